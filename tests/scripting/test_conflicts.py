"""Which refusals pass by themselves and are sent again: throttling, and one kind of 409."""

import json

import pytest

from apigw_cli import catalogue
from apigw_cli.errors import FAILED, OK, REFUSED
from tests.aws.conftest import (
    answers,
    cuts_after_the_request,
    cuts_before_reading,
    says_nothing,
)
from tests.contract.samples import OPERATIONS, REQUIRED, aws_words, sample_params

BUSY = "Unable to complete operation due to concurrent modification. Please try again later."
CREATES = [name for name in OPERATIONS if catalogue.operation(name).creates]
OTHERS = ["GetApi", "GetRoutes", "UpdateApi", "DeleteApi", "PutRoutingRule", "TagResource"]


def refuses(status, code, message):
    """A refusal with the header that SDKs know its class by."""
    return answers(status, json.dumps({"message": message}), f"x-amzn-ErrorType: {code}\r\n")


CONCURRENT = refuses(409, "ConflictException", BUSY)
TAKEN = refuses(409, "ConflictException", "A resource with that name exists.")
THROTTLED = refuses(429, "TooManyRequestsException", "Slow down")
BROKEN = refuses(500, "InternalServerErrorException", "Oops")
DOWN = answers(503, "<html><body>Service Unavailable</body></html>")
FINE = answers(200, "{}")


@pytest.fixture
def run(apigw_to_aws, server, pauses):
    """Sends an operation to a server that does these things, one a connection."""

    def runner(name, *behaviours, words=(), environ=None):
        server.does(*behaviours)
        line = [*aws_words(name, sample_params(name, REQUIRED)), "--endpoint-url", server.url]
        return apigw_to_aws([*line, *words], environ)

    return runner


@pytest.fixture
def run_by_default(apigw_to_server, lasting_server, pauses):
    """The same with nothing set, and much faster."""

    def runner(name, *behaviours):
        lasting_server.does(*behaviours)
        return apigw_to_server(aws_words(name, sample_params(name, REQUIRED)))

    return runner


@pytest.mark.parametrize("name", [*CREATES, *OTHERS])
def test_a_concurrent_modification_is_sent_again_even_if_it_creates(
    run_by_default, lasting_server, pauses, name
):
    result = run_by_default(name, CONCURRENT, FINE)

    assert (result.status, result.stderr, lasting_server.connections) == (OK, "", 2)
    assert lasting_server.requests[0] == lasting_server.requests[1]
    assert len(pauses) == 1


@pytest.mark.parametrize("name", [*CREATES, *OTHERS])
def test_any_other_conflict_is_an_answer(run_by_default, lasting_server, pauses, name):
    result = run_by_default(name, TAKEN, FINE)

    assert (result.status, result.stdout, lasting_server.connections) == (REFUSED, "", 1)
    assert pauses == []


@pytest.mark.parametrize("happens", ["500", "cut", "reset"])
@pytest.mark.parametrize("name", CREATES)
def test_no_create_that_may_have_arrived_is_sent_twice(
    run_by_default, lasting_server, pauses, name, happens
):
    faults = {"500": BROKEN, "cut": cuts_after_the_request, "reset": cuts_before_reading}

    result = run_by_default(name, faults[happens], FINE)

    assert (result.status != OK, result.stdout, lasting_server.connections) == (True, "", 1)
    assert pauses == []


@pytest.mark.parametrize(
    ("message", "sent"),
    [
        (BUSY, 2),
        (BUSY.upper(), 2),
        ("Concurrent modification", 2),
        ("Modification of concurrency is not allowed", 1),
        ("Stage already exists", 1),
        ("", 1),
    ],
)
def test_the_message_tells_the_two_kinds_of_conflict_apart(
    run_by_default, lasting_server, message, sent
):
    run_by_default("CreateStage", refuses(409, "ConflictException", message), FINE)

    assert lasting_server.connections == sent


@pytest.mark.parametrize("status", [400, 403, 404])
def test_the_words_of_a_concurrent_modification_mean_nothing_in_other_refusals(
    run_by_default, lasting_server, status
):
    result = run_by_default("UpdateApi", refuses(status, "BadRequestException", BUSY), FINE)

    assert (result.status, lasting_server.connections) == (REFUSED, 1)


def test_a_conflict_without_a_body_is_an_answer(run_by_default, lasting_server):
    result = run_by_default("CreateApi", answers(409, ""), FINE)

    assert (result.status, lasting_server.connections) == (REFUSED, 1)


# How often


ATTEMPTS = {
    "by default": ((), {}, 3),
    "--max-attempts 1": (("--max-attempts", "1"), {}, 1),
    "--max-attempts 2": (("--max-attempts", "2"), {}, 2),
    "--max-attempts 5": (("--max-attempts", "5"), {}, 5),
    "AWS_MAX_ATTEMPTS": ((), {"AWS_MAX_ATTEMPTS": "4"}, 4),
    "APIGW_MAX_ATTEMPTS": ((), {"APIGW_MAX_ATTEMPTS": "2", "AWS_MAX_ATTEMPTS": "4"}, 2),
    "flag over variable": (("--max-attempts", "2"), {"APIGW_MAX_ATTEMPTS": "5"}, 2),
}
REPEATED = {"409": CONCURRENT, "429": THROTTLED}


@pytest.mark.parametrize("how", ATTEMPTS)
@pytest.mark.parametrize(("name", "refusal"), [("CreateRoute", "409"), ("UpdateRoute", "429")])
def test_it_is_sent_so_many_times_and_no_more(run, server, pauses, name, refusal, how):
    words, environ, attempts = ATTEMPTS[how]

    result = run(name, REPEATED[refusal], words=words, environ=environ)

    assert (result.status, result.stdout, server.connections) == (REFUSED, "", attempts)
    assert len(pauses) == attempts - 1


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("AWS_CONFIG_FILE", "[default]\nmax_attempts = 4\n"),
        ("XDG_CONFIG_HOME", "max-attempts = 4\n"),
    ],
)
def test_files_say_how_often_too(run, server, tmp_path, variable, text):
    file = tmp_path / "apigw" / "config.toml"
    file.parent.mkdir()
    file.write_text(text)
    path = str(file if variable == "AWS_CONFIG_FILE" else tmp_path)

    run("UpdateApi", CONCURRENT, environ={variable: path})

    assert server.connections == 4


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_every_retry_mode_sends_a_concurrent_modification_again(run, server, mode):
    result = run("CreateApi", CONCURRENT, CONCURRENT, FINE, environ={"AWS_RETRY_MODE": mode})

    assert (result.status, server.connections) == (OK, 3)


def test_the_pauses_grow_and_are_never_the_same(run, pauses):
    run("UpdateApi", CONCURRENT, words=["--max-attempts", "9"])

    bounds = [(0.1 * 2**n, min(20, 2**n)) for n in range(8)]
    assert len(pauses) == 8
    outside = [
        pause for pause, (low, high) in zip(pauses, bounds, strict=True) if not low <= pause <= high
    ]
    assert outside == []
    shares = {round(pause / 2**n, 6) for n, pause in enumerate(pauses[:5])}
    assert len(shares) == 5  # jitter: those who met once do not meet again


# One after the other


@pytest.mark.parametrize(
    ("behaviours", "sent", "status"),
    [
        ([CONCURRENT, THROTTLED, CONCURRENT, FINE], 4, OK),
        ([THROTTLED, CONCURRENT, BROKEN, DOWN, FINE], 5, OK),
        ([CONCURRENT, cuts_after_the_request, cuts_before_reading, FINE], 4, OK),
        ([CONCURRENT, TAKEN, FINE], 2, REFUSED),
        ([THROTTLED, TAKEN, FINE], 2, REFUSED),
    ],
    ids=["409 429 409", "429 409 500 503", "409 cut reset", "409 taken", "429 taken"],
)
def test_faults_of_all_kinds_in_a_row_end_well_for_what_can_be_repeated(
    run, server, behaviours, sent, status
):
    result = run("UpdateApi", *behaviours, words=["--max-attempts", "9"])

    assert (result.status, server.connections) == (status, sent)


@pytest.mark.parametrize("first", [CONCURRENT, THROTTLED], ids=["409", "429"])
@pytest.mark.parametrize(
    ("then", "status"),
    [
        (BROKEN, REFUSED),
        (DOWN, REFUSED),
        (cuts_after_the_request, FAILED),
        (cuts_before_reading, FAILED),
        (says_nothing, FAILED),
    ],
    ids=["500", "503", "cut", "reset", "silence"],
)
def test_a_create_that_was_sent_again_and_may_have_arrived_is_not_sent_a_third_time(
    run, server, first, then, status
):
    words = ["--max-attempts", "9", "--cli-read-timeout", "0.2"]

    result = run("CreateRoute", first, then, FINE, words=words)

    assert (result.status, result.stdout, server.connections) == (status, "", 2)


# What is said


@pytest.mark.parametrize(
    ("refusal", "code", "hint"),
    [
        (CONCURRENT, "ConflictException", "Another change is under way; --max-attempts tries"),
        (THROTTLED, "TooManyRequestsException", "Wait a little; --max-attempts tries"),
    ],
)
def test_what_is_still_refused_hints_at_more_attempts(run, refusal, code, hint):
    result = run("UpdateApi", refusal)

    first, second = result.stderr.splitlines()
    assert first.startswith(f"An error occurred ({code}) when calling the UpdateApi operation")
    assert second.startswith(hint)


def test_debug_shows_every_attempt_and_no_secret(run, server):
    token = {"AWS_SESSION_TOKEN": "a-token-that-must-not-show"}

    result = run("CreateApi", CONCURRENT, THROTTLED, FINE, words=["--debug"], environ=token)

    told = [line for line in result.stderr.splitlines() if line.startswith("apigw: debug: ")]
    lines = [line.removeprefix("apigw: debug: ").partition(",")[0] for line in told]
    sent = f"POST {server.url}/v2/apis"
    assert lines == [sent, "status 409", sent, "status 429", sent, "status 200"]
    for secret in ("a-secret-that-must-not-show", *token.values(), "AKIDEXAMPLE", "Signature"):
        assert secret not in result.stderr


def test_debug_shows_an_attempt_that_got_no_answer(run, server):
    result = run("GetApi", cuts_after_the_request, FINE, words=["--debug"])

    assert (result.status, result.stderr.count(f"GET {server.url}/v2/apis/")) == (OK, 2)

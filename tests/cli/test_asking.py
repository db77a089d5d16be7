"""When a delete asks first, and what --ignore-not-found forgives."""

import io
from contextlib import contextmanager

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue import PLACES
from apigw_cli.cli.run import run
from apigw_cli.cli.world import World
from apigw_cli.errors import FAILED, OK, REFUSED, USAGE, ApiError, Unreachable
from tests.conftest import Terminal
from tests.contract.samples import OPERATIONS, REQUIRED, aws_words, grouped_words, sample_params

# The deletes that take other things with them, and the word that names what goes.
ASKING = {
    "DeleteApi": "ApiId",
    "DeleteDomainName": "DomainName",
    "DeletePortal": "PortalId",
    "DeletePortalProduct": "PortalProductId",
}
OTHERS = [name for name in OPERATIONS if name not in ASKING]
DELETES = [name for name in OTHERS if catalogue.operation(name).method == "DELETE"]
DECLINED = "apigw: Nothing was deleted.\nAnswer y, or give --yes.\n"


def grouped(name):
    """The grouped command line of an operation, with what it requires."""
    return grouped_words(name, PLACES[name], sample_params(name, REQUIRED))


def named(name):
    """The same under its AWS name."""
    return aws_words(name, sample_params(name, REQUIRED))


def question(name):
    """What a person is asked."""
    target = sample_params(name, REQUIRED)[ASKING[name]]
    return f"{catalogue.operation(name).summary[:-1]}: {target}, are you sure? [y/N] "


def sent(name):
    return [(name, sample_params(name, REQUIRED))]


def test_the_deletes_that_ask_are_those_of_the_design():
    found = {name for name in OPERATIONS if catalogue.operation(name).cascades}

    assert found == set(ASKING)


@pytest.mark.parametrize("answer", ["y\n", "Y\n", "yes\n", "YES\n", " y \n", "y"])
@pytest.mark.parametrize("name", ASKING)
def test_a_delete_on_a_terminal_asks_and_goes_on_with_yes(apigw, backend, name, answer):
    result = apigw(grouped(name), terminal=True, stdin=answer)

    assert result == (OK, "", question(name))
    assert backend.requests == sent(name)


@pytest.mark.parametrize(
    "answer", ["n\n", "N\n", "no\n", "\n", "yep\n", "1\n", "", "n\ny\n", " \n"]
)
@pytest.mark.parametrize("name", ASKING)
def test_any_other_answer_deletes_nothing(apigw, backend, name, answer):
    result = apigw(grouped(name), terminal=True, stdin=answer)

    assert result == (FAILED, "", question(name) + DECLINED)
    assert backend.requests == []


def test_an_answer_that_is_no_utf_8_is_a_no(apigw, backend):
    result = apigw("api delete a1", terminal=True, stdin=b"\xff\n")

    assert backend.requests == []
    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.endswith(DECLINED)


@pytest.mark.parametrize(
    ("words", "environ"),
    [
        (["--yes"], {}),
        ([], {"APIGW_YES": "1"}),
        ([], {"APIGW_YES": "true"}),
        (["--yes"], {"APIGW_YES": "0"}),
    ],
)
@pytest.mark.parametrize("name", ASKING)
def test_yes_answers_beforehand(apigw, backend, name, words, environ):
    result = apigw([*grouped(name), *words], terminal=True, environ=environ)

    assert result == (OK, "", "")
    assert backend.requests == sent(name)


def test_yes_in_the_config_file_answers_beforehand(apigw, backend, tmp_path):
    (tmp_path / "apigw").mkdir()
    (tmp_path / "apigw/config.toml").write_text("yes = true\n")

    result = apigw("api delete a1", terminal=True, environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result == (OK, "", "")
    assert backend.requests == [("DeleteApi", {"ApiId": "a1"})]


@pytest.mark.parametrize("word", ["0", "false", "no", "off"])
def test_a_yes_that_is_switched_off_asks(apigw, backend, word):
    result = apigw("api delete a1", terminal=True, stdin="n\n", environ={"APIGW_YES": word})

    assert result.status == FAILED
    assert backend.requests == []


@pytest.mark.parametrize("name", ASKING)
def test_a_delete_under_its_aws_name_never_asks(apigw, backend, name):
    result = apigw(named(name), terminal=True, stdin="n\n")

    assert result == (OK, "", "")
    assert backend.requests == sent(name)


@pytest.mark.parametrize("name", DELETES)
def test_other_deletes_never_ask(apigw, backend, name):
    result = apigw(grouped(name), terminal=True, stdin="n\n")

    assert result == (OK, "", "")
    assert backend.requests == sent(name)


@pytest.mark.parametrize("name", ASKING)
def test_a_delete_in_a_pipe_never_asks(apigw, backend, name):
    result = apigw(grouped(name), stdin="n\n")

    assert result == (OK, "", "")
    assert backend.requests == sent(name)


def stream(text, *, terminal):
    kind = Terminal if terminal else io.TextIOWrapper
    return kind(io.BytesIO(text), encoding="utf-8", write_through=True)


@pytest.mark.parametrize(
    ("stdin", "stdout", "stderr", "asks"),
    [
        (True, True, True, True),
        (True, False, True, True),  # the answer goes to a file, the question to the person
        (True, True, False, False),
        (False, True, True, False),
        (False, False, False, False),
    ],
)
def test_it_asks_where_both_stdin_and_stderr_are_terminals(
    backend, tmp_path, stdin, stdout, stderr, asks
):
    @contextmanager
    def connect(settings):
        yield backend.send

    streams = (
        stream(b"n\n", terminal=stdin),
        stream(b"", terminal=stdout),
        stream(b"", terminal=stderr),
    )
    status = run(["api", "delete", "a1"], World({"HOME": str(tmp_path)}, *streams, connect))

    assert (status, len(backend.requests)) == ((FAILED, 0) if asks else (OK, 1))
    assert streams[1].buffer.getvalue() == b""


def test_a_wrong_command_is_refused_before_it_asks(apigw, backend):
    result = apigw("api delete a1 --query 'x['", terminal=True, stdin="y\n")

    assert result.status == USAGE
    assert "are you sure" not in result.stderr
    assert backend.requests == []


# What is not there


def refusal(name, code, status):
    return ApiError(code, "No such thing", operation=name, http_status=status)


FORGIVING = [name for name in OPERATIONS if PLACES[name][1] in ("delete", "get")]


@pytest.mark.parametrize("name", FORGIVING)
def test_what_is_not_there_is_no_error_to_a_delete_or_get_that_ignores_it(apigw, backend, name):
    backend.answers[name] = refusal(name, "NotFoundException", 404)

    results = [
        apigw([*words, "--ignore-not-found"], terminal=terminal, environ={"APIGW_YES": "1"})
        for words in (grouped(name), named(name))
        for terminal in (True, False)
    ]

    assert results == [(OK, "", "")] * 4
    assert backend.requests == sent(name) * 4


@pytest.mark.parametrize("name", FORGIVING)
def test_what_is_not_there_is_refused_unless_it_is_ignored(apigw, backend, name):
    backend.answers[name] = refusal(name, "NotFoundException", 404)

    result = apigw(named(name))

    said = f"An error occurred (NotFoundException) when calling the {name} operation: No such thing"
    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.splitlines()[0] == said


@pytest.mark.parametrize(
    "failure",
    [
        refusal("DeleteApi", "ConflictException", 409),
        refusal("DeleteApi", "AccessDeniedException", 403),
        refusal("DeleteApi", "BadRequestException", 400),
        refusal("DeleteApi", "TooManyRequestsException", 429),
        refusal("DeleteApi", "InternalFailure", 500),
        Unreachable("Could not connect"),
    ],
    ids=lambda failure: failure.code,
)
def test_nothing_but_not_found_is_ignored(apigw, backend, failure):
    backend.answers["DeleteApi"] = failure

    result = apigw("api delete a1 --ignore-not-found")

    assert (result.status, result.stdout) == (failure.status, "")
    assert str(failure) in result.stderr


def test_what_is_there_is_deleted_and_shown_as_ever(apigw, backend):
    backend.answers["GetApi"] = {"ApiId": "a1"}

    shown = apigw("api get a1 --ignore-not-found")
    deleted = apigw("api delete a1 --ignore-not-found")

    assert (shown.status, shown.json) == (OK, {"ApiId": "a1"})
    assert deleted == (OK, "", "")


@pytest.mark.parametrize("name", ["CreateApi", "UpdateApi", "ImportApi", "TagResource"])
def test_ignore_not_found_is_unknown_to_what_creates_or_changes(apigw, backend, name):
    result = apigw([*named(name), "--ignore-not-found"])

    assert (result.status, result.stdout) == (USAGE, "")
    assert "No such option '--ignore-not-found'." in result.stderr
    assert backend.requests == []

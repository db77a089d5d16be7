"""--error-format json: every failure is one JSON object; as text it is a line and a hint."""

import json
import sys

import pytest

from apigw_cli.catalogue import PLACES
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.world import World
from apigw_cli.errors import (
    CONFIGURATION,
    FAILED,
    HTTP_STATUS,
    OK,
    REFUSED,
    USAGE,
    ApiError,
    ConfigurationFailure,
    Unreachable,
)
from tests.aws.conftest import answers, cuts_after_the_request
from tests.contract.samples import OPERATIONS, REQUIRED, aws_words, sample_params

MEMBERS = ["operation", "code", "message", "httpStatus", "requestId", "exitStatus", "hint"]
JSON = ["--error-format", "json"]


def told(result):
    """The one object on stderr, which says the exit status too."""
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("\n")
    answer = json.loads(result.stderr)
    assert list(answer) == MEMBERS
    assert answer["exitStatus"] == result.status
    return answer


def error(code, message, status, *, operation=None, hint=None, http=None, request=None):
    return dict(zip(MEMBERS, [operation, code, message, http, request, status, hint], strict=True))


# Usage


@pytest.mark.parametrize(
    ("words", "operation", "message", "hint"),
    [
        (["nope"], None, "apigw has no command 'nope'.", "Try 'apigw --help'."),
        (["api", "gt"], None, "apigw api has no command 'gt'. Did", "Try 'apigw api --help'."),
        (["api"], None, "apigw api needs a command.", "Try 'apigw api --help'."),
        (["--nope"], None, "No such option '--nope'.", "Try 'apigw --help'."),
        (["api", "--nope", "list"], None, "No such option '--nope'.", "Try 'apigw api --help'."),
        (["api", "list", "--nope"], "GetApis", "No such option '--nope'.", "Try 'apigw api list"),
        (["get-apis", "--nope"], "GetApis", "No such option '--nope'.", "Try 'apigw get-apis"),
        (["api", "get"], "GetApi", "apigw api get: missing --api-id.", "By position: apigw api"),
        (["api", "get", "a", "b"], "GetApi", "Unexpected word: 'b'.", "Identifiers: API_ID"),
        (["api", "get", ""], "GetApi", "--api-id: '' cannot be an identifier.", None),
        (["api", "get", "--api-id"], "GetApi", "--api-id needs a value.", None),
        (["api", "list", "--max-items", "x"], "GetApis", "--max-items: 'x' is not a", None),
        (["api", "list", "--query", "["], "GetApis", "--query: incomplete.", "[\n ^"),
        (
            ["create-api", "--name", "a", "--protocol-type", "HTPP"],
            "CreateApi",
            "--protocol-type: 'HTPP' is none of WEBSOCKET, HTTP. Did you mean HTTP?",
            None,
        ),
        (["api", "update", "a1", "--unset", "name"], "UpdateApi", "--unset: name cannot", None),
        (["wait", "api", "a1"], "GetApi", "apigw wait: missing --for.", "Example: apigw wait"),
        (["wait", "cors"], None, "apigw wait has no command 'cors'.", "Try 'apigw wait --help'."),
        (["local", "nope"], None, "apigw local has no command 'nope'.", "Try 'apigw local"),
        (["operations", "x"], None, "Got unexpected extra argument (x)", "Try 'apigw operations"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_usage_error_is_data(apigw, backend, words, operation, message, hint):
    result = apigw([*JSON, *words])

    found = told(result)
    assert found["message"].startswith(message)
    assert (found["hint"] or "").startswith(hint or "")
    assert bool(found["hint"]) == bool(hint)
    assert {k: v for k, v in found.items() if k not in ("message", "hint")} == {
        "operation": operation,
        "code": "Usage",
        "httpStatus": None,
        "requestId": None,
        "exitStatus": USAGE,
    }
    assert backend.requests == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_command_names_its_operation_in_what_it_cannot_read(apigw, name):
    group, command = PLACES[name]
    found = [told(apigw([*words, "--nope", *JSON])) for words in ([group, command], [kebab(name)])]

    assert [answer["operation"] for answer in found] == [name, name]


def kebab(name):
    return aws_words(name, {})[0]


# Configuration


@pytest.mark.parametrize(
    ("words", "environ", "operation"),
    [
        ("api list", {"APIGW_OUTPUT": "xml"}, "GetApis"),
        ("api get a1", {"APIGW_MAX_ATTEMPTS": "x", "APIGW_LOCAL": "maybe"}, "GetApi"),
        ("local status", {"APIGW_OUTPUT": "xml"}, None),
    ],
)
def test_a_configuration_error_is_data(apigw_local, words, environ, operation):
    found = told(apigw_local(f"{words} --error-format json", environ=environ))

    assert (found["code"], found["exitStatus"], found["operation"]) == (
        "Configuration",
        CONFIGURATION,
        operation,
    )


@pytest.mark.parametrize(
    ("environ", "message", "hint"),
    [
        ({"AWS_REGION": None}, "You must specify a region.", "Give --region, or set AWS_REGION."),
        ({"AWS_PROFILE": "nope"}, "The config profile (nope) could not be found", None),
        (
            {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None},
            "Unable to locate credentials",
            "Set AWS_PROFILE or AWS_ACCESS_KEY_ID, or use --local.",
        ),
    ],
    ids=["region", "profile", "credentials"],
)
def test_what_botocore_lacks_is_data(apigw_to_aws, server, environ, message, hint):
    result = apigw_to_aws(["get-apis", *JSON, "--endpoint-url", server.url], environ)

    assert told(result) == error(
        "Configuration", message, CONFIGURATION, operation="GetApis", hint=hint
    )


def test_a_configuration_file_that_cannot_be_read_is_told_as_text(apigw, tmp_path):
    """It may be the one that says which format errors have."""
    (tmp_path / "apigw").mkdir()
    (tmp_path / "apigw" / "config.toml").write_text('error-format = "json\n')

    result = apigw("get-apis", environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert (result.status, result.stdout) == (CONFIGURATION, "")
    assert result.stderr.startswith("apigw: ")


# Refusals


@pytest.mark.parametrize("code", [*HTTP_STATUS, "SomethingElse"])
@pytest.mark.parametrize("name", ["GetApi", "CreateRoute", "DeleteCorsConfiguration"])
def test_a_refusal_is_data(apigw, backend, name, code):
    http = HTTP_STATUS.get(code, 418)
    backend.answers[name] = ApiError(
        code, "It says\nso", operation=name, http_status=http, request_id="r-1"
    )

    found = told(apigw([*aws_words(name, sample_params(name, REQUIRED)), *JSON]))

    expected = error(code, "It says\nso", REFUSED, operation=name, http=http, request="r-1")
    assert {**found, "hint": None} == expected


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_refusal_of_any_operation_names_it(apigw_local, name):
    words = aws_words(name, sample_params(name, REQUIRED))

    result = apigw_local([*words, *JSON])

    if result.status != OK:  # many samples are refused; all that are, are so
        found = told(result)
        assert (found["operation"], found["exitStatus"]) == (name, REFUSED)
        assert found["httpStatus"] in (400, 404, 501)


def test_a_refusal_from_the_wire_has_all_its_members(apigw_to_aws, server):
    body = '{"message": "Invalid API identifier specified 1:a1"}'
    headers = "x-amzn-ErrorType: NotFoundException\r\nx-amzn-RequestId: r-1\r\n"
    server.does(answers(404, body, headers))

    result = apigw_to_aws(["get-api", "--api-id", "a1", *JSON, "--endpoint-url", server.url])

    assert told(result) == error(
        "NotFoundException",
        "Invalid API identifier specified 1:a1",
        REFUSED,
        operation="GetApi",
        http=404,
        request="r-1",
        hint="'apigw api list' shows what there is.",
    )


@pytest.mark.parametrize(
    ("http", "body", "ends"),
    [
        (400, "<html><body>\x1b[31mBad\x1b[0m gateway</body></html>", REFUSED),
        (403, "<?xml version='1.0'?><Error><Code>X</Code></Error>", REFUSED),
        (404, "", REFUSED),
        (409, "not json", REFUSED),
        (502, "\x00\xff", REFUSED),
        # JSON, but no object: botocore cannot read it.
        (413, '"a text"', FAILED),
        (418, "[]", FAILED),
    ],
)
def test_an_error_body_that_is_no_json_object_is_data_all_the_same(
    apigw_to_aws, server, http, body, ends
):
    server.does(answers(http, body))
    words = ["get-api", "--api-id", "a1", *JSON, "--max-attempts", "1"]

    found = told(apigw_to_aws([*words, "--endpoint-url", server.url]))

    code = str(http) if ends == REFUSED else "Unreachable"
    assert (found["operation"], found["exitStatus"], found["code"]) == ("GetApi", ends, code)
    assert found["httpStatus"] == (http if ends == REFUSED else None)


def test_a_refusal_in_the_middle_of_a_list_is_data(apigw, backend):
    backend.answers["GetApis"] = [
        {"Items": [{"ApiId": "a1"}], "NextToken": "t"},
        ApiError("TooManyRequestsException", "Slow down", operation="GetApis"),
    ]

    result = apigw(["get-apis", *JSON])

    assert (result.status, json.loads(result.stderr)["httpStatus"]) == (REFUSED, 429)


# Unreachable, unexpected, and the rest


def test_no_answer_is_data(apigw_to_aws, server):
    server.does(cuts_after_the_request)

    result = apigw_to_aws(["create-api", "--name=a", "--protocol-type=HTTP", *JSON,
                           "--endpoint-url", server.url])  # fmt: skip

    found = told(result)
    assert (found["code"], found["operation"], found["exitStatus"]) == (
        "Unreachable",
        "CreateApi",
        FAILED,
    )
    assert (found["httpStatus"], found["requestId"]) == (None, None)


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (Unreachable("No", "Why?"), error("Unreachable", "No", FAILED, hint="Why?")),
        (ConfigurationFailure("No"), error("Configuration", "No", CONFIGURATION)),
        (OSError(28, "No space left"), error("Failed", "cannot write the answer: No space", 255)),
        (
            ZeroDivisionError("by zero"),
            error("Unexpected", "unexpected ZeroDivisionError: by zero", FAILED, hint="This is a"),
        ),
        (RecursionError(), error("Failed", "the answer is nested too deeply.", FAILED)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_any_other_failure_is_data(apigw, backend, failure, expected):
    backend.answers["GetApi"] = failure

    found = told(apigw(["get-api", "--api-id", "a1", *JSON]))

    assert found["message"].startswith(expected.pop("message"))
    assert (found["hint"] or "").startswith(expected.pop("hint") or "")
    named = "GetApi" if found["code"] not in ("Failed", "Unexpected") else None
    assert {k: found[k] for k in expected} == {**expected, "operation": named}


def test_a_declined_question_is_data(apigw, backend):
    result = apigw(["api", "delete", "a1", *JSON], terminal=True, stdin="n\n")

    answer = json.loads(result.stderr.rpartition("[y/N] ")[2])
    assert answer == error(
        "Declined",
        "Nothing was deleted.",
        FAILED,
        operation="DeleteApi",
        hint="Answer y, or give --yes.",
    )


def test_a_wait_that_fails_is_data(apigw, backend):
    backend.answers["CreateVpcLink"] = {"VpcLinkId": "v1"}
    backend.answers["GetVpcLink"] = {"VpcLinkStatus": "FAILED", "VpcLinkStatusMessage": "No subnet"}

    found = told(apigw(["create-vpc-link", "--name=a", "--subnet-ids", "s", "--wait", *JSON]))

    assert found == error(
        "Failed",
        "VpcLinkStatus of v1 is FAILED: No subnet",
        FAILED,
        operation="CreateVpcLink",
    )


# Who says so


@pytest.mark.parametrize(
    ("words", "environ", "as_data"),
    [
        (["get-api", "--error-format", "json"], {}, True),
        (["--error-format", "json", "get-api"], {}, True),
        (["--error-format=json", "get-api"], {}, True),
        (["get-api"], {"APIGW_ERROR_FORMAT": "json"}, True),
        (["get-api", "--error-format", "text"], {"APIGW_ERROR_FORMAT": "json"}, False),
        (["--error-format", "text", "get-api", "--error-format", "json"], {}, True),
        (["--error-format", "json", "get-api", "--error-format", "text"], {}, False),
        (["get-api", "--", "--error-format", "json"], {}, False),
        (["get-api"], {}, False),
        (["get-api"], {"APIGW_ERROR_FORMAT": "text"}, False),
    ],
)
def test_a_flag_wins_over_the_variable_and_the_nearest_flag_over_others(
    apigw, words, environ, as_data
):
    result = apigw(words, environ=environ)

    assert result.status == USAGE
    assert result.stderr.startswith("{") is as_data


@pytest.mark.parametrize(
    ("told_by_flag", "as_data"), [([], True), (["--error-format=text"], False)]
)
def test_the_config_file_says_so_too(apigw, tmp_path, told_by_flag, as_data):
    (tmp_path / "apigw").mkdir()
    (tmp_path / "apigw" / "config.toml").write_text('error-format = "json"\n')

    result = apigw(["get-api", *told_by_flag], environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result.stderr.startswith("{") is as_data


@pytest.mark.parametrize("words", ["get-apis", "wait api a1 --for x"])
def test_a_wrong_format_is_refused_before_anything_is_sent(apigw, backend, words):
    flag = apigw(f"{words} --error-format xml")
    variable = apigw(words, environ={"APIGW_ERROR_FORMAT": "xml"})

    said = "'xml' is none of text, json."
    assert flag == (USAGE, "", f"apigw: --error-format: {said}\n")
    assert variable == (CONFIGURATION, "", f"apigw: APIGW_ERROR_FORMAT: {said}\n")
    assert backend.requests == []


def test_a_success_says_nothing(apigw, backend):
    backend.answers["GetApi"] = {"ApiId": "a1"}

    result = apigw(["get-api", "--api-id", "a1", *JSON])

    assert (result.status, result.json, result.stderr) == (OK, {"ApiId": "a1"}, "")


def test_the_object_is_ascii_and_holds_any_text(apigw, backend):
    message = 'ü 漢字 "\u001b[31m" \u2028 \ud800'
    backend.answers["GetApi"] = ApiError("BadRequestException", message, operation="GetApi")

    result = apigw(["get-api", "--api-id", "a1", *JSON])

    assert result.stderr.isascii()
    assert told(result)["message"] == message


def test_a_process_writes_the_object_alone(process):
    done = process("get-apis --error-format json --endpoint-url nope")

    answer = json.loads(done.stderr)
    assert (done.returncode, done.stdout, answer["exitStatus"]) == (USAGE, "", USAGE)


def test_nobody_to_listen_changes_no_status(backend):
    """stderr closed: 2>&-."""
    from apigw_cli.cli.run import run

    world = World({}, sys.stdin, sys.stdout, None, lambda settings: None)  # type: ignore[arg-type]

    assert run(["nope", *JSON], world) == USAGE


# As text


def hinted(apigw, backend, name, failure):
    backend.answers[name] = failure
    result = apigw(aws_words(name, sample_params(name, REQUIRED)))
    first, *hint = result.stderr.splitlines()
    assert first.startswith(f"An error occurred ({failure.code}) when calling the {name} operation")
    return hint


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_is_not_found_hints_at_the_list_of_its_kind(apigw, backend, name):
    failure = ApiError("NotFoundException", "No such thing", operation=name)

    hint = hinted(apigw, backend, name, failure)

    group, _ = PLACES[name]
    has_list = GROUPS[group].commands.get("list", name) != name  # a list says all that it can
    assert hint == ([f"'apigw {group} list' shows what there is."] if has_list else [])


@pytest.mark.parametrize(
    ("name", "message", "group"),
    [
        ("CreateRoute", "Invalid API identifier specified 123456789012:a1", "api"),
        ("CreateRoute", "ApiId 'a1' names no API that exists", "api"),
        ("UpdateRoute", "Invalid Integration identifier specified i1", "integration"),
        ("CreateStage", "Invalid VpcLink identifier specified v1", "vpc-link"),
        ("GetApiMapping", "DomainName 'd' names no domain name that exists", "domain-name"),
        ("GetRouteResponse", "RouteResponseId 'x' names no route response", "route-response"),
        ("UpdateStage", "RouteSettings['GET /'] names no route of the API", ""),
        ("UpdateStage", "Unable to find Stage", "stage"),
        ("UpdateStage", "", "stage"),
    ],
)
def test_a_hint_is_at_the_list_of_what_the_message_misses(apigw, backend, name, message, group):
    hint = hinted(apigw, backend, name, ApiError("NotFoundException", message, operation=name))

    assert hint == ([f"'apigw {group} list' shows what there is."] if group else [])


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("AccessDeniedException", ["Does the profile have the permission? See --profile."]),
        ("ExpiredTokenException", ["The credentials have expired: sign in again."]),
        ("TooManyRequestsException", ["Wait a little; --max-attempts tries more often."]),
        ("UnrecognizedClientException", ["Are the credentials right? See --profile."]),
        ("BadRequestException", []),
        ("ConflictException", []),
    ],
)
def test_a_hint_is_a_second_line_where_there_is_one(apigw, backend, code, hint):
    failure = ApiError(code, "Said", operation="GetApi")

    assert hinted(apigw, backend, "GetApi", failure) == hint


def test_text_keeps_a_message_of_many_lines_on_one(apigw, backend):
    backend.answers["GetApi"] = ApiError("BadRequestException", "a\nb\x1b[1m", operation="GetApi")

    result = apigw("get-api --api-id a1")

    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr

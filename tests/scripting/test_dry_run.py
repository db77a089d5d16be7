"""--dry-run: everything is checked and shown, and nothing is changed."""

import json
import re
import shlex
import sqlite3
from contextlib import closing

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.clearing import CLEARINGS
from apigw_cli.cli.command import option_name
from apigw_cli.errors import FAILED, OK, REFUSED, USAGE
from tests.conftest import succeeded
from tests.contract.samples import (
    AMOUNTS,
    OPERATIONS,
    aws_words,
    expected_request,
    sample_params,
)

LOCAL = {"APIGW_LOCAL": "1"}
# What a file that an example names holds: the content of a portal, where it has to be one.
CONTENT = json.dumps(
    {
        "DisplayName": "Pets",
        "Theme": {
            "CustomColors": {
                f"{part}Color": "#000000"
                for part in (
                    "Accent",
                    "Background",
                    "ErrorValidation",
                    "Header",
                    "Navigation",
                    "Text",
                )
            }
        },
    }
)
REHEARSALS = ["--dry-run", "--print aws", "--print boto3", "--print curl"]


def example(name):
    """The words of the operation's own example."""
    return shlex.split(catalogue.operation(name).example)


@pytest.fixture
def example_params(apigw, backend, monkeypatch, tmp_path):
    """What the example of an operation sends; the files that examples name are there."""
    monkeypatch.chdir(tmp_path)

    def params(name):
        words = example(name)
        for file in re.findall(r"file://([\w.]+)", catalogue.operation(name).example):
            (tmp_path / file).write_text(CONTENT)
        backend.answers[name] = {"body": b"{}"} if name == "ExportApi" else {}
        succeeded(apigw(words))
        (sent,) = backend.requests
        backend.requests.clear()
        assert sent[0] == name
        return sent[1]

    return params


# Nothing is changed


@pytest.mark.parametrize("how", REHEARSALS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_is_sent_for_any_operation(apigw, backend, example_params, name, how):
    params = example_params(name)
    line = [catalogue.kebab(name), "--cli-input-json", json.dumps(params)]

    result = apigw([*line, *how.split()], environ=LOCAL)

    assert (result.status, result.stderr, backend.requests) == (OK, "", [])
    assert result.stdout


def dump(file):
    """All that a local plane's file holds."""
    with closing(sqlite3.connect(file)) as store:
        return list(store.iterdump())


@pytest.fixture
def pets(apigw_local):
    """An API on the local plane, with something of most kinds."""

    def made(line, member):
        return succeeded(apigw_local(line)).json[member]

    api = made("api create --name pets --protocol-type HTTP --target https://a.example", "ApiId")
    web = made(
        "api create --name chat --protocol-type WEBSOCKET"
        " --route-selection-expression $request.body.action",
        "ApiId",
    )
    made(f"api update {api} --cors-configuration AllowOrigins=[*],MaxAge=60", "ApiId")
    made(f"stage create {api} --stage-name prod --stage-variables a=1,b=2", "StageName")
    made(f"authorizer create {web} --name auth --authorizer-type REQUEST"
         " --authorizer-uri arn:aws:apigateway:us-east-1:lambda:path/f/invocations"
         " --identity-source route.request.header.a", "AuthorizerId")  # fmt: skip
    made("vpc-link create --name link --subnet-ids s1", "VpcLinkId")
    return api


def test_the_store_is_the_same_after_a_rehearsal_of_every_operation(
    apigw_local, example_params, pets, tmp_path
):
    file = tmp_path / "local.db"
    lines = [
        [catalogue.kebab(name), "--cli-input-json", json.dumps(example_params(name))]
        for name in OPERATIONS
    ]
    before = dump(file)

    results = [apigw_local([*line, *how.split()]) for line in lines for how in REHEARSALS]

    assert {(result.status, result.stderr) for result in results} == {(OK, "")}
    assert dump(file) == before


# Lines whose requests depend on reads: what is read, then what would be sent.
READING = {
    "api delete @pets": (["GetApis"], ["DeleteApi"]),
    "route list @chat": (["GetApis"], ["GetRoutes"]),
    "api update @pets --cors-configuration.max-age 5": (["GetApis", "GetApi"], ["UpdateApi"]),
    "stage update @pets prod --unset stage-variables": (["GetApis", "GetStage"], ["UpdateStage"]),
    "stage update @pets prod --unset access-log-settings": (
        ["GetApis"],
        ["DeleteAccessLogSettings", "GetStage"],
    ),
    "authorizer delete @chat @auth": (["GetApis", "GetAuthorizers"], ["DeleteAuthorizer"]),
    "tags add @vpc-link:link --tags a=b": (["GetVpcLinks"], ["TagResource"]),
    "vpc-link delete @link --wait": (["GetVpcLinks"], ["DeleteVpcLink"]),
}


@pytest.mark.parametrize("how", REHEARSALS)
@pytest.mark.parametrize("line", READING)
def test_the_reads_that_a_request_depends_on_are_sent_and_shown(
    apigw_local, pets, tmp_path, line, how
):
    before = dump(tmp_path / "local.db")

    result = apigw_local(f"{line} {how}")

    reads, writes = READING[line]
    shown = [read.split() for read in result.stderr.splitlines()]
    assert result.status == OK
    assert [read[:3] for read in shown] == [["apigw:", "reading:", name] for name in reads]
    assert dump(tmp_path / "local.db") == before
    if how == "--dry-run":
        answer = result.json if isinstance(result.json, list) else [result.json]
        assert [entry["operation"] for entry in answer] == writes


def test_a_read_is_shown_with_its_parameters(apigw_local, pets):
    result = apigw_local("stage update @pets prod --unset stage-variables --dry-run")

    assert result.stderr == (
        "apigw: reading: GetApis {}\n"
        f'apigw: reading: GetStage {{"ApiId": "{pets}", "StageName": "prod"}}\n'
    )


def test_a_read_that_is_refused_ends_the_rehearsal(apigw_local, pets):
    result = apigw_local("stage update @pets nope --unset stage-variables --dry-run")

    assert (result.status, result.stdout) == (REFUSED, "")
    assert "when calling the GetStage operation" in result.stderr


# What is shown


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_the_request_is_shown_whole(apigw, name, amount):
    params = sample_params(name, amount)

    result = apigw([*aws_words(name, params), "--dry-run", "--no-validate"], environ=LOCAL)

    expected, shown = expected_request(name, params), result.json
    assert list(shown) == ["operation", "method", "url", "query", "body"]
    assert (shown["operation"], shown["method"]) == (name, expected.method)
    path, _, query = shown["url"].removeprefix("local://us-east-1").partition("?")
    assert (path, sorted(query.split("&") if query else [])) == (expected.path, expected.query)
    assert shown["body"] == expected.body
    in_query = {m.wire: m.name for m in catalogue.operation(name).inputs if m.name in params}
    assert shown["query"] == {wire: one_or_many(params[in_query[wire]]) for wire in shown["query"]}
    assert {pair.partition("=")[0] for pair in expected.query} == set(shown["query"])


def one_or_many(value):
    """A value as a query shows it: text, or a list of texts where the name is repeated."""
    if isinstance(value, list):
        return value if len(value) > 1 else value[0]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_one_request_is_an_object_and_several_are_a_list(apigw):
    one = apigw("api update a1 --unset description --dry-run", environ=LOCAL)
    two = apigw("api update a1 --unset cors-configuration --dry-run", environ=LOCAL)

    api = "local://us-east-1/v2/apis/a1"
    assert one.json == {
        "operation": "UpdateApi",
        "method": "PATCH",
        "url": api,
        "query": {},
        "body": {"description": ""},
    }
    assert [(entry["method"], entry["url"]) for entry in two.json] == [
        ("DELETE", f"{api}/cors"),
        ("GET", api),
    ]


def test_the_shown_object_is_json_whatever_the_output_format_and_terminal(apigw):
    for words in ("--output table", "--output text", "-o off", ""):
        result = apigw(f"api get a1 --dry-run {words}", environ=LOCAL, terminal=True)

        assert result.json["operation"] == "GetApi"


def test_a_request_is_a_line_of_json_where_answers_are(apigw):
    one = apigw("api get a1 --dry-run -o jsonl", environ=LOCAL)
    several = apigw("api update a1 --unset cors-configuration --dry-run -o jsonl", environ=LOCAL)

    assert one.stdout.count("\n") == 1
    assert one.json["operation"] == "GetApi"
    lines = several.stdout.splitlines()
    assert [json.loads(line)["operation"] for line in lines] == [
        "DeleteCorsConfiguration",
        "GetApi",
    ]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("", {}),
        ("--page-size 7", {"maxResults": "7"}),
        ("--max-items 7", {}),
        ("--starting-token abc", {"nextToken": "abc"}),
        ("--max-results 7 --next-token abc", {"maxResults": "7", "nextToken": "abc"}),
        ("--no-paginate", {}),
    ],
)
@pytest.mark.parametrize("name", [n for n in OPERATIONS if catalogue.operation(n).paged])
def test_a_list_shows_the_request_of_its_first_page(apigw, backend, name, words, query):
    ids = {m.name: "a1b2c3d4e5" for m in catalogue.operation(name).path_members}
    line = [*aws_words(name, ids), *words.split()]

    shown = apigw([*line, "--dry-run"], environ=LOCAL).json
    apigw(line)

    (sent,) = backend.requests
    assert shown["query"] == query
    assert {m: str(value) for m, value in sent[1].items() if m not in ids} == {
        name[0].upper() + name[1:]: value for name, value in query.items()
    }


def test_nothing_is_asked_and_no_file_is_written(apigw, backend, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    asked = apigw("api delete a1 --dry-run", environ=LOCAL, terminal=True)
    written = apigw("api export a1 out.json --output-type JSON --dry-run", environ=LOCAL)

    assert [(r.status, r.stderr, r.json["method"]) for r in (asked, written)] == [
        (OK, "", "DELETE"),
        (OK, "", "GET"),
    ]
    assert (backend.requests, list(tmp_path.iterdir())) == ([], [])


def test_waiting_is_rehearsed_as_its_first_read(apigw, backend):
    result = apigw("wait api a1 --for Name --dry-run", environ=LOCAL)

    assert (result.status, result.json["operation"], backend.requests) == (OK, "GetApi", [])


# What is checked


def limits():
    """A value beyond each limit of each parameter, and the kind of the limit."""
    for name in OPERATIONS:
        for member in catalogue.operation(name).inputs:
            for kind, value in beyond(member.shape):
                cleared = CLEARINGS.get(name, {}).get(member.name)
                if not (value == "" and cleared and cleared.value == ""):
                    yield pytest.param(name, member.name, value, id=f"{name}-{member.name}-{kind}")


def beyond(shape):
    if shape.kind == "integer" and shape.low is not None:
        yield from [("low", shape.low - 1), ("high", shape.high + 1)]
    if shape.kind == "text" and shape.high:
        yield "long", "x" * (shape.high + 1)
    if shape.kind == "text" and shape.low:
        yield "short", "x" * (shape.low - 1)
    if shape.kind == "text" and shape.pattern:
        text = "☃".ljust(shape.low or 1, "☃")
        assert not re.fullmatch(shape.pattern, text)
        yield "pattern", text


@pytest.mark.parametrize(("name", "member", "value"), list(limits()))
def test_what_is_beyond_a_limit_is_a_usage_error(
    apigw, backend, example_params, name, member, value
):
    params = example_params(name) | {member: value}
    line = [catalogue.kebab(name), "--cli-input-json", json.dumps(params)]

    checked = apigw([*line, "--dry-run"], environ=LOCAL)
    unchecked = apigw([*line, "--dry-run", "--no-validate"], environ=LOCAL)

    assert (checked.status, checked.stdout, backend.requests) == (USAGE, "", [])
    identifier = catalogue.operation(name).place(catalogue.operation(name).member(member)) == "path"
    if identifier and value == "":
        assert (unchecked.status, checked.stderr) == (USAGE, unchecked.stderr)
        return
    early = rf"{option_name(catalogue.operation(name).member(member))}: .+ least"
    assert re.match(rf"apigw: ({name}: {member} (must|has)|{early})", checked.stderr)
    assert unchecked.status == OK


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "api create --name a --protocol-type HTTP --cors-configuration MaxAge=86401",
            "CreateApi: CorsConfiguration.MaxAge must be from -1 to 86400, not 86401",
        ),
        (
            "api create --name a --protocol-type HTTP --tags a=" + "x" * 1601,
            "CreateApi: Tags['a'] must have ",
        ),
        (
            "routing-rule create d.example.com --priority 1 --conditions []"
            " --actions InvokeApi={Stage=prod}",
            "--actions[0].InvokeApi lacks ApiId.",
        ),
    ],
)
def test_limits_inside_structures_are_checked_too(apigw, backend, line, said):
    result = apigw(f"{line} --dry-run", environ=LOCAL)

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr.startswith(f"apigw: {said}")


@pytest.mark.parametrize(
    "line",
    [
        "api create",
        "api create --name a --protocol-type HTPP",
        "api get a1 --query [",
        "api list --max-items x",
        "api get ''",
        "api get a1 b2",
        "api create --name a --protocol-type HTTP --tags @",
    ],
)
def test_what_a_real_run_refuses_a_rehearsal_refuses(apigw, backend, line):
    real, rehearsed = apigw(line), apigw(f"{line} --dry-run", environ=LOCAL)

    assert real.status == USAGE
    assert rehearsed == real
    assert backend.requests == []


@pytest.mark.parametrize(
    ("name", "member"),
    [
        (name, member)
        for name, clearings in CLEARINGS.items()
        for member, clearing in clearings.items()
        if clearing.way == "value"
    ],
)
def test_every_value_that_clears_passes_the_check(apigw, example_params, name, member):
    params = {k: v for k, v in example_params(name).items() if k != member}
    line = [catalogue.kebab(name), "--cli-input-json", json.dumps(params)]

    result = apigw([*line, "--unset", catalogue.kebab(member), "--dry-run"], environ=LOCAL)

    assert (result.status, result.stderr) == (OK, "")


# Without network and credentials


def test_no_credentials_and_no_network_are_needed_where_nothing_is_read(process, tmp_path):
    (tmp_path / "config").write_text(
        f"[default]\nregion = eu-north-1\ncredential_process = touch {tmp_path}/asked\n"
    )
    environ = {
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_ACCESS_KEY_ID": "",
        "AWS_SECRET_ACCESS_KEY": "",
        "AWS_REGION": "",
        "HTTPS_PROXY": "http://127.0.0.1:1",
    }

    result = process("api delete a1 --dry-run", environ=environ)

    assert (result.returncode, result.stderr) == (OK, "")
    assert json.loads(result.stdout) == {
        "operation": "DeleteApi",
        "method": "DELETE",
        "url": "https://apigateway.eu-north-1.amazonaws.com/v2/apis/a1",
        "query": {},
        "body": None,
    }
    assert not (tmp_path / "asked").exists()


def test_without_network_a_read_that_is_needed_fails_as_such(apigw_to_aws):
    line = "api delete @pets --dry-run --max-attempts 1 --endpoint-url http://127.0.0.1:1"

    result = apigw_to_aws(line)

    reading, failed = result.stderr.splitlines()
    assert (result.status, result.stdout) == (FAILED, "")
    assert reading == "apigw: reading: GetApis {}"
    assert failed.startswith("apigw: Could not connect to the endpoint URL")


def test_a_rehearsal_on_the_local_plane_makes_no_file(apigw_local, tmp_path):
    result = apigw_local("api create --name a --protocol-type HTTP --dry-run")

    assert (result.status, result.json["url"]) == (OK, "local://us-east-1/v2/apis")
    assert list(tmp_path.iterdir()) == []

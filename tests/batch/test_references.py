"""References: what a line says of what an earlier one answered."""

from __future__ import annotations

import json
import os
import shlex

import pytest

from apigw_cli.errors import OK, USAGE, ApiError

ANSWER = {
    "ApiId": "a1",
    "Name": 'it\'s a "pet" $HOME',
    "Tags": {"team": "x", "cost.centre": "5"},
    "Items": [{"Id": "i0"}, {"Id": "i1"}],
    "MaxAge": 300,
    "Flag": True,
    "Nothing": None,
}
FIRST = "api get a1 #as orders"


@pytest.fixture
def after(batch, backend):
    """Sends one line after the line that it refers to; what was sent for it, and how it ended."""
    backend.answers["GetApi"] = ANSWER

    def send(line, options=""):
        ended = batch([FIRST, line], options)
        return [params for _, params in backend.requests[1:]], ended

    return send


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("${orders.ApiId}", "a1"),
        ("x-${orders.ApiId}-${orders.Items[1].Id}", "x-a1-i1"),
        ("${orders.Items[0].Id}", "i0"),
        ("${orders.Name}", ANSWER["Name"]),
        ("${orders.MaxAge} ${orders.Flag}", "300 true"),
        ("${orders.Tags.team}", "x"),
        ("$${orders.ApiId}", "${orders.ApiId}"),
        ("$$${orders.ApiId}", "$${orders.ApiId}"),
        ("$a1 {b} $orders", "$a1 {b} $orders"),
        ("${request.path.id}", "${request.path.id}"),
        ("${stageVariables.orders}/${context.requestId}", None),
        ("arn:${AWS::Partition}:x", "arn:${AWS::Partition}:x"),
        ("é ${orders.ApiId} 漢", "é a1 漢"),
    ],
)
@pytest.mark.parametrize("form", ["command", "object"])
def test_a_reference_in_a_text_is_what_was_answered(after, reference, value, form):
    line = f"api update b2 --description {shlex.quote(reference)}"
    if form == "object":
        line = json.dumps(
            {"operation": "UpdateApi", "params": {"ApiId": "b2", "Description": reference}}
        )

    sent, ended = after(line)

    assert ended.status == OK, ended.messages
    assert sent == [{"ApiId": "b2", "Description": reference if value is None else value}]


@pytest.mark.parametrize(
    "line",
    [
        "route list ${orders.ApiId}",
        "get-routes --api-id ${orders.ApiId}",
        "get-routes --api-id=${orders.ApiId}",
        'get-routes --cli-input-json \'{"ApiId": "${orders.ApiId}"}\'',
        "get-routes --cli-input-yaml 'ApiId: ${orders.ApiId}'",
        '{"operation": "GetRoutes", "params": {"ApiId": "${orders.ApiId}"}}',
    ],
)
def test_a_reference_is_an_identifier_in_every_form(after, line):
    sent, ended = after(line)

    assert ended.status == OK, ended.messages
    assert sent == [{"ApiId": "a1"}]


@pytest.mark.parametrize(
    ("words", "cors"),
    [
        ("--cors-configuration MaxAge=${orders.MaxAge}", {"MaxAge": 300}),
        ("--cors-configuration.max-age ${orders.MaxAge}", {"MaxAge": 300}),
        ("--cors-configuration 'AllowOrigins=[${orders.ApiId},b]'", {"AllowOrigins": ["a1", "b"]}),
        (
            '--cors-configuration \'{"AllowOrigins": ["${orders.Name}"]}\'',
            {"AllowOrigins": [ANSWER["Name"]]},
        ),
        ('--cors-configuration \'{"MaxAge": "${orders.MaxAge}"}\'', {"MaxAge": 300}),
        ("--cors-configuration.allow-credentials ${orders.Flag}", {"AllowCredentials": True}),
    ],
)
def test_a_reference_is_read_by_the_type_of_its_place(after, words, cors):
    sent, ended = after(f"api create --name x --protocol-type HTTP {words}")

    assert ended.status == OK, ended.messages
    assert sent[0]["CorsConfiguration"] == cors


def test_keys_and_what_is_unset_may_be_references(after):
    after("tag-resource --resource-arn x --tags '${orders.Tags.team}=${orders.ApiId}'")

    sent, _ = after("stage update b2 prod --unset stage-variables.${orders.Tags.team}")

    assert {"ResourceArn": "x", "Tags": {"x": "a1"}} in sent
    assert {"ApiId": "b2", "StageName": "prod", "StageVariables": {"x": ""}} in sent


def test_one_reference_alone_keeps_its_type_in_an_object(after):
    line = {
        "operation": "TagResource",
        "params": {"ResourceArn": "x", "Tags": "${orders.Tags}"},
    }

    sent, _ = after(json.dumps(line))

    assert sent == [{"ResourceArn": "x", "Tags": ANSWER["Tags"]}]


def test_a_name_alone_is_the_whole_answer(batch, backend):
    backend.answers["GetApi"] = ANSWER

    batch(["api get a1 --query ApiId #as id", "route list ${id}"])

    assert backend.requests[1:] == [("GetRoutes", {"ApiId": "a1"})]


HOSTILE = [
    "--yes",
    "-",
    "@pets",
    "integrations/@pets",
    "file:///etc/passwd",
    "file://-",
    "Key=Value,Other=[a,b]",
    '{"a": 1}',
    "a b\tc",
    "${orders.Name}",
    "#as x",
    "$(reboot)",
    "",
    " ",
    "r" * 500,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "line",
    [
        "api update b2 --description ${orders.Name}",
        "api update b2 --cors-configuration 'AllowOrigins=${orders.Name}'",
        "api update b2 --cors-configuration.allow-origins ${orders.Name}",
        'api update b2 --cors-configuration \'{"AllowOrigins": ["${orders.Name}"]}\'',
        "route update b2 r1 --target ${orders.Name}",
        '{"operation": "UpdateRoute", "params":'
        ' {"ApiId": "b2", "RouteId": "r1", "Target": "${orders.Name}"}}',
    ],
)
def test_what_was_answered_is_a_value_and_nothing_else(batch, backend, line, text):
    backend.answers["GetApi"] = {"Name": text}

    ended = batch([FIRST, line])

    assert ended.status == OK, ended.messages
    updates = [params for name, params in backend.requests if name.startswith("Update")]
    [params] = updates
    assert params.get("Description", params.get("Target", text)) == text
    assert params.get("CorsConfiguration", {"AllowOrigins": [text]}) == {"AllowOrigins": [text]}
    assert {name for name, _ in backend.requests} <= {"GetApi", "UpdateApi", "UpdateRoute"}


@pytest.mark.parametrize("text", ["@pets", "file:///etc/passwd", "-", "--yes"])
def test_an_identifier_that_was_answered_is_not_looked_up(batch, backend, text):
    backend.answers["GetApi"] = {"ApiId": text}

    ended = batch([FIRST, "route list ${orders.ApiId}"])

    assert ended.status == OK, ended.messages
    assert backend.requests[1:] == [("GetRoutes", {"ApiId": text})]


@pytest.mark.parametrize("text", [".", "..", ""])
def test_an_identifier_that_cannot_be_one_is_refused(batch, backend, text):
    backend.answers["GetApi"] = {"ApiId": text}

    ended = batch([FIRST, "route list ${orders.ApiId}"])

    assert (ended.status, len(backend.requests)) == (USAGE, 1)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["route list ${nobody.ApiId}"], "${nobody}: no earlier line is named 'nobody'"),
        (
            ["route list ${late.ApiId}", "api get a1 #as late"],
            "line 2, not an earlier one, is named 'late'",
        ),
        (["api get ${me.ApiId} #as me"], "refers to itself"),
        (["api get a1 #as x", "api get a2 #as x"], "line 1 is named 'x' already"),
        (["api get a1 #as x", "api get ${x.Nmae}"], "no 'Nmae' there. Did you mean Name?"),
        (["api get a1 #as x", "api get ${x.Items[2].Id}"], "has no item 2"),
        (["api get a1 #as x", "api get ${x.ApiId.Id}"], "has no 'Id' there"),
        (["api get a1 #as x", "api get ${x.Tags}"], "is an object, and no text"),
        (["api get a1 #as x", "api get ${x.Items}"], "is a list, and no text"),
        (["api get a1 #as x", "api get ${x.Nothing}"], "is null, and no text"),
        (["api get a1 #as x", "api get ${x.Items[-1]}"], "is no reference"),
        (["api get a1 #as x", "api get '${x y}'"], "is no reference"),
        (["api get a1 #as x", "api get ${}"], "is no reference"),
        (["api get a1 #as x", "api get a1 --${x.Name}"], "No such option '--${x.Name}'"),
        (["api get a1 #as x", "${x.Name} get a1"], "no command '${x.Name}'"),
        (
            ["api get a1 #as x", "api update a1 --cors-configuration.max-age ${x.Name}"],
            "is not a whole number",
        ),
    ],
)
def test_a_reference_that_cannot_be_is_its_line_s_failure_alone(batch, backend, lines, message):
    backend.answers["GetApi"] = ANSWER

    ended = batch([*lines, "api list"])

    assert ended.status == USAGE
    assert ended.results[-1]["status"] == OK
    assert any(message in told for told in ended.messages), ended.messages
    assert "Traceback" not in ended.said


def test_a_cycle_fails_in_all_its_lines(batch, backend):
    ended = batch(["api get ${b.ApiId} #as a", "api get ${a.ApiId} #as b"])

    assert (ended.status, backend.requests) == (USAGE, [])
    assert ended.messages[1] == "it depends on line 1 (a), which failed."


def test_what_depends_on_a_failure_is_not_sent_and_so_on(batch, backend):
    backend.answers["CreateApi"] = ApiError("ConflictException", "no", operation="CreateApi")

    ended = batch(
        [
            "api create --name x --protocol-type HTTP #as a",
            "api get ${a.ApiId} #as b",
            "api get ${b.ApiId}",
        ]
    )

    assert [name for name, _ in backend.requests] == ["CreateApi"]
    assert ended.messages[1:] == [
        "it depends on line 1 (a), which failed.",
        "it depends on line 2 (b), which failed.",
    ]
    assert ended.statuses[1:] == [USAGE, USAGE]


def test_a_stream_cannot_know_of_later_lines_and_says_so(apigw):
    result = apigw("batch -", stdin="api get ${late.ApiId}\napi get a1 #as late\n")

    assert "no earlier line is named 'late'" in result.stdout


def test_a_rehearsal_checks_references_and_shows_them_as_they_stand(batch, backend):
    ended = batch(
        [
            "api create --name x --protocol-type HTTP #as a",
            "route create ${a.ApiId} --route-key 'GET /x' --target integrations/${i.Id}",
            "integration update ${a.ApiId} ${a.Id} --timeout-in-millis ${a.MaxAge}",
            "api update ${a.ApiId} --cors-configuration.max-age ${a.MaxAge}",
            '{"operation": "UpdateApi", "params": {"ApiId": "${a.ApiId}", "CorsConfiguration":'
            ' {"MaxAge": "${a.MaxAge}"}}}',
        ],
        "--dry-run --local",
    )

    assert backend.requests == []
    assert ended.statuses == [OK, USAGE, OK, OK, OK]
    assert "named 'i'" in ended.messages[0]
    assert ended.answers[2]["body"] == {"timeoutInMillis": "${a.MaxAge}"}
    assert ended.answers[4]["body"] == {"corsConfiguration": {"maxAge": "${a.MaxAge}"}}
    assert all("run" not in result for result in ended.results)


def test_a_rehearsal_checks_what_it_can(batch, backend):
    ended = batch(
        [
            "api create --name x --protocol-type HTTP #as a",
            "route create ${a.ApiId} --route-key 'GET /x' --operation-name " + "n" * 100,
        ],
        "--dry-run --local",
    )

    assert ended.statuses == [OK, USAGE]
    assert "OperationName" in ended.messages[0]


def test_a_file_named_with_a_reference_is_read_and_not_filled(batch, backend, tmp_path):
    (tmp_path / "a1.json").write_text("${orders.ApiId} as it stands")
    backend.answers["GetApi"] = ANSWER

    ended = batch([FIRST, f"api import --body file://{tmp_path}/${{orders.ApiId}}.json"])

    assert ended.status == OK, ended.messages
    assert backend.requests[1] == ("ImportApi", {"Body": "${orders.ApiId} as it stands"})


def test_a_word_is_no_variable_of_the_environment(after, monkeypatch):
    monkeypatch.setitem(os.environ, "HOME", "/home/x")

    sent, _ = after("api update b2 --description '$HOME'")

    assert sent == [{"ApiId": "b2", "Description": "$HOME"}]

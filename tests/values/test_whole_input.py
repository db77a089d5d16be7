"""--cli-input-json and --cli-input-yaml: what they may hold, and what overrides them."""

import json

import pytest

from apigw_cli import catalogue
from tests.values.lines import refused

NAMES = [operation.name for operation in catalogue.operations()]
EITHER = pytest.mark.parametrize("option", ["--cli-input-json", "--cli-input-yaml"])


@EITHER
def test_a_whole_input_gives_every_parameter_identifiers_among_them(apigw, backend, option):
    params = {"ApiId": "a1", "RouteKey": "GET /pets/{id}", "AuthorizationScopes": ["a", "b"]}

    apigw(["route", "create", option, json.dumps(params)])

    assert backend.requests == [("CreateRoute", params)]


@EITHER
@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["--route-key", "POST /"], {"RouteKey": "POST /"}),
        (["--api-id", "b2"], {"ApiId": "b2"}),
        (["--authorization-scopes", "c"], {"AuthorizationScopes": ["c"]}),
        (["--authorization-scopes"], {"AuthorizationScopes": []}),
        (["--request-models", "$default=M"], {"RequestModels": {"$default": "M"}}),
        (["--api-key-required"], {"ApiKeyRequired": True}),
        (["--no-api-key-required"], {"ApiKeyRequired": False}),
    ],
)
def test_an_option_wins_over_the_whole_input(apigw, backend, option, words, changed):
    params = {
        "ApiId": "a1",
        "RouteKey": "GET /",
        "ApiKeyRequired": True,
        "AuthorizationScopes": ["a", "b"],
        "RequestModels": {"x": "y"},
    }

    apigw(["route", "create", option, json.dumps(params), *words])

    assert backend.requests == [("CreateRoute", params | changed)]


@EITHER
def test_an_identifier_of_the_whole_input_wins_over_the_environment(apigw, backend, option):
    words = ["api", "get", option, '{"ApiId": "told"}']

    apigw(words, environ={"APIGW_API_ID": "set"})

    assert backend.requests == [("GetApi", {"ApiId": "told"})]


@EITHER
@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_that_the_operation_does_not_take_is_refused(name, option):
    told = refused([catalogue.kebab(name), option, '{"Xyz": 1}']).splitlines()

    names = ", ".join(member.name for member in catalogue.operation(name).inputs)
    assert told == [f"apigw: {option} has no member 'Xyz'.", f"Members: {names}"]


@EITHER
@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"Nmae": "x"}, "{option} has no member 'Nmae'. Did you mean Name?"),
        ({"name": "x"}, "{option} has no member 'name'. Did you mean Name?"),
        (
            {"CorsConfiguration": {"AllowOrigin": ["*"]}},
            "{option}.CorsConfiguration has no member 'AllowOrigin'. Did you mean AllowOrigins?",
        ),
        ({"Name": ["x"]}, '{option}.Name: ["x"] is not text.'),
        ({"Tags": ["x"]}, '{option}.Tags: ["x"] is not an object.'),
        ({"Tags": {"a": {}}}, "{option}.Tags.a: {{}} is not text."),
        (
            {"CorsConfiguration": {"AllowOrigins": "*"}},
            '{option}.CorsConfiguration.AllowOrigins: "*" is not a list.',
        ),
        (
            {"ProtocolType": "HTTPS"},
            "{option}.ProtocolType: 'HTTPS' is none of WEBSOCKET, HTTP. Did you mean HTTP?",
        ),
        (["Name"], "{option}: not an object of parameters."),
        ("Name", "{option}: not an object of parameters."),
    ],
)
def test_what_is_wrong_in_a_whole_input_is_refused_by_its_place(option, document, message):
    told = refused(["create-api", option, json.dumps(document)]).splitlines()[0]

    assert told == "apigw: " + message.format(option=option)


@EITHER
def test_what_is_missing_in_a_whole_input_is_named_all_at_once(apigw, option):
    result = apigw(["create-api", option, "{}"])

    assert (result.status, result.stderr.splitlines()[0]) == (
        252,
        "apigw: apigw create-api: missing --name, --protocol-type.",
    )


@EITHER
def test_no_validate_sends_a_whole_input_as_it_is(apigw, backend, option):
    document = {"Name": "x", "ProtocolType": "GRPC", "Novel": {"A": [1, True]}, "Tags": "t"}

    apigw(["create-api", option, json.dumps(document), "--no-validate"])

    ((name, params),) = backend.requests
    assert (name, params) == ("CreateApi", as_read(option, document))


def as_read(option, document):
    """In YAML, what has no shape is text: nothing says what else it is."""
    if option == "--cli-input-json":
        return document
    return document | {"Novel": {"A": ["1", "true"]}}


def test_the_two_whole_inputs_do_not_go_together():
    told = refused(["create-api", "--cli-input-json", "{}", "--cli-input-yaml", "{}"])

    assert told == "apigw: --cli-input-json and --cli-input-yaml do not go together.\n"


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (["--cli-input-json", "-", "--body", "-"], "--cli-input-json"),
        (["--cli-input-yaml", "file://-", "--body", "file://-"], "--cli-input-yaml"),
    ],
)
def test_a_whole_input_and_a_value_do_not_both_read_standard_input(apigw, backend, words, other):
    result = apigw(["import-api", *words], stdin="{}")

    message = f"apigw: --body and {other} both read standard input.\nGive one of them by file://.\n"
    assert (result, backend.requests) == ((252, "", message), [])


@EITHER
@pytest.mark.parametrize("form", ["file", "stdin", "words"])
def test_a_whole_input_comes_from_a_file_standard_input_or_the_command_line(
    apigw, backend, tmp_path, option, form
):
    text = json.dumps({"Name": "Zoë", "ProtocolType": "HTTP"}, ensure_ascii=False)
    (tmp_path / "in").write_text(text, encoding="utf-8")
    word = {"file": f"file://{tmp_path}/in", "stdin": "-", "words": text}[form]

    apigw(["create-api", option, word], stdin=text)

    assert backend.requests == [("CreateApi", {"Name": "Zoë", "ProtocolType": "HTTP"})]


@pytest.mark.parametrize("depth", [10_000, 1_000_000])
@pytest.mark.parametrize(
    ("option", "where"), [("--cli-input-json", ""), ("--cli-input-yaml", " line 1:")]
)
def test_a_whole_input_that_is_nested_too_deeply_is_refused(apigw, backend, depth, option, where):
    result = apigw(["create-api", option, "-"], stdin='{"Tags": ' + "[" * depth)

    assert (result.status, backend.requests) == (252, [])
    assert result.stderr == f"apigw: {option}:{where} nested too deeply.\n"


def test_a_huge_whole_input_is_read(apigw, backend):
    tags = {f"key-{n}": "v" * 1000 for n in range(20_000)}  # 20 MB
    document = {"Name": "x", "ProtocolType": "HTTP", "Tags": tags}

    result = apigw(["create-api", "--cli-input-json", "-"], stdin=json.dumps(document))

    assert (result.status, backend.requests) == (0, [("CreateApi", document)])

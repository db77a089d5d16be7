"""--generate-cli-skeleton: templates that the tool itself takes back."""

import json

import pytest
import yaml

from apigw_cli import catalogue
from tests.conftest import FakeBackend
from tests.contract.samples import operation as model_of
from tests.values.lines import answer_to

NAMES = [operation.name for operation in catalogue.operations()]
EACH = pytest.mark.parametrize("name", NAMES)


def skeleton(name, kind):
    """What is printed; nothing may be sent."""
    backend = FakeBackend()
    words = [catalogue.kebab(name), "--generate-cli-skeleton", kind]
    result = answer_to(words, backend.send)
    assert (result.status, result.stderr, backend.requests) == (0, "", [])
    return result.stdout


def filled(operation, document):
    """The document with identifiers that can be sent."""
    identifiers = {m.name: "OAS30" if m.shape.words else "x1" for m in operation.path_members}
    return document | identifiers


def sent_back(operation, option, text):
    backend = FakeBackend()
    backend.answers["ExportApi"] = {"body": b"{}"}
    # A skeleton's 0 and "" are below some limits, and so are those of the AWS CLI.
    words = [catalogue.kebab(operation.name), option, "-", "--no-validate"]
    result = answer_to(words, backend.send, text)
    assert (result.status, result.stderr) == (0, "")
    ((_, params),) = backend.requests
    return params


def writable(shape):
    """The names of a shape's members, inner ones included, as a skeleton has to show them."""
    if shape.kind == "list":
        return [writable(shape.item)]
    if shape.kind == "map":
        return {"KeyName": writable(shape.item)}
    if shape.kind == "structure":
        return {m.name: writable(m.shape) for m in shape.members if not m.read_only}
    return None


def names_in(value):
    """The same of a skeleton."""
    if isinstance(value, list):
        return [names_in(item) for item in value]
    if isinstance(value, dict):
        return {name: names_in(inner) for name, inner in value.items()}
    return None


@EACH
@pytest.mark.parametrize("kind", ["input", "yaml-input"])
def test_a_skeleton_holds_all_that_the_command_takes_and_no_more(name, kind):
    document = yaml.safe_load(skeleton(name, kind))  # JSON is YAML

    operation = catalogue.operation(name)
    assert names_in(document) == {
        member.name: writable(member.shape) for member in operation.inputs
    }
    shape = model_of(name).input_shape
    assert list(document) == list(shape.members if shape else ())


@EACH
def test_a_json_skeleton_with_its_identifiers_filled_in_is_sent_as_it_stands(name):
    operation = catalogue.operation(name)
    document = filled(operation, json.loads(skeleton(name, "input")))

    assert sent_back(operation, "--cli-input-json", json.dumps(document)) == document


@EACH
def test_a_yaml_skeleton_with_its_identifiers_filled_in_is_sent_as_it_stands(name):
    operation = catalogue.operation(name)
    text = skeleton(name, "yaml-input")
    document = filled(operation, yaml.safe_load(text))
    lines = text.split("\n")
    for member in operation.path_members:
        (place,) = (n for n, line in enumerate(lines) if line.startswith(f"{member.name}:"))
        lines[place] = f"{member.name}: {document[member.name]}"

    assert sent_back(operation, "--cli-input-yaml", "\n".join(lines)) == document


@EACH
def test_both_skeletons_say_the_same(name):
    assert yaml.safe_load(skeleton(name, "yaml-input")) == json.loads(skeleton(name, "input"))


def marked(text):
    """Of each member of a YAML skeleton, in order: its name and the comment above it."""
    lines = [line.strip() for line in text.splitlines()]
    keys = [n for n, line in enumerate(lines) if n and lines[n - 1].startswith("# ")]
    return [(lines[n].partition(":")[0], lines[n - 1]) for n in keys]


def expected_marks(members):
    """The same, from the catalogue."""
    for member in members:
        if member.read_only:
            continue
        due = "[REQUIRED] " if member.required else ""
        words = f" One of: {', '.join(member.shape.words)}." if member.shape.words else ""
        yield member.name, f"# {due}{member.help}{words}"
        inner = member.shape
        while inner.item is not None:
            inner = inner.item
        yield from expected_marks(inner.members)


@EACH
def test_a_yaml_skeleton_says_of_each_member_what_is_required_and_which_words_there_are(name):
    inputs = [
        m
        for one in yaml.safe_load(skeleton(name, "input"))
        if (m := catalogue.operation(name).member(one))
    ]

    assert marked(skeleton(name, "yaml-input")) == list(expected_marks(inputs))


def test_required_members_and_enums_are_marked_in_words():
    lines = skeleton("CreateApi", "yaml-input").splitlines()

    protocol = lines.index('ProtocolType: "WEBSOCKET"')
    assert lines[protocol - 1] == (
        "# [REQUIRED] What the API speaks; fixed once it is created. One of: WEBSOCKET, HTTP."
    )


@pytest.mark.parametrize(
    "words",
    ["--generate-cli-skeleton", "--generate-cli-skeleton input", "--generate-cli-skeleton=input"],
)
def test_a_skeleton_is_of_the_input_unless_another_is_asked_for(apigw, backend, words):
    result = apigw(f"model create --generate-cli-skeleton {words}")

    expected = {"ApiId": "", "ContentType": "", "Description": "", "Name": "", "Schema": ""}
    assert (result.json, backend.requests) == (expected, [])


@pytest.mark.parametrize(
    "line",
    [
        "model create --generate-cli-skeleton",  # nothing that is required
        "model create a1 --name n --generate-cli-skeleton",
        "model create --generate-cli-skeleton --region nowhere --profile none --local",
        "create-model --generate-cli-skeleton",
    ],
)
def test_a_skeleton_needs_no_parameter_no_region_and_no_credentials(apigw, backend, line):
    result = apigw(line, environ={"AWS_CONFIG_FILE": "/nonexistent"})

    expected = {"ApiId": "", "ContentType": "", "Description": "", "Name": "", "Schema": ""}
    assert (result.status, result.json, backend.requests) == (0, expected, [])


@EACH
def test_an_output_skeleton_has_the_members_of_the_answer(name):
    operation = catalogue.operation(name)
    text = skeleton(name, "output")

    document = json.loads(text) if text else {}
    answered = document[operation.items][0] if operation.items else document
    assert list(answered) == [member.name for member in operation.answer]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("--query ApiId", '"ApiId"\n'),
        ("--query Name --output text", "Name\n"),
        ("--output yaml --query '{Id: ApiId}'", "Id: ApiId\n"),
    ],
)
def test_an_output_skeleton_takes_a_query_and_a_format(apigw, words, printed):
    result = apigw(f"get-api --api-id x --generate-cli-skeleton output {words}")

    assert printed in result.stdout
    assert result.status == 0


def test_a_skeleton_of_another_kind_is_refused_with_those_there_are(apigw, backend):
    result = apigw("get-api --generate-cli-skeleton=yaml")

    assert (result.status, backend.requests) == (252, [])
    assert "is none of input, yaml-input, output" in result.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("get-apis --generate-cli-skeleton outptu", "Unexpected word: 'outptu'."),
        ("create-api --generate-cli-skeleton input x", "Unexpected word: 'x'."),
        ("api list --generate-cli-skeleton outptu", "Unexpected word: 'outptu'."),
        ("route get a1 r1 x --generate-cli-skeleton", "Unexpected word: 'x'."),
    ],
)
def test_a_word_beyond_a_skeleton_is_refused(apigw, backend, line, words):
    result = apigw(line)

    assert (result.status, result.stdout) == (252, "")
    assert result.stderr.startswith(f"apigw: {words}")
    assert backend.requests == []

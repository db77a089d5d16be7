"""YAML: the same data to a reader of version 1.1 and of version 1.2."""

import base64
import io
import json
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from apigw_cli import output
from apigw_cli.errors import OK, REFUSED, ApiError


def yaml_of(value, **view):
    out = io.StringIO()
    output.write(out, "yaml", value, output.View(**view))
    return out.getvalue()


# Version 1.2, core schema (yaml.org/spec/1.2.2, 10.3.2): what plain scalars mean.
CORE = [
    (re.compile(r"null|Null|NULL|~|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"), lambda text: "not a number"),
]


def read_core(text):
    """The data that a reader of YAML 1.2 finds."""
    return from_node(yaml.compose(text, Loader=yaml.BaseLoader))


def from_node(node):
    if isinstance(node, yaml.MappingNode):
        return {from_node(key): from_node(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [from_node(item) for item in node.value]
    if node.style is None:  # plain
        for pattern, read in CORE:
            if pattern.fullmatch(node.value):
                return read(node.value)
    return node.value


TRICKY = re.findall(
    r"\S+",
    """
1e10 1E10 2e-5 007 08 0o17 0x1F 0b11 1_000 12:30:45 1:30 .5 5. +1 -1 1.5e3 .inf -.INF .nan .NaN
yes no on off y n Y N true True TRUE false null Null ~ = << - -- --- ... ? : # & * ! | > % @ `
2024-05-01 2024-05-01T06:07:08Z 2024-05-01t06:07:08+02:00 0 00 1. 1.0 0.0 6e06 123456789012
""",
)
AWKWARD = [
    *TRICKY,
    "",
    " ",
    " x",
    "x ",
    "a: b",
    "a #b",
    "a\tb",
    "'q'",
    '"q"',
    "[x]",
    "{x}",
    "a, b",
    "GET /pets/{id}",
    "$default",
    "${stageVariables.x}",
    "ü 漢字 😀",
    "two\nlines",
    "ends\n",
    "\nstarts",
    "  indented\nlines\n",
    "a \nb",
    "a\n\n\nb\n\n",
    "\t\n\t",
    "\r\n",
    "\x00\x07\x1b[31m\x7f",
    "\x85\u2028\u2029\ufeff",
    "\ufeffx",
    "x" * 5000,
    "x " * 500,
    "\\",
]


@pytest.mark.parametrize("text", AWKWARD, ids=lambda text: repr(text[:20]))
@pytest.mark.parametrize("place", ["alone", "item", "value", "key"])
def test_a_text_reads_back_as_that_text_in_both_versions(text, place):
    value = {"alone": text, "item": [text], "value": {"Key": text}, "key": {text: "x"}}[place]

    printed = yaml_of(value)

    assert yaml.safe_load(printed) == value
    assert read_core(printed) == value


@pytest.mark.parametrize("text", ["y", "Y", "n", "N"])
def test_what_version_1_1_calls_a_truth_value_is_quoted(text):
    """PyYAML reads these as text, against its own version's rules; other readers do not."""
    assert yaml_of([text]) == f"- '{text}'\n"


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(AWKWARD),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(VALUES)
def test_any_answer_reads_back_as_itself_in_both_versions(value):
    printed = yaml_of(value)

    assert yaml.safe_load(printed) == value
    assert read_core(printed) == value


def test_the_members_stand_in_the_order_of_the_answer():
    assert yaml_of({"b": 1, "a": {"d": [], "c": {}}}) == "b: 1\na:\n  d: []\n  c: {}\n"


def test_a_text_of_several_lines_is_a_block():
    assert yaml_of({"Body": "a: 1\nb: 2\n"}) == "Body: |\n  a: 1\n  b: 2\n"


@pytest.mark.parametrize("pages", [[[]], [[1]], [[1, 2], [3]], [[], [1], []], [[1], []]])
def test_a_list_in_pages_is_the_document_of_the_whole(apigw, backend, pages):
    items = [[{"ApiId": f"{number}e1"} for number in page] for page in pages]
    tokens = [*("t" * n for n in range(1, len(pages))), None]
    backend.answers["GetApis"] = [
        {"Items": page} | ({"NextToken": token} if token else {})
        for page, token in zip(items, tokens, strict=True)
    ]

    result = apigw("api list -o yaml")

    whole = {"Items": [item for page in items for item in page]}
    assert result == (OK, yaml_of(whole), "")


def test_what_resumes_a_list_is_in_its_document(apigw, backend):
    backend.answers["GetApis"] = [{"Items": [{"ApiId": "a1"}], "NextToken": "t"}]

    printed = yaml.safe_load(apigw("api list -o yaml --max-items 1").stdout)

    token = json.loads(base64.b64decode(printed.pop("NextToken")))
    assert (printed, token) == ({"Items": [{"ApiId": "a1"}]}, {"NextToken": "t"})


def test_a_list_that_fails_on_a_later_page_is_no_document(apigw, backend):
    backend.answers["GetApis"] = [
        {"Items": [{"ApiId": "a1"}], "NextToken": "t"},
        ApiError("TooManyRequestsException", "Slow down", operation="GetApis"),
    ]

    result = apigw("api list -o yaml")

    assert result.status == REFUSED
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(result.stdout)


@pytest.mark.parametrize(
    "character",
    [
        "\x1b",
        "\x07",
        "\x9b",
        "\u202e",
    ],
    ids=ascii,
)
def test_no_control_character_reaches_a_terminal(character):
    printed = yaml_of({"Name": f"a{character}b"}, terminal=True)

    assert character not in printed
    assert yaml.safe_load(printed) == {"Name": f"a{character}b"}

"""Text: held against the AWS CLI's rules, written here a second time."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigw_cli import output
from apigw_cli.errors import OK


def text_of(value, **view):
    out = io.StringIO()
    output.write(out, "text", value, output.View(**view))
    return out.getvalue()


def aws_text(value, label=None, columns=None):
    """
    The lines that the AWS CLI prints, each a list of cells.

    Source: aws-cli v2, ``awscli/text.py``: an object's scalars by sorted name on one line; under it
    its lists and objects by sorted name, labelled with their name in capitals; the objects of one
    list share their columns.
    """
    if isinstance(value, dict):
        return aws_object(value, label, columns)
    if not isinstance(value, list):
        return [[str(value)]]
    if any(isinstance(item, dict) for item in value):
        objects = [item for item in value if isinstance(item, dict)]
        shared = sorted({name for item in objects for name in scalar_names(item)})
        return [line for item in value for line in aws_text(item, label, shared)]
    scalars = [str(item) for item in value if not isinstance(item, list)]
    if label is None:
        lines = [scalars] if scalars else []
    else:
        lines = [[label.upper(), scalar] for scalar in scalars]
    return lines + [
        line for item in value if isinstance(item, list) for line in aws_text(item, label)
    ]


def aws_object(value, label, columns):
    names = sorted(scalar_names(value)) if columns is None else columns
    cells = [str(value.get(name, "")) for name in names]
    lines = [[label.upper(), *cells] if label is not None else cells] if cells else []
    rest = sorted(set(value) - set(names))
    return lines + [line for name in rest for line in aws_text(value[name], name)]


def scalar_names(value):
    return [name for name in value if not isinstance(value[name], (dict, list))]


NAMES = st.sampled_from(["ApiId", "Name", "Tags", "b", "B", "GET /pets"])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.sampled_from(["", "x", "1e10", "a b", "ü"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=400)
@given(VALUES)
def test_any_answer_is_printed_as_the_aws_cli_prints_it(value):
    expected = "".join("\t".join(cells) + "\n" for cells in aws_text(value))

    assert text_of(value) == expected


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("x", "x\n"),
        (True, "True\n"),
        (None, "None\n"),
        (1.5, "1.5\n"),
        (["a", "b"], "a\tb\n"),
        ([["a", "b"], ["c"]], "a\tb\nc\n"),
        ([], ""),
        ({}, ""),
        ({"b": 1, "a": "1e10"}, "1e10\t1\n"),
        ({"a": {"c": 1}, "b": 2}, "2\nA\t1\n"),
        ({"l": ["x", "y"]}, "L\tx\nL\ty\n"),
        ([{"a": 1}, {"b": 2}], "1\t\n\t2\n"),
    ],
    ids=repr,
)
def test_text_has_a_line_for_what_stands_together(value, printed):
    assert text_of(value) == printed


def test_a_list_is_printed_page_by_page_and_ends_with_its_token(apigw, backend):
    backend.answers["GetApis"] = [
        {"Items": [{"ApiId": "a1", "Tags": {"k": "v"}}, {"ApiId": "a2"}], "NextToken": "t"},
        {"Items": [{"ApiId": "a3"}, {"ApiId": "a4"}]},
    ]

    result = apigw("api list --max-items 3 -o text")

    lines = result.stdout.splitlines()
    assert result.status == OK
    assert lines[:-1] == ["ITEMS\ta1", "TAGS\tv", "ITEMS\ta2", "ITEMS\ta3"]
    assert lines[-1].startswith("NEXTTOKEN\t")


def test_an_empty_list_prints_nothing_and_never_the_word_none(apigw, backend):
    backend.answers["GetApis"] = {"Items": []}

    assert apigw("api list -o text") == (OK, "", "")
    assert apigw("api list -o text --query Items") == (OK, "", "")


def test_control_bytes_are_raw_in_a_pipe_and_escaped_on_a_terminal():
    value = {"a": "x\x1b[31m\u202ey", "b": "z"}

    assert text_of(value) == "x\x1b[31m\u202ey\tz\n"
    assert text_of(value, terminal=True) == "x\\x1b[31m\\u202ey\tz\n"

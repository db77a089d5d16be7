"""JSON and JSON lines: the bytes of the AWS CLI, whether a list comes whole or in pages."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigw_cli import output
from apigw_cli.catalogue import operation
from apigw_cli.errors import OK, REFUSED, ApiError
from apigw_cli.pages import Limits, Listing

REFUSAL = ApiError("TooManyRequestsException", "Slow down", operation="GetApis")


def written(how, value, **view):
    out = io.StringIO()
    output.write(out, how, value, output.View(**view))
    return out.getvalue()


def listing(pages, token=None):
    """A walk over these pages."""
    answers = iter(pages)
    left = len(pages)

    def send(operation, params):
        nonlocal left
        left -= 1
        following = {"NextToken": f"t{left}"} if left else {}
        return {"Items": next(answers)} | following

    return Listing(send, operation("GetApis"), {}, Limits())


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(st.lists(VALUES, max_size=3), min_size=1, max_size=4))
def test_a_list_in_pages_has_the_bytes_of_the_whole(pages):
    whole = {"Items": [item for page in pages for item in page]}

    expected = json.dumps(whole, indent=4, ensure_ascii=False) + "\n"
    assert written("json", listing(pages)) == expected


@given(VALUES, st.booleans())
def test_json_reads_back_as_itself_in_a_pipe_and_on_a_terminal(value, terminal):
    printed = written("json", value, terminal=terminal)

    assert printed == "" if value == {} else json.loads(printed) == value


@given(st.lists(VALUES, max_size=4), st.booleans())
def test_json_lines_hold_one_value_a_line(values, terminal):
    printed = written("jsonl", values, terminal=terminal)

    assert [json.loads(line) for line in printed.split("\n")[:-1]] == values
    assert printed == "" or printed.endswith("\n")


def test_json_is_indented_by_four_in_the_order_of_the_answer_and_keeps_unicode():
    value = {"b": "ü 漢字 😀", "a": {"d": [], "c": {}, "e": [1, True, None, 0.5]}}

    assert written("json", value) == (
        '{\n    "b": "ü 漢字 😀",\n    "a": {\n        "d": [],\n        "c": {},\n'
        '        "e": [\n            1,\n            true,\n            null,\n            0.5\n'
        "        ]\n    }\n}\n"
    )


@pytest.mark.parametrize(
    ("how", "printed"),
    [("json", '{\n    "Items": []\n}\n'), ("jsonl", ""), ("yaml", "Items: []\n")],
)
def test_an_empty_list_is_empty_and_no_error(apigw, how, printed):
    assert apigw(f"api list -o {how}") == (OK, printed, "")


@pytest.mark.parametrize("line", ["api list --max-items 1", "get-apis --max-items 1"])
def test_what_resumes_a_list_stands_after_its_items(apigw, backend, line):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1"}, {"ApiId": "a2"}]}

    first = apigw(line).json
    second = apigw([*line.split(), "--starting-token", first["NextToken"]]).json

    assert list(first) == ["Items", "NextToken"]
    assert (first["Items"], second) == ([{"ApiId": "a1"}], {"Items": [{"ApiId": "a2"}]})


def test_what_resumes_a_list_is_said_with_json_lines(apigw, backend):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1"}, {"ApiId": "a2"}]}

    result = apigw("api list --max-items 1 -o jsonl")

    assert "NextToken" in result.stdout + result.stderr


@pytest.mark.parametrize("words", ["--no-paginate", "--max-results 2", "--next-token t"])
@pytest.mark.parametrize("how", ["json", "jsonl", "table"])
def test_one_page_is_printed_as_a_list_is(apigw, backend, how, words):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1"}, {"ApiId": "a2"}]}
    walked = apigw(f"api list -o {how}")

    assert apigw(f"api list -o {how} {words}") == walked


@pytest.mark.parametrize("how", ["json", "table", "yaml", "text", "jsonl", "off"])
def test_a_list_that_fails_on_a_later_page_ends_with_the_refusal(apigw, backend, how):
    backend.answers["GetApis"] = [{"Items": [{"ApiId": "a1"}], "NextToken": "t"}, REFUSAL]

    result = apigw(f"api list -o {how}")

    assert (result.status, result.stderr.splitlines()[0]) == (REFUSED, str(REFUSAL))
    assert len(backend.requests) == 2


def test_json_of_a_list_that_fails_on_a_later_page_is_unclosed(apigw, backend):
    backend.answers["GetApis"] = [{"Items": [{"ApiId": "a1"}], "NextToken": "t"}, REFUSAL]

    printed = apigw("api list").stdout

    assert printed.startswith('{\n    "Items": [\n        {\n            "ApiId": "a1"\n')
    with pytest.raises(json.JSONDecodeError):
        json.loads(printed)


@pytest.mark.parametrize("how", ["json", "yaml", "text", "jsonl", "table", "off"])
def test_a_list_that_fails_at_once_prints_nothing(apigw, backend, how):
    backend.answers["GetApis"] = REFUSAL

    result = apigw(f"api list -o {how}")

    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.splitlines()[0] == str(REFUSAL)


@pytest.mark.parametrize("how", ["json", "jsonl"])
@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\x7f", "\u202e", "\u2066"], ids=ascii)
def test_no_control_character_reaches_a_terminal(how, character):
    value = {"Name": f"a{character}b"}

    shown = written(how, value, terminal=True)

    assert character not in shown
    assert json.loads(shown) == value
    assert (character in written(how, value)) is (character != "\x1b")


def test_an_answer_that_is_nested_too_deeply_is_a_failure_in_one_line(apigw, backend):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    backend.answers["GetApi"] = {"Tags": deep}

    result = apigw("api get a1")

    assert (result.status, result.stdout) == (255, "")
    assert len(result.stderr.splitlines()) == 1
    assert "nested too deeply" in result.stderr

"""--query: over the whole answer, compiled before anything is sent, in every format."""

import pytest

from apigw_cli.errors import FAILED, OK, USAGE

PAGES = [
    {"Items": [{"ApiId": "1e10", "Name": "b"}, {"ApiId": "007", "Name": "a"}], "NextToken": "t"},
    {"Items": [{"ApiId": "x", "Name": "c"}]},
]


@pytest.fixture
def pages(backend):
    backend.answers["GetApis"] = [dict(page) for page in PAGES]
    return backend


@pytest.mark.parametrize(
    ("query", "how", "printed"),
    [
        ("length(Items)", "json", "3\n"),
        ("length(Items)", "yaml", "3\n"),
        ("length(Items)", "text", "3\n"),
        ("length(Items)", "table", "3\n"),
        ("length(Items)", "jsonl", "3\n"),
        ("length(Items)", "off", ""),
        ("Items[].ApiId", "json", '[\n    "1e10",\n    "007",\n    "x"\n]\n'),
        ("Items[].ApiId", "yaml", "- '1e10'\n- '007'\n- x\n"),
        ("Items[].ApiId", "text", "1e10\t007\tx\n"),
        ("Items[].ApiId", "table", "1e10\n007\nx\n"),
        ("Items[].ApiId", "jsonl", '"1e10"\n"007"\n"x"\n'),
        ("Items[].ApiId", "off", ""),
        ("Items[].[ApiId,Name]", "text", "1e10\tb\n007\ta\nx\tc\n"),
        ("Items[0]", "json", '{\n    "ApiId": "1e10",\n    "Name": "b"\n}\n'),
        ("Items[0]", "yaml", "ApiId: '1e10'\nName: b\n"),
        ("Items[0]", "text", "1e10\tb\n"),
        ("Items[0]", "table", "ApiId  1e10\nName   b\n"),
        ("Items[0]", "jsonl", '{"ApiId":"1e10","Name":"b"}\n'),
        ("sort_by(Items, &Name)[0].ApiId", "text", "007\n"),
        ("sort_by(Items, &Name)[-1].ApiId", "text", "x\n"),
        ("Items[?Name==`c`].ApiId", "text", "x\n"),
        ("Items[?Name=='c'].ApiId | [0]", "text", "x\n"),
        ("Items[?Name=='none']", "json", "[]\n"),
        ("Items[?Name=='none']", "text", ""),
        ("Items[?Name=='none']", "jsonl", ""),
        ("Nope", "json", "null\n"),
        ("Nope", "yaml", "null\n"),
        ("Nope", "jsonl", "null\n"),
        ("keys(@)", "json", '[\n    "Items"\n]\n'),
        ("Items[].{Id: ApiId, N: Name} | [0]", "json", '{\n    "Id": "1e10",\n    "N": "b"\n}\n'),
        ("'ü'", "text", "ü\n"),
        ("@", "json", None),
    ],
)
@pytest.mark.parametrize("line", ["get-apis", "api list"])
def test_a_query_runs_once_over_all_pages(apigw, pages, line, query, how, printed):
    result = apigw([*line.split(), "--query", query, "--output", how])

    if printed is None:  # the whole answer
        pages.answers["GetApis"] = [dict(page) for page in PAGES]
        printed = apigw("get-apis").stdout
    assert result == (OK, printed, "")


def test_a_query_over_one_object_is_over_its_members(apigw, backend):
    backend.answers["GetApi"] = {"ApiId": "a1", "Tags": {"b": "c"}}

    assert apigw("get-api --api-id a1 --query Tags.b -o text") == (OK, "c\n", "")


def test_a_query_sees_the_token_of_a_list_that_was_cut(apigw, pages):
    result = apigw("get-apis --max-items 1 --query 'length(keys(@))'")

    assert result == (OK, "2\n", "")


WRONG = [
    ("Items[", "incomplete", 6),
    ("Items[0", "incomplete", 7),
    ("Items]", "not JMESPath at column 6", 5),
    ("foo bar", "not JMESPath at column 5", 4),
    ("@@", "not JMESPath at column 2", 1),
    ("Items[].{Id: }", "not JMESPath at column 14", 13),
    ("Items[?Name=='x'", "incomplete", 16),
    ("Items[?Name = 'x']", "not JMESPath at column 13", 12),
    ("a.b.c.#", "not JMESPath at column 7", 6),
    ("Items[].'x", "not JMESPath at column 9", 8),
    ("漢字", "not JMESPath at column 1", 0),
]


@pytest.mark.parametrize(("query", "said", "column"), WRONG, ids=lambda part: str(part))
@pytest.mark.parametrize("line", ["get-apis", "api create --name x --protocol-type HTTP"])
def test_a_query_that_is_none_points_at_its_column_and_sends_nothing(
    apigw, backend, line, query, said, column
):
    result = apigw([*line.split(), "--query", query])

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr == f"apigw: --query: {said}.\n{query}\n{' ' * column}^\n"
    assert backend.requests == []


def test_an_empty_query_is_refused(apigw, backend):
    result = apigw(["get-apis", "--query", ""])

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith("apigw: --query: not JMESPath: ")
    assert backend.requests == []


@pytest.mark.parametrize(
    "query",
    [
        *("sum(Items[].Name)", "sort_by(Items, &Tags)", "to_number(`1`, `2`)"),
        *("Items[?Name > `1`]", "Items[::0]", "ceil(`1e400`)", "floor(`NaN`)"),
    ],
)
def test_a_query_that_does_not_fit_the_answer_is_a_failure_in_one_line(apigw, pages, query):
    result = apigw(["get-apis", "--query", query])

    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.startswith("apigw: --query does not fit the answer: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_query_with_an_unknown_function_sends_nothing(apigw, backend):
    result = apigw("api create --name x --protocol-type HTTP --query 'lenght(Name)'")

    assert (result.status, backend.requests) == (USAGE, [])


def test_a_query_over_a_document_is_not_ignored(apigw, backend):
    backend.answers["ExportApi"] = {"body": b'{"openapi": "3.0.1"}'}

    result = apigw("exported-api get a1 --output-type JSON --query openapi")

    assert result.stdout != '{"openapi": "3.0.1"}'


def test_a_query_takes_the_old_literals_of_aws_one_liners_without_a_warning(apigw, pages):
    result = apigw(["get-apis", "--query", "Items[?Name==`b`].ApiId", "-o", "text"])

    assert result == (OK, "1e10\n", "")


@pytest.mark.parametrize("how", ["json", "text"])
def test_control_characters_of_a_result_do_not_reach_a_terminal(apigw, backend, how):
    backend.answers["GetApi"] = {"Name": "a\x1b]0;x\x07\u202e"}

    result = apigw(f"get-api --api-id a1 --query Name -o {how}", terminal=True)

    assert result.status == OK
    assert result.stdout.strip("\n").isprintable()

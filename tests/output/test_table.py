"""Tables: which columns, what a cell holds, and that nothing in it is cut, changed or obeyed."""

import json
import tomllib
import unicodedata

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import OK, USAGE
from tests.conftest import ROOT
from tests.contract.samples import REQUIRED, grouped_words, sample_params

LISTS = [operation for operation in catalogue.operations() if operation.paged]


def list_words(operation):
    params = sample_params(operation.name, REQUIRED)
    return grouped_words(operation.name, catalogue.PLACES[operation.name], params)


def columns_of(operation):
    group, _ = catalogue.PLACES[operation.name]
    return catalogue.resource(GROUPS[group].noun).columns


# Columns


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
def test_a_list_has_the_columns_of_its_resource(apigw, backend, operation):
    first, *_ = columns_of(operation)
    backend.answers[operation.name] = {operation.items: [{first: "1e10", "Zzz": "not shown"}]}

    result = apigw([*list_words(operation), "--output", "table"])

    heading, rule, row = result.stdout.splitlines()
    assert (result.status, result.stderr) == (OK, "")
    assert heading.split() == list(columns_of(operation))
    assert set(rule) == {"-", " "}
    assert row == "1e10"


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
def test_every_column_of_a_resource_is_a_member_of_its_items(operation):
    for column in columns_of(operation):
        members = operation.answer
        for name in column.split("."):
            (found,) = [member for member in members if member.name == name]
            members = found.shape.members


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
def test_an_empty_list_is_a_heading_and_no_error(apigw, backend, operation):
    words = [*list_words(operation), "--output", "table"]

    with_header, without = apigw(words), apigw([*words, "--no-header"])

    assert (with_header.status, with_header.stderr) == (OK, "")
    assert with_header.stdout.splitlines()[0].split() == list(columns_of(operation))
    assert len(with_header.stdout.splitlines()) == 2
    assert without == (OK, "", "")


ITEMS = [
    {
        "ApiId": "1e10",
        "Name": "pets",
        "ProtocolType": "HTTP",
        "CorsConfiguration": {"MaxAge": 300, "AllowOrigins": ["*", "b"]},
        "Tags": {"team": "a,b", "GET /x": "y"},
        "DisableExecuteApiEndpoint": False,
    },
    {"ApiId": "007", "Name": "two words", "DisableExecuteApiEndpoint": True},
]


@pytest.fixture
def pets(backend):
    backend.answers["GetApis"] = {"Items": ITEMS}
    backend.answers["GetApi"] = ITEMS[0]
    return backend


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ("ApiId", ["ApiId", "-------", "1e10", "007"]),
        (
            "Name,ApiId",
            ["Name       ApiId", "---------  -------", "pets       1e10", "two words  007"],
        ),
        (
            "ApiId,ApiId",
            ["ApiId    ApiId", "-------  -------", "1e10     1e10", "007      007"],
        ),
        (" ApiId , Name ,", None),
        (
            "CorsConfiguration.MaxAge,ApiId",
            [
                "CorsConfiguration.MaxAge    ApiId",
                "--------------------------  -------",
                "300                         1e10",
                "                            007",
            ],
        ),
        ("Tags.team", ["Tags.team", "-----------", "a,b", ""]),
        (
            "CorsConfiguration.AllowOrigins,DisableExecuteApiEndpoint",
            [
                "CorsConfiguration.AllowOrigins    DisableExecuteApiEndpoint",
                "--------------------------------  ---------------------------",
                '["*", "b"]                        false',
                "                                  true",
            ],
        ),
        ("Description", ["Description", "-------------", "", ""]),
    ],
)
@pytest.mark.parametrize("line", ["api list", "get-apis", "api list -o table"])
def test_the_columns_are_those_that_are_asked_for_in_that_order(apigw, pets, line, columns, lines):
    result = apigw([*line.split(), "--columns", columns])

    if lines is None:  # spaces and an empty name mean nothing
        assert result == apigw([*line.split(), "--columns", "ApiId,Name"])
    else:
        assert (result.status, result.stderr) == (OK, "")
        assert result.stdout == "\n".join(lines) + "\n"


def test_no_header_leaves_the_rows(apigw, pets):
    result = apigw("api list --columns Name,ApiId --no-header")

    assert result == (OK, "pets       1e10\ntwo words  007\n", "")


def test_a_row_whose_first_cells_are_empty_keeps_its_place(apigw, backend):
    backend.answers["GetApis"] = {"Items": [{"Name": "a"}, {"ApiId": "b", "Name": "c"}]}

    result = apigw("api list --columns ApiId,Name --no-header")

    assert result.stdout == "   a\nb  c\n"


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("ApiIdd", "--columns: no member 'ApiIdd'."),
        ("apiid", "--columns: no member 'apiid'."),
        ("ApiId,Nam", "--columns: no member 'Nam'."),
        ("CorsConfiguration.MaxAg", "--columns: no member 'MaxAg'."),
        ("Items", "--columns: no member 'Items'."),
        ("", "--columns names no column."),
        (",", "--columns names no column."),
        ("ApiId.x", "--columns: no member 'x'."),
    ],
)
@pytest.mark.parametrize("line", ["api list", "api get a1", "get-apis"])
def test_an_unknown_column_is_refused_before_anything_is_sent(apigw, pets, line, columns, said):
    result = apigw([*line.split(), f"--columns={columns}"])

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.splitlines()[0] == f"apigw: {said}"
    assert pets.requests == []


def test_the_members_there_are_stand_below_an_unknown_column(apigw):
    result = apigw("api list --columns CorsConfiguration.X")

    assert result.stderr.splitlines()[1] == (
        "Members: AllowCredentials, AllowHeaders, AllowMethods, AllowOrigins, ExposeHeaders, MaxAge"
    )


@pytest.mark.parametrize("how", ["json", "yaml", "text", "jsonl", "off"])
def test_columns_do_not_go_with_another_output_of_the_same_line(apigw, pets, how):
    result = apigw(f"api list --columns ApiId --output {how}")

    said = f"apigw: --columns makes a table; it does not go with --output {how}.\n"
    assert result == (USAGE, "", said)
    assert pets.requests == []


# One object, and what a query makes


def test_one_object_has_a_row_a_member_in_the_order_of_the_answer(apigw, pets):
    result = apigw("api get a1 -o table")

    assert result == (
        OK,
        "ApiId                      1e10\n"
        "Name                       pets\n"
        "ProtocolType               HTTP\n"
        'CorsConfiguration          {"MaxAge": 300, "AllowOrigins": ["*", "b"]}\n'
        'Tags                       {"team": "a,b", "GET /x": "y"}\n'
        "DisableExecuteApiEndpoint  false\n",
        "",
    )


def test_one_object_under_columns_has_one_row(apigw, pets):
    result = apigw("api get a1 --columns Name,CorsConfiguration.MaxAge")

    assert result == (
        OK,
        "Name    CorsConfiguration.MaxAge\n------  --------------------------\npets    300\n",
        "",
    )


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        (
            "Items[].{Name: Name, Id: ApiId}",
            "Name       Id\n---------  ----\npets       1e10\ntwo words  007\n",
        ),
        (
            "Items[].{Id: ApiId, Name: Name}",
            "Id    Name\n----  ---------\n1e10  pets\n007   two words\n",
        ),
        ("Items[].[ApiId, Name]", "1e10  pets\n007   two words\n"),
        ("Items[].ApiId", "1e10\n007\n"),
        ("Items[0].Tags", "team    a,b\nGET /x  y\n"),
        ("Items[0].ApiId", "1e10\n"),
        ("Items[0].CorsConfiguration.MaxAge", "300\n"),
        ("Items[].DisableExecuteApiEndpoint", "false\ntrue\n"),
        ("Items[?ApiId=='none']", ""),
        ("length(Items)", "2\n"),
    ],
)
def test_a_query_makes_the_rows(apigw, pets, query, printed):
    result = apigw(["api", "list", "-o", "table", "--query", query])

    assert result == (OK, printed, "")


def test_columns_choose_from_what_a_query_makes(apigw, pets):
    words = ["--query", "Items[].{N: Name, I: ApiId}", "--columns", "I"]

    assert apigw(["api", "list", *words]) == (OK, "I\n----\n1e10\n007\n", "")


def test_pages_make_one_table_and_end_with_the_token(apigw, backend):
    backend.answers["GetApis"] = [
        {"Items": [{"ApiId": "a1"}, {"ApiId": "long-identifier"}], "NextToken": "t"},
        {"Items": [{"ApiId": "a3"}], "NextToken": "u"},
    ]

    result = apigw("api list --columns ApiId --max-items 3")

    lines = result.stdout.splitlines()
    assert lines[:-1] == ["ApiId", "---------------", "a1", "long-identifier", "a3", ""]
    assert lines[-1].startswith("NextToken: ey")


# Cells

UNCHANGED = [
    *(
        "1e10",
        "007",
        "0x10",
        "1.0",
        "1.50",
        "+1",
        "-1",
        "1_000",
        "nan",
        "inf",
        "12345678901234567890",
    ),
    *("true", "None", "null", "~", "---", "| a |", "\\x1b", "a  b", "%s", "{x}", "ü"),
    *("arn:aws:apigateway:us-east-1::/apis/" + "a" * 300, "x" * 1000),
]


@pytest.mark.parametrize("text", UNCHANGED, ids=lambda text: text[:20])
def test_a_cell_holds_a_text_as_it_is(apigw, backend, text):
    backend.answers["GetApis"] = {"Items": [{"ApiId": text, "Name": "n"}]}
    backend.answers["GetApi"] = {"ApiId": text}

    listed = apigw("api list --columns ApiId,Name --no-header")
    shown = apigw("api get a1 -o table")

    assert listed.stdout == f"{text}  n\n"
    assert shown.stdout == f"ApiId  {text}\n"


@pytest.mark.parametrize("text", [" x", "x ", "  "], ids=repr)
def test_a_cell_keeps_the_spaces_around_a_text(apigw, backend, text):
    backend.answers["GetApis"] = {"Items": [{"ApiId": text, "Name": "n"}]}

    assert apigw("api list --columns ApiId,Name --no-header").stdout == f"{text}  n\n"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (True, "true"),
        (False, "false"),
        (None, ""),
        (0, "0"),
        (0.5, "0.5"),
        (1000000, "1000000"),
        ([], "[]"),
        ({}, "{}"),
        ({"a": ["ü", None]}, '{"a": ["ü", null]}'),
    ],
    ids=repr,
)
def test_a_cell_that_is_no_text_is_json(apigw, backend, value, cell):
    backend.answers["GetApis"] = {"Items": [{"ApiId": value, "Name": "n"}]}

    assert apigw("api list --columns ApiId,Name --no-header").stdout.strip() == f"{cell}  n".strip()


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x00\x07\x7f\x9b", "\\x00\\x07\\x7f\\x9b"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
    ],
    ids=ascii,
)
def test_control_characters_are_escaped_in_every_cell(apigw, backend, text, cell, terminal):
    item = {"ApiId": text, "Name": [text], text: "as a name"}
    backend.answers["GetApis"] = {"Items": [item]}
    backend.answers["GetApi"] = item

    listed = apigw("api list --columns ApiId --no-header --output table", terminal=terminal)
    shown = apigw("api get a1 -o table", terminal=terminal)

    first, *_, last = shown.stdout.splitlines()
    letters = set(shown.stdout) - {"\n"}
    assert listed.stdout == f"{cell}\n"
    assert (first.split(), last.split()[0]) == (["ApiId", cell], cell)
    assert {letter for letter in letters if unicodedata.category(letter) in ("Cc", "Cf")} == set()


def test_a_secret_or_an_arn_is_never_cut_on_a_narrow_terminal(apigw, backend):
    arn = "arn:aws:apigateway:us-east-1:123456789012:/portals/" + "x" * 200
    backend.answers["GetPortal"] = {"PortalArn": arn}

    result = apigw("portal get p", terminal=True, environ={"COLUMNS": "40"})

    assert result.stdout == f"PortalArn  {arn}\n"


@pytest.mark.parametrize(
    ("columns", "terminal", "lines"),
    [
        (
            "21",
            True,
            ["ApiId    Name", "-------  ---------", "1e10     pets", "007      two words"],
        ),
        (
            "18",
            True,
            ["ApiId    Name", "-------  ---------", "1e10     pets", "007      two words"],
        ),
        ("17", True, ["ApiId  1e10", "Name   pets", "", "ApiId  007", "Name   two words"]),
        (
            "17",
            False,
            ["ApiId    Name", "-------  ---------", "1e10     pets", "007      two words"],
        ),
    ],
)
def test_a_table_that_a_terminal_has_no_room_for_has_a_line_a_member(
    apigw, pets, columns, terminal, lines
):
    environ = {"COLUMNS": columns, "NO_COLOR": "1"}

    result = apigw("api list --columns ApiId,Name", terminal=terminal, environ=environ)

    assert (result.status, result.stdout.splitlines()) == (OK, lines)


def width(text):
    """The columns that a terminal needs for a text."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def test_wide_and_combining_characters_keep_the_columns_in_line(apigw, backend):
    names = ["漢字", "plain", "e\u0301", "😀", "ＦＵＬＬ"]
    backend.answers["GetApis"] = {"Items": [{"Name": name, "ApiId": "|"} for name in names]}

    lines = apigw("api list --columns Name,ApiId --no-header").stdout.splitlines()

    assert {width(line.partition("|")[0]) for line in lines} == {10}


def test_what_counts_wide_characters_is_installed_with_apigw():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    declared = json.dumps(project["dependencies"])
    assert "wcwidth" in declared or "tabulate[widechars]" in declared

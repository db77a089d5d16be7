"""
Conventions 21 to 30 of the checklist: output.

21's ``ndjson`` is called ``jsonl`` here.  30 applies as its popular choice: there is no pager.
"""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import unicodedata

import pytest
import yaml
from ruamel.yaml import YAML
from wcwidth import wcswidth

from tests.conftest import ROOT, process_environment

API = {"ApiId": "a1b2c3d4e5", "Name": "pets", "ProtocolType": "HTTP"}
APIS = {"Items": [API, API | {"ApiId": "f6", "Name": "dogs & cats"}]}
TABLE = """\
ApiId       Name
----------  -----------
a1b2c3d4e5  pets
f6          dogs & cats
"""
ARN = "arn:aws:apigateway:us-east-1:123456789012:/portals/" + "x" * 150


def starts(result):
    """The format of what was printed, by its beginning."""
    beginnings = {"{": "json", "I": "yaml", "A": "table", "": "off"}
    if result.stdout.startswith('{"'):
        return "jsonl"
    return "text" if result.stdout.startswith("ITEMS") else beginnings[result.stdout[:1]]


@pytest.mark.parametrize("how", ["table", "json", "yaml", "text", "jsonl", "off"])
def test_c21_each_format_is_asked_for_by_option_variable_or_config(apigw, backend, tmp_path, how):
    backend.answers["GetApis"] = APIS
    config = tmp_path / ".config" / "apigw"
    config.mkdir(parents=True)

    asked = [apigw(f"api list -o {how}"), apigw("api list", environ={"APIGW_OUTPUT": how})]
    (config / "config.toml").write_text(f'output = "{how}"\n')
    asked.append(apigw("api list"))

    assert [starts(result) for result in asked] == [how] * 3
    assert starts(apigw("api list --output text", environ={"APIGW_OUTPUT": "yaml"})) == "text"


def test_c21_a_table_is_for_a_terminal_and_json_for_a_pipe(apigw, backend):
    backend.answers["GetApis"] = APIS

    assert starts(apigw("api list", terminal=False)) == "json"
    assert apigw("api list", terminal=True, environ={"NO_COLOR": "1"}).stdout.startswith("ApiId")


ESCAPE = "\x1b["


@pytest.mark.parametrize(
    ("terminal", "options", "environ", "coloured"),
    [
        (True, "", {}, True),
        (False, "", {}, False),
        (True, "", {"NO_COLOR": "1"}, False),
        (True, "", {"NO_COLOR": ""}, True),
        (True, "", {"TERM": "dumb"}, False),
        (True, "--no-color", {}, False),
        (True, "", {"APIGW_NO_COLOR": "1"}, False),
        (False, "", {"CLICOLOR_FORCE": "1"}, True),
        (False, "", {"FORCE_COLOR": "1"}, True),
        (False, "", {"CLICOLOR_FORCE": "0"}, False),
        (False, "", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_c22_escape_bytes_come_out_only_where_they_are_wanted(
    apigw, backend, terminal, options, environ, coloured
):
    backend.answers["GetApis"] = APIS

    result = apigw(f"api list -o table {options}", terminal=terminal, environ=environ)

    assert (ESCAPE in result.stdout, result.stderr) == (coloured, "")


def test_c22_stderr_has_no_escape_bytes_even_where_stdout_has(apigw, backend):
    result = apigw("api lst", terminal=True, environ={"FORCE_COLOR": "1"})

    assert ESCAPE not in result.stderr


@pytest.mark.parametrize("line", ["api list", "exported-api get a1 --output-type JSON"])
@pytest.mark.parametrize("terminal", [True, False])
def test_c23_nothing_is_animated(apigw, backend, line, terminal):
    backend.answers["GetApis"] = [
        {"Items": [API], "NextToken": "t1"},
        {"Items": [API], "NextToken": "t2"},
        {"Items": [API]},
    ]
    backend.answers["ExportApi"] = {"body": b"{}"}

    result = apigw(line, terminal=terminal)

    assert (result.status, result.stderr) == (0, "")
    assert "\r" not in result.stdout


@pytest.mark.parametrize("columns", ["20", "79", "1"])
def test_c24_a_terminal_too_narrow_for_a_line_an_item_shows_an_item_a_block(
    apigw, backend, columns
):
    items = [{"PortalId": f"p{n}", "PublishStatus": "PUBLISHED", "PortalArn": ARN} for n in (1, 2)]
    backend.answers["ListPortals"] = {"Items": items}

    line = "portal list --columns PortalId,PortalArn,PublishStatus --no-color"
    result = apigw(line, terminal=True, environ={"COLUMNS": columns})

    blocks = [
        f"PortalId       p{n}\nPortalArn      {ARN}\nPublishStatus  PUBLISHED\n" for n in (1, 2)
    ]
    assert result.stdout == "\n".join(blocks)


@pytest.mark.parametrize("environ", [{"COLUMNS": "400"}, {"COLUMNS": "0"}, {"COLUMNS": "wide"}, {}])
def test_c24_a_terminal_with_room_shows_an_item_a_line(apigw, backend, environ):
    backend.answers["GetApis"] = APIS

    result = apigw("api list --columns ApiId,Name --no-color", terminal=True, environ=environ)

    assert result.stdout == TABLE


def test_c24_a_table_just_as_wide_as_the_terminal_has_room(apigw, backend):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1", "Name": "宠物"}]}
    line = "api list --columns ApiId,Name --no-color"

    fits = apigw(line, terminal=True, environ={"COLUMNS": "15"}).stdout
    overflows = apigw(line, terminal=True, environ={"COLUMNS": "14"}).stdout

    assert fits == "ApiId    Name\n-------  ------\na1       宠物\n"
    assert overflows == "ApiId  a1\nName   宠物\n"


@pytest.mark.parametrize("terminal", [True, False])
def test_c24_one_object_is_never_cut(apigw, backend, terminal):
    backend.answers["GetPortal"] = {"PortalArn": ARN}

    result = apigw("portal get p1 -o table", terminal=terminal, environ={"COLUMNS": "20"})

    assert result.stdout == f"PortalArn  {ARN}\n"


def test_c24_off_a_terminal_the_width_means_nothing(apigw, backend):
    backend.answers["ListPortals"] = {"Items": [{"PortalId": "p1", "PortalArn": ARN}]}

    line = "portal list -o table --columns PortalId,PortalArn"
    wide, narrow = (apigw(line, environ={"COLUMNS": columns}).stdout for columns in ("400", "20"))

    assert wide == narrow
    assert wide.splitlines()[-1] == f"p1          {ARN}"


def on_a_terminal(words, home, columns, environ=None):
    """What a process prints to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "apigw_cli", *words],
        env=process_environment(home, environ),
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        shown += part
    os.close(ours)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (0, b"")
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (20, "ApiId  a1b2c3d4e5\nName   pets\n\nApiId  f6\nName   dogs & cats\n"),
        (80, TABLE),
    ],
)
def test_c24_the_width_is_the_terminals_own_where_no_variable_says_it(
    tmp_path, stub, columns, shown
):
    stub.answer({"items": [{"apiId": i["ApiId"], "name": i["Name"]} for i in APIS["Items"]]})
    line = f"api list --columns ApiId,Name --no-color --endpoint-url {stub.url}"

    assert on_a_terminal(line.split(), tmp_path, columns) == shown


WIDE = [
    "宠物",
    "ＦＵＬＬ",
    "e\u0301te\u0301",
    "👩‍💻",
    "❤️",
    "한국어",
    "a\u200bb",
    "plain",
    " x ",
    "",
]


@pytest.mark.parametrize("header", ["", "--no-header"])
def test_c25_wide_and_combining_characters_keep_the_columns_in_line(apigw, backend, header):
    backend.answers["GetApis"] = {"Items": [{"Name": n, "ApiId": "|"} for n in WIDE]}

    lines = apigw(f"api list --columns Name,ApiId {header}").stdout.splitlines()

    rows = lines[-len(WIDE) :]
    assert [row.partition("|")[0].rstrip() for row in rows] == [name.rstrip() for name in WIDE]
    assert len({wcswidth(row.partition("|")[0]) for row in rows}) == 1


CONTROLS = [chr(n) for n in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066)]


@pytest.mark.parametrize("how", ["table", "text", "json", "jsonl", "yaml"])
@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_c25_control_characters_of_the_service_do_not_reach_a_terminal(
    apigw, backend, how, control
):
    backend.answers["GetApis"] = {"Items": [{"ApiId": f"a{control}b", "Name": "x"}]}

    result = apigw(
        f"api list -o {how} --columns ApiId" if how == "table" else f"api list -o {how}",
        terminal=True,
        environ={"NO_COLOR": "1"},
    )

    shown = set(result.stdout) - {"\n", "\t" if how == "text" else "\n"}
    assert {c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")} == set()
    assert [line for line in result.stdout.split("\n") if "a" in line and "b" in line] or (
        (how, control) == ("yaml", "\n")  # in a block of lines
    )


def test_c26_columns_stand_in_the_order_that_was_asked_for(apigw, backend):
    backend.answers["GetApis"] = APIS

    queried = apigw("api list -o table --query 'Items[].{Name: Name, Id: ApiId, A: ProtocolType}'")
    chosen = apigw("api list --columns ProtocolType,Name,ApiId")
    json_too = apigw("api list -o json --query 'Items[0].{Name: Name, Id: ApiId}'")

    assert queried.stdout.splitlines()[0].split() == ["Name", "Id", "A"]
    assert chosen.stdout.splitlines()[0].split() == ["ProtocolType", "Name", "ApiId"]
    assert list(json_too.json) == ["Name", "Id"]


NUMBERS = ["1e10", "007", "1.50", "0x1F", "-0", "+5", "1_000", ".5", "NaN", "true", "None", "12:30"]


@pytest.mark.parametrize("text", NUMBERS)
def test_c27_a_text_that_looks_like_a_number_prints_unchanged(apigw, backend, text):
    backend.answers["GetApis"] = {"Items": [{"ApiId": text, "Name": "x"}]}

    table = apigw("api list --columns ApiId,Name").stdout
    lines = apigw("api list -o text").stdout
    document = apigw("api list -o yaml").stdout
    shown = apigw("api list --query Items[0].ApiId -o text").stdout

    assert table.splitlines()[-1].split() == [text, "x"]
    assert lines == f"ITEMS\t{text}\tx\n"
    assert shown == f"{text}\n"
    assert yaml.safe_load(document)["Items"][0]["ApiId"] == text


TRICKY = {
    "Description": "y\u0085é",
    "Name": "no",
    "Tags": {"~": "1e10", "0o17": "12:30:45", "=": "<<"},
}


def test_c28_yaml_reloads_to_the_same_data_under_both_versions(apigw, backend):
    backend.answers["GetApis"] = {"Items": [TRICKY]}

    document = apigw("api list -o yaml").stdout

    assert yaml.safe_load(document) == {"Items": [TRICKY]}
    assert YAML(typ="safe", pure=True).load(document) == {"Items": [TRICKY]}


def test_c28_json_is_plain_utf_8_with_a_final_newline(process, stub):
    stub.answer({"apiId": "a1", "name": "Zoë 漢字 😀"})

    ended = process(f"api get a1 --endpoint-url {stub.url}", text=False)

    expected = '{\n    "ApiId": "a1",\n    "Name": "Zoë 漢字 😀"\n}\n'
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, expected.encode(), b"")


@pytest.mark.parametrize("how", ["json", "yaml", "text", "jsonl", "table"])
@pytest.mark.parametrize("line", ["api list", "api get a1", "api list --query Items[0].Name"])
def test_c28_what_is_printed_ends_with_one_newline(apigw, backend, how, line):
    backend.answers |= {"GetApis": APIS, "GetApi": API}

    printed = apigw(f"{line} -o {how}").stdout

    assert printed.endswith("\n")
    assert not printed.endswith("\n\n")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "xx_XX.NONE"}])
@pytest.mark.parametrize("how", ["json", "yaml", "text", "jsonl", "table"])
def test_c29_utf_8_goes_in_and_out_under_any_locale(process, stub, locale, how):
    stub.answer({"apiId": "a1", "name": "Zoë 漢字"})

    ended = process(
        ["api", "update", "a1", "--name", "Zoë 漢字", "-o", how, "--endpoint-url", stub.url],
        environ=locale | {"PYTHONCOERCECLOCALE": "0"},
        text=False,
    )

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Zoë 漢字".encode() in ended.stdout
    assert json.loads(stub.requests[-1].body) == {"name": "Zoë 漢字"}


@pytest.mark.parametrize(
    "words",
    [
        [b"api", b"get", b"\xff\xfe"],
        [b"api", b"update", b"a1", b"--name", b"caf\xe9"],
        [b"\xff"],
        [b"api", b"list", b"--\xff"],
        [b"api", b"list", b"--query", b"\xff"],
    ],
)
def test_c29_bytes_that_are_no_utf_8_do_not_crash(tmp_path, stub, words):
    ended = subprocess.run(
        [sys.executable.encode(), b"-m", b"apigw_cli", *words],
        env=process_environment(tmp_path, {"AWS_ENDPOINT_URL": stub.url}),
        cwd=ROOT,
        capture_output=True,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout, stub.requests) == (252, b"", [])
    assert b"Traceback" not in ended.stderr


def test_c30_no_pager_is_started_whatever_asks_for_one(tmp_path, stub):
    left = tmp_path / "a-pager-ran"
    stub.answer({"items": [{"apiId": f"a{n}", "name": "x"} for n in range(100)]})
    pager = {name: f"touch {left}" for name in ("PAGER", "APIGW_PAGER", "AWS_PAGER", "LESSOPEN")}
    words = f"api list --no-color --endpoint-url {stub.url}".split()

    shown = on_a_terminal(words, tmp_path, 200, pager)

    assert len(shown.splitlines()) == 102
    assert not left.exists()

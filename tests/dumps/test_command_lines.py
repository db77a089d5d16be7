"""``apigw local dump`` and ``apigw local load``."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from apigw_cli.errors import CONFIGURATION, FAILED, OK, USAGE
from tests.conftest import Runner, succeeded
from tests.served.server import serving
from tests.served.ways import client

EMPTY = '{\n  "regions": {},\n  "version": 1\n}\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


@pytest.fixture
def api(apigw_local: Runner) -> str:
    """An API in the plane, with a name that JSON could escape."""
    made = apigw_local(["api", "create", "--name", "pets é", "--protocol-type", "HTTP"])
    return str(succeeded(made).json["ApiId"])


def test_a_dump_is_written_and_loaded_again(apigw_local: Runner, file: Path, api: str) -> None:
    dumped = apigw_local(f"local dump {file}")
    succeeded(apigw_local(f"api update {api} --name changed"))
    loaded = apigw_local(f"local load {file}")

    assert dumped == loaded == (OK, "", "")
    assert succeeded(apigw_local(f"api get {api}")).json["Name"] == "pets é"
    assert '"Name": "pets é"' in file.read_text(encoding="utf-8")
    assert succeeded(apigw_local("local dump")).stdout == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["local dump", "local dump -"])
def test_an_empty_plane_is_dumped_without_being_made(
    apigw_local: Runner, tmp_path: Path, words: str
) -> None:
    assert apigw_local(words) == (OK, EMPTY, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", ["local load", "local load -"])
def test_a_document_comes_from_standard_input(apigw_local: Runner, api: str, words: str) -> None:
    text = succeeded(apigw_local("local dump")).stdout.replace("pets é", "loaded")

    succeeded(apigw_local(words, stdin=text))

    assert succeeded(apigw_local(f"api get {api}")).json["Name"] == "loaded"


def test_the_file_that_is_replaced_keeps_its_permissions(
    apigw_local: Runner, file: Path, api: str
) -> None:
    file.write_text("old")
    file.chmod(0o640)

    succeeded(apigw_local(f"local dump {file}"))

    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in file.parent.iterdir()) == ["local.db", "state.json"]


@pytest.mark.parametrize("place", ["nowhere/state.json", "."])
def test_a_file_that_cannot_be_written_is_said(
    apigw_local: Runner, tmp_path: Path, place: str
) -> None:
    status, out, said = apigw_local(f"local dump {tmp_path / place}")

    assert (status, out) == (FAILED, "")
    assert said.startswith(f"apigw: Cannot write {tmp_path / place}: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON: Expecting value at line 1, column 1."),
        ('{"version": 1,\n}', "not JSON: "),
        ('{"version": 1, "version": 1}', "the key 'version' stands twice in one object."),
        ('{"version": NaN}', "NaN is not a JSON number."),
        ('{"version": 1e999}', "1e999 is not a number: it overflows."),
        ("[" * 100_000, "nested too deeply."),
        ("\udcff", "is not UTF-8 text"),
    ],
)
def test_what_is_no_json_is_a_usage_error_and_changes_nothing(
    apigw_local: Runner, file: Path, api: str, text: str, said: str
) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = succeeded(apigw_local("local dump")).stdout

    status, out, told = apigw_local(f"local load {file}")

    assert (status, out) == (USAGE, "")
    assert said in told
    assert str(file) in told
    assert succeeded(apigw_local("local dump")).stdout == before


def test_a_wrong_member_is_a_usage_error_that_says_where(
    apigw_local: Runner, file: Path, api: str
) -> None:
    document = json.loads(succeeded(apigw_local("local dump")).stdout)
    route = {"RouteId": "r1", "RouteKey": "pets"}
    document["regions"]["us-east-1"]["apis"][0]["routes"] = [route]
    file.write_text(json.dumps(document))

    status, out, said = apigw_local(f"local load {file}")

    assert (status, out) == (USAGE, "")
    assert said == (
        "apigw: regions.us-east-1.apis[0].routes[0].RouteKey must be '$default' or"
        " 'METHOD /path', not 'pets'.\nNothing was loaded.\n"
    )
    assert succeeded(apigw_local("route list", environ={"APIGW_API_ID": api})).json == {"Items": []}


def test_a_file_that_is_missing_is_a_usage_error(apigw_local: Runner, file: Path) -> None:
    status, out, said = apigw_local(f"local load {file}")

    assert (status, out) == (USAGE, "")
    assert said == f"apigw: FILE: cannot read {file}: No such file or directory.\n"


@pytest.mark.parametrize("answer", ["n\n", "", "yes please\n"])
def test_a_person_is_asked_before_anything_is_replaced(
    apigw_local: Runner, file: Path, api: str, answer: str
) -> None:
    file.write_text(EMPTY)

    status, _, said = apigw_local(f"local load {file}", terminal=True, stdin=answer)

    assert status == FAILED
    assert said.startswith(f"Replace all that {file.parent / 'local.db'} holds? [y/N] ")
    assert "Nothing was loaded." in said
    assert api in succeeded(apigw_local("local dump")).stdout


@pytest.mark.parametrize(
    ("words", "terminal", "stdin"),
    [("--yes", True, ""), ("", True, "y\n"), ("", False, "")],
)
def test_who_says_yes_or_is_nobody_is_not_held_up(
    apigw_local: Runner, file: Path, api: str, words: str, terminal: bool, stdin: str
) -> None:
    file.write_text(EMPTY)

    succeeded(apigw_local(f"local load {file} {words}", terminal=terminal, stdin=stdin))

    assert succeeded(apigw_local("local dump")).stdout == EMPTY


def test_nobody_is_asked_about_an_empty_plane(apigw_local: Runner, file: Path) -> None:
    file.write_text(EMPTY)

    assert apigw_local(f"local load {file}", terminal=True) == (OK, "", "")


@pytest.mark.parametrize("words", ["load a b", "dump a b", "load ''", "dump ''"])
def test_one_file_is_taken(apigw_local: Runner, words: str) -> None:
    status, out, said = apigw_local(f"local {words}")

    assert (status, out) == (USAGE, "")
    assert said.startswith(f"apigw: apigw local {words[:4]} takes one file, not ")


def test_a_person_is_not_left_waiting_for_what_they_do_not_know(apigw_local: Runner) -> None:
    assert apigw_local("local load", terminal=True) == (
        USAGE,
        "",
        "apigw: apigw local load takes a file.\n- is standard input.\n",
    )


def test_control_characters_reach_no_terminal(apigw_local: Runner) -> None:
    made = ["api", "create", "--name", "a\x9b2Jb", "--protocol-type", "HTTP"]
    succeeded(apigw_local(made))

    shown = succeeded(apigw_local("local dump", terminal=True)).stdout
    piped = succeeded(apigw_local("local dump")).stdout

    assert "\x9b" not in shown
    assert "a\x9b2Jb" in piped


def test_a_file_of_someone_else_is_left_alone(apigw_local: Runner, file: Path) -> None:
    file.write_text(EMPTY)
    other = file.parent / "other.db"
    other.write_text("something else, which is longer than a page of a database\n" * 20)

    status, _, _ = apigw_local(f"local load {file}", environ={"APIGW_LOCAL_DB": str(other)})

    assert status == CONFIGURATION
    assert other.read_text().startswith("something else")


def test_a_server_goes_on_with_what_was_loaded(
    apigw_local: Runner, file: Path, tmp_path: Path, api: str
) -> None:
    succeeded(apigw_local(f"local dump {file}"))
    succeeded(apigw_local("local reset --yes"))
    environ = {"APIGW_LOCAL_DB": str(tmp_path / "local.db"), "AWS_REGION": "us-east-1"}
    with serving(tmp_path, environ=environ) as server:
        boto = client(server.url)
        before = boto.get_apis()["Items"]
        succeeded(apigw_local(f"local load {file}"))

        assert before == []
        assert [item["ApiId"] for item in boto.get_apis()["Items"]] == [api]


@pytest.mark.parametrize(
    "options", ["--output yaml", "--query regions", "--region eu-west-1", "--aws"]
)
@pytest.mark.parametrize("command", ["dump", "load -", "reset --yes", "path"])
def test_an_option_that_would_mean_nothing_is_refused(
    apigw_local: Runner, api: str, command: str, options: str
) -> None:
    refused = apigw_local(f"local {command} {options}", stdin="{}")

    assert (refused.status, refused.stdout) == (USAGE, "")
    assert refused.stderr == (
        f"apigw: {options.split()[0]} means nothing to 'apigw local {command.split()[0]}'.\n"
    )
    held = apigw_local("local dump --local", environ={"AWS_REGION": "eu-west-1"})
    assert api in held.stdout

"""``apigw local status``, ``reset`` and ``path``."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from apigw_cli.errors import CONFIGURATION, FAILED, OK, USAGE
from tests.conftest import Runner, succeeded
from tests.served.server import serving
from tests.served.ways import client

PORTAL = (
    "portal create --authorization None={} --endpoint-configuration None={} --portal-content"
    " DisplayName=docs,Theme={CustomColors={AccentColor=#1,BackgroundColor=#1"
    ",ErrorValidationColor=#1,HeaderColor=#1,NavigationColor=#1,TextColor=#1}}"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "local.db"


@pytest.fixture
def filled(apigw_local: Runner, file: Path) -> Path:
    """A file that holds something of each outermost kind, in two regions."""
    for region in ("us-east-1", "eu-west-1"):
        certificate = f"arn:aws:acm:{region}:1:certificate/c"
        for command in (
            "api create --name a --protocol-type HTTP --target https://example.com",
            "vpc-link create --name l --subnet-ids s",
            "portal-product create --display-name p",
            PORTAL,
            "domain-name create --domain-name a.example.com --domain-name-configurations"
            f" CertificateArn={certificate}",
        ):
            succeeded(apigw_local(f"{command} --region {region}"))
    return file


def resources(apigw_local: Runner) -> dict[tuple[str, str], int]:
    told = succeeded(apigw_local("local status -o json")).json["Resources"]
    return {(one["Region"], one["Kind"]): one["Count"] for one in told}


def test_the_path_is_told_whether_there_is_a_file_or_not(apigw_local: Runner, file: Path) -> None:
    before = apigw_local("local path")
    existed = file.exists()
    succeeded(apigw_local("api create --name a --protocol-type HTTP"))

    assert before == apigw_local("local path") == (OK, f"{file}\n", "")
    assert (existed, file.exists()) == (False, True)


def test_the_path_goes_by_the_data_directory(apigw_local: Runner, tmp_path: Path) -> None:
    told = apigw_local("local path", environ={"APIGW_LOCAL_DB": "", "XDG_DATA_HOME": "/data"})

    assert told.stdout == "/data/apigw/local.db\n"


def test_the_status_of_no_file_is_empty_and_makes_none(apigw_local: Runner, file: Path) -> None:
    told = succeeded(apigw_local("local status"))

    assert told.json == {"File": str(file), "Bytes": 0, "Resources": []}
    assert not file.exists()


def test_the_status_counts_by_region_and_kind(apigw_local: Runner, filled: Path) -> None:
    kinds = [
        "apis",
        "deployments",
        "domainnames",
        "integrations",
        "portalproducts",
        "portals",
        "routes",
        "stages",
        "vpclinks",
    ]

    told = resources(apigw_local)

    assert told == {(region, kind): 1 for region in ("eu-west-1", "us-east-1") for kind in kinds}


def test_the_status_is_a_line_each_on_a_terminal(apigw_local: Runner, file: Path) -> None:
    succeeded(apigw_local("api create --name a --protocol-type HTTP"))

    told = succeeded(apigw_local("local status", terminal=True)).stdout.splitlines()

    assert [line.split() for line in told] == [
        ["File", str(file)],
        ["Bytes", str(file.stat().st_size)],
        ["us-east-1", "apis", "1"],
    ]


def test_the_status_can_be_queried(apigw_local: Runner, filled: Path) -> None:
    query = "Resources[?Kind=='apis'].Region"

    told = apigw_local(["local", "status", "--query", query, "-o", "text"])

    assert told == (OK, "eu-west-1\tus-east-1\n", "")


def test_the_size_is_that_of_what_is_not_yet_in_the_file_too(
    apigw_local: Runner, file: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, environ={"APIGW_LOCAL_DB": str(file)}) as server:
        client(server.url).create_api(Name="a", ProtocolType="HTTP")
        log = tmp_path / "local.db-wal"
        parts = file.stat().st_size, log.stat().st_size

        told = succeeded(apigw_local("local status")).json

    assert parts[1] > 0
    assert told["Bytes"] == sum(parts)


@pytest.mark.parametrize("command", ["status", "reset --yes"])
def test_a_file_of_someone_else_is_left_alone(
    apigw_local: Runner, file: Path, command: str
) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE theirs (x)")
    before = file.read_bytes()

    told = apigw_local(f"local {command}")

    assert told == (
        CONFIGURATION,
        "",
        f"apigw: {file} is a database of another program\nname another file in APIGW_LOCAL_DB\n",
    )
    assert file.read_bytes() == before


def test_a_text_is_no_state_file(apigw_local: Runner, file: Path) -> None:
    file.write_text("to do: " * 1000)

    told = apigw_local("local reset --yes")

    assert (told.status, file.read_text()) == (CONFIGURATION, "to do: " * 1000)


def test_a_reset_deletes_everything_in_all_regions(apigw_local: Runner, filled: Path) -> None:
    told = apigw_local("local reset --yes")

    assert told == (OK, "", "")
    assert resources(apigw_local) == {}
    for region in ("us-east-1", "eu-west-1"):
        for kind in ("api", "domain-name", "portal", "portal-product", "vpc-link"):
            listed = succeeded(apigw_local(f"{kind} list --region {region}"))
            assert listed.json == {"Items": []}


def test_what_was_reset_is_used_again(apigw_local: Runner, filled: Path) -> None:
    succeeded(apigw_local("local reset --yes"))

    made = succeeded(apigw_local("api create --name b --protocol-type HTTP")).json

    assert succeeded(apigw_local("api list")).json == {"Items": [made]}
    with closing(sqlite3.connect(filled)) as state:
        [(left,)] = state.execute("SELECT COUNT(*) FROM link")
        [(held,)] = state.execute("SELECT COUNT(*) FROM past")
    assert (left, held) == (0, 0)


def test_a_reset_of_no_file_makes_none(apigw_local: Runner, file: Path) -> None:
    assert apigw_local("local reset --yes") == (OK, "", "")
    assert not file.exists()


def test_a_server_goes_on_with_an_empty_plane_after_a_reset(
    apigw_local: Runner, file: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, environ={"APIGW_LOCAL_DB": str(file)}) as server:
        boto = client(server.url)
        boto.create_api(Name="a", ProtocolType="HTTP")
        succeeded(apigw_local("local reset --yes"))
        after = boto.get_apis()["Items"]
        made = boto.create_api(Name="b", ProtocolType="HTTP")["ApiId"]
        seen = succeeded(apigw_local("api list --query Items[].ApiId")).json

    assert (after, seen) == ([], [made])


@pytest.mark.parametrize(("answer", "status"), [("y\n", OK), ("YES\n", OK), ("n\n", FAILED)])
def test_a_person_is_asked(apigw_local: Runner, filled: Path, answer: str, status: int) -> None:
    told = apigw_local("local reset", stdin=answer, terminal=True)

    assert (told.status, told.stdout) == (status, "")
    assert told.stderr.startswith(f"Delete all that {filled} holds? [y/N] ")
    assert (resources(apigw_local) == {}) is (status == OK)


@pytest.mark.parametrize("answer", ["", "\n", "yes, please\n"])
def test_anything_but_yes_deletes_nothing(apigw_local: Runner, filled: Path, answer: str) -> None:
    told = apigw_local("local reset", stdin=answer, terminal=True)

    assert told.status == FAILED
    assert told.stderr.endswith("apigw: Nothing was deleted.\nAnswer y, or give --yes.\n")
    assert len(resources(apigw_local)) == 18


def test_nobody_is_asked_in_a_script(apigw_local: Runner, filled: Path) -> None:
    assert apigw_local("local reset", stdin="n\n") == (OK, "", "")
    assert resources(apigw_local) == {}


def test_a_reset_of_more_than_is_read_at_once_is_whole(apigw_local: Runner, filled: Path) -> None:
    rows = [
        ("us-east-1/apis", f"a{number}", 0, 0, json.dumps({"ApiId": f"a{number}"}))
        for number in range(2500)
    ]
    with closing(sqlite3.connect(filled)) as state, state:
        state.executemany(
            "INSERT INTO entry (place, id, rank, since, body) VALUES (?, ?, ?, ?, ?)", rows
        )

    assert apigw_local("local reset --yes") == (OK, "", "")
    assert resources(apigw_local) == {}


@pytest.mark.parametrize("words", ["local nothing", "local path x", "local status --port 1"])
def test_what_is_no_command_is_a_usage_error(apigw_local: Runner, words: str) -> None:
    told = apigw_local(words)

    assert (told.status, told.stdout) == (USAGE, "")


@pytest.mark.parametrize("name", ["path", "reset", "serve", "status"])
def test_each_command_has_help_with_an_example(apigw_local: Runner, name: str) -> None:
    told = succeeded(apigw_local(f"local {name} --help")).stdout

    assert told.startswith(f"Usage: apigw local {name} [OPTIONS]\n")
    assert f"\n  apigw local {name}" in told

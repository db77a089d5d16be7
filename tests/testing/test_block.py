"""A plane that is served while a block runs."""

from __future__ import annotations

import http.client
import json
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from apigw_cli.errors import UsageFailure
from apigw_cli.testing import serve_plane

STATE = {
    "version": 1,
    "regions": {
        "eu-west-1": {"vpclinks": [{"VpcLinkId": "l1", "Name": "l", "SubnetIds": ["s"]}]},
    },
}


def ask(url: str, path: str) -> tuple[int, object]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_it_is_there_while_the_block_runs_and_no_longer() -> None:
    threads = threading.active_count()
    with serve_plane() as plane:
        assert ask(plane.url, "/v2/apis") == (200, {"items": []})

    with pytest.raises(ConnectionRefusedError):
        ask(plane.url, "/v2/apis")
    assert threading.active_count() == threads


def test_planes_are_strangers_to_each_other() -> None:
    with serve_plane(STATE) as one, serve_plane() as other:
        assert one.url != other.url
        assert one.dump() != other.dump() == {"regions": {}, "version": 1}


@pytest.mark.parametrize("as_file", [True, False])
def test_it_begins_with_a_dump(tmp_path: Path, as_file: bool) -> None:
    file = tmp_path / "state.json"
    file.write_text(json.dumps(STATE))

    with serve_plane(file if as_file else STATE) as plane:
        client = plane.client("eu-west-1")
        [link] = client.get_vpc_links()["Items"]
        client.close()

    assert (link["VpcLinkId"], link["VpcLinkStatus"]) == ("l1", "AVAILABLE")


def test_a_dump_that_is_wrong_serves_nothing() -> None:
    with pytest.raises(UsageFailure, match=r"regions\.x\.api is not known"):
        serve_plane({"version": 1, "regions": {"x": {"api": []}}}).__enter__()


def test_the_switches_are_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APIGW_LOCAL_ACCOUNT", "999999999999")
    file = tmp_path / "kept.db"

    with serve_plane(path=file, account="111122223333", delay=60.0, quotas=True) as plane:
        client = plane.client()
        arn = client.create_portal_product(DisplayName="p")["PortalProductArn"]
        for _ in range(10):
            link = client.create_vpc_link(Name="l", SubnetIds=["s"])["VpcLinkId"]
        status = client.get_vpc_link(VpcLinkId=link)["VpcLinkStatus"]
        with pytest.raises(client.exceptions.TooManyRequestsException):
            client.create_vpc_link(Name="l", SubnetIds=["s"])
        client.close()
    with serve_plane(path=file, account="111122223333") as again:
        kept = again.dump()["regions"]["us-east-1"]

    assert ":111122223333:" in arn
    assert status == "PENDING"
    assert len(kept["vpclinks"]) == 10

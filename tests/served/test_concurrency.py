"""Many at once, and servers that are killed: what was answered is there."""

from __future__ import annotations

import http.client
import json
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from apigw_cli import catalogue
from apigw_cli.backends.local import open_engine
from tests.conftest import ROOT
from tests.served.server import Server, serving

GIVEN = {"Name": "a", "ProtocolType": "HTTP", "Target": "https://example.com"}
SENT = json.dumps({"name": "a", "protocolType": "HTTP", "target": "https://example.com"})

# Each prints the ids that it was answered.  As a command line does, it opens the file each time.
BY_ENGINE = f"""
import sys
from apigw_cli import catalogue
from apigw_cli.backends.local import open_engine
for _ in range(int(sys.argv[2])):
    with open_engine(sys.argv[1]) as engine:
        print(engine.send(catalogue.operation("CreateApi"), {GIVEN!r})["ApiId"])
"""
BY_HTTP = f"""
import http.client, json, sys
connection = http.client.HTTPConnection(sys.argv[1].removeprefix("http://"))
for _ in range(int(sys.argv[2])):
    connection.request("POST", "/v2/apis", {SENT!r})
    answer = connection.getresponse()
    assert answer.status == 201, answer.status
    print(json.loads(answer.read())["apiId"])
"""


def writer(script: str, where: str, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, where, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def check_writers(tmp_path: Path, each: int) -> None:
    """Four processes that open the file for every write, and two each at two servers."""
    file = tmp_path / "local.db"
    with ExitStack() as stack:
        environ = {"APIGW_LOCAL_DB": str(file), "AWS_REGION": "us-east-1"}
        servers = [stack.enter_context(serving(tmp_path, environ=environ)) for _ in range(2)]
        writers = [writer(BY_ENGINE, str(file), each) for _ in range(4)]
        writers += [writer(BY_HTTP, server.url, each) for server in servers * 2]
        outputs = [one.communicate(timeout=300)[0].split() for one in writers]
        seen = [server.request("GET", "/v2/apis?maxResults=500").json for server in servers]

    assert [one.returncode for one in writers] == [0] * 8
    written = {id for output in outputs for id in output}
    assert len(written) == 8 * each
    assert seen[0] == seen[1]
    assert apis(file) == written
    assert counts(file) == {8 * each}  # of each kind that a quick create makes


def apis(file: Path) -> set[str]:
    """The ids of all APIs in a file, over all its pages."""
    listing, token, found = catalogue.operation("GetApis"), "", set()
    with open_engine(file) as engine:
        while True:
            page = engine.send(listing, {"MaxResults": "500", "NextToken": token or None})
            found |= {item["ApiId"] for item in page["Items"]}
            token = page.get("NextToken", "")
            if not token:
                return found


def counts(file: Path) -> set[int]:
    """How many there are of each kind; one number where each API is whole."""
    with open_engine(file) as engine:
        found = engine.store.transact(engine.store.counts, write=False)
    return {number for _, _, number in found}


def test_eight_processes_write_at_once_without_error_or_loss(tmp_path: Path) -> None:
    check_writers(tmp_path, each=25)


@pytest.mark.soak
def test_eight_processes_write_two_thousand_times_without_error_or_loss(tmp_path: Path) -> None:
    check_writers(tmp_path, each=250)


def write_until_killed(server: Server, ledger: list[str], enough: threading.Semaphore) -> None:
    """Notes each id that was answered; ends when nothing is answered any more."""
    connection = http.client.HTTPConnection(server.host, server.port, timeout=30)
    try:
        while True:
            connection.request("POST", "/v2/apis", SENT)
            answer = connection.getresponse()
            made = json.loads(answer.read())
            assert answer.status == 201, made
            ledger.append(made["apiId"])
            enough.release()
    except (OSError, http.client.HTTPException):
        connection.close()


def killed_after(server: Server, writes: int) -> list[str]:
    """The ids that four clients were answered by a server that was killed under their hands."""
    ledger: list[str] = []
    enough = threading.Semaphore(0)
    given = (server, ledger, enough)
    clients = [threading.Thread(target=write_until_killed, args=given) for _ in range(4)]
    for one in clients:
        one.start()
    for _ in range(writes):
        assert enough.acquire(timeout=30)
    server.process.kill()
    for one in clients:
        one.join()
    server.stop()
    return ledger


def check_kills(rounds: int, tmp_path: Path, start: Callable[..., Server]) -> None:
    file, ledger, dice = tmp_path / "local.db", set[str](), random.Random(rounds)
    for _ in range(rounds):
        environ = {"APIGW_LOCAL_DB": str(file), "AWS_REGION": "us-east-1"}
        answered = killed_after(start(tmp_path, environ=environ), dice.randint(1, 60))
        assert answered
        ledger |= set(answered)

        there = apis(file)
        assert ledger <= there
        assert counts(file) == {len(there)}
        with closing(sqlite3.connect(file)) as state:
            assert state.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_ten_servers_that_are_killed_lose_nothing_that_they_answered(
    tmp_path: Path, start: Callable[..., Server]
) -> None:
    check_kills(10, tmp_path, start)


@pytest.mark.soak
def test_a_hundred_servers_that_are_killed_lose_nothing_that_they_answered(
    tmp_path: Path, start: Callable[..., Server]
) -> None:
    check_kills(100, tmp_path, start)

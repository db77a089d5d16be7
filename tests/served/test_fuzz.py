"""Odd requests to one server: each is answered, and what is refused changes nothing."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apigw_cli.backends.local import open_engine
from apigw_cli.local.dumps.dumping import dump
from apigw_cli.local.dumps.loading import load
from apigw_cli.local.engine import Engine
from tests.served.fuzzing import Corpus, Sent, requests
from tests.served.life_cycles import LIFE_CYCLES
from tests.served.server import Server, serving
from tests.served.ways import Refusal, by_engine

_PATIENCE = 30  # seconds
_MOST_CHANGES = 40  # before the state is put back
STATE = json.loads((Path(__file__).parent / "state.json").read_text(encoding="utf-8"))


class Fuzzed:
    """A server, and a look at its file from outside."""

    def __init__(self, server: Server, engine: Engine, path: Path) -> None:
        self.server = server
        self._engine = engine
        self._connection: socket.socket | None = None
        self._watch = sqlite3.connect(path)
        self.statuses: dict[int, int] = {}
        self.restore()

    def close(self) -> None:
        self._drop()
        self._watch.close()

    def restore(self) -> None:
        """Put the state back to where it began."""
        load(self._engine, STATE)
        self._changes = 0
        self._remember()

    def _remember(self) -> None:
        self._seen, self._version = dump(self._engine), self._data_version()

    def _data_version(self) -> int:
        """Another one after every commit that wrote something."""
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def check(self, sent: Sent) -> None:
        """Send a request: it is answered, not by a failure, and a refusal has changed nothing."""
        status, headers, body = self._ask(sent)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        assert status < 500, (sent, body)
        if status >= 400:
            assert status == 431 or headers["x-amzn-errortype"], (sent, status, body)
            if self._data_version() != self._version:
                assert dump(self._engine) == self._seen, sent
        else:
            self._remember()
            self._changes += sent.method != "GET"
            if sent.method == "DELETE" or self._changes > _MOST_CHANGES:
                self.restore()

    def _ask(self, sent: Sent) -> tuple[int, dict[str, str], bytes]:
        head = (
            f"{sent.method} {sent.target} HTTP/1.1\r\nHost: localhost\r\n"
            f"Content-Type: {sent.type}\r\nContent-Length: {len(sent.body)}\r\n\r\n"
        )
        if self._connection is None:
            place = (self.server.host, self.server.port)
            self._connection = socket.create_connection(place, timeout=_PATIENCE)
        self._connection.sendall(head.encode("ascii") + sent.body)
        answer = http.client.HTTPResponse(self._connection, method=sent.method)
        with closing(answer):
            answer.begin()
            body = answer.read()
        if answer.will_close:
            self._drop()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def resident(self) -> int:
        """MiB of memory that the server holds."""
        pages = Path(f"/proc/{self.server.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") // 2**20


@contextmanager
def fuzzed(home: Path) -> Iterator[Fuzzed]:
    path = home / "local.db"
    environ = {"APIGW_LOCAL_DB": str(path), "AWS_REGION": "us-east-1"}
    with open_engine(path) as engine, serving(home, environ=environ) as server:
        one = Fuzzed(server, engine, path)
        try:
            yield one
        finally:
            one.close()


@cache
def taken() -> Corpus:
    """What the lives of all nouns send."""
    corpus: Corpus = {}
    with TemporaryDirectory() as folder, open_engine(Path(folder) / "local.db") as engine:
        for name, life_cycle in LIFE_CYCLES.items():
            region = name.replace("_", "-")
            way = by_engine(engine.in_region(region).send)
            life_cycle(way, region)
            for call in way.calls:
                if not isinstance(call.outcome, Refusal):
                    corpus.setdefault(call.operation, []).append(call.params)
    return corpus


def fuzz(one: Fuzzed, count: int) -> None:
    """Send so many requests."""

    @settings(max_examples=count, suppress_health_check=list(HealthCheck))
    @given(sent=requests(STATE, taken()))
    def run(sent: Sent) -> None:
        one.check(sent)

    run()


def is_well(one: Fuzzed) -> bool:
    """Whether the server answers as it did."""
    one.restore()
    answer = one.server.request("GET", "/v2/apis")
    ids = [api["apiId"] for api in answer.json["items"]]
    return ids == [api["ApiId"] for api in STATE["regions"]["us-east-1"]["apis"]]


def test_some_odd_requests_are_answered_and_change_nothing_when_refused(tmp_path: Path) -> None:
    with fuzzed(tmp_path) as one:
        fuzz(one, 250)

        assert {200, 201, 204, 400, 404, 405} <= set(one.statuses)
        assert is_well(one)


@pytest.mark.soak
def test_ten_thousand_odd_requests_are_answered_and_change_nothing_when_refused(
    tmp_path: Path,
) -> None:
    with fuzzed(tmp_path) as one:
        fuzz(one, 1000)
        before = one.resident()
        fuzz(one, 10_000)

        assert one.resident() - before < 40
        assert sum(one.statuses.values()) >= 10_000
        assert sum(n for status, n in one.statuses.items() if status < 300) > 1000
        assert is_well(one)


HEAD = (
    b"POST /v2/apis?a=b HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
    b'22\r\n{"name":"a","protocolType":"HTTP"}\r\n0\r\n\r\nGET /v2/apis HTTP/1.1\r\n\r\n'
)


@st.composite
def bytes_of_requests(draw: st.DrawFn) -> bytes:
    """A request and the begin of another, with bytes changed, lost, or put in."""
    data = bytearray(HEAD)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data) - 1))
        piece = draw(st.sampled_from([b"", b"\0", b"\r\n", b"\n", b" ", b":", b"\xff", b"0", HEAD]))
        data[place : place + draw(st.integers(0, 3))] = piece
    return bytes(data)


def send_bytes(server: Server, data: bytes) -> bytes:
    """All that comes back for bytes after which nothing comes."""
    answer, place = b"", (server.host, server.port)
    gone = suppress(BrokenPipeError, ConnectionResetError)
    with socket.create_connection(place, timeout=_PATIENCE) as connection, gone:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        while part := connection.recv(65536):
            answer += part
    return answer


def fuzz_bytes(one: Fuzzed, count: int) -> None:
    @settings(max_examples=count, suppress_health_check=list(HealthCheck))
    @given(data=bytes_of_requests())
    def run(data: bytes) -> None:
        answer = send_bytes(one.server, data)
        assert not re.search(rb"HTTP/1\.1 5", answer), answer
        assert answer == b"" or answer.startswith((b"HTTP/1.1 ", b"HTTP/1.0 ")), answer

    run()


def test_some_broken_requests_are_answered_or_dropped(tmp_path: Path) -> None:
    with fuzzed(tmp_path) as one:
        fuzz_bytes(one, 100)

        assert is_well(one)


@pytest.mark.soak
def test_thousands_of_broken_requests_are_answered_or_dropped(tmp_path: Path) -> None:
    with fuzzed(tmp_path) as one:
        fuzz_bytes(one, 500)
        one.restore()
        before = one.resident()
        fuzz_bytes(one, 3000)

        assert one.resident() - before < 40
        assert is_well(one)

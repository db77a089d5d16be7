"""
Requests a second that the served local plane answers, over eight keep-alive connections.

The client is raw sockets in one process, so that on two cores the server has one to itself.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.timing import clean_environment

_CONNECTIONS = 8


def main() -> None:
    """Prints creates and gets a second."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.served", description=__doc__)
    parser.add_argument("--apigw", default="apigw", help="the command that serves")
    apigw = shutil.which(parser.parse_args().apigw) or sys.exit("apigw is not installed")
    with tempfile.TemporaryDirectory() as home, serving(apigw, home) as server:
        body = json.dumps({"name": "bench", "protocolType": "HTTP"})
        made = _exchange(server.address, _request("POST", "/v2/apis", body))
        get = _request("GET", f"/v2/apis/{json.loads(made)['apiId']}")
        _print_rate("creates", server, _request("POST", "/v2/apis", body), 3000)
        _print_rate("gets", server, get, 6000)


class _Server(NamedTuple):
    """Where it listens, and its process."""

    address: tuple[str, int]
    process: int


def _print_rate(what: str, server: _Server, request: bytes, count: int) -> None:
    before = _processor_time(server.process)
    rate = _rate(server.address, request, count)
    each = (_processor_time(server.process) - before) / count
    print(f"{what} a second: {rate:.0f} ({each * 1e6:.0f} µs of the server's processor time each)")


def _processor_time(process: int) -> float:
    """Seconds so far; on a busy machine they tell more than the rate does."""
    with open(f"/proc/{process}/stat") as told:
        user, system = told.read().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(apigw: str, home: str) -> Iterator[_Server]:
    """A served plane of its own, for the time of a block."""
    server = subprocess.Popen(
        [apigw, "local", "serve", "--port", "0"],
        env=clean_environment(home, []),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    url = urlsplit(server.stdout.readline().split()[-1])
    try:
        yield _Server((str(url.hostname), int(url.port or 0)), server.pid)
    finally:
        server.terminate()
        server.wait()


def _request(method: str, path: str, body: str = "") -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
    return (head + body).encode()


def _exchange(address: tuple[str, int], request: bytes) -> bytes:
    with socket.create_connection(address) as connection:
        connection.sendall(request)
        answer = b""
        while not _whole(answer):
            answer += connection.recv(65536)
        return answer.partition(b"\r\n\r\n")[2]


def _whole(answer: bytes) -> bool:
    head, end, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    return bool(end) and length is not None and len(body) >= int(length[1])


def _rate(address: tuple[str, int], request: bytes, count: int) -> float:
    """Answers a second; each connection sends again when it has its answer."""
    waiting = selectors.DefaultSelector()
    connections = [socket.create_connection(address) for _ in range(_CONNECTIONS)]
    for connection in connections:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        waiting.register(connection, selectors.EVENT_READ)
        connection.sendall(request)
    read = dict.fromkeys(connections, b"")
    start, done = time.perf_counter(), 0
    while done < count:
        for key, _ in waiting.select():
            connection = key.fileobj  # type: ignore[assignment]
            read[connection] += connection.recv(65536)
            if not _whole(read[connection]):
                continue
            if not read[connection].startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")):
                raise SystemExit(f"unexpected answer: {read[connection][:80]!r}")
            read[connection] = b""
            done += 1
            connection.sendall(request)
    rate = done / (time.perf_counter() - start)
    for connection in connections:
        connection.close()
    waiting.close()
    return rate


if __name__ == "__main__":
    main()

"""Processes that a test starts, watches and signals; a service that never answers in full."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT, process_environment

Spawn = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def spawn(tmp_path: Path) -> Iterator[Spawn]:
    """Starts a command line as a process, and sees that none is left."""
    started: list[subprocess.Popen[bytes]] = []

    def start(
        words: Sequence[str], *, environ: Mapping[str, str] | None = None, **options: Any
    ) -> subprocess.Popen[bytes]:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        process = subprocess.Popen(
            [sys.executable, "-m", "apigw_cli", *words],
            env=process_environment(tmp_path, environ),
            cwd=ROOT,
            **{**pipes, **options},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()
        process.wait()


class StallingServer(NamedTuple):
    """Takes a request, says ``beginning``, and then nothing; ``reached`` is set by a request."""

    url: str
    reached: threading.Event
    beginning: list[bytes]


@pytest.fixture
def stalling_server() -> Iterator[StallingServer]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = StallingServer(
        f"http://127.0.0.1:{listener.getsockname()[1]}", threading.Event(), [b""]
    )
    connections: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connections.append(connection)
            connection.recv(65536)
            connection.sendall(server.beginning[0])
            server.reached.set()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield server
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    for connection in connections:
        connection.close()
    thread.join()

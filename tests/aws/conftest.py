"""Ways to AWS as a user has them, and a server that misbehaves as networks do."""

from __future__ import annotations

import os
import shlex
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from apigw_cli.cli.session import connect
from tests.conftest import Result, Runner, _run

Behaviour = Callable[["Server", socket.socket], None]


class Server:
    """
    A server on 127.0.0.1 that does to each connection what the next behaviour says.

    The last behaviour is repeated.  ``connections`` counts them, ``requests`` has the request lines
    that were read, ``heads`` all of them before their bodies.  No connection carries two.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.behaviours: list[Behaviour] = [answers(200, "{}")]
        self.connections = 0
        self.requests: list[str] = []
        self.heads: list[str] = []
        self.over = threading.Event()
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def does(self, *behaviours: Behaviour) -> None:
        """Says what happens to the connections to come."""
        self.behaviours = list(behaviours)

    def read(self, connection: socket.socket) -> None:
        """Reads one request to its end."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += _received(connection)
        head, _, body = data.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(": ", 1) for line in head.decode().split("\r\n")[1:])
        missing = int(fields.get("content-length", 0)) - len(body)
        while missing > 0:
            missing -= len(_received(connection))
        self.heads.append(head.decode() + "\r\n")
        self.requests.append(self.heads[-1].split(" HTTP/")[0])

    def close(self) -> None:
        """Ends it, and waits for its thread."""
        self.over.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            pass
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            connection.settimeout(10)  # seconds; a test that waits longer has failed
            if self.over.is_set():
                connection.close()
                return
            self.connections += 1
            behave = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
            try:
                if self._tls:
                    connection = self._tls.wrap_socket(connection, server_side=True)
                behave(self, connection)
            except OSError:  # the client gave up, as it may
                pass
            finally:
                connection.close()


def _received(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    if not data:
        raise ConnectionError("the client hung up")
    return data


def answers(status: int, body: str, headers: str = "") -> Behaviour:
    """Reads the request and answers it."""

    def behave(server: Server, connection: socket.socket) -> None:
        server.read(connection)
        length = len(body.encode())
        head = f"HTTP/1.1 {status} Told\r\nContent-Length: {length}\r\nConnection: close\r\n"
        connection.sendall(f"{head}{headers}\r\n{body}".encode())

    return behave


def cuts_before_reading(server: Server, connection: socket.socket) -> None:
    """Resets the connection once a request has arrived, without a look at it."""
    connection.recv(1, socket.MSG_PEEK)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def cuts_after_the_request(server: Server, connection: socket.socket) -> None:
    """Reads the request and hangs up."""
    server.read(connection)


def cuts_amid_the_answer(server: Server, connection: socket.socket) -> None:
    """Hangs up after the first bytes of an answer."""
    server.read(connection)
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"items": [')


def says_nothing(server: Server, connection: socket.socket) -> None:
    """Reads the request and waits for the client to give up."""
    server.read(connection)
    connection.recv(1)


def speaks_out_of_turn(server: Server, connection: socket.socket) -> None:
    """Answers in plain HTTP whatever comes in, as to a TLS handshake."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def apigw_to_aws(aws_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """
    Runs a command line in this process, through botocore, wherever its settings lead.

    ``environ`` goes on top of a user's environment; None takes a variable away.
    """

    def runner(
        words: str | Sequence[str], environ: Mapping[str, str | None] | None = None
    ) -> Result:
        for name, value in (environ or {}).items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        listed = shlex.split(words) if isinstance(words, str) else list(words)
        return _run(listed, connect, os.environ, "", False)

    return runner

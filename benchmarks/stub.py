"""
A loopback stand-in for the service that answers GetApis: one page, or many.

It is a process of its own, with every answer made before the first request, so that what is timed
is the client: a server written for comfort takes longer over a page than the client does.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TOKEN = re.compile(rb"nextToken=(\d+)")
_READ = 65536


def api(number: int) -> dict[str, object]:
    """An item, as the wire has it."""
    return {
        "apiId": f"a{number:09}",
        "name": f"orders-{number}",
        "description": "Orders of the shop, version 2",
        "protocolType": "HTTP",
        "apiEndpoint": f"https://a{number:09}.execute-api.us-east-1.amazonaws.com",
        "routeSelectionExpression": "$request.method $request.path",
        "apiKeySelectionExpression": "$request.header.x-api-key",
        "createdDate": "2026-11-22T10:00:00Z",
        "disableExecuteApiEndpoint": False,
        "tags": {"team": "shop", "stage": "test"},
    }


@contextmanager
def serving(pages: int, items: int) -> Iterator[str]:
    """The URL of a server with so many pages of so many items, while the block runs."""
    command = [sys.executable, __file__, str(pages), str(items)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def _answers(pages: int, items: int) -> list[bytes]:
    """Heads and bodies, page by page; the token of a page is its number."""
    answers = []
    for page in range(pages):
        body: dict[str, object] = {"items": [api(page * items + n) for n in range(items)]}
        if page + 1 < pages:
            body["nextToken"] = str(page + 1)
        text = json.dumps(body).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(text)}"
        answers.append(head.encode() + b"\r\n\r\n" + text)
    return answers


def _serve(answers: list[bytes]) -> None:
    """Until it is terminated.  A GET has no body, so a request ends with its head."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    waiting = selectors.DefaultSelector()
    waiting.register(listening, selectors.EVENT_READ)
    asked: dict[int, bytes] = {}
    while True:
        for key, _ in waiting.select():
            if key.fileobj is listening:
                connection, _ = listening.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                waiting.register(connection, selectors.EVENT_READ)
                asked[connection.fileno()] = b""
            else:
                _answer(key.fileobj, key.fd, waiting, asked, answers)  # type: ignore[arg-type]


def _answer(
    connection: socket.socket,
    number: int,
    waiting: selectors.BaseSelector,
    asked: dict[int, bytes],
    answers: list[bytes],
) -> None:
    try:
        read = connection.recv(_READ)
        asked[number] += read
        if read and asked[number].endswith(b"\r\n\r\n"):
            token = _TOKEN.search(asked[number])
            asked[number] = b""
            connection.sendall(answers[int(token[1]) if token else 0])
    except OSError:  # the client has seen enough
        read = b""
    if not read:
        waiting.unregister(connection)
        connection.close()


if __name__ == "__main__":
    _serve(_answers(int(sys.argv[1]), int(sys.argv[2])))

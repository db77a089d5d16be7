"""The service's stand-in, for the recorder and for the tests: it answers by operation."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

# What a case can ask to be served.
ANSWERS, NOTHING, PAGES, REFUSALS = "answers", "nothing", "pages", "refusals"
_USUAL_PAGE = 2  # items, where a request asks for no other size

# None that a client would try again.
_REFUSALS = (
    (400, "BadRequestException", {"message": "Invalid value »x« for {member}: '\"'"}),
    (403, "AccessDeniedException", {"message": "User: anonymous is not authorized"}),
    (404, "NotFoundException", {"message": "Unable to find it", "resourceType": "Api"}),
    (409, "ConflictException", {"message": "Route with key $default already exists"}),
)


class Service:
    """
    An HTTP server that knows the service's operations.

    ``operations`` holds, by name, their method, path, status and answer; of a list, also the wire
    name of its items and the items that it pages over.
    """

    def __init__(self, operations: dict[str, dict[str, Any]]) -> None:
        self._operations = operations
        self._paths = [
            (told["method"], re.compile(re.sub("{.+?}", "[^/]+", told["path"])), name)
            for name, told in sorted(operations.items())
        ]
        self.serves = ANSWERS
        self.sent: list[list[Any]] = []  # method, raw target, body as JSON
        self.url = ""

    def restart(self, serves: str) -> None:
        """Forgets what was sent."""
        self.serves = serves
        self.sent = []

    def respond(self, method: str, target: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """The status, headers and body that answer a request."""
        self.sent.append([method, target, json.loads(body) if body else None])
        path, _, query = target.partition("?")
        found = (
            name
            for verb, pattern, name in self._paths
            if verb == method and pattern.fullmatch(path)
        )
        name = next(found, "")
        if self.serves == REFUSALS or not name:
            status, code, refusal = _REFUSALS[len(name) % len(_REFUSALS)]
            return status, {"x-amzn-ErrorType": code}, json.dumps(refusal).encode()
        told = self._operations[name]
        if self.serves == PAGES:
            return told["status"], {}, json.dumps(_page(told, parse_qs(query))).encode()
        answer = {} if self.serves == NOTHING else told["answer"]
        data = answer if isinstance(answer, str) else json.dumps(answer)
        return told["status"], {}, b"" if told["status"] == 204 else data.encode()


def _page(told: dict[str, Any], query: dict[str, list[str]]) -> dict[str, Any]:
    items = told["items"]
    start = int(re.findall("[0-9]+", query["nextToken"][0])[0]) if "nextToken" in query else 0
    end = start + int(query.get("maxResults", [_USUAL_PAGE])[0])
    page = {told["key"]: items[start:end]}
    return page | {"nextToken": token(end)} if end < len(items) else page


def token(place: int) -> str:
    """The service's token of the page that starts with an item."""
    return f"from {place} +/="


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service on a port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1  # one write an answer

        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, data = service.respond(self.command, self.path, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

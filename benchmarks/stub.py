"""A loopback stand-in for the service that answers GetApis: one page, or many."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


def _api(number: int) -> dict[str, object]:
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
    bodies = [
        json.dumps(
            {
                "items": [_api(page * items + n) for n in range(items)],
                **({"nextToken": str(page + 1)} if page + 1 < pages else {}),
            }
        ).encode()
        for page in range(pages)
    ]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            token = parse_qs(urlsplit(self.path).query).get("nextToken", ["0"])[0]
            body = bodies[int(token)]
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

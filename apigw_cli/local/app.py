"""The served local plane as an ASGI application: who may ask, how much, and for which region."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from apigw_cli.errors import ApiError, Failure
from apigw_cli.local import wire
from apigw_cli.local.engine import Engine

_LARGEST_BODY = 10 * 1024 * 1024  # bytes; the service takes 6 MB documents at most
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SCOPE = re.compile(r"Credential=[^/,]*/[^/,]*/([a-z0-9-]+)/")

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class App:
    """
    Answers HTTP requests by an engine.

    A web page must not drive it: a foreign ``Host`` (a name that a page's owner points here) and
    any ``Origin`` (what browsers say of the page) are refused unless they are allowed by name.

    Args:
        hosts: Further names that requests may be made to, without port.
        origins: Origins of pages that may.
    """

    def __init__(
        self, engine: Engine, *, hosts: Iterable[str] = (), origins: Iterable[str] = ()
    ) -> None:
        self._engines = {engine.region: engine}
        self._home = engine
        self._hosts = _LOOPBACK | set(hosts)
        self._origins = frozenset(origins)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        try:
            self._admit(headers)
            body = await _read_body(headers, receive)
            response = self._answer(scope, headers, body)
        except Failure as error:
            response = wire.refuse(error)
        except Exception:  # one bad request must not end the server
            traceback.print_exc(file=sys.stderr)
            response = wire.refuse(Failure("the local plane failed; its log says where"))
        await _respond(response, send)

    def _answer(
        self, scope: Mapping[str, Any], headers: Mapping[str, str], body: bytes
    ) -> wire.Response:
        raw_path = scope["raw_path"].decode("latin-1")
        query = scope["query_string"].decode("latin-1")
        operation, params = wire.parse(scope["method"], raw_path, query, body)
        return wire.encode(operation, self._engine(headers).send(operation, params))

    def _engine(self, headers: Mapping[str, str]) -> Engine:
        """The engine of the region that the request was signed for."""
        signed = _SCOPE.search(headers.get("authorization", ""))
        region = signed[1] if signed else self._home.region
        if region not in self._engines:
            self._engines[region] = self._home.in_region(region)
        return self._engines[region]

    def _admit(self, headers: Mapping[str, str]) -> None:
        host = re.sub(r":\d+$", "", headers.get("host", "localhost"))
        if host not in self._hosts:
            raise _forbidden(f"the host {host!r} is not allowed here; see --allow-host")
        origin = headers.get("origin")
        if origin is not None and origin not in self._origins:
            raise _forbidden(f"the origin {origin!r} is not allowed here; see --allow-origin")


def _forbidden(message: str) -> ApiError:
    return ApiError("AccessDeniedException", message)


async def _read_body(headers: Mapping[str, str], receive: Receive) -> bytes:
    read = bytearray()
    told = headers.get("content-length", "0")
    too_large = told.isdigit() and int(told) > _LARGEST_BODY
    more = not too_large
    while more:
        message = await receive()
        read += message.get("body", b"")
        too_large = len(read) > _LARGEST_BODY
        more = message.get("more_body", False) and not too_large
    if too_large:
        raise ApiError(
            "RequestEntityTooLargeException",
            f"the body is larger than {_LARGEST_BODY} bytes",
            http_status=413,
        )
    return bytes(read)


async def _respond(response: wire.Response, send: Send) -> None:
    headers = [*response.headers, ("x-amzn-requestid", _request_id())]
    if response.status != 204:
        headers.append(("content-length", str(len(response.body))))
    encoded = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
    await send({"type": "http.response.start", "status": response.status, "headers": encoded})
    await send({"type": "http.response.body", "body": response.body})


def _request_id() -> str:
    """In the service's form, that of a UUID."""
    text = os.urandom(16).hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

"""The served local plane as an ASGI application: who may ask, how much, and for which region."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from apigw_cli.errors import ApiError, Failure
from apigw_cli.local import wire
from apigw_cli.local.engine import Engine

_LARGEST_BODY = 10 * 1024 * 1024  # bytes; the service takes 6 MB documents at most
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
# The region in what a request was signed for, whether the header or, presigned, the query says it.
_SCOPE = re.compile(r"Credential=[^/,&]*/\d*/([a-z0-9-]+)/[^/,&]*/aws4_request")
_METHODS = "DELETE, GET, PATCH, POST, PUT"

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[str, str]]


class App:
    """
    Answers HTTP requests by an engine.

    A web page must not drive it: a foreign ``Host`` (a name that a page's owner points here) and
    any ``Origin`` (what browsers say of the page) are refused unless they are allowed by name.

    Args:
        hosts: Further names that requests may be made to.
        origins: Origins of pages that may.
    """

    def __init__(
        self, engine: Engine, *, hosts: Iterable[str] = (), origins: Iterable[str] = ()
    ) -> None:
        self._engine = engine
        self._hosts = _LOOPBACK | {_without_port(host) for host in hosts}
        self._origins = frozenset(origin.rstrip("/").lower() for origin in origins)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        extra: Headers = [("connection", "close")]  # until all that the client sends is read
        try:
            target, told_host = _origin_form(scope["raw_path"].decode("latin-1"))
            self._admit(told_host or headers.get("host", "localhost"), headers)
            body = await _read_body(headers, receive)
            extra = _to_a_page(headers)
            response = self._answer({**scope, "raw_path": target}, headers, body)
        except _Left:
            return
        except Failure as error:
            response = wire.refuse(error)
        except Exception:  # one bad request must not end the server
            traceback.print_exc(file=sys.stderr)
            response = wire.refuse(Failure("the local plane failed; its log says where"))
        await _respond(response, extra, send)

    def _answer(
        self, scope: Mapping[str, Any], headers: Mapping[str, str], body: bytes
    ) -> wire.Response:
        if scope["method"] == "OPTIONS" and "origin" in headers:
            return _permission(headers)
        raw_path = scope["raw_path"]
        query = scope["query_string"].decode("latin-1")
        operation, params = wire.parse(scope["method"], raw_path, query, body)
        region = _signed_region(headers, query)
        engine = self._engine.in_region(region) if region else self._engine
        return wire.encode(operation, engine.send(operation, params))

    def _admit(self, told_host: str, headers: Mapping[str, str]) -> None:
        host = _without_port(told_host)
        if host not in self._hosts:
            raise _forbidden(f"the host {host!r} is not allowed here; see --allow-host")
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in self._origins:
            raise _forbidden(f"the origin {origin!r} is not allowed here; see --allow-origin")


def _origin_form(target: str) -> tuple[str, str]:
    """
    The path that a target means, and the host in it.

    Clients that take the plane for a proxy send the whole URL, whose host counts (RFC 9112, 3.2.2).
    """
    url = re.fullmatch(r"(?i:https?)://([^/]*)(/.*)?", target, re.DOTALL)
    return (url[2] or "/", url[1]) if url else (target, "")


def _signed_region(headers: Mapping[str, str], query: str) -> str:
    """The region that a request was signed for, "" if it was not."""
    signed = _SCOPE.search(headers.get("authorization", ""))
    if not signed and "X-Amz-Credential=" in query:
        signed = _SCOPE.search(unquote(query))
    return signed[1] if signed else ""


def _without_port(host: str) -> str:
    return re.sub(r":\d*$", "", host).lower()


def _forbidden(message: str) -> ApiError:
    return ApiError("AccessDeniedException", message)


def _to_a_page(headers: Mapping[str, str]) -> Headers:
    """What lets a page that was admitted read the answer; browsers ask for it."""
    if "origin" not in headers:
        return []
    return [
        ("access-control-allow-origin", headers["origin"]),
        ("access-control-expose-headers", "x-amzn-errortype, x-amzn-requestid"),
        ("vary", "origin"),
    ]


def _permission(headers: Mapping[str, str]) -> wire.Response:
    """The answer to a browser that asks whether an admitted page may send what it wants to."""
    wanted = headers.get("access-control-request-headers", "*")
    allowed = [("access-control-allow-methods", _METHODS), ("access-control-allow-headers", wanted)]
    return wire.Response(204, allowed, b"")


class _Left(Exception):
    """The client went away before it had sent its request."""


async def _read_body(headers: Mapping[str, str], receive: Receive) -> bytes:
    read = bytearray()
    told = headers.get("content-length", "0")
    too_large = told.isdigit() and int(told) > _LARGEST_BODY
    more = not too_large
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Left
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


async def _respond(response: wire.Response, extra: Headers, send: Send) -> None:
    headers = [*response.headers, *extra, ("x-amzn-requestid", _request_id())]
    if response.status != 204:
        headers.append(("content-length", str(len(response.body))))
    encoded = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
    await send({"type": "http.response.start", "status": response.status, "headers": encoded})
    await send({"type": "http.response.body", "body": response.body})


def _request_id() -> str:
    """In the service's form, that of a UUID."""
    text = os.urandom(16).hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

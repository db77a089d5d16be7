"""Requests to the application itself, without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from apigw_cli.local.app import App
from tests.served.server import Answer

Sent = list[dict[str, Any]]


class Gone(Exception):
    """The client went away: no answer was sent."""


def ask(
    app: App,
    method: str,
    path: str,
    *,
    query: str = "",
    headers: Mapping[str, str] | None = None,
    body: bytes | Sequence[bytes] = b"",
    leaves: bool = False,
) -> Answer:
    """
    What the application answers.

    Args:
        body: In one part or in several; in none, where it must not be read.
        leaves: The client goes away after the last part of the body, which was not to be the last.
    """
    parts = [body] if isinstance(body, bytes) else list(body)
    events = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    if leaves:
        events.append({"type": "http.disconnect"})
    elif events:
        events[-1]["more_body"] = False
    sent: Sent = []

    async def receive() -> dict[str, Any]:
        return events.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [
            (name.lower().encode(), value.encode()) for name, value in (headers or {}).items()
        ],
    }
    asyncio.run(app(scope, receive, send))
    if not sent:
        raise Gone
    start, end = sent
    told = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], told, end["body"])

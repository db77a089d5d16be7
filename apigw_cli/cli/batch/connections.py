"""One connection for each place that lines send to."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import Any

from apigw_cli.backends import Send
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import Failure

# The settings that a connection is made by.
_MADE_BY = (
    *("profile", "region", "endpoint_url", "local", "no_verify_ssl", "ca_bundle"),
    *("no_sign_request", "connect_timeout", "read_timeout", "max_attempts", "no_validate"),
)


class Connections:
    """Opens each connection once, for all threads, and keeps it until the end."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._stack = ExitStack()
        self._turn = threading.Lock()
        self._usual: Settings | None = None
        self._opened: dict[tuple[Any, ...], Send | Failure] = {}

    def __enter__(self) -> Connections:
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.close()

    def to(self, settings: Settings) -> Send:
        """
        The connection that these settings mean.

        Raises:
            Failure: It cannot be had; that is not tried again.
        """
        place = tuple(settings.get(name) for name in _MADE_BY)
        with self._turn:
            if place not in self._opened:
                self._opened[place] = self._open(settings)
            found = self._opened[place]
        if isinstance(found, Failure):
            raise found.with_traceback(None)
        return found

    def _open(self, settings: Settings) -> Send | Failure:
        try:
            return self._stack.enter_context(self._world.connect(settings))
        except Failure as failure:
            return failure

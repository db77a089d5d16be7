"""The local plane on a socket, by uvicorn; the only importer of it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from apigw_cli.errors import Failure
from apigw_cli.local.app import App
from apigw_cli.local.engine import Engine

_KEEP_ALIVE = 75  # seconds that an idle connection is kept
_BACKLOG = 2048


def serve(
    engine: Engine,
    *,
    host: str,
    port: int,
    hosts: Sequence[str],
    origins: Sequence[str],
    ready: Callable[[str], None],
) -> None:
    """
    Serves until SIGINT or SIGTERM, then finishes what is under way.

    Args:
        port: 0 picks a free one.
        ready: Told the URL once connections are taken.

    Raises:
        Failure: uvicorn is not installed, or the address cannot be had.
    """
    try:
        import uvicorn
    except ImportError as error:
        raise Failure(
            "Serving needs uvicorn, which is not installed.", "pip install 'apigw-cli[serve]'"
        ) from error
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    url = f"http://{shown}:{listening.getsockname()[1]}"

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            ready(url)

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            """As uvicorn's, but it does not raise them again: told to stop, the plane is done."""
            old = {s: signal.signal(s, self.handle_exit) for s in (signal.SIGINT, signal.SIGTERM)}
            try:
                yield
            finally:
                for number, handler in old.items():
                    signal.signal(number, handler)

    config = uvicorn.Config(
        App(engine, hosts=[*hosts, shown], origins=origins),
        lifespan="off",
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
        backlog=_BACKLOG,
    )
    with listening:
        Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named: asyncio sets TCP_NODELAY on such sockets only, and without it each
    # answer, which is sent in two parts, waits 40 ms for the client's acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure(
            f"Cannot listen on {host} port {port}: {reason}.", "--port 0 picks a free port."
        ) from error
    return listening

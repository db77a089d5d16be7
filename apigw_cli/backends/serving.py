"""The local plane on a socket, by uvicorn; the only importer of it."""

from __future__ import annotations

import gc
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from apigw_cli.errors import Failure
from apigw_cli.local.app import App
from apigw_cli.local.engine import Engine

if TYPE_CHECKING:
    import uvicorn

_KEEP_ALIVE = 75  # seconds that an idle connection is kept
_PATIENCE = 10  # seconds that a stop waits for clients that have begun a request
_BACKLOG = 2048
_GLANCE = 1.0  # seconds between looks whether a server that is not ready has failed
_LARGEST_HEAD = 128 * 1024  # bytes of target and headers; fifty tag keys to remove fit
_SETTINGS: dict[str, Any] = {
    "lifespan": "off",
    "loop": "asyncio",  # what else is installed makes no difference
    "http": "h11",  # strict, and always there; the others differ in what they let through
    "ws": "none",
    "log_config": None,  # a test-suite's logging is its own
    "log_level": "critical",  # what goes wrong is said by the app
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,
    "timeout_keep_alive": _KEEP_ALIVE,
    "timeout_graceful_shutdown": _PATIENCE,
    "h11_max_incomplete_event_size": _LARGEST_HEAD,
    "backlog": _BACKLOG,
}


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
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    url = f"http://{shown}:{listening.getsockname()[1]}"
    app = App(engine, hosts=[*hosts, shown], origins=origins)
    with listening:
        server = _server(app, lambda: ready(url))
        gc.enable()  # the command line has it off, for processes that end at once
        server.run(sockets=[listening])


@contextmanager
def serving(engine: Engine) -> Iterator[str]:
    """
    Serves to this machine, on a free port and in a thread, while the block runs; gives the URL.

    The engine is the thread's until then.
    """
    listening, ready = _listen("127.0.0.1", 0), threading.Event()
    with listening:
        server = _server(App(engine), ready.set)
        run = partial(server.run, sockets=[listening])
        thread = threading.Thread(target=run, name="apigw", daemon=True)
        thread.start()
        while not ready.wait(_GLANCE) and thread.is_alive():
            pass
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def _server(app: App, ready: Callable[[], None]) -> uvicorn.Server:
    try:
        import uvicorn
    except ImportError as error:
        raise Failure(
            "Serving needs uvicorn, which is not installed.", "pip install 'apigw-cli[serve]'"
        ) from error

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            ready()

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            """As uvicorn's, but it does not raise them again: told to stop, the plane is done."""
            if threading.current_thread() is not threading.main_thread():
                yield
                return
            old = {s: signal.signal(s, self.handle_exit) for s in (signal.SIGINT, signal.SIGTERM)}
            try:
                yield
            finally:
                for number, handler in old.items():
                    signal.signal(number, handler)

    return Server(uvicorn.Config(app, **_SETTINGS))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named: asyncio sets TCP_NODELAY on such sockets only, and without it each
    # answer, which is sent in two parts, waits 40 ms for the client's acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, TypeError) as error:  # the latter for a name that no host can have
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure(
            f"Cannot listen on {host} port {port}: {reason}.", "--port 0 picks a free port."
        ) from error
    return listening

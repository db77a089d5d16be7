"""
An end to answers that drip: botocore bounds the wait for each part of one, not for all of them.

A TimeoutError while a part is waited for looks to botocore as if that part were late, so that
whether it is sent again, and what is told, are the same.  In the main thread an alarm raises it;
other threads, of which each has one request under way, have it raised by a timer.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PARTS = 5.0  # an answer takes at most so many times what one part of it may


class Patience:
    """Bounds whole answers; without a limit for a part there is none for the whole."""

    def __init__(self, read_timeout: float | None) -> None:
        self._seconds = (read_timeout or 0.0) * _PARTS
        self._of_thread = threading.local()

    def watch(self, client: Any, service: str) -> None:
        """Bounds the answer to each attempt of a client's."""
        client.meta.events.register(f"before-send.{service}", self._begin)
        client.meta.events.register(f"response-received.{service}", self._end)

    @contextmanager
    def document(self) -> Iterator[None]:
        """Bounds a document, which is read after its answer has begun."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def _begin(self, **_: Any) -> None:
        if self._seconds and not _is_main():
            self._of_thread.limit = _Limit(self._seconds)
        elif self._seconds and _is_free():
            signal.signal(signal.SIGALRM, _late)
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def _end(self, **_: Any) -> None:
        limit: _Limit | None = getattr(self._of_thread, "limit", None)
        if limit is not None:
            limit.end()
        elif _is_main() and signal.getsignal(signal.SIGALRM) is _late:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)


class _Limit:
    """Raises TimeoutError in the thread that made it, unless it ends before."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._turn = threading.Lock()
        self._over = False
        self._timer = threading.Timer(seconds, self._raise)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """From now on nothing is raised."""
        with self._turn:
            self._over = True
        self._timer.cancel()

    def _raise(self) -> None:
        from ctypes import c_ulong, py_object, pythonapi

        with self._turn:
            if not self._over:
                pythonapi.PyThreadState_SetAsyncExc(c_ulong(self._thread), py_object(TimeoutError))


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


def _is_free() -> bool:
    """Whether nobody else has set the alarm: a completion's look-up bounds all that it does."""
    if not _is_main() or signal.getitimer(signal.ITIMER_REAL)[0]:
        return False
    return signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, _late)


def _late(number: int, frame: Any) -> None:
    raise TimeoutError("the answer takes too long as a whole")

"""Signals that end a command which does many things: between two of them, and it says where."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PATIENCE = 30.0  # seconds that what is under way has to end after the first signal
_HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """A signal came while there was nothing to do but wait for input."""


class CutShort(KeyboardInterrupt):
    """A second signal, or no end after the first: what is under way is given up."""


class Stop:
    """Whether it is time to end, and with which status."""

    def __init__(self) -> None:
        self.status = 0  # of the signal that came; 0: none
        self._waiting = False

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """
        Around what may wait for ever, such as reading standard input.

        Raises:
            Stopped: A signal came, before or now.
        """
        self._waiting = True
        try:
            if self.status:
                raise Stopped
            yield
        finally:
            self._waiting = False

    def hear(self, number: int, frame: Any) -> None:
        """The handler of all signals."""
        if self.status:
            raise CutShort
        self.status = 128 + number  # as a shell shows it
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
        if self._waiting:
            raise Stopped


@contextmanager
def stopping() -> Iterator[Stop]:
    """Takes the signals for the time of a run; one that this process ignores stays ignored."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():  # signals are not ours
        yield stop
        return
    heard = [number for number in _HEARD if signal.getsignal(number) is not signal.SIG_IGN]
    old = {number: signal.signal(number, stop.hear) for number in (*heard, signal.SIGALRM)}
    try:
        yield stop
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in old.items():
            signal.signal(number, handler)

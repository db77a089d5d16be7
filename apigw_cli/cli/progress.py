"""The line that tells a person what a command is waiting for; where nobody watches, nothing."""

from __future__ import annotations

import time
from collections.abc import Sized
from typing import Any

from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.world import World

_AFTER = 1.0  # seconds; what is quicker needs no line
_OVER = "\r\x1b[K"  # to the line's begin, and away with what it says


class Progress:
    """
    What the requests of one command have come to.

    It is drawn by a thread of its own, as the command itself hangs in a read, and only while a
    request is under way: before that a program that finds credentials may ask the user something.
    """

    def __init__(self, world: World, *, quiet: bool = False) -> None:
        self._line = Line(world)
        self._watched = world.redraws_stderr() and not quiet
        self._shares = world.shows_stdout()  # answers appear on the same terminal
        self._began = 0.0
        self._operation = ""
        self._items = 0
        self._under_way = False
        self._over = False

    def begin(self) -> None:
        """A request leaves."""
        self._under_way = True
        if self._watched and not self._began:
            import _thread

            self._began = time.monotonic()
            self._turn = _thread.allocate_lock()
            self._end = _thread.allocate_lock()
            self._end.acquire()
            _thread.start_new_thread(self._draw, ())

    def over(self, send: Send) -> Send:
        """The same way to send, watched."""

        def watched(operation: Operation, params: dict[str, Any], /) -> dict[str, Any]:
            self._operation = operation.name
            answer: dict[str, Any] = {}
            try:
                answer = send(operation, params)
            finally:
                self._answered(answer.get(operation.items) if operation.items else None)
            return answer

        return watched

    def close(self) -> None:
        """Nothing more will be asked; the line is gone."""
        if self._began:
            with self._turn:
                self._over = True
                self._line.clear()
            self._end.release()

    def _answered(self, items: object) -> None:
        self._under_way = False
        self._items += len(items) if isinstance(items, Sized) else 0
        if self._began and self._shares:
            with self._turn:
                self._line.clear()

    def _draw(self) -> None:
        while not self._end.acquire(timeout=_AFTER):
            with self._turn:
                if self._under_way and not self._over:
                    self._line.write(self._text())

    def _text(self) -> str:
        items = f"{self._items:,} items, " if self._items else ""
        return f"{self._operation}: {items}{time.monotonic() - self._began:.0f} s"


class PlacesProgress:
    """How many of several places have answered; drawn by the thread that waits for them."""

    def __init__(self, world: World, places: int, *, quiet: bool) -> None:
        self._line = Line(world)
        self._places = places
        self._began = time.monotonic()
        self.asking: set[int] = set()  # places where a program that finds credentials may ask
        self.pause = _AFTER if world.redraws_stderr() and not quiet else None  # seconds

    def tell(self, answered: int) -> None:
        """Shows how far it is, unless someone else may be using the terminal."""
        if not self.asking:
            seconds = time.monotonic() - self._began
            self._line.write(f"{answered} of {self._places} places, {seconds:.0f} s")

    def close(self) -> None:
        """The line is gone."""
        self._line.clear()


class Line:
    """A line on stderr that is written over, on a terminal that can do so."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._shown = False

    def write(self, text: str) -> None:
        """Shows a text in place of the one before."""
        if self._world.redraws_stderr():
            from apigw_cli.output.controls import visible

            self._shown = True
            self._put(_OVER + visible(text))

    def clear(self) -> None:
        """Takes away what is shown."""
        if self._shown:
            self._shown = False
            self._put(_OVER)

    def _put(self, text: str) -> None:
        try:
            self._world.stderr.write(text)
            self._world.stderr.flush()
        except (OSError, ValueError):  # the terminal is gone; the command is not
            return

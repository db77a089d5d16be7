"""The count of a run over many: what was done, what failed, and the status of it all."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import Any

from apigw_cli.cli.progress import Line
from apigw_cli.cli.report import say, visible_line
from apigw_cli.cli.world import World
from apigw_cli.errors import CONFIGURATION, FAILED, OK, REFUSED, USAGE

_MOST_NAMED = 10  # failures that the summary names
_PAUSE = 0.2  # seconds between two lines of progress
# Which failure speaks for all.
_WORST = (REFUSED, FAILED, CONFIGURATION, USAGE)


class Tally:
    """Counts, and shows the count: as it grows on a terminal, at the end everywhere."""

    def __init__(self, one: str, world: World, *, quiet: bool = False) -> None:
        self.done = 0
        self.failed = 0
        self.earlier = 0  # of those done: by the run that this one resumes
        self._one = one  # what is counted: line, item
        self._world = world
        self._named: list[str] = []
        self._statuses: set[int] = set()
        self._line = Line(world)
        self._drawn = time.monotonic() if not quiet else math.inf

    def add(self, name: Any, status: int) -> None:
        """Counts one more."""
        if status == OK:
            self.done += 1
        else:
            self.failed += 1
            self._statuses.add(status)
            if len(self._named) < _MOST_NAMED:
                self._named.append(str(name))
        self._show_progress()

    @property
    def count(self) -> int:
        """How many there were."""
        return self.done + self.failed

    @property
    def status(self) -> int:
        """The exit status: 254 if the service refused any, else the worst of all."""
        return next((status for status in _WORST if status in self._statuses), OK)

    def sum_up(self, left: int | None = 0) -> None:
        """
        Says how it ended.

        Args:
            left: How many were not begun; None: nobody knows.
        """
        total = self.count + (left or 0)
        done = f"{self.done} done" + (f" ({self.earlier} of them earlier)" if self.earlier else "")
        counted = f"{total} {self._one}{'' if total == 1 else 's'}"
        rest = "the rest not read" if left is None else f"{left} not run"
        self.tell(f"{counted}: {done}, {self.failed} failed{self._names()}, {rest}")

    def tell(self, line: str) -> None:
        """Says a line on stderr, past the progress."""
        self.clear()
        say(visible_line(f"apigw: {line}"), self._world)

    def clear(self) -> None:
        """Takes the progress off the terminal."""
        self._line.clear()

    def listed(self, names: Sequence[Any]) -> str:
        """The first few of what is counted, by name: lines 3, 8, 9 and 2 more."""
        return self._listed(names[:_MOST_NAMED], len(names))

    def _names(self) -> str:
        return f" ({self._listed(self._named, self.failed)})" if self._named else ""

    def _listed(self, named: Sequence[Any], count: int) -> str:
        more = f" and {count - len(named)} more" if count > len(named) else ""
        plural = "" if count == 1 else "s"
        return f"{self._one}{plural} {', '.join(map(str, named))}{more}"

    def _show_progress(self) -> None:
        if time.monotonic() - self._drawn >= _PAUSE:
            self._drawn = time.monotonic()
            failed = f", {self.failed} failed" if self.failed else ""
            self._line.write(f"{self.done} done{failed}")

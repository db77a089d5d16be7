"""The named answers, which later lines refer to and may have to wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from typing import Any

from apigw_cli.cli.batch.references import Reference, look_up
from apigw_cli.errors import UsageFailure


class _Named:
    """A result that has a name."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.settled = False
        self.failed = False
        self.answer: Any = None
        self.waiting: list[Callable[[], None]] = []


class Answers:
    """Names and what they stand for; threads settle them, and start what waited for them."""

    def __init__(self) -> None:
        self._named: dict[str, _Named] = {}
        self._turn = threading.Lock()

    def declare(self, name: str, line: int) -> None:
        """
        A line whose result will have this name.

        Raises:
            UsageFailure: An earlier line has it.
        """
        if name in self._named:
            raise UsageFailure(f"line {self._named[name].line} is named {name!r} already.")
        self._named[name] = _Named(line)

    def check(self, names: Collection[str], line: int, later: Callable[[str], int | None]) -> None:
        """
        Refuses names that no earlier line has.

        Args:
            later: The line below that has a name, as far as that can be known.
        """
        for name in sorted(names):
            if name not in self._named:
                found = later(name)
                where = "no earlier line" if found is None else f"line {found}, not an earlier one,"
                hint = "Where the text itself is meant, write $${" if found is None else ""
                raise UsageFailure(f"${{{name}}}: {where} is named {name!r}.", hint)
            if self._named[name].line == line:
                raise UsageFailure(f"${{{name}}}: the line refers to itself.")

    def settle(self, name: str, answer: Any, *, failed: bool) -> None:
        """The line has been done, or has not; what waited for it begins."""
        named = self._named[name]
        with self._turn:
            named.settled, named.failed, named.answer = True, failed, answer
            waiting, named.waiting = named.waiting, []
        for start in waiting:
            start()

    def when_settled(self, names: Collection[str], start: Callable[[], None]) -> None:
        """Calls ``start`` once all of these are settled: now, or in the thread that settles."""
        with self._turn:
            open_ones = [self._named[name] for name in names if not self._named[name].settled]
            left = len(open_ones)

            def one_less() -> None:
                nonlocal left
                with self._turn:
                    left -= 1
                if not left:
                    start()

            for named in open_ones:
                named.waiting.append(one_less)
        if not open_ones:
            start()

    def value(self, reference: Reference) -> Any:
        """
        What a reference stands for.

        Raises:
            UsageFailure: Its line failed, or answered nothing of that kind.
        """
        named = self._named[reference.name]
        if named.failed:
            raise UsageFailure(f"it depends on line {named.line} ({reference.name}), which failed.")
        return look_up(reference, named.line, named.answer)

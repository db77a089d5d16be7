"""What runs of batches did, in the transactions that did it: so that nothing is done twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3


class Runs:
    """The runs that did not come to their end; each method runs inside the store's ``transact``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def begin(self, run: str, first: str, now: float) -> None:
        """Know a run; ``first`` is the digest of its first line."""
        self._db.execute("INSERT OR IGNORE INTO run VALUES (?, ?, ?)", (run, first, now))

    def newest(self, first: str) -> str | None:
        """The run with that first line which began last, if there is one."""
        row = self._db.execute(
            "SELECT id FROM run WHERE first = ? ORDER BY started DESC LIMIT 1", (first,)
        ).fetchone()
        return row and str(row[0])

    def end(self, run: str) -> None:
        """Forget a run, and all that its lines were answered."""
        self._db.execute("DELETE FROM run WHERE id = ?", (run,))

    def end_old(self, before: float) -> None:
        """Forget the runs that began before a time."""
        self._db.execute("DELETE FROM run WHERE started < ?", (before,))

    def clear(self) -> None:
        """Forget all of them."""
        self._db.execute("DELETE FROM run")

    def keep(self, run: str, line: int, request: str, last: str | None, answer: Any) -> None:
        """Keep what a request of a line is being answered; ``request`` is its digest."""
        self._db.execute(
            "INSERT INTO answered VALUES (?, ?, ?, ?, ?)",
            (run, line, request, last, json.dumps(answer)),
        )

    def answer(self, run: str, line: int, request: str) -> Any | None:
        """What a request of a line was answered; None where it was not."""
        row = self._db.execute(
            "SELECT answer FROM answered WHERE run = ? AND line = ? AND request = ?",
            (run, line, request),
        ).fetchone()
        return row and json.loads(row[0])

    def last(self, run: str, line: int) -> tuple[str, Any] | None:
        """A line's last request and its answer; None where it did not come so far."""
        row = self._db.execute(
            "SELECT last, answer FROM answered WHERE run = ? AND line = ? AND last IS NOT NULL",
            (run, line),
        ).fetchone()
        return row and (str(row[0]), json.loads(row[1]))

    def forget(self, run: str, lines: Iterable[int]) -> None:
        """Forget what these lines were answered: their results are where they belong."""
        pairs = [(run, line) for line in lines]
        self._db.executemany("DELETE FROM answered WHERE run = ? AND line = ?", pairs)

"""
What is read from the state and written to it; SQL is here, in ``runs`` and in ``storefile``.

Entries lie in places, ``us-east-1/apis/a1b2/routes``, under an id: a path like the service's own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from apigw_cli.local import storefile
from apigw_cli.local.runs import Runs
from apigw_cli.record import NamedTuple

Body = dict[str, Any]
Done = TypeVar("Done")

_COLUMNS = "seq, place, id, body"
_NEWEST = "COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'entry'), 0)"
_ALIVE = "(gone IS NULL OR gone > ?)"
_BELOW = "(place = ? AND id = ? OR place >= ? AND place < ?)"

_INSERT = (
    "INSERT INTO entry (place, id, rank, key, since, gone, body)"
    f" VALUES (?, ?, ?, ?, {_NEWEST}, NULL, ?)"
)
_UPDATE = f"UPDATE entry SET rank = ?, key = ?, since = {_NEWEST}, body = ? WHERE seq = ?"
# Only what a deployment already holds is worth keeping.
_KEEP = (
    f"INSERT INTO past SELECT ?, place, id, since, {_NEWEST}, body FROM entry AS old WHERE %s"
    " AND EXISTS (SELECT 1 FROM entry WHERE place = ? AND rank = 0 AND seq > old.since)"
)
_PRUNE = (
    "DELETE FROM past WHERE api = ? AND NOT EXISTS (SELECT 1 FROM entry"
    " WHERE place = ? AND rank = 0 AND seq > past.since AND seq <= past.until)"
)


class Entry(NamedTuple):
    """One stored thing: where it is, what tells it from its siblings, and its members."""

    seq: int
    place: str
    id: str
    body: Body

    @property
    def path(self) -> str:
        """Where its children are: us-east-1/apis/a1b2."""
        return f"{self.place}/{self.id}"


class Row(NamedTuple):
    """An entry with what only the store knows of it; see the schema in ``storefile``."""

    entry: Entry
    since: int
    gone: float | None


class Past(NamedTuple):
    """A body that deployments of an API hold and the present does not."""

    api: str
    place: str
    id: str
    since: int
    until: int
    body: Body


class Store:
    """The entries of every region, in one file; each method runs inside ``transact``."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._db = storefile.connect(path)
        self.runs = Runs(self._db)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def transact(self, work: Callable[[], Done], *, write: bool) -> Done:
        """Do ``work`` wholly or not at all; reading never waits for a writer."""
        db = self._db
        try:
            db.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            done = work()
            db.execute("COMMIT")
        except BaseException as error:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise storefile.failure(self.path, error) from error
            raise
        return done

    def attempt(self, work: Callable[[], Done]) -> Done:
        """Inside ``transact``: do ``work`` wholly or, where it raises, not at all."""
        self._db.execute("SAVEPOINT attempt")
        try:
            return work()
        except BaseException:
            self._db.execute("ROLLBACK TO attempt")
            raise
        finally:
            self._db.execute("RELEASE attempt")

    def get(self, place: str, id: str, now: float) -> Entry | None:
        """The entry of that id, None where there is none."""
        return self._one(f"place = ? AND id = ? AND {_ALIVE}", (place, id, now))

    def holder(self, place: str, key: str) -> Entry | None:
        """The entry that has the key."""
        return self._one("place = ? AND key = ?", (place, key))

    def _one(self, condition: str, values: tuple[Any, ...]) -> Entry | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM entry WHERE {condition}", values).fetchone()
        return row and _entry(row)

    def page(
        self, place: str, now: float, *, after: tuple[int, int] = (-1, 0), limit: int = -1
    ) -> list[Entry]:
        """Up to ``limit`` entries of a place in their order, from just after (rank, seq)."""
        # In two queries: SQLite would read all that is before (rank, seq) > (?, ?).
        rank, seq = after
        rows = self._rows("rank = ? AND seq > ?", place, (rank, seq), now, limit)
        if limit < 0 or len(rows) < limit:
            left = limit - len(rows) if limit >= 0 else limit
            rows += self._rows("rank > ?", place, (rank,), now, left)
        return [_entry(row) for row in rows]

    def _rows(
        self, where: str, place: str, values: tuple[int, ...], now: float, limit: int
    ) -> list[tuple[int, str, str, str]]:
        return self._db.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE place = ? AND {where} AND {_ALIVE}"
            " ORDER BY rank, seq LIMIT ?",
            (place, *values, now, limit),
        ).fetchall()

    def rank(self, entry: Entry) -> int:
        """Where it stands in lists, before its seq."""
        row = self._db.execute("SELECT rank FROM entry WHERE seq = ?", (entry.seq,)).fetchone()
        return int(row[0])

    def count(self, place: str) -> int:
        """How many entries a place holds."""
        row = self._db.execute("SELECT COUNT(*) FROM entry WHERE place = ?", (place,)).fetchone()
        return int(row[0])

    def counts(self) -> list[tuple[str, str, int]]:
        """How many there are of each: (region, collection, number)."""
        numbers: dict[tuple[str, str], int] = {}
        for place, number in self._db.execute("SELECT place, COUNT(*) FROM entry GROUP BY place"):
            key = (place.partition("/")[0], place.rpartition("/")[2])
            numbers[key] = numbers.get(key, 0) + number
        return [(*key, number) for key, number in sorted(numbers.items())]

    def insert(self, place: str, id: str, body: Body, *, key: str | None, rank: int) -> Entry:
        """Add an entry, last of its place among those of its rank."""
        cursor = self._db.execute(_INSERT, (place, id, rank, key, _text(body)))
        return Entry(int(cursor.lastrowid or 0), place, id, body)

    def update(self, entry: Entry, body: Body, *, key: str | None, rank: int) -> Entry:
        """Replace an entry's members."""
        self._db.execute(_UPDATE, (rank, key, _text(body), entry.seq))
        return entry._replace(body=body)

    def rewrite(self, entry: Entry, body: Body) -> None:
        """Replace members that no deployment holds: tags."""
        self._db.execute("UPDATE entry SET body = ? WHERE seq = ?", (_text(body), entry.seq))

    def delete(self, entry: Entry) -> None:
        """Remove an entry, all that is below it, and every link to any of them."""
        self._db.execute(f"DELETE FROM entry WHERE {_BELOW}", _below(entry))
        self._db.execute("DELETE FROM past WHERE api = ?", (entry.path,))

    def expire(self, entry: Entry, at: float) -> None:
        """Let an entry cease to exist at a time; writers call ``sweep`` to get rid of it."""
        self._db.execute("UPDATE entry SET gone = ? WHERE seq = ?", (at, entry.seq))

    def sweep(self, now: float) -> None:
        """Remove what has ceased to exist."""
        self._db.execute("DELETE FROM entry WHERE gone <= ?", (now,))

    def link(self, entry: Entry, targets: Iterable[Entry]) -> None:
        """Record what an entry refers to, instead of what it referred to before."""
        self._db.execute("DELETE FROM link WHERE source = ?", (entry.seq,))
        pairs = {(entry.seq, target.seq) for target in targets}
        self._db.executemany("INSERT INTO link VALUES (?, ?)", sorted(pairs))

    def referrers(self, entry: Entry, limit: int = 10) -> list[Entry]:
        """The first entries that refer to an entry."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM link JOIN entry ON seq = source WHERE target = ?"
            " ORDER BY source LIMIT ?",
            (entry.seq, limit),
        )
        return [_entry(row) for row in rows]

    def keep(self, api: str, entry: Entry) -> None:
        """Before an entry changes: keep it for the API's deployments."""
        self._db.execute(_KEEP % "seq = ?", (api, entry.seq, f"{api}/deployments"))

    def keep_all(self, api: str, entry: Entry) -> None:
        """Before an entry goes: keep it, and what is below, for the API's deployments."""
        self._db.execute(_KEEP % _BELOW, (api, *_below(entry), f"{api}/deployments"))

    def prune(self, api: str) -> None:
        """After a deployment is gone: forget what only it held."""
        self._db.execute(_PRUNE, (api, f"{api}/deployments"))

    def everything(self, now: float) -> list[Row]:
        """All entries of all regions, those of a place in their order."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, since, gone FROM entry WHERE {_ALIVE} ORDER BY place, rank, seq",
            (now,),
        )
        return [Row(_entry(row), row[4], row[5]) for row in rows]

    def pasts(self) -> list[Past]:
        """All that only deployments hold, of one thing in order of time."""
        rows = self._db.execute("SELECT * FROM past ORDER BY api, place, id, since")
        return [Past(row[0], row[1], row[2], row[3], row[4], json.loads(row[5])) for row in rows]

    def clear(self) -> None:
        """Remove everything, in all regions, and what batches are to know of it."""
        self.runs.clear()
        self._db.execute("DELETE FROM past")
        self._db.execute("DELETE FROM entry")

    def restore(self, entry: Entry, since: int, gone: float | None) -> None:
        """Set what is otherwise set as time goes by."""
        values = (since, gone, entry.seq)
        self._db.execute("UPDATE entry SET since = ?, gone = ? WHERE seq = ?", values)

    def restore_past(self, past: Past) -> None:
        """Add a body that only deployments hold."""
        values = (*past[:-1], _text(past.body))
        self._db.execute("INSERT INTO past VALUES (?, ?, ?, ?, ?, ?)", values)

    def snapshot(self, api: str, seq: int) -> list[Entry]:
        """What a deployment holds: the API itself and all below, as they were when it was made."""
        place, _, id = api.rpartition("/")
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE {_BELOW} AND since < ? UNION ALL"
            " SELECT 0, place, id, body FROM past WHERE api = ? AND since < ? AND until >= ?"
            " ORDER BY place, id",
            (*_below(Entry(0, place, id, {})), seq, api, seq, seq),
        )
        return [_entry(row) for row in rows]


def _below(entry: Entry) -> tuple[str, str, str, str]:
    # "0" is the character after "/": the range is every place under the entry's path.
    return entry.place, entry.id, f"{entry.path}/", f"{entry.path}0"


def _entry(row: tuple[int, str, str, str]) -> Entry:
    return Entry(row[0], row[1], row[2], json.loads(row[3]))


def _text(body: Body) -> str:
    return json.dumps(body, separators=(",", ":"), check_circular=False)

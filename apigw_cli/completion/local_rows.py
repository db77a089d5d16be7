"""
What the local plane's file holds, read without the engine: once, waiting for nobody.

The rows are those of ``local.storefile``; a test reads both ways and compares.
"""

from __future__ import annotations

import time

from apigw_cli.completion.sqlite import load_connect
from apigw_cli.completion.table import LISTINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any  # what _sqlite3 makes has no types of its own

    from apigw_cli.completion.finding import Row, Wanted
    from apigw_cli.completion.plane import LocalPlane

_ALIVE = "(gone IS NULL OR gone > ?)"
_MOST = 20_000  # rows; nobody reads more


def read_local(wanted: Sequence[Wanted], plane: LocalPlane) -> list[list[Row]]:
    """The entries of each list, in the order of the list."""
    path = plane.path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    db = load_connect()(f"file:{path}?mode=ro", timeout=0, uri=True)
    try:
        return [
            _keys(db, entry, plane) if entry.keys else _entries(db, entry, plane)
            for entry in wanted
        ]
    finally:
        db.close()


def _entries(db: Any, wanted: Wanted, plane: LocalPlane) -> list[Row]:
    _, _, name, shown, arn = LISTINGS[wanted.noun]
    columns = ", ".join(_column(member) for member in (name, arn, *shown))
    rows = db.execute(
        f"SELECT id, {columns} FROM entry WHERE place = ? AND {_ALIVE}"
        f" ORDER BY rank, seq LIMIT {_MOST}",
        (f"{plane.region}/{wanted.place}", time.time()),
    )
    prefix = f"arn:{plane.partition}:apigateway:{plane.region}::/{wanted.place}/"
    return [
        (id, name, next(filter(None, texts), ""), arn or prefix + id)
        for id, name, arn, *texts in (map(_text, row) for row in rows)
    ]


def _column(member: str) -> str:
    return f"json_extract(body, '$.{member}')" if member else "''"


def _keys(db: Any, wanted: Wanted, plane: LocalPlane) -> list[Row]:
    place, id = f"{plane.region}/{wanted.place}", wanted.id
    if not wanted.place:
        _, _, _, region, _, path = id.split(":", 5)
        place, _, id = f"{region}{path}".rpartition("/")
    rows = db.execute(
        f"SELECT member.key FROM entry, json_each(entry.body, '$.{wanted.keys}') AS member"
        f" WHERE entry.place = ? AND entry.id = ? AND {_ALIVE}",
        (place, id, time.time()),
    )
    return [(key, "", "", "") for (key,) in rows]


def _text(value: Any) -> str:
    return "" if value is None else str(value)

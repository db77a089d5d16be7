"""What a state holds, apart from the numbers of its file, so that two can be compared."""

from __future__ import annotations

import json
from typing import Any

from apigw_cli.local.dumps.dumping import dump
from apigw_cli.local.dumps.loading import load
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store


def contents(store: Store) -> dict[str, Any]:
    """All that requests could find out: things in their order, who refers to whom, snapshots."""
    rows = store._db.execute(
        "SELECT seq, place, id, key, gone, body FROM entry ORDER BY place, rank, seq"
    ).fetchall()
    paths = {row[0]: f"{row[1]}/{row[2]}" for row in rows}
    links = store._db.execute("SELECT source, target FROM link").fetchall()
    return {
        "things": [(*row[1:5], _exact(json.loads(row[5]))) for row in rows],
        "links": sorted((paths[source], paths[target]) for source, target in links),
        "snapshots": {
            f"{place}/{id}": _snapshot(store, place.rpartition("/")[0], seq)
            for seq, place, id, *_ in rows
            if place.endswith("/deployments")
        },
    }


def _snapshot(store: Store, api: str, seq: int) -> list[Any]:
    held = store.snapshot(api, seq)
    parts = [entry for entry in held if not entry.place.endswith(("/stages", "/deployments"))]
    return sorted((entry.path, _exact(entry.body)) for entry in parts)


def _exact(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Order counts in what is inside; members are answered in the catalogue's order anyway."""
    return sorted((name, json.dumps(value)) for name, value in body.items())


def as_text(document: Any) -> str:
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)


def check_round_trip(engine: Engine, empty: Engine) -> str:
    """
    A dump makes the same state elsewhere, whose dump is the same.

    Args:
        empty: Where it is loaded; what is there goes.
    """
    text = as_text(dump(engine))
    load(empty, json.loads(text))

    assert contents(empty.store) == contents(engine.store)
    assert as_text(dump(empty)) == text
    return text

"""
Writes the whole state as one document.

It is nested as the service's paths are and has the service's members; what is ours is in lower
case.  The same state gives the same document: things stand in the order of their lists, and what
only this file's past explains, such as numbers in it, is not there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from apigw_cli.local.definition import COLLECTIONS
from apigw_cli.local.dumps import members, snapshots
from apigw_cli.local.engine import Engine
from apigw_cli.local.request import PASSING
from apigw_cli.local.store import Body, Past, Row

EMPTY: dict[str, Any] = {"regions": {}, "version": members.VERSION}  # of a plane that holds nothing


def dump(engine: Engine) -> dict[str, Any]:
    """The document of what all regions hold now."""
    now, store = engine.clock(), engine.store

    def read() -> tuple[list[Row], list[Past]]:
        return store.everything(now), store.pasts()

    rows, pasts = store.transact(read, write=False)
    differences = snapshots.written(rows, pasts)
    regions: dict[str, Any] = {}
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        places[row.entry.place].append(row)
    tree = _Tree(places, differences, now)
    for region in sorted({place.partition("/")[0] for place in places}):
        regions[region] = tree.collections("", region)
    return {"regions": regions, "version": members.VERSION}


class _Tree:
    """Nests what lies in places."""

    def __init__(
        self, places: dict[str, list[Row]], differences: dict[str, Body], now: float
    ) -> None:
        self._places = places
        self._differences = differences
        self._now = now

    def collections(self, noun: str, path: str) -> dict[str, Any]:
        """What lies in a thing or a region, by collection; none that is empty."""
        found = {}
        for collection in members.children(noun):
            rows = self._places.get(f"{path}/{collection}")
            if rows:
                found[collection] = [self._thing(row) for row in rows]
        return found

    def _thing(self, row: Row) -> dict[str, Any]:
        entry, now = row.entry, self._now
        noun = COLLECTIONS[entry.place.rpartition("/")[2]]
        thing = shown_members(noun, entry.body)
        thing |= self.collections(noun, entry.path)
        passing = [
            {"members": held, "until": due}
            for due, held in entry.body.get(PASSING, ())
            if due > now
        ]
        if passing:
            thing[members.PASSING] = passing
        if row.gone is not None:
            thing[members.GONE] = row.gone
        if entry.path in self._differences:
            thing[members.SNAPSHOT] = self._differences[entry.path]
        for policy in self._places.get(f"{entry.path}/{members.POLICY}", ()):
            document = policy.entry.body["PolicyDocument"]
            thing[members.POLICY] = {"PolicyDocument": document}
        return thing


def shown_members(noun: str, body: Body) -> Body:
    """The members of a stored body that a dump holds; the others follow from them."""
    return {name: body[name] for name in members.stored(noun) if name in body}

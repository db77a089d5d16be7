"""
What deployments hold, as a dump has it: how each differs from the next, the last from the present.

An API that deploys itself at every change has as many deployments as there were changes; whole
copies would make its dump grow with their square.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from apigw_cli.local.definition import COLLECTIONS, TREE, definition
from apigw_cli.local.dumps import members
from apigw_cli.local.request import api_path
from apigw_cli.local.store import Body, Entry, Past, Row
from apigw_cli.record import NamedTuple

API = "api"  # the path of the API itself in a snapshot; others are routes/a1b2c3d and the like


def written(rows: Iterable[Row], pasts: Iterable[Past]) -> dict[str, Body]:
    """For each deployment, by its path: thing -> what it was, or None where there was none."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    paths: dict[int, str] = {}
    for row in rows:
        if row.entry.place.endswith("/deployments"):
            numbers[api_path(row.entry)].append(row.entry.seq)
            paths[row.entry.seq] = row.entry.path
    found: defaultdict[str, Body] = defaultdict(dict)
    for api, path, version in _versions(rows, pasts):
        deployments = numbers[api]
        begins = bisect_right(deployments, version.since)
        ends = bisect_right(deployments, version.until) - 1 if version.until >= 0 else None
        if ends is not None:
            if ends < begins:
                continue
            noun = _noun(path)
            body = {n: version.body[n] for n in members.stored(noun) if n in version.body}
            found[paths[deployments[ends]]][path] = body
        if begins > 0:
            found[paths[deployments[begins - 1]]].setdefault(path, None)
    return found


class _Version(NamedTuple):
    """A body, and the deployments that hold it: since < seq <= until; -1: it is the present."""

    since: int
    until: int
    body: Body


def _versions(rows: Iterable[Row], pasts: Iterable[Past]) -> Iterable[tuple[str, str, _Version]]:
    """Every body of what is deployed, with its API and its path there; the past first."""
    for past in pasts:
        entry = Entry(0, past.place, past.id, past.body)
        yield past.api, relative(entry), _Version(past.since, past.until, past.body)
    for row in rows:
        noun = COLLECTIONS.get(row.entry.place.rpartition("/")[2], "")
        if noun and definition(noun).deployed:
            yield api_path(row.entry), relative(row.entry), _Version(row.since, -1, row.entry.body)


def relative(entry: Entry) -> str:
    """The path of a part of an API, below it."""
    return entry.path.split("/", 3)[3] if entry.path.count("/") > 2 else API


def _noun(path: str) -> str:
    return "api" if path == API else COLLECTIONS[path.split("/")[-2]]


def read(given: Any, where: str) -> dict[str, Body | None]:
    """What a deployment of a document holds in another way than the next one."""
    if not isinstance(given, dict):
        raise members.wrong(where, "must be an object")
    return {path: _read_one(path, body, f"{where}['{path}']") for path, body in given.items()}


def _read_one(path: str, body: Any, where: str) -> Body | None:
    noun = _known_noun(path)
    if not noun or not definition(noun).deployed:
        raise members.wrong(where, "is no path of a part of an API, such as routes/a1b2c3d")
    if body is None and path != API:
        return None
    if not isinstance(body, dict):
        raise members.wrong(where, "must be an object" + (" or null" if path != API else ""))
    members.refuse_unknown(body, members.stored(noun), where)
    found = members.read_body(noun, body, where)
    id = TREE[noun].id
    if path != API and found[id] != path.rpartition("/")[2]:
        raise members.wrong(f"{where}.{id}", "is another one than in the path")
    return found


def _known_noun(path: str) -> str:
    """The noun of a path, "" if it is none: the collections in it must lie in one another."""
    noun, parts = "api", path.split("/")
    if path == API:
        return noun
    for collection, id in zip(parts[::2], parts[1::2], strict=False):
        noun = members.children(noun).get(collection, "") if noun and id else ""
    return noun if len(parts) % 2 == 0 else ""


class Spans:
    """When each body of an API was held, from its deployments' differences."""

    def __init__(self, deployments: list[tuple[int, dict[str, Body | None]]]) -> None:
        self._numbers = [number for number, _ in deployments]
        self._differences = [difference for _, difference in deployments]
        self._changes: defaultdict[str, list[int]] = defaultdict(list)  # path -> places in both
        for place, difference in enumerate(self._differences):
            for path in difference:
                self._changes[path].append(place)

    def since(self, path: str, before: int | None = None) -> int:
        """From where on the body is held that the present, or deployment ``before``, has."""
        changes = self._changes.get(path, [])
        place = len(changes) if before is None else bisect_left(changes, before)
        return self._numbers[changes[place - 1]] if place else 0

    def pasts(self, api: Entry) -> Iterable[Past]:
        """The bodies that the present does not have."""
        for place, difference in enumerate(self._differences):
            for path, body in difference.items():
                if body is not None:
                    entry = located(api, path, body)
                    since, until = self.since(path, place), self._numbers[place]
                    yield Past(api.path, entry.place, entry.id, since, until, body)


def located(api: Entry, path: str, body: Body) -> Entry:
    """A part of an API, where the store has it."""
    place = api.path if path == API else f"{api.path}/{path}"
    above, _, id = place.rpartition("/")
    return Entry(0, above, id, body)

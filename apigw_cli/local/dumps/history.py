"""An API as its deployments hold it, gone back to one by one, so that rules can look at it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apigw_cli.local.definition import COLLECTIONS, TREE
from apigw_cli.local.dumps.checking import filled, request_of, settled, told
from apigw_cli.local.dumps.items import Item
from apigw_cli.local.dumps.members import wrong
from apigw_cli.local.dumps.snapshots import located
from apigw_cli.local.refusals import words
from apigw_cli.local.store import Body, Entry

if TYPE_CHECKING:
    from apigw_cli.local.engine import Engine


class History:
    """
    The parts of one API at one moment, by their paths; it stands in for the store where rules read.

    Args:
        engine: Of the API's region.
        present: The parts that there are now, and what each refers to.
    """

    def __init__(
        self, engine: Engine, api: Entry, present: list[tuple[Entry, list[Entry]]]
    ) -> None:
        self._engine = engine.in_region(engine.region)
        self._engine.store = self  # type: ignore[assignment]
        self._api = api
        self._entries = {entry.path: entry for entry, _ in present}
        self._models = {path: e for path, e in self._entries.items() if _noun(e) == "model"}
        self._targets: dict[str, list[str]] = {}
        self._needed: Counter[str] = Counter()  # how many refer to a path or lie below it
        for entry, targets in present:
            self._note(entry, targets)

    def get(self, place: str, id: str, now: float) -> Entry | None:
        """As the store's; what is outside of the API may be gone since then."""
        path = f"{place}/{id}"
        if path.startswith(self._api.path):
            return self._entries.get(path)
        return Entry(0, place, id, {"VpcLinkStatus": "AVAILABLE"})

    def holder(self, place: str, key: str) -> Entry | None:
        """As the store's, for models: no rule asks here for another key."""
        return next((e for e in self._models.values() if e.body["Name"] == key), None)

    def go_back(self, deployment: Item) -> None:
        """
        To what a deployment holds, given by its difference from the next.

        What is left out of the bodies in that is filled in.
        """
        touched: dict[str, str] = {}
        for path, body in deployment.snapshot.items():
            where = f"{deployment.where}.snapshot['{path}']"
            entry = located(self._api, path, body or {})
            if body is None and entry.path not in self._entries:
                raise wrong(where, "is null, but the next deployment does not hold it either")
            self._replace(entry, gone=body is None)
            touched[path] = entry.path
        for path, place in touched.items():
            if place in self._entries:
                where = f"{deployment.where}.snapshot['{path}']"
                deployment.snapshot[path] = self._settle(self._entries[place], where)
            elif self._needed[place] > 0:
                what = f"{words(COLLECTIONS[place.split('/')[-2]])} {place.rpartition('/')[2]}"
                raise wrong(f"{deployment.where}.snapshot", f"uses {what}, which it does not hold")

    def _replace(self, entry: Entry, *, gone: bool) -> None:
        for target in self._targets.pop(entry.path, ()):
            self._needed[target] -= 1
        self._models.pop(entry.path, None)
        if gone:
            del self._entries[entry.path]
            return
        self._entries[entry.path] = entry
        if _noun(entry) == "model":
            self._models[entry.path] = entry

    def _settle(self, entry: Entry, where: str) -> Body:
        """The body past the rules; with what it needs noted."""
        item = Item(_noun(entry), where, entry.place, _keys(entry), entry.body, {})
        with told(item):
            item = filled(item, request_of(item, self._engine))
            body, targets = settled(item, request_of(item, self._engine))
        self._entries[entry.path] = entry._replace(body=body)
        self._note(entry, targets)
        return body

    def _note(self, entry: Entry, targets: list[Entry]) -> None:
        needed = [target.path for target in targets if target.path.startswith(self._api.path)]
        if entry.path != self._api.path:
            needed.append(entry.place.rpartition("/")[0])
        self._targets[entry.path] = needed
        self._needed.update(needed)


def _noun(entry: Entry) -> str:
    return COLLECTIONS[entry.place.rpartition("/")[2]]


def _keys(entry: Entry) -> Body:
    """The identifiers in a path."""
    parts = entry.path.split("/")[1:]
    return {
        TREE[COLLECTIONS[collection]].id: id
        for collection, id in zip(parts[::2], parts[1::2], strict=True)
    }

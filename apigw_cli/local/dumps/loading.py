"""Makes the state what a document says, by the rules of requests, wholly or not at all."""

from __future__ import annotations

from typing import Any

from apigw_cli.local import verbs
from apigw_cli.local.definition import TREE, definition
from apigw_cli.local.dumps import members
from apigw_cli.local.dumps.checking import filled, request_of, settled, told
from apigw_cli.local.dumps.history import History
from apigw_cli.local.dumps.items import Item, items
from apigw_cli.local.dumps.members import beneath, wrong
from apigw_cli.local.dumps.snapshots import Spans, relative
from apigw_cli.local.engine import Engine
from apigw_cli.local.request import PASSING, Request
from apigw_cli.local.store import Entry


def load(engine: Engine, document: Any) -> None:
    """
    Replace all that the plane holds, in every region, by what a document says.

    Raises:
        UsageFailure: The document is not one of a state; it says which member is wrong, and
            nothing was changed.
    """
    found = list(items(document))
    loader = _Loader(engine, found)
    engine.store.transact(loader.load, write=True)


class _Loader:
    """Puts the things of one document into the store, inside one transaction."""

    def __init__(self, engine: Engine, found: list[Item]) -> None:
        self._store = engine.store
        self._items = found
        self._engines: dict[str, Engine] = {}
        self._engine = engine
        self._entries: list[Entry] = []
        self._targets: list[list[Entry]] = []  # what each refers to

    def load(self) -> None:
        """All of it: what refers to another thing may stand before it."""
        self._store.clear()
        for place, item in enumerate(self._items):
            with told(item):
                self._items[place] = filled(item, self._request(item))
                self._entries.append(self._insert(self._items[place]))
        for place, item in enumerate(list(self._items)):
            with told(item):
                self._entries[place] = self._settle(item, self._entries[place])
        self._restore_deployments()

    def _request(self, item: Item) -> Request:
        if item.region not in self._engines:
            engine = self._engine.in_region(item.region)
            engine.delay = 0.0  # what passes is in the document
            self._engines[item.region] = engine
        return request_of(item, self._engines[item.region])

    def _insert(self, item: Item) -> Entry:
        mine, request = definition(item.noun), self._request(item)
        if self._store.get(item.place, item.id, request.now):
            member = TREE[item.noun].id
            raise wrong(beneath(item.where, member), f"{item.id!r} is there twice")
        if self._engine.quotas:
            from apigw_cli.local import quotas

            quotas.check_number(item.noun, item.body, request)
        key = verbs.free_key(item.body, request)
        rank = verbs.rank_of(item.body, mine)
        return self._store.insert(item.place, item.id, item.body, key=key, rank=rank)

    def _settle(self, item: Item, entry: Entry) -> Entry:
        request = self._request(item)
        body, targets = settled(item, request)
        if item.passing:
            body[PASSING] = [[until, held] for until, held in item.passing]
        if body != entry.body:
            mine = definition(item.noun)
            key, rank = verbs.free_key(body, request, entry), verbs.rank_of(body, mine)
            entry = self._store.update(entry, body, key=key, rank=rank)
        self._store.link(entry, targets)
        self._targets.append(targets)
        self._store.restore(entry, 0, item.gone)
        if item.policy:
            policy = {"PolicyDocument": item.policy, "PortalProductId": item.id}
            place = f"{entry.path}/{members.POLICY}"
            self._store.insert(place, "policy", policy, key=None, rank=0)
        return entry

    def _restore_deployments(self) -> None:
        """What each deployment holds, API by API: its parts follow it in the document."""
        start = 0
        for end in range(1, len(self._items) + 1):
            if end == len(self._items) or not TREE[self._items[end].noun].parent:
                if self._items[start].noun == "api":
                    self._restore_api(start, end)
                start = end

    def _restore_api(self, start: int, end: int) -> None:
        api = self._entries[start]
        nouns = [item.noun for item in self._items[start:end]]
        deployments = [n for n, noun in enumerate(nouns, start) if noun == "deployment"]
        parts = [n for n, noun in enumerate(nouns, start) if definition(noun).deployed]
        if any(self._items[n].snapshot for n in deployments):
            present = [(self._entries[n], self._targets[n]) for n in parts]
            history = History(self._request(self._items[start]).engine, api, present)
            for n in reversed(deployments):
                history.go_back(self._items[n])
        spans = Spans([(self._entries[n].seq, self._items[n].snapshot) for n in deployments])
        for entry in (self._entries[n] for n in parts):
            if since := spans.since(relative(entry)):
                self._store.restore(entry, since, None)
        for past in spans.pasts(api):
            self._store.restore_past(past)

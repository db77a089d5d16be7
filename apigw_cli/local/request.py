"""One operation under way: what was given, what it is about, and what it may do to the state."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from apigw_cli.catalogue.records import Operation
from apigw_cli.local.definition import TREE, Definition, definition
from apigw_cli.local.refusals import not_found, shown, words
from apigw_cli.local.store import Body, Entry

if TYPE_CHECKING:
    from apigw_cli.local.engine import Engine


class Request:
    """
    One operation under way, inside one transaction.

    ``given`` are the members that are no identifiers; ``keys`` the identifiers of what it is about
    and of what that lies in; ``old`` what the entry held before an update, {} at its creation.
    """

    def __init__(
        self, engine: Engine, operation: Operation, noun: str, keys: Body, given: Body
    ) -> None:
        self.engine = engine
        self.store = engine.store
        self.operation = operation
        self.definition: Definition = definition(noun)
        self.keys = keys
        self.given = given
        self.old: Body = {}
        self.now: float = engine.clock()
        self.passing: Body = {}  # members that this write answers and the next read does not
        self.changed: dict[str, set[str]] = {}  # API -> stages to deploy; none named: all automatic

    @cached_property
    def timestamp(self) -> str:
        """Now, as the service writes it."""
        return stamp(self.now)

    @cached_property
    def place(self) -> str:
        """Where entries of this noun are, under the parents that the request names."""
        return self.beside(self.definition.noun)

    def _above(self, noun: str) -> str:
        parent = TREE[noun].parent
        if not parent:
            return self.engine.region
        place = TREE[parent]
        return f"{self._above(parent)}/{place.collection}/{self.keys[place.id]}"

    @cached_property
    def parents(self) -> dict[str, Entry]:
        """What the entry lies in, by noun; NotFound names the outermost that does not exist."""
        nouns = []
        noun = TREE[self.definition.noun].parent
        while noun:
            nouns.append(noun)
            noun = TREE[noun].parent
        return {
            noun: self.fetch(noun, self.beside(noun), self.keys[TREE[noun].id])
            for noun in reversed(nouns)
        }

    @property
    def api(self) -> Body:
        """The API that the entry is part of."""
        return self.parents["api"].body

    @property
    def protocol(self) -> str:
        """HTTP or WEBSOCKET; "" for what is no part of an API."""
        if self.definition.noun == "api":
            return str(self.given.get("ProtocolType") or self.old["ProtocolType"])
        return str(self.api["ProtocolType"]) if "api" in self.parents else ""

    def entry(self) -> Entry:
        """The entry that the request names; NotFound if it, or what it lies in, does not exist."""
        key = self.keys[TREE[self.definition.noun].id]
        found = self.store.get(self.place, key, self.now)
        if found is None:
            _ = self.parents  # what is missing may be one of them
            raise missing(self.definition.noun, key)
        return found

    def fetch(self, noun: str, place: str, id: str) -> Entry:
        """An entry by its place and id; NotFound if there is none."""
        found = self.store.get(place, id, self.now)
        if found is None:
            raise missing(noun, id)
        return found

    def sibling(self, noun: str, id: str) -> Entry:
        """An entry of another noun in the same API or region; NotFound if there is none."""
        return self.fetch(noun, self.beside(noun), id)

    def beside(self, noun: str) -> str:
        """The place of another noun: in the same API if it is part of one, else in the region."""
        return f"{self._above(noun)}/{TREE[noun].collection}"

    def within(self, noun: str, keys: Body, given: Body) -> Request:
        """A request for a part of this one: what a quick create makes, what a delete changes."""
        part = Request(self.engine, self.operation, noun, {**self.keys, **keys}, given)
        part.now, part.changed = self.now, self.changed
        return part

    def seen(self, body: Body) -> Body:
        """A stored body as the operation answers it: its members, in the catalogue's order."""
        now = current(body, self.now)
        return {
            member.name: now[member.name] for member in self.operation.answer if member.name in now
        }

    def touch(self, entry: Entry, *stages: str) -> None:
        """Have the API deployed when all is done: to these stages, or to all automatic ones."""
        self.changed.setdefault(api_path(entry), set()).update(stages)

    def pass_through(self, body: Body, **transient: Any) -> None:
        """Answer other values for some members until the engine's delay is over."""
        self.passing.update(transient)
        waiting = [[due, held] for due, held in body.pop(PASSING, ()) if due > self.now]
        if self.engine.delay > 0:
            waiting.append([self.now + self.engine.delay, transient])
        if waiting:
            body[PASSING] = waiting


# The member of a stored body that holds [until when, members] of transitions under way.
PASSING = "~passing"


def current(body: Body, now: float) -> Body:
    """A body as it is seen at a time: with the transient values that still hold."""
    if PASSING not in body:
        return body
    held = [members for due, members in body[PASSING] if due > now]
    return {name: value for part in (body, *held) for name, value in part.items()}


def api_path(entry: Entry) -> str:
    """The path of the API that an entry is, or is part of: us-east-1/apis/a1b2."""
    return "/".join(entry.path.split("/", 3)[:3])


def missing(noun: str, id: str) -> Exception:
    """The refusal of an identifier that names nothing."""
    return not_found(noun, f"{TREE[noun].id} {shown(id)} names no {words(noun)} that exists")


def stamp(seconds: float) -> str:
    """A time since 1970 as the service writes it: 2020-04-08T19:05:45Z."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))

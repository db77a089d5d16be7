"""Takes a document apart into the things that it holds, each in its shape; no state is needed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member
from apigw_cli.errors import ApiError
from apigw_cli.local import limits
from apigw_cli.local.definition import TREE
from apigw_cli.local.dumps import members, snapshots
from apigw_cli.local.dumps.members import beneath, wrong
from apigw_cli.local.refusals import shown
from apigw_cli.local.store import Body
from apigw_cli.record import NamedTuple


class Item(NamedTuple):
    """One thing of a document."""

    noun: str
    where: str  # regions.us-east-1.apis[0].routes[2]
    place: str  # us-east-1/apis/a1b2/routes
    keys: Body  # its identifiers, and those of what it lies in
    body: Body
    snapshot: dict[str, Body | None]  # of a deployment: how it differs from the next one
    passing: Sequence[tuple[float, Body]] = ()
    gone: float | None = None
    policy: str = ""

    @property
    def id(self) -> str:
        """What tells it from its siblings."""
        return str(self.keys[TREE[self.noun].id])

    @property
    def region(self) -> str:
        """Where it is."""
        return self.place.partition("/")[0]


def items(document: Any) -> Iterator[Item]:
    """All things of a document, each before what lies in it."""
    if not isinstance(document, dict):
        raise wrong("The document", "must be a JSON object with regions and version")
    members.refuse_unknown(document, ("regions", "version"), "")
    if "version" not in document:
        raise wrong("version", f"is missing: {members.VERSION} is the one that is known")
    if document["version"] != members.VERSION or document["version"] is True:
        told = shown(document["version"])
        raise wrong("version", f"must be {members.VERSION}, the one that is known, not {told}")
    regions = document.get("regions", {})
    for region, collections in _object(regions, "regions").items():
        if not (region.isascii() and region.replace("-", "").isalnum()):
            raise wrong("regions", f"must be named by letters, digits and '-', not {shown(region)}")
        where = f"regions.{region}"
        members.refuse_unknown(_object(collections, where), members.children(""), where)
        yield from _within("", collections, where, region, {})


def _object(value: Any, where: str) -> Body:
    if not isinstance(value, dict):
        raise wrong(where, f"must be an object, not {shown(value)}")
    return value


def _within(noun: str, given: Body, where: str, path: str, keys: Body) -> Iterator[Item]:
    """What lies in a thing or a region."""
    for collection, inner in members.children(noun).items():
        things = given.get(collection, [])
        if not isinstance(things, list):
            raise wrong(beneath(where, collection), f"must be a list, not {shown(things)}")
        for number, thing in enumerate(things):
            place = f"{path}/{collection}"
            item = _item(inner, thing, f"{where}.{collection}[{number}]", place, keys)
            yield item
            yield from _within(inner, thing, item.where, f"{place}/{item.id}", item.keys)


def _item(noun: str, given: Any, where: str, place: str, keys: Body) -> Item:
    known = (*members.stored(noun), *members.children(noun), *_extras(noun))
    members.refuse_unknown(_object(given, where), known, where)
    body = members.read_body(noun, given, where)
    item = Item(noun, where, place, {**keys, TREE[noun].id: body[TREE[noun].id]}, body, {})
    if members.PASSING in given:
        item = item._replace(passing=_passing(noun, given, f"{where}.{members.PASSING}"))
    if members.GONE in given:
        item = item._replace(gone=_seconds(given[members.GONE], f"{where}.{members.GONE}"))
    if members.SNAPSHOT in given:
        read = snapshots.read(given[members.SNAPSHOT], f"{where}.{members.SNAPSHOT}")
        item = item._replace(snapshot=read)
    if members.POLICY in given:
        item = item._replace(policy=_policy(given[members.POLICY], f"{where}.{members.POLICY}"))
    return item


def _extras(noun: str) -> Iterator[str]:
    yield members.PASSING
    if noun == "vpc_link":
        yield members.GONE
    elif noun == "deployment":
        yield members.SNAPSHOT
    elif noun == "portal_product":
        yield members.POLICY


def _passing(noun: str, given: Body, where: str) -> list[tuple[float, Body]]:
    """The transient values that still hold for a while."""
    held = given[members.PASSING]
    if not isinstance(held, list):
        raise wrong(where, f"must be a list, not {shown(held)}")
    found = []
    for number, one in enumerate(held):
        here = f"{where}[{number}]"
        members.refuse_unknown(_object(one, here), ("members", "until"), here)
        until = _seconds(one.get("until"), f"{here}.until")
        values = _object(one.get("members"), f"{here}.members")
        members.refuse_unknown(values, members.stored(noun), f"{here}.members")
        found.append((until, members.read_members(noun, values, f"{here}.members")))
    return found


def _seconds(value: Any, where: str) -> float:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not -1e12 < value < 1e12 or math.isnan(value):
        raise wrong(where, f"must be seconds since 1970, not {shown(value)}")
    return float(value)


def _policy(given: Any, where: str) -> str:
    members.refuse_unknown(_object(given, where), ("PolicyDocument",), where)
    operation = catalogue.operation("PutPortalProductSharingPolicy")
    member = operation.member("PolicyDocument")
    assert isinstance(member, Member)
    path = f"{where}.PolicyDocument"
    try:
        text: str = limits.checked(member.shape, given.get("PolicyDocument"), path)
        limits.check_json(text, path)
    except ApiError as refusal:
        raise wrong(refusal.message.partition(" ")[0], refusal.message.partition(" ")[2]) from None
    return text

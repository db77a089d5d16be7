"""Which members a dump has of each noun, and whether a value is one that it may hold."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Shape
from apigw_cli.errors import ApiError, UsageFailure
from apigw_cli.local import limits
from apigw_cli.local.definition import TREE, definition
from apigw_cli.local.refusals import shown, title
from apigw_cli.local.store import Body

VERSION = 1  # of the document's form
POLICY = "sharingpolicy"  # of a product: the one thing that is no noun of its own

# What is no member of the service's: lower case, as collections are.
PASSING, GONE, SNAPSHOT = "passing", "gone", "snapshot"

_STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_PLAIN = r"[\w.$-]+"


def wrong(where: str, message: str) -> UsageFailure:
    """The refusal of a document, by the path of the member that is at fault."""
    return UsageFailure(f"{where} {message}.", "Nothing was loaded.")


@cache
def stored(noun: str) -> dict[str, Member]:
    """The members that are kept of a noun, in the service's order."""
    read = catalogue.operation(f"Get{title(noun)}")
    return {
        member.name: member._replace(shape=_settable(member.shape))
        for member in read.answer
        if not read.member(f"Include{member.name}")  # made when it is asked for
    }


def _settable(shape: Shape) -> Shape:
    """The shape, where also what only the service sets may be given."""
    members = tuple(
        member._replace(shape=_settable(member.shape), read_only=False) for member in shape.members
    )
    return shape._replace(members=members, item=shape.item and _settable(shape.item))


@cache
def taken(noun: str) -> frozenset[str]:
    """The members that requests can set."""
    verbs = [f"{verb}{title(noun)}" for verb in ("Create", "Update")]
    operations = [catalogue.operation(name) for name in verbs if name in catalogue.PLACES]
    return frozenset(m.name for operation in operations for m in operation.inputs)


@cache
def _needed(noun: str) -> tuple[str, ...]:
    needed = [m.name for m in catalogue.operation(f"Create{title(noun)}").inputs if m.required]
    lenient = definition(noun).lenient
    return (TREE[noun].id, *(n for n in needed if n in stored(noun) and n not in lenient))


@cache
def children(noun: str) -> dict[str, str]:
    """What lies in a noun, or with "" in a region: collection -> noun."""
    return {place.collection: name for name, place in TREE.items() if place.parent == noun}


def read_body(noun: str, given: Body, where: str) -> Body:
    """The members of a thing in their stored form, each one that its shape allows."""
    for name in _needed(noun):
        if given.get(name) is None:
            raise wrong(beneath(where, name), "is missing")
    found = read_members(noun, given, where)
    _check_id(noun, found, where)
    return found


def read_members(noun: str, given: Body, where: str) -> Body:
    """The same, where any may be missing."""
    known = stored(noun)
    return {
        name: _value(member, given[name], beneath(where, name))
        for name, member in known.items()
        if name in given
    }


def _check_id(noun: str, body: Body, where: str) -> None:
    member = TREE[noun].id
    pattern = "[a-z0-9]{1,30}" if definition(noun).id_length else "[^/]+"
    if not re.fullmatch(pattern, body[member]):
        raise wrong(beneath(where, member), f"must match {pattern}, not {shown(body[member])}")


def _value(member: Member, value: Any, where: str) -> Any:
    _refuse_strange(member.shape, value, where)
    try:
        return limits.checked(member.shape, value, where, blank=member.name == "Tags")
    except ApiError as refusal:
        raise UsageFailure(f"{refusal.message}.", "Nothing was loaded.") from None


def _refuse_strange(shape: Shape, value: Any, where: str) -> None:
    """What requests may hold without effect, a document may not: someone meant something by it."""
    if value is None:
        raise wrong(where, "is null; leave it out")
    if shape.kind == "timestamp":
        _check_stamp(value, where)
    elif shape.kind == "structure" and isinstance(value, dict):
        inner = {member.name: member.shape for member in shape.members}
        refuse_unknown(value, inner, where)
        for name, item in value.items():
            _refuse_strange(inner[name], item, beneath(where, name))
    elif shape.item and isinstance(value, (dict, list)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            _refuse_strange(shape.item, item, f"{where}[{shown(key)}]")


def _check_stamp(value: Any, where: str) -> None:
    try:
        if re.fullmatch(_STAMP, value):
            time.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
            return
    except (TypeError, ValueError):
        pass
    raise wrong(where, f"must be a time such as 2020-04-08T19:05:45Z, not {shown(value)}")


def refuse_unknown(given: Body, known: Iterable[str], where: str) -> None:
    """Refuse a member that is none, and say which may have been meant."""
    names = list(known)
    for name in given:
        if name not in names:
            from difflib import get_close_matches

            near = get_close_matches(name, names, 1)
            meant = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(names)}"
            raise UsageFailure(
                f"{beneath(where, name)} is not known{meant.removesuffix('?')}"
                f"{'?' if near else '.'}",
                "Nothing was loaded.",
            )


def beneath(where: str, name: str) -> str:
    """The path of a member: in brackets where a dot could not lead to it."""
    plain = re.fullmatch(_PLAIN, name) and "." not in name
    return f"{where}.{name}".lstrip(".") if plain else f"{where}[{shown(name)}]"

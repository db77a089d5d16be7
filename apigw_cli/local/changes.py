"""How an update changes a body, member by member (behaviour 7.2 and 8.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from apigw_cli.catalogue.records import Operation, Shape
from apigw_cli.local.store import Body

# A map of maps, whose inner map goes when it is given empty; elsewhere {} is a value.
_EMPTIED = frozenset({"ResponseParameters"})


def merged(old: Body, given: Body, operation: Operation, sticky: frozenset[str]) -> Body:
    """
    The body after ``given`` is laid over ``old``.

    Scalars, lists and structures replace; what ``operation.merges`` names merges by key, where an
    empty text removes its key.  Empty values remain, for ``tidied`` to drop.
    """
    body = dict(old)
    for name, value in given.items():
        if name in sticky and value in ("", {}, []):
            continue
        member = operation.member(name)
        if name in operation.merges and member is not None:
            empties: tuple[Any, ...] = ("", [], {}) if name in _EMPTIED else ("", [])
            body[name] = _laid_over(member.shape, old.get(name, {}), value, empties)
        else:
            body[name] = value
    return body


def _laid_over(shape: Shape, old: Body, new: Body, empties: tuple[Any, ...]) -> Body:
    both = {**old, **new}
    names = [member.name for member in shape.members] or sorted(both)
    return {name: both[name] for name in names if name in both and both[name] not in empties}


def tidied(body: Body, always: Iterable[str]) -> Body:
    """The body without what is empty, but for the members that are shown even so."""
    return {
        name: value
        for name, value in body.items()
        if name in always or not (value == "" or value == [] or value == {})
    }

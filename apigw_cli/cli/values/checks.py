"""
Whether a value is of its shape: types, members, enum words and what every client knows.

Other lengths, and patterns, are the backend's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from apigw_cli.catalogue.records import Shape
from apigw_cli.errors import UsageFailure

_TYPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "text": (str, "text"),
    "timestamp": (str, "text"),
    "integer": (int, "a whole number"),
    "number": ((int, float), "a number"),
    "boolean": (bool, "true or false"),
    "list": (list, "a list"),
    "map": (dict, "an object"),
    "structure": (dict, "an object"),
}


class Literal(str):
    """A text that stands for itself: no name to look up, whatever it begins with."""

    __slots__ = ()


class Unknown(Literal):
    """A text with references in it, where nothing is done and so nothing is there to fill in."""

    __slots__ = ()


def check_value(place: str, shape: Shape, value: Any) -> None:
    """
    Refuses a value of the wrong type, an unknown member, or a word that no enum has.

    ``place`` says where in messages: ``--cors-configuration.AllowMethods[0]``.
    """
    if isinstance(value, Unknown):
        return
    types, name = _TYPES[shape.kind]
    if not isinstance(value, types) or (isinstance(value, bool) and types is not bool):
        raise UsageFailure(f"{place}: {_shown(value)} is not {name}.")
    if shape.words and isinstance(value, str):
        check_word(place, shape.words, value)
    for inner_place, inner_shape, inner in _parts(place, shape, value):
        check_value(inner_place, inner_shape, inner)


def check_least(place: str, shape: Shape, value: Any) -> None:
    """
    Refuses what lacks required members, and what is below a minimum that clients know.

    On the way to AWS botocore would refuse it; so it ends in the same way on every plane.  The
    value has passed ``check_value``.
    """
    if isinstance(value, Unknown):
        return
    lacking = [m.name for m in shape.members if m.required and m.name not in value]
    if lacking:
        raise UsageFailure(f"{place} lacks {', '.join(lacking)}.")
    if shape.early and shape.low is not None:
        _check_low(place, shape.low, value)
    for inner_place, inner_shape, inner in _parts(place, shape, value):
        check_least(inner_place, inner_shape, inner)


def _check_low(place: str, low: int, value: Any) -> None:
    if not isinstance(value, str):
        if value < low:
            raise UsageFailure(f"{place}: {value} is less than {low}, the least that it can be.")
    elif len(value) < low:
        at_least = f"{low} characters" if low > 1 else "a character"
        raise UsageFailure(f"{place}: {_shown(value)} is too short: it takes {at_least} at least.")


def check_word(place: str, words: tuple[str, ...], text: str) -> None:
    """Refuses what is none of an enum's words, and names the likeliest one."""
    if text not in words:
        raise UsageFailure(f"{place}: {text!r} is none of {', '.join(words)}.{meant(text, words)}")


def meant(word: str, words: Iterable[str]) -> str:
    """`` Did you mean X?``, or "" where nothing is near."""
    from difflib import get_close_matches

    folded = {known.lower(): known for known in words}
    near = get_close_matches(word.lower(), folded, n=1, cutoff=0.5)
    return f" Did you mean {folded[near[0]]}?" if near else ""


def unknown_member(place: str, shape: Shape, name: str) -> UsageFailure:
    """The refusal of a structure's member that does not exist."""
    names = [member.name for member in shape.members if not member.read_only]
    return UsageFailure(
        f"{place} has no member {name!r}.{meant(name, names)}",
        f"Members: {', '.join(names)}" if names else "It is empty: {}",
    )


def _parts(place: str, shape: Shape, value: Any) -> Iterable[tuple[str, Shape, Any]]:
    if shape.kind == "list" and shape.item:
        yield from ((f"{place}[{n}]", shape.item, item) for n, item in enumerate(value))
    elif shape.kind == "map" and shape.item:
        yield from ((f"{place}.{key}", shape.item, item) for key, item in value.items())
    elif shape.kind == "structure":
        for name, item in value.items():
            member = shape.member(name)
            if member is None:
                raise unknown_member(place, shape, name)
            yield f"{place}.{name}", member.shape, item


def _shown(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"

"""What the catalogue says of values: types, lengths, words, patterns, required members."""

from __future__ import annotations

from typing import Any

from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.local.refusals import bad_request, shown

# An empty tag value is legal, against the name of its shape in the service's model.
_MAY_HOLD_EMPTY = frozenset({"Tags"})
_NUMERALS = "0123456789"


def accepted(
    operation: Operation,
    params: dict[str, Any],
    *,
    lenient: frozenset[str] = frozenset(),
    clearable: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """
    The members that were given, once each has passed; None counts as not given.

    Structures come back in the service's order without what only the service sets, maps by key.

    Args:
        lenient: Members that may be missing although the catalogue requires them.
        clearable: Texts that may be empty, whatever their length: an update clears them so.
    """
    found = {}
    for member in operation.inputs:
        value = params.get(member.name)
        if value is None:
            if member.required and member.name not in lenient:
                raise bad_request(f"{member.name} is missing")
            continue
        if not (value == "" and member.name in clearable):
            value = _member(member, value, operation)
        found[member.name] = value
    return found


def _member(member: Member, value: Any, operation: Operation) -> Any:
    if member.name == "MaxResults":
        return page_limit(value, member.shape)
    blank = member.name in operation.merges or member.name in _MAY_HOLD_EMPTY
    return checked(member.shape, value, member.name, blank=blank)


def page_limit(value: Any, shape: Shape) -> int:
    """How many items a page may have; the service takes it as text."""
    low, high = (shape.low, shape.high) if shape.kind == "integer" else (1, 500)
    digits = str(value) if not isinstance(value, bool) else ""
    if not digits or digits.strip(_NUMERALS) or len(digits) > 9:
        raise bad_request(f"MaxResults must be a whole number, not {shown(value)}")
    if low is None or high is None or not low <= int(digits) <= high:
        raise bad_request(f"MaxResults must be from {low} to {high}, not {digits}")
    return int(digits)


def checked(shape: Shape, value: Any, where: str, *, blank: bool = False) -> Any:
    """
    The value in its stored form, if it is one that the shape allows.

    Args:
        where: The member's name in refusals: CorsConfiguration.MaxAge.
        blank: Whether the texts directly inside may be empty, which removes them.
    """
    if shape.kind == "structure":
        return _structure(shape, value, where, blank=blank)
    if shape.kind == "map":
        return _map(shape, value, where, blank=blank)
    if shape.kind == "list":
        return _list(shape, value, where)
    if shape.kind in ("integer", "number"):
        return _number(shape, value, where)
    if shape.kind == "boolean":
        return _typed(value, bool, where, "true or false")
    return _text(shape, value, where)


def _typed(value: Any, kind: type, where: str, wanted: str) -> Any:
    if not isinstance(value, kind):
        raise bad_request(f"{where} must be {wanted}, not {shown(value)}")
    return value


def _text(shape: Shape, value: Any, where: str) -> str:
    text: str = _typed(value, str, where, "a text")
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise bad_request(f"{where} is not valid Unicode")
    if shape.words and text not in shape.words:
        raise bad_request(f"{where} must be one of {', '.join(shape.words)}, not {shown(text)}")
    low, high = shape.low or 0, shape.high
    if len(text) < low or (high is not None and len(text) > high):
        span = f"{low} to {high} characters"
        raise bad_request(f"{where} must have {span}, not {len(text)}: {shown(text)}")
    if shape.pattern and not _fits(shape.pattern, text):
        raise bad_request(f"{where} must match {shape.pattern}, not {shown(text)}")
    return text


def _fits(pattern: str, text: str) -> bool:
    import re

    return re.fullmatch(pattern, text) is not None


def check_json(text: str, where: str) -> None:
    """Refuse a text that is no JSON document, or one too deep to read."""
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad_request(f"{where} must be JSON: {error}") from None


def _number(shape: Shape, value: Any, where: str) -> int | float:
    whole = shape.kind == "integer"
    kinds = int if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not _finite(value):
        wanted = "a whole number" if whole else "a number"
        raise bad_request(f"{where} must be {wanted}, not {shown(value)}")
    low, high = shape.low, shape.high
    if (low is not None and value < low) or (high is not None and value > high):
        raise bad_request(f"{where} must be from {low} to {high}, not {value}")
    return value if whole else float(value)


def _finite(value: float) -> bool:
    # A whole number that no double can hold counts as infinite; JSON has no word for either.
    return -1e308 < value < 1e308


def _list(shape: Shape, value: Any, where: str) -> list[Any]:
    assert shape.item is not None
    items = _typed(value, list, where, "a list")
    return [checked(shape.item, item, f"{where}[{place}]") for place, item in enumerate(items)]


def _map(shape: Shape, value: Any, where: str, *, blank: bool) -> dict[str, Any]:
    assert shape.item is not None
    given = _typed(value, dict, where, "a map")
    found = {}
    for key, item in given.items():
        if item is None:
            continue
        _text(Shape("text"), key, f"A key of {where}")
        empty = blank and item == "" and not shape.item.words
        found[key] = item if empty else checked(shape.item, item, f"{where}[{shown(key)}]")
    return dict(sorted(found.items()))


def _structure(shape: Shape, value: Any, where: str, *, blank: bool) -> dict[str, Any]:
    given = _typed(value, dict, where, "a structure")
    found = {}
    for member in shape.members:
        item = given.get(member.name)
        if item is None or member.read_only:
            if member.required and item is None:
                raise bad_request(f"{where}.{member.name} is missing")
            continue
        empty = blank and item == "" and not member.shape.words
        inner = f"{where}.{member.name}"
        found[member.name] = item if empty else checked(member.shape, item, inner)
    if shape.one_of and len(found) != 1:
        names = ", ".join(member.name for member in shape.members)
        raise bad_request(f"{where} must hold exactly one of {names}, not {len(found)}")
    return found

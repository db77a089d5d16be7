"""
Shorthand, written: the inverse of what the tool reads, by the rules that its documents give.

Nothing here is the tool's: where the two disagree about a rule, a property fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from apigw_cli.catalogue.records import Shape

# Writes a text at a place: (text, the kind of what holds it, whether brackets are around).
Quoting = Callable[[str, str, bool], str]

_PAIRS = {"}": "{", "]": "["}


def quoted(text: str, holder: str, nested: bool) -> str:
    """Every text in quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def single_quoted(text: str, holder: str, nested: bool) -> str:
    """The other quotes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def bare(text: str, holder: str, nested: bool) -> str:
    """Quotes only where the text would be read as something else."""
    needed = (
        text != text.strip()
        or text[:1] in ('"', "'")
        or "\\," in text
        or text.endswith("\\")
        or text.endswith(",")
        or (nested and not _is_balanced(text))
        or _MISREAD[holder](text)
    )
    return quoted(text, holder, nested) if needed else text


_MISREAD: dict[str, Callable[[str], Any]] = {
    "structure": re.compile(r",\s*[A-Za-z][A-Za-z0-9]*@?=").search,
    "map": lambda text: "," in text and re.search("[=\"']", text),
    "list": lambda text: "," in text or not text,
}


def write_words(shape: Shape, value: Any, quoting: Quoting) -> list[str]:
    """The words of a parameter's value: one an item of a list, one for all else."""
    if shape.kind != "list":
        return [_pairs(shape, value, quoting, nested=False)]
    assert shape.item is not None
    if shape.item.kind == "structure":
        return [_pairs(shape.item, item, quoting, nested=False) for item in value]
    return list(value)


def _pairs(shape: Shape, value: dict[str, Any], quoting: Quoting, *, nested: bool) -> str:
    written = []
    for name, inner in value.items():
        if shape.kind == "map":
            assert shape.item is not None
            written.append(
                _key(name, quoting) + "=" + _value(shape.item, inner, "map", quoting, nested)
            )
            continue
        member = shape.member(name)
        assert member is not None
        written.append(f"{name}=" + _value(member.shape, inner, "structure", quoting, nested))
    return ",".join(written)


def _value(shape: Shape, value: Any, holder: str, quoting: Quoting, nested: bool = False) -> str:
    if shape.kind == "list":
        assert shape.item is not None
        return "[" + ",".join(_value(shape.item, i, "list", quoting, True) for i in value) + "]"
    if shape.kind in ("map", "structure"):
        return "{" + _pairs(shape, value, quoting, nested=True) + "}"
    if shape.kind in ("text", "timestamp"):
        return quoting(value, holder, nested)
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _key(name: str, quoting: Quoting) -> str:
    plain = re.fullmatch(r"[^\s,=\"'{}\[\]][^,=]*", name) and name == name.strip()
    reserved = name.endswith("@") or name.startswith(("file://", "fileb://", "-"))
    if quoting is bare and plain and not reserved:
        return name
    return quoted(name, "map", True)


def _is_balanced(text: str) -> bool:
    depth: list[str] = []
    for character in text:
        if character in "{[":
            depth.append(character)
        elif character in "}]" and (not depth or depth.pop() != _PAIRS[character]):
            return False
    return not depth

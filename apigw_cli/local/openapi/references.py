"""References inside a document: ``#/components/schemas/Pet``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

_LONGEST_CHAIN = 20  # references to references; more are a circle, or meant to take forever
# What they hold is data, where "$ref" is a name like any other.
_DATA = frozenset({"default", "enum", "example", "examples"})


def resolve(document: dict[str, Any], value: Any) -> Any:
    """The value, or what its reference leads to; None if that is nowhere, or leads in a circle."""
    for _ in range(_LONGEST_CHAIN):
        if not (isinstance(value, dict) and "$ref" in value):
            return value
        reference = value["$ref"]
        value = _find(document, reference) if isinstance(reference, str) else None
    return None


def _find(document: Any, reference: str) -> Any:
    if not reference.startswith("#/"):
        return None
    found = document
    for part in reference[2:].split("/"):
        name = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(found, list):
            number = int(name) if re.fullmatch("[0-9]{1,7}", name) else len(found)
            found = found[number] if number < len(found) else None
        else:
            found = found.get(name) if isinstance(found, dict) else None
    return found


def lost(document: dict[str, Any], value: Any) -> list[str]:
    """The references in a value that lead nowhere, once each."""
    return [
        reference
        for reference in dict.fromkeys(_references(value))
        if resolve(document, {"$ref": reference}) is None
    ]


def _references(value: Any) -> Iterator[str]:
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, list):
            left += reversed(part)
        elif isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                yield part["$ref"]
            left += [item for name, item in reversed(part.items()) if name not in _DATA]

"""References inside a document: ``#/components/schemas/Pet``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

# What they hold is data, where "$ref" is a name like any other.
_DATA = frozenset({"default", "enum", "example", "examples"})


def resolve(document: dict[str, Any], value: Any) -> Any:
    """The value, or what its reference leads to; None if that is nowhere, or leads in a circle."""
    seen = set()
    while isinstance(value, dict) and "$ref" in value:
        reference = value["$ref"]
        if not isinstance(reference, str) or reference in seen:
            return None
        seen.add(reference)
        value = _find(document, reference)
    return value


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
    return list(
        dict.fromkeys(
            reference
            for reference in _references(value)
            if resolve(document, {"$ref": reference}) is None
        )
    )


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

"""
References: ``${orders.ApiId}`` in a line stands for what an earlier line answered.

They are cut out of a line before anything else reads it, and filled in where a text has become a
value: what was answered is never read as an option, a name, a file, JSON or shorthand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

from apigw_cli.cli.names import may_be_name
from apigw_cli.cli.values.checks import Literal, Unknown, meant
from apigw_cli.cli.values.sources import Fill
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple

# Roots of the service's own expressions, which go to it as they stand; no result has such a name.
FOREIGN = frozenset(
    {
        *("authorizer", "body", "connectionId", "context", "error", "input", "integration"),
        *("method", "request", "response", "route", "routeKey", "stageVariables", "util"),
    }
)
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_SPOT = re.compile(r"\$\$\{|\$\{([^{}]*+)(\}?)")
_FORM = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)((?:\.[^.\[\]]+|\[[0-9]{1,9}\])*)")
_STEP = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]")
_LITERAL_HINT = "Where the text itself is meant, write $${"
# Stands in a text for a reference; nobody who writes a line can know it.
_NONCE = f"r{os.urandom(8).hex()}x"
_MARK = re.compile(_NONCE + r"([0-9]{6})x")


class Reference(NamedTuple):
    """One reference."""

    text: str  # ${orders.Items[0].ApiId}
    name: str  # orders
    path: tuple[str | int, ...]  # Items, 0, ApiId


class References(Fill):
    """The references of one line."""

    def __init__(self) -> None:
        self._found: list[Reference] = []
        self._value: Callable[[Reference], Any] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The results that the line refers to."""
        return frozenset(reference.name for reference in self._found)

    def cut(self, text: str) -> str:
        """
        The text with marks for references, and ``${`` for ``$${``.

        Raises:
            UsageFailure: Something looks like a reference and is none.
        """
        return _SPOT.sub(self._mark, text) if "${" in text else text

    def cut_value(self, value: Any) -> Any:
        """The same for every text in a value."""
        return _each_text(value, self.cut, self.cut)

    def resolve(self, value: Callable[[Reference], Any]) -> None:
        """From now on each reference is what ``value`` says of it."""
        self._value = value

    def text(self, text: str) -> str:
        if _NONCE not in text:
            return text
        if self._value is None:
            return Unknown(self.restored(text))
        filled = _MARK.sub(lambda mark: self._text_of(self._at(mark)), text)
        return Literal(filled) if may_be_name(filled) and not may_be_name(text) else filled

    def value(self, value: Any) -> Any:
        return _each_text(value, self._whole, self.text)

    def restored(self, text: str) -> str:
        """The text as the user wrote it."""
        return _MARK.sub(lambda mark: self._at(mark).text, text)

    def _mark(self, spot: re.Match[str]) -> str:
        if spot[1] is None:
            return "${"
        root = re.split(r"[.\[(]", spot[1], maxsplit=1)[0]
        if root in FOREIGN or "::" in spot[1]:  # the latter is CloudFormation's
            return spot[0]
        form = _FORM.fullmatch(spot[1])
        if form is None or not spot[2]:
            lack = "" if spot[2] else ": it has no }"
            raise UsageFailure(f"{spot[0]} is no reference to a result{lack}.", _LITERAL_HINT)
        path = tuple(step[1] or int(step[2]) for step in _STEP.finditer(form[2]))
        self._found.append(Reference(spot[0], form[1], path))
        return f"{_NONCE}{len(self._found) - 1:06d}x"

    def _at(self, mark: re.Match[str]) -> Reference:
        return self._found[int(mark[1])]

    def _whole(self, text: str) -> Any:
        """What one text becomes: where it is one reference and nothing else, any value."""
        mark = _MARK.fullmatch(text) if _NONCE in text else None
        if mark is None or self._value is None:
            return self.text(text)
        found = self._value(self._at(mark))
        return Literal(found) if may_be_name(found) and isinstance(found, str) else found

    def _text_of(self, reference: Reference) -> str:
        assert self._value is not None
        found = self._value(reference)
        if isinstance(found, str):
            return found
        if isinstance(found, (dict, list)) or found is None:
            kind = "null" if found is None else "a list" if isinstance(found, list) else "an object"
            raise UsageFailure(f"{reference.text} is {kind}, and no text.")
        return str(found).lower() if isinstance(found, bool) else str(found)


def _each_text(value: Any, change: Callable[[str], Any], change_key: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {
            change_key(key): _each_text(item, change, change_key) for key, item in value.items()
        }
    if isinstance(value, list):
        return [_each_text(item, change, change_key) for item in value]
    return value


def look_up(reference: Reference, line: int, answer: Any) -> Any:
    """
    What a reference stands for in the answer of a line.

    Raises:
        UsageFailure: The answer has no such member or item.
    """
    found = answer
    for step in reference.path:
        if not _has(found, step):
            raise _missing(reference, line, step, found)
        found = found[step]
    return found


def _has(found: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(found, list) and step < len(found)
    return isinstance(found, dict) and step in found


def _missing(reference: Reference, line: int, step: str | int, found: Any) -> UsageFailure:
    there = f"{reference.text}: what line {line} answered has"
    if isinstance(step, int):
        return UsageFailure(f"{there} no item {step} there.")
    names = list(found) if isinstance(found, dict) else []
    hint = f"Members: {', '.join(names)}" if names else ""
    return UsageFailure(f"{there} no {step!r} there.{meant(step, names)}", hint)

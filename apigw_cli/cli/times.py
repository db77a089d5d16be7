"""Times as a profile of the AWS CLI asks for them, by ``cli_timestamp_format``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.pages import Listing


class InIso(Listing):
    """A listing whose items tell times in the ISO 8601 form that the AWS CLI writes."""

    def __init__(self, listing: Listing, operation: Operation) -> None:
        self.key = listing.key
        self.token = None
        self._listing = listing
        self._members = operation.answer

    def pages(self) -> Iterator[list[Any]]:
        """The pages of the listing."""
        for page in self._listing.pages():
            self.token = self._listing.token
            yield [_members(self._members, item) for item in page]


def in_iso(operation: Operation, answer: Any) -> Any:
    """An answer of an operation, or a listing, with its times in that form."""
    if isinstance(answer, Listing):
        return InIso(answer, operation)
    if operation.paged and isinstance(answer, dict):
        items = answer.get(operation.items) or []
        return {**answer, operation.items: [_members(operation.answer, item) for item in items]}
    return _members(operation.answer, answer)


def _members(members: Sequence[Member], value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    changed = {m.name: _value(m.shape, value[m.name]) for m in members if m.name in value}
    return {**value, **changed}


def _value(shape: Shape, value: Any) -> Any:
    if shape.kind == "timestamp" and isinstance(value, str):
        return _iso(value)
    if shape.kind == "structure":
        return _members(shape.members, value)
    if shape.kind == "list" and shape.item and isinstance(value, list):
        return [_value(shape.item, item) for item in value]
    return value


def _iso(text: str) -> str:
    from datetime import datetime

    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:  # no form of the service's: told as it is
        return text

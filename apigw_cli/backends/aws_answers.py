"""
A parser of answers that takes half of botocore's time over a long list.

Botocore asks every value of every item for its kind.  Here the kinds are asked once an operation.
What is not as the model has it, and every refusal, is read by botocore's own parser after all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from botocore.parsers import ResponseParserFactory, RestJSONParser

Reader = Callable[[Any], Any]

# What JSON has for these; anything else botocore reads in its own way, or refuses.
_READ: dict[str, tuple[type, tuple[type, ...]]] = {
    "boolean": (bool, (bool,)),
    "integer": (int, (int,)),
    "long": (int, (int,)),
    "float": (float, (float, int)),
    "double": (float, (float, int)),
}
_AS_THEY_ARE = ("string", "timestamp")


class AnswerParsers(ResponseParserFactory):  # type: ignore[misc]  # botocore has no types
    """Makes botocore's parsers, but for this service's protocol one that is kept."""

    def __init__(self) -> None:
        super().__init__()
        # Timestamps stay the text that the wire has: the service's own form, and no time spent.
        self.set_parser_defaults(timestamp_parser=_as_it_is)
        self._kept = _Parser(timestamp_parser=_as_it_is)

    def create_parser(self, protocol_name: str) -> Any:
        """The parser of a protocol."""
        if protocol_name == "rest-json":
            return self._kept
        return super().create_parser(protocol_name)


class _Parser(RestJSONParser):  # type: ignore[misc]
    def __init__(self, **defaults: Any) -> None:
        super().__init__(**defaults)
        self._readers: dict[Any, Reader | None] = {}

    def parse(self, response: dict[str, Any], shape: Any) -> Any:
        """The members of an answer, and what else came with it."""
        if response["status_code"] >= 300 or shape is None:
            return super().parse(response, shape)
        if shape not in self._readers:
            self._readers[shape] = _reader_of_answer(shape)
        read = self._readers[shape]
        if read is None:
            return super().parse(response, shape)
        try:
            members = read(json.loads(response["body"].decode()))
        except (ValueError, TypeError, AttributeError):
            return super().parse(response, shape)
        return {**super().parse({**response, "body": b"{}"}, shape), **members}


class _NotSimple(Exception):
    """A shape that is left to botocore."""


def _reader_of_answer(shape: Any) -> Reader | None:
    """None where more than a JSON object is answered."""
    in_headers = any("location" in member.serialization for member in shape.members.values())
    if in_headers or "payload" in shape.serialization:
        return None
    try:
        return _reader(shape)
    except (_NotSimple, RecursionError):
        return None


def _reader(shape: Any) -> Reader | None:
    """What reads a value of the shape; None: it stays as it is."""
    kind = shape.type_name
    if kind in _AS_THEY_ARE and "jsonvalue" not in shape.serialization:
        return None
    if kind in _READ:
        return _scalar(*_READ[kind])
    if kind == "list":
        return _list_of(_reader(shape.member))
    if kind == "map":
        return _map_of(_reader(shape.key), _reader(shape.value))
    if kind == "structure" and not (shape.is_tagged_union or shape.is_document_type):
        return _structure_of(
            [
                (member.serialization.get("name", name), name, _reader(member))
                for name, member in shape.members.items()
            ]
        )
    raise _NotSimple


def _scalar(wanted: type, usual: tuple[type, ...]) -> Reader:
    def read(value: Any) -> Any:
        if value.__class__ not in usual:
            raise TypeError
        return wanted(value)

    return read


def _list_of(read_item: Reader | None) -> Reader:
    def read(values: Any) -> Any:
        if values.__class__ is not list:
            raise TypeError
        if read_item is None:
            return values
        return [None if value is None else read_item(value) for value in values]

    return read


def _map_of(read_key: Reader | None, read_value: Reader | None) -> Reader:
    if read_key is not None:
        raise _NotSimple

    def read(values: Any) -> Any:
        if values.__class__ is not dict:
            raise TypeError
        if read_value is None:
            return values
        return {key: read_value(value) for key, value in values.items()}

    return read


def _structure_of(members: list[tuple[str, str, Reader | None]]) -> Reader:
    """Members come in the model's order, null is as if it were not there."""

    def read(values: Any) -> Any:
        if values.__class__ is not dict:
            raise TypeError
        found = {}
        for wire, name, read_member in members:
            value = values.get(wire)
            if value is not None:
                found[name] = value if read_member is None else read_member(value)
        return found

    return read


def _as_it_is(text: Any) -> Any:
    return text

"""``--generate-cli-skeleton``: what a command takes or answers, with a sample of every member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from apigw_cli.catalogue.records import Member, Operation, Shape

KINDS = ("input", "yaml-input", "output")

# What the AWS CLI puts for each kind, so that templates look the same.
_SAMPLES: dict[str, Any] = {
    "text": "",
    "integer": 0,
    "number": 0.0,
    "boolean": True,
    "timestamp": "1970-01-01T00:00:00",
    "bytes": "",
}


def sample(shape: Shape) -> Any:
    """A value of the shape, without members that only the service sets."""
    if shape.kind == "list" and shape.item:
        return [sample(shape.item)]
    if shape.kind == "map" and shape.item:
        return {"KeyName": sample(shape.item)}
    if shape.kind == "structure":
        return _samples(shape.members)
    return shape.words[0] if shape.words else _SAMPLES[shape.kind]


def _samples(members: Iterable[Member]) -> dict[str, Any]:
    return {member.name: sample(member.shape) for member in members if not member.read_only}


def input_sample(operation: Operation) -> dict[str, Any]:
    """All that a command takes, by name."""
    return _samples(_by_name(operation.inputs))


def output_sample(operation: Operation) -> dict[str, Any]:
    """All that the service answers; a text says the name of its member."""
    answer = {member.name: _answered(member.shape, member.name) for member in operation.answer}
    return {operation.items: [answer], "NextToken": "NextToken"} if operation.items else answer


def _answered(shape: Shape, name: str) -> Any:
    if shape.kind == "list" and shape.item:
        return [_answered(shape.item, name)]
    if shape.kind == "map" and shape.item:
        return {"KeyName": _answered(shape.item, "")}
    if shape.kind == "structure":
        return {member.name: _answered(member.shape, member.name) for member in shape.members}
    return name if shape.kind == "text" else _SAMPLES[shape.kind]


def yaml_lines(operation: Operation) -> Iterator[str]:
    """The input as YAML, each member with what it is for."""
    members = _by_name(operation.inputs)
    for member in members:
        yield from _yaml_member(member, "")
    if not members:
        yield "{}"


# The AWS CLI's templates are in the order of names, but for this member: it follows that one.
_FOLLOWS = {"DisableExecuteApiEndpoint": "DisableSchemaValidation"}


def _by_name(members: Iterable[Member]) -> list[Member]:
    def place(member: Member) -> tuple[str, str]:
        return _FOLLOWS.get(member.name, member.name), _FOLLOWS.get(member.name, "")

    return sorted(members, key=place)


def _yaml_member(member: Member, margin: str) -> Iterator[str]:
    """A comment, then the member.  Every value is quoted where YAML could take it for another."""
    due = "[REQUIRED] " if member.required else ""
    words = f" One of: {', '.join(member.shape.words)}." if member.shape.words else ""
    yield f"{margin}# {due}{member.help}{words}"
    yield from _yaml_value(f"{margin}{member.name}:", member.shape, margin)


def _yaml_value(head: str, shape: Shape, margin: str) -> Iterator[str]:
    inside = margin + "  "
    writable = [member for member in shape.members if not member.read_only]
    if writable:
        yield head
        for member in writable:
            yield from _yaml_member(member, inside)
    elif shape.item is not None:
        yield head
        mark = "KeyName:" if shape.kind == "map" else "-"
        yield from _yaml_value(inside + mark, shape.item, inside)
    else:
        yield f"{head} {_as_json(sample(shape))}"


def _as_json(value: Any) -> str:
    import json

    return json.dumps(value)

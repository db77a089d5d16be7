"""Dotted options: ``--cors-configuration.max-age 300`` sets one member and leaves the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.cli.values.checks import meant
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple


class Dotted(NamedTuple):
    """One dotted option, read."""

    option: str  # --cors-configuration.max-age
    path: tuple[str, ...]  # CorsConfiguration, MaxAge
    value: Any


def leaf(option: str, shape: Shape) -> tuple[tuple[str, ...], Shape]:
    """
    The members and the shape that a dotted option reaches, below its structure.

    Raises:
        UsageFailure: There is no such member, or the way leads into a list or a map.
    """
    path: list[str] = []
    for part in option.split(".")[1:]:
        if shape.kind != "structure":
            kind = "a " + shape.kind if shape.kind in ("list", "map") else "no structure"
            raise UsageFailure(f"{option} reaches into {kind}.", "Give the whole value instead.")
        member = _named(part, shape)
        if member is None:
            names = [catalogue.kebab(entry.name) for entry in shape.members if not entry.read_only]
            raise UsageFailure(
                f"{option}: no member {part!r}.{meant(part, names)}",
                f"Members: {', '.join(names)}",
            )
        path.append(member.name)
        shape = member.shape
    return tuple(path), shape


def _named(part: str, shape: Shape) -> Member | None:
    usable = (member for member in shape.members if not member.read_only)
    return next((m for m in usable if part in (m.name, catalogue.kebab(m.name))), None)


def apply_dotted(
    operation: Operation, params: dict[str, Any], dotted: Iterable[Dotted], send: Send
) -> dict[str, Any]:
    """
    The parameters with every dotted option's member set.

    An update that replaces a structure whole first reads what the service has of it.
    """
    listed = list(dotted)
    current = _current(operation, params, listed, send)
    for entry in listed:
        name = entry.path[0]
        if name not in params:
            params[name] = current.get(name, {})
        _set(entry, params, operation.member(name))
    known = {m.name: params[m.name] for m in operation.inputs if m.name in params}
    return known | params  # with what --no-validate lets through at the end


def _current(
    operation: Operation, params: dict[str, Any], dotted: list[Dotted], send: Send
) -> dict[str, Any]:
    """What the service has of the structures that it would replace whole, as input takes them."""
    replaced = {entry.path[0] for entry in dotted} - params.keys() - operation.merges
    if not operation.name.startswith("Update") or not replaced:
        return {}
    for name in replaced & operation.reshapes:
        if name not in _MAPPED_BACK:
            option = "--" + catalogue.kebab(name)
            raise UsageFailure(
                f"{option}: the service does not show what was set, so one member of it cannot be"
                " changed alone.",
                f"Give {option} whole.",
            )
    reading = catalogue.operation(operation.name.replace("Update", "Get", 1))
    answer = send(reading, {m.name: params[m.name] for m in reading.path_members})
    return {name: _as_input(operation, name, answer[name]) for name in replaced if name in answer}


def _as_input(operation: Operation, name: str, value: dict[str, Any]) -> Any:
    member = operation.member(name)
    assert member is not None
    if name in operation.reshapes:
        value = _MAPPED_BACK[name](value)
    return _writable(member.shape, value)


def _writable(shape: Shape, value: Any) -> Any:
    """The value without what only the service sets."""
    if shape.kind == "structure" and isinstance(value, dict):
        known = {member.name: member for member in shape.members if not member.read_only}
        return {
            name: _writable(known[name].shape, item)
            for name, item in value.items()
            if name in known
        }
    if shape.kind == "list" and shape.item and isinstance(value, list):
        return [_writable(shape.item, item) for item in value]
    return value


def _portal_endpoint(answer: dict[str, Any]) -> dict[str, Any]:
    """A portal's endpoint as CreatePortal takes it, from the flat form that GetPortal answers."""
    if "CertificateArn" not in answer:
        return {"None": {}}
    own = {name: answer[name] for name in ("CertificateArn", "DomainName") if name in answer}
    return {"AcmManaged": own}


_MAPPED_BACK: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "EndpointConfiguration": _portal_endpoint
}


def _set(entry: Dotted, params: dict[str, Any], member: Member | None) -> None:
    """Sets the member, making the structures on the way; a union drops its other member."""
    assert member is not None
    place, shape = params, member.shape
    for name, following in zip(entry.path, entry.path[1:], strict=False):
        inner = place.get(name)
        if not isinstance(inner, dict):
            inner = {}
        if shape.one_of and following not in inner:
            inner = {}
        place[name] = dict(inner)
        place = place[name]
        found = shape.member(following)
        assert found is not None
        shape = found.shape
    place[entry.path[-1]] = entry.value

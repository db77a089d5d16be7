"""Short forms that the catalogue's entries are written in."""

from __future__ import annotations

from collections.abc import Iterable

from apigw_cli.catalogue.records import Group, Member, Operation, Resource, Shape

TEXT = Shape("text")
NUMBER = Shape("number")
BOOLEAN = Shape("boolean")
TIMESTAMP = Shape("timestamp")
BYTES = Shape("bytes")
INTEGER = Shape("integer")
DOCUMENT = Shape("text", document=True)


def text(low: int, high: int, pattern: str = "", *, document: bool = False) -> Shape:
    """A text of ``low`` to ``high`` characters."""
    return Shape("text", low, high, pattern=pattern, document=document)


def early_text(low: int, high: int, pattern: str = "", *, document: bool = False) -> Shape:
    """A text as ``text`` makes one, whose least length clients know as well as the service."""
    return text(low, high, pattern, document=document)._replace(early=True)


def word(*words: str) -> Shape:
    """An enum."""
    return Shape("text", words=words)


def integer(low: int, high: int) -> Shape:
    """A whole number from ``low`` to ``high``."""
    return Shape("integer", low, high, early=True)


def list_of(item: Shape) -> Shape:
    """A list."""
    return Shape("list", item=item)


def map_of(item: Shape) -> Shape:
    """A map from text to ``item``."""
    return Shape("map", item=item)


def structure(*members: Member) -> Shape:
    """A structure with these members."""
    return Shape("structure", members=members)


def union(*members: Member) -> Shape:
    """A structure of which exactly one member is given."""
    return Shape("structure", members=members, one_of=True)


def optional(name: str, shape: Shape, help: str, *, read_only: bool = False) -> Member:
    """A structure's member that may be left out."""
    return Member(name, shape, help, read_only=read_only)


def required(name: str, shape: Shape, help: str) -> Member:
    """A structure's member that must be given."""
    return Member(name, shape, help, required=True)


def pick(names: str, members: dict[str, Member]) -> tuple[Member, ...]:
    """
    The members that ``names`` lists, in its order.

    A name is ``Name``, ``Name!`` if required, ``Name@variant`` where one name means two things.
    """
    return tuple(
        members[name.rstrip("!")]._replace(required=name.endswith("!")) for name in names.split()
    )


def op(
    name: str,
    request: str,
    inputs: str,
    summary: str,
    example: str,
    *,
    answer: str = "",
    items: str = "",
    merges: str = "",
    reshapes: str = "",
    cascades: bool = False,
) -> Operation:
    """
    An operation from its short form.

    Args:
        request: Method, path and the status of success: ``POST /v2/apis/{apiId}/routes 201``.
        inputs: Names of its parameters, as ``pick`` reads them.
        answer: Names of what it answers, likewise.
    """
    from apigw_cli.catalogue.members import MEMBERS

    method, path, status = request.split()
    return Operation(
        name=name,
        method=method,
        path=path,
        status=int(status),
        inputs=pick(inputs, MEMBERS),
        answer=pick(answer, MEMBERS),
        items=items,
        merges=frozenset(merges.split()),
        reshapes=frozenset(reshapes.split()),
        cascades=cascades,
        summary=summary,
        example=example,
    )


def resource(id: str, columns: str, named_by: str = "") -> Resource:
    """A resource from its short form; ``columns`` are names separated by spaces."""
    return Resource(id, named_by, tuple(columns.split()))


def group(name: str, noun: str, commands: str, summary: str) -> Group:
    """A group from its short form; ``commands`` are ``command=Operation`` separated by spaces."""
    pairs: Iterable[list[str]] = (entry.split("=") for entry in commands.split())
    return Group(name, noun, {command: operation for command, operation in pairs}, summary)

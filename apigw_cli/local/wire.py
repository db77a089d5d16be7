"""
The service's wire format, rest-json: a request in, an operation out; an answer in, bytes out.

Pure: it opens no socket and keeps no state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn
from urllib.parse import quote, unquote, unquote_plus

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.errors import ApiError, Failure
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.record import NamedTuple


class Response(NamedTuple):
    """What goes back: bytes and headers, nothing left to decide."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def parse(method: str, raw_path: str, query: str, body: bytes) -> tuple[Operation, dict[str, Any]]:
    """
    The operation that a request means, and its input members by the service's names.

    Args:
        raw_path: As it came; it is split before it is decoded, because ARNs and route keys hold
            slashes.

    Raises:
        ApiError: 404 for a path that is none, 405 for a method that it has not, 400 for the rest.
    """
    operation, values = _match(method, raw_path)
    form = _form(operation)
    params = _body_members(form.body, body)
    for name, value in _query_members(form.query, query).items():
        if params.setdefault(name, value) != value:
            said = f"{shown(value)} in the query and {shown(params[name])} in the body"
            raise bad_request(f"{name} is {said}")
    for name, value in zip(form.path, values, strict=True):
        params[name] = unquote(value)
    return operation, params


def request(
    operation: Operation, params: dict[str, Any]
) -> tuple[str, str, list[tuple[str, str]], dict[str, Any] | None]:
    """
    The request that an operation makes: method, path, query and body.

    The path is encoded, the query is not; the body is None where the operation has none.
    """
    path, query, body = operation.path, [], {}
    for member in operation.inputs:
        if member.name not in params:
            continue
        value, place = params[member.name], operation.place(member)
        if place == "path":
            path = path.replace("{" + member.wire + "}", quote(str(value), safe="-._~"))
        elif place == "query":
            values = value if isinstance(value, list) else [value]
            query += [(member.wire, _query_text(item)) for item in values]
        else:
            body[member.wire] = _to_wire(member.shape, value)
    takes_body = any(operation.place(member) == "body" for member in operation.inputs)
    return operation.method, path, query, body if takes_body else None


def _query_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def encode(operation: Operation, answer: dict[str, Any]) -> Response:
    """The answer to an operation; ``{}`` where it answers nothing but has a body."""
    if operation.answers_document:
        document: bytes = answer["body"]
        headers = _JSON if document.startswith(b"{") else [("content-type", "application/yaml")]
        return Response(operation.status, headers, document)
    if operation.status == 204:
        return Response(204, [], b"")
    shape = _form(operation).answer
    if operation.items:
        items = [_to_wire(shape, item) for item in answer[operation.items]]
        members: dict[str, Any] = {_lower(operation.items): items}
        if answer.get("NextToken"):
            members["nextToken"] = answer["NextToken"]
    else:
        members = _to_wire(shape, answer)
    return Response(operation.status, _JSON, _dump(members))


def refuse(error: Failure) -> Response:
    """A refusal; the header is what SDKs know the exception by."""
    status, code = 500, "InternalServerErrorException"
    details: dict[str, str] = {}
    if isinstance(error, ApiError):
        status, code, details = error.http_status or 400, error.code, error.details
    members = {"message": error.message} | {_lower(k): v for k, v in details.items()}
    headers = [*_JSON, ("x-amzn-errortype", code)]
    if isinstance(error, _WrongMethod):
        headers.append(("allow", error.allowed))
    return Response(status, headers, _dump(members))


_JSON = [("content-type", "application/json")]


def _dump(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), check_circular=False).encode()


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


class _Form(NamedTuple):
    """Where the members of one operation travel, and what it answers; made at its first request."""

    path: tuple[str, ...]  # names, in the order of the URI
    query: dict[str, Member]  # by the wire's name
    body: Shape
    answer: Shape


_forms: dict[str, _Form] = {}


def _form(operation: Operation) -> _Form:
    if operation.name not in _forms:
        in_body = tuple(m for m in operation.inputs if operation.place(m) == "body")
        _forms[operation.name] = _Form(
            path=tuple(member.name for member in operation.path_members),
            query={m.wire: m for m in operation.inputs if _in_query(operation, m)},
            body=Shape("structure", members=in_body),
            answer=Shape("structure", members=operation.answer),
        )
    return _forms[operation.name]


def _in_query(operation: Operation, member: Member) -> bool:
    # The API reference has UpdateApiMapping's ApiId in the query, SDKs in the body: both are heard.
    also = operation.name == "UpdateApiMapping" and member.name == "ApiId"
    return operation.place(member) == "query" or also


_ANY = "*"
_Tree = dict[str, Any]  # segment or _ANY -> deeper; "" -> {method: operation}
_tree: _Tree = {}


def _paths() -> _Tree:
    """All paths of the service, by segment; built at the first request."""
    if not _tree:
        for operation in catalogue.operations():
            place = _tree
            for segment in operation.path.strip("/").split("/"):
                place = place.setdefault(_ANY if segment.startswith("{") else segment, {})
            place.setdefault("", {})[operation.method] = operation
    return _tree


class _WrongMethod(ApiError):
    """A path that is known, with a method that it does not have."""

    def __init__(self, method: str, methods: Iterable[str]) -> None:
        self.allowed = ", ".join(sorted(methods))
        message = f"{method} is not allowed here; allowed: {self.allowed}"
        super().__init__("MethodNotAllowedException", message, http_status=405)


def _match(method: str, raw_path: str) -> tuple[Operation, list[str]]:
    segments = raw_path.removeprefix("/").split("/")
    if segments[:2] == ["v2", "tags"]:  # an ARN, its slashes encoded or not
        segments[2:] = ["/".join(segments[2:])]
    place, values = _paths(), []
    for segment in segments:
        if segment in place and segment not in ("", _ANY):
            place = place[segment]
        elif _ANY in place and segment:  # an empty identifier would name the collection
            place = place[_ANY]
            values.append(segment)
        else:
            raise _no_such_path(raw_path)
    methods: dict[str, Operation] = place.get("", {})
    if not methods:
        raise _no_such_path(raw_path)
    if method not in methods:
        raise _WrongMethod(method, methods)
    return methods[method], values


def _no_such_path(raw_path: str) -> ApiError:
    return ApiError("NotFoundException", f"no operation has the path {shown(raw_path)}")


def _body_members(shape: Shape, body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = json.loads(body.decode(), parse_constant=_no_constant, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise bad_request(f"the body is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise bad_request("the body is not a JSON object")
    members: dict[str, Any] = _from_wire(shape, value)
    return members


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{shown(twice)} is there twice")
    return found


def _query_members(members: dict[str, Member], query: str) -> dict[str, Any]:
    given: dict[str, list[str]] = {}
    for pair in query.split("&") if query else ():
        name, _, value = pair.partition("=")
        given.setdefault(unquote_plus(name), []).append(value)
    return {
        member.name: _query_value(member, given[wire])
        for wire, member in members.items()
        if wire in given
    }


def _query_value(member: Member, values: list[str]) -> Any:
    """From what is still encoded: a list's commas separate, an encoded one is part of an item."""
    if member.shape.kind == "list":
        return [unquote_plus(part) for value in values for part in value.split(",")]
    text = unquote_plus(values[-1])
    if member.shape.kind != "boolean":
        return text  # numbers too: MaxResults is the only one, and a text elsewhere
    if text.lower() not in ("true", "false"):
        raise bad_request(f"{member.wire} is neither true nor false: {shown(text)}")
    return text.lower() == "true"


# A structure's members by the wire's names, by the id of the tuple that holds them: each is part of
# the catalogue or of a form, and so never freed.
_by_wire: dict[int, dict[str, Member]] = {}


def _members(shape: Shape) -> dict[str, Member]:
    key = id(shape.members)
    if key not in _by_wire:
        _by_wire[key] = {member.wire: member for member in shape.members}
    return _by_wire[key]


def _from_wire(shape: Shape | None, value: Any) -> Any:
    """The value with the service's names; unknown members and nulls are left out, keys are data."""
    if shape is None or shape.kind not in ("structure", "map", "list"):
        return value
    if shape.kind == "list" and isinstance(value, list):
        return [_from_wire(shape.item, item) for item in value]
    if shape.kind == "map" and isinstance(value, dict):
        return {key: _from_wire(shape.item, item) for key, item in value.items()}
    if shape.kind != "structure" or not isinstance(value, dict):
        return value  # of another type; the engine says which one it must be
    members = _members(shape)
    return {
        members[name].name: _from_wire(members[name].shape, item)
        for name, item in value.items()
        if name in members and item is not None
    }


def _to_wire(shape: Shape | None, value: Any) -> Any:
    """The value with the wire's names; map keys are data."""
    if shape is None or shape.kind not in ("structure", "map", "list"):
        return value
    if shape.kind == "list":
        return [_to_wire(shape.item, item) for item in value]
    if shape.kind == "map":
        return {key: _to_wire(shape.item, item) for key, item in value.items()}
    return {
        wire: _to_wire(member.shape, value[member.name])
        for wire, member in _members(shape).items()
        if member.name in value
    }

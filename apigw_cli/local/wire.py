"""
The service's wire format, rest-json: a request in, an operation out; an answer in, bytes out.

Pure: it opens no socket and keeps no state.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple, NoReturn
from urllib.parse import parse_qsl, quote, unquote

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.errors import ApiError, Failure


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
    params = _body_members(operation, body)
    params |= _query_members(operation, query)
    for member, value in zip(operation.path_members, values, strict=True):
        params[member.name] = unquote(value)
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
        return Response(operation.status, [("content-type", "application/json")], answer["body"])
    if operation.status == 204:
        return Response(204, [], b"")
    if operation.items:
        item = _answer_shape(operation)
        members: dict[str, Any] = {
            _lower(operation.items): [_to_wire(item, entry) for entry in answer[operation.items]]
        }
        if answer.get("NextToken"):
            members["nextToken"] = answer["NextToken"]
    else:
        members = _to_wire(_answer_shape(operation), answer)
    return Response(operation.status, _JSON, _dump(members))


def refuse(error: Failure) -> Response:
    """A refusal; the header is what SDKs know the exception by."""
    status, code = 500, "InternalServerErrorException"
    details: dict[str, str] = {}
    if isinstance(error, ApiError):
        status, code, details = error.http_status or 400, error.code, error.details
    members = {"message": error.message} | {_lower(k): v for k, v in details.items()}
    return Response(status, [*_JSON, ("x-amzn-errortype", code)], _dump(members))


_JSON = [("content-type", "application/json")]


def _dump(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), check_circular=False).encode()


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


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


def _match(method: str, raw_path: str) -> tuple[Operation, list[str]]:
    segments = raw_path.strip("/").split("/")
    if segments[:2] == ["v2", "tags"]:  # an ARN, its slashes encoded or not
        segments[2:] = ["/".join(segments[2:])]
    place, values = _paths(), []
    for segment in segments:
        if segment in place and segment not in ("", _ANY):
            place = place[segment]
        elif _ANY in place and segment:
            place = place[_ANY]
            values.append(segment)
        else:
            raise _no_such_path(raw_path)
    methods: dict[str, Operation] = place.get("", {})
    if not methods:
        raise _no_such_path(raw_path)
    if method not in methods:
        raise ApiError(
            "MethodNotAllowedException",
            f"{method} is not allowed here; allowed: {', '.join(sorted(methods))}",
            http_status=405,
        )
    return methods[method], values


def _no_such_path(raw_path: str) -> ApiError:
    return ApiError("NotFoundException", f"no operation has the path {raw_path}")


def _body_members(operation: Operation, body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = json.loads(body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _bad(f"the body is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise _bad("the body is not a JSON object")
    members = tuple(m for m in operation.inputs if operation.place(m) == "body")
    read: dict[str, Any] = _from_wire(Shape("structure", members=members), value)
    return read


def _query_members(operation: Operation, query: str) -> dict[str, Any]:
    if not query:
        return {}
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        given.setdefault(name, []).append(value)
    found = {}
    for member in operation.inputs:
        if member.wire in given and _in_query(operation, member):
            found[member.name] = _query_value(member, given[member.wire])
    return found


def _in_query(operation: Operation, member: Member) -> bool:
    # The API reference has UpdateApiMapping's ApiId in the query, SDKs in the body: both are heard.
    also = operation.name == "UpdateApiMapping" and member.name == "ApiId"
    return operation.place(member) == "query" or also


def _query_value(member: Member, texts: list[str]) -> Any:
    kind, text = member.shape.kind, texts[-1]
    if kind == "list":
        return [part for value in texts for part in value.split(",")]
    if kind == "boolean":
        if text.lower() not in ("true", "false"):
            raise _bad(f"{member.wire} is neither true nor false: {text!r}")
        return text.lower() == "true"
    if kind == "integer":
        if not (text.isascii() and text.isdigit()):
            raise _bad(f"{member.wire} is not a whole number: {text!r}")
        return int(text)
    return text


def _bad(message: str) -> ApiError:
    return ApiError("BadRequestException", message)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _from_wire(shape: Shape | None, value: Any) -> Any:
    """The value with the service's names; unknown members and nulls are left out, keys are data."""
    if shape is None or shape.kind not in ("structure", "map", "list"):
        return value
    if shape.kind == "list" and isinstance(value, list):
        return [_from_wire(shape.item, item) for item in value]
    if not isinstance(value, dict):
        return value
    if shape.kind == "map":
        return {key: _from_wire(shape.item, item) for key, item in value.items()}
    members = {member.wire: member for member in shape.members}
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
        member.wire: _to_wire(member.shape, value[member.name])
        for member in shape.members
        if member.name in value
    }


_answer_shapes: dict[str, Shape] = {}


def _answer_shape(operation: Operation) -> Shape:
    return _answer_shapes.setdefault(operation.name, Shape("structure", members=operation.answer))

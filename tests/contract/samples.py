"""
Sample parameters and answers made from botocore's model, and the wire form that they must have.

The serialiser here is the tests' own: it reads the model's names and places, and shares no line
with apigw, its catalogue, or botocore's serialisers.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

import botocore.session
from botocore import xform_name
from botocore.model import OperationModel, ServiceModel, Shape

# How much of a request a sample holds.
REQUIRED = "only what is required"
FULL = "all parameters"
LEAST = "all parameters, each as empty as it can be"
AMOUNTS = (REQUIRED, FULL, LEAST)

# What a URI, a query string, JSON and a shell each read in a way of their own.
AWKWARD = 'a b/ü😀%2F{x}$y,"q"\'&=+:@#?;~._-'
_SPECIAL = {
    "ResourceArn": "arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/stages/$default",
    "RouteKey": "GET /pets/{id}",
    "StageName": "$default",
}
_MAP_KEYS = ("$default", "GET /pets/{id} ü.x=1,y")
_TIMESTAMP = "2024-05-01T12:30:00Z"

# Structures of which exactly one member is given; the model does not say it, its documents do.
_UNIONS = {
    "Authorization",
    "EndpointConfigurationRequest",
    "EndpointDisplayContent",
    "RoutingRuleCondition",
}


class Request(NamedTuple):
    """A request, compared as a whole: the order of query and JSON members means nothing."""

    method: str
    path: str  # raw
    query: list[str]  # raw pairs, sorted
    body: Any  # what the JSON says; None for an empty body


@cache
def service() -> ServiceModel:
    """The model of the installed botocore."""
    return botocore.session.Session().get_service_model("apigatewayv2")


def operation(name: str) -> OperationModel:
    """One operation of it."""
    return service().operation_model(name)


OPERATIONS = tuple(service().operation_names)


def sample_params(name: str, amount: str) -> dict[str, Any]:
    """Parameters of an operation by the service's names."""
    shape = operation(name).input_shape
    return {} if shape is None else _structure(shape, amount, top=True)


def sample_answer(name: str) -> dict[str, Any]:
    """A whole answer of an operation by the service's names; {} where it answers nothing."""
    shape = operation(name).output_shape
    return {} if shape is None else _structure(shape, FULL)


def expected_request(name: str, params: dict[str, Any]) -> Request:
    """The request that the model describes for these parameters."""
    model = operation(name)
    members = model.input_shape.members if model.input_shape else {}
    path, query, body = model.http["requestUri"], [], {}
    for member, value in params.items():
        shape = members[member]
        place, wire = shape.serialization.get("location"), _wire_name(member, shape)
        if place == "uri":
            path = path.replace("{" + wire + "}", _encoded(value))
        elif place == "querystring":
            values = value if isinstance(value, list) else [value]
            query += [f"{wire}={_encoded(_query_text(one))}" for one in values]
        else:
            body[wire] = on_the_wire(shape, value)
    has_body = any("location" not in shape.serialization for shape in members.values())
    return Request(model.http["method"], path, sorted(query), body if has_body else None)


def read_request(method: str, target: str, body: bytes) -> Request:
    """A request as a server saw it."""
    path, _, query = target.partition("?")
    pairs = sorted(query.split("&")) if query else []
    return Request(method, path, pairs, json.loads(body) if body else None)


def on_the_wire(shape: Shape, value: Any) -> Any:
    """A value with the names that JSON carries: members recased, map keys as they are."""
    if shape.type_name == "structure":
        return {
            _wire_name(name, shape.members[name]): on_the_wire(shape.members[name], inner)
            for name, inner in value.items()
        }
    if shape.type_name == "list":
        return [on_the_wire(shape.member, inner) for inner in value]
    if shape.type_name == "map":
        return {key: on_the_wire(shape.value, inner) for key, inner in value.items()}
    return value


def aws_words(name: str, params: dict[str, Any]) -> list[str]:
    """The words that say these parameters to the AWS CLI, after ``aws apigatewayv2``."""
    options = [word for member in params for word in _option(name, member, params[member])]
    return [xform_name(name, "-"), *options]


def grouped_words(name: str, place: tuple[str, str], params: dict[str, Any]) -> list[str]:
    """The words of ``apigw GROUP COMMAND``: identifiers by position, the rest by options."""
    members = operation(name).input_shape.members if params else {}
    by_wire = {_wire_name(member, members[member]): member for member in params}
    identifiers = [
        by_wire[wire] for wire in re.findall("{(.+?)}", operation(name).http["requestUri"])
    ]
    rest = {member: value for member, value in params.items() if member not in identifiers}
    return [*place, *(params[member] for member in identifiers), *aws_words(name, rest)[1:]]


def _option(name: str, member: str, value: Any) -> list[str]:
    option = "api-version" if member == "Version" else xform_name(member, "-")
    shape = operation(name).input_shape.members[member]
    if isinstance(value, bool):
        return [f"--{option}" if value else f"--no-{option}"]
    if shape.type_name == "list" and shape.member.type_name == "string":
        return [f"--{option}", *value]
    is_text = shape.type_name in ("string", "timestamp")
    return [f"--{option}", value if is_text else json.dumps(value, ensure_ascii=False)]


def _structure(shape: Shape, amount: str, *, top: bool = False) -> dict[str, Any]:
    if shape.name in _UNIONS:
        names = sorted(shape.members, key=lambda name: name == "None")
        chosen = names[0] if amount == FULL else names[-1]
        return {chosen: _sample(shape.members[chosen], chosen, amount)}
    everything = amount == FULL or (amount == LEAST and top)
    return {
        name: _sample(member, name, amount)
        for name, member in shape.members.items()
        if everything or name in shape.required_members
    }


def _sample(shape: Shape, name: str, amount: str) -> Any:
    if shape.type_name == "structure":
        return _structure(shape, amount)
    if shape.type_name == "list":
        return _list(shape, name, amount)
    if shape.type_name == "map":
        keys = {FULL: _MAP_KEYS, REQUIRED: _MAP_KEYS[:1], LEAST: ()}[amount]
        return {key: _sample(shape.value, name, amount) for key in keys}
    if shape.type_name == "string":
        return _text(shape, name, amount)
    return {
        "boolean": amount != LEAST,
        "integer": shape.metadata.get("min", 0),
        "double": 0.0 if amount == LEAST else 0.5,
        "timestamp": _TIMESTAMP,
        "blob": b'{"openapi": "3.0.1"}\n',
    }[shape.type_name]


def _list(shape: Shape, name: str, amount: str) -> list[Any]:
    if amount == LEAST:
        return []
    if shape.member.name in _UNIONS and amount == FULL:
        return [{one: _sample(member, one, amount)} for one, member in shape.member.members.items()]
    items = [_sample(shape.member, name, amount)]
    if amount == REQUIRED or shape.member.type_name != "string":
        return items
    return [*items, "two".ljust(shape.member.metadata.get("min", 0), "x")]


def _text(shape: Shape, name: str, amount: str) -> str:
    if getattr(shape, "enum", None):
        return shape.enum[0] if amount == FULL else shape.enum[-1]
    low, high = shape.metadata.get("min", 1), shape.metadata.get("max", 10_000)
    ending = "\nend" if "location" not in shape.serialization else " "
    text = _SPECIAL.get(name) or ("x" if amount == LEAST else f"{name} {AWKWARD}{ending}")
    return text.ljust(low, "x")[:high]


def _wire_name(name: str, shape: Shape) -> str:
    return str(shape.serialization.get("name", name))


def _encoded(text: str) -> str:
    return quote(text, safe="")  # leaves RFC 3986's unreserved characters, and no others


def _query_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

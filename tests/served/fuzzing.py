"""Requests that clients should not send: the catalogue's, bent in every way, and plain noise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple
from urllib.parse import quote

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.local.dumps.items import items
from tests.properties.strategies import texts, values

# Of another type, out of every range, or hard to read.
ODD: list[Any] = [
    *(None, True, False, 0, -1, 1.5, 10**30, -(2**63), 1e308, "", "1", "true", "null"),
    *([], {}, [[]], [{}], {"": ""}, [None], {"a": None}, ["x"] * 300, "x" * 70_000),
    *("\ud800", "\0", "\x1b[2J", "\u202e", "..", "a/b", "%2F", "$default", "arn:aws:x"),
]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ODD_METHODS = (*METHODS, "HEAD", "OPTIONS", "TRACE", "get", "BREW", "X" * 300)
ODD_SEGMENTS = (
    *("v2", "apis", "tags", "", ".", "..", "*", "%2e%2e", "%2F", "%00", "%", "%zz", "%ff", "a%0Ab"),
    *("%24default", "$default", "{apiId}", ":", ";x", "x" * 5000, "%F0%9F%98%80", "~", "'\"<>"),
)
PIECES = (
    *("maxResults", "nextToken", "tagKeys", "failOnWarnings", "basepath", "apiId", "outputType"),
    *("=", "&", "%", "%zz", "+", "0", "-1", "9" * 400, "true", "MC4wLjA", "1.0", ",", "%00", "%ff"),
)


class Sent(NamedTuple):
    """A request as it goes out."""

    method: str
    target: str  # ASCII, without blanks
    body: bytes
    type: str = "application/json"


Corpus = dict[str, list[dict[str, Any]]]  # operation -> what was taken with it
# What identifiers are that are no id of a thing.
OTHERS = {
    "RequestParameterKey": ["route.request.header.a", "none"],
    "ResourceArn": ["arn:aws:apigateway:us-east-1::/apis/0000000001"],
    "RouteKey": ["GET /pets", "$default"],
    "Specification": ["OAS30"],
}


class Source(NamedTuple):
    """Where requests get what they name and say."""

    keys: list[dict[str, str]]  # of each thing, with those of what it lies in
    corpus: Corpus
    text: SearchStrategy[str]


def requests(state: dict[str, Any], corpus: Corpus) -> SearchStrategy[Sent]:
    """
    Requests to a plane in a state.

    Args:
        state: A dump: what it holds is what requests name, and where their texts come from.
        corpus: Parameters that requests begin with before they are bent.
    """
    known = sorted(set(_texts(state)))
    text = st.one_of(st.sampled_from(known), texts())
    source = Source([dict(item.keys) for item in items(state)], corpus, text)
    of_operations = st.sampled_from(catalogue.operations()).flatmap(
        lambda operation: _of(operation, source)
    )
    return st.sampled_from([of_operations] * 9 + [_noise()]).flatmap(lambda chosen: chosen)


def _texts(value: Any) -> Iterator[str]:
    """Every short text in a dump."""
    if isinstance(value, str):
        yield from [value] if len(value) < 200 else []
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


# One thing at a time, so that what comes after it is reached too.
BENDS = ("nothing", "nothing", "nothing", "body", "body", "body", "query", "path", "method")


@st.composite
def _of(draw: st.DrawFn, operation: Operation, source: Source) -> Sent:
    """A request for an operation, whole or bent in one place."""
    bend = draw(st.sampled_from(BENDS))
    ids = draw(st.sampled_from(_places(operation, source)))
    path = operation.path
    odd = draw(st.sampled_from(operation.path_members)) if bend == "path" and ids else None
    for member in operation.path_members:
        segment = quote(ids[member.name], safe="")
        if member == odd:
            encoded = source.text.filter(bool).map(lambda value: quote(value, safe=""))
            segment = draw(st.one_of(st.sampled_from(ODD_SEGMENTS), encoded))
        path = path.replace("{" + member.wire + "}", segment)
    query = draw(_query(operation, source, bent=bend == "query"))
    body = draw(_body(operation, source, ids))
    data = draw(_bent(body)) if bend == "body" else json.dumps(body).encode() if body else b""
    method = draw(st.sampled_from(ODD_METHODS)) if bend == "method" else operation.method
    return Sent(method, path + query, data)


def _places(operation: Operation, source: Source) -> list[dict[str, str]]:
    """The identifiers of things that an operation could be about."""
    names = [member.name for member in operation.path_members]
    own = [name for name in names if name not in OTHERS]
    found = {tuple(keys[n] for n in own) for keys in source.keys if set(own) <= set(keys)}
    others = product(*(OTHERS[name] for name in names if name in OTHERS))
    rest = [name for name in names if name in OTHERS]
    return [
        {**dict(zip(own, ids, strict=True)), **dict(zip(rest, other, strict=True))}
        for ids, other in product(sorted(found), list(others))
    ]


@st.composite
def _query(draw: st.DrawFn, operation: Operation, source: Source, *, bent: bool) -> str:
    if bent and draw(st.booleans()):
        return "?" + draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
    pairs = [
        f"{member.wire}={quote(str(draw(_scalar(member, source.text, bent=bent))), safe='')}"
        for member in operation.inputs
        if operation.place(member) == "query" and (member.required or draw(st.booleans()))
    ]
    return f"?{'&'.join(pairs)}" if pairs else ""


@st.composite
def _body(
    draw: st.DrawFn, operation: Operation, source: Source, ids: dict[str, str]
) -> dict[str, Any]:
    """What was taken before, about things that are there; or any value of each member."""
    members = [m for m in operation.inputs if operation.place(m) == "body"]
    taken = source.corpus.get(operation.name, [])
    begun = draw(st.sampled_from(taken)) if taken and draw(st.sampled_from(range(4))) else None
    found = {}
    for member in members:
        if begun is None:
            if member.required or draw(st.booleans()):
                found[member.name] = draw(values(member.shape, source.text))
        elif member.name in begun:
            found[member.name] = begun[member.name]
    found.update(_references(found, ids, source))
    shapes = {member.name: member for member in members}
    return {shapes[n].wire: _on_the_wire(shapes[n].shape, value) for n, value in found.items()}


def _references(found: dict[str, Any], ids: dict[str, str], source: Source) -> dict[str, str]:
    """What a body refers to, as it is in the state; what has none there stays."""
    near = [keys for keys in source.keys if ids.items() & keys.items() or not ids]
    members = {"Target": "IntegrationId", "AuthorizerId": "AuthorizerId"}
    members |= {"DeploymentId": "DeploymentId", "ConnectionId": "VpcLinkId", "ApiId": "ApiId"}
    changed = {}
    for name, id in members.items():
        there = [keys[id] for keys in (*near, *source.keys) if id in keys]
        if name in found and there:
            changed[name] = f"integrations/{there[0]}" if name == "Target" else there[0]
    return changed


def _scalar(member: Member, text: SearchStrategy[str], *, bent: bool) -> SearchStrategy[Any]:
    if bent:
        return st.one_of(text, st.sampled_from(["0", "501", "x", "-1", "9" * 400]))
    usual = {"MaxResults": ("1", "2", "100"), "ExportVersion": ("1.0",), "StageName": ("s",)}
    usual |= {"ResourceOwnerAccountId": ("123456789012",), "ResourceOwner": ("SELF",)}
    return st.sampled_from(member.shape.words or usual.get(member.name) or ("true", "false"))


def _on_the_wire(shape: Shape | None, value: Any) -> Any:
    if shape is None or not isinstance(value, (dict, list)):
        return value
    if isinstance(value, list):
        return [_on_the_wire(shape.item, item) for item in value]
    if shape.kind == "map":
        return {key: _on_the_wire(shape.item, item) for key, item in value.items()}
    shapes = {member.name: member for member in shape.members}
    return {
        shapes[name].wire: _on_the_wire(shapes[name].shape, item) for name, item in value.items()
    }


@st.composite
def _bent(draw: st.DrawFn, body: dict[str, Any]) -> bytes:
    """A body as it is, with a value that is another one, or with its text broken."""
    how = draw(st.sampled_from(["value", "value", "value", "member", "text"]))
    if how == "value":
        body = _replaced(draw, body)
    elif how == "member":
        body = {**body, draw(st.sampled_from(["unknown", "ApiId", "", "é"])): draw(_odd())}
    text = json.dumps(body)
    return draw(_broken(text)) if how == "text" else text.encode()


def _odd() -> SearchStrategy[Any]:
    return st.sampled_from(ODD)


def _replaced(draw: st.DrawFn, value: Any) -> Any:
    """The value with an odd one in place of something in it, or of itself."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return {"x": draw(_odd())} if isinstance(value, dict) else [draw(_odd())]
    key = draw(st.sampled_from(keys))
    inner = value[key]
    deeper = isinstance(inner, (dict, list)) and draw(st.booleans())
    new = _replaced(draw, inner) if deeper else draw(_odd())
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[key] = new  # type: ignore[index]
    return changed


def _broken(text: str) -> SearchStrategy[bytes]:
    data, deep = text.encode(), 3000
    return st.sampled_from(
        [
            data[:-1],
            data[:1] + b'"name":1,' + data[1:],
            data[:1] + b'"name":"a","name":"b",' + data[1:],
            data[:1] + b'"tags":{"k":"a","k":"b"},' + data[1:],
            b"\xef\xbb\xbf" + data,
            data[:-1] + b',"name":"\xff"}',
            text.encode("utf-16"),
            b"[" + data + b"]",
            b'{"name":' + b"[" * deep + b"]" * deep + b"}",
            b'{"tags":' + b'{"a":' * deep + b"1" + b"}" * deep + b"}",
            b'{"name": NaN}',
            b'{"name": 1e999}',
            b'{"maxAge": ' + b"9" * 5000 + b"}",
            b"null",
            b" " * 1000,
            b"\0",
            b"<xml/>",
        ]
    )


def _noise() -> SearchStrategy[Sent]:
    segments = st.lists(st.sampled_from(ODD_SEGMENTS), max_size=7).map("/".join)
    pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    return st.builds(
        Sent,
        st.sampled_from(ODD_METHODS),
        st.builds(lambda path, query: f"/{path}?{query}", segments, pieces),
        st.one_of(st.binary(max_size=200), st.sampled_from([b"", b"{}", b"[]"])),
        st.sampled_from(["application/json", "text/plain", "", "x", "multipart/form-data"]),
    )

"""Models: schemas of a WebSocket API's messages, and sample templates made from them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from apigw_cli.local.definition import Definition
from apigw_cli.local.limits import check_json
from apigw_cli.local.refusals import bad_request, conflict, not_found, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_SAMPLES = {"array": "[]", "boolean": "true", "integer": "0", "null": "null", "number": "0.0"}
_DEEPEST = 20  # levels of a schema that a template follows


def name_is_alphanumeric(model: Body, request: Request) -> None:
    """Templates name models, and know letters and digits alone."""
    if not re.fullmatch(r"[A-Za-z0-9]+", model["Name"]):
        raise bad_request(f"Name must hold letters and digits alone, not {shown(model['Name'])}")


def used_name_stays(model: Body, request: Request) -> None:
    """Routes refer to models by name."""
    if request.old and request.old["Name"] != model["Name"]:
        used = request.store.referrers(request.entry())
        if used:
            routes = ", ".join(entry.id for entry in used)
            raise conflict(f"Name {shown(request.old['Name'])} is used by {routes}; it must stay")


def schema_is_json(model: Body, request: Request) -> None:
    """Where the content is JSON, so is its schema."""
    if "json" in model["ContentType"].lower():
        check_json(model["Schema"], "Schema")


def named(names: Iterable[str], request: Request) -> Iterator[Entry]:
    """The models of the request's API that are called so; NotFound if one is missing."""
    for name in names:
        found = request.store.holder(request.beside("model"), name)
        if found is None:
            raise not_found("model", f"{shown(name)} is not the Name of a model of the API")
        yield found


def _template(request: Request) -> Body:
    schema = request.entry().body.get("Schema", "")
    try:
        tree = json.loads(schema)
    except (ValueError, RecursionError):
        tree = {}
    return {"Value": template(tree)}


def template(schema: Any) -> str:
    """A mapping template that says every property of a schema."""
    body = _sample(schema, "$inputRoot", 0)
    return f"#set($inputRoot = $input.path('$'))\n{body}"


def _sample(schema: Any, path: str, depth: int) -> str:
    tree = schema if isinstance(schema, dict) else {}
    kind, indent = tree.get("type"), "  " * depth
    properties = tree.get("properties")
    if depth > _DEEPEST:
        return "{}"
    if isinstance(properties, dict) and properties:
        lines = [
            f"{indent}  {json.dumps(name)} : {_sample(inner, f'{path}.{name}', depth + 1)}"
            for name, inner in properties.items()
        ]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if kind == "array" and isinstance(tree.get("items"), dict):
        lines = [
            f"{indent}#foreach($elem in {path})",
            f"{indent}  {_sample(tree['items'], '$elem', depth + 1)}#if($foreach.hasNext),#end",
            f"{indent}#end",
        ]
        return "\n".join(["[", *lines, f"{indent}]"])
    if kind == "string":
        return '"foo"'
    return _SAMPLES.get(kind, "{}") if isinstance(kind, str) else "{}"


DEFINITION = Definition(
    noun="model",
    id_length=6,
    protocol="WEBSOCKET",
    defaults={"ContentType": "application/json"},
    rules=(name_is_alphanumeric, schema_is_json, used_name_stays),
    unique="Name",
    in_use="ConflictException",
    deployed=True,
    actions={"GetModelTemplate": _template},
)

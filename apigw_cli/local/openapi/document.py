"""The text of an OpenAPI document, JSON or YAML, in and out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from apigw_cli.errors import ApiError
from apigw_cli.local.refusals import bad_request

_VERSION = "3.0."
_DEEPEST = 100  # levels of YAML
# How newer versions of libyaml refuse a thousand levels, before the first event is read.
_LIBYAML_DEPTH = "maximum nesting depth"
_MOST_NODES = 1_000_000  # a few aliases of aliases would otherwise stand for billions


def load(text: str) -> dict[str, Any]:
    """
    The document.  In YAML every scalar is text: ``version: 1.0`` and ``OFF`` stay what they are.

    Raises:
        ApiError: It is neither JSON nor YAML, or not OpenAPI 3.0 with a title and paths.
    """
    document = _json(text) if text.lstrip().startswith("{") else _yaml(text)
    if not isinstance(document, dict):
        raise bad_request("Body is not an OpenAPI document: it is no object")
    _check(document)
    return document


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad_request(f"Body is not JSON: {error}") from error


def _yaml(text: str) -> Any:
    import yaml

    kind = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check_depth(yaml.parse(text, Loader=kind))
        loader = kind(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _size(node, {})
        return loader.construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        if _LIBYAML_DEPTH in reason:
            raise _too_deep() from error
        raise bad_request(f"Body is neither JSON nor YAML: {reason}") from error


def _check_depth(events: Iterable[Any]) -> None:
    """Before a document is built: libyaml ends the process where C's stack ends."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _too_deep()


def _too_deep() -> ApiError:
    return bad_request(f"Body is nested deeper than {_DEEPEST} levels")


def _size(node: Any, known: dict[int, int]) -> int:
    """How many nodes there are with each alias written out; each is counted once."""
    if id(node) in known:
        if not known[id(node)]:
            raise bad_request("Body has an alias of what it stands in")
        return known[id(node)]
    known[id(node)] = 0  # under way
    known[id(node)] = 1 + sum(_size(part, known) for part in _parts(node))
    if known[id(node)] > _MOST_NODES:
        raise bad_request(f"Body has more than {_MOST_NODES} nodes with its aliases written out")
    return known[id(node)]


def _parts(node: Any) -> Iterable[Any]:
    if node.id == "mapping":
        return (part for pair in node.value for part in pair)
    return node.value if node.id == "sequence" else ()


def _check(document: dict[str, Any]) -> None:
    version = document.get("openapi")
    if not (isinstance(version, str) and version.startswith(_VERSION)):
        told = version if version is not None else document.get("swagger", "none")
        raise bad_request(f"Body must be OpenAPI 3.0, not {told}")
    info = document.get("info")
    if not (isinstance(info, dict) and isinstance(info.get("title"), str) and info["title"]):
        raise bad_request("Body has no info.title, which names the API")
    paths = document.get("paths", {})
    if not isinstance(paths, dict):
        raise bad_request("Body: paths is not an object")
    for path, item in paths.items():
        if not isinstance(item, dict):
            raise bad_request(f"Body: the path {path} is not an object")


def dump(document: dict[str, Any], form: str) -> bytes:
    """The document as JSON or YAML."""
    if form == "JSON":
        return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
    import yaml

    text: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=2**31 - 1)
    return text.encode()

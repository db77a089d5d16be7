"""YAML in which a scalar is text or nothing, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from apigw_cli.errors import ApiError
from apigw_cli.local.refusals import bad_request, shown

# How newer versions of libyaml refuse a thousand levels, before the first event is read.
_LIBYAML_DEPTH = "maximum nesting depth"
_MOST_NODES = 1_000_000  # a few aliases of aliases would otherwise stand for billions
_NAME = ' in "<unicode string>",'  # what libyaml calls a text without a file
_NULLS = ("", "~", "null", "Null", "NULL")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(text: str, deepest: int) -> Any:
    """
    The value of the one document in a text.

    Raises:
        ApiError: It is no YAML, or too much of it, or a key stands twice.
    """
    try:
        _check_depth(yaml.parse(text, Loader=_Loader), deepest)
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).replace(_NAME, " at").split())
        if _LIBYAML_DEPTH in reason:
            raise _too_deep(deepest) from error
        raise bad_request(f"Body is neither JSON nor YAML: {reason}") from error
    if node is None:
        return None
    _size(node, {})
    return _value(node)


def _check_depth(events: Iterable[Any], deepest: int) -> None:
    """Before a document is built: libyaml ends the process where C's stack ends."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > deepest:
            raise _too_deep(deepest)


def _too_deep(deepest: int) -> ApiError:
    return bad_request(f"Body is nested deeper than {deepest} levels")


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


def _value(node: Any) -> Any:
    if node.id == "mapping":
        return _mapping(node)
    if node.id == "sequence":
        return [_value(item) for item in node.value]
    return None if not node.style and node.value in _NULLS else node.value


def _mapping(node: Any) -> dict[str, Any]:
    """The members that stand in it, over those that its merge key brings."""
    own: dict[str, Any] = {}
    merged: dict[str, Any] | None = None
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.id != "scalar":
            raise bad_request(f"Body: a key is not text at line {line}")
        merges = key.value == "<<" and not key.style
        if key.value in own or (merges and merged is not None):
            raise bad_request(f"Body: the key {shown(key.value)} stands twice, at line {line}")
        if merges:
            merged = _merged(value)
        else:
            own[key.value] = _value(value)
    return {**(merged or {}), **own}


def _merged(node: Any) -> dict[str, Any]:
    """What a merge key brings: a mapping, or several of which the first counts."""
    found: dict[str, Any] = {}
    for part in node.value if node.id == "sequence" else [node]:
        if part.id != "mapping":
            line = part.start_mark.line + 1
            raise bad_request(f"Body: the merge key << needs a mapping, at line {line}")
        found = {**_mapping(part), **found}
    return found


class _BothVersions(_Dumper):  # type: ignore[misc]
    """Quotes what a reader of either version of YAML could take for anything but text."""


# y and n are truth values to some, 1e10 and 0o17 numbers to others.
_QUOTED = re.compile(r"[-+.\d].*|[yYnN]", re.DOTALL)


def _represent_text(dumper: Any, text: str) -> Any:
    style = "'" if _QUOTED.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BothVersions.add_representer(str, _represent_text)


def write(value: Any) -> str:
    """One document, in the order of the value."""
    text: str = yaml.dump(
        value,
        Dumper=_BothVersions,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**31 - 1,  # never folds
    )
    return text

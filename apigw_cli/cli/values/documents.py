"""JSON and YAML that a user wrote, with errors that point at the place."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from typing import Any, NoReturn

from apigw_cli.catalogue.records import Shape
from apigw_cli.errors import UsageFailure


def read_json(option: str, text: str) -> Any:
    """
    The value of a JSON text.

    Duplicate keys are refused: one reader's first is another's last.  So are NaN and what overflows
    to infinity: JSON has neither.

    Raises:
        UsageFailure: Names the option, line and column.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        said = error.msg.removesuffix(" at")  # as in "Unterminated string starting at"
        raise UsageFailure(
            f"{option}: not JSON: {said} at line {error.lineno}, column {error.colno}."
        ) from error
    except _Refused as error:
        raise UsageFailure(f"{option}: {error}.") from error
    except RecursionError as error:
        raise UsageFailure(f"{option}: nested too deeply.") from error
    except ValueError as error:  # a number of thousands of digits
        raise UsageFailure(f"{option}: {error}.") from error


class _Refused(Exception):
    """What JSON allows and we do not."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _Refused(f"the key {twice!r} stands twice in one object")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _Refused(f"{text[:30]} is not a number: it overflows")
    return number


def _no_constant(name: str) -> NoReturn:
    raise _Refused(f"{name} is not a JSON number")


# A few aliases of aliases would otherwise stand for billions of nodes.
_MOST_NODES = 100_000
# No shape of the service comes near it.
_DEEPEST = 100
# How libyaml 0.2.6 and newer refuse what is a thousand levels deep, while they still look ahead.
_LIBYAML_DEPTH = "maximum nesting depth"


def read_yaml(option: str, text: str, shape: Shape) -> Any:
    """
    The value of a YAML text, its scalars read by the shape: ``OFF``, ``1.0`` and ``2020-01-01`` are
    text where text is due, in YAML 1.1 and 1.2 alike.

    Raises:
        UsageFailure: Names the option and the line.
    """
    import yaml

    try:
        node = _compose(option, text)
    except yaml.YAMLError as error:
        if _LIBYAML_DEPTH in str(error):
            raise UsageFailure(f"{option}:{_at_line(error)} nested too deeply.") from error
        raise UsageFailure(f"{option}: not YAML: {_yaml_reason(error)}.") from error
    except ValueError as error:
        raise UsageFailure(f"{option}: not YAML: {error}.") from error
    return {} if node is None else _YamlReader(option).value(node, shape)


def _compose(option: str, text: str) -> Any:
    """The root node.  Depth is looked at first: libyaml ends the process where C's stack ends."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _yaml_refusal(option, event, "nested too deeply")
    return yaml.compose(text, Loader=loader)


def _yaml_refusal(option: str, place: Any, reason: str) -> UsageFailure:
    return UsageFailure(f"{option}: line {place.start_mark.line + 1}: {reason}.")


class _YamlReader:
    """Turns YAML nodes into values."""

    def __init__(self, option: str) -> None:
        self._option = option
        self._nodes = 0
        self._depth = 0  # an alias of what it stands in would have no end

    def value(self, node: Any, shape: Shape | None) -> Any:
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise self._refusal(node, "too many nodes, as aliases of aliases make")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal(node, "nested too deeply")
        found = self._found(node, shape)
        self._depth -= 1
        return found

    def _found(self, node: Any, shape: Shape | None) -> Any:
        if not node.tag.startswith(_USUAL_TAGS):  # !Ref of a CloudFormation template
            raise self._refusal(node, f"the tag {node.tag} means nothing here")
        if node.id == "sequence":
            inner = shape.item if shape and shape.kind == "list" else None
            return [self.value(item, inner) for item in node.value]
        if node.id == "mapping":
            return self._mapping(node, shape)
        return self._scalar(node, shape)

    def _mapping(self, node: Any, shape: Shape | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if key.id == "scalar" else None
            if name is None:
                raise self._refusal(key, "a key is not text")
            if name == "<<" and not key.style:
                raise self._refusal(key, "merge keys are not read; write the members out")
            if name in found:
                raise self._refusal(key, f"the key {name!r} stands twice")
            found[name] = self.value(value, _inner(shape, name))
        return found

    def _scalar(self, node: Any, shape: Shape | None) -> Any:
        text: str = node.value
        plain = not node.style  # None of the loader in Python, "" of libyaml's
        if plain and text in ("", "~", "null", "Null", "NULL"):
            raise self._refusal(node, "a member without a value; '' is the empty text")
        kind = shape.kind if shape else "text"
        if plain and kind == "boolean" and text.lower() in _YAML_TRUTH:
            return _YAML_TRUTH[text.lower()]
        if plain and kind in ("integer", "number"):
            return _yaml_number(text, kind)
        return text

    def _refusal(self, node: Any, reason: str) -> UsageFailure:
        return _yaml_refusal(self._option, node, reason)


# Those of YAML itself: !!str, !!int and the like.
_USUAL_TAGS = "tag:yaml.org,2002:"

_YAML_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

# What both versions of YAML take for the same number: no octal, hexadecimal or sexagesimal one.
_YAML_NUMBERS = {
    "integer": re.compile(r"[-+]?(0|[1-9][0-9]*)"),
    "number": re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
}


def _yaml_number(text: str, kind: str) -> Any:
    """The number, or the text for the check of types to refuse."""
    if not _YAML_NUMBERS[kind].fullmatch(text):
        return text
    if kind == "number":
        return text if math.isinf(float(text)) else float(text)
    try:
        return int(text)
    except ValueError:  # of thousands of digits
        return text


def _inner(shape: Shape | None, name: str) -> Shape | None:
    if shape is None or shape.kind == "map":
        return shape.item if shape else None
    member = shape.member(name)
    return member.shape if member else None


def _at_line(error: Any) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" line {mark.line + 1}:" if mark else ""


def _yaml_reason(error: Any) -> str:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{reason} at line {mark.line + 1}, column {mark.column + 1}" if mark else reason

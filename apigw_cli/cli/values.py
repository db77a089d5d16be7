"""From the words given for a parameter to its value, by the parameter's shape."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from apigw_cli.catalogue.records import Member, Shape
from apigw_cli.cli.documents import read_json
from apigw_cli.cli.sources import Sources
from apigw_cli.cli.words import NO_WORD
from apigw_cli.errors import UsageFailure


def read_value(option: str, member: Member, given: Any, sources: Sources, *, check: bool) -> Any:
    """
    The value of a parameter.

    Args:
        option: Its name in messages: ``--route-key``.
        given: What Click read: a text, a truth value, or the words of a list, map or structure.
        check: Whether enum words, types and unknown members are refused here.

    Raises:
        UsageFailure: It cannot be read as what the parameter takes.
    """
    shape = member.shape
    if isinstance(given, bool):
        return given
    if isinstance(given, str):
        text = sources.text(option, given, dash=shape.document)
        return _scalar(option, shape, text, check=check)
    words = [word for word in given if word != NO_WORD]
    return _collection(option, shape, words, sources, check=check)


def _scalar(option: str, shape: Shape, text: str, *, check: bool) -> Any:
    if shape.kind == "integer":
        return _integer(option, text.strip())
    if shape.kind == "number":
        return _number(option, text.strip())
    if shape.kind == "boolean":
        return _boolean(option, text.strip())
    if shape.words and check and text not in shape.words:
        raise UsageFailure(
            f"{option}: {text!r} is none of {', '.join(shape.words)}.{_near(text, shape.words)}"
        )
    return text


def _collection(
    option: str, shape: Shape, words: list[str], sources: Sources, *, check: bool
) -> Any:
    if shape.kind == "list" and (not words or not _is_json(words, sources)):
        return _list(option, shape, words, sources, check=check)
    if len(words) != 1:
        raise UsageFailure(f"{option} takes one value, {len(words)} were given.")
    text = sources.text(option, words[0], dash=True)
    value = read_json(option, text)
    if check:
        check_value(option, shape, value)
    return value


def _is_json(words: list[str], sources: Sources) -> bool:
    return len(words) == 1 and words[0].lstrip().startswith(("[", "file://", "fileb://", "-"))


def _list(option: str, shape: Shape, words: list[str], sources: Sources, *, check: bool) -> Any:
    assert shape.item is not None
    if shape.item.kind in ("structure", "map", "list"):
        values = [read_json(option, sources.text(option, word, dash=False)) for word in words]
        if check:
            check_value(option, shape, values)
        return values
    return [
        _scalar(option, shape.item, sources.text(option, word, dash=False), check=check)
        for word in words
    ]


def _integer(option: str, text: str) -> int:
    digits = text[1:] if text[:1] in "+-" else text
    if not (digits.isascii() and digits.isdigit()):
        raise UsageFailure(f"{option}: {text!r} is not a whole number.")
    return int(text)


def _number(option: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in text:
        raise UsageFailure(f"{option}: {text!r} is not a number.")
    return number


def _boolean(option: str, text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise UsageFailure(f"{option}: {text!r} is neither true nor false.")
    return text.lower() == "true"


_JSON_KINDS = {
    "text": (str, "text"),
    "timestamp": (str, "text"),
    "integer": (int, "a whole number"),
    "number": ((int, float), "a number"),
    "boolean": (bool, "true or false"),
    "list": (list, "a list"),
    "map": (dict, "an object"),
    "structure": (dict, "an object"),
}


def check_value(place: str, shape: Shape, value: Any) -> None:
    """
    Refuses a value of the wrong type, an unknown member, or a word that no enum has.

    ``place`` says where in messages: ``--cors-configuration.AllowMethods[0]``.
    """
    types, name = _JSON_KINDS[shape.kind]
    wrong = not isinstance(value, types) or (isinstance(value, bool) and types is not bool)  # type: ignore[arg-type]
    if wrong:
        raise UsageFailure(f"{place}: {_shown(value)} is not {name}.")
    if shape.words and value not in shape.words:
        raise UsageFailure(
            f"{place}: {value!r} is none of {', '.join(shape.words)}.{_near(value, shape.words)}"
        )
    for inner, inner_shape, inner_value in _parts(place, shape, value):
        check_value(inner, inner_shape, inner_value)


def _parts(place: str, shape: Shape, value: Any) -> Iterable[tuple[str, Shape, Any]]:
    if shape.kind == "list" and shape.item:
        yield from ((f"{place}[{n}]", shape.item, item) for n, item in enumerate(value))
    elif shape.kind == "map" and shape.item:
        yield from ((f"{place}.{key}", shape.item, item) for key, item in value.items())
    elif shape.kind == "structure":
        for name, item in value.items():
            member = shape.member(name)
            if member is None:
                names = [member.name for member in shape.members]
                raise UsageFailure(
                    f"{place} has no member {name!r}.{_near(name, names)}",
                    f"Members: {', '.join(names)}" if names else "",
                )
            yield f"{place}.{name}", member.shape, item


def _near(word: Any, words: Iterable[str]) -> str:
    from difflib import get_close_matches

    folded = {known.lower(): known for known in words}
    near = get_close_matches(str(word).lower(), folded, n=1, cutoff=0.5)
    return f" Did you mean {folded[near[0]]}?" if near else ""


def _shown(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"

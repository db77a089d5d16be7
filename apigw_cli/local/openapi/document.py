"""The text of an OpenAPI document, JSON or YAML, in and out."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, NoReturn

from apigw_cli.local.refusals import bad_request, plain, shown

_VERSION = r"3\.0(\..*)?"
DEEPEST = 100  # levels


def load(text: str) -> dict[str, Any]:
    """
    The document.  Numbers are text, as ``version: 1.10`` is not 1.1; and in YAML every scalar is:
    ``OFF`` and ``2020-01-01`` stay what they are.

    Raises:
        ApiError: It is neither JSON nor YAML, or not OpenAPI 3.0 with a title and paths.
    """
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("{"):
        document = _json(text)
    else:
        from apigw_cli.local.openapi import yaml_nodes

        document = yaml_nodes.read(text, DEEPEST)
    if not isinstance(document, dict):
        raise bad_request("Body is not an OpenAPI document: it is no object")
    _check_values(document)
    _check(document)
    return document


def _json(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_unique,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_constant,
        )
    except RecursionError:
        raise bad_request(f"Body is not JSON: it is nested deeper than {DEEPEST} levels") from None
    except ValueError as error:
        raise bad_request(f"Body is not JSON: {error}") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise bad_request(f"Body: the key {shown(twice)} stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _check_values(document: dict[str, Any]) -> None:
    """Nothing so deep that Python cannot follow it, nor text that no encoding can write."""
    left: list[tuple[Any, int]] = [(document, 1)]
    while left:
        value, depth = left.pop()
        if isinstance(value, str):
            if not value.isascii() and re.search("[\ud800-\udfff]", value):
                raise bad_request(
                    "Body is not valid Unicode: half of a surrogate pair stands alone"
                )
            continue
        if depth > DEEPEST and isinstance(value, (dict, list)):
            raise bad_request(f"Body is nested deeper than {DEEPEST} levels")
        if isinstance(value, dict):
            left += ((part, depth + 1) for pair in value.items() for part in pair)
        elif isinstance(value, list):
            left += ((part, depth + 1) for part in value)


def _check(document: dict[str, Any]) -> None:
    version = document.get("openapi")
    if not (isinstance(version, str) and re.fullmatch(_VERSION, version)):
        told = version if version is not None else document.get("swagger", "none")
        raise bad_request(f"Body must be OpenAPI 3.0, not {plain(str(told)[:80])}")
    info = document.get("info")
    if not (isinstance(info, dict) and isinstance(info.get("title"), str) and info["title"]):
        raise bad_request("Body has no info.title, which names the API")
    paths = document.get("paths")
    if not isinstance(paths, dict):
        raise bad_request("Body has no paths" if paths is None else "Body: paths is not an object")
    for path, item in paths.items():
        if not (isinstance(item, dict) or path.startswith("x-")):
            raise bad_request(f"Body: the path {plain(path)[:80]} is not an object")


def dump(document: dict[str, Any], form: str) -> bytes:
    """The document as JSON or YAML."""
    if form == "JSON":
        return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
    from apigw_cli.local.openapi import yaml_nodes

    return yaml_nodes.write(document).encode()

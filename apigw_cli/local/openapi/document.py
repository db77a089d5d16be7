"""The text of an OpenAPI document, JSON or YAML, in and out."""

from __future__ import annotations

import json
from typing import Any

from apigw_cli.local.refusals import bad_request

_VERSION = "3.0."


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

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise bad_request(f"Body is neither JSON nor YAML: {reason}") from error


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

"""The dialects in which integrations map parameters (behaviour 2.3)."""

from __future__ import annotations

import re

from apigw_cli.local.refusals import bad_request, shown

_HTTP_KEY = r"(append|overwrite|remove):(header|querystring)\.[^\s]+|overwrite:path"
_HTTP_ANSWER_KEY = r"(append|overwrite|remove):header\.[^\s]+|overwrite:statuscode"
_HTTP_VALUE = r"\$\{?(request|context|stageVariables)\.[^\s]+"
_WEBSOCKET_KEY = r"integration\.request\.(header|querystring|path)\.[^\s]+"
_WEBSOCKET_VALUE = (
    r"'.*'|(method|route)\.request\.((header|querystring|path|body)\.[^\s]+|body)"
    r"|(context|stageVariables)\.[^\s]+"
)
_WEBSOCKET_ANSWER = r"'.*'|integration\.response\.(header|body)\.[^\s]+"
_STATUS = r"[2-5]\d\d"

Mapping = dict[str, str]


def check_http(given: Mapping) -> None:
    """What an HTTP API does to a request before its backend sees it."""
    for key, value in given.items():
        where = f"RequestParameters[{shown(key)}]"
        if not re.fullmatch(_HTTP_KEY, key):
            raise bad_request(
                f"{where} must be append:, overwrite: or remove: with header.NAME or"
                " querystring.NAME, or overwrite:path"
            )
        _check_http_value(where, key, value)


def _check_http_value(where: str, key: str, value: str) -> None:
    if key.startswith("remove:") and value != "''":
        raise bad_request(f"{where} removes, so its value must be '', not {shown(value)}")
    if value.startswith("$") and not re.match(_HTTP_VALUE, value):
        raise bad_request(
            f"{where} must be static or begin with $request., $context. or $stageVariables.,"
            f" not {shown(value)}"
        )


def with_colons(given: dict[str, Mapping]) -> dict[str, Mapping]:
    """The reference writes overwrite.statuscode, the service overwrite:statuscode."""
    return {
        status: {
            ("overwrite:statuscode" if key == "overwrite.statuscode" else key): value
            for key, value in mapping.items()
        }
        for status, mapping in given.items()
    }


def check_responses(given: dict[str, Mapping]) -> None:
    """What an HTTP API does to an answer of its backend, by status."""
    for status, mapping in given.items():
        if not re.fullmatch(_STATUS, status):
            raise bad_request(
                f"ResponseParameters must be keyed by 200 to 599, not {shown(status)}"
            )
        for key, value in mapping.items():
            where = f"ResponseParameters[{shown(status)}][{shown(key)}]"
            if not re.fullmatch(_HTTP_ANSWER_KEY, key):
                raise bad_request(
                    f"{where} must be append:, overwrite: or remove: with header.NAME,"
                    " or overwrite:statuscode"
                )
            if key.startswith("remove:") and value != "''":
                raise bad_request(f"{where} removes, so its value must be '', not {shown(value)}")


def check_websocket(given: Mapping) -> None:
    """Which part of a message becomes which part of a WebSocket API's backend request."""
    for key, value in given.items():
        where = f"RequestParameters[{shown(key)}]"
        if not re.fullmatch(_WEBSOCKET_KEY, key):
            raise bad_request(f"{where} must be integration.request.header|querystring|path.NAME")
        if not re.fullmatch(_WEBSOCKET_VALUE, value, re.DOTALL):
            raise bad_request(
                f"{where} must be a static text in single quotes or method.request. with a"
                f" header, querystring or path, not {shown(value)}"
            )


def check_websocket_responses(given: Mapping) -> None:
    """Which part of a backend's answer becomes which header of a WebSocket API's."""
    for key, value in given.items():
        where = f"ResponseParameters[{shown(key)}]"
        if not re.fullmatch(r"method\.response\.header\.[^\s]+", key):
            raise bad_request(f"{where} must be method.response.header.NAME")
        if not re.fullmatch(_WEBSOCKET_ANSWER, value, re.DOTALL):
            raise bad_request(
                f"{where} must be integration.response.header.NAME,"
                f" integration.response.body.EXPRESSION or '...', not {shown(value)}"
            )

"""Route responses: what a WebSocket route sends back to its client."""

from __future__ import annotations

from collections.abc import Iterable

from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.resources.model import named
from apigw_cli.local.store import Body, Entry


def key_is_default(response: Body, request: Request) -> None:
    """The service knows one response a route."""
    key = response["RouteResponseKey"]
    if key != "$default":
        raise bad_request(f"RouteResponseKey must be '$default', not {shown(key)}")


def _refers(response: Body, request: Request) -> Iterable[Entry]:
    return named(response.get("ResponseModels", {}).values(), request)


DEFINITION = Definition(
    noun="route_response",
    id_length=6,
    protocol="WEBSOCKET",
    rules=(key_is_default,),
    unique="RouteResponseKey",
    refers=_refers,
    deployed=True,
)

"""Routes: which request reaches which integration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apigw_cli.local.definition import Definition
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request, not_found, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry
from apigw_cli.local.verbs import save

# Patterns are compiled when they are first used: most requests use none.
_VARIABLE = r"\{[\w.:-]+\}"
_HTTP_KEY = (
    r"\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) /"
    rf"(([^\s{{}}/]*|{_VARIABLE})/)*([^\s{{}}/]*|\{{[\w.:-]+\+?\}})"
)
_TARGET = r"integrations/[^/]+"
# Which authorizers an authorization type goes with.
_AUTHORIZERS = {"JWT": "JWT", "CUSTOM": "REQUEST"}


def key_fits_protocol(route: Body, request: Request) -> None:
    """HTTP APIs take '$default' or 'METHOD /path'; WebSocket APIs any text."""
    key = route["RouteKey"]
    if not key:
        raise bad_request("RouteKey is empty")
    if request.protocol == HTTP and not re.fullmatch(_HTTP_KEY, key):
        raise bad_request(f"RouteKey must be '$default' or 'METHOD /path', not {shown(key)}")


def managed_key_stays(route: Body, request: Request) -> None:
    """The route of a quick create gets another key through UpdateApi alone."""
    changed = request.old and request.old["RouteKey"] != route["RouteKey"]
    if changed and route.get("ApiGatewayManaged") and request.operation.name == "UpdateRoute":
        raise bad_request(
            f"RouteKey {shown(request.old['RouteKey'])} belongs to the API's quick create;"
            " change it with UpdateApi"
        )


def target_is_an_integration(route: Body, request: Request) -> None:
    """A target reads 'integrations/ID'."""
    target = route.get("Target")
    if target and not re.fullmatch(_TARGET, target):
        raise bad_request(
            f"Target must be 'integrations/' and an IntegrationId, not {shown(target)}"
        )


def authorization_fits_protocol(route: Body, request: Request) -> None:
    """Only HTTP APIs know JWT; only $connect of a WebSocket API is authorized."""
    kind, key = route["AuthorizationType"], route["RouteKey"]
    if request.protocol == HTTP or kind == "NONE":
        return
    if kind == "JWT":
        raise bad_request("AuthorizationType JWT is for HTTP APIs only")
    if key != "$connect":
        raise bad_request(
            f"AuthorizationType of the route {shown(key)} must be NONE, not {kind}:"
            " a WebSocket API authorizes on $connect only"
        )


def authorizer_fits_authorization(route: Body, request: Request) -> None:
    """JWT goes with a JWT authorizer, CUSTOM with a REQUEST one."""
    kind, id = route["AuthorizationType"], route.get("AuthorizerId")
    wanted = _AUTHORIZERS.get(kind)
    if wanted and not id:
        raise bad_request(f"AuthorizerId is missing: AuthorizationType {kind} needs one")
    if id:
        found = request.sibling("authorizer", id).body["AuthorizerType"]
        if wanted and found != wanted:
            raise bad_request(
                f"AuthorizerId {id} is a {found} authorizer; AuthorizationType {kind}"
                f" needs a {wanted} one"
            )


def scopes_go_with_jwt(route: Body, request: Request) -> None:
    """Only tokens have scopes."""
    if route.get("AuthorizationScopes") and route["AuthorizationType"] != "JWT":
        raise bad_request(
            "AuthorizationScopes need AuthorizationType JWT, not"
            f" {route['AuthorizationType']}: {shown(route['AuthorizationScopes'])}"
        )


def compared(route: Body) -> str:
    """What two keys share that differ in names of path variables alone: they mean the same."""
    return re.sub(r"\{[^{}+]+(\+?)\}", r"{\1}", route["RouteKey"])


def _refers(route: Body, request: Request) -> Iterator[Entry]:
    if target := route.get("Target"):
        yield request.sibling("integration", target.partition("/")[2])
    if id := route.get("AuthorizerId"):
        yield request.sibling("authorizer", id)
    if route.get("RequestModels"):
        from apigw_cli.local.resources.model import named

        yield from named(route["RequestModels"].values(), request)


def _going(route: Body, request: Request) -> None:
    if route.get("ApiGatewayManaged"):
        raise bad_request(
            f"RouteId {route['RouteId']} belongs to the API's quick create and stays with it"
        )
    _forget_settings(route["RouteKey"], request)


def _after(entry: Entry, request: Request) -> None:
    if request.old and request.old["RouteKey"] != entry.body["RouteKey"]:
        _forget_settings(request.old["RouteKey"], request)


def _forget_settings(key: str, request: Request) -> None:
    """Stages may not keep settings for a route key that is no more."""
    for stage in request.store.page(request.beside("stage"), request.now):
        if key in stage.body["RouteSettings"]:
            kept = {k: v for k, v in stage.body["RouteSettings"].items() if k != key}
            part = request.within("stage", {"StageName": stage.id}, {})
            part.old = stage.body
            save(part, stage, {**stage.body, "RouteSettings": kept})


def _delete_request_parameter(request: Request) -> None:
    entry = request.entry()
    request.old = entry.body
    key = request.keys["RequestParameterKey"]
    held = entry.body.get("RequestParameters", {})
    if key not in held:
        raise not_found("route", f"RequestParameterKey {shown(key)} is not in route {entry.id}")
    kept = {k: v for k, v in held.items() if k != key}
    body = {k: v for k, v in entry.body.items() if k != "RequestParameters"}
    save(request, entry, {**body, "RequestParameters": kept} if kept else body)


DEFINITION = Definition(
    noun="route",
    id_length=7,
    defaults={"ApiKeyRequired": False, "AuthorizationType": "NONE"},
    rules=(
        key_fits_protocol,
        managed_key_stays,
        target_is_an_integration,
        authorization_fits_protocol,
        scopes_go_with_jwt,
        authorizer_fits_authorization,
    ),
    unique="RouteKey",
    key=compared,
    refers=_refers,
    going=_going,
    after=_after,
    deployed=True,
    actions={"DeleteRouteRequestParameter": _delete_request_parameter},
)

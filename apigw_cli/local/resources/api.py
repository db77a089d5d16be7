"""APIs: HTTP and WebSocket; CORS and quick create."""

from __future__ import annotations

from apigw_cli.local.definition import Definition
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry
from apigw_cli.local.verbs import save

_BY_REQUEST = "$request.method $request.path"
# The reference writes it with braces, the live service answers it without (behaviour trap 29).
_SPELLINGS = (_BY_REQUEST, "${request.method} ${request.path}")
_KEY_SOURCES = ("$request.header.x-api-key", "$context.authorizer.usageIdentifierKey")
_METHODS = frozenset({"*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


def _begin(api: Body, request: Request) -> None:
    scheme = "https" if api["ProtocolType"] == HTTP else "wss"
    host = f"{api['ApiId']}.execute-api.{request.engine.region}.amazonaws.com"
    api["ApiEndpoint"] = f"{scheme}://{host}"


def _complete(api: Body, request: Request) -> None:
    if api["ProtocolType"] == HTTP and api.get("RouteSelectionExpression", "") in ("", *_SPELLINGS):
        api["RouteSelectionExpression"] = _BY_REQUEST


def routes_are_selected_as_the_protocol_has_it(api: Body, request: Request) -> None:
    """HTTP APIs select by method and path; WebSocket APIs say by what."""
    expression = api.get("RouteSelectionExpression")
    if not expression:
        raise bad_request("RouteSelectionExpression is missing: a WebSocket API needs one")
    if api["ProtocolType"] == HTTP and expression != _BY_REQUEST:
        raise bad_request(
            f"RouteSelectionExpression of an HTTP API can only be '{_BY_REQUEST}',"
            f" not {shown(expression)}"
        )


def api_keys_come_from_a_known_source(api: Body, request: Request) -> None:
    """A header, or what an authorizer answered."""
    source = api["ApiKeySelectionExpression"]
    if source not in _KEY_SOURCES:
        either = " or ".join(_KEY_SOURCES)
        raise bad_request(f"ApiKeySelectionExpression must be {either}, not {shown(source)}")


def origins_can_be_allowed(api: Body, request: Request) -> None:
    """Origins are '*' or begin with a scheme; credentials need them named."""
    cors = api.get("CorsConfiguration", {})
    origins = cors.get("AllowOrigins", ())
    for origin in origins:
        if origin != "*" and not origin.startswith(("http://", "https://")):
            raise bad_request(
                "CorsConfiguration.AllowOrigins must hold '*' or begin with http:// or https://,"
                f" not {shown(origin)}"
            )
    if cors.get("AllowCredentials") and "*" in origins:
        raise bad_request(
            "CorsConfiguration.AllowCredentials cannot be true while AllowOrigins holds '*'"
        )


def cors_methods_exist(api: Body, request: Request) -> None:
    """HTTP methods, or '*' for all."""
    for method in api.get("CorsConfiguration", {}).get("AllowMethods", ()):
        if method not in _METHODS:
            raise bad_request(
                f"CorsConfiguration.AllowMethods must hold HTTP methods or '*', not {shown(method)}"
            )


def _after(entry: Entry, request: Request) -> None:
    if request.given.keys() & _QUICK:
        from apigw_cli.local import quick

        (quick.change if request.old else quick.create)(entry, request)


def _delete_cors(request: Request) -> None:
    entry = request.entry()
    request.old = entry.body
    save(request, entry, {k: v for k, v in entry.body.items() if k != "CorsConfiguration"})


def _import(request: Request) -> Entry:
    from apigw_cli.local.openapi.importing import import_api

    return import_api(request)


def _reimport(request: Request) -> Entry:
    from apigw_cli.local.openapi.importing import reimport_api

    return reimport_api(request)


def _export(request: Request) -> Body:
    from apigw_cli.local.openapi.exporting import export_api

    return {"body": export_api(request)}


_QUICK = frozenset({"CredentialsArn", "RouteKey", "Target"})

DEFINITION = Definition(
    noun="api",
    id_length=10,
    created="CreatedDate",
    defaults={
        "ApiKeySelectionExpression": _KEY_SOURCES[0],
        "DisableExecuteApiEndpoint": False,
        "IpAddressType": "ipv4",
        "Tags": {},
    },
    sticky=frozenset({"CorsConfiguration"}),
    write_only=_QUICK,
    begin=_begin,
    complete=_complete,
    rules=(
        routes_are_selected_as_the_protocol_has_it,
        api_keys_come_from_a_known_source,
        origins_can_be_allowed,
        cors_methods_exist,
    ),
    in_use="BadRequestException",  # while a domain maps to it
    after=_after,
    deployed=True,
    actions={
        "DeleteCorsConfiguration": _delete_cors,
        "ExportApi": _export,
        "ImportApi": _import,
        "ReimportApi": _reimport,
    },
)

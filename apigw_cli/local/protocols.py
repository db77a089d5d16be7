"""Which members only one kind of API has (behaviour 2.19)."""

from __future__ import annotations

from typing import Any

from apigw_cli.local.refusals import bad_request, shown

HTTP, WEBSOCKET = "HTTP", "WEBSOCKET"

ONLY: dict[str, dict[str, str]] = {
    "api": {
        "ApiKeySelectionExpression": WEBSOCKET,
        "CorsConfiguration": HTTP,
        "CredentialsArn": HTTP,
        "DisableSchemaValidation": WEBSOCKET,
        "RouteKey": HTTP,
        "Target": HTTP,
    },
    "authorizer": {
        "AuthorizerPayloadFormatVersion": HTTP,
        "AuthorizerResultTtlInSeconds": HTTP,
        "EnableSimpleResponses": HTTP,
        "JwtConfiguration": HTTP,
    },
    "integration": {
        "ContentHandlingStrategy": WEBSOCKET,
        "IntegrationSubtype": HTTP,
        "PassthroughBehavior": WEBSOCKET,
        "RequestTemplates": WEBSOCKET,
        "ResponseParameters": HTTP,
        "TemplateSelectionExpression": WEBSOCKET,
        "TlsConfig": HTTP,
    },
    "route": {
        "ApiKeyRequired": WEBSOCKET,
        "ModelSelectionExpression": WEBSOCKET,
        "RequestModels": WEBSOCKET,
        "RequestParameters": WEBSOCKET,
        "RouteResponseSelectionExpression": WEBSOCKET,
    },
    "stage": {"ClientCertificateId": WEBSOCKET},
}
# Inside RouteSettings; the same gate, one level down.
ROUTE_SETTINGS = {"DataTraceEnabled": WEBSOCKET, "LoggingLevel": WEBSOCKET}

# What real clients send to either kind, meaning nothing by it.
_NEUTRAL: dict[str, tuple[Any, ...]] = {
    "ApiKeySelectionExpression": ("$request.header.x-api-key",),
    "LoggingLevel": ("OFF",),
    "PassthroughBehavior": ("WHEN_NO_MATCH",),
}


def without_foreign(
    given: dict[str, Any], only: dict[str, str], protocol: str, where: str = ""
) -> dict[str, Any]:
    """What was given, less what the API's kind does not have and what means nothing there."""
    kept = {}
    for name, value in given.items():
        wanted = only.get(name, protocol)
        if wanted == protocol or value is None:
            kept[name] = value
        elif value and value not in _NEUTRAL.get(name, ()):
            raise bad_request(
                f"{where}{name} is for {spoken(wanted)} APIs only, not {spoken(protocol)}:"
                f" {shown(value)}"
            )
    return kept


def spoken(protocol: str) -> str:
    """HTTP, WebSocket."""
    return "WebSocket" if protocol == WEBSOCKET else protocol

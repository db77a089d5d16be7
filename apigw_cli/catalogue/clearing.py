"""
How each member of an update is cleared: what to send, what to call, or why nothing does.

``python -m apigw_cli.catalogue.clearing`` prints it as docs/clearing.md.
"""

from __future__ import annotations

from typing import Any

from apigw_cli.catalogue import PLACES, kebab
from apigw_cli.record import NamedTuple


class Clearing(NamedTuple):
    """
    One way to clear a member.

    ``value`` sends this.  ``call`` is an operation of its own.  ``keys`` clears a map key by key:
    by "call", or by "empty" (the key with an empty value, where an update merges), or by "replace"
    (the map without the key, where an update replaces).  ``never`` says why it cannot be cleared.
    """

    way: str  # value, call, keys, never
    value: Any = None
    call: str = ""
    keys: str = ""
    never: str = ""


def _value(value: Any) -> Clearing:
    return Clearing("value", value=value)


def _call(operation: str) -> Clearing:
    return Clearing("call", call=operation)


def _never(reason: str) -> Clearing:
    return Clearing("never", never=reason)


_EMPTY = _value("")
_EMPTY_LIST = _value([])
_OFF = _value(False)
_EMPTY_KEYS = Clearing("keys", value="", keys="empty")
_EMPTY_OBJECT_KEYS = Clearing("keys", value={}, keys="empty")
_FEWER_KEYS = Clearing("keys", keys="replace")
_NEEDED = _never("there must be one")
_KEY = _never("it is what it answers to")
_UNKNOWN = _never("nobody knows how the service clears it")

# Sources: section 8.1 of the behaviour specification (probes of July and August 2026), else 7.2.
CLEARINGS: dict[str, dict[str, Clearing]] = {
    "UpdateApi": {
        "ApiKeySelectionExpression": _value("$request.header.x-api-key"),
        "CorsConfiguration": _call("DeleteCorsConfiguration"),
        "CredentialsArn": _never("it is the quick create's; clear it on the integration"),
        "Description": _EMPTY,
        "DisableSchemaValidation": _OFF,
        "DisableExecuteApiEndpoint": _OFF,
        "IpAddressType": _value("ipv4"),
        "Name": _NEEDED,
        "RouteKey": _never("a quick create's route can be changed, not removed"),
        "RouteSelectionExpression": _NEEDED,
        "Target": _never("a quick create's target can be changed, not removed"),
        "Version": _EMPTY,
    },
    "UpdateApiMapping": {
        "ApiId": _NEEDED,
        "ApiMappingKey": _EMPTY,
        "Stage": _NEEDED,
    },
    "UpdateAuthorizer": {
        "AuthorizerCredentialsArn": _EMPTY,
        "AuthorizerPayloadFormatVersion": _EMPTY,
        "AuthorizerResultTtlInSeconds": _value(0),
        "AuthorizerType": _NEEDED,
        "AuthorizerUri": _never("a REQUEST authorizer needs it"),
        "EnableSimpleResponses": _OFF,
        "IdentitySource": _EMPTY_LIST,
        "IdentityValidationExpression": _EMPTY,
        "JwtConfiguration": _never("a JWT authorizer needs it"),
        "Name": _NEEDED,
    },
    "UpdateDeployment": {"Description": _EMPTY},
    "UpdateDomainName": {
        "DomainNameConfigurations": _NEEDED,
        "MutualTlsAuthentication": _value({"TruststoreUri": ""}),
        "RoutingMode": _value("API_MAPPING_ONLY"),
    },
    "UpdateIntegration": {
        "ConnectionId": _EMPTY,
        "ConnectionType": _value("INTERNET"),
        "ContentHandlingStrategy": _UNKNOWN,
        "CredentialsArn": _EMPTY,
        "Description": _EMPTY,
        "IntegrationMethod": _UNKNOWN,
        "IntegrationSubtype": _never("it is fixed when the integration is created"),
        "IntegrationType": _NEEDED,
        "IntegrationUri": _UNKNOWN,
        "PassthroughBehavior": _value("WHEN_NO_MATCH"),
        "PayloadFormatVersion": _value("1.0"),
        "RequestParameters": _EMPTY_KEYS,
        "RequestTemplates": _FEWER_KEYS,
        "ResponseParameters": _EMPTY_OBJECT_KEYS,
        "TemplateSelectionExpression": _EMPTY,
        "TimeoutInMillis": _never(
            "give the default: 30000 for HTTP APIs, 29000 for WebSocket APIs"
        ),
        "TlsConfig": _value({}),
    },
    "UpdateIntegrationResponse": {
        "ContentHandlingStrategy": _UNKNOWN,
        "IntegrationResponseKey": _KEY,
        "ResponseParameters": _UNKNOWN,
        "ResponseTemplates": _UNKNOWN,
        "TemplateSelectionExpression": _EMPTY,
    },
    "UpdateModel": {
        "ContentType": _EMPTY,
        "Description": _EMPTY,
        "Name": _NEEDED,
        "Schema": _NEEDED,
    },
    "UpdatePortal": {
        "Authorization": _never("give '{\"None\": {}}' for a public portal"),
        "EndpointConfiguration": _never("give '{\"None\": {}}' for the service's domain"),
        "IncludedPortalProductArns": _EMPTY_LIST,
        "LogoUri": _EMPTY,
        "PortalContent": _NEEDED,
        "RumAppMonitorName": _EMPTY,
    },
    "UpdatePortalProduct": {
        "Description": _EMPTY,
        "DisplayName": _NEEDED,
        "DisplayOrder": _UNKNOWN,
    },
    "UpdateProductPage": {"DisplayContent": _NEEDED},
    "UpdateProductRestEndpointPage": {
        "DisplayContent": _value({"None": {}}),
        "TryItState": _value("DISABLED"),
    },
    "UpdateRoute": {
        "ApiKeyRequired": _OFF,
        "AuthorizationScopes": _EMPTY_LIST,
        "AuthorizationType": _value("NONE"),
        "AuthorizerId": _EMPTY,
        "ModelSelectionExpression": _EMPTY,
        "OperationName": _EMPTY,
        "RequestModels": _EMPTY_KEYS,
        "RequestParameters": Clearing("keys", call="DeleteRouteRequestParameter", keys="call"),
        "RouteKey": _KEY,
        "RouteResponseSelectionExpression": _EMPTY,
        "Target": _EMPTY,
    },
    "UpdateRouteResponse": {
        "ModelSelectionExpression": _EMPTY,
        "ResponseModels": _UNKNOWN,
        "ResponseParameters": _UNKNOWN,
        "RouteResponseKey": _KEY,
    },
    "UpdateStage": {
        "AccessLogSettings": _call("DeleteAccessLogSettings"),
        "AutoDeploy": _OFF,
        "ClientCertificateId": _EMPTY,
        "DefaultRouteSettings": _never("updates merge, and no value means the default"),
        "DeploymentId": _never("a stage keeps the deployment that it has"),
        "Description": _never("the service ignores an empty one"),
        "RouteSettings": Clearing("keys", call="DeleteRouteSettings", keys="call"),
        "StageVariables": _EMPTY_KEYS,
    },
    "UpdateVpcLink": {"Name": _NEEDED},
}

_INTRODUCTION = """\
<!-- Made by: python -m apigw_cli.catalogue.clearing > docs/clearing.md -->

# How members are cleared

An update of the service leaves out what it is not told, so leaving a member out never clears it,
and each member has a way of its own to be cleared. `--unset MEMBER` takes that way; `--dry-run`
shows the requests. Of a map, `--unset MEMBER.KEY` removes one key.

| Command | `--unset` | What it does |
|---|---|---|
"""


def table() -> str:
    """Every member of every update with its way, in Markdown."""
    rows = [
        f"| `{' '.join(PLACES[operation])}` | `{kebab(member)}` | {_told(clearing)} |\n"
        for operation, clearings in CLEARINGS.items()
        for member, clearing in clearings.items()
    ]
    return _INTRODUCTION + "".join(rows)


def _told(clearing: Clearing) -> str:
    import json

    if clearing.way == "never":
        return f"refused: {clearing.never}"
    if clearing.way == "value":
        return f"sends `{json.dumps(clearing.value)}`"
    if clearing.way == "call":
        return f"calls {clearing.call}"
    return {
        "call": f"calls {clearing.call} for each key",
        "empty": f"sends each key with `{json.dumps(clearing.value)}`",
        "replace": "sends the map without the key; `{}` for all",
    }[clearing.keys]


if __name__ == "__main__":
    print(table(), end="")

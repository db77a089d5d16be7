"""Which member of which extension is which member of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from apigw_cli.catalogue.members import MEMBERS
from apigw_cli.catalogue.records import Shape
from apigw_cli.local.store import Body

INTEGRATION = "x-amazon-apigateway-integration"
INTEGRATIONS = "x-amazon-apigateway-integrations"  # under components
AUTHORIZER = "x-amazon-apigateway-authorizer"
ANY_METHOD = "x-amazon-apigateway-any-method"
AUTH = "x-amazon-apigateway-auth"
AUTHTYPE = "x-amazon-apigateway-authtype"
CORS = "x-amazon-apigateway-cors"
TAG_VALUE = "x-amazon-apigateway-tag-value"
ENDPOINT = "x-amazon-apigateway-endpoint-configuration"  # of a server
FORMAT = "x-amazon-apigateway-importexport-version"

CORS_SHAPE = MEMBERS["CorsConfiguration"].shape

INTEGRATION_MEMBERS = {
    "type": "IntegrationType",
    "integrationSubtype": "IntegrationSubtype",
    "httpMethod": "IntegrationMethod",
    "uri": "IntegrationUri",
    "description": "Description",
    "credentials": "CredentialsArn",
    "connectionType": "ConnectionType",
    "connectionId": "ConnectionId",
    "requestParameters": "RequestParameters",
    "responseParameters": "ResponseParameters",
    "payloadFormatVersion": "PayloadFormatVersion",
    "timeoutInMillis": "TimeoutInMillis",
    "tlsConfig": "TlsConfig",
}
AUTHORIZER_MEMBERS = {
    "type": "AuthorizerType",
    "identitySource": "IdentitySource",
    "jwtConfiguration": "JwtConfiguration",
    "authorizerUri": "AuthorizerUri",
    "authorizerCredentials": "AuthorizerCredentialsArn",
    "authorizerPayloadFormatVersion": "AuthorizerPayloadFormatVersion",
    "authorizerResultTtlInSeconds": "AuthorizerResultTtlInSeconds",
    "enableSimpleResponses": "EnableSimpleResponses",
    "identityValidationExpression": "IdentityValidationExpression",
}
ENDPOINT_MEMBERS = {
    "disableExecuteApiEndpoint": "DisableExecuteApiEndpoint",
    "ipAddressType": "IpAddressType",
}
# Written in capitals by the service and in small letters by documents, or the other way about.
_IN_CAPITALS = frozenset({"AuthorizerType", "ConnectionType", "IntegrationType"})


def read(extension: Mapping[str, Any], members: Mapping[str, str]) -> tuple[Body, list[str]]:
    """Our members of an extension, each of its type; and the names that mean nothing to us."""
    found: Body = {}
    for name, value in extension.items():
        if name in members:
            found[members[name]] = member_value(members[name], value)
    return found, [name for name in extension if name not in members]


def member_value(member: str, value: Any) -> Any:
    """The value of a member as the engine takes it."""
    if member in _IN_CAPITALS and isinstance(value, str):
        return value.upper()
    if member == "IdentitySource" and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return typed(MEMBERS[member].shape, value)


def typed(shape: Shape, value: Any) -> Any:
    """The value with names, numbers and truth values as the shape has them."""
    if shape.kind == "structure" and isinstance(value, dict):
        named = {member.wire: member for member in shape.members}
        return {
            named[key].name if key in named else key: typed(named[key].shape, item)
            if key in named
            else item
            for key, item in value.items()
        }
    if shape.kind == "map" and shape.item and isinstance(value, dict):
        return {str(key): typed(shape.item, item) for key, item in value.items()}
    if shape.kind == "list" and shape.item and isinstance(value, list):
        return [typed(shape.item, item) for item in value]
    return _scalar(shape.kind, value)


def _scalar(kind: str, value: Any) -> Any:
    if kind == "boolean" and isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if kind == "integer" and isinstance(value, str) and re.fullmatch("-?[0-9]{1,18}", value):
        return int(value)
    return value


def write(body: Body, members: Mapping[str, str]) -> dict[str, Any]:
    """The extension that says what a body holds."""
    return {
        name: _written(member, body[member]) for name, member in members.items() if member in body
    }


def _written(member: str, value: Any) -> Any:
    if member == "AuthorizerType":
        return value.lower()
    if member == "IdentitySource":
        # A comma in a name would be taken for the next expression.
        return value if "," in "".join(value) else ",".join(value)
    return on_wire(MEMBERS[member].shape, value)


def on_wire(shape: Shape, value: Any) -> Any:
    """The value with names as documents spell them."""
    if shape.kind == "structure":
        return {
            member.wire: on_wire(member.shape, value[member.name])
            for member in shape.members
            if member.name in value
        }
    if shape.kind == "map" and shape.item:
        return {key: on_wire(shape.item, item) for key, item in value.items()}
    return value

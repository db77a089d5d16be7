"""A local plane that holds everything that the commands' examples name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from apigw_cli import catalogue
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store
from tests.local.plane import CERTIFICATE, COLORS, FUNCTION

API = "a1b2c3d4e5"
# The files that the examples read.
FILES = {
    "petstore.yaml": (
        "openapi: 3.0.1\n"
        "info: {title: petstore, version: '1'}\n"
        "paths:\n"
        "  /pets:\n"
        "    get:\n"
        "      responses: {default: {description: all}}\n"
        "      x-amazon-apigateway-integration:\n"
        "        {type: http_proxy, httpMethod: GET, uri: 'https://example.com/pets',\n"
        "         payloadFormatVersion: '1.0'}\n"
    ),
    "pet.json": '{"type": "object", "properties": {"name": {"type": "string"}}}',
    "overview.md": "# Overview\n",
    "content.json": json.dumps({"DisplayName": "Pets", "Theme": {"CustomColors": COLORS}}),
    "policy.json": '{"Version": "2012-10-17", "Statement": []}',
}


class NamedIds:
    """Identifiers as they are called for; what nobody calls for is counted."""

    def __init__(self) -> None:
        self.following = ""
        self._made = 0

    def __call__(self, length: int) -> str:
        self._made += 1
        named, self.following = self.following, ""
        return named or f"{self._made:0{length}d}"


def furnish(path: Path, protocol: str) -> None:
    """Puts everything into a state file, the API of the protocol that is asked for."""
    ids = NamedIds()
    with Engine(Store(str(path)), ids=ids) as engine:
        make = _maker(engine, ids)
        make("", "CreateDomainName", **_DOMAIN)
        _furnish_api(make, protocol)
        make("", "TagResource", ResourceArn=f"{_ARN}:/apis/{API}", Tags={"team": "p", "env": "d"})
        if protocol == "HTTP":
            make("map001", "CreateApiMapping", **_MAPPING)
        make("rule01", "CreateRoutingRule", **_RULE)
        make("vpc001", "CreateVpcLink", Name="pets", SubnetIds=["subnet-0a1"])
        _furnish_portal(make)


Make = Callable[..., dict[str, Any]]

_ARN = "arn:aws:apigateway:us-east-1:"
_DOMAIN = {
    "DomainName": "api.example.com",
    "DomainNameConfigurations": [{"CertificateArn": CERTIFICATE}],
    "RoutingMode": "ROUTING_RULE_THEN_API_MAPPING",
}
_MAPPING = {
    "DomainName": "api.example.com",
    "ApiId": API,
    "Stage": "prod",
    "ApiMappingKey": "dogs",
}
_RULE = {
    "DomainName": "api.example.com",
    "Priority": 1,
    "Conditions": [{"MatchBasePaths": {"AnyOf": ["dogs"]}}],
    "Actions": [{"InvokeApi": {"ApiId": "k1l2m3n4o5", "Stage": "prod"}}],
}
_JWT = {
    "Name": "users",
    "AuthorizerType": "JWT",
    "IdentitySource": ["$request.header.Authorization"],
    "JwtConfiguration": {"Issuer": "https://issuer.example.com", "Audience": ["me"]},
}
_PORTAL = {
    "Authorization": {"None": {}},
    "EndpointConfiguration": {"None": {}},
    "PortalContent": {"DisplayName": "Pets", "Theme": {"CustomColors": COLORS}},
}
_ENDPOINT = {
    "IdentifierParts": {
        "RestApiId": "k1l2m3n4o5",
        "Stage": "prod",
        "Path": "/dogs",
        "Method": "GET",
    }
}


def _maker(engine: Engine, ids: NamedIds) -> Make:
    def make(id: str, operation: str, /, **params: Any) -> dict[str, Any]:
        ids.following = id
        return engine.send(catalogue.operation(operation), params)

    return make


def _furnish_api(make: Make, protocol: str) -> None:
    websocket = protocol == "WEBSOCKET"
    own = {"RouteSelectionExpression": "$request.body.action"} if websocket else {}
    make(API, "CreateApi", Name="pets", ProtocolType=protocol, **own)
    integration = {"IntegrationType": "AWS_PROXY", "IntegrationUri": FUNCTION}
    if not websocket:
        integration["PayloadFormatVersion"] = "2.0"
    make("i7x8y9z", "CreateIntegration", ApiId=API, **integration)
    route = {"RouteKey": "order" if websocket else "GET /dogs", "Target": "integrations/i7x8y9z"}
    if websocket:
        key = "route.request.querystring.token"
        route["RequestParameters"] = {key: {"Required": True}}  # type: ignore[assignment]
    make("r7x8y9z", "CreateRoute", ApiId=API, **route)
    if websocket:
        make("ir0001", "CreateIntegrationResponse", **_below("IntegrationId", "i7x8y9z"), **_KEY)
        make(
            "mod001",
            "CreateModel",
            ApiId=API,
            Name="Dog",
            Schema="{}",
            ContentType="application/json",
        )
        response = {"RouteResponseKey": "$default"}
        make("rr0001", "CreateRouteResponse", **_below("RouteId", "r7x8y9z"), **response)
    else:
        make("auth01", "CreateAuthorizer", ApiId=API, **_JWT)
    make("dep001", "CreateDeployment", ApiId=API, Description="first")
    settings = {"RouteSettings": {route["RouteKey"]: {"ThrottlingBurstLimit": 5}}}
    logs = {"AccessLogSettings": {"DestinationArn": _LOGS, "Format": "$context.requestId"}}
    make("", "CreateStage", ApiId=API, StageName="prod", **settings, **logs)


_KEY = {"IntegrationResponseKey": "/200/"}
_LOGS = "arn:aws:logs:us-east-1:123456789012:log-group:l"


def _below(member: str, id: str) -> dict[str, str]:
    return {"ApiId": API, member: id}


def _furnish_portal(make: Make) -> None:
    make("product123", "CreatePortalProduct", DisplayName="Pets")
    content = {"Title": "Overview", "Body": "b"}
    product = {"PortalProductId": "product123"}
    make("page123456", "CreateProductPage", **product, DisplayContent=content)
    make("endpoint12", "CreateProductRestEndpointPage", **product, RestEndpointIdentifier=_ENDPOINT)
    make("", "PutPortalProductSharingPolicy", **product, PolicyDocument="{}")
    make("portal1234", "CreatePortal", **_PORTAL)

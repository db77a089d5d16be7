"""An OpenAPI document with most of what HTTP APIs have, and short ways to import and export."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml

from apigw_cli import catalogue
from tests.local.plane import FUNCTION, Plane

INTEGRATION = "x-amazon-apigateway-integration"
INTEGRATIONS = "x-amazon-apigateway-integrations"
AUTHORIZER = "x-amazon-apigateway-authorizer"
ANY = "x-amazon-apigateway-any-method"
CORS = "x-amazon-apigateway-cors"
ENDPOINT = "x-amazon-apigateway-endpoint-configuration"
ROLE = "arn:aws:iam::123456789012:role/r"

PROXY: dict[str, Any] = {
    "type": "http_proxy",
    "httpMethod": "GET",
    "uri": "https://example.com/pets",
    "payloadFormatVersion": "1.0",
}
CALL: dict[str, Any] = {"type": "aws_proxy", "uri": FUNCTION, "payloadFormatVersion": "2.0"}
QUEUE: dict[str, Any] = {
    "type": "aws_proxy",
    "integrationSubtype": "SQS-SendMessage",
    "credentials": ROLE,
    "payloadFormatVersion": "1.0",
    "requestParameters": {"QueueUrl": "q", "MessageBody": "$request.body"},
}
SHARED = {"$ref": f"#/components/{INTEGRATIONS}/f"}
# Only WebSocket APIs have it.
MOCK = {INTEGRATION: {"type": "mock"}}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.1",
    "info": {"title": "pets", "version": "1.0", "description": "d"},
    "tags": [{"name": "team", "x-amazon-apigateway-tag-value": "shop"}],
    "servers": [{"url": "https://x.example/{base}/v2", "variables": {"base": {"default": "api"}}}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "security": [{"users": ["read"]}],
                "x-amazon-apigateway-integration": {
                    "type": "http_proxy",
                    "httpMethod": "GET",
                    "uri": "https://example.com/pets",
                    "payloadFormatVersion": "1.0",
                    "timeoutInMillis": 5000,
                    "requestParameters": {"append:header.x": "$context.requestId"},
                },
            }
        },
        "/pets/{id}": {
            "x-amazon-apigateway-any-method": {
                "x-amazon-apigateway-integration": {
                    "$ref": "#/components/x-amazon-apigateway-integrations/f"
                }
            }
        },
        "/$default": {
            "x-amazon-apigateway-any-method": {
                "x-amazon-apigateway-auth": {"type": "AWS_IAM"},
                "x-amazon-apigateway-integration": {
                    "$ref": "#/components/x-amazon-apigateway-integrations/f"
                },
            }
        },
    },
    "components": {
        "securitySchemes": {
            "users": {
                "type": "oauth2",
                "flows": {},
                "x-amazon-apigateway-authorizer": {
                    "type": "jwt",
                    "identitySource": "$request.header.Authorization",
                    "jwtConfiguration": {"issuer": "https://i.example", "audience": ["a"]},
                },
            }
        },
        "x-amazon-apigateway-integrations": {
            "f": {"type": "aws_proxy", "uri": FUNCTION, "payloadFormatVersion": "2.0"}
        },
    },
    "x-amazon-apigateway-cors": {"allowOrigins": ["*"], "maxAge": 5},
}


def document(**paths: Any) -> dict[str, Any]:
    """A small document with these members instead of its own."""
    return {"openapi": "3.0.1", "info": {"title": "a", "version": "1"}, "paths": {}, **paths}


def changed(**members: Any) -> dict[str, Any]:
    """The document with other members."""
    return {**copy.deepcopy(DOCUMENT), **members}


def with_route(path: str, **operation: Any) -> dict[str, Any]:
    """The document with one more route."""
    return changed(paths={**DOCUMENT["paths"], path: {"post": operation}})


def routing(operation: Any, **members: Any) -> dict[str, Any]:
    """A small document with one route, ``GET /a``."""
    return document(paths={"/a": {"get": operation}}, **members)


def brought(plane: Plane, document: Any, **members: Any) -> dict[str, Any]:
    """The answer to the import of a document."""
    return plane.send("ImportApi", Body=json.dumps(document), **members)


def again(plane: Plane, api: str, document: Any, **members: Any) -> dict[str, Any]:
    """The answer to the import of a document into an API."""
    return plane.send("ReimportApi", ApiId=api, Body=json.dumps(document), **members)


def keys(plane: Plane, api: str) -> list[str]:
    """The route keys of an API."""
    return sorted(route["RouteKey"] for route in plane.items("GetRoutes", ApiId=api))


def routes(plane: Plane, api: str) -> dict[str, dict[str, Any]]:
    """The routes of an API by their keys."""
    return {route["RouteKey"]: route for route in plane.items("GetRoutes", ApiId=api)}


def the_only(plane: Plane, operation: str, api: str) -> dict[str, Any]:
    """The one thing that a list of the API holds."""
    [found] = plane.items(operation, ApiId=api)
    return found


def exported_text(plane: Plane, api: str, form: str = "JSON", **members: Any) -> str:
    """What an export answers."""
    answer = plane.engine.send(
        catalogue.operation("ExportApi"),
        {"ApiId": api, "Specification": "OAS30", "OutputType": form, **members},
    )
    return str(answer["body"].decode())


def exported(plane: Plane, api: str, form: str = "JSON", **members: Any) -> Any:
    """The document that an export answers."""
    text = exported_text(plane, api, form, **members)
    return json.loads(text) if form == "JSON" else yaml.safe_load(text)

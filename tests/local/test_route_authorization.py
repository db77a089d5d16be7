"""What a route may refer to, and who may call it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import Plane


@pytest.fixture
def http(plane: Plane) -> str:
    return plane.api()


@pytest.fixture
def socket(plane: Plane) -> str:
    return plane.api("WEBSOCKET")


def refusals(plane: Plane) -> dict[str, tuple[str, dict[str, Any], int, str]]:
    """Routes that no API can have: API, members, status, what the refusal names."""
    http, socket = plane.api(), plane.api("WEBSOCKET")
    jwt, function = plane.jwt(http), plane.by_function(http)
    key = {"RouteKey": "GET /"}
    custom = {"AuthorizationType": "CUSTOM"}
    token = {"AuthorizationType": "JWT", "AuthorizerId": jwt}
    return {
        "jwt-alone": (http, {**key, "AuthorizationType": "JWT"}, 400, "AuthorizerId is missing"),
        "custom-alone": (http, {**key, **custom}, 400, "AuthorizerId is missing"),
        "jwt-wrong": (http, {**key, **token, "AuthorizerId": function}, 400, "needs a JWT one"),
        "custom-wrong": (http, {**key, **custom, "AuthorizerId": jwt}, 400, "a REQUEST one"),
        "unknown": (http, {**key, **token, "AuthorizerId": "nope"}, 404, "AuthorizerId 'nope'"),
        "unknown-none": (http, {**key, "AuthorizerId": "nope"}, 404, "AuthorizerId 'nope'"),
        "scopes-none": (http, {**key, "AuthorizationScopes": ["s"]}, 400, "AuthorizationScopes"),
        "scopes-iam": (
            http,
            {**key, "AuthorizationScopes": ["s"], "AuthorizationType": "AWS_IAM"},
            400,
            "AuthorizationScopes",
        ),
        "api-key": (http, {**key, "ApiKeyRequired": True}, 400, "ApiKeyRequired is for WebSocket"),
        "parameters": (
            http,
            {**key, "RequestParameters": {"a": {"Required": True}}},
            400,
            "RequestParameters is for WebSocket",
        ),
        "models": (http, {**key, "RequestModels": {"a": "m"}}, 400, "RequestModels is for"),
        "model-selection": (http, {**key, "ModelSelectionExpression": "x"}, 400, "ModelSelection"),
        "response-selection": (
            http,
            {**key, "RouteResponseSelectionExpression": "$default"},
            400,
            "RouteResponseSelectionExpression is for WebSocket",
        ),
        "socket-jwt": (
            socket,
            {"RouteKey": "$connect", "AuthorizationType": "JWT", "AuthorizerId": jwt},
            400,
            "JWT is for HTTP APIs only",
        ),
        "socket-iam": (
            socket,
            {"RouteKey": "$default", "AuthorizationType": "AWS_IAM"},
            400,
            "authorizes on $connect only",
        ),
        "socket-model": (
            socket,
            {"RouteKey": "a", "RequestModels": {"$default": "nope"}},
            404,
            "'nope' is not the Name of a model",
        ),
        "socket-empty": (socket, {"RouteKey": ""}, 400, "RouteKey is empty"),
    }


REFUSED = [
    "jwt-alone",
    "custom-alone",
    "jwt-wrong",
    "custom-wrong",
    "unknown",
    "unknown-none",
    "scopes-none",
    "scopes-iam",
    "api-key",
    "parameters",
    "models",
    "model-selection",
    "response-selection",
    "socket-jwt",
    "socket-iam",
    "socket-model",
    "socket-empty",
]


def test_every_refusal_is_in_the_table(plane: Plane) -> None:
    assert list(refusals(plane)) == REFUSED


@pytest.mark.parametrize("case", REFUSED)
def test_create_and_update_refuse(plane: Plane, case: str) -> None:
    api, members, status, named = refusals(plane)[case]
    route = plane.id("CreateRoute", ApiId=api, RouteKey="GET /other")

    created = plane.refused("CreateRoute", ApiId=api, **members)
    updated = plane.refused("UpdateRoute", ApiId=api, RouteId=route, **members)

    assert (created.http_status, updated.http_status) == (status, status)
    assert named in created.message
    assert named in updated.message


def test_each_authorization_has_its_authorizer(plane: Plane, http: str, socket: str) -> None:
    jwt, function = plane.jwt(http), plane.by_function(http)
    scopes = {"AuthorizationScopes": ["a", "b"], "AuthorizerId": jwt}
    plane.send("CreateRoute", ApiId=http, RouteKey="GET /a", AuthorizationType="JWT", **scopes)
    plane.send(
        "CreateRoute",
        ApiId=http,
        RouteKey="GET /b",
        AuthorizationType="CUSTOM",
        AuthorizerId=function,
    )
    plane.send("CreateRoute", ApiId=http, RouteKey="GET /c", AuthorizationType="AWS_IAM")
    plane.send("CreateRoute", ApiId=socket, RouteKey="$connect", AuthorizationType="AWS_IAM")

    kinds = [row["AuthorizationType"] for row in plane.items("GetRoutes", ApiId=http)]
    assert kinds == ["JWT", "CUSTOM", "AWS_IAM"]


@pytest.mark.parametrize("kind", ["NONE", "AWS_IAM"])
def test_an_authorizer_may_be_named_where_none_is_asked(plane: Plane, http: str, kind: str) -> None:
    members = {"AuthorizationType": kind, "AuthorizerId": plane.jwt(http)}

    route = plane.send("CreateRoute", ApiId=http, RouteKey="GET /a", **members)

    assert {name: route[name] for name in members} == members


def test_authorization_is_cleared_member_by_member(plane: Plane, http: str) -> None:
    route = plane.id(
        "CreateRoute",
        ApiId=http,
        RouteKey="GET /a",
        AuthorizationType="JWT",
        AuthorizerId=plane.jwt(http),
        AuthorizationScopes=["a"],
        OperationName="o",
    )

    cleared = plane.send(
        "UpdateRoute",
        ApiId=http,
        RouteId=route,
        AuthorizationType="NONE",
        AuthorizerId="",
        AuthorizationScopes=[],
        OperationName="",
    )

    assert cleared == {
        "ApiKeyRequired": False,
        "AuthorizationType": "NONE",
        "RouteId": route,
        "RouteKey": "GET /a",
    }

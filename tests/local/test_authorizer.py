"""Authorizers, by JWT and by function."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import CALLS_FUNCTION, JWT, REQUEST, Plane

SOCKET = {
    "Name": "s",
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": CALLS_FUNCTION,
    "IdentitySource": ["route.request.header.Auth"],
}
ROLE = "arn:aws:iam::123456789012:role/r"


def test_a_jwt_authorizer_has_neither_cache_nor_payload(plane: Plane) -> None:
    given = {**JWT, "AuthorizerPayloadFormatVersion": "2.0"}

    assert plane.send("CreateAuthorizer", ApiId=plane.api(), **given) == {
        "AuthorizerId": "000002",
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": {"Audience": ["me"], "Issuer": "https://issuer.example.com"},
        "Name": "j",
    }


@pytest.mark.parametrize(("sources", "seconds"), [(["$request.header.a"], 300), ([], 0), (None, 0)])
def test_answers_are_cached_where_there_is_an_identity(
    plane: Plane, sources: list[str] | None, seconds: int
) -> None:
    given = {**REQUEST, "IdentitySource": sources}

    made = plane.send("CreateAuthorizer", ApiId=plane.api(), **given)

    assert made["AuthorizerResultTtlInSeconds"] == seconds


def test_a_websocket_authorizer_caches_nothing(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    neutral = {"AuthorizerResultTtlInSeconds": 0, "EnableSimpleResponses": False}

    made = plane.send("CreateAuthorizer", ApiId=api, **SOCKET, **neutral)

    assert made == {**SOCKET, "AuthorizerId": "000002"}


def without(given: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in names}


def jwt_with(**members: Any) -> dict[str, Any]:
    return {**JWT, "JwtConfiguration": {**JWT["JwtConfiguration"], **members}}  # type: ignore[dict-item]


HTTP_REFUSED: list[tuple[dict[str, Any], str]] = [
    (without(REQUEST, "AuthorizerUri"), "AuthorizerUri is missing"),
    ({**REQUEST, "AuthorizerUri": "arn:aws:lambda:us-east-1:1:function:f"}, "AuthorizerUri must"),
    (without(REQUEST, "AuthorizerPayloadFormatVersion"), "FormatVersion is missing"),
    ({**REQUEST, "AuthorizerPayloadFormatVersion": "3.0"}, "FormatVersion must be 1.0 or 2.0"),
    (
        {**REQUEST, "AuthorizerPayloadFormatVersion": "1.0", "EnableSimpleResponses": True},
        "EnableSimpleResponses needs",
    ),
    ({**REQUEST, "AuthorizerResultTtlInSeconds": 3601}, "AuthorizerResultTtlInSeconds must be"),
    ({**REQUEST, "AuthorizerResultTtlInSeconds": -1}, "AuthorizerResultTtlInSeconds must be"),
    (
        {**REQUEST, "IdentitySource": [], "AuthorizerResultTtlInSeconds": 5},
        "must be 0 without IdentitySource",
    ),
    ({**REQUEST, "IdentitySource": ["header.a"]}, "'header.a'"),
    ({**REQUEST, "IdentitySource": ["$request.body.a"]}, "'$request.body.a'"),
    ({**REQUEST, "IdentitySource": ["route.request.header.a"]}, "'route.request.header.a'"),
    ({**REQUEST, "JwtConfiguration": JWT["JwtConfiguration"]}, "JwtConfiguration is for JWT"),
    (without(JWT, "JwtConfiguration"), "JwtConfiguration is missing"),
    (jwt_with(Issuer="http://issuer.example.com"), "Issuer must be an https URL"),
    (jwt_with(Issuer="issuer"), "Issuer must be an https URL"),
    (jwt_with(Issuer=None), "Issuer must be an https URL"),
    (jwt_with(Audience=[]), "Audience is empty"),
    (jwt_with(Audience=None), "Audience is empty"),
    (without(JWT, "IdentitySource"), "IdentitySource must hold exactly one"),
    (
        {**JWT, "IdentitySource": ["$request.header.a", "$request.header.b"]},
        "IdentitySource must hold exactly one",
    ),
    ({**JWT, "IdentitySource": ["$context.a"]}, "'$context.a'"),
    ({**JWT, "AuthorizerUri": CALLS_FUNCTION}, "AuthorizerUri is for REQUEST"),
    ({**JWT, "AuthorizerCredentialsArn": ROLE}, "AuthorizerCredentialsArn is for REQUEST"),
    ({**JWT, "AuthorizerResultTtlInSeconds": 5}, "AuthorizerResultTtlInSeconds is for REQUEST"),
    ({**JWT, "EnableSimpleResponses": True}, "EnableSimpleResponses is for REQUEST"),
]


@pytest.mark.parametrize(("given", "named"), HTTP_REFUSED)
def test_http_apis_refuse(plane: Plane, given: dict[str, Any], named: str) -> None:
    refusal = plane.refused("CreateAuthorizer", ApiId=plane.api(), **given)

    assert (refusal.http_status, named in refusal.message) == (400, True), refusal.message


WEBSOCKET_REFUSED: list[tuple[dict[str, Any], str]] = [
    (without(JWT, "JwtConfiguration"), "AuthorizerType JWT is for HTTP"),
    (JWT, "JwtConfiguration is for HTTP"),
    ({**SOCKET, "AuthorizerResultTtlInSeconds": 5}, "AuthorizerResultTtlInSeconds is for HTTP"),
    ({**SOCKET, "AuthorizerPayloadFormatVersion": "1.0"}, "AuthorizerPayloadFormatVersion is"),
    ({**SOCKET, "EnableSimpleResponses": True}, "EnableSimpleResponses is for HTTP"),
    ({**SOCKET, "IdentitySource": ["$request.header.a"]}, "'$request.header.a'"),
    (without(SOCKET, "AuthorizerUri"), "AuthorizerUri is missing"),
]


@pytest.mark.parametrize(("given", "named"), WEBSOCKET_REFUSED)
def test_websocket_apis_refuse(plane: Plane, given: dict[str, Any], named: str) -> None:
    refusal = plane.refused("CreateAuthorizer", ApiId=plane.api("WEBSOCKET"), **given)

    assert (refusal.http_status, named in refusal.message) == (400, True), refusal.message


@pytest.mark.parametrize(
    ("protocol", "given"),
    [
        ("HTTP", {**REQUEST, "IdentitySource": ["$context.identity.sourceIp"]}),
        ("HTTP", {**REQUEST, "IdentitySource": ["$stageVariables.a", "$request.querystring.b"]}),
        ("HTTP", {**REQUEST, "EnableSimpleResponses": True, "AuthorizerResultTtlInSeconds": 3600}),
        ("HTTP", {**JWT, "IdentitySource": ["$request.querystring.token"]}),
        ("WEBSOCKET", {**SOCKET, "IdentitySource": ["context.a", "stageVariables.b"]}),
        ("WEBSOCKET", {**SOCKET, "IdentityValidationExpression": "^a$"}),
    ],
)
def test_both_kinds_take(plane: Plane, protocol: str, given: dict[str, Any]) -> None:
    api = plane.api(protocol)

    made = plane.send("CreateAuthorizer", ApiId=api, **given)

    assert plane.items("GetAuthorizers", ApiId=api) == [made]
    assert {name: made[name] for name in given} == given


def test_jwt_configuration_merges_member_by_member(plane: Plane) -> None:
    api = plane.api()
    ids = {"ApiId": api, "AuthorizerId": plane.jwt(api)}

    updated = plane.send("UpdateAuthorizer", **ids, JwtConfiguration={"Audience": ["you"]})
    refusal = plane.refused("UpdateAuthorizer", **ids, JwtConfiguration={"Issuer": ""})

    assert updated["JwtConfiguration"] == {
        "Audience": ["you"],
        "Issuer": "https://issuer.example.com",
    }
    assert "Issuer" in refusal.message


def test_what_can_be_cleared(plane: Plane) -> None:
    api = plane.api()
    given = {"AuthorizerCredentialsArn": ROLE, "IdentityValidationExpression": "x"}
    ids = {"ApiId": api, "AuthorizerId": plane.by_function(api, **given)}

    cleared = plane.send(
        "UpdateAuthorizer",
        **ids,
        AuthorizerCredentialsArn="",
        AuthorizerPayloadFormatVersion="",
        IdentityValidationExpression="",
        AuthorizerResultTtlInSeconds=0,
    )

    assert cleared == {
        "AuthorizerId": ids["AuthorizerId"],
        "AuthorizerResultTtlInSeconds": 0,
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": CALLS_FUNCTION,
        "IdentitySource": ["$request.header.Authorization"],
        "Name": "r",
    }


def test_lists_are_replaced_and_an_empty_one_clears(plane: Plane) -> None:
    api = plane.api()
    ids = {"ApiId": api, "AuthorizerId": plane.by_function(api)}
    sources = ["$request.header.a", "$request.querystring.b"]

    replaced = plane.send("UpdateAuthorizer", **ids, IdentitySource=sources)
    cleared = plane.send(
        "UpdateAuthorizer", **ids, IdentitySource=[], AuthorizerResultTtlInSeconds=0
    )

    assert replaced["IdentitySource"] == sources
    assert "IdentitySource" not in cleared


def test_an_authorizer_that_routes_use_stays(plane: Plane) -> None:
    api = plane.api()
    authorizer = plane.jwt(api)
    ids = {"ApiId": api, "AuthorizerId": authorizer}
    members = {"AuthorizationType": "JWT", "AuthorizerId": authorizer}
    route = plane.id("CreateRoute", ApiId=api, RouteKey="GET /", **members)

    refusal = plane.refused("DeleteAuthorizer", **ids)
    plane.send("DeleteRoute", ApiId=api, RouteId=route)
    plane.send("DeleteAuthorizer", **ids)

    assert (refusal.http_status, route in refusal.message) == (409, True)
    assert plane.refused("GetAuthorizer", **ids).details == {"ResourceType": "Authorizer"}

"""APIs and CORS."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import START_STAMP, Plane

URL = "https://example.com/pets"
ROLE = "arn:aws:iam::123456789012:role/r"
BY_REQUEST = "$request.method $request.path"


def test_an_http_api_has_the_service_s_defaults(plane: Plane) -> None:
    api = plane.send("CreateApi", Name="pets", ProtocolType="HTTP")

    assert api == {
        "ApiEndpoint": "https://0000000001.execute-api.us-east-1.amazonaws.com",
        "ApiId": "0000000001",
        "ApiKeySelectionExpression": "$request.header.x-api-key",
        "CreatedDate": START_STAMP,
        "DisableExecuteApiEndpoint": False,
        "IpAddressType": "ipv4",
        "Name": "pets",
        "ProtocolType": "HTTP",
        "RouteSelectionExpression": BY_REQUEST,
        "Tags": {},
    }


def test_a_websocket_api_is_reached_by_wss(plane: Plane) -> None:
    api = plane.send(
        "CreateApi",
        Name="chat",
        ProtocolType="WEBSOCKET",
        RouteSelectionExpression="$request.body.action",
        DisableSchemaValidation=True,
    )

    assert api["ApiEndpoint"] == "wss://0000000001.execute-api.us-east-1.amazonaws.com"
    assert api["RouteSelectionExpression"] == "$request.body.action"
    assert api["DisableSchemaValidation"] is True


@pytest.mark.parametrize("given", [BY_REQUEST, "${request.method} ${request.path}"])
def test_both_spellings_of_the_default_selection_are_stored_as_one(
    plane: Plane, given: str
) -> None:
    api = plane.api(RouteSelectionExpression=given)

    assert plane.send("GetApi", ApiId=api)["RouteSelectionExpression"] == BY_REQUEST


WS = {"ProtocolType": "WEBSOCKET", "RouteSelectionExpression": "$request.body.action"}
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"ProtocolType": "WEBSOCKET"}, "RouteSelectionExpression is missing"),
    ({"RouteSelectionExpression": "$request.body.a"}, "RouteSelectionExpression of an HTTP API"),
    ({"RouteSelectionExpression": "${request.method}"}, "RouteSelectionExpression of an HTTP API"),
    ({**WS, "CorsConfiguration": {"MaxAge": 1}}, "CorsConfiguration is for HTTP APIs only"),
    ({**WS, "Target": URL}, "Target is for HTTP APIs only"),
    ({**WS, "RouteKey": "GET /"}, "RouteKey is for HTTP APIs only"),
    ({**WS, "CredentialsArn": ROLE}, "CredentialsArn is for HTTP APIs only"),
    ({"DisableSchemaValidation": True}, "DisableSchemaValidation is for WebSocket APIs only"),
    (
        {"ApiKeySelectionExpression": "$context.authorizer.usageIdentifierKey"},
        "ApiKeySelectionExpression is for WebSocket APIs only",
    ),
    ({**WS, "ApiKeySelectionExpression": "$request.header.key"}, "ApiKeySelectionExpression must"),
    (
        {"CorsConfiguration": {"AllowCredentials": True, "AllowOrigins": ["*"]}},
        "CorsConfiguration.AllowCredentials",
    ),
    ({"CorsConfiguration": {"AllowOrigins": ["example.com"]}}, "'example.com'"),
    ({"CorsConfiguration": {"AllowMethods": ["FETCH"]}}, "'FETCH'"),
    ({"Target": "ftp://example.com"}, "Target must be a URL"),
    ({"Target": "arn:aws:sqs:us-east-1:1:q"}, "Target must be a URL"),
    ({"RouteKey": "GET /"}, "Target is missing: RouteKey"),
    ({"CredentialsArn": ROLE}, "Target is missing: CredentialsArn"),
    ({"Target": URL, "RouteKey": "GET pets"}, "RouteKey must be"),
    ({"Tags": {f"k{n}": "v" for n in range(51)}}, "Tags must be 50 at most, not 51"),
    ({"Tags": {"": "v"}}, "A key of Tags"),
    ({"Tags": {"k" * 129: "v"}}, "A key of Tags"),
    ({"Tags": {"aws:k": "v"}}, "Tags['aws:k']"),
]


@pytest.mark.parametrize(("given", "named"), REFUSED)
def test_create_refuses(plane: Plane, given: dict[str, Any], named: str) -> None:
    refusal = plane.refused("CreateApi", **{"Name": "a", "ProtocolType": "HTTP", **given})

    assert (refusal.http_status, refusal.code) == (400, "BadRequestException")
    assert named in refusal.message


NEUTRAL: list[tuple[str, dict[str, Any]]] = [
    ("HTTP", {"ApiKeySelectionExpression": "$request.header.x-api-key"}),
    ("HTTP", {"DisableSchemaValidation": False, "ApiKeySelectionExpression": ""}),
    ("WEBSOCKET", {"CorsConfiguration": {}, "Target": "", "RouteKey": "", "CredentialsArn": ""}),
    ("HTTP", {"Target": "", "RouteKey": "", "CorsConfiguration": {}}),
]


@pytest.mark.parametrize(("protocol", "given"), NEUTRAL)
def test_neutral_values_of_the_other_protocol_do_nothing(
    plane: Plane, protocol: str, given: dict[str, Any]
) -> None:
    plain = plane.send("GetApi", ApiId=plane.api(protocol))

    told = plane.send("GetApi", ApiId=plane.api(protocol, **given))

    assert told.keys() == plain.keys()


def test_cors_is_kept_and_replaced_as_a_whole(plane: Plane) -> None:
    api = plane.api(CorsConfiguration={"AllowOrigins": ["https://a.example"], "MaxAge": -1})

    updated = plane.send("UpdateApi", ApiId=api, CorsConfiguration={"AllowMethods": ["GET", "*"]})

    assert updated["CorsConfiguration"] == {"AllowMethods": ["GET", "*"]}


@pytest.mark.parametrize(
    "cors",
    [
        {"AllowCredentials": True, "AllowOrigins": ["https://a.example", "http://*"]},
        {"AllowCredentials": False, "AllowOrigins": ["*"]},
        {"AllowOrigins": ["*"]},
    ],
)
def test_cors_takes_credentials_of_named_origins_or_all_without(
    plane: Plane, cors: dict[str, Any]
) -> None:
    api = plane.api(CorsConfiguration=cors)

    assert plane.send("GetApi", ApiId=api)["CorsConfiguration"] == cors


def test_cors_goes_by_its_own_delete_alone(plane: Plane) -> None:
    api = plane.api(CorsConfiguration={"MaxAge": 1})

    kept = plane.send("UpdateApi", ApiId=api, CorsConfiguration={})
    for _ in range(2):  # the second finds none, and says nothing
        assert plane.send("DeleteCorsConfiguration", ApiId=api) == {}

    assert kept["CorsConfiguration"] == {"MaxAge": 1}
    assert "CorsConfiguration" not in plane.send("GetApi", ApiId=api)


def test_an_empty_text_clears(plane: Plane) -> None:
    api = plane.api(Description="d", Version="1")

    updated = plane.send("UpdateApi", ApiId=api, Description="", Version="")

    assert {"Description", "Version"}.isdisjoint(updated)
    assert updated["Name"] == "a"


def test_what_has_a_default_goes_back_to_it_by_its_value_alone(plane: Plane) -> None:
    usual = {
        "ApiKeySelectionExpression": "$request.header.x-api-key",
        "DisableExecuteApiEndpoint": False,
        "IpAddressType": "ipv4",
    }
    other = {
        "ApiKeySelectionExpression": "$context.authorizer.usageIdentifierKey",
        "DisableExecuteApiEndpoint": True,
        "IpAddressType": "dualstack",
    }
    api = plane.api("WEBSOCKET", **other)

    kept = plane.send("UpdateApi", ApiId=api, Name="b")
    back = plane.send("UpdateApi", ApiId=api, **usual)

    assert {name: kept[name] for name in usual} == other
    assert {name: back[name] for name in usual} == usual


def test_what_is_left_out_stays(plane: Plane) -> None:
    api = plane.send("CreateApi", Name="a", ProtocolType="HTTP", Version="1", Tags={"k": "v"})

    updated = plane.send("UpdateApi", ApiId=api["ApiId"], Name="b")

    assert updated == {**api, "Name": "b"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"Name": ""}, "Name"),
        ({"RouteSelectionExpression": "x"}, "RouteSelectionExpression"),
        ({"Target": URL}, "Target: API 0000000001 was not made by quick create"),
        ({"RouteKey": "GET /"}, "RouteKey: API"),
        ({"CredentialsArn": ROLE}, "CredentialsArn: API"),
        ({"CorsConfiguration": {"AllowCredentials": True, "AllowOrigins": ["*"]}}, "Credentials"),
    ],
)
def test_update_refuses(plane: Plane, given: dict[str, Any], named: str) -> None:
    refusal = plane.refused("UpdateApi", ApiId=plane.api(), **given)

    assert (refusal.http_status, named in refusal.message) == (400, True)


def test_a_websocket_api_cannot_lose_its_selection(plane: Plane) -> None:
    refusal = plane.refused("UpdateApi", ApiId=plane.api("WEBSOCKET"), RouteSelectionExpression="")

    assert refusal.message == "RouteSelectionExpression is missing: a WebSocket API needs one"


def test_delete_takes_all_that_the_api_holds(plane: Plane) -> None:
    other = plane.api()
    api = plane.api(Target=URL)
    plane.jwt(api)
    socket = plane.api("WEBSOCKET")
    plane.send("CreateModel", ApiId=socket, Name="m", Schema="{}")
    integration = plane.id("CreateIntegration", ApiId=socket, IntegrationType="MOCK")
    ids = {"ApiId": socket, "IntegrationId": integration}
    plane.send("CreateIntegrationResponse", **ids, IntegrationResponseKey="$default")
    route = plane.id("CreateRoute", ApiId=socket, RouteKey="a", RequestModels={"$default": "m"})
    plane.send("CreateRouteResponse", ApiId=socket, RouteId=route, RouteResponseKey="$default")
    plane.send("CreateDeployment", ApiId=socket)
    plane.send("UpdateRoute", ApiId=socket, RouteId=route, OperationName="o")

    for gone in (api, socket):
        assert plane.send("DeleteApi", ApiId=gone) == {}

    assert [row["ApiId"] for row in plane.items("GetApis")] == [other]
    assert [len(plane.rows(f"SELECT * FROM {t}")) for t in ("entry", "link", "past")] == [1, 0, 0]


def test_an_api_that_a_domain_maps_to_stays(plane: Plane) -> None:
    api = plane.api(Target=URL)
    domain = plane.domain()
    mapping = plane.id("CreateApiMapping", DomainName=domain, ApiId=api, Stage="$default")

    refusal = plane.refused("DeleteApi", ApiId=api)
    plane.send("DeleteApiMapping", DomainName=domain, ApiMappingId=mapping)
    plane.send("DeleteApi", ApiId=api)

    assert (refusal.http_status, mapping in refusal.message) == (400, True)
    assert plane.items("GetApis") == []


@pytest.mark.parametrize(
    "name", ["DeleteApi", "DeleteCorsConfiguration", "GetApi", "UpdateApi", "GetRoutes"]
)
def test_an_unknown_api_is_not_found(plane: Plane, name: str) -> None:
    refusal = plane.refused(name, ApiId="nope")

    assert (refusal.http_status, refusal.code) == (404, "NotFoundException")
    assert refusal.details == {"ResourceType": "Api"}
    assert refusal.message == "ApiId 'nope' names no API that exists"

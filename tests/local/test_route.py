"""Routes, their keys, models and request parameters."""

from __future__ import annotations

import pytest

from tests.local.plane import Plane


@pytest.fixture
def http(plane: Plane) -> str:
    return plane.api()


@pytest.fixture
def socket(plane: Plane) -> str:
    return plane.api("WEBSOCKET")


@pytest.mark.parametrize(
    "key",
    [
        "$default",
        "GET /",
        "ANY /pets/{id}",
        "HEAD /pets/{id}/toys/{toy}",
        "OPTIONS /{proxy+}",
        "POST /a.b-c_d~e",
        "PUT /pets/",
        "PATCH /é",
        "DELETE /pets/{id}/{rest+}",
    ],
)
def test_http_keys_are_methods_and_paths(plane: Plane, http: str, key: str) -> None:
    assert plane.send("CreateRoute", ApiId=http, RouteKey=key)["RouteKey"] == key


@pytest.mark.parametrize(
    "key",
    [
        "",
        "GET",
        "GET pets",
        "get /pets",
        "TRACE /pets",
        "FETCH /pets",
        "GET  /pets",
        "GET /pets ",
        "GET /{}",
        "GET /{a",
        "GET /a}",
        "GET /{proxy+}/more",
        "GET /pets-{id}",
        "$connect",
        "$Default",
    ],
)
def test_other_keys_are_refused_for_http(plane: Plane, http: str, key: str) -> None:
    refusal = plane.refused("CreateRoute", ApiId=http, RouteKey=key)

    assert (refusal.http_status, "RouteKey" in refusal.message) == (400, True)


@pytest.mark.parametrize("key", ["$connect", "$disconnect", "$default", "join a room", "GET /x"])
def test_websocket_keys_are_any_text(plane: Plane, socket: str, key: str) -> None:
    assert plane.send("CreateRoute", ApiId=socket, RouteKey=key)["RouteKey"] == key


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("GET /a", "GET /a"),
        ("$default", "$default"),
        ("GET /a/{x}", "GET /a/{y}"),
        ("GET /{x}/b/{y}", "GET /{p}/b/{q}"),
        ("GET /{x+}", "GET /{y+}"),
    ],
)
def test_a_key_is_taken_once(plane: Plane, http: str, first: str, second: str) -> None:
    plane.send("CreateRoute", ApiId=http, RouteKey=first)

    refusal = plane.refused("CreateRoute", ApiId=http, RouteKey=second)

    assert (refusal.http_status, refusal.code) == (409, "ConflictException")
    assert repr(second) in refusal.message
    assert repr(first) in refusal.message


@pytest.mark.parametrize(
    ("first", "second"),
    [("GET /a", "POST /a"), ("GET /a", "GET /a/"), ("GET /{x}", "GET /{x+}"), ("GET /a", "GET /A")],
)
def test_different_keys_live_together(plane: Plane, http: str, first: str, second: str) -> None:
    for key in (first, second):
        plane.send("CreateRoute", ApiId=http, RouteKey=key)

    assert [row["RouteKey"] for row in plane.items("GetRoutes", ApiId=http)] == [first, second]


def test_an_update_may_not_take_another_route_s_key(plane: Plane, http: str) -> None:
    plane.send("CreateRoute", ApiId=http, RouteKey="GET /a")
    route = plane.id("CreateRoute", ApiId=http, RouteKey="GET /b")

    refusal = plane.refused("UpdateRoute", ApiId=http, RouteId=route, RouteKey="GET /a")
    same = plane.send("UpdateRoute", ApiId=http, RouteId=route, RouteKey="GET /b")

    assert (refusal.http_status, same["RouteKey"]) == (409, "GET /b")


def test_a_freed_key_can_be_taken_again(plane: Plane, http: str) -> None:
    route = plane.id("CreateRoute", ApiId=http, RouteKey="GET /a")
    plane.send("UpdateRoute", ApiId=http, RouteId=route, RouteKey="GET /b")

    other = plane.id("CreateRoute", ApiId=http, RouteKey="GET /a")
    plane.send("DeleteRoute", ApiId=http, RouteId=other)

    assert plane.id("CreateRoute", ApiId=http, RouteKey="GET /a")


def test_a_target_is_an_integration_of_the_same_api(plane: Plane, http: str) -> None:
    integration = plane.function(http)
    elsewhere = plane.function(plane.api())

    route = plane.send(
        "CreateRoute", ApiId=http, RouteKey="GET /", Target=f"integrations/{integration}"
    )
    foreign = plane.refused(
        "CreateRoute", ApiId=http, RouteKey="GET /b", Target=f"integrations/{elsewhere}"
    )

    assert route["Target"] == f"integrations/{integration}"
    assert (foreign.http_status, foreign.details) == (404, {"ResourceType": "Integration"})


@pytest.mark.parametrize("target", ["abc", "integrations/", "integration/x", "integrations/a/b"])
def test_a_malformed_target_is_refused(plane: Plane, http: str, target: str) -> None:
    refusal = plane.refused("CreateRoute", ApiId=http, RouteKey="GET /", Target=target)

    assert (refusal.http_status, "Target must be" in refusal.message) == (400, True)


def test_http_clients_may_say_that_no_key_is_required(plane: Plane, http: str) -> None:
    route = plane.send(
        "CreateRoute",
        ApiId=http,
        RouteKey="GET /",
        ApiKeyRequired=False,
        RequestModels={},
        ModelSelectionExpression="",
    )

    assert route["ApiKeyRequired"] is False
    assert {"RequestModels", "ModelSelectionExpression"}.isdisjoint(route)


def test_request_models_merge_and_an_empty_name_removes(plane: Plane, socket: str) -> None:
    for name in ("m1", "m2"):
        plane.send("CreateModel", ApiId=socket, Name=name, Schema="{}")
    route = plane.id("CreateRoute", ApiId=socket, RouteKey="a", RequestModels={"x": "m1"})
    ids = {"ApiId": socket, "RouteId": route}

    added = plane.send("UpdateRoute", **ids, RequestModels={"y": "m2"})
    kept = plane.send("UpdateRoute", **ids, RequestModels={})
    removed = plane.send("UpdateRoute", **ids, RequestModels={"x": ""})

    assert added["RequestModels"] == kept["RequestModels"] == {"x": "m1", "y": "m2"}
    assert removed["RequestModels"] == {"y": "m2"}


def test_request_parameters_merge_and_go_one_by_one(plane: Plane, socket: str) -> None:
    first = {"route.request.header.a": {"Required": True}}
    second = {"route.request.header.b": {}}
    route = plane.id("CreateRoute", ApiId=socket, RouteKey="a", RequestParameters=first)
    ids = {"ApiId": socket, "RouteId": route}

    both = plane.send("UpdateRoute", **ids, RequestParameters=second)
    plane.send("DeleteRouteRequestParameter", **ids, RequestParameterKey="route.request.header.a")
    left = plane.send("GetRoute", **ids)
    plane.send("DeleteRouteRequestParameter", **ids, RequestParameterKey="route.request.header.b")

    assert both["RequestParameters"] == {**first, **second}
    assert left["RequestParameters"] == second
    assert "RequestParameters" not in plane.send("GetRoute", **ids)


def test_an_unknown_request_parameter_is_not_found(plane: Plane, http: str) -> None:
    route = plane.id("CreateRoute", ApiId=http, RouteKey="GET /")

    refusal = plane.refused(
        "DeleteRouteRequestParameter", ApiId=http, RouteId=route, RequestParameterKey="k"
    )

    assert (refusal.http_status, "'k'" in refusal.message) == (404, True)


@pytest.mark.parametrize("change", ["DeleteRoute", "UpdateRoute"])
def test_a_key_that_goes_takes_its_stage_settings(plane: Plane, http: str, change: str) -> None:
    route = plane.id("CreateRoute", ApiId=http, RouteKey="GET /a")
    plane.send("CreateRoute", ApiId=http, RouteKey="GET /b")
    settings = {"GET /a": {"ThrottlingBurstLimit": 1}, "GET /b": {"ThrottlingBurstLimit": 2}}
    plane.send("CreateStage", ApiId=http, StageName="s", RouteSettings=settings)

    new = {"RouteKey": "GET /c"} if change == "UpdateRoute" else {}
    plane.send(change, ApiId=http, RouteId=route, **new)

    stage = plane.send("GetStage", ApiId=http, StageName="s")
    assert stage["RouteSettings"] == {"GET /b": {"ThrottlingBurstLimit": 2}}


def test_delete_takes_the_responses(plane: Plane, socket: str) -> None:
    route = plane.id("CreateRoute", ApiId=socket, RouteKey="a")
    plane.send("CreateRouteResponse", ApiId=socket, RouteId=route, RouteResponseKey="$default")

    plane.send("DeleteRoute", ApiId=socket, RouteId=route)

    assert plane.rows("SELECT id FROM entry WHERE place LIKE '%routeresponses'") == []

"""Route responses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import Plane

KEY = {"RouteResponseKey": "$default"}


@pytest.fixture
def ids(plane: Plane) -> dict[str, Any]:
    api = plane.api("WEBSOCKET")
    return {"ApiId": api, "RouteId": plane.id("CreateRoute", ApiId=api, RouteKey="a")}


def test_a_response_is_kept(plane: Plane, ids: dict[str, Any]) -> None:
    plane.send("CreateModel", ApiId=ids["ApiId"], Name="m", Schema="{}")
    given = {
        **KEY,
        "ModelSelectionExpression": "x",
        "ResponseModels": {"$default": "m"},
        "ResponseParameters": {"route.response.header.a": {"Required": True}},
    }

    made = plane.send("CreateRouteResponse", **ids, **given)

    assert made == {**given, "RouteResponseId": made["RouteResponseId"]}


def test_the_only_key_is_default(plane: Plane, ids: dict[str, Any]) -> None:
    made = plane.id("CreateRouteResponse", **ids, **KEY)

    for key in ("", "200"):
        created = plane.refused("CreateRouteResponse", **ids, RouteResponseKey=key)
        updated = plane.refused(
            "UpdateRouteResponse", **ids, RouteResponseId=made, RouteResponseKey=key
        )
        assert (created.http_status, updated.http_status) == (400, 400)
    assert plane.refused("CreateRouteResponse", **ids, **KEY).http_status == 409


def test_http_routes_have_no_responses(plane: Plane) -> None:
    api = plane.api()
    route = plane.id("CreateRoute", ApiId=api, RouteKey="GET /")

    refusal = plane.refused("CreateRouteResponse", ApiId=api, RouteId=route, **KEY)

    assert refusal.message == "Only WebSocket APIs have a route response; this is an HTTP API"


def test_unknown_models_and_parents_are_not_found(plane: Plane, ids: dict[str, Any]) -> None:
    model = plane.refused("CreateRouteResponse", **ids, **KEY, ResponseModels={"a": "nope"})
    route = plane.refused("CreateRouteResponse", **{**ids, "RouteId": "nope"}, **KEY)
    api = plane.refused("GetRouteResponses", **{**ids, "ApiId": "nope"})
    self = plane.refused("GetRouteResponse", **ids, RouteResponseId="nope")

    found = [refusal.details["ResourceType"] for refusal in (model, route, api, self)]
    assert found == ["Model", "Route", "Api", "RouteResponse"]


def test_maps_are_replaced(plane: Plane, ids: dict[str, Any]) -> None:
    first, second = {"a": {"Required": True}}, {"b": {}}
    made = plane.id("CreateRouteResponse", **ids, **KEY, ResponseParameters=first)

    answer = plane.send(
        "UpdateRouteResponse", **ids, RouteResponseId=made, ResponseParameters=second
    )

    assert answer["ResponseParameters"] == second

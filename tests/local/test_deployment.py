"""Deployments by hand, and what they hold."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import START_STAMP, Plane


@pytest.fixture
def api(plane: Plane) -> str:
    """An API with one route."""
    api = plane.api()
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /a")
    return api


def stage(plane: Plane, api: str, name: str = "auto") -> dict[str, Any]:
    return plane.send("GetStage", ApiId=api, StageName=name)


def test_a_deployment_is_deployed_at_once(plane: Plane, api: str) -> None:
    deployment = plane.send("CreateDeployment", ApiId=api, Description="d")

    assert deployment == {
        "AutoDeployed": False,
        "CreatedDate": START_STAMP,
        "DeploymentId": deployment["DeploymentId"],
        "DeploymentStatus": "DEPLOYED",
        "Description": "d",
    }


def test_a_deployment_can_go_to_a_stage_that_exists(plane: Plane, api: str) -> None:
    plane.send("CreateStage", ApiId=api, StageName="s")
    plane.clock.seconds += 61

    deployment = plane.id("CreateDeployment", ApiId=api, StageName="s")

    pointed = stage(plane, api, "s")
    assert pointed["DeploymentId"] == deployment
    assert pointed["LastUpdatedDate"] == "2020-04-08T19:26:46Z"


def test_an_api_without_routes_cannot_be_deployed(plane: Plane) -> None:
    for protocol in ("HTTP", "WEBSOCKET"):
        refusal = plane.refused("CreateDeployment", ApiId=plane.api(protocol))

        assert (refusal.http_status, "has no routes" in refusal.message) == (400, True)


def test_a_deployment_goes_to_no_stage_that_is_unknown_or_automatic(plane: Plane, api: str) -> None:
    plane.send("CreateStage", ApiId=api, StageName="auto", AutoDeploy=True)

    unknown = plane.refused("CreateDeployment", ApiId=api, StageName="nope")
    taken = plane.refused("CreateDeployment", ApiId=api, StageName="auto")

    assert (unknown.http_status, unknown.details) == (404, {"ResourceType": "Stage"})
    assert (taken.http_status, "auto" in taken.message) == (400, True)


def test_only_the_description_changes(plane: Plane, api: str) -> None:
    made = plane.send("CreateDeployment", ApiId=api, Description="d")
    ids = {"ApiId": api, "DeploymentId": made["DeploymentId"]}

    updated = plane.send("UpdateDeployment", **ids, Description="e")
    cleared = plane.send("UpdateDeployment", **ids, Description="")

    assert updated == {**made, "Description": "e"}
    assert cleared == {name: value for name, value in made.items() if name != "Description"}


def test_a_deployment_is_described_again_after_its_routes_are_gone(plane: Plane, api: str) -> None:
    deployment = plane.id("CreateDeployment", ApiId=api)
    (route,) = plane.items("GetRoutes", ApiId=api)
    plane.send("DeleteRoute", ApiId=api, RouteId=route["RouteId"])

    plane.send("UpdateDeployment", ApiId=api, DeploymentId=deployment, Description="e")


def test_a_stage_is_repointed_by_hand(plane: Plane, api: str) -> None:
    first, second = (plane.id("CreateDeployment", ApiId=api) for _ in range(2))
    plane.send("CreateStage", ApiId=api, StageName="s", DeploymentId=first)

    moved = plane.send("UpdateStage", ApiId=api, StageName="s", DeploymentId=second)

    assert moved["DeploymentId"] == second


def test_a_deployment_that_a_stage_serves_stays(plane: Plane, api: str) -> None:
    first, second = (plane.id("CreateDeployment", ApiId=api) for _ in range(2))
    plane.send("CreateStage", ApiId=api, StageName="s", DeploymentId=first)

    refusal = plane.refused("DeleteDeployment", ApiId=api, DeploymentId=first)
    plane.send("UpdateStage", ApiId=api, StageName="s", DeploymentId=second)
    plane.send("DeleteDeployment", ApiId=api, DeploymentId=first)

    assert (refusal.http_status, "stage s" in refusal.message) == (400, True)
    assert [row["DeploymentId"] for row in plane.items("GetDeployments", ApiId=api)] == [second]


def held(plane: Plane, api: str, deployment: str) -> dict[str, Any]:
    """The routes of a deployment: key -> operation name."""
    path = f"us-east-1/apis/{api}"
    seq = plane.store.get(f"{path}/deployments", deployment, plane.clock()).seq  # type: ignore[union-attr]
    return {
        entry.body["RouteKey"]: entry.body.get("OperationName")
        for entry in plane.store.snapshot(path, seq)
        if entry.place == f"{path}/routes"
    }


def test_a_deployment_keeps_what_it_was_made_of(plane: Plane, api: str) -> None:
    (first,) = plane.items("GetRoutes", ApiId=api)
    ids = {"ApiId": api, "RouteId": first["RouteId"]}
    one = plane.id("CreateDeployment", ApiId=api)
    plane.send("UpdateRoute", **ids, OperationName="changed")
    plane.send("UpdateRoute", **ids, OperationName="changed again")
    second = plane.id("CreateRoute", ApiId=api, RouteKey="GET /b")
    two = plane.id("CreateDeployment", ApiId=api)
    plane.send("DeleteRoute", **ids)
    plane.send("UpdateRoute", ApiId=api, RouteId=second, RouteKey="GET /c")
    three = plane.id("CreateDeployment", ApiId=api)

    assert held(plane, api, one) == {"GET /a": None}
    assert held(plane, api, two) == {"GET /a": "changed again", "GET /b": None}
    assert held(plane, api, three) == {"GET /c": None}


def test_what_only_a_deleted_deployment_held_is_forgotten(plane: Plane, api: str) -> None:
    (route,) = plane.items("GetRoutes", ApiId=api)
    ids = {"ApiId": api, "RouteId": route["RouteId"]}
    one = plane.id("CreateDeployment", ApiId=api)
    two = plane.id("CreateDeployment", ApiId=api)
    plane.send("UpdateRoute", **ids, OperationName="changed")
    plane.id("CreateDeployment", ApiId=api)
    plane.send("UpdateRoute", **ids, OperationName="again")

    plane.send("DeleteDeployment", ApiId=api, DeploymentId=one)
    assert held(plane, api, two) == {"GET /a": None}
    plane.send("DeleteDeployment", ApiId=api, DeploymentId=two)

    assert len(plane.rows("SELECT * FROM past WHERE place LIKE '%/routes'")) == 1


def test_deployments_share_what_did_not_change(plane: Plane, api: str) -> None:
    for n in range(30):
        plane.send("CreateRoute", ApiId=api, RouteKey=f"GET /{n}/x")
    for _ in range(10):
        deployment = plane.id("CreateDeployment", ApiId=api)

    assert len(held(plane, api, deployment)) == 31
    assert plane.rows("SELECT COUNT(*) FROM past") == [(0,)]


def test_a_change_of_the_api_alone_keeps_the_api_alone(plane: Plane, api: str) -> None:
    plane.send("CreateDeployment", ApiId=api)

    plane.send("UpdateApi", ApiId=api, Name="b")

    assert plane.rows("SELECT place FROM past") == [("us-east-1/apis",)]

"""Automatic deployments: what makes one, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.local.plane import FUNCTION, Plane


@pytest.fixture
def api(plane: Plane) -> str:
    """An API with one route."""
    api = plane.api()
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /a")
    return api


def automatic(plane: Plane, protocol: str = "HTTP") -> str:
    """An API with one route and a stage that deploys automatically."""
    api = plane.api(protocol)
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /first")
    plane.send("CreateStage", ApiId=api, StageName="auto", AutoDeploy=True)
    return api


def stage(plane: Plane, api: str, name: str = "auto") -> dict[str, Any]:
    return plane.send("GetStage", ApiId=api, StageName=name)


def test_turning_auto_deploy_on_deploys_at_once(plane: Plane, api: str) -> None:
    made = plane.send("CreateStage", ApiId=api, StageName="new", AutoDeploy=True)
    plane.send("CreateStage", ApiId=api, StageName="old")
    turned = plane.send("UpdateStage", ApiId=api, StageName="old", AutoDeploy=True)

    first, second = plane.items("GetDeployments", ApiId=api)
    assert (first["AutoDeployed"], second["AutoDeployed"]) == (True, True)
    assert made["DeploymentId"] == first["DeploymentId"]
    assert turned["DeploymentId"] == second["DeploymentId"]
    assert stage(plane, api, "new")["DeploymentId"] == first["DeploymentId"]


def test_a_deployment_id_cannot_be_set_while_auto_deploy_is_on(plane: Plane) -> None:
    api = automatic(plane)
    deployment = plane.id("CreateDeployment", ApiId=api)
    ids = {"ApiId": api, "StageName": "auto", "DeploymentId": deployment}

    refusal = plane.refused("UpdateStage", **ids)
    freed = plane.send("UpdateStage", **ids, AutoDeploy=False)

    assert refusal.http_status == 400
    assert (freed["DeploymentId"], freed["AutoDeploy"]) == (deployment, False)


def changes(plane: Plane) -> dict[str, tuple[str, Callable[[], object]]]:
    """Requests that change what an API does, and the API."""
    http, socket = automatic(plane), automatic(plane, "WEBSOCKET")
    jwt, function = plane.jwt(http), plane.function(http)
    route = plane.items("GetRoutes", ApiId=socket)[0]["RouteId"]
    mock = plane.id("CreateIntegration", ApiId=socket, IntegrationType="MOCK")
    model = plane.id("CreateModel", ApiId=socket, Name="m", Schema="{}")
    parameters = {"route.request.header.a": {"Required": True}}
    plane.send("UpdateRoute", ApiId=socket, RouteId=route, RequestParameters=parameters)
    answer = {"ApiId": socket, "RouteId": route, "RouteResponseKey": "$default"}
    reply = {"ApiId": socket, "IntegrationId": mock, "IntegrationResponseKey": "/a/"}
    spare = plane.id("CreateRoute", ApiId=http, RouteKey="GET /spare")

    def send(name: str, **params: Any) -> Callable[[], object]:
        return lambda: plane.send(name, **params)

    return {
        "UpdateApi": (http, send("UpdateApi", ApiId=http, Name="b")),
        "cors": (http, send("UpdateApi", ApiId=http, CorsConfiguration={"MaxAge": 1})),
        "DeleteCors": (http, send("DeleteCorsConfiguration", ApiId=http)),
        "CreateRoute": (http, send("CreateRoute", ApiId=http, RouteKey="GET /x")),
        "UpdateRoute": (http, send("UpdateRoute", ApiId=http, RouteId=spare, OperationName="o")),
        "DeleteRoute": (http, send("DeleteRoute", ApiId=http, RouteId=spare)),
        "CreateIntegration": (
            http,
            send(
                "CreateIntegration",
                ApiId=http,
                IntegrationType="AWS_PROXY",
                IntegrationUri=FUNCTION,
            ),
        ),
        "UpdateIntegration": (
            http,
            send("UpdateIntegration", ApiId=http, IntegrationId=function, Description="d"),
        ),
        "DeleteIntegration": (
            http,
            send("DeleteIntegration", ApiId=http, IntegrationId=function),
        ),
        "UpdateAuthorizer": (
            http,
            send("UpdateAuthorizer", ApiId=http, AuthorizerId=jwt, Name="n"),
        ),
        "DeleteAuthorizer": (http, send("DeleteAuthorizer", ApiId=http, AuthorizerId=jwt)),
        "UpdateModel": (socket, send("UpdateModel", ApiId=socket, ModelId=model, Description="d")),
        "DeleteModel": (socket, send("DeleteModel", ApiId=socket, ModelId=model)),
        "CreateRouteResponse": (socket, send("CreateRouteResponse", **answer)),
        "CreateIntegrationResponse": (socket, send("CreateIntegrationResponse", **reply)),
        "DeleteRouteRequestParameter": (
            socket,
            send(
                "DeleteRouteRequestParameter",
                ApiId=socket,
                RouteId=route,
                RequestParameterKey="route.request.header.a",
            ),
        ),
    }


CHANGES = [
    "UpdateApi",
    "cors",
    "DeleteCors",
    "CreateRoute",
    "UpdateRoute",
    "DeleteRoute",
    "CreateIntegration",
    "UpdateIntegration",
    "DeleteIntegration",
    "UpdateAuthorizer",
    "DeleteAuthorizer",
    "UpdateModel",
    "DeleteModel",
    "CreateRouteResponse",
    "CreateIntegrationResponse",
    "DeleteRouteRequestParameter",
]


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_api_deploys_once(plane: Plane, name: str) -> None:
    api, change = changes(plane)[name]
    before = len(plane.items("GetDeployments", ApiId=api))

    change()

    after = plane.items("GetDeployments", ApiId=api)
    assert len(after) == before + 1
    assert after[-1]["AutoDeployed"] is True
    assert stage(plane, api)["DeploymentId"] == after[-1]["DeploymentId"]


def test_the_table_of_changes_is_whole(plane: Plane) -> None:
    assert list(changes(plane)) == CHANGES


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("UpdateStage", {"StageName": "auto", "Description": "d"}),
        ("CreateStage", {"StageName": "other"}),
        ("DeleteStage", {"StageName": "auto"}),
        ("DeleteAccessLogSettings", {"StageName": "auto"}),
        ("ResetAuthorizersCache", {"StageName": "auto"}),
        ("TagResource", {}),
        ("GetApi", {}),
    ],
)
def test_what_touches_stages_or_tags_alone_deploys_nothing(
    plane: Plane, name: str, given: dict[str, Any]
) -> None:
    api = automatic(plane)
    if name == "TagResource":
        arn = f"arn:aws:apigateway:us-east-1::/apis/{api}"
        plane.send(name, ResourceArn=arn, Tags={"a": "b"})
    else:
        plane.send(name, ApiId=api, **given)

    assert len(plane.items("GetDeployments", ApiId=api)) == 1


def test_all_automatic_stages_get_the_same_deployment(plane: Plane) -> None:
    api = automatic(plane)
    plane.send("CreateStage", ApiId=api, StageName="twin", AutoDeploy=True)
    plane.send("CreateStage", ApiId=api, StageName="manual")

    plane.send("CreateRoute", ApiId=api, RouteKey="GET /x")

    assert len(plane.items("GetDeployments", ApiId=api)) == 3
    assert stage(plane, api)["DeploymentId"] == stage(plane, api, "twin")["DeploymentId"]
    assert "DeploymentId" not in stage(plane, api, "manual")


def test_a_failed_automatic_deployment_leaves_the_stage_and_says_why(plane: Plane) -> None:
    api = automatic(plane)
    (route,) = plane.items("GetRoutes", ApiId=api)
    before = stage(plane, api)

    assert plane.send("DeleteRoute", ApiId=api, RouteId=route["RouteId"]) == {}

    after = stage(plane, api)
    assert after["DeploymentId"] == before["DeploymentId"]
    assert "no routes" in after["LastDeploymentStatusMessage"]
    assert len(plane.items("GetDeployments", ApiId=api)) == 1


def test_an_automatic_stage_of_an_empty_api_waits_for_routes(plane: Plane) -> None:
    api = plane.api()
    made = plane.send("CreateStage", ApiId=api, StageName="auto", AutoDeploy=True)

    plane.send("CreateRoute", ApiId=api, RouteKey="GET /")

    assert "DeploymentId" not in made
    assert "no routes" in made["LastDeploymentStatusMessage"]
    assert "DeploymentId" in stage(plane, api)


@pytest.mark.soak
def test_ten_thousand_automatic_deployments_stay_small(plane: Plane) -> None:
    api = automatic(plane)
    for n in range(10_000):
        plane.send("CreateRoute", ApiId=api, RouteKey=f"GET /{n}")
    plane.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    pages, size = plane.rows("PRAGMA page_count")[0][0], plane.rows("PRAGMA page_size")[0][0]
    assert pages * size < 200_000_000

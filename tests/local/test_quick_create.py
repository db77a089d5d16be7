"""Quick create, and the parts that it manages."""

from __future__ import annotations

from typing import Any

from tests.local.plane import FUNCTION, Plane

URL = "https://example.com/pets"
ROLE = "arn:aws:iam::123456789012:role/r"


def quick(plane: Plane, **members: Any) -> dict[str, list[dict[str, Any]]]:
    """The parts that a quick create makes."""
    api = plane.api(**{"Target": URL, **members})
    lists = ("GetIntegrations", "GetRoutes", "GetStages", "GetDeployments")
    return {name: plane.items(name, ApiId=api) for name in lists}


def test_quick_create_with_a_url_makes_a_proxy(plane: Plane) -> None:
    parts = quick(plane, CredentialsArn=ROLE)

    (integration,), (route,) = parts["GetIntegrations"], parts["GetRoutes"]
    assert integration == {
        "ApiGatewayManaged": True,
        "ConnectionType": "INTERNET",
        "IntegrationId": integration["IntegrationId"],
        "IntegrationMethod": "ANY",
        "IntegrationType": "HTTP_PROXY",
        "IntegrationUri": URL,
        "PayloadFormatVersion": "1.0",
        "TimeoutInMillis": 30000,
    }
    assert route == {
        "ApiGatewayManaged": True,
        "ApiKeyRequired": False,
        "AuthorizationType": "NONE",
        "RouteId": route["RouteId"],
        "RouteKey": "$default",
        "Target": f"integrations/{integration['IntegrationId']}",
    }


def test_quick_create_with_a_function_calls_it(plane: Plane) -> None:
    parts = quick(plane, Target=FUNCTION, CredentialsArn=ROLE, RouteKey="GET /pets")

    (integration,), (route,) = parts["GetIntegrations"], parts["GetRoutes"]
    assert integration["IntegrationType"] == "AWS_PROXY"
    assert (integration["IntegrationMethod"], integration["IntegrationUri"]) == ("POST", FUNCTION)
    assert (integration["PayloadFormatVersion"], integration["CredentialsArn"]) == ("2.0", ROLE)
    assert route["RouteKey"] == "GET /pets"


def test_quick_create_deploys_once(plane: Plane) -> None:
    parts = quick(plane)

    (stage,), (deployment,) = parts["GetStages"], parts["GetDeployments"]
    assert stage["StageName"] == "$default"
    assert (stage["AutoDeploy"], stage["ApiGatewayManaged"]) == (True, True)
    assert stage["DeploymentId"] == deployment["DeploymentId"]
    assert stage["DeploymentId"] in stage["LastDeploymentStatusMessage"]
    assert deployment["AutoDeployed"] is True


def test_quick_create_answers_nothing_of_its_parts(plane: Plane) -> None:
    quick_one = plane.send("CreateApi", Name="a", ProtocolType="HTTP", Target=URL)
    plain_one = plane.send("CreateApi", Name="a", ProtocolType="HTTP")

    assert quick_one.keys() == plain_one.keys()


def test_update_api_changes_the_managed_parts(plane: Plane) -> None:
    api = plane.api(Target=URL)

    plane.send("UpdateApi", ApiId=api, Target=FUNCTION, CredentialsArn=ROLE, RouteKey="GET /a")

    (integration,) = plane.items("GetIntegrations", ApiId=api)
    (route,) = plane.items("GetRoutes", ApiId=api)
    assert (integration["IntegrationType"], integration["IntegrationUri"]) == (
        "AWS_PROXY",
        FUNCTION,
    )
    assert (integration["PayloadFormatVersion"], integration["CredentialsArn"]) == ("2.0", ROLE)
    assert route["RouteKey"] == "GET /a"
    assert len(plane.items("GetDeployments", ApiId=api)) == 2


def test_credentials_of_the_managed_integration_change_alone(plane: Plane) -> None:
    api = plane.api(Target=FUNCTION)

    plane.send("UpdateApi", ApiId=api, CredentialsArn=ROLE)

    (integration,) = plane.items("GetIntegrations", ApiId=api)
    assert (integration["CredentialsArn"], integration["IntegrationUri"]) == (ROLE, FUNCTION)


def test_a_url_needs_no_credentials(plane: Plane) -> None:
    api = plane.api(Target=FUNCTION, CredentialsArn=ROLE)

    plane.send("UpdateApi", ApiId=api, Target=URL)

    (integration,) = plane.items("GetIntegrations", ApiId=api)
    assert (integration["IntegrationType"], integration["IntegrationMethod"]) == (
        "HTTP_PROXY",
        "ANY",
    )
    assert (integration["IntegrationUri"], "CredentialsArn" in integration) == (URL, False)


def test_a_managed_target_cannot_be_removed(plane: Plane) -> None:
    refusal = plane.refused("UpdateApi", ApiId=plane.api(Target=URL), Target="")

    assert refusal.message == "Target can be changed, not removed"


def test_managed_parts_stay(plane: Plane) -> None:
    api = plane.api(Target=URL)
    (integration,) = plane.items("GetIntegrations", ApiId=api)
    (route,) = plane.items("GetRoutes", ApiId=api)
    ids = {"ApiId": api, "RouteId": route["RouteId"]}

    refusals = [
        plane.refused("DeleteRoute", **ids),
        plane.refused("UpdateRoute", **ids, RouteKey="GET /"),
        plane.refused("DeleteIntegration", ApiId=api, IntegrationId=integration["IntegrationId"]),
    ]

    assert [refusal.http_status for refusal in refusals] == [400, 400, 400]


def test_managed_parts_change_otherwise(plane: Plane) -> None:
    api = plane.api(Target=URL)
    (integration,) = plane.items("GetIntegrations", ApiId=api)
    (route,) = plane.items("GetRoutes", ApiId=api)

    plane.send("UpdateRoute", ApiId=api, RouteId=route["RouteId"], OperationName="o")
    plane.send(
        "UpdateIntegration", ApiId=api, IntegrationId=integration["IntegrationId"], Description="d"
    )
    stage = plane.send(
        "UpdateStage", ApiId=api, StageName="$default", StageVariables={"a": "b"}, AutoDeploy=False
    )

    assert (stage["StageVariables"], stage["AutoDeploy"]) == ({"a": "b"}, False)

"""Changes and deletes of integrations."""

from __future__ import annotations

from tests.local.plane import Plane
from tests.local.test_integration import MOCK, PRIVATE, PROXY


def test_request_parameters_merge_and_an_empty_text_removes(plane: Plane) -> None:
    api = plane.api()
    given = {**PROXY, "RequestParameters": {"append:header.a": "1", "append:header.b": "2"}}
    ids = {"ApiId": api, "IntegrationId": plane.id("CreateIntegration", ApiId=api, **given)}

    changes = {"append:header.a": "", "append:header.c": "3"}
    updated = plane.send("UpdateIntegration", **ids, RequestParameters=changes)
    kept = plane.send("UpdateIntegration", **ids, RequestParameters={})

    assert updated["RequestParameters"] == {"append:header.b": "2", "append:header.c": "3"}
    assert kept == updated


def test_response_parameters_merge_by_status_and_an_empty_map_removes(plane: Plane) -> None:
    api = plane.api()
    mapping = {"append:header.a": "1"}
    given = {**PROXY, "ResponseParameters": {"200": mapping, "404": mapping}}
    ids = {"ApiId": api, "IntegrationId": plane.id("CreateIntegration", ApiId=api, **given)}

    other = {"append:header.b": "2"}
    updated = plane.send("UpdateIntegration", **ids, ResponseParameters={"200": other, "404": {}})

    assert updated["ResponseParameters"] == {"200": other}


def test_request_templates_are_replaced(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    given = {**MOCK, "RequestTemplates": {"a": "1", "b": "2"}}
    ids = {"ApiId": api, "IntegrationId": plane.id("CreateIntegration", ApiId=api, **given)}

    updated = plane.send("UpdateIntegration", **ids, RequestTemplates={"c": "3"})
    cleared = plane.send("UpdateIntegration", **ids, RequestTemplates={})

    assert updated["RequestTemplates"] == {"c": "3"}
    assert "RequestTemplates" not in cleared


def test_empty_values_clear(plane: Plane) -> None:
    api = plane.api()
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["s"])
    tls = {"ServerNameToVerify": "a"}
    given = {**PRIVATE, "ConnectionId": link, "TlsConfig": tls, "Description": "d"}
    ids = {"ApiId": api, "IntegrationId": plane.id("CreateIntegration", ApiId=api, **given)}

    cleared = plane.send("UpdateIntegration", **ids, TlsConfig={}, Description="")

    assert {"TlsConfig", "Description"}.isdisjoint(cleared)


def test_the_type_is_sent_again_but_never_changes(plane: Plane) -> None:
    api = plane.api()
    ids = {"ApiId": api, "IntegrationId": plane.function(api)}

    same = plane.send(
        "UpdateIntegration", **ids, IntegrationType="AWS_PROXY", IntegrationSubtype=""
    )
    other = plane.refused(
        "UpdateIntegration", **ids, IntegrationType="HTTP_PROXY", IntegrationMethod="GET"
    )

    assert same["IntegrationType"] == "AWS_PROXY"
    assert other.message == "IntegrationType cannot change from 'AWS_PROXY' to 'HTTP_PROXY'"


def test_an_update_is_held_to_the_rules(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    ids = {"ApiId": api, "IntegrationId": plane.id("CreateIntegration", ApiId=api, **MOCK)}

    refusal = plane.refused("UpdateIntegration", **ids, TimeoutInMillis=29500)

    assert refusal.message == "TimeoutInMillis must be from 50 to 29000, not 29500"


def test_an_integration_that_routes_target_stays(plane: Plane) -> None:
    api = plane.api()
    integration = plane.function(api)
    ids = {"ApiId": api, "IntegrationId": integration}
    target = f"integrations/{integration}"
    routes = [plane.id("CreateRoute", ApiId=api, RouteKey=f"GET /{n}", Target=target) for n in "ab"]

    refusal = plane.refused("DeleteIntegration", **ids)
    plane.send("DeleteRoute", ApiId=api, RouteId=routes[0])
    plane.send("UpdateRoute", ApiId=api, RouteId=routes[1], Target="")
    plane.send("DeleteIntegration", **ids)

    assert (refusal.http_status, refusal.code) == (409, "ConflictException")
    assert all(route in refusal.message for route in routes)
    assert plane.refused("GetIntegration", **ids).http_status == 404


def test_delete_takes_the_responses(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    ids = {"ApiId": api, "IntegrationId": plane.id("CreateIntegration", ApiId=api, **MOCK)}
    plane.send("CreateIntegrationResponse", **ids, IntegrationResponseKey="$default")

    plane.send("DeleteIntegration", **ids)

    assert plane.rows("SELECT id FROM entry WHERE place LIKE '%responses'") == []

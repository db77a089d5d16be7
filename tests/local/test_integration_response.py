"""Integration responses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import Plane

KEY = {"IntegrationResponseKey": "$default"}


@pytest.fixture
def ids(plane: Plane) -> dict[str, Any]:
    api = plane.api("WEBSOCKET")
    mock = plane.id("CreateIntegration", ApiId=api, IntegrationType="MOCK")
    return {"ApiId": api, "IntegrationId": mock}


def test_a_response_is_kept(plane: Plane, ids: dict[str, Any]) -> None:
    given = {
        "ContentHandlingStrategy": "CONVERT_TO_TEXT",
        "IntegrationResponseKey": "/2\\d\\d/",
        "ResponseParameters": {
            "method.response.header.a": "integration.response.header.b",
            "method.response.header.c": "integration.response.body.d[0]",
            "method.response.header.e": "'f g'",
        },
        "ResponseTemplates": {"application/json": "t"},
        "TemplateSelectionExpression": "x",
    }

    made = plane.send("CreateIntegrationResponse", **ids, **given)

    assert made == {**given, "IntegrationResponseId": made["IntegrationResponseId"]}


def header(key: str, value: str) -> dict[str, Any]:
    return {"ResponseParameters": {key: value}}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"IntegrationResponseKey": ""}, "IntegrationResponseKey"),
        ({"IntegrationResponseKey": "200"}, "IntegrationResponseKey"),
        ({"IntegrationResponseKey": "//"}, "IntegrationResponseKey"),
        (header("response.header.a", "'b'"), "response.header.a"),
        (header("method.response.body.a", "'b'"), "method.response.body.a"),
        (header("method.response.header.a", "b"), "not 'b'"),
        (header("method.response.header.a", "integration.response.status"), "response.status"),
    ],
)
def test_create_and_update_refuse(
    plane: Plane, ids: dict[str, Any], given: dict[str, Any], named: str
) -> None:
    made = plane.id("CreateIntegrationResponse", **ids, IntegrationResponseKey="/a/")

    created = plane.refused("CreateIntegrationResponse", **{**ids, **KEY, **given})
    updated = plane.refused(
        "UpdateIntegrationResponse", **{**ids, "IntegrationResponseId": made, **given}
    )

    assert (created.http_status, updated.http_status) == (400, 400)
    assert named in created.message
    assert named in updated.message


def test_a_key_is_taken_once(plane: Plane, ids: dict[str, Any]) -> None:
    plane.send("CreateIntegrationResponse", **ids, **KEY)

    assert plane.refused("CreateIntegrationResponse", **ids, **KEY).http_status == 409


def test_http_integrations_have_no_responses(plane: Plane) -> None:
    api = plane.api()

    refusal = plane.refused(
        "CreateIntegrationResponse", ApiId=api, IntegrationId=plane.function(api), **KEY
    )

    assert (refusal.http_status, "Only WebSocket APIs" in refusal.message) == (400, True)


def test_an_unknown_integration_is_not_found(plane: Plane, ids: dict[str, Any]) -> None:
    refusal = plane.refused("GetIntegrationResponses", ApiId=ids["ApiId"], IntegrationId="nope")

    assert (refusal.http_status, refusal.details) == (404, {"ResourceType": "Integration"})


def test_maps_are_replaced_and_cleared(plane: Plane, ids: dict[str, Any]) -> None:
    first = {"ResponseTemplates": {"a": "1"}, "ContentHandlingStrategy": "CONVERT_TO_TEXT"}
    made = plane.id("CreateIntegrationResponse", **ids, **KEY, **first)
    one = {**ids, "IntegrationResponseId": made}

    replaced = plane.send("UpdateIntegrationResponse", **one, ResponseTemplates={"b": "2"})
    cleared = plane.send(
        "UpdateIntegrationResponse", **one, ResponseTemplates={}, ContentHandlingStrategy=""
    )

    assert replaced["ResponseTemplates"] == {"b": "2"}
    assert cleared == {**KEY, "IntegrationResponseId": made}

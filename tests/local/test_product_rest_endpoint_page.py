"""Pages that document REST endpoints."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.local.plane import ENDPOINT, START_STAMP, Plane

URL = "https://r1.execute-api.us-east-1.amazonaws.com/prod/pets"


@pytest.fixture
def product(plane: Plane) -> str:
    return plane.id("CreatePortalProduct", DisplayName="p")


def test_a_page_shows_the_endpoint_that_it_documents(plane: Plane, product: str) -> None:
    page = plane.send(
        "CreateProductRestEndpointPage", PortalProductId=product, RestEndpointIdentifier=ENDPOINT
    )

    id = page["ProductRestEndpointPageId"]
    base = f"arn:aws:apigateway:us-east-1:123456789012:/portalproducts/{product}"
    assert page == {
        "DisplayContent": {"Endpoint": URL},
        "LastModified": START_STAMP,
        "ProductRestEndpointPageArn": f"{base}/productrestendpointpages/{id}",
        "ProductRestEndpointPageId": id,
        "RestEndpointIdentifier": ENDPOINT,
        "Status": "IN_PROGRESS",
        "TryItState": "DISABLED",
    }


def test_what_is_shown_is_given_as_a_union_and_answered_flat(plane: Plane, product: str) -> None:
    overrides = {"Body": "b", "Endpoint": "https://pets.example.com", "OperationName": "o"}
    made = plane.send(
        "CreateProductRestEndpointPage",
        PortalProductId=product,
        RestEndpointIdentifier=ENDPOINT,
        DisplayContent={"Overrides": overrides},
    )
    ids = {
        "PortalProductId": product,
        "ProductRestEndpointPageId": made["ProductRestEndpointPageId"],
    }
    (listed,) = plane.items("ListProductRestEndpointPages", PortalProductId=product)

    kept = plane.send("UpdateProductRestEndpointPage", **ids, TryItState="ENABLED")
    partly = plane.send(
        "UpdateProductRestEndpointPage", **ids, DisplayContent={"Overrides": {"Body": "c"}}
    )
    reset = plane.send("UpdateProductRestEndpointPage", **ids, DisplayContent={"None": {}})
    (listed_later,) = plane.items("ListProductRestEndpointPages", PortalProductId=product)

    assert made["DisplayContent"] == overrides == kept["DisplayContent"]
    assert (listed["Endpoint"], listed["OperationName"]) == ("https://pets.example.com", "o")
    assert "DisplayContent" not in listed
    assert kept["TryItState"] == "ENABLED"
    assert partly["DisplayContent"] == {"Body": "c", "Endpoint": URL}
    assert reset["DisplayContent"] == {"Endpoint": URL}
    assert (listed_later["Endpoint"], "OperationName" in listed_later) == (URL, False)


def test_a_page_is_in_progress_and_then_available(
    plane: Plane, product: str, open_plane: Callable[..., Plane]
) -> None:
    given = {"PortalProductId": product, "RestEndpointIdentifier": ENDPOINT}
    made = plane.send("CreateProductRestEndpointPage", **given)
    id = made["ProductRestEndpointPageId"]
    ids = {"PortalProductId": product, "ProductRestEndpointPageId": id}
    slow = open_plane(delay=10)

    states = [made["Status"], plane.send("GetProductRestEndpointPage", **ids)["Status"]]
    changed = slow.send("UpdateProductRestEndpointPage", **ids, TryItState="ENABLED")
    states += [changed["Status"], slow.send("GetProductRestEndpointPage", **ids)["Status"]]
    slow.clock.seconds += 10
    states.append(slow.send("GetProductRestEndpointPage", **ids)["Status"])

    assert states == ["IN_PROGRESS", "AVAILABLE", "IN_PROGRESS", "IN_PROGRESS", "AVAILABLE"]


@pytest.mark.parametrize(("asked", "there"), [("true", True), ("True", True), ("false", False)])
def test_raw_content_comes_when_it_is_asked_for(
    plane: Plane, product: str, asked: str, there: bool
) -> None:
    given = {"PortalProductId": product, "RestEndpointIdentifier": ENDPOINT}
    id = plane.id("CreateProductRestEndpointPage", **given)
    ids = {"PortalProductId": product, "ProductRestEndpointPageId": id}

    page = plane.send("GetProductRestEndpointPage", **ids, IncludeRawDisplayContent=asked)

    assert ("RawDisplayContent" in page) == there
    if there:
        assert json.loads(page["RawDisplayContent"]) == page["DisplayContent"]


def test_the_endpoint_must_be_identified(plane: Plane, product: str) -> None:
    refusal = plane.refused(
        "CreateProductRestEndpointPage", PortalProductId=product, RestEndpointIdentifier={}
    )

    assert refusal.message == "RestEndpointIdentifier.IdentifierParts is missing"


def test_an_unknown_page_is_not_found(plane: Plane, product: str) -> None:
    for verb in ("Delete", "Get", "Update"):
        refusal = plane.refused(
            f"{verb}ProductRestEndpointPage",
            PortalProductId=product,
            ProductRestEndpointPageId="unknown123",
        )
        assert refusal.http_status == 404
        assert refusal.details == {"ResourceType": "ProductRestEndpointPage"}

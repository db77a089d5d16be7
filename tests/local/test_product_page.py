"""Product pages."""

from __future__ import annotations

import pytest

from tests.local.plane import START_STAMP, Plane


@pytest.fixture
def product(plane: Plane) -> str:
    return plane.id("CreatePortalProduct", DisplayName="p")


def test_a_page_is_listed_by_its_title(plane: Plane, product: str) -> None:
    page = plane.page(product)

    id = page["ProductPageId"]
    arn = f"arn:aws:apigateway:us-east-1:123456789012:/portalproducts/{product}/productpages/{id}"
    assert page == {
        "DisplayContent": {"Body": "b", "Title": "t"},
        "LastModified": START_STAMP,
        "ProductPageArn": arn,
        "ProductPageId": id,
    }
    assert plane.items("ListProductPages", PortalProductId=product) == [
        {
            "LastModified": START_STAMP,
            "PageTitle": "t",
            "ProductPageArn": arn,
            "ProductPageId": id,
        }
    ]


def test_content_is_replaced(plane: Plane, product: str) -> None:
    ids = {"PortalProductId": product, "ProductPageId": plane.page(product)["ProductPageId"]}
    plane.clock.seconds += 60

    updated = plane.send("UpdateProductPage", **ids, DisplayContent={"Title": "u", "Body": "c"})

    assert updated["DisplayContent"] == {"Body": "c", "Title": "u"}
    assert updated["LastModified"] == "2020-04-08T19:26:45Z"
    assert plane.items("ListProductPages", PortalProductId=product)[0]["PageTitle"] == "u"


def test_an_unknown_page_is_not_found(plane: Plane, product: str) -> None:
    for name in ("DeleteProductPage", "GetProductPage", "UpdateProductPage"):
        refusal = plane.refused(name, PortalProductId=product, ProductPageId="unknown123")
        assert (refusal.http_status, refusal.details) == (404, {"ResourceType": "ProductPage"})

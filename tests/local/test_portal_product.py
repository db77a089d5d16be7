"""Portal products, their order, sharing policies and owners."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import ENDPOINT, START_STAMP, Plane


@pytest.fixture
def product(plane: Plane) -> str:
    return plane.id("CreatePortalProduct", DisplayName="p")


def test_description_and_order_are_always_answered(plane: Plane) -> None:
    arn = "arn:aws:apigateway:us-east-1:123456789012:/portalproducts/0000000001"

    made = plane.send("CreatePortalProduct", DisplayName="p")

    assert made == {
        "Description": "",
        "DisplayName": "p",
        "DisplayOrder": {},
        "LastModified": START_STAMP,
        "PortalProductArn": arn,
        "PortalProductId": "0000000001",
        "Tags": {},
    }
    listed = plane.items("ListPortalProducts")
    assert listed == [{name: made[name] for name in made if name != "DisplayOrder"}]


def test_an_update_is_dated(plane: Plane, product: str) -> None:
    plane.clock.seconds += 60

    updated = plane.send("UpdatePortalProduct", PortalProductId=product, Description="d")

    assert (updated["Description"], updated["LastModified"]) == ("d", "2020-04-08T19:26:45Z")


@pytest.fixture
def arns(plane: Plane, product: str) -> dict[str, str]:
    """The ARNs of two pages of text and one of an endpoint."""
    endpoint = plane.send(
        "CreateProductRestEndpointPage", PortalProductId=product, RestEndpointIdentifier=ENDPOINT
    )
    return {
        "overview": plane.page(product)["ProductPageArn"],
        "page": plane.page(product)["ProductPageArn"],
        "endpoint": endpoint["ProductRestEndpointPageArn"],
    }


def order(arns: dict[str, str]) -> dict[str, Any]:
    section = {"ProductRestEndpointPageArns": [arns["endpoint"]], "SectionName": "s"}
    return {
        "Contents": [section],
        "OverviewPageArn": arns["overview"],
        "ProductPageArns": [arns["page"]],
    }


def test_pages_are_put_in_order(plane: Plane, product: str, arns: dict[str, str]) -> None:
    ids = {"PortalProductId": product}

    updated = plane.send("UpdatePortalProduct", **ids, DisplayOrder=order(arns))

    assert updated["DisplayOrder"] == order(arns)
    assert plane.send("GetPortalProduct", **ids)["DisplayOrder"] == order(arns)


@pytest.mark.parametrize("kind", ["overview", "page", "endpoint"])
def test_an_order_names_own_pages_alone(
    plane: Plane, product: str, arns: dict[str, str], kind: str
) -> None:
    stranger = plane.page(plane.id("CreatePortalProduct", DisplayName="q"))["ProductPageArn"]
    swapped = arns["page" if kind == "endpoint" else "endpoint"]

    for wrong in (stranger, swapped, arns[kind] + "0"):
        wanted = order({**arns, kind: wrong})
        refusal = plane.refused("UpdatePortalProduct", PortalProductId=product, DisplayOrder=wanted)
        assert (refusal.http_status, wrong[:70] in refusal.message) == (400, True)


def test_a_page_that_goes_leaves_the_order(
    plane: Plane, product: str, arns: dict[str, str]
) -> None:
    ids = {"PortalProductId": product}
    plane.send("UpdatePortalProduct", **ids, DisplayOrder=order(arns))

    for kind, name in (("overview", "ProductPage"), ("endpoint", "ProductRestEndpointPage")):
        plane.send(f"Delete{name}", **ids, **{f"{name}Id": arns[kind].rpartition("/")[2]})

    assert plane.send("GetPortalProduct", **ids)["DisplayOrder"] == {
        "Contents": [{"ProductRestEndpointPageArns": [], "SectionName": "s"}],
        "ProductPageArns": [arns["page"]],
    }


def test_a_sharing_policy_is_put_read_and_deleted(plane: Plane, product: str) -> None:
    ids = {"PortalProductId": product}
    for policy in ("{}", '{"Version": "2012-10-17"}'):
        assert plane.send("PutPortalProductSharingPolicy", **ids, PolicyDocument=policy) == {}

    answer = plane.send("GetPortalProductSharingPolicy", **ids)
    assert plane.send("DeletePortalProductSharingPolicy", **ids) == {}

    assert answer == {"PolicyDocument": '{"Version": "2012-10-17"}', **ids}
    for name in ("GetPortalProductSharingPolicy", "DeletePortalProductSharingPolicy"):
        refusal = plane.refused(name, **ids)
        assert (refusal.http_status, "has no sharing policy" in refusal.message) == (404, True)


@pytest.mark.parametrize("policy", ["{", "[" * 30_000])
def test_a_policy_is_json(plane: Plane, product: str, policy: str) -> None:
    refusal = plane.refused(
        "PutPortalProductSharingPolicy", PortalProductId=product, PolicyDocument=policy
    )

    assert (refusal.http_status, "PolicyDocument must be JSON" in refusal.message) == (400, True)


def test_delete_takes_pages_and_policy(plane: Plane, product: str, arns: dict[str, str]) -> None:
    ids = {"PortalProductId": product}
    plane.send("PutPortalProductSharingPolicy", **ids, PolicyDocument="{}")

    plane.send("DeletePortalProduct", **ids)

    assert plane.everything() == []


OWNER = "123456789012"
STRANGER = "999999999999"


def test_only_this_account_owns_what_is_here(
    plane: Plane, product: str, arns: dict[str, str]
) -> None:
    page, endpoint = (arns[kind].rpartition("/")[2] for kind in ("page", "endpoint"))
    reads: tuple[tuple[str, dict[str, Any]], ...] = (
        ("GetPortalProduct", {}),
        ("GetProductPage", {"ProductPageId": page}),
        ("GetProductRestEndpointPage", {"ProductRestEndpointPageId": endpoint}),
    )

    for name, more in reads:
        ids = {"PortalProductId": product, **more}
        assert plane.send(name, **ids, ResourceOwnerAccountId=OWNER)
        assert plane.refused(name, **ids, ResourceOwnerAccountId=STRANGER).http_status == 404
    for name in ("ListProductPages", "ListProductRestEndpointPages"):
        assert plane.items(name, PortalProductId=product, ResourceOwnerAccountId=OWNER)
        assert plane.items(name, PortalProductId=product, ResourceOwnerAccountId=STRANGER) == []


@pytest.mark.parametrize(
    ("owner", "number"), [("SELF", 1), (OWNER, 1), ("OTHER_ACCOUNTS", 0), (STRANGER, 0)]
)
def test_products_are_listed_by_owner(plane: Plane, product: str, owner: str, number: int) -> None:
    assert len(plane.items("ListPortalProducts", ResourceOwner=owner)) == number


def test_an_unknown_product_is_not_found(plane: Plane) -> None:
    names = [
        "DeletePortalProduct",
        "DeletePortalProductSharingPolicy",
        "GetPortalProduct",
        "GetPortalProductSharingPolicy",
        "ListProductPages",
        "ListProductRestEndpointPages",
        "UpdatePortalProduct",
    ]

    for name in names:
        refusal = plane.refused(name, PortalProductId="unknown123")
        assert (refusal.http_status, refusal.details) == (404, {"ResourceType": "PortalProduct"})

"""Portals: publishing, previews and what they include."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.local.plane import COLORS, PORTAL, START_STAMP, Plane

LATER = "2020-04-08T19:26:45Z"
ACM = {"CertificateArn": "arn:aws:acm:us-east-1:1:certificate/c", "DomainName": "d.example.com"}
COGNITO = {
    "AppClientId": "a",
    "UserPoolArn": "arn:aws:cognito-idp:us-east-1:1:userpool/p",
    "UserPoolDomain": "https://pool.example.com",
}
FOREIGN = "arn:aws:apigateway:us-east-1:999999999999:/portalproducts/abcdefghij"


def test_a_portal_has_an_address_and_no_preview(plane: Plane) -> None:
    portal = plane.send("CreatePortal", **PORTAL)

    assert portal == {
        "Authorization": {"None": {}},
        "EndpointConfiguration": {
            "PortalDefaultDomainName": "0000000001.portal.execute-api.us-east-1.amazonaws.com",
            "PortalDomainHostedZoneId": "Z1UJRXOUMOOFQ8",
        },
        "IncludedPortalProductArns": [],
        "LastModified": START_STAMP,
        "PortalArn": "arn:aws:apigateway:us-east-1:123456789012:/portals/0000000001",
        "PortalContent": {"DisplayName": "docs", "Theme": {"CustomColors": COLORS}},
        "PortalId": "0000000001",
        "Tags": {},
    }


def test_an_endpoint_is_given_as_a_union_and_answered_flat(plane: Plane) -> None:
    union = {"AcmManaged": ACM}
    cognito = {"CognitoConfig": COGNITO}
    given = {**PORTAL, "EndpointConfiguration": union, "Authorization": cognito}
    made = plane.send("CreatePortal", **given)
    kept = plane.send("UpdatePortal", PortalId=made["PortalId"], RumAppMonitorName="m")
    reset = plane.send(
        "UpdatePortal", PortalId=made["PortalId"], EndpointConfiguration={"None": {}}
    )

    assert {name: made["EndpointConfiguration"][name] for name in ACM} == ACM
    assert made["Authorization"] == cognito
    assert kept["EndpointConfiguration"] == made["EndpointConfiguration"]
    assert set(reset["EndpointConfiguration"]).isdisjoint(ACM)


def test_a_logo_is_never_answered_and_dated(plane: Plane) -> None:
    portal = plane.send("CreatePortal", **PORTAL, LogoUri="s3://b/logo.png")
    plane.clock.seconds += 60
    ids = {"PortalId": portal["PortalId"]}

    content = {**PORTAL["PortalContent"], "DisplayName": "new"}  # type: ignore[dict-item]
    kept = plane.send("UpdatePortal", **ids, PortalContent=content)
    again = plane.send("UpdatePortal", **ids, LogoUri="s3://b/other.png")
    removed = plane.send("UpdatePortal", **ids, LogoUri="")

    assert portal["PortalContent"]["Theme"]["LogoLastUploaded"] == START_STAMP
    assert kept["PortalContent"]["Theme"]["LogoLastUploaded"] == START_STAMP
    assert kept["PortalContent"]["DisplayName"] == "new"
    assert again["PortalContent"]["Theme"]["LogoLastUploaded"] == LATER
    assert "LogoLastUploaded" not in removed["PortalContent"]["Theme"]


def published(plane: Plane, **members: Any) -> dict[str, str]:
    ids = {"PortalId": plane.id("CreatePortal", **PORTAL, **members)}
    plane.send("PublishPortal", **ids)
    return ids


def test_publishing_dates_and_describes(plane: Plane) -> None:
    ids = {"PortalId": plane.id("CreatePortal", **PORTAL)}
    plane.clock.seconds += 60

    assert plane.send("PublishPortal", **ids, Description="first") == {}
    first = plane.send("GetPortal", **ids)
    plane.send("PublishPortal", **ids)
    second = plane.send("GetPortal", **ids)

    assert (first["PublishStatus"], first["LastPublished"]) == ("PUBLISHED", LATER)
    assert first["LastPublishedDescription"] == "first"
    assert "LastPublishedDescription" not in second


def test_a_portal_is_disabled_and_published_again(plane: Plane) -> None:
    ids = published(plane)

    states = []
    for name in ("DisablePortal", "PublishPortal"):
        assert plane.send(name, **ids) == {}
        states.append(plane.send("GetPortal", **ids)["PublishStatus"])

    assert states == ["DISABLED", "PUBLISHED"]


def test_what_is_not_published_cannot_be_disabled(plane: Plane) -> None:
    ids = {"PortalId": plane.id("CreatePortal", **PORTAL)}
    never = plane.refused("DisablePortal", **ids)
    plane.send("PublishPortal", **ids)
    plane.send("DisablePortal", **ids)

    assert (never.http_status, never.code) == (409, "ConflictException")
    assert plane.refused("DisablePortal", **ids).http_status == 409


def test_a_preview_is_made(plane: Plane) -> None:
    ids = {"PortalId": plane.id("CreatePortal", **PORTAL)}

    assert plane.send("PreviewPortal", **ids) == {}

    preview = plane.send("GetPortal", **ids)["Preview"]
    assert preview["PreviewStatus"] == "PREVIEW_READY"
    assert preview["PreviewUrl"].startswith("https://")
    assert plane.items("ListPortals")[0]["Preview"] == preview


def test_a_delay_holds_each_transition(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=10)
    ids = published(plane)
    plane.clock.seconds += 5
    plane.send("PreviewPortal", **ids)

    first = plane.send("GetPortal", **ids)
    refusals = [plane.refused(name, **ids) for name in ("PublishPortal", "DisablePortal")]
    plane.clock.seconds += 5
    second = plane.send("GetPortal", **ids)
    plane.send("DisablePortal", **ids)
    third = plane.send("GetPortal", **ids)
    plane.clock.seconds += 10
    fourth = plane.send("GetPortal", **ids)

    states = [
        (seen["PublishStatus"], seen["Preview"]["PreviewStatus"])
        for seen in (first, second, third, fourth)
    ]
    assert states == [
        ("PUBLISH_IN_PROGRESS", "PREVIEW_IN_PROGRESS"),
        ("PUBLISHED", "PREVIEW_IN_PROGRESS"),
        ("DISABLE_IN_PROGRESS", "PREVIEW_IN_PROGRESS"),
        ("DISABLED", "PREVIEW_READY"),
    ]
    assert [refusal.http_status for refusal in refusals] == [409, 409]


def test_a_published_portal_is_disabled_before_it_goes(plane: Plane) -> None:
    ids = published(plane)

    refusal = plane.refused("DeletePortal", **ids)
    plane.send("DisablePortal", **ids)
    plane.send("DeletePortal", **ids)

    assert (refusal.http_status, "disable it first" in refusal.message) == (400, True)
    assert plane.items("ListPortals") == []


def test_products_are_known_or_foreign(plane: Plane) -> None:
    product = plane.send("CreatePortalProduct", DisplayName="p")
    arns = [product["PortalProductArn"], FOREIGN]
    portal = plane.send("CreatePortal", **PORTAL, IncludedPortalProductArns=arns)

    assert portal["IncludedPortalProductArns"] == arns
    for arn in (
        product["PortalProductArn"] + "x",
        product["PortalProductArn"].replace("us-east-1", "eu-west-1"),
        portal["PortalArn"],
        "a" * 20,
        FOREIGN.replace("/portalproducts/", "/portals/"),
    ):
        given = {"IncludedPortalProductArns": [arn]}
        created = plane.refused("CreatePortal", **PORTAL, **given)
        updated = plane.refused("UpdatePortal", PortalId=portal["PortalId"], **given)
        assert (created.http_status, updated.http_status) == (400, 400)


def test_a_product_in_a_published_portal_stays(plane: Plane) -> None:
    product = plane.send("CreatePortalProduct", DisplayName="p")
    ids = published(plane, IncludedPortalProductArns=[product["PortalProductArn"]])

    refusal = plane.refused("DeletePortalProduct", PortalProductId=product["PortalProductId"])

    assert (refusal.http_status, ids["PortalId"] in refusal.message) == (400, True)


def test_a_product_that_went_leaves_at_the_next_publish(plane: Plane) -> None:
    product = plane.send("CreatePortalProduct", DisplayName="p")
    arns = [product["PortalProductArn"], FOREIGN]
    ids = {"PortalId": plane.id("CreatePortal", **PORTAL, IncludedPortalProductArns=arns)}
    plane.send("DeletePortalProduct", PortalProductId=product["PortalProductId"])

    before = plane.send("UpdatePortal", **ids, RumAppMonitorName="m")
    plane.send("PublishPortal", **ids)

    assert before["IncludedPortalProductArns"] == arns
    assert plane.send("GetPortal", **ids)["IncludedPortalProductArns"] == [FOREIGN]


@pytest.mark.parametrize(
    "name",
    [
        "DeletePortal",
        "DisablePortal",
        "GetPortal",
        "PreviewPortal",
        "PublishPortal",
        "UpdatePortal",
    ],
)
def test_an_unknown_portal_is_not_found(plane: Plane, name: str) -> None:
    refusal = plane.refused(name, PortalId="unknown123")

    assert (refusal.http_status, refusal.details) == (404, {"ResourceType": "Portal"})

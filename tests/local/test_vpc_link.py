"""VPC links."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.local.plane import LISTENER, START_STAMP, Plane

LINK = {"Name": "l", "SubnetIds": ["subnet-1"]}


def test_a_link_is_pending_and_then_available(plane: Plane) -> None:
    written = plane.send("CreateVpcLink", **LINK)
    read = plane.send("GetVpcLink", VpcLinkId=written["VpcLinkId"])

    assert written == {
        "CreatedDate": START_STAMP,
        "Name": "l",
        "SecurityGroupIds": [],
        "SubnetIds": ["subnet-1"],
        "Tags": {},
        "VpcLinkId": "000001",
        "VpcLinkStatus": "PENDING",
        "VpcLinkStatusMessage": "The VPC link is being provisioned",
        "VpcLinkVersion": "V2",
    }
    assert read == {
        **written,
        "VpcLinkStatus": "AVAILABLE",
        "VpcLinkStatusMessage": "The VPC link is ready to route traffic",
    }


def test_a_delay_holds_what_passes(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=10)
    link = plane.id("CreateVpcLink", **LINK)

    states = []
    for _ in range(3):
        states.append(plane.send("GetVpcLink", VpcLinkId=link)["VpcLinkStatus"])
        plane.clock.seconds += 5

    assert states == ["PENDING", "PENDING", "AVAILABLE"]


def test_an_update_does_not_end_what_passes(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=10)
    link = plane.id("CreateVpcLink", **LINK)

    renamed = plane.send("UpdateVpcLink", VpcLinkId=link, Name="m")

    assert (renamed["Name"], renamed["VpcLinkStatus"]) == ("m", "PENDING")


def test_a_deleted_link_is_gone_at_once(plane: Plane) -> None:
    link = plane.id("CreateVpcLink", **LINK)

    assert plane.send("DeleteVpcLink", VpcLinkId=link) == {}

    assert plane.refused("GetVpcLink", VpcLinkId=link).details == {"ResourceType": "VpcLink"}
    assert plane.send("GetVpcLinks") == {"Items": []}


def test_a_link_that_goes_before_it_was_there_is_no_longer_coming(
    open_plane: Callable[..., Plane],
) -> None:
    plane = open_plane(delay=10)
    link = plane.id("CreateVpcLink", **LINK)

    plane.send("DeleteVpcLink", VpcLinkId=link)

    assert plane.send("GetVpcLink", VpcLinkId=link)["VpcLinkStatus"] == "DELETING"


def test_a_delay_holds_a_link_that_goes(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=10)
    links = [plane.id("CreateVpcLink", **LINK) for _ in range(3)]
    plane.clock.seconds += 10
    for _ in range(2):  # the second finds it going, and says nothing
        plane.send("DeleteVpcLink", VpcLinkId=links[1])

    plane.clock.seconds += 9
    states = [row["VpcLinkStatus"] for row in plane.items("GetVpcLinks", MaxResults=1)]
    refusal = plane.refused("UpdateVpcLink", VpcLinkId=links[1], Name="m")
    plane.clock.seconds += 1
    left = [row["VpcLinkId"] for row in plane.items("GetVpcLinks", MaxResults=1)]
    gone = plane.refused("GetVpcLink", VpcLinkId=links[1])

    assert states == ["AVAILABLE", "DELETING", "AVAILABLE"]
    assert (refusal.http_status, gone.http_status) == (409, 404)
    assert left == [links[0], links[2]]


def test_what_is_gone_is_swept_by_the_next_delete(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=10)
    first, second = (plane.id("CreateVpcLink", **LINK) for _ in range(2))
    plane.send("DeleteVpcLink", VpcLinkId=first)

    plane.clock.seconds += 10
    plane.send("DeleteVpcLink", VpcLinkId=second)

    assert plane.rows("SELECT id FROM entry") == [(second,)]


def test_no_integration_is_made_with_a_link_that_goes(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=10)
    link = plane.id("CreateVpcLink", **LINK)
    plane.send("DeleteVpcLink", VpcLinkId=link)

    refusal = plane.refused("CreateIntegration", ApiId=plane.api(), **through(link))

    assert (refusal.http_status, "being deleted" in refusal.message) == (409, True)


def through(link: str) -> dict[str, str]:
    return {
        "IntegrationType": "HTTP_PROXY",
        "IntegrationMethod": "ANY",
        "IntegrationUri": LISTENER,
        "ConnectionType": "VPC_LINK",
        "ConnectionId": link,
    }


@pytest.mark.parametrize("delay", [0, 10])
def test_a_link_that_integrations_use_stays(open_plane: Callable[..., Plane], delay: float) -> None:
    plane = open_plane(delay=delay)
    link, api = plane.id("CreateVpcLink", **LINK), plane.api()
    integration = plane.id("CreateIntegration", ApiId=api, **through(link))

    refusal = plane.refused("DeleteVpcLink", VpcLinkId=link)
    plane.send("DeleteIntegration", ApiId=api, IntegrationId=integration)

    assert (refusal.http_status, integration in refusal.message) == (400, True)
    assert plane.send("DeleteVpcLink", VpcLinkId=link) == {}


def test_a_link_needs_a_subnet(plane: Plane) -> None:
    refusal = plane.refused("CreateVpcLink", Name="l", SubnetIds=[])

    assert (refusal.http_status, "SubnetIds is empty" in refusal.message) == (400, True)


def test_only_the_name_changes(plane: Plane) -> None:
    link = plane.id("CreateVpcLink", **LINK, SecurityGroupIds=["sg-1"])

    updated = plane.send("UpdateVpcLink", VpcLinkId=link, Name="m")

    assert (updated["Name"], updated["SecurityGroupIds"]) == ("m", ["sg-1"])
    assert updated["VpcLinkStatus"] == "AVAILABLE"

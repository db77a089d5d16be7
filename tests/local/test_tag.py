"""Tags of every kind of resource that has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.local.plane import DOMAIN, PORTAL, Plane

HERE = "arn:aws:apigateway:us-east-1:"


def taggable(plane: Plane, tags: dict[str, str]) -> dict[str, tuple[str, Callable[[], Any]]]:
    """What has tags: the ARN, and a way to read the resource itself."""
    api = plane.api(Tags=tags)
    plane.send("CreateStage", ApiId=api, StageName="$default", Tags=tags)
    domain = plane.send("CreateDomainName", **DOMAIN, Tags=tags)
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["s"], Tags=tags)
    portal = plane.send("CreatePortal", **PORTAL, Tags=tags)
    product = plane.send("CreatePortalProduct", DisplayName="p", Tags=tags)
    owner = "123456789012"
    portal_arn = f"{HERE}{owner}:/portals/{portal['PortalId']}"
    product_arn = f"{HERE}{owner}:/portalproducts/{product['PortalProductId']}"
    assert portal["PortalArn"] == portal_arn
    assert product["PortalProductArn"] == product_arn
    assert domain["DomainNameArn"] == f"{HERE}:/domainnames/api.example.com"
    return {
        "api": (f"{HERE}:/apis/{api}", lambda: plane.send("GetApi", ApiId=api)),
        "stage": (
            f"{HERE}:/apis/{api}/stages/$default",
            lambda: plane.send("GetStage", ApiId=api, StageName="$default"),
        ),
        "domain": (
            f"{HERE}:/domainnames/api.example.com",
            lambda: plane.send("GetDomainName", DomainName="api.example.com"),
        ),
        "link": (f"{HERE}:/vpclinks/{link}", lambda: plane.send("GetVpcLink", VpcLinkId=link)),
        "portal": (portal_arn, lambda: plane.send("GetPortal", PortalId=portal["PortalId"])),
        "product": (
            product_arn,
            lambda: plane.send("GetPortalProduct", PortalProductId=product["PortalProductId"]),
        ),
    }


@pytest.mark.parametrize("kind", ["api", "stage", "domain", "link", "portal", "product"])
def test_the_resource_and_its_tags_are_one(plane: Plane, kind: str) -> None:
    arn, read = taggable(plane, {"b": "1"})[kind]
    before = read()

    assert plane.send("TagResource", ResourceArn=arn, Tags={"b": "2", "a": ""}) == {}
    tagged = plane.send("GetTags", ResourceArn=arn)
    assert plane.send("UntagResource", ResourceArn=arn, TagKeys=["b", "unknown"]) == {}
    untagged = plane.send("GetTags", ResourceArn=arn)

    assert before["Tags"] == {"b": "1"}
    assert tagged == {"Tags": {"a": "", "b": "2"}}
    assert untagged == {"Tags": {"a": ""}}
    assert read() == {**before, "Tags": {"a": ""}}


@pytest.mark.parametrize(
    "arn",
    [
        "nonsense",
        "arn:aws:s3:::bucket",
        f"{HERE}:/apis",
        f"{HERE}:/apis/a/routes/r",
        f"{HERE}:/restapis/a",
        f"{HERE}:apis/a",
        "arn:aws:apigateway:us-east-1:/apis/a",
    ],
)
def test_a_malformed_arn_is_a_bad_request(plane: Plane, arn: str) -> None:
    for name, more in (("GetTags", {}), ("TagResource", {}), ("UntagResource", {"TagKeys": ["a"]})):
        assert plane.refused(name, ResourceArn=arn, **more).http_status == 400


def test_what_is_not_here_is_not_found(plane: Plane) -> None:
    api = plane.api()

    for arn, kind in (
        (f"{HERE}:/apis/nope", "Api"),
        (f"arn:aws:apigateway:eu-west-1::/apis/{api}", "Api"),
        (f"arn:aws-cn:apigateway:us-east-1::/apis/{api}", "Api"),
        (f"{HERE}999999999999:/apis/{api}", "Api"),
        (f"{HERE}:/apis/{api}/stages/nope", "Stage"),
        (f"{HERE}:/portals/nope", "Portal"),
    ):
        refusal = plane.refused("GetTags", ResourceArn=arn)
        assert (refusal.http_status, refusal.details) == (404, {"ResourceType": kind})


@pytest.mark.parametrize(
    ("tags", "named"),
    [
        ({f"k{n}": "v" for n in range(50)}, "Tags must be 50 at most, not 51"),
        ({"k" * 129: "v"}, "A key of Tags"),
        ({"": "v"}, "A key of Tags"),
        ({"AWS:k": "v"}, "begins with aws:"),
        ({"k": "v" * 1601}, "Tags['k']"),
    ],
)
def test_tag_resource_refuses(plane: Plane, tags: dict[str, str], named: str) -> None:
    arn = f"{HERE}:/apis/{plane.api(Tags={'one': '1'})}"

    refusal = plane.refused("TagResource", ResourceArn=arn, Tags=tags)

    assert (refusal.http_status, named in refusal.message) == (400, True)


def test_arns_have_the_plane_s_partition_and_account(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(partition="aws-cn", account="210987654321", region="cn-north-1")
    portal = plane.send("CreatePortal", **PORTAL)
    api = plane.api()

    assert portal["PortalArn"].startswith("arn:aws-cn:apigateway:cn-north-1:210987654321:/portals/")
    arn = f"arn:aws-cn:apigateway:cn-north-1::/apis/{api}"
    assert plane.send("GetTags", ResourceArn=arn) == {"Tags": {}}

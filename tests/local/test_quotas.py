"""The service's quotas, where they are switched on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apigw_cli.local.refusals import title
from tests.local.plane import ENDPOINT, FUNCTION, JWT, PORTAL, Plane


@pytest.fixture
def tight(open_plane: Callable[..., Plane]) -> Plane:
    return open_plane(quotas=True)


def numbered(plane: Plane) -> dict[str, tuple[int, Callable[[int], Any]]]:
    """How many there may be of each noun, and how to make the n-th."""
    api, other = plane.api(), plane.api()
    product = plane.id("CreatePortalProduct", DisplayName="p")
    given = {"PortalProductId": product, "RestEndpointIdentifier": ENDPOINT}
    function = {"IntegrationType": "AWS_PROXY", "IntegrationUri": FUNCTION}
    return {
        "api": (600 - 2, lambda n: plane.api()),
        "authorizer": (10, lambda n: plane.send("CreateAuthorizer", ApiId=api, **JWT)),
        "domain_name": (120, lambda n: plane.domain(f"d{n}.example.com")),
        "integration": (300, lambda n: plane.send("CreateIntegration", ApiId=api, **function)),
        "portal": (15, lambda n: plane.send("CreatePortal", **PORTAL)),
        "portal_product": (500 - 1, lambda n: plane.send("CreatePortalProduct", DisplayName="p")),
        "product_page": (40, lambda n: plane.page(product)),
        "product_rest_endpoint_page": (
            40,
            lambda n: plane.send("CreateProductRestEndpointPage", **given),
        ),
        "route": (300, lambda n: plane.send("CreateRoute", ApiId=other, RouteKey=f"GET /{n}")),
        "stage": (10, lambda n: plane.send("CreateStage", ApiId=api, StageName=f"s{n}")),
        "vpc_link": (10, lambda n: plane.send("CreateVpcLink", Name="l", SubnetIds=["s"])),
    }


NOUNS = [
    "api",
    "authorizer",
    "domain_name",
    "integration",
    "portal",
    "portal_product",
    "product_page",
    "product_rest_endpoint_page",
    "route",
    "stage",
    "vpc_link",
]


def test_the_table_is_whole(plane: Plane) -> None:
    assert list(numbered(plane)) == NOUNS


@pytest.mark.parametrize("noun", NOUNS)
def test_there_may_be_so_many_and_no_more(tight: Plane, noun: str) -> None:
    most, make = numbered(tight)[noun]
    for n in range(most):
        make(n)

    with pytest.raises(Exception, match="at most") as caught:
        make(most)

    refusal: Any = caught.value
    assert (refusal.code, refusal.http_status) == ("TooManyRequestsException", 429)
    assert refusal.details == {"LimitType": title(noun)}


def sized(api: str, jwt: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Operations with as much as they may hold, and with one more."""
    stage = {"ApiId": api, "StageName": "new"}
    route = {
        "ApiId": api,
        "RouteKey": "GET /",
        "AuthorizationType": "JWT",
        "AuthorizerId": jwt,
    }
    token = {"Issuer": "https://issuer.example.com"}
    logs = {"DestinationArn": "arn:aws:logs:us-east-1:1:log-group:g"}
    variables = {f"v{n}": "x" for n in range(101)}
    line = "$context.requestId" + "\N{GRINNING FACE}" * 1000  # 4 bytes each
    subnets = [f"s{n}" for n in range(11)]
    foreign = "arn:aws:apigateway:us-east-1:999999999999:/portalproducts/p"
    products = [f"{foreign}{n}" for n in range(201)]
    audience = [f"a{n}" for n in range(51)]
    fewer = dict(list(variables.items())[:100])
    return [
        ("CreateStage", {**stage, "StageVariables": fewer}, {**stage, "StageVariables": variables}),
        (
            "CreateStage",
            {**stage, "StageVariables": {"k" * 64: "v" * 512}},
            {**stage, "StageVariables": {"k" * 65: "v"}},
        ),
        (
            "CreateStage",
            {**stage, "StageVariables": {"k": "v" * 512}},
            {**stage, "StageVariables": {"k": "v" * 513}},
        ),
        (
            "CreateStage",
            {**stage, "AccessLogSettings": {**logs, "Format": line[:700]}},
            {**stage, "AccessLogSettings": {**logs, "Format": line}},
        ),
        (
            "CreateRoute",
            {**route, "AuthorizationScopes": ["s"] * 10},
            {**route, "AuthorizationScopes": ["s"] * 11},
        ),
        (
            "CreateAuthorizer",
            {"ApiId": api, **JWT, "JwtConfiguration": {**token, "Audience": audience[:50]}},
            {"ApiId": api, **JWT, "JwtConfiguration": {**token, "Audience": audience}},
        ),
        (
            "CreateVpcLink",
            {"Name": "l", "SubnetIds": subnets[:10]},
            {"Name": "l", "SubnetIds": subnets},
        ),
        (
            "CreatePortal",
            {**PORTAL, "IncludedPortalProductArns": products[:200]},
            {**PORTAL, "IncludedPortalProductArns": products},
        ),
    ]


@pytest.mark.parametrize("case", range(8))
def test_each_may_hold_so_much_and_no_more(tight: Plane, case: int) -> None:
    api = tight.api()
    name, most, more = sized(api, tight.jwt(api))[case]

    refusal = tight.refused(name, **more)

    assert (refusal.code, refusal.http_status) == ("TooManyRequestsException", 429)
    assert tight.send(name, **most)


def test_updates_are_held_to_quotas(tight: Plane) -> None:
    ids = {"ApiId": tight.api(), "StageName": "s"}
    tight.send("CreateStage", **ids, StageVariables={f"v{n}": "x" for n in range(100)})

    refusal = tight.refused("UpdateStage", **ids, StageVariables={"one": "more"})
    tight.send("UpdateStage", **ids, StageVariables={"one": "instead", "v1": ""})

    assert (refusal.http_status, refusal.details) == (429, {"LimitType": "StageVariables"})


def test_a_domain_has_two_hundred_mappings_of_many_levels(tight: Plane) -> None:
    api, domain = tight.api(Target="https://example.com"), tight.domain()
    given = {"DomainName": domain, "ApiId": api, "Stage": "$default"}
    for n in range(200):
        tight.send("CreateApiMapping", **given, ApiMappingKey=f"a/{n}")

    refusal = tight.refused("CreateApiMapping", **given, ApiMappingKey="a/200")

    assert refusal.http_status == 429
    assert tight.send("CreateApiMapping", **given, ApiMappingKey="plain")


def test_nothing_is_counted_unless_told(plane: Plane) -> None:
    for _ in range(11):
        plane.send("CreateVpcLink", Name="l", SubnetIds=[f"s{n}" for n in range(11)])

    assert len(plane.items("GetVpcLinks")) == 11

"""All 17 list operations page, in the order of creation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apigw_cli import catalogue
from tests.local.plane import DOMAIN, ENDPOINT, FUNCTION, JWT, PORTAL, Plane

Maker = Callable[[int], Any]


def collections(plane: Plane) -> dict[str, tuple[dict[str, Any], Maker]]:
    """Each list operation: its parameters, and how to make its n-th entry."""
    http, socket = plane.api(Target="https://example.com"), plane.api("WEBSOCKET")
    route = plane.id("CreateRoute", ApiId=socket, RouteKey="a")
    mock = plane.id("CreateIntegration", ApiId=socket, IntegrationType="MOCK")
    domain = plane.domain()
    product = plane.id("CreatePortalProduct", DisplayName="p")
    action = {"InvokeApi": {"ApiId": "r", "Stage": "s"}}

    def make(name: str, **params: Any) -> Maker:
        def maker(n: int) -> Any:
            return plane.send(name, **{k: v(n) if callable(v) else v for k, v in params.items()})

        return maker

    def text(form: str) -> Callable[[int], str]:
        return lambda n: form.format(n)

    return {
        "GetApis": ({}, make("CreateApi", Name="a", ProtocolType="HTTP")),
        "GetApiMappings": (
            {"DomainName": domain},
            make(
                "CreateApiMapping",
                DomainName=domain,
                ApiId=http,
                Stage="$default",
                ApiMappingKey=text("k{}"),
            ),
        ),
        "GetAuthorizers": ({"ApiId": http}, make("CreateAuthorizer", ApiId=http, **JWT)),
        "GetDeployments": ({"ApiId": socket}, make("CreateDeployment", ApiId=socket)),
        "GetDomainNames": (
            {},
            make("CreateDomainName", **{**DOMAIN, "DomainName": text("d{}.example.com")}),
        ),
        "GetIntegrations": (
            {"ApiId": http},
            make(
                "CreateIntegration",
                ApiId=http,
                IntegrationType="AWS_PROXY",
                IntegrationUri=FUNCTION,
            ),
        ),
        "GetIntegrationResponses": (
            {"ApiId": socket, "IntegrationId": mock},
            make(
                "CreateIntegrationResponse",
                ApiId=socket,
                IntegrationId=mock,
                IntegrationResponseKey=text("/{}/"),
            ),
        ),
        "GetModels": (
            {"ApiId": socket},
            make("CreateModel", ApiId=socket, Name=text("m{}"), Schema="{}"),
        ),
        "GetRoutes": ({"ApiId": http}, make("CreateRoute", ApiId=http, RouteKey=text("GET /{}"))),
        "GetRouteResponses": (
            {"ApiId": socket, "RouteId": route},
            make("CreateRouteResponse", ApiId=socket, RouteId=route, RouteResponseKey="$default"),
        ),
        "GetStages": ({"ApiId": socket}, make("CreateStage", ApiId=socket, StageName=text("s{}"))),
        "GetVpcLinks": ({}, make("CreateVpcLink", Name="l", SubnetIds=["s"])),
        "ListPortals": ({}, make("CreatePortal", **PORTAL)),
        "ListPortalProducts": ({}, make("CreatePortalProduct", DisplayName="p")),
        "ListProductPages": ({"PortalProductId": product}, lambda n: plane.page(product)),
        "ListProductRestEndpointPages": (
            {"PortalProductId": product},
            make(
                "CreateProductRestEndpointPage",
                PortalProductId=product,
                RestEndpointIdentifier=ENDPOINT,
            ),
        ),
        "ListRoutingRules": (
            {"DomainName": domain},
            make(
                "CreateRoutingRule",
                DomainName=domain,
                Actions=[action],
                Conditions=[],
                Priority=lambda n: n + 1,
            ),
        ),
    }


LISTS = [operation.name for operation in catalogue.operations() if operation.paged]


def test_the_table_has_every_list(plane: Plane) -> None:
    assert sorted(collections(plane)) == sorted(LISTS)
    assert len(LISTS) == 17


@pytest.mark.parametrize("name", LISTS)
def test_pages_join_to_the_whole_list_in_its_order(plane: Plane, name: str) -> None:
    given, make = collections(plane)[name]
    operation = catalogue.operation(name)
    id = catalogue.resource(catalogue.GROUPS[catalogue.PLACES[name][0]].noun).id
    there = [row[id] for row in plane.items(name, **given)]
    number = 1 if name == "GetRouteResponses" else 5
    made = there + [make(n)[id] for n in range(number)]

    for size in (1, 2, len(made), 100):
        rows = plane.items(name, **given, MaxResults=str(size))
        assert [row[id] for row in rows] == made
        first = plane.send(name, **given, MaxResults=size)
        assert len(first[operation.items]) == min(size, len(made))
        assert ("NextToken" in first) == (size < len(made))


def test_a_page_has_a_hundred_unless_told(plane: Plane) -> None:
    for n in range(101):
        plane.api(Version=str(n))

    first = plane.send("GetApis")
    second = plane.send("GetApis", NextToken=first["NextToken"])

    assert (len(first["Items"]), len(second["Items"])) == (100, 1)
    assert "NextToken" not in second


def test_an_empty_list_is_answered(plane: Plane) -> None:
    assert plane.send("GetRoutes", ApiId=plane.api()) == {"Items": []}
    assert plane.send("ListRoutingRules", DomainName=plane.domain()) == {"RoutingRules": []}


def test_a_token_holds_while_others_come_and_go(plane: Plane) -> None:
    apis = [plane.api() for _ in range(5)]
    token = plane.send("GetApis", MaxResults=2)["NextToken"]

    plane.send("DeleteApi", ApiId=apis[1])
    plane.send("DeleteApi", ApiId=apis[2])
    new = plane.api()

    rest = plane.send("GetApis", NextToken=token)["Items"]
    assert [row["ApiId"] for row in rest] == [apis[3], apis[4], new]


def test_a_token_is_of_its_list_parent_and_region(
    plane: Plane, open_plane: Callable[..., Plane]
) -> None:
    apis = [plane.api(), plane.api()]
    for api in apis:
        for n in range(2):
            plane.send("CreateRoute", ApiId=api, RouteKey=f"GET /{n}")
    token = plane.send("GetRoutes", ApiId=apis[0], MaxResults=1)["NextToken"]
    top = plane.send("GetApis", MaxResults=1)["NextToken"]

    for refusal in (
        plane.refused("GetRoutes", ApiId=apis[1], NextToken=token),
        plane.refused("GetIntegrations", ApiId=apis[0], NextToken=token),
        plane.refused("GetApis", NextToken=token),
        open_plane(region="eu-west-1").refused("GetApis", NextToken=top),
    ):
        assert (refusal.http_status, "belongs to another list" in refusal.message) == (400, True)


@pytest.mark.parametrize("token", ["x", "é", "MC4x", "====", "a b", "MC4xLjI=\n", "-" * 3000])
def test_a_made_up_token_is_refused(plane: Plane, token: str) -> None:
    refusal = plane.refused("GetApis", NextToken=token)

    assert (refusal.http_status, "NextToken" in refusal.message) == (400, True)


def test_an_empty_token_is_the_beginning(plane: Plane) -> None:
    assert plane.send("GetApis", NextToken="") == {"Items": []}


@pytest.mark.soak
def test_gets_and_pages_stay_flat_up_to_a_hundred_thousand(plane: Plane) -> None:
    import time

    def fastest(action: Callable[[], Any]) -> float:
        times = []
        for _ in range(50):
            start = time.perf_counter()
            action()
            times.append(time.perf_counter() - start)
        return min(times)

    api = plane.api()
    route = plane.id("CreateRoute", ApiId=api, RouteKey="GET /0")
    figures = []
    for until in (10, 100_000):
        count = plane.store.count(f"us-east-1/apis/{api}/routes")
        for n in range(count, until):
            plane.send("CreateRoute", ApiId=api, RouteKey=f"GET /{n}")
        token = plane.send("GetRoutes", ApiId=api, MaxResults=5)["NextToken"]
        figures.append(
            (
                fastest(lambda: plane.send("GetRoute", ApiId=api, RouteId=route)),
                fastest(
                    lambda t=token: plane.send("GetRoutes", ApiId=api, NextToken=t, MaxResults=5)
                ),  # type: ignore[misc]
            )
        )

    few, many = figures
    assert many[0] < few[0] * 2
    assert many[1] < few[1] * 2

"""A document that somebody edited is under the rules of requests, and is told where it is wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from apigw_cli.errors import UsageFailure
from apigw_cli.local.dumps.dumping import dump
from apigw_cli.local.dumps.loading import load
from tests.local.plane import ENDPOINT, LISTENER, PORTAL, Plane

HTTP = "regions.us-east-1.apis[0]"
WEBSOCKET = "regions.us-east-1.apis[1]"
DOMAIN = "regions.us-east-1.domainnames[0]"
PRODUCT = "regions.us-east-1.portalproducts[0]"
RULE = {
    "Actions": [{"InvokeApi": {"ApiId": "a", "Stage": "s"}}],
    "Conditions": [],
    "Priority": 7,
}
Document = dict[str, Any]


@pytest.fixture(scope="module")
def plane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plane]:
    """A plane with something of every noun, and deployments that differ."""
    plane = Plane(tmp_path_factory.mktemp("filled") / "local.db")
    _add_http(plane)
    _add_websocket(plane)
    _add_domain(plane)
    _add_product(plane)
    yield plane
    plane.engine.close()


def _add_http(plane: Plane) -> None:
    api = plane.api(Tags={"k": "v"})
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["s"])
    integration = plane.function(api)
    private = {"ConnectionType": "VPC_LINK", "ConnectionId": link, "IntegrationUri": LISTENER}
    plane.function(api, IntegrationType="HTTP_PROXY", IntegrationMethod="GET", **private)
    token = plane.jwt(api)
    target = {"Target": f"integrations/{integration}"}
    jwt = {"AuthorizationType": "JWT", "AuthorizerId": token}
    route = plane.id("CreateRoute", ApiId=api, RouteKey="GET /pets", **target, **jwt)
    plane.id("CreateRoute", ApiId=api, RouteKey="GET /cats", **target)
    plane.send("CreateStage", ApiId=api, StageName="s")
    plane.send("CreateDeployment", ApiId=api, StageName="s")
    plane.send("UpdateRoute", ApiId=api, RouteId=route, OperationName="o")
    plane.function(api)
    settings = {"RouteSettings": {"GET /pets": {"ThrottlingBurstLimit": 1}}}
    plane.send("UpdateStage", ApiId=api, StageName="s", **settings)


def _add_domain(plane: Plane) -> None:
    domain = plane.domain()
    [api, _] = plane.items("GetApis")
    plane.send("CreateApiMapping", DomainName=domain, ApiId=api["ApiId"], Stage="s")
    plane.send("CreateRoutingRule", DomainName=domain, **RULE)


def _add_websocket(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    plane.send("CreateModel", ApiId=api, Name="M", Schema="{}")
    integration = plane.id("CreateIntegration", ApiId=api, IntegrationType="MOCK")
    key = {"IntegrationResponseKey": "$default"}
    plane.send("CreateIntegrationResponse", ApiId=api, IntegrationId=integration, **key)
    route = plane.id("CreateRoute", ApiId=api, RouteKey="r", RequestModels={"k": "M"})
    plane.send("CreateRouteResponse", ApiId=api, RouteId=route, RouteResponseKey="$default")


def _add_product(plane: Plane) -> None:
    product = plane.send("CreatePortalProduct", DisplayName="p")
    id = product["PortalProductId"]
    page = plane.page(id)
    plane.send("CreateProductRestEndpointPage", PortalProductId=id, RestEndpointIdentifier=ENDPOINT)
    order = {"ProductPageArns": [page["ProductPageArn"]]}
    plane.send("UpdatePortalProduct", PortalProductId=id, DisplayOrder=order)
    plane.send("PutPortalProductSharingPolicy", PortalProductId=id, PolicyDocument="{}")
    plane.send("CreatePortal", **PORTAL, IncludedPortalProductArns=[product["PortalProductArn"]])


def steps(path: str) -> list[str | int]:
    """A path as keys and places: regions, us-east-1, apis, 0."""
    parts = path.replace("[", ".").replace("]", "").split(".")
    return [int(part) if part.isdigit() else part for part in parts]


def edited(document: Document, path: str, value: Any) -> Document:
    """The document with another value at a path; a function makes it of the old one."""
    changed = copy.deepcopy(document)
    *way, last = steps(path)
    place: Any = changed
    for step in way:
        place = place[step]
    place[last] = value(place[last]) if callable(value) else value
    return changed


def twice(things: list[Any]) -> list[Any]:
    return [*things, things[0]]


def refusal(plane: Plane, document: Any) -> str:
    """Why a document is refused; nothing is changed by it."""
    before = plane.everything()
    with pytest.raises(UsageFailure) as caught:
        load(plane.engine, document)
    assert plane.everything() == before
    assert caught.value.hint == "Nothing was loaded."
    return caught.value.message


CASES = [
    # the form of the document
    ("version", 2, "version must be 1, the one that is known, not 2."),
    ("version", True, "version must be 1"),
    ("version", None, "version must be 1, the one that is known, not None."),
    ("regions", [], "regions must be an object, not []."),
    ("regions", {"a/b": {}}, "regions must be named by letters, digits and '-', not 'a/b'."),
    ("regions.us-east-1", None, "regions.us-east-1 must be an object, not None."),
    ("regions.us-east-1.apps", [], "regions.us-east-1.apps is not known; did you mean apis?"),
    ("regions.us-east-1.apis", {}, "regions.us-east-1.apis must be a list, not {}."),
    (HTTP, "a", f"{HTTP} must be an object, not 'a'."),
    # members by their shapes
    (f"{HTTP}.Nmae", "x", f"{HTTP}.Nmae is not known; did you mean Name?"),
    (f"{HTTP}.Name", None, f"{HTTP}.Name is missing."),
    (f"{HTTP}.Name", "", f"{HTTP}.Name must have 1 to 128 characters, not 0"),
    (f"{HTTP}.Description", None, f"{HTTP}.Description is null; leave it out."),
    (f"{HTTP}.Tags", {"k": None}, f"{HTTP}.Tags['k'] is null; leave it out."),
    (f"{HTTP}.CreatedDate", "today", f"{HTTP}.CreatedDate must be a time such as"),
    (f"{HTTP}.CreatedDate", "2020-13-01T00:00:00Z", f"{HTTP}.CreatedDate must be a time such as"),
    (f"{HTTP}.ApiId", "A/B", f"{HTTP}.ApiId must match [a-z0-9]{{1,30}}, not 'A/B'."),
    (
        f"{HTTP}.CorsConfiguration",
        {"MaxAge": 1e9},
        f"{HTTP}.CorsConfiguration.MaxAge must be a whole number",
    ),
    (
        f"{HTTP}.CorsConfiguration",
        {"MaxAgee": 5},
        f"{HTTP}.CorsConfiguration.MaxAgee is not known; did you mean MaxAge?",
    ),
    (
        f"{DOMAIN}.DomainNameConfigurations[0].DomainNameStatus",
        "GONE",
        f"{DOMAIN}.DomainNameConfigurations[0].DomainNameStatus must be one of AVAILABLE",
    ),
    (f"{PRODUCT}.sharingpolicy", {"PolicyDocument": "{"}, f"{PRODUCT}.sharingpolicy.Policy"),
    (f"{PRODUCT}.sharingpolicy", {}, f"{PRODUCT}.sharingpolicy.PolicyDocument must be a text"),
    # rules
    (f"{HTTP}.routes[1].RouteKey", "cats", f"{HTTP}.routes[1].RouteKey must be '$default' or"),
    (f"{HTTP}.Tags", {"aws:x": "y"}, f"{HTTP}.Tags['aws:x'] begins with aws:"),
    (f"{HTTP}.stages[0].StageName", "a b", f"{HTTP}.stages[0]: StageName must hold letters"),
    (
        f"{HTTP}.integrations[0].TimeoutInMillis",
        30001,
        f"{HTTP}.integrations[0].TimeoutInMillis must be from 50 to 30000, not 30001.",
    ),
    (
        f"{HTTP}.integrations[0].PassthroughBehavior",
        "NEVER",
        f"{HTTP}.integrations[0].PassthroughBehavior is for WebSocket APIs only",
    ),
    (f"{HTTP}.ProtocolType", "WEBSOCKET", f"{HTTP}"),
    (f"{WEBSOCKET}.ProtocolType", "HTTP", f"{WEBSOCKET}.ApiEndpoint must be 'https:"),
    (f"{HTTP}.models", [{"ModelId": "a", "Name": "M", "Schema": "{}"}], f"{HTTP}.models[0]: Only"),
    (
        f"{DOMAIN}.routingrules[0].Actions",
        [],
        f"{DOMAIN}.routingrules[0].Actions must hold exactly one, not 0.",
    ),
    # what follows from identifiers
    (f"{HTTP}.ApiEndpoint", "https://x", f"{HTTP}.ApiEndpoint must be 'https://"),
    (f"{PRODUCT}.PortalProductArn", "arn:" + "x" * 20, f"{PRODUCT}.PortalProductArn must be 'arn"),
    # uniqueness
    ("regions.us-east-1.apis", twice, "regions.us-east-1.apis[2].ApiId '0000000001' is there twi"),
    (
        f"{HTTP}.routes[1].RouteKey",
        "GET /pets",
        f"{HTTP}.routes[1].RouteKey 'GET /pets' is taken by route ",
    ),
    (
        f"{DOMAIN}.routingrules",
        lambda rules: [*rules, {**RULE, "RoutingRuleId": "b"}],
        f"{DOMAIN}.routingrules[1].Priority 7 is taken by routing rule ",
    ),
    # references
    (
        f"{HTTP}.routes[0].Target",
        "integrations/nowhere",
        f"{HTTP}.routes[0].Target: IntegrationId 'nowhere' names no integration that exists.",
    ),
    (
        f"{HTTP}.routes[0].AuthorizerId",
        "nobody",
        f"{HTTP}.routes[0].AuthorizerId 'nobody' names no authorizer that exists.",
    ),
    (
        f"{HTTP}.integrations[1].ConnectionId",
        "nolink",
        f"{HTTP}.integrations[1].ConnectionId: VpcLinkId 'nolink' names no VPC link that exists.",
    ),
    (
        f"{HTTP}.stages[0].DeploymentId",
        "none",
        f"{HTTP}.stages[0].DeploymentId 'none' names no deployment that exists.",
    ),
    (
        f"{HTTP}.stages[0].RouteSettings",
        {"GET /no": {}},
        f"{HTTP}.stages[0].RouteSettings['GET /no'] names no route of the API.",
    ),
    (
        f"{WEBSOCKET}.routes[0].RequestModels",
        {"k": "N"},
        f"{WEBSOCKET}.routes[0].RequestModels: 'N' is not the Name of a model of the API.",
    ),
    (
        f"{DOMAIN}.apimappings[0].Stage",
        "t",
        f"{DOMAIN}.apimappings[0].Stage 't' names no stage of API ",
    ),
    (
        f"{PRODUCT}.DisplayOrder.ProductPageArns",
        ["arn:" + "x" * 20],
        f"{PRODUCT}.DisplayOrder names no page of the product",
    ),
    # what passes
    ("regions.us-east-1.vpclinks[0].gone", "x", "regions.us-east-1.vpclinks[0].gone must be sec"),
    (f"{HTTP}.gone", 5, f"{HTTP}.gone is not known"),
    (f"{HTTP}.passing", {}, f"{HTTP}.passing must be a list, not {{}}."),
    (f"{HTTP}.passing", [{"until": 1}], f"{HTTP}.passing[0].members must be an object, not None."),
    (
        "regions.us-east-1.vpclinks[0].passing",
        [{"until": 1, "members": {"VpcLinkStatus": "AWAY"}}],
        "regions.us-east-1.vpclinks[0].passing[0].members.VpcLinkStatus must be one of",
    ),
]


@pytest.mark.parametrize(("path", "value", "reason"), CASES)
def test_a_wrong_member_is_refused_by_its_path(
    plane: Plane, path: str, value: Any, reason: str
) -> None:
    document = edited(dump(plane.engine), path, value)

    assert refusal(plane, document).startswith(reason), refusal(plane, document)


SNAPSHOT = f"{HTTP}.deployments[0].snapshot"


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda held: [], " must be an object."),
        (lambda held: {"pages/x": None}, "['pages/x'] is no path of a part of an API"),
        (lambda held: {"stages/s": None}, "['stages/s'] is no path of a part of an API"),
        (lambda held: {"routes": None}, "['routes'] is no path of a part of an API"),
        (lambda held: {"api": None}, "['api'] must be an object."),
        (lambda held: {"routes/no": None}, "['routes/no'] is null, but the next deployment"),
        (lambda held: {"routes/x": 5}, "['routes/x'] must be an object or null."),
        (
            lambda held: {"routes/x": {"RouteId": "y", "RouteKey": "GET /"}},
            "['routes/x'].RouteId is another one than in the path.",
        ),
        (
            lambda held: {"routes/x": {"RouteId": "x", "RouteKey": "nothing"}},
            "['routes/x'].RouteKey must be '$default'",
        ),
        (
            lambda held: {
                "routes/x": {"RouteId": "x", "RouteKey": "GET /", "Target": "integrations/no"}
            },
            "['routes/x'].Target: IntegrationId 'no' names no integration that exists.",
        ),
    ],
)
def test_a_wrong_snapshot_is_refused_by_its_path(
    plane: Plane, edit: Callable[[Any], Any], reason: str
) -> None:
    document = edited(dump(plane.engine), SNAPSHOT, edit)

    assert refusal(plane, document).startswith(SNAPSHOT + reason), refusal(plane, document)


def test_a_snapshot_holds_what_its_routes_need(plane: Plane) -> None:
    document = dump(plane.engine)
    api = document["regions"]["us-east-1"]["apis"][0]
    used = api["routes"][0]["Target"].partition("/")[2]
    without = edited(document, SNAPSHOT, lambda held: {f"integrations/{used}": None})

    reason = refusal(plane, without)

    assert reason == f"{SNAPSHOT} uses integration {used}, which it does not hold."


def test_a_document_without_its_version_is_told_what_is_missing(plane: Plane) -> None:
    assert refusal(plane, {"regions": {}}) == "version is missing: 1 is the one that is known."


@pytest.mark.parametrize("document", [None, [], "x", 5, {"version": 1, "region": {}}, {}])
def test_what_is_no_dump_is_refused(plane: Plane, document: Any) -> None:
    assert refusal(plane, document)


def test_what_follows_or_has_a_default_may_be_left_out(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane()
    integration = {"IntegrationId": "i1", "IntegrationType": "AWS_PROXY"}
    route = {"RouteId": "r1", "RouteKey": "GET /pets", "Target": "integrations/i1"}
    api = {
        "ApiId": "pets",
        "Name": "pets",
        "ProtocolType": "HTTP",
        "routes": [route],  # before what it leads to
        "integrations": [integration],
        "stages": [{"StageName": "$default", "DeploymentId": "d1"}],
        "deployments": [{"DeploymentId": "d1", "snapshot": {"routes/r1": dict(route)}}],
    }

    load(plane.engine, {"version": 1, "regions": {"us-east-1": {"apis": [api]}}})

    [made] = plane.items("GetApis")
    assert made["ApiEndpoint"] == "https://pets.execute-api.us-east-1.amazonaws.com"
    [found] = plane.items("GetRoutes", ApiId="pets")
    assert found == {**route, "ApiKeyRequired": False, "AuthorizationType": "NONE"}
    wanted = {"Specification": "OAS30", "OutputType": "JSON", "StageName": "$default"}
    exported = json.loads(plane.send("ExportApi", ApiId="pets", **wanted)["body"])
    assert list(exported["paths"]) == ["/pets"]


def test_what_only_the_service_sets_and_is_empty_was_left_out(plane: Plane) -> None:
    link = {"VpcLinkId": "l1", "Name": "l", "SubnetIds": ["s"], "VpcLinkStatusMessage": ""}

    load(plane.engine, {"version": 1, "regions": {"us-east-1": {"vpclinks": [link]}}})

    assert plane.send("GetVpcLink", VpcLinkId="l1")["VpcLinkStatusMessage"]


def test_quotas_hold_for_documents_where_they_are_on(open_plane: Callable[..., Plane]) -> None:
    plane, strict = open_plane(), open_plane(quotas=True)
    links = [{"VpcLinkId": f"l{n}", "Name": "l", "SubnetIds": ["s"]} for n in range(11)]
    document = {"version": 1, "regions": {"us-east-1": {"vpclinks": links}}}

    reason = refusal(strict, document)
    load(plane.engine, document)

    assert reason.startswith("regions.us-east-1.vpclinks[10]: There may be 10 VPC links at most")
    assert len(plane.items("GetVpcLinks")) == 11

"""Refusals as boto3 has them: typed, with their status and all that they say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from apigw_cli import catalogue
from apigw_cli.catalogue import PLACES
from apigw_cli.catalogue.table import GROUPS
from tests.served.server import Server, serving
from tests.served.ways import client

DOCUMENT = json.dumps({"openapi": "3.0.1", "info": {"title": "t", "version": "1"}, "paths": {}})
# What stands in a path, where nothing of that name exists.
NOWHERE = {
    "ResourceArn": "arn:aws:apigateway:{region}::/apis/none",
    "Specification": "OAS30",
}
# What the plane looks at before it looks for what is named, so that it must be right.
NEEDED: dict[str, dict[str, Any]] = {
    "CreateApiMapping": {"ApiId": "none", "Stage": "s"},
    "CreateAuthorizer": {
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "Name": "n",
    },
    "CreateIntegration": {"IntegrationType": "HTTP_PROXY"},
    "CreateIntegrationResponse": {"IntegrationResponseKey": "$default"},
    "CreateModel": {"Name": "n", "Schema": "{}"},
    "CreateProductPage": {"DisplayContent": {"Title": "t", "Body": "b"}},
    "CreateProductRestEndpointPage": {
        "RestEndpointIdentifier": {
            "IdentifierParts": {"Method": "GET", "Path": "/", "RestApiId": "r", "Stage": "s"}
        }
    },
    "CreateRoute": {"RouteKey": "$default"},
    "CreateRouteResponse": {"RouteResponseKey": "$default"},
    "CreateRoutingRule": {
        "Actions": [{"InvokeApi": {"ApiId": "a", "Stage": "s"}}],
        "Conditions": [],
        "Priority": 1,
    },
    "CreateStage": {"StageName": "s"},
    "ExportApi": {"OutputType": "JSON"},
    "PutPortalProductSharingPolicy": {"PolicyDocument": "{}"},
    "PutRoutingRule": {
        "Actions": [{"InvokeApi": {"ApiId": "a", "Stage": "s"}}],
        "Conditions": [],
        "Priority": 1,
    },
    "ReimportApi": {"Body": DOCUMENT},
    "UntagResource": {"TagKeys": ["k"]},
    "UpdateApiMapping": {"ApiId": "none"},
}
TARGETED = [name for name in PLACES if catalogue.operation(name).path_members]


@pytest.fixture
def boto(server: Server, region: str) -> Any:
    return client(server.url, region)


def refusal(boto: Any, name: str, /, **params: Any) -> ClientError:
    """The error of an operation that is refused."""
    with pytest.raises(ClientError) as caught:
        getattr(boto, xform_name(name))(**params)
    assert caught.value.operation_name == name
    return caught.value


def status(error: ClientError) -> int:
    return int(error.response["ResponseMetadata"]["HTTPStatusCode"])


@pytest.mark.parametrize("name", TARGETED)
def test_what_does_not_exist_is_not_found_and_the_kind_is_told(
    name: str, boto: Any, region: str
) -> None:
    operation = catalogue.operation(name)
    ids = {
        member.name: NOWHERE.get(member.name, "none1234567").format(region=region)
        for member in operation.path_members
    }

    error = refusal(boto, name, **ids, **NEEDED.get(name, {}))

    assert isinstance(error, boto.exceptions.NotFoundException)
    assert status(error) == 404
    assert error.response["ResourceType"] == outermost(operation.path)
    assert error.response["Message"] == error.response["Error"]["Message"] != ""
    assert error.response["ResponseMetadata"]["RequestId"]


def outermost(path: str) -> str:
    """The kind of what a path names first: nothing else can be missing before it."""
    kinds = {
        "apis": "Api",
        "domainnames": "DomainName",
        "portals": "Portal",
        "portalproducts": "PortalProduct",
        "tags": "Api",
        "vpclinks": "VpcLink",
    }
    return kinds[path.split("/")[2]]


@pytest.mark.parametrize(
    ("name", "ids", "kind"),
    [
        ("GetRoute", {"RouteId": "none"}, "Route"),
        ("GetStage", {"StageName": "none"}, "Stage"),
        ("GetIntegrationResponses", {"IntegrationId": "none"}, "Integration"),
        ("DeleteAuthorizer", {"AuthorizerId": "none"}, "Authorizer"),
        ("UpdateDeployment", {"DeploymentId": "none"}, "Deployment"),
        ("GetModelTemplate", {"ModelId": "none"}, "Model"),
    ],
)
def test_what_is_missing_in_an_api_is_told(
    boto: Any, name: str, ids: dict[str, str], kind: str
) -> None:
    api = boto.create_api(Name="a", ProtocolType="HTTP")["ApiId"]

    error = refusal(boto, name, ApiId=api, **ids)

    assert error.response["ResourceType"] == kind


@pytest.mark.parametrize(
    ("name", "params", "told"),
    [
        ("CreateApi", {"Name": "n" * 129, "ProtocolType": "HTTP"}, "Name must have 1 to 128"),
        ("CreateApi", {"Name": "n", "ProtocolType": "http"}, "ProtocolType must be one of"),
        ("CreateApi", {"Name": "n", "ProtocolType": "WEBSOCKET"}, "RouteSelectionExpression"),
        ("CreateVpcLink", {"Name": "n", "SubnetIds": []}, "SubnetIds is empty"),
        ("GetApis", {"MaxResults": "501"}, "MaxResults must be from 1 to 500"),
        ("GetApis", {"MaxResults": "9" * 5000}, "MaxResults must be"),
        ("GetApis", {"NextToken": "x"}, "NextToken"),
        ("GetTags", {"ResourceArn": "arn:aws:s3:::bucket"}, "ResourceArn must be"),
    ],
)
def test_bad_input_is_a_bad_request_that_names_the_member(
    boto: Any, name: str, params: dict[str, Any], told: str
) -> None:
    error = refusal(boto, name, **params)

    assert isinstance(error, boto.exceptions.BadRequestException)
    assert status(error) == 400
    assert told in str(error)


def test_a_clash_is_a_conflict(boto: Any) -> None:
    api = boto.create_api(Name="a", ProtocolType="HTTP", Target="https://example.com")["ApiId"]

    error = refusal(boto, "CreateRoute", ApiId=api, RouteKey="$default")

    assert isinstance(error, boto.exceptions.ConflictException)
    assert status(error) == 409
    assert "'$default'" in str(error)


def test_a_foreign_host_is_denied(boto: Any) -> None:
    def elsewhere(request: Any, **_: Any) -> None:
        request.headers["Host"] = "console.example.com"

    boto.meta.events.register("before-send.apigatewayv2", elsewhere)

    error = refusal(boto, "GetApis")

    assert isinstance(error, boto.exceptions.AccessDeniedException)
    assert status(error) == 403


def test_a_document_that_is_too_large_is_refused(boto: Any) -> None:
    error = refusal(boto, "ImportApi", Body="x" * 11 * 1024 * 1024)

    assert status(error) == 413
    assert error.response["Error"]["Code"] == "RequestEntityTooLargeException"


@pytest.fixture(scope="module")
def with_quotas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of a server that holds the service's quotas."""
    home = tmp_path_factory.mktemp("quotas")
    with serving(home, environ={"APIGW_LOCAL_QUOTAS": "1"}) as server:
        yield client(server.url)


def test_a_quota_that_is_used_up_is_too_many_requests(with_quotas: Any) -> None:
    for number in range(10):
        with_quotas.create_vpc_link(Name=f"l{number}", SubnetIds=["s"])

    error = refusal(with_quotas, "CreateVpcLink", Name="l", SubnetIds=["s"])

    assert isinstance(error, with_quotas.exceptions.TooManyRequestsException)
    assert status(error) == 429
    assert error.response["LimitType"] == "VpcLink"


def test_every_noun_has_an_operation_that_can_miss_it() -> None:
    nouns = {GROUPS[PLACES[name][0]].noun for name in TARGETED}

    assert nouns == {group.noun for group in GROUPS.values()}


def test_an_empty_identifier_never_means_the_collection(server: Server, region: str) -> None:
    boto = client(server.url, region)

    for name, params in (
        ("GetApi", {}),
        ("ReimportApi", {"Body": DOCUMENT}),
        ("UpdateApi", {"Name": "n"}),
        ("DeleteApi", {}),
    ):
        assert status(refusal(boto, name, ApiId="", **params)) == 404
    assert boto.get_apis()["Items"] == []

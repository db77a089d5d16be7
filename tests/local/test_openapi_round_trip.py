"""Any HTTP API is exported to a document that is valid and imports to the same API."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import strategies as st
from openapi_spec_validator import validate

from tests.local.documents import ROLE, again, brought, exported, exported_text, keys, routes
from tests.local.plane import CALLS_FUNCTION, FUNCTION, LISTENER, Plane
from tests.properties.claims import hold, tries

# What an import makes anew, or no document has.
NEW = frozenset({"ApiEndpoint", "ApiId", "CreatedDate", "ImportInfo"})


def the_same(plane: Plane, api: str) -> dict[str, Any]:
    """All of an API but ids and dates: what its routes lead to and are guarded by, written out."""
    integrations = {
        body.pop("IntegrationId"): body for body in plane.items("GetIntegrations", ApiId=api)
    }
    authorizers = {
        body.pop("AuthorizerId"): body for body in plane.items("GetAuthorizers", ApiId=api)
    }
    made: dict[str, Any] = {}
    leading: dict[str, list[str]] = {id: [] for id in integrations}
    for key, route in sorted(routes(plane, api).items()):
        del route["RouteId"]
        if "Target" in route:
            leading[route.pop("Target").partition("/")[2]].append(key)
        if "AuthorizerId" in route:
            route["Authorizer"] = authorizers[route.pop("AuthorizerId")]["Name"]
        made[key] = route
    return {
        "api": {k: v for k, v in plane.send("GetApi", ApiId=api).items() if k not in NEW},
        "routes": made,
        "integrations": sorted(
            ([leading[id], body] for id, body in integrations.items()), key=json.dumps
        ),
        "authorizers": sorted(authorizers.values(), key=json.dumps),
    }


def text(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """Texts that readers of JSON or YAML may stumble over."""
    awkward = ["1.0", "null", "~", "y", "1e10", "a: b", "# a", "two\nlines\n", " ", "\ufeff", "<<"]
    any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=most)
    return st.sampled_from(awkward) | any_text


def some(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of the members."""
    return st.fixed_dictionaries({}, optional=members)


NAMES = st.text("abcXYZ019._-", min_size=1, max_size=8)
CORS = some(
    AllowCredentials=st.booleans(),
    AllowHeaders=st.lists(text(9), max_size=3),
    AllowMethods=st.lists(st.sampled_from(["GET", "POST", "*"]), max_size=3),
    AllowOrigins=st.lists(st.sampled_from(["https://a.example", "http://*"]), max_size=3),
    ExposeHeaders=st.lists(text(9), max_size=3),
    MaxAge=st.integers(-1, 86400),
)
APIS = some(
    Description=text(30),
    Version=text(20),
    DisableExecuteApiEndpoint=st.booleans(),
    IpAddressType=st.sampled_from(["ipv4", "dualstack"]),
    CorsConfiguration=CORS,
    Tags=st.dictionaries(
        text(9).filter(lambda key: not key.lower().startswith("aws:")), text(9, 0), max_size=3
    ),
)
MAPPED = st.dictionaries(
    st.sampled_from(["append:header.a", "overwrite:querystring.b", "overwrite:path"]),
    text(9).filter(lambda value: not value.startswith("$")) | st.just("$request.header.a"),
    max_size=2,
)
ANSWERED = st.dictionaries(
    st.sampled_from(["200", "404", "599"]),
    st.dictionaries(
        st.sampled_from(["append:header.a", "overwrite:statuscode"]), text(9), min_size=1
    ),
    max_size=2,
)
OF_ALL = {"Description": text(20), "TimeoutInMillis": st.integers(50, 30000)}
OF_PROXIES = {**OF_ALL, "RequestParameters": MAPPED, "ResponseParameters": ANSWERED}


def integration(kind: str, always: dict[str, Any], **members: Any) -> st.SearchStrategy[Any]:
    return some(**members).map(lambda some: {"IntegrationType": kind, **always, **some})


INTEGRATIONS = st.one_of(
    integration(
        "AWS_PROXY",
        {"IntegrationUri": FUNCTION},
        **OF_PROXIES,
        CredentialsArn=st.just(ROLE),
        IntegrationMethod=st.sampled_from(["POST", "GET"]),
        PayloadFormatVersion=st.sampled_from(["1.0", "2.0"]),
    ),
    integration(
        "HTTP_PROXY",
        {"IntegrationMethod": "ANY"},
        **OF_PROXIES,
        IntegrationUri=st.sampled_from(["https://a.example/{x}", "http://${stageVariables.h}/"]),
    ),
    integration(
        "HTTP_PROXY",
        {"IntegrationMethod": "get", "IntegrationUri": LISTENER, "ConnectionType": "VPC_LINK"},
        **OF_PROXIES,
        TlsConfig=st.just({"ServerNameToVerify": "a.example"}),
    ),
    integration(
        "AWS_PROXY",
        {
            "IntegrationSubtype": "SQS-SendMessage",
            "CredentialsArn": ROLE,
            "RequestParameters": {"QueueUrl": "q", "MessageBody": "$request.body", "More": "1.0"},
        },
        **OF_ALL,
        ResponseParameters=ANSWERED,
    ),
)
SOURCES = st.sampled_from(
    ["$request.header.A", "$request.querystring.b", "$context.c", "$request.header.A,B"]
)
AUTHORIZERS = st.one_of(
    st.fixed_dictionaries(
        {
            "AuthorizerType": st.just("JWT"),
            "IdentitySource": st.just(["$request.header.Authorization"]),
            "JwtConfiguration": st.fixed_dictionaries(
                {
                    "Audience": st.lists(text(9), min_size=1, max_size=3),
                    "Issuer": st.just("https://i.example"),
                }
            ),
        },
        optional={"IdentityValidationExpression": text(9)},
    ),
    st.fixed_dictionaries(
        {
            "AuthorizerType": st.just("REQUEST"),
            "AuthorizerUri": st.just(CALLS_FUNCTION),
            "AuthorizerPayloadFormatVersion": st.just("2.0"),
            "IdentitySource": st.lists(SOURCES, min_size=1, max_size=3),
        },
        optional={
            "AuthorizerCredentialsArn": st.just(ROLE),
            "AuthorizerResultTtlInSeconds": st.integers(0, 3600),
            "EnableSimpleResponses": st.booleans(),
            "IdentityValidationExpression": text(9),
        },
    ),
)
# A colon in a variable is left out: the validator takes what follows for a format.
SEGMENTS = st.one_of(
    st.sampled_from(["pets", "{id}", "{a.b-c}", "", "$default", "é", "1.0", "x-y", "a,b", "%2F"]),
    st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), max_size=5).filter(
        lambda segment: not set(segment) & set("{}/") and not any(map(str.isspace, segment))
    ),
)
PATHS = st.lists(SEGMENTS, min_size=1, max_size=4).map(lambda parts: "/" + "/".join(parts))
METHODS = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"])
ROUTE_KEYS = st.one_of(
    st.just("$default"),
    st.tuples(METHODS, PATHS | st.just("/a/{rest+}"))
    .map(" ".join)
    .filter(lambda key: key != "ANY /$default"),
)
ROUTES = st.tuples(
    st.none() | st.integers(0, 3),  # which integration
    st.sampled_from(["NONE", "AWS_IAM", "GUARDED"]),
    st.integers(0, 2),  # which authorizer
    st.lists(text(9), max_size=3),  # scopes
    st.booleans(),  # whether it has an operation name
)
PARTS = {
    "members": APIS,
    "integrations": st.lists(INTEGRATIONS, max_size=4),
    "authorizers": st.dictionaries(NAMES, AUTHORIZERS, max_size=3),
    "made": st.dictionaries(ROUTE_KEYS, ROUTES, max_size=6),
    "form": st.sampled_from(["JSON", "YAML"]),
}


def build(plane: Plane, link: str, members, integrations, authorizers, made) -> str:
    """An API with these parts, made by the operations that make them one by one."""
    api = plane.api(**members)
    targets = []
    for told in integrations:
        private = {"ConnectionId": link} if told.get("ConnectionType") else {}
        targets.append(plane.id("CreateIntegration", ApiId=api, **told, **private))
    guards = [
        (plane.id("CreateAuthorizer", ApiId=api, Name=name, **told), told["AuthorizerType"])
        for name, told in authorizers.items()
    ]
    taken = set()
    for number, (key, (target, kind, guard, scopes, named)) in enumerate(made.items()):
        told: dict[str, Any] = {"AuthorizationType": "NONE" if kind == "GUARDED" else kind}
        if kind == "GUARDED" and guards:
            id, kind = guards[guard % len(guards)]
            told = {"AuthorizerId": id, "AuthorizationType": "CUSTOM"}
            if kind == "JWT":
                told |= {"AuthorizationType": "JWT", "AuthorizationScopes": scopes}
        if target is not None and targets:
            told["Target"] = f"integrations/{targets[target % len(targets)]}"
        if named:
            told["OperationName"] = f"operation {number}"
        meaning = key.replace("{id}", "{}").replace("{a.b-c}", "{}")
        if meaning not in taken:
            plane.send("CreateRoute", ApiId=api, RouteKey=key, **told)
        taken.add(meaning)
    return api


def check_warnings(answer: dict[str, Any]) -> None:
    """Nothing was amiss but that some routes have no integration, as they had none before."""
    assert [line for line in answer.get("Warnings", []) if not line.endswith("nowhere")] == []


@tries(60)
def test_an_export_imports_to_the_same_api(tries: int, plane: Plane) -> None:
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["subnet-1"])

    def claim(form: str, **parts: Any) -> None:
        first = build(plane, link, **parts)
        written = exported_text(plane, first, form)

        answer = plane.send("ImportApi", Body=written)

        check_warnings(answer)
        assert the_same(plane, answer["ApiId"]) == the_same(plane, first)
        again_written = exported_text(plane, answer["ApiId"], form)
        assert again_written.replace(answer["ApiId"], first) == written
        validate(exported(plane, first))
        validate(exported(plane, first, IncludeExtensions=False))
        for api in (first, answer["ApiId"]):
            plane.send("DeleteApi", ApiId=api)

    hold(tries, claim, **PARTS)


@tries(30)
def test_an_export_of_a_stage_reimports_what_was_deployed(tries: int, plane: Plane) -> None:
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["subnet-1"])

    def claim(form: str, **parts: Any) -> None:
        api = build(plane, link, **parts)
        if not keys(plane, api):
            plane.send("CreateRoute", ApiId=api, RouteKey="GET /")
        before = the_same(plane, api)
        plane.send("CreateStage", ApiId=api, StageName="s")
        plane.send("CreateDeployment", ApiId=api, StageName="s")
        again(plane, api, {"openapi": "3.0.1", "info": {"title": "b"}, "paths": {}})

        written = exported_text(plane, api, form, StageName="s")
        answer = plane.send("ReimportApi", ApiId=api, Body=written)

        check_warnings(answer)
        assert the_same(plane, api) == before
        plane.send("DeleteApi", ApiId=api)

    hold(tries, claim, **PARTS)


def round_trip(plane: Plane, api: str) -> str:
    document = exported(plane, api)
    validate(document)
    return str(brought(plane, document)["ApiId"])


# What OpenAPI cannot carry; the list in the exporter's own words is held against these tests.


def test_an_operation_name_is_carried_once(plane: Plane) -> None:
    api = plane.api()
    for key in ("GET /b", "GET /a"):
        plane.send("CreateRoute", ApiId=api, RouteKey=key, OperationName="same")

    made = routes(plane, round_trip(plane, api))

    assert made["GET /a"]["OperationName"] == "same"
    assert "OperationName" not in made["GET /b"]


def test_a_name_that_is_no_key_of_openapi_becomes_one(plane: Plane) -> None:
    api = plane.api()
    plane.jwt(api, Name="a b/ü")
    plane.jwt(api, Name="a b:ü")

    first, second = plane.items("GetAuthorizers", ApiId=round_trip(plane, api))

    assert first["Name"] == "a_b__"
    assert second["Name"].startswith("a_b__-")


@pytest.mark.parametrize("kind", ["NONE", "AWS_IAM"])
def test_an_authorizer_that_a_route_does_not_use_is_not_the_route_s(plane, kind) -> None:
    api = plane.api()
    guard = {"AuthorizationType": kind, "AuthorizerId": plane.jwt(api)}
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /", **guard)

    made = round_trip(plane, api)

    assert "AuthorizerId" not in routes(plane, made)["GET /"]
    assert routes(plane, made)["GET /"]["AuthorizationType"] == kind
    assert len(plane.items("GetAuthorizers", ApiId=made)) == 1


def test_the_default_route_hides_a_path_that_is_called_so(plane: Plane) -> None:
    api = plane.api()
    for key in ("ANY /$default", "$default", "GET /$default"):
        plane.send("CreateRoute", ApiId=api, RouteKey=key)

    assert keys(plane, round_trip(plane, api)) == ["$default", "GET /$default"]


def test_a_version_that_reads_as_none_is_none(plane: Plane) -> None:
    made = round_trip(plane, plane.api(Version="2020-04-08 19:25:45UTC"))

    assert "Version" not in plane.send("GetApi", ApiId=made)


def test_variables_of_aws_are_filled_in(plane: Plane) -> None:
    made = round_trip(plane, plane.api(Description="in ${AWS::Region}"))

    assert plane.send("GetApi", ApiId=made)["Description"] == "in us-east-1"


def test_an_authorizer_that_could_not_be_made_is_not_made(plane: Plane) -> None:
    api = plane.api()
    id = plane.by_function(api)
    guard = {"AuthorizationType": "CUSTOM", "AuthorizerId": id}
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /", **guard)
    cleared = {"AuthorizerPayloadFormatVersion": "", "EnableSimpleResponses": False}
    plane.send("UpdateAuthorizer", ApiId=api, AuthorizerId=id, **cleared)

    assert keys(plane, round_trip(plane, api)) == []


def test_the_parts_of_a_quick_create_are_parts_like_others(plane: Plane) -> None:
    api = plane.api(Target="https://example.com")

    made = round_trip(plane, api)

    assert "ApiGatewayManaged" not in routes(plane, made)["$default"]
    assert plane.items("GetStages", ApiId=made) == []

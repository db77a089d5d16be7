"""What a document becomes: an API and its parts; and what is said of the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.local.documents import (
    ANY,
    AUTHORIZER,
    CALL,
    CORS,
    DOCUMENT,
    ENDPOINT,
    INTEGRATION,
    INTEGRATIONS,
    MOCK,
    PROXY,
    QUEUE,
    ROLE,
    SHARED,
    brought,
    changed,
    document,
    keys,
    routes,
    routing,
    the_only,
    with_route,
)
from tests.local.plane import CALLS_FUNCTION, FUNCTION, LISTENER, Plane

JWT = {
    "type": "jwt",
    "identitySource": "$request.header.Authorization",
    "jwtConfiguration": {"issuer": "https://i.example", "audience": ["a", "b"]},
}
REQUEST = {
    "type": "request",
    "authorizerUri": CALLS_FUNCTION,
    "authorizerCredentials": ROLE,
    "authorizerPayloadFormatVersion": "2.0",
    "authorizerResultTtlInSeconds": 60,
    "enableSimpleResponses": True,
    "identitySource": "$request.header.A, $request.querystring.b",
}


def scheme(authorizer: dict[str, Any], **members: Any) -> dict[str, Any]:
    """The components with one security scheme, ``who``."""
    told = {"type": "apiKey", "name": "A", "in": "header", AUTHORIZER: authorizer, **members}
    return {"securitySchemes": {"who": told}}


def guarded(components: dict[str, Any], **operation: Any) -> dict[str, Any]:
    """A small document whose route requires ``who``, or what is given."""
    told = {"security": [{"who": []}], INTEGRATION: CALL, **operation}
    return routing(told, components=components)


def test_a_document_becomes_an_api_with_its_parts(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)

    authorizer = the_only(plane, "GetAuthorizers", api["ApiId"])
    made = routes(plane, api["ApiId"])
    assert (api["Name"], api["Version"], api["Description"]) == ("pets", "1.0", "d")
    assert api["Tags"] == {"team": "shop"}
    assert api["CorsConfiguration"] == {"AllowOrigins": ["*"], "MaxAge": 5}
    assert sorted(made) == ["$default", "ANY /pets/{id}", "GET /pets"]
    assert made["GET /pets"]["AuthorizerId"] == authorizer["AuthorizerId"]
    assert made["GET /pets"]["AuthorizationScopes"] == ["read"]
    assert made["GET /pets"]["OperationName"] == "listPets"
    assert made["$default"]["AuthorizationType"] == "AWS_IAM"
    assert made["$default"]["Target"] == made["ANY /pets/{id}"]["Target"]
    assert len(plane.items("GetIntegrations", ApiId=api["ApiId"])) == 2
    assert "Warnings" not in api


def test_json_and_yaml_become_the_same_api(plane: Plane) -> None:
    as_json = brought(plane, DOCUMENT)

    as_yaml = plane.send("ImportApi", Body=yaml.safe_dump(DOCUMENT))

    ids = {"ApiId", "ApiEndpoint"}
    assert {k: v for k, v in as_yaml.items() if k not in ids} == {
        k: v for k, v in as_json.items() if k not in ids
    }
    assert keys(plane, as_yaml["ApiId"]) == keys(plane, as_json["ApiId"])


@pytest.mark.parametrize("method", ["get", "put", "post", "delete", "options", "head", "patch"])
def test_every_method_that_http_apis_have_becomes_a_route(plane: Plane, method: str) -> None:
    api = brought(plane, document(paths={"/a": {method: {INTEGRATION: CALL}}}))

    assert keys(plane, api["ApiId"]) == [f"{method.upper()} /a"]
    assert "Warnings" not in api


def test_trace_is_left_out_with_a_warning(plane: Plane) -> None:
    api = brought(plane, document(paths={"/a": {"trace": {INTEGRATION: CALL}}}))

    assert keys(plane, api["ApiId"]) == []
    assert api["Warnings"] == ["/a: HTTP APIs have no TRACE; the route was left out"]


@pytest.mark.parametrize("path", ["/$default", "$default"])
def test_any_method_of_the_default_path_is_the_default_route(plane: Plane, path: str) -> None:
    operation = {"isDefaultRoute": True, INTEGRATION: CALL}

    api = brought(plane, document(paths={path: {ANY: operation}}), Basepath="prepend")

    assert keys(plane, api["ApiId"]) == ["$default"]
    assert "ImportInfo" not in api
    assert len(api.get("Warnings", [])) == (path == "$default")


def test_another_method_of_the_default_path_is_a_route_like_any_other(plane: Plane) -> None:
    api = brought(plane, document(paths={"/$default": {"get": {INTEGRATION: CALL}}}))

    assert keys(plane, api["ApiId"]) == ["GET /$default"]


INTEGRATION_KINDS = {
    "function": (
        {**CALL, "httpMethod": "POST", "timeoutInMillis": 1000, "credentials": ROLE},
        {
            "CredentialsArn": ROLE,
            "IntegrationMethod": "POST",
            "IntegrationType": "AWS_PROXY",
            "IntegrationUri": FUNCTION,
            "PayloadFormatVersion": "2.0",
            "TimeoutInMillis": 1000,
        },
    ),
    "http": (
        {
            **PROXY,
            "description": "d",
            "httpMethod": ANY,
            "requestParameters": {"append:header.x": "$context.requestId"},
            "responseParameters": {"404": {"overwrite:statuscode": "403"}},
        },
        {
            "Description": "d",
            "IntegrationMethod": "ANY",
            "IntegrationType": "HTTP_PROXY",
            "IntegrationUri": "https://example.com/pets",
            "PayloadFormatVersion": "1.0",
            "RequestParameters": {"append:header.x": "$context.requestId"},
            "ResponseParameters": {"404": {"overwrite:statuscode": "403"}},
            "TimeoutInMillis": 30000,
        },
    ),
    "action": (
        QUEUE,
        {
            "CredentialsArn": ROLE,
            "IntegrationSubtype": "SQS-SendMessage",
            "IntegrationType": "AWS_PROXY",
            "PayloadFormatVersion": "1.0",
            "RequestParameters": {"MessageBody": "$request.body", "QueueUrl": "q"},
            "TimeoutInMillis": 30000,
        },
    ),
}


@pytest.mark.parametrize("kind", INTEGRATION_KINDS)
def test_an_integration_has_all_that_its_extension_says(plane: Plane, kind: str) -> None:
    extension, expected = INTEGRATION_KINDS[kind]

    api = brought(plane, routing({INTEGRATION: extension}))

    made = the_only(plane, "GetIntegrations", api["ApiId"])
    del made["IntegrationId"]
    assert made == {"ConnectionType": "INTERNET", **expected}
    assert "Warnings" not in api


def test_a_private_integration_names_its_vpc_link(plane: Plane) -> None:
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["subnet-1"])
    private = {
        **PROXY,
        "uri": LISTENER,
        "connectionType": "vpc_link",
        "connectionId": link,
        "tlsConfig": {"serverNameToVerify": "example.com"},
    }

    api = brought(plane, routing({INTEGRATION: private}))

    made = the_only(plane, "GetIntegrations", api["ApiId"])
    assert (made["ConnectionType"], made["ConnectionId"]) == ("VPC_LINK", link)
    assert made["TlsConfig"] == {"ServerNameToVerify": "example.com"}


def test_a_private_integration_without_its_vpc_link_is_left_out(plane: Plane) -> None:
    private = {**PROXY, "uri": LISTENER, "connectionType": "VPC_LINK", "connectionId": "gone"}

    api = brought(plane, routing({INTEGRATION: private}))

    assert keys(plane, api["ApiId"]) == []
    assert "'gone' names no VPC link that exists" in api["Warnings"][0]


def test_an_integration_under_components_is_made_once_for_all_its_routes(plane: Plane) -> None:
    components = {INTEGRATIONS: {"f": CALL, "g/h": PROXY}}
    other = {"$ref": f"#/components/{INTEGRATIONS}/g~1h"}
    paths = {
        "/a": {"get": {INTEGRATION: SHARED}, "put": {INTEGRATION: SHARED}},
        "/b": {"get": {INTEGRATION: other}},
    }

    api = brought(plane, document(paths=paths, components=components))

    made = routes(plane, api["ApiId"])
    assert made["GET /a"]["Target"] == made["PUT /a"]["Target"] != made["GET /b"]["Target"]
    assert len(plane.items("GetIntegrations", ApiId=api["ApiId"])) == 2


def test_an_integration_under_components_waits_for_routes_to_come(plane: Plane) -> None:
    api = brought(plane, document(components={INTEGRATIONS: {"f": CALL}}))

    assert the_only(plane, "GetIntegrations", api["ApiId"])["IntegrationUri"] == FUNCTION


@pytest.mark.parametrize(
    "reference",
    [
        f"#/components/{INTEGRATIONS}/none",
        "other.yaml#/a",
        "#/paths/~1a/get/" + INTEGRATION,  # a circle
    ],
)
def test_a_reference_to_no_integration_is_a_warning(plane: Plane, reference: str) -> None:
    api = brought(plane, routing({INTEGRATION: {"$ref": reference}}))

    assert keys(plane, api["ApiId"]) == ["GET /a"]
    assert api["Warnings"] == [f"GET /a: the integration '{reference}' does not exist"]


def test_a_route_without_integration_leads_nowhere(plane: Plane) -> None:
    api = brought(plane, routing({}))

    assert "Target" not in routes(plane, api["ApiId"])["GET /a"]
    assert api["Warnings"] == [f"GET /a: there is no {INTEGRATION}; the route leads nowhere"]


def test_a_path_elsewhere_in_the_document_is_followed(plane: Plane) -> None:
    paths = {"/a/{x}": {"get": {INTEGRATION: CALL}}, "/b": {"$ref": "#/paths/~1a~1%7Bx%7D"}}

    assert keys(plane, brought(plane, document(paths=paths))["ApiId"]) == ["GET /a/{x}", "GET /b"]


@pytest.mark.parametrize("reference", ["#/paths/~1b", "#/paths/~1c", "b.json", 5, ["#"]])
def test_a_path_that_is_nowhere_is_left_out_with_a_warning(plane: Plane, reference) -> None:
    api = brought(plane, document(paths={"/b": {"$ref": reference}}))

    assert keys(plane, api["ApiId"]) == []
    assert "leads nowhere" in api["Warnings"][0]


def test_a_jwt_authorizer_guards_its_routes(plane: Plane) -> None:
    components = scheme(JWT, type="oauth2", flows={})

    api = brought(plane, guarded(components, security=[{"who": ["read"]}]))["ApiId"]

    made, route = the_only(plane, "GetAuthorizers", api), routes(plane, api)["GET /a"]
    assert made == {
        "AuthorizerId": made["AuthorizerId"],
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": {"Audience": ["a", "b"], "Issuer": "https://i.example"},
        "Name": "who",
    }
    assert (route["AuthorizationType"], route["AuthorizationScopes"]) == ("JWT", ["read"])
    assert route["AuthorizerId"] == made["AuthorizerId"]


def test_an_openid_connect_scheme_tells_the_issuer_by_its_url(plane: Plane) -> None:
    jwt = {**JWT, "jwtConfiguration": {"audience": ["a"]}}
    url = "https://i.example/pool/.well-known/openid-configuration"

    api = brought(plane, guarded(scheme(jwt, type="openIdConnect", openIdConnectUrl=url)))

    made = the_only(plane, "GetAuthorizers", api["ApiId"])
    assert made["JwtConfiguration"] == {"Audience": ["a"], "Issuer": "https://i.example/pool"}


@pytest.mark.parametrize("told", [{"issuer": "https://other.example", "audience": ["a"]}, "no"])
def test_an_issuer_that_is_told_is_not_taken_from_the_url(plane: Plane, told: Any) -> None:
    jwt, url = {**JWT, "jwtConfiguration": told}, "https://i.example"

    api = brought(plane, guarded(scheme(jwt, type="openIdConnect", openIdConnectUrl=url)))

    made = plane.items("GetAuthorizers", ApiId=api["ApiId"])
    issuers = [body["JwtConfiguration"]["Issuer"] for body in made]
    assert issuers == (["https://other.example"] if isinstance(told, dict) else [])


def test_a_function_guards_its_routes(plane: Plane) -> None:
    api = brought(plane, guarded(scheme(REQUEST)))["ApiId"]

    made, route = the_only(plane, "GetAuthorizers", api), routes(plane, api)["GET /a"]
    assert made == {
        "AuthorizerCredentialsArn": ROLE,
        "AuthorizerId": made["AuthorizerId"],
        "AuthorizerPayloadFormatVersion": "2.0",
        "AuthorizerResultTtlInSeconds": 60,
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": CALLS_FUNCTION,
        "EnableSimpleResponses": True,
        "IdentitySource": ["$request.header.A", "$request.querystring.b"],
        "Name": "who",
    }
    assert (route["AuthorizationType"], route["AuthorizerId"]) == ("CUSTOM", made["AuthorizerId"])


def test_security_of_the_document_holds_for_all_that_say_nothing_else(plane: Plane) -> None:
    told = {INTEGRATION: CALL}
    paths = {"/a": {"get": told, "put": {**told, "security": []}}}

    api = brought(plane, document(paths=paths, components=scheme(REQUEST), security=[{"who": []}]))

    made = routes(plane, api["ApiId"])
    assert made["GET /a"]["AuthorizationType"] == "CUSTOM"
    assert made["PUT /a"]["AuthorizationType"] == "NONE"


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({"x-amazon-apigateway-auth": {"type": "aws_iam"}}, "AWS_IAM"),
        ({"x-amazon-apigateway-auth": {"type": "NONE"}}, "NONE"),
        ({"security": [{"signed": []}]}, "AWS_IAM"),
    ],
)
def test_signed_requests_are_asked_for_in_two_ways(plane: Plane, operation, expected) -> None:
    signed = {"type": "apiKey", "name": "Authorization", "in": "header"}
    components = scheme(REQUEST)
    components["securitySchemes"]["signed"] = {**signed, "x-amazon-apigateway-authtype": "awsSigv4"}

    api = brought(plane, guarded(components, **operation))

    assert routes(plane, api["ApiId"])["GET /a"]["AuthorizationType"] == expected
    assert "Warnings" not in api


def test_of_several_schemes_one_guards_a_route_and_the_others_are_told(plane: Plane) -> None:
    components = scheme(REQUEST)
    components["securitySchemes"]["too"] = {"type": "oauth2", "flows": {}, AUTHORIZER: JWT}

    api = brought(plane, guarded(components, security=[{"who": [], "too": []}]))

    assert routes(plane, api["ApiId"])["GET /a"]["AuthorizationType"] == "CUSTOM"
    assert api["Warnings"] == ["GET /a: a route has one authorizer; 'too' was left out"]


def test_a_scheme_without_authorizer_is_a_warning(plane: Plane) -> None:
    components = {"securitySchemes": {"who": {"type": "http", "scheme": "basic"}}}

    api = brought(plane, guarded(components))

    assert routes(plane, api["ApiId"])["GET /a"]["AuthorizationType"] == "NONE"
    assert api["Warnings"] == ["GET /a: the security scheme 'who' has no authorizer"]


@pytest.mark.parametrize(
    "operation",
    [
        {"security": {"who": []}},
        {"security": "who"},
        {"security": ["who"]},
        {"security": [{"who": "read"}]},
        {"security": [{"who": [5, {}]}]},
        {"x-amazon-apigateway-auth": {"type": "secret"}},
        {"x-amazon-apigateway-auth": "AWS_IAM"},
    ],
)
def test_a_route_whose_guard_cannot_be_read_is_not_left_open(plane: Plane, operation) -> None:
    components = scheme(JWT, type="oauth2", flows={})

    api = brought(plane, guarded(components, **operation))

    assert keys(plane, api["ApiId"]) == []
    assert api["Warnings"][0].startswith("GET /a: left out: ")


def test_a_route_whose_authorizer_is_refused_is_not_left_open(plane: Plane) -> None:
    api = brought(plane, guarded(scheme({**JWT, "jwtConfiguration": {}})))

    assert keys(plane, api["ApiId"]) == []
    assert [line.partition(": ")[0] for line in api["Warnings"]] == ["authorizer 'who'", "GET /a"]


def test_in_yaml_a_text_stays_what_it_is(plane: Plane) -> None:
    text = "openapi: 3.0.1\ninfo: {title: OFF, version: 1.10, description: 2020-01-01}\npaths: {}\n"

    api = plane.send("ImportApi", Body=text)

    assert (api["Name"], api["Version"], api["Description"]) == ("OFF", "1.10", "2020-01-01")


def test_in_json_a_number_for_a_version_stays_what_it_is(plane: Plane) -> None:
    text = '{"openapi": "3.0.1", "info": {"title": "a", "version": 1.10}, "paths": {}}'

    assert plane.send("ImportApi", Body=text)["Version"] == "1.10"


def test_numbers_and_truth_values_of_yaml_are_what_their_members_need(plane: Plane) -> None:
    operation = {INTEGRATION: {**CALL, "payloadFormatVersion": 2.0, "timeoutInMillis": 70}}
    told = routing(operation, **{CORS: {"allowCredentials": True, "maxAge": -1}})

    api = plane.send("ImportApi", Body=yaml.safe_dump(told))

    assert api["CorsConfiguration"] == {"AllowCredentials": True, "MaxAge": -1}
    made = the_only(plane, "GetIntegrations", api["ApiId"])
    assert (made["PayloadFormatVersion"], made["TimeoutInMillis"]) == ("2.0", 70)


def test_yaml_may_merge_and_repeat_its_parts(plane: Plane) -> None:
    text = f"""
        openapi: 3.0.1
        info: {{title: a, version: , description: ~}}
        x-base: &base
          operationId: base
          {INTEGRATION}: {{type: http_proxy, httpMethod: GET, uri: "https://a.example"}}
        x-named: &named {{operationId: b}}
        paths:
          /a:
            get: {{<<: *base, operationId: a}}
            put: {{<<: [*named, *base]}}
            post: {{operationId: c, <<: *base}}
          /b:
            get: *base
    """

    api = plane.send("ImportApi", Body=text)

    made = routes(plane, api["ApiId"])
    assert {key: route.get("OperationName") for key, route in made.items()} == {
        "GET /a": "a",
        "GET /b": "base",
        "POST /a": "c",
        "PUT /a": "b",
    }
    assert all("Target" in route for route in made.values())
    assert "Version" not in api
    assert "Description" not in api


def test_variables_of_aws_are_filled_in(plane: Plane) -> None:
    uri = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f"

    api = brought(plane, routing({INTEGRATION: {**CALL, "uri": uri}}))

    assert the_only(plane, "GetIntegrations", api["ApiId"])["IntegrationUri"] == FUNCTION


@pytest.mark.parametrize(
    ("basepath", "key"),
    [("ignore", "GET /pets"), ("prepend", "GET /api/v2/pets"), ("split", "GET /v2/pets")],
)
def test_the_base_path_is_ignored_put_before_or_split(plane, basepath, key) -> None:
    api = brought(plane, DOCUMENT, Basepath=basepath)

    assert key in keys(plane, api["ApiId"])
    assert "$default" in keys(plane, api["ApiId"])


def variable(default: Any) -> dict[str, Any]:
    return {"basePath": {"default": default}}


@pytest.mark.parametrize(
    ("servers", "prefix"),
    [
        (None, ""),
        ([], ""),
        ([{"url": "/"}], ""),
        ([{"url": "v1"}], "/v1"),
        ([{"url": "/v1/"}], "/v1"),
        ([{"url": "//host.example/v1"}], "/v1"),
        ([{"url": "https://host.example"}], ""),
        ([{"url": "https://host.example/v1?a=/b#/c"}], "/v1"),
        ([{"url": "https://host.example/a/b/c"}], "/a/b/c"),
        ([{"url": "https://x.example/v1"}, {"url": "https://y.example/v2"}], "/v1"),
        ([{"url": "https://x.example/{basePath}", "variables": variable("v3/v4")}], "/v3/v4"),
        ([{"url": "https://x.example/{basePath}", "variables": variable("/v3/")}], "/v3"),
        ([{"url": "https://x.example/{basePath}", "variables": variable("")}], ""),
        # It counts where no URL has it, and the first one alone.
        ([{"url": "https://x.example/v1", "variables": variable("v3")}], "/v3"),
        ([{"url": "https://x.example/v1"}, {"url": "/", "variables": variable("v3")}], "/v3"),
        ([{"url": "/a", "variables": variable("v3")}, {"variables": variable("v4")}], "/v3"),
    ],
)
def test_the_base_path_is_a_variable_or_the_path_of_the_first_url(plane, servers, prefix) -> None:
    told = document(paths={"/": {"get": {INTEGRATION: CALL}}, "/b": {"get": {INTEGRATION: CALL}}})
    if servers is not None:
        told["servers"] = servers

    api = brought(plane, told, Basepath="prepend")

    assert keys(plane, api["ApiId"]) == [f"GET {prefix or '/'}", f"GET {prefix}/b"]
    assert "Warnings" not in api


def test_a_server_variable_without_default_is_a_warning(plane: Plane) -> None:
    told = routing({INTEGRATION: CALL}, servers=[{"url": "https://x.example/{stage}"}])

    api = brought(plane, told, Basepath="prepend")

    assert keys(plane, api["ApiId"]) == ["GET /a"]
    assert "variable without a default" in api["Warnings"][0]


def test_a_base_path_in_another_way_is_refused(plane: Plane) -> None:
    refusal = plane.refused("ImportApi", Body=json.dumps(DOCUMENT), Basepath="append")

    assert refusal.http_status == 400
    assert refusal.message == "basepath must be ignore, prepend, split, not 'append'"


def test_a_server_says_who_may_call_the_endpoint(plane: Plane) -> None:
    endpoint = {
        "disableExecuteApiEndpoint": True,
        "ipAddressType": "dualstack",
        "vpcEndpointIds": [],
    }

    api = brought(plane, document(servers=[{"url": "/"}, {"url": "/", ENDPOINT: endpoint}]))

    assert api["DisableExecuteApiEndpoint"] is True
    assert api["IpAddressType"] == "dualstack"
    assert api["ImportInfo"] == [f"Ignored '{ENDPOINT}.vpcEndpointIds', 1 time"]


def test_cors_has_all_that_its_extension_says(plane: Plane) -> None:
    told = {
        "allowCredentials": False,
        "allowHeaders": ["x-a"],
        "allowMethods": ["GET", "*"],
        "allowOrigins": ["https://a.example"],
        "exposeHeaders": ["x-b"],
        "maxAge": 60,
        "allow_origins": ["*"],
    }

    api = brought(plane, document(**{CORS: told}))

    assert api["CorsConfiguration"] == {
        "AllowCredentials": False,
        "AllowHeaders": ["x-a"],
        "AllowMethods": ["GET", "*"],
        "AllowOrigins": ["https://a.example"],
        "ExposeHeaders": ["x-b"],
        "MaxAge": 60,
    }
    assert api["ImportInfo"] == [f"Ignored '{CORS}.allow_origins', 1 time"]


@pytest.mark.parametrize(
    "cors",
    [
        "*",
        ["*"],
        {"allowOrigins": "*"},
        {"allowOrigins": ["example.com"]},
        {"allowOrigins": ["*"], "allowCredentials": True},
        {"allowMethods": ["FETCH"]},
        {"maxAge": 86401},
        {"maxAge": "long"},
    ],
)
def test_cors_that_is_malformed_is_left_out_with_a_warning(plane: Plane, cors: Any) -> None:
    api = brought(plane, document(**{CORS: cors}))

    assert "CorsConfiguration" not in api
    assert CORS in api["Warnings"][0]


def test_tags_are_those_with_a_value(plane: Plane) -> None:
    value = "x-amazon-apigateway-tag-value"
    tags = [{"name": "a", value: ""}, {"name": "b", value: 5}, {"name": "c", "description": "d"}]

    api = brought(plane, document(tags=tags))

    assert api["Tags"] == {"a": "", "b": "5"}
    assert api["ImportInfo"] == ["Ignored 'tags', 1 time"]


def test_what_http_apis_have_not_is_told_as_info(plane: Plane) -> None:
    operation = {"summary": "s", "responses": {}, "requestBody": {}, INTEGRATION: CALL}
    told = document(
        info={"title": "a", "version": "1", "license": {}},
        paths={
            "/a": {"get": operation, "put": operation, "parameters": [], "summary": "s"},
            "x-more": [],
        },
        components={"schemas": {}},
        externalDocs={},
        **{"x-amazon-apigateway-request-validators": {}},
    )
    told["paths"]["/a"]["get"] = {**operation, INTEGRATION: {**CALL, "cacheNamespace": "c"}}

    api = brought(plane, told, FailOnWarnings=True)

    assert api["ImportInfo"] == [
        "Ignored 'components.schemas', 1 time",
        "Ignored 'externalDocs', 1 time",
        "Ignored 'license', 1 time",
        "Ignored 'paths.parameters', 1 time",
        "Ignored 'paths.summary', 1 time",
        "Ignored 'paths.x-more', 1 time",
        "Ignored 'requestBody', 2 times",
        "Ignored 'responses', 2 times",
        "Ignored 'summary', 2 times",
        "Ignored 'x-amazon-apigateway-integration.cacheNamespace', 1 time",
        "Ignored 'x-amazon-apigateway-request-validators', 1 time",
    ]
    assert "Warnings" not in api


def test_info_and_warnings_are_told_once(plane: Plane) -> None:
    api = brought(plane, routing({"summary": "s"}))

    assert {"ImportInfo", "Warnings"} <= api.keys()
    assert {"ImportInfo", "Warnings"} & plane.send("GetApi", ApiId=api["ApiId"]).keys() == set()


def test_a_reference_that_leads_nowhere_is_a_warning(plane: Plane) -> None:
    schema = {"schema": {"$ref": "#/components/schemas/Gone"}, "example": {"$ref": "#/data"}}
    operation = {
        "responses": {"200": {"description": "d", "content": {"application/json": schema}}},
        "parameters": [{"$ref": "#/components/parameters/0"}],
        INTEGRATION: {**CALL},
    }
    told = routing(operation, components={"parameters": {"0": {}}})

    api = brought(plane, told)

    assert keys(plane, api["ApiId"]) == ["GET /a"]
    assert api["Warnings"] == ["GET /a: '#/components/schemas/Gone' leads nowhere"]


@pytest.mark.parametrize("kind", ["aws", "HTTP", "mock", "secret", None])
def test_an_integration_that_is_no_proxy_is_left_out_with_a_warning(plane: Plane, kind) -> None:
    api = brought(plane, with_route("/bad", **{INTEGRATION: {**CALL, "type": kind}}))

    assert "POST /bad" not in keys(plane, api["ApiId"])
    assert len(keys(plane, api["ApiId"])) == 3
    [warning] = api["Warnings"]
    assert warning.startswith("POST /bad: left out: ")


def test_a_refused_integration_leaves_nothing_behind(plane: Plane) -> None:
    api = brought(plane, document(paths={"no path": {"get": {INTEGRATION: CALL}}}))

    assert plane.items("GetIntegrations", ApiId=api["ApiId"]) == []
    assert api["Warnings"][0].startswith("GET no path: left out: RouteKey must be")


def test_an_integration_is_made_for_the_next_route_where_the_first_is_refused(plane: Plane) -> None:
    paths = {path: {"get": {INTEGRATION: SHARED}} for path in ("no path", "/a")}

    api = brought(plane, document(paths=paths, components={INTEGRATIONS: {"f": CALL}}))

    made = the_only(plane, "GetIntegrations", api["ApiId"])
    route = routes(plane, api["ApiId"])["GET /a"]
    assert route["Target"] == f"integrations/{made['IntegrationId']}"
    assert len(api["Warnings"]) == 1


@pytest.mark.parametrize("timeout", ["²", "--5", "9" * 5000, "5.5", True, {}])
def test_a_number_that_is_none_is_left_out_with_a_warning(plane: Plane, timeout: Any) -> None:
    api = brought(plane, routing({INTEGRATION: {**CALL, "timeoutInMillis": timeout}}))

    assert keys(plane, api["ApiId"]) == []
    assert api["Warnings"][0].startswith("GET /a: left out: TimeoutInMillis must be a whole number")


def test_a_long_path_is_told_in_part(plane: Plane) -> None:
    api = brought(plane, document(paths={"/" + "a" * 1000: {"get": {}}}))

    assert api["Warnings"] == ["GET /" + "a" * 295 + "…"]


def test_two_paths_that_mean_the_same_requests_are_one_route(plane: Plane) -> None:
    told = {"get": {INTEGRATION: CALL}}

    api = brought(plane, document(paths={"/a/{x}": told, "/a/{y}": told, "/a/{x}/b": told}))

    assert keys(plane, api["ApiId"]) == ["GET /a/{x}", "GET /a/{x}/b"]
    assert "'GET /a/{y}' conflicts with 'GET /a/{x}'" in api["Warnings"][0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("description", "d" * 1025), ("version", "v" * 65), ("description", {}), ("version", [])],
)
def test_information_that_no_api_can_have_is_left_out_with_a_warning(plane, name, value) -> None:
    api = brought(plane, document(info={"title": "a", "version": "1", name: value}))

    assert name.title() not in api
    assert api["Warnings"][0].startswith(f"left out: info.{name} must ")


def test_a_warning_takes_everything_back_where_it_must_not_be(plane: Plane) -> None:
    told = with_route("/bad", **MOCK)

    refusal = plane.refused("ImportApi", Body=json.dumps(told), FailOnWarnings=True)

    assert (refusal.code, refusal.http_status) == ("BadRequestException", 400)
    assert refusal.message.startswith("Warnings found during import: POST /bad: left out: ")


def test_a_refusal_tells_as_many_warnings_as_one_can_read(plane: Plane) -> None:
    told = document(paths={f"/{number}": {"get": {}} for number in range(50)})

    refusal = plane.refused("ImportApi", Body=json.dumps(told), FailOnWarnings=True)

    assert refusal.message.count("the route leads nowhere") == 20
    assert refusal.message.endswith("; and 30 more")


def test_without_warnings_a_document_passes_where_none_may_be(plane: Plane) -> None:
    api = brought(plane, changed(), FailOnWarnings=True)

    assert len(keys(plane, api["ApiId"])) == 3

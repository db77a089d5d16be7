"""A document imported into an API that exists: what stays, what goes, what is deployed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.local.documents import (
    ANY,
    AUTHORIZER,
    CALL,
    DOCUMENT,
    ENDPOINT,
    INTEGRATION,
    INTEGRATIONS,
    MOCK,
    PROXY,
    SHARED,
    again,
    brought,
    changed,
    document,
    exported,
    keys,
    routes,
    routing,
    the_only,
    with_route,
)
from tests.local.plane import Plane

JWT = {
    "type": "oauth2",
    "flows": {},
    AUTHORIZER: {
        "type": "jwt",
        "identitySource": "$request.header.Authorization",
        "jwtConfiguration": {"issuer": "https://i.example", "audience": ["a"]},
    },
}


def test_the_id_stages_mappings_and_routes_that_are_still_there_stay(plane: Plane) -> None:
    made = brought(plane, DOCUMENT)
    api = made["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="prod")
    plane.domain()
    mapping = plane.send("CreateApiMapping", DomainName="api.example.com", ApiId=api, Stage="prod")
    before = routes(plane, api)
    components = {"securitySchemes": DOCUMENT["components"]["securitySchemes"]}
    told = changed(paths={"/pets": DOCUMENT["paths"]["/pets"]}, components=components)

    answer = again(plane, api, told)

    assert {k: v for k, v in answer.items() if k != "ImportInfo"} == made
    now = routes(plane, api)
    assert list(now) == ["GET /pets"]
    assert now["GET /pets"]["RouteId"] == before["GET /pets"]["RouteId"]
    assert [stage["StageName"] for stage in plane.items("GetStages", ApiId=api)] == ["prod"]
    assert plane.items("GetApiMappings", DomainName="api.example.com") == [mapping]
    assert len(plane.items("GetIntegrations", ApiId=api)) == 1
    assert len(plane.items("GetAuthorizers", ApiId=api)) == 1


def test_what_the_document_does_not_say_of_the_api_is_gone(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    now = again(plane, api, document(info={"title": "cats"}))

    assert now["Name"] == "cats"
    assert {"CorsConfiguration", "Description", "Version"} & now.keys() == set()
    assert keys(plane, api) == []


def test_what_the_document_does_not_say_of_a_route_is_gone(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    again(plane, api, document(paths={"/pets": {"get": {}}, "/$default": {ANY: {}}}))

    made = routes(plane, api)
    assert made["GET /pets"] == {
        "ApiKeyRequired": False,
        "AuthorizationType": "NONE",
        "RouteId": made["GET /pets"]["RouteId"],
        "RouteKey": "GET /pets",
    }
    assert made["$default"]["AuthorizationType"] == "NONE"
    assert plane.items("GetIntegrations", ApiId=api) == []
    assert plane.items("GetAuthorizers", ApiId=api) == []


def test_tags_are_those_of_the_document_if_it_has_any(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    kept = again(plane, api, document())
    tags = [{"name": "k", "x-amazon-apigateway-tag-value": "v"}]
    changed_tags = again(plane, api, document(tags=tags))

    assert kept["Tags"] == {"team": "shop"}
    assert changed_tags["Tags"] == {"k": "v"}


def test_the_endpoint_is_as_before_unless_the_document_says_so(plane: Plane) -> None:
    api = plane.api(DisableExecuteApiEndpoint=True, IpAddressType="dualstack")

    kept = again(plane, api, document())
    opened = {"disableExecuteApiEndpoint": False}
    now = again(plane, api, document(servers=[{"url": "/", ENDPOINT: opened}]))

    assert (kept["DisableExecuteApiEndpoint"], kept["IpAddressType"]) == (True, "dualstack")
    assert (now["DisableExecuteApiEndpoint"], now["IpAddressType"]) == (False, "dualstack")


def test_a_path_variable_may_get_another_name(plane: Plane) -> None:
    told = {"get": {INTEGRATION: CALL}}
    api = brought(plane, document(paths={"/a/{x}": told}))["ApiId"]
    before = routes(plane, api)["GET /a/{x}"]

    answer = again(plane, api, document(paths={"/a/{y}": told}))

    assert "Warnings" not in answer
    assert keys(plane, api) == ["GET /a/{y}"]
    assert routes(plane, api)["GET /a/{y}"]["RouteId"] == before["RouteId"]


def test_of_two_paths_that_mean_the_same_the_first_stays(plane: Plane) -> None:
    told = {"get": {INTEGRATION: CALL}}
    api = brought(plane, document(paths={"/a/{x}": told}))["ApiId"]

    answer = again(plane, api, document(paths={"/a/{y}": told, "/a/{z}": told}))

    assert keys(plane, api) == ["GET /a/{y}"]
    assert len(answer["Warnings"]) == 1


def test_a_route_that_is_refused_now_is_gone_with_a_warning(plane: Plane) -> None:
    api = brought(plane, routing({INTEGRATION: CALL}))["ApiId"]

    answer = again(plane, api, routing(MOCK))

    assert keys(plane, api) == []
    assert answer["Warnings"][0].startswith("GET /a: left out: ")


def test_what_goes_counts_in_no_quota(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(quotas=True)
    schemes = {f"s{number}": JWT for number in range(10)}
    told = document(
        paths={f"/{number}": {"get": {"security": [{"s0": []}], **MOCK}} for number in range(300)},
        components={"securitySchemes": schemes, INTEGRATIONS: {"f": CALL}},
    )
    for path in told["paths"].values():
        path["get"][INTEGRATION] = SHARED
    api = brought(plane, told)["ApiId"]
    told["paths"] = {f"/new{path}": item for path, item in told["paths"].items()}

    answer = again(plane, api, told, FailOnWarnings=True)

    assert "Warnings" not in answer
    assert len(keys(plane, api)) == 300


def test_the_parts_of_a_quick_create_stay(plane: Plane) -> None:
    api = plane.api(Target="https://example.com")
    authorizer = plane.by_function(api)
    [route] = plane.items("GetRoutes", ApiId=api)
    guard = {"AuthorizationType": "CUSTOM", "AuthorizerId": authorizer}
    plane.send("UpdateRoute", ApiId=api, RouteId=route["RouteId"], **guard)

    again(plane, api, routing({INTEGRATION: CALL}))

    made = routes(plane, api)
    assert sorted(made) == ["$default", "GET /a"]
    assert made["$default"] == {**route, **guard}
    assert len(plane.items("GetIntegrations", ApiId=api)) == 2


def test_the_route_of_a_quick_create_may_lead_elsewhere(plane: Plane) -> None:
    api = plane.api(Target="https://example.com")
    [route] = plane.items("GetRoutes", ApiId=api)

    again(plane, api, document(paths={"/$default": {ANY: {INTEGRATION: CALL}}}))

    [now] = plane.items("GetRoutes", ApiId=api)
    assert (now["RouteId"], now["ApiGatewayManaged"]) == (route["RouteId"], True)
    assert now["Target"] != route["Target"]


def test_stages_that_deploy_by_themselves_deploy_once(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="auto", AutoDeploy=True)
    plane.send("CreateStage", ApiId=api, StageName="hand")
    before = plane.items("GetDeployments", ApiId=api)

    again(plane, api, with_route("/more", **{INTEGRATION: CALL}))

    after = plane.items("GetDeployments", ApiId=api)
    assert len(after) == len(before) + 1
    assert "/more" in exported(plane, api, StageName="auto")["paths"]
    assert "DeploymentId" not in plane.send("GetStage", ApiId=api, StageName="hand")


def test_a_deployment_of_before_still_holds_what_it_held(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="old")
    plane.send("CreateDeployment", ApiId=api, StageName="old")
    before = exported(plane, api, StageName="old")

    again(plane, api, routing({INTEGRATION: PROXY}))

    assert exported(plane, api, StageName="old") == before


def test_stages_forget_settings_of_routes_that_are_gone(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    settings = {key: {"ThrottlingBurstLimit": 1} for key in ("GET /pets", "$default")}
    plane.send("CreateStage", ApiId=api, StageName="prod", RouteSettings=settings)

    again(plane, api, document(paths={"/pets": {"get": {INTEGRATION: CALL}}}))

    stage = plane.send("GetStage", ApiId=api, StageName="prod")
    assert stage["RouteSettings"] == {"GET /pets": {"ThrottlingBurstLimit": 1}}


def test_an_api_imported_into_itself_stays_as_it_is(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    first = exported(plane, api)

    answer = again(plane, api, first, FailOnWarnings=True)

    assert "Warnings" not in answer
    assert exported(plane, api) == first


def test_the_base_path_counts_as_in_an_import(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    again(plane, api, DOCUMENT, Basepath="split")

    assert keys(plane, api) == ["$default", "ANY /v2/pets/{id}", "GET /v2/pets"]


def test_a_warning_takes_everything_back_where_it_must_not_be(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="auto", AutoDeploy=True)
    told = json.dumps(with_route("/bad", **MOCK))

    refusal = plane.refused("ReimportApi", ApiId=api, Body=told, FailOnWarnings=True)

    assert (refusal.code, refusal.http_status) == ("BadRequestException", 400)
    assert "POST /bad" in refusal.message


@pytest.mark.parametrize("api", ["none", ""])
def test_an_api_that_does_not_exist_is_not_imported_into(plane: Plane, api: str) -> None:
    refusal = plane.refused("ReimportApi", ApiId=api, Body=json.dumps(DOCUMENT))

    assert (refusal.code, refusal.http_status) == ("NotFoundException", 404)


def test_a_websocket_api_is_not_imported_into(plane: Plane) -> None:
    refusal = plane.refused("ReimportApi", ApiId=plane.api("WEBSOCKET"), Body=json.dumps(DOCUMENT))

    assert refusal.http_status == 400


def test_the_only_integration_of_a_route_goes_with_it(plane: Plane) -> None:
    api = brought(plane, routing({INTEGRATION: CALL}))["ApiId"]

    again(plane, api, routing({INTEGRATION: PROXY}))

    made = the_only(plane, "GetIntegrations", api)
    assert made["IntegrationType"] == "HTTP_PROXY"

"""OpenAPI documents: imported, imported again, exported, and refused without harm."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate

from apigw_cli import catalogue
from tests.local.plane import FUNCTION, Plane

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.1",
    "info": {"title": "pets", "version": "1.0", "description": "d"},
    "tags": [{"name": "team", "x-amazon-apigateway-tag-value": "shop"}],
    "servers": [{"url": "https://x.example/{base}/v2", "variables": {"base": {"default": "api"}}}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "security": [{"users": ["read"]}],
                "x-amazon-apigateway-integration": {
                    "type": "http_proxy",
                    "httpMethod": "GET",
                    "uri": "https://example.com/pets",
                    "payloadFormatVersion": "1.0",
                    "timeoutInMillis": 5000,
                    "requestParameters": {"append:header.x": "$context.requestId"},
                },
            }
        },
        "/pets/{id}": {
            "x-amazon-apigateway-any-method": {
                "x-amazon-apigateway-integration": {
                    "$ref": "#/components/x-amazon-apigateway-integrations/f"
                }
            }
        },
        "/$default": {
            "x-amazon-apigateway-any-method": {
                "x-amazon-apigateway-auth": {"type": "AWS_IAM"},
                "x-amazon-apigateway-integration": {
                    "$ref": "#/components/x-amazon-apigateway-integrations/f"
                },
            }
        },
    },
    "components": {
        "securitySchemes": {
            "users": {
                "type": "oauth2",
                "flows": {},
                "x-amazon-apigateway-authorizer": {
                    "type": "jwt",
                    "identitySource": "$request.header.Authorization",
                    "jwtConfiguration": {"issuer": "https://i.example", "audience": ["a"]},
                },
            }
        },
        "x-amazon-apigateway-integrations": {
            "f": {"type": "aws_proxy", "uri": FUNCTION, "payloadFormatVersion": "2.0"}
        },
    },
    "x-amazon-apigateway-cors": {"allowOrigins": ["*"], "maxAge": 5},
}


# Only WebSocket APIs have it.
MOCK = {"x-amazon-apigateway-integration": {"type": "mock"}}

# Each line is nine times the one before.
LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


def changed(**members: Any) -> dict[str, Any]:
    return {**DOCUMENT, **members}


def with_route(path: str, **operation: Any) -> dict[str, Any]:
    return changed(paths={**DOCUMENT["paths"], path: {"post": operation}})


def brought(plane: Plane, document: Any, **members: Any) -> dict[str, Any]:
    return plane.send("ImportApi", Body=json.dumps(document), **members)


def keys(plane: Plane, api: str) -> list[str]:
    return sorted(route["RouteKey"] for route in plane.items("GetRoutes", ApiId=api))


def exported(plane: Plane, api: str, form: str = "JSON", **members: Any) -> Any:
    answer = plane.engine.send(
        catalogue.operation("ExportApi"),
        {"ApiId": api, "Specification": "OAS30", "OutputType": form, **members},
    )
    return json.loads(answer["body"]) if form == "JSON" else yaml.safe_load(answer["body"])


def test_a_document_becomes_an_api_with_its_parts(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)

    [authorizer] = plane.items("GetAuthorizers", ApiId=api["ApiId"])
    routes = {route["RouteKey"]: route for route in plane.items("GetRoutes", ApiId=api["ApiId"])}
    assert (api["Name"], api["Version"], api["Description"]) == ("pets", "1.0", "d")
    assert api["Tags"] == {"team": "shop"}
    assert api["CorsConfiguration"] == {"AllowOrigins": ["*"], "MaxAge": 5}
    assert sorted(routes) == ["$default", "ANY /pets/{id}", "GET /pets"]
    assert routes["GET /pets"]["AuthorizerId"] == authorizer["AuthorizerId"]
    assert routes["GET /pets"]["AuthorizationScopes"] == ["read"]
    assert routes["$default"]["AuthorizationType"] == "AWS_IAM"
    assert routes["$default"]["Target"] == routes["ANY /pets/{id}"]["Target"]
    assert len(plane.items("GetIntegrations", ApiId=api["ApiId"])) == 2


@pytest.mark.parametrize("form", ["JSON", "YAML"])
def test_an_export_imports_to_the_same_api_and_is_valid(plane: Plane, form: str) -> None:
    first = exported(plane, brought(plane, DOCUMENT)["ApiId"], form)

    second = exported(plane, brought(plane, first)["ApiId"], form)

    validate(first)
    first.pop("servers")
    second.pop("servers")
    assert second == first


def test_in_yaml_a_text_stays_what_it_is(plane: Plane) -> None:
    text = "openapi: 3.0.1\ninfo: {title: OFF, version: 1.0, description: 2020-01-01}\npaths: {}\n"

    api = plane.send("ImportApi", Body=text)

    assert (api["Name"], api["Version"], api["Description"]) == ("OFF", "1.0", "2020-01-01")


@pytest.mark.parametrize(
    ("basepath", "key"),
    [("ignore", "GET /pets"), ("prepend", "GET /api/v2/pets"), ("split", "GET /v2/pets")],
)
def test_the_base_path_is_ignored_put_before_or_split(plane, basepath, key) -> None:
    api = brought(plane, DOCUMENT, Basepath=basepath)

    assert key in keys(plane, api["ApiId"])


def test_what_the_service_would_refuse_is_left_out_with_a_warning(plane: Plane) -> None:
    api = brought(plane, with_route("/bad", **MOCK))

    assert "POST /bad" not in keys(plane, api["ApiId"])
    [warning] = api["Warnings"]
    assert warning.startswith("POST /bad: left out: ")


def test_a_warning_takes_everything_back_where_it_must_not_be(plane: Plane) -> None:
    document = with_route("/bad", **MOCK)

    refusal = plane.refused("ImportApi", Body=json.dumps(document), FailOnWarnings=True)

    assert (refusal.code, refusal.http_status) == ("BadRequestException", 400)
    assert "POST /bad" in refusal.message


def test_a_second_import_keeps_the_id_stages_and_routes_that_are_still_there(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="prod")
    before = {route["RouteKey"]: route for route in plane.items("GetRoutes", ApiId=api)}
    document = changed(paths={"/pets": DOCUMENT["paths"]["/pets"]}, info={"title": "cats"})
    del document["x-amazon-apigateway-cors"]

    plane.send("ReimportApi", ApiId=api, Body=json.dumps(document))

    [route] = plane.items("GetRoutes", ApiId=api)
    now = plane.send("GetApi", ApiId=api)
    assert now["Name"] == "cats"
    assert {"CorsConfiguration", "Description", "Version"} & now.keys() == set()
    assert route["RouteId"] == before["GET /pets"]["RouteId"]
    assert [stage["StageName"] for stage in plane.items("GetStages", ApiId=api)] == ["prod"]
    assert len(plane.items("GetIntegrations", ApiId=api)) == 1
    assert len(plane.items("GetAuthorizers", ApiId=api)) == 1


def test_a_stage_exports_what_it_serves_and_not_what_is_now(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="prod", AutoDeploy=True)
    plane.send("UpdateStage", ApiId=api, StageName="prod", AutoDeploy=False)
    for route in plane.items("GetRoutes", ApiId=api):
        plane.send("DeleteRoute", ApiId=api, RouteId=route["RouteId"])

    served, now = exported(plane, api, StageName="prod"), exported(plane, api)

    assert sorted(served["paths"]) == ["/$default", "/pets", "/pets/{id}"]
    assert now["paths"] == {}


def test_without_extensions_nothing_of_the_gateway_is_exported(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    document = exported(plane, api, IncludeExtensions=False)

    assert "x-amazon-apigateway" not in json.dumps(document)


@pytest.mark.parametrize("name", ["ReimportApi", "ExportApi"])
def test_a_websocket_api_has_no_document(plane: Plane, name: str) -> None:
    given = {"ExportApi": {"Specification": "OAS30", "OutputType": "JSON"}}
    api = plane.api("WEBSOCKET")

    refusal = plane.refused(name, ApiId=api, **given.get(name, {"Body": json.dumps(DOCUMENT)}))

    assert refusal.http_status == 400


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "is not JSON"),
        ("a: [", "neither JSON nor YAML"),
        ("", "it is no object"),
        ("[]", "it is no object"),
        ('{"swagger": "2.0"}', "OpenAPI 3.0, not 2.0"),
        ('{"openapi": "3.0.1"}', "info.title"),
        ('{"openapi": "3.0.1", "info": {"title": "a"}, "paths": []}', "paths is not an object"),
        ('{"openapi": "3.0.1", "info": {"title": "a"}, "paths": {"/": 1}}', "the path /"),
        ("a: " + "[" * 50_000, "nested deeper"),
        ("{" + '"a": {' * 50_000, "is not JSON"),
        ("a: &a [*a]", "alias of what it stands in"),
        (LAUGHS, "aliases written out"),
    ],
)
def test_a_document_that_is_none_is_refused_in_one_line(plane: Plane, body, said) -> None:
    refusal = plane.refused("ImportApi", Body=body)

    assert (refusal.code, refusal.http_status) == ("BadRequestException", 400)
    assert said in refusal.message
    assert "\n" not in refusal.message

"""What an export says of an API, in both forms, of now and of what a stage serves."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate
from ruamel.yaml import YAML

from tests.local.documents import (
    ANY,
    AUTHORIZER,
    CORS,
    DOCUMENT,
    ENDPOINT,
    INTEGRATION,
    INTEGRATIONS,
    brought,
    exported,
    exported_text,
    routes,
)
from tests.local.plane import FUNCTION, JWT, REQUEST, Plane

FUNCTION_OUT = {
    "type": "AWS_PROXY",
    "httpMethod": "POST",
    "uri": FUNCTION,
    "connectionType": "INTERNET",
    "payloadFormatVersion": "2.0",
    "timeoutInMillis": 30000,
}


def test_an_export_says_all_of_an_api(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    document = exported(plane, api)

    shared = {"$ref": f"#/components/{INTEGRATIONS}/integration1"}

    def answer(key: str) -> dict[str, Any]:
        return {"default": {"description": f"Default response for {key}"}}

    assert document == {
        "openapi": "3.0.1",
        "info": {"title": "pets", "description": "d", "version": "1.0"},
        "servers": [
            {
                "url": f"https://{api}.execute-api.us-east-1.amazonaws.com/{{basePath}}",
                "variables": {"basePath": {"default": ""}},
            }
        ],
        "tags": [{"name": "team", "x-amazon-apigateway-tag-value": "shop"}],
        "paths": {
            "/$default": {
                ANY: {
                    "responses": answer("$default"),
                    "x-amazon-apigateway-auth": {"type": "AWS_IAM"},
                    INTEGRATION: shared,
                }
            },
            "/pets": {
                "get": {
                    "operationId": "listPets",
                    "responses": answer("GET /pets"),
                    "security": [{"users": ["read"]}],
                    INTEGRATION: {
                        "type": "HTTP_PROXY",
                        "httpMethod": "GET",
                        "uri": "https://example.com/pets",
                        "connectionType": "INTERNET",
                        "requestParameters": {"append:header.x": "$context.requestId"},
                        "payloadFormatVersion": "1.0",
                        "timeoutInMillis": 5000,
                    },
                }
            },
            "/pets/{id}": {
                ANY: {
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                    ],
                    "responses": answer("ANY /pets/{id}"),
                    INTEGRATION: shared,
                }
            },
        },
        "components": {
            "securitySchemes": {
                "users": {
                    "type": "oauth2",
                    "flows": {},
                    AUTHORIZER: {
                        "type": "jwt",
                        "identitySource": "$request.header.Authorization",
                        "jwtConfiguration": {"audience": ["a"], "issuer": "https://i.example"},
                    },
                }
            },
            INTEGRATIONS: {"integration1": FUNCTION_OUT},
        },
        CORS: {"allowOrigins": ["*"], "maxAge": 5},
        "x-amazon-apigateway-importexport-version": "1.0",
    }
    validate(document)


def test_yaml_says_what_json_says(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    assert exported(plane, api, "YAML") == exported(plane, api, "JSON")


@pytest.mark.parametrize(
    "text",
    [
        "1.0",
        "1e10",
        "0o17",
        "0x1F",
        "y",
        "NO",
        "null",
        "~",
        "2020-01-01",
        "1:20",
        "1\x85b",
        "1\u2028b",
        "\ufeffa",
        "\u202ea",
        " a\n b\n ",
        "\n",
    ],
)
def test_a_text_is_text_to_readers_of_both_versions_of_yaml(plane: Plane, text: str) -> None:
    api = plane.api(Version=text, Tags={text: text})

    written = exported_text(plane, api, "YAML")

    for read in (yaml.safe_load(written), YAML(typ="safe", pure=True).load(written)):
        assert read["info"]["version"] == text
        assert read["tags"] == [{"name": text, "x-amazon-apigateway-tag-value": text}]


def test_what_is_absent_is_not_written(plane: Plane) -> None:
    document = exported(plane, plane.api())

    assert list(document) == [
        "openapi",
        "info",
        "servers",
        "paths",
        "x-amazon-apigateway-importexport-version",
    ]
    assert document["info"] == {"title": "a", "version": "2020-04-08 19:25:45UTC"}
    validate(document)


def test_the_date_in_place_of_a_version_is_none_again(plane: Plane) -> None:
    document = exported(plane, plane.api())

    assert "Version" not in brought(plane, document)


def test_a_closed_endpoint_is_written_with_the_server(plane: Plane) -> None:
    api = plane.api(DisableExecuteApiEndpoint=True)

    [server] = exported(plane, api)["servers"]

    assert server[ENDPOINT] == {"disableExecuteApiEndpoint": True, "ipAddressType": "ipv4"}


def test_a_function_that_authorizes_is_written_as_the_key_that_it_reads(plane: Plane) -> None:
    api = plane.api()
    source = ["$request.querystring.token", "$context.stage"]
    plane.by_function(api, Name="my guard", IdentitySource=source)

    [(name, scheme)] = exported(plane, api)["components"]["securitySchemes"].items()

    assert name == "my_guard"
    assert scheme == {
        "type": "apiKey",
        "name": "token",
        "in": "query",
        AUTHORIZER: {
            "type": "request",
            "identitySource": "$request.querystring.token,$context.stage",
            "authorizerUri": REQUEST["AuthorizerUri"],
            "authorizerPayloadFormatVersion": "2.0",
            "authorizerResultTtlInSeconds": 300,
        },
    }


def test_a_stage_exports_what_it_serves_and_not_what_is_now(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    plane.send("CreateStage", ApiId=api, StageName="prod", AutoDeploy=True)
    before = exported(plane, api)
    plane.send("UpdateStage", ApiId=api, StageName="prod", AutoDeploy=False)
    for route in routes(plane, api).values():
        plane.send("DeleteRoute", ApiId=api, RouteId=route["RouteId"])
    plane.send("UpdateApi", ApiId=api, Name="cats", Description="")

    served, now = exported(plane, api, StageName="prod"), exported(plane, api)

    [server] = served.pop("servers")
    assert server["variables"] == {"basePath": {"default": "prod"}}
    del before["servers"]
    assert served == before
    assert (now["info"]["title"], now["paths"]) == ("cats", {})


def test_a_stage_that_serves_what_is_now_exports_the_same(plane: Plane) -> None:
    ids = (f"id{number:05}" for number in range(1000, 0, -1))
    plane.engine.ids = lambda length: next(ids)  # what is made later has the lower id
    api = brought(plane, DOCUMENT)["ApiId"]
    for number in range(3):
        plane.function(api, Description=f"spare {number}")
        plane.jwt(api, Name=f"j{number}")
    plane.send("CreateStage", ApiId=api, StageName="$default", AutoDeploy=True)

    served, now = exported_text(plane, api, StageName="$default"), exported_text(plane, api)

    assert served == now


def test_a_path_variable_that_stands_twice_is_declared_once(plane: Plane) -> None:
    api = plane.api()
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /{a}/{a}")

    document = exported(plane, api)

    assert len(document["paths"]["/{a}/{a}"]["get"]["parameters"]) == 1
    validate(document)


def test_the_default_stage_has_no_base_path(plane: Plane) -> None:
    api = plane.api(Target="https://example.com")

    [server] = exported(plane, api, StageName="$default")["servers"]

    assert server["variables"] == {"basePath": {"default": ""}}


def test_a_stage_that_serves_nothing_has_no_document(plane: Plane) -> None:
    api = plane.api()
    plane.send("CreateStage", ApiId=api, StageName="prod")
    given = {"Specification": "OAS30", "OutputType": "JSON", "StageName": "prod"}

    refusal = plane.refused("ExportApi", ApiId=api, **given)

    assert refusal.http_status == 400
    assert refusal.message == "StageName 'prod' has no deployment to export"


@pytest.mark.parametrize("form", ["JSON", "YAML"])
def test_without_extensions_nothing_of_the_gateway_is_exported(plane: Plane, form: str) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    document = exported(plane, api, form, IncludeExtensions=False)

    assert "x-amazon-apigateway" not in exported_text(plane, api, form, IncludeExtensions=False)
    assert list(document["paths"]) == ["/$default", "/pets", "/pets/{id}"]
    assert document["paths"]["/pets"]["get"]["operationId"] == "listPets"
    assert document["tags"] == [{"name": "team"}]
    validate(document)


def test_extensions_are_there_unless_they_are_refused(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    assert exported(plane, api, IncludeExtensions=True) == exported(plane, api)


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ({"Specification": "OAS31"}, 400),
        ({"Specification": "oas30"}, 400),
        ({"OutputType": "XML"}, 400),
        ({"OutputType": "json"}, 400),
        ({"ExportVersion": "2.0"}, 400),
        ({"StageName": "none"}, 404),
        ({"ApiId": "none"}, 404),
    ],
)
def test_only_what_there_is_is_exported(plane: Plane, members, status) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]
    given = {"ApiId": api, "Specification": "OAS30", "OutputType": "JSON", **members}

    assert plane.refused("ExportApi", **given).http_status == status


def test_the_version_of_exports_is_the_only_one(plane: Plane) -> None:
    api = brought(plane, DOCUMENT)["ApiId"]

    assert exported(plane, api, ExportVersion="1.0") == exported(plane, api)


def test_a_websocket_api_has_no_document(plane: Plane) -> None:
    given = {"Specification": "OAS30", "OutputType": "JSON"}

    assert plane.refused("ExportApi", ApiId=plane.api("WEBSOCKET"), **given).http_status == 400


def test_two_authorizers_of_one_name_are_two_schemes(plane: Plane) -> None:
    api = plane.api()
    ids = [plane.jwt(api, Name="j"), plane.jwt(api, Name="j")]
    for number, id in enumerate(ids):
        guard = {"AuthorizationType": "JWT", "AuthorizerId": id}
        plane.send("CreateRoute", ApiId=api, RouteKey=f"GET /{number}", **guard)

    document = exported(plane, api)

    named = [document["paths"][f"/{number}"]["get"]["security"] for number in (0, 1)]
    assert sorted(document["components"]["securitySchemes"]) == ["j", f"j-{ids[1]}"]
    assert named == [[{"j": []}], [{f"j-{ids[1]}": []}]]
    assert JWT["Name"] == "j"
    validate(document)

"""Models and their templates."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.local.plane import Plane


@pytest.fixture
def socket(plane: Plane) -> str:
    return plane.api("WEBSOCKET")


def test_content_is_json_unless_told(plane: Plane, socket: str) -> None:
    assert plane.send("CreateModel", ApiId=socket, Name="m", Schema="{}") == {
        "ContentType": "application/json",
        "ModelId": "000002",
        "Name": "m",
        "Schema": "{}",
    }


def test_http_apis_have_no_models(plane: Plane) -> None:
    api = plane.api()

    refusal = plane.refused("CreateModel", ApiId=api, Name="m", Schema="{}")

    assert refusal.message == "Only WebSocket APIs have a model; this is an HTTP API"
    assert refusal.http_status == 400
    assert plane.send("GetModels", ApiId=api) == {"Items": []}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"Name": "a-b"}, "'a-b'"),
        ({"Name": "a b"}, "'a b'"),
        ({"Schema": "{"}, "Schema must be JSON"),
        ({"Schema": ""}, "Schema must be JSON"),
        ({"Schema": "[" * 30_000}, "Schema must be JSON"),
        ({"Schema": "{", "ContentType": "application/vnd+json"}, "Schema must be JSON"),
    ],
)
def test_create_and_update_refuse(
    plane: Plane, socket: str, given: dict[str, Any], named: str
) -> None:
    model = plane.id("CreateModel", ApiId=socket, Name="other", Schema="{}")

    created = plane.refused("CreateModel", ApiId=socket, **{"Name": "m", "Schema": "{}", **given})
    updated = plane.refused("UpdateModel", ApiId=socket, ModelId=model, **given)

    assert (created.http_status, updated.http_status) == (400, 400)
    assert named in created.message
    assert named in updated.message


def test_other_content_needs_no_json(plane: Plane, socket: str) -> None:
    given = {"Name": "m", "Schema": "<a/>", "ContentType": "application/xml"}

    assert plane.send("CreateModel", ApiId=socket, **given)["Schema"] == "<a/>"


def test_a_name_is_taken_once(plane: Plane, socket: str) -> None:
    plane.send("CreateModel", ApiId=socket, Name="m", Schema="{}")
    other = plane.id("CreateModel", ApiId=socket, Name="n", Schema="{}")

    created = plane.refused("CreateModel", ApiId=socket, Name="m", Schema="{}")
    renamed = plane.refused("UpdateModel", ApiId=socket, ModelId=other, Name="m")

    assert (created.http_status, renamed.http_status) == (409, 409)


@pytest.mark.parametrize("user", ["route", "response"])
def test_a_model_that_is_used_keeps_its_name_and_stays(
    plane: Plane, socket: str, user: str
) -> None:
    model = plane.id("CreateModel", ApiId=socket, Name="m", Schema="{}")
    route = plane.id("CreateRoute", ApiId=socket, RouteKey="a")
    ids, models = {"ApiId": socket, "RouteId": route}, {"$default": "m"}
    if user == "route":
        plane.send("UpdateRoute", **ids, RequestModels=models)
    else:
        key = {"RouteResponseKey": "$default"}
        plane.send("CreateRouteResponse", **ids, **key, ResponseModels=models)

    deleted = plane.refused("DeleteModel", ApiId=socket, ModelId=model)
    renamed = plane.refused("UpdateModel", ApiId=socket, ModelId=model, Name="n")
    plane.send("UpdateModel", ApiId=socket, ModelId=model, Name="m", Description="d")
    plane.send("DeleteRoute", **ids)
    plane.send("DeleteModel", ApiId=socket, ModelId=model)

    assert (deleted.http_status, renamed.http_status) == (409, 409)


SCHEMA = {
    "type": "object",
    "properties": {
        "id": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "owner": {"type": "object", "properties": {"name": {"type": "string"}}},
    },
}
TEMPLATE = """\
#set($inputRoot = $input.path('$'))
{
  "id" : 0,
  "tags" : [
  #foreach($elem in $inputRoot.tags)
    "foo"#if($foreach.hasNext),#end
  #end
  ],
  "owner" : {
    "name" : "foo"
  }
}"""


def test_a_template_is_made_from_the_schema(plane: Plane, socket: str) -> None:
    model = plane.id("CreateModel", ApiId=socket, Name="m", Schema=json.dumps(SCHEMA))

    assert plane.send("GetModelTemplate", ApiId=socket, ModelId=model) == {"Value": TEMPLATE}


@pytest.mark.parametrize("schema", ["[]", "3", '{"type": ["a"]}', '{"properties": 5}', "<a/>"])
def test_any_schema_has_a_template(plane: Plane, socket: str, schema: str) -> None:
    given = {"Name": "m", "Schema": schema, "ContentType": "text/plain"}
    model = plane.id("CreateModel", ApiId=socket, **given)

    answer = plane.send("GetModelTemplate", ApiId=socket, ModelId=model)

    assert answer["Value"] == "#set($inputRoot = $input.path('$'))\n{}"


def test_a_bottomless_schema_ends(plane: Plane, socket: str) -> None:
    schema = '{"properties":{"a":' * 100 + "{}" + "}}" * 100
    model = plane.id("CreateModel", ApiId=socket, Name="m", Schema=schema)

    assert plane.send("GetModelTemplate", ApiId=socket, ModelId=model)["Value"].count("a") < 50


def test_an_unknown_model_has_no_template(plane: Plane, socket: str) -> None:
    refusal = plane.refused("GetModelTemplate", ApiId=socket, ModelId="nope")

    assert (refusal.http_status, refusal.details) == (404, {"ResourceType": "Model"})

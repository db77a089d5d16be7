"""Models of a WebSocket API's messages, their sample templates included."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="ModelId",
    columns="ModelId Name ContentType Description",
    named_by="Name",
)

_ANSWER = "ContentType Description ModelId Name Schema"

OPERATIONS = (
    op(
        "CreateModel",
        "POST /v2/apis/{apiId}/models 201",
        "ApiId! Name! Schema! ContentType Description",
        "Create a model; its name may hold letters and digits only.",
        "model create a1b2c3d4e5 --name Pet --content-type application/json"
        " --schema file://pet.json",
        answer=_ANSWER,
    ),
    op(
        "DeleteModel",
        "DELETE /v2/apis/{apiId}/models/{modelId} 204",
        "ApiId! ModelId!",
        "Delete a model that no route refers to.",
        "model delete a1b2c3d4e5 mod001",
    ),
    op(
        "GetModel",
        "GET /v2/apis/{apiId}/models/{modelId} 200",
        "ApiId! ModelId!",
        "Show a model with its schema.",
        "model get a1b2c3d4e5 mod001",
        answer=_ANSWER,
    ),
    op(
        "GetModels",
        "GET /v2/apis/{apiId}/models 200",
        "ApiId! MaxResults NextToken",
        "List a WebSocket API's models.",
        "model list a1b2c3d4e5",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateModel",
        "PATCH /v2/apis/{apiId}/models/{modelId} 200",
        "ApiId! ModelId! ContentType Description Name Schema",
        "Update a model; routes refer to it by name, not by id.",
        "model update a1b2c3d4e5 mod001 --schema file://pet.json",
        answer=_ANSWER,
    ),
    op(
        "GetModelTemplate",
        "GET /v2/apis/{apiId}/models/{modelId}/template 200",
        "ApiId! ModelId!",
        "Show a sample mapping template made from a model's schema.",
        "model-template get a1b2c3d4e5 mod001",
        answer="Value",
    ),
)

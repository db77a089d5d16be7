"""Route responses: what a WebSocket route sends back to its client."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="RouteResponseId",
    columns="RouteResponseId RouteResponseKey",
    named_by="RouteResponseKey",
)

_ANSWER = (
    "ModelSelectionExpression ResponseModels ResponseParameters@route-response RouteResponseId"
    " RouteResponseKey"
)

OPERATIONS = (
    op(
        "CreateRouteResponse",
        "POST /v2/apis/{apiId}/routes/{routeId}/routeresponses 201",
        "ApiId! RouteId! RouteResponseKey! ModelSelectionExpression ResponseModels"
        " ResponseParameters@route-response",
        "Create a WebSocket route's response; its key can only be $default.",
        "route-response create a1b2c3d4e5 r7x8y9z --route-response-key '$default'",
        answer=_ANSWER,
    ),
    op(
        "DeleteRouteResponse",
        "DELETE /v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId} 204",
        "ApiId! RouteId! RouteResponseId!",
        "Delete a route response.",
        "route-response delete a1b2c3d4e5 r7x8y9z rr0001",
    ),
    op(
        "GetRouteResponse",
        "GET /v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId} 200",
        "ApiId! RouteId! RouteResponseId!",
        "Show a route response.",
        "route-response get a1b2c3d4e5 r7x8y9z rr0001",
        answer=_ANSWER,
    ),
    op(
        "GetRouteResponses",
        "GET /v2/apis/{apiId}/routes/{routeId}/routeresponses 200",
        "ApiId! RouteId! MaxResults NextToken",
        "List a route's responses.",
        "route-response list a1b2c3d4e5 r7x8y9z",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateRouteResponse",
        "PATCH /v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId} 200",
        "ApiId! RouteId! RouteResponseId! ModelSelectionExpression ResponseModels"
        " ResponseParameters@route-response RouteResponseKey",
        "Update a route response.",
        "route-response update a1b2c3d4e5 r7x8y9z rr0001 --response-models application/json=Pet",
        answer=_ANSWER,
    ),
)

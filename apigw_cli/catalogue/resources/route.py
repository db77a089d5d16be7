"""Routes of an API, their request parameters included."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="RouteId",
    columns="RouteId RouteKey Target AuthorizationType",
    named_by="RouteKey",
)

_ANSWER = (
    "ApiGatewayManaged ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId"
    " ModelSelectionExpression OperationName RequestModels RequestParameters@route RouteId RouteKey"
    " RouteResponseSelectionExpression Target"
)

OPERATIONS = (
    op(
        "CreateRoute",
        "POST /v2/apis/{apiId}/routes 201",
        "ApiId! RouteKey! ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId"
        " ModelSelectionExpression OperationName RequestModels RequestParameters@route"
        " RouteResponseSelectionExpression Target",
        "Create a route; write its target as integrations/ID.",
        "route create a1b2c3d4e5 --route-key 'GET /pets' --target integrations/i7x8y9z",
        answer=_ANSWER,
    ),
    op(
        "DeleteRoute",
        "DELETE /v2/apis/{apiId}/routes/{routeId} 204",
        "ApiId! RouteId!",
        "Delete a route with its responses.",
        "route delete a1b2c3d4e5 r7x8y9z",
    ),
    op(
        "GetRoute",
        "GET /v2/apis/{apiId}/routes/{routeId} 200",
        "ApiId! RouteId!",
        "Show a route.",
        "route get a1b2c3d4e5 r7x8y9z",
        answer=_ANSWER,
    ),
    op(
        "GetRoutes",
        "GET /v2/apis/{apiId}/routes 200",
        "ApiId! MaxResults NextToken",
        "List an API's routes.",
        "route list a1b2c3d4e5",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateRoute",
        "PATCH /v2/apis/{apiId}/routes/{routeId} 200",
        "ApiId! RouteId! ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId"
        " ModelSelectionExpression OperationName RequestModels RequestParameters@route RouteKey"
        " RouteResponseSelectionExpression Target",
        "Update a route; request models and parameters merge key by key.",
        "route update a1b2c3d4e5 r7x8y9z --authorization-type JWT --authorizer-id auth01"
        " --authorization-scopes pets.read pets.write",
        answer=_ANSWER,
        merges="RequestModels RequestParameters",
    ),
    op(
        "DeleteRouteRequestParameter",
        "DELETE /v2/apis/{apiId}/routes/{routeId}/requestparameters/{requestParameterKey} 204",
        "ApiId! RouteId! RequestParameterKey!",
        "Remove a request parameter from a WebSocket route; no update can.",
        "route-request-parameter delete a1b2c3d4e5 r7x8y9z route.request.querystring.token",
    ),
)

"""Stages of an API, with access logs, route settings and authorizer cache."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="StageName",
    columns="StageName DeploymentId AutoDeploy LastUpdatedDate Description",
)

_ANSWER = (
    "AccessLogSettings ApiGatewayManaged AutoDeploy ClientCertificateId CreatedDate"
    " DefaultRouteSettings DeploymentId Description LastDeploymentStatusMessage LastUpdatedDate"
    " RouteSettings StageName StageVariables Tags"
)

OPERATIONS = (
    op(
        "CreateStage",
        "POST /v2/apis/{apiId}/stages 201",
        "ApiId! StageName! AccessLogSettings AutoDeploy ClientCertificateId DefaultRouteSettings"
        " DeploymentId Description RouteSettings StageVariables Tags",
        "Create a stage; --auto-deploy has it follow every change of the API.",
        "stage create a1b2c3d4e5 --stage-name prod --auto-deploy",
        answer=_ANSWER,
    ),
    op(
        "DeleteStage",
        "DELETE /v2/apis/{apiId}/stages/{stageName} 204",
        "ApiId! StageName!",
        "Delete a stage that no API mapping leads to.",
        "stage delete a1b2c3d4e5 prod",
    ),
    op(
        "GetStage",
        "GET /v2/apis/{apiId}/stages/{stageName} 200",
        "ApiId! StageName!",
        "Show a stage.",
        "stage get a1b2c3d4e5 prod",
        answer=_ANSWER,
    ),
    op(
        "GetStages",
        "GET /v2/apis/{apiId}/stages 200",
        "ApiId! MaxResults NextToken",
        "List an API's stages.",
        "stage list a1b2c3d4e5",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateStage",
        "PATCH /v2/apis/{apiId}/stages/{stageName} 200",
        "ApiId! StageName! AccessLogSettings AutoDeploy ClientCertificateId DefaultRouteSettings"
        " DeploymentId Description RouteSettings StageVariables",
        "Update a stage; variables and route settings merge key by key.",
        "stage update a1b2c3d4e5 prod"
        " --default-route-settings ThrottlingBurstLimit=100,ThrottlingRateLimit=50",
        answer=_ANSWER,
        merges="DefaultRouteSettings RouteSettings StageVariables",
    ),
    op(
        "DeleteAccessLogSettings",
        "DELETE /v2/apis/{apiId}/stages/{stageName}/accesslogsettings 204",
        "ApiId! StageName!",
        "Switch a stage's access logs off; no update can.",
        "access-log-settings delete a1b2c3d4e5 prod",
    ),
    op(
        "ResetAuthorizersCache",
        "DELETE /v2/apis/{apiId}/stages/{stageName}/cache/authorizers 204",
        "ApiId! StageName!",
        "Forget what Lambda authorizers of a stage answered (HTTP APIs only).",
        "authorizers-cache reset a1b2c3d4e5 prod",
    ),
    op(
        "DeleteRouteSettings",
        "DELETE /v2/apis/{apiId}/stages/{stageName}/routesettings/{routeKey} 204",
        "ApiId! StageName! RouteKey!",
        "Start a route's settings in a stage from the defaults again.",
        "route-settings delete a1b2c3d4e5 prod 'GET /pets'",
    ),
)

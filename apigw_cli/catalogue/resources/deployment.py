"""Deployments: snapshots of an API that its stages serve."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="DeploymentId",
    columns="DeploymentId DeploymentStatus AutoDeployed CreatedDate Description",
    named_by="Description",
)

_ANSWER = (
    "AutoDeployed CreatedDate DeploymentId DeploymentStatus DeploymentStatusMessage Description"
)

OPERATIONS = (
    op(
        "CreateDeployment",
        "POST /v2/apis/{apiId}/deployments 201",
        "ApiId! Description StageName@deployment",
        "Deploy an API as it is now; --stage-name moves a stage to it.",
        "deployment create a1b2c3d4e5 --stage-name prod --description 'Routes for pets'",
        answer=_ANSWER,
    ),
    op(
        "DeleteDeployment",
        "DELETE /v2/apis/{apiId}/deployments/{deploymentId} 204",
        "ApiId! DeploymentId!",
        "Delete a deployment that no stage points to.",
        "deployment delete a1b2c3d4e5 dep001",
    ),
    op(
        "GetDeployment",
        "GET /v2/apis/{apiId}/deployments/{deploymentId} 200",
        "ApiId! DeploymentId!",
        "Show a deployment with its status.",
        "deployment get a1b2c3d4e5 dep001",
        answer=_ANSWER,
    ),
    op(
        "GetDeployments",
        "GET /v2/apis/{apiId}/deployments 200",
        "ApiId! MaxResults NextToken",
        "List an API's deployments, automatic ones included.",
        "deployment list a1b2c3d4e5",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateDeployment",
        "PATCH /v2/apis/{apiId}/deployments/{deploymentId} 200",
        "ApiId! DeploymentId! Description",
        "Describe a deployment anew; nothing else of it can change.",
        "deployment update a1b2c3d4e5 dep001 --description 'Before the new prices'",
        answer=_ANSWER,
    ),
)

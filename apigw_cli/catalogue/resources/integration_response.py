"""Integration responses: how a WebSocket API maps what a backend answers."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="IntegrationResponseId",
    columns="IntegrationResponseId IntegrationResponseKey",
    named_by="IntegrationResponseKey",
)

_ANSWER = (
    "ContentHandlingStrategy IntegrationResponseId IntegrationResponseKey"
    " ResponseParameters@integration-response ResponseTemplates TemplateSelectionExpression"
)

OPERATIONS = (
    op(
        "CreateIntegrationResponse",
        "POST /v2/apis/{apiId}/integrations/{integrationId}/integrationresponses 201",
        "ApiId! IntegrationId! IntegrationResponseKey! ContentHandlingStrategy"
        " ResponseParameters@integration-response ResponseTemplates TemplateSelectionExpression",
        "Create an integration response in a WebSocket API.",
        "integration-response create a1b2c3d4e5 i7x8y9z --integration-response-key '$default'",
        answer=_ANSWER,
    ),
    op(
        "DeleteIntegrationResponse",
        "DELETE /v2/apis/{apiId}/integrations/{integrationId}"
        "/integrationresponses/{integrationResponseId} 204",
        "ApiId! IntegrationId! IntegrationResponseId!",
        "Delete an integration response.",
        "integration-response delete a1b2c3d4e5 i7x8y9z ir0001",
    ),
    op(
        "GetIntegrationResponse",
        "GET /v2/apis/{apiId}/integrations/{integrationId}"
        "/integrationresponses/{integrationResponseId} 200",
        "ApiId! IntegrationId! IntegrationResponseId!",
        "Show an integration response.",
        "integration-response get a1b2c3d4e5 i7x8y9z ir0001",
        answer=_ANSWER,
    ),
    op(
        "GetIntegrationResponses",
        "GET /v2/apis/{apiId}/integrations/{integrationId}/integrationresponses 200",
        "ApiId! IntegrationId! MaxResults NextToken",
        "List an integration's responses.",
        "integration-response list a1b2c3d4e5 i7x8y9z",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateIntegrationResponse",
        "PATCH /v2/apis/{apiId}/integrations/{integrationId}"
        "/integrationresponses/{integrationResponseId} 200",
        "ApiId! IntegrationId! IntegrationResponseId! ContentHandlingStrategy"
        " IntegrationResponseKey ResponseParameters@integration-response ResponseTemplates"
        " TemplateSelectionExpression",
        "Update an integration response.",
        "integration-response update a1b2c3d4e5 i7x8y9z ir0001"
        " --content-handling-strategy CONVERT_TO_TEXT",
        answer=_ANSWER,
    ),
)

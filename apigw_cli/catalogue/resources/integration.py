"""Integrations: the backends that an API's routes call."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="IntegrationId",
    columns="IntegrationId IntegrationType IntegrationMethod IntegrationUri Description",
    named_by="Description",
)

_ANSWER = (
    "ApiGatewayManaged ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn"
    " Description IntegrationId IntegrationMethod IntegrationResponseSelectionExpression"
    " IntegrationSubtype IntegrationType IntegrationUri PassthroughBehavior PayloadFormatVersion"
    " RequestParameters RequestTemplates ResponseParameters TemplateSelectionExpression"
    " TimeoutInMillis TlsConfig"
)

OPERATIONS = (
    op(
        "CreateIntegration",
        "POST /v2/apis/{apiId}/integrations 201",
        "ApiId! IntegrationType! ConnectionId ConnectionType ContentHandlingStrategy"
        " CredentialsArn Description IntegrationMethod IntegrationSubtype IntegrationUri"
        " PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates"
        " ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig",
        "Create an integration: a backend for routes to call.",
        "integration create a1b2c3d4e5 --integration-type AWS_PROXY"
        " --integration-uri arn:aws:lambda:us-east-1:123456789012:function:pets"
        " --payload-format-version 2.0",
        answer=_ANSWER,
    ),
    op(
        "DeleteIntegration",
        "DELETE /v2/apis/{apiId}/integrations/{integrationId} 204",
        "ApiId! IntegrationId!",
        "Delete an integration that no route targets.",
        "integration delete a1b2c3d4e5 i7x8y9z",
    ),
    op(
        "GetIntegration",
        "GET /v2/apis/{apiId}/integrations/{integrationId} 200",
        "ApiId! IntegrationId!",
        "Show an integration.",
        "integration get a1b2c3d4e5 i7x8y9z",
        answer=_ANSWER,
    ),
    op(
        "GetIntegrations",
        "GET /v2/apis/{apiId}/integrations 200",
        "ApiId! MaxResults NextToken",
        "List an API's integrations.",
        "integration list a1b2c3d4e5",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateIntegration",
        "PATCH /v2/apis/{apiId}/integrations/{integrationId} 200",
        "ApiId! IntegrationId! ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn"
        " Description IntegrationMethod IntegrationSubtype IntegrationType IntegrationUri"
        " PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates"
        " ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig",
        "Update an integration; parameter mappings merge key by key.",
        "integration update a1b2c3d4e5 i7x8y9z --timeout-in-millis 5000",
        answer=_ANSWER,
        merges="RequestParameters ResponseParameters",
    ),
)

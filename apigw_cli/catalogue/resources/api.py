"""HTTP and WebSocket APIs, with CORS, import and export."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="ApiId",
    columns="ApiId Name ProtocolType ApiEndpoint",
    named_by="Name",
)

_ANSWER = (
    "ApiEndpoint ApiGatewayManaged ApiId ApiKeySelectionExpression CorsConfiguration CreatedDate"
    " Description DisableSchemaValidation DisableExecuteApiEndpoint ImportInfo IpAddressType Name"
    " ProtocolType RouteSelectionExpression Tags Version Warnings"
)

OPERATIONS = (
    op(
        "CreateApi",
        "POST /v2/apis 201",
        "Name! ProtocolType! ApiKeySelectionExpression CorsConfiguration"
        " CredentialsArn@quick-create Description DisableSchemaValidation"
        " DisableExecuteApiEndpoint IpAddressType RouteKey@quick-create RouteSelectionExpression"
        " Tags Target@quick-create Version",
        "Create an API; --target adds an integration, a route and a stage.",
        "api create --name pets --protocol-type HTTP",
        answer=_ANSWER,
    ),
    op(
        "DeleteApi",
        "DELETE /v2/apis/{apiId} 204",
        "ApiId!",
        "Delete an API with all its routes, integrations and stages.",
        "api delete a1b2c3d4e5",
        cascades=True,
    ),
    op(
        "GetApi",
        "GET /v2/apis/{apiId} 200",
        "ApiId!",
        "Show an API.",
        "api get a1b2c3d4e5",
        answer=_ANSWER,
    ),
    op(
        "ImportApi",
        "PUT /v2/apis 201",
        "Body! Basepath FailOnWarnings",
        "Create an HTTP API from an OpenAPI document.",
        "api import --body file://petstore.yaml --fail-on-warnings",
        answer=_ANSWER,
    ),
    op(
        "GetApis",
        "GET /v2/apis 200",
        "MaxResults NextToken",
        "List the APIs of the region.",
        "api list",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "ReimportApi",
        "PUT /v2/apis/{apiId} 201",
        "ApiId! Body! Basepath FailOnWarnings",
        "Overwrite an HTTP API with an OpenAPI document; its id stays.",
        "api reimport a1b2c3d4e5 --body file://petstore.yaml --basepath prepend",
        answer=_ANSWER,
    ),
    op(
        "UpdateApi",
        "PATCH /v2/apis/{apiId} 200",
        "ApiId! ApiKeySelectionExpression CorsConfiguration CredentialsArn@quick-create"
        " Description DisableSchemaValidation DisableExecuteApiEndpoint IpAddressType Name"
        " RouteKey@quick-create RouteSelectionExpression Target@quick-create Version",
        "Update an API; a CORS configuration replaces the old one whole.",
        "api update a1b2c3d4e5 --cors-configuration"
        " 'AllowOrigins=[https://example.com],AllowMethods=[GET,POST],MaxAge=300'",
        answer=_ANSWER,
    ),
    op(
        "DeleteCorsConfiguration",
        "DELETE /v2/apis/{apiId}/cors 204",
        "ApiId!",
        "Remove an HTTP API's CORS configuration; no update can.",
        "cors delete a1b2c3d4e5",
    ),
    op(
        "ExportApi",
        "GET /v2/apis/{apiId}/exports/{specification} 200",
        "ApiId! Specification! OutputType! ExportVersion IncludeExtensions StageName@export",
        "Export an HTTP API as an OpenAPI 3.0 document.",
        "exported-api get a1b2c3d4e5 petstore.json --output-type JSON",
        answer="body",
    ),
)

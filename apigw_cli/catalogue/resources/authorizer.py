"""Authorizers of an API, JWT and Lambda; their cache is the stage's."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="AuthorizerId",
    columns="AuthorizerId Name AuthorizerType IdentitySource",
    named_by="Name",
)

_ANSWER = (
    "AuthorizerCredentialsArn AuthorizerId AuthorizerPayloadFormatVersion"
    " AuthorizerResultTtlInSeconds AuthorizerType AuthorizerUri EnableSimpleResponses"
    " IdentitySource IdentityValidationExpression JwtConfiguration Name"
)

OPERATIONS = (
    op(
        "CreateAuthorizer",
        "POST /v2/apis/{apiId}/authorizers 201",
        "ApiId! AuthorizerType! IdentitySource! Name! AuthorizerCredentialsArn"
        " AuthorizerPayloadFormatVersion AuthorizerResultTtlInSeconds AuthorizerUri"
        " EnableSimpleResponses IdentityValidationExpression JwtConfiguration",
        "Create an authorizer: JWT (HTTP APIs only) or REQUEST, a Lambda.",
        "authorizer create a1b2c3d4e5 --authorizer-type JWT --name users"
        " --identity-source '$request.header.Authorization' --jwt-configuration"
        " 'Issuer=https://issuer.example.com,Audience=[pets]'",
        answer=_ANSWER,
    ),
    op(
        "DeleteAuthorizer",
        "DELETE /v2/apis/{apiId}/authorizers/{authorizerId} 204",
        "ApiId! AuthorizerId!",
        "Delete an authorizer that no route uses.",
        "authorizer delete a1b2c3d4e5 auth01",
    ),
    op(
        "GetAuthorizer",
        "GET /v2/apis/{apiId}/authorizers/{authorizerId} 200",
        "ApiId! AuthorizerId!",
        "Show an authorizer.",
        "authorizer get a1b2c3d4e5 auth01",
        answer=_ANSWER,
    ),
    op(
        "GetAuthorizers",
        "GET /v2/apis/{apiId}/authorizers 200",
        "ApiId! MaxResults NextToken",
        "List an API's authorizers.",
        "authorizer list a1b2c3d4e5",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateAuthorizer",
        "PATCH /v2/apis/{apiId}/authorizers/{authorizerId} 200",
        "ApiId! AuthorizerId! AuthorizerCredentialsArn AuthorizerPayloadFormatVersion"
        " AuthorizerResultTtlInSeconds AuthorizerType AuthorizerUri EnableSimpleResponses"
        " IdentitySource IdentityValidationExpression JwtConfiguration Name",
        "Update an authorizer; a new audience list leaves the issuer as it is.",
        "authorizer update a1b2c3d4e5 auth01 --jwt-configuration 'Audience=[pets,shop]'",
        answer=_ANSWER,
        merges="JwtConfiguration",
    ),
)

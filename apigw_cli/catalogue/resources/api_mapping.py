"""API mappings: which stage of which API a path of a custom domain leads to."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="ApiMappingId",
    columns="ApiMappingId ApiMappingKey ApiId Stage",
    named_by="ApiMappingKey",
)

_ANSWER = "ApiId ApiMappingId ApiMappingKey Stage"

OPERATIONS = (
    op(
        "CreateApiMapping",
        "POST /v2/domainnames/{domainName}/apimappings 201",
        "DomainName! ApiId@mapping! Stage! ApiMappingKey",
        "Map a path of a custom domain to a stage of an API.",
        "api-mapping create api.example.com --api-id a1b2c3d4e5 --stage prod"
        " --api-mapping-key pets",
        answer=_ANSWER,
    ),
    op(
        "DeleteApiMapping",
        "DELETE /v2/domainnames/{domainName}/apimappings/{apiMappingId} 204",
        "DomainName! ApiMappingId!",
        "Delete an API mapping; the API and its stage stay.",
        "api-mapping delete api.example.com map001",
    ),
    op(
        "GetApiMapping",
        "GET /v2/domainnames/{domainName}/apimappings/{apiMappingId} 200",
        "DomainName! ApiMappingId!",
        "Show an API mapping.",
        "api-mapping get api.example.com map001",
        answer=_ANSWER,
    ),
    op(
        "GetApiMappings",
        "GET /v2/domainnames/{domainName}/apimappings 200",
        "DomainName! MaxResults NextToken",
        "List a custom domain's API mappings.",
        "api-mapping list api.example.com",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateApiMapping",
        "PATCH /v2/domainnames/{domainName}/apimappings/{apiMappingId} 200",
        "DomainName! ApiMappingId! ApiId@mapping! ApiMappingKey Stage",
        "Update an API mapping; --api-id is needed each time.",
        "api-mapping update api.example.com map001 --api-id a1b2c3d4e5 --api-mapping-key pets/v2",
        answer=_ANSWER,
    ),
)

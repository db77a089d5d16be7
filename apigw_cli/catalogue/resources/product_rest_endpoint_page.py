"""Pages of a portal product that document endpoints of REST APIs."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="ProductRestEndpointPageId",
    columns="ProductRestEndpointPageId Endpoint OperationName Status TryItState",
    named_by="OperationName",
)

_ANSWER = (
    "DisplayContent@endpoint-page-answer LastModified ProductRestEndpointPageArn"
    " ProductRestEndpointPageId RestEndpointIdentifier Status StatusException TryItState"
)

OPERATIONS = (
    op(
        "CreateProductRestEndpointPage",
        "POST /v2/portalproducts/{portalProductId}/productrestendpointpages 201",
        "PortalProductId! RestEndpointIdentifier! DisplayContent@endpoint-page TryItState",
        "Create a page that documents one endpoint of a REST API.",
        "product-rest-endpoint-page create product123 --rest-endpoint-identifier"
        " 'IdentifierParts={RestApiId=k1l2m3n4o5,Stage=prod,Path=/pets,Method=GET}'",
        answer=_ANSWER,
    ),
    op(
        "DeleteProductRestEndpointPage",
        "DELETE /v2/portalproducts/{portalProductId}"
        "/productrestendpointpages/{productRestEndpointPageId} 204",
        "PortalProductId! ProductRestEndpointPageId!",
        "Delete an endpoint page from a portal product.",
        "product-rest-endpoint-page delete product123 endpoint12",
    ),
    op(
        "GetProductRestEndpointPage",
        "GET /v2/portalproducts/{portalProductId}"
        "/productrestendpointpages/{productRestEndpointPageId} 200",
        "PortalProductId! ProductRestEndpointPageId! IncludeRawDisplayContent"
        " ResourceOwnerAccountId",
        "Show an endpoint page with the text that portals display.",
        "product-rest-endpoint-page get product123 endpoint12",
        answer=(
            "DisplayContent@endpoint-page-answer LastModified ProductRestEndpointPageArn"
            " ProductRestEndpointPageId RawDisplayContent RestEndpointIdentifier Status"
            " StatusException TryItState"
        ),
    ),
    op(
        "ListProductRestEndpointPages",
        "GET /v2/portalproducts/{portalProductId}/productrestendpointpages 200",
        "PortalProductId! MaxResults NextToken ResourceOwnerAccountId",
        "List a portal product's endpoint pages.",
        "product-rest-endpoint-page list product123",
        answer=(
            "Endpoint LastModified OperationName@endpoint-page ProductRestEndpointPageArn"
            " ProductRestEndpointPageId RestEndpointIdentifier Status StatusException TryItState"
        ),
        items="Items",
    ),
    op(
        "UpdateProductRestEndpointPage",
        "PATCH /v2/portalproducts/{portalProductId}"
        "/productrestendpointpages/{productRestEndpointPageId} 200",
        "PortalProductId! ProductRestEndpointPageId! DisplayContent@endpoint-page TryItState",
        "Update an endpoint page; its endpoint itself is fixed.",
        "product-rest-endpoint-page update product123 endpoint12"
        " --display-content 'Overrides={OperationName=List pets}' --try-it-state ENABLED",
        answer=_ANSWER,
        reshapes="DisplayContent",
    ),
)

"""Pages of text in a portal product."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="ProductPageId",
    columns="ProductPageId PageTitle LastModified",
    named_by="PageTitle",
)

_ANSWER = "DisplayContent LastModified ProductPageArn ProductPageId"

OPERATIONS = (
    op(
        "CreateProductPage",
        "POST /v2/portalproducts/{portalProductId}/productpages 201",
        "PortalProductId! DisplayContent!",
        "Create a page of text in a portal product.",
        "product-page create product123"
        " --display-content 'Title=Overview,Body=How to find and adopt pets.'",
        answer=_ANSWER,
    ),
    op(
        "DeleteProductPage",
        "DELETE /v2/portalproducts/{portalProductId}/productpages/{productPageId} 204",
        "PortalProductId! ProductPageId!",
        "Delete a page of text from a portal product.",
        "product-page delete product123 page123456",
    ),
    op(
        "GetProductPage",
        "GET /v2/portalproducts/{portalProductId}/productpages/{productPageId} 200",
        "PortalProductId! ProductPageId! ResourceOwnerAccountId",
        "Show a product page, title and text.",
        "product-page get product123 page123456",
        answer=_ANSWER,
    ),
    op(
        "ListProductPages",
        "GET /v2/portalproducts/{portalProductId}/productpages 200",
        "PortalProductId! MaxResults NextToken ResourceOwnerAccountId",
        "List a portal product's pages by title, without their text.",
        "product-page list product123",
        answer="LastModified PageTitle ProductPageArn ProductPageId",
        items="Items",
    ),
    op(
        "UpdateProductPage",
        "PATCH /v2/portalproducts/{portalProductId}/productpages/{productPageId} 200",
        "PortalProductId! ProductPageId! DisplayContent",
        "Replace a product page's title and text, both at once.",
        "product-page update product123 page123456"
        " --display-content 'Title=Overview,Body@=file://overview.md'",
        answer=_ANSWER,
    ),
)

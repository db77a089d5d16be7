"""Portal products, the policies that share them included."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="PortalProductId",
    columns="PortalProductId DisplayName Description LastModified",
    named_by="DisplayName",
)

_ANSWER = "Description DisplayName DisplayOrder LastModified PortalProductArn PortalProductId Tags"

OPERATIONS = (
    op(
        "CreatePortalProduct",
        "POST /v2/portalproducts 201",
        "DisplayName! Description Tags",
        "Create a portal product, still without pages.",
        "portal-product create --display-name Pets --description 'Find and adopt pets'",
        answer=_ANSWER,
    ),
    op(
        "DeletePortalProduct",
        "DELETE /v2/portalproducts/{portalProductId} 204",
        "PortalProductId!",
        "Delete a portal product with its pages and its sharing policy.",
        "portal-product delete product123",
        cascades=True,
    ),
    op(
        "GetPortalProduct",
        "GET /v2/portalproducts/{portalProductId} 200",
        "PortalProductId! ResourceOwnerAccountId",
        "Show a portal product with the order of its pages.",
        "portal-product get product123",
        answer=_ANSWER,
    ),
    op(
        "ListPortalProducts",
        "GET /v2/portalproducts 200",
        "MaxResults NextToken ResourceOwner",
        "List portal products.",
        "portal-product list",
        answer="Description DisplayName LastModified PortalProductArn PortalProductId Tags",
        items="Items",
    ),
    op(
        "UpdatePortalProduct",
        "PATCH /v2/portalproducts/{portalProductId} 200",
        "PortalProductId! Description DisplayName DisplayOrder",
        "Update a portal product; portals show it once published again.",
        "portal-product update product123 --description 'Find, adopt and feed pets'",
        answer=_ANSWER,
    ),
    op(
        "DeletePortalProductSharingPolicy",
        "DELETE /v2/portalproducts/{portalProductId}/sharingpolicy 204",
        "PortalProductId!",
        "Delete the policy that shares a portal product.",
        "sharing-policy delete product123",
    ),
    op(
        "GetPortalProductSharingPolicy",
        "GET /v2/portalproducts/{portalProductId}/sharingpolicy 200",
        "PortalProductId!",
        "Show the policy that shares a portal product.",
        "sharing-policy get product123",
        answer="PolicyDocument PortalProductId",
    ),
    op(
        "PutPortalProductSharingPolicy",
        "PUT /v2/portalproducts/{portalProductId}/sharingpolicy 200",
        "PortalProductId! PolicyDocument!",
        "Set or replace the policy that shares a portal product.",
        "sharing-policy put product123 --policy-document file://policy.json",
    ),
)

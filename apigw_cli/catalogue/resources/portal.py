"""Developer portals, their preview and publishing included."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="PortalId",
    columns="PortalId PortalContent.DisplayName PublishStatus LastModified",
    named_by="PortalContent.DisplayName",
)

_ANSWER = (
    "Authorization EndpointConfiguration@answer IncludedPortalProductArns LastModified"
    " LastPublished LastPublishedDescription PortalArn PortalContent PortalId Preview PublishStatus"
    " RumAppMonitorName StatusException Tags"
)

OPERATIONS = (
    op(
        "CreatePortal",
        "POST /v2/portals 201",
        "Authorization! EndpointConfiguration! PortalContent! IncludedPortalProductArns LogoUri"
        " RumAppMonitorName Tags",
        "Create a developer portal; it goes online when it is published.",
        "portal create --authorization '{\"None\": {}}' --endpoint-configuration '{\"None\": {}}'"
        " --portal-content file://content.json",
        answer=(
            "Authorization EndpointConfiguration@answer IncludedPortalProductArns LastModified"
            " LastPublished LastPublishedDescription PortalArn PortalContent PortalId PublishStatus"
            " RumAppMonitorName StatusException Tags"
        ),
    ),
    op(
        "DeletePortal",
        "DELETE /v2/portals/{portalId} 204",
        "PortalId!",
        "Delete a portal; a published one has to be disabled first.",
        "portal delete portal1234",
        cascades=True,
    ),
    op(
        "GetPortal",
        "GET /v2/portals/{portalId} 200",
        "PortalId!",
        "Show a portal, with how far its preview and publishing are.",
        "portal get portal1234",
        answer=_ANSWER,
    ),
    op(
        "ListPortals",
        "GET /v2/portals 200",
        "MaxResults NextToken",
        "List the portals of the region.",
        "portal list",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdatePortal",
        "PATCH /v2/portals/{portalId} 200",
        "PortalId! Authorization EndpointConfiguration IncludedPortalProductArns LogoUri"
        " PortalContent RumAppMonitorName",
        "Update a portal; given content, colours included, replaces the old.",
        "portal update portal1234 --included-portal-product-arns"
        " arn:aws:apigateway:us-east-1:123456789012:/portalproducts/product123",
        answer=_ANSWER,
        reshapes="EndpointConfiguration",
    ),
    op(
        "PreviewPortal",
        "POST /v2/portals/{portalId}/preview 202",
        "PortalId!",
        'Start a preview of a portal; "portal get" shows its URL once ready.',
        "preview create portal1234",
    ),
    op(
        "PublishPortal",
        "POST /v2/portals/{portalId}/publish 202",
        "PortalId! Description",
        'Start to publish a portal; "portal get" shows when it is online.',
        "publish create portal1234 --description 'Spring release'",
    ),
    op(
        "DisablePortal",
        "DELETE /v2/portals/{portalId}/publish 204",
        "PortalId!",
        "Take a published portal offline without deleting it.",
        "publish disable portal1234",
    ),
)

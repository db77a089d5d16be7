"""
The table of operations: 28 groups, 103 commands.

A group is a resource of the API reference, a command is an operation on it.  The module of
``catalogue.resources`` that a group names holds the rest: URIs, parameters, help.
"""

from __future__ import annotations

from apigw_cli.catalogue.build import group
from apigw_cli.catalogue.records import Group

_GROUPS = (
    group(
        "access-log-settings",
        "stage",
        "delete=DeleteAccessLogSettings",
        "Access logging of a stage: switch it off.",
    ),
    group(
        "api",
        "api",
        "create=CreateApi delete=DeleteApi get=GetApi import=ImportApi list=GetApis"
        " reimport=ReimportApi update=UpdateApi",
        "HTTP and WebSocket APIs.",
    ),
    group(
        "api-mapping",
        "api_mapping",
        "create=CreateApiMapping delete=DeleteApiMapping get=GetApiMapping list=GetApiMappings"
        " update=UpdateApiMapping",
        "API mappings: which stage a path of a custom domain leads to.",
    ),
    group(
        "authorizer",
        "authorizer",
        "create=CreateAuthorizer delete=DeleteAuthorizer get=GetAuthorizer list=GetAuthorizers"
        " update=UpdateAuthorizer",
        "Authorizers: who may call a route (JWT or Lambda).",
    ),
    group(
        "authorizers-cache",
        "stage",
        "reset=ResetAuthorizersCache",
        "Cached authorizer answers of a stage: forget them.",
    ),
    group(
        "cors",
        "api",
        "delete=DeleteCorsConfiguration",
        "CORS configuration of an HTTP API: remove it.",
    ),
    group(
        "deployment",
        "deployment",
        "create=CreateDeployment delete=DeleteDeployment get=GetDeployment list=GetDeployments"
        " update=UpdateDeployment",
        "Deployments: snapshots of an API that stages serve.",
    ),
    group(
        "domain-name",
        "domain_name",
        "create=CreateDomainName delete=DeleteDomainName get=GetDomainName list=GetDomainNames"
        " update=UpdateDomainName",
        "Custom domain names.",
    ),
    group(
        "exported-api",
        "api",
        "get=ExportApi",
        "An HTTP API as an OpenAPI document.",
    ),
    group(
        "integration",
        "integration",
        "create=CreateIntegration delete=DeleteIntegration get=GetIntegration list=GetIntegrations"
        " update=UpdateIntegration",
        "Integrations: the backends that routes call.",
    ),
    group(
        "integration-response",
        "integration_response",
        "create=CreateIntegrationResponse delete=DeleteIntegrationResponse"
        " get=GetIntegrationResponse list=GetIntegrationResponses update=UpdateIntegrationResponse",
        "How a WebSocket API maps what a backend answers.",
    ),
    group(
        "model",
        "model",
        "create=CreateModel delete=DeleteModel get=GetModel list=GetModels update=UpdateModel",
        "Models: schemas of a WebSocket API's messages.",
    ),
    group(
        "model-template",
        "model",
        "get=GetModelTemplate",
        "A sample mapping template for a model.",
    ),
    group(
        "portal",
        "portal",
        "create=CreatePortal delete=DeletePortal get=GetPortal list=ListPortals"
        " update=UpdatePortal",
        "Developer portals.",
    ),
    group(
        "portal-product",
        "portal_product",
        "create=CreatePortalProduct delete=DeletePortalProduct get=GetPortalProduct"
        " list=ListPortalProducts update=UpdatePortalProduct",
        "Products: what a portal offers to developers.",
    ),
    group(
        "preview",
        "portal",
        "create=PreviewPortal",
        "Preview of a portal before it is published.",
    ),
    group(
        "product-page",
        "product_page",
        "create=CreateProductPage delete=DeleteProductPage get=GetProductPage"
        " list=ListProductPages update=UpdateProductPage",
        "Pages of text in a portal product.",
    ),
    group(
        "product-rest-endpoint-page",
        "product_rest_endpoint_page",
        "create=CreateProductRestEndpointPage delete=DeleteProductRestEndpointPage"
        " get=GetProductRestEndpointPage list=ListProductRestEndpointPages"
        " update=UpdateProductRestEndpointPage",
        "Pages of a portal product that document REST endpoints.",
    ),
    group(
        "publish",
        "portal",
        "create=PublishPortal disable=DisablePortal",
        "Publishing of a portal: put it online, take it offline.",
    ),
    group(
        "route",
        "route",
        "create=CreateRoute delete=DeleteRoute get=GetRoute list=GetRoutes update=UpdateRoute",
        "Routes: which request reaches which integration.",
    ),
    group(
        "route-request-parameter",
        "route",
        "delete=DeleteRouteRequestParameter",
        "A request parameter of a WebSocket route: remove it.",
    ),
    group(
        "route-response",
        "route_response",
        "create=CreateRouteResponse delete=DeleteRouteResponse get=GetRouteResponse"
        " list=GetRouteResponses update=UpdateRouteResponse",
        "What a WebSocket route sends back to its client.",
    ),
    group(
        "route-settings",
        "stage",
        "delete=DeleteRouteSettings",
        "Settings of one route in a stage: back to the defaults.",
    ),
    group(
        "routing-rule",
        "routing_rule",
        "create=CreateRoutingRule delete=DeleteRoutingRule get=GetRoutingRule"
        " list=ListRoutingRules put=PutRoutingRule",
        "Routing rules of a custom domain: headers and paths to REST stages.",
    ),
    group(
        "sharing-policy",
        "portal_product",
        "delete=DeletePortalProductSharingPolicy get=GetPortalProductSharingPolicy"
        " put=PutPortalProductSharingPolicy",
        "Policy that shares a portal product with other accounts.",
    ),
    group(
        "stage",
        "stage",
        "create=CreateStage delete=DeleteStage get=GetStage list=GetStages update=UpdateStage",
        "Stages: named places where clients call an API.",
    ),
    group(
        "tags",
        "tag",
        "add=TagResource get=GetTags remove=UntagResource",
        "Tags of any resource, by its ARN.",
    ),
    group(
        "vpc-link",
        "vpc_link",
        "create=CreateVpcLink delete=DeleteVpcLink get=GetVpcLink list=GetVpcLinks"
        " update=UpdateVpcLink",
        "VPC links: private backends for HTTP APIs.",
    ),
)

GROUPS: dict[str, Group] = {entry.name: entry for entry in _GROUPS}

# Second places for commands, for those who look for them with the noun.
SHORTCUTS: dict[tuple[str, str], tuple[str, str]] = {
    ("api", "export"): ("exported-api", "get"),
    ("portal", "disable"): ("publish", "disable"),
    ("portal", "preview"): ("preview", "create"),
    ("portal", "publish"): ("publish", "create"),
}

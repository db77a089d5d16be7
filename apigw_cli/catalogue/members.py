"""Every parameter and every member of an answer, once."""

from __future__ import annotations

from apigw_cli.catalogue import shapes
from apigw_cli.catalogue.build import (
    BOOLEAN,
    BYTES,
    DOCUMENT,
    TEXT,
    TIMESTAMP,
    early_text,
    integer,
    list_of,
    map_of,
    text,
    word,
)
from apigw_cli.catalogue.records import Member, Shape

_ALL: tuple[tuple[str, Shape, str], ...] = (
    (
        "AccessLogSettings",
        shapes.ACCESS_LOG_SETTINGS,
        "Where access log lines go and what they hold; only 'access-log-settings delete' ends it.",
    ),
    (
        "Actions",
        list_of(shapes.ROUTING_RULE_ACTION),
        "What happens to a request that matches; exactly one InvokeApi.",
    ),
    (
        "ApiEndpoint",
        TEXT,
        "Address of the API without a stage: https:// for HTTP, wss:// for WebSocket.",
    ),
    (
        "ApiGatewayManaged",
        BOOLEAN,
        "Whether API Gateway manages it, as after quick create; some changes are then refused.",
    ),
    (
        "ApiId",
        TEXT,
        "Id of the API: ten characters such as 'a1b2c3d4e5'; 'apigw api list' shows it.",
    ),
    (
        "ApiId@mapping",
        TEXT,
        "Id of the API that the mapping leads to; an update needs it even if it stays the same.",
    ),
    (
        "ApiKeyRequired",
        BOOLEAN,
        "Whether callers must send an API key. WebSocket APIs only.",
    ),
    (
        "ApiKeySelectionExpression",
        TEXT,
        "Where the API key is read; '$request.header.x-api-key' unless set. WebSocket APIs only.",
    ),
    ("ApiMappingId", TEXT, "Id of the API mapping, unique within its domain name."),
    (
        "ApiMappingKey",
        TEXT,
        "Path below the domain, such as 'shop/v1', without outer slashes; empty for the root.",
    ),
    (
        "ApiMappingSelectionExpression",
        TEXT,
        "What selects the API mapping of a request; always '$request.basepath'.",
    ),
    (
        "Authorization",
        shapes.AUTHORIZATION,
        "Who may open the portal: members of a Cognito user pool, or everyone.",
    ),
    (
        "AuthorizationScopes",
        list_of(text(1, 64)),
        "OAuth scopes, one of which the access token must hold; with JWT only. HTTP APIs only.",
    ),
    (
        "AuthorizationType",
        word("NONE", "AWS_IAM", "CUSTOM", "JWT"),
        (
            "How callers are checked: CUSTOM by Lambda, JWT on HTTP APIs only; "
            "WebSocket at '$connect'."
        ),
    ),
    (
        "AuthorizerCredentialsArn",
        TEXT,
        "IAM role for calling the Lambda authorizer; omit it to rely on the function's policy.",
    ),
    (
        "AuthorizerId",
        TEXT,
        "Id of an authorizer; a JWT route needs a JWT one, a CUSTOM route a REQUEST one.",
    ),
    (
        "AuthorizerPayloadFormatVersion",
        text(1, 64),
        "Event format for a Lambda authorizer, '1.0' or '2.0'; REQUEST needs it. HTTP APIs only.",
    ),
    (
        "AuthorizerResultTtlInSeconds",
        integer(0, 3600),
        "Seconds to cache a Lambda authorizer's answer; 0 turns the cache off. HTTP APIs only.",
    ),
    (
        "AuthorizerType",
        word("REQUEST", "JWT"),
        "REQUEST asks a Lambda function; JWT checks a token against its issuer, HTTP APIs only.",
    ),
    (
        "AuthorizerUri",
        text(1, 2048),
        (
            "Lambda URI, "
            "'arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations'."
        ),
    ),
    (
        "AutoDeploy",
        BOOLEAN,
        "Whether each change of the API reaches the stage at once; off unless set.",
    ),
    ("AutoDeployed", BOOLEAN, "Whether a stage with AutoDeploy made the deployment."),
    (
        "Basepath",
        TEXT,
        "What to do with the document's base path: 'ignore' (default), 'prepend' or 'split'.",
    ),
    (
        "Body",
        DOCUMENT,
        "OpenAPI 3.0 document, JSON or YAML, to build the API from. HTTP APIs only.",
    ),
    (
        "ClientCertificateId",
        TEXT,
        "Id of the certificate that the stage presents to backends. WebSocket APIs only.",
    ),
    (
        "Conditions",
        list_of(shapes.ROUTING_RULE_CONDITION),
        (
            "At most one MatchBasePaths and two MatchHeaders, all to be met; '[]' "
            "takes every request."
        ),
    ),
    (
        "ConnectionId",
        text(1, 1024),
        "Id of the VPC link, needed for VPC_LINK; WebSocket APIs take links of REST APIs.",
    ),
    (
        "ConnectionType",
        word("INTERNET", "VPC_LINK"),
        "Way to the backend: INTERNET unless set, VPC_LINK for a private one.",
    ),
    (
        "ContentHandlingStrategy",
        word("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
        (
            "Turns Base64 text into bytes or back; bodies stay as they are unless "
            "set. WebSocket APIs only."
        ),
    ),
    (
        "ContentType",
        text(1, 256),
        "Media type of what the model describes, such as 'application/json'.",
    ),
    (
        "CorsConfiguration",
        shapes.CORS,
        "Which web pages of other sites may call; only 'cors delete' removes it. HTTP APIs only.",
    ),
    ("CreatedDate", TIMESTAMP, "When it was created, in UTC."),
    (
        "CredentialsArn",
        TEXT,
        (
            "IAM role for calling the backend; 'arn:aws:iam::*:user/*' passes on "
            "the caller's identity."
        ),
    ),
    (
        "CredentialsArn@quick-create",
        TEXT,
        (
            "IAM role for calling the Lambda function in Target; omit it to rely "
            "on the function's policy."
        ),
    ),
    (
        "DefaultRouteSettings",
        shapes.ROUTE_SETTINGS,
        "Logging, metrics and throttling of routes without RouteSettings; updates merge.",
    ),
    (
        "DeploymentId",
        TEXT,
        "Id of the deployment; a stage with AutoDeploy picks its own and refuses this one.",
    ),
    (
        "DeploymentStatus",
        word("PENDING", "FAILED", "DEPLOYED"),
        "How far the deployment is; DeploymentStatusMessage says why it failed.",
    ),
    (
        "DeploymentStatusMessage",
        TEXT,
        "More about the status of the deployment, mostly the reason of a failure.",
    ),
    ("Description", text(0, 1024), "Free text for people who manage or read about it."),
    (
        "DisableExecuteApiEndpoint",
        BOOLEAN,
        "Whether only custom domain names can invoke the API; off unless set.",
    ),
    (
        "DisableSchemaValidation",
        BOOLEAN,
        "Whether to skip checking models when a deployment is made. WebSocket APIs only.",
    ),
    (
        "DisplayContent",
        shapes.DISPLAY_CONTENT,
        "Title and text of the page; an update replaces both.",
    ),
    (
        "DisplayContent@endpoint-page",
        shapes.ENDPOINT_DISPLAY_CONTENT,
        "Texts of your own for the page, or None for what API Gateway generates.",
    ),
    (
        "DisplayContent@endpoint-page-answer",
        shapes.ENDPOINT_DISPLAY_CONTENT_ANSWER,
        "Address, name and text that the page shows.",
    ),
    ("DisplayName", early_text(1, 255), "Name that readers of a portal see."),
    (
        "DisplayOrder",
        shapes.DISPLAY_ORDER,
        "How the product's pages are ordered and grouped; only an update can set it.",
    ),
    (
        "DomainName",
        text(1, 512),
        "Custom domain name in lower case, such as 'api.example.com'.",
    ),
    ("DomainNameArn", TEXT, "ARN of the custom domain name."),
    (
        "DomainNameConfigurations",
        list_of(shapes.DOMAIN_NAME_CONFIGURATION),
        "Certificate, endpoint type and TLS policy of the domain; a list of exactly one.",
    ),
    (
        "DomainNameId",
        TEXT,
        "Id of a private custom domain name; leave it out for public ones.",
    ),
    (
        "EnableSimpleResponses",
        BOOLEAN,
        (
            "Whether the Lambda answers 'isAuthorized', not a policy; needs format "
            "2.0. HTTP APIs only."
        ),
    ),
    ("Endpoint", early_text(1, 1024), "Address at which the documented REST API is called."),
    (
        "EndpointConfiguration",
        shapes.ENDPOINT_CONFIGURATION,
        "Where the portal is reached: a domain of yours with a certificate, or the service's own.",
    ),
    (
        "EndpointConfiguration@answer",
        shapes.ENDPOINT_CONFIGURATION_ANSWER,
        "Domain names of the portal, and the hosted zone for DNS alias records.",
    ),
    (
        "ExportVersion",
        TEXT,
        "Version of the export format: only '1.0'; the newest unless set.",
    ),
    (
        "FailOnWarnings",
        BOOLEAN,
        "Whether a warning undoes the whole import; off unless set. HTTP APIs only.",
    ),
    (
        "IdentitySource",
        list_of(TEXT),
        (
            "Reads '$request.header.Auth', on WebSocket "
            "'route.request.header.Auth'; JWT takes one only."
        ),
    ),
    (
        "IdentityValidationExpression",
        text(0, 1024),
        "Stored and returned, but API Gateway does not act on it.",
    ),
    (
        "ImportInfo",
        list_of(TEXT),
        "What the import noted, such as OpenAPI properties it ignored. HTTP APIs only.",
    ),
    (
        "IncludeExtensions",
        BOOLEAN,
        "Whether x-amazon-apigateway members stay in the document; on unless set.",
    ),
    (
        "IncludeRawDisplayContent",
        TEXT,
        "Pass 'true' to get RawDisplayContent in the answer as well.",
    ),
    (
        "IncludedPortalProductArns",
        list_of(early_text(20, 2048)),
        "ARNs of the products that the portal offers; visitors see changes after publishing.",
    ),
    (
        "IntegrationId",
        TEXT,
        "Id of the integration: seven characters such as 'abc1234'.",
    ),
    (
        "IntegrationMethod",
        text(1, 64),
        "HTTP method for calling the backend, 'ANY' for the caller's; Lambda takes 'POST'.",
    ),
    (
        "IntegrationResponseId",
        TEXT,
        "Id of the integration response. WebSocket APIs only.",
    ),
    (
        "IntegrationResponseKey",
        TEXT,
        "Backend results it applies to: '$default' or a pattern such as '/4\\d\\d/'.",
    ),
    (
        "IntegrationResponseSelectionExpression",
        TEXT,
        "What picks the integration response, set by integration type. WebSocket APIs only.",
    ),
    (
        "IntegrationSubtype",
        text(1, 128),
        "AWS action for AWS_PROXY, such as 'SQS-SendMessage'. HTTP APIs only.",
    ),
    (
        "IntegrationType",
        word("AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"),
        "Kind of backend; HTTP APIs take AWS_PROXY (Lambda, AWS actions) and HTTP_PROXY only.",
    ),
    (
        "IntegrationUri",
        text(1, 2048),
        "Lambda ARN, full URL, or behind a VPC link the ARN of a listener or Cloud Map service.",
    ),
    (
        "IpAddressType",
        word("ipv4", "dualstack"),
        "IP versions that callers can use: ipv4 unless set; dualstack adds IPv6.",
    ),
    (
        "JwtConfiguration",
        shapes.JWT_CONFIGURATION,
        "Issuer and audiences that a token must name; needed for JWT. HTTP APIs only.",
    ),
    (
        "LastDeploymentStatusMessage",
        TEXT,
        "How the latest automatic deployment went; only on stages with AutoDeploy.",
    ),
    ("LastModified", TIMESTAMP, "When it was last changed, in UTC."),
    (
        "LastPublished",
        TIMESTAMP,
        "When the portal was last published; absent before the first time.",
    ),
    (
        "LastPublishedDescription",
        text(0, 1024),
        "Description given when the portal was last published.",
    ),
    ("LastUpdatedDate", TIMESTAMP, "When the stage was last changed, in UTC."),
    (
        "LogoUri",
        text(0, 1092),
        "Address of the logo in the portal's header; taken in, never returned.",
    ),
    (
        "MaxResults",
        TEXT,
        "Items per page; giving it sends exactly one request instead of reading all pages.",
    ),
    (
        "MaxResults@routing-rule",
        integer(1, 100),
        "Rules per page; giving it sends exactly one request instead of reading all pages.",
    ),
    (
        "ModelId",
        TEXT,
        "Id of the model; routes refer to models by name, not by id. WebSocket APIs only.",
    ),
    (
        "ModelSelectionExpression",
        TEXT,
        "Expression whose value is the key of the model to check with. WebSocket APIs only.",
    ),
    (
        "MutualTlsAuthentication",
        shapes.MUTUAL_TLS_AUTHENTICATION,
        "Truststore that client certificates are checked against; mutual TLS is off unless set.",
    ),
    (
        "MutualTlsAuthentication@answer",
        shapes.MUTUAL_TLS_AUTHENTICATION_ANSWER,
        "Truststore that client certificates are checked against, and what is wrong with it.",
    ),
    (
        "Name",
        text(1, 128),
        "What people know it by; the name of a model has letters and digits only.",
    ),
    (
        "NextToken",
        TEXT,
        (
            "Where the next page starts, as the last answer says; giving it sends "
            "exactly one request."
        ),
    ),
    (
        "OperationName",
        text(1, 64),
        "Name of your own for what the route does, such as 'ListPets'.",
    ),
    (
        "OperationName@endpoint-page",
        early_text(1, 255),
        "Name of the operation, as the page shows it.",
    ),
    (
        "OutputType",
        word("YAML", "JSON"),
        "Notation that the OpenAPI document is written in.",
    ),
    (
        "PageTitle",
        early_text(1, 255),
        "Title of the page; 'product-page get' shows its text too.",
    ),
    (
        "PassthroughBehavior",
        word("WHEN_NO_MATCH", "NEVER", "WHEN_NO_TEMPLATES"),
        "What happens to a body that no template fits; NEVER answers 415. WebSocket APIs only.",
    ),
    (
        "PayloadFormatVersion",
        text(1, 64),
        "Event format for a Lambda proxy: '1.0' or '2.0' (HTTP APIs); only '1.0' for the rest.",
    ),
    (
        "PolicyDocument",
        early_text(1, 307200, document=True),
        "JSON policy that names the accounts allowed to use the product.",
    ),
    ("PortalArn", early_text(20, 2048), "ARN of the portal; tag commands take it."),
    (
        "PortalContent",
        shapes.PORTAL_CONTENT,
        "Name, description and theme that visitors of the portal see.",
    ),
    (
        "PortalId",
        early_text(10, 30, r"^[a-z0-9]+$"),
        "Id of the portal; 'apigw portal list' shows it.",
    ),
    (
        "PortalProductArn",
        early_text(20, 2048),
        "ARN of the product; portals list it in IncludedPortalProductArns.",
    ),
    (
        "PortalProductId",
        early_text(10, 30, r"^[a-z0-9]+$"),
        "Id of the portal product; 'apigw portal-product list' shows it.",
    ),
    (
        "Preview",
        shapes.PREVIEW,
        "State and address of the portal's preview; absent before the first preview.",
    ),
    (
        "Priority",
        integer(1, 1000000),
        "Place among the rules of the domain name, unique there; the lowest number goes first.",
    ),
    (
        "ProductPageArn",
        early_text(20, 2048),
        "ARN of the product page; DisplayOrder lists it.",
    ),
    (
        "ProductPageId",
        early_text(10, 30, r"^[a-z0-9]+$"),
        "Id of the product page; 'apigw product-page list' shows it.",
    ),
    (
        "ProductRestEndpointPageArn",
        early_text(20, 2048),
        "ARN of the endpoint page; sections of DisplayOrder list it.",
    ),
    (
        "ProductRestEndpointPageId",
        early_text(10, 30, r"^[a-z0-9]+$"),
        "Id of the endpoint page; 'apigw product-rest-endpoint-page list' shows it.",
    ),
    (
        "ProtocolType",
        word("WEBSOCKET", "HTTP"),
        "What the API speaks; fixed once it is created.",
    ),
    (
        "PublishStatus",
        word(
            "PUBLISHED",
            "PUBLISH_IN_PROGRESS",
            "PUBLISH_FAILED",
            "DISABLE_IN_PROGRESS",
            "DISABLE_FAILED",
            "DISABLED",
        ),
        "Whether the portal is online; absent before it is first published.",
    ),
    (
        "RawDisplayContent",
        TEXT,
        "Content of the page in raw form; only if IncludeRawDisplayContent asked for it.",
    ),
    (
        "RequestModels",
        map_of(text(1, 128)),
        "Model names by selection key; in an update '' removes a key. WebSocket APIs only.",
    ),
    (
        "RequestParameterKey",
        TEXT,
        "Key in the route's RequestParameters that is to go. WebSocket APIs only.",
    ),
    (
        "RequestParameters",
        map_of(text(1, 512)),
        "Request mapping: 'append:header.id' to '$request.path.id', or inputs of an AWS action.",
    ),
    (
        "RequestParameters@route",
        map_of(shapes.PARAMETER_CONSTRAINTS),
        "Parameters by key, each with Required; updates merge. WebSocket APIs only.",
    ),
    (
        "RequestTemplates",
        map_of(text(0, 32768)),
        (
            "Velocity templates by content type that build the backend's request. "
            "WebSocket APIs only."
        ),
    ),
    (
        "ResourceArn",
        TEXT,
        "ARN of what carries the tags, such as 'arn:aws:apigateway:us-east-1::/apis/API_ID'.",
    ),
    (
        "ResourceOwner",
        TEXT,
        "Whose products to list: 'SELF', or 'OTHER_ACCOUNTS' for those shared with you.",
    ),
    (
        "ResourceOwnerAccountId",
        TEXT,
        "Account that owns the product, as 12 digits, if it is shared with you.",
    ),
    (
        "ResponseModels",
        map_of(text(1, 128)),
        "Names, not ids, of models by selection key. WebSocket APIs only.",
    ),
    (
        "ResponseParameters",
        map_of(map_of(text(1, 512))),
        "Changes by status, e.g. '500' to {'overwrite:statuscode': '403'}. HTTP APIs only.",
    ),
    (
        "ResponseParameters@integration-response",
        map_of(text(1, 512)),
        "Maps 'method.response.header.X' to 'integration.response.header.X' or a quoted text.",
    ),
    (
        "ResponseParameters@route-response",
        map_of(shapes.PARAMETER_CONSTRAINTS),
        "Parameters of the response by key, each with Required. WebSocket APIs only.",
    ),
    (
        "ResponseTemplates",
        map_of(text(0, 32768)),
        (
            "Velocity templates by content type that build the client's response. "
            "WebSocket APIs only."
        ),
    ),
    (
        "RestEndpointIdentifier",
        shapes.REST_ENDPOINT_IDENTIFIER,
        "REST API, stage, path and method that the page documents; fixed once it is created.",
    ),
    ("RouteId", TEXT, "Id of the route: seven characters such as 'abc1234'."),
    (
        "RouteKey",
        TEXT,
        "What a request must match: 'GET /pets/{id}', '$default', or a WebSocket action.",
    ),
    (
        "RouteKey@quick-create",
        TEXT,
        "Key of the route that quick create makes; '$default' unless set. HTTP APIs only.",
    ),
    ("RouteResponseId", TEXT, "Id of the route response. WebSocket APIs only."),
    (
        "RouteResponseKey",
        TEXT,
        "Responses it applies to; '$default' is the only key that the service takes.",
    ),
    (
        "RouteResponseSelectionExpression",
        TEXT,
        "Set '$default' to let the route answer; one-way unless set. WebSocket APIs only.",
    ),
    (
        "RouteSelectionExpression",
        TEXT,
        "Picks the route: '$request.body.action' on WebSocket; HTTP APIs use method and path.",
    ),
    (
        "RouteSettings",
        map_of(shapes.ROUTE_SETTINGS),
        "Settings that differ from the default, by existing route key such as 'GET /pets'.",
    ),
    (
        "RoutingMode",
        word("API_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_API_MAPPING"),
        (
            "Whether API mappings, routing rules or both lead to a stage; "
            "API_MAPPING_ONLY unless set."
        ),
    ),
    (
        "RoutingRuleArn",
        TEXT,
        "ARN of the routing rule; it holds the account and the domain name.",
    ),
    (
        "RoutingRuleId",
        TEXT,
        "Id of the routing rule; it stays when the rule is replaced.",
    ),
    (
        "RumAppMonitorName",
        text(0, 255),
        "CloudWatch RUM app monitor that measures visits to the portal.",
    ),
    (
        "Schema",
        text(0, 32768, document=True),
        "Text of the schema; JSON Schema draft 4 for 'application/json'.",
    ),
    (
        "SecurityGroupIds",
        list_of(TEXT),
        "VPC security groups of the link; fixed once it is created.",
    ),
    ("Specification", word("OAS30"), "Standard of the exported document: OpenAPI 3.0."),
    (
        "Stage",
        text(1, 128),
        "Name of the existing stage, of the API in ApiId, that receives the requests.",
    ),
    (
        "StageName",
        text(1, 128),
        (
            "Name of the stage: letters, digits, '-', '_'; '$default' (HTTP APIs) "
            "adds nothing to URLs."
        ),
    ),
    (
        "StageName@deployment",
        text(1, 128),
        "Existing stage that serves the new deployment from now on; none unless set.",
    ),
    (
        "StageName@export",
        TEXT,
        "Stage whose deployment to export; the API as it is now unless set.",
    ),
    (
        "StageVariables",
        map_of(text(0, 2048)),
        "Variables by name (letters, digits, '_'); updates merge, and '' removes one.",
    ),
    (
        "Status",
        word("AVAILABLE", "IN_PROGRESS", "FAILED"),
        "Whether the page is ready for readers; StatusException says why it failed.",
    ),
    (
        "StatusException",
        shapes.STATUS_EXCEPTION,
        "What went wrong, by kind and in words; absent after success.",
    ),
    (
        "SubnetIds",
        list_of(TEXT),
        "Subnets, at least one, that the link reaches backends through; fixed once created.",
    ),
    ("TagKeys", list_of(TEXT), "Keys of the tags to remove, without their values."),
    (
        "Tags",
        map_of(text(1, 1600)),
        "Labels as key and value; afterwards 'tags add' and 'tags remove' change them.",
    ),
    (
        "Target",
        text(1, 128),
        "Where the route leads: 'integrations/' and an id, such as 'integrations/abc1234'.",
    ),
    (
        "Target@quick-create",
        text(1, 2048),
        (
            "URL or Lambda ARN; makes integration, route and '$default' stage at "
            "once. HTTP APIs only."
        ),
    ),
    (
        "TemplateSelectionExpression",
        TEXT,
        "Expression whose value is the key of the template to use. WebSocket APIs only.",
    ),
    (
        "TimeoutInMillis",
        integer(50, 30000),
        "Longest wait for the backend in milliseconds; at most 29000 on WebSocket APIs.",
    ),
    (
        "TlsConfig",
        shapes.TLS_CONFIG,
        "Sends traffic for a private backend over HTTPS. HTTP APIs with a VPC link only.",
    ),
    (
        "TryItState",
        word("ENABLED", "DISABLED"),
        "Whether readers can send requests from the page.",
    ),
    (
        "Value",
        TEXT,
        "Sample mapping template in Velocity, made from the model's schema.",
    ),
    (
        "Version",
        text(1, 64),
        "Version label of the API, free text such as '2024-10'; no effect on requests.",
    ),
    (
        "VpcLinkId",
        TEXT,
        "Id of the VPC link; private integrations take it as ConnectionId.",
    ),
    (
        "VpcLinkStatus",
        word("PENDING", "AVAILABLE", "DELETING", "FAILED", "INACTIVE"),
        "Whether the link carries traffic; after 60 days without any it is INACTIVE.",
    ),
    (
        "VpcLinkStatusMessage",
        text(0, 1024),
        "More about the status of the VPC link, such as why it failed.",
    ),
    ("VpcLinkVersion", word("V2"), "Generation of the VPC link; HTTP APIs use V2."),
    (
        "Warnings",
        list_of(TEXT),
        "Problems that the import found in the OpenAPI document without stopping.",
    ),
    (
        "body",
        BYTES,
        "The exported OpenAPI document as text, in the notation of OutputType.",
    ),
)

MEMBERS: dict[str, Member] = {
    key: Member(key.partition("@")[0], shape, help) for key, shape, help in _ALL
}

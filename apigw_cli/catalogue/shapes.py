"""The nested structures of parameters and answers."""

from __future__ import annotations

from apigw_cli.catalogue.build import (
    BOOLEAN,
    INTEGER,
    NUMBER,
    TEXT,
    TIMESTAMP,
    early_text,
    integer,
    list_of,
    optional,
    required,
    structure,
    text,
    union,
    word,
)

CORS = structure(
    optional(
        "AllowCredentials",
        BOOLEAN,
        "Whether browsers may send cookies and the like; not together with origin '*'.",
    ),
    optional(
        "AllowHeaders",
        list_of(TEXT),
        "Request headers that a page may send, such as 'content-type'; '*' for any.",
    ),
    optional(
        "AllowMethods",
        list_of(text(1, 64)),
        "HTTP methods that a page may use, such as 'GET'; '*' for any.",
    ),
    optional(
        "AllowOrigins",
        list_of(TEXT),
        "Sites whose pages may call, such as 'https://example.com'; '*' for any.",
    ),
    optional(
        "ExposeHeaders",
        list_of(TEXT),
        "Response headers that scripts of a page may read.",
    ),
    optional(
        "MaxAge",
        integer(-1, 86400),
        "Seconds that browsers may cache the preflight answer.",
    ),
)

JWT_CONFIGURATION = structure(
    optional(
        "Audience",
        list_of(TEXT),
        "Accepted audiences; a token must be meant for at least one of them.",
    ),
    optional(
        "Issuer",
        text(1, 2048),
        "Issuer of the tokens: 'https://cognito-idp.us-east-1.amazonaws.com/POOL-ID'.",
    ),
)

DOMAIN_NAME_CONFIGURATION = structure(
    optional(
        "ApiGatewayDomainName",
        TEXT,
        "Host that the DNS record of your domain must point to.",
        read_only=True,
    ),
    optional(
        "CertificateArn",
        TEXT,
        "ARN of the certificate for the domain, in ACM in the same region.",
    ),
    optional(
        "CertificateName",
        text(1, 128),
        "Friendly name of the certificate; only for edge-optimized endpoints.",
    ),
    optional(
        "CertificateUploadDate",
        TIMESTAMP,
        "When the certificate of an edge-optimized endpoint was uploaded.",
        read_only=True,
    ),
    optional(
        "DomainNameStatus",
        word(
            "AVAILABLE",
            "UPDATING",
            "PENDING_CERTIFICATE_REIMPORT",
            "PENDING_OWNERSHIP_VERIFICATION",
        ),
        "Whether the domain serves requests; it takes updates only while AVAILABLE.",
        read_only=True,
    ),
    optional(
        "DomainNameStatusMessage",
        TEXT,
        "More about the status, such as what to do about the certificate.",
        read_only=True,
    ),
    optional(
        "EndpointType",
        word("REGIONAL", "EDGE"),
        "Kind of endpoint; REGIONAL unless set, and EDGE is refused for V2 APIs.",
    ),
    optional(
        "HostedZoneId",
        TEXT,
        "Route 53 hosted zone of the endpoint, for an alias record.",
        read_only=True,
    ),
    optional(
        "IpAddressType",
        word("ipv4", "dualstack"),
        "IP versions that callers can use: ipv4 unless set; dualstack adds IPv6.",
    ),
    optional(
        "SecurityPolicy",
        word("TLS_1_0", "TLS_1_2"),
        "Oldest TLS version that callers may use; TLS_1_2 unless set.",
    ),
    optional(
        "OwnershipVerificationCertificateArn",
        TEXT,
        "Public ACM certificate; only for mutual TLS with an imported or private one.",
    ),
)

MUTUAL_TLS_AUTHENTICATION = structure(
    optional(
        "TruststoreUri",
        text(1, 2048),
        "Bundle of trusted certificates, 's3://BUCKET/KEY'; '' turns mutual TLS off.",
    ),
    optional(
        "TruststoreVersion",
        text(1, 64),
        "S3 version of the truststore, if the bucket keeps versions.",
    ),
)

MUTUAL_TLS_AUTHENTICATION_ANSWER = structure(
    optional(
        "TruststoreUri",
        text(1, 2048),
        "Bundle of trusted certificates, 's3://BUCKET/KEY'; '' turns mutual TLS off.",
    ),
    optional(
        "TruststoreVersion",
        text(1, 64),
        "S3 version of the truststore, if the bucket keeps versions.",
    ),
    optional(
        "TruststoreWarnings",
        list_of(TEXT),
        "Certificates that are invalid; mutual TLS stays on all the same.",
    ),
)

TLS_CONFIG = structure(
    optional(
        "ServerNameToVerify",
        text(1, 512),
        "Host name that the backend's certificate must carry; sent as SNI too.",
    ),
)

COGNITO_CONFIG = structure(
    required(
        "AppClientId",
        early_text(1, 256),
        "Id of the user pool's app client that the portal signs in with.",
    ),
    required(
        "UserPoolArn",
        early_text(20, 2048),
        "ARN of the Cognito user pool whose members may open the portal.",
    ),
    required(
        "UserPoolDomain",
        early_text(20, 2048),
        "Domain of the user pool, where visitors sign in.",
    ),
)

NONE = structure()

AUTHORIZATION = union(
    optional(
        "CognitoConfig",
        COGNITO_CONFIG,
        "Only members of this Cognito user pool may open the portal.",
    ),
    optional("None", NONE, "Public, without sign-in; the value is an empty structure."),
)

ACM_MANAGED = structure(
    required(
        "CertificateArn",
        early_text(10, 2048),
        "ARN of the ACM certificate that covers the portal's domain.",
    ),
    required(
        "DomainName",
        early_text(3, 256),
        "Domain of yours for the portal, such as 'developer.example.com'.",
    ),
)

ENDPOINT_CONFIGURATION = union(
    optional(
        "AcmManaged",
        ACM_MANAGED,
        "A domain of yours, with a certificate that ACM holds.",
    ),
    optional(
        "None",
        NONE,
        "The domain that API Gateway provides; the value is an empty structure.",
    ),
)

CUSTOM_COLORS = structure(
    required(
        "AccentColor",
        early_text(1, 16),
        "Color of buttons, links and other accents, such as '#0066CC'.",
    ),
    required("BackgroundColor", early_text(1, 16), "Color behind the page, such as '#FFFFFF'."),
    required(
        "ErrorValidationColor",
        early_text(1, 16),
        "Color of error messages about what a visitor typed, such as '#CC0000'.",
    ),
    required("HeaderColor", early_text(1, 16), "Color of the bar at the top, such as '#232F3E'."),
    required("NavigationColor", early_text(1, 16), "Color of the navigation, such as '#F2F3F3'."),
    required("TextColor", early_text(1, 16), "Color of the text, such as '#16191F'."),
)

PORTAL_THEME = structure(
    required("CustomColors", CUSTOM_COLORS, "The six colors of the portal."),
    optional(
        "LogoLastUploaded",
        TIMESTAMP,
        "When a logo was last set, in UTC; absent without one.",
        read_only=True,
    ),
)

PORTAL_CONTENT = structure(
    optional("Description", text(0, 1024), "Text about the portal for its visitors."),
    required("DisplayName", early_text(3, 255), "Name of the portal, as visitors see it."),
    required("Theme", PORTAL_THEME, "Look of the portal: its colors."),
)

ENDPOINT_CONFIGURATION_ANSWER = structure(
    optional(
        "CertificateArn",
        early_text(10, 2048),
        "ARN of the certificate for your own domain; absent without one.",
    ),
    optional(
        "DomainName",
        early_text(3, 256),
        "Your own domain for the portal; absent without one.",
    ),
    required(
        "PortalDefaultDomainName",
        early_text(3, 256),
        "Domain that API Gateway gives the portal; always there.",
    ),
    required(
        "PortalDomainHostedZoneId",
        early_text(1, 64),
        "Route 53 hosted zone of the portal, for an alias record.",
    ),
)

STATUS_EXCEPTION = structure(
    optional("Exception", early_text(1, 256), "Kind of failure, as a name."),
    optional("Message", early_text(1, 2048), "What went wrong, in words."),
)

SECTION = structure(
    required(
        "ProductRestEndpointPageArns",
        list_of(early_text(20, 2048)),
        "ARNs of the section's endpoint pages, in the order shown.",
    ),
    required("SectionName", TEXT, "Heading above the section's pages."),
)

DISPLAY_ORDER = structure(
    optional(
        "Contents",
        list_of(SECTION),
        "Sections that group the endpoint pages, in the order shown.",
    ),
    optional(
        "OverviewPageArn",
        early_text(20, 2048),
        "ARN of the product page that serves as the overview.",
    ),
    optional(
        "ProductPageArns",
        list_of(early_text(20, 2048)),
        "ARNs of the product pages, in the order shown.",
    ),
)

DISPLAY_CONTENT = structure(
    required("Body", early_text(1, 32768), "Text of the page, in GitHub Flavored Markdown."),
    required("Title", early_text(1, 255), "Title of the page."),
)

DISPLAY_CONTENT_OVERRIDES = structure(
    optional(
        "Body",
        early_text(1, 32768),
        "Text of the page, in place of what API Gateway generates.",
    ),
    optional(
        "Endpoint",
        early_text(1, 1024),
        "Address of the REST API, such as a custom domain; execute-api unless set.",
    ),
    optional(
        "OperationName", early_text(1, 255), "Name of the operation, such as 'List all pets'."
    ),
)

ENDPOINT_DISPLAY_CONTENT = union(
    optional("None", NONE, "What API Gateway generates; the value is an empty structure."),
    optional(
        "Overrides",
        DISPLAY_CONTENT_OVERRIDES,
        "Texts of your own in place of the generated ones.",
    ),
)

IDENTIFIER_PARTS = structure(
    required("Method", early_text(1, 20), "HTTP method of the REST API's resource, such as 'GET'."),
    required("Path", early_text(1, 4096), "Path of the REST API's resource, such as '/pets/{id}'."),
    required(
        "RestApiId",
        early_text(1, 50),
        "Id of a REST API of the same region; HTTP APIs cannot be documented.",
    ),
    required("Stage", early_text(1, 128), "Name of the REST API's stage."),
)

REST_ENDPOINT_IDENTIFIER = structure(
    optional(
        "IdentifierParts",
        IDENTIFIER_PARTS,
        "The endpoint by its four parts: method, path, API and stage.",
    ),
)

ENDPOINT_DISPLAY_CONTENT_ANSWER = structure(
    optional("Body", early_text(1, 32768), "Text of the page; absent without one of your own."),
    required(
        "Endpoint",
        early_text(1, 1024),
        "Address at which the REST API is called; execute-api unless overridden.",
    ),
    optional("OperationName", early_text(1, 255), "Name of the operation, as the page shows it."),
)

PARAMETER_CONSTRAINTS = structure(
    optional("Required", BOOLEAN, "Whether the parameter must be there."),
)

ROUTING_RULE_ACTION_INVOKE_API = structure(
    required(
        "ApiId",
        TEXT,
        "Id of the REST API to call; HTTP and WebSocket APIs are not supported.",
    ),
    required("Stage", text(1, 128), "Name of the REST API's stage."),
    optional(
        "StripBasePath",
        BOOLEAN,
        "Whether the API gets the path without the matched base path; off unless set.",
    ),
)

ROUTING_RULE_ACTION = structure(
    required(
        "InvokeApi",
        ROUTING_RULE_ACTION_INVOKE_API,
        "Stage of a REST API that gets the request.",
    ),
)

ROUTING_RULE_MATCH_BASE_PATHS = structure(
    required(
        "AnyOf",
        list_of(TEXT),
        "Base paths such as 'shop', case-sensitive; one of them must match.",
    ),
)

ROUTING_RULE_MATCH_HEADER_VALUE = structure(
    required(
        "Header",
        TEXT,
        "Name of the header, in upper or lower case; fewer than 40 characters.",
    ),
    required(
        "ValueGlob",
        TEXT,
        "Whole value, under 128 characters, case-sensitive; '*' only first or last.",
    ),
)

ROUTING_RULE_MATCH_HEADERS = structure(
    required(
        "AnyOf",
        list_of(ROUTING_RULE_MATCH_HEADER_VALUE),
        "Headers with their values; one of them must match.",
    ),
)

ROUTING_RULE_CONDITION = union(
    optional(
        "MatchBasePaths",
        ROUTING_RULE_MATCH_BASE_PATHS,
        "Where the path must begin; at most once per rule.",
    ),
    optional(
        "MatchHeaders",
        ROUTING_RULE_MATCH_HEADERS,
        "What a header must say; at most twice per rule.",
    ),
)

ACCESS_LOG_SETTINGS = structure(
    optional(
        "DestinationArn",
        TEXT,
        "ARN of the CloudWatch Logs log group that gets the lines.",
    ),
    optional(
        "Format",
        text(1, 1024),
        "One line of $context variables, among them '$context.requestId'.",
    ),
)

ROUTE_SETTINGS = structure(
    optional(
        "DataTraceEnabled",
        BOOLEAN,
        "Whether the execution log holds message data in full. WebSocket APIs only.",
    ),
    optional(
        "DetailedMetricsEnabled",
        BOOLEAN,
        "Whether CloudWatch gets metrics for each route; off unless set.",
    ),
    optional(
        "LoggingLevel",
        word("ERROR", "INFO", "OFF"),
        "How much the execution log holds; OFF unless set. WebSocket APIs only.",
    ),
    optional(
        "ThrottlingBurstLimit",
        INTEGER,
        "Requests that may arrive at one time before some are refused.",
    ),
    optional(
        "ThrottlingRateLimit",
        NUMBER,
        "Requests per second, over time, before some are refused; may have decimals.",
    ),
)

PREVIEW = structure(
    required(
        "PreviewStatus",
        word("PREVIEW_IN_PROGRESS", "PREVIEW_FAILED", "PREVIEW_READY"),
        "How far the preview is; StatusException says why it failed.",
    ),
    optional(
        "PreviewUrl",
        TEXT,
        "Address of the preview, good for a short time; absent until it is ready.",
    ),
    optional(
        "StatusException",
        STATUS_EXCEPTION,
        "Why the preview could not be made; absent after success.",
    ),
)

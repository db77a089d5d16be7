"""Custom domain names, with certificates, mutual TLS and routing mode."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(id="DomainName", columns="DomainName RoutingMode DomainNameArn")

_ANSWER = (
    "ApiMappingSelectionExpression DomainName DomainNameArn DomainNameConfigurations"
    " MutualTlsAuthentication@answer RoutingMode Tags"
)

OPERATIONS = (
    op(
        "CreateDomainName",
        "POST /v2/domainnames 201",
        "DomainName! DomainNameConfigurations MutualTlsAuthentication RoutingMode Tags",
        "Create a custom domain name with a certificate from ACM.",
        "domain-name create --domain-name api.example.com --domain-name-configurations"
        " CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/a1",
        answer=_ANSWER,
    ),
    op(
        "DeleteDomainName",
        "DELETE /v2/domainnames/{domainName} 204",
        "DomainName!",
        "Delete a custom domain name with its API mappings and routing rules.",
        "domain-name delete api.example.com",
        cascades=True,
    ),
    op(
        "GetDomainName",
        "GET /v2/domainnames/{domainName} 200",
        "DomainName!",
        "Show a custom domain name with the DNS target to point it at.",
        "domain-name get api.example.com",
        answer=_ANSWER,
    ),
    op(
        "GetDomainNames",
        "GET /v2/domainnames 200",
        "MaxResults NextToken",
        "List the custom domain names of the region.",
        "domain-name list",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateDomainName",
        "PATCH /v2/domainnames/{domainName} 200",
        "DomainName! DomainNameConfigurations MutualTlsAuthentication RoutingMode",
        "Update a custom domain name: certificate, mutual TLS or routing mode.",
        "domain-name update api.example.com --routing-mode ROUTING_RULE_THEN_API_MAPPING",
        answer=_ANSWER,
        merges="MutualTlsAuthentication",
    ),
)

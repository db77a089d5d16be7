"""Routing rules of a custom domain, which lead to stages of REST APIs."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="RoutingRuleId",
    columns="RoutingRuleId Priority Conditions Actions",
    named_by="Priority",
)

_ANSWER = "Actions Conditions Priority RoutingRuleArn RoutingRuleId"

OPERATIONS = (
    op(
        "CreateRoutingRule",
        "POST /v2/domainnames/{domainName}/routingrules 201",
        "DomainName! Actions! Conditions! Priority! DomainNameId",
        "Create a routing rule; the lowest priority is tried first.",
        "routing-rule create api.example.com --priority 10"
        " --conditions 'MatchBasePaths={AnyOf=[pets]}'"
        " --actions 'InvokeApi={ApiId=k1l2m3n4o5,Stage=prod}'",
        answer=_ANSWER,
    ),
    op(
        "DeleteRoutingRule",
        "DELETE /v2/domainnames/{domainName}/routingrules/{routingRuleId} 204",
        "DomainName! RoutingRuleId! DomainNameId",
        "Delete a routing rule.",
        "routing-rule delete api.example.com rule01",
    ),
    op(
        "GetRoutingRule",
        "GET /v2/domainnames/{domainName}/routingrules/{routingRuleId} 200",
        "DomainName! RoutingRuleId! DomainNameId",
        "Show a routing rule.",
        "routing-rule get api.example.com rule01",
        answer=_ANSWER,
    ),
    op(
        "ListRoutingRules",
        "GET /v2/domainnames/{domainName}/routingrules 200",
        "DomainName! DomainNameId MaxResults@routing-rule NextToken",
        "List a custom domain's routing rules.",
        "routing-rule list api.example.com",
        answer=_ANSWER,
        items="RoutingRules",
    ),
    op(
        "PutRoutingRule",
        "PUT /v2/domainnames/{domainName}/routingrules/{routingRuleId} 200",
        "DomainName! RoutingRuleId! Actions! Conditions! Priority! DomainNameId",
        "Replace a routing rule whole; its id stays.",
        "routing-rule put api.example.com rule01 --priority 20"
        " --conditions 'MatchHeaders={AnyOf=[{Header=x-tenant,ValueGlob=acme*}]}'"
        " --actions 'InvokeApi={ApiId=k1l2m3n4o5,Stage=prod}'",
        answer=_ANSWER,
    ),
)

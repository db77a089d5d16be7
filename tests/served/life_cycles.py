"""
The life of each noun: made, read, listed, changed, gone, with what comes back.

Each takes a way to send operations and a region, and asserts the same of whatever way it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.served.ways import Way

ACCOUNT = "123456789012"
NOT_FOUND = "NotFoundException"
COLORS = {
    "AccentColor": "#0055aa",
    "BackgroundColor": "#ffffff",
    "ErrorValidationColor": "#cc0000",
    "HeaderColor": "#003366",
    "NavigationColor": "#f4f4f4",
    "TextColor": "#222222",
}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": []})


def an_http_api(send: Way, region: str) -> None:
    made = send(
        "CreateApi",
        Name="pets",
        ProtocolType="HTTP",
        Target="https://example.com/pets?a=b&c",
        CorsConfiguration={"AllowOrigins": ["https://a.example"], "MaxAge": 5},
        Description='a, b: {c} "d" é $default',
        Version="v1",
        Tags={"Team Name": "Shop", "ünï/x": ""},
    )
    ids = {"ApiId": made["ApiId"]}
    assert made == {
        "ApiEndpoint": f"https://{made['ApiId']}.execute-api.{region}.amazonaws.com",
        "ApiId": made["ApiId"],
        "ApiKeySelectionExpression": "$request.header.x-api-key",
        "CorsConfiguration": {"AllowOrigins": ["https://a.example"], "MaxAge": 5},
        "CreatedDate": made["CreatedDate"],
        "Description": 'a, b: {c} "d" é $default',
        "DisableExecuteApiEndpoint": False,
        "IpAddressType": "ipv4",
        "Name": "pets",
        "ProtocolType": "HTTP",
        "RouteSelectionExpression": "$request.method $request.path",
        "Tags": {"Team Name": "Shop", "ünï/x": ""},
        "Version": "v1",
    }
    assert send("GetApi", **ids) == made
    assert send("GetApis") == {"Items": [made]}

    cors = {"AllowCredentials": False, "AllowHeaders": ["X-A"], "AllowMethods": ["GET"]}
    changed = send("UpdateApi", **ids, Name="cats", Description="", CorsConfiguration=cors)
    expected = {**made, "Name": "cats", "CorsConfiguration": cors}
    del expected["Description"]
    assert changed == expected == send("GetApi", **ids)

    assert send("DeleteCorsConfiguration", **ids) == {}
    del expected["CorsConfiguration"]
    assert send("GetApi", **ids) == expected
    [stage] = send("GetStages", **ids)["Items"]
    assert (stage["StageName"], stage["AutoDeploy"], stage["ApiGatewayManaged"]) == (
        "$default",
        True,
        True,
    )
    assert send("DeleteApi", **ids) == {}
    assert send.refused("GetApi", **ids) == send.refused("DeleteApi", **ids) == NOT_FOUND
    assert send("GetApis") == {"Items": []}


def integrations_and_routes(send: Way, region: str) -> None:
    ids = {"ApiId": send("CreateApi", Name="a", ProtocolType="HTTP")["ApiId"]}
    backend = send(
        "CreateIntegration",
        **ids,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="ANY",
        IntegrationUri="https://example.com/{proxy}",
        PayloadFormatVersion="1.0",
        RequestParameters={"overwrite:path": "$request.path", "append:header.X-a": "b"},
        ResponseParameters={"200": {"overwrite:statuscode": "201"}},
    )
    at = {**ids, "IntegrationId": backend["IntegrationId"]}
    assert backend == {
        "ConnectionType": "INTERNET",
        "IntegrationId": backend["IntegrationId"],
        "IntegrationMethod": "ANY",
        "IntegrationType": "HTTP_PROXY",
        "IntegrationUri": "https://example.com/{proxy}",
        "PayloadFormatVersion": "1.0",
        "RequestParameters": {"append:header.X-a": "b", "overwrite:path": "$request.path"},
        "ResponseParameters": {"200": {"overwrite:statuscode": "201"}},
        "TimeoutInMillis": 30000,
    }
    assert send("GetIntegration", **at) == backend
    assert send("GetIntegrations", **ids) == {"Items": [backend]}
    changed = send("UpdateIntegration", **at, TimeoutInMillis=50, Description="d")
    assert changed == {**backend, "TimeoutInMillis": 50, "Description": "d"}

    target = f"integrations/{backend['IntegrationId']}"
    route = send("CreateRoute", **ids, RouteKey="GET /pets/{id}", Target=target)
    there = {**ids, "RouteId": route["RouteId"]}
    assert route == {
        "ApiKeyRequired": False,
        "AuthorizationType": "NONE",
        "RouteId": route["RouteId"],
        "RouteKey": "GET /pets/{id}",
        "Target": target,
    }
    assert send("GetRoute", **there) == route
    assert send("UpdateRoute", **there, OperationName="get") == {**route, "OperationName": "get"}
    second = send("CreateRoute", **ids, RouteKey="$default")
    items = [{**route, "OperationName": "get"}, second]
    assert send("GetRoutes", **ids) == {"Items": items}
    page = send("GetRoutes", **ids, MaxResults="1")
    assert page["Items"] == items[:1]
    rest = send("GetRoutes", **ids, MaxResults="1", NextToken=page["NextToken"])
    assert rest == {"Items": items[1:]}

    assert send.refused("CreateRoute", **ids, RouteKey="$default") == "ConflictException"
    assert send.refused("DeleteIntegration", **at) == "ConflictException"
    assert send("DeleteRoute", **there) == send("DeleteIntegration", **at) == {}
    assert send.refused("GetRoute", **there) == send.refused("GetIntegration", **at) == NOT_FOUND


def authorizers(send: Way, region: str) -> None:
    ids = {"ApiId": send("CreateApi", Name="a", ProtocolType="HTTP")["ApiId"]}
    given = {
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": {"Audience": ["me"], "Issuer": "https://issuer.example.com"},
        "Name": "token",
    }
    made = send("CreateAuthorizer", **ids, **given)
    at = {**ids, "AuthorizerId": made["AuthorizerId"]}
    assert made == {"AuthorizerId": made["AuthorizerId"], **given}
    assert send("GetAuthorizer", **at) == made
    assert send("GetAuthorizers", **ids) == {"Items": [made]}
    assert send("UpdateAuthorizer", **at, Name="other") == {**made, "Name": "other"}

    used = {"AuthorizationType": "JWT", "AuthorizerId": made["AuthorizerId"]}
    route = send("CreateRoute", **ids, RouteKey="GET /a", **used, AuthorizationScopes=["a", "b"])
    assert route["AuthorizationScopes"] == ["a", "b"]
    assert send.refused("DeleteAuthorizer", **at) == "ConflictException"
    send("DeleteRoute", **ids, RouteId=route["RouteId"])
    assert send("DeleteAuthorizer", **at) == {}
    assert send.refused("GetAuthorizer", **at) == NOT_FOUND


def stages_and_deployments(send: Way, region: str) -> None:
    ids = {"ApiId": send("CreateApi", Name="a", ProtocolType="HTTP")["ApiId"]}
    send("CreateRoute", **ids, RouteKey="GET /a/b")
    made = send(
        "CreateStage",
        **ids,
        StageName="prod-1",
        AccessLogSettings={
            "DestinationArn": f"arn:aws:logs:{region}:{ACCOUNT}:log-group:g",
            "Format": "$context.requestId",
        },
        DefaultRouteSettings={"ThrottlingRateLimit": 2.5, "ThrottlingBurstLimit": 3},
        RouteSettings={"GET /a/b": {"DetailedMetricsEnabled": True}},
        StageVariables={"Key1": "a:b", "key_2": "c/d"},
        Tags={"a": "b"},
    )
    at = {**ids, "StageName": "prod-1"}
    assert made == {
        "AccessLogSettings": {
            "DestinationArn": f"arn:aws:logs:{region}:{ACCOUNT}:log-group:g",
            "Format": "$context.requestId",
        },
        "CreatedDate": made["CreatedDate"],
        "DefaultRouteSettings": {
            "DetailedMetricsEnabled": False,
            "ThrottlingBurstLimit": 3,
            "ThrottlingRateLimit": 2.5,
        },
        "LastUpdatedDate": made["LastUpdatedDate"],
        "RouteSettings": {"GET /a/b": {"DetailedMetricsEnabled": True}},
        "StageName": "prod-1",
        "StageVariables": {"Key1": "a:b", "key_2": "c/d"},
        "Tags": {"a": "b"},
    }
    assert send("GetStage", **at) == made
    assert send("GetStages", **ids) == {"Items": [made]}

    deployed = send("CreateDeployment", **ids, StageName="prod-1", Description="first")
    there = {**ids, "DeploymentId": deployed["DeploymentId"]}
    assert deployed == {
        "AutoDeployed": False,
        "CreatedDate": deployed["CreatedDate"],
        "DeploymentId": deployed["DeploymentId"],
        "DeploymentStatus": "DEPLOYED",
        "Description": "first",
    }
    assert send("GetDeployment", **there) == deployed
    assert send("GetStage", **at)["DeploymentId"] == deployed["DeploymentId"]
    renamed = send("UpdateDeployment", **there, Description="second")
    assert renamed == {**deployed, "Description": "second"}
    assert send("GetDeployments", **ids) == {"Items": [renamed]}

    changed = send("UpdateStage", **at, StageVariables={"Key1": "", "new": "n"})
    assert changed["StageVariables"] == {"key_2": "c/d", "new": "n"}
    assert send("DeleteAccessLogSettings", **at) == {}
    assert send("DeleteRouteSettings", **at, RouteKey="GET /a/b") == {}
    assert send("ResetAuthorizersCache", **at) == {}
    left = send("GetStage", **at)
    assert (left["RouteSettings"], "AccessLogSettings" in left) == ({}, False)
    assert send.refused("DeleteRouteSettings", **at, RouteKey="GET /a/b") == NOT_FOUND

    assert send("DeleteStage", **at) == {}
    assert send("DeleteDeployment", **there) == {}
    assert send.refused("GetStage", **at) == send.refused("GetDeployment", **there) == NOT_FOUND


def a_websocket_api(send: Way, region: str) -> None:
    selection = "$request.body.action"
    made = send("CreateApi", Name="w", ProtocolType="WEBSOCKET", RouteSelectionExpression=selection)
    ids = {"ApiId": made["ApiId"]}
    assert made["ApiEndpoint"] == f"wss://{made['ApiId']}.execute-api.{region}.amazonaws.com"
    backend = send(
        "CreateIntegration",
        **ids,
        IntegrationType="MOCK",
        RequestTemplates={"$default": '{"statusCode": 200}'},
        TemplateSelectionExpression="\\$default",
    )
    assert backend["RequestTemplates"] == {"$default": '{"statusCode": 200}'}
    at = {**ids, "IntegrationId": backend["IntegrationId"]}
    answer = send(
        "CreateIntegrationResponse",
        **at,
        IntegrationResponseKey="/200/",
        ResponseTemplates={"application/json": "$input.body"},
        ResponseParameters={"method.response.header.X-a": "'b'"},
    )
    there = {**at, "IntegrationResponseId": answer["IntegrationResponseId"]}
    assert answer == {
        "IntegrationResponseId": answer["IntegrationResponseId"],
        "IntegrationResponseKey": "/200/",
        "ResponseParameters": {"method.response.header.X-a": "'b'"},
        "ResponseTemplates": {"application/json": "$input.body"},
    }
    assert send("GetIntegrationResponse", **there) == answer
    assert send("GetIntegrationResponses", **at) == {"Items": [answer]}
    changed = send("UpdateIntegrationResponse", **there, ContentHandlingStrategy="CONVERT_TO_TEXT")
    assert changed == {**answer, "ContentHandlingStrategy": "CONVERT_TO_TEXT"}

    route = send(
        "CreateRoute",
        **ids,
        RouteKey="send",
        Target=f"integrations/{backend['IntegrationId']}",
        RouteResponseSelectionExpression="$default",
        RequestParameters={"route.request.querystring.a/b": {"Required": True}},
    )
    on = {**ids, "RouteId": route["RouteId"]}
    assert route["RequestParameters"] == {"route.request.querystring.a/b": {"Required": True}}
    reply = send("CreateRouteResponse", **on, RouteResponseKey="$default")
    reply_ids = {**on, "RouteResponseId": reply["RouteResponseId"]}
    assert reply == {"RouteResponseId": reply["RouteResponseId"], "RouteResponseKey": "$default"}
    assert send("GetRouteResponse", **reply_ids) == reply
    assert send("GetRouteResponses", **on) == {"Items": [reply]}
    wanted = {"route.response.header.x": {"Required": False}}
    assert send("UpdateRouteResponse", **reply_ids, ResponseParameters=wanted) == {
        **reply,
        "ResponseParameters": wanted,
    }

    assert send("DeleteRouteResponse", **reply_ids) == {}
    key = "route.request.querystring.a/b"
    assert send("DeleteRouteRequestParameter", **on, RequestParameterKey=key) == {}
    assert send("GetRoute", **on).get("RequestParameters", {}) == {}
    assert send.refused("DeleteRouteRequestParameter", **on, RequestParameterKey=key) == NOT_FOUND
    assert send("DeleteIntegrationResponse", **there) == {}
    assert send.refused("GetRouteResponse", **reply_ids) == NOT_FOUND
    assert send.refused("GetIntegrationResponse", **there) == NOT_FOUND
    assert send("DeleteApi", **ids) == {}
    assert send.refused("GetRoutes", **ids) == NOT_FOUND


def models(send: Way, region: str) -> None:
    made = send(
        "CreateApi", Name="w", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.a"
    )
    ids = {"ApiId": made["ApiId"]}
    schema = json.dumps({"type": "object", "properties": {"Id": {"type": "string"}}})
    model = send("CreateModel", **ids, Name="Pet", ContentType="application/json", Schema=schema)
    at = {**ids, "ModelId": model["ModelId"]}
    assert model == {
        "ContentType": "application/json",
        "ModelId": model["ModelId"],
        "Name": "Pet",
        "Schema": schema,
    }
    assert send("GetModel", **at) == model
    assert send("GetModels", **ids) == {"Items": [model]}
    assert send("UpdateModel", **at, Description="d") == {**model, "Description": "d"}
    template = send("GetModelTemplate", **at)
    assert list(template) == ["Value"]
    assert "Id" in template["Value"]
    assert send("DeleteModel", **at) == {}
    assert send.refused("GetModelTemplate", **at) == NOT_FOUND


def domains(send: Way, region: str) -> None:
    certificate = f"arn:aws:acm:{region}:{ACCOUNT}:certificate/c"
    made = send(
        "CreateDomainName",
        DomainName="api.example.com",
        DomainNameConfigurations=[{"CertificateArn": certificate}],
        MutualTlsAuthentication={"TruststoreUri": "s3://bucket/store.pem"},
        Tags={"a": "b"},
    )
    at = {"DomainName": "api.example.com"}
    [endpoint] = made["DomainNameConfigurations"]
    assert made == {
        "ApiMappingSelectionExpression": "$request.basepath",
        "DomainName": "api.example.com",
        "DomainNameArn": f"arn:aws:apigateway:{region}::/domainnames/api.example.com",
        "DomainNameConfigurations": [
            {
                "ApiGatewayDomainName": endpoint["ApiGatewayDomainName"],
                "CertificateArn": certificate,
                "DomainNameStatus": "AVAILABLE",
                "EndpointType": "REGIONAL",
                "HostedZoneId": endpoint["HostedZoneId"],
                "IpAddressType": "ipv4",
                "SecurityPolicy": "TLS_1_2",
            }
        ],
        "MutualTlsAuthentication": {"TruststoreUri": "s3://bucket/store.pem"},
        "RoutingMode": "API_MAPPING_ONLY",
        "Tags": {"a": "b"},
    }
    assert send("GetDomainName", **at) == made
    assert send("GetDomainNames") == {"Items": [made]}
    mode = "ROUTING_RULE_THEN_API_MAPPING"
    assert send("UpdateDomainName", **at, RoutingMode=mode)["RoutingMode"] == mode
    assert send("GetDomainName", **at) == {**made, "RoutingMode": mode}

    api = send("CreateApi", Name="a", ProtocolType="HTTP", Target="https://example.com")["ApiId"]
    mapping = send("CreateApiMapping", **at, ApiId=api, Stage="$default", ApiMappingKey="a/b")
    there = {**at, "ApiMappingId": mapping["ApiMappingId"]}
    assert mapping == {
        "ApiId": api,
        "ApiMappingId": mapping["ApiMappingId"],
        "ApiMappingKey": "a/b",
        "Stage": "$default",
    }
    assert send("GetApiMapping", **there) == mapping
    assert send("GetApiMappings", **at) == {"Items": [mapping]}
    changed = send("UpdateApiMapping", **there, ApiId=api, ApiMappingKey="c")
    assert changed == {**mapping, "ApiMappingKey": "c"}
    assert send.refused("DeleteStage", ApiId=api, StageName="$default") == "BadRequestException"
    assert send("DeleteApiMapping", **there) == {}
    assert send.refused("GetApiMapping", **there) == NOT_FOUND
    assert send("DeleteDomainName", **at) == {}
    assert send.refused("GetDomainName", **at) == NOT_FOUND


def routing_rules(send: Way, region: str) -> None:
    certificate = f"arn:aws:acm:{region}:{ACCOUNT}:certificate/c"
    at = {"DomainName": "rules.example.com"}
    send("CreateDomainName", **at, DomainNameConfigurations=[{"CertificateArn": certificate}])
    given = {
        "Actions": [{"InvokeApi": {"ApiId": "k1l2m3n4o5", "Stage": "prod", "StripBasePath": True}}],
        "Conditions": [
            {"MatchBasePaths": {"AnyOf": ["pets", "Cats"]}},
            {"MatchHeaders": {"AnyOf": [{"Header": "X-Tenant", "ValueGlob": "acme*"}]}},
        ],
        "Priority": 10,
    }
    rule = send("CreateRoutingRule", **at, **given)
    there = {**at, "RoutingRuleId": rule["RoutingRuleId"]}
    path = f"/domainnames/rules.example.com/routingrules/{rule['RoutingRuleId']}"
    assert rule == {
        **given,
        "RoutingRuleArn": f"arn:aws:apigateway:{region}:{ACCOUNT}:{path}",
        "RoutingRuleId": rule["RoutingRuleId"],
    }
    assert send("GetRoutingRule", **there) == rule
    first = send("CreateRoutingRule", **at, **{**given, "Priority": 5})
    assert send("ListRoutingRules", **at) == {"RoutingRules": [first, rule]}
    page = send("ListRoutingRules", **at, MaxResults=1)
    assert page["RoutingRules"] == [first]
    assert send("ListRoutingRules", **at, NextToken=page["NextToken"]) == {"RoutingRules": [rule]}
    wanted = {**given, "Conditions": [], "Priority": 20}
    assert send("PutRoutingRule", **there, **wanted) == {**rule, **wanted}
    assert send("DeleteRoutingRule", **there) == {}
    assert send.refused("GetRoutingRule", **there) == NOT_FOUND


def vpc_links(send: Way, region: str) -> None:
    made = send("CreateVpcLink", Name="l", SubnetIds=["subnet-1", "subnet-2"], Tags={"a": "b"})
    at = {"VpcLinkId": made["VpcLinkId"]}
    assert made == {
        "CreatedDate": made["CreatedDate"],
        "Name": "l",
        "SecurityGroupIds": [],
        "SubnetIds": ["subnet-1", "subnet-2"],
        "Tags": {"a": "b"},
        "VpcLinkId": made["VpcLinkId"],
        "VpcLinkStatus": "PENDING",
        "VpcLinkStatusMessage": made["VpcLinkStatusMessage"],
        "VpcLinkVersion": "V2",
    }
    ready = send("GetVpcLink", **at)
    assert ready["VpcLinkStatus"] == "AVAILABLE"
    assert send("GetVpcLinks") == {"Items": [ready]}
    assert send("UpdateVpcLink", **at, Name="m") == {**ready, "Name": "m"}
    assert send("DeleteVpcLink", **at) == {}
    assert send.refused("GetVpcLink", **at) == NOT_FOUND


def portals(send: Way, region: str) -> None:
    content = {"Description": "d", "DisplayName": "Pets", "Theme": {"CustomColors": COLORS}}
    made = send(
        "CreatePortal",
        Authorization={"None": {}},
        EndpointConfiguration={"None": {}},
        PortalContent=content,
        Tags={"a": "b"},
    )
    at = {"PortalId": made["PortalId"]}
    assert made == {
        "Authorization": {"None": {}},
        "EndpointConfiguration": made["EndpointConfiguration"],
        "IncludedPortalProductArns": [],
        "LastModified": made["LastModified"],
        "PortalArn": f"arn:aws:apigateway:{region}:{ACCOUNT}:/portals/{made['PortalId']}",
        "PortalContent": content,
        "PortalId": made["PortalId"],
        "Tags": {"a": "b"},
    }
    assert sorted(made["EndpointConfiguration"]) == [
        "PortalDefaultDomainName",
        "PortalDomainHostedZoneId",
    ]
    assert send("GetPortal", **at) == made
    assert send("ListPortals") == {"Items": [made]}
    product = send("CreatePortalProduct", DisplayName="p")["PortalProductArn"]
    changed = send("UpdatePortal", **at, IncludedPortalProductArns=[product])
    assert changed["IncludedPortalProductArns"] == [product]

    assert send("PreviewPortal", **at) == {}
    assert send("GetPortal", **at)["Preview"]["PreviewStatus"] == "PREVIEW_READY"
    assert send("PublishPortal", **at, Description="spring") == {}
    published = send("GetPortal", **at)
    assert published["PublishStatus"] == "PUBLISHED"
    assert published["LastPublishedDescription"] == "spring"
    assert send.refused("DeletePortal", **at) == "BadRequestException"
    assert send("DisablePortal", **at) == {}
    assert send("GetPortal", **at)["PublishStatus"] == "DISABLED"
    assert send("DeletePortal", **at) == {}
    assert send.refused("GetPortal", **at) == NOT_FOUND


def portal_products(send: Way, region: str) -> None:
    made = send("CreatePortalProduct", DisplayName="Pets", Tags={"a": "b"})
    at = {"PortalProductId": made["PortalProductId"]}
    arn = f"arn:aws:apigateway:{region}:{ACCOUNT}:/portalproducts/{made['PortalProductId']}"
    assert made == {
        "Description": "",
        "DisplayName": "Pets",
        "DisplayOrder": {},
        "LastModified": made["LastModified"],
        "PortalProductArn": arn,
        "PortalProductId": made["PortalProductId"],
        "Tags": {"a": "b"},
    }
    assert send("GetPortalProduct", **at) == made
    [listed] = send("ListPortalProducts", ResourceOwner="SELF")["Items"]
    assert listed == {name: value for name, value in made.items() if name != "DisplayOrder"}
    changed = send("UpdatePortalProduct", **at, Description="all of them")
    assert changed["Description"] == "all of them"

    assert send("PutPortalProductSharingPolicy", **at, PolicyDocument=POLICY) == {}
    policy = send("GetPortalProductSharingPolicy", **at)
    assert policy == {"PolicyDocument": POLICY, "PortalProductId": made["PortalProductId"]}
    assert send("DeletePortalProductSharingPolicy", **at) == {}
    assert send.refused("GetPortalProductSharingPolicy", **at) == NOT_FOUND
    assert send("DeletePortalProduct", **at) == {}
    assert send.refused("GetPortalProduct", **at) == NOT_FOUND


def product_pages(send: Way, region: str) -> None:
    made = send("CreatePortalProduct", DisplayName="Pets")
    at = {"PortalProductId": made["PortalProductId"]}
    content = {"Body": "# Pets\n\n*all*", "Title": "Overview"}
    page = send("CreateProductPage", **at, DisplayContent=content)
    there = {**at, "ProductPageId": page["ProductPageId"]}
    arn = f"{made['PortalProductArn']}/productpages/{page['ProductPageId']}"
    assert page == {
        "DisplayContent": content,
        "LastModified": page["LastModified"],
        "ProductPageArn": arn,
        "ProductPageId": page["ProductPageId"],
    }
    assert send("GetProductPage", **there) == page
    [listed] = send("ListProductPages", **at)["Items"]
    assert listed == {
        "LastModified": page["LastModified"],
        "PageTitle": "Overview",
        "ProductPageArn": arn,
        "ProductPageId": page["ProductPageId"],
    }
    other = {"Body": "b", "Title": "t"}
    assert send("UpdateProductPage", **there, DisplayContent=other)["DisplayContent"] == other
    assert send("DeleteProductPage", **there) == {}
    assert send.refused("GetProductPage", **there) == NOT_FOUND


def product_rest_endpoint_pages(send: Way, region: str) -> None:
    made = send("CreatePortalProduct", DisplayName="Pets")
    at = {"PortalProductId": made["PortalProductId"]}
    parts = {"Method": "GET", "Path": "/pets/{id}", "RestApiId": "k1l2m3n4o5", "Stage": "prod"}
    page = send(
        "CreateProductRestEndpointPage",
        **at,
        RestEndpointIdentifier={"IdentifierParts": parts},
        DisplayContent={"Overrides": {"Body": "b", "Endpoint": "e", "OperationName": "list"}},
        TryItState="DISABLED",
    )
    there = {**at, "ProductRestEndpointPageId": page["ProductRestEndpointPageId"]}
    assert page["RestEndpointIdentifier"] == {"IdentifierParts": parts}
    assert page["TryItState"] == "DISABLED"
    assert page["DisplayContent"]["OperationName"] == "list"
    assert page["Status"] == "IN_PROGRESS"
    assert send("GetProductRestEndpointPage", **there) == {**page, "Status": "AVAILABLE"}
    [listed] = send("ListProductRestEndpointPages", **at)["Items"]
    assert listed["ProductRestEndpointPageId"] == page["ProductRestEndpointPageId"]
    changed = send("UpdateProductRestEndpointPage", **there, TryItState="ENABLED")
    assert changed["TryItState"] == "ENABLED"
    raw = send("GetProductRestEndpointPage", **there, IncludeRawDisplayContent="true")
    assert "list" in raw.pop("RawDisplayContent")
    assert raw == send("GetProductRestEndpointPage", **there)
    assert send("DeleteProductRestEndpointPage", **there) == {}
    assert send.refused("GetProductRestEndpointPage", **there) == NOT_FOUND


def tags(send: Way, region: str) -> None:
    api = send("CreateApi", Name="a", ProtocolType="HTTP", Tags={"k": "v"})["ApiId"]
    send("CreateStage", ApiId=api, StageName="$default")
    product = send("CreatePortalProduct", DisplayName="p")["PortalProductArn"]
    base = f"arn:aws:apigateway:{region}::/apis/{api}"
    for arn in (base, f"{base}/stages/$default", product):
        before = send("GetTags", ResourceArn=arn)["Tags"]
        added = {"a b": "1", "x/y": "", "é": "ü+%"}
        assert send("TagResource", ResourceArn=arn, Tags=added) == {}
        assert send("GetTags", ResourceArn=arn) == {"Tags": {**before, **added}}
        assert send("UntagResource", ResourceArn=arn, TagKeys=["x/y", "é", "none"]) == {}
        assert send("GetTags", ResourceArn=arn) == {"Tags": {**before, "a b": "1"}}
    assert send("GetApi", ApiId=api)["Tags"] == {"k": "v", "a b": "1"}
    send("DeleteApi", ApiId=api)
    assert send.refused("GetTags", ResourceArn=base) == NOT_FOUND


def documents(send: Way, region: str) -> None:
    integration = {
        "type": "http_proxy",
        "uri": "https://example.com",
        "httpMethod": "GET",
        "payloadFormatVersion": "1.0",
    }
    document: dict[str, Any] = {
        "openapi": "3.0.1",
        "info": {"title": "pets", "version": "1.0"},
        "paths": {"/pets": {"get": {"x-amazon-apigateway-integration": integration}}},
    }
    made = send("ImportApi", Body=json.dumps(document), FailOnWarnings=True)
    ids = {"ApiId": made["ApiId"]}
    assert (made["Name"], made["Version"]) == ("pets", "1.0")
    [route] = send("GetRoutes", **ids)["Items"]
    assert route["RouteKey"] == "GET /pets"

    wanted = {**ids, "Specification": "OAS30", "OutputType": "JSON"}
    told = json.loads(send("ExportApi", **wanted)["body"])
    assert list(told["paths"]) == ["/pets"]
    assert "x-amazon-apigateway-integration" in told["paths"]["/pets"]["get"]
    bare = json.loads(send("ExportApi", **wanted, IncludeExtensions=False)["body"])
    assert "x-amazon-apigateway-integration" not in bare["paths"]["/pets"]["get"]
    text = send("ExportApi", **{**wanted, "OutputType": "YAML"})["body"]
    assert text.startswith("openapi: ")

    document["paths"] = {"/cats": document["paths"]["/pets"]}
    again = send("ReimportApi", **ids, Body=json.dumps(document), Basepath="ignore")
    assert again == made
    assert [one["RouteKey"] for one in send("GetRoutes", **ids)["Items"]] == ["GET /cats"]
    assert send.refused("ImportApi", Body="no: document") == "BadRequestException"
    assert send.refused("ExportApi", **{**wanted, "ApiId": "none"}) == NOT_FOUND


LIFE_CYCLES: dict[str, Callable[[Way, str], Any]] = {
    cycle.__name__: cycle
    for cycle in (
        an_http_api,
        integrations_and_routes,
        authorizers,
        stages_and_deployments,
        a_websocket_api,
        models,
        domains,
        routing_rules,
        vpc_links,
        portals,
        portal_products,
        product_pages,
        product_rest_endpoint_pages,
        tags,
        documents,
    )
}

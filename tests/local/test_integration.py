"""Integrations of both kinds of API."""

from __future__ import annotations

from typing import Any

import pytest

from apigw_cli.local.resources.integration import SUBTYPES
from tests.local.plane import FUNCTION, LISTENER, Plane

ROLE = "arn:aws:iam::123456789012:role/r"
URL = "https://example.com"
PROXY = {"IntegrationType": "HTTP_PROXY", "IntegrationMethod": "GET", "IntegrationUri": URL}
LAMBDA = {"IntegrationType": "AWS_PROXY", "IntegrationUri": FUNCTION}
MOCK = {"IntegrationType": "MOCK"}
PRIVATE = {
    "IntegrationType": "HTTP_PROXY",
    "IntegrationMethod": "ANY",
    "ConnectionType": "VPC_LINK",
    "ConnectionId": "link",
    "IntegrationUri": LISTENER,
}
SEND = {
    "IntegrationType": "AWS_PROXY",
    "IntegrationSubtype": "SQS-SendMessage",
    "CredentialsArn": ROLE,
    "RequestParameters": {"QueueUrl": "q", "MessageBody": "$request.body"},
}


def test_a_function_behind_an_http_api_has_the_service_s_defaults(plane: Plane) -> None:
    integration = plane.send("CreateIntegration", ApiId=plane.api(), **LAMBDA)

    assert integration == {
        "ConnectionType": "INTERNET",
        "IntegrationId": "0000002",
        "IntegrationMethod": "POST",
        "IntegrationType": "AWS_PROXY",
        "IntegrationUri": FUNCTION,
        "PayloadFormatVersion": "1.0",
        "TimeoutInMillis": 30000,
    }


def test_a_mock_behind_a_websocket_api_has_the_service_s_defaults(plane: Plane) -> None:
    integration = plane.send("CreateIntegration", ApiId=plane.api("WEBSOCKET"), **MOCK)

    assert integration == {
        "ConnectionType": "INTERNET",
        "IntegrationId": "0000002",
        "IntegrationResponseSelectionExpression": "${integration.response.statuscode}",
        "IntegrationType": "MOCK",
        "PassthroughBehavior": "WHEN_NO_MATCH",
        "PayloadFormatVersion": "1.0",
        "TimeoutInMillis": 29000,
    }


@pytest.mark.parametrize(
    ("given", "selection"),
    [
        ({"IntegrationType": "HTTP"}, "${integration.response.statuscode}"),
        ({"IntegrationType": "AWS"}, "${integration.response.body.errorMessage}"),
        (LAMBDA, None),
        (PROXY, None),
    ],
)
def test_websocket_answers_are_told_apart_by_type(
    plane: Plane, given: dict[str, Any], selection: str | None
) -> None:
    integration = plane.send("CreateIntegration", ApiId=plane.api("WEBSOCKET"), **given)

    assert integration.get("IntegrationResponseSelectionExpression") == selection
    assert ("PassthroughBehavior" in integration) == (selection is not None)


def with_parameters(key: str, value: str = "x") -> dict[str, Any]:
    return {**PROXY, "RequestParameters": {key: value}}


def with_responses(status: str, key: str = "overwrite:statuscode", value: str = "201") -> Any:
    return {**PROXY, "ResponseParameters": {status: {key: value}}}


def without(given: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in names}


HTTP_REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"IntegrationType": "AWS"}, "IntegrationType of an HTTP API"),
    ({"IntegrationType": "HTTP"}, "IntegrationType of an HTTP API"),
    (MOCK, "IntegrationType of an HTTP API"),
    (without(PROXY, "IntegrationMethod"), "IntegrationMethod is missing"),
    (without(PRIVATE, "IntegrationMethod", "ConnectionId"), "ConnectionId is missing"),
    ({**PROXY, "PayloadFormatVersion": "2.0"}, "PayloadFormatVersion 2.0"),
    ({**SEND, "PayloadFormatVersion": "2.0"}, "PayloadFormatVersion 2.0"),
    ({**LAMBDA, "PayloadFormatVersion": "1.5"}, "PayloadFormatVersion must be"),
    ({**PROXY, "TimeoutInMillis": 49}, "TimeoutInMillis must be from 50 to 30000"),
    ({**PROXY, "TimeoutInMillis": 30001}, "TimeoutInMillis must be from 50 to 30000"),
    ({**PROXY, "IntegrationUri": "example.com"}, "IntegrationUri must be a URL"),
    ({**PROXY, "TlsConfig": {"ServerNameToVerify": "a"}}, "TlsConfig is for private"),
    ({**PRIVATE, "IntegrationUri": URL}, "IntegrationUri must be the ARN"),
    (without(PRIVATE, "IntegrationUri"), "IntegrationUri must be the ARN"),
    ({**PRIVATE, "IntegrationType": "AWS_PROXY"}, "VPC_LINK needs IntegrationType HTTP_PROXY"),
    ({**SEND, "IntegrationSubtype": "SQS-Send"}, "IntegrationSubtype 'SQS-Send'"),
    ({**SEND, "IntegrationType": "HTTP_PROXY"}, "IntegrationSubtype needs"),
    ({**SEND, "IntegrationUri": URL}, "IntegrationUri is not used"),
    (without(SEND, "CredentialsArn"), "CredentialsArn is missing"),
    (without(SEND, "RequestParameters"), "RequestParameters['QueueUrl'] is missing"),
    (with_parameters("header.a"), "RequestParameters['header.a']"),
    (with_parameters("append:body.a"), "RequestParameters['append:body.a']"),
    (with_parameters("append:path"), "RequestParameters['append:path']"),
    (with_parameters("overwrite:path.a"), "RequestParameters['overwrite:path.a']"),
    (with_parameters("append:queryString.a"), "append:queryString.a"),
    (with_parameters("append:header."), "RequestParameters['append:header.']"),
    (with_parameters("remove:header.a", "b"), "its value must be ''"),
    (with_parameters("append:header.a", "$nothing.b"), "'$nothing.b'"),
    (with_responses("199"), "'199'"),
    (with_responses("600"), "'600'"),
    (with_responses("2xx"), "'2xx'"),
    (with_responses("200", "overwrite:header"), "overwrite:header"),
    (with_responses("200", "append:statuscode"), "append:statuscode"),
    (with_responses("200", "append:querystring.a"), "append:querystring.a"),
    (with_responses("200", "remove:header.a", "b"), "its value must be ''"),
    ({**PROXY, "RequestTemplates": {"a/b": "t"}}, "RequestTemplates is for WebSocket"),
    ({**PROXY, "TemplateSelectionExpression": "t"}, "TemplateSelectionExpression is for"),
    ({**PROXY, "PassthroughBehavior": "NEVER"}, "PassthroughBehavior is for WebSocket"),
    ({**PROXY, "ContentHandlingStrategy": "CONVERT_TO_TEXT"}, "ContentHandlingStrategy is for"),
]


@pytest.mark.parametrize(("given", "named"), HTTP_REFUSED)
def test_http_apis_refuse(plane: Plane, given: dict[str, Any], named: str) -> None:
    refusal = plane.refused("CreateIntegration", ApiId=plane.api(), **given)

    assert (refusal.http_status, refusal.code) == (400, "BadRequestException")
    assert named in refusal.message


WEBSOCKET_REFUSED: list[tuple[dict[str, Any], str]] = [
    ({**LAMBDA, "IntegrationMethod": "GET"}, "IntegrationMethod must be POST"),
    ({**LAMBDA, "PayloadFormatVersion": "2.0"}, "PayloadFormatVersion 2.0"),
    ({**MOCK, "TimeoutInMillis": 29001}, "TimeoutInMillis must be from 50 to 29000"),
    ({**MOCK, "IntegrationSubtype": "SQS-SendMessage"}, "IntegrationSubtype is for HTTP"),
    ({**MOCK, "TlsConfig": {"ServerNameToVerify": "a"}}, "TlsConfig is for HTTP"),
    ({**MOCK, "ResponseParameters": {"200": {"a": "b"}}}, "ResponseParameters is for HTTP"),
    ({**MOCK, "ConnectionType": "VPC_LINK"}, "ConnectionId is missing"),
    (without(PROXY, "IntegrationMethod"), "IntegrationMethod is missing"),
    ({**MOCK, "RequestParameters": {"append:header.a": "'b'"}}, "append:header.a"),
    ({**MOCK, "RequestParameters": {"integration.request.body.a": "'b'"}}, "request.body.a"),
    ({**MOCK, "RequestParameters": {"integration.request.header.a": "b"}}, "not 'b'"),
]


@pytest.mark.parametrize(("given", "named"), WEBSOCKET_REFUSED)
def test_websocket_apis_refuse(plane: Plane, given: dict[str, Any], named: str) -> None:
    refusal = plane.refused("CreateIntegration", ApiId=plane.api("WEBSOCKET"), **given)

    assert (refusal.http_status, named in refusal.message) == (400, True), refusal.message


@pytest.mark.parametrize(
    ("protocol", "given"),
    [
        ("HTTP", {**LAMBDA, "PayloadFormatVersion": "2.0"}),
        ("HTTP", {**PROXY, "PassthroughBehavior": "WHEN_NO_MATCH", "RequestTemplates": {}}),
        ("HTTP", {**PROXY, "ContentHandlingStrategy": "", "TemplateSelectionExpression": ""}),
        ("HTTP", {**LAMBDA, "IntegrationMethod": "GET"}),
        ("HTTP", {**LAMBDA, "CredentialsArn": "arn:aws:iam::*:user/*"}),
        ("HTTP", {**PROXY, "IntegrationUri": "https://${stageVariables.host}/x"}),
        ("HTTP", {**PROXY, "IntegrationUri": "${stageVariables.url}"}),
        ("HTTP", with_parameters("overwrite:path", "$request.path")),
        ("HTTP", with_parameters("remove:querystring.a", "''")),
        ("HTTP", with_parameters("append:header.a", "${context.requestId}-x")),
        ("HTTP", with_responses("599", "append:header.a", "$context.requestId")),
        ("WEBSOCKET", {**MOCK, "TlsConfig": {}, "ResponseParameters": {}}),
        ("WEBSOCKET", {**MOCK, "RequestTemplates": {"$default": "x" * 32768}}),
        ("WEBSOCKET", {**MOCK, "RequestParameters": {"integration.request.path.a": "'b c'"}}),
        (
            "WEBSOCKET",
            {**MOCK, "RequestParameters": {"integration.request.header.a": "route.request.body"}},
        ),
        (
            "WEBSOCKET",
            {
                **MOCK,
                "RequestParameters": {
                    "integration.request.querystring.a": "method.request.header.b"
                },
            },
        ),
        ("WEBSOCKET", {**PROXY, "ConnectionType": "VPC_LINK", "ConnectionId": "rest-link"}),
    ],
)
def test_both_kinds_take(plane: Plane, protocol: str, given: dict[str, Any]) -> None:
    api = plane.api(protocol)

    made = plane.send("CreateIntegration", ApiId=api, **given)

    assert plane.items("GetIntegrations", ApiId=api) == [made]


@pytest.mark.parametrize("subtype", SUBTYPES)
def test_each_aws_action_needs_its_parameters(plane: Plane, subtype: str) -> None:
    api, names = plane.api(), SUBTYPES[subtype]
    given = {**SEND, "IntegrationSubtype": subtype}
    whole = dict.fromkeys(names, "$request.body.x")

    for name in names:
        given["RequestParameters"] = {key: whole[key] for key in names if key != name}
        refusal = plane.refused("CreateIntegration", ApiId=api, **given)
        assert f"RequestParameters['{name}'] is missing" in refusal.message
    given["RequestParameters"] = whole
    made = plane.send("CreateIntegration", ApiId=api, **given)

    assert made["RequestParameters"] == whole
    assert "IntegrationMethod" not in made


def test_a_private_backend_needs_a_link_that_exists(plane: Plane) -> None:
    api = plane.api()
    link = plane.id("CreateVpcLink", Name="l", SubnetIds=["s"])

    unknown = plane.refused("CreateIntegration", ApiId=api, **PRIVATE)
    known = {**PRIVATE, "ConnectionId": link, "TlsConfig": {"ServerNameToVerify": "a"}}
    made = plane.send("CreateIntegration", ApiId=api, **known)

    assert (unknown.http_status, unknown.details) == (404, {"ResourceType": "VpcLink"})
    assert (made["ConnectionId"], made["TlsConfig"]) == (link, {"ServerNameToVerify": "a"})


def test_the_dotted_status_override_is_stored_with_a_colon(plane: Plane) -> None:
    given = with_responses("404", "overwrite.statuscode", "200")

    made = plane.send("CreateIntegration", ApiId=plane.api(), **given)

    assert made["ResponseParameters"] == {"404": {"overwrite:statuscode": "200"}}

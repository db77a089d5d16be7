"""Integrations: the backends that routes call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apigw_cli.local import mappings
from apigw_cli.local.definition import Definition
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request, conflict, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_LONGEST = {"HTTP": 30000, "WEBSOCKET": 29000}  # milliseconds
_LISTENER = (
    r"arn:[^:]+:elasticloadbalancing:[^:]*:[^:]*:listener/(app|net)/.+"
    r"|arn:[^:]+:servicediscovery:[^:]*:[^:]*:service/.+"
)
# What a WebSocket integration's answer is told apart by; proxies have none.
_SELECTED_BY = {
    "AWS": "${integration.response.body.errorMessage}",
    "HTTP": "${integration.response.statuscode}",
    "MOCK": "${integration.response.statuscode}",
}
# The AWS actions that an HTTP API calls itself, and the parameters that each one needs.
SUBTYPES = {
    "AppConfig-GetConfiguration": ("Application", "Environment", "Configuration", "ClientId"),
    "EventBridge-PutEvents": ("Detail", "DetailType", "Source"),
    "Kinesis-PutRecord": ("StreamName", "Data", "PartitionKey"),
    "SQS-DeleteMessage": ("QueueUrl", "ReceiptHandle"),
    "SQS-PurgeQueue": ("QueueUrl",),
    "SQS-ReceiveMessage": ("QueueUrl",),
    "SQS-SendMessage": ("QueueUrl", "MessageBody"),
    "StepFunctions-StartExecution": ("StateMachineArn",),
    "StepFunctions-StartSyncExecution": ("StateMachineArn",),
    "StepFunctions-StopExecution": ("ExecutionArn",),
}


def _complete(integration: Body, request: Request) -> None:
    kind, http = integration["IntegrationType"], request.protocol == HTTP
    integration.setdefault("TimeoutInMillis", _LONGEST[request.protocol])
    if kind == "AWS_PROXY" and not integration.get("IntegrationSubtype"):
        integration["IntegrationMethod"] = integration.get("IntegrationMethod") or "POST"
    if kind in _SELECTED_BY and not http:
        integration["PassthroughBehavior"] = (
            integration.get("PassthroughBehavior") or "WHEN_NO_MATCH"
        )
        integration["IntegrationResponseSelectionExpression"] = _SELECTED_BY[kind]
    if "ResponseParameters" in integration:
        integration["ResponseParameters"] = mappings.with_colons(integration["ResponseParameters"])


def type_stays(integration: Body, request: Request) -> None:
    """Clients send the type with every update; another one would be another integration."""
    for member in ("IntegrationType", "IntegrationSubtype"):
        old, new = request.old.get(member), integration.get(member) or None
        if request.operation.name == "UpdateIntegration" and old != new:
            raise bad_request(f"{member} cannot change from {shown(old)} to {shown(new)}")


def type_fits_protocol(integration: Body, request: Request) -> None:
    """HTTP APIs take proxies alone."""
    kind = integration["IntegrationType"]
    if request.protocol == HTTP and kind not in ("AWS_PROXY", "HTTP_PROXY"):
        raise bad_request(
            f"IntegrationType of an HTTP API must be AWS_PROXY or HTTP_PROXY, not {kind}"
        )


def method_is_given(integration: Body, request: Request) -> None:
    """HTTP proxies need a method; functions are called with POST."""
    kind, method = integration["IntegrationType"], integration.get("IntegrationMethod")
    if kind == "HTTP_PROXY" and not method:
        raise bad_request("IntegrationMethod is missing: HTTP_PROXY needs one")
    calls_function = ":lambda:" in integration.get("IntegrationUri", "")
    if request.protocol != HTTP and calls_function and method not in (None, "", "POST"):
        raise bad_request(f"IntegrationMethod must be POST for a Lambda function, not {method}")


def payload_version_fits(integration: Body, request: Request) -> None:
    """Only functions behind HTTP APIs know 2.0."""
    version = integration["PayloadFormatVersion"]
    if version not in ("1.0", "2.0"):
        raise bad_request(f"PayloadFormatVersion must be 1.0 or 2.0, not {shown(version)}")
    is_function = integration["IntegrationType"] == "AWS_PROXY" and not integration.get(
        "IntegrationSubtype"
    )
    if version == "2.0" and not (is_function and request.protocol == HTTP):
        raise bad_request(
            "PayloadFormatVersion 2.0 is for Lambda functions behind HTTP APIs; use 1.0"
        )


def timeout_fits_protocol(integration: Body, request: Request) -> None:
    """WebSocket APIs wait a second less."""
    timeout, longest = integration["TimeoutInMillis"], _LONGEST[request.protocol]
    if timeout > longest:
        raise bad_request(f"TimeoutInMillis must be from 50 to {longest}, not {timeout}")


def url_is_whole(integration: Body, request: Request) -> None:
    """A public HTTP backend is named by its URL, where stage variables may stand."""
    uri = integration.get("IntegrationUri", "")
    public = integration["ConnectionType"] == "INTERNET"
    if not uri or not public or integration["IntegrationType"] not in ("HTTP", "HTTP_PROXY"):
        return
    if not uri.startswith(("http://", "https://", "${stageVariables.")):
        raise bad_request(f"IntegrationUri must be a URL with http:// or https://: {shown(uri)}")


def private_backend_is_complete(integration: Body, request: Request) -> None:
    """VPC_LINK needs a connection and, on HTTP APIs, a listener to reach through it."""
    private = integration["ConnectionType"] == "VPC_LINK"
    if integration.get("TlsConfig") and not private:
        raise bad_request("TlsConfig is for private integrations: ConnectionType VPC_LINK")
    if not private:
        return
    if not integration.get("ConnectionId"):
        raise bad_request("ConnectionId is missing: ConnectionType VPC_LINK needs one")
    if request.protocol != HTTP:
        return
    if integration["IntegrationType"] != "HTTP_PROXY":
        raise bad_request("ConnectionType VPC_LINK needs IntegrationType HTTP_PROXY")
    uri = integration.get("IntegrationUri", "")
    if not re.fullmatch(_LISTENER, uri):
        raise bad_request(
            "IntegrationUri must be the ARN of an ALB or NLB listener or of a Cloud Map service"
            f" where ConnectionType is VPC_LINK: {shown(uri)}"
        )


def aws_action_is_complete(integration: Body, request: Request) -> None:
    """A subtype names an action, whose role and parameters must be there."""
    subtype = integration.get("IntegrationSubtype")
    if not subtype:
        return
    if subtype not in SUBTYPES:
        raise bad_request(f"IntegrationSubtype {shown(subtype)} is none of {', '.join(SUBTYPES)}")
    if integration["IntegrationType"] != "AWS_PROXY":
        raise bad_request("IntegrationSubtype needs IntegrationType AWS_PROXY")
    if integration.get("IntegrationUri"):
        raise bad_request("IntegrationUri is not used with IntegrationSubtype")
    if not integration.get("CredentialsArn"):
        raise bad_request(f"CredentialsArn is missing: {subtype} needs a role")
    given = integration.get("RequestParameters", {})
    for name in SUBTYPES[subtype]:
        if name not in given:
            raise bad_request(f"RequestParameters[{shown(name)}] is missing: {subtype} needs it")


def parameters_are_mapped(integration: Body, request: Request) -> None:
    """Keys and values as the API's kind writes them."""
    given = integration.get("RequestParameters", {})
    if request.protocol != HTTP:
        mappings.check_websocket(given)
    elif not integration.get("IntegrationSubtype"):
        mappings.check_http(given)
    mappings.check_responses(integration.get("ResponseParameters", {}))


def _refers(integration: Body, request: Request) -> Iterator[Entry]:
    # The VPC links of WebSocket APIs are those of REST APIs, which are not here.
    if integration["ConnectionType"] == "VPC_LINK" and request.protocol == HTTP:
        link = request.fetch(
            "vpc_link", f"{request.engine.region}/vpclinks", integration["ConnectionId"]
        )
        if link.body["VpcLinkStatus"] == "DELETING":
            raise conflict(f"ConnectionId {link.id} names a VPC link that is being deleted")
        yield link


def _going(integration: Body, request: Request) -> None:
    if integration.get("ApiGatewayManaged"):
        id = integration["IntegrationId"]
        raise bad_request(f"IntegrationId {id} belongs to the API's quick create and stays with it")


DEFINITION = Definition(
    noun="integration",
    id_length=7,
    defaults={"ConnectionType": "INTERNET", "PayloadFormatVersion": "1.0"},
    complete=_complete,
    rules=(
        type_stays,
        type_fits_protocol,
        payload_version_fits,
        timeout_fits_protocol,
        aws_action_is_complete,
        private_backend_is_complete,
        method_is_given,
        url_is_whole,
        parameters_are_mapped,
    ),
    refers=_refers,
    in_use="ConflictException",
    going=_going,
    deployed=True,
)

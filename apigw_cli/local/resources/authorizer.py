"""Authorizers: who may call a route, by JWT or by a Lambda function."""

from __future__ import annotations

import re

from apigw_cli.local.definition import Definition
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body

_FUNCTION = r"arn:[^:]+:apigateway:[^:]+:lambda:path/.+/invocations"
_FROM_TOKEN = r"\$request\.(header|querystring)\.[^\s]+"
_SOURCES = {
    "HTTP": r"\$request\.(header|querystring)\.[^\s]+|\$(context|stageVariables)\.[^\s]+",
    "WEBSOCKET": r"route\.request\.(header|querystring)\.[^\s]+|(context|stageVariables)\.[^\s]+",
}
_FOR_FUNCTIONS = ("AuthorizerUri", "AuthorizerCredentialsArn", "AuthorizerResultTtlInSeconds")
_SECONDS = 300  # of caching, where identity sources say who is who


def _complete(authorizer: Body, request: Request) -> None:
    if authorizer["AuthorizerType"] == "JWT":
        authorizer.pop("AuthorizerPayloadFormatVersion", None)  # JWT has no payload
    elif request.protocol == HTTP:
        known = bool(authorizer.get("IdentitySource"))
        authorizer.setdefault("AuthorizerResultTtlInSeconds", _SECONDS if known else 0)


def type_fits_protocol(authorizer: Body, request: Request) -> None:
    """WebSocket APIs know no JWT."""
    if authorizer["AuthorizerType"] == "JWT" and request.protocol != HTTP:
        raise bad_request("AuthorizerType JWT is for HTTP APIs only, not WebSocket")


def function_is_named(authorizer: Body, request: Request) -> None:
    """REQUEST calls a function; only REQUEST does."""
    uri = authorizer.get("AuthorizerUri")
    if authorizer["AuthorizerType"] == "REQUEST":
        if not uri:
            raise bad_request("AuthorizerUri is missing: a REQUEST authorizer needs one")
        if not re.fullmatch(_FUNCTION, uri):
            raise bad_request(f"AuthorizerUri must be the URI of a Lambda function: {shown(uri)}")
        return
    for member in (*_FOR_FUNCTIONS, "EnableSimpleResponses"):
        if authorizer.get(member):
            raise bad_request(
                f"{member} is for REQUEST authorizers, not JWT: {shown(authorizer[member])}"
            )


def payload_version_is_known(authorizer: Body, request: Request) -> None:
    """HTTP APIs must say which one; answers of true or false need 2.0."""
    version = authorizer.get("AuthorizerPayloadFormatVersion")
    if authorizer["AuthorizerType"] != "REQUEST" or request.protocol != HTTP:
        return
    # An update may clear it all the same (8.1).
    if not version and not request.old:
        raise bad_request(
            "AuthorizerPayloadFormatVersion is missing: REQUEST on an HTTP API needs one"
        )
    if version and version not in ("1.0", "2.0"):
        raise bad_request(
            f"AuthorizerPayloadFormatVersion must be 1.0 or 2.0, not {shown(version)}"
        )
    if authorizer.get("EnableSimpleResponses") and version != "2.0":
        raise bad_request("EnableSimpleResponses needs AuthorizerPayloadFormatVersion 2.0")


def identity_can_be_read(authorizer: Body, request: Request) -> None:
    """Expressions of the API's kind; exactly one of them holds a token."""
    sources = authorizer.get("IdentitySource", [])
    token = authorizer["AuthorizerType"] == "JWT"
    pattern = _FROM_TOKEN if token else _SOURCES[request.protocol]
    if token and len(sources) != 1:
        raise bad_request(f"IdentitySource must hold exactly one expression, not {len(sources)}")
    for source in sources:
        if not re.fullmatch(pattern, source):
            raise bad_request(f"IdentitySource cannot be read: {shown(source)}")


def cache_has_a_key(authorizer: Body, request: Request) -> None:
    """Answers are cached by identity."""
    seconds = authorizer.get("AuthorizerResultTtlInSeconds")
    if seconds and not authorizer.get("IdentitySource"):
        raise bad_request(
            f"AuthorizerResultTtlInSeconds must be 0 without IdentitySource, not {seconds}"
        )


def token_can_be_checked(authorizer: Body, request: Request) -> None:
    """JWT needs who issues the tokens and whom they are for; REQUEST has neither."""
    jwt = authorizer.get("JwtConfiguration", {})
    if authorizer["AuthorizerType"] != "JWT":
        if jwt:
            raise bad_request("JwtConfiguration is for JWT authorizers, not REQUEST")
        return
    if not jwt:
        raise bad_request("JwtConfiguration is missing: a JWT authorizer needs one")
    issuer = jwt.get("Issuer", "")
    # Syntax alone: the service fetches the issuer's document, the local plane goes nowhere.
    if not re.fullmatch(r"https://[^\s/]+[^\s]*", issuer):
        raise bad_request(f"JwtConfiguration.Issuer must be an https URL, not {shown(issuer)}")
    if not jwt.get("Audience"):
        raise bad_request("JwtConfiguration.Audience is empty: a token must be for someone")


DEFINITION = Definition(
    noun="authorizer",
    id_length=6,
    # Optional on the wire, whatever botocore's model says (behaviour 5.1, 7).
    lenient=frozenset({"IdentitySource"}),
    complete=_complete,
    rules=(
        type_fits_protocol,
        function_is_named,
        payload_version_is_known,
        identity_can_be_read,
        cache_has_a_key,
        token_can_be_checked,
    ),
    in_use="ConflictException",
    deployed=True,
)

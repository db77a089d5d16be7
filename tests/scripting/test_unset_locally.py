"""--unset on the local plane: every row of the table of what clears what (behaviour 8.1)."""

from typing import Any, NamedTuple

import pytest

from apigw_cli.errors import OK, REFUSED, USAGE
from tests.conftest import succeeded

GONE = object()  # not in the answer at all
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f"
CALLS_FUNCTION = (
    f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
)
ROLE = "arn:aws:iam::123456789012:role/r"
LOGS = "arn:aws:logs:us-east-1:123456789012:log-group:g"
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/c"

HTTP = {
    "API": "api create --name pets --protocol-type HTTP --description d --api-version v1"
    " --cors-configuration AllowOrigins=[*],MaxAge=60 --disable-execute-api-endpoint"
    " --ip-address-type dualstack",
    "INTEGRATION": "integration create {API} --integration-type HTTP_PROXY --integration-method ANY"
    " --integration-uri https://example.com --payload-format-version 1.0 --description d"
    " --request-parameters append:header.a=1,append:header.b=2"
    """ --response-parameters '{{"200": {{"append:header.a": "1"}},"""
    """ "500": {{"append:header.b": "2"}}}}'""",
    "JWT": "authorizer create {API} --name jwt --authorizer-type JWT"
    " --identity-source $request.header.Authorization"
    " --jwt-configuration Issuer=https://issuer.example.com,Audience=[me]",
    "REQUEST": "authorizer create {API} --name request --authorizer-type REQUEST"
    f" --authorizer-uri {CALLS_FUNCTION} --authorizer-credentials-arn {ROLE}"
    " --authorizer-payload-format-version 2.0 --authorizer-result-ttl-in-seconds 60"
    " --enable-simple-responses"
    " --identity-source $request.header.Authorization",
    "ROUTE": "route create {API} --route-key 'GET /a.b' --target integrations/{INTEGRATION}"
    " --authorization-type JWT --authorizer-id {JWT} --authorization-scopes read write"
    " --operation-name listPets",
    "OTHER": "route create {API} --route-key $default",
    "STAGE": "stage create {API} --stage-name prod --description d --stage-variables a=1,b=2"
    f" --access-log-settings 'DestinationArn={LOGS},Format=$context.requestId'"
    " --default-route-settings ThrottlingBurstLimit=5"
    """ --route-settings '{{"GET /a.b": {{"ThrottlingBurstLimit": 1}}"""
    """, "$default": {{"ThrottlingBurstLimit": 2}}}}' """,
}
WEBSOCKET = {
    "API": "api create --name chat --protocol-type WEBSOCKET --disable-schema-validation"
    " --route-selection-expression $request.body.action"
    " --api-key-selection-expression $context.authorizer.usageIdentifierKey",
    "MODEL": "model create {API} --name pet --schema {{}} --content-type application/json",
    "TOY": "model create {API} --name toy --schema {{}}",
    "INTEGRATION": "integration create {API} --integration-type HTTP --integration-method POST"
    " --integration-uri https://example.com --template-selection-expression x"
    " --request-templates a=1,b=2 --passthrough-behavior NEVER",
    "AUTHORIZER": "authorizer create {API} --name request --authorizer-type REQUEST"
    f" --authorizer-uri {CALLS_FUNCTION} --identity-source route.request.header.a"
    " --identity-validation-expression ^a",
    "ROUTE": "route create {API} --route-key send --api-key-required"
    " --request-models a=pet,b=toy --model-selection-expression x"
    """ --request-parameters '{{"route.request.querystring.a": {{"Required": true}}"""
    """, "route.request.header.b": {{"Required": false}}}}' """,
    "STAGE": "stage create {API} --stage-name prod --client-certificate-id c1",
}
DOMAIN = {
    "DOMAIN": "domain-name create --domain-name api.example.com"
    f" --domain-name-configurations CertificateArn={CERTIFICATE}"
    " --mutual-tls-authentication TruststoreUri=s3://bucket/key"
    " --routing-mode ROUTING_RULE_ONLY",
}


CREATES = {"HTTP": HTTP, "WEBSOCKET": WEBSOCKET, "DOMAIN": DOMAIN}  # a create for each name


class Row(NamedTuple):
    """One way to clear: where, with which words, and the member then."""

    made: str  # what there is
    what: str  # group and identifiers, of update and get
    unset: str
    member: str
    then: Any


API, STAGE = "api {API}", "stage {API} prod"
ROUTE, INTEGRATION = "route {API} {ROUTE}", "integration {API} {INTEGRATION}"
AUTHORIZER = "authorizer {API} {REQUEST}"
KEY = "$request.header.x-api-key"
ROWS = [
    Row("HTTP", API, "description", "Description", GONE),
    Row("HTTP", API, "version", "Version", GONE),
    Row("HTTP", API, "cors-configuration", "CorsConfiguration", GONE),
    Row("HTTP", API, "disable-execute-api-endpoint", "DisableExecuteApiEndpoint", False),
    Row("HTTP", API, "ip-address-type", "IpAddressType", "ipv4"),
    Row("WEBSOCKET", API, "api-key-selection-expression", "ApiKeySelectionExpression", KEY),
    Row("HTTP", STAGE, "stage-variables", "StageVariables", {}),
    Row("HTTP", STAGE, "stage-variables.a", "StageVariables", {"b": "2"}),
    Row("HTTP", STAGE, "stage-variables.a stage-variables.b", "StageVariables", {}),
    Row("HTTP", INTEGRATION, "request-parameters", "RequestParameters", GONE),
    Row(
        "HTTP",
        INTEGRATION,
        "request-parameters.append:header.a",
        "RequestParameters",
        {"append:header.b": "2"},
    ),
    Row("WEBSOCKET", ROUTE, "request-models", "RequestModels", GONE),
    Row("WEBSOCKET", ROUTE, "request-models.b", "RequestModels", {"a": "pet"}),
    Row("HTTP", STAGE, "access-log-settings", "AccessLogSettings", GONE),
    Row("HTTP", STAGE, "route-settings", "RouteSettings", {}),
    Row(
        "HTTP",
        STAGE,
        "'route-settings.GET /a.b'",
        "RouteSettings",
        {"$default": {"ThrottlingBurstLimit": 2}},
    ),
    Row("WEBSOCKET", STAGE, "client-certificate-id", "ClientCertificateId", GONE),
    Row(
        "HTTP",
        ROUTE,
        "authorizer-id authorization-type authorization-scopes",
        "AuthorizerId",
        GONE,
    ),
    Row("HTTP", ROUTE, "authorization-scopes", "AuthorizationScopes", GONE),
    Row("HTTP", ROUTE, "operation-name", "OperationName", GONE),
    Row(
        "HTTP",
        ROUTE,
        "authorization-type authorization-scopes",
        "AuthorizationType",
        "NONE",
    ),
    Row("WEBSOCKET", ROUTE, "request-parameters", "RequestParameters", GONE),
    Row(
        "WEBSOCKET",
        ROUTE,
        "request-parameters.route.request.header.b",
        "RequestParameters",
        {"route.request.querystring.a": {"Required": True}},
    ),
    Row("HTTP", INTEGRATION, "description", "Description", GONE),
    Row("HTTP", AUTHORIZER, "authorizer-credentials-arn", "AuthorizerCredentialsArn", GONE),
    Row(
        "HTTP",
        AUTHORIZER,
        "authorizer-payload-format-version enable-simple-responses",
        "AuthorizerPayloadFormatVersion",
        GONE,
    ),
    Row(
        "WEBSOCKET",
        "authorizer {API} {AUTHORIZER}",
        "identity-validation-expression",
        "IdentityValidationExpression",
        GONE,
    ),
    Row("HTTP", AUTHORIZER, "authorizer-result-ttl-in-seconds", "AuthorizerResultTtlInSeconds", 0),
    # Not in that table, and cleared as practice (7.2) has it.
    Row("HTTP", INTEGRATION, "response-parameters", "ResponseParameters", GONE),
    Row(
        "HTTP",
        INTEGRATION,
        "response-parameters.200",
        "ResponseParameters",
        {"500": {"append:header.b": "2"}},
    ),
    Row("WEBSOCKET", INTEGRATION, "request-templates", "RequestTemplates", GONE),
    Row("WEBSOCKET", INTEGRATION, "request-templates.a", "RequestTemplates", {"b": "2"}),
    Row(
        "WEBSOCKET",
        INTEGRATION,
        "template-selection-expression",
        "TemplateSelectionExpression",
        GONE,
    ),
    Row("WEBSOCKET", INTEGRATION, "passthrough-behavior", "PassthroughBehavior", "WHEN_NO_MATCH"),
    Row("WEBSOCKET", ROUTE, "api-key-required", "ApiKeyRequired", False),
    Row("WEBSOCKET", ROUTE, "model-selection-expression", "ModelSelectionExpression", GONE),
    Row("HTTP", ROUTE, "target", "Target", GONE),
    Row("WEBSOCKET", API, "disable-schema-validation", "DisableSchemaValidation", False),
    Row(
        "DOMAIN",
        "domain-name api.example.com",
        "mutual-tls-authentication",
        "MutualTlsAuthentication",
        GONE,
    ),
    Row("DOMAIN", "domain-name api.example.com", "routing-mode", "RoutingMode", "API_MAPPING_ONLY"),
]
# Rows of that table that nothing clears.
NEVER = [
    Row("HTTP", STAGE, "description", "Description", "d"),
    Row(
        "HTTP",
        STAGE,
        "default-route-settings",
        "DefaultRouteSettings",
        {"DetailedMetricsEnabled": False, "ThrottlingBurstLimit": 5},
    ),
    Row("HTTP", STAGE, "deployment-id", "DeploymentId", GONE),
]


@pytest.fixture(scope="session")
def planes():
    """What the creates of each kind of API made, once: the state file, the identifiers."""
    return {}


@pytest.fixture
def line(apigw_local, tmp_path, planes):
    """Says a command about what a row is of, which is made first: its verb, the words after."""
    file = tmp_path / "local.db"

    def said(row, verb, words=""):
        if row.made not in planes:
            planes[row.made] = made(apigw_local, CREATES[row.made], file)
        state, names = planes[row.made]
        if not file.exists():
            file.write_bytes(state)
        group, _, rest = row.what.format(**names).partition(" ")
        return apigw_local(f"{group} {verb} {rest} {words}")

    return said


def made(apigw_local, creates, file):
    names = {}
    for name, create in creates.items():
        answer = succeeded(apigw_local(create.format(**names))).json
        noun = "".join(word.capitalize() for word in create.partition(" ")[0].split("-"))
        names[name] = answer.get(f"{noun}Id", "")
    return file.read_bytes(), names


def id_of(row):
    return f"{row.what.split()[0]} {row.unset}"


@pytest.mark.parametrize("row", ROWS, ids=id_of)
def test_what_is_unset_is_gone_or_neutral_and_nothing_else_changes(line, row):
    before = succeeded(line(row, "get")).json
    assert before.get(row.member) not in (None, row.then)

    result = line(row, "update", f"--unset {row.unset}")

    after = line(row, "get").json
    unset = {word.split(".")[0].replace("-", "") for word in row.unset.strip("'").split()}
    assert (result.status, result.stderr) == (OK, "")
    assert after.get(row.member, GONE) == row.then
    assert others(after, unset) == others(before, unset)
    assert others(result.json, set()) == others(after, set())


def others(answer, names):
    """What is in an answer besides these members and what changes by itself."""
    passing = {"lastupdateddate", "domainnameconfigurations"}  # a domain is UPDATING at first
    return {name: v for name, v in answer.items() if name.lower() not in names | passing}


@pytest.mark.parametrize("row", NEVER, ids=id_of)
def test_what_nothing_clears_is_refused_and_stays(line, row):
    before = succeeded(line(row, "get")).json

    result = line(row, "update", f"--unset {row.unset}")

    assert (result.status, result.stdout) == (USAGE, "")
    assert f"--unset: {row.unset} cannot be cleared: " in result.stderr
    assert before.get(row.member, GONE) == row.then
    assert line(row, "get").json == before


@pytest.mark.parametrize(
    ("row", "words", "member"),
    [
        (Row("HTTP", STAGE, "", "", ""), "--stage-variables {}", "StageVariables"),
        (Row("HTTP", STAGE, "", "", ""), "--access-log-settings {}", "AccessLogSettings"),
        (Row("HTTP", STAGE, "", "", ""), "--description ''", "Description"),
        (Row("HTTP", INTEGRATION, "", "", ""), "--request-parameters {}", "RequestParameters"),
    ],
)
def test_an_empty_value_alone_clears_none_of_these(line, row, words, member):
    before = succeeded(line(row, "get")).json[member]

    result = line(row, "update", words)

    assert (result.status, line(row, "get").json[member]) == (OK, before)


def test_a_key_that_is_not_there_is_no_change_where_a_map_merges(line):
    row = Row("HTTP", STAGE, "", "", "")

    result = line(row, "update", "--unset stage-variables.nope")

    assert (result.status, result.json["StageVariables"]) == (OK, {"a": "1", "b": "2"})


def test_a_key_that_is_not_there_is_refused_where_it_has_a_call_of_its_own(line):
    row = Row("HTTP", STAGE, "", "", "")

    result = line(row, "update", "--unset route-settings.nope")

    assert (result.status, result.stdout) == (REFUSED, "")
    assert "(NotFoundException) when calling the DeleteRouteSettings operation" in result.stderr


def test_what_was_cleared_before_a_failure_stays_cleared_and_is_told(line):
    row = Row("HTTP", STAGE, "", "", "")

    result = line(row, "update", "--unset access-log-settings route-settings.nope stage-variables")

    after = line(row, "get").json
    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.splitlines()[1] == "Done before it: DeleteAccessLogSettings 'prod'."
    assert ("AccessLogSettings" in after, after["StageVariables"]) == (False, {"a": "1", "b": "2"})

"""What --unset sends for each member, and what it refuses."""

import json

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue import PLACES, kebab
from apigw_cli.catalogue.clearing import CLEARINGS
from apigw_cli.errors import FAILED, OK, REFUSED, USAGE, ApiError, Unreachable
from tests.contract.samples import REQUIRED, aws_words, grouped_words, sample_params

CASES = [(name, member) for name, clearings in CLEARINGS.items() for member in clearings]
HELD = {"one": "1", "GET /a.b": "2"}  # what the service has of a map


def cases(*ways):
    return [(name, member) for name, member in CASES if CLEARINGS[name][member].way in ways]


def identifiers(name):
    """The sample identifiers of an update's resource."""
    path = [member.name for member in catalogue.operation(name).path_members]
    return {member: sample_params(name, REQUIRED)[member] for member in path}


def update(name, *more):
    """An update's command line, with what it requires."""
    return [*grouped_words(name, PLACES[name], sample_params(name, REQUIRED)), *more]


def reading(name):
    return name.replace("Update", "Get", 1)


# By the request


API, ROUTE = {"ApiId": "a1"}, {"ApiId": "a1", "RouteId": "r1"}
STAGE, INTEGRATION = {"ApiId": "a1", "StageName": "prod"}, {"ApiId": "a1", "IntegrationId": "i1"}
AUTHORIZER, DOMAIN = {"ApiId": "a1", "AuthorizerId": "u1"}, {"DomainName": "d.example.com"}
KEY = "$request.header.x-api-key"
# Written by hand from the tables of what clears what (behaviour 8.1, then 7.2): the words, and the
# requests; where an update has nothing else to do, a read shows what is left.
BY_HAND = {
    "api update a1 --unset description": [("UpdateApi", API | {"Description": ""})],
    "api update a1 --unset version": [("UpdateApi", API | {"Version": ""})],
    "api update a1 --unset cors-configuration": [("DeleteCorsConfiguration", API), ("GetApi", API)],
    "api update a1 --unset disable-execute-api-endpoint": [
        ("UpdateApi", API | {"DisableExecuteApiEndpoint": False})
    ],
    "api update a1 --unset ip-address-type": [("UpdateApi", API | {"IpAddressType": "ipv4"})],
    "api update a1 --unset api-key-selection-expression": [
        ("UpdateApi", API | {"ApiKeySelectionExpression": KEY})
    ],
    "stage update a1 prod --unset stage-variables.k": [
        ("UpdateStage", STAGE | {"StageVariables": {"k": ""}})
    ],
    "integration update a1 i1 --unset request-parameters.k": [
        ("UpdateIntegration", INTEGRATION | {"RequestParameters": {"k": ""}})
    ],
    "route update a1 r1 --unset request-models.k": [
        ("UpdateRoute", ROUTE | {"RequestModels": {"k": ""}})
    ],
    "stage update a1 prod --unset access-log-settings": [
        ("DeleteAccessLogSettings", STAGE),
        ("GetStage", STAGE),
    ],
    "stage update a1 prod --unset 'route-settings.GET /'": [
        ("DeleteRouteSettings", STAGE | {"RouteKey": "GET /"}),
        ("GetStage", STAGE),
    ],
    "stage update a1 prod --unset client-certificate-id": [
        ("UpdateStage", STAGE | {"ClientCertificateId": ""})
    ],
    "route update a1 r1 --unset authorizer-id": [("UpdateRoute", ROUTE | {"AuthorizerId": ""})],
    "route update a1 r1 --unset authorization-scopes": [
        ("UpdateRoute", ROUTE | {"AuthorizationScopes": []})
    ],
    "route update a1 r1 --unset operation-name": [("UpdateRoute", ROUTE | {"OperationName": ""})],
    "route update a1 r1 --unset authorization-type": [
        ("UpdateRoute", ROUTE | {"AuthorizationType": "NONE"})
    ],
    "route update a1 r1 --unset request-parameters.route.request.querystring.a": [
        (
            "DeleteRouteRequestParameter",
            ROUTE | {"RequestParameterKey": "route.request.querystring.a"},
        ),
        ("GetRoute", ROUTE),
    ],
    "integration update a1 i1 --unset description": [
        ("UpdateIntegration", INTEGRATION | {"Description": ""})
    ],
    "authorizer update a1 u1 --unset authorizer-credentials-arn": [
        ("UpdateAuthorizer", AUTHORIZER | {"AuthorizerCredentialsArn": ""})
    ],
    "authorizer update a1 u1 --unset authorizer-payload-format-version": [
        ("UpdateAuthorizer", AUTHORIZER | {"AuthorizerPayloadFormatVersion": ""})
    ],
    "authorizer update a1 u1 --unset identity-validation-expression": [
        ("UpdateAuthorizer", AUTHORIZER | {"IdentityValidationExpression": ""})
    ],
    "authorizer update a1 u1 --unset authorizer-result-ttl-in-seconds": [
        ("UpdateAuthorizer", AUTHORIZER | {"AuthorizerResultTtlInSeconds": 0})
    ],
    # 7.2
    "integration update a1 i1 --unset response-parameters.200": [
        ("UpdateIntegration", INTEGRATION | {"ResponseParameters": {"200": {}}})
    ],
    "integration update a1 i1 --unset tls-config": [
        ("UpdateIntegration", INTEGRATION | {"TlsConfig": {}})
    ],
    "integration update a1 i1 --unset connection-id": [
        ("UpdateIntegration", INTEGRATION | {"ConnectionId": ""})
    ],
    "authorizer update a1 u1 --unset identity-source": [
        ("UpdateAuthorizer", AUTHORIZER | {"IdentitySource": []})
    ],
    "domain-name update d.example.com --unset mutual-tls-authentication": [
        ("UpdateDomainName", DOMAIN | {"MutualTlsAuthentication": {"TruststoreUri": ""}})
    ],
}


@pytest.mark.parametrize("line", BY_HAND)
def test_what_is_known_to_clear_is_what_is_sent(apigw, backend, line):
    result = apigw(line)

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == BY_HAND[line]


@pytest.mark.parametrize(("name", "member"), cases("value"))
def test_a_member_is_cleared_by_its_value(apigw, backend, name, member):
    result = apigw(update(name, "--unset", kebab(member)))

    assert (result.status, result.stderr) == (OK, "")
    sent = sample_params(name, REQUIRED) | {member: CLEARINGS[name][member].value}
    assert backend.requests == [(name, sent)]


@pytest.mark.parametrize(("name", "member"), cases("call"))
def test_a_member_is_cleared_by_its_own_call_and_what_is_left_is_shown(
    apigw, backend, name, member
):
    backend.answers[reading(name)] = {"Description": "left"}

    result = apigw(update(name, "--unset", kebab(member)))

    assert (result.status, result.json) == (OK, {"Description": "left"})
    assert backend.requests == [
        (CLEARINGS[name][member].call, identifiers(name)),
        (reading(name), identifiers(name)),
    ]


def sent_for_keys(name, member, keys):
    """The requests that clear keys of a map, the last of which answers."""
    clearing, update_of = CLEARINGS[name][member], sample_params(name, REQUIRED)
    if clearing.keys == "empty":
        return [(name, update_of | {member: dict.fromkeys(keys, clearing.value)})]
    if clearing.keys == "replace":
        kept = {key: value for key, value in HELD.items() if key not in keys}
        return [(name, update_of | {member: kept})]
    last = catalogue.operation(clearing.call).path_members[-1].name
    calls = [(clearing.call, identifiers(name) | {last: key}) for key in keys]
    return [*calls, (reading(name), identifiers(name))]


@pytest.mark.parametrize(("name", "member"), cases("keys"))
def test_a_whole_map_is_cleared_by_the_keys_that_it_has(apigw, backend, name, member):
    backend.answers[reading(name)] = {member: HELD}

    result = apigw(update(name, "--unset", kebab(member)))

    assert (result.status, result.stderr) == (OK, "")
    looked = (reading(name), identifiers(name))
    assert backend.requests == [looked, *sent_for_keys(name, member, HELD)]


@pytest.mark.parametrize("keys", [["GET /a.b"], ["one", "GET /a.b"]], ids=len)
@pytest.mark.parametrize(("name", "member"), cases("keys"))
def test_keys_of_a_map_are_cleared_alone(apigw, backend, name, member, keys):
    backend.answers[reading(name)] = {member: HELD}

    result = apigw(update(name, "--unset", *[f"{kebab(member)}.{key}" for key in keys]))

    assert (result.status, result.stderr) == (OK, "")
    looks = CLEARINGS[name][member].keys == "replace"  # where the rest has to be sent again
    looked = [(reading(name), identifiers(name))] if looks else []
    assert backend.requests == [*looked, *sent_for_keys(name, member, keys)]


@pytest.mark.parametrize(("name", "member"), cases("never"))
def test_what_cannot_be_cleared_is_refused_with_the_reason(apigw, backend, name, member):
    result = apigw(update(name, "--unset", kebab(member)))

    reason = CLEARINGS[name][member].never
    said = f"apigw: --unset: {kebab(member)} cannot be cleared: {reason}.\n"
    assert result == (USAGE, "", said)
    assert backend.requests == []


@pytest.mark.parametrize(("name", "member"), [c for c in CASES if c not in cases("keys")])
def test_a_key_of_what_is_no_map_is_refused(apigw, backend, name, member):
    result = apigw(update(name, "--unset", f"{kebab(member)}.key"))

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith(f"apigw: --unset: {kebab(member)} ")
    assert backend.requests == []


@pytest.mark.parametrize(
    "word", ["description", "Description", "--description"], ids=["kebab", "pascal", "option"]
)
def test_a_member_is_named_as_the_option_or_as_the_service_names_it(apigw, backend, word):
    result = apigw(["update-api", "--api-id", "a1", f"--unset={word}"])

    assert result.status == OK
    assert backend.requests == [("UpdateApi", {"ApiId": "a1", "Description": ""})]


@pytest.mark.parametrize("word", ["version", "api-version"])
def test_version_has_two_names_as_its_option_has_another(apigw, backend, word):
    result = apigw(["api", "update", "a1", f"--unset={word}"])

    assert result.status == OK
    assert backend.requests == [("UpdateApi", {"ApiId": "a1", "Version": ""})]


def test_values_and_unset_members_go_in_one_request(apigw, backend):
    result = apigw(
        "api update a1 --name pets --unset description version --unset ip-address-type"
        " --cors-configuration.max-age 5",
    )

    assert result.status == OK
    read, sent = backend.requests  # a dotted option looks at what it does not change
    assert read == ("GetApi", {"ApiId": "a1"})
    assert sent == (
        "UpdateApi",
        {
            "ApiId": "a1",
            "Name": "pets",
            "Description": "",
            "Version": "",
            "IpAddressType": "ipv4",
            "CorsConfiguration": {"MaxAge": 5},
        },
    )


def test_a_member_that_is_named_twice_is_cleared_once(apigw, backend):
    backend.answers["GetStage"] = {"RouteSettings": HELD}

    result = apigw(
        "stage update a1 prod --unset access-log-settings route-settings.one"
        " --unset access-log-settings route-settings"
    )

    stage = {"ApiId": "a1", "StageName": "prod"}
    assert result.status == OK
    assert backend.requests == [
        ("GetStage", stage),
        ("DeleteAccessLogSettings", stage),
        *[("DeleteRouteSettings", {**stage, "RouteKey": key}) for key in HELD],
        ("GetStage", stage),
    ]


def test_a_map_is_read_once_for_all_its_members(apigw, backend):
    backend.answers["GetIntegration"] = {"RequestTemplates": HELD, "RequestParameters": HELD}

    result = apigw("integration update a1 i1 --unset request-templates request-parameters")

    assert result.status == OK
    assert [name for name, _ in backend.requests] == ["GetIntegration", "UpdateIntegration"]


def test_an_empty_map_needs_no_request_but_the_read(apigw, backend):
    backend.answers["GetStage"] = {"StageName": "prod", "RouteSettings": {}}

    result = apigw("stage update a1 prod --unset route-settings")

    assert (result.status, result.json) == (OK, {"StageName": "prod", "RouteSettings": {}})
    assert {name for name, _ in backend.requests} == {"GetStage"}


# Several requests

SEVERAL = (
    "stage update a1 prod --unset stage-variables.x access-log-settings route-settings.k"
    " --description new"
)
IN_ORDER = [
    ("DeleteAccessLogSettings", STAGE),
    ("DeleteRouteSettings", {**STAGE, "RouteKey": "k"}),
    ("UpdateStage", {**STAGE, "Description": "new", "StageVariables": {"x": ""}}),
]


def test_calls_go_in_the_order_of_the_words_and_the_update_last(apigw, backend):
    backend.answers["UpdateStage"] = {"StageName": "prod"}

    result = apigw(SEVERAL)

    assert (result.status, result.json) == (OK, {"StageName": "prod"})
    assert backend.requests == IN_ORDER


def test_a_dry_run_shows_that_order(apigw_to_stub, stub):
    result = apigw_to_stub(f"{SEVERAL} --dry-run")

    shown = [(entry["operation"], entry["body"]) for entry in result.json]
    assert (result.status, result.stderr, stub.requests) == (OK, "", [])
    assert shown == [
        ("DeleteAccessLogSettings", None),
        ("DeleteRouteSettings", None),
        ("UpdateStage", {"description": "new", "stageVariables": {"x": ""}}),
    ]


def failures():
    """What ends a request, with the status that follows."""
    refusal = ApiError("ConflictException", "In use", operation="?")
    return {"refused": (refusal, REFUSED), "unreachable": (Unreachable("No answer"), FAILED)}


DONE = ["DeleteAccessLogSettings 'prod'", "DeleteRouteSettings 'k'"]


@pytest.mark.parametrize("kind", failures())
@pytest.mark.parametrize("failing", range(3))
def test_the_first_failure_stops_it_and_says_what_was_done(apigw, backend, failing, kind):
    failure, status = failures()[kind]
    backend.answers[IN_ORDER[failing][0]] = failure

    result = apigw(SEVERAL)

    said = [f"Done before it: {', '.join(DONE[:failing])}."] if failing else []
    assert (result.status, result.stdout) == (status, "")
    assert result.stderr.splitlines()[1:] == said
    assert backend.requests == IN_ORDER[: failing + 1]


def test_what_was_done_is_the_hint_of_an_error_that_is_data(apigw, backend):
    backend.answers["UpdateStage"] = failures()["refused"][0]

    result = apigw(f"{SEVERAL} --error-format json")

    assert json.loads(result.stderr)["hint"] == f"Done before it: {', '.join(DONE)}."


def test_a_read_that_fails_leaves_all_as_it_was(apigw, backend):
    backend.answers["GetStage"] = ApiError("NotFoundException", "No stage", operation="GetStage")

    result = apigw("stage update a1 prod --unset access-log-settings route-settings")

    assert (result.status, result.stdout) == (REFUSED, "")
    assert "Done before" not in result.stderr
    assert backend.requests == [("GetStage", STAGE)]


# Bad input


def refused(apigw, backend, words):
    """The lines of a usage error that sent nothing."""
    result = apigw(words)
    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--description", "x", "--unset", "description"], "--description"),
        (["--description", "", "--unset", "description"], "--description"),
        (["--api-version", "1", "--unset", "version"], "--api-version"),
        (["--no-disable-schema-validation", "--unset", "disable-schema-validation"], "--disable"),
        (["--cors-configuration", "{}", "--unset", "cors-configuration"], "--cors-configuration"),
        (["--cors-configuration.max-age", "1", "--unset", "cors-configuration"], "--cors"),
        (["--cli-input-json", '{"Version": "1"}', "--unset", "version"], "--api-version"),
        (["--cli-input-yaml", "Description: x", "--unset", "description"], "--description"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_value_beside_unset_is_refused(apigw, backend, words, said):
    line, *_ = refused(apigw, backend, ["api", "update", "a1", *words])

    assert line.startswith(f"apigw: {said}")
    assert line.endswith(" is given and unset at once.")


@pytest.mark.parametrize("word", ["stage-variables", "stage-variables.a"])
@pytest.mark.parametrize(
    "value", [["--stage-variables", "a=1"], ["--cli-input-json", '{"StageVariables": {"a": "1"}}']]
)
def test_a_value_beside_an_unset_key_is_refused(apigw, backend, word, value):
    lines = refused(apigw, backend, ["stage", "update", "a1", "prod", *value, "--unset", word])

    assert lines == [f"apigw: --{word} is given and unset at once."]


def test_a_value_beside_another_unset_key_is_merged(apigw, backend):
    result = apigw("stage update a1 prod --stage-variables a=1 --unset stage-variables.b")

    assert result.status == OK
    assert backend.requests == [("UpdateStage", {**STAGE, "StageVariables": {"a": "1", "b": ""}})]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("descripton", "--unset: no member 'descripton'. Did you mean description?"),
        ("api-id", "--unset: no member 'api-id'."),
        ("protocol-type", "--unset: no member 'protocol-type'."),
        ("", "--unset: no member ''."),
        (".x", "--unset: no member ''."),
        ("tags", "--unset: no member 'tags'."),
    ],
)
def test_an_unknown_member_is_refused_with_those_that_there_are(apigw, backend, word, said):
    line, hint = refused(apigw, backend, ["api", "update", "a1", f"--unset={word}"])

    assert line.startswith(f"apigw: {said}")
    assert hint.startswith("Members: api-key-selection-expression, cors-configuration, ")


@pytest.mark.parametrize("words", [["--unset"], ["--unset", "--name", "pets"], ["--unset", "--"]])
def test_unset_without_a_word_is_refused(apigw, backend, words):
    line, hint = refused(apigw, backend, ["api", "update", "a1", *words])

    assert line == "apigw: --unset needs the name of a member."
    assert hint.startswith("Members: ")


@pytest.mark.parametrize("name", ["stage-variables", "route-settings"])
def test_an_empty_key_does_not_clear_the_whole_map(apigw, backend, name):
    """As ``--unset "stage-variables.$KEY"`` has it, where KEY is not set."""
    lines = refused(apigw, backend, ["stage", "update", "a1", "prod", "--unset", f"{name}."])

    assert lines == [f"apigw: --unset: '{name}.' names no key.", "Is a variable empty?"]


@pytest.mark.parametrize("key", [".", ".."])
def test_a_key_that_would_lead_the_uri_elsewhere_is_refused(apigw, backend, key):
    """DELETE …/stages/prod/routesettings/.. deletes the stage."""
    words = ["stage", "update", "a1", "prod", "--unset", f"route-settings.{key}"]

    lines = refused(apigw, backend, words)

    assert lines == ["apigw: --unset: route-settings has no key '.' or '..'."]


def test_a_key_from_the_service_that_would_lead_the_uri_elsewhere_is_refused(apigw, backend):
    backend.answers["GetStage"] = {"RouteSettings": {"..": {}}}

    result = apigw("stage update a1 prod --unset access-log-settings route-settings")

    assert result.status == USAGE
    assert backend.requests == [("GetStage", STAGE)]


@pytest.mark.parametrize("name", [name for name in PLACES if name not in CLEARINGS])
def test_only_updates_take_unset(apigw, backend, name):
    words = [*aws_words(name, sample_params(name, REQUIRED)), "--unset=description"]

    line, _ = refused(apigw, backend, words)

    assert line.startswith("apigw: No such option '--unset'.")

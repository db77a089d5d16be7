"""Dotted options: one member of a structure, on create and on update."""

import json

import pytest

from apigw_cli import catalogue
from tests.values.lines import line, needs_no_more, refused, sent

# What the service has before an update.
CORS = {
    "AllowOrigins": ["https://example.com"],
    "AllowMethods": ["GET"],
    "AllowCredentials": True,
    "MaxAge": 60,
}
CUSTOM_COLORS = {
    **{"AccentColor": "#1", "BackgroundColor": "#2", "ErrorValidationColor": "#3"},
    **{"HeaderColor": "#4", "NavigationColor": "#5", "TextColor": "#6"},
}
CONTENT = {
    "DisplayName": "Pets",
    "Description": "All",
    "Theme": {"CustomColors": CUSTOM_COLORS, "LogoLastUploaded": "2026-01-01T00:00:00Z"},
}


@pytest.mark.parametrize(
    ("operation", "member", "words", "value"),
    [
        (
            "CreateApi",
            "CorsConfiguration",
            ["--cors-configuration.max-age", "300"],
            {"MaxAge": 300},
        ),
        (
            "CreateApi",
            "CorsConfiguration",
            ["--cors-configuration.max-age=-1", "--cors-configuration.allow-credentials", "false"],
            {"MaxAge": -1, "AllowCredentials": False},
        ),
        (
            "CreateApi",
            "CorsConfiguration",
            ["--cors-configuration.MaxAge", "-1"],
            {"MaxAge": -1},
        ),
        (
            "CreateApi",
            "CorsConfiguration",
            ["--cors-configuration.allow-origins", "https://a.example", "https://b.example"],
            {"AllowOrigins": ["https://a.example", "https://b.example"]},
        ),
        (
            "CreateApi",
            "CorsConfiguration",
            ["--cors-configuration.allow-origins", '["*"]', "--cors-configuration.allow-headers"],
            {"AllowOrigins": ["*"], "AllowHeaders": []},
        ),
        (
            "CreateStage",
            "DefaultRouteSettings",
            [
                "--default-route-settings.throttling-rate-limit",
                "0.5",
                "--default-route-settings.logging-level",
                "OFF",
            ],
            {"ThrottlingRateLimit": 0.5, "LoggingLevel": "OFF"},
        ),
        (
            "CreateStage",
            "AccessLogSettings",
            ["--access-log-settings.format", "$context.requestId, {a=b}"],
            {"Format": "$context.requestId, {a=b}"},
        ),
        (
            "CreatePortal",
            "PortalContent",
            [
                "--portal-content.display-name",
                "Pets",
                "--portal-content.theme.custom-colors.accent-color",
                "#0055aa",
                "--portal-content.theme.custom-colors.text-color",
                "#222222",
            ],
            {
                "DisplayName": "Pets",
                "Theme": {"CustomColors": {"AccentColor": "#0055aa", "TextColor": "#222222"}},
            },
        ),
        (
            "CreatePortal",
            "PortalContent",
            ["--portal-content.theme.custom-colors", "AccentColor=#1,TextColor=#2"],
            {"Theme": {"CustomColors": {"AccentColor": "#1", "TextColor": "#2"}}},
        ),
        (
            "CreateProductRestEndpointPage",
            "RestEndpointIdentifier",
            [
                "--rest-endpoint-identifier.identifier-parts.path",
                "/pets/{id}",
                "--rest-endpoint-identifier.identifier-parts.method",
                "GET",
            ],
            {"IdentifierParts": {"Path": "/pets/{id}", "Method": "GET"}},
        ),
    ],
)
def test_a_dotted_option_says_one_member_of_a_structure(operation, member, words, value):
    rest = json.dumps(needs_no_more(catalogue.operation(operation), member))
    words = [catalogue.kebab(operation), "--cli-input-json", rest, *words, "--no-validate"]

    assert sent(words)[member] == value


def test_a_dotted_option_wins_over_the_undotted_one_wherever_each_stands(apigw, backend):
    whole = "--cors-configuration AllowOrigins=*,MaxAge=1"
    one = "--cors-configuration.max-age 2"

    for words in (f"{whole} {one}", f"{one} {whole}"):
        apigw(f"api create --name x --protocol-type HTTP {words}")

    expected = {"AllowOrigins": ["*"], "MaxAge": 2}
    assert [params["CorsConfiguration"] for _, params in backend.requests] == [expected] * 2


def test_dotted_beside_undotted_of_an_update_reads_nothing(apigw, backend):
    apigw("api update a1 --cors-configuration AllowOrigins=* --cors-configuration.max-age 2")

    params = {"ApiId": "a1", "CorsConfiguration": {"AllowOrigins": ["*"], "MaxAge": 2}}
    assert backend.requests == [("UpdateApi", params)]


def test_a_dotted_option_changes_one_member_of_a_whole_input(apigw, backend):
    text = '{"ApiId": "a1", "CorsConfiguration": {"AllowOrigins": ["*"], "MaxAge": 1}}'

    apigw(["update-api", "--cli-input-json", text, "--cors-configuration.max-age", "2"])

    params = {"ApiId": "a1", "CorsConfiguration": {"AllowOrigins": ["*"], "MaxAge": 2}}
    assert backend.requests == [("UpdateApi", params)]


@pytest.mark.parametrize(
    ("words", "known", "requests"),
    [
        (
            "api update a1 --cors-configuration.max-age 300",
            {"GetApi": {"ApiId": "a1", "Name": "pets", "CorsConfiguration": CORS}},
            [
                ("GetApi", {"ApiId": "a1"}),
                ("UpdateApi", {"ApiId": "a1", "CorsConfiguration": {**CORS, "MaxAge": 300}}),
            ],
        ),
        (
            "api update a1 --cors-configuration.allow-credentials false --name dogs",
            {"GetApi": {"ApiId": "a1", "Name": "pets", "CorsConfiguration": CORS}},
            [
                ("GetApi", {"ApiId": "a1"}),
                (
                    "UpdateApi",
                    {
                        "ApiId": "a1",
                        "CorsConfiguration": {**CORS, "AllowCredentials": False},
                        "Name": "dogs",
                    },
                ),
            ],
        ),
        (
            "api update a1 --cors-configuration.max-age 300",
            {"GetApi": {"ApiId": "a1", "Name": "pets"}},  # it has none yet
            [
                ("GetApi", {"ApiId": "a1"}),
                ("UpdateApi", {"ApiId": "a1", "CorsConfiguration": {"MaxAge": 300}}),
            ],
        ),
        (
            "portal update p1 --portal-content.theme.custom-colors.accent-color '#9'",
            {"GetPortal": {"PortalId": "p1", "PortalContent": CONTENT}},
            [
                ("GetPortal", {"PortalId": "p1"}),
                (
                    "UpdatePortal",
                    {
                        "PortalId": "p1",
                        "PortalContent": {
                            "DisplayName": "Pets",
                            "Description": "All",
                            # without LogoLastUploaded, which only the service sets
                            "Theme": {"CustomColors": {**CUSTOM_COLORS, "AccentColor": "#9"}},
                        },
                    },
                ),
            ],
        ),
        (
            "stage update a1 s --access-log-settings.format x",
            {"GetStage": {"AccessLogSettings": {"DestinationArn": "arn:a", "Format": "y"}}},
            [
                ("GetStage", {"ApiId": "a1", "StageName": "s"}),
                (
                    "UpdateStage",
                    {
                        "ApiId": "a1",
                        "StageName": "s",
                        "AccessLogSettings": {"DestinationArn": "arn:a", "Format": "x"},
                    },
                ),
            ],
        ),
        (
            "product-page update p1 g1 --display-content.title New",
            {"GetProductPage": {"DisplayContent": {"Title": "Old", "Body": "# Pets"}}},
            [
                ("GetProductPage", {"PortalProductId": "p1", "ProductPageId": "g1"}),
                (
                    "UpdateProductPage",
                    {
                        "PortalProductId": "p1",
                        "ProductPageId": "g1",
                        "DisplayContent": {"Title": "New", "Body": "# Pets"},
                    },
                ),
            ],
        ),
        (
            "portal-product update p1 --display-order.overview-page-arn arn:of:an:overview:b",
            {"GetPortalProduct": {"DisplayOrder": {"Contents": [], "OverviewPageArn": "arn:a"}}},
            [
                ("GetPortalProduct", {"PortalProductId": "p1"}),
                (
                    "UpdatePortalProduct",
                    {
                        "PortalProductId": "p1",
                        "DisplayOrder": {"Contents": [], "OverviewPageArn": "arn:of:an:overview:b"},
                    },
                ),
            ],
        ),
    ],
    ids=["cors", "cors-and-name", "no-cors-yet", "portal-content", "log", "page", "order"],
)
def test_an_update_of_what_is_replaced_whole_reads_changes_one_member_and_sends_all(
    apigw, backend, words, known, requests
):
    backend.answers |= known

    result = apigw(words)

    assert (result.status, backend.requests) == (0, requests)


@pytest.mark.parametrize(
    ("words", "operation", "params"),
    [
        (
            "stage update a1 s --default-route-settings.throttling-burst-limit 5",
            "UpdateStage",
            {"ApiId": "a1", "StageName": "s", "DefaultRouteSettings": {"ThrottlingBurstLimit": 5}},
        ),
        (
            "authorizer update a1 z1 --jwt-configuration.audience c",
            "UpdateAuthorizer",
            {"ApiId": "a1", "AuthorizerId": "z1", "JwtConfiguration": {"Audience": ["c"]}},
        ),
        (
            "domain-name update d.example --mutual-tls-authentication.truststore-version 2",
            "UpdateDomainName",
            {"DomainName": "d.example", "MutualTlsAuthentication": {"TruststoreVersion": "2"}},
        ),
    ],
)
def test_an_update_of_what_the_service_merges_sends_the_one_member(
    apigw, backend, words, operation, params
):
    apigw(words)

    assert backend.requests == [(operation, params)]


def test_each_structure_that_an_update_merges_is_in_the_table_above():
    merged = {
        (operation.name, member.name)
        for operation in catalogue.operations()
        for member in operation.inputs
        if member.shape.kind == "structure" and member.name in operation.merges
    }

    assert merged == {
        ("UpdateStage", "DefaultRouteSettings"),
        ("UpdateAuthorizer", "JwtConfiguration"),
        ("UpdateDomainName", "MutualTlsAuthentication"),
    }


OWN_DOMAIN = {"CertificateArn": "arn:aws:acm:c", "DomainName": "pets.example.com"}
ANSWERED = {"PortalDefaultDomainName": "x.execute-api", "PortalDomainHostedZoneId": "Z1"}


@pytest.mark.parametrize(
    ("words", "answered", "value"),
    [
        (
            ["--endpoint-configuration.acm-managed.domain-name", "new.example.com"],
            {**OWN_DOMAIN, **ANSWERED},
            {"AcmManaged": {**OWN_DOMAIN, "DomainName": "new.example.com"}},
        ),
        (
            [
                *("--endpoint-configuration.acm-managed.domain-name", "new.example.com"),
                *("--endpoint-configuration.acm-managed.certificate-arn", "arn:aws:acm:c"),
            ],
            ANSWERED,
            {"AcmManaged": {**OWN_DOMAIN, "DomainName": "new.example.com"}},
        ),
        (
            ["--endpoint-configuration.none"],
            {**OWN_DOMAIN, **ANSWERED},
            {"None": {}},
        ),
    ],
    ids=["own-domain", "from-none", "to-none"],
)
def test_a_portals_endpoint_is_mapped_back_from_the_form_that_the_service_answers(
    apigw, backend, words, answered, value
):
    backend.answers["GetPortal"] = {"EndpointConfiguration": answered}

    result = apigw(["portal", "update", "p1", *words])

    assert (result.status, backend.requests) == (
        0,
        [
            ("GetPortal", {"PortalId": "p1"}),
            ("UpdatePortal", {"PortalId": "p1", "EndpointConfiguration": value}),
        ],
    )


def test_one_member_of_what_the_service_does_not_show_is_refused_with_the_reason(apigw, backend):
    result = apigw("product-rest-endpoint-page update p1 g1 --display-content.overrides.body x")

    assert (result.status, backend.requests) == (252, [])
    assert result.stderr == (
        "apigw: --display-content: the service does not show what was set, so one member of it"
        " cannot be changed alone.\nGive --display-content whole.\n"
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (
            "--authorization None={} --authorization.cognito-config.app-client-id x",
            {"CognitoConfig": {"AppClientId": "x"}},
        ),
        ("--authorization CognitoConfig={AppClientId=x} --authorization.none", {"None": {}}),
    ],
)
def test_a_dotted_option_of_a_union_drops_the_other_branch(apigw, backend, words, value):
    apigw(f"portal update p1 {words} --no-validate")

    assert backend.requests == [("UpdatePortal", {"PortalId": "p1", "Authorization": value})]


@pytest.mark.parametrize(
    ("operation", "words", "told"),
    [
        (
            "CreateApi",
            ["--cors-configuration.maxage", "1"],
            "--cors-configuration.maxage: no member 'maxage'. Did you mean max-age?\n"
            "Members: allow-credentials, allow-headers, allow-methods, allow-origins,"
            " expose-headers, max-age",
        ),
        (
            "CreateApi",
            ["--cors-configuration.allow-origins.0", "x"],
            "--cors-configuration.allow-origins.0 reaches into a list.\n"
            "Give the whole value instead.",
        ),
        (
            "CreateApi",
            ["--cors-configuration.max-age.seconds", "x"],
            "--cors-configuration.max-age.seconds reaches into no structure.\n"
            "Give the whole value instead.",
        ),
        (
            "CreateApi",
            ["--cors-configuration.allow-credentials", "yes"],
            "--cors-configuration.allow-credentials: 'yes' is neither true nor false.",
        ),
        (
            "CreateApi",
            ["--cors-configuration.max-age", "soon"],
            "--cors-configuration.max-age: 'soon' is not a whole number.",
        ),
        (
            "CreateApi",
            ["--cors-configuration.max-age"],
            "--cors-configuration.max-age needs a value.",
        ),
        (
            "CreateApi",
            ["--cors-configuration.max-age", "--name", "x"],
            "--cors-configuration.max-age needs a value, and --name is an option.\n"
            "If --name is the value, write --cors-configuration.max-age=--name",
        ),
        (
            "CreateStage",
            ["--default-route-settings.logging-level", "DEBUG"],
            "--default-route-settings.logging-level: 'DEBUG' is none of ERROR, INFO, OFF.",
        ),
        (
            "CreatePortal",
            ["--portal-content.theme.logo-last-uploaded", "x"],
            "--portal-content.theme.logo-last-uploaded: no member 'logo-last-uploaded'.\n"
            "Members: custom-colors",
        ),
    ],
)
def test_a_dotted_option_that_reaches_nothing_is_refused_by_its_name(operation, words, told):
    assert refused(line(operation, *words)) == f"apigw: {told}\n"


@pytest.mark.parametrize(
    ("operation", "option"),
    [
        ("CreateApi", "--tags.team"),
        ("CreateStage", "--route-settings.GET /pets"),
        ("CreateVpcLink", "--subnet-ids.0"),
        ("CreateApi", "--name.first"),
    ],
)
def test_a_dotted_option_into_a_map_a_list_or_a_text_is_refused(operation, option):
    first = refused(line(operation, option, "x")).splitlines()[0]

    structure, _, _ = option.partition(".")
    assert first.startswith(f"apigw: No such option '{option}'")
    assert f"'{structure}'" in first


def test_a_dotted_option_keeps_what_no_validate_lets_through(apigw, backend):
    text = '{"ApiId": "a1", "Novel": {"A": 1}}'

    before = ["update-api", "--no-validate", "--cli-input-json", text]
    apigw([*before, "--cors-configuration", "MaxAge=1", "--cors-configuration.max-age", "2"])

    params = {
        "ApiId": "a1",
        "Novel": {"A": 1},
        "CorsConfiguration": {"MaxAge": 2},
    }
    assert backend.requests == [("UpdateApi", params)]

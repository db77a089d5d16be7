"""@name in place of every identifier that the service generates, in paths and references."""

import json

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue import PLACES
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import OK, REFUSED, USAGE, ApiError
from tests.conftest import succeeded
from tests.contract.samples import OPERATIONS, REQUIRED, aws_words, operation, sample_params

# The members that the service generates, and the group whose entries they belong to.  By hand: the
# identifiers of other services are named like them.
GENERATED = {
    "ApiId": "api",
    "ApiMappingId": "api-mapping",
    "AuthorizerId": "authorizer",
    "ConnectionId": "vpc-link",
    "DeploymentId": "deployment",
    "IntegrationId": "integration",
    "IntegrationResponseId": "integration-response",
    "ModelId": "model",
    "PortalId": "portal",
    "PortalProductId": "portal-product",
    "ProductPageId": "product-page",
    "ProductRestEndpointPageId": "product-rest-endpoint-page",
    "RouteId": "route",
    "RouteResponseId": "route-response",
    "RoutingRuleId": "routing-rule",
    "VpcLinkId": "vpc-link",
}
OF_OTHERS = {"ClientCertificateId", "DomainNameId", "ResourceOwnerAccountId"}
USES = [
    (name, member)
    for name in OPERATIONS
    for member in (operation(name).input_shape.members if operation(name).input_shape else ())
    if member in GENERATED
]
NAME = "a name: 'with' $odd/characters"


@pytest.fixture
def backend(backend):
    backend.answers["ExportApi"] = {"body": b"{}"}
    return backend


def listing(group):
    return GROUPS[group].commands["list"]


def entry(group, id, name):
    """An entry of a group's list with an identifier and a name."""
    resource = catalogue.resource(GROUPS[group].noun)
    named: object = name
    for part in reversed((resource.named_by or resource.id).split(".")):
        named = {part: named}
    assert isinstance(named, dict)
    return {resource.id: id, **named} if resource.named_by else {resource.id: name}


def lists(group, *entries):
    return {catalogue.operation(listing(group)).items: list(entries)}


def test_every_identifier_of_an_input_is_known_here():
    found = {
        member
        for name in OPERATIONS
        if operation(name).input_shape
        for member in operation(name).input_shape.members
        if member.endswith("Id")
    }

    assert found == set(GENERATED) | OF_OTHERS


@pytest.mark.parametrize(("name", "member"), USES)
def test_a_name_stands_for_every_generated_identifier(apigw, backend, name, member):
    group, params = GENERATED[member], sample_params(name, REQUIRED)
    ours = [entry(group, "found1", NAME), entry(group, "other1", "other")]
    theirs = backend.answers.get(name, {})
    same = listing(group) == name
    backend.answers[listing(group)] = [lists(group, *ours), theirs] if same else lists(group, *ours)

    result = apigw(aws_words(name, params | {member: f"@{NAME}"}))

    assert (result.status, result.stderr) == (OK, "")
    looked, sent = backend.requests
    above = [one.name for one in catalogue.operation(listing(group)).path_members]
    assert looked == (listing(group), {one: params[one] for one in above})
    assert sent == (name, params | {member: "found1"})


@pytest.mark.parametrize(("name", "member"), USES)
def test_two_at_signs_are_one_and_nothing_is_looked_up(apigw, backend, name, member):
    params = sample_params(name, REQUIRED)

    result = apigw(aws_words(name, params | {member: "@@x"}))

    assert result.status == OK
    assert backend.requests == [(name, params | {member: "@x"})]


LITERAL = [
    (name, member)
    for name in OPERATIONS
    for member, shape in (
        operation(name).input_shape.members.items() if operation(name).input_shape else ()
    )
    if member not in GENERATED and shape.type_name == "string" and not getattr(shape, "enum", None)
    if member not in ("ResourceArn",)
]


@pytest.mark.parametrize(("name", "member"), LITERAL)
def test_in_any_other_text_an_at_sign_is_itself(apigw, backend, name, member):
    params = sample_params(name, REQUIRED) | {member: "@x"}
    words = [*aws_words(name, params), "--no-paginate"]

    result = apigw(words if catalogue.operation(name).paged else words[:-1])

    assert result.status == OK
    assert backend.requests == [(name, params)]


# Nested, and several at once


def test_each_name_narrows_the_next_by_one_list_call(apigw, backend):
    backend.answers |= {
        "GetApis": lists("api", entry("api", "a1", "chat")),
        "GetRoutes": lists("route", entry("route", "r1", "$connect"), entry("route", "r2", "x")),
        "GetRouteResponses": lists("route-response", entry("route-response", "rr1", "$default")),
    }

    result = apigw("route-response get @chat @$connect @$default")

    assert result.status == OK
    assert backend.requests == [
        ("GetApis", {}),
        ("GetRoutes", {"ApiId": "a1"}),
        ("GetRouteResponses", {"ApiId": "a1", "RouteId": "r1"}),
        ("GetRouteResponse", {"ApiId": "a1", "RouteId": "r1", "RouteResponseId": "rr1"}),
    ]


def test_a_route_is_made_of_names_alone(apigw, backend):
    backend.answers |= {
        "GetApis": lists("api", entry("api", "a1", "pets")),
        "GetAuthorizers": lists("authorizer", entry("authorizer", "au1", "jwt")),
        "GetIntegrations": lists("integration", entry("integration", "i1", "backend")),
    }

    result = apigw(
        "route create @pets --route-key 'GET /' --authorizer-id @jwt --target integrations/@backend"
    )

    assert result.status == OK
    assert {name: params for name, params in backend.requests} == {
        "GetApis": {},
        "GetAuthorizers": {"ApiId": "a1"},
        "GetIntegrations": {"ApiId": "a1"},
        "CreateRoute": {
            "ApiId": "a1",
            "RouteKey": "GET /",
            "AuthorizerId": "au1",
            "Target": "integrations/i1",
        },
    }


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("update-route --api-id a --route-id r --target integrations/@@x", "integrations/@x"),
        ("update-api --api-id a --target @x", "@x"),
        ("update-api --api-id a --target https://a.example/@x", "https://a.example/@x"),
    ],
)
def test_a_target_that_is_no_name_is_left_alone(apigw, backend, line, target):
    succeeded(apigw(line))

    ((_, params),) = backend.requests
    assert params["Target"] == target


@pytest.mark.parametrize(
    "how",
    [
        {"words": "api get @pets"},
        {"words": "get-api --api-id @pets"},
        {"words": "api get --api-id=@pets"},
        {"words": """api get --cli-input-json '{"ApiId": "@pets"}'"""},
        {"words": "api get -", "stdin": "@pets\n"},
        {"words": "api get", "environ": {"APIGW_API_ID": "@pets"}},
    ],
    ids=lambda how: how["words"],
)
def test_a_name_may_come_from_wherever_an_identifier_may(apigw, backend, how):
    backend.answers["GetApis"] = lists("api", entry("api", "a1", "pets"))

    result = apigw(how.pop("words"), **how)

    assert result.status == OK
    assert backend.requests == [("GetApis", {}), ("GetApi", {"ApiId": "a1"})]


def test_all_pages_of_the_list_are_looked_through(apigw, backend):
    backend.answers["GetApis"] = [
        {"Items": [entry("api", "a1", "pets")], "NextToken": "t"},
        {"Items": [entry("api", "a2", "cats")]},
    ]

    result = apigw("api get @cats")

    assert result.status == OK
    assert backend.requests[1:] == [("GetApis", {"NextToken": "t"}), ("GetApi", {"ApiId": "a2"})]


def test_the_paging_of_the_command_is_not_that_of_the_look_up(apigw, backend):
    backend.answers["GetApis"] = lists("api", entry("api", "a1", "pets"))

    succeeded(apigw("route list @pets --max-results 3 --next-token t"))
    succeeded(apigw("route list @pets --page-size 3 --max-items 1"))

    assert [params for name, params in backend.requests if name == "GetApis"] == [{}, {}]


def test_what_another_account_shares_is_looked_up_there(apigw, backend):
    backend.answers["ListProductPages"] = lists(
        "product-page", entry("product-page", "page1", "Start")
    )

    succeeded(apigw("product-page get prod1 @Start --resource-owner-account-id 210987654321"))

    owner = {"PortalProductId": "prod1", "ResourceOwnerAccountId": "210987654321"}
    assert backend.requests == [
        ("ListProductPages", owner),
        ("GetProductPage", {**owner, "ProductPageId": "page1"}),
    ]


def test_a_rule_of_a_private_domain_is_looked_up_there(apigw, backend):
    backend.answers["ListRoutingRules"] = lists(
        "routing-rule", entry("routing-rule", "r1", 10), entry("routing-rule", "r2", 1)
    )

    succeeded(apigw("routing-rule get d.example.com @10 --domain-name-id x"))

    domain = {"DomainName": "d.example.com", "DomainNameId": "x"}
    assert backend.requests == [
        ("ListRoutingRules", domain),
        ("GetRoutingRule", {**domain, "RoutingRuleId": "r1"}),
    ]


# None, several, vanished

APIS = [entry("api", "a1", "pets"), entry("api", "a2", "cats"), entry("api", "a3", "cats")]


def test_a_name_that_nothing_has_is_refused_with_what_there_is(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS, {"ApiId": "a4"})

    result = apigw("api delete @dogs")

    assert result == (
        USAGE,
        "",
        "apigw: --api-id: no api is named 'dogs'.\n"
        "There are:\na1  @pets\na2  @cats\na3  @cats\na4\n",
    )
    assert backend.requests == [("GetApis", {})]


def test_a_name_that_several_have_is_refused_with_those(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS)

    result = apigw("api delete @cats")

    assert result == (
        USAGE,
        "",
        "apigw: --api-id: 2 of api are named 'cats'.\nThere are:\na2  @cats\na3  @cats\n",
    )
    assert backend.requests == [("GetApis", {})]


def test_where_there_is_nothing_that_is_said(apigw, backend):
    backend.answers["GetApis"] = {"Items": []}

    result = apigw("api get @pets")

    assert result.stderr == "apigw: --api-id: no api is named 'pets'.\nThere is none at all.\n"


def test_no_more_than_twenty_candidates_are_listed(apigw, backend):
    backend.answers["GetApis"] = lists("api", *(entry("api", f"a{n}", f"n{n}") for n in range(25)))

    lines = apigw("api get @pets").stderr.splitlines()

    assert (len(lines), lines[-1]) == (2 + 20 + 1, "… and 5 more")


def test_a_prefix_another_case_and_an_identifier_are_no_names(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS)

    statuses = [apigw(["api", "get", f"@{text}"]).status for text in ("pet", "Pets", "a1", "pets ")]

    assert statuses == [USAGE] * 4


@pytest.mark.parametrize("word", ["@", "@ "])
def test_an_empty_name_is_not_the_one_without_a_name(apigw, backend, word):
    """As ``"@$NAME"`` has it, where NAME is not set; the root mapping of a domain has no key."""
    backend.answers["GetApiMappings"] = {"Items": [{"ApiMappingId": "m1", "ApiId": "a1"}]}

    result = apigw(["api-mapping", "delete", "d.example.com", word])

    assert (result.status, result.stdout) == (USAGE, "")
    assert [name for name, _ in backend.requests if "Delete" in name] == []


def test_control_characters_of_names_do_not_reach_the_terminal(apigw, backend):
    backend.answers["GetApis"] = lists("api", entry("api", "a1", "\x1b[31mred\n"))

    assert "\x1b" not in apigw("api get @pets").stderr


def test_the_candidates_are_the_hint_of_an_error_that_is_data(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS)

    told = json.loads(apigw("api delete @cats --error-format json").stderr)

    assert (told["code"], told["operation"], told["exitStatus"]) == ("Usage", "DeleteApi", USAGE)
    assert told["hint"] == "There are:\na2  @cats\na3  @cats"


def test_what_vanishes_before_its_use_is_not_found(apigw, backend):
    backend.answers |= {
        "GetApis": lists("api", *APIS),
        "DeleteApi": ApiError("NotFoundException", "No API a1", operation="DeleteApi"),
    }

    result = apigw("api delete @pets")

    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.startswith("An error occurred (NotFoundException) when calling the Del")


def test_what_it_lies_in_may_vanish_too(apigw, backend):
    missing = ApiError("NotFoundException", "No API a1", operation="GetRoutes")
    backend.answers |= {"GetApis": lists("api", *APIS), "GetRoutes": missing}

    result = apigw("route delete @pets @$default")

    assert result.status == REFUSED
    assert "when calling the GetRoutes operation: No API a1" in result.stderr


@pytest.mark.parametrize("line", ["api delete @dogs", "api get @dogs", "delete-api --api-id @dogs"])
def test_what_has_the_name_no_more_is_no_error_to_who_says_so(apigw, backend, line):
    backend.answers["GetApis"] = lists("api", *APIS)

    result = apigw(f"{line} --ignore-not-found")

    assert result == (OK, "", "")
    assert backend.requests == [("GetApis", {})]


def test_who_ignores_what_is_not_there_still_hears_of_several(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS)

    assert apigw("api delete @cats --ignore-not-found").status == USAGE


def test_the_question_before_a_delete_says_the_name(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS)

    result = apigw("api delete @pets", terminal=True, stdin="n\n")

    assert "@pets" in result.stderr.partition("[y/N]")[0]
    assert backend.requests == []


# On the local plane


@pytest.fixture
def local(apigw_local):
    def run(line, **options):
        result = succeeded(apigw_local(line, **options))
        return result.json if result.stdout else None

    return run


COLORS = ",".join(
    f"{part}Color=#000000"
    for part in ("Accent", "Background", "ErrorValidation", "Header", "Navigation", "Text")
)
CREATES = [
    "api create --name chat --protocol-type WEBSOCKET"
    " --route-selection-expression $request.body.action",
    "api create --name pets --protocol-type HTTP",
    "stage create @pets --stage-name prod",
    "authorizer create @chat --name auth --authorizer-type REQUEST"
    " --authorizer-uri arn:aws:apigateway:us-east-1:lambda:path/f/invocations"
    " --identity-source route.request.header.a",
    "integration create @chat --integration-type MOCK --description mock",
    "integration-response create @chat @mock --integration-response-key $default",
    "model create @chat --name pet --schema {}",
    "route create @chat --route-key $connect --target integrations/@mock"
    " --authorization-type CUSTOM --authorizer-id @auth",
    "route-response create @chat @$connect --route-response-key $default",
    "deployment create @chat --description first",
    "vpc-link create --name link --subnet-ids s1",
    "domain-name create --domain-name d.example.com --domain-name-configurations"
    " CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/c",
    "api-mapping create d.example.com --api-id @pets --stage prod --api-mapping-key v1",
    "routing-rule create d.example.com --priority 10 --conditions []"
    " --actions InvokeApi={ApiId=r1,Stage=prod}",
    "portal-product create --display-name product",
    "portal create --authorization None={} --endpoint-configuration None={}"
    f" --portal-content DisplayName=portal,Theme={{CustomColors={{{COLORS}}}}}"
    " --included-portal-product-arns @portal-product:product",
    "product-page create @product --display-content Title=Start,Body=b",
    "product-rest-endpoint-page create @product --display-content Overrides={OperationName=list}"
    " --rest-endpoint-identifier"
    " IdentifierParts={Method=GET,Path=/pets,RestApiId=r1,Stage=prod}",
]
GETS = {
    "api get @chat": "ApiId",
    "authorizer get @chat @auth": "AuthorizerId",
    "integration get @chat @mock": "IntegrationId",
    "integration-response get @chat @mock @$default": "IntegrationResponseId",
    "model get @chat @pet": "ModelId",
    "model-template get @chat @pet": "Value",
    "route get @chat @$connect": "RouteId",
    "route-response get @chat @$connect @$default": "RouteResponseId",
    "deployment get @chat @first": "DeploymentId",
    "vpc-link get @link": "VpcLinkId",
    "api-mapping get d.example.com @v1": "ApiMappingId",
    "routing-rule get d.example.com @10": "RoutingRuleId",
    "portal-product get @product": "PortalProductId",
    "portal get @portal": "PortalId",
    "product-page get @product @Start": "ProductPageId",
    "product-rest-endpoint-page get @product @list": "ProductRestEndpointPageId",
}


def test_everything_is_made_and_read_by_names_alone(local):
    made = {line: local(line) for line in CREATES}

    read = {line: local(line)[member] for line, member in GETS.items()}

    route = next(answer for line, answer in made.items() if line.startswith("route create"))
    assert route["Target"] == f"integrations/{read['integration get @chat @mock']}"
    assert route["AuthorizerId"] == read["authorizer get @chat @auth"]
    ids = {value for answer in made.values() for value in answer.values() if isinstance(value, str)}
    assert {id for line, id in read.items() if line.split()[0] != "model-template"} <= ids


# ARNs

TAGGED = {
    "@api:pets": ("GetApis", lists("api", entry("api", "a1", "pets")), "::/apis/a1"),
    "@stage:pets/prod": (
        "GetApis",
        lists("api", entry("api", "a1", "pets")),
        "::/apis/a1/stages/prod",
    ),
    "@stage:a/b:c/$default": (
        "GetApis",
        lists("api", entry("api", "a1", "a/b:c")),
        "::/apis/a1/stages/$default",
    ),
    "@vpc-link:my link": (
        "GetVpcLinks",
        lists("vpc-link", entry("vpc-link", "v1", "my link")),
        "::/vpclinks/v1",
    ),
}
REGIONS = {
    "us-east-1": "aws",
    "eusc-de-east-1": "aws-eusc",
    "cn-north-1": "aws-cn",
    "us-gov-west-1": "aws-us-gov",
    "us-iso-east-1": "aws-iso",
    "us-isob-east-1": "aws-iso-b",
    "us-isof-south-1": "aws-iso-f",
    "eu-isoe-west-1": "aws-iso-e",
}


def test_the_partitions_are_those_of_botocore():
    import botocore.session

    session = botocore.session.Session()

    for region, partition in REGIONS.items():
        assert session.get_partition_for_region(region) == partition
    assert set(session.get_available_partitions()) == set(REGIONS.values())


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("word", TAGGED)
def test_an_arn_is_built_from_what_a_list_shows(apigw, backend, word, region):
    name, answer, rest = TAGGED[word]
    backend.answers[name] = answer

    result = apigw(["tags", "get", word, "--region", region])

    arn = f"arn:{REGIONS[region]}:apigateway:{region}{rest}"
    assert result.status == OK
    assert backend.requests == [(name, {}), ("GetTags", {"ResourceArn": arn})]


@pytest.mark.parametrize(
    ("group", "member"),
    [
        ("domain-name", "DomainNameArn"),
        ("portal", "PortalArn"),
        ("portal-product", "PortalProductArn"),
    ],
)
def test_an_arn_that_the_list_has_is_taken_as_it_is(apigw, backend, group, member):
    backend.answers[listing(group)] = lists(group, {**entry(group, "x1", "x"), member: "arn:of:x"})

    result = apigw(f"tags add @{group}:x --tags a=b")

    assert result.status == OK
    assert backend.requests == [
        (listing(group), {}),
        ("TagResource", {"ResourceArn": "arn:of:x", "Tags": {"a": "b"}}),
    ]


def test_a_list_of_arns_may_mix_them(apigw, backend):
    product = {**entry("portal-product", "p1", "Pets"), "PortalProductArn": "arn:of:the:product:p1"}
    backend.answers["ListPortalProducts"] = lists("portal-product", product)

    succeeded(
        apigw(
            "portal update portal1 --included-portal-product-arns"
            " arn:of:another:product @portal-product:Pets @@as-long-as-an-arn-is"
        )
    )

    assert backend.requests[-1] == (
        "UpdatePortal",
        {
            "PortalId": "portal1",
            "IncludedPortalProductArns": [
                "arn:of:another:product",
                "arn:of:the:product:p1",
                "@as-long-as-an-arn-is",
            ],
        },
    )


def test_what_no_client_sends_is_refused_beside_a_name_too(apigw, backend):
    product = {**entry("portal-product", "p1", "Pets"), "PortalProductArn": "arn:of:the:product:p1"}
    backend.answers["ListPortalProducts"] = lists("portal-product", product)

    result = apigw("portal update p1 --included-portal-product-arns @portal-product:Pets arn:short")

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith('apigw: --included-portal-product-arns[1]: "arn:short" is too')
    assert {name for name, _ in backend.requests} == {"ListPortalProducts"}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("@pets", "--resource-arn: '@pets' names no ARN."),
        ("@", "--resource-arn: '@' names no ARN."),
        ("@route:x", "--resource-arn: '@route:x' names no ARN."),
        ("@api:", "--resource-arn: there is no name behind the '@'."),
        ("@stage:pets", "--resource-arn: there is no name behind the '@'."),
        ("@stage:pets/", "--resource-arn: '@stage:pets/' names no stage."),
    ],
)
def test_what_names_no_arn_is_refused_without_a_request(apigw, backend, word, said):
    result = apigw(["tags", "get", word, "--region", "us-east-1"])

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr.startswith(f"apigw: {said}\n")


def test_an_arn_needs_a_region(apigw, backend):
    backend.answers["GetApis"] = lists("api", *APIS)

    result = apigw("tags get @api:pets")

    said = "apigw: --resource-arn: an ARN needs the region.\nGive --region.\n"
    assert result == (USAGE, "", said)


WHERE = [
    {},
    {"AWS_REGION": "eu-west-1"},
    {"AWS_REGION": "cn-north-1"},
    {"AWS_REGION": "cn-north-1", "APIGW_LOCAL_PARTITION": "aws-cn"},
    {"APIGW_LOCAL_ACCOUNT": "210987654321"},
]


@pytest.mark.parametrize("environ", WHERE, ids=str)
def test_the_local_plane_knows_the_arns_of_all_that_can_have_tags(local, environ):
    kinds = ("api", "stage", "vpc", "domain-n", "portal")
    region = environ.get("AWS_REGION", "us-east-1")
    for line in CREATES:
        if line.startswith(kinds) and not line.startswith("api create --name chat"):
            local(line.replace(":us-east-1:", f":{region}:"), environ=environ)
    arns = [
        "@api:pets",
        "@stage:pets/prod",
        "@vpc-link:link",
        "@domain-name:d.example.com",
        "@portal:portal",
        "@portal-product:product",
    ]

    for arn in arns:
        local(f"tags add {arn} --tags kind={arn[1:4]}", environ=environ)

    tags = [local(f"tags get {arn}", environ=environ)["Tags"] for arn in arns]
    assert tags == [{"kind": arn[1:4]} for arn in arns]


def test_one_group_has_a_list_for_each_identifier():
    assert {GENERATED[member] for member in GENERATED} <= {
        name for name, group in GROUPS.items() if "list" in group.commands
    }
    assert {PLACES[listing(group)][0] for group in GENERATED.values()} == set(GENERATED.values())


def test_a_list_that_is_no_list_of_names_may_begin_with_one(apigw, backend):
    succeeded(apigw("authorizer update a1 z9 --identity-source @x '$request.header.y'"))

    [(_, params)] = backend.requests
    assert params["IdentitySource"] == ["@x", "$request.header.y"]

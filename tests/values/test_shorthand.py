"""Shorthand by example: the values of this service that are easy to misquote."""

import pytest

from apigw_cli.catalogue import kebab
from tests.values.lines import line, refused, sent

LOG = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigw/pets:*"
POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A"
COLORS = (
    *("AccentColor", "BackgroundColor", "ErrorValidationColor"),
    *("HeaderColor", "NavigationColor", "TextColor"),
)
PAGES = [f"arn:aws:apigateway:us-east-1::/portalproducts/p1/pages/{page}" for page in "ab"]
URL = "https://pets.auth.us-east-1.amazoncognito.com/login?a=b&c=d"
FORMAT = '{ "requestId":"$context.requestId", "ip":"$context.identity.sourceIp" }'

# operation, parameter, words -> value
SAID = [
    (
        "CreateApi",
        "CorsConfiguration",
        ["AllowOrigins=https://example.com,http://localhost:3000,AllowMethods=GET,POST,MaxAge=300"],
        {
            "AllowOrigins": ["https://example.com", "http://localhost:3000"],
            "AllowMethods": ["GET", "POST"],
            "MaxAge": 300,
        },
    ),
    (
        "CreateApi",
        "CorsConfiguration",
        ["AllowOrigins=[*],AllowHeaders=[],AllowCredentials=false,MaxAge=-1"],
        {"AllowOrigins": ["*"], "AllowHeaders": [], "AllowCredentials": False, "MaxAge": -1},
    ),
    ("CreateApi", "CorsConfiguration", ["AllowOrigins=*"], {"AllowOrigins": ["*"]}),
    (
        "CreateApi",
        "CorsConfiguration",
        [" AllowOrigins = [ https://a.example , https://b.example ] , MaxAge = 5 "],
        {"AllowOrigins": ["https://a.example", "https://b.example"], "MaxAge": 5},
    ),
    ("CreateApi", "CorsConfiguration", [""], {}),
    ("CreateApi", "Tags", ["team=pets,cost-center=42"], {"team": "pets", "cost-center": "42"}),
    ("CreateApi", "Tags", ["note=a, b, and c"], {"note": "a, b, and c"}),
    ("CreateApi", "Tags", ["note=a,,team=pets"], {"note": "a", "team": "pets"}),
    ("CreateApi", "Tags", ["note='a',,team=pets"], {"note": "a", "team": "pets"}),
    ("CreateApi", "Tags", ["note=a,,b"], {"note": "a,,b"}),
    ("CreateApi", "Tags", ["note=a\\,"], {"note": "a,"}),
    ("CreateApi", "Tags", ["note='a,'"], {"note": "a,"}),
    (
        "CreateApi",
        "CorsConfiguration",
        ["AllowHeaders=a,b,,MaxAge=5"],
        {"AllowHeaders": ["a", "b"], "MaxAge": 5},
    ),
    (
        "CreateRoutingRule",
        "Conditions",
        ["MatchBasePaths={AnyOf=a,b,}"],
        [{"MatchBasePaths": {"AnyOf": ["a", "b"]}}],
    ),
    ("CreateApi", "Tags", ["note=a,b,team=pets"], {"note": "a,b", "team": "pets"}),
    ("CreateApi", "Tags", ['note="a,b=c",team=pets'], {"note": "a,b=c", "team": "pets"}),
    (
        "CreateApi",
        "Tags",
        ["url=https://x.example/?a=1&b=2"],
        {"url": "https://x.example/?a=1&b=2"},
    ),
    ("CreateApi", "Tags", ["equation=a=b=c"], {"equation": "a=b=c"}),
    ("CreateApi", "Tags", ["'k=1'=v,\"k,2\"=w"], {"k=1": "v", "k,2": "w"}),
    ("CreateApi", "Tags", ['k=v,"a\\"b,c="=w'], {"k": "v", 'a"b,c=': "w"}),
    ("CreateApi", "Tags", ["owner=Zoë 漢字 😀"], {"owner": "Zoë 漢字 😀"}),
    ("CreateApi", "Tags", ["k=,l="], {"k": "", "l": ""}),
    ("CreateApi", "Tags", ["k=}{][,l=\"'\",m='\"'"], {"k": "}{][", "l": "'", "m": '"'}),
    ("CreateApi", "Tags", ['k="say \\"hi\\" \\\\ bye"'], {"k": 'say "hi" \\ bye'}),
    ("CreateApi", "Tags", ["aws:x/y:z=1"], {"aws:x/y:z": "1"}),
    (
        "CreateIntegration",
        "RequestParameters",
        [
            "overwrite:path=$request.path.proxy,append:header.id=${request.path.id}-"
            "${context.requestId},remove:querystring.q=''"
        ],
        {
            "overwrite:path": "$request.path.proxy",
            "append:header.id": "${request.path.id}-${context.requestId}",
            "remove:querystring.q": "",
        },
    ),
    (
        "CreateIntegration",
        "ResponseParameters",
        ["200={overwrite:header.x=${response.body.a,b},append:header.y=1},500={}"],
        {
            "200": {"overwrite:header.x": "${response.body.a,b}", "append:header.y": "1"},
            "500": {},
        },
    ),
    (
        "CreateIntegration",
        "RequestTemplates",
        ["application/json={\"id\": $input.json('$.id')}"],
        {"application/json": "{\"id\": $input.json('$.id')}"},
    ),
    (
        "CreateIntegration",
        "TlsConfig",
        ["ServerNameToVerify=api.example.com"],
        {"ServerNameToVerify": "api.example.com"},
    ),
    (
        "CreateRoute",
        "RequestParameters",
        ["route.request.header.Auth={Required=true},route.request.querystring.q={Required=false}"],
        {
            "route.request.header.Auth": {"Required": True},
            "route.request.querystring.q": {"Required": False},
        },
    ),
    ("CreateRoute", "RequestModels", ["$default=Pet"], {"$default": "Pet"}),
    (
        "CreateStage",
        "RouteSettings",
        [
            "GET /pets/{id}={ThrottlingRateLimit=0.5,LoggingLevel=INFO},"
            "POST /pets/{proxy+}={DetailedMetricsEnabled=true},$default={ThrottlingBurstLimit=10}"
        ],
        {
            "GET /pets/{id}": {"ThrottlingRateLimit": 0.5, "LoggingLevel": "INFO"},
            "POST /pets/{proxy+}": {"DetailedMetricsEnabled": True},
            "$default": {"ThrottlingBurstLimit": 10},
        },
    ),
    (
        "CreateStage",
        "AccessLogSettings",
        [f"DestinationArn={LOG},Format={FORMAT}"],
        {"DestinationArn": LOG, "Format": FORMAT},
    ),
    (
        "CreateStage",
        "AccessLogSettings",
        ['Format="$context.requestId, status=$context.status"'],
        {"Format": "$context.requestId, status=$context.status"},
    ),
    (
        "CreateStage",
        "StageVariables",
        ["url=pets.example.com/${stage},arn=" + LOG],
        {"url": "pets.example.com/${stage}", "arn": LOG},
    ),
    (
        "CreateAuthorizer",
        "JwtConfiguration",
        ["Audience=a,b,Issuer=https://cognito-idp.us-east-1.amazonaws.com/us-east-1_A"],
        {
            "Audience": ["a", "b"],
            "Issuer": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_A",
        },
    ),
    (
        "CreateAuthorizer",
        "IdentitySource",
        ["$request.header.Authorization", "$context.path"],
        ["$request.header.Authorization", "$context.path"],
    ),
    (
        "CreatePortal",
        "Authorization",
        [f"CognitoConfig={{AppClientId=1h57,UserPoolArn={POOL},UserPoolDomain={URL}}}"],
        {"CognitoConfig": {"AppClientId": "1h57", "UserPoolArn": POOL, "UserPoolDomain": URL}},
    ),
    ("CreatePortal", "Authorization", ["None={}"], {"None": {}}),
    (
        "CreatePortal",
        "PortalContent",
        [
            "DisplayName=Pets & Co, Ltd.,Theme={CustomColors={"
            + ",".join(f"{name}=#0055aa" for name in COLORS)
            + "}}"
        ],
        {
            "DisplayName": "Pets & Co, Ltd.",
            "Theme": {"CustomColors": dict.fromkeys(COLORS, "#0055aa")},
        },
    ),
    (
        "CreateProductPage",
        "DisplayContent",
        ["Title=Pets: an overview,Body=# Pets\n\n* [list](https://x.example), get\n"],
        {"Title": "Pets: an overview", "Body": "# Pets\n\n* [list](https://x.example), get"},
    ),
    (
        "CreateProductRestEndpointPage",
        "RestEndpointIdentifier",
        ["IdentifierParts={Method=GET,Path=/pets/{id},RestApiId=a1,Stage=prod}"],
        {
            "IdentifierParts": {
                "Method": "GET",
                "Path": "/pets/{id}",
                "RestApiId": "a1",
                "Stage": "prod",
            }
        },
    ),
    (
        "CreateRoutingRule",
        "Conditions",
        [
            "MatchBasePaths={AnyOf=[shop,shop/v1]}",
            "MatchHeaders={AnyOf=[{Header=x-version,ValueGlob=v1*},{Header=x-a,ValueGlob=*}]}",
        ],
        [
            {"MatchBasePaths": {"AnyOf": ["shop", "shop/v1"]}},
            {
                "MatchHeaders": {
                    "AnyOf": [
                        {"Header": "x-version", "ValueGlob": "v1*"},
                        {"Header": "x-a", "ValueGlob": "*"},
                    ]
                }
            },
        ],
    ),
    (
        "CreateRoutingRule",
        "Actions",
        ["[{InvokeApi={ApiId=a1,Stage=prod,StripBasePath=true}}]"],
        [{"InvokeApi": {"ApiId": "a1", "Stage": "prod", "StripBasePath": True}}],
    ),
    (
        "UpdatePortalProduct",
        "DisplayOrder",
        [
            f"Contents=[{{SectionName=Cats,Dogs,ProductRestEndpointPageArns=[{PAGES[0]},{PAGES[1]}]}}]"
        ],
        {"Contents": [{"SectionName": "Cats,Dogs", "ProductRestEndpointPageArns": PAGES}]},
    ),
    ("CreateVpcLink", "SubnetIds", ["subnet-1", "subnet-2"], ["subnet-1", "subnet-2"]),
    ("CreateVpcLink", "SubnetIds", ["[subnet-1,subnet-2]"], ["subnet-1", "subnet-2"]),
    ("CreateVpcLink", "SubnetIds", ['["subnet-1","subnet-2"]'], ["subnet-1", "subnet-2"]),
    ("CreateVpcLink", "SubnetIds", [], []),
    ("UntagResource", "TagKeys", ["a,b", "c d"], ["a,b", "c d"]),
]


@pytest.mark.parametrize(
    ("operation", "member", "words", "value"), SAID, ids=[f"{c[1]}-{n}" for n, c in enumerate(SAID)]
)
def test_shorthand_says_the_value_of_a_parameter(operation, member, words, value):
    params = sent(line(operation, f"--{kebab(member)}", *words))

    assert params[member] == value


# Repeats add up, over words and over options.
ADDED_UP = [
    ("CreateApi", "Tags", ["--tags", "a=1", "b=2"], {"a": "1", "b": "2"}),
    ("CreateApi", "Tags", ["--tags", "a=1", "--tags", "b=2"], {"a": "1", "b": "2"}),
    ("CreateApi", "Tags", ["--tags", "a=1,b=2", '{"c": "3"}'], {"a": "1", "b": "2", "c": "3"}),
    ("CreateApi", "Tags", ["--tags=a=1", "--description", "x", "--tags=b=2"], {"a": "1", "b": "2"}),
    (
        "CreateVpcLink",
        "SubnetIds",
        ["--subnet-ids", "a", "b", "--subnet-ids", "c"],
        ["a", "b", "c"],
    ),
    (
        "CreateApi",
        "CorsConfiguration",
        ["--cors-configuration", "AllowOrigins=*", "MaxAge=5"],
        {"AllowOrigins": ["*"], "MaxAge": 5},
    ),
    (
        "CreateApi",
        "CorsConfiguration",
        ["--cors-configuration", "AllowOrigins=*", "--cors-configuration", '{"MaxAge": 5}'],
        {"AllowOrigins": ["*"], "MaxAge": 5},
    ),
    (
        "CreateStage",
        "RouteSettings",
        ["--route-settings", "GET /a={LoggingLevel=OFF}", "GET /b={LoggingLevel=INFO}"],
        {"GET /a": {"LoggingLevel": "OFF"}, "GET /b": {"LoggingLevel": "INFO"}},
    ),
]


@pytest.mark.parametrize(("operation", "member", "words", "value"), ADDED_UP)
def test_words_and_repeated_options_of_one_parameter_add_up(operation, member, words, value):
    assert sent(line(operation, *words))[member] == value


@pytest.mark.parametrize(
    ("operation", "words", "message"),
    [
        ("CreateApi", ["--tags", "a=1,a=2"], "--tags: 'a' stands twice at column 5."),
        ("CreateApi", ["--tags", "a=1", "a=2"], "--tags: 'a' is given twice."),
        ("CreateApi", ["--tags", "a=1", "--tags", "a=1"], "--tags: 'a' is given twice."),
        (
            "CreateApi",
            ["--tags", '{"a": "1", "a": "2"}'],
            "--tags: the key 'a' stands twice in one object.",
        ),
        (
            "CreateApi",
            ["--cors-configuration", "MaxAge=1", "MaxAge=2"],
            "--cors-configuration: 'MaxAge' is given twice.",
        ),
        (
            "CreateStage",
            ["--route-settings", "$default={LoggingLevel=OFF,LoggingLevel=INFO}"],
            "--route-settings: 'LoggingLevel' stands twice at column 28.",
        ),
    ],
)
def test_a_key_that_is_given_twice_is_refused(operation, words, message):
    assert refused(line(operation, *words)).splitlines()[0] == f"apigw: {message}"


CORS_JSON = (
    'As JSON: {"AllowCredentials": true, "AllowHeaders": [""], "AllowMethods": [""], '
    '"AllowOrigins": [""], "ExposeHeaders": [""], "MaxAge": 0}'
)


@pytest.mark.parametrize(
    ("operation", "option", "text", "told"),
    [
        (
            "CreateApi",
            "--cors-configuration",
            "AllowOrigins",
            ["expected key=value at column 1.", "AllowOrigins", "^", CORS_JSON],
        ),
        (
            "CreateApi",
            "--cors-configuration",
            "MaxAge=5,AllowOrigins",
            ["--cors-configuration.MaxAge: '5,AllowOrigins' is not a whole number."],
        ),
        (
            "CreateApi",
            "--cors-configuration",
            "AllowOrigins=[a,b",
            [
                "expected a comma or ']' at column 18.",
                "AllowOrigins=[a,b",
                " " * 17 + "^",
                CORS_JSON,
            ],
        ),
        (
            "CreateApi",
            "--cors-configuration",
            "AllowOrigins=",
            [
                "expected a value; [] is the empty list at column 14.",
                "AllowOrigins=",
                " " * 13 + "^",
                CORS_JSON,
            ],
        ),
        (
            "CreateApi",
            "--cors-configuration",
            "AllowOrigins=a,",
            [
                "nothing follows the last comma at column 15.",
                "AllowOrigins=a,",
                " " * 14 + "^",
                CORS_JSON,
            ],
        ),
        (
            "CreateApi",
            "--cors-configuration",
            "AllowOrigins=a,,b",
            ["expected a value at column 16.", "AllowOrigins=a,,b", " " * 15 + "^", CORS_JSON],
        ),
        (
            "CreateApi",
            "--tags",
            "a=1, ",
            [
                "nothing follows the last comma at column 4.",
                "a=1, ",
                "   ^",
                'As JSON: {"KeyName": ""}',
            ],
        ),
        (
            "CreateApi",
            "--tags",
            'a="x',
            ["the quote is not closed at column 3.", 'a="x', "  ^", 'As JSON: {"KeyName": ""}'],
        ),
        (
            "CreateApi",
            "--tags",
            '"a"="x" y',
            [
                "expected a comma, or the end at column 9.",
                '"a"="x" y',
                " " * 8 + "^",
                'As JSON: {"KeyName": ""}',
            ],
        ),
        (
            "CreateApi",
            "--tags",
            "=x",
            ["expected a key before '=' at column 1.", "=x", "^", 'As JSON: {"KeyName": ""}'],
        ),
        (
            "CreateRoute",
            "--request-parameters",
            "route.request.header.a=true",
            [
                "expected '{' at column 24.",
                "route.request.header.a=true",
                " " * 23 + "^",
                'As JSON: {"KeyName": {"Required": true}}',
            ],
        ),
        (
            "CreateRoute",
            "--request-parameters",
            "a={Required=true",
            [
                "expected a comma or '}' at column 17.",
                "a={Required=true",
                " " * 16 + "^",
                'As JSON: {"KeyName": {"Required": true}}',
            ],
        ),
    ],
)
def test_shorthand_that_cannot_be_read_is_shown_with_a_caret_and_the_json_that_would_mean_it(
    operation, option, text, told
):
    first, *rest = refused(line(operation, option, text)).splitlines()

    expected = told[0] if told[0].startswith("--") else f"{option}: {told[0]}"
    assert (first, rest) == (f"apigw: {expected}", told[1:])


@pytest.mark.parametrize(
    ("operation", "option", "text", "message", "hint"),
    [
        (
            "CreateApi",
            "--cors-configuration",
            "AllowOrigin=*",
            "--cors-configuration has no member 'AllowOrigin'. Did you mean AllowOrigins?",
            "Members: AllowCredentials, AllowHeaders, AllowMethods, AllowOrigins, ExposeHeaders,"
            " MaxAge",
        ),
        (
            "CreateStage",
            "--route-settings",
            "GET /a={ThrottlingRate=1}",
            "--route-settings.GET /a has no member 'ThrottlingRate'."
            " Did you mean ThrottlingRateLimit?",
            "Members: DataTraceEnabled, DetailedMetricsEnabled, LoggingLevel,"
            " ThrottlingBurstLimit, ThrottlingRateLimit",
        ),
        (
            "CreateStage",
            "--default-route-settings",
            "LoggingLevel=DEBUG",
            "--default-route-settings.LoggingLevel: 'DEBUG' is none of ERROR, INFO, OFF.",
            None,
        ),
        (
            "CreateStage",
            "--default-route-settings",
            "DataTraceEnabled=yes",
            "--default-route-settings.DataTraceEnabled: 'yes' is neither true nor false.",
            None,
        ),
        (
            "CreateStage",
            "--access-log-settings",
            "Format=$context.requestId,ip=$context.identity.sourceIp",
            "--access-log-settings has no member 'ip'.",
            "Members: DestinationArn, Format",
        ),
    ],
)
def test_a_member_or_word_that_does_not_exist_is_refused_with_those_that_do(
    operation, option, text, message, hint
):
    told = refused(line(operation, option, text)).splitlines()

    assert told == [f"apigw: {message}", *([hint] if hint else [])]


def test_a_value_in_a_file_is_read_where_the_key_has_an_at_sign(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Pets\n\nA, b=c, {d}\n", encoding="utf-8")

    params = sent(line("CreateProductPage", "--display-content", f"Title=Pets,Body@=file://{page}"))

    assert params["DisplayContent"] == {"Title": "Pets", "Body": "# Pets\n\nA, b=c, {d}\n"}


def test_a_file_that_is_named_in_shorthand_and_missing_is_refused_at_its_member(tmp_path):
    told = refused(line("CreateProductPage", "--display-content", f"Body@=file://{tmp_path}/no.md"))

    assert told == (
        f"apigw: --display-content.Body: cannot read {tmp_path}/no.md: No such file or directory.\n"
    )


def test_a_whole_parameter_may_be_a_file_of_shorthand_or_of_json(tmp_path):
    shorthand, json = tmp_path / "tags.txt", tmp_path / "tags.json"
    shorthand.write_text("a=1,b=2\n", encoding="utf-8")
    json.write_text('\ufeff{"c": "3"}\n', encoding="utf-8")

    params = sent(line("CreateApi", "--tags", f"file://{shorthand}", f"file://{json}"))

    assert params["Tags"] == {"a": "1", "b": "2", "c": "3"}

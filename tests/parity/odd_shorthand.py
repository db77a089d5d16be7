"""Shorthand that is hard to read, all of which the AWS CLI takes: (option, words)."""

from __future__ import annotations

CORS = (
    "AllowOrigins=https://a.example,https://b.example",
    "AllowOrigins=*",
    "AllowOrigins='*',AllowMethods=\"GET\",POST",
    "AllowOrigins=[https://a.example],MaxAge=10",
    "AllowOrigins=[ https://a.example , https://b.example ] , MaxAge = 10",
    "AllowOrigins=[a,b,],AllowMethods=[GET]",
    "AllowOrigins=[],AllowMethods=GET",
    "AllowOrigins=[,a]",
    "MaxAge=-1,AllowCredentials=true",
    "MaxAge=0, AllowCredentials=False",
    "AllowCredentials=TRUE",
    "AllowHeaders=a=b,AllowMethods=GET",
    "AllowHeaders=a,b,c,AllowMethods=GET,PUT,ExposeHeaders=d",
    "AllowHeaders=a b,AllowMethods =GET,MaxAge  =  5",
    "AllowHeaders=a\\,b,c",
    "AllowHeaders='a,b',c",
    'AllowHeaders=["a,b","c\\"d","e]f"]',
    "AllowHeaders=['it\\'s','x\\\\y']",
    "AllowHeaders=[a=b,c]",
    "AllowHeaders=[a{b,c{d ,e],AllowMethods=[G{ET]",
    "AllowHeaders=a,\n  AllowMethods=GET\n",
    "AllowHeaders@=a,b",
    "AllowHeaders@=file://header.txt",
    "AllowHeaders@=[file://header.txt,b]",
    "MaxAge@=5,AllowHeaders=a",
    '{"AllowOrigins": ["https://a.example"], "MaxAge": 5}',
    '  {"AllowOrigins": []}  ',
    "{}",
    "file://cors.json",
    "file://cors.txt",
)
TAGS = (
    "a=b",
    "a=b,c=d",
    "a=,b=",
    "a=",
    "a=x=y",
    "a=x=y,b=",
    "a='1,2',b=\"3,4\"",
    "a=1\\,2,b=3",
    "a= b , c = d ",
    "a/b.c:d#e_f-g=h",
    "a=x{b",
    "a@=file://tag.txt,b=c",
    "a@=b,c@=d",
    "a@ = b",
    "a=x[b",
    "1=2",
    "a=é ü",
    "a=\\n",
    "a=b\\",
    '{"a b": "c,d", "": "e"}',
)
LOG = (
    "DestinationArn=arn:aws:logs:eu-west-1:123456789012:log-group:x,Format=$context.requestId",
    "DestinationArn=arn:a:b,Format='$context.a $context.b, \"c\"'",
    'DestinationArn=arn:a:b,Format="{\\"id\\":\\"$context.requestId\\"}"',
    "DestinationArn=,Format=",
    "Format@=file://format.json,DestinationArn=arn:a:b",
)
ROUTE_SETTINGS = (
    "a={ThrottlingBurstLimit=1}",
    "a={ThrottlingBurstLimit=1,ThrottlingRateLimit=2},b={LoggingLevel=ERROR}",
    "a={ThrottlingBurstLimit=1,},b={}",
    "a = { ThrottlingRateLimit = 1e3 , DataTraceEnabled = true }",
    "a={},GET={LoggingLevel=OFF}",
    '{"$default": {"ThrottlingRateLimit": 1}}',
)
RESPONSE_PARAMETERS = (
    "200={overwrite:statuscode=404}",
    "200={append:header.x=$response.header.y,remove:header.z=''},500={overwrite:statuscode=503}",
    "200={append:header.x=a b [c,append:header.y=d}",
)
DOMAIN = (
    ("CertificateArn=arn:aws:acm:eu-west-1:1:certificate/x,EndpointType=REGIONAL",),
    ("CertificateArn=a,CertificateUploadDate=2024-05-01T12:30:00Z",),
    ("CertificateArn=a", "CertificateArn=b,SecurityPolicy=TLS_1_2"),
    ('{"CertificateArn": "a"}', '{"CertificateArn": "b"}'),
    ('[{"CertificateArn": "a"}]',),
    ("file://domain.json",),
    (),
)
ACTIONS = (
    ("InvokeApi={ApiId=a,Stage=b,StripBasePath=true}",),
    ("InvokeApi={ApiId=a,Stage=$default}", "InvokeApi={ApiId=c, Stage=d,}"),
)
CONDITIONS = (
    ("MatchBasePaths={AnyOf=[a,b]}",),
    ("MatchHeaders={AnyOf=[{Header=x,ValueGlob=a*},{Header=y,ValueGlob=b?}]}",),
    ("MatchHeaders={AnyOf=[{Header=x,ValueGlob=a*}]}", "MatchBasePaths={AnyOf=['a,b']}"),
)
SUBNETS = (
    ("a", "b"),
    ("a,b",),
    ('["a", "b"]',),
    ("[]",),
    (),
    ("",),
    ("a b", "[c"),
    ("file://subnets.json",),
)

_RULE = ("create-routing-rule", "--domain-name", "a", "--priority", "1")
_INVOKE = ("--actions", "InvokeApi={ApiId=a,Stage=b}")
_STAGE = ("create-stage", "--api-id", "a", "--stage-name", "b")

# Each line of words, without the option's value; and the values.
LINES: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...] | str, ...]], ...] = (
    (("update-api", "--api-id", "a", "--cors-configuration"), CORS),
    (("tag-resource", "--resource-arn", "a", "--tags"), TAGS),
    ((*_STAGE, "--access-log-settings"), LOG),
    ((*_STAGE, "--route-settings"), ROUTE_SETTINGS),
    (
        (
            "create-integration",
            "--api-id",
            "a",
            "--integration-type",
            "AWS_PROXY",
            "--response-parameters",
        ),
        RESPONSE_PARAMETERS,
    ),
    (
        ("update-domain-name", "--domain-name", "a", "--domain-name-configurations"),
        DOMAIN,
    ),
    ((*_RULE, "--conditions", "MatchBasePaths={AnyOf=[a]}", "--actions"), ACTIONS),
    ((*_RULE, *_INVOKE, "--conditions"), CONDITIONS),
    (("create-vpc-link", "--name", "a", "--subnet-ids"), SUBNETS),
)

FILES = {
    "cors.json": '{"AllowOrigins": ["https://a.example"],\n "MaxAge": 5}\n',
    "cors.txt": "AllowOrigins=https://a.example,MaxAge=5",
    "domain.json": '[{"CertificateArn": "a"}]\n',
    "format.json": '{"id": "$context.requestId", "é": [1, {}]}\n',
    "header.txt": "x-header",
    "subnets.json": '["a", "b"]\n',
    "tag.txt": "a tag, of two parts\n",
}

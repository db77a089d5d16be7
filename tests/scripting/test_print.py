"""Calls that --print prints send what apigw itself sends: by boto3, curl and the AWS CLI."""

import contextlib
import io
import json
import os
import shlex
import subprocess
from pathlib import Path

import boto3
import pytest

from apigw_cli.errors import CONFIGURATION, OK, USAGE
from tests.conftest import AWS_ENVIRONMENT
from tests.contract.samples import (
    FULL,
    OPERATIONS,
    aws_words,
    read_request,
    sample_params,
)
from tests.record_aws_cli import record
from tests.scripting.printed import SAMPLES, aws_call, printed

RECORDING = Path(__file__).parent.parent / "data" / "printed_aws_calls.json"
RECORDED = json.loads(RECORDING.read_text(encoding="utf-8"))["calls"]
CURL_ENVIRONMENT = {**AWS_ENVIRONMENT, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
# The path of an AWS CLI, for the tests that run it; the others go by what it sent once.
AWS_CLI = os.environ.get("APIGW_TEST_AWS_CLI")


@pytest.fixture
def own_request(apigw_by_botocore, stub):
    """What apigw itself sends for these parameters."""

    def sent(name, params):
        result = apigw_by_botocore(aws_words(name, params))
        assert result.status == OK, result.stderr
        return stub.requests.pop()

    return sent


def whole(request):
    """A request: its method and raw target, and its body as data."""
    return request.method, request.target, json.loads(request.body) if request.body else None


@pytest.fixture(scope="session")
def clients():
    return {}


@pytest.fixture
def run_boto3(monkeypatch, aws_environment, clients):
    """Runs a printed script; of clients with the same settings there is one."""
    make = boto3.client

    def client(*words, **options):
        key = (words, tuple(sorted(options.items())))
        if key not in clients:
            clients[key] = make(*words, **options)
        return clients[key]

    def run(script):
        monkeypatch.setattr(boto3, "client", client)
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(script, "printed", "exec"), {})
        return out.getvalue()

    return run


def run_shell(line, shell="bash", **environ):
    """Runs a printed line as a user who pastes it does."""
    done = subprocess.run(
        [shell, "-uc", line],
        env={**CURL_ENVIRONMENT, **environ},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(("name", "amount"), SAMPLES)
def test_the_boto3_form_sends_what_apigw_sends(
    apigw_local, own_request, run_boto3, stub, name, amount
):
    params = sample_params(name, amount)
    expected = own_request(name, params)

    run_boto3(printed(apigw_local, "boto3", name, params, stub.url))

    assert [whole(request) for request in stub.requests] == [whole(expected)]


@pytest.mark.parametrize(("name", "amount"), SAMPLES)
def test_the_curl_form_sends_what_apigw_sends(apigw_local, own_request, stub, name, amount):
    params = sample_params(name, amount)
    expected = own_request(name, params)

    run_shell(printed(apigw_local, "curl", name, params, stub.url))

    assert [whole(request) for request in stub.requests] == [whole(expected)]
    (request,) = stub.requests
    wanted = "application/json" if request.body else None
    assert request.headers.get("Content-Type") == wanted


# The AWS CLI


def test_every_printed_call_of_the_aws_cli_is_recorded(apigw_local):
    calls = [aws_call(apigw_local, name, amount) for name, amount in SAMPLES]

    hint = "python -m tests.scripting.record_printed_calls AWS_CLI"
    assert [entry["argv"] for entry in RECORDED] == calls, hint


@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=lambda n: "-".join(SAMPLES[n]))
def test_the_aws_form_sent_what_apigw_sends(own_request, number):
    name, amount = SAMPLES[number]

    expected = own_request(name, sample_params(name, amount))

    sent = RECORDED[number]
    # In any order of the query: the AWS CLI has one of its own.
    assert read_request(sent["method"], sent["target"], sent["body"]) == read_request(
        expected.method, expected.target, expected.body
    )


@pytest.mark.skipif(not AWS_CLI, reason="APIGW_TEST_AWS_CLI does not name an AWS CLI")
@pytest.mark.parametrize("name", OPERATIONS)
def test_the_aws_form_sends_what_apigw_sends(apigw_local, own_request, name):
    words = aws_call(apigw_local, name, FULL)

    sent = record(AWS_CLI, words)

    expected = own_request(name, sample_params(name, FULL))
    # In any order of the query: the AWS CLI has one of its own.
    assert read_request(sent["method"], sent["target"], sent["body"]) == read_request(
        expected.method, expected.target, expected.body
    )


# What each form says of where to, and with whose credentials


def lines(apigw, words):
    result = apigw(words)
    assert (result.status, result.stderr) == (OK, ""), result.stderr
    return result.stdout


@pytest.fixture
def apigw_aws(apigw_to_aws, stub):
    """With the environment of a user of AWS; nothing may be sent."""
    yield apigw_to_aws
    assert stub.requests == []


def test_credentials_are_named_and_never_shown(apigw_aws):
    shown = lines(apigw_aws, "api get a1 --print curl")

    assert shown == (
        "curl --globoff --silent --show-error --request GET"
        " https://apigateway.eu-west-1.amazonaws.com/v2/apis/a1"
        ' --aws-sigv4 "aws:amz:eu-west-1:apigateway"'
        ' --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"'
        " ${AWS_SESSION_TOKEN:+--header}"
        ' ${AWS_SESSION_TOKEN:+"x-amz-security-token: $AWS_SESSION_TOKEN"}\n'
    )


@pytest.mark.parametrize("form", ["aws", "boto3", "curl"])
@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_no_form_holds_a_secret(apigw_aws, form, name):
    shown = apigw_aws(f"api list --print {form} --debug", {"AWS_SESSION_TOKEN": "tokentoken"})

    assert AWS_ENVIRONMENT[name] not in shown.stdout + shown.stderr
    assert "tokentoken" not in shown.stdout + shown.stderr


def test_the_aws_form_names_profile_region_and_the_rest(apigw_aws, tmp_path):
    config = tmp_path / "config"
    config.write_text("[profile pets]\nregion = eu-north-1\n")
    environ = {"AWS_CONFIG_FILE": str(config), "AWS_REGION": None}

    result = apigw_aws(
        "api list --profile pets --endpoint-url https://h:1 --no-verify-ssl --no-sign-request"
        " --ca-bundle /certificates --max-results 5 --print aws",
        environ,
    )

    assert (result.status, result.stdout) == (
        OK,
        "aws apigatewayv2 get-apis --profile pets --ca-bundle /certificates --region eu-north-1"
        " --endpoint-url https://h:1 --no-verify-ssl --no-sign-request --max-results 5\n",
    )


def test_the_boto3_form_names_them_too(apigw_aws, tmp_path):
    config = tmp_path / "config"
    config.write_text("[profile pets]\nregion = eu-north-1\n")
    environ = {"AWS_CONFIG_FILE": str(config), "AWS_REGION": None}

    result = apigw_aws(
        "api list --profile pets --endpoint-url https://h:1 --no-verify-ssl --no-sign-request"
        " --max-results 5 --print boto3",
        environ,
    )

    assert (result.status, result.stdout) == (
        OK,
        "import boto3\n"
        "from botocore import UNSIGNED\n"
        "from botocore.config import Config\n"
        "client = boto3.Session(profile_name='pets').client(\"apigatewayv2\","
        " region_name='eu-north-1', endpoint_url='https://h:1', verify=False,"
        " config=Config(signature_version=UNSIGNED))\n"
        "print(client.get_apis(**{'MaxResults': '5'}))\n",
    )


@pytest.mark.parametrize("shell", ["bash", "dash", "zsh"])
@pytest.mark.parametrize("token", ["", "a+token/="])
def test_the_curl_form_signs_in_every_shell_with_a_token_or_without(
    apigw_local, stub, shell, token
):
    if subprocess.run(["which", shell], capture_output=True).returncode:
        pytest.skip(f"{shell} is not installed")
    line = printed(apigw_local, "curl", "GetApi", {"ApiId": "a1"}, stub.url)

    run_shell(line, shell, **({"AWS_SESSION_TOKEN": token} if token else {}))

    (request,) = stub.requests
    signed = "host;x-amz-date" + (";x-amz-security-token" if token else "")
    assert f"SignedHeaders={signed}," in request.headers["Authorization"]
    assert "/us-east-1/apigateway/aws4_request" in request.headers["Authorization"]
    assert request.headers.get("x-amz-security-token") == (token or None)


def test_an_unsigned_curl_needs_no_variable(apigw_local, stub):
    words = ["get-apis", "--print", "curl", "--no-sign-request", "--endpoint-url", stub.url]
    line = lines(apigw_local, words)

    assert (line.startswith("curl "), "AWS_" in line) == (True, False)
    run_shell(line)
    (request,) = stub.requests
    assert "Authorization" not in request.headers


def test_the_certificates_of_curl_are_those_of_the_others(apigw_local):
    words = "get-apis --ca-bundle '/my certificates' --no-verify-ssl --print curl"

    shown = lines(apigw_local, words)

    assert "--insecure --cacert '/my certificates' " in shown


def test_a_path_that_curl_may_sign_wrongly_comes_with_a_warning(apigw_aws):
    line = "tags get arn:aws:apigateway:eu-west-1::/apis/a1 --print curl"

    signed, unsigned = apigw_aws(line), apigw_aws(f"{line} --no-sign-request")

    assert signed.stderr.startswith("apigw: warning: many versions of curl sign a path")
    assert (signed.status, unsigned.status, unsigned.stderr) == (OK, OK, "")


@pytest.mark.parametrize("form", ["aws", "boto3", "curl"])
def test_a_call_to_the_local_plane_goes_where_it_is_served(apigw_local, form):
    from apigw_cli.cli.tools.local import _DEFAULT_PORT

    shown = lines(apigw_local, f"get-api --api-id a1 --print {form}")

    assert f"http://127.0.0.1:{_DEFAULT_PORT}" in shown
    assert "us-east-1" in shown


def test_an_exported_document_is_printed_as_such_by_each_form(apigw_local, run_boto3, stub):
    stub.answer(b'{"openapi": "3.0.1"}')
    params = sample_params("ExportApi", FULL)

    by_boto3 = run_boto3(printed(apigw_local, "boto3", "ExportApi", params, stub.url))
    by_curl = run_shell(printed(apigw_local, "curl", "ExportApi", params, stub.url))
    by_aws = aws_call(apigw_local, "ExportApi", FULL)

    assert (by_boto3, by_curl) == ('{"openapi": "3.0.1"}\n', '{"openapi": "3.0.1"}')
    assert by_aws[-1] == "/dev/stdout"


@pytest.mark.parametrize("value", ["file:///etc/hostname", "fileb://x", "http://x", "https://x"])
def test_a_text_that_the_aws_cli_would_load_goes_in_a_document(apigw_local, value):
    params = {"ApiId": "a1", "Description": value}

    shown = printed(apigw_local, "aws", "UpdateApi", params, "http://stub")

    words = shlex.split(shown)
    assert words[-2] == "--cli-input-json"
    assert json.loads(words[-1]) == params


@pytest.mark.parametrize("value", ["-x", "--name", "-"])
def test_a_text_that_looks_like_an_option_is_joined_to_its_own(apigw_local, value):
    params = {"ApiId": "a1", "Description": value}

    shown = printed(apigw_local, "aws", "UpdateApi", params, "http://stub")

    assert shlex.split(shown)[-1] == f"--description={value}"


def test_a_uri_that_the_aws_cli_leaves_alone_is_an_option(apigw_local):
    params = {"ApiId": "a1", "IntegrationId": "i1", "IntegrationUri": "https://example.com"}

    shown = printed(apigw_local, "aws", "UpdateIntegration", params, "http://stub")

    assert shown.endswith(" --integration-uri https://example.com\n")


def test_several_requests_are_printed_in_their_order(apigw_local, stub, run_boto3):
    line = "stage update a1 prod --unset access-log-settings stage-variables.x"
    where = f"--endpoint-url {stub.url}"

    run_shell(lines(apigw_local, f"{line} --print curl {where}"))
    run_boto3(lines(apigw_local, f"{line} --print boto3 {where}"))
    by_aws = lines(apigw_local, f"{line} --print aws {where}").splitlines()

    stage = "/v2/apis/a1/stages/prod"
    both = [("DELETE", f"{stage}/accesslogsettings"), ("PATCH", stage)]
    assert [(request.method, request.target) for request in stub.requests] == both * 2
    assert [words.split()[2] for words in by_aws] == ["delete-access-log-settings", "update-stage"]


@pytest.mark.parametrize("form", ["", "terraform", "CURL"])
def test_an_unknown_form_is_refused(apigw_local, form):
    result = apigw_local(["get-apis", f"--print={form}"])

    assert (result.status, result.stdout) == (USAGE, "")
    assert "is none of aws, boto3, curl." in result.stderr


def test_a_call_without_a_region_cannot_be_printed(apigw_aws):
    result = apigw_aws("api list --print aws", {"AWS_REGION": None})

    assert (result.status, result.stdout) == (CONFIGURATION, "")
    assert result.stderr == (
        "apigw: You must specify a region.\nGive --region, or set AWS_REGION.\n"
    )


@pytest.mark.parametrize(
    ("environ", "region", "host"),
    [
        ({}, "eu-west-1", "apigateway.eu-west-1.amazonaws.com"),
        ({}, "cn-north-1", "apigateway.cn-north-1.amazonaws.com.cn"),
        ({}, "us-gov-west-1", "apigateway.us-gov-west-1.amazonaws.com"),
        ({}, "us-iso-east-1", "apigateway.us-iso-east-1.c2s.ic.gov"),
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, "us-east-1", "apigateway-fips.us-east-1.amazonaws.com"),
    ],
)
def test_the_url_is_the_one_that_botocore_finds(apigw_aws, environ, region, host):
    result = apigw_aws(f"get-apis --print curl --region {region}", environ)

    assert f'https://{host}/v2/apis --aws-sigv4 "aws:amz:{region}:apigateway"' in result.stdout


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("AWS_ENDPOINT_URL", None),
        ("AWS_ENDPOINT_URL_APIGATEWAYV2", None),
        ("AWS_CONFIG_FILE", "[default]\nendpoint_url = {url}\n"),
        (
            "AWS_CONFIG_FILE",
            "[default]\nservices = s\n[services s]\napigatewayv2 =\n  endpoint_url = {url}\n",
        ),
    ],
)
def test_an_endpoint_from_wherever_aws_users_set_it_is_the_one_shown(
    apigw_aws, tmp_path, variable, text
):
    value = "http://localhost:4566"
    if text:
        (tmp_path / "config").write_text(text.format(url=value))
        value = str(tmp_path / "config")

    result = apigw_aws("get-apis --dry-run", {variable: value})

    assert result.json["url"] == "http://localhost:4566/v2/apis"


@pytest.mark.parametrize("plane", ["--aws", "--local"])
@pytest.mark.parametrize("base", ["", "/", "/base", "/base/"])
def test_an_endpoint_below_a_path_leads_where_apigw_itself_goes(apigw_to_aws, stub, base, plane):
    line = f"get-apis --max-results 1 --endpoint-url {stub.url}{base}"

    apigw_to_aws(f"{line} --aws")
    run_shell(lines(apigw_to_aws, f"{line} {plane} --print curl"))

    own, printed_one = [whole(request) for request in stub.requests]
    assert printed_one == own

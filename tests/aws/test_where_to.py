"""Where a request goes and who signs it: options, variables, profiles, in the order of weight."""

import re

import pytest

from apigw_cli.errors import OK
from tests.aws.conftest import Server

PROFILES = """\
[default]
region = eu-north-1

[profile work]
region = eu-central-1
aws_access_key_id = AKIAOFWORK
aws_secret_access_key = secret
endpoint_url = {url}

[profile there]
region = us-west-2
aws_access_key_id = AKIATHERE
aws_secret_access_key = secret
services = own

[services own]
apigatewayv2 =
    endpoint_url = {url}
"""


@pytest.fixture
def profiles(tmp_path, server):
    """A config file of the AWS CLI, and the environment that leads to it."""
    file = tmp_path / "config"
    file.write_text(PROFILES.format(url=server.url))
    return {"AWS_CONFIG_FILE": str(file)}


def signers(server):
    """Of each request the key that signed it, and the region; None where nobody did."""
    found = [re.search(r"Credential=(\w+)/\d+/([\w-]+)/apigateway/", head) for head in server.heads]
    return [signed and signed.groups() for signed in found]


@pytest.mark.parametrize(
    ("options", "environ", "expected"),
    [
        ("", {"AWS_REGION": None}, "eu-north-1"),
        ("", {"AWS_REGION": None, "AWS_DEFAULT_REGION": "sa-east-1"}, "sa-east-1"),
        ("", {"AWS_DEFAULT_REGION": "sa-east-1"}, "eu-west-1"),
        ("", {"AWS_REGION": "ca-central-1"}, "ca-central-1"),
        ("--region ap-south-1", {"AWS_DEFAULT_REGION": "sa-east-1"}, "ap-south-1"),
        ("--profile work", {"AWS_REGION": None}, "eu-central-1"),
        ("--profile work", {}, "eu-west-1"),
        ("", {"AWS_REGION": None, "AWS_PROFILE": "work"}, "eu-central-1"),
        ("", {"AWS_REGION": None, "AWS_DEFAULT_PROFILE": "work"}, "eu-central-1"),
        ("--profile there", {"AWS_REGION": None, "AWS_PROFILE": "work"}, "us-west-2"),
        ("", {"AWS_REGION": "", "AWS_DEFAULT_REGION": "sa-east-1"}, "sa-east-1"),
    ],
)
def test_the_region_comes_from_the_first_that_says_it(
    apigw_to_aws, server, profiles, options, environ, expected
):
    result = apigw_to_aws(
        f"api list {options} --endpoint-url {server.url}", {**profiles, **environ}
    )

    assert (result.status, result.stderr) == (OK, "")
    assert [region for _, region in signers(server)] == [expected]


@pytest.mark.parametrize(
    ("options", "environ"),
    [
        ("--endpoint-url {url}", {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}),
        ("", {"AWS_ENDPOINT_URL": "{url}"}),
        ("", {"AWS_ENDPOINT_URL_APIGATEWAYV2": "{url}", "AWS_ENDPOINT_URL": "http://127.0.0.1:1"}),
        ("--profile work", {}),
        ("--profile there", {}),
        ("", {"AWS_PROFILE": "there"}),
        (
            "",
            {
                "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_APIGATEWAYV2": "{url}",
                "AWS_PROFILE": "work",
            },
        ),
        ("--endpoint-url {url}/", {}),
    ],
)
def test_the_endpoint_comes_from_the_first_that_says_it(
    apigw_to_aws, server, profiles, options, environ
):
    told = {name: value.format(url=server.url) for name, value in environ.items()}

    result = apigw_to_aws(f"api list {options.format(url=server.url)}", {**profiles, **told})

    assert (result.status, result.stderr) == (OK, "")
    assert server.requests == ["GET /v2/apis"]


def test_both_profile_variables_lead_to_one_profile(apigw_to_aws, server, tmp_path):
    config = tmp_path / "config"
    config.write_text(
        "[profile work]\nregion = eu-central-1\noutput = json\n"
        "[profile there]\nregion = us-west-2\noutput = off\n"
    )
    environ = {
        "AWS_CONFIG_FILE": str(config),
        "AWS_REGION": None,
        "AWS_PROFILE": "work",
        "AWS_DEFAULT_PROFILE": "there",  # wins in botocore, and so in the AWS CLI v1
    }

    result = apigw_to_aws(f"api list --endpoint-url {server.url}", environ)

    assert ([region for _, region in signers(server)], result.stdout) == (["us-west-2"], "")


def test_a_path_in_the_endpoint_goes_before_the_services_own(apigw_to_aws, server):
    apigw_to_aws(f"api get a1 --endpoint-url {server.url}/stack")

    assert server.requests == ["GET /stack/v2/apis/a1"]


@pytest.mark.parametrize(
    ("options", "environ", "expected"),
    [
        ("", {}, "AKIDEXAMPLE"),
        ("--profile work", {}, "AKIAOFWORK"),
        ("", {"AWS_PROFILE": "work"}, "AKIDEXAMPLE"),  # keys in the environment outweigh it
        ("--profile there", {"AWS_PROFILE": "work"}, "AKIATHERE"),
        (
            "",
            {"AWS_PROFILE": "work", "AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None},
            "AKIAOFWORK",
        ),
    ],
)
def test_the_credentials_are_those_that_the_aws_cli_takes(
    apigw_to_aws, server, profiles, options, environ, expected
):
    result = apigw_to_aws(
        f"api list {options} --endpoint-url {server.url}", {**profiles, **environ}
    )

    assert (result.status, result.stderr) == (OK, "")
    assert [key for key, _ in signers(server)] == [expected]


def test_a_session_token_travels_along(apigw_to_aws, server):
    apigw_to_aws(f"api list --endpoint-url {server.url}", {"AWS_SESSION_TOKEN": "of-a-role"})

    assert "\r\nX-Amz-Security-Token: of-a-role\r\n" in server.heads[0]


def test_credentials_of_a_process_are_taken(apigw_to_aws, server, tmp_path):
    keys = '{"Version": 1, "AccessKeyId": "AKIAOFPROCESS", "SecretAccessKey": "s"}'
    (tmp_path / "keys.json").write_text(keys)
    config = tmp_path / "config"
    config.write_text(f"[default]\ncredential_process = cat {tmp_path}/keys.json\n")
    environ = {
        "AWS_CONFIG_FILE": str(config),
        "AWS_ACCESS_KEY_ID": None,
        "AWS_SECRET_ACCESS_KEY": None,
    }

    result = apigw_to_aws(f"api list --endpoint-url {server.url}", environ)

    assert (result.status, signers(server)) == (OK, [("AKIAOFPROCESS", "eu-west-1")])


@pytest.mark.parametrize(
    "environ", [{}, {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}]
)
def test_an_unsigned_request_has_no_signature_and_needs_no_credentials(
    apigw_to_aws, server, environ
):
    result = apigw_to_aws(f"api list --no-sign-request --endpoint-url {server.url}", environ)

    assert (result.status, result.stderr, signers(server)) == (OK, "", [None])


def test_a_request_goes_through_the_proxy_of_the_environment(apigw_to_aws, server):
    proxy = Server()
    try:
        result = apigw_to_aws(
            f"api get a1 --endpoint-url {server.url}", {"http_proxy": proxy.url, "no_proxy": ""}
        )
        seen = proxy.requests
    finally:
        proxy.close()

    assert (result.status, seen) == (OK, [f"GET {server.url}/v2/apis/a1"])
    assert server.connections == 0


def test_the_request_says_which_tool_sent_it(apigw_to_aws, server):
    apigw_to_aws(f"api list --endpoint-url {server.url}")

    assert re.search(r"\r\nUser-Agent: apigw/\d", server.heads[0])

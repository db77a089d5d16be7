"""Roles, tokens and processes: who is asked for credentials, how often, and what is said of it."""

import hashlib
import json
import os
import re
from itertools import product

import botocore.session
import pytest
from botocore.credentials import create_credential_resolver
from botocore.utils import JSONFileCache

from apigw_cli.errors import CONFIGURATION, OK, REFUSED
from tests.aws.conftest import Server, answers

ROLE = """\
<AssumeRole{kind}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRole{kind}Result>
<Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>a-secret</SecretAccessKey>
<SessionToken>a-token</SessionToken><Expiration>{until}</Expiration></Credentials>
</AssumeRole{kind}Result></AssumeRole{kind}Response>"""
REFUSAL = """\
<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>AccessDenied</Code><Message>not this one</Message></Error><RequestId>q1</RequestId>
</ErrorResponse>"""
PROFILES = """\
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret

[profile first]
region = eu-west-2
role_arn = arn:aws:iam::123456789012:role/first
source_profile = base

[profile second]
region = eu-west-3
role_arn = arn:aws:iam::123456789012:role/second
source_profile = first

[profile web]
region = eu-west-2
role_arn = arn:aws:iam::123456789012:role/web
web_identity_token_file = {home}/token

[profile person]
region = eu-west-2
sso_session = office
sso_account_id = 123456789012
sso_role_name = reader

[sso-session office]
sso_region = eu-west-1
sso_start_url = https://office.example.com/start
"""


def role(key, kind="", until="2999-01-01T00:00:00Z"):
    return answers(200, ROLE.format(key=key, kind=kind, until=until), "Content-Type: text/xml\r\n")


def signers(server):
    found = [re.search(r"Credential=(\w+)/\d+/([\w-]+)/", head) for head in server.heads]
    return [match and match.groups() for match in found]


@pytest.fixture
def sts():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def as_profile(apigw_to_aws, server, sts, tmp_path):
    """Runs a command line with a profile of the file, against servers of the test."""
    config = tmp_path / "config"
    config.write_text(PROFILES.format(home=tmp_path))
    unset = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"))
    environ = {
        "AWS_CONFIG_FILE": str(config),
        "AWS_ENDPOINT_URL_STS": sts.url,
        "AWS_ENDPOINT_URL_SSO": sts.url,
        "AWS_ENDPOINT_URL_APIGATEWAYV2": server.url,
        **unset,
    }

    def run(profile, more=None, options=""):
        words = f"api list {options}" + (f" --profile {profile}" if profile else "")
        result = apigw_to_aws(words, {**environ, **(more or {})})
        assert "a-secret" not in result.stdout + result.stderr
        return result

    return run


def kept(home):
    return sorted((home / ".aws/cli/cache").glob("*"))


# Roles


def keep_role(home, monkeypatch, config, url):
    """Has the role's credentials kept in a file, by the parts of botocore that the AWS CLI uses."""
    for name, value in (("AWS_CONFIG_FILE", config), ("AWS_ENDPOINT_URL_STS", url)):
        monkeypatch.setenv(name, str(value))
    session = botocore.session.Session(profile="first")
    cache = JSONFileCache(str(home / ".aws/cli/cache"))
    create_credential_resolver(session, cache=cache).load_credentials().get_frozen_credentials()
    [file] = kept(home)
    return file


def test_a_role_that_the_aws_cli_has_kept_is_not_asked_for(
    as_profile, server, sts, tmp_path, monkeypatch
):
    sts.does(role("AKIAOFROLE"))
    keep_role(tmp_path, monkeypatch, tmp_path / "config", sts.url)

    results = [as_profile("first") for _ in range(3)]

    assert [(result.status, result.stderr) for result in results] == [(OK, "")] * 3
    assert len(sts.requests) == 1
    assert signers(server) == [("AKIAOFROLE", "eu-west-2")] * 3


def test_a_role_that_is_asked_for_is_written_to_no_file(as_profile, server, sts, tmp_path):
    sts.does(role("AKIAOFROLE"))

    results = [as_profile("first") for _ in range(2)]

    assert [(result.status, result.stderr) for result in results] == [(OK, "")] * 2
    assert signers(sts) == [("AKIABASE", "eu-west-2")] * 2
    assert kept(tmp_path) == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"a-secret" in path.read_bytes()] == []


def test_a_role_that_expired_is_asked_for_again(as_profile, server, sts, tmp_path, monkeypatch):
    sts.does(role("AKIAOFROLE"), role("AKIAOFLATER"))
    file = keep_role(tmp_path, monkeypatch, tmp_path / "config", sts.url)
    file.write_text(file.read_text().replace("2999-", "2001-"))

    result = as_profile("first")

    assert (result.status, len(sts.requests)) == (OK, 2)
    assert signers(server)[-1] == ("AKIAOFLATER", "eu-west-2")


def test_a_role_that_comes_expired_makes_one_look_at_the_clock(as_profile, server, sts):
    sts.does(role("AKIAOFROLE", until="2001-01-01T00:00:00Z"))

    result = as_profile("first")

    assert (result.status, server.connections) == (CONFIGURATION, 0)
    assert result.stderr.splitlines()[1:] == ["Is the clock of this machine right?"]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", "null", '{"Credentials": 1}', '{"Credentials": {"Expiration": 7}}'],
)
def test_a_file_that_holds_no_role_is_passed_over(as_profile, sts, tmp_path, monkeypatch, content):
    sts.does(role("AKIAOFROLE"))
    file = keep_role(tmp_path, monkeypatch, tmp_path / "config", sts.url)
    file.write_text(content)

    result = as_profile("first")

    assert (result.status, result.stderr, len(sts.requests)) == (OK, "", 2)
    assert file.read_text() == content


def test_a_role_may_be_the_source_of_another(as_profile, server, sts, tmp_path):
    sts.does(role("AKIAOFFIRST"), role("AKIAOFSECOND"))

    result = as_profile("", {"AWS_PROFILE": "second"})

    assert (result.status, result.stderr) == (OK, "")
    assert [key for key, _ in signers(sts)] == ["AKIABASE", "AKIAOFFIRST"]
    assert signers(server) == [("AKIAOFSECOND", "eu-west-3")]


def test_a_role_is_asked_for_in_the_region_of_the_request(as_profile, sts):
    sts.does(role("AKIAOFROLE"))

    as_profile("first", options="--region sa-east-1")

    assert signers(sts) == [("AKIABASE", "sa-east-1")]


def test_a_role_that_is_refused_is_told_as_that(as_profile, server, sts):
    sts.does(answers(403, REFUSAL, "Content-Type: text/xml\r\n"))

    result = as_profile("first")

    assert (result.status, result.stdout, server.connections) == (REFUSED, "", 0)
    assert result.stderr.startswith(
        "An error occurred (AccessDenied) when calling the AssumeRole operation: not this one\n"
    )


@pytest.mark.parametrize("by", ["profile", "variables"])
def test_a_web_identity_is_sent_unsigned(as_profile, server, sts, tmp_path, by):
    (tmp_path / "token").write_text("a-token-of-the-web")
    sts.does(role("AKIAOFWEB", "WithWebIdentity"))
    variables = {
        "AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/web",
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(tmp_path / "token"),
        "AWS_REGION": "eu-west-2",
    }

    result = as_profile("web") if by == "profile" else as_profile("", variables)

    assert (result.status, result.stderr) == (OK, "")
    assert (signers(sts), signers(server)) == ([None], [("AKIAOFWEB", "eu-west-2")])


def test_a_token_whose_file_is_missing_is_a_matter_of_configuration(as_profile, server):
    result = as_profile("web")

    assert (result.status, server.connections) == (CONFIGURATION, 0)
    assert re.fullmatch(r"apigw: .*No such file or directory: .*/token'\n", result.stderr)


# IAM Identity Center


def log_in(home):
    """Leaves the token that the AWS CLI keeps after a log-in."""
    folder = home / ".aws/sso/cache"
    folder.mkdir(parents=True)
    token = {"accessToken": "a-token-of-a-person", "expiresAt": "2999-01-01T00:00:00Z"}
    name = hashlib.sha1(b"office", usedforsecurity=False).hexdigest()
    (folder / f"{name}.json").write_text(json.dumps(token))


def test_a_person_who_has_logged_in_gets_the_role(process, server, sts, tmp_path):
    log_in(tmp_path)
    (tmp_path / "config").write_text(PROFILES.format(home=tmp_path))
    keys = {"accessKeyId": "AKIAOFPERSON", "secretAccessKey": "s", "sessionToken": "t"}
    sts.does(answers(200, json.dumps({"roleCredentials": {**keys, "expiration": 32472144000000}})))
    environ = {"AWS_CONFIG_FILE": str(tmp_path / "config"), "AWS_ENDPOINT_URL_SSO": sts.url}
    line = f"api list --profile person --endpoint-url {server.url}"

    # As processes: botocore has the home of its own start.
    results = [process(line, environ=environ) for _ in range(2)]

    assert [(result.returncode, result.stderr) for result in results] == [(OK, "")] * 2
    assert "x-amz-sso_bearer_token: a-token-of-a-person" in sts.heads[0]
    assert [key for key, _ in signers(server)] == ["AKIAOFPERSON"] * 2
    assert len(sts.requests) == len(results)


def test_a_person_who_has_not_is_told_to(as_profile, server):
    result = as_profile("person")

    assert (result.status, server.connections) == (CONFIGURATION, 0)
    assert result.stderr.splitlines()[1] == "Log in again: aws sso login, with the profile."


# Processes


@pytest.mark.parametrize("command", ["echo nonsense", "/nonexistent/keys", "echo {}"])
def test_a_process_that_gives_no_credentials_is_told_as_that(as_profile, server, tmp_path, command):
    (tmp_path / "own").write_text(f"[default]\nregion = r-1\ncredential_process = {command}\n")

    result = as_profile("", {"AWS_CONFIG_FILE": str(tmp_path / "own")})

    assert (result.status, server.connections) == (CONFIGURATION, 0)
    assert re.search("credential_process|custom-process", result.stderr)
    assert "Traceback" not in result.stderr


# The kind that config show tells is the one that botocore finds

KINDS = {
    "env": "keys",
    "assume-role": "role",
    "assume-role-with-web-identity": "web identity",
    "sso": "sso",
    "shared-credentials-file": "keys",
    "custom-process": "process",
    "config-file": "keys",
    None: None,
}
ENTRIES = {
    "role": "role_arn = arn:aws:iam::1:role/x\nsource_profile = base\n",
    "sso": "sso_session = office\nsso_account_id = 1\nsso_role_name = r\n",
    "process": "credential_process = cat {home}/keys.json\n",
    "keys": "aws_access_key_id = A\naws_secret_access_key = B\n",
}


@pytest.mark.parametrize("entries", [*product([0, 1], repeat=len(ENTRIES))])
@pytest.mark.parametrize("kept", [False, True])
def test_the_kind_of_credentials_is_the_one_that_botocore_finds(
    apigw_to_aws, tmp_path, entries, kept
):
    wanted = [entry for entry, there in zip(ENTRIES.values(), entries, strict=True) if there]
    keys = {"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "B"}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    (tmp_path / "config").write_text(
        PROFILES.format(home=tmp_path)
        + "[profile mine]\nregion = r-1\n"
        + "".join(wanted).format(home=tmp_path)
    )
    (tmp_path / "credentials").write_text(f"[mine]\n{ENTRIES['keys']}" if kept else "")
    environ = {
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        **dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION")),
    }

    query = "Settings[?Setting=='credentials'].Value | [0]"
    shown = apigw_to_aws(
        ["config", "show", "-o", "json", "--profile", "mine", "--query", query], environ
    )

    assert os.environ["AWS_CONFIG_FILE"] == environ["AWS_CONFIG_FILE"]
    found = botocore.session.Session(profile="mine").get_credentials()
    assert shown.json == KINDS[found and found.method]


# Endpoints, without a request


@pytest.mark.parametrize(
    ("environ", "profile", "endpoint"),
    [
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, "", "https://apigateway-fips.r-1.amazonaws.com"),
        ({"AWS_USE_DUALSTACK_ENDPOINT": "true"}, "", "https://apigateway.r-1.api.aws"),
        ({}, "use_fips_endpoint = true\n", "https://apigateway-fips.r-1.amazonaws.com"),
        ({}, "endpoint_url = http://there:1\n", "http://there:1"),
        ({}, "services = own\nendpoint_url = http://there:1\n", "http://own:1"),
        (
            {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL": "http://there:1"},
            "services = own\n",
            "https://apigateway.r-1.amazonaws.com",
        ),
        (
            {"AWS_ENDPOINT_URL": "http://there:1"},
            "ignore_configured_endpoint_urls = true\n",
            "https://apigateway.r-1.amazonaws.com",
        ),
        ({"AWS_DEFAULT_REGION": ""}, "", "https://apigateway.r-1.amazonaws.com"),
    ],
)
def test_the_endpoint_follows_the_variables_and_the_profile(
    apigw_to_aws, tmp_path, environ, profile, endpoint
):
    (tmp_path / "config").write_text(
        f"[default]\nregion = r-1\n{profile}"
        "[services own]\napigatewayv2 =\n  endpoint_url = http://own:1\n"
    )
    told = {"AWS_CONFIG_FILE": str(tmp_path / "config"), "AWS_REGION": None, **environ}

    result = apigw_to_aws("api list --dry-run --query url", told)
    shown = apigw_to_aws("config show -o json", told).json["Settings"]

    assert (result.status, result.json["url"]) == (OK, f"{endpoint}/v2/apis")
    [own] = [row["Value"] for row in shown if row["Setting"] == "endpoint-url"]
    assert own == (endpoint if "amazonaws" not in endpoint and "api.aws" not in endpoint else None)


def test_a_role_that_cannot_be_one_is_the_profile_s_fault(as_profile, server, sts, tmp_path):
    with (tmp_path / "config").open("a") as file:
        file.write("[profile bad]\nrole_arn = short\nsource_profile = base\n")

    result = as_profile("bad", options="--region r-1")

    assert (result.status, server.requests + sts.requests) == (CONFIGURATION, [])
    first, hint = result.stderr.splitlines()
    assert first.startswith("apigw: The role of the profile cannot be taken: ")
    assert "RoleArn" in first
    assert "role_arn" in hint

"""Secrets are planted everywhere that one may be, and looked for in all that apigw lets out."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from itertools import cycle, product

import pytest

from apigw_cli.cli.session import connect
from tests.aws.conftest import answers, cuts_after_the_request
from tests.conftest import AWS_ENVIRONMENT, ROOT, _run

MARK = "PLANTED"  # part of each of them


def planted(name):
    return f"{MARK}{name}{'x' * 8}"


FILES = {
    ".aws/credentials": f"""
[default]
aws_access_key_id = AKIAFILE
aws_secret_access_key = {planted("InFile")}
aws_session_token = {planted("TokenInFile")}
""",
    ".aws/config": """
[profile process]
credential_process = cat {home}/keys.json
[profile signed-on]
sso_session = us
sso_account_id = 123456789012
sso_role_name = reader
[sso-session us]
sso_start_url = https://start.example.com
sso_region = us-east-1
""",
    "keys.json": json.dumps(
        {
            "Version": 1,
            "AccessKeyId": "AKIAPROCESS",
            "SecretAccessKey": planted("OfProcess"),
            "SessionToken": planted("TokenOfProcess"),
        }
    ),
    f".aws/sso/cache/{sha1(b'us').hexdigest()}.json": json.dumps(
        {
            "accessToken": planted("OfSignOn"),
            "refreshToken": planted("ToRefresh"),
            "clientSecret": planted("OfClient"),
            "expiresAt": (datetime.now(UTC) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "region": "us-east-1",
            "startUrl": "https://start.example.com",
        }
    ),
}
ROLE = {
    "roleCredentials": {
        "accessKeyId": "AKIAROLE",
        "secretAccessKey": planted("OfRole"),
        "sessionToken": planted("TokenOfRole"),
        "expiration": 4_000_000_000_000,
    }
}
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "AKIAENVIRONMENT",
    "AWS_SECRET_ACCESS_KEY": planted("InEnvironment"),
    "AWS_SESSION_TOKEN": planted("TokenInEnvironment"),
}


@pytest.fixture
def home(tmp_path, aws_environment, server, monkeypatch):
    """A home full of secrets, and an environment that leads there."""
    for path, text in FILES.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text.replace("{home}", str(tmp_path)))
    for name in AWS_ENVIRONMENT:
        if name != "AWS_EC2_METADATA_DISABLED":
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", server.url)
    return tmp_path


def check_home(home):
    """No file but those of the AWS CLI holds one, and what is new of those is the user's alone."""
    for path in home.rglob("*"):
        place = str(path.relative_to(home))
        if path.is_file() and place not in FILES and MARK.encode() in path.read_bytes():
            assert place.startswith(".aws/cli/cache/")
            assert path.stat().st_mode & 0o077 == 0


LINES = [
    "api list",
    "api get a1",
    "api create --name x --protocol-type HTTP",
    "exported-api get a1 --output-type JSON",
    "config show --origin",
]
WAYS = [
    *("", "--debug", "--debug --error-format json", "--dry-run --debug", "--no-sign-request"),
    *("--print aws", "--print boto3", "--print curl", "--cli-input-json {", "--region a/b"),
]
SERVED = {
    "success": answers(200, '{"apiId": "a1"}'),
    "refusal": answers(403, f'{{"message": "{ENVIRONMENT["AWS_SECRET_ACCESS_KEY"]} is wrong"}}'),
    "cut": cuts_after_the_request,
    "garbage": answers(200, "<html>"),
}


def together(thorough):
    """Lines in ways: each way with one of the lines, or all with all."""
    if thorough:
        return list(product(LINES, WAYS))
    return list(zip(cycle(LINES), WAYS, strict=False))


EXTENT = pytest.mark.parametrize(
    "thorough",
    [
        pytest.param(False, id="quick"),
        pytest.param(True, id="soak", marks=pytest.mark.soak),
    ],
)


@EXTENT
@pytest.mark.parametrize("served", SERVED)
def test_the_secrets_of_the_environment_and_of_urls_are_never_shown(
    home, server, monkeypatch, served, thorough
):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    server.does(SERVED[served])
    userinfo = f"//user:{planted('InUrl')}@"
    urls = [
        server.url.replace("//", userinfo),
        f"http:{userinfo}127.0.0.1:1",
        f"ftp:{userinfo}127.0.0.1",
        f"http:{userinfo}[::1",
        server.url.replace("//", f"//user:{planted('In')}/{planted('Url')}@"),
    ]

    for number, (line, way) in enumerate(together(thorough)):
        url = urls[number % len(urls)]
        words = [*line.split(), *way.split(), "--endpoint-url", url]
        result = _run(words, connect, os.environ, "", terminal=False)

        assert MARK not in result.stdout + result.stderr, words
    assert server.requests
    check_home(home)


def test_the_password_of_a_proxy_is_never_shown(home, server, monkeypatch):
    monkeypatch.setenv("no_proxy", "")
    for port in (server.port, 1):
        proxy = f"http://user:{planted('OfProxy')}@127.0.0.1:{port}"
        monkeypatch.setenv("http_proxy", proxy)
        for way in WAYS:
            words = ["api", "get", "a1", *way.split(), "--endpoint-url", "http://127.0.0.1:1"]
            result = _run(words, connect, os.environ, "", terminal=False)

            assert MARK not in result.stdout + result.stderr, words
    assert server.requests


@EXTENT
@pytest.mark.parametrize("profile", ["default", "process", "nobody"])
def test_the_secrets_of_profiles_are_never_shown(home, server, profile, thorough):
    for line, way in together(thorough):
        words = [*line.split(), *way.split(), "--profile", profile]
        result = _run([*words, "--endpoint-url", server.url], connect, os.environ, "", False)

        assert MARK not in result.stdout + result.stderr, words
    assert bool(server.requests) is (profile != "nobody")
    check_home(home)


def test_the_tokens_of_a_sign_on_are_never_shown(home, server, process):
    server.does(answers(200, json.dumps(ROLE)), answers(200, '{"apiId": "a1"}'))
    words = ["api", "get", "a1", "--debug", "--profile", "signed-on"]

    ended = process(  # botocore looks for its tokens where home was when it was imported
        [*words, "--endpoint-url", server.url],
        environ={
            "AWS_CONFIG_FILE": str(home / ".aws/config"),
            "AWS_ENDPOINT_URL_SSO": server.url,
        },
        umask=0,
    )

    assert (ended.returncode, MARK in ended.stdout + ended.stderr) == (0, False)
    assert [planted("OfSignOn") in server.heads[0], "AKIAROLE" in server.heads[1]] == [True, True]
    check_home(home)


def test_the_cache_of_completions_holds_no_secret_and_is_the_user_s_alone(home, server):
    server.does(answers(200, '{"items": [{"apiId": "a1", "name": "pets"}]}'))
    folder = home / ".cache" / "apigw" / "completion" / "x"
    url = server.url.replace("//", f"//user:{planted('InUrl')}@")

    ended = subprocess.run(
        [
            *(sys.executable, "-m", "apigw_cli.completion.lookup", str(folder)),
            *(f"--endpoint-url={url}", "--", "api", "apis", "", ""),
        ],
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        umask=0,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "a1\tpets" in ended.stdout
    check_home(home)
    kept = [path for path in (home / ".cache").rglob("*")]
    assert [path for path in kept if path.is_file()]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}

"""Several places through botocore: who signs, how often credentials are had, and how it ends."""

import os
import re
import signal
import subprocess
import sys
import threading

import pytest

from apigw_cli.errors import FAILED, INTERRUPTED, OK, REFUSED
from tests.aws.conftest import Server, answers, says_nothing
from tests.conftest import process_environment

PROFILES = """\
[profile work]
region = eu-central-1
aws_access_key_id = AKIAOFWORK
aws_secret_access_key = secret

[profile there]
region = us-west-2
aws_access_key_id = AKIATHERE
aws_secret_access_key = secret

[profile process]
credential_process = sh {folder}/keys.sh

[profile role]
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = work
"""
KEYS = """\
echo run >> {folder}/runs
echo '{{"Version": 1, "AccessKeyId": "AKIAOFPROCESS", "SecretAccessKey": "s"}}'
"""
ASSUMED = """\
<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<Credentials><AccessKeyId>AKIAOFROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>"""


@pytest.fixture
def profiles(tmp_path):
    """The environment of a user who has profiles and no keys in variables."""
    (tmp_path / "config").write_text(PROFILES.format(folder=tmp_path))
    (tmp_path / "keys.sh").write_text(KEYS.format(folder=tmp_path))
    unset = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"))
    return {"AWS_CONFIG_FILE": str(tmp_path / "config"), **unset}


def signers(server):
    found = [re.search(r"Credential=(\w+)/\d+/([\w-]+)/", head) for head in server.heads]
    return sorted(match.groups() for match in found)


def test_each_place_is_asked_with_its_keys_for_its_region(apigw_to_aws, server, profiles):
    result = apigw_to_aws(
        f"api list --profiles work,there --regions r-1,r-2 --endpoint-url {server.url}", profiles
    )
    own = apigw_to_aws(f"api list --profiles work,there --endpoint-url {server.url}", profiles)

    assert (result.status, result.stderr, own.status) == (OK, "", OK)
    keys = ("AKIAOFWORK", "AKIATHERE")
    assert signers(server) == sorted(
        [(key, region) for key in keys for region in ("r-1", "r-2")]
        + [("AKIAOFWORK", "eu-central-1"), ("AKIATHERE", "us-west-2")]
    )


def test_a_credential_process_runs_once_for_all_regions(apigw_to_aws, server, profiles, tmp_path):
    regions = [f"r-{number}" for number in range(12)]

    result = apigw_to_aws(
        f"api list --profiles process --regions {','.join(regions)} --endpoint-url {server.url}",
        profiles,
    )

    assert (result.status, result.stderr) == (OK, "")
    assert (tmp_path / "runs").read_text() == "run\n"
    assert signers(server) == sorted(("AKIAOFPROCESS", region) for region in regions)


def test_a_role_is_assumed_once_for_all_regions(apigw_to_aws, server, profiles):
    sts = Server()
    sts.does(answers(200, ASSUMED, "Content-Type: text/xml\r\n"))
    try:
        result = apigw_to_aws(
            "api list --profiles role --regions r-1,r-2,r-3,r-4",
            {
                **profiles,
                "AWS_ENDPOINT_URL_STS": sts.url,
                "AWS_ENDPOINT_URL_APIGATEWAYV2": server.url,
                "AWS_REGION": "eu-west-1",
            },
        )
        asked = len(sts.requests)
    finally:
        sts.close()

    assert (result.status, result.stderr, asked) == (OK, "", 1)
    assert signers(server) == [("AKIAOFROLE", f"r-{number}") for number in range(1, 5)]


def test_a_profile_without_credentials_or_region_hides_no_other(
    apigw_to_aws, server, profiles, tmp_path
):
    (tmp_path / "config").write_text(PROFILES.format(folder=tmp_path) + "[profile bare]\n")
    server.does(answers(200, '{"items": [{"apiId": "a1"}]}'))

    result = apigw_to_aws(f"api list --profiles bare,work --endpoint-url {server.url}", profiles)

    assert (result.status, result.json["Items"]) == (
        REFUSED,
        [{"Region": "eu-central-1", "Profile": "work", "ApiId": "a1"}],
    )
    assert result.stderr == (
        "apigw: 1 of 2 places failed.\n"
        "bare: You must specify a region.\n"
        "Give --region, or set AWS_REGION.\n"
    )


def test_places_that_cannot_be_reached_are_told_as_such(apigw_to_aws, profiles):
    result = apigw_to_aws(
        "api list --profiles work --regions r-1,r-2 --max-attempts 1"
        " --endpoint-url http://127.0.0.1:1",
        profiles,
    )

    assert (result.status, result.stdout) == (FAILED, "")
    assert [line.partition(": Could not connect")[0] for line in result.stderr.splitlines()] == [
        "apigw: 2 of 2 places failed.",
        "work r-1",
        "work r-2",
    ]


@pytest.mark.parametrize("normal", ["", "1"])
def test_an_interrupt_ends_it_while_places_are_silent(server, tmp_path, normal):
    reached = threading.Event()

    def silent(server, connection):
        reached.set()
        says_nothing(server, connection)

    server.does(silent)
    words = ["api", "list", "--regions", "r-1,r-2,r-3", "--endpoint-url", server.url]
    started = subprocess.Popen(
        [sys.executable, "-m", "apigw_cli", *words],
        env=process_environment(tmp_path, {"APIGW_NORMAL_EXIT": normal}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert reached.wait(timeout=30)

    os.kill(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=10)  # the read time-out is a minute

    assert (started.returncode, out) == (INTERRUPTED, "")
    assert "Traceback" not in err

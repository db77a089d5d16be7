"""What README tells users of moto and LocalStack, carried out; and other SDKs where they are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from apigw_cli.cli.settings.table import SETTINGS
from tests.conftest import ROOT
from tests.served.server import Server, serving
from tests.served.ways import NODE_MODULES, client

README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## The local plane")[2].partition("\n## ")[0]
AWS_CLI = os.environ.get("APIGW_TEST_AWS_CLI")  # a path to the command

Run = Callable[..., str]


def blocks(language: str) -> list[str]:
    """The section's pieces of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", SECTION, re.DOTALL)


@pytest.fixture
def run(tmp_path: Path, server: Server) -> Run:
    """Runs a command that must end well, with apigw on its path and the plane where it looks."""
    command = tmp_path / "bin" / "apigw"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m apigw_cli "$@"\n')
    command.chmod(0o755)

    def runner(*words: str, **environ: str) -> str:
        done = subprocess.run(
            words,
            env={
                "PATH": f"{command.parent}:{os.environ['PATH']}",
                "HOME": str(tmp_path),
                "PYTHONPATH": str(ROOT),
                "AWS_EC2_METADATA_DISABLED": "true",
                **environ,
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return runner


def pointed_at(server: Server) -> dict[str, str]:
    """The variables of README, for a server on a port of its own."""
    told = dict(re.findall(r"\b(AWS_\w+)=(\S+)", blocks("bash")[0]))
    assert told["AWS_ENDPOINT_URL_APIGATEWAYV2"] == "http://127.0.0.1:4599"
    return {**told, "AWS_ENDPOINT_URL_APIGATEWAYV2": server.url}


def test_boto3_is_pointed_at_the_plane_by_environment(run: Run, server: Server) -> None:
    script = blocks("python")[0]

    said = run(sys.executable, "-W", "error", "-c", script, **pointed_at(server))

    assert re.fullmatch(r"https://[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com\n", said)


def test_a_suite_has_planes_of_its_own(run: Run, tmp_path: Path) -> None:
    _, conftest, tests, _ = blocks("python")
    (tmp_path / "conftest.py").write_text(conftest)
    (tmp_path / "test_it.py").write_text(tests)

    said = run(sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider")

    assert "2 passed" in said
    assert not (tmp_path / ".local").exists()


def test_a_plane_is_a_block_too(run: Run) -> None:
    block = blocks("python")[-1]

    assert run(sys.executable, "-W", "error", "-c", block) == "[]\n"


def test_moto_may_hold_the_other_services(run: Run, server: Server) -> None:
    script = (
        "import boto3\n"
        "from moto import mock_aws\n"
        "with mock_aws():\n"
        "    boto3.client('sqs').create_queue(QueueName='q')\n"
        "    gateway = boto3.client('apigatewayv2')\n"
        "    print(gateway.create_api(Name='beside moto', ProtocolType='HTTP')['ApiId'])\n"
    )

    made = run(sys.executable, "-c", script, **pointed_at(server)).strip()

    assert client(server.url).get_api(ApiId=made)["Name"] == "beside moto"


@pytest.mark.skipif(not AWS_CLI, reason="APIGW_TEST_AWS_CLI names no AWS CLI")
def test_the_aws_cli_is_pointed_at_the_plane_by_environment(run: Run, server: Server) -> None:
    lines = blocks("bash")[1].replace("aws ", f"{AWS_CLI} ", 1)

    said = run("bash", "-euo", "pipefail", "-c", lines, **pointed_at(server))

    assert '"Name": "pets"' in said


@pytest.mark.skipif(not AWS_CLI, reason="APIGW_TEST_AWS_CLI names no AWS CLI")
def test_the_aws_cli_does_what_apigw_does(run: Run, server: Server) -> None:
    def aws(*words: str) -> str:
        return run(str(AWS_CLI), "apigatewayv2", *words, "--output", "text", **pointed_at(server))

    made = ["--name", "a", "--protocol-type", "HTTP", "--query", "ApiId"]
    api = aws("create-api", *made).strip()
    at = ["--api-id", api]
    aws("create-stage", *at, "--stage-name", "$default", "--stage-variables", "a=b,c=d")
    aws("create-route", *at, "--route-key", "GET /pets/{id}")
    keys = aws("get-routes", *at, "--query", "Items[].RouteKey")
    arn = f"arn:aws:apigateway:us-east-1::/apis/{api}"
    aws("tag-resource", "--resource-arn", arn, "--tags", "k=v")
    tags = aws("get-api", *at, "--query", "Tags.k")
    aws("delete-api", *at)

    assert (keys, tags) == ("GET /pets/{id}\n", "v\n")


@pytest.mark.skipif(not NODE_MODULES, reason="APIGW_TEST_NODE_MODULES names no folder")
def test_the_javascript_sdk_is_pointed_at_the_plane_by_environment(
    run: Run, server: Server
) -> None:
    script = ROOT / "tests" / "served" / "js" / "life_cycle.cjs"

    said = run("node", str(script), NODE_PATH=str(NODE_MODULES), **pointed_at(server))

    assert said == "the JavaScript SDK passed\n"


def test_the_switches_are_the_ones_there_are() -> None:
    variables = {
        variable
        for setting in SETTINGS
        for variable in setting.variables
        if variable.startswith("APIGW_LOCAL_")
    }

    assert set(re.findall(r"`(APIGW_LOCAL_\w+)`", SECTION)) == variables


def test_a_server_of_another_file_is_another_plane(tmp_path: Path, server: Server) -> None:
    with serving(tmp_path) as other:
        made = other.send("POST", "/v2/apis", {"name": "a", "protocolType": "HTTP"}).json["apiId"]

        assert other.request("GET", f"/v2/apis/{made}").status == 200
        assert server.request("GET", f"/v2/apis/{made}").status == 404


@pytest.mark.skipif(not AWS_CLI, reason="APIGW_TEST_AWS_CLI names no AWS CLI")
@pytest.mark.parametrize("form", ["wire", "iso8601"])
@pytest.mark.parametrize("output", ["json", "text"])
def test_the_aws_cli_and_apigw_print_the_times_that_a_profile_asks_for(
    run: Run, server: Server, tmp_path: Path, form: str, output: str
) -> None:
    assert AWS_CLI
    file = tmp_path / "config"
    file.write_text(f"[default]\ncli_timestamp_format = {form}\noutput = {output}\n")
    where = {
        **pointed_at(server),
        "AWS_CONFIG_FILE": str(file),
        "AWS_DEFAULT_REGION": f"t-{form}-1",
    }
    del where["AWS_REGION"]
    run("apigw", "create-api", "--name", "n", "--protocol-type", "HTTP", **where)

    said = [
        run(command, "apigatewayv2", "get-apis", *query, **where)
        for query in ([], ["--query", "Items[].CreatedDate"])
        for command in (AWS_CLI, "apigw")
    ]

    assert said[::2] == said[1::2]
    assert ("+00:00" in said[0]) == (form == "iso8601")

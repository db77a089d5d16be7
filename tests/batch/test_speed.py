"""What a batch is for: a thousand calls in the time that few processes take."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT, process_environment

AWS_CLI = os.environ.get("APIGW_TEST_AWS_CLI")  # a path to the command


def seconds(command, environment, data=""):
    """What a process takes by the clock."""
    began = time.perf_counter()
    done = subprocess.run(
        command, env=environment, cwd=ROOT, input=data, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - began


@pytest.mark.soak
@pytest.mark.skipif(not AWS_CLI, reason="APIGW_TEST_AWS_CLI names no AWS CLI")
def test_a_thousand_creates_take_less_than_five_processes_of_the_aws_cli(
    tmp_path, stub, apigw_local
):
    stub.answer({"apiId": "a1"}, status=201)
    environment = process_environment(tmp_path, {"APIGW_LOCAL_DB": str(tmp_path / "local.db")})
    create = ["create-api", "--name", "x", "--protocol-type", "HTTP"]
    aws = [AWS_CLI, "apigatewayv2", *create, "--endpoint-url", stub.url, "--region", "r-1"]
    lines = "api create --name x --protocol-type HTTP\n" * 1000

    one = min(seconds(aws, environment) for _ in range(3))
    batch = seconds([sys.executable, "-m", "apigw_cli", "batch", "--local"], environment, lines)
    held = apigw_local("api list --region eu-west-1 --query length(Items)").json

    assert held == 1000
    assert one * 1000 / batch > 200

"""What --print prints for the sample parameters of every operation."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from typing import Any

from apigw_cli.catalogue import kebab
from tests.conftest import Result
from tests.contract.samples import FULL, LEAST, OPERATIONS, sample_params

SAMPLES = [(name, amount) for name in OPERATIONS for amount in (FULL, LEAST)]


def printed(
    apigw: Callable[..., Result], form: str, name: str, params: dict[str, Any], url: str
) -> str:
    """The printed call, to a server at ``url``; the samples' texts are odder than is allowed."""
    words = ["--print", form, "--endpoint-url", url, "--local", "--no-validate"]
    result = apigw([kebab(name), "--cli-input-json", json.dumps(params), *words])
    assert (result.status, result.stderr) == (0, ""), result.stderr
    return result.stdout


def aws_call(apigw: Callable[..., Result], name: str, amount: str) -> list[str]:
    """The printed words after ``aws apigatewayv2``, without where to."""
    line = printed(apigw, "aws", name, sample_params(name, amount), "http://stub")
    words = shlex.split(line)
    assert words[:2] == ["aws", "apigatewayv2"]
    assert words[3:7] == ["--region", "us-east-1", "--endpoint-url", "http://stub"]
    return [words[2], *words[7:]]

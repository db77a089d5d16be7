"""Ways to the same operations: SDKs to a server, and a command line with ``--local``."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue import PLACES
from apigw_cli.errors import OK, REFUSED, ApiError
from tests.conftest import ROOT, Runner

NODE_MODULES = os.environ.get("APIGW_TEST_NODE_MODULES")  # where @aws-sdk/client-apigatewayv2 is
_BRIDGE = ROOT / "tests" / "served" / "js" / "bridge.cjs"


class Refusal(NamedTuple):
    """What an operation was refused with."""

    code: str
    status: int
    message: str


class Call(NamedTuple):
    """One operation that was sent, and what came of it."""

    operation: str
    params: dict[str, Any]
    outcome: dict[str, Any] | Refusal


class Way:
    """Sends operations, in a region of its own, and remembers them."""

    def __init__(self, send: Callable[[str, dict[str, Any]], dict[str, Any] | Refusal]) -> None:
        self._send = send
        self.calls: list[Call] = []

    def __call__(self, operation: str, /, **params: Any) -> dict[str, Any]:
        """The answer to an operation."""
        outcome = self._remember(operation, params)
        assert isinstance(outcome, dict), f"{operation}: {outcome}"
        return outcome

    def refused(self, operation: str, /, **params: Any) -> str:
        """The exception that an operation is refused with."""
        outcome = self._remember(operation, params)
        assert isinstance(outcome, Refusal), f"{operation}: {outcome}"
        return outcome.code

    def _remember(self, operation: str, params: dict[str, Any]) -> dict[str, Any] | Refusal:
        outcome = self._send(operation, params)
        self.calls.append(Call(operation, params, outcome))
        return outcome


@cache
def _session() -> Any:
    return boto3.session.Session("AKIDEXAMPLE", "secret", region_name="us-east-1")


def client(url: str, region: str = "us-east-1", **config: Any) -> Any:
    """A boto3 client of a server; it does not try again what was refused."""
    settings = Config(retries={"total_max_attempts": 1}, **config)
    return _session().client("apigatewayv2", region_name=region, endpoint_url=url, config=settings)


def by_boto3(url: str, region: str) -> Way:
    """The way of an SDK to a server."""
    talking = client(url, region)

    def send(operation: str, params: dict[str, Any]) -> dict[str, Any] | Refusal:
        try:
            answer = getattr(talking, xform_name(operation))(**params)
        except ClientError as error:
            told = error.response
            status = told["ResponseMetadata"]["HTTPStatusCode"]
            return Refusal(told["Error"]["Code"], status, told["Error"]["Message"])
        del answer["ResponseMetadata"]
        if operation == "ExportApi":
            answer["body"] = answer["body"].read().decode()
        return dict(as_text(answer))

    return Way(send)


def as_text(value: Any) -> Any:
    """An answer with its times as the wire has them."""
    if isinstance(value, dict):
        return {name: as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, str):  # JavaScript's have milliseconds
        return re.sub(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000Z$", r"\1Z", value)
    return value


@contextmanager
def by_javascript(url: str, region: str) -> Iterator[Way]:
    """The way of the JavaScript SDK to a server, in a process of its own."""
    environment = {"PATH": os.environ["PATH"], "NODE_PATH": str(NODE_MODULES)}
    with subprocess.Popen(
        ["node", "--no-warnings", _BRIDGE, url, region],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as bridge:
        asked, told = bridge.stdin, bridge.stdout
        assert asked
        assert told

        def send(operation: str, params: dict[str, Any]) -> dict[str, Any] | Refusal:
            call = {"operation": operation, "params": params}
            asked.write(json.dumps(call, default=bytes.decode) + "\n")
            asked.flush()
            outcome = json.loads(told.readline())
            if "refusal" in outcome:
                return Refusal(*outcome["refusal"])
            return dict(as_text(outcome["answer"]))

        yield Way(send)
        asked.close()


def by_command(apigw_local: Runner, region: str) -> Way:
    """The way of ``apigw --local``."""

    def send(operation: str, params: dict[str, Any]) -> dict[str, Any] | Refusal:
        result = apigw_local(command(operation, params), environ={"AWS_REGION": region})
        if result.status == REFUSED:
            told = json.loads(result.stderr)
            return Refusal(told["code"], told["httpStatus"], told["message"])
        assert (result.status, result.stderr) == (OK, ""), result
        if operation == "ExportApi":
            return {"body": result.stdout}
        return dict(result.json) if result.stdout else {}

    return Way(send)


def by_engine(send_to: Send) -> Way:
    """The way that both end in."""

    def send(operation: str, params: dict[str, Any]) -> dict[str, Any] | Refusal:
        try:
            answer = send_to(catalogue.operation(operation), params)
            return {"body": answer["body"].decode()} if operation == "ExportApi" else answer
        except ApiError as error:
            return Refusal(error.code, error.http_status or 0, error.message)

    return Way(send)


def command(operation: str, params: Mapping[str, Any]) -> list[str]:
    """The command line of an operation, each parameter an option."""
    options = [word for name in params for word in option(name, params[name])]
    return ["--error-format", "json", *PLACES[operation], *options, "--output", "json"]


def option(name: str, value: Any) -> list[str]:
    """One parameter; what is no text goes as JSON."""
    spelling = "api-version" if name == "Version" else xform_name(name, "-")
    if isinstance(value, bool):
        return [f"--{spelling}" if value else f"--no-{spelling}"]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [f"--{spelling}", *value]
    return [f"--{spelling}", value if isinstance(value, str) else json.dumps(value)]

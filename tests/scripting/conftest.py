"""AWS that misbehaves, and no time lost over it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from apigw_cli.backends import Send
from apigw_cli.backends.aws import aws
from apigw_cli.cli.settings.precedence import Settings
from tests.aws.conftest import Server, answers, apigw_to_aws, server  # noqa: F401
from tests.conftest import AWS_ENVIRONMENT, Result, Runner, Stub, _run
from tests.contract.conftest import _send_to_the_stub  # noqa: F401


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it was slept, each time; in truth not at all."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


@pytest.fixture
def passing(pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The same with a clock that goes on by what is slept, and stands still between."""
    start = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: start + sum(pauses))
    return pauses


@pytest.fixture(scope="session")
def _lasting() -> Iterator[tuple[Server, Send]]:
    """A server and its one client: making one takes longer than all the rest of a test."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        for name, value in AWS_ENVIRONMENT.items():
            patch.setenv(name, value)
        lasting = Server()
        opened = aws(Settings({"endpoint_url": lasting.url}, AWS_ENVIRONMENT))
        send = opened.__enter__()
    yield lasting, send
    opened.__exit__(None, None, None)
    lasting.close()


@pytest.fixture
def lasting_server(_lasting: tuple[Server, Send]) -> Server:
    """The server of ``apigw_to_server``, which knows nothing of other tests."""
    lasting, _ = _lasting
    lasting.does(answers(200, "{}"))
    lasting.connections = 0
    lasting.requests.clear()
    return lasting


@pytest.fixture
def apigw_to_server(_lasting: tuple[Server, Send], lasting_server: Server) -> Runner:
    """Runs a command line in this process, through botocore with its defaults."""

    return _runner(_lasting[1])


@pytest.fixture
def apigw_by_botocore(_send_to_the_stub: Send, stub: Stub) -> Runner:  # noqa: F811
    """Runs a command line in this process, through botocore, against the stub."""
    return _runner(_send_to_the_stub)


def _runner(send: Send) -> Runner:
    def runner(words: list[str]) -> Result:
        return _run(words, lambda settings: nullcontext(send), {"HOME": "/nowhere"}, "", False)

    return runner

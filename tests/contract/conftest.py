"""AWS on the stub, through one client: making one takes longer than all the rest of a test."""

from __future__ import annotations

import os
import socketserver
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from apigw_cli.backends import Send
from apigw_cli.backends.aws import aws
from apigw_cli.cli.settings.precedence import Settings
from tests.conftest import AWS_ENVIRONMENT, Stub


@pytest.fixture(scope="session", autouse=True)
def _answers_leave_at_once() -> Iterator[None]:
    """Otherwise a server's second write of an answer waits 40 ms for the client's delayed ACK."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socketserver.StreamRequestHandler, "disable_nagle_algorithm", True)
        yield


@pytest.fixture(scope="session")
def _send_to_the_stub(_stub_server: Stub) -> Iterator[Send]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        for name, value in AWS_ENVIRONMENT.items():
            patch.setenv(name, value)
        opened = aws(Settings({"endpoint_url": _stub_server.url}, AWS_ENVIRONMENT))
        send = opened.__enter__()
    yield send
    opened.__exit__(None, None, None)


@pytest.fixture
def backend(stub: Stub, _send_to_the_stub: Send) -> SimpleNamespace:
    """What ``apigw`` runs against in this folder: botocore, on a real socket."""
    return SimpleNamespace(send=_send_to_the_stub)

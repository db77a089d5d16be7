"""Servers on files of the tests' own, and boto3 with credentials of nobody."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any
from zlib import crc32

import pytest

from tests.conftest import AWS_ENVIRONMENT
from tests.served.server import Server, serving
from tests.served.server import start as start_server


@pytest.fixture(scope="session", autouse=True)
def _credentials_of_nobody() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("AWS_", "APIGW_"))]:
            patch.delenv(name)
        for name, value in AWS_ENVIRONMENT.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that do not mind; each keeps to a region of its own."""
    with serving(tmp_path_factory.mktemp("served")) as one:
        yield one


@pytest.fixture
def region(request: pytest.FixtureRequest) -> str:
    """A region that no other test uses."""
    return f"test-{crc32(request.node.nodeid.encode())}"


@pytest.fixture
def start() -> Iterator[Callable[..., Server]]:
    """Starts servers that the test stops; what it leaves running is killed."""
    started: list[Server] = []

    def starter(*given: Any, **options: Any) -> Server:
        started.append(start_server(*given, **options))
        return started[-1]

    yield starter
    for server in started:
        server.process.kill()
        server.stop()

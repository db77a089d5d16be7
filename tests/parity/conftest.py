"""apigw on the stub of the recordings, through one client: making one takes the longest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from apigw_cli.backends import Send
from apigw_cli.backends.aws import aws
from apigw_cli.cli.settings.precedence import Settings
from tests.conftest import AWS_ENVIRONMENT, Result, Runner
from tests.parity.recorded import Outcome, entries, readable
from tests.parity.service import ANSWERS, Service, serving


@pytest.fixture(scope="session")
def _running_service() -> Iterator[Service]:
    with serving(Service(entries("operations"))) as service:
        yield service


@pytest.fixture(scope="session")
def _send_to_the_service(_running_service: Service) -> Iterator[Send]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        for name, value in AWS_ENVIRONMENT.items():
            patch.setenv(name, value)
        settings = Settings({"endpoint_url": _running_service.url}, AWS_ENVIRONMENT)
        with aws(settings) as send:
            yield send


@pytest.fixture
def backend(_send_to_the_service: Send) -> SimpleNamespace:
    """What ``apigw`` runs against in this folder: botocore, on a real socket."""
    return SimpleNamespace(send=_send_to_the_service)


@pytest.fixture
def service(_running_service: Service) -> Service:
    """The stub, with nothing sent yet."""
    _running_service.restart(ANSWERS)
    return _running_service


@pytest.fixture
def run_case(
    apigw: Runner, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, Any]], Result]:
    """Runs a recorded command line where its files are, on a service that answers as it did."""

    def run(case: dict[str, Any]) -> Result:
        monkeypatch.chdir(tmp_path)
        for name, text in case.get("files", {}).items():
            (tmp_path / name).write_bytes(text.encode())
        service.restart(case.get("serves", ANSWERS))
        return apigw(case["argv"])

    return run


@pytest.fixture
def replay(
    run_case: Callable[[dict[str, Any]], Result], service: Service, tmp_path: Path
) -> Callable[[dict[str, Any]], Outcome]:
    """Runs a recorded command line, which succeeds in silence."""

    def run(case: dict[str, Any]) -> Outcome:
        result = run_case(case)
        assert (result.status, result.stderr) == (0, "")
        given = case.get("files", {})
        written = {
            path.name: path.read_text(encoding="utf-8")
            for path in sorted(tmp_path.iterdir())
            if path.is_file() and path.name not in given
        }
        return Outcome(readable(service.sent), result.stdout, written)

    return run

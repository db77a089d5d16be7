"""A batch of lines, against the fake backend or a local plane, and its results as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Result, Runner


class Ended(NamedTuple):
    """How a batch ended."""

    status: int
    results: list[dict[str, Any]]
    said: str  # on stderr

    @property
    def answers(self) -> list[Any]:
        return [result.get("answer") for result in self.results]

    @property
    def statuses(self) -> list[int]:
        return [result["status"] for result in self.results]

    @property
    def messages(self) -> list[str]:
        return [result["error"]["message"] for result in self.results if "error" in result]


Batch = Callable[..., Ended]


def ended(result: Result) -> Ended:
    return Ended(
        result.status, [json.loads(line) for line in result.stdout.splitlines()], result.stderr
    )


def _batch(runner: Runner, path: Path) -> Batch:
    def run(lines: Sequence[str] | str, options: str = "", **surroundings: Any) -> Ended:
        path.write_text(lines if isinstance(lines, str) else "".join(f"{line}\n" for line in lines))
        return ended(runner(f"batch {path} {options}", **surroundings))

    return run


@pytest.fixture
def batch(apigw: Runner, tmp_path: Path) -> Batch:
    """Runs lines against the fake backend."""
    return _batch(apigw, tmp_path / "calls.txt")


@pytest.fixture
def batch_local(apigw_local: Runner, tmp_path: Path) -> Batch:
    """Runs lines on a local plane of the test's own."""
    return _batch(apigw_local, tmp_path / "calls.txt")

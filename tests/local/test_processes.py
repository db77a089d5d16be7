"""Many processes on one file, and processes that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.local.plane import Plane

_OPENING = (
    "import sys\n"
    "from apigw_cli import catalogue\n"
    "from apigw_cli.backends.local import open_engine\n"
    "path, number = sys.argv[1], int(sys.argv[2])\n"
)
# Each line is a write that has been answered.
WRITER = (
    _OPENING + "create = catalogue.operation('CreateApi')\n"
    "with open_engine(path) as engine:\n"
    "    for n in range(number):\n"
    "        given = {'Name': str(n), 'ProtocolType': 'HTTP', 'Target': 'https://example.com'}\n"
    "        print(engine.send(create, given)['ApiId'], flush=True)\n"
)


def start(script: str, path: Path, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, str(path), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_eight_processes_make_a_file_and_write_to_it_without_error_or_loss(
    tmp_path: Path, open_plane: Callable[..., Plane]
) -> None:
    path = tmp_path / "shared.db"
    writers = [start(WRITER, path, 250) for _ in range(8)]
    outputs = [writer.communicate(timeout=120)[0].split() for writer in writers]

    assert [writer.returncode for writer in writers] == [0] * 8
    plane = open_plane(path)
    written = [id for output in outputs for id in output]
    assert len(set(written)) == 2000
    assert {row["ApiId"] for row in plane.items("GetApis", MaxResults=500)} == set(written)
    numbers = dict((kind, number) for _, kind, number in plane.store.counts())
    assert set(numbers.values()) == {2000}


def killed_after(lines: int, path: Path) -> list[str]:
    """The ids that a writer answered before it was killed, at any moment after so many."""
    writer = start(WRITER, path, 1_000_000)
    assert writer.stdout is not None
    with writer:
        answered = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        answered += writer.stdout.readlines()
    # The last line may be half written: then its write was not answered.
    return [line.strip() for line in answered if line.endswith("\n")]


def check_kills(rounds: int, tmp_path: Path, open_plane: Callable[..., Plane]) -> None:
    path, ledger = tmp_path / "killed.db", []
    dice = random.Random(4)
    for _ in range(rounds):
        ledger += killed_after(dice.randint(1, 60), path)

        plane = open_plane(path)
        assert plane.rows("PRAGMA integrity_check") == [("ok",)]
        there = {row["ApiId"] for row in plane.items("GetApis", MaxResults=500)}
        assert set(ledger) <= there
        # A request is whole or not there: each API has all that a quick create makes.
        numbers = [number for _, _, number in plane.store.counts()]
        assert set(numbers) == {len(there)}
        plane.engine.close()
    assert len(ledger) >= rounds


def test_a_killed_process_loses_nothing_that_was_answered(
    tmp_path: Path, open_plane: Callable[..., Plane]
) -> None:
    check_kills(5, tmp_path, open_plane)


@pytest.mark.soak
def test_a_hundred_killed_processes_lose_nothing_that_was_answered(
    tmp_path: Path, open_plane: Callable[..., Plane]
) -> None:
    check_kills(100, tmp_path, open_plane)


@pytest.mark.soak
def test_many_processes_make_the_same_file_at_once(
    tmp_path: Path, open_plane: Callable[..., Plane]
) -> None:
    for round in range(20):
        path = tmp_path / f"{round}.db"
        writers = [start(WRITER, path, 1) for _ in range(16)]
        written = {writer.communicate(timeout=120)[0].strip() for writer in writers}

        assert [writer.returncode for writer in writers] == [0] * 16
        assert {row["ApiId"] for row in open_plane(path).items("GetApis")} == written

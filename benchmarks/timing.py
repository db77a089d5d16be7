"""Commands timed as whole processes, turn by turn, so that a busy machine is busy for all."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Case(NamedTuple):
    """One command line to time."""

    name: str
    command: list[str]


class Times(NamedTuple):
    """What the rounds of one case took, in seconds, and its largest peak of memory in MiB."""

    wall: list[float]
    cpu: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def median_cpu(self) -> float:
        return statistics.median(self.cpu)


def time_turns(cases: Sequence[Case], environ: Mapping[str, str], rounds: int) -> dict[str, Times]:
    """Times each case once a round, after one round that is not counted."""
    times = {case.name: Times([], []) for case in cases}
    for turn in range(rounds + 1):
        for case in cases:
            wall, cpu = _one(case.command, environ)
            if turn:
                times[case.name].wall.append(wall)
                times[case.name].cpu.append(cpu)
    return times


def paired_ratio(a: Times, b: Times) -> float:
    """The median of a's time over b's, round by round."""
    return statistics.median(x / y for x, y in zip(a.wall, b.wall, strict=True))


def _one(command: Sequence[str], environ: Mapping[str, str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        command,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return wall, cpu


def clean_environment(home: str, bin_directories: Sequence[str]) -> dict[str, str]:
    """
    An environment for timing.

    PYTHONDONTWRITEBYTECODE and PYTHONUNBUFFERED change every figure, so they are left out.
    """
    return {
        "PATH": os.pathsep.join([*bin_directories, os.environ.get("PATH", "")]),
        "HOME": home,
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }

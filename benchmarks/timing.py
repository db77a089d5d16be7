"""Commands timed as whole processes, turn by turn, so that a busy machine is busy for all."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_CHUNK = 1 << 20
_SELDOM = 4  # of so many rounds, a long case takes part in one


class Case(NamedTuple):
    """One command line to time."""

    name: str
    command: list[str]
    status: int | None = 0  # how it must end; None: as it likes, for another's command
    long: bool = False


class Run(NamedTuple):
    """What one process took."""

    wall: float  # seconds from its start to its end
    cpu: float
    first: float  # seconds to the first byte of output
    peak: float  # MiB of memory


Times = dict[int, Run]  # by round


def time_turns(cases: Sequence[Case], environ: Mapping[str, str], rounds: int) -> dict[str, Times]:
    """Times each case once a round, after one that is not counted; long ones more seldom."""
    times: dict[str, Times] = {case.name: {} for case in cases}
    for turn in range(rounds + 1):
        for case in cases:
            if not (case.long and turn % _SELDOM != 1):
                run = run_once(case, environ)
                if turn:
                    times[case.name][turn] = run
    return times


def median(times: Times, measure: str = "wall") -> float:
    """The median of a measure of ``Run``."""
    return statistics.median(getattr(run, measure) for run in times.values())


def paired_ratio(a: Times, b: Times, measure: str = "wall") -> float:
    """The median of a's over b's, round by round."""
    return statistics.median(
        getattr(run, measure) / getattr(b[turn], measure) for turn, run in a.items() if turn in b
    )


def run_once(case: Case, environ: Mapping[str, str]) -> Run:
    """What one process takes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        case.command,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
    assert process.stdout is not None
    with process.stdout as output:
        read = output.read(1)
        first = time.perf_counter() - start
        while read:
            read = output.read(_CHUNK)
    _, ended, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(ended)
    if case.status not in (None, process.returncode):
        raise SystemExit(f"{' '.join(case.command)} ended with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, first, used.ru_maxrss / 1024)


def clean_environment(home: str, bin_directories: Sequence[str]) -> dict[str, str]:
    """
    An environment for timing.

    PYTHONDONTWRITEBYTECODE, PYTHONUNBUFFERED and AWS_CA_BUNDLE change every figure, so they are
    left out.
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

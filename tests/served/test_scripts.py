"""Shell scripts as users of the AWS CLI have them, word for word with apigw in its place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.served.server import Server

AWS_CLI = os.environ.get("APIGW_TEST_AWS_CLI")  # a path to the command
SCRIPTS = sorted((ROOT / "tests" / "served" / "scripts").glob("*.sh"))
REGION = "us-east-1"
QUICK = {"whole_input"}
EACH = pytest.mark.parametrize(
    "script",
    [
        pytest.param(path, id=path.stem, marks=() if path.stem in QUICK else pytest.mark.soak)
        for path in SCRIPTS
    ],
)
APIGW = f'"{sys.executable}" -m apigw_cli'

# What is of one run only: generated identifiers and times.  Of statuses version 1 has others, by
# which a script knows no more than that something failed.
_OF_THE_RUN = (
    (r"\b[a-z0-9]{10}\b", "ID"),
    (r"\d{4}-\d\d-\d\dT[\d:]{8}(Z|\+00:00)", "TIME"),
    (r"(?m)^(status |refused |)25[2-5]\b", r"\1FAILED"),
)

Run = Callable[..., tuple[bool, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a script whose ``aws`` is the command given; whether it ended well, and its output."""

    def runner(script: Path, name: str, command: str, **environ: str) -> tuple[bool, str]:
        place = tmp_path / name
        (place / "bin").mkdir(parents=True)
        (place / "bin" / "aws").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (place / "bin" / "aws").chmod(0o755)
        done = subprocess.run(
            ["bash", script],
            env={
                "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
                "HOME": str(place),
                "LANG": "C.UTF-8",
                "PYTHONPATH": str(ROOT),
                "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY": "secret",
                "AWS_DEFAULT_REGION": REGION,
                "AWS_EC2_METADATA_DISABLED": "true",
                **environ,
            },
            cwd=place,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return done.returncode == 0, told(done.stdout)

    return runner


def told(text: str) -> str:
    for pattern, instead in _OF_THE_RUN:
        text = re.sub(pattern, instead, text)
    return text


@EACH
def test_a_script_prints_the_same_in_this_process_over_the_wire_and_with_the_aws_cli(
    run: Run, start: Callable[..., Server], tmp_path: Path, script: Path
) -> None:
    ways = {"served": APIGW} | ({"aws": AWS_CLI} if AWS_CLI else {})
    local = run(script, "local", APIGW, APIGW_LOCAL="1")

    assert local[1]
    for name, command in ways.items():
        (tmp_path / name).mkdir()
        # A plane of its own, empty as the other was; unsigned requests go to its region.
        server = start(tmp_path / name, environ={"AWS_REGION": REGION})
        said = run(script, f"{name}-home", command, AWS_ENDPOINT_URL=server.url)
        assert server.stop() == (0, "")
        assert said == local, name

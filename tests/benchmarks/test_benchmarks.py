"""The benchmarks run, so that nobody who needs a figure has to mend them first."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.cases import CLAIMS
from tests.conftest import ROOT

# Stands for an AWS CLI: it says which version it is, whatever it is asked.
PEER = "#!/bin/sh\necho aws-cli/1.99 Python/3.11\n"
README = "Before.\n<!-- written by python -m benchmarks --write -->\nOld.\n<!-- end -->\nAfter.\n"


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What the benchmarks print, and the folder that they wrote to."""
    folder = tmp_path_factory.mktemp("benchmarks")
    peer = folder / "aws"
    peer.write_text(PEER)
    peer.chmod(0o755)
    (folder / "README.md").write_text(README)
    command = shutil.which("apigw", path=os.path.dirname(sys.executable))
    assert command, "the tests run where apigw is installed"
    options = ["--apigw", command, "--aws", str(peer), "--write", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--rounds", "1", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, folder


def test_every_figure_is_there(measured):
    printed, _ = measured

    cells = [line.split(" | ") for line in printed.splitlines() if line.startswith("| ")]
    named = [row[0].removeprefix("| ") for row in cells]
    expected = [c.name.format(pages=3) for c in CLAIMS if c.against != "AWS CLI v2"]
    assert named[1 : len(expected) + 1] == expected
    assert {"10,000 items as JSON", "10 items", "100 items"} <= set(named)
    assert all(float(row[3]) > 0 for row in cells[1 : len(expected) + 1])


def test_figures_and_picture_are_written_between_the_marks_of_readme(measured):
    printed, folder = measured

    readme = (folder / "README.md").read_text()
    picture = (folder / "docs" / "speed.svg").read_text()
    assert readme.startswith("Before.\n")
    assert readme.endswith("<!-- end -->\nAfter.\n")
    assert printed.strip() in readme
    assert "Old." not in readme
    texts = "".join(ElementTree.fromstring(picture).itertext())
    assert all(claim.plotted in texts for claim in CLAIMS)


def test_a_batch_is_measured_against_processes_of_a_peer(tmp_path):
    peer = tmp_path / "aws"
    peer.write_text(PEER)
    peer.chmod(0o755)
    command = shutil.which("apigw", path=os.path.dirname(sys.executable))
    assert command, "the tests run where apigw is installed"
    options = ["--apigw", command, "--aws", str(peer), "--large", "2000"]

    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.batch", "--processes", "1", "--rounds", "1", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    rows = [line.split(" | ") for line in done.stdout.splitlines()[2:]]
    assert len(rows) == 4
    assert all(float(row[2]) > 0 for row in rows)

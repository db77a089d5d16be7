"""What the wheel puts where shells and man look, once it is installed under a prefix."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

wheel = pytest.importorskip("hatchling.builders.wheel")


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prefix with the wheel in it."""
    folder = tmp_path_factory.mktemp("wheel")
    [built] = wheel.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    # Without the second option pip would first uninstall the package that is under test.
    command += ["--disable-pip-version-check", "--ignore-installed"]
    command += ["--prefix", str(folder / "prefix"), built]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "prefix"


def environ(prefix: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": f"{prefix}/bin:{os.environ['PATH']}",
        "HOME": str(prefix),
        "LC_ALL": "C.UTF-8",
        "XDG_DATA_DIRS": f"{prefix}/share:/usr/share",
        **more,
    }


def run(prefix: Path, *command: str, **more: str) -> str:
    done = subprocess.run(
        command, env=environ(prefix, **more), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("page", ["apigw", "apigw-route-create", "apigw-values"])
def test_man_finds_the_pages(prefix: Path, page: str) -> None:
    assert run(prefix, "man", "-w", page) == f"{prefix}/share/man/man1/{page}.1"


def test_bash_completion_finds_the_script(prefix: Path) -> None:
    script = "source /usr/share/bash-completion/bash_completion; _completion_loader apigw;"

    assert "_apigw" in run(prefix, "bash", "-c", f"{script} complete -p apigw")


def test_zsh_finds_the_script(prefix: Path) -> None:
    script = f"fpath=({prefix}/share/zsh/site-functions $fpath); autoload -Uz compinit;"

    assert run(prefix, "zsh", "-f", "-c", f"{script} compinit -D; print $_comps[apigw]") == "_apigw"


def test_fish_finds_the_script(prefix: Path) -> None:
    assert "domain-name" in run(prefix, "fish", "-c", "complete -C 'apigw dom'")


def test_the_helper_starts(prefix: Path) -> None:
    [packages] = prefix.glob("lib/python*/site-packages")
    words = ("apigw-complete", "zsh", "GetApis", "--profile", "0", "", "", "", "--")

    (prefix / ".aws").mkdir(exist_ok=True)
    (prefix / ".aws" / "config").write_text("[profile work]\n")
    assert run(prefix, *words, PYTHONPATH=str(packages)) == "work"


READY = {
    "bash": "source /usr/share/bash-completion/bash_completion; _completion_loader apigw;"
    " complete -p apigw",
    "zsh": "autoload -Uz compinit; compinit -D; source ~/.zshrc; print $_comps[apigw]",
    "fish": "complete -C 'apigw dom'",
}


@pytest.mark.parametrize("shell", READY)
def test_the_line_of_the_readme_switches_completion_on(
    prefix: Path, tmp_path: Path, shell: str
) -> None:
    [packages] = prefix.glob("lib/python*/site-packages")
    readme = (ROOT / "README.md").read_text()
    section = readme.partition("## In the shell")[2].partition("\n## ")[0]
    [line] = re.findall(rf"```{shell}\n(.*)\n```", section)
    own = {"HOME": str(tmp_path), "PYTHONPATH": str(packages), "XDG_DATA_DIRS": "/usr/share"}

    run(prefix, shell, "-c", line, **own)

    assert re.search("_apigw|domain-name", run(prefix, shell, "-c", READY[shell], **own))


def test_the_package_prints_its_scripts_without_a_checkout(prefix: Path, tmp_path: Path) -> None:
    [packages] = prefix.glob("lib/python*/site-packages")
    command = [sys.executable, "-P", "-m", "apigw_cli", "completion", "fish"]
    done = subprocess.run(
        command,
        env=environ(prefix, PYTHONPATH=str(packages)),
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert done.stdout == (ROOT / "completions" / "apigw.fish").read_text()

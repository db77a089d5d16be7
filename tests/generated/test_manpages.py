"""The man pages: without a warning in either formatter, and with what they promise."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from apigw_cli.generate import surface
from tests.conftest import ROOT

PAGES = sorted((ROOT / "man").glob("*.1"))
COMMANDS = surface.commands()


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
def test_mandoc_finds_nothing_to_warn_of() -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", *PAGES], capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("man") is None, reason="man-db is not installed")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_man_finds_nothing_to_warn_of(page: Path) -> None:
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_called_what_it_calls_itself(page: Path) -> None:
    text = page.read_text().replace("\\-", "-")

    assert f'.TH "{page.stem.upper()}" 1 ' in text
    assert f'\n.SH "NAME"\n{page.stem} - ' in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_refers_to_pages_that_exist(page: Path) -> None:
    text = page.read_text().replace("\\-", "-")
    named = set(re.findall(r"\\fB(apigw[a-z-]*)\\fR\(1\)", text))

    assert "apigw" in named or page.stem == "apigw"
    assert named <= {other.stem for other in PAGES}


def shown(page: Path) -> str:
    """The page as a reader sees it, in one line."""
    done = subprocess.run(
        ["mandoc", "-T", "utf8", "-O", "width=80", str(page)], capture_output=True, check=True
    )
    return " ".join(re.sub(r".\x08", "", done.stdout.decode()).split())


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
def test_a_command_page_has_types_limits_words_and_examples() -> None:
    page = shown(ROOT / "man" / "apigw-stage-create.1")

    assert "apigw stage create API_ID --stage-name TEXT [OPTIONS]" in page
    assert "apigw create-stage --api-id TEXT --stage-name TEXT [OPTIONS]" in page
    assert "It sends CreateStage: POST /v2/apis/{apiId}/stages." in page
    assert "--stage-name TEXT Required. Name of the stage" in page
    assert "1 to 128 characters." in page
    assert "--default-route-settings.logging-level WORD" in page
    assert "One of ERROR, INFO, OFF." in page
    assert "The variable APIGW_API_ID gives it too." in page
    assert "apigw stage create a1b2c3d4e5 --stage-name prod --auto-deploy" in page
    assert "apigw create-stage --api-id a1b2c3d4e5 --stage-name prod --auto-deploy" in page


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.example], ids=lambda command: command.path
)
def test_the_example_stands_in_the_page_as_it_is_typed(command: surface.Command) -> None:
    import shlex

    page = ROOT / "man" / f"apigw-{command.path.replace(' ', '-')}.1"
    example = shlex.join(shlex.split(f"apigw {command.example}"))

    assert example in shown(page).replace("\\ ", "")


def test_every_command_group_and_topic_has_a_page() -> None:
    from apigw_cli.cli.topics import TOPICS

    paths = {path for c in COMMANDS for path in c.paths if " " in path or c.operation is None}
    names = {*paths, *(group.name for group in surface.groups()), *TOPICS}

    assert {page.stem for page in PAGES} == {
        "apigw",
        *(f"apigw-{name.replace(' ', '-')}" for name in names),
    }

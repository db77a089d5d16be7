"""The generated files that are checked in are those that would be made now."""

from __future__ import annotations

from pathlib import Path

import pytest

from apigw_cli.generate.__main__ import files, main
from tests.conftest import ROOT

FILES = files()


@pytest.mark.parametrize("path", FILES)
def test_a_generated_file_is_current(path: str) -> None:
    made = ROOT / path

    assert made.exists()
    assert made.read_text() == FILES[path], "run python -m apigw_cli.generate"


@pytest.mark.parametrize("path", FILES)
def test_a_generated_file_names_its_generator(path: str) -> None:
    first_two = "\n".join(FILES[path].splitlines()[:2])  # #compdef and shellcheck come first

    assert "python -m apigw_cli.generate" in first_two


def test_no_other_page_is_left_in_the_folder() -> None:
    assert {f"man/{path.name}" for path in (ROOT / "man").iterdir()} == {
        path for path in FILES if path.startswith("man/")
    }


def test_checking_names_what_is_not_current(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([], tmp_path) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(FILES)
    assert main(["--check"], tmp_path) == 0

    (tmp_path / "man" / "apigw-old.1").write_text("")
    (tmp_path / "man" / "apigw-route.1").write_text("by hand")
    (tmp_path / "completions" / "_apigw").unlink()
    assert main(["--check"], tmp_path) == 1
    named = {"completions/_apigw", "man/apigw-route.1", "man/apigw-old.1"}
    assert set(capsys.readouterr().out.split()) == named
    assert main([], tmp_path) == 0
    assert not (tmp_path / "man" / "apigw-old.1").exists()
    assert main(["--check"], tmp_path) == 0


def test_another_word_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--chekc"], tmp_path) == 2
    assert "usage" in capsys.readouterr().err


def test_the_same_tree_makes_the_same_files() -> None:
    assert files() == FILES

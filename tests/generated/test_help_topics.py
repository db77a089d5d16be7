"""``apigw help`` and ``apigw completion``; and what the README says a second time."""

from __future__ import annotations

import re
import subprocess

import pytest

from apigw_cli.cli.options import FORMATS
from apigw_cli.cli.settings.table import SETTINGS
from apigw_cli.cli.tools.completion import SCRIPTS
from apigw_cli.cli.topics import TOPICS, aws_cli, exit_codes, output, topic
from apigw_cli.cli.tree import TOOLS
from apigw_cli.errors import OK, USAGE
from tests.conftest import ROOT, Runner, succeeded

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("", "--help"),
        ("route", "route --help"),
        ("route create", "route create --help"),
        ("create-route", "create-route --help"),
        ("portal publish", "portal publish --help"),
        ("local serve", "local serve --help"),
        ("help", "help --help"),
    ],
)
def test_help_shows_the_page_of_a_command(apigw: Runner, words: str, same: str) -> None:
    assert succeeded(apigw(f"help {words}")).stdout == succeeded(apigw(same)).stdout


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_fits_the_terminal(apigw: Runner, name: str) -> None:
    page = succeeded(apigw(f"help {name}")).stdout

    assert page.startswith(topic(name).summary.partition(",")[0])
    assert [line for line in page.splitlines() if len(line) > 80] == []
    assert "`" not in page


@pytest.mark.parametrize(
    "example",
    [e for name in TOPICS for section in topic(name).sections for e in section.examples],
)
def test_the_examples_of_topics_are_command_lines(apigw: Runner, example: str) -> None:
    of_operation = "--generate-cli-skeleton" if example.split()[0] not in TOOLS else "--help"
    assert apigw(f"{example} {of_operation}").status == OK


def test_help_for_nothing_that_exists_says_what_is_meant(apigw: Runner) -> None:
    result = apigw("help rout")

    assert (result.status, result.stdout) == (USAGE, "")
    assert "route" in result.stderr
    assert "exit-codes" in apigw("help exit-code").stderr
    assert "create" in apigw("help route craete").stderr
    assert apigw("help route create now").status == USAGE


def test_every_format_is_explained() -> None:
    assert tuple(output.FORMATS) == FORMATS


def test_every_variable_and_key_is_explained(apigw: Runner) -> None:
    page = apigw("help environment").stdout

    for setting in SETTINGS:
        assert all(variable in page for variable in setting.variables)
        assert not setting.in_config or setting.name.replace("_", "-") in page


def test_the_readme_lists_the_same_differences() -> None:
    section = README.partition("## From the AWS CLI")[2].partition("\n## ")[0]
    points = re.findall(r"^- (.*(?:\n  .*)*)", section, re.MULTILINE)

    assert [re.sub(r"\s+", " ", point) for point in points] == list(aws_cli.DIFFERENCES)


def test_the_readme_lists_the_same_statuses() -> None:
    section = README.partition("## Exit statuses")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", section, re.MULTILINE)

    assert {int(status): meaning for status, meaning in rows} == exit_codes.STATUSES


@pytest.mark.parametrize("shell", SCRIPTS)
def test_completion_prints_the_script(apigw: Runner, shell: str) -> None:
    result = succeeded(apigw(f"completion {shell}"))

    assert result.stdout == (ROOT / "completions" / SCRIPTS[shell]).read_text()
    assert result.stderr == ""


@pytest.mark.parametrize("shell", SCRIPTS)
def test_on_a_terminal_it_says_where_the_script_goes(apigw: Runner, shell: str) -> None:
    result = apigw(f"completion {shell}", terminal=True, environ={"XDG_DATA_HOME": "/data"})

    assert result.status == OK
    assert result.stderr.startswith("apigw: ")
    assert shell != "bash" or "/data/bash-completion/completions/apigw" in result.stderr


@pytest.mark.parametrize("words", ["", "tcsh", "bash zsh"])
def test_another_shell_is_refused(apigw: Runner, words: str) -> None:
    result = apigw(f"completion {words}")

    assert (result.status, result.stdout) == (USAGE, "")
    assert "bash, zsh, fish" in result.stderr


def test_zsh_can_also_read_the_script_from_its_start_file() -> None:
    script = "autoload -Uz compinit && compinit -D && source completions/_apigw"
    done = subprocess.run(
        ["zsh", "-f", "-c", f"{script} && print $_comps[apigw]"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert (done.stdout, done.stderr) == ("_apigw\n", "")

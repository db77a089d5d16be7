"""Every word and option of the tree is in its help, its man page and all three completions."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping

import pytest

from apigw_cli import catalogue
from apigw_cli.cli.tree import AWS_NAMES, TOOLS
from apigw_cli.generate import surface, words
from apigw_cli.generate.options import Option
from apigw_cli.generate.surface import Command
from tests.conftest import ROOT, Runner, succeeded
from tests.generated.conftest import Machine

COMMANDS = surface.commands()
GROUPS = {"": words.root_words(), **{group.name: list(group.words) for group in surface.groups()}}
OWN_PATHS = [command.path for command in COMMANDS]
PATHS = [path for command in COMMANDS for path in command.paths]

# Each asks its shell for what it offers after every line of stdin, and prints a line of words.
SCRIPTS = {
    "bash": """
        source completions/apigw.bash
        while IFS= read -r COMP_LINE; do
            COMP_POINT=${#COMP_LINE} COMP_TYPE=63
            _apigw apigw "${COMP_LINE##* }"
            echo "${COMPREPLY[*]}"
        done
    """,
    # What only a widget has is played here; a test with a real terminal is beside this one.
    "zsh": """
        fpath=($PWD/completions)
        _wanted() { told+=(${(M)offers:#$PREFIX*}) }
        compset() { return 1 }
        _files() { : }
        compdef() { : }
        source completions/_apigw
        while IFS= read -r line; do
            told=() words=(${(s: :)line}) CURRENT=$#words
            [[ $line == *' ' ]] && words+=('') CURRENT=$#words
            PREFIX=$words[CURRENT]
            _apigw
            print -r -- $told
        done
    """,
    "fish": """
        source completions/apigw.fish
        while read --line line
            echo (complete --do-complete $line | string split --fields 1 \\t)
        end
    """,
}


@pytest.fixture(scope="session", params=SCRIPTS)
def offered(request: pytest.FixtureRequest, machine: Machine) -> Mapping[str, set[str]]:
    """What a shell offers after each line that matters here."""
    paths = OWN_PATHS if request.param == "fish" else PATHS  # 20 ms a line; one table serves both
    lines = [f"apigw {group}{' ' if group else ''}" for group in GROUPS]
    lines += [f"apigw {path} --" for path in paths]
    lines += [
        f"apigw {command.path} {name}." for command in COMMANDS for name in structures(command)
    ]
    done = subprocess.run(
        [request.param, "-c", SCRIPTS[request.param]],
        input="".join(line + "\n" for line in lines),
        env=machine.environ(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stderr == ""
    answers = done.stdout.splitlines()
    return {line: set(answer.split()) for line, answer in zip(lines, answers, strict=True)}


def structures(command: Command) -> list[str]:
    """The options that others reach into."""
    return list(dict.fromkeys(o.name.partition(".")[0] for o in command.options if o.is_dotted))


def long_forms(options: Iterable[Option]) -> set[str]:
    return {
        spelling
        for option in options
        for spelling in option.spellings
        if not option.hidden and spelling.startswith("--")
    }


EVERYWHERE = long_forms(surface.everywhere())


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_offers_all_its_words(offered: Mapping[str, set[str]], group: str) -> None:
    assert offered[f"apigw {group}{' ' if group else ''}"] == set(GROUPS[group])


def test_a_command_offers_all_its_options(offered: Mapping[str, set[str]]) -> None:
    expected = {
        f"apigw {path} --": EVERYWHERE | long_forms(o for o in command.options if not o.is_dotted)
        for command in COMMANDS
        for path in command.paths
    }

    lines = [line for line in expected if line in offered]
    assert {line: offered[line] for line in lines} == {line: expected[line] for line in lines}
    assert len(lines) >= len(OWN_PATHS)


def test_a_structure_offers_all_that_reach_into_it(offered: Mapping[str, set[str]]) -> None:
    expected = {
        f"apigw {command.path} {name}.": {
            option.name for option in command.options if option.name.startswith(name + ".")
        }
        for command in COMMANDS
        for name in structures(command)
    }

    assert {line: offered[line] for line in expected} == expected


@pytest.mark.parametrize(
    ("command", "path"), [(command, path) for command in COMMANDS for path in command.paths]
)
def test_the_help_names_every_option(command: Command, path: str, apigw: Runner) -> None:
    text = succeeded(apigw(f"{path} --help")).stdout

    assert spelled(text) >= long_forms([*command.options, *surface.everywhere()])
    assert [line for line in text.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.path)
def test_the_man_page_names_every_option(command: Command) -> None:
    page = ROOT / "man" / f"apigw-{command.path.replace(' ', '-')}.1"

    text = page.read_text().replace("\\-", "-")
    first_of_all = {option.name for option in surface.everywhere() if not option.hidden}
    assert long_forms(command.options) | first_of_all <= spelled(text)


def spelled(text: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z.-]*[a-z]", text))


def test_the_walk_meets_every_operation_and_tool() -> None:
    assert {command.operation.name for command in COMMANDS if command.operation} == set(
        catalogue.PLACES
    )
    assert set(AWS_NAMES) <= set(PATHS)
    assert {path.partition(" ")[0] for path in PATHS} >= set(TOOLS)

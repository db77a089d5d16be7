"""
Conventions 41 to 46 of the checklist: installation of help and completion.

Of 41 and 42, where the files go is tested here; that formatters and shells take them, and 43 and
44, in tests/generated, which drives the real ones.  Of 46, what uninstalling leaves is pip's; what
``local reset`` removes is tested here.
"""

import re
import tomllib

import pytest

from apigw_cli import errors
from apigw_cli.catalogue.table import GROUPS
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
INSTALLED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]

STATUSES = {
    errors.OK,
    errors.INTERRUPTED,
    errors.USAGE,
    errors.CONFIGURATION,
    errors.REFUSED,
    errors.FAILED,
}


def test_c41_there_is_a_page_for_apigw_each_group_and_each_command_where_man_looks():
    pages = {
        "apigw.1",
        *(f"apigw-{group}.1" for group in GROUPS),
        *(f"apigw-{name}-{word}.1" for name, group in GROUPS.items() for word in group.commands),
    }

    assert pages <= {path.name for path in (ROOT / "man").iterdir()}
    assert INSTALLED["man"] == "share/man/man1"


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("completions/apigw.bash", "share/bash-completion/completions/apigw"),
        ("completions/_apigw", "share/zsh/site-functions/_apigw"),
        ("completions/apigw.fish", "share/fish/vendor_completions.d/apigw.fish"),
    ],
)
def test_c42_each_shell_finds_its_completions_as_a_file(file, place):
    assert (ROOT / file).is_file()
    assert INSTALLED[file] == place


def test_c45_the_statuses_are_the_aws_clis_and_none_of_sysexits():
    sysexits = set(range(64, 79))

    assert {0, 130, 252, 253, 254, 255} == STATUSES
    assert STATUSES & sysexits == set()


def test_c45_the_table_of_statuses_is_in_the_readme_and_in_help(apigw):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    _, _, section = readme.partition("\n## Exit statuses\n")
    table = section.partition("\n## ")[0]  # other tables have lines that begin with numbers too
    told = {int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    helped = apigw("help exit-codes")

    listed = {int(number) for number in re.findall(r"^  (\d+)  ", helped.stdout, re.MULTILINE)}
    assert (told, listed, helped.status) == (STATUSES, STATUSES, 0)


CREATE = "api create --name x --protocol-type HTTP"


def kept(apigw_local):
    return apigw_local("api list").json["Items"]


def test_c46_a_reset_removes_the_data_once_it_is_confirmed(apigw_local):
    apigw_local(CREATE)

    declined = apigw_local("local reset", terminal=True, stdin="\n")
    assert (declined.status, len(kept(apigw_local))) == (255, 1)

    confirmed = apigw_local("local reset", terminal=True, stdin="y\n")
    assert (confirmed.status, kept(apigw_local)) == (0, [])


@pytest.mark.parametrize("line", ["local reset --yes", "local reset"])
def test_c46_a_reset_off_a_terminal_or_with_yes_does_not_ask(apigw_local, line):
    apigw_local(CREATE)

    result = apigw_local(line, terminal="--yes" in line)

    assert (result.status, result.stderr, kept(apigw_local)) == (0, "", [])

"""
Conventions 41 to 46 of the checklist: installation of help and completion.

41 to 44, the man pages and the completions, are an issue of their own, with tests that drive the
real shells and formatters.  Of 46, what uninstalling leaves is the packager's; what ``local reset``
removes is tested here.
"""

import re

import pytest

from apigw_cli import errors
from tests.conftest import ROOT

STATUSES = {
    errors.OK,
    errors.INTERRUPTED,
    errors.USAGE,
    errors.CONFIGURATION,
    errors.REFUSED,
    errors.FAILED,
}


def test_c45_the_statuses_are_the_aws_clis_and_none_of_sysexits():
    sysexits = set(range(64, 79))

    assert {0, 130, 252, 253, 254, 255} == STATUSES
    assert STATUSES & sysexits == set()


def test_c45_the_table_of_statuses_is_in_the_readme_and_in_help(apigw):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    told = {int(number) for number in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)}
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

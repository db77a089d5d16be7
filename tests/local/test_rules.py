"""The table of what the plane promises: every row has a test that exists, or a reason."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

TABLE = (ROOT / "tests" / "data" / "rules.txt").read_text(encoding="utf-8")
# How many rows have no test; a new one among them is seen here.
WITHOUT = 9


class Row(NamedTuple):
    """A promise, and the tests that fail where it is not kept."""

    section: str
    name: str
    tests: tuple[str, ...]  # route a_key_is_taken_once
    reason: str  # why there is none


def rows() -> list[Row]:
    section, found = "", []
    for line in TABLE.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            names, _, proof = line.rpartition(": ") if ": - " not in line else line.partition(": ")
            reason = proof.removeprefix("- ") if proof.startswith("- ") else ""
            tests = () if reason else tuple(proof.split("; "))
            found += [Row(section, name, tests, reason) for name in names.split(" | ")]
    return found


ROWS = rows()


@pytest.mark.parametrize("test", sorted({test for row in ROWS for test in row.tests}))
def test_a_test_that_the_table_names_exists(test: str) -> None:
    file, sentence = test.split(" ")
    path = f"tests/{file}.py" if "/" in file else f"tests/local/test_{file}.py"

    assert re.search(rf"^def test_{sentence}\(", (ROOT / path).read_text(), re.MULTILINE)


def test_a_row_stands_once_and_says_how_it_is_held() -> None:
    names = [(row.section, row.name) for row in ROWS]

    assert len(names) == len(set(names)) > 250
    assert all(row.tests or row.reason for row in ROWS)
    assert len([row for row in ROWS if row.reason]) == WITHOUT


def test_every_noun_of_the_plane_is_in_the_table() -> None:
    named = {test.split(" ")[0] for row in ROWS for test in row.tests}
    folder = ROOT / "apigw_cli" / "local" / "resources"

    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} <= named

"""The catalogue of clearings: every member of every update, and nothing else."""

import subprocess
import sys

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.clearing import CLEARINGS, table
from tests.conftest import ROOT
from tests.contract.samples import OPERATIONS, operation

UPDATES = [name for name in OPERATIONS if name.startswith("Update")]
CASES = [(name, member) for name, clearings in CLEARINGS.items() for member in clearings]


def test_every_update_of_the_model_has_its_clearings():
    assert sorted(CLEARINGS) == sorted(UPDATES)


@pytest.mark.parametrize("name", UPDATES)
def test_every_member_that_an_update_takes_is_clearable_or_refused(name):
    members = operation(name).input_shape.members
    updatable = {m for m, shape in members.items() if shape.serialization.get("location") != "uri"}

    assert set(CLEARINGS[name]) == updatable


@pytest.mark.parametrize(("name", "member"), CASES)
def test_a_clearing_is_one_way_and_says_all_that_it_needs(name, member):
    clearing = CLEARINGS[name][member]
    kind = operation(name).input_shape.members[member].type_name

    assert clearing.way in ("value", "call", "keys", "never")
    assert (clearing.way == "never") == bool(clearing.never)
    assert (clearing.way == "keys") == bool(clearing.keys)
    assert clearing.keys in ("", "call", "empty", "replace")
    assert (clearing.way == "call" or clearing.keys == "call") == bool(clearing.call)
    assert clearing.way != "keys" or kind == "map"
    assert clearing.way != "value" or kind != "map", "a map is cleared key by key"


@pytest.mark.parametrize(
    ("name", "clearing"),
    [(name, one) for name in CLEARINGS for one in CLEARINGS[name].values() if one.call],
)
def test_a_call_that_clears_deletes_below_what_is_updated(name, clearing):
    deleting, updating = catalogue.operation(clearing.call), catalogue.operation(name)
    key = 1 if clearing.keys == "call" else 0

    assert deleting.method == "DELETE"
    assert deleting.path.startswith(f"{updating.path}/")
    assert len(deleting.path_members) == len(updating.path_members) + key
    assert deleting.path_members[: len(updating.path_members)] == updating.path_members


@pytest.mark.parametrize(("name", "member"), CASES)
def test_a_map_merges_exactly_where_its_keys_are_cleared_one_by_one(name, member):
    clearing = CLEARINGS[name][member]
    if clearing.way != "keys":
        return

    assert (member in catalogue.operation(name).merges) == (clearing.keys != "replace")


def test_the_page_about_clearing_is_current():
    page = (ROOT / "docs" / "clearing.md").read_text(encoding="utf-8")

    assert page == table(), "python -m apigw_cli.catalogue.clearing > docs/clearing.md"


def test_the_page_is_what_the_module_prints():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "apigw_cli.catalogue.clearing"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, table(), "")


def test_the_readme_leads_to_the_page():
    assert "(docs/clearing.md)" in (ROOT / "README.md").read_text(encoding="utf-8")

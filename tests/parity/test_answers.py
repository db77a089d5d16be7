"""A whole answer of every operation, in every format that the AWS CLI has too."""

import json
import re

import pytest

from tests.parity.recorded import each, entries, expected

OPERATIONS = entries("operations")


def test_every_operation_is_recorded():
    assert len(OPERATIONS) == 103


@each("answers")
def test_an_answer_is_printed_as_the_aws_cli_prints_it(replay, case):
    assert replay(case) == expected(case)


@each("answers", having="cells")
def test_a_table_has_no_other_values_than_the_aws_clis(run_case, case):
    result = run_case(case | {"argv": [*case["argv"], "--no-header"]})

    assert (result.status, result.stderr) == (0, "")
    known = {cell.casefold() for cell in case["cells"]}
    assert [value for value in values(result.stdout) if value.casefold() not in known] == []


def values(table):
    """What stands in a table of ours; of a cell that is JSON, all that is in it."""
    found = {cell.strip() for line in table.splitlines() for cell in re.split(r"\s{2,}", line)}
    for cell in found:
        if cell.startswith(("{", "[")):
            yield from leaves(json.loads(cell))
        elif cell.strip("-"):
            yield cell


def leaves(value):
    """The scalars in a value, and the names on the way to them."""
    if isinstance(value, dict):
        yield from (name for name, inner in value.items() if inner not in ({}, []))
        value = list(value.values())
    if not isinstance(value, list):
        yield str(value)
        return
    for inner in value:
        yield from leaves(inner)


@pytest.mark.parametrize(
    "name", [name for name, told in OPERATIONS.items() if "key" not in told and told["answer"]]
)
def test_a_table_of_one_object_has_every_value_of_the_aws_clis(run_case, name):
    case = entries("answers")[f"{name} table"]

    result = run_case(case)

    shown = result.stdout.casefold()
    assert [value for value in case["cells"] if value.casefold() not in shown] == []

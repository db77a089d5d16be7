"""The paging options, over lists of three pages."""

import pytest

from tests.parity.recorded import each, entries, expected, paged
from tests.parity.service import PAGES, token

OPERATIONS = entries("operations")
LISTS = [name for name, told in OPERATIONS.items() if "key" in told]
PAGED_BY_US_ALONE = {
    "GetApiMappings": ["get-api-mappings", "--domain-name", "a"],
    "GetVpcLinks": ["get-vpc-links"],
}


@each("paging")
def test_a_list_is_walked_and_printed_as_the_aws_cli_does(replay, case):
    assert replay(case) == expected(case)


def test_seventeen_operations_are_lists_and_the_aws_cli_pages_all_but_two():
    assert sorted(LISTS) == sorted([*paged(), *PAGED_BY_US_ALONE])
    assert len(LISTS) == 17


@pytest.mark.parametrize("name", PAGED_BY_US_ALONE)
def test_a_list_that_the_aws_cli_cuts_at_a_page_is_whole(run_case, service, name):
    result = run_case({"argv": PAGED_BY_US_ALONE[name], "serves": PAGES})

    assert (result.status, result.stderr) == (0, "")
    assert result.json == {"Items": whole(name)}
    assert len(service.sent) == 3


@pytest.mark.parametrize("count", ["1", "2", "3"])
@pytest.mark.parametrize("name", PAGED_BY_US_ALONE)
def test_such_a_list_goes_on_where_max_items_stopped(run_case, name, count):
    words = [*PAGED_BY_US_ALONE[name], "--max-items"]
    first = run_case({"argv": [*words, count], "serves": PAGES}).json
    rest = ["9", "--starting-token", first["NextToken"]]

    second = run_case({"argv": [*words, *rest], "serves": PAGES}).json

    assert first["Items"] == whole(name)[: int(count)]
    assert second == {"Items": whole(name)[int(count) :]}


@pytest.mark.parametrize("name", PAGED_BY_US_ALONE)
def test_such_a_list_sends_one_request_where_the_aws_cli_does(run_case, service, name):
    words = [*PAGED_BY_US_ALONE[name], "--max-results", "3"]

    result = run_case({"argv": words, "serves": PAGES})

    assert result.json == {"Items": whole(name)[:3], "NextToken": token(3)}
    assert len(service.sent) == 1


def whole(name):
    """All items of a list, by the service's names."""
    items = OPERATIONS[name]["items"]
    return [{wire[0].upper() + wire[1:]: value for wire, value in item.items()} for item in items]

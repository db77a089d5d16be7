"""Paging by example: what does not go together, and lists that end badly."""

import json

import pytest
import yaml

from apigw_cli import catalogue
from apigw_cli.errors import ApiError, Unreachable
from tests.values.lines import line, refused

LISTS = [operation.name for operation in catalogue.operations() if operation.paged]
FIRST = {"Items": [{"ApiId": "a1"}], "NextToken": "t1"}
SLOW_DOWN = ApiError("TooManyRequestsException", "Slow down", operation="GetApis")
CUT = Unreachable("Connection was closed before we received a valid response")

EACH_LIST = pytest.mark.parametrize("name", LISTS)


def test_seventeen_operations_are_lists():
    assert len(LISTS) == 17


@EACH_LIST
@pytest.mark.parametrize("option", ["--max-items", "--page-size"])
@pytest.mark.parametrize("count", ["0", "-1", "1.5", "many", "", "1e3"])
def test_a_count_that_is_none_is_refused(name, option, count):
    told = refused(line(name, f"{option}={count}"))

    assert told == f"apigw: {option}: {count!r} is not a whole number, 1 or more.\n"


@EACH_LIST
@pytest.mark.parametrize(
    "walking", [["--max-items", "5"], ["--page-size", "5"], ["--starting-token", "t"]]
)
@pytest.mark.parametrize(
    "single", [["--no-paginate"], ["--max-results", "5"], ["--next-token", "t"]]
)
def test_one_request_does_not_go_with_walking(name, single, walking):
    told = refused(line(name, *single, *walking))

    assert told == (
        f"apigw: {single[0]} sends exactly one request; it does not go with {walking[0]}.\n"
    )


@EACH_LIST
def test_no_paginate_sends_one_request_and_shows_its_token(apigw, backend, name):
    items = catalogue.operation(name).items
    backend.answers[name] = {items: [{"Name": "x"}], "NextToken": "raw"}

    result = apigw(line(name, "--no-paginate"))

    assert (result.status, result.json) == (0, {items: [{"Name": "x"}], "NextToken": "raw"})
    assert len(backend.requests) == 1


@pytest.mark.parametrize(
    ("max_items", "requests", "resumed"),
    [(1, 1, True), (2, 1, True), (3, 2, True), (4, 2, False), (5, 2, False)],
)
def test_max_items_sends_no_request_and_names_no_token_that_is_not_needed(
    apigw, backend, max_items, requests, resumed
):
    pages = [[{"ApiId": "a1"}, {"ApiId": "a2"}], [{"ApiId": "a3"}, {"ApiId": "a4"}]]
    backend.answers["GetApis"] = [
        {"Items": pages[0], "NextToken": "t1"},
        {"Items": pages[1]},
    ]

    answer = apigw(f"api list --max-items {max_items}").json

    assert answer["Items"] == (pages[0] + pages[1])[:max_items]
    assert ("NextToken" in answer, len(backend.requests)) == (resumed, requests)


@EACH_LIST
def test_a_token_that_comes_twice_ends_the_list_as_a_failure(apigw, backend, name):
    items = catalogue.operation(name).items
    backend.answers[name] = {items: [{"Name": "x"}], "NextToken": "again"}

    result = apigw(line(name))

    assert (result.status, len(backend.requests)) == (255, 2)
    assert result.stderr == (
        f"apigw: {name} answered the same page token twice: the list has no end.\n"
    )
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(result.stdout)


@pytest.mark.parametrize(
    ("failure", "status"), [(SLOW_DOWN, 254), (CUT, 255)], ids=["refused", "cut"]
)
@pytest.mark.parametrize(
    ("how", "printed"),
    [
        ("json", '{\n    "Items": [\n        {\n            "ApiId": "a1"\n        }'),
        ("yaml", 'Items:\n- ApiId: a1\n"The list is not whole: a page could not be had.\n'),
        ("text", "ITEMS\ta1\n"),
        ("jsonl", '{"ApiId":"a1"}\n'),
        ("table", ""),
        ("off", ""),
    ],
)
def test_a_list_that_fails_on_a_later_page_is_left_as_it_is(
    apigw, backend, how, printed, failure, status
):
    backend.answers["GetApis"] = [FIRST, failure]

    result = apigw(f"api list -o {how}")

    assert (result.status, result.stdout) == (status, printed)


@pytest.mark.parametrize(
    ("how", "read", "refusal"),
    [("json", json.loads, ValueError), ("yaml", yaml.safe_load, yaml.YAMLError)],
)
@pytest.mark.parametrize("pages", [1, 2, 3])
def test_no_parser_takes_half_a_list_for_the_whole(apigw, backend, how, read, refusal, pages):
    whole = [{"Items": [{"ApiId": f"a{n}"}], "NextToken": f"t{n}"} for n in range(pages)]
    backend.answers["GetApis"] = [*whole, SLOW_DOWN]

    result = apigw(f"api list -o {how}")

    with pytest.raises(refusal):
        read(result.stdout)


def test_a_query_over_a_list_that_fails_on_a_later_page_prints_nothing(apigw, backend):
    backend.answers["GetApis"] = [FIRST, SLOW_DOWN]

    result = apigw("api list --query Items[].ApiId")

    assert (result.status, result.stdout) == (254, "")

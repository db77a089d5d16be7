"""Identifiers by position, option and environment."""

import pytest

from apigw_cli.errors import USAGE


@pytest.mark.parametrize(
    ("line", "environ", "sent"),
    [
        ("route get a1 r1", {}, {"ApiId": "a1", "RouteId": "r1"}),
        ("route get --api-id a1 r1", {}, {"ApiId": "a1", "RouteId": "r1"}),
        ("route get r1 --api-id a1", {}, {"ApiId": "a1", "RouteId": "r1"}),
        ("route get r1", {"APIGW_API_ID": "a1"}, {"ApiId": "a1", "RouteId": "r1"}),
        ("route get a2 r1", {"APIGW_API_ID": "a1"}, {"ApiId": "a2", "RouteId": "r1"}),
        (
            "route get",
            {"APIGW_API_ID": "a1", "APIGW_ROUTE_ID": "r1"},
            {"ApiId": "a1", "RouteId": "r1"},
        ),
        ("route delete r1", {"APIGW_API_ID": "a1"}, {"ApiId": "a1", "RouteId": "r1"}),
        ("get-route --api-id a1 --route-id r1", {}, {"ApiId": "a1", "RouteId": "r1"}),
        (
            "route-settings delete a1 '$default' 'GET /pets/{id}'",
            {},
            {"ApiId": "a1", "RouteKey": "GET /pets/{id}", "StageName": "$default"},
        ),
    ],
)
def test_words_options_and_environment_fill_identifiers(apigw, backend, line, environ, sent):
    result = apigw(line, environ=environ)

    assert result.status == 0, result.stderr
    assert backend.requests[0][1] == sent


@pytest.mark.parametrize(
    ("line", "environ", "said"),
    [
        ("route get a1", {}, "missing --route-id"),
        ("route get", {}, "missing --api-id, --route-id"),
        ("route get a1 r1 x", {}, "Unexpected word: 'x'"),
        ("route get r1", {"APIGW_API_ID": "a", "APIGW_ROUTE_ID": "r"}, "two ways"),
        ("route delete", {"APIGW_API_ID": "a", "APIGW_ROUTE_ID": "r"}, "missing --route-id"),
        ("get-route a1 r1", {}, "Unexpected word: 'a1'"),
        ("api get ''", {}, "--api-id: '' cannot be an identifier"),
        ("api get .", {}, "--api-id: '.' cannot be an identifier"),
        ("api get --api-id a --api-id b", {}, "--api-id is given twice"),
        ("api get --api-id a b", {}, "Unexpected word: 'b'"),
        ("api get ..", {}, "--api-id: '..' cannot be an identifier"),
    ],
)
def test_what_cannot_be_read_as_identifiers_is_refused(apigw, backend, line, environ, said):
    result = apigw(line, environ=environ)

    assert result.status == USAGE
    assert said in result.stderr
    assert backend.requests == []

"""Routing rules."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import Plane

ACTION = {"InvokeApi": {"ApiId": "rest", "Stage": "prod"}}
MARKS = "*?-!#$%&'.^_`|~"


def header(name: str = "h", glob: str = "v") -> dict[str, Any]:
    return {"MatchHeaders": {"AnyOf": [{"Header": name, "ValueGlob": glob}]}}


def paths(*names: str) -> dict[str, Any]:
    return {"MatchBasePaths": {"AnyOf": list(names)}}


@pytest.fixture
def given(plane: Plane) -> dict[str, Any]:
    return {"DomainName": plane.domain(), "Actions": [ACTION], "Conditions": [], "Priority": 10}


def test_a_rule_is_kept_with_an_arn_that_has_the_account(
    plane: Plane, given: dict[str, Any]
) -> None:
    conditions = [header("x-version", "beta*"), paths("a", "b")]

    made = plane.send("CreateRoutingRule", **{**given, "Conditions": conditions})

    id = made["RoutingRuleId"]
    assert made == {
        "Actions": [{"InvokeApi": {"ApiId": "rest", "Stage": "prod", "StripBasePath": False}}],
        "Conditions": conditions,
        "Priority": 10,
        "RoutingRuleArn": "arn:aws:apigateway:us-east-1:123456789012:"
        f"/domainnames/api.example.com/routingrules/{id}",
        "RoutingRuleId": id,
    }


def test_no_condition_catches_all(plane: Plane, given: dict[str, Any]) -> None:
    assert plane.send("CreateRoutingRule", **given)["Conditions"] == []


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"Actions": []}, "Actions must hold exactly one, not 0"),
    ({"Actions": [ACTION, ACTION]}, "Actions must hold exactly one, not 2"),
    ({"Conditions": [header()] * 3}, "2 MatchHeaders at most, not 3"),
    ({"Conditions": [paths("a"), paths("b")]}, "1 MatchBasePaths at most, not 2"),
    ({"Conditions": [paths()]}, "Conditions[0].MatchBasePaths.AnyOf is empty"),
    ({"Conditions": [{"MatchHeaders": {"AnyOf": []}}]}, "MatchHeaders.AnyOf is empty"),
    (
        {"Conditions": [{"MatchHeaders": {"AnyOf": [{"Header": "a", "ValueGlob": "b"}] * 2}}]},
        "AnyOf must hold one, not 2",
    ),
    ({"Conditions": [{**header(), **paths("a")}]}, "Conditions[0] must hold exactly one"),
    ({"Conditions": [{}]}, "Conditions[0] must hold exactly one"),
    ({"Conditions": [header("h" * 40)]}, "Header must have fewer than 40"),
    ({"Conditions": [header("")]}, "Header must have fewer than 40"),
    ({"Conditions": [header("h", "v" * 128)]}, "ValueGlob must have fewer than 128"),
    ({"Conditions": [header("h", "a*b")]}, "begin or end with '*'"),
    ({"DomainNameId": "d"}, "DomainNameId 'd'"),
    *(({"Conditions": [header(mark)]}, "Header must") for mark in "+/:= @"),
    *(({"Conditions": [header("h", mark)]}, "ValueGlob must") for mark in "+/:= @"),
]


@pytest.mark.parametrize(("members", "named"), REFUSED)
def test_create_and_put_refuse(
    plane: Plane, given: dict[str, Any], members: dict[str, Any], named: str
) -> None:
    made = plane.id("CreateRoutingRule", **{**given, "Priority": 99})

    created = plane.refused("CreateRoutingRule", **{**given, **members})
    put = plane.refused("PutRoutingRule", **{**given, **members, "RoutingRuleId": made})

    assert (created.http_status, put.http_status) == (400, 400)
    assert named in created.message
    assert named in put.message


@pytest.mark.parametrize("glob", ["v", "*v", "v*", "*v*", "*", "v" * 127, MARKS.replace("*", "")])
def test_globs_have_their_asterisks_at_the_ends(
    plane: Plane, given: dict[str, Any], glob: str
) -> None:
    condition = header("h" * 39, glob)

    assert plane.send("CreateRoutingRule", **{**given, "Conditions": [condition]})


def test_a_priority_is_taken_once_a_domain(plane: Plane, given: dict[str, Any]) -> None:
    plane.send("CreateRoutingRule", **given)
    other = plane.id("CreateRoutingRule", **{**given, "Priority": 11})

    created = plane.refused("CreateRoutingRule", **given)
    put = plane.refused("PutRoutingRule", **given, RoutingRuleId=other)
    plane.send("CreateRoutingRule", **{**given, "DomainName": plane.domain("b.example.com")})

    assert (created.http_status, put.http_status) == (409, 409)


def test_rules_are_listed_by_priority(plane: Plane, given: dict[str, Any]) -> None:
    for priority in (30, 10, 1_000_000, 20, 1):
        made = plane.id("CreateRoutingRule", **{**given, "Priority": priority})
    plane.send("PutRoutingRule", **{**given, "Priority": 25, "RoutingRuleId": made})

    for size in (1, 2, 100):
        rules = plane.items("ListRoutingRules", DomainName=given["DomainName"], MaxResults=size)
        assert [rule["Priority"] for rule in rules] == [10, 20, 25, 30, 1_000_000]


def test_put_replaces_all_but_the_id(plane: Plane, given: dict[str, Any]) -> None:
    made = plane.send("CreateRoutingRule", **{**given, "Conditions": [paths("a")]})
    strip = {"InvokeApi": {"ApiId": "other", "Stage": "s", "StripBasePath": True}}
    ids = {"DomainName": given["DomainName"], "RoutingRuleId": made["RoutingRuleId"]}

    put = plane.send("PutRoutingRule", **ids, Actions=[strip], Conditions=[], Priority=5)

    assert put == {**made, "Actions": [strip], "Conditions": [], "Priority": 5}
    assert plane.send("GetRoutingRule", **ids) == put


def test_every_operation_refuses_the_id_of_a_private_domain(
    plane: Plane, given: dict[str, Any]
) -> None:
    made = plane.id("CreateRoutingRule", **given)
    ids = {"DomainName": given["DomainName"], "DomainNameId": "d"}

    for name, more in (
        ("ListRoutingRules", {}),
        ("GetRoutingRule", {"RoutingRuleId": made}),
        ("DeleteRoutingRule", {"RoutingRuleId": made}),
    ):
        assert plane.refused(name, **ids, **more).http_status == 400


def test_an_unknown_rule_or_domain_is_not_found(plane: Plane, given: dict[str, Any]) -> None:
    rule = plane.refused("PutRoutingRule", **given, RoutingRuleId="nope")
    domain = plane.refused("ListRoutingRules", DomainName="nope.example.com")

    assert (rule.http_status, rule.details) == (404, {"ResourceType": "RoutingRule"})
    assert (domain.http_status, domain.details) == (404, {"ResourceType": "DomainName"})

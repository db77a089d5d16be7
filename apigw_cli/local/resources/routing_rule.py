"""Routing rules of a custom domain: headers and paths to REST stages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from apigw_cli.local import arns, verbs
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_MARKS = r"[A-Za-z0-9*?\-!#$%&'.^_`|~]"
_HEADER = rf"{_MARKS}{{1,39}}"
_GLOB = rf"{_MARKS}{{1,127}}"


def _begin(rule: Body, request: Request) -> None:
    path = f"/domainnames/{request.keys['DomainName']}/routingrules/{rule['RoutingRuleId']}"
    rule["RoutingRuleArn"] = arns.write(request.engine, path, account=True)


def _complete(rule: Body, request: Request) -> None:
    rule["Actions"] = [
        {"InvokeApi": {**action["InvokeApi"], "StripBasePath": _strips(action)}}
        for action in rule["Actions"]
    ]


def _strips(action: Body) -> bool:
    return bool(action["InvokeApi"].get("StripBasePath", False))


def domain_is_public(rule: Body, request: Request) -> None:
    """DomainNameId tells private domains apart, and none is here."""
    if id := request.given.get("DomainNameId"):
        raise bad_request(f"DomainNameId {shown(id)} is not the domain's: it is a public one")


def rule_does_one_thing(rule: Body, request: Request) -> None:
    """A match invokes one stage."""
    if len(rule["Actions"]) != 1:
        raise bad_request(f"Actions must hold exactly one, not {len(rule['Actions'])}")


def conditions_are_few(rule: Body, request: Request) -> None:
    """All must hold: at most two headers and one list of base paths."""
    kinds = [next(iter(condition)) for condition in rule["Conditions"]]
    for kind, most in (("MatchHeaders", 2), ("MatchBasePaths", 1)):
        if kinds.count(kind) > most:
            raise bad_request(
                f"Conditions must hold {most} {kind} at most, not {kinds.count(kind)}"
            )
    for place, condition in enumerate(rule["Conditions"]):
        _check_condition(f"Conditions[{place}]", condition)


def _check_condition(where: str, condition: dict[str, Any]) -> None:
    for kind, match in condition.items():
        any_of = match["AnyOf"]
        if not any_of:
            raise bad_request(f"{where}.{kind}.AnyOf is empty")
        if kind == "MatchHeaders":
            if len(any_of) != 1:
                raise bad_request(f"{where}.MatchHeaders.AnyOf must hold one, not {len(any_of)}")
            _check_header(f"{where}.MatchHeaders.AnyOf[0]", any_of[0])


def _check_header(where: str, match: dict[str, str]) -> None:
    header, glob = match["Header"], match["ValueGlob"]
    if not re.fullmatch(_HEADER, header):
        raise bad_request(
            f"{where}.Header must have fewer than 40 letters, digits and marks: {shown(header)}"
        )
    if not re.fullmatch(_GLOB, glob):
        raise bad_request(
            f"{where}.ValueGlob must have fewer than 128 letters, digits and marks: {shown(glob)}"
        )
    if "*" in glob[1:-1]:
        raise bad_request(f"{where}.ValueGlob may begin or end with '*' alone: {shown(glob)}")


def _public(verb: Callable[[Request], Any]) -> Callable[[Request], Any]:
    def checked(request: Request) -> Any:
        domain_is_public({}, request)
        return verb(request)

    return checked


def _put(request: Request) -> Entry:
    """Replace the whole rule; its id stays."""
    entry = request.entry()
    request.old = entry.body
    kept = {name: entry.body[name] for name in ("RoutingRuleId", "RoutingRuleArn")}
    return verbs.save(request, entry, verbs.completed({**kept, **request.given}, request))


DEFINITION = Definition(
    noun="routing_rule",
    id_length=6,
    defaults={"Conditions": []},  # none: the rule catches all
    write_only=frozenset({"DomainNameId"}),
    begin=_begin,
    complete=_complete,
    rules=(domain_is_public, rule_does_one_thing, conditions_are_few),
    unique="Priority",
    rank="Priority",
    actions={
        "DeleteRoutingRule": _public(verbs.delete),
        "GetRoutingRule": _public(verbs.get),
        "ListRoutingRules": _public(verbs.list_page),
        "PutRoutingRule": _put,
    },
)

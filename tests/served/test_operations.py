"""All operations, through boto3 to a server and by command lines, with what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from apigw_cli.backends.local import open_engine
from apigw_cli.catalogue import PLACES
from tests.conftest import Runner
from tests.served.life_cycles import LIFE_CYCLES
from tests.served.server import Server
from tests.served.ways import (
    NODE_MODULES,
    Call,
    Refusal,
    by_boto3,
    by_command,
    by_engine,
    by_javascript,
)


@pytest.mark.parametrize("name", LIFE_CYCLES)
def test_a_life_is_the_same_through_boto3_and_by_command_lines(
    name: str, region: str, server: Server, apigw_local: Runner
) -> None:
    ways = [by_boto3(server.url, region), by_command(apigw_local, region)]

    for way in ways:
        LIFE_CYCLES[name](way, region)

    served, commanded = (without_chance(way.calls) for way in ways)
    assert served == commanded


@pytest.mark.skipif(not NODE_MODULES, reason="APIGW_TEST_NODE_MODULES names no folder")
@pytest.mark.parametrize("name", LIFE_CYCLES)
def test_a_life_is_the_same_through_the_javascript_sdk(
    name: str, region: str, server: Server
) -> None:
    served, other = by_boto3(server.url, region), f"{region}-js"
    LIFE_CYCLES[name](served, region)

    with by_javascript(server.url, other) as way:
        LIFE_CYCLES[name](way, other)

    said = json.dumps(without_chance(way.calls)).replace(other, region)
    assert json.loads(said) == without_chance(served.calls)


# Identifiers, those in targets of routes and in addresses of domains, and page tokens.
_CHANCE = (
    r'Id": "([a-z0-9]{6,})"|integrations/([a-z0-9]{7})"|\bd-([a-z0-9]{10})\b|"NextToken": "([^"]+)"'
)


def without_chance(calls: Sequence[Call]) -> Any:
    """What was sent and answered, with times left out and ids numbered as they came up."""
    text = json.dumps(calls, ensure_ascii=False)
    text = re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(Z|UTC)", "(a time)", text)
    found = re.findall(_CHANCE, text)
    made = dict.fromkeys(id for ids in found for id in ids if id)
    for number, id in enumerate(made):
        text = text.replace(id, f"(id {number})")
    return json.loads(text)


def test_no_operation_is_forgotten(tmp_path: Path) -> None:
    answered: set[str] = set()
    refused: set[str] = set()
    with open_engine(tmp_path / "local.db") as engine:
        for name, life_cycle in LIFE_CYCLES.items():
            region = name.replace("_", "-")
            way = by_engine(engine.in_region(region).send)
            life_cycle(way, region)
            for call in way.calls:
                kind = refused if isinstance(call.outcome, Refusal) else answered
                kind.add(call.operation)

    assert answered == set(PLACES)
    assert len(answered) == 103
    assert len(refused) == 30

"""The recordings of the AWS CLI, and a common form for what either tool sent and printed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_DATA = Path(__file__).parent / "data"


class Outcome(NamedTuple):
    """What a command line did; compared as a whole."""

    sent: list[tuple[str, str, list[str], str]]  # method, raw path, raw pairs of the query, JSON
    stdout: str
    written: dict[str, str]  # files, by name


@cache
def entries(name: str) -> dict[str, dict[str, Any]]:
    """One recording, by the name of the case."""
    found: dict[str, dict[str, Any]] = _whole(name)["entries"]
    return found


@cache
def _whole(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return whole


def paged() -> list[str]:
    """The lists that the AWS CLI pages."""
    return list(_whole("operations")["paged"])


def each(name: str, having: str = "stdout") -> pytest.MarkDecorator:
    """Runs a test with every case of a recording that has the key."""
    found = {case: told for case, told in entries(name).items() if having in told}
    return pytest.mark.parametrize("case", found.values(), ids=found.keys())


def expected(case: dict[str, Any]) -> Outcome:
    """What the AWS CLI did."""
    return Outcome(readable(case["sent"]), case.get("stdout", ""), case.get("written", {}))


def readable(sent: list[list[Any]]) -> list[tuple[str, str, list[str], str]]:
    """Requests without what means nothing: the order of a query, and of the members of JSON."""
    found = []
    for method, target, body in sent:
        path, _, query = target.partition("?")
        pairs = sorted(query.split("&")) if query else []
        found.append((method, path, pairs, json.dumps(body, sort_keys=True)))
    return found

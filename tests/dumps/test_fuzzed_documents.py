"""Documents that are wrong somewhere: refused by path, or loaded to a state that can be read."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apigw_cli import catalogue
from apigw_cli.backends.local import open_engine
from apigw_cli.catalogue.records import Operation
from apigw_cli.errors import ApiError, UsageFailure
from apigw_cli.local.dumps.dumping import dump
from apigw_cli.local.dumps.items import items
from apigw_cli.local.dumps.loading import load
from apigw_cli.local.engine import Engine
from tests.conftest import ROOT
from tests.dumps.states import as_text
from tests.served.fuzzing import ODD

STATE = json.loads((ROOT / "tests" / "served" / "state.json").read_text(encoding="utf-8"))
READS = [operation for operation in catalogue.operations() if operation.reads]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path: Path = tmp_path_factory.mktemp("fuzzed") / "local.db"
    with open_engine(path) as opened:
        opened.store._db.execute("PRAGMA synchronous = OFF")
        yield opened


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a document."""
    if way:
        yield way
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*way, key))


PLACES = list(places(STATE))


def _at(document: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        document = document[step]
    return document


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """The state with something else in one place or two: odd, gone, or from elsewhere in it."""
    document = copy.deepcopy(STATE)
    for way in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2)):
        how = draw(st.sampled_from(["odd", "odd", "gone", "moved", "moved", "named"]))
        try:
            _bend(draw, document, way, how)
        except (KeyError, IndexError, TypeError):  # the first change took the second one's place
            continue
    return document


def _bend(draw: st.DrawFn, document: Any, way: tuple[Any, ...], how: str) -> None:
    place, key = _at(document, way[:-1]), way[-1]
    if how == "gone":
        del place[key]
    elif how == "named" and isinstance(place, dict):
        place[draw(st.sampled_from(["x", "", "passing", "gone", "snapshot", "Name", "é"]))] = (
            place.pop(key)
        )
    elif how == "moved":
        same = [other for other in PLACES if other[-1] == key and other != way] or PLACES
        place[key] = copy.deepcopy(_at(STATE, draw(st.sampled_from(same))))
    else:
        place[key] = draw(st.sampled_from(ODD))


def read_everything(engine: Engine, document: Any) -> None:
    """Every read of every thing; none fails in a way that no client knows."""
    for item in items(document):
        here = engine.in_region(item.region)
        for operation in READS:
            names = {member.name for member in operation.path_members} - {"Specification"}
            if names and names <= set(item.keys) and item.noun != "tag":
                _read(here, operation, {name: item.keys[name] for name in names})


def _read(engine: Engine, operation: Operation, ids: dict[str, str]) -> None:
    more: dict[str, Any] = {}
    if operation.name == "ExportApi":
        more = {"Specification": "OAS30", "OutputType": "JSON", "StageName": "s"}
    with suppress(ApiError):  # no stage of that name, no template: what is no refusal is raised
        engine.send(operation, {**ids, **more})


def fuzz(engine: Engine, count: int) -> int:
    """Load so many; how many of them were taken."""
    taken = []

    @settings(max_examples=count, suppress_health_check=list(HealthCheck))
    @given(document=documents())
    def run(document: Any) -> None:
        before = as_text(dump(engine))
        try:
            load(engine, document)
        except UsageFailure:
            assert as_text(dump(engine)) == before
            return
        taken.append(document)
        told = dump(engine)
        read_everything(engine, told)
        load(engine, json.loads(as_text(told)))
        assert dump(engine) == told

    run()
    return len(taken)


def test_some_wrong_documents_are_refused_or_make_a_whole_state(engine: Engine) -> None:
    load(engine, STATE)

    assert 5 < fuzz(engine, 80) < 75


@pytest.mark.soak
def test_many_wrong_documents_are_refused_or_make_a_whole_state(engine: Engine) -> None:
    load(engine, STATE)

    assert fuzz(engine, 3000) > 100

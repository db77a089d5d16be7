"""
What reading costs while the plane grows, in steps of SQLite's machine.

Steps are the same on every machine; ``python -m benchmarks.growth`` has the times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from apigw_cli import catalogue
from apigw_cli.local.engine import Engine
from benchmarks.growth import Batches

SMALL, LARGE = 200, 5_000
PAGE = "100"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Engine]]:
    """Planes of both sizes, full of APIs."""
    engines = {}
    for size in (SMALL, LARGE):
        store = Batches(str(tmp_path_factory.mktemp("grown") / "local.db"))
        engine = Engine(store)
        store.batch(partial(fill, engine, size))
        engines[size] = engine
    yield engines
    for engine in engines.values():
        engine.close()


def fill(engine: Engine, size: int) -> None:
    for _ in range(size):
        send(engine, "CreateApi", Name="a", ProtocolType="HTTP")


def send(engine: Engine, name: str, **params: Any) -> dict[str, Any]:
    return engine.send(catalogue.operation(name), params)


def steps(engine: Engine, work: Callable[[], Any]) -> int:
    """How many steps of SQLite's machine something takes."""
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 1

    engine.store._db.set_progress_handler(count, 1)
    work()
    engine.store._db.set_progress_handler(None, 0)
    return taken


def test_a_get_takes_as_long_among_many(grown: dict[int, Engine]) -> None:
    taken = {}
    for size, engine in grown.items():
        id = send(engine, "GetApis", MaxResults="200")["Items"][150]["ApiId"]
        taken[size] = steps(engine, partial(send, engine, "GetApi", ApiId=id))

    assert taken[LARGE] <= taken[SMALL] * 1.2


def test_the_first_page_takes_as_long_among_many(grown: dict[int, Engine]) -> None:
    taken = {
        size: steps(engine, partial(send, engine, "GetApis", MaxResults=PAGE))
        for size, engine in grown.items()
    }

    assert taken[LARGE] <= taken[SMALL] * 1.2


def test_the_last_page_takes_as_long_among_many(grown: dict[int, Engine]) -> None:
    taken = {}
    for size, engine in grown.items():
        page = send(engine, "GetApis", MaxResults=PAGE)
        while "NextToken" in page:
            given = {"MaxResults": PAGE, "NextToken": page["NextToken"]}
            page = send(engine, "GetApis", **given)
        taken[size] = steps(engine, partial(send, engine, "GetApis", **given))

    assert taken[LARGE] <= taken[SMALL] * 1.2

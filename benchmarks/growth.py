"""
What a get, a page and a create cost while the local plane grows, and what auto-deploy keeps.

``python -m benchmarks.growth [LARGEST]``: 100,000 unless told.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from apigw_cli import catalogue
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store

_STEPS = (10, 1_000, 10_000, 100_000)
_BATCH = 1_000  # creates a transaction, while filling
_TURNS = 200
_ROUTES = 10_000
_PAGE = "100"

Done = TypeVar("Done")
Params = dict[str, Any]


class Batches(Store):
    """A store that commits once a batch: filling it takes a fraction of the time."""

    def transact(self, work: Callable[[], Done], *, write: bool) -> Done:
        return work()

    def batch(self, work: Callable[[], Done]) -> Done:
        """Does all that ``work`` sends in one transaction."""
        return super().transact(work, write=True)


def main() -> None:
    """Prints tables in Markdown."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else _STEPS[-1]
    steps = [step for step in _STEPS if step <= largest]
    with tempfile.TemporaryDirectory() as folder:
        _print_growth("APIs", _apis(os.path.join(folder, "apis.db")), steps)
        _print_growth("routes of one API", _routes(os.path.join(folder, "routes.db")), steps)
        _print_auto_deploy(os.path.join(folder, "deployed.db"))


class Collection:
    """Things of one kind in a file, and how one is made, read and listed."""

    def __init__(self, path: str, kind: str, plural: str, parent: Params) -> None:
        self.path = path
        self.id = f"{kind}Id"
        self.create, self.get, self.list = f"Create{kind}", f"Get{kind}", f"Get{plural}"
        self.parent = parent
        self.made: list[str] = []

    def params(self) -> Params:
        """What the next one is made of."""
        number = len(self.made)
        if self.parent:
            return {**self.parent, "RouteKey": f"GET /{number}"}
        return {"Name": f"a{number}", "ProtocolType": "HTTP"}

    def grow(self, number: int) -> None:
        """Makes more of them, until there are so many."""
        store = Batches(self.path)
        engine = Engine(store)
        while len(self.made) < number:
            store.batch(lambda: self.make(engine, min(_BATCH, number - len(self.made))))
        engine.close()

    def make(self, engine: Engine, number: int = 1) -> None:
        """So many more."""
        for _ in range(number):
            self.made.append(_send(engine, self.create, self.params())[self.id])


def _apis(path: str) -> Collection:
    return Collection(path, "Api", "Apis", {})


def _routes(path: str) -> Collection:
    with Engine(Store(path)) as engine:
        api = _send(engine, "CreateApi", {"Name": "a", "ProtocolType": "HTTP"})["ApiId"]
    return Collection(path, "Route", "Routes", {"ApiId": api})


def _print_growth(title: str, things: Collection, steps: list[int]) -> None:
    print(f"\n| {title} | get µs | first page µs | last page µs | create µs | MiB |")
    print("|---|---|---|---|---|---|")
    for step in steps:
        things.grow(step)
        with Engine(Store(things.path)) as engine:
            times = (_get(engine, things), *_pages(engine, things), _create(engine, things))
        told = " | ".join(f"{seconds * 1e6:.0f}" for seconds in times)
        print(f"| {step} | {told} | {_size(things.path):.1f} |", flush=True)


def _get(engine: Engine, things: Collection) -> float:
    """A get of each of some that lie evenly among all."""
    ids = things.made[:: max(1, len(things.made) // _TURNS)]
    return _median(lambda id: _send(engine, things.get, {**things.parent, things.id: id}), ids)


def _pages(engine: Engine, things: Collection) -> tuple[float, float]:
    """The first page, again and again, and the last one that is full, if there is one."""
    first = {**things.parent, "MaxResults": _PAGE}
    tokens = [first, *_tokens(engine, things, first)]
    last = tokens[-1]

    def ask(params: Params) -> Params:
        return _send(engine, things.list, params)

    return _median(ask, [first] * _TURNS), _median(ask, [last] * _TURNS)


def _tokens(engine: Engine, things: Collection, params: Params) -> Iterator[Params]:
    """The requests for all pages but the first."""
    while token := _send(engine, things.list, params).get("NextToken"):
        params = {**params, "NextToken": token}
        yield params


def _create(engine: Engine, things: Collection) -> float:
    return _median(lambda _: things.make(engine), range(_TURNS))


def _print_auto_deploy(path: str) -> None:
    """Routes on an API with a stage that deploys every change: each create makes a deployment."""
    print("\n| routes, auto-deploy | first µs | last µs | all s | deployments | MiB |")
    print("|---|---|---|---|---|---|")
    with Engine(Store(path)) as engine:
        api = _send(engine, "CreateApi", {"Name": "a", "ProtocolType": "HTTP"})["ApiId"]
        _send(engine, "CreateStage", {"ApiId": api, "StageName": "prod", "AutoDeploy": True})
        times = [_seconds(lambda n: _route(engine, api, n), n) for n in range(_ROUTES)]
        kept = engine.store.transact(
            lambda: engine.store.count(f"us-east-1/apis/{api}/deployments"), write=False
        )
        ends = [statistics.median(part) * 1e6 for part in (times[:_TURNS], times[-_TURNS:])]
        print(
            f"| {_ROUTES} | {ends[0]:.0f} | {ends[1]:.0f} | {sum(times):.1f} | {kept}"
            f" | {_size(path):.1f} |"
        )


def _route(engine: Engine, api: str, number: int) -> None:
    _send(engine, "CreateRoute", {"ApiId": api, "RouteKey": f"GET /{number}"})


def _send(engine: Engine, name: str, params: Params) -> Params:
    return engine.send(catalogue.operation(name), params)


Given = TypeVar("Given")


def _median(work: Callable[[Given], Any], given: Any) -> float:
    return statistics.median(_seconds(work, one) for one in given)


def _seconds(work: Callable[[Given], Any], given: Given) -> float:
    start = time.perf_counter()
    work(given)
    return time.perf_counter() - start


def _size(path: str) -> float:
    """Of the file and of what is not yet in it, in MiB."""
    parts = (part for part in (path, f"{path}-wal") if os.path.exists(part))
    return sum(map(os.path.getsize, parts)) / 2**20


if __name__ == "__main__":
    main()

"""The local plane as a backend: the state file in, an engine out."""

from __future__ import annotations

import os
from _thread import allocate_lock  # threading is slow to import
from collections.abc import Callable, Iterable
from typing import Any

from apigw_cli.catalogue.records import Operation
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store
from apigw_cli.record import NamedTuple

_OLD = 30 * 24 * 3600.0  # seconds after which a batch that did not end is forgotten


def open_engine(
    path: str | os.PathLike[str],  # a str saves 3 ms: pathlib is slow to import
    *,
    region: str = "us-east-1",
    account: str = "123456789012",
    partition: str = "aws",
    delay: float = 0.0,
    quotas: bool = False,
) -> Engine:
    """
    The engine over the state file at ``path``, which is made if it is missing.

    A context manager; who opens it closes it.  ``engine.send`` is the backend.
    """
    return Engine(
        Store(os.fspath(path)),
        region=region,
        account=account,
        partition=partition,
        delay=delay,
        quotas=quotas,
    )


class Place(NamedTuple):
    """A line of a run: what its requests are kept under."""

    run: str
    first: str  # digest of the run's first line
    line: int


class LocalPlane:
    """An engine that threads may share, and that knows which lines of a batch it has done."""

    def __init__(self, engine: Engine, begun: Callable[[], None]) -> None:
        self._engine = engine
        self._begun = begun  # called when a request leaves
        self._turn = allocate_lock()

    def __call__(self, operation: Operation, params: dict[str, Any], /) -> dict[str, Any]:
        self._begun()
        with self._turn:
            return self._engine.send(operation, params)

    def send_once(
        self, place: Place, operation: Operation, params: dict[str, Any], *, last: bool
    ) -> dict[str, Any]:
        """Sends a request of a line unless it was answered before: then that is the answer."""
        with self._turn:
            if operation.reads:
                return self._engine.send(operation, params)
            once = _Kept(self._engine, place, operation, params, last)
            return self._engine.send(operation, params, once)

    def last_answer(self, place: Place) -> tuple[str, dict[str, Any], Any] | None:
        """A line's last request, by operation and identifiers, and its answer, if it was done."""
        import json

        store = self._engine.store
        with self._turn:
            found = store.transact(lambda: store.runs.last(place.run, place.line), write=False)
        if found is None:
            return None
        operation, identifiers = json.loads(found[0])
        return operation, identifiers, found[1]

    def newest_run(self, first: str) -> str | None:
        """The run with that first line which began last and did not end."""
        store = self._engine.store
        with self._turn:
            return store.transact(lambda: store.runs.newest(first), write=False)

    def forget(self, run: str, lines: Iterable[int] | None) -> None:
        """Forgets lines whose results are printed; None: the run is done."""
        store = self._engine.store

        def work() -> None:
            store.runs.end_old(self._engine.clock() - _OLD)
            if lines is None:
                store.runs.end(run)
            else:
                store.runs.forget(run, lines)

        with self._turn:
            store.transact(work, write=True)


class _Kept(NamedTuple):
    """One request of a line, as the engine keeps it."""

    engine: Engine
    place: Place
    operation: Operation
    params: dict[str, Any]
    last: bool

    def earlier(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.engine.store.runs.answer(
            self.place.run, self.place.line, self._digest()
        )
        return found

    def keep(self, answer: dict[str, Any]) -> None:
        import json

        run, first, line = self.place
        last = None
        if self.last:
            named = {m.name: self.params[m.name] for m in self.operation.path_members}
            last = json.dumps([self.operation.name, named])
        self.engine.store.runs.begin(run, first, self.engine.clock())
        self.engine.store.runs.keep(run, line, self._digest(), last, answer)

    def _digest(self) -> str:
        import hashlib
        import json

        text = json.dumps([self.operation.name, self.params], sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

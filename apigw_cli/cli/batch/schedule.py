"""Which line is done when: one after the other or several at once, told in their order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from apigw_cli.cli.batch.answers import Answers
from apigw_cli.cli.batch.orders import Order
from apigw_cli.cli.batch.results import Result
from apigw_cli.errors import OK

AHEAD = 16  # lines a job that are read before the results before them are told

Do = Callable[[Order], Result]
Tell = Callable[[Result], None]


class OneByOne:
    """Does each line where it is read."""

    halted = False
    skipped = 0  # lines that were read and not begun
    idle = True  # whether all that was added is told
    lost: Sequence[int] = ()  # lines that were done after no result could be written any more

    def __init__(self, do: Do, tell: Tell, answers: Answers) -> None:
        self._do = do
        self._tell = tell
        self._answers = answers

    def add(self, order: Order, result: Result | None = None) -> None:
        """Does a line, or tells of one that cannot be done."""
        found = result or self._do(order)
        _settle(found, self._answers)
        self._tell(found)

    def halt(self) -> None:
        """No line is begun any more."""
        self.halted = True

    def finish(self) -> None:
        """Waits until all that was begun is told."""


class Several:
    """Does several lines at once; those that refer to others when these are done."""

    def __init__(self, jobs: int, do: Do, tell: Tell, answers: Answers) -> None:
        self.halted = False
        self.skipped = 0
        self.lost: list[int] = []
        self._do = do
        self._tell = tell
        self._answers = answers
        self._pool = ThreadPoolExecutor(jobs)
        self._room = AHEAD * jobs
        self._ahead = threading.Semaphore(self._room)
        self._turn = threading.Lock()
        self._added = 0
        self._told = 0
        self._waiting: dict[int, Result | None] = {}  # for those before them to be told
        self._broken: Exception | None = None

    def add(self, order: Order, result: Result | None = None) -> None:
        """Has a line done once there is room and what it refers to is done."""
        self._ahead.acquire()
        place = self._added
        self._added += 1
        if result is not None:
            self._end(place, result)
            return
        self._answers.when_settled(order.references.names, lambda: self._submit(place, order))

    @property
    def idle(self) -> bool:
        """Whether all that was added is told; asked by who adds."""
        return self._told == self._added

    def halt(self) -> None:
        """No line is begun any more."""
        self.halted = True

    def finish(self) -> None:
        """
        Waits until all that was begun is told.

        Raises:
            OSError: A result could not be written.
        """
        for _ in range(self._room):
            self._ahead.acquire()
        self._pool.shutdown()
        if self._broken is not None:
            raise self._broken

    def _submit(self, place: int, order: Order) -> None:
        self._pool.submit(self._work, place, order)

    def _work(self, place: int, order: Order) -> None:
        if self.halted:
            if order.name:
                self._answers.settle(order.name, None, failed=True)  # what waits for it ends too
            self._end(place, None)
        else:
            self._end(place, self._do(order))

    def _end(self, place: int, result: Result | None) -> None:
        if result is not None:
            _settle(result, self._answers)
        with self._turn:
            self._waiting[place] = result
            while self._told in self._waiting:
                self._tell_one(self._waiting.pop(self._told))
                self._told += 1
                self._ahead.release()

    def _tell_one(self, result: Result | None) -> None:
        self.skipped += result is None
        if result is None:
            return
        if self._broken is not None:
            self.lost.append(result.line.number)
            return
        try:
            self._tell(result)
        except Exception as error:  # nowhere to write to
            self._broken = error
            self.halted = True


def _settle(result: Result, answers: Answers) -> None:
    if result.name:
        answers.settle(result.name, result.answer, failed=result.status != OK)

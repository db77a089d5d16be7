"""Work for several places at once: bounded, in order, and left alone when the command ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from queue import SimpleQueue

    from apigw_cli.cli.progress import PlacesProgress

_AT_ONCE = 8  # requests; each place has one under way at a time

Result = TypeVar("Result")


def in_parallel(
    work: Callable[[int], Result], count: int, progress: PlacesProgress
) -> list[Result]:
    """
    What ``work`` gives for each number below ``count``, in their order.

    The threads are daemons: who interrupts the command does not wait for what is under way.
    """
    import gc
    from queue import SimpleQueue
    from threading import Thread

    gc.enable()  # the entry switched it off; many clients and pages make garbage
    due: SimpleQueue[int | None] = SimpleQueue()
    done: SimpleQueue[tuple[int, Result | BaseException]] = SimpleQueue()
    for number in range(count):
        due.put(number)
    threads = min(_AT_ONCE, count)
    try:
        for _ in range(threads):
            Thread(target=_work, args=(work, due, done), daemon=True).start()
        return _results(done, count, progress)
    finally:
        progress.close()
        _stop(due, threads)


def _work(
    work: Callable[[int], Result],
    due: SimpleQueue[int | None],
    done: SimpleQueue[tuple[int, Result | BaseException]],
) -> None:
    while (number := due.get()) is not None:
        try:
            done.put((number, work(number)))
        except BaseException as error:
            done.put((number, error))


def _results(
    done: SimpleQueue[tuple[int, Result | BaseException]], count: int, progress: PlacesProgress
) -> list[Result]:
    from queue import Empty

    found: dict[int, Result] = {}
    while len(found) < count:
        try:
            number, result = done.get(timeout=progress.pause)
        except Empty:
            progress.tell(len(found))
            continue
        if isinstance(result, BaseException):  # a fault of ours, and no place's
            raise result
        found[number] = result
    return [found[number] for number in sorted(found)]


def _stop(due: SimpleQueue[int | None], threads: int) -> None:
    """Nothing more is begun."""
    from queue import Empty

    try:
        while True:
            due.get_nowait()
    except Empty:
        for _ in range(threads):
            due.put(None)

"""A run of a batch from its first line to its last, and how it ends."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from apigw_cli.cli.batch.answers import Answers
from apigw_cli.cli.batch.connections import Connections
from apigw_cli.cli.batch.earlier import Earlier, continues
from apigw_cli.cli.batch.interrupts import CutShort, Stop, Stopped, stopping
from apigw_cli.cli.batch.lines import Line, read_lines
from apigw_cli.cli.batch.orders import Order, name_of, read_order
from apigw_cli.cli.batch.references import References
from apigw_cli.cli.batch.results import Result
from apigw_cli.cli.batch.runner import Run, Runner, failed
from apigw_cli.cli.batch.schedule import AHEAD, OneByOne, Several
from apigw_cli.cli.batch.tally import Tally
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import FAILED, OK, Failure
from apigw_cli.output.controls import visible_json
from apigw_cli.record import NamedTuple

_KEPT = 1000  # lines whose answers the plane keeps after they are told: a pipe may lose them


class Choices(NamedTuple):
    """What was asked for."""

    jobs: int
    stop_on_error: bool
    dry_run: bool
    source: str  # the file with the lines; "" for standard input
    results: str  # the file that is resumed from, "" for none
    retry_doubtful: bool  # those creates too that may have been carried out
    place: str  # where lines go that do not say it themselves; "" where that is not known


class Batch:
    """One run."""

    def __init__(
        self,
        choices: Choices,
        earlier: Earlier | None,
        settings: Settings,
        world: World,
        stream: Any,
    ) -> None:
        self._choices = choices
        self._earlier = earlier
        self._settings = settings
        self._world = world
        self._stream = stream
        self._tally = Tally("line", world)
        self._answers = Answers()
        self._run = Run("", "", False)
        self._shown = world.shows_stdout()
        self._doubtful: list[int] = []  # creates that failed and may have been carried out
        self._told: list[int] = []  # lines that are done, and that the plane still knows
        self._upto = 0  # the last line whose result is told
        self._lost = 0  # the line whose result could not be written

    def run(self) -> int:
        """Does the lines; the exit status."""
        with Connections(self._world) as connections, stopping() as stop:
            self._connections = connections
            self._runner = Runner(self._settings, self._world, connections, self._answers)
            try:
                status = self._all(stop)
            except BrokenPipeError:  # the reader has what it wanted
                status = self._ended(OK)
            except CutShort:
                self._tally.tell("given up; what became of the lines under way is not known.")
                status = self._ended(stop.status)
            except Exception:
                self._ended(OK)
                raise
            return status

    def _all(self, stop: Stop) -> int:
        self._schedule = self._scheduled()
        lines = read_lines(self._stream, stop)
        with contextlib.suppress(Stopped):
            self._add(lines, stop)
        self._schedule.finish()
        if stop.status:
            return self._ended(stop.status)
        left = self._left(lines) if self._schedule.halted else 0
        self._tally.sum_up(left)
        self._tell_doubts()
        self._forget(done=self._tally.status == OK and not self._schedule.halted)
        return self._tally.status

    def _scheduled(self) -> OneByOne | Several:
        def do(order: Order) -> Result:
            return self._runner.do(order, self._run)

        if self._choices.jobs == 1:
            return OneByOne(do, self._tell, self._answers)
        return Several(self._choices.jobs, do, self._tell, self._answers)

    def _add(self, lines: Iterable[Line], stop: Stop) -> None:
        for line in lines:
            if not self._run.id:
                self._begin(line)
            if not (self._was_done(line) or self._is_left(line)):
                self._schedule.add(*self._read(line))
            if stop.status or self._schedule.halted:
                break

    def _begin(self, line: Line) -> None:
        """Knows this run by the first line, and an earlier one that came to no result."""
        earlier, found = self._earlier, ""
        if earlier is not None:
            found = earlier.run or self._unfinished(line.digest) or ""
        self._run = Run(found or os.urandom(6).hex(), line.digest, bool(found))
        if earlier is not None:
            self._go_on(earlier)

    def _go_on(self, earlier: Earlier) -> None:
        """Says what may be in doubt; keeps results whole in a file that both runs write to."""
        if not self._settings.get("local"):
            self._tally.tell(_kill_in_doubt(earlier.last))
        if earlier.cut and continues(self._choices.results, self._world.stdout):
            self._world.stdout.write("\n")  # what was cut off has the rest of its line

    def _unfinished(self, first: str) -> str | None:
        if not self._settings.get("local"):
            return None
        newest = getattr(self._connections.to(self._settings), "newest_run", None)
        return newest(first) if newest is not None else None

    def _was_done(self, line: Line) -> bool:
        """Whether the earlier run did the line; its answer serves the lines that refer to it."""
        earlier = self._earlier
        if earlier is None or not earlier.did(line):
            return False
        if line.number in earlier.answers:
            name, answer = earlier.answers.pop(line.number)
            self._answers.declare(name, line.number)
            self._answers.settle(name, answer, failed=False)
        self._tally.add(line.number, OK)
        self._tally.earlier += 1
        self._pass_over(line)
        return True

    def _is_left(self, line: Line) -> bool:
        """Whether the earlier run may have done the line, so that it is not done again."""
        earlier = self._earlier
        if earlier is None or self._choices.retry_doubtful or line.number not in earlier.doubtful:
            return False
        name = name_of(line)
        if name:
            self._answers.declare(name, line.number)
            self._answers.settle(name, None, failed=True)
        self._tally.add(line.number, FAILED)
        self._doubtful.append(line.number)
        self._pass_over(line)
        if self._choices.stop_on_error:
            self._schedule.halt()
        return True

    def _pass_over(self, line: Line) -> None:
        if self._schedule.idle:  # else lines before it are under way
            self._upto = line.number

    def _read(self, line: Line) -> tuple[Order, Result | None]:
        """What a line says; with its result where it cannot be done."""
        order = Order(line, References())
        try:
            order = read_order(line)
            if order.name:
                name, order = order.name, order._replace(name="")
                self._answers.declare(name, line.number)
                order = order._replace(name=name)
            self._answers.check(order.references.names, line.number, self._later)
        except Failure as failure:
            return order, failed(order, failure)
        return order, None

    def _later(self, name: str) -> int | None:
        """The line that has a name, where the lines can be read twice."""
        if not is_file(self._stream):
            return None
        if self._names is None:
            self._names = dict(_names(self._choices.source))
        return self._names.get(name)

    _names: dict[str, int] | None = None

    def _tell(self, result: Result) -> None:
        run = "" if self._choices.dry_run else self._run.id
        text = result.as_text(run, self._choices.place)
        self._tally.clear()
        self._lost = result.line.number
        self._world.stdout.write((visible_json(text) if self._shown else text) + "\n")
        self._world.stdout.flush()
        self._lost, self._upto = 0, result.line.number
        self._tally.add(result.line.number, result.status)
        if result.told and result.told.doubtful:
            self._doubtful.append(result.line.number)
        if result.status == OK:
            self._settle(result.line.number)
        elif self._choices.stop_on_error:
            self._schedule.halt()

    def _settle(self, number: int) -> None:
        self._told.append(number)
        if len(self._told) >= 2 * _KEPT:
            self._forget_lines(self._told[:_KEPT])
            del self._told[:_KEPT]

    def _forget(self, *, done: bool) -> None:
        """The plane need not know what is told; of a run that is whole, nothing."""
        self._forget_lines(None if done else self._told)

    def _forget_lines(self, lines: list[int] | None) -> None:
        if not self._settings.get("local") or self._choices.dry_run or not self._run.id:
            return
        with contextlib.suppress(Failure):  # the next run's concern
            forget = getattr(self._connections.to(self._settings), "forget", None)
            if forget is not None:
                forget(self._run.id, lines)

    def _left(self, lines: Iterator[Line]) -> int | None:
        """How many lines are not done; None where it would take for ever to know."""
        if not is_file(self._stream):
            return None
        return self._schedule.skipped + sum(1 for _ in lines)

    def _tell_doubts(self) -> None:
        if self._doubtful and not self._choices.dry_run:
            self._tally.tell(
                f"{self._tally.listed(self._doubtful)} may have been carried out all the same:"
                " --resume leaves such creates alone. Look what is there;"
                " --retry-doubtful does them again."
            )

    def _ended(self, status: int) -> int:
        """Before the last line: says up to where all is done, and how to go on."""
        self._tally.sum_up(left=None)
        self._tell_doubts()
        if self._lost:
            self._tally.tell(_losses([self._lost, *self._schedule.lost]))
        if self._upto and not self._choices.dry_run:
            source = self._choices.source or "-"
            self._tally.tell(
                f"everything up to line {self._upto} is done or refused; to go on:"
                f" apigw batch {source} --resume RESULTS >> RESULTS"
            )
        return status


def _kill_in_doubt(last: int) -> str:
    found = f"the last result is of line {last}" if last else "there is no result"
    next_one, next_ones = ("the line after it", "the") if last else ("the first line", "the first")
    after = " after it" if last else ""
    return (
        f"{found}. If the earlier run was killed, {next_one}, or with --jobs N"
        f" {next_ones} {AHEAD} x N{after}, may have been done all the same."
    )


def _losses(numbers: Sequence[int]) -> str:
    """Names them all: who resumes must know which lines were begun."""
    if len(numbers) == 1:
        return f"the result of line {numbers[0]} could not be written."
    return f"the results of lines {', '.join(map(str, numbers))} could not be written."


def is_file(stream: Any) -> bool:
    """Whether a stream can be read again from its beginning."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def _names(path: str) -> Iterator[tuple[str, int]]:
    with open(path, "rb") as file:
        for line in read_lines(file, Stop()):
            name = name_of(line)
            if name:
                yield name, line.number

"""Doing one line: the same steps as for a command of its own, with the answer as a value."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any, TextIO

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.cli.batch.answers import Answers
from apigw_cli.cli.batch.connections import Connections
from apigw_cli.cli.batch.lines import Line
from apigw_cli.cli.batch.orders import Order
from apigw_cli.cli.batch.results import Result
from apigw_cli.cli.batch.tree import LineRoot, read_call
from apigw_cli.cli.invoke import (
    Call,
    Ready,
    make_ready,
    missing_allowed,
    obtain,
    rehearsal_plan,
    wait_out,
)
from apigw_cli.cli.places import place_members
from apigw_cli.cli.plan import Step
from apigw_cli.cli.report import Told, told_of, told_with_trace
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure
from apigw_cli.pages import Listing
from apigw_cli.record import NamedTuple

_WHOLE_INPUTS = ("cli_input_json", "cli_input_yaml")  # texts that are read before they are filled


class Run(NamedTuple):
    """One run of a batch, begun now or earlier."""

    id: str
    first: str  # digest of its first line
    resumed: bool


class Runner:
    """Does lines; threads may share it."""

    def __init__(
        self, settings: Settings, world: World, connections: Connections, answers: Answers
    ) -> None:
        self._settings = settings
        self._world = world
        self._connections = connections
        self._answers = answers
        self._root = LineRoot()

    def do(self, order: Order, run: Run) -> Result:
        """Does a line; whatever fails is part of the result."""
        operation = order.operation.name if order.operation else ""
        world = self._world_of(order.line)
        try:
            call = self._call(order, world)
            operation = call.operation.name
            settings = self._settings.within(call.shared)
            ready = _ready(call, settings, world)
            answer = self._answer(order, run, ready, world)
            if settings.get("query") is not None and not ready.rehearsing:
                answer = _search(settings.get("query"))(answer)
        except Exception as error:
            told = told_with_trace(error, world, shown=bool(self._settings.get("debug")))
            return _failed_as(told, order, operation)
        return Result(order.line, order.name, operation, answer=answer)

    def _call(self, order: Order, world: World) -> Call:
        references = order.references
        if references.names and not self._settings.get("dry_run"):
            references.resolve(self._answers.value)
        if order.operation is None:
            call = read_call(self._root, order.words, world)
            shared = _filled(order, call) if references.names else call.shared
            return call._replace(shared=shared, fill=references)
        return Call(
            order.operation,
            grouped=False,
            path=f"apigw {catalogue.kebab(order.operation.name)}",
            words=[],
            given=dict.fromkeys(member.name for member in order.operation.inputs),
            dotted=(),
            shared={},
            params=order.params,
            fill=references,
        )

    def _answer(self, order: Order, run: Run, ready: Ready, world: World) -> Any:
        settings = ready.settings
        if ready.rehearsing:
            from apigw_cli.cli.rehearse import rehearsed

            plan = rehearsal_plan(ready, lambda *step: self._connections.to(settings)(*step), world)
            return rehearsed(plan, settings, world)
        send = self._connections.to(settings)
        with missing_allowed(settings):
            return _as_value(_obtained(order, run, ready, send, world), ready, world)
        return None

    def _world_of(self, line: Line) -> World:
        notes: Any = _Notes(self._world.stderr, line.number)
        stdin: Any = _Taken()
        return self._world._replace(stdin=stdin, stderr=notes)


def failed(order: Order, error: Exception, operation: str = "") -> Result:
    """The result of a line that could not be done."""
    return _failed_as(told_of(error), order, operation)


def _failed_as(told: Told, order: Order, operation: str) -> Result:
    restored = order.references.restored
    told = told._replace(
        message=restored(told.message),
        hint=restored(told.hint),
        operation=told.operation or operation,
    )
    return Result(order.line, order.name, told.operation, told.status, told=told)


def _ready(call: Call, settings: Settings, world: World) -> Ready:
    if settings.get("generate_cli_skeleton"):
        raise UsageFailure("--generate-cli-skeleton cannot stand in a batch.")
    if place_members(settings):
        raise UsageFailure("a line of a batch is for one place, not for several.")
    return make_ready(call, settings, world)


def _filled(order: Order, call: Call) -> dict[str, Any]:
    """The shared options with references filled in, but for documents that are yet to be read."""
    fill = order.references
    return {
        name: tuple(map(fill.text, value))
        if isinstance(value, tuple)
        else fill.text(value)
        if isinstance(value, str) and name not in _WHOLE_INPUTS
        else value
        for name, value in call.shared.items()
    }


def _obtained(order: Order, run: Run, ready: Ready, send: Send, world: World) -> Any:
    """The answer; where the plane knows the line, what it was answered when it was done."""
    send_once = getattr(send, "send_once", None)
    if send_once is None:
        return obtain(ready, send, world)
    from apigw_cli.backends.local import LocalPlane, Place

    assert isinstance(send, LocalPlane)
    place = Place(run.id, run.first, order.line.number)
    earlier = send.last_answer(place) if run.resumed else None
    if earlier is not None:
        operation, identifiers, answer = earlier
        if not ready.settings.get("wait"):
            return answer
        return wait_out(
            Step(catalogue.operation(operation), identifiers), answer, ready.timeout, send, world
        )
    once = partial(send.send_once, place, last=False)
    return obtain(ready, once, world, last=partial(send.send_once, place, last=True))


def _as_value(answer: Any, ready: Ready, world: World) -> Any:
    if isinstance(answer, Listing):
        return answer.whole()
    if not ready.operation.answers_document:
        return answer
    body = answer["body"]
    data = body if isinstance(body, bytes) else body.read()
    if ready.outfile not in ("", "-"):
        from apigw_cli.cli.outfile import write_file

        write_file(ready.outfile, data)
        return None
    return data.decode(errors="backslashreplace")


@lru_cache(maxsize=64)
def _search(query: str) -> Any:
    from apigw_cli.output.query import compile_query

    return compile_query(query)


class _Taken:
    """Standard input, which is not for lines."""

    @property
    def buffer(self) -> Any:
        raise UsageFailure(
            "a line of a batch cannot read standard input.", "Name a file: file://FILE"
        )

    def isatty(self) -> bool:
        return False


class _Notes:
    """What is said while a line is done: with its number, and never drawn over."""

    def __init__(self, stream: TextIO, line: int) -> None:
        self._stream = stream
        self._line = line

    def write(self, text: str) -> int:
        begin = f"apigw: line {self._line}: "
        return self._stream.write(begin + text.removeprefix("apigw: "))

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return False

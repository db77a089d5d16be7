"""What happens to one command, from parsed options to printed answer, top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.inputs import find_identifiers, read_inputs, split_outfile
from apigw_cli.cli.names import NoSuchName
from apigw_cli.cli.places import place_members
from apigw_cli.cli.plan import Inputs, Step, make_plan, perform
from apigw_cli.cli.progress import Progress
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.showing import Show, answer_shower, deliver
from apigw_cli.cli.values.sources import NO_REFERENCES, Fill
from apigw_cli.cli.words import DottedWords
from apigw_cli.cli.world import World
from apigw_cli.errors import ApiError, Declined, UsageFailure
from apigw_cli.pages import Limits, Listing
from apigw_cli.record import NamedTuple

_LONGEST_WAIT = 300.0  # seconds, unless --wait-timeout says otherwise
# Requests after which the garbage collector, which the entry switched off, comes back.  Its first
# turn alone takes 15 ms, and so many requests leave less behind than it could bring back.
_SHORT = 1000


class Call(NamedTuple):
    """One command line, as Click read it."""

    operation: Operation
    grouped: bool  # route create, not create-route
    path: str  # apigw route create
    words: list[str]  # identifiers by position
    given: Mapping[str, Any]  # member -> text, truth value or words; None where not given
    dotted: Sequence[DottedWords]
    shared: Mapping[str, Any]  # shared options, only those given
    params: Mapping[str, Any] | None = None  # all of them as data: a batch has them so
    fill: Fill = NO_REFERENCES  # what references in texts stand for


class Ready(NamedTuple):
    """A command whose words are read and checked: what is left is to send it."""

    operation: Operation
    inputs: Inputs
    limits: Limits | None  # how far to walk a list; None: exactly one request
    timeout: float  # seconds that --wait waits
    outfile: str  # where a document goes; "" for stdout
    settings: Settings

    @property
    def rehearsing(self) -> bool:
        """Whether the requests are only shown."""
        return bool(self.settings.get("dry_run") or self.settings.get("print"))


def run_call(call: Call, world: World) -> int | None:
    """
    Runs a command; the exit status of one that runs for many items, else None.

    Everything that can be refused without the service is refused before the first request.
    """
    settings = Settings(call.shared, world.environ, world.stderr)
    check_flags(call.shared, settings)
    if settings.get("generate_cli_skeleton"):
        _show_skeleton(call, settings, world)
        return None
    if any(word == "-" for word in identifier_words(call)):
        from apigw_cli.cli.batch.items import run_items

        return run_items(call, settings, world)
    ready = make_ready(call, settings, world)
    show = answer_shower(call, settings, world)
    if place_members(settings):
        _ask_places(ready, show, world)
        return None
    _ask(call, ready, world)
    with connected(settings, world) as send:
        carry_out(ready, show, send, world)
    return None


def check_flags(shared: Mapping[str, Any], settings: Settings) -> None:
    """Refuses what is not of its setting's kind, on every plane, whether read later or not."""
    for name in ("error_format", *shared):
        if not name.startswith("_"):  # those have no meaning here
            settings.get(name)


def make_ready(call: Call, settings: Settings, world: World) -> Ready:
    """Reads and checks all that a command says; nothing is sent, and nobody is asked."""
    words, outfile = split_outfile(call, world.environ)
    inputs = read_inputs(call._replace(words=words), settings, world)
    limits = _limits(call.operation, settings, inputs.params)
    return Ready(call.operation, inputs, limits, wait_timeout(settings), outfile, settings)


def carry_out(ready: Ready, show: Show, send: Send, world: World) -> None:
    """Sends a command and prints its answer; or prints what would be sent."""
    if ready.rehearsing:
        show_rehearsal(ready, send, world)
        return
    with missing_allowed(ready.settings):
        answer = obtain(ready, send, world)
        if ready.operation.answers_document:
            deliver(answer["body"], ready.outfile, world)
        else:
            show(answer)


@contextmanager
def missing_allowed(settings: Settings) -> Iterator[None]:
    """With --ignore-not-found, what is not there ends it without a failure."""
    try:
        yield
    except (ApiError, NoSuchName) as error:
        if error.http_status != 404 or not settings.get("ignore_not_found"):
            raise


def obtain(ready: Ready, send: Send, world: World, last: Send | None = None) -> Any:
    """
    What a command answers: members, or a Listing.

    Args:
        last: Sends the request whose answer it is, where that is something special.
    """
    final = last or send
    plan = make_plan(ready.operation, ready.inputs, ready.settings, send)
    answer = perform(plan, send, lambda step: _request(*step, ready.limits, final))
    if ready.settings.get("wait"):
        return wait_out(plan[-1], answer, ready.timeout, send, world)
    return answer


def identifier_words(call: Call) -> Iterator[Any]:
    """The words of a command line that can be identifiers, by position and by option."""
    yield from call.words
    for member in call.operation.path_members:
        yield call.given[member.name]


def _ask_places(ready: Ready, show: Show, world: World) -> None:
    from apigw_cli.cli.places.gather import ask_places

    ask_places(ready.operation, ready.inputs, ready.settings, show, world)


@contextmanager
def connected(settings: Settings, world: World) -> Iterator[Send]:
    """A way to send that connects when something is sent, so that a rehearsal needs no network."""
    progress = Progress(world, quiet=settings.get("debug"))
    settings.begun = progress.begin
    with ExitStack() as stack:
        stack.callback(progress.close)
        opened: list[Send] = []
        sent = 0

        def send(operation: Operation, params: dict[str, Any], /) -> dict[str, Any]:
            nonlocal sent
            if not opened:
                opened.append(progress.over(stack.enter_context(world.connect(settings))))
            sent += 1
            if sent == _SHORT:
                import gc

                gc.enable()
            return opened[0](operation, params)

        yield send


def _limits(operation: Operation, settings: Settings, params: Mapping[str, Any]) -> Limits | None:
    """How far to walk a list; None: exactly one request."""
    if not operation.paged:
        return None
    limits = Limits(*(settings.get(name) for name in Limits._fields))
    single = ["--no-paginate"] if settings.get("no_paginate") else []
    raw = {"MaxResults": "--max-results", "NextToken": "--next-token"}
    single += [option for name, option in raw.items() if name in params]
    walking = [
        "--" + name.replace("_", "-")
        for name, value in limits._asdict().items()
        if value is not None
    ]
    if single and walking:
        raise UsageFailure(
            f"{single[0]} sends exactly one request; it does not go with {' and '.join(walking)}."
        )
    return None if single else limits


def show_rehearsal(ready: Ready, send: Send, world: World) -> None:
    """Prints the requests that would go; only reads that they depend on are sent."""
    from apigw_cli.cli.rehearse import rehearse

    rehearse(rehearsal_plan(ready, send, world), ready.settings, world)


def rehearsal_plan(ready: Ready, send: Send, world: World) -> list[Step]:
    """The requests that would go, of a list the first one; only reads are sent to know them."""
    from apigw_cli.cli.rehearse import reading_only

    limits = ready.limits
    plan = make_plan(ready.operation, ready.inputs, ready.settings, reading_only(send, world))
    if limits is None:
        return plan
    return [step._replace(params=Listing(send, *step, limits).first_request()) for step in plan]


def _request(
    operation: Operation, params: dict[str, Any], limits: Limits | None, send: Send
) -> dict[str, Any] | Listing:
    if limits is None:
        return send(operation, params)
    return Listing(send, operation, params, limits)


def wait_out(
    step: Step, answer: dict[str, Any], timeout: float, send: Send, world: World
) -> dict[str, Any]:
    """Waits for what a request began; the last state that was read."""
    from apigw_cli.cli.waiting import wait_for

    return wait_for(*step, answer, send, timeout=timeout, world=world)


def wait_timeout(settings: Settings) -> float:
    """Seconds; read before anything is sent, as it may be no number."""
    told: float | None = settings.get("wait_timeout")
    if told is not None and not settings.get("wait") and settings.get("for") is None:
        raise UsageFailure("--wait-timeout goes with --wait.")
    return _LONGEST_WAIT if told is None else told


def _ask(call: Call, ready: Ready, world: World) -> None:
    """Asks before a grouped delete that takes other things with it."""
    asks = call.operation.cascades and call.grouped and world.can_ask()
    if not asks or ready.settings.get("yes") or ready.rehearsing:
        return
    target = ready.inputs.params[call.operation.path_members[-1].name]
    if not world.hears_yes_to(f"{call.operation.summary[:-1]}: {target}, are you sure?"):
        raise Declined("Nothing was deleted.", "Answer y, or give --yes.")


def _show_skeleton(call: Call, settings: Settings, world: World) -> None:
    """Prints a template; no value of the command is read, and nothing is sent."""
    from apigw_cli import output
    from apigw_cli.cli.values import skeleton

    words, _ = split_outfile(call, world.environ)
    given = {name for name, value in call.given.items() if value is not None}
    find_identifiers(call._replace(words=words), given, world.environ)  # refuses words beyond them
    kind = settings.get("generate_cli_skeleton")
    if kind == "yaml-input":
        world.stdout.writelines(line + "\n" for line in skeleton.yaml_lines(call.operation))
    elif kind == "input":
        output.write(world.stdout, "json", skeleton.input_sample(call.operation), output.View())
    else:
        answer_shower(call, settings, world)(skeleton.output_sample(call.operation))

"""What happens to one command, from parsed options to printed answer, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.inputs import find_identifiers, read_inputs, split_outfile
from apigw_cli.cli.names import NoSuchName
from apigw_cli.cli.places import place_members
from apigw_cli.cli.plan import Inputs, make_plan, perform
from apigw_cli.cli.progress import Progress
from apigw_cli.cli.settings import Settings
from apigw_cli.cli.words import DottedWords
from apigw_cli.cli.world import World
from apigw_cli.errors import ApiError, Declined, UsageFailure
from apigw_cli.pages import Limits, Listing, OnePage

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


def run_call(call: Call, world: World) -> None:
    """
    Runs a command.

    Everything that can be refused without the service is refused before the first request.
    """
    settings = Settings(call.shared, world.environ, world.stderr)
    settings.get("error_format")  # a wrong word is refused here, not where something else fails
    if settings.get("generate_cli_skeleton"):
        _show_skeleton(call, settings, world)
        return
    words, outfile = split_outfile(call, world.environ)
    inputs = read_inputs(call._replace(words=words), settings, world)
    limits = _limits(call.operation, settings, inputs.params)
    timeout = wait_timeout(settings)
    show = answer_shower(call, settings, world)
    if place_members(settings):
        _ask_places(call.operation, inputs, settings, show, world)
        return
    rehearsing = _rehearsing(settings)
    _ask(call, inputs.params, settings, world)
    with connected(settings, world) as send:
        if rehearsing:
            show_rehearsal(call.operation, inputs, limits, settings, send, world)
            return
        try:
            plan = make_plan(call.operation, inputs, settings, send)
            answer = perform(plan, send, lambda step: _request(*step, limits, send))
            operation, params = plan[-1]
            if settings.get("wait"):
                answer = _wait(operation, params, answer, timeout, send, world)
            if operation.answers_document and isinstance(answer, dict):
                _deliver(answer["body"], outfile, world)
            else:
                show(answer)
        except (ApiError, NoSuchName) as error:
            if error.http_status != 404 or not settings.get("ignore_not_found"):
                raise


def _rehearsing(settings: Settings) -> bool:
    """Whether requests are only shown."""
    return bool(settings.get("dry_run") or settings.get("print"))


def _ask_places(
    operation: Operation,
    inputs: Inputs,
    settings: Settings,
    show: Callable[[Any], None],
    world: World,
) -> None:
    from apigw_cli.cli.gather import ask_places

    ask_places(operation, inputs, settings, show, world)


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


def show_rehearsal(
    operation: Operation,
    inputs: Inputs,
    limits: Limits | None,
    settings: Settings,
    send: Send,
    world: World,
) -> None:
    """Prints the requests that would go; only reads that they depend on are sent."""
    from apigw_cli.cli.rehearse import reading_only, rehearse

    plan = make_plan(operation, inputs, settings, reading_only(send, world))
    if limits is not None:  # the first page, which leads to the others
        plan = [step._replace(params=Listing(send, *step, limits).first_request()) for step in plan]
    rehearse(plan, settings, world)


def _request(
    operation: Operation, params: dict[str, Any], limits: Limits | None, send: Send
) -> dict[str, Any] | Listing:
    if limits is None:
        return send(operation, params)
    return Listing(send, operation, params, limits)


def _wait(
    operation: Operation,
    params: dict[str, Any],
    answer: Any,
    timeout: float,
    send: Send,
    world: World,
) -> dict[str, Any]:
    from apigw_cli.cli.waiting import wait_for

    return wait_for(operation, params, answer, send, timeout=timeout, world=world)


def wait_timeout(settings: Settings) -> float:
    """Seconds; read before anything is sent, as it may be no number."""
    told: float | None = settings.get("wait_timeout")
    if told is not None and not settings.get("wait") and settings.get("for") is None:
        raise UsageFailure("--wait-timeout goes with --wait.")
    return _LONGEST_WAIT if told is None else told


def answer_shower(call: Call, settings: Settings, world: World) -> Callable[[Any], None]:
    """What prints the answer.  The query is compiled here, so that a bad one sends nothing."""
    from apigw_cli import output
    from apigw_cli.cli.views import choose_format, choose_view

    format = choose_format(settings, world, grouped=call.grouped)
    query = settings.get("query")
    if query is not None and call.operation.answers_document:
        raise UsageFailure("--query does not apply to a document.")
    view = choose_view(settings, world, call.operation, format, queried=query is not None)
    search = _compile(query) if query is not None else None

    def show(answer: Any) -> None:
        if search is not None:
            whole = answer.whole() if isinstance(answer, Listing) else answer
            output.write(world.stdout, format, search(whole), view)
            return
        if call.operation.paged and format in _OF_ITEMS and isinstance(answer, dict):
            answer = OnePage(call.operation, answer)
        if isinstance(answer, Listing) or answer:  # what answers nothing prints nothing
            output.write(world.stdout, format, answer, view)
        if format == "jsonl" and isinstance(answer, Listing) and answer.token:
            world.stderr.write(f"apigw: NextToken: {answer.token} (for --starting-token)\n")

    return show


_OF_ITEMS = ("table", "jsonl")  # the formats that show a list's items, and not the list


def _compile(query: str) -> Callable[[Any], Any]:
    from apigw_cli.output.query import compile_query

    return compile_query(query)


def _ask(call: Call, params: Mapping[str, Any], settings: Settings, world: World) -> None:
    """Asks before a grouped delete that takes other things with it."""
    asks = call.operation.cascades and call.grouped and world.can_ask()
    if not asks or settings.get("yes") or _rehearsing(settings):
        return
    target = params[call.operation.path_members[-1].name]
    world.stderr.write(f"{call.operation.summary[:-1]}: {target}, are you sure? [y/N] ")
    world.stderr.flush()
    if not world.hears_yes():
        raise Declined("Nothing was deleted.", "Answer y, or give --yes.")


def _deliver(body: Any, outfile: str, world: World) -> None:
    """Writes a document as it came: to a file, whole or not at all, or to stdout."""
    from apigw_cli.cli.outfile import write_file, write_stdout

    data = body if isinstance(body, bytes) else body.read()
    if outfile in ("", "-"):
        write_stdout(world.stdout, data, terminal=world.shows_stdout())
    else:
        write_file(outfile, data)


def _show_skeleton(call: Call, settings: Settings, world: World) -> None:
    """Prints a template; no value of the command is read, and nothing is sent."""
    from apigw_cli import output
    from apigw_cli.cli import skeleton

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

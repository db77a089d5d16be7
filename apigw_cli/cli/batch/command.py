"""``apigw batch [FILE]``: its options, and what it refuses before the first line is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from apigw_cli.cli.command import shared_values
from apigw_cli.cli.options import DRY_RUN, SharedOption, click_option, everywhere
from apigw_cli.cli.tree import TOOL_SUMMARIES, help_option, parse_here
from apigw_cli.cli.words import spread
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure

_TOPIC = "Batch"
_MOST_JOBS = 64
_LINES = (
    'A line is a command line as for a shell, or {"operation": …, "params": {…}, "as": NAME}.'
    " With '#as NAME' at its end, later lines may say ${NAME.ApiId}. Each result is a line of JSON"
    " on stdout, in the order of the lines; --resume goes on from a file of them."
)
_MEANINGLESS = ("output", "query", "columns", "no_header")

OPTIONS = (
    SharedOption("jobs", "--jobs", "Lines done at once, 1 to 64 (default 1).", "COUNT", _TOPIC),
    SharedOption(
        "stop_on_error", "--stop-on-error", "Begin no line after one that failed.", "", _TOPIC
    ),
    SharedOption(
        "resume",
        "--resume",
        "Go on from the results of an earlier run.",
        "FILE",
        _TOPIC,
    ),
    SharedOption(
        "retry_doubtful",
        "--retry-doubtful",
        "With --resume: also the creates that may have been carried out.",
        "",
        _TOPIC,
    ),
    DRY_RUN,
)


class BatchCommand(click.Command):
    """Takes the file with the lines; without it, or with ``-``, standard input."""

    own = OPTIONS
    example = "batch calls.txt --jobs 8"
    operand = "FILE"  # for completion and man

    def __init__(self) -> None:
        words = click.Argument(["words"], nargs=-1, type=str)
        options: list[click.Parameter] = [click_option(option) for option in OPTIONS]
        super().__init__(
            "batch", params=[words, *options, *everywhere()], help=TOOL_SUMMARIES["batch"]
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = spread(args, self.get_params(ctx))
        return parse_here(ctx, lambda: super(BatchCommand, self).parse_args(ctx, words))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_tool_help

        summary = TOOL_SUMMARIES["batch"]
        write_tool_help(formatter, "apigw batch [FILE|-]", summary, self.example, OPTIONS)
        with formatter.section("Lines, results and resuming ('apigw help batch-lines' has it all)"):
            formatter.write_text(_LINES)

    def invoke(self, ctx: click.Context) -> Any:
        import gc

        from apigw_cli.cli.batch.running import Batch, Choices
        from apigw_cli.cli.session import place_of
        from apigw_cli.cli.settings.precedence import Settings

        world: World = ctx.obj
        if not world.stdout.writable():  # the shell's >&-
            raise UsageFailure("stdout is closed.", "The results of the lines go there.")
        settings = Settings(shared_values(ctx), world.environ, world.stderr)
        settings.get("error_format")
        _refuse_meaningless(ctx)
        choices = Choices(
            jobs=_jobs(ctx.params["jobs"]),
            stop_on_error=bool(ctx.params["stop_on_error"]),
            dry_run=bool(ctx.params["dry_run"]),
            source=_source(ctx),
            results=ctx.params["resume"] or "",
            retry_doubtful=_retries_doubtful(ctx),
            place="" if ctx.params["dry_run"] else place_of(settings),
        )
        gc.enable()  # the entry switched it off, for processes that end at once
        with _opened(choices.source, world) as stream:
            earlier = _earlier(choices, stream, world) if ctx.params["resume"] is not None else None
            return Batch(choices, earlier, settings, world, stream).run()


def _refuse_meaningless(ctx: click.Context) -> None:
    for name in _MEANINGLESS:
        if shared_values(ctx).get(name) not in (None, "jsonl"):
            option = "--" + name.replace("_", "-")
            raise UsageFailure(f"{option}: the results of a batch are JSON lines.")


def _retries_doubtful(ctx: click.Context) -> bool:
    if ctx.params["retry_doubtful"] and ctx.params["resume"] is None:
        raise UsageFailure("--retry-doubtful is for --resume.")
    return bool(ctx.params["retry_doubtful"])


def _jobs(text: str | None) -> int:
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 0 < int(text) <= _MOST_JOBS):
        raise UsageFailure(f"--jobs: {text!r} is not a number from 1 to {_MOST_JOBS}.")
    return int(text)


def _source(ctx: click.Context) -> str:
    """The file with the lines; "" for standard input."""
    words = ctx.params["words"]
    if len(words) > 1:
        raise UsageFailure(f"Unexpected word: {words[1]!r}.", "A batch has one file.")
    if words == ("",):
        raise UsageFailure("The name of the file is empty.", "Is a variable empty?")
    return "" if words in ((), ("-",)) else str(words[0])


@contextmanager
def _opened(source: str, world: World) -> Iterator[Any]:
    if not source:
        if world.stdin is None:  # the shell's <&-
            raise UsageFailure("standard input is closed.", "Name a file.")
        yield world.stdin.buffer
        return
    try:
        file = open(source, "rb")  # noqa: SIM115
    except (OSError, ValueError) as error:  # the latter for a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageFailure(f"cannot read {source!r}: {reason}.") from error
    with file:
        yield file


def _earlier(choices: Any, stream: Any, world: World) -> Any:
    """The results of the earlier run, once it is known that they are of these lines."""
    from apigw_cli.cli.batch.earlier import read_earlier
    from apigw_cli.cli.batch.interrupts import Stop
    from apigw_cli.cli.batch.lines import read_lines
    from apigw_cli.cli.batch.running import is_file

    earlier = read_earlier(choices.results, world.stdout)
    earlier.check_place(choices.place)
    if is_file(stream) and not earlier.empty:
        begin = stream.tell()
        earlier.check(read_lines(stream, Stop()))
        stream.seek(begin)
    return earlier

"""From the words of a command line to its exit status: every failure ends here."""

from __future__ import annotations

from collections.abc import Sequence

import click

from apigw_cli.cli.tree import Root
from apigw_cli.cli.world import World
from apigw_cli.errors import FAILED, OK, USAGE, ApiError, Failure


def run(words: Sequence[str], world: World) -> int:
    """Runs a command line; what failed is said on stderr, in one line and at most one hint."""
    try:
        _dispatch(list(words), world)
        world.stdout.flush()
        return OK
    except BrokenPipeError:  # the reader has what it wanted: apigw … | head -1
        return OK
    except Exception as error:
        _show_trace(words, world)
        message, hint, status = _told(error)
        _say(world, message, hint)
        return status


def _dispatch(words: list[str], world: World) -> None:
    """What Click's own ``main`` does, less its handling of interrupts, pipes and completion."""
    root = Root()
    try:
        with root.make_context("apigw", words, obj=world) as context:
            root.invoke(context)
    except click.exceptions.Exit:  # a help page was asked for
        return


def _told(error: Exception) -> tuple[str, str, int]:
    """First line, hint and status."""
    if isinstance(error, ApiError):
        return str(error), error.hint, error.status
    if isinstance(error, Failure):
        return f"apigw: {error}", error.hint, error.status
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "apigw"
        return f"apigw: {error.format_message()}", f"Try '{path} --help'.", USAGE
    if isinstance(error, OSError):
        return f"apigw: cannot write the answer: {error.strerror or error}.", "", FAILED
    if isinstance(error, RecursionError):
        return "apigw: the answer is nested too deeply.", "", FAILED
    return (
        f"apigw: unexpected {type(error).__name__}: {error}",
        "This is a fault of apigw; --debug shows where.",
        FAILED,
    )


def _say(world: World, message: str, hint: str) -> None:
    from apigw_cli.output.controls import visible

    lines = [visible(line) for line in (message, *hint.splitlines())]
    try:
        world.stderr.write("\n".join(lines) + "\n")
        world.stderr.flush()
    except (OSError, AttributeError, ValueError):  # nobody listens; the status still tells
        return


def _show_trace(words: Sequence[str], world: World) -> None:
    if "--debug" in words or world.environ.get("APIGW_DEBUG"):
        import traceback

        world.stderr.write(traceback.format_exc())

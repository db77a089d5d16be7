"""From the words of a command line to its exit status: every failure ends here."""

from __future__ import annotations

from collections.abc import Sequence

import click

from apigw_cli.cli.tree import Root
from apigw_cli.cli.world import World
from apigw_cli.errors import FAILED, OK, USAGE, Failure
from apigw_cli.output.controls import visible


def run(words: Sequence[str], world: World) -> int:
    """Runs a command line; what failed is said on stderr, in one line and at most one hint."""
    try:
        status = Root().main(list(words), "apigw", standalone_mode=False, obj=world)
        world.stdout.flush()
        return status if isinstance(status, int) else OK
    except BrokenPipeError:  # the reader has what it wanted: apigw … | head -1
        return OK
    except KeyboardInterrupt:
        raise
    except Exception as error:
        _show_trace(words, world)
        message, hint, status = _told(error)
        _say(world, message, hint)
        return status


def _told(error: Exception) -> tuple[str, str, int]:
    if isinstance(error, Failure):
        return str(error), error.hint, error.status
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "apigw"
        return error.format_message(), f"Try '{path} --help'.", USAGE
    if isinstance(error, OSError):
        return f"Cannot write the answer: {error.strerror or error}.", "", FAILED
    if isinstance(error, RecursionError):
        return "The answer is nested too deeply.", "", FAILED
    return (
        f"Unexpected {type(error).__name__}: {error}",
        "This is a fault of apigw; --debug shows where.",
        FAILED,
    )


def _say(world: World, message: str, hint: str) -> None:
    lines = (
        [f"apigw: {visible(message)}"] if not message.startswith("An error") else [visible(message)]
    )
    lines += [visible(line) for line in hint.splitlines()]
    try:
        world.stderr.write("\n".join(lines) + "\n")
        world.stderr.flush()
    except (OSError, AttributeError, ValueError):  # nobody listens; the status still tells
        return


def _show_trace(words: Sequence[str], world: World) -> None:
    if "--debug" in words or world.environ.get("APIGW_DEBUG"):
        import traceback

        world.stderr.write(traceback.format_exc())

"""From the words of a command line to its exit status: every failure ends here."""

from __future__ import annotations

from collections.abc import Sequence

import click

from apigw_cli.cli.tree import Root
from apigw_cli.cli.world import World
from apigw_cli.errors import OK


def run(words: Sequence[str], world: World) -> int:
    """Runs a command line; what failed is said on stderr, in one line and at most one hint."""
    try:
        status = _dispatch(list(words), world)
        world.stdout.flush()
        return status
    except BrokenPipeError:  # the reader has what it wanted: apigw … | head -1
        return OK
    except Exception as error:
        from apigw_cli.cli.report import report

        return report(error, words, world)


def _dispatch(words: list[str], world: World) -> int:
    """
    What Click's own ``main`` does, less its handling of interrupts, pipes and completion.

    A command that tells each of its failures itself answers the status that they mean.
    """
    root = Root()
    width = world.page_width()
    try:
        with root.make_context("apigw", words, obj=world, terminal_width=width) as context:
            status = root.invoke(context)
            return status if isinstance(status, int) else OK
    except click.exceptions.Exit:  # a help page was asked for
        return OK

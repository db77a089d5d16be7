"""``apigw local``: where the local plane's state is, what it holds, and away with it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import click

from apigw_cli.cli.command import shared_values
from apigw_cli.cli.options import YES, click_option, everywhere
from apigw_cli.cli.session import local_path
from apigw_cli.cli.settings import Settings
from apigw_cli.cli.tree import TOOL_SUMMARIES, Branch, help_option
from apigw_cli.cli.words import spread
from apigw_cli.cli.world import World
from apigw_cli.errors import Declined, Failure


class LocalGroup(Branch):
    """The commands about the local plane itself."""

    def __init__(self) -> None:
        super().__init__("local", TOOL_SUMMARIES["local"])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUMMARIES)

    def known_words(self) -> Iterable[str]:
        return SUMMARIES

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return LocalCommand(cmd_name) if cmd_name in SUMMARIES else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_local_help

        write_local_help(formatter, SUMMARIES)


SUMMARIES = {
    "path": "Print the path of the state file.",
    "reset": "Delete the state file with all that it holds.",
}


class LocalCommand(click.Command):
    """One of them."""

    def __init__(self, name: str) -> None:
        own = [click_option(YES)] if name == "reset" else []
        super().__init__(name, params=[*own, *everywhere()], help=SUMMARIES[name])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, self.get_params(ctx)))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def invoke(self, ctx: click.Context) -> Any:
        settings = Settings(shared_values(ctx), ctx.obj.environ)
        {"path": show_path, "reset": reset}[str(self.name)](settings, ctx.obj)


def show_path(settings: Settings, world: World) -> None:
    """Prints the file's path, whether there is a file or not."""
    world.stdout.write(local_path(settings) + "\n")


def reset(settings: Settings, world: World) -> None:
    """Deletes the file and SQLite's files beside it; asks a person first."""
    path = local_path(settings)
    if not settings.get("yes") and world.can_ask():
        world.stderr.write(f"Delete {path} with all that it holds? [y/N] ")
        world.stderr.flush()
        if world.stdin.readline().strip().lower() not in ("y", "yes"):
            raise Declined("Nothing was deleted.", "Answer y, or give --yes.")
    for beside in ("", "-wal", "-shm"):
        try:
            os.unlink(path + beside)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Failure(f"Cannot delete {path}: {error.strerror}.") from error

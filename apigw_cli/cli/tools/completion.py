"""``apigw completion SHELL``: the shell's script on stdout, and on a terminal where it goes."""

from __future__ import annotations

import os
from typing import Any

import click

import apigw_cli
from apigw_cli.cli.options import everywhere
from apigw_cli.cli.settings.folders import xdg
from apigw_cli.cli.tree import TOOL_SUMMARIES, help_option
from apigw_cli.cli.words import spread
from apigw_cli.cli.world import World
from apigw_cli.errors import Failure, UsageFailure

SCRIPTS = {"bash": "apigw.bash", "zsh": "_apigw", "fish": "apigw.fish"}


class CompletionCommand(click.Command):
    """Takes the name of a shell."""

    argument_words = tuple(SCRIPTS)
    example = "completion bash"

    def __init__(self) -> None:
        words = click.Argument(["words"], nargs=-1, type=str)
        super().__init__(
            "completion", params=[words, *everywhere()], help=TOOL_SUMMARIES["completion"]
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, self.get_params(ctx)))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_tool_help

        summary = TOOL_SUMMARIES["completion"]
        write_tool_help(formatter, "apigw completion", summary, self.example, (), "SHELL")

    def invoke(self, ctx: click.Context) -> Any:
        words = ctx.params["words"]
        if len(words) != 1 or words[0] not in SCRIPTS:
            told = repr(" ".join(words)) if words else "nothing"
            raise UsageFailure(
                f"{ctx.command_path} takes the name of a shell, not {told}.",
                f"Shells: {', '.join(SCRIPTS)}",
            )
        show_script(words[0], ctx.obj)


def show_script(shell: str, world: World) -> None:
    """Prints a script; where a person sees it, says what to do with it."""
    world.stdout.write(read_script(shell))
    if world.shows_stdout():
        world.stdout.flush()
        world.stderr.write(f"apigw: {advice(shell, world)}\n")


def read_script(shell: str) -> str:
    """The script, from where the wheel has it or from the checkout."""
    package = os.path.dirname(os.path.abspath(apigw_cli.__file__))
    for folder in (package, os.path.dirname(package)):
        path = os.path.join(folder, "completions", SCRIPTS[shell])
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return file.read()
    raise Failure(f"The completion script for {shell} is not installed.", "Install apigw again.")


def advice(shell: str, world: World) -> str:
    """Where the script goes."""
    data = xdg(world.environ, "DATA", "~/.local/share")
    config = xdg(world.environ, "CONFIG", "~/.config")
    return {
        "bash": f"for bash-completion: save it as {data}/bash-completion/completions/apigw",
        "zsh": "save it as _apigw in a directory of $fpath; then: rm -f ~/.zcompdump; compinit",
        "fish": f"save it as {config}/fish/completions/apigw.fish",
    }[shell]

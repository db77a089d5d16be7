"""Commands that are no operation of the service, and the groups of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click

from apigw_cli.cli.command import shared_values
from apigw_cli.cli.options import SharedOption, click_option, everywhere
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.tree import TOOL_SUMMARIES, Branch, help_option
from apigw_cli.cli.words import spread
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple


class Tool(NamedTuple):
    """One command; ``run`` gets the values of its own options by their names."""

    summary: str
    example: str
    run: Callable[[Settings, Mapping[str, Any], World], None]
    options: tuple[SharedOption, ...] = ()
    operand: str = ""  # what a word after it stands for: FILE
    ignores: frozenset[str] = frozenset()  # shared options that mean nothing to it


class ToolGroup(Branch):
    """A word of the root with such commands under it; the first one's example is the group's."""

    def __init__(self, name: str, tools: Mapping[str, Tool]) -> None:
        super().__init__(name, TOOL_SUMMARIES[name])
        self.tools = tools

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.tools)

    def known_words(self) -> Iterable[str]:
        return self.tools

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return ToolCommand(cmd_name, self.tools[cmd_name]) if cmd_name in self.tools else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_tools_help

        summaries = {name: tool.summary for name, tool in self.tools.items()}
        first = next(iter(self.tools.values()))
        write_tools_help(formatter, str(self.name), summaries, first.example)


class ToolCommand(click.Command):
    """One of them."""

    def __init__(self, name: str, tool: Tool) -> None:
        self.tool = tool
        own: list[click.Parameter] = [click_option(option) for option in tool.options]
        if tool.operand:
            own.append(click.Argument(["words"], nargs=-1, type=str))
        super().__init__(name, params=[*own, *everywhere()], help=tool.summary)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, self.get_params(ctx)))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_tool_help

        tool = self.tool
        path = f"{ctx.command_path} [{tool.operand}]" if tool.operand else ctx.command_path
        write_tool_help(formatter, path, tool.summary, tool.example, tool.options)

    def invoke(self, ctx: click.Context) -> Any:
        settings = Settings(shared_values(ctx), ctx.obj.environ, ctx.obj.stderr)
        for name in sorted(self.tool.ignores):
            value, option = settings.origin(name)
            if name == "local" and option.startswith("--"):
                option = "" if value else "--aws"
            if option.startswith("--"):
                raise UsageFailure(f"{option} means nothing to '{ctx.command_path}'.")
        self.tool.run(settings, ctx.params, ctx.obj)


def show_rows(
    key: str,
    members: Sequence[str],
    rows: list[dict[str, Any]],
    settings: Settings,
    world: World,
) -> None:
    """Prints rows of our own as any answer: ``--output``, ``--query`` and ``--columns`` hold."""
    from apigw_cli import output
    from apigw_cli.cli.views import choose_format

    format = choose_format(settings, world, grouped=True)
    columns = _chosen_columns(settings.get("columns"), members)
    answer: Any = {key: rows}
    if settings.get("query") is not None:
        from apigw_cli.output.query import compile_query

        answer = compile_query(settings.get("query"))(answer)
    elif format in ("table", "jsonl"):
        answer = rows
    view = output.View(
        columns=columns, header=not settings.get("no_header"), terminal=world.shows_stdout()
    )
    output.write(world.stdout, format, answer, view)


def _chosen_columns(told: str | None, members: Sequence[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in told.split(",")) if told else ()
    for name in names:
        if name not in members:
            raise UsageFailure(f"--columns: no member {name!r}.", f"Members: {', '.join(members)}")
    return names

"""``apigw operations``: every operation with its command, AWS name, method and path."""

from __future__ import annotations

from typing import Any

import click

from apigw_cli import catalogue
from apigw_cli.cli.command import shared_values
from apigw_cli.cli.options import everywhere
from apigw_cli.cli.tools.tool import show_rows
from apigw_cli.cli.tree import TOOL_SUMMARIES, help_option
from apigw_cli.cli.words import spread

_MEMBERS = ("Operation", "Command", "AwsName", "Method", "Path")


class OperationsCommand(click.Command):
    """Lists the catalogue itself; ``--output`` and ``--query`` work on it."""

    def __init__(self) -> None:
        super().__init__("operations", params=list(everywhere()), help=TOOL_SUMMARIES["operations"])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, self.get_params(ctx)))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_operations_help

        write_operations_help(formatter)

    def invoke(self, ctx: click.Context) -> Any:
        from apigw_cli.cli.settings.precedence import Settings

        settings = Settings(shared_values(ctx), ctx.obj.environ)
        rows = [_row(name) for name in catalogue.PLACES]
        show_rows("Operations", _MEMBERS, rows, settings, ctx.obj)


def _row(name: str) -> dict[str, Any]:
    operation = catalogue.operation(name)
    command, aws_name = " ".join(catalogue.PLACES[name]), catalogue.kebab(name)
    values = (name, command, aws_name, operation.method, operation.path)
    return dict(zip(_MEMBERS, values, strict=True))

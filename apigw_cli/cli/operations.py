"""``apigw operations``: every operation with its command, AWS name, method and path."""

from __future__ import annotations

from typing import Any

import click

from apigw_cli import catalogue
from apigw_cli.cli.command import shared_values
from apigw_cli.cli.options import everywhere
from apigw_cli.cli.tree import TOOL_SUMMARIES, help_option
from apigw_cli.cli.words import spread
from apigw_cli.errors import UsageFailure

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
        from apigw_cli import output
        from apigw_cli.cli.settings import Settings
        from apigw_cli.cli.views import choose_format

        settings = Settings(shared_values(ctx), ctx.obj.environ)
        format = choose_format(settings, ctx.obj, grouped=True)
        columns = _chosen_columns(settings.get("columns"))
        answer: Any = {"Operations": [_row(name) for name in catalogue.PLACES]}
        if settings.get("query") is not None:
            from apigw_cli.output.query import compile_query

            answer = compile_query(settings.get("query"))(answer)
        elif format in ("table", "jsonl"):
            answer = answer["Operations"]
        view = output.View(columns=columns, header=not settings.get("no_header"))
        output.write(ctx.obj.stdout, format, answer, view)


def _chosen_columns(told: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in told.split(",")) if told else ()
    for name in names:
        if name not in _MEMBERS:
            raise UsageFailure(f"--columns: no member {name!r}.", f"Members: {', '.join(_MEMBERS)}")
    return names


def _row(name: str) -> dict[str, Any]:
    operation = catalogue.operation(name)
    command, aws_name = " ".join(catalogue.PLACES[name]), catalogue.kebab(name)
    values = (name, command, aws_name, operation.method, operation.path)
    return dict(zip(_MEMBERS, values, strict=True))

"""The command of one operation: its options from the catalogue, its call of the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from apigw_cli.catalogue import kebab
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.cli.options import click_option, everywhere, own_options
from apigw_cli.cli.tree import help_option, parse_here
from apigw_cli.cli.words import DottedWords, IdentifierOption, ListOption, StructureOption, spread
from apigw_cli.errors import Failure

if TYPE_CHECKING:
    from apigw_cli.cli.invoke import Call
    from apigw_cli.cli.world import World

# The words that are no option: identifiers by position.
_WORDS = "words"
# Where a context keeps the dotted options of its command line.
_DOTTED = "apigw.dotted"

# How help and messages call a kind of value.
_METAVARS = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "NUMBER",
    "list": "LIST",
    "map": "MAP",
    "structure": "STRUCTURE",
    "timestamp": "TIMESTAMP",
}


class OperationCommand(click.Command):
    """One operation; ``grouped`` tells ``route create`` from the AWS CLI's ``create-route``."""

    def __init__(self, name: str, operation: Operation, *, grouped: bool) -> None:
        self.operation = operation
        self.grouped = grouped
        members: list[click.Parameter] = [
            _member_option(operation, member) for member in operation.inputs
        ]
        own = [click_option(option) for option in own_options(operation)]
        super().__init__(
            name,
            params=[_words_argument(), *members, *own, *everywhere()],
            callback=None,
            help=operation.summary,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        dotted = ctx.meta.setdefault(_DOTTED, [])
        with about(self.operation):
            words = self.spread(ctx, args, dotted)
        if not self.grouped and asks_help(words):
            words = [*words, "--help"]
        return parse_here(ctx, lambda: super(OperationCommand, self).parse_args(ctx, words))

    def spread(self, ctx: click.Context, args: list[str], dotted: list[DottedWords]) -> list[str]:
        """The words with every value joined to its option; dotted options go to ``dotted``."""
        return spread(args, self.get_params(ctx), dotted=dotted)

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_command_help

        write_command_help(formatter, self.operation, ctx.command_path, grouped=self.grouped)

    def invoke(self, ctx: click.Context) -> Any:
        with about(self.operation):
            return self.run(call_of(self, ctx), ctx.obj)

    def run(self, call: Call, world: World) -> int | None:
        """Does what the command is for; the status where it has told its failures itself."""
        from apigw_cli.cli.invoke import run_call

        return run_call(call, world)


@contextmanager
def about(operation: Operation) -> Iterator[None]:
    """Says of a failure which operation it was about."""
    try:
        yield
    except Failure as failure:
        failure.operation = failure.operation or operation.name
        raise


def call_of(command: OperationCommand, ctx: click.Context) -> Call:
    """What Click read, as the pipeline takes it."""
    from apigw_cli.cli.invoke import Call

    return Call(
        operation=command.operation,
        grouped=command.grouped,
        path=ctx.command_path,
        words=list(ctx.params[_WORDS]),
        given={name: value for name, value in ctx.params.items() if name[0].isupper()},
        dotted=ctx.meta[_DOTTED],
        shared=shared_values(ctx),
    )


def shared_values(ctx: click.Context) -> dict[str, Any]:
    """The shared options given at any level; the one nearest to the command wins."""
    merged: dict[str, Any] = {}
    level: click.Context | None = ctx
    while level is not None:
        for name, value in level.params.items():
            if value is not None and name[0].islower() and name != _WORDS:
                merged.setdefault(name, value)
        level = level.parent
    return merged


def option_name(member: Member) -> str:
    """The option of a parameter.  ``--version`` is apigw's own, as it is the AWS CLI's."""
    return "--api-version" if member.name == "Version" else "--" + kebab(member.name)


def metavar(shape: Shape) -> str:
    """What stands for a value in help."""
    return "DOCUMENT" if shape.document else "WORD" if shape.words else _METAVARS[shape.kind]


def asks_help(words: Sequence[str]) -> bool:
    """Whether the words ask as with the AWS CLI: ``create-api help``, before options or after."""
    return "help" in (*words[:1], *words[-1:])


def _words_argument() -> click.Argument:
    return click.Argument([_WORDS], nargs=-1, type=str)


def _member_option(operation: Operation, member: Member) -> click.Option:
    spelling = option_name(member)
    shape = member.shape
    if shape.kind == "boolean":
        both = f"{spelling}/--no-{spelling[2:]}"
        return click.Option([member.name, both], is_flag=True, default=None)
    attributes: dict[str, Any] = {"type": str, "metavar": metavar(shape)}
    if shape.kind == "structure":
        names = [member.name, spelling]
        return StructureOption(names, shape=shape, multiple=True, default=None, **attributes)
    if shape.kind in ("list", "map"):
        return ListOption([member.name, spelling], multiple=True, default=None, **attributes)
    kind = IdentifierOption if operation.place(member) == "path" else click.Option
    return kind([member.name, spelling], **attributes)

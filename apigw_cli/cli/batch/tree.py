"""The command tree as lines see it: grown once for all of them, and answering calls."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import click

from apigw_cli.catalogue.records import Group, Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.command import OperationCommand, about, asks_help, call_of
from apigw_cli.cli.invoke import Call
from apigw_cli.cli.tree import SERVICE, TOOLS, ResourceGroup, Root
from apigw_cli.cli.words import DottedWords, by_spelling, spread
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure

# Where a context keeps the options that its words name.
_NAMED = "apigw.named"


class LineCommand(OperationCommand):
    """
    An operation, which is not run but answers what the line says of it.

    Click spends its time on options that are not there: it is shown those alone that are.
    """

    def __init__(self, name: str, operation: Operation, *, grouped: bool) -> None:
        super().__init__(name, operation, grouped=grouped)
        self._spellings = by_spelling([*self.params, self.get_help_option(click.Context(self))])
        self._nothing = dict.fromkeys(param.name for param in self.params if param.name)

    def spread(self, ctx: click.Context, args: list[str], dotted: list[DottedWords]) -> list[str]:
        words = spread(args, self._spellings, dotted=dotted)
        named = {word.partition("=")[0] for word in words if word.startswith("-")}
        if named <= self._spellings.keys() and (self.grouped or not asks_help(words)):
            found = {self._spellings[name] for name in named}
            ctx.meta[_NAMED] = [self.params[0], *found]  # the first one takes the identifiers
        return words

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        named: list[click.Parameter] | None = ctx.meta.get(_NAMED)
        return super().get_params(ctx) if named is None else named

    def invoke(self, ctx: click.Context) -> Any:
        ctx.params = {**self._nothing, **ctx.params}
        with about(self.operation):
            return call_of(self, ctx)


def _without_options(ctx: click.Context, args: list[str]) -> bool:
    """Reads words of which the first is no option: it is a command, and the rest is for it."""
    if not args or args[0].startswith("-"):
        return False
    ctx._protected_args, ctx.args = args[:1], args[1:]
    return True


class LineGroup(ResourceGroup):
    """The commands of one resource, each made once."""

    def __init__(self, group: Group) -> None:
        super().__init__(group)
        self._made: dict[str, click.Command] = {}
        self._all = super().get_params(click.Context(self))

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return self._all

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return ctx.args if _without_options(ctx, args) else super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._made:
            found = super().get_command(ctx, cmd_name)
            if not isinstance(found, OperationCommand):
                return found
            self._made[cmd_name] = LineCommand(cmd_name, found.operation, grouped=True)
        return self._made[cmd_name]


class LineRoot(Root):
    """apigw itself, without what is no operation."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, click.Command] = {}
        self._all = super().get_params(click.Context(self))

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return self._all

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return ctx.args if _without_options(ctx, args) else super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._made:
            made = self._make(ctx, cmd_name)
            if made is None:
                return None
            self._made[cmd_name] = made
        return self._made[cmd_name]

    def _make(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in TOOLS:
            raise UsageFailure(f"'apigw {name}' cannot stand in a batch.")
        if name in GROUPS:
            return LineGroup(GROUPS[name])
        if name == SERVICE:  # as before the command of any other command line
            return self
        found = super().get_command(ctx, name)
        if not isinstance(found, OperationCommand):
            return found
        return LineCommand(name, found.operation, grouped=False)


def read_call(root: LineRoot, words: Sequence[str], world: World) -> Call:
    """
    What a command line says.

    Raises:
        UsageFailure: It asks for a page of help, or for what is no operation.
    """
    quiet = world._replace(stdout=io.StringIO())
    try:
        with root.make_context("apigw", list(words), obj=quiet) as context:
            call = root.invoke(context)
    except click.exceptions.Exit:
        raise UsageFailure("a page of help or a version cannot stand in a batch.") from None
    assert isinstance(call, Call)
    return call

"""The command tree, grown where it is touched: root, groups, AWS names, shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from apigw_cli.catalogue import PLACES, kebab
from apigw_cli.catalogue.records import Group
from apigw_cli.catalogue.table import GROUPS, SHORTCUTS
from apigw_cli.cli.options import BEFORE, click_option, everywhere
from apigw_cli.cli.words import spread
from apigw_cli.errors import UsageFailure

if TYPE_CHECKING:
    from apigw_cli.cli.command import OperationCommand

# The names that the AWS CLI has for operations: create-api -> CreateApi.
AWS_NAMES = {kebab(operation): operation for operation in PLACES}
# The AWS CLI's word for the service: with it, or with an alias of `aws`, a script runs as it is.
SERVICE = "apigatewayv2"


class Branch(click.Group):
    """A group whose commands are made when they are asked for."""

    def __init__(self, name: str, summary: str) -> None:
        shared = [*everywhere(), click_option(BEFORE)]
        super().__init__(name, help=summary, no_args_is_help=False, params=list(shared))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-"):  # the command at once: no option to look for
            ctx._protected_args, ctx.args = args[:1], args[1:]
            return ctx.args
        words = spread(args, self.get_params(ctx), interspersed=False)
        return parse_here(ctx, lambda: super(Branch, self).parse_args(ctx, words))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        command = self.get_command(ctx, args[0])
        if command is None and _asks_help(args):
            _show_help(ctx, help_option(), True)
        if command is None:
            raise no_such_word(ctx, args[0], self.known_words())
        return args[0], command, args[1:]

    def known_words(self) -> Iterable[str]:
        """What may stand where a command is due."""
        raise NotImplementedError

    def invoke(self, ctx: click.Context) -> object:
        if not ctx._protected_args:
            raise UsageFailure(
                f"{ctx.command_path} needs a command.", f"Try '{ctx.command_path} --help'."
            )
        return super().invoke(ctx)


def _asks_help(args: Sequence[str]) -> bool:
    """Whether this is the AWS CLI's way to ask: ``apigatewayv2 help``, options after it or not."""
    return args[0] == "help" and all(word.startswith("-") for word in args[1:2])


class Root(Branch):
    """apigw itself."""

    def __init__(self) -> None:
        super().__init__("apigw", "Amazon API Gateway V2: HTTP and WebSocket APIs.")
        self.params.append(_version_option())

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*GROUPS, *TOOLS]

    def known_words(self) -> Iterable[str]:
        return (*GROUPS, *TOOLS, *AWS_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in GROUPS:
            return ResourceGroup(GROUPS[cmd_name])
        if cmd_name in AWS_NAMES:
            return _operation_command(cmd_name, AWS_NAMES[cmd_name], grouped=False)
        if cmd_name == SERVICE:
            return Root()
        return TOOLS[cmd_name]() if cmd_name in TOOLS else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_root_help

        write_root_help(formatter)


class ResourceGroup(Branch):
    """The commands of one resource."""

    def __init__(self, group: Group) -> None:
        super().__init__(group.name, group.summary)
        self.of = group

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.of.commands, *self._shortcuts()]

    def known_words(self) -> Iterable[str]:
        return (*self.of.commands, *self._shortcuts())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        operation = self.of.commands.get(cmd_name) or self._shortcuts().get(cmd_name)
        return _operation_command(cmd_name, operation) if operation else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_group_help

        write_group_help(formatter, self.of, self._shortcuts())

    def _shortcuts(self) -> dict[str, str]:
        return {
            word: GROUPS[target].commands[command]
            for (group, word), (target, command) in SHORTCUTS.items()
            if group == self.of.name
        }


def _operation_command(name: str, operation: str, *, grouped: bool = True) -> OperationCommand:
    from apigw_cli import catalogue
    from apigw_cli.cli.command import OperationCommand

    return OperationCommand(name, catalogue.operation(operation), grouped=grouped)


def _batch_tool() -> click.Command:
    from apigw_cli.cli.batch.command import BatchCommand

    return BatchCommand()


def _operations_tool() -> click.Command:
    from apigw_cli.cli.tools.operations import OperationsCommand

    return OperationsCommand()


def _local_tool() -> click.Command:
    from apigw_cli.cli.tools.local import group

    return group()


def _config_tool() -> click.Command:
    from apigw_cli.cli.tools.config import group

    return group()


def _wait_tool() -> click.Command:
    from apigw_cli.cli.tools.wait import WaitGroup

    return WaitGroup()


def _completion_tool() -> click.Command:
    from apigw_cli.cli.tools.completion import CompletionCommand

    return CompletionCommand()


def _help_tool() -> click.Command:
    from apigw_cli.cli.tools.help_topics import HelpCommand

    return HelpCommand()


# Commands that are no operation of the service.
TOOLS = {
    "batch": _batch_tool,
    "completion": _completion_tool,
    "config": _config_tool,
    "help": _help_tool,
    "local": _local_tool,
    "operations": _operations_tool,
    "wait": _wait_tool,
}
TOOL_SUMMARIES = {
    "batch": "Run many command lines, or JSON objects, from a file or a pipe.",
    "completion": "Print the completion script of a shell: bash, zsh or fish.",
    "config": "Settings: which ones hold, and who says each.",
    "help": "Show the page of a command, or of a topic: 'apigw help --help' lists them.",
    "local": "The local plane: its file, and what it holds.",
    "operations": "List all operations with their commands.",
    "wait": "Wait until something is true of a resource.",
}


def no_such_word(ctx: click.Context, word: str, known: Iterable[str]) -> UsageFailure:
    """The refusal of a group or command that does not exist, with the likeliest ones that do."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=3, cutoff=0.6)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return UsageFailure(
        f"{ctx.command_path} has no command {word!r}.{meant}", f"Try '{ctx.command_path} --help'."
    )


def parse_here(ctx: click.Context, parse: Callable[[], list[str]]) -> list[str]:
    """Lets Click read options; its refusals name the page of the command that they are about."""
    try:
        return parse()
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def help_option() -> click.Option:
    """``-h`` and ``--help``: the page on stdout, status 0."""
    option = click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
    )
    option.help = "Show this page."
    return option


def _show_help(ctx: click.Context, option: click.Parameter, given: bool) -> None:
    if given:
        ctx.obj.stdout.write(ctx.get_help() + "\n")
        ctx.exit()


def _version_option() -> click.Option:
    option = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
    )
    option.help = "Show the version."
    return option


def _show_version(ctx: click.Context, option: click.Parameter, given: bool) -> None:
    if given:
        from apigw_cli import __version__

        ctx.obj.stdout.write(f"apigw {__version__}\n")
        ctx.exit()

"""``apigw wait GROUP IDENTIFIERS --for JMESPATH``: reads one thing until an expression holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.command import OperationCommand
from apigw_cli.cli.options import WAIT_TIMEOUT, SharedOption, click_option, own_options
from apigw_cli.cli.tree import TOOL_SUMMARIES, Branch
from apigw_cli.errors import UsageFailure

if TYPE_CHECKING:
    from apigw_cli.backends import Send
    from apigw_cli.cli.invoke import Call
    from apigw_cli.cli.plan import Inputs
    from apigw_cli.cli.settings.precedence import Settings
    from apigw_cli.cli.world import World

_FOR = SharedOption(
    "for",
    "--for",
    "Required. Until this is true of it; 'deleted': until it is gone.",
    "JMESPATH",
    "Waiting",
)
_GONE = "deleted"
_MEANINGLESS = ("generate_cli_skeleton", "ignore_not_found", "regions", "profiles")


def readings() -> dict[str, Operation]:
    """The groups that have something to read, with the operation that reads it."""
    return {
        group.name: catalogue.operation(group.commands["get"])
        for group in GROUPS.values()
        if "get" in group.commands and group.name != "exported-api"
    }


class WaitGroup(Branch):
    """A command for each group that has something to read."""

    def __init__(self) -> None:
        super().__init__("wait", TOOL_SUMMARIES["wait"])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(readings())

    def known_words(self) -> Iterable[str]:
        return readings()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = readings().get(cmd_name)
        return WaitCommand(cmd_name, found) if found else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_tools_help

        summaries = {name: GROUPS[name].summary for name in readings()}
        words = "GROUP [IDENTIFIER…] --for JMESPATH"
        write_tools_help(formatter, "wait", summaries, EXAMPLE, words)


EXAMPLE = "wait vpc-link vpc001 --for 'VpcLinkStatus==`AVAILABLE`'"


class WaitCommand(OperationCommand):
    """Takes what the group's ``get`` takes, but for what means nothing here."""

    def __init__(self, name: str, operation: Operation) -> None:
        super().__init__(name, operation, grouped=True)
        self.own = (_FOR, WAIT_TIMEOUT)
        self.params = [option for option in self.params if option.name not in _MEANINGLESS]
        self.params += [click_option(option) for option in self.own]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_wait_help

        inherited = (o for o in own_options(self.operation) if o.name not in _MEANINGLESS)
        own = (*self.own, *inherited)
        write_wait_help(formatter, self.operation, ctx.command_path, EXAMPLE, own)

    def run(self, call: Call, world: World) -> int | None:
        from apigw_cli.cli.invoke import check_flags, connected, make_ready, show_rehearsal
        from apigw_cli.cli.settings.precedence import Settings
        from apigw_cli.cli.showing import answer_shower

        settings = Settings(call.shared, world.environ, world.stderr)
        check_flags(call.shared, settings)
        holds = _condition(settings)
        ready = make_ready(call, settings, world)
        show = answer_shower(call, settings, world)
        with connected(settings, world) as send:
            if ready.rehearsing:
                show_rehearsal(ready, send, world)
                return None
            state = _wait(self.operation, ready.inputs, holds, settings, send, world)
        show(state)
        return None


Condition = Callable[[dict[str, Any] | None], bool]


def _condition(settings: Settings) -> Condition:
    """Whether what is waited for is so."""
    from apigw_cli.output.query import compile_query

    until = settings.get("for")
    if until is None:
        raise UsageFailure("apigw wait: missing --for.", f"Example: apigw {EXAMPLE}")
    if until == _GONE:
        return lambda state: state is None
    search = compile_query(until, "--for")
    return lambda state: state is not None and bool(search(state))


def _wait(
    operation: Operation,
    inputs: Inputs,
    holds: Condition,
    settings: Settings,
    send: Send,
    world: World,
) -> dict[str, Any]:
    from apigw_cli.cli.invoke import wait_timeout
    from apigw_cli.cli.names import NoSuchName
    from apigw_cli.cli.plan import make_plan
    from apigw_cli.cli.waiting import poll

    try:
        [step] = make_plan(operation, inputs, settings, send)
    except NoSuchName:
        if holds(None):
            return {}
        raise

    def look() -> dict[str, Any]:
        return send(*step)

    what, timeout = settings.get("for"), wait_timeout(settings)
    return poll(look, holds, what, timeout=timeout, world=world, known=False)

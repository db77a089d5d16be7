"""``apigw help [TOPIC]``: the root's page, that of a command, or that of a topic."""

from __future__ import annotations

from typing import Any

import click

from apigw_cli.cli.options import everywhere
from apigw_cli.cli.topics import TOPICS, topic
from apigw_cli.cli.tree import TOOL_SUMMARIES, Root, help_option, no_such_word
from apigw_cli.cli.words import spread


class HelpCommand(click.Command):
    """Takes a topic, or the words of a command."""

    argument_words = tuple(TOPICS)  # for completion, which knows the commands anyway
    example = "help values"

    def __init__(self) -> None:
        words = click.Argument(["words"], nargs=-1, type=str)
        super().__init__("help", params=[words, *everywhere()], help=TOOL_SUMMARIES["help"])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, self.get_params(ctx)))

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from apigw_cli.cli.help import write_tool_help

        summary, words = TOOL_SUMMARIES["help"], "[TOPIC | GROUP [COMMAND]]"
        write_tool_help(formatter, "apigw help", summary, self.example, (), words)
        with formatter.section("Topics"):
            formatter.write_dl([(name, topic(name).summary) for name in TOPICS])

    def invoke(self, ctx: click.Context) -> Any:
        ctx.obj.stdout.write(page(list(ctx.params["words"]), ctx.obj) + "\n")


def page(words: list[str], world: Any) -> str:
    """
    The page that the words ask for.

    Raises:
        UsageFailure: There is no such topic, group or command.
    """
    if len(words) == 1 and words[0] in TOPICS:
        from apigw_cli.cli.topics.layout import lines

        return "\n".join(lines(topic(words[0])))
    command: click.Command = Root()
    width = world.page_width()
    context = click.Context(command, info_name="apigw", obj=world, terminal_width=width)
    for word in words:
        below = command.get_command(context, word) if isinstance(command, click.Group) else None
        if below is None:
            raise no_such_word(context, word, _known(command, words))
        command = below
        context = click.Context(command, info_name=word, parent=context, obj=world)
    return context.get_help()


def _known(command: click.Command, words: list[str]) -> list[str]:
    known = list(getattr(command, "known_words", lambda: ())())
    return [*known, *TOPICS] if len(words) == 1 else known

"""The whole command line as plain data: every group, command, option and word, from the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import click

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.catalogue.table import SHORTCUTS
from apigw_cli.cli.command import OperationCommand
from apigw_cli.cli.options import BEFORE, EVERYWHERE, SharedOption, own_options
from apigw_cli.cli.tree import TOOL_SUMMARIES, Root
from apigw_cli.generate.options import Option, options_among, read_option, with_dotted


class Command(NamedTuple):
    """A command, under every path that leads to it."""

    paths: tuple[str, ...]  # route create, create-route; the first is its own
    summary: str
    example: str
    options: tuple[Option, ...]  # without those that every command takes
    operation: Operation | None = None
    words: tuple[str, ...] = ()  # what may stand after it, for commands that are no operation
    operand: str = ""  # what a file that may stand after it is called: OUTFILE

    @property
    def path(self) -> str:
        """Its own path: route create."""
        return self.paths[0]

    @property
    def identifiers(self) -> tuple[Member, ...]:
        """What words fill, in their order."""
        members = self.operation.path_members if self.operation else ()
        return tuple(member for member in members if not member.shape.words)


class Group(NamedTuple):
    """A word that needs another one: a resource, or ``local``."""

    name: str
    summary: str
    words: tuple[str, ...]  # commands and shortcuts, in the order of help


@cache
def groups() -> tuple[Group, ...]:
    """Every group, in the order of help."""
    found = []
    for name, command in _children(Root()):
        if isinstance(command, click.Group):
            words = tuple(word for word, _ in _children(command))
            found.append(Group(name, str(command.help), words))
    return tuple(found)


@cache
def commands() -> tuple[Command, ...]:
    """Every command once: operations first, then the rest."""
    found = [_command((name,), command) for name, command in _leaves()]
    for group, child in _children(Root()):
        if isinstance(child, click.Group):
            shortcuts = {word for of, word in SHORTCUTS if of == group}
            found += [
                _command((f"{group} {word}",), command)
                for word, command in _children(child)
                if word not in shortcuts
            ]
    return tuple(sorted(found, key=lambda command: command.operation is None))


@cache
def everywhere() -> tuple[Option, ...]:
    """What every level takes."""
    shared = {option.name: option for option in (*EVERYWHERE, BEFORE)}
    root = Root()
    context = click.Context(root)
    params = [param for param in options_among(root.params) if param.name != "version"]
    taken = (read_option(param, shared, None) for param in params)
    return (*taken, read_option(root.get_help_option(context), {}, None))


@cache
def at_root() -> tuple[Option, ...]:
    """What the root takes besides."""
    own = [param for param in options_among(Root().params) if param.name == "version"]
    return tuple(read_option(param, {}, None) for param in own)


def tools() -> dict[str, str]:
    """The root's words that are no group of the service, with what they are for."""
    return TOOL_SUMMARIES


def _children(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield name, command


def _leaves() -> Iterator[tuple[str, click.Command]]:
    for name, command in _children(Root()):
        if not isinstance(command, click.Group):
            yield name, command


def _command(paths: tuple[str, ...], command: click.Command) -> Command:
    operation = command.operation if isinstance(command, OperationCommand) else None
    shared = {option.name: option for option in (*EVERYWHERE, *_shared(command, operation))}
    usual = {option.name for option in EVERYWHERE}
    own = [
        read_option(param, shared, operation)
        for param in options_among(command.params)
        if param.name not in usual
    ]
    if operation is not None and paths[0] == " ".join(catalogue.PLACES[operation.name]):
        paths = (*paths, catalogue.kebab(operation.name), *_shortcuts(operation))
    return Command(
        paths=paths,
        summary=_summary(paths[0], command),
        example=_example(paths[0], command, operation),
        options=tuple(with_dotted(own, command.params)),
        operation=operation,
        words=_following(paths[0], command),
        operand=_operand(command, operation),
    )


def _operand(command: click.Command, operation: Operation | None) -> str:
    if operation is not None:
        return "OUTFILE" if operation.answers_document else ""
    return str(getattr(getattr(command, "tool", command), "operand", ""))


def _following(path: str, command: click.Command) -> tuple[str, ...]:
    """What may stand after a command that is no operation; help takes the way to any other."""
    told = tuple(getattr(command, "argument_words", ()))
    return (*Root().list_commands(click.Context(command)), *told) if path == "help" else told


def _shared(command: click.Command, operation: Operation | None) -> Iterable[SharedOption]:
    """The data behind a command's options: help, words, and whether they are shown."""
    tool = getattr(command, "tool", None)
    of_tool = tool.options if tool is not None else ()
    of_operation = own_options(operation) if operation is not None else ()
    return (*of_operation, *of_tool, *getattr(command, "own", ()))


def _shortcuts(operation: Operation) -> Iterator[str]:
    place = catalogue.PLACES[operation.name]
    return (" ".join(shortcut) for shortcut, target in SHORTCUTS.items() if target == place)


def _summary(path: str, command: click.Command) -> str:
    """What a command is for; a tool that reads an operation is for something else than it."""
    tool = path.partition(" ")[0]
    reads = isinstance(command, OperationCommand) and tool in TOOL_SUMMARIES
    return TOOL_SUMMARIES[tool] if reads else str(command.help)


def _example(path: str, command: click.Command, operation: Operation | None) -> str:
    told = getattr(command, "example", "") or getattr(getattr(command, "tool", None), "example", "")
    if told or operation is None:
        return str(told)
    if path.startswith("wait "):
        _, _, identifiers = operation.example.split(" ", 2)
        return f"{path} {identifiers} --for deleted"
    return operation.example

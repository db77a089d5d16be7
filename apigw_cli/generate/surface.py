"""The whole command line as plain data: every group, command, option and word, from the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import click

from apigw_cli import catalogue
from apigw_cli.catalogue.clearing import CLEARINGS
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.catalogue.table import SHORTCUTS
from apigw_cli.cli.command import OperationCommand, metavar, option_name
from apigw_cli.cli.options import EVERYWHERE, SharedOption, own_options
from apigw_cli.cli.tree import TOOL_SUMMARIES, ResourceGroup, Root
from apigw_cli.cli.words import ChoiceOption, ListOption, StructureOption
from apigw_cli.generate.live import Due, due, due_inside

# How many words an option takes.
NONE, ONE, MANY, MAYBE = "none", "one", "many", "maybe"

# Metavars of values that are files, and of those that are mostly given as file://.
_FILES = ("FILE",)
_DOCUMENTS = ("DOCUMENT", "JSON", "YAML")


class Option(NamedTuple):
    """An option as it is typed, and what may follow it."""

    spellings: tuple[str, ...]  # all of one option: --output -o, or --local --aws
    help: str
    metavar: str = ""
    takes: str = NONE
    words: tuple[str, ...] = ()
    listed: bool = False  # the words are given with commas between them
    file: bool = False
    document: bool = False  # given as file://PATH
    due: Due | None = None  # what the helper looks up
    hidden: bool = False
    topic: str = ""
    member: Member | None = None

    @property
    def name(self) -> str:
        """How messages call it."""
        return self.spellings[0]

    @property
    def repeats(self) -> bool:
        """Whether giving it again adds to what was given."""
        return self.takes == MANY

    @property
    def is_dotted(self) -> bool:
        """Whether it reaches into a structure."""
        return "." in self.name


class Command(NamedTuple):
    """A command, under every path that leads to it."""

    paths: tuple[str, ...]  # route create, create-route; the first is its own
    summary: str
    example: str
    options: tuple[Option, ...]  # without those that every command takes
    operation: Operation | None = None
    words: tuple[str, ...] = ()  # what may stand after it, for commands that are no operation

    @property
    def path(self) -> str:
        """Its own path: route create."""
        return self.paths[0]

    @property
    def identifiers(self) -> tuple[Member, ...]:
        """What words fill, in their order."""
        members = self.operation.path_members if self.operation else ()
        return tuple(member for member in members if not member.shape.words)

    @property
    def takes_outfile(self) -> bool:
        """Whether a file may follow the identifiers."""
        return self.operation is not None and self.operation.answers_document


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
    shared = {option.name: option for option in EVERYWHERE}
    root = Root()
    context = click.Context(root)
    taken = [
        _option(param, shared, None) for param in _options(root.params) if param.name != "version"
    ]
    return (*taken, _option(root.get_help_option(context), {}, None))


@cache
def at_root() -> tuple[Option, ...]:
    """What the root takes besides."""
    return tuple(
        _option(param, {}, None) for param in _options(Root().params) if param.name == "version"
    )


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
        _option(param, shared, operation)
        for param in _options(command.params)
        if param.name not in usual
    ]
    if operation is not None and paths[0] == " ".join(catalogue.PLACES[operation.name]):
        paths = (*paths, catalogue.kebab(operation.name), *_shortcuts(operation))
    return Command(
        paths=paths,
        summary=_summary(paths[0], command),
        example=_example(paths[0], command, operation),
        options=tuple(_with_dotted(own, command.params)),
        operation=operation,
        words=_following(paths[0], command),
    )


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


def _options(params: Iterable[click.Parameter]) -> list[click.Option]:
    return [param for param in params if isinstance(param, click.Option)]


def _option(
    param: click.Option | None,
    shared: dict[str, SharedOption],
    operation: Operation | None,
) -> Option:
    assert param is not None
    spellings = tuple(sorted((*param.opts, *param.secondary_opts), key=lambda s: s[:2] != "--"))
    member = operation.member(str(param.name)) if operation else None
    about = shared.get(str(param.name))
    option = Option(spellings, _help(param, about), str(param.metavar or ""), _takes(param))
    if about is not None:
        option = _of_shared(option, about, operation)
    return option if member is None or operation is None else _of_member(option, member, operation)


def _help(param: click.Option, about: SharedOption | None) -> str:
    return about.help if about is not None else str(param.help or "")


def _takes(param: click.Option) -> str:
    if param.is_flag:
        return NONE
    if isinstance(param, ChoiceOption):
        return MAYBE
    return MANY if isinstance(param, ListOption) else ONE


def _of_shared(option: Option, about: SharedOption, operation: Operation | None) -> Option:
    words = about.words
    if about.name == "unset" and operation is not None:
        words = _clearable(operation)
    listed = about.name == "columns" and operation is not None
    if listed and operation is not None:
        words = tuple(member.name for member in operation.answer)
    return option._replace(
        metavar=about.metavar,
        words=words,
        listed=listed,
        file=about.metavar in _FILES,
        document=about.metavar in _DOCUMENTS,
        due=due(None, about.name),
        hidden=about.hidden,
        topic=about.topic,
    )


def _clearable(operation: Operation) -> tuple[str, ...]:
    """What ``--unset`` takes."""
    members = ((operation.member(name), way) for name, way in CLEARINGS[operation.name].items())
    return tuple(
        option_name(member)[2:] for member, way in members if member and way.way != "never"
    )


def _of_member(option: Option, member: Member, operation: Operation) -> Option:
    return option._replace(
        help=member.help,
        metavar="" if member.shape.kind == "boolean" else metavar(member.shape),
        words=_words(member.shape),
        document=member.shape.document,
        due=due(operation, member.name),
        member=member,
    )


def _words(shape: Shape) -> tuple[str, ...]:
    return shape.words or (shape.item.words if shape.item else ())


def _with_dotted(options: Iterable[Option], params: Iterable[click.Parameter]) -> Iterator[Option]:
    """Each option, and after a structure those that reach into it."""
    shapes = {param.opts[0]: param.shape for param in params if isinstance(param, StructureOption)}
    for option in options:
        yield option
        if option.name in shapes:
            yield from _dotted(option.name, shapes[option.name])


def _dotted(prefix: str, shape: Shape) -> Iterator[Option]:
    for member in shape.members:
        if member.read_only:
            continue
        name = f"{prefix}.{catalogue.kebab(member.name)}"
        inner = member.shape
        truth = inner.kind == "boolean"
        yield Option(
            (name,),
            member.help,
            metavar="true|false" if truth else metavar(inner),
            takes=MANY if inner.kind in ("list", "map", "structure") else ONE,
            words=("true", "false") if truth else _words(inner),
            due=due_inside(member.name),
            member=member,
        )
        yield from _dotted(name, inner)


def is_resource_group(name: str) -> bool:
    """Whether the word names a resource of the service."""
    command = Root().get_command(click.Context(Root()), name)
    return isinstance(command, ResourceGroup)

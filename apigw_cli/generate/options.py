"""The options of the command line as plain data, from Click's form of them and what lies behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import click

from apigw_cli import catalogue
from apigw_cli.catalogue.clearing import CLEARINGS
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.cli.command import metavar, option_name
from apigw_cli.cli.options import SharedOption
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


def options_among(params: Iterable[click.Parameter]) -> list[click.Option]:
    """The options of a command, without its arguments."""
    return [param for param in params if isinstance(param, click.Option)]


def read_option(
    param: click.Option | None,
    shared: dict[str, SharedOption],
    operation: Operation | None,
) -> Option:
    """An option of Click as ours; ``shared`` are those that belong to no one operation, by name."""
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


def with_dotted(options: Iterable[Option], params: Iterable[click.Parameter]) -> Iterator[Option]:
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

"""What the three shells' scripts share: what an option takes, its values, its help, by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from typing import Generic, NamedTuple, TypeVar

from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.places.choice import EVERY_REGION
from apigw_cli.cli.tree import AWS_NAMES
from apigw_cli.generate import surface
from apigw_cli.generate.options import NONE, Option
from apigw_cli.generate.surface import Command

Fact = TypeVar("Fact", bound=Hashable)


class Facts(NamedTuple, Generic[Fact]):
    """Something about options: the usual of each spelling, and where it differs."""

    usual: dict[str, Fact]
    special: dict[tuple[str, str], Fact]  # by command and spelling

    def by_fact(self) -> dict[Fact, list[str]]:
        """The spellings that have the same."""
        found: dict[Fact, list[str]] = {}
        for spelling, fact in self.usual.items():
            found.setdefault(fact, []).append(spelling)
        return found


class Value(NamedTuple):
    """What can be offered as a value."""

    kind: str = ""  # live, file, document; listed: words with commas between them
    words: tuple[str, ...] = ()


def gather(fact: Callable[[Option, Command | None], Fact]) -> Facts[Fact]:
    """A fact of every spelling, the most frequent one as the usual."""
    seen: dict[str, list[tuple[str, Fact]]] = {}
    for command, option in _everything():
        for spelling in option.spellings:
            place = command.path if command else ""
            seen.setdefault(spelling, []).append((place, fact(option, command)))
    usual = {
        spelling: Counter(found for _, found in places).most_common(1)[0][0]
        for spelling, places in seen.items()
    }
    special = {
        (place, spelling): found
        for spelling, places in seen.items()
        for place, found in places
        if found != usual[spelling]
    }
    return Facts(usual, special)


def _everything() -> Iterator[tuple[Command | None, Option]]:
    for option in (*surface.everywhere(), *surface.at_root()):
        yield None, option
    for command in surface.commands():
        for option in command.options:
            yield command, option
        columns = next(option for option in surface.everywhere() if option.name == "--columns")
        if command.operation is not None and command.operation.paged:
            yield command, columns._replace(words=_columns(command.operation))


def _columns(operation: Operation) -> tuple[str, ...]:
    return tuple(member.name for member in operation.answer)


def takes() -> dict[str, list[str]]:
    """How many words options take that take any: the same in every command."""
    found = gather(lambda option, command: option.takes)
    assert not found.special, found.special
    return {how: names for how, names in found.by_fact().items() if how != NONE}


def values() -> Facts[Value]:
    """What can be offered as each option's value."""
    return gather(_value)


def _value(option: Option, command: Command | None) -> Value:
    if option.name == "--columns":
        return Value("listed", option.words)
    if option.name == "--regions":  # the only word that is no region's name
        return Value("", (EVERY_REGION,))
    kinds = {"live": option.due, "file": option.file, "document": option.document}
    return Value(next((kind for kind, holds in kinds.items() if holds), ""), option.words)


def shown(command: Command) -> list[Option]:
    """A command's options that are offered."""
    return [option for option in command.options if not option.hidden]


def shown_everywhere() -> list[Option]:
    """What is offered at every level."""
    return [option for option in surface.everywhere() if not option.hidden]


def long_forms() -> dict[str, str]:
    """Short options and what they stand for."""
    return {
        short: option.name
        for option in surface.everywhere()
        for short in option.spellings
        if not short.startswith("--")
    }


def entry(option: Option) -> str:
    """An option with all its spellings, and whether it may be given again: --wait, --tags+."""
    spellings = ",".join(spelling for spelling in option.spellings if spelling.startswith("--"))
    return spellings + ("+" if option.repeats else "")


def root_words() -> list[str]:
    """What may follow apigw, but for the AWS CLI's names."""
    return [*(group.name for group in surface.groups()), *_single_words()]


def _single_words() -> list[str]:
    return [c.path for c in surface.commands() if c.operation is None and " " not in c.path]


def aws_names() -> list[str]:
    """The AWS CLI's names of operations."""
    return list(AWS_NAMES)


def identifiers(command: Command) -> list[str]:
    """The options of what words fill, in their order."""
    members = {option.member: option.name for option in command.options if option.member}
    return [members[member] for member in command.identifiers]


def closed_words(command: Command) -> list[str]:
    """Words that may stand among the identifiers, such as the one standard of an export."""
    members = command.operation.path_members if command.operation else ()
    return [word for member in members for word in member.shape.words]


def beside_files(command: Command) -> list[str]:
    """Words that may stand where a file may: closed ones, else the standard stream."""
    return closed_words(command) or ["-"]


def about() -> dict[str, str]:
    """What every word and option is for; in one command alone it has the command before it."""
    helps = gather(lambda option, command: option.help)
    found = {group.name: group.summary for group in surface.groups()} | surface.tools()
    for command in surface.commands():
        tool, _, group = command.path.partition(" ")
        of_tool = tool in surface.tools() and group in GROUPS  # wait route
        text = GROUPS[group].summary if of_tool else command.summary
        found |= dict.fromkeys(command.paths, text)
    found |= helps.usual
    found |= {f"{path} {spelling}": text for (path, spelling), text in helps.special.items()}
    return {name: text for name, text in found.items() if text}

"""How the words of a command line fall to options, before Click reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from apigw_cli.catalogue.records import Shape
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple

# Stands for "given, without any word".  No word of a command line can hold a NUL.
NO_WORD = "\0"


class ListOption(click.Option):
    """Takes every word up to the next option; repeats add up."""


class StructureOption(ListOption):
    """A structure, whose members dotted options reach."""

    def __init__(self, *declared: Any, shape: Shape, **attributes: Any) -> None:
        super().__init__(*declared, **attributes)
        self.shape = shape


class ChoiceOption(click.Option):
    """Takes one of its words, and without one means the first."""

    def __init__(self, *declared: Any, words: tuple[str, ...], **attributes: Any) -> None:
        super().__init__(*declared, **attributes)
        self.words = words


class DottedWords(NamedTuple):
    """A dotted option as it stands on the command line."""

    option: str  # --cors-configuration.max-age
    member: str  # CorsConfiguration
    shape: Shape  # CorsConfiguration's
    words: list[str] | str  # of a list, map or structure; else the one word


class IdentifierOption(click.Option):
    """Says which resource is meant, so that saying it twice is a mistake."""


Spellings = dict[str, click.Option]


def spread(
    words: Sequence[str],
    options: Iterable[click.Parameter] | Spellings,
    *,
    interspersed: bool = True,
    dotted: list[DottedWords] | None = None,
) -> list[str]:
    """
    The same words, with every option's value joined to it: ``--name pets`` -> ``--name=pets``.

    A list's words become one option each.  Unknown options are left for Click to refuse.

    Args:
        interspersed: Whether options may follow other words; where not, reading stops there.
        dotted: Takes the dotted options; without it they are unknown ones.

    Raises:
        UsageFailure: An option stands where a value is due.
    """
    known = options if isinstance(options, dict) else by_spelling(options)
    read: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "--" or (not interspersed and not word.startswith("-")):
            return [*read, word, *left]
        if dotted is not None and _structure(word, known):
            dotted.append(_take_dotted(word, left, known))
            continue
        _refuse_second(known.get(word.partition("=")[0]), read)
        read += _joined(word, left, known)
    return read


def by_spelling(options: Iterable[click.Parameter]) -> Spellings:
    """The options of a command by all that they may be called."""
    return {
        spelling: option
        for option in options
        if isinstance(option, click.Option)
        for spelling in (*option.opts, *option.secondary_opts)
    }


def _joined(word: str, left: list[str], known: dict[str, click.Option]) -> list[str]:
    """A word with the values that it takes from those that are left."""
    option = known.get(word)
    if option is None:
        return [word]
    if option.is_flag:  # the long form of -h, which Click would first take for a long one
        return [word if word.startswith("--") else option.opts[-1]]
    if isinstance(option, ChoiceOption):
        chosen = left.pop(0) if left and left[0] in option.words else option.words[0]
        return [f"{word}={chosen}"]
    if isinstance(option, ListOption):
        return [f"{word}={value}" for value in _take_list(left, known) or [NO_WORD]]
    return [f"{option.opts[0]}={_take_one(word, left, known)}"]


def _structure(word: str, known: dict[str, click.Option]) -> StructureOption | None:
    """The structure that a dotted option reaches into."""
    option = known.get(word.partition("=")[0].partition(".")[0])
    dotted = "." in word.partition("=")[0]
    return option if dotted and isinstance(option, StructureOption) else None


def _take_dotted(word: str, left: list[str], known: dict[str, click.Option]) -> DottedWords:
    from apigw_cli.cli.values.dotted import leaf

    name, joined, value = word.partition("=")
    structure = _structure(word, known)
    assert structure is not None
    assert structure.name is not None
    _, shape = leaf(name, structure.shape)
    words: list[str] | str
    if shape.kind in ("list", "map", "structure"):
        words = [value] if joined else _take_list(left, known)
    else:
        words = value if joined else _take_one(name, left, known)
    return DottedWords(name, structure.name, structure.shape, words)


def _refuse_second(option: click.Option | None, read: list[str]) -> None:
    if not isinstance(option, IdentifierOption):
        return
    name = option.opts[0]
    if any(word.startswith(name + "=") for word in read):
        raise UsageFailure(f"{name} is given twice.")


def _is_option(word: str, known: dict[str, click.Option]) -> bool:
    """Whether a word is no value; one with a space is, unless it begins as an option of ours."""
    if word in known:
        return True
    name = word.partition("=")[0]
    spaced = " " in word and name not in known and name.partition(".")[0] not in known
    return word.startswith("--") and not spaced


def _take_list(left: list[str], known: dict[str, click.Option]) -> list[str]:
    taken = []
    while left and not _is_option(left[0], known):
        taken.append(left.pop(0))
    return taken


def _take_one(name: str, left: list[str], known: dict[str, click.Option]) -> str:
    if not left:
        raise UsageFailure(f"{name} needs a value.")
    if _is_option(left[0], known):
        raise UsageFailure(
            f"{name} needs a value, and {left[0]} is an option.",
            f"If {left[0]} is the value, write {name}={left[0]}",
        )
    return left.pop(0)

"""Text as man formats it: the few macros that our pages use, and what must be escaped."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

# What troff reads as something else, or prints as another character.
_ESCAPES = {
    "\\": r"\e",
    "'": r"\(aq",
    '"': r"\(dq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    "…": "...",
    "–": r"\(en",
    "→": r"\(->",
}
_WIDTH = 78
_LONG = 45  # characters of a word that needs places to break at


def prose(text: str) -> str:
    """A text whose words between backquotes are typed: they are bold, and their hyphens real."""
    parts = text.split("`")
    return "".join(bold(part) if number % 2 else _plain(part) for number, part in enumerate(parts))


def bold(text: str) -> str:
    """What is typed as it stands."""
    return rf"\fB{literal(text)}\fR"


def italic(text: str) -> str:
    """What something else is typed for."""
    return rf"\fI{literal(text)}\fR"


def literal(text: str) -> str:
    """A text to copy: its hyphens are minus signs."""
    return _escaped(text).replace("-", r"\-")


def _plain(text: str) -> str:
    """Prose; in the options that it names the hyphens are minus signs all the same."""
    return re.sub(r"(?<![\w-])--?[a-z]", lambda m: m[0].replace("-", r"\-"), _escaped(text))


def _escaped(text: str) -> str:
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in text)
    assert escaped.isascii(), text
    return escaped


def title(name: str, about: str, date: str, source: str) -> Iterator[str]:
    """The page's head."""
    yield f'.TH "{literal(name.upper())}" 1 "{date}" "{_escaped(source)}" "apigw manual"'
    yield ".nh"  # what is broken at a hyphen cannot be searched or copied
    yield ".ad l"
    yield from section("Name")
    yield from filled(f"{literal(name)} \\- {prose(about)}")


def section(name: str) -> Iterator[str]:
    """A section's heading."""
    yield f'.SH "{_escaped(name.upper())}"'


def part(name: str) -> Iterator[str]:
    """A heading inside a section."""
    yield f'.SS "{_escaped(name)}"'


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Paragraphs of prose; the first one follows its heading at once."""
    for number, text in enumerate(texts):
        if number:
            yield ".PP"
        yield from filled(prose(text))


def term(what: str, meaning: str) -> Iterator[str]:
    """A term, formatted already, and what it means."""
    yield ".TP"
    yield what
    yield from filled(prose(meaning))


def point(text: str) -> Iterator[str]:
    """One point of a list."""
    yield r".IP \(bu 2"
    yield from filled(prose(text))


def examples(commands: Iterable[str]) -> Iterator[str]:
    """Command lines to copy, folded already."""
    yield ".RS 4"
    yield ".nf"
    for command in commands:
        yield from map(literal, textwrap.dedent(command).splitlines())
    yield ".fi"
    yield ".RE"


def filled(text: str) -> Iterator[str]:
    """A formatted text over lines of the source; none begins with what would be a request."""
    text = " ".join(
        word.replace("/", r"/\:") if len(word) > _LONG else word for word in text.split()
    )
    for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield r"\&" + line if line.startswith((".", "'")) else line

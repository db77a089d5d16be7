"""What a topic is made of, before it is laid out for the terminal or for man."""

from __future__ import annotations

from apigw_cli.record import NamedTuple


class Section(NamedTuple):
    """A part of a topic; texts mark what is typed with backquotes."""

    title: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()  # a term and what it means
    points: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()  # command lines


class Topic(NamedTuple):
    """A page of help that is about no command."""

    name: str
    summary: str
    sections: tuple[Section, ...]

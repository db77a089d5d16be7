"""A topic as lines of a terminal, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from apigw_cli.cli.examples import folded
from apigw_cli.cli.topics.page import Section, Topic

_WIDTH = 78
_TERMS = 30  # columns; longer terms get a line of their own


def lines(topic: Topic) -> Iterator[str]:
    """The page."""
    yield from _wrapped(topic.summary, "")
    for section in topic.sections:
        yield ""
        yield section.title + ":"
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    parts = [list(_wrapped(paragraph, "  ")) for paragraph in section.paragraphs]
    if section.rows:
        parts.append(list(_rows(section.rows)))
    parts += [list(_wrapped(point, "    ", "  - ")) for point in section.points]
    if section.examples:
        parts.append([folded(f"apigw {example}") for example in section.examples])
    for number, part in enumerate(parts):
        if number and not (section.points and number > len(section.paragraphs)):
            yield ""
        yield from part


def _rows(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    width = max(len(plain(term)) for term, _ in rows if len(plain(term)) <= _TERMS) + 4
    for term, text in rows:
        shown = f"  {plain(term)}  "
        if len(shown) > width:
            yield shown.rstrip()
            shown = ""
        yield from _wrapped(text, " " * width, shown.ljust(width))


def _wrapped(text: str, margin: str, first: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        plain(text),
        _WIDTH,
        initial_indent=margin if first is None else first,
        subsequent_indent=margin,
        break_on_hyphens=False,
        break_long_words=False,
    )


def plain(text: str) -> str:
    """A text without the marks of what is typed."""
    return text.replace("`", "")

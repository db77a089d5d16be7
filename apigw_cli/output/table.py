"""Tables: a row an item under chosen columns; of one object, a row a member."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from apigw_cli.output import View
from apigw_cli.output.controls import visible
from apigw_cli.pages import Listing

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def write(out: TextIO, answer: Any, view: View) -> None:
    """Nothing is ever cut: identifiers, ARNs and secrets are there to be copied."""
    if isinstance(answer, Listing):
        items = [item for page in answer.pages() for item in page]
        _write_rows(out, items, view)
        if answer.token:
            out.write(f"\nNextToken: {visible(answer.token)}\n")
    elif isinstance(answer, dict) and not view.columns:
        _write_object(out, answer)
    else:
        _write_rows(out, answer if isinstance(answer, list) else [answer], view)


def _write_object(out: TextIO, answer: dict[str, Any]) -> None:
    _write_lines(out, _lines([(visible(name), _cell(value)) for name, value in answer.items()]))


def _write_rows(out: TextIO, items: list[Any], view: View) -> None:
    if items and all(isinstance(item, list) for item in items):
        _write_lines(out, _lines([tuple(map(_cell, item)) for item in items]))
    elif not items or all(isinstance(item, dict) for item in items):
        names = view.columns or _names(items)
        rows = [tuple(_cell(_at(item, name)) for name in names) for item in items]
        _write_named(out, rows, tuple(map(visible, names)), view)
    else:
        out.writelines(_cell(item) + "\n" for item in items)


def _write_named(
    out: TextIO, rows: list[tuple[str, ...]], names: tuple[str, ...], view: View
) -> None:
    """A line an item; where a terminal has no room for it, an item as its members in lines."""
    if not view.header:
        _write_lines(out, _lines(rows))
        return
    lines = _lines(rows, names)
    if rows and view.width and len(lines[1]) > view.width:  # the rule is as wide as the table
        for number, row in enumerate(rows):
            out.write("\n" if number else "")
            _write_lines(out, _lines(list(zip(names, row, strict=True))))
        return
    if view.colour and lines:
        lines[0] = _BOLD + lines[0] + _PLAIN
    _write_lines(out, lines)


def _lines(rows: Sequence[tuple[str, ...]], headers: tuple[str, ...] = ()) -> list[str]:
    if not rows and not headers:
        return []
    from tabulate import tabulate  # 60 ms to import: paid by tables alone

    text = tabulate(
        rows,
        headers=headers,
        tablefmt="simple" if headers else "plain",
        disable_numparse=True,  # it would print the identifier 1e10 as a number
        preserve_whitespace=True,
    )
    return [line.rstrip() for line in str(text).split("\n")]


def _write_lines(out: TextIO, lines: Iterable[str]) -> None:
    out.writelines(line + "\n" for line in lines)


def _names(items: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for item in items for name in item))


def _at(item: dict[str, Any], path: str) -> Any:
    value: Any = item
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return visible(value)
    return visible(json.dumps(value, ensure_ascii=False))

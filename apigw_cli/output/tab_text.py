"""Text: tab-separated lines, as the AWS CLI prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from apigw_cli.output import View
from apigw_cli.output.controls import visible
from apigw_cli.pages import Listing


def write(out: TextIO, answer: Any, view: View) -> None:
    """Scalars of an object on one line by name; what is nested on lines of its own, labelled."""
    if not isinstance(answer, Listing):
        _write_lines(out, _lines(answer, ""), view)
        return
    for page in answer.pages():
        _write_lines(out, _lines({answer.key: page}, ""), view)
        out.flush()
    if answer.token:
        _write_lines(out, _lines({"NextToken": {"NextToken": answer.token}}, ""), view)


def _write_lines(out: TextIO, lines: Iterable[Sequence[str]], view: View) -> None:
    for line in lines:
        cells = map(visible, line) if view.terminal else line
        out.write("\t".join(cells) + "\n")


def _lines(value: Any, label: str, columns: Sequence[str] | None = None) -> Iterable[Sequence[str]]:
    if isinstance(value, dict):
        yield from _object_lines(value, label, columns)
    elif isinstance(value, list):
        yield from _list_lines(value, label)
    else:
        yield [str(value)]


def _object_lines(
    value: dict[str, Any], label: str, columns: Sequence[str] | None
) -> Iterable[Sequence[str]]:
    """``columns`` are those of the list that it stands in; a missing one is an empty cell."""
    names = _scalar_names([value]) if columns is None else columns
    cells = [str(value.get(name, "")) for name in names]
    if cells:
        yield [label.upper(), *cells] if label else cells
    for name in sorted(value):
        if _is_nested(value[name]) and name not in names:
            yield from _lines(value[name], name)


def _list_lines(values: list[Any], label: str) -> Iterable[Sequence[str]]:
    if any(isinstance(value, dict) for value in values):
        columns = _scalar_names(value for value in values if isinstance(value, dict))
        for value in values:
            yield from _lines(value, label, columns)
        return
    plain = [str(value) for value in values if not _is_nested(value)]
    if plain and label:
        yield from ([label.upper(), cell] for cell in plain)
    elif plain:
        yield plain
    for value in values:
        if _is_nested(value):
            yield from _lines(value, label)


def _scalar_names(values: Iterable[dict[str, Any]]) -> list[str]:
    names = {name for value in values for name in value if not _is_nested(value[name])}
    return sorted(names)


def _is_nested(value: Any) -> bool:
    return isinstance(value, (dict, list))

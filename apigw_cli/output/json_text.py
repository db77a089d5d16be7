"""JSON, indented by 4 as users of the AWS CLI know it."""

from __future__ import annotations

import json
from typing import Any, TextIO

from apigw_cli.output import View
from apigw_cli.output.controls import visible_json
from apigw_cli.pages import Listing

_INDENT = 4


def write(out: TextIO, answer: Any, view: View) -> None:
    """One document, closed only when all of it is there; of an empty object none, as in AWS's."""
    if isinstance(answer, Listing):
        _write_listing(out, answer, view)
    elif answer != {}:
        out.write(_text(answer, view) + "\n")


def _write_listing(out: TextIO, listing: Listing, view: View) -> None:
    """The same bytes as the whole list would give, from the first page on."""
    before = f"{{\n{' ' * _INDENT}{json.dumps(listing.key)}: ["
    empty = True
    for page in listing.pages():
        for item in page:
            out.write(before + "\n" + _indented(_text(item, view), 2))
            before, empty = ",", False
        out.flush()
    out.write(before + "]" if empty else f"\n{' ' * _INDENT}]")
    if listing.token:
        out.write(f',\n{" " * _INDENT}"NextToken": {_text(listing.token, view)}')
    out.write("\n}\n")


def _text(value: Any, view: View) -> str:
    text = json.dumps(value, indent=_INDENT, ensure_ascii=False)
    return visible_json(text) if view.terminal else text


def _indented(text: str, levels: int) -> str:
    margin = " " * (_INDENT * levels)
    return margin + text.replace("\n", "\n" + margin)

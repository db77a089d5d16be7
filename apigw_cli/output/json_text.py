"""
JSON, indented by 4 as users of the AWS CLI know it.

Python's json has no fast way to indent: it walks the value token by token, in Python.  Here whole
objects are put together at once, of texts that the same C function has quoted: half the time.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring as _quoted
from typing import Any, TextIO

from apigw_cli.output import View
from apigw_cli.pages import Listing

_STEP = " " * 4


def write(out: TextIO, answer: Any, view: View) -> None:
    """One document, closed only when all of it is there; of an empty object none, as in AWS's."""
    if isinstance(answer, Listing):
        _write_listing(out, answer, view)
    elif answer != {}:
        out.write(_shown(_text(answer), view) + "\n")


def _write_listing(out: TextIO, listing: Listing, view: View) -> None:
    """The same bytes as the whole list would give, from the first page on."""
    margin = "\n" + _STEP
    inner = margin + _STEP
    before = f"{{{margin}{_quoted(listing.key)}: ["
    empty = True
    for page in listing.pages():
        if page:
            items = ("," + inner).join([_text(item, inner) for item in page])
            out.write(_shown(before + inner + items, view))
            before, empty = ",", False
        out.flush()
    out.write(before + "]" if empty else f"{margin}]")
    if listing.token:
        out.write(_shown(f',{margin}"NextToken": {_quoted(listing.token)}', view))
    out.write("\n}\n")


def _shown(text: str, view: View) -> str:
    if not view.terminal:
        return text
    from apigw_cli.output.controls import visible_json

    return visible_json(text)


def _text(value: Any, margin: str = "\n") -> str:
    """A value whose last line begins with ``margin``, which begins with the line break."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict) and value:
        inner = margin + _STEP
        members = [
            f"{_quoted(name)}: {_quoted(it) if it.__class__ is str else _text(it, inner)}"
            for name, it in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(members)}{margin}}}"
    if isinstance(value, list) and value:
        inner = margin + _STEP
        return f"[{inner}{f',{inner}'.join([_text(item, inner) for item in value])}{margin}]"
    if value is True or value is False:
        return "true" if value else "false"
    return json.dumps(value)

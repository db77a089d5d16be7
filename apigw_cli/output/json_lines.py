"""JSON lines: one value a line, for streams."""

from __future__ import annotations

import json
from typing import Any, TextIO

from apigw_cli.output import View
from apigw_cli.pages import Listing

_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(out: TextIO, answer: Any, view: View) -> None:
    """A line for each item of a list, one line for anything else."""
    pages = answer.pages() if isinstance(answer, Listing) else [_items(answer)]
    for page in pages:
        text = "".join([_line(item) + "\n" for item in page])
        out.write(_shown(text) if view.terminal else text)
        out.flush()


def _items(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]


def _shown(text: str) -> str:
    from apigw_cli.output.controls import visible_json

    return visible_json(text)

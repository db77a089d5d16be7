"""What the user sees: an answer in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO

from apigw_cli.record import NamedTuple

if TYPE_CHECKING:
    from apigw_cli.pages import Listing


class View(NamedTuple):
    """How an answer is shown, besides its format."""

    columns: tuple[str, ...] = ()  # of a table; () where the data decides
    header: bool = True
    terminal: bool = False  # a person reads it as it comes: control bytes are made visible
    colour: bool = False
    width: int = 0  # columns of the terminal; 0: without a limit


Writer = Callable[["TextIO", Any, View], None]

_MODULES = {
    "json": "json_text",
    "jsonl": "json_lines",
    "off": "nothing",
    "table": "table",
    "text": "tab_text",
    "yaml": "yaml_text",
}


def write(out: TextIO, format: str, answer: Any | Listing, view: View) -> None:
    """
    Writes an answer, or a list as its pages come.

    A list that fails midway leaves its document unclosed, so that no parser takes it for whole.
    """
    writer: Writer = import_module(f"apigw_cli.output.{_MODULES[format]}").write
    writer(out, answer, view)

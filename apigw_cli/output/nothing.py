"""Off: nothing is printed; a list is fetched all the same, so that a refusal shows."""

from __future__ import annotations

from typing import Any, TextIO

from apigw_cli.output import View
from apigw_cli.pages import Listing


def write(out: TextIO, answer: Any, view: View) -> None:
    """Fetches what is fetched as it is written, and writes nothing."""
    if isinstance(answer, Listing):
        for _ in answer.pages():
            continue

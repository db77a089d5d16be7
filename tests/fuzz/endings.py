"""How any command line may end, whatever was typed, answered or configured."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from apigw_cli.errors import CONFIGURATION, FAILED, INTERRUPTED, OK, REFUSED, USAGE
from tests.conftest import AWS_ENVIRONMENT, Result

TERMINATED = 143
STATUSES = {OK, INTERRUPTED, TERMINATED, USAGE, CONFIGURATION, REFUSED, FAILED}

# All that a terminal is ever told: bold, plain, and a line that is written over.
_TOLD = re.compile(r"\x1b\[1m|\x1b\[0m|\r\x1b\[K")
# What would drive it: control characters (tabs and line ends are none), and marks that turn text.
_DRIVES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def check_ending(
    result: Result, *, terminal: bool = False, json_errors: bool = False, traced: bool = False
) -> None:
    """Asserts that a command ended as one may; ``traced`` is whether a trace was asked for."""
    assert result.status in STATUSES
    assert traced or "Traceback (most recent call last)" not in result.stdout + result.stderr
    assert "apigw: unexpected " not in result.stderr
    assert AWS_ENVIRONMENT["AWS_SECRET_ACCESS_KEY"] not in result.stdout + result.stderr
    if terminal:
        shown = _TOLD.sub("", result.stdout + result.stderr)
        assert _DRIVES.findall(shown) == []
    if result.status == OK:
        return
    assert result.stderr.strip()
    if json_errors:
        assert json.loads(result.stderr.splitlines()[-1])["exitStatus"] == result.status


def wants_json_errors(words: Sequence[str]) -> bool:
    """Whether the words end with asking for errors as JSON, which no mutation then undoes."""
    return list(words[-2:]) == ["--error-format", "json"]

"""JSON that a user wrote, with errors that point at the place."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from apigw_cli.errors import UsageFailure


def read_json(option: str, text: str) -> Any:
    """
    The value of a JSON text.  Duplicate keys and NaN are refused: one reader's first is another's
    last, and the service takes neither.

    Raises:
        UsageFailure: Names the option, line and column.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise UsageFailure(
            f"{option}: not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from error
    except _Refused as error:
        raise UsageFailure(f"{option}: {error}.") from error
    except RecursionError as error:
        raise UsageFailure(f"{option}: nested too deeply.") from error
    except ValueError as error:  # a number of thousands of digits
        raise UsageFailure(f"{option}: {error}.") from error


class _Refused(Exception):
    """What JSON allows and we do not."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused(f"the key {twice!r} stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise _Refused(f"{name} is not a JSON number")

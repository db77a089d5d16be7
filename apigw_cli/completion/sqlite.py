"""
The core of SQLite's module, started without functools.

It takes one function from there, whose module costs more time than all the reading.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any  # what _sqlite3 makes has no types of its own


def load_connect() -> Callable[..., Any]:
    """_sqlite3.connect: sqlite3 itself imports datetime as well."""
    if "functools" not in sys.modules:
        sys.modules["functools"] = _Functools  # type: ignore[assignment]
        try:
            from _sqlite3 import connect
        except Exception:  # an interpreter that takes more from there
            pass
        else:
            return connect
        finally:
            del sys.modules["functools"]
    from _sqlite3 import connect

    return connect


class _Functools:
    """What stands in for functools while the core starts."""

    @staticmethod
    def lru_cache(maxsize: int) -> Callable[..., Any]:
        """The cache of statements, by the same C code as that of functools."""
        from _functools import _lru_cache_wrapper  # type: ignore[import-not-found]

        return lambda function: _lru_cache_wrapper(function, maxsize, False, tuple)

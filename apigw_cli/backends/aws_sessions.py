"""
Botocore's sessions, one a profile for the whole command line.

Where several regions are asked with one profile, its credentials are had once: one call of a role,
one run of a credential process, one question for a code.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from botocore.session import Session

from apigw_cli.record import NamedTuple


class _Kept(NamedTuple):
    session: Session
    lock: Any  # clients are safe to use from several threads; to make one from a session is not


class Sessions:
    """The sessions that were needed so far, for any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str | None, _Kept] = {}

    @contextmanager
    def of(self, profile: str | None, make: Callable[[], Session]) -> Iterator[Session]:
        """The profile's session, for this thread alone until it is given back."""
        with self._lock:
            if profile not in self._kept:
                self._kept[profile] = _Kept(make(), threading.Lock())
            kept = self._kept[profile]
        with kept.lock:
            yield kept.session

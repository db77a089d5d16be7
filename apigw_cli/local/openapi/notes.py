"""What there is to say of a document that is imported: what was ignored, what is amiss."""

from __future__ import annotations

from collections import Counter
from typing import Any

from apigw_cli.local.refusals import plain, shown

_LONGEST = 300  # characters of a line
_MOST = 20  # warnings that a refusal tells


class Notes:
    """Two of the service's three severities; the third is a refusal."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self._ignored: Counter[str] = Counter()

    def ignore(self, name: str) -> None:
        """A property that is valid and means nothing to an HTTP API."""
        self._ignored[shown(name)] += 1

    def warn(self, line: str) -> None:
        """Something that is not as it should be; the import goes on without it."""
        line = plain(line)
        self.warnings.append(line if len(line) <= _LONGEST else line[:_LONGEST] + "…")

    @property
    def info(self) -> list[str]:
        """What was ignored, a line a kind."""
        return [
            f"Ignored {name}, {count} time{'s' if count > 1 else ''}"
            for name, count in sorted(self._ignored.items())
        ]

    @property
    def refusal(self) -> str:
        """All warnings in one line, or as many as one can read."""
        told = "; ".join(self.warnings[:_MOST])
        more = len(self.warnings) - _MOST
        return f"Warnings found during import: {told}" + (f"; and {more} more" if more > 0 else "")

    def object(self, value: Any, where: str) -> dict[str, Any]:
        """The value if it is an object; what is something else counts as empty, with a warning."""
        if isinstance(value, dict):
            return value
        if value is not None:
            self.warn(f"{where} is not an object but {shown(value)}")
        return {}

    def list(self, value: Any, where: str) -> list[Any]:
        """The value if it is a list; what is something else counts as empty, with a warning."""
        if isinstance(value, list):
            return value
        if value is not None:
            self.warn(f"{where} is not a list but {shown(value)}")
        return []

    def text(self, value: Any, where: str) -> str:
        """The value if it is a text; what is something else counts as empty, with a warning."""
        if isinstance(value, str):
            return value
        if value is not None:
            self.warn(f"{where} is not a text but {shown(value)}")
        return ""

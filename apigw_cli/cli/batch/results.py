"""What became of a line: one JSON object on stdout, always with its members in this order."""

from __future__ import annotations

import json
from typing import Any

from apigw_cli.cli.batch.lines import Line
from apigw_cli.cli.report import Told, as_data
from apigw_cli.errors import OK
from apigw_cli.record import NamedTuple

# How every result begins; what was cut off while it was written begins so too.
OPENING = '{"line": '


class Result(NamedTuple):
    """What became of a line."""

    line: Line
    name: str
    operation: str  # "" where the line does not tell
    status: int = OK  # the exit status that the command would have had
    answer: Any = None
    told: Told | None = None  # the failure

    def as_text(self, run: str, place: str) -> str:
        """The result; run and place are left out of what is no run: a rehearsal."""
        found: dict[str, Any] = {"line": self.line.number}
        if self.name:
            found["as"] = self.name
        found |= {"operation": self.operation or None, "status": self.status}
        if self.told is None:
            found["answer"] = self.answer
        else:
            found["error"] = as_data(self.told)
            if self.told.doubtful:
                found["doubtful"] = True
        found["input"] = self.line.digest
        if run:
            found |= {"run": run, "place": place}
        return json.dumps(found, ensure_ascii=False)

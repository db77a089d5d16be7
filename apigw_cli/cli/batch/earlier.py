"""The results of an earlier run, which ``--resume`` goes on from."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable
from typing import Any, TextIO

from apigw_cli.cli.batch.lines import Line
from apigw_cli.cli.batch.results import OPENING
from apigw_cli.errors import OK, UsageFailure


class Earlier:
    """What an earlier run did: the later of two results of a line counts."""

    def __init__(self) -> None:
        self.run = ""  # its id; "" where it came to no result
        self._places: dict[str, None] = {}  # where its lines went, as far as that is known
        self.doubtful: set[int] = set()  # creates that failed and may have been carried out
        self.cut = False  # whether its last result was not written to the end
        self.answers: dict[int, tuple[str, Any]] = {}  # line -> name and answer of what has a name
        self._done: dict[int, str] = {}  # line -> digest of what it was
        self._seen: dict[int, str] = {}  # those that failed

    def did(self, line: Line) -> bool:
        """
        Whether a line was done.

        Raises:
            UsageFailure: The line was another one then.
        """
        digest = self._done.get(line.number) or self._seen.get(line.number, line.digest)
        if digest != line.digest:
            raise UsageFailure(
                f"line {line.number} is not what it was when the results were written.",
                "Resume with the same lines, or begin anew without --resume.",
            )
        return line.number in self._done

    def check(self, lines: Iterable[Line]) -> None:
        """Refuses other lines than those of the earlier run, or fewer."""
        left = self._done.keys() | self._seen.keys()
        for line in lines:
            self.did(line)
            left.discard(line.number)
            if not left:
                return
        raise UsageFailure(f"the results are of other lines: there is no line {min(left)} here.")

    def check_place(self, place: str) -> None:
        """Refuses to go on elsewhere: what was done there is not done here."""
        other = next((found for found in self._places if found != place), "")
        if place and other:
            raise UsageFailure(
                f"--resume: the results are of {other}, and this run would go to {place}.",
                "Resume with the region, profile, plane and endpoint of the earlier run,"
                " or begin anew.",
            )

    def take(self, found: dict[str, Any]) -> None:
        """Takes a result in."""
        number, digest = found["line"], found["input"]
        self.run = found["run"]
        if found.get("place"):
            self._places[found["place"]] = None
        self.doubtful.discard(number)
        if found.get("doubtful") is True:
            self.doubtful.add(number)
        if found["status"] != OK:
            self._done.pop(number, None)
            self._seen[number] = digest
            return
        self._seen.pop(number, None)
        self._done[number] = digest
        if "as" in found:
            self.answers[number] = (found["as"], found["answer"])

    @property
    def last(self) -> int:
        """The last line that has a result."""
        return max((*self._done, *self._seen), default=0)

    @property
    def empty(self) -> bool:
        """Whether there is no result at all."""
        return not self._done and not self._seen


def read_earlier(path: str, stdout: TextIO) -> Earlier:
    """
    The results in a file; one that was cut off while it was written is none.

    Raises:
        UsageFailure: They cannot be read, are no results, or are about to be written over.
    """
    earlier = Earlier()
    try:
        with open(path, "rb") as file:
            _refuse_overwriting(path, os.fstat(file.fileno()), stdout)
            for number, raw in enumerate(file, 1):
                _take(earlier, path, number, raw)
                earlier.cut = not raw.endswith(b"\n")
    except OSError as error:
        raise UsageFailure(f"--resume: cannot read {path}: {error.strerror}.") from error
    except ValueError as error:  # a NUL in the path
        raise UsageFailure(f"--resume: cannot read {path!r}: {error}.") from error
    return earlier


def _take(earlier: Earlier, path: str, number: int, raw: bytes) -> None:
    text = raw.decode(errors="replace").strip()
    if not text:
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        if text.startswith(OPENING) or OPENING.startswith(text):  # cut off by a kill
            return
        raise _no_result(path, number) from None
    if not _is_result(found):
        raise _no_result(path, number)
    earlier.take(found)


def _is_result(found: Any) -> bool:
    if not isinstance(found, dict):
        return False
    line, status = found.get("line"), found.get("status")
    whole = type(line) is int and type(status) is int and line > 0
    texts = all(isinstance(found.get(name), str) for name in ("input", "run"))
    texts = texts and isinstance(found.get("place", ""), str)
    return whole and texts and ("answer" in found or "error" in found)


def _no_result(path: str, number: int) -> UsageFailure:
    return UsageFailure(
        f"--resume: line {number} of {path} is no result of a batch that was run.",
        "It takes the file that an earlier run's stdout went to.",
    )


def _refuse_overwriting(path: str, status: os.stat_result, stdout: TextIO) -> None:
    """``> RESULTS`` empties what is to be read; ``>>`` goes on with it."""
    import fcntl

    try:
        number = stdout.fileno()
        there = os.fstat(number)
    except (OSError, ValueError):  # not a file at all
        return
    adds = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_APPEND
    if os.path.samestat(there, status) and stat.S_ISREG(there.st_mode) and not adds:
        raise UsageFailure(
            f"--resume: {path} is emptied by the shell before it can be read.",
            f"Add to it: >> {path}",
        )


def continues(path: str, stdout: TextIO) -> bool:
    """Whether stdout goes on with the file that was read."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(stdout.fileno()))
    except (OSError, ValueError):
        return False

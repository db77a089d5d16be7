"""The lines of a batch as they are read: numbered, and with a digest that knows them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from apigw_cli.cli.batch.interrupts import Stop
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple

_LONGEST = 64 * 1024 * 1024  # bytes; an endless line must not fill the memory
_MARK = b"\xef\xbb\xbf"  # what some editors put before UTF-8


class Line(NamedTuple):
    """A line that is neither empty nor a comment."""

    number: int  # from 1; empty lines and comments count
    text: str
    digest: str
    trouble: str = ""  # why it cannot be read


def read_lines(stream: Any, stop: Stop) -> Iterator[Line]:
    """
    The lines, each as soon as it is there.

    Raises:
        UsageFailure: The stream cannot be read, or a line has no end.
    """
    number = 0
    while raw := _read(stream, stop):
        number += 1
        if len(raw) > _LONGEST:
            raise UsageFailure(f"line {number}: more than {_LONGEST // 2**20} MiB.")
        raw = (raw.removeprefix(_MARK) if number == 1 else raw).strip()
        if raw and not raw.startswith(b"#"):
            yield _line(number, raw)


def _read(stream: Any, stop: Stop) -> bytes:
    with stop.waiting():
        try:
            raw: bytes = stream.readline(_LONGEST + 1)
        except OSError as error:
            raise UsageFailure(f"the lines cannot be read: {error.strerror}.") from error
    return raw


def _line(number: int, raw: bytes) -> Line:
    digest = hashlib.blake2b(raw, digest_size=6).hexdigest()
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return Line(number, "", digest, f"not UTF-8 text (byte {error.start} of the line)")
    if "\0" in text:
        return Line(number, "", digest, "a NUL, which no command line can hold")
    return Line(number, text, digest)

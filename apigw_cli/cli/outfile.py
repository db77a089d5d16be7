"""Documents that are written as they came."""

from __future__ import annotations

import os
from typing import TextIO

from apigw_cli.errors import Failure
from apigw_cli.output.controls import visible


def write_file(path: str, data: bytes) -> None:
    """
    Writes a file whole or not at all.

    It is written beside its place and renamed.  A device or a pipe is written to as it is.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        _write(path, data)
        return
    beside = f"{path}.{os.getpid()}.part"
    try:
        _write(beside, data)
        os.replace(beside, path)
    except OSError as error:
        raise Failure(f"Cannot write {path}: {error.strerror}.") from error
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


def _write(path: str, data: bytes) -> None:
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise Failure(f"Cannot write {path}: {error.strerror}.") from error


def write_stdout(out: TextIO, data: bytes, *, terminal: bool) -> None:
    """Writes to stdout; a terminal gets control bytes as escapes."""
    text = data.decode(errors="backslashreplace")
    if terminal:
        text = "\n".join(visible(line) for line in text.splitlines()) + "\n"
    out.write(text)

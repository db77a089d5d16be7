"""Documents that are written as they came."""

from __future__ import annotations

import os
import stat
from typing import TextIO

from apigw_cli.errors import Failure
from apigw_cli.output.controls import visible


def write_file(path: str, data: bytes) -> None:
    """
    Writes a file whole or not at all.

    It is written beside its place and renamed; a link stays, and so do an older file's permissions.
    A device or a pipe is written to as it is.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:
                file.write(data)
        else:
            _replace(os.path.realpath(path), data)
    except OSError as error:
        raise Failure(f"Cannot write {path}: {error.strerror}.") from error


def _replace(path: str, data: bytes) -> None:
    beside = os.path.join(os.path.dirname(path), f".apigw.{os.getpid()}.part")
    with open(beside, "xb") as file:
        try:
            file.write(data)
            file.flush()
            if os.path.exists(path):
                os.chmod(file.fileno(), stat.S_IMODE(os.stat(path).st_mode))
            os.replace(beside, path)
        except BaseException:
            os.unlink(beside)
            raise


def write_stdout(out: TextIO, data: bytes, *, terminal: bool) -> None:
    """Writes to stdout; a terminal gets control bytes as escapes."""
    text = data.decode(errors="backslashreplace")
    if terminal:
        text = "\n".join(visible(line) for line in text.splitlines()) + "\n"
    out.write(text)

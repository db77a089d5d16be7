"""Documents that are written as they came."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from typing import IO, TextIO

from apigw_cli.errors import Failure
from apigw_cli.output.controls import visible

_PATIENCE = 60.0  # seconds for a reader of a pipe
# Names of what is open already; to open them anew would begin a file from its start.
_OPEN = re.compile(r"/dev/(?P<name>stdout|stderr)|(/dev/fd|/proc/self/fd)/(?P<number>\d+)")
_NUMBERS = {"stdout": 1, "stderr": 2}


def write_file(path: str, data: bytes) -> None:
    """
    Writes a file whole or not at all.

    It is written beside its place and renamed; a link stays, and so do an older file's permissions.
    A device or a pipe is written to as it is.
    """
    try:
        named = _OPEN.fullmatch(path)
        if named:
            descriptor = os.dup(_NUMBERS.get(named["name"]) or int(named["number"]))
            _write(os.fdopen(descriptor, "wb"), data)
        elif os.path.exists(path) and not os.path.isfile(path):
            _write(_open_as_it_is(path), data)
        else:
            _replace(os.path.realpath(path), data)
    except OSError as error:
        raise Failure(f"Cannot write {path}: {error.strerror}.") from error


def _write(file: IO[bytes], data: bytes) -> None:
    with file:
        file.write(data)


def _open_as_it_is(path: str) -> IO[bytes]:
    """Opens a device or a pipe; the latter as soon as somebody reads it."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:
            if error.errno != errno.ENXIO or not stat.S_ISFIFO(os.stat(path).st_mode):
                raise
            if time.monotonic() > end:
                raise OSError(errno.ETIMEDOUT, "nobody reads it") from error
            time.sleep(0.02)
            continue
        os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "wb")


def _replace(path: str, data: bytes) -> None:
    if os.path.islink(path):  # its links were followed: they go round
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    older = os.path.exists(path)
    if older and not os.access(path, os.W_OK, effective_ids=True):
        # To rename needs no permission of the file's own; it is read-only for a reason.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = os.path.join(os.path.dirname(path), f".apigw.{os.urandom(6).hex()}.part")
    try:  # around the opening too: an interrupt may come as soon as there is a file
        with open(beside, "xb") as file:
            file.write(data)
            file.flush()
            if older:
                os.chmod(file.fileno(), stat.S_IMODE(os.stat(path).st_mode))
        os.replace(beside, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(beside)
        raise


def write_stdout(out: TextIO, data: bytes, *, terminal: bool) -> None:
    """Writes to stdout; a terminal gets control bytes as escapes."""
    if terminal:
        lines = data.decode(errors="backslashreplace").splitlines()
        out.writelines(visible(line) + "\n" for line in lines)
    else:
        out.flush()
        out.buffer.write(data)

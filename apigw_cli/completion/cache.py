"""
The cache of AWS's lists: one file a list, its rows as lines of fields with tabs between them.

A file holds identifiers and names, no secret, and nobody but its owner reads it.
"""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from apigw_cli.completion.finding import Row, Wanted

_HEAD = "apigw completion 1"
FRESH = 3.0  # seconds in which a list is not asked for again
_OLD = 24 * 3600.0  # seconds after which a list is only shown if there is no answer in time
_FORGOTTEN = 30 * 24 * 3600.0  # ... after which it is deleted
_FIELDS = 4


def path_of(folder: str, wanted: Wanted) -> str:
    """The file of a list."""
    from _blake2 import blake2b  # hashlib loads OpenSSL

    about = "\0".join((wanted.place, wanted.keys, wanted.id))
    digest = blake2b(about.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return os.path.join(folder, f"{wanted.noun}-{digest}")


def mark_of(path: str) -> str:
    """The mark of a list's look-up: its age is when it began, its lock that it is under way."""
    return path + ".mark"


def mark(path: str) -> bool:
    """
    Begins a look-up; False if another process has one under way.

    The lock goes with the process.  Where no mark can be made, nobody can tell.
    """
    import fcntl

    try:
        descriptor = os.open(mark_of(path), os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    os.utime(descriptor)
    return True


def is_marked(path: str) -> bool:
    """Whether a look-up is under way."""
    import fcntl

    try:
        with open(mark_of(path), "rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


class Kept:
    """What a file of the cache holds, and how old that is."""

    def __init__(self, rows: list[Row], age: float, *, believed: bool) -> None:
        self.rows = rows
        self.age = age  # seconds
        self.believed = believed  # recent, and since the user's configuration changed


def read(path: str, since: float) -> Kept | None:
    """The rows of a list; None if there is no file, or one that is damaged."""
    try:
        with open(path, encoding="utf-8") as file:
            made = os.fstat(file.fileno()).st_mtime
            head, *lines = file.read().split("\n")
    except (OSError, ValueError):
        return None
    if head != _HEAD or lines[-1:] != [""]:
        return None
    rows = parse(lines[:-1])
    age = time.time() - made
    return None if rows is None else Kept(rows, age, believed=age < _OLD and made >= since)


def parse(lines: Iterable[str]) -> list[Row] | None:
    """Rows from lines; None if one is damaged."""
    rows: list[Row] = []
    for line in lines:
        fields = line.split("\t")
        if len(fields) != _FIELDS:
            return None
        rows.append((fields[0], fields[1], fields[2], fields[3]))
    return rows


def format_row(row: Row) -> str:
    """A line; a control character, which no shell can be given, makes its field unprintable."""
    return "\t".join(field.replace("\t", "\x01").replace("\n", "\x01") for field in row) + "\n"


def write(path: str, lines: Iterable[str]) -> None:
    """Puts a list into the cache, whole, and clears away what nobody has asked for in a month."""
    folder = os.path.dirname(path)
    beside = f"{path}.{os.getpid()}"
    try:
        descriptor = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(_HEAD + "\n")
            file.writelines(lines)
        os.replace(beside, path)
        _forget(folder)
    except OSError:  # a full disk, or a folder that cannot be written: then there is no cache
        _unlink(beside)


def make_folder(folder: str) -> None:
    """Makes the folder, readable for its owner alone."""
    if os.path.isdir(folder):
        return
    make_folder(os.path.dirname(folder))
    try:
        os.mkdir(folder, 0o700)
    except OSError:
        return


def _forget(folder: str) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if time.time() - entry.stat().st_mtime > _FORGOTTEN:
                _unlink(entry.path)


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return

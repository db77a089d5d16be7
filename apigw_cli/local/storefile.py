"""The SQLite file that holds the state: its format, and opening it without harming others'."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
import time

from apigw_cli.errors import ConfigurationFailure, Failure

APPLICATION_ID = 0x61706777  # "apgw", in the file's header
VERSION = 2  # of the schema; older files are brought up to it by MIGRATIONS
_PATIENCE = 60.0  # seconds that a request waits for other processes to finish writing

_SMALLEST = 512  # bytes of a database: one page
_NAME_ANOTHER = "name another file in APIGW_LOCAL_DB"

_ENTRIES = """
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- order of creation, never used twice
    place TEXT NOT NULL,                    -- region and collection: us-east-1/apis/a1b2/routes
    id TEXT NOT NULL,
    rank INTEGER NOT NULL,                  -- order in lists, before seq: a rule's priority, else 0
    key TEXT,                               -- what no other entry of the place has: a route's key
    since INTEGER NOT NULL,                 -- the newest seq when the body was written
    gone REAL,                              -- seconds since 1970 from which it does not exist
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX entry_id ON entry (place, id);
CREATE UNIQUE INDEX entry_key ON entry (place, key) WHERE key IS NOT NULL;
CREATE INDEX entry_order ON entry (place, rank, seq);
CREATE INDEX entry_gone ON entry (gone) WHERE gone IS NOT NULL;
CREATE TABLE link (                         -- who refers to whom: a route to its integration
    source INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    target INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    PRIMARY KEY (source, target)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, source);
CREATE TABLE past (                         -- bodies that deployments hold and the present does not
    api TEXT NOT NULL,
    place TEXT NOT NULL,
    id TEXT NOT NULL,
    since INTEGER NOT NULL,                 -- part of the deployments since < seq <= until
    until INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX past_api ON past (api, since);
"""
_RUNS = """
CREATE TABLE run (                          -- batches that have not come to their end
    id TEXT PRIMARY KEY,
    first TEXT NOT NULL,                    -- digest of the first line
    started REAL NOT NULL                   -- seconds since 1970
) WITHOUT ROWID;
CREATE TABLE answered (                     -- what their lines did, written as it was done
    run TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
    line INTEGER NOT NULL,
    request TEXT NOT NULL,                  -- digest of operation and parameters
    last TEXT,                              -- of a line's last request: operation and identifiers
    answer TEXT NOT NULL,
    PRIMARY KEY (run, line, request)
) WITHOUT ROWID
"""
_SCHEMA = _ENTRIES + _RUNS
# The script that lifts a file of version n to n + 1 has the key n.
MIGRATIONS: dict[int, str] = {1: _RUNS}


def connect(path: str) -> sqlite3.Connection:
    """Open the state file, making it if it is missing, lifting it if it is older."""
    try:
        _make_file(path)
        db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise failure(path, error) from error
    try:
        _claim(path, db)
        db.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing in WAL mode
        db.execute("PRAGMA foreign_keys = ON")  # off by default; links go by it
    except sqlite3.Error as error:
        db.close()
        raise failure(path, error) from error
    except BaseException:
        db.close()
        raise
    return db


def _make_file(path: str) -> None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        _make_folder(os.path.dirname(os.path.abspath(path)))
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return
    if stat.S_ISDIR(found.st_mode):
        raise ConfigurationFailure(f"{path} is a directory, not a state file", _NAME_ANOTHER)
    if 0 < found.st_size < _SMALLEST:  # SQLite would take it for empty, and write over it
        raise ConfigurationFailure(f"{path} is not an apigw state file", _NAME_ANOTHER)
    if not found.st_mode & 0o222:  # root could write it all the same, and must not
        raise ConfigurationFailure(
            f"{path} is read-only", f"chmod u+w '{path}', or {_NAME_ANOTHER}"
        )


def _make_folder(path: str) -> None:
    # os.makedirs gives its mode to the innermost alone.
    if not os.path.isdir(path):
        _make_folder(os.path.dirname(path))
        with contextlib.suppress(FileExistsError):  # another process was faster
            os.mkdir(path, 0o700)


def _claim(path: str, db: sqlite3.Connection) -> None:
    if _header(db) == (APPLICATION_ID, VERSION):
        return
    db.execute("BEGIN")  # one look: another process may be making the file right now
    owner, version = _header(db)
    tables = db.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
    db.execute("COMMIT")
    if owner != APPLICATION_ID and (owner or version or tables):
        raise ConfigurationFailure(f"{path} is a database of another program", _NAME_ANOTHER)
    if version > VERSION:
        raise ConfigurationFailure(
            f"{path} was written by a newer apigw (its format is {version}, known is {VERSION})",
            f"update apigw, or {_NAME_ANOTHER}",
        )
    _migrate(db)


def _header(db: sqlite3.Connection) -> tuple[int, int]:
    owner = db.execute("PRAGMA application_id").fetchone()[0]
    return owner, db.execute("PRAGMA user_version").fetchone()[0]


def _migrate(db: sqlite3.Connection) -> None:
    _switch_to_wal(db)
    db.execute("BEGIN IMMEDIATE")
    try:
        owner, version = _header(db)  # another process may have been faster
        scripts = [_SCHEMA] if owner == 0 else [MIGRATIONS[n] for n in range(version, VERSION)]
        for statement in ";".join(scripts).split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _switch_to_wal(db: sqlite3.Connection) -> None:
    # Not covered by the busy timeout: others that open the same new file are in the way at once.
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.01)


def failure(path: str, error: Exception) -> Failure:
    """What to tell a user whose state file cannot be used."""
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return ConfigurationFailure(f"{path} is not an apigw state file: {error}", _NAME_ANOTHER)
    if code.startswith("SQLITE_FULL") or getattr(error, "errno", None) == errno.ENOSPC:
        return Failure(f"The disk of {path} is full; nothing was changed")
    if code.startswith("SQLITE_IOERR"):  # so too if the disk has no room for the index of the log
        return Failure(
            f"The disk of {path} is full or fails ({error}); nothing was changed", _NAME_ANOTHER
        )
    if code.startswith("SQLITE_READONLY"):
        return ConfigurationFailure(f"{path} cannot be written: {error}", _NAME_ANOTHER)
    if code.startswith("SQLITE_BUSY"):
        return Failure(f"{path} is held by another process for more than {_PATIENCE:.0f} s")
    reason = getattr(error, "strerror", None) or str(error)
    return ConfigurationFailure(f"{path} cannot be used: {reason}", _NAME_ANOTHER)

"""
The console entry: the real streams, and an exit that costs nothing.

Garbage collection and the interpreter's teardown take a third of a short command's time, and a
process that is about to end needs neither.  ``APIGW_NORMAL_EXIT=1`` turns both back on, for
coverage tools, profilers and anything else that waits for the end of the interpreter.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself is not imported before it must be
if TYPE_CHECKING:
    from typing import TextIO


def main() -> None:
    """Runs the command line of this process and ends the process."""
    if os.environ.get("APIGW_NORMAL_EXIT"):
        sys.exit(_status())
    import gc

    gc.disable()
    status = _status()
    _let_go_of(sys.stderr, 2)
    os._exit(status)


def _status() -> int:
    """The exit status, with everything written that can be written."""
    try:
        return _version() if sys.argv[1:] == ["--version"] else _run()
    except KeyboardInterrupt:
        from apigw_cli.errors import INTERRUPTED

        return INTERRUPTED
    finally:
        _let_go_of(sys.stdout, 1)


def _version() -> int:
    """Answered before anything is imported."""
    from apigw_cli import __version__
    from apigw_cli.errors import FAILED, OK

    try:
        sys.stdout.write(f"apigw {__version__}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        return OK
    except (OSError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "it is closed"
        if sys.stderr is not None:
            sys.stderr.write(f"apigw: cannot write to stdout: {reason}.\n")
        return FAILED
    return OK


def _run() -> int:
    from apigw_cli.cli.run import run
    from apigw_cli.cli.session import connect
    from apigw_cli.cli.world import World

    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    out = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY))  # writing fails, and is said
    return run(sys.argv[1:], World(os.environ, sys.stdin, out, sys.stderr, connect))


def _write_utf8(stream: TextIO | None) -> None:
    """Whatever the locale says; what UTF-8 cannot hold becomes an escape."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of(stream: TextIO | None, number: int) -> None:
    """What could not be written by now is lost and was said; the interpreter need not say more."""
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


if __name__ == "__main__":
    main()

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


class _Stopped(BaseException):
    """SIGTERM or SIGHUP came: what is half done is undone on the way out."""

    def __init__(self, number: int) -> None:
        self.number = number


def _status() -> int:
    """The exit status, with everything written that can be written."""
    try:
        status = _version() if sys.argv[1:] == ["--version"] else _run()
        _let_go_of(sys.stdout, 1)
        return status
    except KeyboardInterrupt:
        from apigw_cli.errors import INTERRUPTED

        _forget_stdout()
        return INTERRUPTED
    except _Stopped as stopped:
        _forget_stdout()
        return _die_of(stopped.number)


def _undo_when_stopped() -> None:
    """Has a stop raise, unless it is to be ignored: ``nohup``."""
    import _signal  # type: ignore[import-not-found]  # signal itself imports enum

    def stop(number: int, frame: object) -> None:
        _signal.signal(number, _signal.SIG_IGN)  # once is enough
        raise _Stopped(number)

    for number in (_signal.SIGTERM, _signal.SIGHUP):
        if _signal.getsignal(number) == _signal.SIG_DFL:
            _signal.signal(number, stop)


def _die_of(number: int) -> int:
    """Ends the process as the signal would have, so that whoever started it can tell."""
    import _signal

    _signal.signal(number, _signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number  # as a shell shows it; not reached


def _forget_stdout() -> None:
    """Drops what is not written yet: whoever reads may be the reason why that did not end."""
    import _signal

    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


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
    from apigw_cli.deferred import defer

    defer()
    from apigw_cli.cli.run import run
    from apigw_cli.cli.session import connect
    from apigw_cli.cli.world import World

    _undo_when_stopped()
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

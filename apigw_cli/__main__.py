"""
The console entry: the real streams, and an exit that costs nothing.

Garbage collection and the interpreter's teardown take a third of a short command's time, and a
process that is about to end needs neither.  ``APIGW_NORMAL_EXIT=1`` turns both back on, for
coverage tools, profilers and anything else that waits for the end of the interpreter.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def main() -> None:
    """Runs the command line of this process and ends the process."""
    import os

    if os.environ.get("APIGW_NORMAL_EXIT"):
        sys.exit(_status())
    import gc

    gc.disable()
    status = _status()
    for stream in (sys.stdout, sys.stderr):
        _flush(stream)
    os._exit(status)


def _status() -> int:
    from apigw_cli.errors import FAILED, INTERRUPTED, OK

    try:
        if sys.argv[1:] == ["--version"]:
            return _version()
        return _run()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return OK
    except OSError as error:
        sys.stderr.write(f"apigw: Cannot write the answer: {error.strerror}.\n")
        return FAILED


def _version() -> int:
    from apigw_cli import __version__

    sys.stdout.write(f"apigw {__version__}\n")
    sys.stdout.flush()
    return 0


def _run() -> int:
    import os

    from apigw_cli.cli.run import run
    from apigw_cli.cli.session import connect
    from apigw_cli.cli.world import World

    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    return run(sys.argv[1:], World(os.environ, sys.stdin, sys.stdout, sys.stderr, connect))


def _write_utf8(stream: TextIO) -> None:
    """Whatever the locale says; what UTF-8 cannot hold becomes an escape."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush(stream: TextIO) -> None:
    try:
        stream.flush()
    except (OSError, AttributeError, ValueError):  # said already, or nobody listens
        return


if __name__ == "__main__":
    main()

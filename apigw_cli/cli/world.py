"""What a command line may touch: streams, environment, backend.  Tests bring their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TextIO

from apigw_cli.record import NamedTuple

if TYPE_CHECKING:
    from apigw_cli.backends import Send
    from apigw_cli.cli.settings.precedence import Settings

_PAGE = 80  # columns


class World(NamedTuple):
    """The outside, as seen by one command line."""

    environ: Mapping[str, str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    connect: Callable[[Settings], AbstractContextManager[Send]]

    def can_ask(self) -> bool:
        """Whether a person sits at both ends of a question."""
        return _is_terminal(self.stdin) and _is_terminal(self.stderr)

    def reads_from_a_person(self) -> bool:
        """Whether what is read from stdin would have to be typed."""
        return _is_terminal(self.stdin)

    def hears_yes_to(self, question: str) -> bool:
        """Whether the answer to a question is yes; anything that is not, is no."""
        from apigw_cli.output.controls import visible

        self.stderr.write(f"{visible(question)} [y/N] ")
        self.stderr.flush()
        try:
            return self.stdin.readline().strip().lower() in ("y", "yes")
        except (OSError, ValueError):  # bytes that are no text, a terminal that is gone
            return False
        except KeyboardInterrupt:
            self.stderr.write("\n")  # what comes next begins a line
            raise

    def shows_stderr(self) -> bool:
        """Whether a person reads what is said besides."""
        return _is_terminal(self.stderr)

    def redraws_stderr(self) -> bool:
        """Whether a line there can be written over."""
        return self.shows_stderr() and self.environ.get("TERM") != "dumb"

    def shows_stdout(self) -> bool:
        """Whether a person reads the answer as it comes."""
        return _is_terminal(self.stdout)

    def columns(self) -> int:
        """Those of the terminal; 0 where it does not say."""
        told = self.environ.get("COLUMNS", "")
        if told.isascii() and told.isdigit():
            return int(told)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns
        except (OSError, ValueError, AttributeError):
            return 0

    def page_width(self) -> int:
        """Of a help page.  Click would ask shutil, which takes 3 ms to import."""
        return max(min(self.columns() or _PAGE, _PAGE) - 2, 50)


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):  # None or closed: the shell's >&- or <&-
        return False

"""What a command line may touch: streams, environment, backend.  Tests bring their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from apigw_cli.backends import Send
    from apigw_cli.cli.settings import Settings


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

    def hears_yes(self) -> bool:
        """Whether the answer to a question is yes; anything that is not, is no."""
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


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):  # None or closed: the shell's >&- or <&-
        return False

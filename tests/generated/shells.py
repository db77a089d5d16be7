"""Real shells behind a pseudo-terminal: keys in, screen out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.generated.screen import Screen

COLUMNS, LINES = 150, 60
_PROMPT = "ready> "
_PATIENCE = 20.0  # seconds; a loaded machine is slow
_STILL = 0.03  # seconds in which a shell draws what it has begun to draw
# A key that the shells' start files bind to writing a mark, which no screen shows: once it comes,
# every key before it has been dealt with.
_ASK = "\x1b[99~"
_MARK = "\x1b]99;settled\x07"

TAB = "\t"
_FORGET = "\x05\x15"  # ^E ^U: the line is emptied


_START = Path(__file__).parent / "start"
SHELLS = ("bash", "zsh", "fish")
_COMMANDS = {
    "bash": ["bash", "--noprofile", "--rcfile", "{home}/bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
_START_FILES = {"bash": "bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}


class Shell:
    """One shell that runs; each ``type`` starts on an empty line and an empty screen."""

    def __init__(self, name: str, home: Path, environ: Mapping[str, str], folder: Path) -> None:
        self.name = name
        start = home / _START_FILES[name]
        start.parent.mkdir(parents=True, exist_ok=True)
        start.write_text((_START / start.name.removeprefix(".")).read_text())
        command = [word.format(home=home) for word in _COMMANDS[name]]
        self.screen = Screen(COLUMNS, LINES)
        self._told = ""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, dict(environ))
        size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)
        self._wait(lambda: self._line() == _PROMPT.rstrip())

    def close(self) -> None:
        """Ends the shell."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.close(self._terminal)
        os.waitpid(self._process, 0)

    def type(self, keys: str) -> str:
        """Types keys on a fresh line; the line as it then stands."""
        self._clear()
        self._send(keys)
        self._settle()
        return self.line

    @property
    def line(self) -> str:
        """The command line, without its prompt."""
        rows = [row for row in self.screen.text() if row.startswith(_PROMPT.rstrip())]
        return rows[-1].removeprefix(_PROMPT) if rows else ""

    @property
    def below(self) -> list[str]:
        """Everything on the screen but command lines."""
        return [row for row in self.screen.text() if not row.startswith(_PROMPT.rstrip())]

    def enter(self) -> None:
        """Runs what stands on the line, to its end."""
        self.screen = Screen(COLUMNS, LINES)
        self._send("\r")
        self._wait(lambda: self._line() == _PROMPT.rstrip())
        self._settle()

    def _clear(self) -> None:
        self._send(_FORGET)
        self._settle()
        self.screen = Screen(COLUMNS, LINES)
        self._send("\r")
        self._wait(lambda: self._line() == _PROMPT.rstrip())

    def _line(self) -> str:
        return "".join(self.screen.cells[self.screen.row]).rstrip()

    def _send(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def _wait(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not done():
            if time.monotonic() > end:
                raise AssertionError("\n".join(["the shell shows:", *self.screen.text()]))
            self._read(0.05)

    def _settle(self) -> None:
        """Reads until all keys are dealt with."""
        self._told = ""
        self._send(_ASK)
        self._wait(lambda: _MARK in self._told)
        while self._read(_STILL):
            pass

    def _read(self, patience: float) -> bool:
        if not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # the shell is gone
            return False
        text = data.decode(errors="replace")
        self._told += text
        self.screen.feed(text)
        return bool(data)

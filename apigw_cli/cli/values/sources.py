"""Where the text of a value comes from: the command line, a file, or standard input."""

from __future__ import annotations

import os
from typing import Any, TextIO

from apigw_cli.errors import UsageFailure


class Fill:
    """What the references in a batch's line stand for; any other command line has none."""

    def text(self, text: str) -> str:
        """The text with every reference's text in its place."""
        return text

    def value(self, value: Any) -> Any:
        """The value with references filled in all of its texts."""
        return value


NO_REFERENCES = Fill()


class Sources:
    """Reads ``file://``, ``fileb://`` and ``-``; standard input once a command."""

    def __init__(self, stdin: TextIO, fill: Fill = NO_REFERENCES) -> None:
        self.fill = fill
        self._stdin = stdin
        self._reader = ""  # the option that has read standard input

    def text(self, option: str, word: str, *, dash: bool) -> str:
        """
        The text that a word stands for: itself, or the contents of what it names.

        Args:
            option: Its name in messages.
            dash: Whether a bare ``-`` is standard input here.

        Raises:
            UsageFailure: What it names cannot be read, or is not UTF-8.
        """
        if (word == "-" and dash) or word in ("file://-", "fileb://-"):
            return _decode(option, "standard input", self._read_stdin(option))
        for prefix in ("file://", "fileb://"):
            if word.startswith(prefix):
                path = os.path.expandvars(os.path.expanduser(word[len(prefix) :]))
                path = self.fill.text(path)
                return _decode(option, path, _read_file(option, path))
        if not _is_unicode(word):
            raise UsageFailure(f"{option}: the value is not valid UTF-8.")
        return word

    def document(self, option: str, path: str) -> str:
        """The text of a file, or with ``-`` of standard input."""
        data = self._read_stdin(option) if path == "-" else _read_file(option, path)
        return _decode(option, "standard input" if path == "-" else path, data)

    def _read_stdin(self, option: str) -> bytes:
        if self._reader:
            raise UsageFailure(
                f"{option} and {self._reader} both read standard input.",
                "Give one of them by file://.",
            )
        self._reader = option
        if self._stdin is None:  # the shell's <&-
            raise UsageFailure(f"{option}: standard input is closed.")
        from apigw_cli.cli.values.files import MOST_BYTES

        return _bounded(option, "standard input", self._stdin.buffer.read(MOST_BYTES + 1))


def _read_file(option: str, path: str) -> bytes:
    from apigw_cli.cli.values.files import read_bounded

    try:
        return _bounded(option, path, read_bounded(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageFailure(f"{option}: cannot read {path}: {reason}.") from error
    except ValueError as error:  # a NUL in the path
        raise UsageFailure(f"{option}: cannot read {path!r}: {error}.") from error


def _bounded(option: str, place: str, data: bytes) -> bytes:
    from apigw_cli.cli.values.files import MOST_BYTES

    if len(data) > MOST_BYTES:
        raise UsageFailure(f"{option}: {place} holds more than {MOST_BYTES // 2**20} MiB.")
    return data


def _decode(option: str, place: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageFailure(f"{option}: {place} is not UTF-8 text (byte {error.start}).") from error


def _is_unicode(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:  # bytes of argv that are not UTF-8 arrive as lone surrogates
        return False
    return True

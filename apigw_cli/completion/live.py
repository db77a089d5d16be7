"""
The helper that a shell's completion starts when an identifier is due: one request, a few lines.

Words: the shell, the operation, the option that takes the value ("" for an identifier by its
place), how many identifiers stand before the cursor, what is typed, bash's part of it, and 1 if
bash lists; then the options of the line, ``--``, and its other identifiers.  Nothing that costs
time is imported before it must be, ``typing`` and ``json`` included.  Whatever fails, fails
silently.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apigw_cli.completion.asked import Asked
    from apigw_cli.completion.lines import Candidate

# Seconds after which nothing may come any more.
_PATIENCE = 0.95


def main() -> None:
    """Answers the words of this process, and ends it."""
    try:
        _end_in_time()
        text = answer(sys.argv[1:], os.environ)
        os.write(1, text.encode("utf-8", "surrogateescape"))
    except BaseException:
        os._exit(1)  # the shell shows nothing, and neither do we
    os._exit(0)  # the interpreter's own end takes a tenth of the time


def _end_in_time() -> None:
    """Lets the kernel end what still hangs: a file on a dead network, a lock."""
    import _signal  # type: ignore[import-not-found]  # signal itself imports enum

    _signal.setitimer(_signal.ITIMER_REAL, _PATIENCE)


def answer(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """The candidates as the shell takes them: a line each."""
    from apigw_cli.completion import asked, lines, plane

    question = asked.read_words(words, environ)
    if question is None:
        return ""
    if question.form == "profiles":
        return lines.write(question, _profiles(question, plane.profiles(environ)))
    from apigw_cli.completion import finding

    found = plane.choose(question.flags, environ)
    return lines.write(question, finding.find(question, found))


def _profiles(question: Asked, names: Sequence[str]) -> list[Candidate]:
    """The profiles; where several may be named, those that are not yet, after those that are."""
    given, comma, _ = (
        question.value.rpartition(question.detail) if question.detail else ("", "", "")
    )
    named = given.split(question.detail) if given else []
    return [(given + comma + name, "", "") for name in names if name not in named]

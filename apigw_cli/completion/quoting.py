"""Words as bash reads and writes them: its quotes taken off, and put on."""

from __future__ import annotations

# What bash takes as it is, anywhere in a word.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%")
_IN_DOUBLE = '"$`\\'  # what a backslash takes the meaning from, inside double quotes


def read(word: str) -> tuple[str, str]:
    """A word's text, and the quote that is still open at its end."""
    text, quote, place = "", "", 0
    while place < len(word):
        letter = word[place]
        place += 1
        if letter == quote or (not quote and letter in "'\""):
            quote = "" if quote else letter
        elif letter == "\\" and quote != "'" and place < len(word):
            following = word[place]
            place += 1
            text += following if not quote or following in _IN_DOUBLE else letter + following
        else:
            text += letter
    return text, quote


def unquoted(word: str) -> str:
    """A word's text."""
    return read(word)[0]


def quoted(text: str, quote: str, *, at_start: bool) -> str:
    """
    A text as the rest of a word, inside a quote that is open or outside of any.

    Args:
        at_start: Whether it begins the word, where ``~`` and ``#`` mean something.
    """
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        escaped = "".join("\\" + letter if letter in _IN_DOUBLE else letter for letter in text)
        return escaped.replace("!", "\"'!'\"")  # no backslash takes its meaning from it here
    escaped = "".join(
        letter
        if letter in _PLAIN or letter > "\x7f" or (letter in "~#" and not at_start)
        else "\\" + letter
        for letter in text
    )
    return escaped

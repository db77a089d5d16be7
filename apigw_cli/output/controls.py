"""Control characters made visible: text from the service must not drive the terminal."""

from __future__ import annotations

import re

# C0, DEL, C1, Unicode's own line breaks; and the marks that turn the direction of what follows.
# Texts, which re compiles when it first needs them: most answers have no such character.
_UNSAFE = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
_UNSAFE_IN_JSON = r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]"


def visible(text: str) -> str:
    """The text with escapes in place of control characters, line breaks and tabs included."""
    if text.isprintable():  # none of them is
        return text
    return re.sub(_UNSAFE, lambda match: _SHORT.get(match[0]) or _escape(match[0]), text)


def visible_json(text: str) -> str:
    """JSON text with escapes for what JSON itself leaves raw; the same value to a parser."""
    return re.sub(_UNSAFE_IN_JSON, lambda match: f"\\u{ord(match[0]):04x}", text)


_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"

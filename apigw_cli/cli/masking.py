"""What is never shown: passwords in URLs, and the secrets of the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MASK = "***"
# What stands between :// and the @ before the host.  A password that is not escaped may hold what
# ends a host, so that behind a colon which begins no port everything up to the last @ is one.
_USER = re.compile(
    r"""(?<=://)(?:[^\s"'<>/?#@:]*:(?!\d+(?:[/?#\s"']|$))[^\s"'<>]*|[^\s"'<>/?#]*)@"""
)
_SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN")
_SHORTEST = 8  # characters; a shorter one may be a word of the message itself


def masked(text: str, environ: Mapping[str, str]) -> str:
    """The text with a mask for each secret that it quotes."""
    text = masked_urls(text)
    for name in _SECRETS:
        secret = environ.get(name, "").strip()
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, _MASK)
    return text


def masked_urls(text: str) -> str:
    """The text with a mask for the user and the password of each URL in it."""
    return _USER.sub(_MASK + "@", text)

"""The completion script of zsh."""

from __future__ import annotations

from pathlib import Path

from apigw_cli.generate import posix, words

PATH = "completions/_apigw"
_TEMPLATE = Path(__file__).parent / "templates" / "_apigw"


def render() -> str:
    """The script."""
    about = "\n".join(
        f"    {_quoted(name)} {_quoted(text)}" for name, text in words.about().items()
    )
    return posix.fill(_TEMPLATE.read_text()).replace("@ABOUT@", about)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"

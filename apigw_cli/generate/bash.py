"""The completion script of bash."""

from __future__ import annotations

from pathlib import Path

from apigw_cli.generate import posix

PATH = "completions/apigw.bash"
_TEMPLATE = Path(__file__).parent / "templates" / "apigw.bash"


def render() -> str:
    """The script."""
    return posix.fill(_TEMPLATE.read_text())

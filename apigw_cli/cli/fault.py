"""The trace of apigw's latest fault of its own, kept where a user finds it for a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from apigw_cli import __version__
from apigw_cli.cli.settings.folders import xdg


def keep_trace(trace: str, environ: Mapping[str, str]) -> str:
    """
    Keeps a trace, in place of the one before; its path, "" if nothing can be written.

    The command line is not kept: it may hold what nobody else should read.
    """
    folder = os.path.join(xdg(environ, "STATE", "~/.local/state"), "apigw")
    path = os.path.join(folder, "last-fault.txt")
    beside = f"{path}.{os.getpid()}"
    python = ".".join(map(str, sys.version_info[:3]))
    text = f"apigw {__version__}, Python {python}, {sys.platform}\n{trace}\n"
    try:
        _make_folder(folder)
        descriptor = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError:
        return ""
    return path


def _make_folder(path: str) -> None:
    # os.makedirs gives its mode to the innermost alone.
    if not os.path.isdir(path):
        _make_folder(os.path.dirname(path))
        os.mkdir(path, 0o700)

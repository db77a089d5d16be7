"""Where files of apigw are: the folders that the XDG specification names."""

from __future__ import annotations

import os
from collections.abc import Mapping


def config_path(environ: Mapping[str, str]) -> str:
    """The config file: ``$XDG_CONFIG_HOME/apigw/config.toml``."""
    return os.path.join(xdg(environ, "CONFIG", "~/.config"), "apigw", "config.toml")


def xdg(environ: Mapping[str, str], kind: str, default: str) -> str:
    """A base directory of the XDG specification, which says to ignore relative ones."""
    told = environ.get(f"XDG_{kind}_HOME", "")
    return told if os.path.isabs(told) else home(default, environ)


def home(path: str, environ: Mapping[str, str]) -> str:
    """``~`` by the environment that we were given."""
    told = environ.get("HOME")
    if told and (path == "~" or path.startswith("~/")):
        return told + path[1:]
    return os.path.expanduser(path)

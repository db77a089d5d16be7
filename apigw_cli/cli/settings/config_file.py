"""The config file of apigw."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from apigw_cli.errors import ConfigurationFailure


def read_config(path: str, known: Sequence[str]) -> dict[str, Any]:
    """
    The keys and values of a config file; {} if there is none.

    Raises:
        ConfigurationFailure: It cannot be read, is not TOML, or has a key that is not in ``known``.
    """
    try:
        os.stat(path)  # before what reading needs is imported: most have no such file
        from apigw_cli.cli.values.files import MOST_BYTES, read_bounded

        data = read_bounded(path)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ConfigurationFailure(f"Cannot read {path}: {error.strerror}.") from error
    if len(data) > MOST_BYTES:
        raise ConfigurationFailure(f"{path} holds more than {MOST_BYTES // 2**20} MiB.")
    import tomllib

    try:
        text = data.decode()
        values = tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError are
        raise ConfigurationFailure(f"{path}: {error}.") from error
    for key in values:
        if key not in known:
            raise ConfigurationFailure(
                f"{path}, line {_line(text, key)}: unknown key {key!r}.",
                f"Known: {', '.join(sorted(known))}",
            )
    return values


def line_of(path: str, key: str) -> int:
    """The line of a file that could be read where a key is said."""
    with open(path, encoding="utf-8") as file:
        return _line(file.read(), key)


def _line(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"[\s\[\"']*{re.escape(key)}[\s\]\"'=.]", line):
            return number
    return 1

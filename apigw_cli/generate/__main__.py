"""
``python -m apigw_cli.generate``: writes every file that is made from the command tree.

With ``--check`` it writes nothing, names the files that are not as they would be written, and ends
with 1 if there are any.
"""

from __future__ import annotations

import sys
from pathlib import Path

from apigw_cli.generate import bash, fish, manpages, model, table, zsh

ROOT = Path(__file__).parents[2]


def files() -> dict[str, str]:
    """Every generated file, by its path in the repository, with its text."""
    return {
        **{module.PATH: module.render() for module in (table, bash, zsh, fish, model)},
        **manpages.pages(),
    }


def main(words: list[str], root: Path = ROOT) -> int:
    """Writes or checks the files below ``root``; the exit status."""
    check = words == ["--check"]
    if words and not check:
        print("usage: python -m apigw_cli.generate [--check]", file=sys.stderr)
        return 2
    wanted = {root / path: text for path, text in files().items()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    left = sorted(set((root / manpages.FOLDER).glob("*.1")) - wanted.keys())
    for path in (*stale, *left):
        print(path.relative_to(root))
        if not check:
            _put(path, wanted.get(path))
    return 1 if check and (stale or left) else 0


def _put(path: Path, text: str | None) -> None:
    """Writes a file; removes one that is made no more."""
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

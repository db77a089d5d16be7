"""AWS's lists: from the cache at once and refreshed behind; the first time, one bounded look-up."""

from __future__ import annotations

import os
import select
import sys
import time

from apigw_cli.completion import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from apigw_cli.completion.finding import Row, Wanted
    from apigw_cli.completion.plane import AwsPlane

_PATIENCE = 0.75  # seconds that a look-up may keep a shell waiting; its start and ours come on top
_AGAIN = 10.0  # seconds before a look-up that gave nothing is tried again
_POLL = 0.02  # seconds between looks at what another process is fetching


def read_aws(
    wanted: Sequence[Wanted], plane: AwsPlane, *, patience: float = _PATIENCE
) -> list[list[Row]]:
    """The entries of each list, as far as they are known or come within ``patience`` seconds."""
    held = [cache.read(cache.path_of(plane.folder, entry), plane.since) for entry in wanted]
    due = [n for n, kept in enumerate(held) if kept is None or kept.age > cache.FRESH]
    due = [n for n in due if not _tried(cache.path_of(plane.folder, wanted[n]), held[n])]
    rows = [kept.rows if kept else [] for kept in held]
    if any((kept := held[n]) is None or not kept.believed for n in due):
        answered = _look_up([wanted[n] for n in due], plane, patience)
        for place, n in enumerate(due):
            rows[n] = answered.get(place) or rows[n]
    elif due:
        _start([wanted[n] for n in due], plane, None)
    elif None in held:
        end = time.monotonic() + patience
        return [_awaited(cache.path_of(plane.folder, entry), plane, end) for entry in wanted]
    return rows


def _tried(path: str, held: cache.Kept | None) -> bool:
    """Whether a look-up was begun just now: its mark tells."""
    try:
        age = time.time() - os.stat(cache.mark_of(path)).st_mtime
    except OSError:
        return False
    return age < (cache.FRESH if held else _AGAIN)


def _look_up(wanted: Sequence[Wanted], plane: AwsPlane, patience: float) -> dict[int, list[Row]]:
    """What a look-up answers in time, by place; it goes on behind, and fills the cache."""
    reading, writing = os.pipe()
    _start(wanted, plane, writing)
    os.close(writing)
    found: dict[int, list[Row]] = {}
    for line in _lines_until(time.monotonic() + patience, reading):
        place, _, row = line.partition("\t")
        found.setdefault(int(place), []).extend(cache.parse([row]) or [])
    return found


def _lines_until(end: float, reading: int) -> list[str]:
    """The whole lines that come in time."""
    data = b""
    while (left := end - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        part = os.read(reading, 1 << 16)
        if not part:
            break
        data += part
    return data.decode("utf-8", "surrogateescape").split("\n")[:-1]


def _awaited(path: str, plane: AwsPlane, end: float) -> list[Row]:
    """What another look-up, still under way, puts into the cache in time."""
    while True:
        kept = cache.read(path, plane.since)
        if kept is not None:
            return kept.rows
        if time.monotonic() > end or not cache.is_marked(path):
            return []
        time.sleep(_POLL)


def _start(wanted: Sequence[Wanted], plane: AwsPlane, out: int | None) -> None:
    """Starts a look-up that the shell and its terminal know nothing of."""
    flags = [f"{name}={value}" for name, value in plane.flags.items()]
    lists = [field for entry in wanted for field in (entry.noun, entry.place, entry.keys, entry.id)]
    # -P: what lies in the current directory is not imported.
    command = [sys.executable, "-P", "-m", "apigw_cli.completion.lookup", plane.folder]
    if os.fork():
        return
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor, target in (
            (0, nothing),
            (1, nothing if out is None else out),
            (2, nothing),
        ):
            os.dup2(target, descriptor)
        os.execv(sys.executable, [*command, *flags, "--", *lists])
    finally:
        os._exit(1)

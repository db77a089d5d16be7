"""
``python -m apigw_cli.completion.lookup``: lists of AWS into the completion's cache, and to stdout.

It is started by the helper and by nobody else, without a terminal: it cannot ask, and says nothing.
Words: the cache's folder, options for the connection, ``--``, then noun, place, member whose keys
are meant and identifier of each list.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.names import partition_of
from apigw_cli.cli.session import connect
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.completion import cache
from apigw_cli.completion.finding import Wanted
from apigw_cli.completion.table import LISTINGS
from apigw_cli.errors import Failure
from apigw_cli.pages import Limits, Listing

if TYPE_CHECKING:
    from apigw_cli.completion.finding import Row

_LONGEST = 15  # seconds of the whole look-up
_MOST = 20_000  # entries of a list


def main() -> None:
    """Looks up what the words of this process say."""
    signal.alarm(_LONGEST)
    try:
        look_up(sys.argv[1:])
    except BaseException:
        os._exit(1)
    os._exit(0)


def look_up(words: Sequence[str]) -> None:
    """Fetches each list that no other process is fetching."""
    folder, *rest = words
    end = rest.index("--")
    fields = rest[end + 1 :]
    lists = [Wanted(*fields[n : n + 4]) for n in range(0, len(fields), 4)]
    cache.make_folder(folder)
    due = {n: entry for n, entry in enumerate(lists) if cache.mark(cache.path_of(folder, entry))}
    settings = _settings(rest[:end])
    with connect(settings) as send:
        for place, entry in due.items():
            try:
                lines = list(_told(place, _rows(entry, settings, send)))
            except Failure:  # what one may not list, another may
                continue
            cache.write(cache.path_of(folder, entry), lines)


def _settings(options: Sequence[str]) -> Settings:
    flags: dict[str, Any] = {"local": False, "max_attempts": "1"}
    flags |= {"connect_timeout": "5", "read_timeout": "5"}
    for option in options:
        name, _, value = option.partition("=")
        flags[name[2:].replace("-", "_")] = value or True
    return Settings(flags, os.environ)


def _told(place: int, rows: Iterator[Row]) -> Iterator[str]:
    """Rows as lines, told to who waits for them as they come."""
    heard = True
    for row in rows:
        line = cache.format_row(row)
        try:
            heard = heard and os.write(1, f"{place}\t{line}".encode("utf-8", "surrogateescape")) > 0
        except OSError:  # nobody waits any more
            heard = False
        yield line


def _rows(wanted: Wanted, settings: Settings, send: Send) -> Iterator[Row]:
    if wanted.keys:
        answer = send(*_reading(wanted))
        yield from ((key, "", "", "") for key in answer.get(wanted.keys) or {})
        return
    operation, params = _listing(wanted)
    _, id, name, shown, arn = LISTINGS[wanted.noun]
    limits = Limits(max_items=_MOST)
    region = settings.get("region")
    prefix = f"arn:{partition_of(region)}:apigateway:{region}::/{wanted.place}/" if region else ""
    for page in Listing(send, operation, params, limits).pages():
        for item in page:
            texts = (_text(item, member) for member in shown)
            told = _text(item, arn) or (prefix and prefix + _text(item, id))
            yield _text(item, id), _text(item, name), next(filter(None, texts), ""), told


def _text(item: Any, path: str) -> str:
    for name in path.split("."):
        item = item.get(name) if isinstance(item, dict) else None
    return "" if item is None else str(item)


def _listing(wanted: Wanted) -> tuple[Operation, dict[str, Any]]:
    """The operation that lists a noun, below the identifiers of the place."""
    [name] = [
        g.commands["list"]
        for g in GROUPS.values()
        if g.noun == wanted.noun and "list" in g.commands
    ]
    return catalogue.operation(name), _identifiers(wanted)


def _reading(wanted: Wanted) -> tuple[Operation, dict[str, Any]]:
    """The operation that shows the one entry whose keys are meant."""
    if not wanted.place:
        return catalogue.operation("GetTags"), {"ResourceArn": wanted.id}
    listing, above = _listing(wanted)
    group, _ = catalogue.PLACES[listing.name]
    own = LISTINGS[wanted.noun][1]
    return catalogue.operation(GROUPS[group].commands["get"]), {**above, own: wanted.id}


def _identifiers(wanted: Wanted) -> dict[str, str]:
    """apis/{ApiId}/routes and apis/a1b2/routes -> ApiId: a1b2."""
    parts = zip(LISTINGS[wanted.noun][0].split("/"), wanted.place.split("/"), strict=True)
    return {part[1:-1]: given for part, given in parts if part.startswith("{")}


if __name__ == "__main__":
    main()

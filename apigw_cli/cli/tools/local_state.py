"""``apigw local dump`` and ``load``: the whole state as one JSON document."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from apigw_cli.cli.session import local_path, open_local
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import Declined, UsageFailure

_INDENT = 2


def dump(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Writes the document to a file, whole or not at all, or to stdout."""
    from apigw_cli.cli.outfile import write_file, write_stdout

    data, place = _text(settings).encode(), _operand("dump", own)
    if place in ("", "-"):
        write_stdout(world.stdout, data, terminal=world.shows_stdout())
    else:
        write_file(place, data)


def _text(settings: Settings) -> str:
    from apigw_cli.local.dumps.dumping import EMPTY, dump

    document = EMPTY
    if os.path.exists(local_path(settings)):  # to look makes no file
        with open_local(settings) as engine:
            document = dump(engine)
    return json.dumps(document, indent=_INDENT, sort_keys=True, ensure_ascii=False) + "\n"


def load(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Replaces all that the plane holds; asks a person first, if it holds anything."""
    from apigw_cli.cli.values.documents import read_json
    from apigw_cli.cli.values.sources import Sources
    from apigw_cli.local.dumps.loading import load

    place = _operand("load", own)
    if not place and world.reads_from_a_person():
        raise UsageFailure("apigw local load takes a file.", "- is standard input.")
    name = "standard input" if place in ("", "-") else place
    document = read_json(name, Sources(world.stdin).document("FILE", place or "-"))
    with open_local(settings) as engine:
        held = engine.store.transact(engine.store.counts, write=False)
        if held and not settings.get("yes") and world.can_ask():
            _ask(local_path(settings), world)
        load(engine, document)


def _ask(path: str, world: World) -> None:
    if not world.hears_yes_to(f"Replace all that {path} holds?"):
        raise Declined("Nothing was loaded.", "Answer y, or give --yes.")


def _operand(command: str, own: Mapping[str, Any]) -> str:
    """The file that is named, "" if none is."""
    words = own["words"]
    if len(words) > 1 or "" in words:
        told = "nothing" if "" in words else " ".join(words)
        raise UsageFailure(f"apigw local {command} takes one file, not {told!r}.")
    return str(words[0]) if words else ""

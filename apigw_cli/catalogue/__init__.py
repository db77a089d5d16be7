"""
What exists: every group, command, operation, parameter and limit, as data.

Nothing here behaves.  Commands, help, completions, man pages, validation and the local plane read
it.
"""

from __future__ import annotations

from importlib import import_module

from apigw_cli.catalogue.records import Operation, Resource
from apigw_cli.catalogue.table import GROUPS

# The place of each operation: CreateRoute -> ("route", "create").
PLACES: dict[str, tuple[str, str]] = {
    operation: (group.name, command)
    for group in GROUPS.values()
    for command, operation in group.commands.items()
}


_LOADED: dict[str, Operation] = {}


_SMALL = {letter: "-" + chr(letter).lower() for letter in range(ord("A"), ord("Z") + 1)}


def kebab(name: str) -> str:
    """A name as it is typed: RouteKey -> route-key, GetApis -> get-apis."""
    return name.translate(_SMALL).strip("-")


def operation(name: str) -> Operation:
    """The operation of that name; loads the module of its noun alone."""
    if name not in _LOADED:
        group, _ = PLACES[name]
        module = import_module(f"apigw_cli.catalogue.resources.{GROUPS[group].noun}")
        _LOADED.update((entry.name, entry) for entry in module.OPERATIONS)
    return _LOADED[name]


def resource(noun: str) -> Resource:
    """What the entries of a noun have in common: vpc_link, route."""
    found: Resource = import_module(f"apigw_cli.catalogue.resources.{noun}").RESOURCE
    return found


def operations() -> list[Operation]:
    """All of them, by group and command."""
    return [operation(name) for name in PLACES]

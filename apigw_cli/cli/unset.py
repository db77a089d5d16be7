"""``--unset MEMBER``: the way that the service clears each member, or why it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from apigw_cli import catalogue
from apigw_cli.catalogue.clearing import CLEARINGS, Clearing
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.cli.command import option_name
from apigw_cli.cli.plan import Step
from apigw_cli.cli.values.checks import meant
from apigw_cli.cli.words import NO_WORD
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple


class Unset(NamedTuple):
    """One member to clear, or keys of a map."""

    member: Member
    keys: tuple[str, ...]  # of a map; (): all of it
    clearing: Clearing


# Reads what the service has of the resource that is updated.
Read = Callable[[], dict[str, Any]]


def read_unset(operation: Operation, words: Iterable[str], given: Mapping[str, Any]) -> list[Unset]:
    """
    What ``--unset`` names, each member once.

    Args:
        given: Members that have a value on the same command line.

    Raises:
        UsageFailure: No such member, one that has a value too, or one that cannot be cleared.
    """
    found: dict[str, Unset] = {}
    for word in words:
        entry = _one(operation, word)
        _refuse_value(entry, given)
        earlier = found.get(entry.member.name, entry)
        both = tuple(dict.fromkeys((*earlier.keys, *entry.keys)))
        keys = both if earlier.keys and entry.keys else ()
        found[entry.member.name] = entry._replace(keys=keys)
    return list(found.values())


def _refuse_value(entry: Unset, given: Mapping[str, Any]) -> None:
    option, value = option_name(entry.member), given.get(entry.member.name)
    if value is not None and not entry.keys:
        raise UsageFailure(f"{option} is given and unset at once.")
    for key in entry.keys:
        if key in (value or ()):
            raise UsageFailure(f"{option}.{key} is given and unset at once.")


def _one(operation: Operation, word: str) -> Unset:
    name, dot, key = word.partition(".")
    clearings = CLEARINGS[operation.name]
    known = {catalogue.kebab(member): member for member in clearings}
    known |= {option_name(m)[2:]: m.name for m in operation.inputs if m.name in clearings}
    wanted, members = name.removeprefix("--"), f"Members: {', '.join(known)}"
    if word == NO_WORD:
        raise UsageFailure("--unset needs the name of a member.", members)
    member = operation.member(known.get(wanted, wanted))
    if member is None or member.name not in clearings:
        raise UsageFailure(f"--unset: no member {name!r}.{meant(wanted, known)}", members)
    clearing = clearings[member.name]
    if clearing.way == "never":
        raise UsageFailure(f"--unset: {name} cannot be cleared: {clearing.never}.")
    if dot and clearing.way != "keys":
        raise UsageFailure(f"--unset: {name} is no map; leave out '.{key}'.")
    if dot and not key:
        raise UsageFailure(f"--unset: {word!r} names no key.", "Is a variable empty?")
    return Unset(member, (key,) if key else (), clearing)


def apply_unset(
    operation: Operation, params: dict[str, Any], unset: list[Unset], read: Read
) -> tuple[dict[str, Any], list[Step]]:
    """The parameters with the members that a value clears; and the calls that clear the others."""
    calls: list[Step] = []
    identifiers = {m.name: params[m.name] for m in operation.path_members}
    for entry in unset:
        if entry.clearing.way == "value":
            params[entry.member.name] = entry.clearing.value
        elif entry.clearing.way == "call":
            calls.append(Step(catalogue.operation(entry.clearing.call), dict(identifiers)))
        else:
            _clear_keys(entry, params, identifiers, calls, read)
    return params, calls


def _clear_keys(
    entry: Unset,
    params: dict[str, Any],
    identifiers: dict[str, Any],
    calls: list[Step],
    read: Read,
) -> None:
    name, clearing = entry.member.name, entry.clearing
    current = read().get(name, {}) if not entry.keys or clearing.keys == "replace" else {}
    keys = entry.keys or tuple(current)
    if clearing.keys == "call":
        deleting = catalogue.operation(clearing.call)
        last = deleting.path_members[-1].name
        if {".", ".."} & {*keys}:  # the URI would name the whole map, or what it lies in
            raise UsageFailure(f"--unset: {option_name(entry.member)[2:]} has no key '.' or '..'.")
        calls.extend(Step(deleting, {**identifiers, last: key}) for key in keys)
    elif clearing.keys == "empty":
        params[name] = {**params.get(name, {}), **dict.fromkeys(keys, clearing.value)}
    else:
        kept = {key: value for key, value in current.items() if key not in keys}
        params[name] = {**kept, **params.get(name, {})}

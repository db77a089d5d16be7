"""The input members of one operation, from everything that can say them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.cli.command import option_name
from apigw_cli.cli.identifiers import fill, placeholder, variable
from apigw_cli.cli.names import may_be_name
from apigw_cli.cli.plan import Inputs, check_members
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.values.by_shape import Values
from apigw_cli.cli.values.checks import Unknown, check_least, check_value
from apigw_cli.cli.values.sources import Sources
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure

if TYPE_CHECKING:
    from apigw_cli.cli.invoke import Call
    from apigw_cli.cli.unset import Unset
    from apigw_cli.cli.values.dotted import Dotted

# A path parameter's value where there is only one.
_ONLY = {"Specification": "OAS30"}


def read_inputs(call: Call, settings: Settings, world: World) -> Inputs:
    """
    Input members by the service's names, in the catalogue's order; dotted options; what to unset.

    Unset members are not in it.  Options override what a whole input says.

    Raises:
        UsageFailure: A value that cannot be read, or members that are missing: all named at once.
    """
    operation = call.operation
    sources = Sources(world.stdin, call.fill)
    check = not settings.get("no_validate")
    whole = _whole_input(call, settings, sources, check=check)
    given = {name: value for name, value in call.given.items() if value not in (None, ())}
    given |= find_identifiers(call, given.keys() | whole.keys(), world.environ)
    dotted_members = {entry.member for entry in call.dotted}
    _refuse_missing(call, given.keys() | whole.keys() | dotted_members)
    values = Values(sources, check=check)
    for name, value in given.items():
        member = operation.member(name)
        assert member is not None
        whole[name] = _read(operation, member, value, values, sources)
        _warn_of_file(member, value, world)
    for member in operation.path_members:
        check_identifier(member, whole[member.name])
    params = {m.name: whole[m.name] for m in operation.inputs if m.name in whole}
    if check:
        _check_known(operation, params, dotted_members)
    told = whole | dict.fromkeys(dotted_members, ())
    return Inputs(
        params | _unknown(whole, params),
        _read_dotted(call, values, check=check) if call.dotted else [],
        _read_unset(operation, settings.get("unset"), told) if settings.get("unset") else [],
    )


def _check_known(operation: Operation, params: dict[str, Any], dotted: set[str]) -> None:
    """Checks what is whole; of names, and of what dotted options add to, only the plan is."""
    whole = {
        name: value
        for name, value in params.items()
        if name not in dotted and not may_be_name(value)
    }
    check_members(operation, whole)


def _read_unset(operation: Operation, words: Iterable[str], told: dict[str, Any]) -> list[Unset]:
    from apigw_cli.cli.unset import read_unset

    return read_unset(operation, words, told)


def _unknown(whole: dict[str, Any], params: dict[str, Any]) -> dict[str, Any]:
    """What a whole input says beyond the operation's members: there with --no-validate only."""
    return {name: value for name, value in whole.items() if name not in params}


def _whole_input(
    call: Call, settings: Settings, sources: Sources, *, check: bool
) -> dict[str, Any]:
    if call.params is not None:
        return _whole_params(call, call.params, check=check)
    told = {
        option: settings.get(option[2:].replace("-", "_"))
        for option in ("--cli-input-json", "--cli-input-yaml")
    }
    given = {option: word for option, word in told.items() if word is not None}
    if not given:
        return {}
    if len(given) > 1:
        raise UsageFailure("--cli-input-json and --cli-input-yaml do not go together.")
    from apigw_cli.cli.values.whole_input import read_input

    option, word = next(iter(given.items()))
    return read_input(call.operation, option, word, sources, check=check)


def _whole_params(call: Call, params: Mapping[str, Any], *, check: bool) -> dict[str, Any]:
    filled: dict[str, Any] = call.fill.value(params)
    if check:
        check_value("params", Shape("structure", members=call.operation.inputs), filled)
    return filled


def find_identifiers(call: Call, given: set[str], environ: Mapping[str, str]) -> dict[str, str]:
    """
    Identifiers from words and environment, for those that are not given otherwise.

    Raises:
        UsageFailure: A word that no identifier takes.
    """
    if call.words and not call.grouped:
        raise UsageFailure(
            f"Unexpected word: {call.words[0]!r}.", f"{call.path} takes options only."
        )
    found = fill(call.operation, call.words, given, environ)
    for member in call.operation.path_members:
        if member.name in _ONLY and member.name not in given:
            found.setdefault(member.name, _ONLY[member.name])
    return found


def _read(
    operation: Operation, member: Member, given: Any, values: Values, sources: Sources
) -> Any:
    option = option_name(member)
    if operation.place(member) == "path":
        return sources.fill.text(sources.text(option, given, dash=True).strip("\r\n"))
    if member.name == "RouteKey" and given == "":
        raise UsageFailure(
            f"{option} is empty. Did the shell expand $default?", "Quote it: '$default'"
        )
    return values.read(option, member.shape, given)


def check_identifier(member: Member, identifier: Any) -> None:
    """Refuses what would make the URI name something else, and a word that the member has not."""
    option = option_name(member)
    if isinstance(identifier, Unknown):
        return
    if not isinstance(identifier, str) or identifier in ("", ".", ".."):
        raise UsageFailure(f"{option}: {identifier!r} cannot be an identifier.")
    if member.shape.words and identifier not in member.shape.words:
        raise UsageFailure(f"{option}: {identifier!r} is none of {', '.join(member.shape.words)}.")


def _read_dotted(call: Call, values: Values, *, check: bool) -> list[Dotted]:
    from apigw_cli.cli.values.dotted import Dotted, leaf

    read = []
    for entry in call.dotted:
        path, shape = leaf(entry.option, entry.shape)
        value = values.read(entry.option, shape, entry.words)
        if check:
            check_least(entry.option, shape, value)
        read.append(Dotted(entry.option, (entry.member, *path), value))
    return read


def _warn_of_file(member: Member, given: Any, world: World) -> None:
    """A document that is the name of a file was most likely meant to be the file."""
    if member.shape.document and isinstance(given, str) and os.path.isfile(given):
        option = option_name(member)
        world.stderr.write(
            f"apigw: warning: {option}: {given!r} is the name of a file, and is sent as it is;"
            f" to send the file write {option} file://{given}\n"
        )


def _refuse_missing(call: Call, given: set[str]) -> None:
    missing = [
        member for member in call.operation.inputs if member.required and member.name not in given
    ]
    if not missing:
        return
    names = ", ".join(option_name(member) for member in missing)
    paths = [member for member in missing if call.operation.place(member) == "path"]
    hint = f"Try '{call.path} --help'."
    if paths and call.grouped:
        words = " ".join(placeholder(member) for member in call.operation.path_members)
        variables = " or ".join(variable(member) for member in paths)
        hint = f"By position: {call.path} {words}; or set {variables}."
    raise UsageFailure(f"{call.path}: missing {names}.", hint)


def split_outfile(call: Call, environ: Mapping[str, str]) -> tuple[list[str], str]:
    """
    The identifiers, and the file that an export goes to, "" for stdout.

    OUTFILE is the word after the identifiers.
    """
    if not call.operation.answers_document:
        return call.words, ""
    words = call.words
    gaps = [m for m in call.operation.path_members if call.grouped and call.given[m.name] is None]
    due = len([m for m in gaps if not m.shape.words or set(words) & set(m.shape.words)])
    if len(words) == 1 and due == 1 and environ.get("APIGW_API_ID"):
        raise UsageFailure(
            f"{words[0]!r} can be the API or the file, with APIGW_API_ID set.",
            "Name the API by --api-id.",
        )
    return (words[:due], words[due]) if len(words) == due + 1 else (words, "")

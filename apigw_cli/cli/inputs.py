"""The input members of one operation, from everything that can say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.cli.command import option_name
from apigw_cli.cli.identifiers import fill, placeholder, variable
from apigw_cli.cli.sources import Sources
from apigw_cli.cli.values import read_value
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure

if TYPE_CHECKING:
    from apigw_cli.cli.invoke import Call

# A path parameter's value where there is only one.
_ONLY = {"Specification": "OAS30"}


def read_params(call: Call, world: World) -> dict[str, Any]:
    """
    Input members by the service's names, in the catalogue's order; unset ones are not in it.

    Raises:
        UsageFailure: A value that cannot be read, or members that are missing: all named at once.
    """
    operation = call.operation
    if call.words and not call.grouped:
        raise UsageFailure(
            f"Unexpected word: {call.words[0]!r}.", f"{call.path} takes options only."
        )
    given = {name: value for name, value in call.given.items() if value not in (None, ())}
    given |= fill(operation, call.words, set(given), world.environ)
    given |= {
        member.name: _ONLY[member.name]
        for member in operation.path_members
        if member.name in _ONLY and member.name not in given
    }
    _refuse_missing(call, given)
    sources = Sources(world.stdin)
    return {
        member.name: _read(operation, member, given[member.name], sources)
        for member in operation.inputs
        if member.name in given
    }


def _read(operation: Operation, member: Member, given: Any, sources: Sources) -> Any:
    option = option_name(member)
    if operation.place(member) == "path":
        identifier = sources.text(option, given, dash=True).strip("\r\n")
        if identifier in ("", ".", ".."):  # the URI would name something else
            raise UsageFailure(f"{option}: {identifier!r} cannot be an identifier.")
        return _closed(option, member, identifier)
    if member.name == "RouteKey" and given == "":
        raise UsageFailure(
            f"{option} is empty. Did the shell expand $default?", "Quote it: '$default'"
        )
    return read_value(option, member, given, sources, check=True)


def _closed(option: str, member: Member, text: str) -> str:
    """An identifier that has one of a few words, or any text."""
    if member.shape.words and text not in member.shape.words:
        raise UsageFailure(f"{option}: {text!r} is none of {', '.join(member.shape.words)}.")
    return text


def _refuse_missing(call: Call, given: Mapping[str, Any]) -> None:
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


def split_outfile(
    operation: Operation,
    words: list[str],
    given: Mapping[str, Any],
    environ: Mapping[str, str],
    grouped: bool,
) -> tuple[list[str], str]:
    """
    The identifiers, and the file that an export goes to, "" for stdout.

    OUTFILE is the word after the identifiers.
    """
    if operation.name != "ExportApi":
        return words, ""
    gaps = [m for m in operation.path_members if grouped and given.get(m.name) is None]
    closed = [m for m in gaps if m.shape.words and not set(words) & set(m.shape.words)]
    due = len(gaps) - len(closed)
    if len(words) == 1 and due == 1 and environ.get("APIGW_API_ID"):
        raise UsageFailure(
            f"{words[0]!r} can be the API or the file, with APIGW_API_ID set.",
            "Name the API by --api-id.",
        )
    return (words[:due], words[due]) if len(words) == due + 1 else (words, "")

"""The table of the completion helper: what its questions are about, in constants that load fast."""

from __future__ import annotations

from collections.abc import Iterator

from apigw_cli import catalogue
from apigw_cli.generate import live, surface

PATH = "apigw_cli/completion/table.py"


def render() -> str:
    """The module."""
    return "\n".join(
        [
            '"""Made by python -m apigw_cli.generate from the catalogue; do not edit."""',
            "",
            "# The identifiers of each operation, in the order of its words.",
            '# The environment does not fill those with "!".',
            "IDENTIFIERS = {",
            *(f'    "{name}": {_tuple(members)},' for name, members in _identifiers()),
            "}",
            "",
            "# What a member takes: the noun, the form, and the form's detail (see generate.live).",
            "VALUES = {",
            *(f'    "{name}": {_tuple(due)},' for name, due in sorted(_values().items())),
            "}",
            "",
            "# Where the entries of a noun are; the members that hold their identifier, name, ARN,",
            "# and what is shown beside them: the first that is not empty.",
            "LISTINGS = {",
            *(line for entry in sorted(live.listed().items()) for line in _listing(*entry)),
            "}",
            "",
            "# The nouns that have tags.",
            f"TAGGABLE = {_tuple(live.taggable())}",
            "",
        ]
    )


def _identifiers() -> Iterator[tuple[str, list[str]]]:
    for operation in catalogue.operations():
        members = [member.name for member in operation.path_members if not member.shape.words]
        if (
            members
            and operation.method == "DELETE"
            and operation.path_members[-1].name == members[-1]
        ):
            members[-1] += "!"
        if members:
            yield operation.name, members


def _values() -> dict[str, live.Due]:
    """By member where it is the same everywhere, else by operation and member."""
    found: dict[str, dict[str, live.Due | None]] = {}
    shared = {option.name: option.due for option in surface.everywhere()}
    for command in surface.commands():
        for option in command.options:
            if option.member is None:
                shared[option.name] = option.due
            elif command.operation is not None:
                by_operation = found.setdefault(option.member.name, {})
                by_operation[command.operation.name] = option.due
    values = {name[2:].capitalize(): due for name, due in shared.items() if due is not None}
    for name, by_operation in found.items():
        known = {operation: due for operation, due in by_operation.items() if due is not None}
        if len(set(known.values())) == 1:
            values[name] = next(iter(known.values()))
        else:
            values |= {f"{operation}.{name}": due for operation, due in known.items()}
    return values


def _listing(noun: str, listed: live.Listed) -> Iterator[str]:
    yield f'    "{noun}": ('
    yield f'        "{listed.place}",'
    yield f'        "{listed.id}",'
    yield f'        "{listed.name}",'
    yield f"        {_tuple(listed.shown)},"
    yield f'        "{listed.arn}",'
    yield "    ),"


def _tuple(texts: tuple[str, ...] | list[str] | live.Due) -> str:
    quoted = ", ".join(f'"{text}"' for text in texts)
    return f"({quoted},)" if len(texts) == 1 else f"({quoted})"

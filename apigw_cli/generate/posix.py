"""The tables of the completion scripts of bash and zsh, which read the same ``case``."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from apigw_cli.generate import surface, words
from apigw_cli.generate.options import Option
from apigw_cli.generate.surface import Command

_WORTH_SHARING = 40  # characters
_WIDTH = 92


def fill(template: str) -> str:
    """A script with its tables in their places."""
    shared = _shared_lists()
    for name, lines in {
        "@SHARED@": [f"    local {name}='{text}'" for text, name in shared.items()],
        "@PLACES@": _places(shared),
        "@TAKES@": _takes(),
        "@SPECIAL_VALUES@": _special_values(),
        "@VALUES@": _values(),
        "@SHORT@": [f"    {short}) option={long} ;;" for short, long in words.long_forms().items()],
    }.items():
        template = template.replace(name + "\n", "".join(line + "\n" for line in lines))
    return template.replace("@EVERYWHERE@", _entries(words.shown_everywhere()))


def _places(shared: dict[str, str]) -> Iterator[str]:
    root = " ".join(words.root_words())
    options = _entries(surface.at_root())
    yield "    '')"
    yield f"        following='{root}'"
    yield f"        aws_names='{' '.join(words.aws_names())}'"
    yield f"        own='{options}'"
    yield "        ;;"
    for group in surface.groups():
        yield f"    {group.name}) following='{' '.join(group.words)}' ;;"
    for command in surface.commands():
        yield from _place(command, shared)


def _place(command: Command, shared: dict[str, str]) -> Iterator[str]:
    yield f"    {' | '.join(_quoted(path) for path in command.paths)})"
    yield f"        command='{command.path}'"
    if command.operation is not None:
        yield f"        operation={command.operation.name}"
    if command.identifiers:
        yield f"        identifiers='{' '.join(words.identifiers(command))}'"
    if command.operand:
        yield f"        outfile='{' '.join(words.beside_files(command))}'"
    if command.words:
        yield f"        following='{' '.join(command.words)}'"
    chunks = [f"${shared[chunk]}" if chunk in shared else chunk for chunk in _chunks(command)]
    yield f'        own="{" ".join(chunks)}"'
    yield "        ;;"


def _quoted(path: str) -> str:
    return f"'{path}'" if " " in path else path


def _chunks(command: Command) -> list[str]:
    """A command's options in runs that other commands may have as well."""
    runs: list[list[Option]] = []
    for option in words.shown(command):
        kind = _kind(option)
        if not runs or _kind(runs[-1][0]) != kind:
            runs.append([])
        runs[-1].append(option)
    return [_entries(run) for run in runs]


def _kind(option: Option) -> str:
    """Members, what reaches into one of them, and options that are no member."""
    if option.is_dotted:
        return option.name.partition(".")[0]
    return "member" if option.member else option.topic


def _entries(options: Iterable[Option]) -> str:
    return " ".join(words.entry(option) for option in options)


def _shared_lists() -> dict[str, str]:
    """The runs that are long and frequent enough to have a name."""
    count = Counter(chunk for command in surface.commands() for chunk in _chunks(command))
    frequent = [
        chunk for chunk, times in count.items() if times > 1 and len(chunk) > _WORTH_SHARING
    ]
    return {chunk: f"list{number}" for number, chunk in enumerate(frequent, 1)}


def _takes() -> Iterator[str]:
    for how, spellings in words.takes().items():
        yield f"    {_any_of(spellings)}) takes={how} ;;"


def _special_values() -> Iterator[str]:
    for (path, spelling), value in words.values().special.items():
        yield f"    '{path} {spelling}') {_set(value)} && return ;;"


def _values() -> Iterator[str]:
    for value, spellings in words.values().by_fact().items():
        if value != words.Value():
            yield f"    {_any_of(spellings)}) {_set(value)} ;;"


def _set(value: words.Value) -> str:
    kind = f"kind='{value.kind}'" if value.kind else ""
    offered = f"offered='{' '.join(value.words)}'" if value.words else ""
    return " ".join(filter(None, [kind, offered])) or ":"


def _any_of(spellings: list[str]) -> str:
    """A pattern of all, over as many lines as it needs."""
    lines = textwrap.wrap(" | ".join(spellings), _WIDTH, break_on_hyphens=False)
    return " \\\n    ".join(lines)

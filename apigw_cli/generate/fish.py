"""The completion script of fish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from apigw_cli.generate import surface, words
from apigw_cli.generate.options import Option
from apigw_cli.generate.surface import Command

PATH = "completions/apigw.fish"
_TEMPLATE = Path(__file__).parent / "templates" / "apigw.fish"


def render() -> str:
    """The script."""
    text = _TEMPLATE.read_text()
    for name, lines in {
        "@PLACES@": _places(),
        "@TAKES@": _takes(),
        "@SPECIAL_VALUES@": _special_values(),
        "@VALUES@": _values(),
        "@ABOUT@": _about(),
        "@SHORT@": _short(),
    }.items():
        text = text.replace(name + "\n", "".join(line + "\n" for line in lines))
    return text.replace("@EVERYWHERE@", _entries(words.shown_everywhere()))


def _places() -> Iterator[str]:
    yield "        case ''"
    yield f"            set following {' '.join(words.root_words())}"
    yield f"            set aws_names {' '.join(words.aws_names())}"
    yield f"            set own {_entries(surface.at_root())}"
    for group in surface.groups():
        yield f"        case {group.name}"
        yield f"            set following {' '.join(group.words)}"
    for command in surface.commands():
        yield from _place(command)


def _place(command: Command) -> Iterator[str]:
    yield f"        case {' '.join(_quoted(path) for path in command.paths)}"
    yield f"            set command {_quoted(command.path)}"
    if command.operation is not None:
        yield f"            set operation {command.operation.name}"
    if command.identifiers:
        yield f"            set identifiers {' '.join(words.identifiers(command))}"
    if command.operand:
        yield f"            set outfile {' '.join(words.beside_files(command))}"
    if command.words:
        yield f"            set following {' '.join(command.words)}"
    yield f"            set own {_entries(words.shown(command))}"


def _entries(options: Iterable[Option]) -> str:
    return " ".join(words.entry(option) for option in options)


def _takes() -> Iterator[str]:
    for how, spellings in words.takes().items():
        yield f"        case {' '.join(spellings)}"
        yield f"            echo {how}"


def _special_values() -> Iterator[str]:
    for (path, spelling), value in words.values().special.items():
        yield f"        case {_quoted(f'{path} {spelling}')}"
        yield from _set(value)
        yield "            return 0"


def _values() -> Iterator[str]:
    for value, spellings in words.values().by_fact().items():
        if value != words.Value():
            yield f"        case {' '.join(spellings)}"
            yield from _set(value)


def _set(value: words.Value) -> Iterator[str]:
    if value.kind:
        yield f"            set kind {value.kind}"
    if value.words:
        yield f"            set offered {' '.join(value.words)}"


def _about() -> Iterator[str]:
    about = words.about()
    yield f"set --global __apigw_words {' '.join(map(_quoted, about))}"
    yield "set --global __apigw_about \\"
    yield " \\\n".join(f"    {_quoted(text)}" for text in about.values())


def _short() -> Iterator[str]:
    for short, long in words.long_forms().items():
        yield f"                case {short}"
        yield f"                    set option {long}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

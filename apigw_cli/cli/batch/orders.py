"""What a line says: a command line or an operation with its parameters, and the result's name."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.batch.lines import Line
from apigw_cli.cli.batch.references import FOREIGN, NAME, References
from apigw_cli.cli.values.checks import meant
from apigw_cli.cli.values.documents import read_json
from apigw_cli.errors import UsageFailure
from apigw_cli.record import NamedTuple

_KEYS = ("operation", "params", "as")

# The shell's words, linear in their length where shlex takes time with its square.
_BLANK = re.compile(r"[ \t\r\n]+")
_QUOTED = r"""'([^']*+)'|"((?:[^"\\]++|\\.)*+)"|\\(.)"""
_PIECE = re.compile(_QUOTED, re.DOTALL)
_WORD = re.compile(rf"""(?:[^ \t\r\n'"\\]++|{_QUOTED})++""", re.DOTALL)


class Order(NamedTuple):
    """A line that can be read."""

    line: Line
    references: References
    name: str = ""  # of its result, for later lines
    words: tuple[str, ...] = ()  # of a command line, with references cut out
    operation: Operation | None = None  # of a JSON object
    params: dict[str, Any] | None = None


def read_order(line: Line) -> Order:
    """
    What a line says.

    Raises:
        UsageFailure: It is neither a command line nor an object that says what to do.
    """
    if line.trouble:
        raise UsageFailure(f"the line cannot be read: {line.trouble}.")
    return _object(line) if line.text.startswith("{") else _command(line)


def _command(line: Line) -> Order:
    words, comment = split_words(line.text)
    name = ""
    if comment.startswith("#as "):
        name = _checked_name(comment[len("#as ") :].strip())
    elif re.match(r"#as\b", comment, re.IGNORECASE):
        raise UsageFailure(f"{comment[:40]!r} names no result.", "Write #as NAME")
    if words[:1] == ["apigw"]:
        words = words[1:]
    if not words:
        raise UsageFailure("the line has no command.")
    references = References()
    return Order(line, references, name, tuple(map(references.cut, words)))


def split_words(text: str) -> tuple[list[str], str]:
    """
    The words of a command line by the shell's rules, and the comment that ends it.

    Raises:
        UsageFailure: A quote does not end.
    """
    words: list[str] = []
    place = 0
    while True:
        blank = _BLANK.match(text, place)
        place = blank.end() if blank else place
        if place == len(text) or text[place] == "#":
            return words, text[place:]
        word = _WORD.match(text, place)
        place = word.end() if word else place
        if place < len(text) and not _BLANK.match(text, place):
            what = "a quote has no end" if text[place] in "'\"" else "nothing follows the last \\"
            raise UsageFailure(f"the line cannot be split into words: {what}.")
        assert word is not None
        words.append(_PIECE.sub(_plain, word[0]))


def _plain(piece: re.Match[str]) -> str:
    """A piece of a word as the shell takes it: in double quotes, \\ is for itself and for them."""
    single, double, escaped = piece.groups()
    if double is not None:
        return re.sub(r'\\(["\\])', r"\1", double)
    return single if single is not None else escaped


def name_of(line: Line) -> str:
    """The name of a line's result, "" where it has none or cannot be read."""
    try:
        return read_order(line).name
    except UsageFailure:
        return ""


def _object(line: Line) -> Order:
    found = read_json("the line", line.text)
    unknown = [key for key in found if key not in _KEYS]
    if unknown:
        near = meant(unknown[0], _KEYS)
        raise UsageFailure(f"the line has a key {unknown[0]!r}.{near}", f"Keys: {', '.join(_KEYS)}")
    operation = _operation(found.get("operation"))
    params, name = found.get("params", {}), found.get("as", "")
    if not isinstance(params, dict):
        raise UsageFailure("params: not an object of parameters.")
    if "as" in found:
        name = _checked_name(name if isinstance(name, str) else str(name))
    references = References()
    if "${" in line.text:
        params = references.cut_value(params)
    return Order(line, references, name, operation=operation, params=params)


def _operation(name: Any) -> Operation:
    known = _operations()
    if not isinstance(name, str) or name not in known:
        if name is None:
            raise UsageFailure("the line has no operation.", 'Write {"operation": "CreateApi", …}')
        near = meant(str(name), catalogue.PLACES)
        raise UsageFailure(f"operation: there is no {name!r}.{near}", "See 'apigw operations'.")
    return catalogue.operation(known[name])


@cache
def _operations() -> dict[str, str]:
    """Operations by each of their names: CreateRoute, create-route, route create."""
    names = {name: name for name in catalogue.PLACES}
    names |= {catalogue.kebab(name): name for name in catalogue.PLACES}
    return names | {" ".join(place): name for name, place in catalogue.PLACES.items()}


def _checked_name(name: str) -> str:
    if not NAME.fullmatch(name):
        raise UsageFailure(
            f"{name!r} cannot name a result.", "Letters, digits, '_' and '-' make a name."
        )
    if name in FOREIGN:
        raise UsageFailure(
            f"{name!r} cannot name a result: ${{{name}.…}} is the service's own.",
            "Choose another name.",
        )
    return name

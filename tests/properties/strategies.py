"""Values of the catalogue's shapes, and the texts that users of this service write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation, Shape

# What a shell, a grammar or a YAML reader takes for something else.
AWKWARD = (
    "",
    " ",
    " both ends ",
    "$default",
    "GET /pets/{id}",
    "POST /a/{proxy+}",
    "${request.path.id}",
    "$request.header.Authorization",
    "a,b",
    "a, b=c",
    "a,B=c",
    "k=v",
    "=",
    ",",
    "@",
    "x@",
    "it's",
    '"quoted"',
    "back\\slash",
    "end\\",
    "a\\,b",
    "{",
    "}",
    "[",
    "]",
    "{]",
    "[a,b]",
    '{"a": 1}',
    "two\nlines",
    "tab\there",
    "#0055aa",
    "a # b",
    "a: b",
    "- a",
    "*",
    "&a",
    "!Ref x",
    "%",
    "| x",
    "> x",
    "? x",
    "---",
    "...",
    "<<",
    "~",
    "null",
    "true",
    "OFF",
    "no",
    "y",
    "N",
    "1.0",
    "1e10",
    "1E5",
    "0o17",
    "017",
    "0x1F",
    "0b1",
    "1_000",
    ".5",
    "5.",
    "+1",
    ".inf",
    "-.Inf",
    ".nan",
    "12:30:45",
    "2020-01-01",
    "2020-01-01T00:00:00Z",
    "日本語",
    "é",
    "e\u0301",
    "\U0001f600",
    "\u200b",
    "\u2028",
    "\x85",
    "\ufeff",
    "\xa0",
    "arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/stages/$default",
    "arn:aws:lambda:us-east-1:123456789012:function:pets",
    "https://example.com/a?b=c&d=e,f#g",
    "s3://bucket/key",
    "file://nothing",
    "fileb://nothing",
    "-",
    "--name",
    "-1",
)


def texts(*, control: bool = True) -> SearchStrategy[str]:
    """Any text that UTF-8 can hold; without ``control``, any that a command line can."""
    forbidden = "" if control else "\0"
    anything = st.text(st.characters(exclude_categories=("Cs",), exclude_characters=forbidden))
    pieces = st.lists(st.sampled_from(AWKWARD), min_size=2, max_size=3).map("".join)
    return st.one_of(st.sampled_from(AWKWARD), pieces, anything)


def values(shape: Shape, text: SearchStrategy[str]) -> SearchStrategy[Any]:
    """Any value that an input of the shape may have and a client sends; of a union, one member."""
    if shape.kind == "list":
        assert shape.item is not None
        return st.lists(values(shape.item, text), max_size=3)
    if shape.kind == "map":
        assert shape.item is not None
        return st.dictionaries(text, values(shape.item, text), max_size=3)
    if shape.kind == "structure":
        members = {m.name: values(m.shape, text) for m in shape.members if not m.read_only}
        due = {m.name: members.pop(m.name) for m in shape.members if m.required}
        whole = st.fixed_dictionaries(due, optional=members)
        return whole.map(_one_of) if shape.one_of else whole
    if shape.early and shape.kind == "text":
        least = shape.low or 0
        return text.map(lambda drawn: drawn.rjust(least, "x"))
    return st.sampled_from(shape.words) if shape.words else _scalars(shape, text)


def _one_of(value: dict[str, Any]) -> dict[str, Any]:
    return dict(list(value.items())[:1])


def _scalars(shape: Shape, text: SearchStrategy[str]) -> SearchStrategy[Any]:
    least = shape.low if shape.early and shape.low is not None else -(2**31)
    return {
        "text": text,
        "timestamp": text,
        "integer": st.integers(least, 2**31 - 1),
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
    }[shape.kind]


class Parameter(NamedTuple):
    """A parameter that holds more than one value."""

    operation: Operation
    name: str
    shape: Shape

    def __repr__(self) -> str:
        return f"{self.operation.name}-{self.name}"

    @property
    def option(self) -> str:
        return "--" + catalogue.kebab(self.name)


# Every structure, list and map that any operation takes.
PARAMETERS = [
    Parameter(operation, member.name, member.shape)
    for operation in catalogue.operations()
    for member in operation.inputs
    if member.shape.kind in ("structure", "list", "map")
]


def parameter_values(
    parameters: Sequence[Parameter], text: SearchStrategy[str]
) -> SearchStrategy[tuple[Parameter, Any]]:
    """One of the parameters, and a value of it."""

    def paired(parameter: Parameter) -> SearchStrategy[tuple[Parameter, Any]]:
        literal = text.filter(no_name) if parameter.name in _NAMED else text
        return st.tuples(st.just(parameter), values(parameter.shape, literal))

    return st.sampled_from(parameters).flatmap(paired)


# Lists of ARNs, for which ``@portal-product:NAME`` may stand.
_NAMED = ("IncludedPortalProductArns",)


def no_name(text: str) -> bool:
    """Whether a text stands for itself where ``@NAME`` stands for an identifier."""
    return not text.startswith("@")

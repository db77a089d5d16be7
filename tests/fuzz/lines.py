"""Command lines out of the catalogue: most as a user writes them, some with a slip or five."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.command import option_name
from apigw_cli.cli.options import EVERYWHERE, INPUT, PAGING
from tests.properties.strategies import texts, values

OPERATIONS = catalogue.operations()
_TEXT = texts(control=False)

# Words that are no option's of one operation, with values as they may be.
_SHARED = [
    *(["--output", how] for how in ("table", "json", "yaml", "text", "jsonl", "off", "csv", "")),
    *(["--query", query] for query in ("Items[].Name", "ApiId", "[", "length(@)", "@", "`1", "")),
    *(["--columns", names] for names in ("ApiId", "Name,ApiId", "Nope", ",", "Tags.a")),
    *(["--max-items", count] for count in ("1", "0", "many", "99999999999999999999")),
    *(["--page-size", count] for count in ("1", "100", "-1")),
    *(["--starting-token", token] for token in ("None", "e30=", "eyJOZXh0VG9rZW4iOiBbXX0=", "x")),
    *([switch] for switch in ("--no-paginate", "--no-header", "--no-color", "--dry-run", "--yes")),
    *([switch] for switch in ("--no-validate", "--ignore-not-found", "--wait", "--local", "--aws")),
    *(["--print", form] for form in ("aws", "boto3", "curl", "hcl")),
    *(["--generate-cli-skeleton", *kind] for kind in ([], ["input"], ["yaml-input"], ["output"])),
    *(["--cli-input-json", text] for text in ("{}", "[]", "-", "{", '{"Name": 1}', "file://x")),
    *(["--cli-input-yaml", text] for text in ("{}", "a: b", "-", "- 1", "a: [", "file:///")),
    *(["--unset", *names] for names in ([], ["description"], ["tags.a", "x"], ["."])),
    *(["--region", name] for name in ("eu-west-1", "a/b", "", "\U0001f600")),
    *(["--endpoint-url", url] for url in ("http://127.0.0.1:1", "nonsense", "http://[")),
    *(["--cli-read-timeout", time] for time in ("1", "0", "-1", "nan", "1e400")),
    *(["--max-attempts", count] for count in ("1", "0")),
    *(["--profile", name] for name in ("nobody", "")),
    *(["--error-format", form] for form in ("text", "xml")),
    *([word] for word in ("--", "-", "--help", "-h", "-o", "--version", "help")),
]
_TOOLS = [
    *(["local", word] for word in ("path", "status", "reset")),
    ["operations"],
    ["help", "output"],
    ["completion", "bash"],
    ["wait", "api", "a1", "--for", "Name=='x'"],
]
_WORDS = [
    *GROUPS,
    *(word for group in GROUPS.values() for word in group.commands),
    *(catalogue.kebab(operation.name) for operation in OPERATIONS),
    *(option.long for option in (*EVERYWHERE, *PAGING, *INPUT) if not option.hidden),
    *(option_name(member) for operation in OPERATIONS for member in operation.inputs),
    *("\udcff", "a\udc80b", "--\udcff", "@pets", "@@pets", "@api:x", "@", "--cors.x", "-x"),
    *("--tags.a", "--cors-configuration.max-age", "--no-disable-schema-validation", "=", "--="),
]


def command_lines() -> SearchStrategy[list[str]]:
    """Any command line; a good half of them has no slip."""
    written = _written()
    slipped = st.builds(_with_slips, written, st.lists(_SLIPS, min_size=1, max_size=2))
    wild = st.lists(st.sampled_from(_WORDS) | _TEXT, max_size=6)
    tools = st.builds(lambda tool, rest: [*tool, *rest], st.sampled_from(_TOOLS), wild)
    kinds = [written] * 6 + [slipped] * 2 + [wild, tools]
    return st.integers(0, len(kinds) - 1).flatmap(kinds.__getitem__)


@st.composite
def _written(draw: DrawFn) -> list[str]:
    """The line of an operation with all that it needs and a little more."""
    operation = draw(st.sampled_from(OPERATIONS))
    more = [member for member in operation.inputs if not member.required]
    chosen = draw(st.lists(st.sampled_from(more), max_size=3, unique=True)) if more else []
    members = [member for member in operation.inputs if member.required or member in chosen]
    grouped = draw(st.booleans())
    group, command = catalogue.PLACES[operation.name]
    words = [group, command] if grouped else [catalogue.kebab(operation.name)]
    for member in members:
        words += draw(_option(operation, member))
    if draw(st.integers(0, 3)) == 0:
        for shared in draw(st.lists(st.sampled_from(_SHARED), min_size=1, max_size=2)):
            words += shared
    return words


def _option(operation: Operation, member: Member) -> SearchStrategy[list[str]]:
    option, shape = option_name(member), member.shape
    if shape.kind == "boolean":
        return st.sampled_from([[option], [f"--no-{option[2:]}"]])
    if operation.place(member) == "path":
        known = shape.words or (
            "a1",
            "$default",
            "GET /pets/{id}",
            "a b",
            "\u65e5\u672c",
            "@@a",
            "a" * 300,
        )
        return st.sampled_from(known).map(lambda text: [option, text])
    text = _TEXT.filter(lambda text: not text.startswith(("file", "--")))
    return values(shape, text).map(lambda value: [f"{option}={_word(value)}"])


def _word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


Slip = Callable[[list[str]], list[str]]


def _with_slips(words: list[str], slips: list[Slip]) -> list[str]:
    for slip in slips:
        words = slip(words)
    return words


def _at(place: int, change: Callable[[str], list[str]]) -> Slip:
    """Changes the word at a place, counted round."""

    def slip(words: list[str]) -> list[str]:
        if not words:
            return words
        here = place % len(words)
        return [*words[:here], *change(words[here]), *words[here + 1 :]]

    return slip


_PLACES = st.integers(0, 20)
_CHANGES = st.one_of(
    st.just(lambda word: []),
    st.just(lambda word: [word, word]),
    st.just(lambda word: [word[: len(word) // 2]]),
    st.just(lambda word: [word.upper()]),
    st.just(lambda word: [*word.split("=", 1)]),
    st.sampled_from(_WORDS).map(lambda other: lambda word: [word, other]),
    _TEXT.map(lambda text: lambda word: [word, text]),
    _TEXT.map(lambda text: lambda word: [word + text]),
    st.sampled_from(_SHARED).map(lambda shared: lambda word: [word, *shared]),
)
_SLIPS = st.builds(_at, _PLACES, _CHANGES)

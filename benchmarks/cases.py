"""What is timed, and what each figure is held against."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.timing import Case

BASE = "python -c pass"
V1, V2, BOTO3 = "AWS CLI v1", "AWS CLI v2", "boto3 script"
GROWTH = (10, 100, 1_000, 10_000)  # items
_PAGE = 100  # items

_BOTO3 = (
    "import boto3, sys; boto3.client('apigatewayv2', endpoint_url=sys.argv[1]).get_apis()['Items']"
)
_USAGE = 252
_LINES = 100  # of a batch
_CREATE = ["api", "create", "--name", "x", "--protocol-type", "HTTP"]
_ONE = ["get-apis", "--max-items", "1"]


class Tools(NamedTuple):
    """The commands of this run; None where one is not installed."""

    apigw: str
    complete: str
    python: str
    v1: str | None
    v2: str | None


class Sizes(NamedTuple):
    """How long the lists are, in items."""

    walk: int
    less: int  # of the two lists whose peaks of memory are compared
    more: int
    growth: tuple[int, ...] = GROWTH

    @property
    def pages(self) -> int:
        """Those of the long list."""
        return self.walk // _PAGE


WHOLE = Sizes(walk=30_000, less=1_000, more=100_000)
QUICK = Sizes(walk=300, less=100, more=300, growth=(10, 100))


class Claim(NamedTuple):
    """One row: a figure of one case over the same of another."""

    name: str
    case: str
    against: str
    at_most: float | None = None
    aim: float | None = None
    measure: str = "wall"  # a field of timing.Run
    plotted: str = ""  # its name in the plot


CLAIMS = (
    Claim("one call to AWS", "call", V1, 0.40, 0.27, plotted="one call"),
    Claim("one call to AWS", "call", V2, 0.33),
    Claim("one call to AWS", "call", BOTO3),
    Claim("`--version`", "--version", BASE, 1.6, 1.0),
    Claim("`--help`", "--help", BASE, 4.5, 3.5),
    Claim("`route --help`", "route --help", BASE, 4.5, 3.5),
    Claim("`route create --help`", "route create --help", BASE, 4.5, 3.5),
    Claim("`route create --help`", "route create --help", "help, v1", plotted="help of a command"),
    Claim("usage error", "usage error", BASE, 4.5, 3.5),
    Claim("usage error", "usage error", "usage error, v1", plotted="usage error"),
    Claim("local create", "local create", BASE, 5, 4),
    Claim("local create", "local create", V1, 0.12, plotted="create, local plane"),
    Claim("local get", "local get", BASE, 5, 4),
    Claim("local get", "local get", V1, 0.12),
    Claim("live completion", "live completion", BASE),
    Claim("100 calls to AWS in a batch", "batch", "call"),
    Claim("100 calls to AWS in a batch", "batch", V1),
    Claim("100 local creates in a batch", "local batch", "local create"),
    Claim("{pages} pages as JSON", "walk", "walk, v1", 0.75, 0.6, plotted="300 pages"),
    Claim(
        "{pages} pages as JSON, first byte",
        "walk",
        "walk, v1",
        0.3,
        0.15,
        measure="first",
        plotted="300 pages, first byte",
    ),
    Claim("peak memory of one call", "call", V1, 0.75, 0.6, measure="peak", plotted="memory"),
)


def own_cases(
    tools: Tools, urls: Mapping[int, str], sizes: Sizes, stage: list[str], home: str
) -> list[Case]:
    """Apigw's, and what nothing can be faster than; ``stage`` names one of the local plane."""
    apigw = tools.apigw
    lines = ["get-apis", "--output", "jsonl", "--endpoint-url"]
    return [
        Case(BASE, [tools.python, "-c", "pass"]),
        Case("--version", [apigw, "--version"]),
        Case("--help", [apigw, "--help"]),
        Case("route --help", [apigw, "route", "--help"]),
        Case("route create --help", [apigw, "route", "create", "--help"]),
        Case("usage error", [apigw, "route", "create"], _USAGE),
        Case("local create", [apigw, "--local", *_CREATE]),
        Case("local get", [apigw, "--local", "stage", "get", *stage]),
        Case("live completion", [tools.complete, "fish", "GetApi", *_ASKED]),
        Case("call", [apigw, "get-apis", "--endpoint-url", urls[1]]),
        Case("batch", [apigw, "batch", _batch(home, _ONE), "--endpoint-url", urls[1]]),
        Case("local batch", [apigw, "batch", _batch(home, _CREATE), "--local"]),
        Case("walk", [apigw, "get-apis", "--endpoint-url", urls[sizes.walk]], long=True),
        Case("less", [apigw, *lines, urls[sizes.less]], long=True),
        Case("more", [apigw, *lines, urls[sizes.more]], long=True),
        *(
            Case(f"{size} items", [apigw, "get-apis", "--endpoint-url", urls[size]], long=True)
            for size in sizes.growth
        ),
    ]


def _batch(home: str, words: list[str]) -> str:
    """A file of one line many times over."""
    path = os.path.join(home, f"{words[0]}.txt")
    with open(path, "w") as lines:
        lines.write((" ".join(words) + "\n") * _LINES)
    return path


_ASKED = ["", "0", "", "", "", "--local", "--"]  # an identifier, nothing of it typed yet


def peer_cases(tools: Tools, urls: Mapping[int, str], sizes: Sizes) -> list[Case]:
    """The same of others, where they are installed."""
    found = [Case(BOTO3, [tools.python, "-c", _BOTO3, urls[1]])]
    for name, aws in ((V1, tools.v1), (V2, tools.v2)):
        if aws is not None:
            call = [aws, "apigatewayv2", "get-apis", "--endpoint-url"]
            found.append(Case(name, [*call, urls[1]], None))
    if tools.v1 is None:
        return found
    call = [tools.v1, "apigatewayv2", "get-apis", "--endpoint-url"]
    return [
        *found,
        Case("help, v1", [tools.v1, "apigatewayv2", "create-route", "help"], None),
        Case("usage error, v1", [tools.v1, "apigatewayv2", "create-route"], None),
        Case("walk, v1", [*call, urls[sizes.walk]], None, long=True),
        *(Case(f"{size} items, v1", [*call, urls[size]], None, long=True) for size in sizes.growth),
    ]


def pages(sizes: Sizes) -> dict[int, tuple[int, int]]:
    """The lists that the stub must have: items in all -> pages, items a page."""
    wanted = {1, sizes.walk, sizes.less, sizes.more, *sizes.growth}
    return {size: (max(1, size // _PAGE), min(size, _PAGE)) for size in wanted}

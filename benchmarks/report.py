"""The figures of a run as Markdown."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.cases import V1, Claim, Sizes
from benchmarks.timing import Times, median, paired_ratio

_PEAK_MORE = 5.0  # MiB that a long list may take more than a short one


class Row(NamedTuple):
    """A figure, what it is held against, and how it should come out."""

    claim: Claim
    ours: str
    theirs: str
    ratio: float


def rows(claims: Sequence[Claim], times: Mapping[str, Times], sizes: Sizes) -> list[Row]:
    """A row for each claim whose cases were timed."""
    claims = [claim._replace(name=claim.name.format(pages=sizes.pages)) for claim in claims]
    return [
        Row(
            claim,
            _shown(median(times[claim.case], claim.measure), claim.measure),
            _shown(median(times[claim.against], claim.measure), claim.measure),
            paired_ratio(times[claim.case], times[claim.against], claim.measure),
        )
        for claim in claims
        if claim.case in times and claim.against in times
    ]


def table(
    found: Sequence[Row], times: Mapping[str, Times], sizes: Sizes, json_ratio: float
) -> Iterator[str]:
    """All rows, and the two figures that are no ratio of two processes."""
    yield "| case | apigw | against | ratio | at most | aim |"
    yield "|---|---|---|---|---|---|"
    for claim, ours, theirs, ratio in found:
        yield (
            f"| {claim.name} | {ours} | {_peer(claim.against)}, {theirs} | {ratio:.2f}"
            f" | {_number(claim.at_most)} | {_number(claim.aim)} |"
        )
    yield f"| 10,000 items as JSON | | `json.dump(indent=4)` | {json_ratio:.2f} | 1.2 | 1 |"
    less, more = (median(times[name], "peak") for name in ("less", "more"))
    yield (
        f"| {sizes.more:,} items as JSON lines, peak memory | {more:.1f} MiB"
        f" | {sizes.less:,} items, {less:.1f} MiB | {more - less:+.1f} MiB"
        f" | +{_PEAK_MORE:.0f} MiB | 0 |"
    )


def _peer(case: str) -> str:
    """What a case is held against, in the reader's words."""
    if case.endswith(", v1"):
        return V1
    return f"`apigw`, {case}" if case in ("call", "local create") else case


def growth(times: Mapping[str, Times], sizes: Sizes, measure: str) -> Iterator[str]:
    """How a list grows, in items."""
    peer = f"{sizes.growth[0]} items, v1" in times
    yield "| a list as JSON | apigw | µs more an item |" + (" AWS CLI v1 |" if peer else "")
    yield "|---|---|---|" + ("---|" if peer else "")
    before: tuple[int, float] | None = None
    for size in sizes.growth:
        taken = median(times[f"{size} items"], measure)
        each = f"{(taken - before[1]) / (size - before[0]) * 1e6:.0f}" if before else ""
        other = f" {_shown(median(times[f'{size} items, v1'], measure), measure)} |" if peer else ""
        yield f"| {size:,} items | {_shown(taken, measure)} | {each} |{other}"
        before = (size, taken)


def circumstances(what: str) -> str:
    """When and where: figures without that mean nothing."""
    return (
        f"Measured on {time.strftime('%Y-%m-%d')} with Python {platform.python_version()} on"
        f" {os.cpu_count()} processors ({_processor()}), {platform.system()}; medians of"
        f" {what}, of whole processes turn by turn, and of their ratios."
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo") as told:
            names = [line.partition(":")[2].strip() for line in told if "model name" in line]
    except OSError:
        names = []
    return names[0] if names else platform.machine()


def _shown(figure: float, measure: str) -> str:
    return f"{figure:.1f} MiB" if measure == "peak" else f"{figure * 1000:.0f} ms"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"

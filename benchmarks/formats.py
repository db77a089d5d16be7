"""
JSON of 10,000 items against Python's own: ``python -m benchmarks.formats`` prints the ratio.

A process of its own, as what is written is in memory at once.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any

from apigw_cli import catalogue, output
from apigw_cli.pages import Limits, Listing
from benchmarks.stub import api

_ROUNDS = 7


def main() -> None:
    """The median of our time over ``json.dump``'s, round by round."""
    items = [_answered(number) for number in range(int(sys.argv[1]))]
    with TemporaryFile("w+", encoding="utf-8") as out:
        ratios = [
            _seconds(lambda: output.write(out, "json", _listing(items), output.View()))
            / _seconds(lambda: json.dump({"Items": items}, out, indent=4))
            for _ in range(_ROUNDS)
        ]
    print(statistics.median(ratios))


def _answered(number: int) -> dict[str, Any]:
    return {name[0].upper() + name[1:]: value for name, value in api(number).items()}


def _listing(items: list[Any]) -> Listing:
    """One page after the other, as from the service."""

    def send(_: Any, params: dict[str, Any], /) -> dict[str, Any]:
        start = int(params.get("NextToken", 0))
        following = {"NextToken": str(start + 100)} if start + 100 < len(items) else {}
        return {"Items": items[start : start + 100], **following}

    return Listing(send, catalogue.operation("GetApis"), {}, Limits())


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()

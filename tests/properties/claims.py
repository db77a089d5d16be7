"""How a property is tried: the same examples in every run, few by default, thousands for a soak."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

SOAK = 2000


def tries(quick: int, *, soak: int = SOAK) -> pytest.MarkDecorator:
    """Runs a test with so many examples; with thousands where soaking is asked for."""
    return pytest.mark.parametrize(
        "tries",
        [
            pytest.param(quick, id="quick"),
            pytest.param(soak, id="soak", marks=pytest.mark.soak),
        ],
    )


def each(
    quick: int, cases: Sequence[Any], name: Callable[[Any], str] = str
) -> pytest.MarkDecorator:
    """Runs a test with so many examples of each case; for a soak with thousands of all of them."""
    return pytest.mark.parametrize(
        ("cases", "tries"),
        [
            *(pytest.param([case], quick, id=name(case)) for case in cases),
            pytest.param(cases, SOAK, id="all", marks=pytest.mark.soak),
        ],
    )


def hold(tries: int, claim: Callable[..., None], **strategies: SearchStrategy[Any]) -> None:
    """
    Tries a claim on what the strategies make; fails with the smallest example that breaks it.

    Every test has examples of its own, the same in every run unless the profile says otherwise.
    """
    trial = settings(
        max_examples=tries,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow],
    )(given(**strategies)(claim))
    if settings.default and settings.default.derandomize:
        trial = seed(zlib.crc32(os.environ["PYTEST_CURRENT_TEST"].encode()))(trial)
    trial()

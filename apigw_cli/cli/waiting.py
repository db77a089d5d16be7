"""``--wait`` and ``apigw wait``: reading until something is so."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.waits import WAITS, Wait
from apigw_cli.cli.progress import Line
from apigw_cli.cli.world import World
from apigw_cli.errors import ApiError, Failure, Unreachable

_FIRST_PAUSE = 0.2  # seconds
_LONGEST_PAUSE = 5.0
_GROWTH = 1.5

Look = Callable[[], dict[str, Any]]  # refused with 404 where there is no such thing


def wait_for(
    operation: Operation,
    params: dict[str, Any],
    answer: dict[str, Any],
    send: Send,
    *,
    timeout: float,
    world: World,
) -> dict[str, Any]:
    """
    Waits for what the operation began; answers the last state that was read, {} of what is gone.

    Raises:
        Failure: It ended in a failure state, vanished, or took too long.
    """
    wait = WAITS[operation.name]
    reading = catalogue.operation(wait.reads)
    known = {**answer, **params}
    identifiers = {m.name: known[m.name] for m in reading.path_members if m.name in known}
    if missing := [m.name for m in reading.path_members if m.name not in known]:
        raise Unreachable(f"The answer to {operation.name} has no {missing[0]} to wait for.")
    what = f"{wait.member} of {identifiers[reading.path_members[-1].name]}"

    def done(state: dict[str, Any] | None) -> bool:
        return wait.until == () if state is None else _is_done(wait, what, state)

    def look() -> dict[str, Any]:
        return send(reading, identifiers)

    return poll(look, done, what, timeout=timeout, world=world, known=True)


def _is_done(wait: Wait, what: str, state: dict[str, Any]) -> bool:
    found = _at(state, wait.member)
    if found in wait.failures:
        reason = _at(state, wait.reason) if wait.reason else None
        raise Failure(f"{what} is {found}{f': {reason}' if reason else '.'}")
    return found in wait.until


def poll(
    look: Look,
    done: Callable[[dict[str, Any] | None], bool],
    what: str,
    *,
    timeout: float,
    world: World,
    known: bool,
) -> dict[str, Any]:
    """
    Reads, with longer and longer pauses, until ``done``; a line on a terminal says so.

    Args:
        done: Told the state, or None of what is gone.
        known: Whether there was such a thing; if not, the service's refusal says more.
    """
    line = Line(world)
    start, pause = time.monotonic(), _FIRST_PAUSE
    try:
        while True:
            state, refusal = _seen(look)
            if done(state):
                return state or {}
            if refusal is not None:
                raise Failure(f"Waiting for {what}: it is gone.") if known else refusal
            known = True
            waited = time.monotonic() - start
            if waited >= timeout:
                raise Failure(
                    f"Waiting for {what}: not so after {timeout:g} seconds.",
                    "--wait-timeout SECONDS waits longer.",
                )
            line.write(f"waiting for {what}, {waited:.0f} s")
            time.sleep(min(pause, timeout - waited))
            pause = min(pause * _GROWTH, _LONGEST_PAUSE)
    finally:
        line.clear()


def _seen(look: Look) -> tuple[dict[str, Any] | None, ApiError | None]:
    """The state; or None, and how the service says that it is not there."""
    try:
        return look(), None
    except ApiError as error:
        if error.http_status != 404:
            raise
        return None, error


def _at(state: dict[str, Any], path: str) -> Any:
    """The value of a dotted path; a number goes into a list."""
    value: Any = state
    for part in path.split("."):
        if isinstance(value, list):
            value = value[int(part)] if part.isdigit() and int(part) < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value

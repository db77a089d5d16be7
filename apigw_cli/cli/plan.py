"""The requests that one command line means: mostly one, sometimes reads and calls before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.command import option_name
from apigw_cli.cli.names import Names, may_be_name
from apigw_cli.cli.session import LOCAL_PARTITION, LOCAL_REGION
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.values.checks import check_least
from apigw_cli.errors import Failure
from apigw_cli.record import NamedTuple

if TYPE_CHECKING:
    from apigw_cli.cli.unset import Unset
    from apigw_cli.cli.values.dotted import Dotted


class Step(NamedTuple):
    """One request of several."""

    operation: Operation
    params: dict[str, Any]


class Inputs(NamedTuple):
    """What the command line says, with nothing looked up yet."""

    params: dict[str, Any]
    dotted: list[Dotted]
    unset: list[Unset]


def make_plan(operation: Operation, inputs: Inputs, settings: Settings, send: Send) -> list[Step]:
    """
    The requests, in order; the last one's answer is the command's.

    Names are looked up, and what an update would replace whole is read, by ``send``.
    """
    params = inputs.params
    named = any(may_be_name(value) for value in params.values())
    if named:
        params = Names(send, *_region_and_partition(settings)).resolve(operation, params)
    if inputs.dotted:
        from apigw_cli.cli.values.dotted import apply_dotted

        params = apply_dotted(operation, params, inputs.dotted, send)
    if (named or inputs.dotted) and not settings.get("no_validate"):
        check_members(operation, params)  # what could not be known when it was read
    if not inputs.unset:
        return [Step(operation, params)]
    from apigw_cli.cli.unset import apply_unset

    reading = catalogue.operation(operation.name.replace("Update", "Get", 1))
    identifiers = {member.name: params[member.name] for member in reading.path_members}

    @cache
    def read() -> dict[str, Any]:
        return send(reading, identifiers)

    params, calls = apply_unset(operation, params, inputs.unset, read)
    if params.keys() - identifiers.keys():
        return [*calls, Step(operation, params)]
    return [*calls, Step(reading, identifiers)]  # nothing to update: show what is left


def check_members(operation: Operation, params: dict[str, Any]) -> None:
    """Refuses what every client refuses, on every plane: see ``check_least``."""
    for member in operation.inputs:
        if member.name in params and operation.place(member) != "path":
            check_least(option_name(member), member.shape, params[member.name])


def _region_and_partition(settings: Settings) -> tuple[str | None, str | None]:
    """For ARNs; None is not known."""
    region = settings.get("region")
    if not settings.get("local"):
        return region, None
    return region or LOCAL_REGION, settings.get("local_partition") or LOCAL_PARTITION


def perform(plan: list[Step], send: Send, last: Callable[[Step], Any]) -> Any:
    """
    Sends the requests in order, the last one by ``last``; its answer.

    Raises:
        Failure: The first that fails, with what was done before it in its hint.
    """
    done: list[str] = []
    try:
        for step in plan[:-1]:
            send(step.operation, step.params)
            done.append(
                f"{step.operation.name} {step.params[step.operation.path_members[-1].name]!r}"
            )
        return last(plan[-1])
    except Failure as failure:
        if done:
            failure.hint = "\n".join([f"Done before it: {', '.join(done)}.", failure.hint]).strip()
        raise

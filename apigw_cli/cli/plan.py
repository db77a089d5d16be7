"""The requests that one command line means: mostly one, sometimes reads and calls before it."""

from __future__ import annotations

from typing import Any, NamedTuple

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.dotted import Dotted, apply_dotted
from apigw_cli.cli.names import Names
from apigw_cli.cli.session import LOCAL_REGION
from apigw_cli.cli.settings import Settings
from apigw_cli.cli.unset import Step, Unset, apply_unset
from apigw_cli.errors import ApiError


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
    if any(_may_be_name(value) for value in params.values()):
        params = Names(send, *_region_and_partition(settings)).resolve(operation, params)
    if inputs.dotted:
        params = apply_dotted(operation, params, inputs.dotted, send)
    if not inputs.unset:
        return [Step(operation, params)]
    reading = catalogue.operation(operation.name.replace("Update", "Get", 1))
    identifiers = {member.name: params[member.name] for member in reading.path_members}

    def read() -> dict[str, Any]:
        return send(reading, identifiers)

    params, calls = apply_unset(operation, params, inputs.unset, read)
    if params.keys() - identifiers.keys() - _required(operation):
        return [*calls, Step(operation, params)]
    return [*calls, Step(reading, identifiers)]  # nothing to update: show what is left


def _region_and_partition(settings: Settings) -> tuple[str | None, str | None]:
    """For ARNs; None is not known."""
    region = settings.get("region")
    if not settings.get("local"):
        return region, None
    return region or LOCAL_REGION, settings.get("local_partition")


def _required(operation: Operation) -> set[str]:
    return {member.name for member in operation.inputs if member.required}


def _may_be_name(value: Any) -> bool:
    if isinstance(value, list):
        return any(_may_be_name(item) for item in value)
    return isinstance(value, str) and value.startswith("@")


def perform_all_but_last(plan: list[Step], send: Send) -> None:
    """
    Sends the calls before the last.

    Raises:
        ApiError: The first refusal, with what was done before it in its hint.
    """
    done: list[str] = []
    for step in plan[:-1]:
        try:
            send(step.operation, step.params)
        except ApiError as error:
            if done:
                error.hint = f"Done before: {', '.join(done)}."
            raise
        done.append(step.operation.name)

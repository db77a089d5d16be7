"""``--cli-input-json`` and ``--cli-input-yaml``: all parameters in one document."""

from __future__ import annotations

from typing import Any

from apigw_cli.catalogue.records import Operation, Shape
from apigw_cli.cli.values.checks import check_value
from apigw_cli.cli.values.documents import read_json, read_yaml
from apigw_cli.cli.values.sources import Sources
from apigw_cli.errors import UsageFailure


def read_input(
    operation: Operation, option: str, word: str, sources: Sources, *, check: bool
) -> dict[str, Any]:
    """
    The parameters of a document, by the service's names.

    Raises:
        UsageFailure: It cannot be read, or holds what the operation does not take.
    """
    shape = Shape("structure", members=operation.inputs)
    text = sources.text(option, word, dash=True)
    if option == "--cli-input-json":
        value = read_json(option, text)
    else:
        value = read_yaml(option, text, shape)
    value = sources.fill.value(value)
    if not isinstance(value, dict):
        raise UsageFailure(f"{option}: not an object of parameters.")
    if check:
        check_value(option, shape, value)
    return value

"""Integration responses: how a WebSocket API maps what a backend answers."""

from __future__ import annotations

import re

from apigw_cli.local import mappings
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body


def key_is_default_or_an_expression(response: Body, request: Request) -> None:
    """'$default', or '/a regular expression/' that the selection is matched against."""
    key = response["IntegrationResponseKey"]
    if not re.fullmatch(r"\$default|/.+/", key):
        raise bad_request(f"IntegrationResponseKey must be '$default' or '/.../', not {shown(key)}")


def parameters_are_mapped(response: Body, request: Request) -> None:
    """Headers of the answer, from parts of what the backend answered."""
    mappings.check_websocket_responses(response.get("ResponseParameters", {}))


DEFINITION = Definition(
    noun="integration_response",
    id_length=6,
    protocol="WEBSOCKET",
    rules=(key_is_default_or_an_expression, parameters_are_mapped),
    unique="IntegrationResponseKey",
    deployed=True,
)

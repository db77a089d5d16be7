"""ARNs of API Gateway's resources: the region, and the path that also tells where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apigw_cli.record import NamedTuple

if TYPE_CHECKING:
    from apigw_cli.local.engine import Engine


class Arn(NamedTuple):
    """The parts of an API Gateway ARN that tell one from another."""

    partition: str
    region: str
    account: str  # "" for what the service writes without one: APIs, domains, VPC links
    path: str  # /apis/a1b2/stages/prod


def write(engine: Engine, path: str, *, account: bool) -> str:
    """The ARN of a resource, with or without the account in it."""
    owner = engine.account if account else ""
    return f"arn:{engine.partition}:apigateway:{engine.region}:{owner}:{path}"


def read(text: str) -> Arn | None:
    """The parts of an ARN; None if it is none of API Gateway's."""
    parts = text.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn" or parts[2] != "apigateway":
        return None
    return Arn(parts[1], parts[3], parts[4], parts[5])

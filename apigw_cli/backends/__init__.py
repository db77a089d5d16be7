"""Where a request goes: one seam for AWS, the local plane and the tests' fake."""

from __future__ import annotations

from typing import Any, Protocol

from apigw_cli.catalogue.records import Operation


class Send(Protocol):
    """
    Sends one request.

    Takes input members by the service's names and gives back output members; raises ApiError where
    the service refuses, Unreachable where no answer came.
    """

    def __call__(self, operation: Operation, params: dict[str, Any], /) -> dict[str, Any]: ...

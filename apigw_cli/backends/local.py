"""The local plane as a backend: the state file in, an engine out."""

from __future__ import annotations

import os

from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store


def open_engine(
    path: str | os.PathLike[str],  # a str saves 3 ms: pathlib is slow to import
    *,
    region: str = "us-east-1",
    account: str = "123456789012",
    partition: str = "aws",
    delay: float = 0.0,
    quotas: bool = False,
) -> Engine:
    """
    The engine over the state file at ``path``, which is made if it is missing.

    A context manager; who opens it closes it.  ``engine.send`` is the backend.
    """
    return Engine(
        Store(os.fspath(path)),
        region=region,
        account=account,
        partition=partition,
        delay=delay,
        quotas=quotas,
    )

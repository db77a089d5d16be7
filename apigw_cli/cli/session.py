"""From settings to the backend that they mean."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from apigw_cli.backends import Send
from apigw_cli.cli.settings import Settings, xdg

if TYPE_CHECKING:
    from apigw_cli.local.engine import Engine

LOCAL_REGION = "us-east-1"  # where no source names one
_LOCAL_ACCOUNT = "123456789012"
LOCAL_PARTITION = "aws"


def connect(settings: Settings) -> AbstractContextManager[Send]:
    """The local plane or AWS; each is imported only where it is meant."""
    if settings.get("local"):
        settings.tell(f"local plane in {local_path(settings)}")
        return _local(settings)
    from apigw_cli.backends.aws import aws

    return aws(settings)


def local_path(settings: Settings) -> str:
    """The local plane's file."""
    told: str | None = settings.get("local_db")
    return told or os.path.join(
        xdg(settings.environ, "DATA", "~/.local/share"), "apigw", "local.db"
    )


def open_local(settings: Settings) -> Engine:
    """The local plane's engine; who opens it closes it."""
    from apigw_cli.backends.local import open_engine

    return open_engine(
        local_path(settings),
        region=settings.get("region") or LOCAL_REGION,
        account=settings.get("local_account") or _LOCAL_ACCOUNT,
        partition=settings.get("local_partition") or LOCAL_PARTITION,
        delay=settings.get("local_delay"),
        quotas=settings.get("local_quotas"),
    )


@contextmanager
def _local(settings: Settings) -> Iterator[Send]:
    with open_local(settings) as engine:
        yield engine.send

"""A plane that is served in this process while a block runs."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from apigw_cli.backends.local import open_engine
from apigw_cli.local.engine import Engine

State = str | os.PathLike[str] | Mapping[str, Any]  # a file that a dump was written to, or a dump

# Nobody's: the plane takes any.  moto says the same.
CREDENTIALS = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}


class Plane:
    """A served plane: where it is, clients of it, and what it holds."""

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        self._engine = engine

    def client(self, region: str = "us-east-1") -> Any:
        """
        A new boto3 client of it in a region, with credentials of its own making.

        What is refused is not tried again.  Who makes it closes it.
        """
        from botocore.config import Config

        return self._session.client(
            "apigatewayv2",
            region_name=region,
            endpoint_url=self.url,
            config=Config(retries={"total_max_attempts": 1}),
        )

    @cached_property
    def _session(self) -> Any:
        """Of nobody: the profile and the files of who runs the tests mean nothing here."""
        import boto3
        from botocore.session import Session

        nowhere = (None, None, os.devnull, None)
        session = Session(
            {
                "profile": (None, None, None, None),
                "config_file": nowhere,
                "credentials_file": nowhere,
            }
        )
        return boto3.session.Session(**CREDENTIALS, botocore_session=session)

    def reset(self) -> None:
        """Empty it, in all regions."""
        store = self._engine.store
        store.transact(store.clear, write=True)

    def load(self, state: State) -> None:
        """
        Replace all that it holds by what ``apigw local dump`` has written.

        Raises:
            UsageFailure: It is not one of a state; it says which member is wrong, and nothing is
                changed.
        """
        from apigw_cli.local.dumps.loading import load

        if not isinstance(state, Mapping):
            with open(state, encoding="utf-8-sig") as file:
                state = json.load(file)
        load(self._engine, state)

    def dump(self) -> dict[str, Any]:
        """All that it holds, as ``load`` takes it."""
        from apigw_cli.local.dumps.dumping import dump

        return dump(self._engine)


@contextmanager
def serve_plane(
    state: State | None = None,
    *,
    path: str | os.PathLike[str] | None = None,
    account: str = "123456789012",
    delay: float = 0.0,
    quotas: bool = False,
) -> Iterator[Plane]:
    """
    Serve a plane on a free port of this machine, in a thread, while the block runs.

    The environment is neither read nor changed.

    Args:
        state: What it begins with, as for ``Plane.load``; without, what is in its file.
        path: Its file; without, one that is gone afterwards.
        account: The account in ARNs.
        delay: Seconds that transient states last; 0: until the next read.
        quotas: Whether the service's default quotas hold.
    """
    from apigw_cli.backends.serving import serving

    with tempfile.TemporaryDirectory(prefix="apigw-") as folder:
        file = path or os.path.join(folder, "local.db")
        settings: dict[str, Any] = {"account": account, "delay": delay, "quotas": quotas}
        # One engine for the server's thread, one for the caller's.
        with open_engine(file, **settings) as served, open_engine(file, **settings) as own:
            if state is not None:
                Plane("", own).load(state)
            with serving(served) as url:
                yield Plane(url, own)

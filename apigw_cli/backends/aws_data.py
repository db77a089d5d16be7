"""
A data loader that spares botocore the file of all services' endpoints.

Parsing that file (1.2 MB) is a fifth of a command's time.  What a client for this one service needs
of it follows from botocore's much smaller file of partitions; the URL itself comes from the
service's endpoint rules all the same.  A user with data files of their own gets botocore's loader.
"""

from __future__ import annotations

import os
from typing import Any

from botocore.loaders import Loader
from botocore.session import Session

_ENDPOINT_PREFIX = "apigateway"


class _Loader(Loader):  # type: ignore[misc]  # botocore has no types
    """Botocore's loader, but for ``endpoints``."""

    def load_data(self, name: str) -> Any:
        """A data file by its name."""
        if name != "endpoints":
            return super().load_data(name)
        partitions = super().load_data("partitions")["partitions"]
        return {"version": 3, "partitions": [_endpoints(entry) for entry in partitions]}


def _endpoints(partition: dict[str, Any]) -> dict[str, Any]:
    """A partition as the file of endpoints would have it, with this service alone."""
    regions: dict[str, Any] = {
        name: {} for name in partition["regions"] if not name.endswith("-global")
    }
    return {
        "partition": partition["id"],
        "dnsSuffix": partition["outputs"]["dnsSuffix"],
        "regionRegex": partition["regionRegex"],
        "regions": regions,
        "defaults": {
            "hostname": "{service}.{region}.{dnsSuffix}",
            "protocols": ["https"],
            "signatureVersions": ["v4"],
        },
        "services": {_ENDPOINT_PREFIX: {"endpoints": dict(regions)}},
    }


def use_slim_data(session: Session) -> None:
    """Registers the loader, unless the user has data files that botocore should find."""
    if session.get_config_variable("data_path") or os.path.isdir(Loader.CUSTOMER_DATA_PATH):
        return
    session.register_component("data_loader", _Loader())

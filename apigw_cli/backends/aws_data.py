"""
A data loader that spares botocore what a client for this one service does not need.

Three things are a third of the time that such a client takes to make:

- Botocore looks through the folders of all its services, twice, to know that this one exists.
  It does.
- Two thirds of the service's model is documentation.  A copy without it is kept beside this
  module; it is used only while botocore's own file is the one that it was made from, so that a
  newer botocore brings its newer model.
- The file of all services' endpoints has 1.2 MB.  What is needed of it follows from the much
  smaller file of partitions; the URL itself comes from the service's endpoint rules all the same.

A user with data files of their own gets botocore's loader.
"""

from __future__ import annotations

import json
import os
from typing import Any

from botocore.loaders import Loader
from botocore.session import Session

SERVICE = "apigatewayv2"
# What ``python -m apigw_cli.generate`` makes: a line about its source, then the model.
MODEL_PATH = os.path.join(os.path.dirname(__file__), "apigatewayv2.json")
_ENDPOINT_PREFIX = "apigateway"
_VARIANTS = ("use_dualstack_endpoint", "use_fips_endpoint")
_MARK_LENGTH = 8  # bytes at the end of a gzip file: check sum and length of what is in it


class _Loader(Loader):  # type: ignore[misc]  # botocore has no types
    """
    Botocore's loader, but for this service's model and ``endpoints``.

    ``variants``: endpoints of another kind are wanted, of which partitions say too little.
    """

    def __init__(self, *, variants: bool) -> None:
        super().__init__()
        self.variants = variants

    def load_service_model(
        self, service_name: str, type_name: str, api_version: str | None = None
    ) -> Any:
        """A service's model, endpoint rules and the like."""
        if service_name != SERVICE:
            return super().load_service_model(service_name, type_name, api_version)
        version = api_version or self.determine_latest_version(service_name, type_name)
        if type_name == "service-2":
            model = _slim_model(self.source(version))
            if model is not None:
                return model
        return self.load_data(os.path.join(service_name, version, type_name))

    def load_data_with_path(self, name: str) -> tuple[Any, str]:
        """A data file by its name, and where it was found."""
        if name != "endpoints" or self.variants:
            found: tuple[Any, str] = super().load_data_with_path(name)
            return found
        partitions, path = super().load_data_with_path("partitions")
        endpoints = [_endpoints(entry) for entry in partitions["partitions"]]
        return {"version": 3, "partitions": endpoints}, path

    def source(self, version: str) -> str:
        """Botocore's own file of this service's model."""
        return os.path.join(self.BUILTIN_DATA_PATH, SERVICE, version, "service-2.json.gz")


def _slim_model(source: str) -> Any:
    """The model without documentation, None if botocore has another one by now."""
    try:
        with open(MODEL_PATH, encoding="ascii") as file:
            made_from = json.loads(file.readline())["source"]
            return json.loads(file.read()) if made_from == mark(source) else None
    except (OSError, ValueError, LookupError):
        return None


def mark(source: str) -> str:
    """What tells one version of a gzip file from another without unpacking it."""
    with open(source, "rb") as file:
        file.seek(-_MARK_LENGTH, os.SEEK_END)
        return file.read().hex()


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
            # Of a region such as fips-us-east-1.
            "variants": [{"tags": ["fips"], "hostname": "{service}-fips.{region}.{dnsSuffix}"}],
        },
        "services": {_ENDPOINT_PREFIX: {"endpoints": dict(regions)}},
    }


def use_slim_data(session: Session) -> None:
    """Registers the loader, unless the user has data files that botocore should find."""
    if session.get_config_variable("data_path") or os.path.isdir(Loader.CUSTOMER_DATA_PATH):
        return
    variants = any(map(session.get_config_variable, _VARIANTS))
    session.register_component("data_loader", _Loader(variants=variants))

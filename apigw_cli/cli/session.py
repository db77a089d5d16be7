"""From settings to the backend that they mean."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from apigw_cli.backends import Send
from apigw_cli.cli.settings.folders import xdg
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.errors import ConfigurationFailure, Failure, UsageFailure

if TYPE_CHECKING:
    from apigw_cli.local.engine import Engine

_HERE = re.compile(r"(//(?:localhost|127\.0\.0\.1|\[::1\])):\d+")  # a server of this machine
LOCAL_REGION = "us-east-1"  # where no source names one
LOCAL_ACCOUNT = "123456789012"
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
        region=_word(settings, "region", LOCAL_REGION),
        account=_word(settings, "local_account", LOCAL_ACCOUNT),
        partition=_word(settings, "local_partition", LOCAL_PARTITION),
        delay=settings.get("local_delay"),
        quotas=settings.get("local_quotas"),
    )


def region_of(settings: Settings) -> str | None:
    """The region of either plane; None where nothing says it."""
    region: str | None = settings.get("region")
    return LOCAL_REGION if region is None and settings.get("local") else region


def place_of(settings: Settings) -> str:
    """Where commands go, in words that are the same for the same place; "" where none is set."""
    if settings.get("local"):
        path = os.path.realpath(local_path(settings))
        return f"{region_of(settings)} of the local plane in {path}"
    from apigw_cli.backends.aws import place

    try:
        endpoint, region = place(settings)
    except Failure:  # no region: each line may have its own
        return ""
    there = f"{region} at " + _HERE.sub(r"\1", endpoint)  # a served plane may have another port
    profile = settings.get("profile")
    return there if profile in (None, "", "default") else f"{there} by profile {profile}"


def every_region(settings: Settings) -> list[str]:
    """Where the service is, in the partition of the settings; locally where something is held."""
    here = region_of(settings)
    if not settings.get("local"):
        from apigw_cli.backends.aws_places import regions

        return regions(here)
    return sorted(_held_regions(settings) | ({here} if here else set()))


def known_regions() -> list[str]:
    """The regions that the service had when botocore was made, of all partitions."""
    from apigw_cli.backends.aws_places import all_regions

    return all_regions()


def may_be_asked(settings: Settings, region: str) -> bool:
    """Whether a region is one: on AWS only the service knows, locally one may be made up."""
    if not settings.get("local") or region in _held_regions(settings):
        return True
    return region in known_regions()


def _held_regions(settings: Settings) -> set[str]:
    """Where the local plane holds anything."""
    if not os.path.exists(local_path(settings)):
        return set()
    with open_local(settings) as engine:
        store = engine.store
        return {region for region, _, _ in store.transact(store.counts, write=False)}


def known_profiles(settings: Settings) -> list[str] | None:
    """The profiles that there are; None on the local plane, which does without."""
    if settings.get("local"):
        return None
    from apigw_cli.backends.aws_places import profiles

    return profiles()


def _word(settings: Settings, name: str, default: str) -> str:
    """A setting that becomes part of ARNs and of places in the state file."""
    text, origin = settings.origin(name)
    if text is None:
        return default
    if not (text.isascii() and text.replace("-", "").isalnum()):
        failure = UsageFailure if origin.startswith("--") else ConfigurationFailure
        raise failure(f"{origin}: {text!r} must hold letters, digits and '-' alone.")
    return str(text)


@contextmanager
def _local(settings: Settings) -> Iterator[Send]:
    settings.begun()  # another process may hold the file
    from apigw_cli.backends.local import LocalPlane

    with open_local(settings) as engine:
        yield LocalPlane(engine, lambda: settings.begun())

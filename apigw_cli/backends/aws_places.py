"""Which profiles and regions there are, by the user's files and by botocore's data."""

from __future__ import annotations

import botocore.session
from botocore import exceptions as botocore_errors
from botocore.loaders import Loader
from botocore.regions import EndpointResolver

from apigw_cli.backends.aws_failures import failure

_ENDPOINT_PREFIX = "apigateway"
_USUAL_PARTITION = "aws"


def profiles() -> list[str]:
    """The names of the profiles in the files of the AWS CLI, those with credentials included."""
    try:
        return list(botocore.session.Session().available_profiles)
    except botocore_errors.BotoCoreError as error:
        raise failure(error) from error


def all_regions() -> list[str]:
    """The regions where the service is, of every partition."""
    resolver = _resolver()
    found = (
        resolver.get_available_endpoints(_ENDPOINT_PREFIX, partition)
        for partition in resolver.get_available_partitions()
    )
    return sorted(region for regions in found for region in regions)


def regions(region: str | None) -> list[str]:
    """The regions where the service is, of the partition that the region is in."""
    resolver = _resolver()
    partition = _USUAL_PARTITION
    if region is not None:
        try:
            partition = resolver.get_partition_for_region(region)
        except botocore_errors.UnknownRegionError:  # a region newer than botocore
            partition = _USUAL_PARTITION
    found: list[str] = resolver.get_available_endpoints(_ENDPOINT_PREFIX, partition)
    return sorted(found)


def _resolver() -> EndpointResolver:
    return EndpointResolver(Loader().load_data("endpoints"))

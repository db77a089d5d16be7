"""Which places ``--regions`` and ``--profiles`` mean, in their order, each with its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.session import (
    every_region,
    known_profiles,
    known_regions,
    may_be_asked,
    region_of,
)
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.values.checks import meant
from apigw_cli.errors import ConfigurationFailure, Failure, UsageFailure
from apigw_cli.record import NamedTuple

EVERY_REGION = "all"
_LONGEST_REGION = 63  # characters: it becomes part of a host's name

# What speaks of one place, one page or no request at all.
_ONE_PAGE = "an answer from several places has every page"
_MEANINGLESS = {
    "max_items": _ONE_PAGE,
    "starting_token": _ONE_PAGE,
    "no_paginate": _ONE_PAGE,
    "dry_run": "it shows the requests of one place",
    "print": "it shows the call of one place",
}


class Place(NamedTuple):
    """One region as one profile sees it."""

    settings: Settings
    region: str | None  # None where nothing says it
    profile: str | None  # None where the command line names no profiles
    trouble: Failure | None = None  # why it cannot be asked

    @property
    def label(self) -> str:
        """How messages call it: ``prod eu-west-1``."""
        return " ".join(filter(None, (self.profile, self.region)))

    @property
    def members(self) -> dict[str, str | None]:
        """What a row says of it."""
        members = {"Region": self.region}
        return members if self.profile is None else members | {"Profile": self.profile}


def choose_places(
    operation: Operation, params: Mapping[str, Any], settings: Settings
) -> list[Place]:
    """
    The places, profiles before regions, each once.

    Raises:
        UsageFailure: What the command line says besides does not go with several places, or it
            names what cannot be a region.
    """
    option = "--regions" if settings.get("regions") is not None else "--profiles"
    _refuse_meaningless(option, operation, params, settings)
    profiles, regions = _profiles(settings), _regions(settings)
    places = []
    for profile in profiles or (None,):
        if profile is not None and profiles[profile]:
            places.append(Place(settings, None, profile, profiles[profile]))
            continue
        there = settings if profile is None else settings.at(profile=profile)
        inside = every_region(there) if regions == [EVERY_REGION] else regions
        placed = [there.at(region=region) for region in inside] or [there]
        places += [_place(one, profile) for one in placed]
    return places


def _place(settings: Settings, profile: str | None) -> Place:
    region, trouble = region_of(settings), None
    if settings.get("regions") is not None and region and not may_be_asked(settings, region):
        near = meant(region, known_regions())
        trouble = UsageFailure(f"there is no such region.{near}")
    return Place(settings, region, profile, trouble)


def _refuse_meaningless(
    option: str, operation: Operation, params: Mapping[str, Any], settings: Settings
) -> None:
    if operation.answers_document:
        raise UsageFailure(f"{option}: an export is one document, from one place.")
    for several, one in (("regions", "region"), ("profiles", "profile")):
        if settings.get(several) is not None and settings.origin(one)[1] == f"--{one}":
            raise UsageFailure(f"--{several} and --{one} do not go together.")
    for name, reason in _MEANINGLESS.items():
        if settings.get(name):
            other = "--" + name.replace("_", "-")
            raise UsageFailure(f"{option} does not go with {other}: {reason}.")
    raw = {"MaxResults": "--max-results", "NextToken": "--next-token"}
    for member in raw.keys() & params.keys():
        raise UsageFailure(f"{option} does not go with {raw[member]}: {_ONE_PAGE}.")


def _words(option: str, text: str | None) -> list[str]:
    """Words with commas between them, each once."""
    if text is None:
        return []
    words = dict.fromkeys(word.strip() for word in text.split(",") if word.strip())
    if not words:
        raise UsageFailure(f"{option} names nothing.", f"Example: {option} a,b")
    return list(words)


def _profiles(settings: Settings) -> dict[str, Failure | None]:
    """The profiles, each with what is wrong with it: one that is not there hides no other."""
    words = _words("--profiles", settings.get("profiles"))
    known = known_profiles(settings) if words else None
    return {
        word: None
        if known is None or word in known
        else ConfigurationFailure(f"there is no such profile.{meant(word, known)}")
        for word in words
    }


def _regions(settings: Settings) -> list[str]:
    words = _words("--regions", settings.get("regions"))
    if EVERY_REGION in words and len(words) > 1:
        raise UsageFailure("--regions: 'all' stands alone.")
    for word in words:
        if not _may_be_region(word):
            raise UsageFailure(
                f"--regions: {word!r} cannot be a region.", "Example: --regions eu-west-1,us-east-1"
            )
    return words


def _may_be_region(word: str) -> bool:
    """Whether it has the form of one; which there are, only the service knows for good."""
    label = word.isascii() and word.replace("-", "").isalnum() and word == word.lower()
    return label and word.strip("-") == word and len(word) <= _LONGEST_REGION

"""One read in several regions and with several profiles: ``--regions`` and ``--profiles``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apigw_cli.cli.settings.precedence import Settings


def place_members(settings: Settings) -> tuple[str, ...]:
    """What each row says of its place; () where one place is asked."""
    if settings.get("profiles") is not None:
        return ("Region", "Profile")
    return ("Region",) if settings.get("regions") is not None else ()

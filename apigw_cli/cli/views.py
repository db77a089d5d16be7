"""Which format an answer has, and which columns a table."""

from __future__ import annotations

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.places import place_members
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure
from apigw_cli.output import View


def choose_format(settings: Settings, world: World, *, grouped: bool) -> str:
    """A table for a person, JSON for a pipe; the AWS names answer JSON everywhere."""
    told, origin = settings.origin("output")
    if settings.get("columns") is not None:
        if told not in (None, "table") and origin == "--output":
            raise UsageFailure(f"--columns makes a table; it does not go with --output {told}.")
        return "table"
    if told is not None:
        return str(told)
    return "table" if grouped and world.shows_stdout() else "json"


def choose_view(
    settings: Settings, world: World, operation: Operation, format: str, *, queried: bool
) -> View:
    """How the answer is laid out."""
    terminal = world.shows_stdout()
    return View(
        columns=_columns(settings, operation, queried=queried) if format == "table" else (),
        header=not settings.get("no_header"),
        terminal=terminal,
        colour=_colour(settings, terminal=terminal),
        width=world.columns() if terminal and format == "table" else 0,
    )


def _columns(settings: Settings, operation: Operation, *, queried: bool) -> tuple[str, ...]:
    told: str | None = settings.get("columns")
    places = place_members(settings)
    if told is None:
        return () if queried else _usual_columns(operation, places)
    names = tuple(name.strip() for name in told.split(",") if name.strip())
    if not names:
        raise UsageFailure("--columns names no column.")
    if not queried:
        for name in names:
            if name not in places:
                _check_column(name, operation.answer)
    return names


def _usual_columns(operation: Operation, places: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a list of its noun; () where an object is shown, or the data decides."""
    group, _ = catalogue.PLACES[operation.name]
    if not operation.paged and not (places and "list" in GROUPS[group].commands):
        return ()
    return (*places, *catalogue.resource(GROUPS[group].noun).columns)


def _check_column(path: str, members: tuple[Member, ...] | None) -> None:
    """Refuses a column that no item has.  What is inside maps and lists nobody knows before."""
    for name in path.split("."):
        if members is None:
            return
        found = next((member for member in members if member.name == name), None)
        if found is None:
            known = ", ".join(member.name for member in members)
            hint = f"Members: {known}" if known else ""
            raise UsageFailure(f"--columns: no member {name!r}.", hint)
        members = None if found.shape.kind in ("map", "list") else found.shape.members


def _colour(settings: Settings, *, terminal: bool) -> bool:
    environ = settings.environ
    if environ.get("NO_COLOR") or settings.get("no_color"):
        return False
    if environ.get("CLICOLOR_FORCE", "0") != "0" or environ.get("FORCE_COLOR", "0") != "0":
        return True
    return terminal and environ.get("TERM") != "dumb"

"""What there is of the kind that is due, below the identifiers that the line already has."""

from __future__ import annotations

from apigw_cli.completion.table import LISTINGS, TAGGABLE, VALUES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from apigw_cli.completion.asked import Asked
    from apigw_cli.completion.lines import Candidate
    from apigw_cli.completion.plane import AwsPlane, LocalPlane

    Plane: TypeAlias = LocalPlane | AwsPlane
    Row = tuple[str, str, str, str]  # identifier, name, what stands beside it, ARN


class Wanted:
    """
    One list to read.

    ``place`` is where its entries lie: apis/a1b2/routes.  ``keys`` names a member of the one entry
    ``id`` whose keys are meant in place of entries, "" where the entries are.
    """

    def __init__(self, noun: str, place: str, keys: str = "", id: str = "") -> None:
        self.noun = noun
        self.place = place
        self.keys = keys
        self.id = id


def find(asked: Asked, plane: Plane) -> list[Candidate]:
    """The candidates, by name."""
    if asked.form == "keys":
        return [(row[0], "", "") for row in _keys(asked, plane)]
    if asked.form == "arn":
        return _arns(asked, plane)
    rows = _entries(asked.noun, asked.identifiers, plane)
    if asked.form == "prefix":
        return [(asked.detail + id, "", beside) for id, _, beside, _ in rows]
    return [(id, name, beside) for id, name, beside, _ in rows]


def _entries(noun: str, identifiers: Mapping[str, str], plane: Plane) -> list[Row]:
    place = _place(noun, identifiers, plane)
    return _by_name(plane.read([Wanted(noun, place)])[0]) if place else []


def _by_name(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row[2].casefold(), row[0]))


def _place(noun: str, identifiers: Mapping[str, str], plane: Plane) -> str:
    """Where the entries of a noun lie, "" where the line does not say it."""
    parts = []
    for part in LISTINGS[noun][0].split("/"):
        if part.startswith("{"):
            part = _identifier(part[1:-1], identifiers, plane)
            if not part or "/" in part:
                return ""
        parts.append(part)
    return "/".join(parts)


def _identifier(name: str, identifiers: Mapping[str, str], plane: Plane) -> str:
    """An identifier of the line; a name in its place is looked up."""
    given = identifiers.get(name, "")
    if given.startswith("@@") or not given.startswith("@"):
        return given.removeprefix("@")
    rows = _entries(VALUES[name][0], identifiers, plane)
    found = [id for id, called, _, _ in rows if called == given[1:]]
    return found[0] if len(found) == 1 else ""


def _keys(asked: Asked, plane: Plane) -> list[Row]:
    """The keys of a map that one entry has; an entry is known by its ARN where tags are meant."""
    if asked.noun == "tag":
        arn = asked.identifiers.get("ResourceArn", "")
        return plane.read([Wanted("tag", "", asked.detail, arn)])[0] if arn else []
    place = _place(asked.noun, asked.identifiers, plane)
    id = _identifier(LISTINGS[asked.noun][1], asked.identifiers, plane)
    return plane.read([Wanted(asked.noun, place, asked.detail, id)])[0] if place and id else []


def _arns(asked: Asked, plane: Plane) -> list[Candidate]:
    """ARNs of the noun that is due; where any will do, of all that have tags."""
    typed = asked.value
    nouns = (asked.noun,) if asked.noun else TAGGABLE
    wanted = []
    for noun in nouns:
        place = (
            _narrowed(noun, typed, plane)
            if not asked.noun
            else _place(noun, asked.identifiers, plane)
        )
        if place:
            wanted.append(Wanted(noun, place))
    found: list[Candidate] = []
    for entry, rows in zip(wanted, plane.read(wanted), strict=True):
        for id, name, beside, arn in _by_name(rows):
            found.append((arn, _arn_name(entry.noun, name or id, typed), beside))
    return found


def _arn_name(noun: str, name: str, typed: str) -> str:
    """What stands for an ARN after "@": api:orders, stage:orders/prod."""
    if noun not in TAGGABLE:
        return ""
    group = noun.replace("_", "-")
    if "{" not in LISTINGS[noun][0]:
        return f"{group}:{name}"
    above, within, _ = typed.partition(":")[2].partition("/")
    return f"{group}:{above}/{name}" if within else ""


def _narrowed(noun: str, typed: str, plane: Plane) -> str:
    """Where a noun's entries lie if what is typed of an ARN can be one of theirs, else ""."""
    place = LISTINGS[noun][0]
    collection, _, inner = place.partition("/")
    if typed.startswith("@"):
        group, told, rest = typed[1:].partition(":")
        own = noun.replace("_", "-")
        if own != group if told else not own.startswith(group):
            return ""
        above, within, _ = rest.partition("/")
        parent = {inner[1:].partition("}")[0]: "@" + above}
        return (_place(noun, parent, plane) if within else "") if inner else place
    parts = typed.partition(":/")[2].split("/")
    if inner:
        deep = len(parts) > 2 and parts[0] == collection
        return "/".join([collection, parts[1], place.rpartition("/")[2]]) if deep else ""
    return place if collection.startswith(parts[0]) and len(parts) < 3 else ""

"""Which values the completion helper looks up: where each one is listed, and in which form."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.names import IDENTIFIED

# How a listed thing is written where it is due.
IDENTIFIER = "id"
ARN = "arn"
PREFIXED = "prefix"  # after ``detail``
KEYS = "keys"  # the keys of its member ``detail``
PROFILES = "profiles"  # those of the AWS configuration files

ANY = ""  # the noun of an ARN that may be of several


class Due(NamedTuple):
    """What may stand as a value."""

    noun: str
    form: str
    detail: str = ""


class Listed(NamedTuple):
    """Where the entries of a noun are, and what is shown of one."""

    operation: str  # GetRoutes
    items: str  # the answer's member that holds them
    place: str  # apis/{ApiId}/routes
    id: str
    name: str  # what @name is compared with, "" where the id is a name
    shown: tuple[str, ...]  # beside the id: the first that is not empty
    arn: str  # the answer's member that holds it, "" where it follows from the place


# References whose name is no identifier's.
_REFERENCES = {
    "IncludedPortalProductArns": Due("portal_product", ARN),
    "OverviewPageArn": Due("product_page", ARN),
    "ProductPageArns": Due("product_page", ARN),
    "ResourceArn": Due(ANY, ARN),
    "Stage": Due("stage", IDENTIFIER),
}
# Options of no one operation; a detail stands between several.
_SHARED = {"profile": Due(ANY, PROFILES), "profiles": Due(ANY, PROFILES, ",")}
# Names that mean something else elsewhere, by the operation.
_ALONE = {
    ("CreateRoute", "Target"): Due("integration", PREFIXED, "integrations/"),
    ("UpdateRoute", "Target"): Due("integration", PREFIXED, "integrations/"),
    ("DeleteRouteRequestParameter", "RequestParameterKey"): Due("route", KEYS, "RequestParameters"),
    ("DeleteRouteSettings", "RouteKey"): Due("stage", KEYS, "RouteSettings"),
    ("UntagResource", "TagKeys"): Due("tag", KEYS, "Tags"),
}


def due(operation: Operation | None, name: str) -> Due | None:
    """What a parameter, or a structure's member, takes; None where nothing can be looked up."""
    if operation is None:
        return _SHARED.get(name)
    if (operation.name, name) in _ALONE:
        return _ALONE[operation.name, name]
    if name in _REFERENCES:
        return _REFERENCES[name]
    noun = _identified().get(name)
    if noun is None:
        return None
    member = operation.member(name)
    given = member is not None and operation.place(member) != "path"
    own = GROUPS[catalogue.PLACES[operation.name][0]].noun == noun
    return None if given and own else Due(noun, IDENTIFIER)  # a create names what is not there yet


def due_inside(name: str) -> Due | None:
    """What a structure's member takes: where it names something of this service."""
    found = _REFERENCES.get(name)
    return found if found and found.form == ARN else None


@cache
def _identified() -> dict[str, str]:
    """The noun that each identifier belongs to."""
    nouns = {GROUPS[group].noun for group in GROUPS}
    own = {catalogue.resource(noun).id: noun for noun in sorted(nouns - {"tag"})}
    return own | {name: GROUPS[group].noun for name, group in IDENTIFIED.items()}


@cache
def listed() -> dict[str, Listed]:
    """Every noun that can be listed."""
    found = {}
    for group in GROUPS.values():
        if "list" in group.commands:
            found[group.noun] = _listed(group.noun, catalogue.operation(group.commands["list"]))
    return found


def _listed(noun: str, operation: Operation) -> Listed:
    resource = catalogue.resource(noun)
    arn = "".join(part.capitalize() for part in noun.split("_")) + "Arn"
    place = operation.path.removeprefix("/v2/")
    for member in operation.path_members:
        place = place.replace("{" + member.wire + "}", "{" + member.name + "}")
    return Listed(
        operation.name,
        operation.items,
        place,
        resource.id,
        resource.named_by,
        tuple(_shown(operation, resource.named_by, resource.columns[1:])),
        arn if any(member.name == arn for member in operation.answer) else "",
    )


def _shown(operation: Operation, named_by: str, columns: tuple[str, ...]) -> list[str]:
    """Its name, or else its description, or else the texts of its columns."""
    described = ["Description"] if _text(operation.answer, "Description") else []
    first = [named_by] if named_by else described
    rest = [name for name in columns if name not in first and _text(operation.answer, name)]
    return [*first, *rest]


def _text(members: tuple[Member, ...], path: str) -> bool:
    name, _, rest = path.partition(".")
    member = next((member for member in members if member.name == name), None)
    if member is None:
        return False
    return _text(member.shape.members, rest) if rest else member.shape.kind in ("text", "integer")


@cache
def taggable() -> tuple[str, ...]:
    """The nouns that have tags, and so ARNs that tags go by; those first that lie in no other."""
    found = [
        group.noun
        for group in GROUPS.values()
        if "create" in group.commands
        and catalogue.operation(group.commands["create"]).member("Tags") is not None
    ]
    return tuple(sorted(found, key=lambda noun: listed()[noun].place.count("{")))

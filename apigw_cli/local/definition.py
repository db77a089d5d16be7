"""What a noun declares of itself, and where its entries are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from apigw_cli.local.store import Body, Entry
from apigw_cli.record import NamedTuple

if TYPE_CHECKING:
    from apigw_cli.local.request import Request

Rule = Callable[[Body, "Request"], None]  # raises the refusal of a body that must not be stored
Answer = Entry | Body | None


class Place(NamedTuple):
    """Where the entries of a noun are: below which other, under which word, told apart by what."""

    collection: str
    id: str
    parent: str = ""


# The tree of nouns: known without loading the module of any.
TREE: dict[str, Place] = {
    "api": Place("apis", "ApiId"),
    "api_mapping": Place("apimappings", "ApiMappingId", "domain_name"),
    "authorizer": Place("authorizers", "AuthorizerId", "api"),
    "deployment": Place("deployments", "DeploymentId", "api"),
    "domain_name": Place("domainnames", "DomainName"),
    "integration": Place("integrations", "IntegrationId", "api"),
    "integration_response": Place("integrationresponses", "IntegrationResponseId", "integration"),
    "model": Place("models", "ModelId", "api"),
    "portal": Place("portals", "PortalId"),
    "portal_product": Place("portalproducts", "PortalProductId"),
    "product_page": Place("productpages", "ProductPageId", "portal_product"),
    "product_rest_endpoint_page": Place(
        "productrestendpointpages", "ProductRestEndpointPageId", "portal_product"
    ),
    "route": Place("routes", "RouteId", "api"),
    "route_response": Place("routeresponses", "RouteResponseId", "route"),
    "routing_rule": Place("routingrules", "RoutingRuleId", "domain_name"),
    "stage": Place("stages", "StageName", "api"),
    "vpc_link": Place("vpclinks", "VpcLinkId"),
}
COLLECTIONS = {place.collection: noun for noun, place in TREE.items()}


class Definition(NamedTuple):
    """
    How the local plane treats one noun.

    A body passes through these on its way into the store, in this order: what was given is merged
    into what was there, ``defaults`` and ``complete`` fill in the rest, ``rules`` may refuse,
    ``refers`` finds what it points to, the key must be free, and ``after`` does what follows.
    """

    noun: str
    id_length: int = 0  # characters of a generated id; 0: the caller names it
    protocol: str = ""  # of the APIs that can have it; "": both
    defaults: Mapping[str, Any] = {}
    lenient: frozenset[str] = frozenset()  # required in the catalogue, not by the service
    sticky: frozenset[str] = frozenset()  # an empty value leaves these as they are (8.1)
    write_only: frozenset[str] = frozenset()  # taken, acted on, never stored
    outlasting: frozenset[str] = frozenset()  # may stay stored where they could not be given
    created: str = ""  # the member that tells when it was made
    modified: str = ""  # ... and when it was last changed
    begin: Rule | None = None  # sets what is set once, at creation
    complete: Rule | None = None  # sets what follows from the rest; done again at each update
    rules: tuple[Rule, ...] = ()
    unique: str = ""  # the member that siblings may not share
    key: Callable[[Body], str] | None = None  # how it is compared, if not as it is
    taken: str = "ConflictException"  # the refusal of a name or key that a sibling has
    rank: str = ""  # the member that orders lists; "": order of creation
    refers: Callable[[Body, Request], Iterable[Entry]] | None = None
    in_use: str = ""  # the refusal of a delete while others refer to it; "": they do not mind
    going: Rule | None = None  # refuses, or prepares, a delete
    after: Callable[[Entry, Request], None] | None = None  # once it is stored
    deployed: bool = False  # part of an API's deployments: a change deploys automatically
    actions: Mapping[str, Callable[[Request], Answer]] = {}  # operations that are no plain verb


_LOADED: dict[str, Definition] = {}


def definition(noun: str) -> Definition:
    """The definition of a noun; loads its module alone."""
    if noun not in _LOADED:
        module = import_module(f"apigw_cli.local.resources.{noun}")
        _LOADED[noun] = module.DEFINITION
    return _LOADED[noun]

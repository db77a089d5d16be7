"""A document made into an API, or into what an API is from now on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from apigw_cli.errors import ApiError
from apigw_cli.local import limits, verbs
from apigw_cli.local.definition import COLLECTIONS, TREE
from apigw_cli.local.openapi import document, reading
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

# What a route has of itself; an absent member of a document clears it.
_ROUTE_MEMBERS: Body = {
    "AuthorizationScopes": [],
    "AuthorizationType": "NONE",
    "AuthorizerId": "",
    "OperationName": "",
    "Target": "",
}


def import_api(request: Request) -> Entry:
    """Make an API of a document."""
    asked = _asked(request)
    given = {**_filled(asked.api), "ProtocolType": HTTP}
    if asked.tags:
        given["Tags"] = asked.tags
    entry = verbs.create(request.within("api", {}, _accepted("CreateApi", given)))
    _build(entry, asked, request)
    return _told(entry, asked, request)


def reimport_api(request: Request) -> Entry:
    """Make an API what a document says; its id, stages and mappings stay."""
    asked = _asked(request)
    entry = request.entry()
    request.old = entry.body
    if entry.body["ProtocolType"] != HTTP:
        raise bad_request("Only HTTP APIs are imported; this is a WebSocket API")
    kept = {k: v for k, v in entry.body.items() if k not in ("CorsConfiguration", "Version")}
    kept.pop("Description", None)
    given = {**_filled(asked.api), "ApiId": entry.id}
    body = {**kept, **_accepted("UpdateApi", given)}
    part = request.within("api", {"ApiId": entry.id}, {})
    part.old = entry.body
    entry = verbs.save(part, entry, verbs.completed(body, part))
    _build(entry, asked, request)
    return _told(entry, asked, request)


def _asked(request: Request) -> reading.Plan:
    text, basepath = request.given["Body"], request.given.get("Basepath") or "ignore"
    return reading.plan(document.load(text), basepath)


def _filled(body: Body) -> Body:
    return {name: value for name, value in body.items() if value not in ("", None)}


def _accepted(operation: str, given: Body) -> Body:
    """The members, once each is of its shape; by the operation that would take them one by one."""
    from apigw_cli import catalogue

    found = limits.accepted(catalogue.operation(operation), given)
    return {name: value for name, value in found.items() if name != "ApiId"}


def _told(entry: Entry, asked: reading.Plan, request: Request) -> Entry:
    """The API, with what there is to say of the document; a warning may be one too many."""
    if asked.warnings and request.given.get("FailOnWarnings"):
        raise bad_request(f"Warnings found during import: {'; '.join(asked.warnings)}")
    if asked.info:
        request.passing["ImportInfo"] = asked.info
    if asked.warnings:
        request.passing["Warnings"] = asked.warnings
    return entry


def _build(api: Entry, asked: reading.Plan, request: Request) -> None:
    """Make the parts, and take away those of before that the document does not have."""
    builder = _Builder(api, asked, request)
    old = [entry for noun in _PARTS for entry in builder.parts(noun)]
    builder.make_authorizers()
    kept = builder.make_routes()
    for entry in old:
        if entry.seq not in kept and not entry.body.get("ApiGatewayManaged"):
            noun = COLLECTIONS[entry.place.rpartition("/")[2]]
            verbs.remove(request.within(noun, builder.keys(noun, entry.id), {}), entry)


_PARTS = ("route", "integration", "authorizer")  # the order in which they can be removed


class _Builder:
    """Makes the parts of one API, each wholly or with a warning instead."""

    def __init__(self, api: Entry, asked: reading.Plan, request: Request) -> None:
        self._api, self._asked, self._request = api, asked, request
        self._known = {route.body["RouteKey"]: route for route in self.parts("route")}
        self._authorizers: dict[str, str] = {}  # name -> id
        self._integrations: dict[str, str] = {}  # the plan's key -> id

    def parts(self, noun: str) -> list[Entry]:
        """What the API has of a noun."""
        place = f"{self._api.path}/{TREE[noun].collection}"
        return self._request.store.page(place, self._request.now)

    def keys(self, noun: str, id: str = "") -> Body:
        """The identifiers of a part."""
        return {"ApiId": self._api.id, TREE[noun].id: id}

    def make_authorizers(self) -> None:
        """All of the document's; ids are new, as nothing else refers to them."""
        for name, body in self._asked.authorizers.items():
            made = self._attempt(name, partial(self._part, "authorizer", body))
            if made:
                self._authorizers[name] = made.id

    def make_routes(self) -> set[int]:
        """All of the document's, those that were there before changed; their seqs."""
        made = (
            self._attempt(route.key, partial(self._route, route)) for route in self._asked.routes
        )
        return {entry.seq for entry in made if entry}

    def _attempt(self, what: str, work: Callable[[], Entry]) -> Entry | None:
        """What ``work`` makes; what the service would refuse is left out with a warning."""
        before = dict(self._integrations)
        try:
            return self._request.store.attempt(work)
        except ApiError as refusal:
            self._integrations = before
            self._asked.warnings.append(f"{what}: left out: {refusal.message}")
            return None

    def _part(self, noun: str, body: Body) -> Entry:
        given = _accepted(f"Create{noun.title()}", {**body, "ApiId": self._api.id})
        return verbs.create(self._request.within(noun, self.keys(noun), given))

    def _route(self, route: reading.RoutePlan) -> Entry:
        given: Body = {"RouteKey": route.key, **route.members}
        if route.authorizer:
            given["AuthorizerId"] = self._authorizer(route.authorizer)
        if route.integration:
            given["Target"] = f"integrations/{self._integration(route.integration)}"
        entry = self._known.get(route.key)
        if entry is None:
            return self._part("route", given)
        part = self._request.within("route", self.keys("route", entry.id), {})
        told = _accepted("UpdateRoute", {**given, "RouteId": entry.id, "ApiId": self._api.id})
        told.pop("RouteId")
        part.given = {**_ROUTE_MEMBERS, **told}
        return verbs.change(part, entry)

    def _authorizer(self, name: str) -> str:
        if name not in self._authorizers:
            raise bad_request(f"its authorizer {name!r} was left out")
        return self._authorizers[name]

    def _integration(self, key: str) -> str:
        if key not in self._integrations:
            body = self._asked.integrations[key]
            self._integrations[key] = self._part("integration", body).id
        return self._integrations[key]

"""A document made into an API, or into what an API is from now on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from apigw_cli.errors import ApiError
from apigw_cli.local import limits, verbs
from apigw_cli.local.definition import TREE
from apigw_cli.local.openapi import document, extensions
from apigw_cli.local.openapi.reading import Plan, RoutePlan
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.resources import api as api_rules
from apigw_cli.local.resources import route as route_rules
from apigw_cli.local.store import Body, Entry

# What a document alone says of an API: a member that it has not is gone after a reimport.
_OF_DOCUMENT = frozenset({"CorsConfiguration", "Description", "Version"})
# What a route is by itself; all the rest is of the document.
_OF_ROUTE = frozenset({"RouteId", "RouteKey", "ApiGatewayManaged", "ApiKeyRequired"})


def import_api(request: Request) -> Entry:
    """Make an API of a document."""
    plan = _plan(request)
    given = {**plan.api, **_cors(plan, request), "ProtocolType": HTTP, "Tags": plan.tags}
    entry = verbs.create(request.within("api", {}, _accepted("CreateApi", given)))
    _build(entry, plan, request)
    return _told(entry, plan, request)


def reimport_api(request: Request) -> Entry:
    """
    Make an API what a document says; its id, stages and mappings stay.

    Tags stay too where the document has none: they are put on resources, not only into documents.
    """
    plan = _plan(request)
    entry = request.entry()
    request.old = entry.body
    if entry.body["ProtocolType"] != HTTP:
        raise bad_request("Only HTTP APIs are imported; this is a WebSocket API")
    kept = {name: value for name, value in entry.body.items() if name not in _OF_DOCUMENT}
    given = {**plan.api, **_cors(plan, request), "Tags": plan.tags or kept["Tags"]}
    part = request.within("api", {"ApiId": entry.id}, {})
    part.old = entry.body
    body = {**kept, **_accepted("CreateApi", {**given, "ProtocolType": HTTP})}
    entry = verbs.save(part, entry, verbs.completed(body, part))
    _build(entry, plan, request)
    return _told(entry, plan, request)


def _plan(request: Request) -> Plan:
    text, engine = request.given["Body"], request.engine
    for name, value in (
        ("AccountId", engine.account),
        ("Partition", engine.partition),
        ("Region", engine.region),
    ):
        text = text.replace("${AWS::" + name + "}", value)
    return Plan(document.load(text), request.given.get("Basepath") or "ignore")


def _accepted(operation: str, given: Body) -> Body:
    """The members, once each is of its shape; by the operation that would take them one by one."""
    from apigw_cli import catalogue

    found = limits.accepted(catalogue.operation(operation), given)
    return {name: value for name, value in found.items() if name != "ApiId"}


def _cors(plan: Plan, request: Request) -> Body:
    """The CORS configuration; one that the service would refuse is left out with a warning."""
    told = plan.notes.object(plan.cors, extensions.CORS)
    given = {"CorsConfiguration": extensions.member_value("CorsConfiguration", told)}
    try:
        body = _accepted("CreateApi", {"Name": "a", "ProtocolType": HTTP, **given})
        api_rules.origins_can_be_allowed(body, request)
        api_rules.cors_methods_exist(body, request)
    except ApiError as refusal:
        plan.notes.warn(f"{extensions.CORS}: left out: {refusal.message}")
        return {}
    for name in told.keys() - {member.wire for member in extensions.CORS_SHAPE.members}:
        plan.notes.ignore(f"{extensions.CORS}.{name}")
    return given


def _told(entry: Entry, plan: Plan, request: Request) -> Entry:
    """The API, with what there is to say of the document; a warning may be one too many."""
    if plan.notes.warnings and request.given.get("FailOnWarnings"):
        raise bad_request(plan.notes.refusal)
    if plan.notes.info:
        request.passing["ImportInfo"] = plan.notes.info
    if plan.notes.warnings:
        request.passing["Warnings"] = plan.notes.warnings
    return entry


def _build(api: Entry, plan: Plan, request: Request) -> None:
    """Take away the parts that the document does not have, and make those that it has."""
    builder = _Builder(api, plan, request)
    builder.clear()
    builder.make_authorizers()
    builder.make_routes()
    builder.make_spare_integrations()


class _Builder:
    """Makes the parts of one API, each wholly or with a warning instead."""

    def __init__(self, api: Entry, plan: Plan, request: Request) -> None:
        self._api, self._plan, self._request = api, plan, request
        self._known: dict[str, Entry] = {}  # routes of before, by what their keys mean
        self._authorizers: dict[str, str] = {}  # name -> id
        self._integrations: dict[str, str] = {}  # the plan's key -> id

    def _parts(self, noun: str) -> list[Entry]:
        place = f"{self._api.path}/{TREE[noun].collection}"
        return self._request.store.page(place, self._request.now)

    def _part(self, noun: str, given: Body, id: str = "") -> Request:
        return self._request.within(noun, {"ApiId": self._api.id, TREE[noun].id: id}, given)

    def clear(self) -> None:
        """
        Leave of what was there the bare routes that the document has too.

        First, so that no quota counts what goes.  The parts of a quick create stay.
        """
        asked = {route_rules.compared({"RouteKey": route.key}) for route in self._plan.routes}
        for route in self._parts("route"):
            if route_rules.compared(route.body) in asked:
                self._bare(route)
            elif not route.body.get("ApiGatewayManaged"):
                self._remove("route", route)
        for noun in ("integration", "authorizer"):
            for entry in self._parts(noun):
                needed = self._request.store.referrers(entry, limit=1)
                if not (needed or entry.body.get("ApiGatewayManaged")):
                    self._remove(noun, entry)

    def _bare(self, route: Entry) -> None:
        body = {name: value for name, value in route.body.items() if name in _OF_ROUTE}
        part = self._part("route", {}, route.id)
        bare = verbs.save(part, route, {**body, "AuthorizationType": "NONE"})
        self._known[route_rules.compared(body)] = bare

    def _remove(self, noun: str, entry: Entry) -> None:
        verbs.remove(self._part(noun, {}, entry.id), entry)

    def make_authorizers(self) -> None:
        """All of the document's; ids are new, as nothing else refers to them."""
        for name, body in self._plan.authorizers.items():
            made = self._attempt(
                f"authorizer {shown(name)}", partial(self._new, "authorizer", body)
            )
            if made:
                self._authorizers[name] = made.id

    def make_routes(self) -> None:
        """All of the document's; a route of before that cannot become one of them goes."""
        for route in self._plan.routes:
            entry = self._known.pop(route_rules.compared({"RouteKey": route.key}), None)
            made = self._attempt(route.key, partial(self._route, route, entry))
            if entry and not made and not entry.body.get("ApiGatewayManaged"):
                self._remove("route", entry)

    def make_spare_integrations(self) -> None:
        """Those that are there for routes to come."""
        wanted = {route.integration for route in self._plan.routes}
        for key, body in self._plan.integrations.items():
            if key not in wanted:
                self._attempt(key, partial(self._new, "integration", body))

    def _attempt(self, what: str, work: Callable[[], Entry]) -> Entry | None:
        """What ``work`` makes; what the service would refuse is left out with a warning."""
        before = len(self._integrations)
        try:
            return self._request.store.attempt(work)
        except ApiError as refusal:
            if len(self._integrations) > before:
                self._integrations.popitem()
            self._plan.notes.warn(f"{what}: left out: {refusal.message}")
            return None

    def _new(self, noun: str, body: Body) -> Entry:
        given = _accepted(f"Create{noun.title()}", {**body, "ApiId": self._api.id})
        return verbs.create(self._part(noun, given))

    def _route(self, route: RoutePlan, entry: Entry | None) -> Entry:
        given: Body = {"RouteKey": route.key, **route.members}
        if route.authorizer:
            given["AuthorizerId"] = self._authorizer(route.authorizer)
        if route.integration:
            given["Target"] = f"integrations/{self._integration(route.integration)}"
        if entry is None:
            return self._new("route", given)
        told = _accepted("CreateRoute", {**given, "ApiId": self._api.id})
        return verbs.change(self._part("route", told, entry.id), entry)

    def _authorizer(self, name: str) -> str:
        if name not in self._authorizers:
            raise bad_request(f"its authorizer {shown(name)} was left out")
        return self._authorizers[name]

    def _integration(self, key: str) -> str:
        if key not in self._integrations:
            self._integrations[key] = self._new("integration", self._plan.integrations[key]).id
        return self._integrations[key]

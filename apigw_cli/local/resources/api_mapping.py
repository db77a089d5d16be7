"""API mappings: which stage a path of a custom domain leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apigw_cli.local import protocols
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_LEVEL = r"[A-Za-z0-9$\-_.+!*'()]+"
_KEY = rf"{_LEVEL}(/{_LEVEL})*"


def _complete(mapping: Body, request: Request) -> None:
    if mapping.get("ApiMappingKey") == "(none)":  # what version 1 of the service calls the root
        del mapping["ApiMappingKey"]


def key_is_a_path(mapping: Body, request: Request) -> None:
    """Levels between single slashes."""
    key = mapping.get("ApiMappingKey")
    if key and not re.fullmatch(_KEY, key):
        raise bad_request(
            "ApiMappingKey must hold letters, digits and $-_.+!*'(), with '/' between levels,"
            f" not {shown(key)}"
        )


def target_exists(mapping: Body, request: Request) -> None:
    """An unknown API or stage is a bad request here, not NotFound (trap 22)."""
    if _api(mapping, request) is None:
        raise bad_request(f"ApiId {shown(mapping['ApiId'])} names no API that exists")
    if _stage(mapping, request) is None:
        where = f"of API {mapping['ApiId']}"
        raise bad_request(f"Stage {shown(mapping['Stage'])} names no stage {where} that exists")


def domain_speaks_one_protocol(mapping: Body, request: Request) -> None:
    """A WebSocket API shares its domain with no HTTP API."""
    api = _api(mapping, request)
    mine = api.body["ProtocolType"] if api else ""
    first_two = request.store.page(request.place, request.now, limit=2)
    others = [other for other in first_two if other.id != mapping["ApiMappingId"]]
    for other in others[:1]:  # the rest agree with it
        there = _api(other.body, request)
        theirs = there.body["ProtocolType"] if there else mine
        if theirs != mine:
            raise bad_request(
                f"ApiId {mapping['ApiId']} is a {protocols.spoken(mine)} API; the domain already"
                f" serves {protocols.spoken(theirs)} APIs"
            )


def _api(mapping: Body, request: Request) -> Entry | None:
    return request.store.get(f"{request.engine.region}/apis", mapping["ApiId"], request.now)


def _stage(mapping: Body, request: Request) -> Entry | None:
    place = f"{request.engine.region}/apis/{mapping['ApiId']}/stages"
    return request.store.get(place, mapping["Stage"], request.now)


def _refers(mapping: Body, request: Request) -> Iterator[Entry]:
    for found in (_api(mapping, request), _stage(mapping, request)):
        if found:
            yield found


DEFINITION = Definition(
    noun="api_mapping",
    id_length=6,
    complete=_complete,
    rules=(key_is_a_path, target_exists, domain_speaks_one_protocol),
    unique="ApiMappingKey",
    refers=_refers,
)

"""The service's default quotas (behaviour 7.4 and 2.18), which hold when they are switched on."""

from __future__ import annotations

from apigw_cli.local.refusals import title, too_many, words
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body

# How many of a noun one parent may hold: an API, a domain, a product, or the region.
_MOST = {
    "api": 600,
    "authorizer": 10,
    "domain_name": 120,
    "integration": 300,
    "portal": 15,
    "portal_product": 500,
    "product_page": 40,
    "product_rest_endpoint_page": 40,
    "route": 300,
    "stage": 10,
    "vpc_link": 10,
}
_MULTI_LEVEL_MAPPINGS = 200
# How many items a member may hold; a dot leads into a structure.
_ITEMS = {
    "authorizer": {"JwtConfiguration.Audience": 50},
    "portal": {"IncludedPortalProductArns": 200},
    "route": {"AuthorizationScopes": 10},
    "stage": {"StageVariables": 100},
    "vpc_link": {"SubnetIds": 10},
}
_VARIABLE_NAME, _VARIABLE_VALUE = 64, 512  # characters
_LOG_FORMAT = 3072  # bytes


def check(body: Body, request: Request) -> None:
    """Refuse a body that takes more than the service gives."""
    noun = request.definition.noun
    if not request.old:
        check_number(noun, body, request)
    for path, most in _ITEMS.get(noun, {}).items():
        outer, _, inner = path.partition(".")
        held = body.get(outer, {})
        held = held.get(inner, []) if inner else held
        if len(held) > most:
            raise too_many(path, f"{path} may hold {most} at most, not {len(held)}")
    _check_sizes(body)


def check_number(noun: str, body: Body, request: Request) -> None:
    """Refuse one more of a noun than there may be."""
    most = _MOST.get(noun)
    if most is not None and request.store.count(request.place) >= most:
        raise too_many(title(noun), f"There may be {most} {words(noun)}s at most")
    if noun == "api_mapping" and "/" in body.get("ApiMappingKey", ""):
        rows = request.store.page(request.place, request.now)
        if sum("/" in row.body.get("ApiMappingKey", "") for row in rows) >= _MULTI_LEVEL_MAPPINGS:
            raise too_many(
                title(noun), f"A domain may have {_MULTI_LEVEL_MAPPINGS} multi-level mappings"
            )


def _check_sizes(body: Body) -> None:
    for name, value in body.get("StageVariables", {}).items():
        if len(name) > _VARIABLE_NAME or len(value) > _VARIABLE_VALUE:
            raise too_many(
                "StageVariables",
                f"StageVariables['{name}'] may have {_VARIABLE_NAME} characters in its name and"
                f" {_VARIABLE_VALUE} in its value",
            )
    log = body.get("AccessLogSettings", {}).get("Format", "")
    if len(log.encode()) > _LOG_FORMAT:
        raise too_many(
            "AccessLogSettings", f"AccessLogSettings.Format may have {_LOG_FORMAT} bytes"
        )

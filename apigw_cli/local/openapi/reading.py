"""What a document asks for, before anything is made: an API, authorizers, routes, integrations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from apigw_cli.local.openapi import extensions
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.store import Body

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
_IAM = "AWS_IAM"
# What an export says of an API without a version, because OpenAPI must have one.
NO_VERSION = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dUTC")
_BASEPATHS = ("ignore", "prepend", "split")


class RoutePlan(NamedTuple):
    """A route that a document asks for."""

    key: str
    members: Body  # but for its target and authorizer
    integration: str  # a key of Plan.integrations, "" for none
    authorizer: str  # a key of Plan.authorizers, "" for none


class Plan:
    """All that a document asks for, and what there is to say of the rest."""

    def __init__(self) -> None:
        self.api: Body = {}
        self.tags: dict[str, str] = {}
        self.authorizers: dict[str, Body] = {}
        self.integrations: dict[str, Body] = {}
        self.routes: list[RoutePlan] = []
        self.ignored: Counter[str] = Counter()
        self.warnings: list[str] = []

    @property
    def info(self) -> list[str]:
        """What was left aside, a line a kind."""
        return [
            f"Ignored '{name}', {count} time{'s' if count > 1 else ''}"
            for name, count in sorted(self.ignored.items())
        ]


def plan(document: dict[str, Any], basepath: str) -> Plan:
    """
    What a document asks for.

    Raises:
        ApiError: ``basepath`` is not one of the three ways.
    """
    if basepath not in _BASEPATHS:
        raise bad_request(f"basepath must be {', '.join(_BASEPATHS)}, not {shown(basepath)}")
    made = Plan()
    _read_api(document, made)
    _read_authorizers(document, made)
    prefix = _prefix(document, basepath)
    for path, item in document.get("paths", {}).items():
        for method, operation in _operations(path, item, made):
            _read_route(f"{method} {prefix}{path}", operation, document, made)
    return made


def _read_api(document: dict[str, Any], made: Plan) -> None:
    info = document["info"]
    made.api["Name"] = info["title"]
    made.api["Description"] = _text(info.get("description"))
    version = _text(info.get("version"))
    made.api["Version"] = "" if NO_VERSION.fullmatch(version) else version
    cors = document.get(extensions.CORS)
    if isinstance(cors, dict):
        made.api["CorsConfiguration"] = extensions.member_value("CorsConfiguration", cors)
    for tag in _list(document.get("tags")):
        if isinstance(tag, dict) and extensions.TAG_VALUE in tag:
            made.tags[_text(tag.get("name"))] = _text(tag[extensions.TAG_VALUE])
    used = {"openapi", "info", "paths", "components", "tags", "servers", "security"}
    used |= {extensions.CORS, extensions.FORMAT}
    made.ignored.update(name for name in document if name not in used)


def _read_authorizers(document: dict[str, Any], made: Plan) -> None:
    components = _object(document.get("components"))
    for name, scheme in _object(components.get("securitySchemes")).items():
        extension = scheme.get(extensions.AUTHORIZER) if isinstance(scheme, dict) else None
        if isinstance(extension, dict):
            body, rest = extensions.read(extension, extensions.AUTHORIZER_MEMBERS)
            made.authorizers[name] = {"Name": name, **body}
            made.ignored.update(f"{extensions.AUTHORIZER}.{member}" for member in rest)
    used = ("securitySchemes", extensions.INTEGRATIONS)
    made.ignored.update(f"components.{name}" for name in components if name not in used)


def _prefix(document: dict[str, Any], basepath: str) -> str:
    """What comes before every path: nothing, the server's base path, or all but its first part."""
    if basepath == "ignore":
        return ""
    servers = _list(document.get("servers"))
    server = servers[0] if servers and isinstance(servers[0], dict) else {}
    url = _text(server.get("url"))
    for name, variable in _object(server.get("variables")).items():
        default = _object(variable).get("default")
        url = url.replace("{" + name + "}", _text(default).strip("/"))
    path = re.sub(r"^[a-z][a-z0-9+.-]*://[^/]*", "", url, flags=re.IGNORECASE)
    parts = [part for part in path.split("/") if part]
    if basepath == "split":
        parts = parts[1:]
    return "".join(f"/{part}" for part in parts)


def _operations(
    path: str, item: dict[str, Any], made: Plan
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The methods of a path with what is said of each."""
    for name, operation in item.items():
        if name == extensions.ANY_METHOD or name in _METHODS:
            yield ("ANY" if name == extensions.ANY_METHOD else name.upper()), _object(operation)
        elif name == "trace":
            made.warnings.append(f"{path}: HTTP APIs have no TRACE; the route was left out")
        elif name == "$ref":
            made.warnings.append(f"{path}: a path elsewhere is not followed: {operation}")
        else:
            made.ignored[f"paths.{name}"] += 1


def _read_route(key: str, operation: dict[str, Any], document: dict[str, Any], made: Plan) -> None:
    if key.endswith(" /$default"):
        key = "$default"
    members: Body = {}
    if operation.get("operationId"):
        members["OperationName"] = _text(operation["operationId"])
    authorizer = _read_security(key, operation, document, members, made)
    made.routes.append(
        RoutePlan(key, members, _read_integration(key, operation, document, made), authorizer)
    )
    used = {"operationId", "security", extensions.INTEGRATION, extensions.AUTH}
    made.ignored.update(name for name in operation if name not in used)


def _read_integration(
    key: str, operation: dict[str, Any], document: dict[str, Any], made: Plan
) -> str:
    """The integration's key in the plan: that of the component, or the route's own."""
    extension = operation.get(extensions.INTEGRATION)
    if not isinstance(extension, dict):
        made.warnings.append(
            f"{key}: there is no {extensions.INTEGRATION}; the route leads nowhere"
        )
        return ""
    name = key
    if "$ref" in extension:
        place = f"#/components/{extensions.INTEGRATIONS}/"
        reference = _text(extension["$ref"])
        components = _object(document.get("components"))
        found = _object(components.get(extensions.INTEGRATIONS)).get(reference.removeprefix(place))
        if not reference.startswith(place) or not isinstance(found, dict):
            made.warnings.append(f"{key}: the integration {reference} does not exist")
            return ""
        name, extension = reference, found
    if name not in made.integrations:
        body, rest = extensions.read(extension, extensions.INTEGRATION_MEMBERS)
        if body.get("IntegrationMethod", "").lower() == extensions.ANY_METHOD:
            body["IntegrationMethod"] = "ANY"
        made.integrations[name] = body
        made.ignored.update(f"{extensions.INTEGRATION}.{member}" for member in rest)
    return name


def _read_security(
    key: str, operation: dict[str, Any], document: dict[str, Any], members: Body, made: Plan
) -> str:
    """Sets the route's kind of authorization; the authorizer's key in the plan."""
    if _object(operation.get(extensions.AUTH)).get("type") == _IAM:
        members["AuthorizationType"] = _IAM
        return ""
    schemes = _list(operation.get("security", document.get("security")))
    required = [(name, scopes) for scheme in schemes for name, scopes in _object(scheme).items()]
    for name, scopes in required:
        if name not in made.authorizers:
            made.warnings.append(f"{key}: the security scheme {name!r} has no authorizer")
            continue
        jwt = made.authorizers[name].get("AuthorizerType") == "JWT"
        members["AuthorizationType"] = "JWT" if jwt else "CUSTOM"
        if jwt and scopes:
            members["AuthorizationScopes"] = _list(scopes)
        return name
    return ""


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)

"""
An API, as it is or as a stage serves it, written as an OpenAPI document.

What OpenAPI cannot carry, so that an import of the document has it not:

- ids, dates, and what belongs to a quick create;
- an authorizer's name where it is no key of OpenAPI's or another's too: it is made one;
- an authorizer that a route names without using it (AuthorizationType NONE or AWS_IAM);
- an operation name that a route before has too: an operationId is unique;
- the route ``ANY /$default`` beside ``$default``, whose place in the document is the same;
- a version that reads like the date which stands for none, and ``${AWS::…}``, which an import fills
  in;
- a REQUEST authorizer whose payload version was cleared: none can be made so.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from apigw_cli.catalogue.members import MEMBERS
from apigw_cli.local.openapi import document, extensions
from apigw_cli.local.openapi.reading import DEFAULT
from apigw_cli.local.protocols import HTTP
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_FORMAT = "1.0"
_USUAL_ENDPOINT = {"disableExecuteApiEndpoint": False, "ipAddressType": "ipv4"}
_VARIABLE = re.compile(r"\{([^{}]+)\}")


def export_api(request: Request) -> bytes:
    """The document, JSON or YAML."""
    api = request.entry()
    if api.body["ProtocolType"] != HTTP:
        raise bad_request("Only HTTP APIs are exported; this is a WebSocket API")
    told = request.given.get("ExportVersion") or _FORMAT
    if told != _FORMAT:
        raise bad_request(f"ExportVersion must be {_FORMAT}, not {shown(told)}")
    written = _Writer(_source(api, request)).document(request.given.get("StageName"))
    if request.given.get("IncludeExtensions") is False:
        written = _without_extensions(written)
    return document.dump(written, request.given["OutputType"])


def _source(api: Entry, request: Request) -> list[Entry]:
    """The entries that are exported: those of now, or those that a stage's deployment holds."""
    name = request.given.get("StageName")
    if not name:
        parts = [api]
        for noun in ("authorizer", "integration", "route"):
            parts += request.store.page(request.beside(noun), request.now)
        return parts
    stage = request.sibling("stage", name)
    deployment = stage.body.get("DeploymentId")
    if not deployment:
        raise bad_request(f"StageName {shown(name)} has no deployment to export")
    return request.store.snapshot(api.path, request.sibling("deployment", deployment).seq)


class _Writer:
    """Writes the document of one API."""

    def __init__(self, entries: list[Entry]) -> None:
        found: dict[str, list[Body]] = {"apis": [], "routes": []}
        for entry in entries:
            found.setdefault(entry.place.rpartition("/")[2], []).append(entry.body)
        [self._api] = found["apis"]
        self._routes = sorted(found["routes"], key=_by_path)
        authorizers = sorted(found.get("authorizers", []), key=_by_name)
        self._authorizers = {body["AuthorizerId"]: body for body in authorizers}
        self._integrations = {body["IntegrationId"]: body for body in found.get("integrations", [])}
        self._shared = self._name_shared()
        self._schemes = self._name_schemes()
        self._named: set[str] = set()  # operations so far

    def _name_shared(self) -> dict[str, str]:
        """
        Names for the integrations that stand under components: of several routes, or of none.

        In an order that the same API has again, so that it gives the same document.
        """
        targets = Counter(filter(None, map(_integration_id, self._routes)))
        several = [id for id, count in targets.items() if count > 1]
        spare = [id for id in self._integrations if id not in targets]
        spare.sort(key=lambda id: json.dumps(self._integration(id)))
        return {id: f"integration{number}" for number, id in enumerate(several + spare, 1)}

    def document(self, stage: str | None) -> dict[str, Any]:
        """All of it."""
        api = self._api
        info = {"title": api["Name"]}
        if "Description" in api:
            info["description"] = api["Description"]
        info["version"] = api.get("Version") or _no_version(api["CreatedDate"])
        written: dict[str, Any] = {
            "openapi": "3.0.1",
            "info": info,
            "servers": [self._server(stage)],
        }
        if api["Tags"]:
            written["tags"] = [
                {"name": name, extensions.TAG_VALUE: value} for name, value in api["Tags"].items()
            ]
        written["paths"] = self._paths()
        components = self._components()
        if components:
            written["components"] = components
        if "CorsConfiguration" in api:
            shape = MEMBERS["CorsConfiguration"].shape
            written[extensions.CORS] = extensions.on_wire(shape, api["CorsConfiguration"])
        written[extensions.FORMAT] = _FORMAT
        return written

    def _server(self, stage: str | None) -> dict[str, Any]:
        base = "" if stage in (None, "$default") else stage
        server: dict[str, Any] = {
            "url": self._api["ApiEndpoint"] + "/{basePath}",
            "variables": {"basePath": {"default": base}},
        }
        endpoint = extensions.write(self._api, extensions.ENDPOINT_MEMBERS)
        if endpoint != _USUAL_ENDPOINT:
            server[extensions.ENDPOINT] = endpoint
        return server

    def _paths(self) -> dict[str, Any]:
        paths: dict[str, Any] = {}
        for route in self._routes:
            method, _, path = str(route["RouteKey"]).partition(" ")
            if not path:
                method, path = "ANY", DEFAULT
            name = extensions.ANY_METHOD if method == "ANY" else method.lower()
            # "$default" comes before "ANY /$default".
            paths.setdefault(path, {}).setdefault(name, self._operation(route, path))
        return paths

    def _operation(self, route: Body, path: str) -> dict[str, Any]:
        written: dict[str, Any] = {}
        if route.get("OperationName", "") not in {"", *self._named}:
            written["operationId"] = route["OperationName"]
            self._named.add(route["OperationName"])
        parameters = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in dict.fromkeys(_VARIABLE.findall(path))
        ]
        if parameters:
            written["parameters"] = parameters
        written["responses"] = {
            "default": {"description": f"Default response for {route['RouteKey']}"}
        }
        written.update(self._security(route))
        id = _integration_id(route)
        if id in self._shared:
            reference = f"#/components/{extensions.INTEGRATIONS}/{self._shared[id]}"
            written[extensions.INTEGRATION] = {"$ref": reference}
        elif id:
            written[extensions.INTEGRATION] = self._integration(id)
        return written

    def _security(self, route: Body) -> dict[str, Any]:
        kind = route["AuthorizationType"]
        if kind == "AWS_IAM":
            return {extensions.AUTH: {"type": kind}}
        if kind == "NONE":
            return {}
        name = self._schemes[route["AuthorizerId"]]
        return {"security": [{name: route.get("AuthorizationScopes", [])}]}

    def _components(self) -> dict[str, Any]:
        components: dict[str, Any] = {}
        schemes = {self._schemes[id]: _scheme(body) for id, body in self._authorizers.items()}
        if schemes:
            components["securitySchemes"] = schemes
        if self._shared:
            components[extensions.INTEGRATIONS] = {
                name: self._integration(id) for id, name in self._shared.items()
            }
        return components

    def _integration(self, id: str) -> dict[str, Any]:
        return extensions.write(self._integrations[id], extensions.INTEGRATION_MEMBERS)

    def _name_schemes(self) -> dict[str, str]:
        """A name for each authorizer: its own, made a key of OpenAPI's and told from others."""
        names: dict[str, str] = {}
        for id, body in self._authorizers.items():
            name = re.sub(r"[^A-Za-z0-9._-]", "_", body["Name"])
            while name in names.values():
                name += f"-{id}"
            names[id] = name
        return names


def _scheme(authorizer: Body) -> dict[str, Any]:
    extension = extensions.write(authorizer, extensions.AUTHORIZER_MEMBERS)
    if authorizer["AuthorizerType"] == "JWT":
        return {"type": "oauth2", "flows": {}, extensions.AUTHORIZER: extension}
    sources = authorizer.get("IdentitySource") or ["$request.header.Authorization"]
    _, place, name = f"{sources[0]}..".split(".", 2)
    return {
        "type": "apiKey",
        "name": name.rstrip(".") or "Authorization",
        "in": "query" if place == "querystring" else "header",
        extensions.AUTHORIZER: extension,
    }


def _by_name(authorizer: Body) -> str:
    return str(authorizer["Name"])


def _by_path(route: Body) -> tuple[str, str]:
    method, _, path = str(route["RouteKey"]).partition(" ")
    return path, method


def _integration_id(route: Body) -> str:
    return str(route.get("Target", "")).rpartition("/")[2]


def _no_version(created: str) -> str:
    """What OpenAPI must have and the API has not; an import takes it for none."""
    return created.replace("T", " ").replace("Z", "UTC")


def _without_extensions(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_extensions(item) for item in value]
    if isinstance(value, dict):
        return {
            name: _without_extensions(item)
            for name, item in value.items()
            if not name.startswith("x-amazon-apigateway-")
        }
    return value

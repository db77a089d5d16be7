"""What a document asks for, before anything is made: an API, authorizers, routes, integrations."""

from __future__ import annotations

import re
from typing import Any

from apigw_cli.catalogue.members import MEMBERS
from apigw_cli.errors import ApiError
from apigw_cli.local import limits
from apigw_cli.local.openapi import extensions, references
from apigw_cli.local.openapi.notes import Notes
from apigw_cli.local.openapi.security import Security
from apigw_cli.local.openapi.servers import Servers
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.store import Body
from apigw_cli.record import NamedTuple

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
# What an export says of an API without a version, because OpenAPI must have one.
NO_VERSION = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dUTC")
DEFAULT = "/$default"
_BASEPATHS = ("ignore", "prepend", "split")
_READ = {  # members that are read; others are told to have been ignored
    "document": {"openapi", "info", "paths", "components", "tags", "servers", "security"}
    | {extensions.CORS, extensions.FORMAT},
    "info": {"title", "description", "version"},
    "components": {"securitySchemes", extensions.INTEGRATIONS},
    # The service's own documents mark the route that is the default by its path anyway.
    "operation": {"operationId", "security", "isDefaultRoute"}
    | {extensions.INTEGRATION, extensions.AUTH},
}


class RoutePlan(NamedTuple):
    """A route that a document asks for."""

    key: str
    members: Body  # but for its target and authorizer
    integration: str  # a key of Plan.integrations, "" for none
    authorizer: str  # a key of Plan.authorizers, "" for none


class Plan:
    """
    All that a document asks for.

    Raises:
        ApiError: ``basepath`` is not one of the three ways, or the document is not one.
    """

    def __init__(self, document: dict[str, Any], basepath: str) -> None:
        if basepath not in _BASEPATHS:
            raise bad_request(f"basepath must be {', '.join(_BASEPATHS)}, not {shown(basepath)}")
        self._document = document
        self.notes = Notes()
        self.tags: dict[str, str] = {}
        self.cors: Any = document.get(extensions.CORS)
        self.integrations: dict[str, Body] = {}
        self.routes: list[RoutePlan] = []
        components = self.notes.object(document.get("components"), "components")
        servers = Servers(document, self.notes)
        self._security = Security(document, components, self.notes)
        self.authorizers = self._security.authorizers
        self.api = {**self._api(document["info"]), **servers.endpoint}
        self._read_tags()
        self._read_shared(components)
        for name, part in (("document", document), ("info", document["info"])):
            self._ignore_rest(name, part)
        self._ignore_rest("components", components, "components.")
        self._read_paths(servers.prefix(basepath))

    def _api(self, info: dict[str, Any]) -> Body:
        api = {"Name": _checked("Name", info["title"], "info.title")}
        for member, name in (("Description", "description"), ("Version", "version")):
            value = info.get(name)
            if value in (None, "") or (isinstance(value, str) and NO_VERSION.fullmatch(value)):
                continue
            try:
                api[member] = _checked(member, value, f"info.{name}")
            except ApiError as refusal:
                self.notes.warn(f"left out: {refusal.message}")
        return api

    def _ignore_rest(self, kind: str, part: dict[str, Any], before: str = "") -> None:
        for name in part:
            if name not in _READ[kind]:
                self.notes.ignore(before + name)

    def _read_tags(self) -> None:
        for tag in self.notes.list(self._document.get("tags"), "tags"):
            told = self.notes.object(tag, "a tag")
            if extensions.TAG_VALUE not in told:
                self.notes.ignore("tags")
                continue
            name = self.notes.text(told.get("name"), "the name of a tag")
            value = self.notes.text(told[extensions.TAG_VALUE], f"the value of the tag {name}")
            if name:
                self.tags[name] = value

    def _read_shared(self, components: dict[str, Any]) -> None:
        """Integrations for several routes, or for none yet."""
        where = f"components.{extensions.INTEGRATIONS}"
        for name, told in self.notes.object(components.get(extensions.INTEGRATIONS), where).items():
            token = name.replace("~", "~0").replace("/", "~1")
            found = references.resolve(self._document, told)
            if isinstance(found, dict):
                self._read_integration(f"#/components/{extensions.INTEGRATIONS}/{token}", found)
            else:
                self.notes.warn(f"{where}.{name} is not an object")

    def _read_integration(self, key: str, extension: dict[str, Any]) -> None:
        body, rest = extensions.read(extension, extensions.INTEGRATION_MEMBERS)
        if str(body.get("IntegrationMethod")).lower() == extensions.ANY_METHOD:
            body["IntegrationMethod"] = "ANY"
        self.integrations[key] = body
        for member in rest:
            self.notes.ignore(f"{extensions.INTEGRATION}.{member}")

    def _read_paths(self, prefix: str) -> None:
        for path, told in self._document["paths"].items():
            item = references.resolve(self._document, told)
            if path.startswith("x-"):
                self.notes.ignore(f"paths.{path}")
            elif not isinstance(item, dict):
                self.notes.warn(f"{path}: left out: {shown(told['$ref'])} leads nowhere")
            else:
                self._read_path(path, item, prefix)

    def _read_path(self, path: str, item: dict[str, Any], prefix: str) -> None:
        if "/" + path == DEFAULT:
            self.notes.warn(f"{path}: the path should begin with /")
            path = DEFAULT
        for name, operation in item.items():
            if name in _METHODS or name == extensions.ANY_METHOD:
                method = name.upper() if name in _METHODS else "ANY"
                whole = prefix + path if path != "/" else prefix or path
                is_default = path == DEFAULT and method == "ANY"
                self._try_route("$default" if is_default else f"{method} {whole}", operation)
            elif name == "trace":
                self.notes.warn(f"{path}: HTTP APIs have no TRACE; the route was left out")
            else:
                self.notes.ignore(f"paths.{name}")

    def _try_route(self, key: str, operation: Any) -> None:
        if not isinstance(operation, dict):
            raise bad_request(f"Body: the operation {shown(key)} is not an object")
        try:
            self._read_route(key, operation)
        except ApiError as refusal:
            self.notes.warn(f"{key}: left out: {refusal.message}")

    def _read_route(self, key: str, operation: dict[str, Any]) -> None:
        name = self.notes.text(operation.get("operationId"), f"{key}: operationId")
        members: Body = {"OperationName": name} if name else {}
        authorization = self._security.of(key, operation)
        members.update(authorization.members)
        integration = self._integration_of(key, operation)
        self.routes.append(RoutePlan(key, members, integration, authorization.authorizer))
        self._ignore_rest("operation", operation)
        rest = {name: part for name, part in operation.items() if name != extensions.INTEGRATION}
        for reference in references.lost(self._document, rest):
            self.notes.warn(f"{key}: {shown(reference)} leads nowhere")

    def _integration_of(self, key: str, operation: dict[str, Any]) -> str:
        """The integration's key in the plan: that of the component, or the route's own."""
        told = operation.get(extensions.INTEGRATION)
        if not isinstance(told, dict):
            self.notes.warn(f"{key}: there is no {extensions.INTEGRATION}; the route leads nowhere")
            return ""
        name = told["$ref"] if isinstance(told.get("$ref"), str) else key
        if name not in self.integrations:
            found = references.resolve(self._document, told)
            if not isinstance(found, dict):
                self.notes.warn(f"{key}: the integration {shown(told['$ref'])} does not exist")
                return ""
            self._read_integration(name, found)
        return name


def _checked(member: str, value: Any, where: str) -> str:
    return str(limits.checked(MEMBERS[member].shape, value, where))

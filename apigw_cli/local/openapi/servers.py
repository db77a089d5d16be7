"""What a document's servers say: the base path, and who may call the endpoint."""

from __future__ import annotations

import re
from typing import Any

from apigw_cli.local.openapi import extensions
from apigw_cli.local.openapi.notes import Notes
from apigw_cli.local.store import Body

_BASE_PATH = "basePath"


class Servers:
    """The servers of one document."""

    def __init__(self, document: dict[str, Any], notes: Notes) -> None:
        self._notes = notes
        self._all = [
            notes.object(server, "a server")
            for server in notes.list(document.get("servers"), "servers")
        ]

    def prefix(self, basepath: str) -> str:
        """What comes before every path: nothing, the base path, or all but its first part."""
        if basepath == "ignore":
            return ""
        parts = [part for part in self._base_path().split("/") if part]
        if basepath == "split":
            parts = parts[1:]
        return "".join(f"/{part}" for part in parts)

    def _base_path(self) -> str:
        """The first variable of that name, wherever it stands; without one the path of a URL."""
        for server in self._all:
            variables = self._notes.object(server.get("variables"), "variables of a server")
            if _BASE_PATH in variables:
                return self._default(variables, _BASE_PATH)
        return self._url_path(self._all[0]) if self._all else ""

    def _url_path(self, server: dict[str, Any]) -> str:
        url = self._notes.text(server.get("url"), "the URL of a server")
        variables = self._notes.object(server.get("variables"), "variables of a server")
        for name in variables:
            url = url.replace("{" + name + "}", self._default(variables, name))
        if "{" in url:
            self._notes.warn(f"the URL of a server has a variable without a default: {url}")
            return ""
        return re.sub(r"^([^/?#]*:)?//[^/?#]*|[?#].*", "", url, flags=re.DOTALL)

    def _default(self, variables: dict[str, Any], name: str) -> str:
        variable = self._notes.object(variables[name], f"the server variable {name}")
        return self._notes.text(variable.get("default"), f"the default of {name}")

    @property
    def endpoint(self) -> Body:
        """The API's members that the first server with an endpoint configuration sets."""
        for server in self._all:
            if extensions.ENDPOINT in server:
                told = self._notes.object(server[extensions.ENDPOINT], extensions.ENDPOINT)
                body, rest = extensions.read(told, extensions.ENDPOINT_MEMBERS)
                for name in rest:
                    self._notes.ignore(f"{extensions.ENDPOINT}.{name}")
                return body
        return {}

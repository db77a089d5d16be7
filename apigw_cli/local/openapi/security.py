"""Who may call a route: security schemes become authorizers, requirements refer to them."""

from __future__ import annotations

from typing import Any

from apigw_cli.local.openapi import extensions, references
from apigw_cli.local.openapi.notes import Notes
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.store import Body
from apigw_cli.record import NamedTuple

IAM = "AWS_IAM"
_SIGNED = "awssigv4"
_DISCOVERY = "/.well-known/openid-configuration"


class Authorization(NamedTuple):
    """What a route has of it."""

    members: Body
    authorizer: str  # the scheme's name, "" for none


_OPEN = Authorization({}, "")


class Security:
    """The security schemes of one document, and what operations require of them."""

    def __init__(self, document: dict[str, Any], components: dict[str, Any], notes: Notes) -> None:
        self._notes = notes
        self._for_all = document.get("security")
        self.authorizers: dict[str, Body] = {}
        self._by_iam: set[str] = set()
        schemes = notes.object(components.get("securitySchemes"), "components.securitySchemes")
        for name, scheme in schemes.items():
            found = references.resolve(document, scheme)
            self._read(name, notes.object(found, f"the security scheme {name}"))

    def _read(self, name: str, scheme: dict[str, Any]) -> None:
        if str(scheme.get(extensions.AUTHTYPE)).lower() == _SIGNED:
            self._by_iam.add(name)
            return
        told = scheme.get(extensions.AUTHORIZER)
        if told is None:
            return
        told = self._notes.object(told, f"the authorizer of {name}")
        body, rest = extensions.read(told, extensions.AUTHORIZER_MEMBERS)
        for member in rest:
            self._notes.ignore(f"{extensions.AUTHORIZER}.{member}")
        self.authorizers[name] = {"Name": name, **_issued(body, scheme)}

    def of(self, key: str, operation: dict[str, Any]) -> Authorization:
        """
        What an operation requires.

        Raises:
            ApiError: It cannot be read, so that the route would be open against its document.
        """
        told = operation.get(extensions.AUTH)
        if told is not None:
            kind = told.get("type") if isinstance(told, dict) else None
            kind = kind.upper() if isinstance(kind, str) else kind
            if kind not in (IAM, "NONE"):
                raise bad_request(f"{extensions.AUTH} must be of type {IAM} or NONE")
            return Authorization({"AuthorizationType": IAM}, "") if kind == IAM else _OPEN
        required = operation.get("security")
        return self._first(key, _pairs(self._for_all if required is None else required))

    def _first(self, key: str, pairs: list[tuple[str, Any]]) -> Authorization:
        """The first scheme that means something; a route has one authorizer at most."""
        known = [pair for pair in pairs if pair[0] in self.authorizers or pair[0] in self._by_iam]
        for name, _ in pairs:
            if name not in self.authorizers and name not in self._by_iam:
                self._notes.warn(f"{key}: the security scheme {shown(name)} has no authorizer")
        if not known:
            return _OPEN
        for name, _ in known[1:]:
            self._notes.warn(f"{key}: a route has one authorizer; {shown(name)} was left out")
        return self._authorization(*known[0])

    def _authorization(self, name: str, scopes: Any) -> Authorization:
        if name in self._by_iam:
            return Authorization({"AuthorizationType": IAM}, "")
        if self.authorizers[name].get("AuthorizerType") != "JWT":
            if scopes:
                self._notes.ignore("scopes of a scheme without JWT")
            return Authorization({"AuthorizationType": "CUSTOM"}, name)
        members = {"AuthorizationType": "JWT", "AuthorizationScopes": scopes or []}
        return Authorization(members, name)


def _pairs(required: Any) -> list[tuple[str, Any]]:
    """Schemes and their scopes, in the order of the document."""
    if required is None:
        return []
    if not isinstance(required, list) or not all(isinstance(part, dict) for part in required):
        raise bad_request("security must be a list of objects")
    return [pair for part in required for pair in part.items()]


def _issued(authorizer: Body, scheme: dict[str, Any]) -> Body:
    """The authorizer with its issuer, which OpenID Connect tells by another URL."""
    url, jwt = scheme.get("openIdConnectUrl"), authorizer.get("JwtConfiguration", {})
    if scheme.get("type") != "openIdConnect" or not isinstance(url, str):
        return authorizer
    if not isinstance(jwt, dict) or jwt.get("Issuer"):
        return authorizer
    return {**authorizer, "JwtConfiguration": {**jwt, "Issuer": url.removesuffix(_DISCOVERY)}}

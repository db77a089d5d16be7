"""The local plane as tests use it: short calls, a clock that stands still, ids that count."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation, Shape
from apigw_cli.errors import ApiError
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store

STARTED = 1586373945.0  # 2020-04-08T19:25:45Z
START_STAMP = "2020-04-08T19:25:45Z"
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f"
CALLS_FUNCTION = (
    f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
)
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/c"
LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c"
COLORS = {
    "AccentColor": "#1",
    "BackgroundColor": "#2",
    "ErrorValidationColor": "#3",
    "HeaderColor": "#4",
    "NavigationColor": "#5",
    "TextColor": "#6",
}
PORTAL = {
    "Authorization": {"None": {}},
    "EndpointConfiguration": {"None": {}},
    "PortalContent": {"DisplayName": "docs", "Theme": {"CustomColors": COLORS}},
}
ENDPOINT = {
    "IdentifierParts": {"Method": "GET", "Path": "/pets", "RestApiId": "r1", "Stage": "prod"}
}


class Clock:
    """Seconds since 1970, as a test sets them."""

    def __init__(self) -> None:
        self.seconds = STARTED

    def __call__(self) -> float:
        return self.seconds


class CountingIds:
    """Identifiers in the order of their making."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, length: int) -> str:
        self.made += 1
        return f"{self.made:0{length}d}"


class Plane:
    """An engine, and the things that most tests need in it."""

    def __init__(self, path: Path, **settings: Any) -> None:
        self.clock = Clock()
        self.store = Store(str(path))
        self.rows("PRAGMA synchronous = OFF")  # no test pulls the plug
        self.engine = Engine(self.store, clock=self.clock, ids=CountingIds(), **settings)

    def send(self, name: str, /, **params: Any) -> dict[str, Any]:
        """The answer to an operation, once it has the form that the catalogue says."""
        operation = catalogue.operation(name)
        answer = self.engine.send(operation, params)
        check_answer(operation, answer)
        return answer

    def refused(self, name: str, /, **params: Any) -> ApiError:
        """The refusal of an operation, which names it and changes nothing."""
        before = self.everything()
        with pytest.raises(ApiError) as caught:
            self.engine.send(catalogue.operation(name), params)
        assert caught.value.operation == name
        assert self.everything() == before
        return caught.value

    def everything(self) -> list[tuple[Any, ...]]:
        """Every row of the state."""
        tables = ("entry", "link", "past")
        return [row for table in tables for row in self.rows(f"SELECT * FROM {table}")]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return list(self.store._db.execute(sql))

    def api(self, protocol: str = "HTTP", **members: Any) -> str:
        if protocol == "WEBSOCKET":
            members.setdefault("RouteSelectionExpression", "$request.body.action")
        return self.id("CreateApi", Name="a", ProtocolType=protocol, **members)

    def id(self, name: str, /, **params: Any) -> str:
        """The identifier of what a create makes."""
        noun = catalogue.GROUPS[catalogue.PLACES[name][0]].noun
        return str(self.send(name, **params)[catalogue.resource(noun).id])

    def function(self, api: str, **members: Any) -> str:
        """An integration with a Lambda function."""
        return self.id(
            "CreateIntegration",
            **{
                "ApiId": api,
                "IntegrationType": "AWS_PROXY",
                "IntegrationUri": FUNCTION,
                **members,
            },
        )

    def jwt(self, api: str, **members: Any) -> str:
        return self.id("CreateAuthorizer", ApiId=api, **{**JWT, **members})

    def by_function(self, api: str, **members: Any) -> str:
        """A REQUEST authorizer of an HTTP API."""
        return self.id("CreateAuthorizer", ApiId=api, **{**REQUEST, **members})

    def domain(self, name: str = "api.example.com", **members: Any) -> str:
        return self.id("CreateDomainName", **{**DOMAIN, "DomainName": name, **members})

    def page(self, product: str, **members: Any) -> dict[str, Any]:
        content = {"Title": "t", "Body": "b"}
        given = {"DisplayContent": content, **members}
        return self.send("CreateProductPage", PortalProductId=product, **given)

    def items(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        """All that a list operation answers, over all its pages."""
        operation = catalogue.operation(name)
        answer = self.send(name, **params)
        found = list(answer[operation.items])
        while "NextToken" in answer:
            assert answer[operation.items], "a page that leads nowhere"
            answer = self.send(name, **params, NextToken=answer["NextToken"])
            found += answer[operation.items]
        return found


JWT = {
    "Name": "j",
    "AuthorizerType": "JWT",
    "IdentitySource": ["$request.header.Authorization"],
    "JwtConfiguration": {"Issuer": "https://issuer.example.com", "Audience": ["me"]},
}
REQUEST = {
    "Name": "r",
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": CALLS_FUNCTION,
    "AuthorizerPayloadFormatVersion": "2.0",
    "IdentitySource": ["$request.header.Authorization"],
}
DOMAIN = {
    "DomainName": "api.example.com",
    "DomainNameConfigurations": [{"CertificateArn": CERTIFICATE}],
}


def check_answer(operation: Operation, answer: Mapping[str, Any]) -> None:
    """An answer has the members of the catalogue alone, in its order, each in its shape."""
    if not operation.paged:
        _check_members(operation.answer, answer)
        return
    assert list(answer) in ([operation.items], [operation.items, "NextToken"])
    for item in answer[operation.items]:
        _check_members(operation.answer, item)


def _check_members(members: tuple[Member, ...], value: Mapping[str, Any]) -> None:
    names = [member.name for member in members]
    assert list(value) == [name for name in names if name in value], (list(value), names)
    for member in members:
        assert not member.required or member.name in value, member.name
        if member.name in value:
            _check_value(member.shape, value[member.name], member.name)


_TYPES = {
    "text": str,
    "timestamp": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "bytes": bytes,
    "list": list,
    "map": dict,
    "structure": dict,
}


def _check_value(shape: Shape, value: Any, where: str) -> None:
    assert isinstance(value, _TYPES[shape.kind]), (where, value)
    if shape.kind == "structure":
        _check_members(shape.members, value)
    elif shape.kind == "map" and shape.item:
        assert list(value) == sorted(value), where
        for key, item in value.items():
            _check_value(shape.item, item, f"{where}.{key}")
    elif shape.kind == "list" and shape.item:
        for item in value:
            _check_value(shape.item, item, where)
    elif shape.words:
        assert value in shape.words, (where, value)

"""Every limit of the catalogue holds, for every member of every operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation, Shape
from apigw_cli.errors import ApiError
from apigw_cli.local import limits
from apigw_cli.local.definition import definition
from apigw_cli.local.engine import _clearable
from tests.local.plane import Plane

OPERATIONS = catalogue.operations()


def sample(shape: Shape) -> Any:
    """The smallest value that the shape allows."""
    if shape.kind == "structure":
        chosen = shape.members[:1] if shape.one_of else shape.members
        return {
            member.name: sample(member.shape)
            for member in chosen
            if member.required or shape.one_of
        }
    if shape.words:
        return shape.words[0]
    smallest = {"list": [], "map": {}, "boolean": True, "number": 0.5, "timestamp": "now"}
    if shape.kind in smallest:
        return smallest[shape.kind]
    if shape.kind == "integer":
        return shape.low or 0
    return "a" * max(shape.low or 0, 1)


class Bad(NamedTuple):
    """A value that must be refused: where it is, and what the refusal must name."""

    operation: Operation
    params: dict[str, Any]
    named: str

    @property
    def id(self) -> str:
        return f"{self.operation.name}-{self.named}"


WRONG_TYPES: dict[str, Any] = {"text": 5, "integer": "1.5", "number": "x", "boolean": "true"}


def bad_values(shape: Shape, named: str, *, blank: bool) -> Iterator[tuple[Any, str]]:
    """Values that break one limit of the shape or of what is inside it."""
    yield WRONG_TYPES.get(shape.kind, {} if shape.kind == "list" else []), named
    if shape.kind == "text":
        yield from ((value, named) for value in bad_texts(shape, blank=blank))
    if shape.kind == "integer" and shape.low is not None and shape.high is not None:
        yield from ((shape.low - 1, named), (shape.high + 1, named))
    if shape.kind == "list" and shape.item:
        for value, where in bad_values(shape.item, f"{named}[0]", blank=False):
            yield [value], where
    if shape.kind == "map" and shape.item:
        for value, where in bad_values(shape.item, f"{named}['k']", blank=blank):
            yield {"k": value}, where
    if shape.kind == "structure":
        yield from bad_members(shape, named, blank=blank)


def bad_texts(shape: Shape, *, blank: bool) -> Iterator[str]:
    if shape.high is not None:
        yield "a" * (shape.high + 1)
    if shape.low and not blank:
        yield "a" * (shape.low - 1)
    if shape.words:
        yield "NO-SUCH-WORD"
    if shape.pattern:
        yield "-" * (shape.low or 1)


def bad_members(shape: Shape, named: str, *, blank: bool) -> Iterator[tuple[Any, str]]:
    whole = sample(shape)
    for member in shape.members:
        if member.read_only:
            continue
        where = f"{named}.{member.name}"
        rest = {} if shape.one_of else whole
        if member.required:
            yield {k: v for k, v in whole.items() if k != member.name}, where
        for value, inner in bad_values(member.shape, where, blank=blank):
            yield {**rest, member.name: value}, inner
    if shape.one_of:
        yield {}, named
        yield {member.name: sample(member.shape) for member in shape.members}, named


def every_bad_value() -> Iterator[Bad]:
    for operation in OPERATIONS:
        mine = definition(catalogue.GROUPS[catalogue.PLACES[operation.name][0]].noun)
        clearable = _clearable(operation, mine)
        whole = {m.name: sample(m.shape) for m in operation.inputs if m.required}
        for member in operation.inputs:
            if member.name == "MaxResults":
                continue
            if member.required and member.name not in mine.lenient:
                rest = {k: v for k, v in whole.items() if k != member.name}
                yield Bad(operation, rest, member.name)
            merges = member.name in operation.merges or member.name == "Tags"
            blank = merges or member.name in clearable
            for value, named in bad_values(member.shape, member.name, blank=blank):
                yield Bad(operation, {**whole, member.name: value}, named)


EVERY_BAD_VALUE = list(every_bad_value())


@pytest.fixture(scope="module")
def shared_plane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plane]:
    plane = Plane(tmp_path_factory.mktemp("limits") / "local.db")
    yield plane
    plane.engine.close()


def test_there_are_limits_to_break() -> None:
    assert len(EVERY_BAD_VALUE) > 900


@pytest.mark.parametrize("bad", EVERY_BAD_VALUE, ids=lambda bad: bad.id)
def test_what_breaks_a_limit_is_refused_by_name(shared_plane: Plane, bad: Bad) -> None:
    with pytest.raises(ApiError) as caught:
        shared_plane.engine.send(bad.operation, bad.params)

    assert (caught.value.code, caught.value.http_status) == ("BadRequestException", 400)
    assert bad.named in caught.value.message


def good_values(shape: Shape) -> Iterator[Any]:
    """The values at both ends of each limit."""
    yield sample(shape)
    yield from shape.words
    if shape.kind == "text" and shape.high is not None:
        yield "a" * shape.high
    if shape.kind == "integer" and shape.low is not None:
        yield from (shape.low, shape.high)
    if shape.kind in ("list", "map") and shape.item:
        for value in good_values(shape.item):
            yield [value] if shape.kind == "list" else {"k": value}
    if shape.kind == "structure":
        yield from good_structures(shape)


def good_structures(shape: Shape) -> Iterator[dict[str, Any]]:
    rest = {} if shape.one_of else sample(shape)
    for member in shape.members:
        if not member.read_only:
            for value in good_values(member.shape):
                whole = {**rest, member.name: value}
                yield {m.name: whole[m.name] for m in shape.members if m.name in whole}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_what_is_within_the_limits_is_taken_as_it_is(operation: Operation) -> None:
    whole = {m.name: sample(m.shape) for m in operation.inputs if m.required}
    for member in operation.inputs:
        if member.name == "MaxResults":
            continue
        for value in good_values(member.shape):
            taken = limits.accepted(operation, {**whole, member.name: value})

            assert taken[member.name] == value


def test_null_counts_as_left_out() -> None:
    operation = catalogue.operation("CreateApi")

    taken = limits.accepted(
        operation,
        {"Name": "a", "ProtocolType": "HTTP", "Version": None, "Tags": {"a": None, "b": "c"}},
    )

    assert taken == {"Name": "a", "ProtocolType": "HTTP", "Tags": {"b": "c"}}


def test_what_only_the_service_sets_is_ignored() -> None:
    operation = catalogue.operation("CreateDomainName")
    configuration = {"DomainNameStatus": "UPDATING", "HostedZoneId": "Z", "CertificateArn": "c"}

    taken = limits.accepted(
        operation, {"DomainName": "a", "DomainNameConfigurations": [configuration]}
    )

    assert taken["DomainNameConfigurations"] == [{"CertificateArn": "c"}]


def test_structures_and_maps_come_in_one_order() -> None:
    operation = catalogue.operation("CreateApi")
    cors = {"MaxAge": 5, "AllowCredentials": True}

    taken = limits.accepted(
        operation,
        {
            "Name": "a",
            "ProtocolType": "HTTP",
            "CorsConfiguration": cors,
            "Tags": {"b": "", "a": ""},
        },
    )

    assert list(taken["CorsConfiguration"]) == ["AllowCredentials", "MaxAge"]
    assert list(taken["Tags"]) == ["a", "b"]


@pytest.mark.parametrize(
    "number",
    [float("nan"), float("inf"), 10**400, True, "1"],
    ids=["nan", "inf", "huge", "true", "text"],
)
def test_a_number_is_one_that_json_can_say(number: Any) -> None:
    operation = catalogue.operation("CreateStage")
    settings = {"ThrottlingRateLimit": number}

    with pytest.raises(ApiError, match=r"DefaultRouteSettings\.ThrottlingRateLimit"):
        limits.accepted(
            operation, {"ApiId": "a", "StageName": "s", "DefaultRouteSettings": settings}
        )


def test_text_that_is_no_unicode_is_refused(plane: Plane) -> None:
    for name, params in (
        ("CreateApi", {"Name": "\ud800", "ProtocolType": "HTTP"}),
        ("GetApi", {"ApiId": "\udfff"}),
        ("CreateApi", {"Name": "a", "ProtocolType": "HTTP", "Tags": {"\ud800": "b"}}),
    ):
        assert "not valid Unicode" in plane.refused(name, **params).message


@pytest.mark.parametrize("number", ["", "0", "501", "ten", "-1", "1.0", "9" * 30, True, 0])
def test_max_results_is_a_number_from_1_to_500(plane: Plane, number: Any) -> None:
    refusal = plane.refused("GetApis", MaxResults=number)

    assert (refusal.http_status, "MaxResults" in refusal.message) == (400, True)


@pytest.mark.parametrize("number", ["1", "500", 1, 500])
def test_max_results_is_text_or_a_number(plane: Plane, number: Any) -> None:
    assert plane.send("GetApis", MaxResults=number) == {"Items": []}


def test_routing_rules_come_100_at_most(plane: Plane) -> None:
    domain = plane.domain()

    assert plane.send("ListRoutingRules", DomainName=domain, MaxResults=100) == {"RoutingRules": []}
    refusal = plane.refused("ListRoutingRules", DomainName=domain, MaxResults=101)
    assert refusal.message == "MaxResults must be from 1 to 100, not 101"


def test_a_refusal_names_member_limit_and_value(plane: Plane) -> None:
    api = plane.api()

    refusal = plane.refused(
        "CreateIntegration", ApiId=api, IntegrationType="HTTP_PROXY", TimeoutInMillis=49
    )

    assert refusal.message == "TimeoutInMillis must be from 50 to 30000, not 49"

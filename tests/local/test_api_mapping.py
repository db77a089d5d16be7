"""API mappings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import Plane


@pytest.fixture
def api(plane: Plane) -> str:
    """An API with the stages $default and s."""
    api = plane.api(Target="https://example.com")
    plane.send("CreateStage", ApiId=api, StageName="s")
    return api


@pytest.fixture
def given(plane: Plane, api: str) -> dict[str, Any]:
    return {"DomainName": plane.domain(), "ApiId": api, "Stage": "s"}


def test_a_mapping_is_kept(plane: Plane, given: dict[str, Any]) -> None:
    made = plane.send("CreateApiMapping", **given, ApiMappingKey="v1/pets")

    assert made == {
        "ApiId": given["ApiId"],
        "ApiMappingId": made["ApiMappingId"],
        "ApiMappingKey": "v1/pets",
        "Stage": "s",
    }


@pytest.mark.parametrize("key", ["a", "a/b/c", "$-_.+!*'()", "A9"])
def test_keys_are_paths(plane: Plane, given: dict[str, Any], key: str) -> None:
    assert plane.send("CreateApiMapping", **given, ApiMappingKey=key)["ApiMappingKey"] == key


@pytest.mark.parametrize("key", ["/a", "a/", "a//b", "a b", "a?b", "é", "/"])
def test_other_keys_are_refused(plane: Plane, given: dict[str, Any], key: str) -> None:
    made = plane.id("CreateApiMapping", **given)

    created = plane.refused("CreateApiMapping", **given, ApiMappingKey=key)
    updated = plane.refused("UpdateApiMapping", **given, ApiMappingId=made, ApiMappingKey=key)

    assert (created.http_status, updated.http_status) == (400, 400)
    assert "ApiMappingKey must" in created.message


@pytest.mark.parametrize(
    ("first", "second"),
    [("a", "a"), (None, ""), ("", "(none)"), ("(none)", None)],
)
def test_a_key_is_taken_once_and_none_is_the_root(
    plane: Plane, given: dict[str, Any], first: str | None, second: str | None
) -> None:
    plane.send("CreateApiMapping", **given, ApiMappingKey=first)

    refusal = plane.refused("CreateApiMapping", **given, ApiMappingKey=second)

    assert (refusal.http_status, refusal.code) == (409, "ConflictException")


def test_an_unknown_target_is_a_bad_request(plane: Plane, given: dict[str, Any]) -> None:
    api = plane.refused("CreateApiMapping", **{**given, "ApiId": "nope"})
    stage = plane.refused("CreateApiMapping", **{**given, "Stage": "nope"})
    empty = plane.refused("CreateApiMapping", **{**given, "ApiId": ""})

    assert [refusal.http_status for refusal in (api, stage, empty)] == [400, 400, 400]
    assert "ApiId 'nope'" in api.message
    assert "Stage 'nope'" in stage.message


def test_an_unknown_domain_or_mapping_is_not_found(plane: Plane, given: dict[str, Any]) -> None:
    domain = plane.refused("CreateApiMapping", **{**given, "DomainName": "nope.example.com"})
    mapping = plane.refused("UpdateApiMapping", **given, ApiMappingId="nope")

    assert (domain.http_status, domain.details) == (404, {"ResourceType": "DomainName"})
    assert (mapping.http_status, mapping.details) == (404, {"ResourceType": "ApiMapping"})


def test_a_mapping_is_not_found_under_another_domain(plane: Plane, given: dict[str, Any]) -> None:
    made = plane.id("CreateApiMapping", **given)
    other = plane.domain("other.example.com")

    for name in ("GetApiMapping", "DeleteApiMapping"):
        assert plane.refused(name, DomainName=other, ApiMappingId=made).http_status == 404


def test_a_domain_serves_one_kind_of_api(plane: Plane, given: dict[str, Any]) -> None:
    socket = plane.api("WEBSOCKET")
    plane.send("CreateStage", ApiId=socket, StageName="s")
    made = plane.id("CreateApiMapping", **given)

    created = plane.refused("CreateApiMapping", **{**given, "ApiId": socket}, ApiMappingKey="chat")
    moved = plane.send("UpdateApiMapping", **{**given, "ApiId": socket}, ApiMappingId=made)

    assert (created.http_status, "WebSocket" in created.message) == (400, True)
    assert moved["ApiId"] == socket


def test_update_needs_the_api_and_changes_the_rest(plane: Plane, given: dict[str, Any]) -> None:
    made = plane.id("CreateApiMapping", **given, ApiMappingKey="a")
    ids = {"DomainName": given["DomainName"], "ApiMappingId": made}

    missing = plane.refused("UpdateApiMapping", **ids, Stage="s")
    moved = plane.send("UpdateApiMapping", **ids, ApiId=given["ApiId"], Stage="$default")
    rooted = plane.send("UpdateApiMapping", **ids, ApiId=given["ApiId"], ApiMappingKey="")

    assert missing.message == "ApiId is missing"
    assert (moved["Stage"], moved["ApiMappingKey"]) == ("$default", "a")
    assert "ApiMappingKey" not in rooted


def test_a_mapping_that_moved_frees_its_stage(
    plane: Plane, given: dict[str, Any], api: str
) -> None:
    made = plane.id("CreateApiMapping", **given)

    plane.send("UpdateApiMapping", **{**given, "Stage": "$default"}, ApiMappingId=made)

    assert plane.send("DeleteStage", ApiId=api, StageName="s") == {}

"""Stages, their logs, settings, variables and caches."""

from __future__ import annotations

from typing import Any

import pytest

from tests.local.plane import START_STAMP, Plane

GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:g"
LOGS = {"DestinationArn": GROUP, "Format": "$context.requestId"}


def test_an_http_stage_has_the_service_s_defaults(plane: Plane) -> None:
    assert plane.send("CreateStage", ApiId=plane.api(), StageName="prod") == {
        "CreatedDate": START_STAMP,
        "DefaultRouteSettings": {"DetailedMetricsEnabled": False},
        "LastUpdatedDate": START_STAMP,
        "RouteSettings": {},
        "StageName": "prod",
        "StageVariables": {},
        "Tags": {},
    }


def test_a_websocket_stage_does_not_log(plane: Plane) -> None:
    stage = plane.send("CreateStage", ApiId=plane.api("WEBSOCKET"), StageName="prod")

    assert stage["DefaultRouteSettings"] == {
        "DataTraceEnabled": False,
        "DetailedMetricsEnabled": False,
        "LoggingLevel": "OFF",
    }


@pytest.mark.parametrize("name", ["a", "A-b_9", "$default", "s" * 128])
def test_names_are_words_or_default(plane: Plane, name: str) -> None:
    api = plane.api()

    plane.send("CreateStage", ApiId=api, StageName=name)

    assert plane.send("GetStage", ApiId=api, StageName=name)["StageName"] == name


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("HTTP", {"StageName": "a b"}, 400, "StageName must hold"),
    ("HTTP", {"StageName": "a/b"}, 400, "StageName must hold"),
    ("HTTP", {"StageName": "$prod"}, 400, "StageName must hold"),
    ("HTTP", {"StageName": "é"}, 400, "StageName must hold"),
    ("WEBSOCKET", {"StageName": "$default"}, 400, "StageName '$default' is for HTTP"),
    ("HTTP", {"DefaultRouteSettings": {"LoggingLevel": "INFO"}}, 400, "LoggingLevel is for"),
    ("HTTP", {"DefaultRouteSettings": {"DataTraceEnabled": True}}, 400, "DataTraceEnabled is"),
    (
        "HTTP",
        {"RouteSettings": {"GET /": {"LoggingLevel": "ERROR"}}},
        400,
        "RouteSettings['GET /']",
    ),
    ("HTTP", {"RouteSettings": {"GET /x": {}}}, 404, "RouteSettings['GET /x'] names no route"),
    ("HTTP", {"RouteSettings": {"GET /{b}": {}}}, 404, "RouteSettings['GET /{b}'] names no"),
    ("HTTP", {"ClientCertificateId": "c"}, 400, "ClientCertificateId is for WebSocket"),
    ("HTTP", {"AutoDeploy": True, "DeploymentId": "d"}, 400, "DeploymentId 'd' cannot be set"),
    ("HTTP", {"DeploymentId": "d"}, 404, "DeploymentId 'd' names no deployment"),
    ("HTTP", {"StageVariables": {"a-b": "c"}}, 400, "'a-b'"),
    ("HTTP", {"StageVariables": {"a": "b c"}}, 400, "StageVariables['a']"),
    ("HTTP", {"StageVariables": {"a": ""}}, 400, "StageVariables['a']"),
    ("HTTP", {"AccessLogSettings": {"Format": LOGS["Format"]}}, 400, "DestinationArn is missing"),
    ("HTTP", {"AccessLogSettings": {"DestinationArn": GROUP}}, 400, "Format is missing"),
    ("HTTP", {"AccessLogSettings": {**LOGS, "Format": "$context.path"}}, 400, "Format must be"),
    (
        "HTTP",
        {"AccessLogSettings": {**LOGS, "Format": "$context.requestId\n$context.path"}},
        400,
        "Format must be one line",
    ),
    (
        "HTTP",
        {"AccessLogSettings": {**LOGS, "DestinationArn": "arn:aws:firehose:us-east-1:1:d/s"}},
        400,
        "DestinationArn must be",
    ),
    ("HTTP", {"DefaultRouteSettings": {"ThrottlingBurstLimit": -1}}, 400, "ThrottlingBurstLimit"),
    ("HTTP", {"DefaultRouteSettings": {"ThrottlingBurstLimit": 2**31}}, 400, "BurstLimit"),
    ("HTTP", {"DefaultRouteSettings": {"ThrottlingRateLimit": -0.5}}, 400, "ThrottlingRateLimit"),
    ("HTTP", {"RouteSettings": {"GET /{a}": {"ThrottlingRateLimit": -1}}}, 400, "['GET /{a}']"),
]


@pytest.mark.parametrize(("protocol", "given", "status", "named"), REFUSED)
def test_create_refuses(
    plane: Plane, protocol: str, given: dict[str, Any], status: int, named: str
) -> None:
    api = plane.api(protocol)
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /{a}")

    refusal = plane.refused("CreateStage", ApiId=api, **{"StageName": "s", **given})

    assert (refusal.http_status, named in refusal.message) == (status, True), refusal.message


@pytest.mark.parametrize(
    ("protocol", "given", "status", "named"),
    # A name cannot change, and an empty variable is one that goes.
    [
        row
        for row in REFUSED
        if "StageName" not in row[1] and row[1] != {"StageVariables": {"a": ""}}
    ],
)
def test_update_refuses(
    plane: Plane, protocol: str, given: dict[str, Any], status: int, named: str
) -> None:
    api = plane.api(protocol)
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /{a}")
    plane.send("CreateStage", ApiId=api, StageName="s")

    refusal = plane.refused("UpdateStage", ApiId=api, StageName="s", **given)

    assert (refusal.http_status, named in refusal.message) == (status, True), refusal.message


def test_a_name_is_taken_once_an_api(plane: Plane) -> None:
    api = plane.api()
    plane.send("CreateStage", ApiId=api, StageName="s")

    refusal = plane.refused("CreateStage", ApiId=api, StageName="s")
    plane.send("CreateStage", ApiId=plane.api(), StageName="s")

    assert (refusal.http_status, refusal.code) == (409, "ConflictException")
    assert refusal.message == "StageName 's' is taken by another stage"


def test_http_clients_may_say_that_nothing_is_logged(plane: Plane) -> None:
    settings = {"LoggingLevel": "OFF", "DataTraceEnabled": False, "ThrottlingRateLimit": 2}

    stage = plane.send(
        "CreateStage",
        ApiId=plane.api(),
        StageName="s",
        DefaultRouteSettings=settings,
        ClientCertificateId="",
    )

    assert stage["DefaultRouteSettings"] == {
        "DetailedMetricsEnabled": False,
        "ThrottlingRateLimit": 2.0,
    }


def test_default_route_settings_merge_and_never_reset(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    first = {"LoggingLevel": "INFO", "ThrottlingBurstLimit": 7}
    plane.send("CreateStage", ApiId=api, StageName="s", DefaultRouteSettings=first)

    for change in ({"ThrottlingRateLimit": 3}, {}):
        stage = plane.send("UpdateStage", ApiId=api, StageName="s", DefaultRouteSettings=change)

    assert stage["DefaultRouteSettings"] == {
        "DataTraceEnabled": False,
        "DetailedMetricsEnabled": False,
        "LoggingLevel": "INFO",
        "ThrottlingBurstLimit": 7,
        "ThrottlingRateLimit": 3.0,
    }


def test_route_settings_merge_and_go_one_by_one(plane: Plane) -> None:
    api = plane.api()
    for key in ("GET /a", "GET /b"):
        plane.send("CreateRoute", ApiId=api, RouteKey=key)
    ids = {"ApiId": api, "StageName": "s"}
    first, second = (
        {"GET /a": {"ThrottlingBurstLimit": 1}},
        {"GET /b": {"ThrottlingRateLimit": 2.5}},
    )
    plane.send("CreateStage", **ids, RouteSettings=first)

    both = plane.send("UpdateStage", **ids, RouteSettings=second)
    assert plane.send("DeleteRouteSettings", **ids, RouteKey="GET /a") == {}
    unknown = plane.refused("DeleteRouteSettings", **ids, RouteKey="GET /a")

    assert both["RouteSettings"] == {**first, **second}
    assert plane.send("GetStage", **ids)["RouteSettings"] == second
    assert (unknown.http_status, "'GET /a'" in unknown.message) == (404, True)


def test_stage_variables_merge_and_an_empty_text_removes(plane: Plane) -> None:
    ids = {"ApiId": plane.api(), "StageName": "s"}
    plane.send("CreateStage", **ids, StageVariables={"a": "1", "b": "2"})

    changed = plane.send("UpdateStage", **ids, StageVariables={"a": "", "c": "x/y?z=#&,:~._-"})
    kept = plane.send("UpdateStage", **ids, StageVariables={})

    assert changed["StageVariables"] == {"b": "2", "c": "x/y?z=#&,:~._-"}
    assert kept["StageVariables"] == changed["StageVariables"]


def test_a_description_stays_when_it_is_given_empty(plane: Plane) -> None:
    ids = {"ApiId": plane.api(), "StageName": "s"}
    plane.send("CreateStage", **ids, Description="d")

    assert plane.send("UpdateStage", **ids, Description="")["Description"] == "d"
    assert plane.send("UpdateStage", **ids, Description="e")["Description"] == "e"


def test_a_client_certificate_goes_when_it_is_given_empty(plane: Plane) -> None:
    ids = {"ApiId": plane.api("WEBSOCKET"), "StageName": "s"}
    made = plane.send("CreateStage", **ids, ClientCertificateId="c")

    cleared = plane.send("UpdateStage", **ids, ClientCertificateId="")

    assert made["ClientCertificateId"] == "c"
    assert "ClientCertificateId" not in cleared


def test_access_logs_go_by_their_own_delete_alone(plane: Plane) -> None:
    ids = {"ApiId": plane.api(), "StageName": "s"}
    plane.send("CreateStage", **ids, AccessLogSettings=LOGS)

    kept = plane.send("UpdateStage", **ids, AccessLogSettings={})
    for _ in range(2):
        assert plane.send("DeleteAccessLogSettings", **ids) == {}

    assert kept["AccessLogSettings"] == LOGS
    assert "AccessLogSettings" not in plane.send("GetStage", **ids)


@pytest.mark.parametrize("id", ["$context.requestId", "$context.extendedRequestId"])
def test_a_log_line_tells_its_request(plane: Plane, id: str) -> None:
    logs = {**LOGS, "Format": '{"id": "' + id + '"}'}

    stage = plane.send("CreateStage", ApiId=plane.api(), StageName="s", AccessLogSettings=logs)

    assert stage["AccessLogSettings"] == logs


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("UpdateStage", {"Description": "d"}),
        ("DeleteAccessLogSettings", {}),
        ("DeleteRouteSettings", {"RouteKey": "GET /"}),
    ],
)
def test_every_change_is_dated(plane: Plane, name: str, given: dict[str, Any]) -> None:
    api = plane.api()
    plane.send("CreateRoute", ApiId=api, RouteKey="GET /")
    ids = {"ApiId": api, "StageName": "s"}
    plane.send("CreateStage", **ids, RouteSettings={"GET /": {"ThrottlingBurstLimit": 1}})

    plane.clock.seconds += 61
    plane.send(name, **ids, **given)

    stage = plane.send("GetStage", **ids)
    assert (stage["CreatedDate"], stage["LastUpdatedDate"]) == (START_STAMP, "2020-04-08T19:26:46Z")


def test_a_stage_that_a_domain_maps_to_stays(plane: Plane) -> None:
    ids = {"ApiId": plane.api(), "StageName": "s"}
    plane.send("CreateStage", **ids)
    domain = plane.domain()
    plane.send("CreateApiMapping", DomainName=domain, ApiId=ids["ApiId"], Stage="s")

    refusal = plane.refused("DeleteStage", **ids)
    plane.send("DeleteDomainName", DomainName=domain)
    plane.send("DeleteStage", **ids)

    assert refusal.http_status == 400
    assert plane.refused("GetStage", **ids).details == {"ResourceType": "Stage"}


def test_a_cache_is_reset_of_http_stages_alone(plane: Plane) -> None:
    http, socket = plane.api(), plane.api("WEBSOCKET")
    for api in (http, socket):
        plane.send("CreateStage", ApiId=api, StageName="s")

    assert plane.send("ResetAuthorizersCache", ApiId=http, StageName="s") == {}
    assert plane.refused("ResetAuthorizersCache", ApiId=socket, StageName="s").http_status == 400
    assert plane.refused("ResetAuthorizersCache", ApiId=http, StageName="t").http_status == 404


@pytest.mark.parametrize(
    "name", ["DeleteAccessLogSettings", "DeleteStage", "GetStage", "UpdateStage"]
)
def test_an_unknown_stage_or_api_is_not_found(plane: Plane, name: str) -> None:
    api = plane.api()

    stage = plane.refused(name, ApiId=api, StageName="nope")
    outer = plane.refused(name, ApiId="nope", StageName="nope")

    assert (stage.http_status, stage.details) == (404, {"ResourceType": "Stage"})
    assert (outer.http_status, outer.details) == (404, {"ResourceType": "Api"})

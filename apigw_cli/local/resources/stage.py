"""Stages: named places where clients call an API; their logs, settings and caches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apigw_cli.local import protocols
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, not_found, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry
from apigw_cli.local.verbs import save

_NAME = r"[A-Za-z0-9_-]+|\$default"
_VARIABLE = r"[A-Za-z0-9_]+"
_VARIABLE_VALUE = r"[A-Za-z0-9\-._~:/?#&=,]+"
_LOG_GROUP = r"arn:[^:]+:logs:[^:]*:[^:]*:log-group:[^\s]+"
_REQUEST_IDS = ("$context.requestId", "$context.extendedRequestId")
_MOST_BURST = 2**31 - 1
_DEFAULTS: dict[str, Body] = {
    "HTTP": {"DetailedMetricsEnabled": False},
    "WEBSOCKET": {
        "DataTraceEnabled": False,
        "DetailedMetricsEnabled": False,
        "LoggingLevel": "OFF",
    },
}


def _begin(stage: Body, request: Request) -> None:
    given = stage.get("DefaultRouteSettings", {})
    defaults = _DEFAULTS[request.protocol]
    stage["DefaultRouteSettings"] = dict(sorted({**defaults, **given}.items()))


def _complete(stage: Body, request: Request) -> None:
    default = stage["DefaultRouteSettings"]
    stage["DefaultRouteSettings"] = _own_settings(default, "DefaultRouteSettings.", request)
    stage["RouteSettings"] = {
        key: _own_settings(settings, f"RouteSettings[{shown(key)}].", request)
        for key, settings in stage["RouteSettings"].items()
    }


def _own_settings(settings: Body, where: str, request: Request) -> Body:
    return protocols.without_foreign(
        settings, protocols.ROUTE_SETTINGS, request.protocol, where=where
    )


def name_is_a_word(stage: Body, request: Request) -> None:
    """Letters, digits, hyphen and underscore; HTTP APIs also have $default."""
    name = stage["StageName"]
    if not re.fullmatch(_NAME, name):
        raise bad_request(
            f"StageName must hold letters, digits, '-' and '_', or be '$default', not {shown(name)}"
        )
    if name == "$default" and request.protocol != protocols.HTTP:
        raise bad_request("StageName '$default' is for HTTP APIs only, not WebSocket")


def deployment_is_not_chosen_by_both(stage: Body, request: Request) -> None:
    """While AutoDeploy is on, the service alone chooses."""
    if stage.get("AutoDeploy") and "DeploymentId" in request.given:
        raise bad_request(
            f"DeploymentId {shown(request.given['DeploymentId'])} cannot be set while AutoDeploy"
            f" of stage {stage['StageName']} is on"
        )


def variables_can_be_read(stage: Body, request: Request) -> None:
    """What mappings can name, and URIs can hold."""
    for name, value in stage["StageVariables"].items():
        if not re.fullmatch(_VARIABLE, name):
            raise bad_request(
                f"StageVariables must be named by letters, digits, '_': {shown(name)}"
            )
        if not re.fullmatch(_VARIABLE_VALUE, value):
            raise bad_request(
                f"StageVariables[{shown(name)}] must hold letters, digits and -._~:/?#&=, alone,"
                f" not {shown(value)}"
            )


def access_logs_can_be_written(stage: Body, request: Request) -> None:
    """One line a request, which tells which, to a log group."""
    logs = stage.get("AccessLogSettings")
    if not logs:
        return
    for member in ("DestinationArn", "Format"):
        if not logs.get(member):
            raise bad_request(f"AccessLogSettings.{member} is missing")
    line, destination = logs["Format"], logs["DestinationArn"]
    if "\n" in line or not any(id in line for id in _REQUEST_IDS):
        raise bad_request(
            "AccessLogSettings.Format must be one line that holds $context.requestId or"
            f" $context.extendedRequestId: {shown(line)}"
        )
    if not re.fullmatch(_LOG_GROUP, destination):
        raise bad_request(
            "AccessLogSettings.DestinationArn must be a CloudWatch Logs log group's:"
            f" {shown(destination)}"
        )


def throttling_is_a_rate(stage: Body, request: Request) -> None:
    """No limit is negative."""
    every = {"DefaultRouteSettings": stage["DefaultRouteSettings"]}
    every.update({f"RouteSettings[{shown(k)}]": v for k, v in stage["RouteSettings"].items()})
    for where, settings in every.items():
        burst, rate = (
            settings.get("ThrottlingBurstLimit", 0),
            settings.get("ThrottlingRateLimit", 0),
        )
        if not 0 <= burst <= _MOST_BURST:
            raise bad_request(f"{where}.ThrottlingBurstLimit must be 0 or more, not {burst}")
        if rate < 0:
            raise bad_request(f"{where}.ThrottlingRateLimit must be 0 or more, not {rate}")


def settings_are_for_routes(stage: Body, request: Request) -> None:
    """Settings go by route key; a key without a route is NotFound, not a bad request (trap 22)."""
    new = request.given.get("RouteSettings", {})
    for key in new:
        route = _route(key, request)
        if route is None or route.body["RouteKey"] != key:
            raise not_found("route", f"RouteSettings[{shown(key)}] names no route of the API")


def _route(key: str, request: Request) -> Entry | None:
    from apigw_cli.local.resources.route import DEFINITION as ROUTE

    assert ROUTE.key is not None
    return request.store.holder(request.beside("route"), ROUTE.key({"RouteKey": key}))


def _refers(stage: Body, request: Request) -> Iterator[Entry]:
    if id := stage.get("DeploymentId"):
        yield request.sibling("deployment", id)


def _after(entry: Entry, request: Request) -> None:
    if entry.body.get("AutoDeploy") and not request.old.get("AutoDeploy"):
        request.touch(entry, entry.id)


def _delete_access_logs(request: Request) -> None:
    _without(request.entry(), "AccessLogSettings", request)


def _delete_route_settings(request: Request) -> None:
    entry, key = request.entry(), request.keys["RouteKey"]
    held = entry.body["RouteSettings"]
    if key not in held:
        raise not_found("stage", f"RouteKey {shown(key)} has no settings in stage {entry.id}")
    request.old = entry.body
    kept = {k: v for k, v in held.items() if k != key}
    save(request, entry, {**entry.body, "RouteSettings": kept})


def _reset_cache(request: Request) -> None:
    request.entry()
    if request.protocol != protocols.HTTP:
        raise bad_request("Only HTTP APIs cache what authorizers answer; this is a WebSocket API")


def _without(entry: Entry, member: str, request: Request) -> None:
    request.old = entry.body
    save(request, entry, {k: v for k, v in entry.body.items() if k != member})


DEFINITION = Definition(
    noun="stage",
    created="CreatedDate",
    modified="LastUpdatedDate",
    defaults={"RouteSettings": {}, "StageVariables": {}, "Tags": {}},
    sticky=frozenset({"AccessLogSettings", "Description"}),
    outlasting=frozenset({"DeploymentId"}),  # the one that was deployed automatically
    begin=_begin,
    complete=_complete,
    rules=(
        name_is_a_word,
        deployment_is_not_chosen_by_both,
        variables_can_be_read,
        access_logs_can_be_written,
        throttling_is_a_rate,
        settings_are_for_routes,
    ),
    refers=_refers,
    in_use="BadRequestException",  # while a domain maps to it
    after=_after,
    actions={
        "DeleteAccessLogSettings": _delete_access_logs,
        "DeleteRouteSettings": _delete_route_settings,
        "ResetAuthorizersCache": _reset_cache,
    },
)

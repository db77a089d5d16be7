"""Deployments: what an API was at one moment, for stages to serve."""

from __future__ import annotations

from apigw_cli.local import protocols
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry
from apigw_cli.local.verbs import create, save

_AUTOMATIC = "Made automatically because the configuration of the API changed"


def api_has_routes(deployment: Body, request: Request) -> None:
    """Nothing to serve is nothing to deploy."""
    if not request.old and not _has_routes(request.parents["api"].path, request):
        kind = protocols.spoken(request.protocol)
        raise bad_request(
            f"{kind} API {request.keys['ApiId']} cannot be deployed: it has no routes"
        )


def _has_routes(api: str, request: Request) -> bool:
    return bool(request.store.page(f"{api}/routes", request.now, limit=1))


def stage_is_deployed_by_hand(deployment: Body, request: Request) -> None:
    """A deployment can be made for a stage that exists and does not deploy automatically."""
    name = request.given.get("StageName")
    if name and request.sibling("stage", name).body.get("AutoDeploy"):
        raise bad_request(f"StageName {name} deploys automatically; turn its AutoDeploy off first")


def _after(entry: Entry, request: Request) -> None:
    if name := request.given.get("StageName"):
        _point(request.sibling("stage", name), {"DeploymentId": entry.id}, request)


def _point(stage: Entry, members: Body, request: Request) -> None:
    keys = {"ApiId": stage.place.split("/")[2], "StageName": stage.id}
    part = request.within("stage", keys, {})
    part.old = stage.body
    save(part, stage, {**stage.body, **members})


def deploy_automatically(request: Request, api: str, stages: list[Entry]) -> None:
    """One deployment for all the stages; where it fails they stay as they are and say why."""
    message = "Not deployed: the API has no routes"
    members: Body = {}
    if _has_routes(api, request):
        given = {"AutoDeployed": True, "Description": _AUTOMATIC}
        id = create(request.within("deployment", {"ApiId": api.rpartition("/")[2]}, given)).id
        members["DeploymentId"] = id
        message = f"Deployed with deployment id '{id}'"
    for stage in stages:
        _point(stage, {**members, "LastDeploymentStatusMessage": message}, request)


def _delete(request: Request) -> None:
    from apigw_cli.local.verbs import delete

    delete(request)
    request.store.prune(request.parents["api"].path)


DEFINITION = Definition(
    noun="deployment",
    id_length=6,
    created="CreatedDate",
    defaults={"AutoDeployed": False, "DeploymentStatus": "DEPLOYED"},
    write_only=frozenset({"StageName"}),
    rules=(api_has_routes, stage_is_deployed_by_hand),
    in_use="BadRequestException",  # while a stage points to it
    after=_after,
    actions={"DeleteDeployment": _delete},
)

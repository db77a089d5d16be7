"""A plain model of the plane's rules: dictionaries that say what it must hold."""

from __future__ import annotations

from typing import Any

from apigw_cli.errors import ApiError
from tests.local.plane import Plane

LISTS = {
    "api": "GetApis",
    "integration": "GetIntegrations",
    "authorizer": "GetAuthorizers",
    "route": "GetRoutes",
    "stage": "GetStages",
    "deployment": "GetDeployments",
}
# Keys that mean the same requests; a key of its own otherwise.
SAME = {"GET /{a}": "GET /{}", "GET /{b}": "GET /{}"}

Ref = tuple[str, str]  # API and identifier


class Model:
    """What exists, and what operations on it must be answered with."""

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        self.domain = plane.domain()
        # Noun -> (API, id) -> members; in the order of making.
        self.model: dict[str, dict[Ref, dict[str, Any]]] = {noun: {} for noun in LISTS}
        self.mapped: dict[str, Ref] = {}  # API mapping -> API and stage

    def does(self, name: str, status: int | None, **params: Any) -> dict[str, Any]:
        """Sends; the refusal must be the expected one, and so must the success."""
        found, answer = None, {}
        try:
            answer = self.plane.send(name, **params)
        except ApiError as refusal:
            found = refusal.http_status
        assert found == status, (name, params)
        return answer

    def of(self, noun: str, api: str) -> dict[str, dict[str, Any]]:
        return {id: body for (owner, id), body in self.model[noun].items() if owner == api}

    def exists(self, noun: str, ref: Ref) -> bool:
        return ref in self.model[noun]

    def changed(self, api: str) -> None:
        """What the API's automatic stages must have come to."""
        automatic = [s for s in self.of("stage", api).values() if s.get("AutoDeploy")]
        if not automatic:
            return
        self.deploy(api, automatic)

    def deploy(self, api: str, stages: list[dict[str, Any]]) -> None:
        rows = self.plane.items("GetDeployments", ApiId=api)
        if not self.of("route", api):
            assert len(rows) == len(self.of("deployment", api))
            message = "Not deployed: the API has no routes"
        else:
            new = rows[-1]
            assert new["AutoDeployed"] is True
            self.model["deployment"][api, new["DeploymentId"]] = new
            message = f"Deployed with deployment id '{new['DeploymentId']}'"
            for stage in stages:
                stage["DeploymentId"] = new["DeploymentId"]
        for stage in stages:
            stage["LastDeploymentStatusMessage"] = message

    def delete(self, noun: str, member: str, value: str, ref: Ref) -> None:
        used = any(route.get(member) == value for route in self.of("route", ref[0]).values())
        status = 404 if not self.exists(noun, ref) else 409 if used else None
        ids = {"ApiId": ref[0], f"{noun.title()}Id": ref[1]}
        self.does(f"Delete{noun.title()}", status, **ids)
        if status is None:
            del self.model[noun][ref]
            self.changed(ref[0])

    def references(self, integration: Ref, authorizer: Ref) -> dict[str, str]:
        return {
            "Target": f"integrations/{integration[1]}",
            "AuthorizationType": "JWT",
            "AuthorizerId": authorizer[1],
        }

    def refusal(self, api: str, given: dict[str, str], self_ref: Ref | None) -> int | None:
        """The status with which a route must be refused."""
        if not self.exists("api", ("", api)):
            return 404
        if not self.exists("authorizer", (api, given["AuthorizerId"])):
            return 404
        for id, other in self.of("route", api).items():
            key, there = given["RouteKey"], other["RouteKey"]
            if (api, id) != self_ref and SAME.get(key, key) == SAME.get(there, there):
                return 409
        target = given["Target"].partition("/")[2]
        return None if self.exists("integration", (api, target)) else 404

    def forget_settings(self, api: str, key: str) -> None:
        for stage in self.of("stage", api).values():
            stage["RouteSettings"].pop(key, None)

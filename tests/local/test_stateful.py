"""Random sequences of operations, against a plain model of the rules."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from apigw_cli import catalogue
from apigw_cli.local.dumps.dumping import dump
from apigw_cli.local.dumps.loading import load
from tests.dumps.states import contents
from tests.local.model import LISTS, Model, Ref
from tests.local.plane import JWT, Plane

KEYS = st.sampled_from(["GET /", "GET /{a}", "GET /{b}", "POST /x", "$default", "ANY /{p+}"])
STAGES = st.sampled_from(["$default", "prod", "test"])
SIZES = st.integers(1, 4)


class PlaneMachine(RuleBasedStateMachine, Model):
    """Random operations on the plane, each beside its model."""

    apis = Bundle("apis")
    integrations = Bundle("integrations")
    authorizers = Bundle("authorizers")
    routes = Bundle("routes")
    stages = Bundle("stages")
    deployments = Bundle("deployments")
    mappings = Bundle("mappings")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp()
        Model.__init__(self, Plane(Path(self.folder) / "local.db"))

    def teardown(self) -> None:
        self.plane.engine.close()
        shutil.rmtree(self.folder)

    @rule(target=apis)
    def create_api(self) -> str:
        made = self.does("CreateApi", None, Name="a", ProtocolType="HTTP")
        self.model["api"]["", made["ApiId"]] = made
        return str(made["ApiId"])

    @rule(api=apis, description=st.text(max_size=20))
    def update_api(self, api: str, description: str) -> None:
        there = self.exists("api", ("", api))
        self.does("UpdateApi", None if there else 404, ApiId=api, Description=description)
        if there:
            body = self.model["api"]["", api]
            body.pop("Description", None)
            body.update({"Description": description} if description else {})
            self.changed(api)

    @rule(api=apis)
    def delete_api(self, api: str) -> None:
        there = self.exists("api", ("", api))
        mapped = any(owner == api for owner, _ in self.mapped.values())
        self.does("DeleteApi", 404 if not there else 400 if mapped else None, ApiId=api)
        if there and not mapped:
            del self.model["api"]["", api]
            for entries in self.model.values():
                for ref in [ref for ref in entries if ref[0] == api]:
                    del entries[ref]

    @rule(target=integrations, api=apis)
    def create_integration(self, api: str) -> Any:
        if not self.exists("api", ("", api)):
            return multiple()
        uri = {"IntegrationMethod": "GET", "IntegrationUri": "https://a.example"}
        made = self.does("CreateIntegration", None, ApiId=api, IntegrationType="HTTP_PROXY", **uri)
        ref = (api, made["IntegrationId"])
        self.model["integration"][ref] = made
        self.changed(api)
        return ref

    @rule(target=authorizers, api=apis)
    def create_authorizer(self, api: str) -> Any:
        if not self.exists("api", ("", api)):
            return multiple()
        made = self.does("CreateAuthorizer", None, ApiId=api, **JWT)
        ref = (api, made["AuthorizerId"])
        self.model["authorizer"][ref] = made
        self.changed(api)
        return ref

    @rule(ref=consumes(integrations))
    def delete_integration(self, ref: Ref) -> None:
        self.delete("integration", "Target", f"integrations/{ref[1]}", ref)

    @rule(ref=consumes(authorizers))
    def delete_authorizer(self, ref: Ref) -> None:
        self.delete("authorizer", "AuthorizerId", ref[1], ref)

    @rule(target=routes, api=apis, key=KEYS, integration=integrations, authorizer=authorizers)
    def create_route(self, api: str, key: str, integration: Ref, authorizer: Ref) -> Any:
        given = {"RouteKey": key, **self.references(integration, authorizer)}
        status = self.refusal(api, given, None)
        made = self.does("CreateRoute", status, ApiId=api, **given)
        if not made:
            return multiple()
        ref = (api, made["RouteId"])
        self.model["route"][ref] = made
        self.changed(api)
        return ref

    @rule(ref=routes, key=KEYS, integration=integrations, authorizer=authorizers)
    def update_route(self, ref: Ref, key: str, integration: Ref, authorizer: Ref) -> None:
        given = {"RouteKey": key, **self.references(integration, authorizer)}
        status = 404 if not self.exists("route", ref) else self.refusal(ref[0], given, ref)
        made = self.does("UpdateRoute", status, ApiId=ref[0], RouteId=ref[1], **given)
        if made:
            old = self.model["route"][ref]["RouteKey"]
            self.model["route"][ref] = made
            if old != key:
                self.forget_settings(ref[0], old)
            self.changed(ref[0])

    @rule(ref=consumes(routes))
    def delete_route(self, ref: Ref) -> None:
        there = self.exists("route", ref)
        self.does("DeleteRoute", None if there else 404, ApiId=ref[0], RouteId=ref[1])
        if there:
            self.forget_settings(ref[0], self.model["route"].pop(ref)["RouteKey"])
            self.changed(ref[0])

    @rule(target=stages, api=apis, name=STAGES, automatic=st.booleans())
    def create_stage(self, api: str, name: str, automatic: bool) -> Any:
        there, taken = self.exists("api", ("", api)), self.exists("stage", (api, name))
        status = 404 if not there else 409 if taken else None
        made = self.does("CreateStage", status, ApiId=api, StageName=name, AutoDeploy=automatic)
        if not made:
            return multiple()
        self.model["stage"][api, name] = made
        if automatic:
            self.deploy(api, [made])
        return (api, name)

    @rule(ref=stages, key=KEYS, automatic=st.booleans())
    def update_stage(self, ref: Ref, key: str, automatic: bool) -> None:
        keys = {route["RouteKey"] for route in self.of("route", ref[0]).values()}
        there = self.exists("stage", ref)
        status = None if there and key in keys else 404
        was = there and self.model["stage"][ref].get("AutoDeploy")
        given = {"RouteSettings": {key: {"ThrottlingBurstLimit": 5}}, "AutoDeploy": automatic}
        made = self.does("UpdateStage", status, ApiId=ref[0], StageName=ref[1], **given)
        if made:
            self.model["stage"][ref] = made
            assert made["RouteSettings"][key] == {"ThrottlingBurstLimit": 5}
            if automatic and not was:
                self.deploy(ref[0], [made])

    @rule(ref=stages)
    def delete_stage(self, ref: Ref) -> None:
        there, mapped = self.exists("stage", ref), ref in self.mapped.values()
        status = 404 if not there else 400 if mapped else None
        self.does("DeleteStage", status, ApiId=ref[0], StageName=ref[1])
        if status is None:
            del self.model["stage"][ref]

    @rule(target=deployments, ref=stages)
    def create_deployment(self, ref: Ref) -> Any:
        api, name = ref
        stage = self.model["stage"].get(ref)
        known = self.exists("api", ("", api))
        status = 404 if not known else None
        if known and not self.of("route", api):
            status = 400
        elif known and stage is None:
            status = 404
        elif stage and stage.get("AutoDeploy"):
            status = 400
        made = self.does("CreateDeployment", status, ApiId=api, StageName=name)
        if not made or stage is None:
            return multiple()
        self.model["deployment"][api, made["DeploymentId"]] = made
        stage["DeploymentId"] = made["DeploymentId"]
        return (api, made["DeploymentId"])

    @rule(ref=consumes(deployments))
    def delete_deployment(self, ref: Ref) -> None:
        stages = self.of("stage", ref[0]).values()
        used = any(stage.get("DeploymentId") == ref[1] for stage in stages)
        status = 404 if not self.exists("deployment", ref) else 400 if used else None
        self.does("DeleteDeployment", status, ApiId=ref[0], DeploymentId=ref[1])
        if status is None:
            del self.model["deployment"][ref]

    @rule(target=mappings, ref=stages, key=st.sampled_from(["", "a", "a/b"]))
    def create_mapping(self, ref: Ref, key: str) -> Any:
        rows = self.plane.items("GetApiMappings", DomainName=self.domain)
        taken = any(row.get("ApiMappingKey", "") == key for row in rows)
        status = 400 if not self.exists("stage", ref) else 409 if taken else None
        given = {"ApiId": ref[0], "Stage": ref[1], "ApiMappingKey": key}
        made = self.does("CreateApiMapping", status, DomainName=self.domain, **given)
        if not made:
            return multiple()
        self.mapped[made["ApiMappingId"]] = ref
        return made["ApiMappingId"]

    @rule(id=consumes(mappings))
    def delete_mapping(self, id: str) -> None:
        self.does("DeleteApiMapping", None, DomainName=self.domain, ApiMappingId=id)
        del self.mapped[id]

    @rule(size=SIZES)
    def lists_are_whole_under_paging(self, size: int) -> None:
        for noun, name in LISTS.items():
            owners = [""] if noun == "api" else [api for _, api in self.model["api"]]
            for api in owners:
                ids = {"ApiId": api} if api else {}
                rows = self.plane.items(name, **ids, MaxResults=size)
                assert rows == list(self.of(noun, api).values())

    @rule(noun=st.sampled_from(["integration", "authorizer", "route", "stage", "deployment"]))
    def each_get_is_what_was_stored(self, noun: str) -> None:
        id = catalogue.resource(noun).id
        for (api, key), body in self.model[noun].items():
            assert self.plane.send(f"Get{noun.title()}", ApiId=api, **{id: key}) == body

    @rule()
    def a_dump_that_is_loaded_changes_nothing(self) -> None:
        engine = self.plane.engine
        before, document = contents(engine.store), dump(engine)

        load(engine, json.loads(json.dumps(document)))

        assert contents(engine.store) == before
        assert dump(engine) == document

    @invariant()
    def nothing_dangles(self) -> None:
        rows = self.plane.rows
        assert rows("SELECT * FROM link WHERE source NOT IN (SELECT seq FROM entry)") == []
        assert rows("SELECT * FROM link WHERE target NOT IN (SELECT seq FROM entry)") == []
        apis = {f"us-east-1/apis/{api}" for _, api in self.model["api"]}
        assert {api for (api,) in rows("SELECT api FROM past")} <= apis
        number = sum(len(entries) for entries in self.model.values())
        assert rows("SELECT COUNT(*) FROM entry") == [(number + len(self.mapped) + 1,)]


def run_machine(examples: int, steps: int) -> None:
    trial = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(PlaneMachine, settings=trial)  # type: ignore[no-untyped-call]


def test_random_operations_keep_the_rules() -> None:
    run_machine(25, steps=40)


@pytest.mark.soak
def test_many_random_operations_keep_the_rules() -> None:
    run_machine(1000, steps=80)

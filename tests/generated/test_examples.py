"""The example of each command, run on a local plane that holds what it names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import REFUSED
from tests.conftest import FakeBackend, Result, Runner, succeeded
from tests.generated.example_plane import API, FILES, furnish

OPERATIONS = catalogue.operations()

# What only WebSocket APIs have; and an API without mappings, which must go before it can.
_WEBSOCKET = re.compile(r"IntegrationResponse|Model|RouteResponse|RouteRequestParameter|DeleteApi$")

# What has to be done to the plane first.
BEFORE = {
    "CreateDomainName": ("domain-name delete api.example.com",),
    "CreateRouteResponse": (f"route-response delete {API} r7x8y9z rr0001",),
    "CreateStage": ("api-mapping delete api.example.com map001", f"stage delete {API} prod"),
    "DeleteCorsConfiguration": (f"api update {API} --cors-configuration AllowOrigins=*",),
    "DeleteIntegration": (f"route delete {API} r7x8y9z",),
    "DeleteStage": ("api-mapping delete api.example.com map001",),
    "DeleteRouteSettings": (
        f"route create {API} --route-key 'GET /pets'",
        f"stage update {API} prod --route-settings 'GET /pets={{ThrottlingBurstLimit=5}}'",
    ),
    "DisablePortal": ("publish create portal1234",),
    "UpdateRouteResponse": (
        f"model create {API} --name Pet --content-type application/json --schema file://pet.json",
    ),
}

_STAGE = f"stage get {API} prod"
_ROUTE = f"route get {API} r7x8y9z"
_TAGS = f"tags get arn:aws:apigateway:us-east-1::/apis/{API}"
_PORTAL = "portal get portal1234"
_POLICY = "sharing-policy get product123"

# How it can be seen that something was done by what prints nothing.
AFTER: dict[str, tuple[str, Callable[[dict[str, Any]], bool]]] = {
    "DeleteAccessLogSettings": (_STAGE, lambda stage: "AccessLogSettings" not in stage),
    "DeleteCorsConfiguration": (f"api get {API}", lambda api: "CorsConfiguration" not in api),
    "DeleteRouteRequestParameter": (_ROUTE, lambda route: not route.get("RequestParameters")),
    "DeleteRouteSettings": (_STAGE, lambda stage: "GET /pets" not in stage["RouteSettings"]),
    "DisablePortal": (_PORTAL, lambda portal: portal["PublishStatus"] == "DISABLED"),
    "PreviewPortal": (_PORTAL, lambda portal: "PREVIEW_READY" in portal["Preview"].values()),
    "PublishPortal": (
        _PORTAL,
        lambda portal: portal["LastPublishedDescription"] == "Spring release",
    ),
    "PutPortalProductSharingPolicy": (
        _POLICY,
        lambda p: p["PolicyDocument"] == FILES["policy.json"],
    ),
    "ResetAuthorizersCache": (_STAGE, lambda stage: stage["StageName"] == "prod"),
    "TagResource": (_TAGS, lambda answer: answer["Tags"] == {"env": "prod", "team": "pets"}),
    "UntagResource": (_TAGS, lambda answer: answer["Tags"] == {}),
}


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a state file for each protocol."""
    folder = tmp_path_factory.mktemp("furnished")
    for protocol in ("HTTP", "WEBSOCKET"):
        furnish(folder / f"{protocol}.db", protocol)
    return folder


@pytest.fixture
def run(
    furnished: Path, tmp_path: Path, apigw_local: Runner, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Operation, str], Result]:
    """Runs a command line where the examples' files are, on a plane of its own."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)

    def runner(operation: Operation, line: str) -> Result:
        state = tmp_path / "local.db"
        if not state.exists():
            protocol = "WEBSOCKET" if _WEBSOCKET.search(operation.name) else "HTTP"
            shutil.copyfile(furnished / f"{protocol}.db", state)
        return apigw_local(line)

    return runner


def named(operation: Operation) -> str:
    return operation.name


@pytest.mark.parametrize("operation", OPERATIONS, ids=named)
def test_the_example_runs_and_does_what_it_says(
    operation: Operation,
    run: Callable[[Operation, str], Result],
    apigw: Runner,
    backend: FakeBackend,
    tmp_path: Path,
) -> None:
    for line in BEFORE.get(operation.name, ()):
        succeeded(run(operation, line))

    result = succeeded(run(operation, operation.example))

    apigw(operation.example)
    [(sent, given)] = [entry for entry in backend.requests if entry[0] == operation.name]
    assert sent == operation.name
    if operation.answers_document:
        assert result.stdout == ""
        assert '"openapi"' in (tmp_path / "petstore.json").read_text()
    elif operation.answer:
        check_answer(operation, given, result.json)
    else:
        assert result.stdout == ""
        check_effect(operation, given, lambda line: run(operation, line))


def check_answer(operation: Operation, given: dict[str, Any], answer: dict[str, Any]) -> None:
    """A list has what the plane was given; anything else answers what it was told."""
    if operation.paged:
        assert answer[operation.items]
        return
    shapes = {member.name: member.shape for member in operation.answer}
    seen = [m.name for m in operation.inputs if m.name in given and shapes.get(m.name) == m.shape]
    assert seen or operation.name in ("GetTags", "GetModelTemplate", "ImportApi", "ReimportApi")
    assert answer
    for name in seen:
        assert holds(answer[name], given[name]), name


def holds(answered: Any, given: Any) -> bool:
    """Whether an answer has what was given; the service may add to it."""
    if isinstance(given, dict) and isinstance(answered, dict):
        return all(holds(answered.get(key), value) for key, value in given.items())
    if isinstance(given, list) and isinstance(answered, list):
        return len(answered) == len(given) and all(map(holds, answered, given))
    return bool(answered == given)


def check_effect(
    operation: Operation, given: dict[str, Any], look: Callable[[str], Result]
) -> None:
    """What was deleted is gone; other things have their own sign."""
    if operation.name in AFTER:
        line, done = AFTER[operation.name]
        assert done(succeeded(look(line)).json)
        return
    group, _ = catalogue.PLACES[operation.name]
    reading = catalogue.operation(GROUPS[group].commands["get"])
    words = [given[member.name] for member in reading.path_members]
    assert look(f"{group} get {' '.join(words)}").status == REFUSED


def test_every_file_that_an_example_names_is_made() -> None:
    named_files = {
        name
        for operation in OPERATIONS
        for name in re.findall(r"file://([\w.]+)", operation.example)
    }

    assert named_files == set(FILES)

"""A dump is the whole state: loaded elsewhere, nothing that can be observed is different."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from apigw_cli import catalogue
from apigw_cli.backends.local import open_engine
from apigw_cli.catalogue.records import Operation
from apigw_cli.local.dumps.dumping import dump
from apigw_cli.local.dumps.loading import load
from apigw_cli.local.engine import Engine
from tests.conftest import ROOT, process_environment
from tests.dumps.states import as_text, check_round_trip, contents
from tests.local.plane import CountingIds
from tests.served.life_cycles import LIFE_CYCLES
from tests.served.ways import by_engine

OpenEngine = Callable[..., Engine]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenEngine]:
    """Opens engines, each on a file of its own."""
    engines: list[Engine] = []

    def opener(**settings: Any) -> Engine:
        engines.append(open_engine(tmp_path / f"{len(engines)}.db", **settings))
        engines[-1].store._db.execute("PRAGMA synchronous = OFF")
        return engines[-1]

    yield opener
    for engine in engines:
        engine.close()


@pytest.mark.parametrize("name", LIFE_CYCLES)
def test_every_state_of_a_life_survives(name: str, opened: OpenEngine) -> None:
    engine, copy = opened(), opened()
    texts = set()

    def send(operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
        answer = engine.send(operation, params)
        if not operation.reads:
            texts.add(check_round_trip(engine, copy))
        return answer

    LIFE_CYCLES[name](by_engine(send), "us-east-1")

    assert len(texts) > 1


def test_transient_states_survive_until_they_are_over(opened: OpenEngine) -> None:
    now = [1586373945.25]
    engine, copy = opened(delay=5.0), opened()
    engine.clock = copy.clock = lambda: now[0]

    def status(of: Engine, link: str) -> str:
        found = of.send(catalogue.operation("GetVpcLink"), {"VpcLinkId": link})
        return str(found["VpcLinkStatus"])

    made, going = (
        engine.send(catalogue.operation("CreateVpcLink"), {"Name": "l", "SubnetIds": ["s"]})
        for _ in range(2)
    )
    engine.send(catalogue.operation("DeleteVpcLink"), {"VpcLinkId": going["VpcLinkId"]})
    check_round_trip(engine, copy)
    before = [status(copy, link["VpcLinkId"]) for link in (made, going)]
    now[0] += 5
    links = copy.send(catalogue.operation("GetVpcLinks"), {})["Items"]

    assert before == ["PENDING", "DELETING"]
    assert [(link["VpcLinkId"], link["VpcLinkStatus"]) for link in links] == [
        (made["VpcLinkId"], "AVAILABLE")
    ]
    assert "passing" not in as_text(dump(engine))  # what is over is not dumped


def test_regions_stay_apart_and_what_was_there_goes(opened: OpenEngine) -> None:
    engine, copy = opened(), opened()
    create = catalogue.operation("CreateApi")
    for region in ("us-east-1", "eu-west-1"):
        engine.in_region(region).send(create, {"Name": region, "ProtocolType": "HTTP"})
    copy.in_region("ap-south-1").send(create, {"Name": "old", "ProtocolType": "HTTP"})

    check_round_trip(engine, copy)

    places = [thing[0] for thing in contents(copy.store)["things"]]
    assert places == ["eu-west-1/apis", "us-east-1/apis"]


def test_a_loaded_api_goes_on_like_the_one_it_is_a_copy_of(opened: OpenEngine) -> None:
    """What is deployed and deleted after a load finds its past as it does without one."""
    engine, copy = opened(), opened()
    engine.clock = copy.clock = lambda: 1586373945.0
    send = by_engine(engine.send)
    api = {"ApiId": send("CreateApi", Name="a", ProtocolType="HTTP")["ApiId"]}
    send("CreateStage", **api, StageName="s", AutoDeploy=True)
    routes = [send("CreateRoute", **api, RouteKey=f"GET /{n}")["RouteId"] for n in range(4)]
    send("UpdateRoute", **api, RouteId=routes[0], OperationName="one")
    send("DeleteRoute", **api, RouteId=routes[1])
    deployments = send("GetDeployments", **api)["Items"]

    check_round_trip(engine, copy)
    for one in (engine, copy):
        one.ids = CountingIds()
        send = by_engine(one.send)
        send("UpdateRoute", **api, RouteId=routes[0], OperationName="two")
        send("DeleteDeployment", **api, DeploymentId=deployments[2]["DeploymentId"])
        send("DeleteRoute", **api, RouteId=routes[2])
        send("CreateRoute", **api, RouteKey="$default")

    assert contents(copy.store) == contents(engine.store)
    assert len(contents(copy.store)["snapshots"]) == 8


def check_large(engine: Engine, copy: Engine, count: int) -> tuple[float, int]:
    """Seconds of work and bytes of memory that a dump and a load of so many routes take."""
    send = by_engine(engine.send)
    api = send("CreateApi", Name="a", ProtocolType="HTTP")["ApiId"]
    send("CreateStage", ApiId=api, StageName="s", AutoDeploy=True)
    for number in range(count):
        send("CreateRoute", ApiId=api, RouteKey=f"GET /{number}")

    tracemalloc.start()
    before = time.process_time()
    text = as_text(dump(engine))
    load(copy, json.loads(text))
    spent, (_, most) = time.process_time() - before, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert as_text(dump(copy)) == text
    return spent, most


def test_a_large_state_is_dumped_and_loaded_in_seconds(opened: OpenEngine) -> None:
    spent, most = check_large(opened(), opened(), 1000)

    assert spent < 5
    assert most < 20 * 2**20


@pytest.mark.soak
def test_ten_thousand_routes_and_deployments_are_dumped_and_loaded_in_seconds(
    opened: OpenEngine,
) -> None:
    spent, most = check_large(opened(), opened(), 10_000)

    assert spent < 50
    assert most < 200 * 2**20


@pytest.mark.soak
def test_a_load_that_is_killed_has_changed_all_or_nothing(tmp_path: Path) -> None:
    file, db = tmp_path / "state.json", tmp_path / "local.db"
    with open_engine(db) as engine:
        check_large(engine, engine, 500)
        old = as_text(dump(engine))
    new = old.replace('"Name": "a"', '"Name": "b"')
    file.write_text(new)
    environ = process_environment(tmp_path, {"APIGW_LOCAL_DB": str(db)})
    words = [sys.executable, "-m", "apigw_cli", "local", "load", str(file)]
    seen = set()
    for number in range(30):
        process = subprocess.Popen(words, env=environ, cwd=ROOT)
        time.sleep(0.02 * number)
        process.kill()
        process.wait()
        with open_engine(db) as engine:
            seen.add(as_text(dump(engine)))
            load(engine, json.loads(old))

    assert seen == {old, new}

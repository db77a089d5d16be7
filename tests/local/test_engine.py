"""What holds for every operation, whatever its noun."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apigw_cli import catalogue
from apigw_cli.errors import ApiError
from apigw_cli.local.definition import TREE, definition
from apigw_cli.local.engine import random_id
from tests.local.plane import Plane

NOUNS = sorted({group.noun for group in catalogue.GROUPS.values()})


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_of_the_catalogue_has_a_definition_and_a_place(noun: str) -> None:
    assert definition(noun).noun == noun
    if noun != "tag":
        assert TREE[noun].id == catalogue.resource(noun).id


@pytest.mark.parametrize(
    "operation", [op for op in catalogue.operations() if op.reads], ids=lambda op: op.name
)
def test_reading_writes_nothing(plane: Plane, operation: Any) -> None:
    wanted = {m.name: "x" * 10 for m in operation.inputs if m.required}
    statements: list[str] = []
    plane.store._db.set_trace_callback(statements.append)

    with contextlib.suppress(ApiError):
        plane.engine.send(operation, wanted)

    assert all(text.startswith(("BEGIN", "SELECT", "COMMIT", "ROLLBACK")) for text in statements)
    assert "BEGIN IMMEDIATE" not in statements


def test_what_is_given_is_not_changed(plane: Plane) -> None:
    api = plane.api()
    settings = {"RouteSettings": {}, "StageVariables": {"b": "1", "a": "2"}, "Tags": {"t": "u"}}
    given = {"ApiId": api, "StageName": "s", "Description": None, **settings}
    before = {name: dict(v) if isinstance(v, dict) else v for name, v in given.items()}

    plane.send("CreateStage", **given)

    assert given == before
    assert list(given["StageVariables"]) == ["b", "a"]


def test_the_same_requests_give_the_same_answers(
    open_plane: Callable[..., Plane], tmp_path: Path
) -> None:
    answers = []
    for name in ("one.db", "two.db"):
        plane = open_plane(tmp_path / name)
        api = plane.api(Target="https://example.com", Tags={"a": "b", "c": "d"})
        answers.append(
            [
                plane.send("GetApi", ApiId=api),
                plane.items("GetStages", ApiId=api),
                plane.items("GetRoutes", ApiId=api),
            ]
        )

    assert str(answers[0]) == str(answers[1])


def test_random_ids_have_the_service_s_form() -> None:
    made = {random_id(7) for _ in range(1000)}

    assert len(made) == 1000
    assert {len(id) for id in made} == {7}
    assert set("".join(made)) == set("0123456789abcdefghijklmnopqrstuvwxyz")


def test_an_id_that_is_taken_is_not_given_twice(plane: Plane) -> None:
    ids = iter(["first", "first", "second"])
    plane.engine.ids = lambda length: next(ids)

    assert [plane.api(), plane.api()] == ["first", "second"]


@pytest.mark.parametrize("id", ["a/b", "..", "%", "_", "'", "x" * 5000, "é", "\x00", " "])
def test_strange_identifiers_are_not_found(plane: Plane, id: str) -> None:
    plane.api()

    for name in ("GetApi", "GetRoutes", "DeleteApi"):
        assert plane.refused(name, ApiId=id).http_status == 404


def test_an_identifier_does_not_reach_into_another_place(plane: Plane) -> None:
    api = plane.api("WEBSOCKET")
    route = plane.id("CreateRoute", ApiId=api, RouteKey="a")
    plane.send("CreateRouteResponse", ApiId=api, RouteId=route, RouteResponseKey="$default")

    for name, ids in (
        ("GetRoutes", {"ApiId": f"{api}/routes/{route}"}),
        ("GetApi", {"ApiId": f"{api}/routes/{route}"}),
        ("GetRoute", {"ApiId": api, "RouteId": f"{route}/routeresponses"}),
        ("GetRouteResponses", {"ApiId": f"{api}/routes", "RouteId": route}),
    ):
        assert plane.refused(name, **ids).http_status == 404


def test_long_values_are_shortened_in_refusals(plane: Plane) -> None:
    refusal = plane.refused("GetApi", ApiId="x" * 5000)

    assert len(refusal.message) < 150
    assert refusal.message.endswith("… names no API that exists")


# What a whole process may import beside the interpreter's own and sqlite3 and json.
HEAVY = [
    "asyncio",
    "boto3",
    "botocore",
    "click",
    "dataclasses",
    "datetime",
    "decimal",
    "email",
    "enum",
    "http",
    "inspect",
    "jmespath",
    "logging",
    "pathlib",
    "secrets",
    "socket",
    "tabulate",
    "urllib",
    "uuid",
    "yaml",
]


def test_a_get_loads_its_noun_alone_and_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys; start = set(sys.modules)\n"
        "from apigw_cli import catalogue\n"
        "from apigw_cli.backends.local import open_engine\n"
        "with open_engine(sys.argv[1]) as engine:\n"
        "    engine.send(catalogue.operation('GetApis'), {})\n"
        "print(*sorted(set(sys.modules) - start))\n"
    )
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.')\n{script}"]

    done = subprocess.run(
        [*command, str(tmp_path / "local.db")], capture_output=True, text=True, check=True
    )

    loaded = done.stdout.split()
    # sqlite3 itself imports datetime, re imports enum.
    heavy = {name.partition(".")[0] for name in loaded} & set(HEAVY) - {"datetime", "enum"}
    nouns = [name for name in loaded if name.startswith("apigw_cli.local.resources.")]
    assert heavy == set()
    assert nouns == ["apigw_cli.local.resources.api"]

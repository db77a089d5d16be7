"""The OpenAPI examples that packages for other programs bring: imported with what they declare."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.local.documents import again, exported, exported_text, keys
from tests.local.plane import Plane

FOLDER = os.environ.get("APIGW_TEST_OPENAPI_EXAMPLES")
# Where each package has documents.
PACKAGES = ("@readme/oas-examples/[23].*/**", "@blockfrost/openapi", "@scalar/galaxy/dist")
# They know nothing of gateways: all that is amiss is what leads where, who may, and what is long.
AMISS = (
    "the route leads nowhere$|has no authorizer$|^left out: info.description must have 0 to 1024"
)
METHODS = ("get", "put", "post", "delete", "options", "head", "patch")

pytestmark = pytest.mark.skipif(not FOLDER, reason="APIGW_TEST_OPENAPI_EXAMPLES names no folder")


def documents() -> list[Path]:
    root = Path(FOLDER or "/nowhere")
    found = (path for package in PACKAGES for path in root.glob(f"{package}/*"))
    others = ("package.json", "json-schema.json")
    return sorted(
        path for path in found if path.suffix in (".json", ".yaml") and path.name not in others
    )


DOCUMENTS = documents() if FOLDER else []


def name(path: Path) -> str:
    return str(path.relative_to(FOLDER or "/"))


def declared(document: dict[str, Any]) -> list[str]:
    """The routes of a document, read without our own reader."""
    return sorted(
        f"{method.upper()} {path}"
        for path, item in document["paths"].items()
        for method in document["paths"][elsewhere(item) or path]
        if method in METHODS
    )


def elsewhere(item: dict[str, Any]) -> str:
    """The path that an item refers to."""
    return str(item.get("$ref", "")).removeprefix("#/paths/").replace("~1", "/")


@cache
def read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    return dict(json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader))


def is_of_3_0(path: Path) -> bool:
    return str(read(path).get("openapi")).startswith("3.0.")


def test_there_are_examples_of_each_kind() -> None:
    kinds = {(path.suffix, is_of_3_0(path)) for path in DOCUMENTS}

    assert kinds == {(".json", True), (".json", False), (".yaml", True), (".yaml", False)}
    assert sum(map(is_of_3_0, DOCUMENTS)) > 50


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_an_example_becomes_the_routes_that_it_declares(plane: Plane, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not is_of_3_0(path):
        refusal = plane.refused("ImportApi", Body=text)
        assert "Body must be OpenAPI 3.0, not " in refusal.message
        return

    api = plane.send("ImportApi", Body=text)

    expected = declared(read(path))
    assert keys(plane, api["ApiId"]) == expected
    assert api["Name"] == read(path)["info"]["title"]
    assert [line for line in api.get("Warnings", []) if not re.search(AMISS, line)] == []
    again(plane, api["ApiId"], exported(plane, api["ApiId"]))
    assert keys(plane, api["ApiId"]) == expected
    assert exported_text(plane, api["ApiId"], "YAML")

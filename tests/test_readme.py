"""The README's commands and claims, held against the tool."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from apigw_cli.cli.settings.table import SETTINGS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _examples() -> str:
    section = README.partition("## Ten examples")[2].partition("\n## ")[0]
    return re.findall(r"```bash\n(.*?)```", section, re.DOTALL)[0]


@pytest.fixture
def apigw_on_path(tmp_path: Path) -> str:
    command = tmp_path / "bin" / "apigw"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m apigw_cli "$@"\n')
    command.chmod(0o755)
    return str(command.parent)


def test_the_ten_examples_run_as_they_stand(tmp_path: Path, apigw_on_path: str) -> None:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", _examples()],
        env={
            "PATH": f"{apigw_on_path}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "RouteKey        Target\n" in done.stdout  # 6
    assert "- GET /pets/{id}\n" in done.stdout  # 7
    assert '"MaxAge": 300' in done.stdout  # 5
    assert done.stdout.count('"https://example.com"') == 2  # 5: before and after


def test_openapi_documents_come_and_go_as_it_says(tmp_path: Path, apigw_on_path: str) -> None:
    section = README.partition("### OpenAPI documents")[2].partition("\n#")[0]
    [commands] = re.findall(r"```bash\n(.*?)```", section, re.DOTALL)
    integration = "{type: http_proxy, httpMethod: GET, uri: 'https://example.com'}"
    (tmp_path / "petstore.yaml").write_text(
        "openapi: 3.0.1\n"
        "info: {title: petstore, version: 1.0}\n"
        "servers: [{url: /v1}]\n"
        f"paths: {{/pets: {{get: {{x-amazon-apigateway-integration: {integration}}}}}}}\n"
    )

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        env={
            "APIGW_LOCAL": "1",
            "PATH": f"{apigw_on_path}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert list(json.loads((tmp_path / "petstore.json").read_text())["paths"]) == ["/v1/pets"]


def test_there_are_ten_examples() -> None:
    assert re.findall(r"^# (\d+)\.", _examples(), re.MULTILINE) == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(apigw_cli/[\w/.]+)`", README))))
def test_a_file_that_it_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("setting", [entry for entry in SETTINGS if entry.in_config])
def test_every_key_of_the_config_file_is_named(setting) -> None:
    assert f"`{setting.name.replace('_', '-')}`" in README


def test_the_example_of_a_batch_runs_as_it_stands(tmp_path: Path, apigw_on_path: str) -> None:
    section = README.partition("## Thousands at once")[2].partition("\n## ")[0]
    [example] = re.findall(r"```bash\n(.*?)```", section, re.DOTALL)

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"{example}apigw api list"],
        env={
            "PATH": f"{apigw_on_path}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "APIGW_LOCAL": "1",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith('{\n    "Items": []\n}\n')
    assert [line.partition(",")[0] for line in done.stderr.splitlines()] == [
        "apigw: 3 lines: 3 done",
        "apigw: 3 lines: 3 done",
        "apigw: 3 lines: 3 done (3 of them earlier)",
    ]

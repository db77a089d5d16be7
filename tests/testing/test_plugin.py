"""The pytest plugin, as suites of other people use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

Suite = Callable[..., str]

CONFTEST = 'pytest_plugins = ["apigw_cli.testing"]\n'
ONE_API = {
    "version": 1,
    "regions": {"us-east-1": {"apis": [{"ApiId": "pets", "Name": "pets", "ProtocolType": "HTTP"}]}},
}


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    """Runs a suite of files in a process of its own; what it said, once it ended as expected."""

    def runner(
        *options: str, status: int = 0, environ: dict[str, str] | None = None, **files: str
    ) -> str:
        for name, text in {"conftest": CONFTEST, **files}.items():
            (tmp_path / f"{name}.py").write_text(text)
        words = ["-q", "-W", "error", "-p", "no:cacheprovider", "-p", "no:randomly", *options]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *words],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(environ or {})},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    return runner


def test_each_test_begins_with_an_empty_plane_and_leaves_no_trace(suite: Suite) -> None:
    said = suite(
        test_it=(
            "import os\n"
            "import pytest\n"
            "before = dict(os.environ)\n"
            "@pytest.mark.parametrize('number', range(5))\n"
            "def test_own(apigw_client, apigw_plane, number):\n"
            "    assert apigw_client.get_apis()['Items'] == []\n"
            "    apigw_client.create_api(Name='a', ProtocolType='HTTP')\n"
            "    there = apigw_plane.client('eu-west-1')\n"
            "    assert there.get_apis()['Items'] == []\n"
            "    there.create_api(Name='a', ProtocolType='HTTP')\n"
            "    there.close()\n"
            "    changed = dict(os.environ).items() ^ before.items()\n"
            "    assert {name for name, _ in changed} <= {'PYTEST_CURRENT_TEST'}\n"
        )
    )

    assert "5 passed" in said


def test_suites_run_in_parallel(suite: Suite) -> None:
    said = suite(
        "-n2",
        test_it=(
            "import pytest\n"
            "@pytest.mark.parametrize('number', range(10))\n"
            "def test_own(apigw_client, number):\n"
            "    for _ in range(3):\n"
            "        apigw_client.create_api(Name=str(number), ProtocolType='HTTP')\n"
            "    names = [item['Name'] for item in apigw_client.get_apis()['Items']]\n"
            "    assert names == [str(number)] * 3\n"
        ),
    )

    assert "10 passed" in said


def test_a_plane_begins_with_what_the_suite_says(suite: Suite, tmp_path: Path) -> None:
    (tmp_path / "states").mkdir()
    (tmp_path / "states" / "pets.json").write_text(json.dumps(ONE_API))

    said = suite(
        test_it=(
            "import pytest\n"
            "@pytest.fixture\n"
            "def apigw_state():\n"
            "    return 'states/pets.json'\n"
            "def ids(client):\n"
            "    return [item['ApiId'] for item in client.get_apis()['Items']]\n"
            "@pytest.mark.parametrize('number', range(2))\n"
            "def test_loaded(apigw_client, number):\n"
            "    assert ids(apigw_client) == ['pets']\n"
            "    apigw_client.delete_api(ApiId='pets')\n"
            "def test_dumped_and_loaded_in_a_test(apigw_client, apigw_plane):\n"
            "    state = apigw_plane.dump()\n"
            "    apigw_plane.reset()\n"
            "    assert ids(apigw_client) == []\n"
            "    apigw_plane.load(state)\n"
            "    assert ids(apigw_client) == ['pets']\n"
            "class TestOther:\n"
            "    @pytest.fixture\n"
            "    def apigw_state(self):\n"
            "        return {'version': 1, 'regions': {}}\n"
            "    def test_other(self, apigw_client):\n"
            "        assert ids(apigw_client) == []\n"
        )
    )

    assert "4 passed" in said


def test_a_state_that_is_wrong_is_said_by_its_path(suite: Suite) -> None:
    said = suite(
        status=1,
        test_it=(
            "import pytest\n"
            "@pytest.fixture\n"
            "def apigw_state():\n"
            "    return {'version': 1, 'regions': {'us-east-1': {'apis': [{}]}}}\n"
            "def test_it(apigw_plane):\n"
            "    pass\n"
        ),
    )

    assert "regions.us-east-1.apis[0].ApiId is missing." in said


def test_the_environment_leads_to_the_plane_while_a_test_asks_for_it(suite: Suite) -> None:
    theirs = {
        "AWS_PROFILE": "nobody",
        "AWS_ACCESS_KEY_ID": "theirs",
        "AWS_SECRET_ACCESS_KEY": "theirs",
        "AWS_REGION": "eu-west-1",
    }

    said = suite(
        environ=theirs,
        test_it=(
            "import os\n"
            "import boto3\n"
            "import pytest\n"
            "def mine():\n"
            "    return {k: v for k, v in os.environ.items() if k.startswith('AWS_')}\n"
            "before = mine()\n"
            "def test_led(apigw_environment):\n"
            "    client = boto3.client('apigatewayv2')\n"
            "    client.create_api(Name='a', ProtocolType='HTTP')\n"
            "    client.close()\n"
            "    assert list(apigw_environment.dump()['regions']) == ['eu-west-1']\n"
            "    assert os.environ['AWS_ACCESS_KEY_ID'] == 'testing'\n"
            "    assert 'AWS_PROFILE' not in os.environ\n"
            "def test_not_led(apigw_client):\n"
            "    assert mine() == before\n"
        ),
    )

    assert "2 passed" in said


def test_moto_holds_the_rest(suite: Suite) -> None:
    said = suite(
        test_it=(
            "import boto3\n"
            "from moto import mock_aws\n"
            "@mock_aws\n"
            "def test_both(apigw_environment):\n"
            "    boto3.client('sqs').create_queue(QueueName='q')\n"
            "    client = boto3.client('apigatewayv2')\n"
            "    client.create_api(Name='a', ProtocolType='HTTP')\n"
            "    assert 'apis' in apigw_environment.dump()['regions']['us-east-1']\n"
        )
    )

    assert "1 passed" in said

"""An API's life, from its creation to its end, on a real socket and on the local plane."""

import json
import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest

from apigw_cli.cli.session import connect
from apigw_cli.errors import OK, REFUSED
from tests.conftest import _run, process_environment

PLANES = ("moto", "local")


@pytest.fixture(scope="module")
def moto_url(tmp_path_factory):
    """moto's server in a process of its own, until the module's tests are done."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    home = tmp_path_factory.mktemp("moto")
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env=process_environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def wait_for(port, server):
    """Returns once the server takes connections."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert server.poll() is None, "moto's server ended"
            time.sleep(0.05)  # seconds; 30 in all
    pytest.fail("moto's server does not answer")


@pytest.fixture(params=PLANES)
def plane(request, aws_environment, monkeypatch, tmp_path):
    """What a plane needs in the environment; moto's state of earlier tests is gone."""
    if request.param == "local":
        told = {"APIGW_LOCAL": "1", "APIGW_LOCAL_DB": str(tmp_path / "local.db")}
    else:
        url = request.getfixturevalue("moto_url")
        _post(url.removeprefix("http://"), "/moto-api/reset")
        told = {"AWS_ENDPOINT_URL": url}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return told


def _post(host, path):
    connection = HTTPConnection(host, timeout=10)
    connection.request("POST", path)
    assert connection.getresponse().status == 200
    connection.close()


@pytest.fixture
def apigw_live(plane):
    """Runs a command line in this process on the plane; what it printed, as data."""

    def runner(*words):
        result = _run(words, connect, os.environ, "", False)
        assert (result.status, result.stderr) == (OK, ""), words
        return json.loads(result.stdout) if result.stdout else None

    return runner


@pytest.fixture
def refused(plane):
    """Runs a command line that is to be refused; its first line."""

    def runner(*words):
        result = _run(words, connect, os.environ, "", False)
        assert (result.status, result.stdout) == (REFUSED, ""), words
        return result.stderr.partition("\n")[0]

    return runner


def test_an_api_lives_and_ends(apigw_live, refused):
    created = apigw_live("api", "create", "--name", "pets", "--protocol-type", "HTTP")
    api = created["ApiId"]
    cors = {"AllowOrigins": ["https://example.com"], "MaxAge": 300}

    listed = apigw_live("api", "list", "--query", "Items[].[ApiId, Name, ProtocolType]")
    got = apigw_live("api", "get", api)
    apigw_live("api", "update", api, "--name", "cats", "--cors-configuration", json.dumps(cors))
    updated = apigw_live("api", "get", api, "--query", "[Name, CorsConfiguration]")
    deleted = apigw_live("api", "delete", api)

    assert listed == [[api, "pets", "HTTP"]]
    assert got == created
    assert updated == ["cats", cors]
    assert deleted is None
    assert apigw_live("api", "list") == {"Items": []}
    assert refused("api", "get", api).startswith(
        "An error occurred (NotFoundException) when calling the GetApi operation: "
    )
    assert apigw_live("api", "get", api, "--ignore-not-found") is None


@pytest.fixture
def api(apigw_live):
    """An API to put things into."""
    return apigw_live("api", "create", "--name", "pets", "--protocol-type", "HTTP")["ApiId"]


def test_an_integration_and_a_route_to_it_live_and_end(apigw_live, refused, api):
    uri = "https://example.com/pets/{id}?a=1&b=ü"
    integration = apigw_live(
        *("integration", "create", api, "--integration-type", "HTTP_PROXY"),
        *("--integration-method", "ANY", "--payload-format-version", "1.0"),
        *("--integration-uri", uri, "--timeout-in-millis", "1000"),
    )
    target = f"integrations/{integration['IntegrationId']}"
    route = apigw_live("route", "create", api, "--route-key", "GET /pets/{id}", "--target", target)
    other = apigw_live("create-route", "--api-id", api, "--route-key", "$default")

    apigw_live("route", "update", api, route["RouteId"], "--route-key", "ANY /cats")
    apigw_live(
        "integration", "update", api, integration["IntegrationId"], "--timeout-in-millis", "2000"
    )
    routes = apigw_live("route", "list", api, "--query", "sort_by(Items, &RouteKey)[].RouteKey")
    targeted = apigw_live("route", "list", api, "--query", f"Items[?Target=='{target}'].RouteKey")
    timeouts = apigw_live(
        "integration", "list", api, "--query", "Items[].[IntegrationUri, TimeoutInMillis]"
    )

    assert integration["IntegrationUri"] == uri
    assert routes == ["$default", "ANY /cats"]
    assert targeted == ["ANY /cats"]
    assert timeouts == [[uri, 2000]]
    for one in (route, other):
        assert apigw_live("route", "delete", api, one["RouteId"]) is None
    assert apigw_live("integration", "delete", api, integration["IntegrationId"]) is None
    assert apigw_live("route", "list", api) == {"Items": []}
    assert apigw_live("integration", "list", api) == {"Items": []}
    assert refused("route", "get", api, route["RouteId"]).startswith(
        "An error occurred (NotFoundException) when calling the GetRoute operation: "
    )
    assert refused("integration", "get", api, integration["IntegrationId"]).startswith(
        "An error occurred (NotFoundException) when calling the GetIntegration operation: "
    )


@pytest.mark.parametrize("name", ["prod", "$default"])
def test_a_stage_lives_and_ends(apigw_live, refused, api, name):
    created = apigw_live(
        *("stage", "create", api, "--stage-name", name, "--description", "First"),
        *("--stage-variables", '{"colour": "blue"}', "--tags", '{"team": "pets"}'),
    )

    got = apigw_live("stage", "get", api, name)
    same = apigw_live("get-stage", "--api-id", api, "--stage-name", name)
    listed = apigw_live("stage", "list", api, "--query", "Items[].[StageName, StageVariables]")

    assert created["StageVariables"] == {"colour": "blue"}
    assert {key: got[key] for key in ("StageName", "Description", "Tags")} == {
        "StageName": name,
        "Description": "First",
        "Tags": {"team": "pets"},
    }
    assert same == got
    assert listed == [[name, {"colour": "blue"}]]
    assert apigw_live("stage", "delete", api, name) is None
    assert apigw_live("stage", "list", api) == {"Items": []}
    assert refused("stage", "get", api, name).startswith(
        "An error occurred (NotFoundException) when calling the GetStage operation: "
    )


@pytest.mark.parametrize("plane", ["local"], indirect=True)  # moto has no UpdateStage
def test_a_stage_changes(apigw_live, api):
    apigw_live("stage", "create", api, "--stage-name", "prod", "--stage-variables", '{"a": "b"}')

    apigw_live("stage", "update", api, "prod", "--description", "Second: a/b ü", "--auto-deploy")
    apigw_live("update-stage", "--api-id", api, "--stage-name", "prod", "--no-auto-deploy")

    query = "[Description, AutoDeploy, StageVariables]"
    changed = apigw_live("stage", "get", api, "prod", "--query", query)
    assert changed == ["Second: a/b ü", False, {"a": "b"}]


def test_what_an_api_holds_ends_with_it(apigw_live, refused, api):
    route = apigw_live("route", "create", api, "--route-key", "GET /pets")["RouteId"]

    apigw_live("api", "delete", api)

    assert refused("route", "get", api, route).startswith(
        "An error occurred (NotFoundException) when calling the GetRoute operation: "
    )


def test_a_script_of_processes_does_the_same(process, plane):
    def run(*words):
        done = process(words, environ=plane)
        assert (done.returncode, done.stderr) == (OK, "")
        return done.stdout

    api = run(
        *("api", "create", "--name", "pets", "--protocol-type", "HTTP"),
        *("--query", "ApiId", "--output", "text"),
    ).rstrip("\n")
    run("route", "create", api, "--route-key", "$default")
    routes = json.loads(run("route", "list", api, "--query", "Items[].RouteKey"))
    deleted = run("api", "delete", api)
    left = json.loads(run("get-apis"))

    assert (routes, deleted, left) == (["$default"], "", {"Items": []})

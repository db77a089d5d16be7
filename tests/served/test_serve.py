"""``apigw local serve`` as a process: how it starts, whom it answers, and how it ends."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from apigw_cli.errors import CONFIGURATION, FAILED, OK, USAGE
from tests.conftest import ROOT, Runner, process_environment, succeeded
from tests.served.server import Server, serving
from tests.served.ways import client

Starter = Callable[..., Server]
API = {"name": "a", "protocolType": "HTTP"}
STOPPING = [signal.SIGINT, signal.SIGTERM]


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def test_the_ready_line_names_the_file_and_the_address(tmp_path: Path) -> None:
    file = tmp_path / ".local" / "share" / "apigw" / "local.db"

    with serving(tmp_path) as server:
        assert server.ready == f"Serving {file} at {server.url}\n"
        assert server.url == f"http://127.0.0.1:{server.port}"
        assert server.port > 0
        assert server.request("GET", "/v2/apis").json == {"items": []}


@pytest.mark.parametrize("how", STOPPING, ids=lambda how: how.name)
def test_it_stops_when_it_is_told_to_and_closes_its_file(
    tmp_path: Path, start: Starter, how: signal.Signals
) -> None:
    file = tmp_path / "local.db"
    server = start(tmp_path, environ={"APIGW_LOCAL_DB": str(file)})
    made = server.send("POST", "/v2/apis", API)
    kept = http.client.HTTPConnection(server.host, server.port)  # idle: it holds nothing up
    kept.request("GET", "/v2/apis")
    kept.getresponse().read()

    ended = server.stop(how)

    assert (made.status, ended) == (201, (OK, ""))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["local.db"]
    kept.close()


@pytest.mark.parametrize("how", STOPPING, ids=lambda how: how.name)
def test_a_request_that_is_under_way_is_finished(
    tmp_path: Path, start: Starter, how: signal.Signals
) -> None:
    server = start(tmp_path)
    body = json.dumps(API)
    connection = http.client.HTTPConnection(server.host, server.port, timeout=20)
    connection.putrequest("POST", "/v2/apis")
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body[:10].encode())
    server.request("GET", "/v2/apis")  # answered after the server has seen the half

    server.process.send_signal(how)
    wait_until(lambda: not takes_connections(server))
    connection.send(body[10:].encode())
    answer = connection.getresponse()
    made = json.loads(answer.read())
    connection.close()

    assert answer.status == 201
    assert server.stop() == (OK, "")
    with serving(tmp_path) as again:
        assert again.request("GET", f"/v2/apis/{made['apiId']}").json == made


@pytest.mark.soak
def test_a_client_that_never_ends_its_request_holds_a_stop_up_for_a_while_only(
    tmp_path: Path, start: Starter
) -> None:
    server = start(tmp_path)
    with socket.create_connection((server.host, server.port)) as connection:
        connection.sendall(
            b"POST /v2/apis HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"
        )
        server.request("GET", "/v2/apis")

        assert server.stop() == (OK, "")


def takes_connections(server: Server) -> bool:
    try:
        socket.create_connection((server.host, server.port), timeout=5).close()
    except ConnectionRefusedError:
        return False
    return True


def wait_until(holds: Callable[[], bool]) -> None:
    """Until something holds that has to hold in a moment."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def failed_start(
    tmp_path: Path, *words: str, environ: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """The exit status and what is said of a server that cannot start."""
    done = subprocess.run(
        [sys.executable, "-m", "apigw_cli", "local", "serve", *words],
        env=process_environment(tmp_path, environ),
        capture_output=True,
        text=True,
        timeout=30,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_said_in_a_line(tmp_path: Path, server: Server) -> None:
    assert failed_start(tmp_path, "--port", str(server.port)) == (
        FAILED,
        f"apigw: Cannot listen on 127.0.0.1 port {server.port}: Address already in use.\n"
        "--port 0 picks a free port.\n",
    )


@pytest.mark.parametrize("host", ["é" * 70, "1.2.3.4", "2001:db8::1"], ids=["no name", "v4", "v6"])
def test_an_address_that_cannot_be_had_is_said_in_a_line(tmp_path: Path, host: str) -> None:
    status, said = failed_start(tmp_path, "--host", host, "--port", "0")

    assert status == FAILED
    assert said.startswith(f"apigw: Cannot listen on {host} port 0: ")
    assert said.count("\n") == 2


@pytest.mark.parametrize("port", ["x", "65536", "1.5", "٣"])
def test_what_is_no_port_is_a_usage_error(tmp_path: Path, port: str) -> None:
    status, said = failed_start(tmp_path, "--port", port)

    assert (status, said.startswith(f"apigw: --port: {port!r} is not a port")) == (USAGE, True)


WITHOUT_UVICORN = (
    "import sys\n"
    "sys.modules['uvicorn'] = None\n"
    "sys.argv = ['apigw', 'local', 'serve', '--port', '0']\n"
    "from apigw_cli.__main__ import main\n"
    "main()\n"
)


def test_without_uvicorn_it_says_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_UVICORN],
        env=process_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=30,
        cwd=ROOT,
        check=False,
    )

    assert (done.returncode, done.stdout) == (FAILED, "")
    assert done.stderr == (
        "apigw: Serving needs uvicorn, which is not installed.\npip install 'apigw-cli[serve]'\n"
    )


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"APIGW_LOCAL_DELAY": "soon"}, "APIGW_LOCAL_DELAY: 'soon' is not a number of seconds."),
        ({"APIGW_LOCAL_QUOTAS": "maybe"}, "APIGW_LOCAL_QUOTAS: 'maybe' is not true or false."),
        ({"APIGW_LOCAL_DB": str(ROOT)}, f"{ROOT} is a directory, not a state file"),
        ({"APIGW_LOCAL_DB": str(ROOT / "LICENSE")}, f"{ROOT}/LICENSE is not an apigw state file"),
    ],
)
def test_a_switch_that_makes_no_sense_is_said_before_anything_is_served(
    tmp_path: Path, environ: dict[str, str], said: str
) -> None:
    status, error = failed_start(tmp_path, "--port", "0", environ=environ)

    assert (status, error.startswith(f"apigw: {said}")) == (CONFIGURATION, True), error


def test_two_servers_and_command_lines_share_one_file(tmp_path: Path, apigw_local: Runner) -> None:
    environ = {"APIGW_LOCAL_DB": str(tmp_path / "local.db"), "AWS_REGION": "us-east-1"}
    with serving(tmp_path, environ=environ) as one, serving(tmp_path, environ=environ) as other:
        first, second = client(one.url), client(other.url)
        made = first.create_api(Name="first", ProtocolType="HTTP")["ApiId"]
        second.update_api(ApiId=made, Name="second")
        seen = succeeded(apigw_local(f"api get {made} -o json")).json
        succeeded(apigw_local(f"api update {made} --name third"))
        names = [boto.get_api(ApiId=made)["Name"] for boto in (first, second)]
        succeeded(apigw_local(f"api delete {made}"))

        assert (seen["Name"], names) == ("second", ["third", "third"])
        assert first.get_apis()["Items"] == second.get_apis()["Items"] == []


def test_the_switches_come_from_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "new" / "state.db"
    environ = {
        "APIGW_LOCAL_DB": str(file),
        "APIGW_LOCAL_ACCOUNT": "210987654321",
        "APIGW_LOCAL_PARTITION": "aws-cn",
        "APIGW_LOCAL_DELAY": "0.5",
        "AWS_REGION": "cn-north-1",
    }
    with serving(tmp_path, environ=environ) as server:
        boto = client(server.url, "cn-north-1")
        link = boto.create_vpc_link(Name="l", SubnetIds=["s"])["VpcLinkId"]
        seen = boto.get_vpc_link(VpcLinkId=link)["VpcLinkStatus"]
        product = boto.create_portal_product(DisplayName="p")
        unsigned = server.send("POST", "/v2/apis", API).json
        wait_until(lambda: boto.get_vpc_link(VpcLinkId=link)["VpcLinkStatus"] == "AVAILABLE")

    arn = "arn:aws-cn:apigateway:cn-north-1:210987654321:/portalproducts/"
    assert product["PortalProductArn"] == arn + product["PortalProductId"]
    assert ".cn-north-1." in unsigned["apiEndpoint"]
    assert seen == "PENDING"
    assert file.exists()


def test_the_switches_come_from_the_config_file(tmp_path: Path) -> None:
    file = tmp_path / "configured.db"
    config = tmp_path / ".config" / "apigw" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'local-db = "{file}"\nlocal-account = "111111111111"\nlocal-quotas = true\n')

    with serving(tmp_path) as server:
        boto = client(server.url)
        arn = boto.create_portal_product(DisplayName="p")["PortalProductArn"]
        for number in range(10):
            boto.create_vpc_link(Name=str(number), SubnetIds=["s"])
        with pytest.raises(boto.exceptions.TooManyRequestsException):
            boto.create_vpc_link(Name="more", SubnetIds=["s"])

    assert ":111111111111:" in arn
    assert file.exists()


def test_on_all_addresses_it_answers_to_the_names_that_are_allowed_alone(tmp_path: Path) -> None:
    options = ["--host", "0.0.0.0", "--allow-host", "plane", "Docker.internal"]
    with serving(tmp_path, *options) as server:
        answers = {
            name: server.request(
                "GET", "/v2/apis", headers={"Host": f"{name}:{server.port}"}
            ).status
            for name in ("0.0.0.0", "127.0.0.1", "plane", "docker.internal", "other", "10.0.0.1")
        }

    assert server.url == f"http://0.0.0.0:{server.port}"
    assert answers == {
        "0.0.0.0": 200,
        "127.0.0.1": 200,
        "plane": 200,
        "docker.internal": 200,
        "other": 403,
        "10.0.0.1": 403,
    }


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::1", "::"])
def test_it_serves_ipv6(tmp_path: Path, host: str) -> None:
    with serving(tmp_path, "--host", host) as server:
        assert server.url == f"http://[{host}]:{server.port}"
        assert client(server.url).get_apis()["Items"] == []


def test_a_page_is_answered_where_it_is_allowed(tmp_path: Path) -> None:
    with serving(tmp_path, "--allow-origin", "https://a.example", "https://b.example") as server:
        statuses = [
            server.request("GET", "/v2/apis", headers={"Origin": origin}).status
            for origin in ("https://a.example", "https://b.example", "https://c.example", "null")
        ]

    assert statuses == [200, 200, 403, 403]


def test_a_server_in_the_background_of_a_script_can_be_interrupted(
    tmp_path: Path, start: Starter
) -> None:
    # A shell has those ignore SIGINT, so that Ctrl-C ends the script and leaves the server.
    old = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        server = start(tmp_path)
    finally:
        signal.signal(signal.SIGINT, old)

    assert server.stop(signal.SIGINT) == (OK, "")


def test_any_credentials_and_none_are_taken(server: Server, region: str) -> None:
    import boto3
    from botocore import UNSIGNED
    from botocore.config import Config

    session = boto3.session.Session("whoever", "wrong", "token", region_name=region)
    signed = session.client("apigatewayv2", endpoint_url=server.url)
    unsigned = client(server.url, region, signature_version=UNSIGNED)
    at_once = session.client(
        "apigatewayv2", endpoint_url=server.url, config=Config(signature_version="v4-query")
    )

    made = signed.create_api(Name="a", ProtocolType="HTTP")["ApiId"]

    assert [item["ApiId"] for item in at_once.get_apis()["Items"]] == [made]
    home: Any = unsigned.get_apis()["Items"]  # of the region that the server itself is in
    assert made not in [item["ApiId"] for item in home]


def test_connections_that_are_over_take_no_memory(server: Server) -> None:
    """The command line switches Python's collector off, which would let a server grow for ever."""

    def resident() -> int:
        return int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]) * 4  # KiB

    sizes = []
    for _ in range(3):
        for _ in range(700):
            server.request("POST", "/v2/apis", "{", {"X-Long": "x" * 8000})
        sizes.append(resident())

    assert sizes[2] - sizes[1] < 350  # twice as much if none of it is freed

"""What stands between: proxies and redirections, neither of which is told a secret."""

import pytest

from apigw_cli.errors import FAILED, OK, REFUSED
from tests.aws.conftest import Server, answers

ONCE = {"AWS_MAX_ATTEMPTS": "1"}


@pytest.fixture
def other():
    server = Server()
    yield server
    server.close()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("line", ["api get a1", "api create --name x --protocol-type HTTP"])
def test_a_redirection_is_not_followed(apigw_to_aws, server, other, status, line):
    server.does(answers(status, "", f"Location: {other.url}/v2/apis/a1\r\n"))

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}")

    assert (result.status, result.stdout, other.connections) == (REFUSED, "", 0)
    assert result.stderr.startswith(f"An error occurred ({status}) when calling the ")


def test_a_redirection_to_another_method_is_not_followed_either(process, server, other):
    server.does(answers(303, "", f"Location: {other.url}/v2/apis/a1\r\n"))

    ended = process(f"api get a1 --endpoint-url {server.url}", environ=ONCE)

    assert (ended.returncode, ended.stdout, other.connections) == (FAILED, "", 0)
    assert ended.stderr.startswith("apigw: The answer cannot be read: ")


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY"])
def test_a_proxy_is_used_by_either_of_its_variables(apigw_to_aws, server, other, name):
    result = apigw_to_aws(
        f"api get a1 --endpoint-url {server.url}", {name: other.url, "no_proxy": ""}
    )

    assert (result.status, other.requests) == (OK, [f"GET {server.url}/v2/apis/a1"])
    assert server.connections == 0


def test_a_host_that_needs_no_proxy_gets_none(apigw_to_aws, server, other):
    result = apigw_to_aws(
        f"api get a1 --endpoint-url {server.url}",
        {"http_proxy": other.url, "no_proxy": "127.0.0.1"},
    )

    assert (result.status, server.connections, other.connections) == (OK, 1, 0)


def test_a_proxy_is_asked_for_a_tunnel_to_what_speaks_tls(apigw_to_aws, other):
    other.does(answers(407, ""))

    result = apigw_to_aws(
        "api get a1 --endpoint-url https://127.0.0.1:1",
        {"https_proxy": other.url.replace("//", "//user:pass-word@"), "no_proxy": "", **ONCE},
    )

    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.startswith("apigw: Failed to connect to proxy URL: ")
    assert "pass-word" not in result.stderr
    assert other.requests == ["CONNECT 127.0.0.1:1"]
    assert "AKIDEXAMPLE" not in other.heads[0]

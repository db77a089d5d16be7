import gc
import socket
import struct
import time
from contextlib import nullcontext

import pytest
from hypothesis import strategies as st

from apigw_cli.backends.aws import aws
from apigw_cli.cli.settings.precedence import Settings
from tests.aws.conftest import Server
from tests.conftest import _run
from tests.fuzz.endings import check_ending
from tests.fuzz.raw_answers import raw_answers
from tests.properties.claims import hold, tries

LINES = [
    "api get a1",
    "api list",
    "api list --max-items 3",
    "route list a1 --query Items[].RouteKey",
    "api create --name pets --protocol-type HTTP",
    "api update a1 --cors-configuration.max-age 3",
    "api delete a1 --yes",
    "api delete @pets --ignore-not-found --yes",
    "tags get arn:aws:apigateway:us-east-1::/apis/a1",
    "tags add arn:aws:apigateway:us-east-1::/apis/a1 --tags a=b",
    "exported-api get a1 --output-type JSON",
    "routing-rule list api.example.com",
    "portal get p1",
    "vpc-link create --name v --subnet-ids s-1 --wait --wait-timeout 0",
    "wait stage a1 s --for DeploymentId --wait-timeout 0",
]
FORMATS = ["json", "yaml", "table", "text", "jsonl", "off"]
READ_TIMEOUT = 0.25  # seconds
PAUSE = 0.002  # seconds between the parts of an answer


def writes(answer):
    """What the server does: reads the request, writes the answer's parts, leaves."""

    def behave(server, connection):
        server.read(connection)
        for part in answer.parts:
            connection.sendall(part)
            if len(answer.parts) > 1:
                time.sleep(PAUSE)
        if answer.stalls:
            connection.recv(1)
        if answer.resets:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return behave


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def send(server, aws_environment):
    """The way to AWS with the server as its endpoint; one client for all examples."""
    flags = {
        "endpoint_url": server.url,
        "read_timeout": str(READ_TIMEOUT),
        "max_attempts": "1",
    }
    with aws(Settings(flags, aws_environment)) as send:
        yield send
    gc.collect()  # here, where the warning that it brings is expected


# urllib3 leaves the sockets of some broken answers to the collector of garbage.
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@tries(150, soak=2500)
def test_any_answer_ends_a_command_in_order(tries, server, send, tmp_path):
    environ = {"HOME": str(tmp_path), "AWS_CONFIG_FILE": "/nonexistent", "COLUMNS": "100"}

    def claim(line, how, answers, terminal, errors):
        server.does(*map(writes, answers))
        words = [*line.split(), "--error-format", errors]
        words += [] if "exported" in line else ["-o", how]

        result = _run(words, lambda settings: nullcontext(send), environ, "", terminal)

        check_ending(result, terminal=terminal, json_errors=errors == "json")

    hold(
        tries,
        claim,
        line=st.sampled_from(LINES),
        how=st.sampled_from(FORMATS),
        answers=st.lists(raw_answers(), min_size=1, max_size=3),
        terminal=st.booleans(),
        errors=st.sampled_from(["text", "json"]),
    )

"""Answers that take long: they have an end, and on a terminal a line says what is waited for."""

import os
import shlex
import time
from contextlib import suppress
from threading import Thread

import pytest

from apigw_cli.cli import progress
from apigw_cli.cli.session import connect
from apigw_cli.errors import FAILED, OK, REFUSED
from tests.aws.conftest import answers
from tests.conftest import _run

OVER = "\r\x1b[K"  # to the begin of the line, and away with it


def drips(server, connection):
    """An answer that goes on and on, each part in time."""
    server.read(connection)
    drip(connection)


def drip(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{")
    with suppress(OSError):  # the client gave up, as it should
        for _ in range(200):  # ten seconds; what reads so much has failed
            connection.sendall(b" ")
            time.sleep(0.05)


def drip_beside(server, connection):
    """The same, while the server goes on with other connections."""
    own = connection.dup()

    def run():
        with own:
            drip(own)

    Thread(target=run, daemon=True).start()


@pytest.mark.parametrize("line", ["api get a1", "exported-api get a1 --output-type JSON"])
def test_an_answer_that_drips_has_an_end(apigw_to_aws, server, line):
    server.does(drips)
    began = time.monotonic()

    result = apigw_to_aws(
        f"{line} --cli-read-timeout 0.1 --max-attempts 1 --endpoint-url {server.url}"
    )

    assert (result.status, result.stdout) == (FAILED, "")
    assert "Read timeout on endpoint URL: " in result.stderr
    assert time.monotonic() - began < 10  # seconds


def test_an_answer_that_drips_is_asked_for_again_as_a_late_one_is(apigw_to_aws, server):
    server.does(drips, answers(200, '{"apiId": "a1"}'))

    result = apigw_to_aws(f"api get a1 --cli-read-timeout 0.1 --endpoint-url {server.url}")

    assert (result.status, result.json, server.connections) == (OK, {"ApiId": "a1"}, 2)


def test_places_that_drip_have_an_end_and_hide_no_other(apigw_to_aws, server):
    def by_region(server, connection):
        if b"/r-1/" in connection.recv(65536):  # the region that the request is signed for
            body = b'{"items": [{"apiId": "a1"}]}'
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        else:
            drip_beside(server, connection)

    server.does(by_region)
    began = time.monotonic()

    result = apigw_to_aws(
        "api list --regions r-1,r-2,r-3 --cli-read-timeout 0.1 --max-attempts 1"
        f" --endpoint-url {server.url}"
    )

    assert (result.status, [row["Region"] for row in result.json["Items"]]) == (REFUSED, ["r-1"])
    assert result.stderr.count("Read timeout on endpoint URL: ") == 2
    assert time.monotonic() - began < 5  # seconds


def test_lines_that_drip_have_an_end(apigw_to_aws, server, tmp_path):
    calls = tmp_path / "calls.txt"
    calls.write_text("api get a1\n" * 3)
    server.does(drip_beside)

    result = apigw_to_aws(
        f"batch {calls} --jobs 3 --cli-read-timeout 0.1 --max-attempts 1"
        f" --endpoint-url {server.url}"
    )

    assert result.status == FAILED
    assert result.stdout.count("Read timeout on endpoint URL: ") == 3


def later(behave):
    """The same, after a moment."""

    def behaves(server, connection):
        time.sleep(0.1)
        behave(server, connection)

    return behaves


@pytest.fixture
def shown(aws_environment, server, monkeypatch):
    """Runs a line on a terminal where waiting is told at once, against slow answers."""
    monkeypatch.setattr(progress, "_AFTER", 0.02)

    def run(line, *told, terminal=True, environ=None):
        if told:
            server.does(*(later(answers(*one)) for one in told))
        words = [*shlex.split(line), "--endpoint-url", server.url]
        return _run(words, connect, {**os.environ, **(environ or {})}, "", terminal)

    return run


def test_a_slow_call_is_told_in_a_line_that_is_gone_before_the_answer(shown):
    result = shown("api get a1 -o json", (200, '{"apiId": "a1"}'))

    assert result.status == OK
    assert result.stderr.startswith(f"{OVER}GetApi: 0 s")
    assert result.stderr.endswith(OVER)
    assert result.stdout == '{\n    "ApiId": "a1"\n}\n'


def test_a_long_list_tells_how_far_it_is(shown):
    page = '{"items": [{"apiId": "a1"}, {"apiId": "a2"}], "nextToken": "%d"}'

    result = shown(
        "api list -o jsonl", *((200, page % n) for n in range(3)), (200, '{"items": []}')
    )

    assert result.status == OK
    assert f"{OVER}GetApis: 2 items, 0 s" in result.stderr
    assert f"{OVER}GetApis: 6 items, 0 s" in result.stderr
    assert result.stderr.endswith(OVER)
    assert len(result.stdout.splitlines()) == 6


def test_a_failure_stands_on_a_line_of_its_own(shown):
    result = shown("api get a1", (404, '{"message": "No API"}', "x-amzn-ErrorType: NotFound\r\n"))

    told, _, last = result.stderr.rpartition(OVER)
    assert result.status == REFUSED
    assert told
    assert last.startswith("An error occurred (NotFound)")


@pytest.mark.parametrize(
    ("terminal", "environ", "option"),
    [(False, {}, ""), (True, {"TERM": "dumb"}, ""), (True, {}, "--debug")],
    ids=["no terminal", "a dumb one", "debug"],
)
def test_nothing_is_told_where_no_line_can_be_written_over(shown, terminal, environ, option):
    result = shown(
        f"api get a1 {option}", (200, '{"apiId": "a1"}'), terminal=terminal, environ=environ
    )

    assert (result.status, "\x1b" in result.stderr) == (OK, False)
    assert bool(result.stderr) is bool(option)


def test_what_is_quick_tells_nothing(shown, server, monkeypatch):
    monkeypatch.setattr(progress, "_AFTER", 10.0)

    assert shown("api get a1", (200, '{"apiId": "a1"}')).stderr == ""


def test_a_program_that_finds_credentials_has_the_terminal_to_itself(
    shown, server, tmp_path, monkeypatch
):
    keys = '{"Version": 1, "AccessKeyId": "AKIAOFPROCESS", "SecretAccessKey": "s"}'
    (tmp_path / "keys.json").write_text(keys)
    config = tmp_path / "config"
    config.write_text(
        f"[profile slow]\ncredential_process = sh -c 'sleep 0.3; cat {tmp_path}/keys.json'\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setattr(progress, "_AFTER", 0.1)

    result = shown("api get a1 --profile slow")

    assert (result.status, result.stderr, server.connections) == (OK, "", 1)

"""A command that is stopped, wherever it is: its status, no trace, nothing half done."""

import array
import fcntl
import json
import os
import signal
import subprocess
import termios
import threading
import time

import pytest

from apigw_cli.errors import INTERRUPTED, OK
from tests.aws.conftest import answers, says_nothing

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
SMALLEST_PIPE = 4096  # bytes


def until(holds, what):
    """Waits until something is so."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, f"no {what}"
        time.sleep(0.005)


def unread(pipe):
    """The bytes in a pipe, seen from either end."""
    count = array.array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, count)
    return count[0]


def stopped(child, number):
    """Sends a signal; what the command had written and said by its end."""
    child.send_signal(number)
    out, err = child.communicate(timeout=30)
    assert child.returncode == (INTERRUPTED if number == signal.SIGINT else -number)
    assert b"Traceback" not in err
    return out, err


@pytest.mark.parametrize("number", SIGNALS)
def test_a_command_that_reads_standard_input_can_be_stopped(spawn, number):
    child = spawn(["--local", "api", "import", "--body", "-"], stdin=subprocess.PIPE)
    child.stdin.write(b"{")
    child.stdin.flush()
    until(lambda: not unread(child.stdin), "reading")

    assert stopped(child, number) == (b"", b"")


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (signal.SIGHUP, "api get a1"),
        (signal.SIGTERM, "exported-api get a1 - --output-type JSON"),
    ],
)
def test_a_command_that_waits_for_an_answer_can_be_stopped(spawn, stalling_server, number, line):
    child = spawn([*line.split(), "--endpoint-url", stalling_server.url])
    assert stalling_server.reached.wait(30)

    assert stopped(child, number) == (b"", b"")


@pytest.mark.parametrize("number", [signal.SIGTERM])
def test_a_list_that_is_stopped_stays_unclosed(spawn, server, number):
    server.does(answers(200, '{"items": [{"apiId": "a1"}], "nextToken": "t"}'), says_nothing)
    child = spawn(["get-apis", "--endpoint-url", server.url])
    until(lambda: len(server.requests) == 2, "second request")

    out, err = stopped(child, number)

    assert (b'"ApiId": "a1"' in out, err) == (True, b"")
    with pytest.raises(json.JSONDecodeError):
        json.loads(out)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_whose_reader_does_not_read_can_be_stopped(spawn, number):
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)
    child = spawn(["operations", "-o", "json"], stdout=writing)
    os.close(writing)
    until(lambda: unread(reading) == SMALLEST_PIPE, "full pipe")

    out, err = stopped(child, number)
    os.close(reading)

    assert (out, err) == (None, b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_question_can_be_answered_by_a_signal(spawn, stub, number):
    ours, theirs = os.openpty()
    child = spawn(["api", "delete", "a1", "--endpoint-url", stub.url], stdin=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while not shown.endswith(b"[y/N] "):
        shown += os.read(ours, 1000)

    child.send_signal(number)
    status = child.wait(30)
    os.close(ours)

    assert status == (INTERRUPTED if number == signal.SIGINT else -number)
    assert stub.requests == []


def test_what_shall_survive_its_terminal_does(spawn, server):
    go_on = threading.Event()

    def answers_later(server, connection):
        server.read(connection)
        go_on.wait(30)
        connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"apiId": "a1"}')

    server.does(answers_later)
    words = ["get-api", "--api-id", "a1", "--endpoint-url", server.url]
    child = spawn(words, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    until(lambda: server.requests, "request")

    child.send_signal(signal.SIGHUP)
    go_on.set()
    out, err = child.communicate(timeout=30)

    assert (child.returncode, json.loads(out), err) == (OK, {"ApiId": "a1"}, b"")


DOCUMENT = "x" * 2**24


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_stopped_while_it_writes_a_file_leaves_nothing_beside_it(
    spawn, server, tmp_path, number
):
    server.does(answers(200, DOCUMENT))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "api.json").write_text("old")
    line = f"exported-api get a1 {folder}/api.json --output-type JSON --endpoint-url {server.url}"
    child = spawn(line.split())

    def begun():
        return len(list(folder.iterdir())) > 1 or child.poll() is not None

    end = time.monotonic() + 30
    while not begun() and time.monotonic() < end:
        pass
    child.send_signal(number)
    _, err = child.communicate(timeout=30)

    assert err == b""
    assert [path.name for path in folder.iterdir()] == ["api.json"]
    assert (folder / "api.json").read_text() in ("old", DOCUMENT)


def test_a_served_plane_that_loses_its_terminal_ends_as_any_process_does(spawn):
    child = spawn(["local", "serve", "--port", "0"])
    assert child.stdout.readline().startswith(b"Serving ")

    assert stopped(child, signal.SIGHUP) == (b"", b"")

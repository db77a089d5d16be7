"""Real processes: pipes that close, disks that are full, signals, locales, terminals."""

import errno
import fcntl
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys

import pytest
import yaml

from apigw_cli.errors import FAILED, INTERRUPTED, OK, REFUSED, USAGE
from tests.conftest import ROOT, process_environment

FORMATS = ["json", "yaml", "table", "text", "jsonl"]
SMALLEST_PIPE = 4096  # bytes; less than a list of the operations in any format
APIS = {
    "items": [
        {"apiId": "1e10", "name": "ü 漢字 😀", "protocolType": "HTTP"},
        {"apiId": "007", "name": "pets", "protocolType": "WEBSOCKET"},
    ]
}


@pytest.fixture
def spawn(tmp_path):
    """Starts ``apigw`` as a process, behind a shell's redirection where one is given."""
    started = []

    def start(*words, redirection="", environ=None, **options):
        command = [sys.executable, "-m", "apigw_cli", *words]
        if redirection:
            command = ["sh", "-c", f'exec "$@" {redirection}', "sh", *command]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": -1, "stderr": -1}
        environment = process_environment(tmp_path, environ)
        child = subprocess.Popen(command, env=environment, cwd=ROOT, **{**pipes, **options})
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()


@pytest.fixture
def ended(spawn):
    """How a process ended: (status, stdout, stderr), as bytes."""

    def run(*words, **options):
        child = spawn(*words, **options)
        out, err = child.communicate(timeout=60)
        return child.returncode, out, err

    return run


@pytest.fixture
def silent_server():
    """A server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        yield server


def url_of(server):
    return f"http://127.0.0.1:{server.getsockname()[1]}"


# Pipes


def read_a_line_and_leave(child):
    """What ``| head -1`` does: the first line; then the pipe is closed and the process ends."""
    line = child.stdout.readline()
    child.stdout.close()
    child.stdout = None
    _, err = child.communicate(timeout=60)
    return line, child.returncode, err


@pytest.mark.parametrize("how", FORMATS)
def test_a_reader_that_leaves_after_one_line_is_no_error(spawn, how):
    child = spawn("operations", "--output", how, bufsize=0)
    fcntl.fcntl(child.stdout, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)

    line, status, err = read_a_line_and_leave(child)

    assert (status, err) == (OK, b"")
    assert line.endswith(b"\n")


def test_a_reader_that_leaves_between_two_pages_is_no_error(spawn, stub):
    item = {"apiId": "a" * 1000, "name": "pets"}
    stub.answer({"items": [item] * 50, "nextToken": "t"})
    stub.answer({"items": [item] * 50})
    child = spawn("get-apis", "--endpoint-url", stub.url, bufsize=0)
    fcntl.fcntl(child.stdout, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)

    line, status, err = read_a_line_and_leave(child)

    assert (line, status, err) == (b"{\n", OK, b"")
    assert len(stub.requests) == 1


def test_a_reader_that_never_reads_help_is_no_error(spawn):
    child = spawn("--help", bufsize=0)
    child.stdout.close()
    child.stdout = None
    _, err = child.communicate(timeout=60)

    assert (child.returncode, err) == (OK, b"")


@pytest.mark.parametrize("words", [("rout",), ("operations",)], ids=["a usage error", "an answer"])
def test_a_stderr_that_nobody_reads_changes_nothing(ended, words):
    listening, deaf = ended(*words), ended(*words, redirection="2>&-")

    assert deaf == (listening[0], listening[1], b"")


@pytest.mark.parametrize(
    ("words", "redirection"),
    [
        (("rout",), "2>&-"),
        (("rout", "--debug"), "2>&-"),
        (("rout",), "2>/dev/full"),
        (("rout", "--debug"), "2>/dev/full"),
    ],
    ids=lambda part: part if isinstance(part, str) else " ".join(part),
)
def test_a_stderr_that_takes_nothing_does_not_change_the_status(ended, words, redirection):
    assert ended(*words, redirection=redirection) == (USAGE, b"", b"")


# Where nothing can be written


@pytest.mark.parametrize(
    "words",
    [*(("operations", "--output", how) for how in FORMATS), ("--help",), ("--version",)],
    ids=" ".join,
)
def test_a_full_disk_is_a_failure_in_one_line(ended, words):
    status, out, err = ended(*words, redirection=">/dev/full")

    assert (status, out) == (FAILED, b"")
    assert re.fullmatch(rb"apigw: .*No space left on device\.\n", err)


@pytest.mark.parametrize(
    "words",
    [
        ("operations",),
        ("--help",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_a_closed_stdout_is_a_failure_in_one_line(ended, words):
    status, out, err = ended(*words, redirection=">&-")

    assert (status, out) == (FAILED, b"")
    assert re.fullmatch(rb"apigw: [^\n]*\n", err)
    assert b"NoneType" not in err
    assert b"nexpected" not in err


def test_a_batch_without_stdout_does_nothing(ended, tmp_path):
    calls = tmp_path / "calls.txt"
    calls.write_text("api create --name pets --protocol-type HTTP\n")

    refused = ended("batch", str(calls), "--local", redirection=">&-")

    assert refused == (
        USAGE,
        b"",
        b"apigw: stdout is closed.\nThe results of the lines go there.\n",
    )
    assert ended("api", "list", "--local", "--output", "text") == (OK, b"", b"")


def test_a_closed_stdout_does_not_matter_to_what_prints_nothing(ended, stub):
    stub.answer(b"", 204)

    result = ended("delete-api", "--api-id", "a1", "--endpoint-url", stub.url, redirection=">&-")

    assert result == (OK, b"", b"")
    assert len(stub.requests) == 1


@pytest.mark.parametrize("redirection", ["<&-", "<&- 2>&-"])
def test_a_closed_stdin_does_not_matter_to_what_reads_nothing(ended, redirection):
    status, out, err = ended("operations", "--output", "text", redirection=redirection)

    assert (status, out.count(b"\n"), err) == (OK, 103, b"")


def test_a_closed_stdin_is_a_usage_error_to_what_reads_it(ended):
    result = ended("api", "import", "--body", "-", redirection="<&-", stdin=None)

    assert result == (USAGE, b"", b"apigw: --body: standard input is closed.\n")


def test_with_every_stream_closed_the_status_still_tells(ended):
    assert ended("operations", redirection="<&- >&- 2>&-") == (FAILED, b"", b"")
    assert ended("rout", redirection="<&- >&- 2>&-") == (USAGE, b"", b"")


# Signals


def test_an_interrupt_while_waiting_for_an_answer_ends_quietly_with_130(spawn, silent_server):
    child = spawn("get-apis", "--endpoint-url", url_of(silent_server))
    connection, _ = silent_server.accept()
    with connection:
        connection.recv(1)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)

    assert (child.returncode, out) == (INTERRUPTED, b"")
    assert b"Traceback" not in err


def test_a_termination_while_waiting_for_an_answer_ends_as_a_shell_knows_it(spawn, silent_server):
    child = spawn("get-apis", "--endpoint-url", url_of(silent_server))
    connection, _ = silent_server.accept()
    with connection:
        connection.recv(1)
        child.send_signal(signal.SIGTERM)
        out, err = child.communicate(timeout=60)

    shell_status = 128 - child.returncode if child.returncode < 0 else child.returncode
    assert (shell_status, out, err) == (143, b"", b"")


def test_an_interrupt_in_the_middle_of_a_list_leaves_it_unclosed(spawn, silent_server):
    body = b'{"items": [{"apiId": "a1"}], "nextToken": "t"}'
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
    child = spawn("get-apis", "--endpoint-url", url_of(silent_server))
    connection, _ = silent_server.accept()
    with connection:
        connection.recv(65536)
        connection.sendall(answer + body)
    second, _ = silent_server.accept()
    with second:
        second.recv(1)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)

    assert child.returncode == INTERRUPTED
    assert out.startswith(b'{\n    "Items": [\n        {\n            "ApiId": "a1"\n        }')
    assert b"Traceback" not in err
    with pytest.raises(json.JSONDecodeError):
        json.loads(out)


# Data and talk


def test_data_goes_to_stdout_alone(ended, stub):
    stub.answer({"apiId": "a1", "name": "pets"})

    status, out, err = ended("get-api", "--api-id", "a1", "--endpoint-url", stub.url)

    assert (status, json.loads(out), err) == (OK, {"ApiId": "a1", "Name": "pets"}, b"")


def test_a_refusal_goes_to_stderr_alone(ended, stub):
    stub.answer({"message": "No API ü"}, 404, {"x-amzn-ErrorType": "NotFoundException"})

    status, out, err = ended("get-api", "--api-id", "a1", "--endpoint-url", stub.url)

    said = "An error occurred (NotFoundException) when calling the GetApi operation: No API ü"
    assert (status, out) == (REFUSED, b"")
    assert err.decode().splitlines()[0] == said


@pytest.mark.parametrize("how", FORMATS)
def test_the_same_command_gives_the_same_bytes(ended, how):
    one, two = (
        ended("operations", "--output", how, environ={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )

    assert one == two


# Faults of our own


@pytest.mark.parametrize("words", ["", "--debug"])
def test_an_unexpected_fault_is_one_line_and_a_hint_unless_it_is_debugged(
    apigw, backend, words, tmp_path
):
    backend.answers["GetApi"] = ZeroDivisionError("by zero")

    result = apigw(f"get-api --api-id a1 {words}")

    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.splitlines()[-3:] == [
        "apigw: unexpected ZeroDivisionError: by zero",
        "This is a fault of apigw; --debug shows where.",
        f"So does {tmp_path}/.local/state/apigw/last-fault.txt",
    ]
    assert ("Traceback" in result.stderr) is bool(words)


# Locales

READERS = {
    "json": lambda text: [item["Name"] for item in json.loads(text)["Items"]],
    "yaml": lambda text: [item["Name"] for item in yaml.safe_load(text)["Items"]],
    "table": lambda text: [re.split(" {2,}", line)[1] for line in text.splitlines()[2:]],
    "text": lambda text: [line.split("\t")[2] for line in text.splitlines()],
    "jsonl": lambda text: [json.loads(line)["Name"] for line in text.splitlines()],
}


# Python makes UTF-8 of the C locale by itself, unless it is told not to.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("how", FORMATS)
def test_utf_8_comes_out_whole_where_the_locale_knows_ascii_only(ended, stub, how):
    stub.answer(APIS)

    status, out, err = ended(
        *("api", "list", "--output", how, "--endpoint-url", stub.url), environ=ASCII
    )

    assert (status, err) == (OK, b"")
    assert READERS[how](out.decode()) == ["ü 漢字 😀", "pets"]


def test_utf_8_goes_in_whole_where_the_locale_knows_ascii_only(ended, stub):
    words = ("create-api", "--name", "ü 漢字", "--protocol-type", "HTTP", "--description")

    status, _, err = ended(
        *(*words, "file:///dev/stdin", "--endpoint-url", stub.url),
        environ={"LC_ALL": "C"},
        redirection="<<'EOF'\n😀\nEOF",
    )

    (request,) = stub.requests
    sent = {"name": "ü 漢字", "protocolType": "HTTP", "description": "😀\n"}
    assert (status, err) == (OK, b"")
    assert json.loads(request.body) == sent


def test_a_usage_error_names_words_in_any_script(ended):
    status, out, err = ended("漢字", environ={"LC_ALL": "C"})

    assert (status, out) == (USAGE, b"")
    assert err.decode().splitlines()[0] == "apigw: apigw has no command '漢字'."


def test_bytes_that_are_no_utf_8_do_not_break_a_process(ended):
    status, out, err = ended(b"api", b"get", b"\xff\xfe")

    assert (status, out) == (USAGE, b"")
    assert err == b"apigw: --api-id: the value is not valid UTF-8.\n"


# Terminals


@pytest.fixture
def on_a_terminal(spawn):
    """Runs a process with a terminal for stdout (and for all, if it is typed to)."""
    ends = os.openpty()

    def run(*words, typed=None, **options):
        ours, theirs = ends
        if typed is not None:
            options |= {"stdin": theirs, "stderr": theirs, "start_new_session": True}
            options["preexec_fn"] = own_terminal
        child = spawn(*words, stdout=theirs, **options)
        if typed is not None:
            shown = read_until(ours, b"[y/N] ")
            os.write(ours, typed)
        else:
            shown = b""
        status = child.wait(timeout=60)
        err = child.stderr.read() if child.stderr else b""
        os.close(theirs)
        return status, (shown + read_all(ours)).replace(b"\r\n", b"\n"), err

    yield run
    os.close(ends[0])


def own_terminal():
    """Makes stdin the terminal that signals of this session come from."""
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def read_until(terminal, end):
    read = b""
    while not read.endswith(end):
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, f"no {end!r} after {read!r}"
        read += os.read(terminal, 65536)
    return read


def read_all(terminal):
    read = b""
    while True:
        try:
            read += os.read(terminal, 65536)
        except OSError as error:  # the other end is closed
            if error.errno != errno.EIO:
                raise
            return read


def test_a_list_on_a_terminal_is_a_table_in_bold(on_a_terminal, stub):
    stub.answer({"items": [{"apiId": "1e10", "name": "pets"}]})

    result = on_a_terminal(
        *("api", "list", "--columns", "ApiId,Name", "--endpoint-url", stub.url),
        environ={"TERM": "xterm"},
    )

    table = b"\x1b[1mApiId    Name\x1b[0m\n-------  ------\n1e10     pets\n"
    assert result == (OK, table, b"")


def test_a_grouped_command_makes_a_table_on_a_terminal_and_json_in_a_pipe(
    on_a_terminal, ended, stub
):
    stub.answer({"apiId": "1e10", "name": "pets"})
    words = ("api", "get", "a1", "--endpoint-url", stub.url)

    shown, piped = on_a_terminal(*words), ended(*words)

    assert shown == (OK, b"ApiId  1e10\nName   pets\n", b"")
    assert (piped[0], json.loads(piped[1]), piped[2]) == (
        OK,
        {"ApiId": "1e10", "Name": "pets"},
        b"",
    )


def test_an_aws_name_makes_json_on_a_terminal_too(on_a_terminal, stub):
    stub.answer({"apiId": "1e10", "name": "a\x1b[31m"})

    status, out, err = on_a_terminal("get-api", "--api-id", "a1", "--endpoint-url", stub.url)

    assert (status, err) == (OK, b"")
    assert out == b'{\n    "ApiId": "1e10",\n    "Name": "a\\u001b[31m"\n}\n'


def test_a_question_on_a_terminal_is_answered_there(on_a_terminal, stub):
    stub.answer(b"", 204)

    status, shown, _ = on_a_terminal(
        "api", "delete", "a1", "--endpoint-url", stub.url, typed=b"y\n"
    )

    assert status == OK
    assert shown.endswith(b"are you sure? [y/N] y\n")
    assert [request.target for request in stub.requests] == ["/v2/apis/a1"]


def test_an_interrupt_at_a_question_deletes_nothing(on_a_terminal, stub):
    status, shown, _ = on_a_terminal(
        "api", "delete", "a1", "--endpoint-url", stub.url, typed=b"\x03"
    )

    assert status == INTERRUPTED
    assert b"Traceback" not in shown
    assert stub.requests == []


# Colours, by the streams of this process

LIST = {"GetApis": {"Items": [{"ApiId": "a1"}]}}


@pytest.mark.parametrize(
    ("line", "terminal", "environ", "coloured"),
    [
        ("api list", True, {}, True),
        ("api list", True, {"TERM": "xterm-256color"}, True),
        ("api list", True, {"NO_COLOR": ""}, True),
        ("api list", True, {"APIGW_NO_COLOR": "0"}, True),
        ("api list", True, {"CLICOLOR_FORCE": "0"}, True),
        ("api list", True, {"TERM": "dumb"}, False),
        ("api list", True, {"NO_COLOR": "1"}, False),
        ("api list", True, {"NO_COLOR": "0"}, False),
        ("api list", True, {"NO_COLOR": "false"}, False),
        ("api list", True, {"APIGW_NO_COLOR": "1"}, False),
        ("api list --no-color", True, {}, False),
        ("--no-color api list", True, {"CLICOLOR_FORCE": "1"}, False),
        ("api list", True, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
        ("api list", True, {"TERM": "dumb", "CLICOLOR_FORCE": "1"}, True),
        ("api list -o table", False, {}, False),
        ("api list -o table", False, {"CLICOLOR_FORCE": "0"}, False),
        ("api list -o table", False, {"CLICOLOR_FORCE": "1"}, True),
        ("api list -o table", False, {"FORCE_COLOR": "1"}, True),
        ("api list -o table", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("api list -o json", True, {"CLICOLOR_FORCE": "1"}, False),
        ("api list -o yaml", True, {"CLICOLOR_FORCE": "1"}, False),
        ("api list -o text", True, {"CLICOLOR_FORCE": "1"}, False),
        ("api list -o jsonl", True, {"CLICOLOR_FORCE": "1"}, False),
        ("get-apis", True, {"CLICOLOR_FORCE": "1"}, False),
        ("rout", True, {"CLICOLOR_FORCE": "1"}, False),
    ],
)
def test_there_are_colours_where_they_are_wanted(apigw, backend, line, terminal, environ, coloured):
    backend.answers.update(LIST)

    result = apigw(line, terminal=terminal, environ=environ)

    assert ("\x1b" in result.stdout) is coloured
    assert "\x1b" not in result.stderr

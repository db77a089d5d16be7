"""
Conventions 1 to 9 of the checklist: streams and exit.
"""

import json
import os
import signal

import pytest

from apigw_cli.errors import ApiError, Unreachable

FORMATS = ["json", "yaml", "text", "jsonl", "table"]
NOT_FOUND = ApiError(
    "NotFoundException",
    "Invalid API identifier specified 123456789012:gone",
    operation="GetApi",
    request_id="req-1",
)


@pytest.mark.parametrize(
    ("line", "stdin", "terminal", "chatter"),
    [
        ("api import --body {file} -o json", "", False, "warning: --body"),
        ("api delete a1 -o json", "y\n", True, "are you sure? [y/N]"),
        ("api get a1 -o json --debug", "", False, ""),
        ("api list --query Items -o json --debug", "", True, ""),
    ],
    ids=["warning", "question", "debug", "debug-on-a-terminal"],
)
def test_c01_data_alone_goes_to_stdout_and_all_talk_to_stderr(
    apigw, backend, tmp_path, line, stdin, terminal, chatter
):
    file = tmp_path / "api.json"
    file.touch()
    answer = {"ApiId": "a1", "Name": "x"}
    backend.answers |= {"ImportApi": answer, "GetApi": answer, "GetApis": {"Items": [answer]}}

    result = apigw(line.format(file=file), stdin=stdin, terminal=terminal)

    assert result.status == 0
    assert chatter in result.stderr
    assert (json.loads(result.stdout) if result.stdout else None) in (answer, [answer], None)


@pytest.mark.parametrize(
    ("line", "answer", "environ", "status"),
    [
        ("api get a1", {"ApiId": "a1"}, {}, 0),
        ("api gett a1", {}, {}, 252),
        ("api get", {}, {}, 252),
        ("api get a1 --colour", {}, {}, 252),
        ("api get a1", {}, {"APIGW_OUTPUT": "xml"}, 253),
        ("api get a1", NOT_FOUND, {}, 254),
        ("api get a1", Unreachable("No answer"), {}, 255),
        ("api get a1", RuntimeError("odd"), {}, 255),
    ],
)
def test_c02_success_and_each_class_of_failure_have_a_status_of_their_own(
    apigw, backend, line, answer, environ, status
):
    backend.answers["GetApi"] = answer

    assert apigw(line, environ=environ).status == status


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("line", ["api list", "api get a1"])
def test_c03_a_signal_ends_a_command_with_its_status_and_no_trace(
    spawn, stalling_server, number, status, line
):
    process = spawn([*line.split(), "--endpoint-url", stalling_server.url])
    assert stalling_server.reached.wait(30)

    process.send_signal(number)

    told = process.communicate(timeout=30)
    by_signal = process.returncode == -number  # which a shell shows as 128 and the number
    assert told == (b"", b"")
    assert process.returncode == status or (by_signal and status == 128 + number)


@pytest.mark.parametrize("how", [*FORMATS, "off"])
def test_c04_a_reader_that_leaves_after_one_line_is_no_failure(spawn, stub, how):
    items = [{"apiId": f"a{n}", "name": "n" * 500} for n in range(400)]
    stub.answer({"items": items, "nextToken": "t1"})
    stub.answer({"items": items})
    process = spawn(["api", "list", "-o", how, "--endpoint-url", stub.url])

    assert process.stdout is not None
    first = process.stdout.readline()
    process.stdout.close()

    assert process.stderr is not None
    assert (process.wait(30), process.stderr.read()) == (0, b"")
    assert bool(first) == (how != "off")


@pytest.mark.parametrize(
    "line",
    [
        "operations",
        "operations -o table",
        "operations -o text",
        "--help",
        "api --help",
        "api create --help",
        "--version",
        "create-stage --generate-cli-skeleton",
        "create-stage --generate-cli-skeleton yaml-input",
    ],
)
def test_c04_a_reader_that_is_gone_at_once_is_no_failure(spawn, line):
    reading, writing = os.pipe()
    os.close(reading)

    process = spawn(line.split(), stdout=writing)
    os.close(writing)

    assert (process.communicate(timeout=30), process.returncode) == ((None, b""), 0)


@pytest.mark.parametrize("how", FORMATS)
def test_c05_what_cannot_be_written_is_a_failure_with_a_message(spawn, how):
    with open("/dev/full", "wb") as full:
        process = spawn(["operations", "-o", how], stdout=full)
        _, told = process.communicate(timeout=30)

    assert process.returncode == 255
    assert told == b"apigw: cannot write the answer: No space left on device.\n"


@pytest.mark.parametrize("how", FORMATS)
def test_c06_the_same_command_on_the_same_data_gives_the_same_bytes(process, how):
    lines = [
        f"operations -o {how}",
        f"get-stages --api-id x --generate-cli-skeleton output --output {how}",
    ]

    for line in lines:
        seeds = ("0", "1", "4242")
        printed = {process(line, environ={"PYTHONHASHSEED": seed}).stdout for seed in seeds}

        assert len(printed) == 1
        assert printed != {""}


@pytest.mark.parametrize(
    ("how", "printed"),
    [
        ("json", '{\n    "Items": []\n}\n'),
        ("yaml", "Items: []\n"),
        ("text", ""),
        ("jsonl", ""),
        ("table", "ApiId    Name    ProtocolType    ApiEndpoint\n"),
        ("off", ""),
    ],
)
def test_c07_an_empty_list_is_a_success_that_says_so_and_never_none(apigw, backend, how, printed):
    for answer in ({"Items": []}, {}):
        backend.answers["GetApis"] = answer

        result = apigw(f"api list -o {how}")

        assert (result.status, result.stderr) == (0, "")
        assert result.stdout.startswith(printed)
        assert "None" not in result.stdout
        if how != "table":
            assert result.stdout == printed


@pytest.mark.parametrize(
    ("line", "answer", "environ", "expected"),
    [
        ("api get a1 --colour", {}, {}, ("Usage", None, 252, None)),
        ("api gett", {}, {}, ("Usage", None, 252, None)),
        ("no-such-thing", {}, {}, ("Usage", None, 252, None)),
        ("api create --name x", {}, {}, ("Usage", None, 252, "CreateApi")),
        ("api create --name x --protocol-type FTP", {}, {}, ("Usage", None, 252, "CreateApi")),
        (
            "api create --tags {{ --name x --protocol-type HTTP",
            {},
            {},
            ("Usage", None, 252, "CreateApi"),
        ),
        ("api list --query [", {}, {}, ("Usage", None, 252, "GetApis")),
        ("api get a1", {}, {"APIGW_OUTPUT": "xml"}, ("Configuration", None, 253, "GetApi")),
        ("api get a1", NOT_FOUND, {}, ("NotFoundException", 404, 254, "GetApi")),
        ("api get a1", Unreachable("Gone"), {}, ("Unreachable", None, 255, "GetApi")),
        ("api get a1", RuntimeError("odd"), {}, ("Unexpected", None, 255, None)),
    ],
)
@pytest.mark.parametrize("asked", ["option", "variable"])
def test_c08_with_error_format_json_every_failure_is_one_json_object_on_stderr(
    apigw, backend, asked, line, answer, environ, expected
):
    backend.answers["GetApi"] = answer
    words = [*line.replace("{{", "{").split()]
    words += ["--error-format", "json"] if asked == "option" else []
    environ = environ | ({"APIGW_ERROR_FORMAT": "json"} if asked == "variable" else {})

    result = apigw(words, environ=environ)

    told = json.loads(result.stderr)
    code, http_status, status, operation = expected
    assert result.stdout == ""
    assert result.status == status
    assert set(told) == {
        *("operation", "code", "message", "httpStatus", "requestId", "exitStatus", "hint")
    }
    assert (told["code"], told["httpStatus"], told["exitStatus"]) == (code, http_status, status)
    assert operation in (None, told["operation"])
    assert told["message"]
    assert told["requestId"] == ("req-1" if code == "NotFoundException" else None)


TOLD = "apigw: unexpected RuntimeError: odd\nThis is a fault of apigw; --debug shows where.\n"


def test_c09_an_unexpected_exception_is_one_line_and_two_ways_to_its_trace(
    apigw, backend, tmp_path
):
    backend.answers["GetApi"] = RuntimeError("odd")
    umask = os.umask(0)
    try:
        result = apigw("api get a1")
    finally:
        os.umask(umask)

    kept = tmp_path / ".local" / "state" / "apigw" / "last-fault.txt"
    assert (result.status, result.stdout) == (255, "")
    assert result.stderr == f"{TOLD}So does {kept}\n"
    first, second, *_ = kept.read_text().splitlines()
    assert first.startswith("apigw ")
    assert second == "Traceback (most recent call last):"
    assert kept.read_text().endswith("RuntimeError: odd\n")
    assert [place.stat().st_mode & 0o777 for place in (kept, kept.parent)] == [0o600, 0o700]
    assert list(kept.parent.iterdir()) == [kept]


def test_c09_where_a_trace_cannot_be_kept_no_place_is_told(apigw, backend):
    backend.answers["GetApi"] = RuntimeError("odd")

    result = apigw("api get a1", environ={"XDG_STATE_HOME": "/dev/null"})

    assert (result.status, result.stderr) == (255, TOLD)


def test_c09_a_kept_trace_holds_no_secret(apigw, backend, tmp_path):
    secret = "a-secret-of-forty-characters"
    backend.answers["GetApi"] = RuntimeError(f"odd {secret} http://user:word@host/")

    result = apigw("api get a1", environ={"AWS_SECRET_ACCESS_KEY": secret})

    kept = (tmp_path / ".local/state/apigw/last-fault.txt").read_text()
    for told in (result.stderr, kept):
        assert "RuntimeError: odd *** http://***@host/" in told
        assert secret not in told


def test_c09_with_debug_an_unexpected_exception_has_its_trace(apigw, backend):
    backend.answers["GetApi"] = RuntimeError("odd")

    result = apigw("api get a1 --debug")

    assert "Traceback (most recent call last):" in result.stderr
    assert TOLD in result.stderr

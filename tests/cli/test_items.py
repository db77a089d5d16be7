"""``-`` for an identifier: the command once for each item of standard input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest
import yaml

from apigw_cli.errors import CONFIGURATION, INTERRUPTED, OK, REFUSED, TERMINATED, USAGE, ApiError
from tests.conftest import ROOT, process_environment, succeeded

# Where the runner of these tests has its plane.
PLANE = {"APIGW_LOCAL": "1", "AWS_REGION": "us-east-1"}


def sent(backend):
    """The identifiers that were sent."""
    return [params["ApiId"] for _, params in backend.requests]


@pytest.mark.parametrize(
    ("stdin", "items"),
    [
        ("a1\tb2\tc3\n", ["a1", "b2", "c3"]),
        ("a1\nb2\n", ["a1", "b2"]),
        ("a1\r\nb2\r\n\r\n", ["a1", "b2"]),
        ("\n\t\ta1\n\n", ["a1"]),
        ("\ufeffa1\nb2", ["a1", "b2"]),
        ("a 1\n b2 ", ["a 1", " b2 "]),
        ("", []),
        ("\n\t\r\n", []),
    ],
)
@pytest.mark.parametrize("line", ["api delete -", "delete-api --api-id -", "api delete --api-id=-"])
def test_each_item_is_one_call(apigw, backend, stdin, items, line):
    result = succeeded(apigw(line, stdin=stdin))

    assert sent(backend) == items
    assert result.stdout == ""
    said = f"apigw: {len(items)} items: {len(items)} done, 0 failed, 0 not run\n"
    assert result.stderr == ("" if len(items) == 1 else said)


def test_a_list_pipes_into_a_command(apigw_local):
    for name in ("a", "b", "c"):
        succeeded(apigw_local(f"api create --name {name} --protocol-type HTTP -o off"))
    ids = succeeded(apigw_local("api list --query Items[].ApiId -o text")).stdout

    succeeded(apigw_local("api delete -", stdin=ids))

    assert succeeded(apigw_local("api list")).json == {"Items": []}


def test_any_one_identifier_may_be_the_one(apigw, backend):
    succeeded(apigw("route get a1 -", stdin="r1\nr2"))
    succeeded(apigw("route get - r9", stdin="a1\na2"))

    asked = [(params["ApiId"], params["RouteId"]) for _, params in backend.requests]
    assert asked == [("a1", "r1"), ("a1", "r2"), ("a1", "r9"), ("a2", "r9")]


def test_what_else_the_command_says_holds_for_each(apigw, backend):
    succeeded(apigw("api update - --name x --cors-configuration MaxAge=5", stdin="a1\nb2"))

    assert [params for _, params in backend.requests] == [
        {"ApiId": id, "CorsConfiguration": {"MaxAge": 5}, "Name": "x"} for id in ("a1", "b2")
    ]


@pytest.mark.parametrize("form", ["json", "jsonl", "text", "table"])
def test_stdout_is_what_the_command_prints_item_by_item(apigw, backend, form):
    backend.answers["GetApi"] = {"ApiId": "x", "Name": "pets"}

    one = succeeded(apigw(f"api get a1 -o {form}")).stdout
    all_of_them = succeeded(apigw(f"api get - -o {form}", stdin="a1\tb2")).stdout

    assert all_of_them == one * 2


def test_yaml_documents_are_kept_apart(apigw, backend):
    backend.answers["GetApi"] = {"ApiId": "x", "Name": "pets"}

    result = succeeded(apigw("api get - -o yaml", stdin="a1\nb2\nc3"))

    assert list(yaml.safe_load_all(result.stdout)) == [backend.answers["GetApi"]] * 3


def test_one_item_behaves_as_the_identifier_itself(apigw, backend):
    backend.answers["GetApi"] = ApiError("NotFoundException", "no such API", operation="GetApi")

    assert apigw("api get -", stdin="a1\n") == apigw("api get a1")


def test_a_refusal_is_one_line_and_the_others_are_done(apigw, backend):
    refusal = ApiError("NotFoundException", "no such API", operation="DeleteApi")
    backend.answers["DeleteApi"] = [refusal, {}, refusal]

    result = apigw("api delete -", stdin="a1\nb2\nc3")

    assert sent(backend) == ["a1", "b2", "c3"]
    line = (
        "An error occurred (NotFoundException) when calling the DeleteApi operation: no such API\n"
    )
    assert (result.status, result.stderr) == (
        REFUSED,
        line * 2 + "apigw: 3 items: 1 done, 2 failed (items a1, c3), 0 not run\n",
    )


def test_refusals_are_objects_where_errors_are(apigw, backend):
    backend.answers["GetApi"] = ApiError("NotFoundException", "gone", operation="GetApi")

    result = apigw("api get - --error-format json", stdin="a1\nb2")

    *errors, summary = result.stderr.splitlines()
    assert [json.loads(error)["message"] for error in errors] == ["gone", "gone"]
    assert summary.startswith("apigw: 2 items: 0 done, 2 failed")


def test_what_may_be_missing_is_no_failure(apigw, backend):
    backend.answers["DeleteApi"] = ApiError("NotFoundException", "gone", operation="DeleteApi")

    result = succeeded(apigw("api delete - --ignore-not-found", stdin="a1\nb2"))

    assert result.stderr == "apigw: 2 items: 2 done, 0 failed, 0 not run\n"


@pytest.mark.parametrize(
    "bad",
    [".", "..", b"\xff\xfe", "{", "]", '    "ApiId": "a2",', '{"ApiId": "a2"}', "a\0", "\x1b[2J"],
)
def test_what_can_be_no_identifier_is_not_sent(apigw, backend, bad):
    data = bad if isinstance(bad, bytes) else bad.encode()

    result = apigw("api delete -", stdin=b"a1\n" + data + b"\nb2\n")

    assert (result.status, sent(backend)) == (USAGE, ["a1", "b2"])
    refusal, summary, *_ = result.stderr.splitlines()
    assert refusal.startswith("apigw: ")
    assert "3 items: 2 done, 1 failed" in summary


def test_a_list_as_json_is_no_list_of_identifiers(apigw, backend):
    printed = json.dumps({"Items": [{"ApiId": "a1"}]}, indent=4)

    result = apigw("api delete -", stdin=printed)

    assert (result.status, sent(backend)) == (USAGE, [])
    lines = result.stderr.splitlines()
    assert lines[0] == "apigw: '{' of standard input is no identifier."
    assert lines[-2].startswith("apigw: 7 items: 0 done, 7 failed (items '{', '    \"Items\": [', ")
    assert lines[-1] == (
        "apigw: what is no identifier was not sent; have a list print them alone:"
        " --query 'Items[].ApiId' -o text"
    )


def test_the_mend_names_the_identifier_that_is_meant(apigw, backend):
    result = apigw("route delete a1 -", stdin="{\n}\n")

    assert (result.status, backend.requests) == (USAGE, [])
    assert result.stderr.endswith("--query 'Items[].RouteId' -o text\n")


def test_a_refusal_by_the_service_outweighs_other_failures(apigw, backend):
    backend.answers["DeleteApi"] = [ApiError("ConflictException", "busy", operation="DeleteApi")]

    result = apigw("api delete -", stdin="..\na1\n")

    assert result.status == REFUSED


def test_names_are_looked_up_item_by_item(apigw, backend):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1", "Name": "x"}, {"ApiId": "b2"}]}

    succeeded(apigw("api delete -", stdin="@x\nb2"))

    assert [params for name, params in backend.requests if name == "DeleteApi"] == [
        {"ApiId": "a1"},
        {"ApiId": "b2"},
    ]


def test_two_readers_of_standard_input_are_refused_before_it_is_read(apigw, backend):
    result = apigw("route get - -", stdin="a1\nb2")

    assert (result.status, backend.requests) == (USAGE, [])
    assert "both read standard input" in result.stderr


def test_what_is_wrong_with_the_command_is_said_once_and_nothing_is_sent(apigw, backend):
    result = apigw("api update - --protocol-type x", stdin="a1\nb2")

    assert (result.status, backend.requests) == (USAGE, [])
    assert len(result.stderr.splitlines()) <= 2


def test_nobody_is_asked(apigw, backend):
    succeeded(apigw("api delete -", stdin="a1\nb2", terminal=True))

    assert sent(backend) == ["a1", "b2"]


def test_one_file_is_not_written_twice(apigw, backend, tmp_path):
    backend.answers["ExportApi"] = {"body": b"{}"}
    target = tmp_path / "out.json"

    result = apigw(
        ["exported-api", "get", "-", str(target), "--output-type", "JSON"], stdin="a1\nb2"
    )

    assert (result.status, sent(backend)) == (USAGE, ["a1"])
    assert "several items" in result.stderr


def test_a_dash_for_the_file_is_still_standard_output(apigw, backend):
    backend.answers["ExportApi"] = {"body": b'{"openapi": "3.0.1"}'}

    result = succeeded(apigw("exported-api get a1 - --output-type JSON"))

    assert result.stdout == '{"openapi": "3.0.1"}'


def test_a_rehearsal_shows_each_request_and_sends_none(apigw, backend):
    result = succeeded(apigw("api delete - --dry-run --local", stdin="a1\nb2"))

    assert backend.requests == []
    assert result.stdout.count('"operation": "DeleteApi"') == 2


def test_a_stream_without_a_break_is_refused(apigw, backend):
    result = apigw("api delete -", stdin="a1\n" + "x" * 100_000)

    assert (result.status, sent(backend)) == (USAGE, ["a1"])
    assert "without a tab or a line end" in result.stderr


def test_a_region_that_cannot_be_is_said_once(process):
    result = process("api delete - --local --region ../x", input="a1\n")

    assert result.returncode in (USAGE, CONFIGURATION)
    assert "Traceback" not in result.stderr


@pytest.fixture
def deleting(tmp_path):
    """A process that deletes what it is told, for as long as it is told something."""
    environment = process_environment(
        tmp_path, {**PLANE, "APIGW_LOCAL_DB": str(tmp_path / "local.db")}
    )
    with subprocess.Popen(
        [sys.executable, "-m", "apigw_cli", "api", "get", "-", "-o", "text", "--query", "Name"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
    ) as running:
        yield running
        running.kill()


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, TERMINATED)]
)
def test_an_endless_stream_is_done_as_it_comes_until_a_signal(
    deleting, apigw_local, number, status
):
    made = [
        succeeded(apigw_local(f"api create --name n{n} --protocol-type HTTP")).json["ApiId"]
        for n in range(2)
    ]

    answers = []
    for id in made:
        deleting.stdin.write(id + "\n")
        deleting.stdin.flush()
        answers.append(deleting.stdout.readline())
    os.kill(deleting.pid, number)
    _, said = deleting.communicate(timeout=20)

    assert answers == ["n0\n", "n1\n"]
    assert deleting.returncode == status
    assert said == "apigw: 2 items: 2 done, 0 failed, the rest not read\n"


def test_a_reader_that_has_seen_enough_ends_it(process, tmp_path, apigw_local):
    id = succeeded(apigw_local("api create --name n --protocol-type HTTP --query ApiId")).json
    environ = {**PLANE, "APIGW_LOCAL_DB": str(tmp_path / "local.db")}
    environment = process_environment(tmp_path, environ)

    pipeline = f"yes {id} | {sys.executable} -m apigw_cli api get - -o jsonl | head -n 2"
    done = subprocess.run(
        ["bash", "-c", pipeline + '; echo "${PIPESTATUS[1]}"'],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert done.stdout.splitlines()[2:] == [str(OK)]
    assert "the rest not read" in done.stderr


def test_creates_that_may_have_been_carried_out_are_named(apigw_to_stub, stub):
    for status in (201, 500, 400, 500):
        stub.answer({"message": "later"}, status)

    words = "deployment create - --max-attempts 1"
    result = apigw_to_stub(words, stdin="a1\nb2\nc3\nd4\n")

    assert result.status == REFUSED
    assert len(stub.requests) == 4
    assert result.stderr.splitlines()[-1] == (
        "apigw: items b2, d4 may have been carried out all the same: look before you repeat them."
    )

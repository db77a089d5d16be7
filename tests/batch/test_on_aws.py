"""A batch through botocore: one client for all lines, and its refusals as results."""

from __future__ import annotations

import json
import socket

import pytest

from apigw_cli.errors import FAILED, OK, REFUSED, USAGE
from tests.batch.conftest import ended


@pytest.mark.parametrize("jobs", [1, 16])
def test_lines_share_a_client_and_refer_to_each_other(apigw_to_stub, stub, jobs):
    stub.answer({"apiId": "a1", "name": "x"})
    lines = "api get a0 #as x\n" + "api get ${x.ApiId}\n" * 40

    done = ended(apigw_to_stub(f"batch - --jobs {jobs}", stdin=lines))

    assert (done.status, done.statuses) == (OK, [OK] * 41)
    assert done.answers == [{"ApiId": "a1", "Name": "x"}] * 41
    targets = [request.target for request in stub.requests]
    assert targets == ["/v2/apis/a0"] + ["/v2/apis/a1"] * 40


def test_a_refusal_is_a_result_with_its_request_id(apigw_to_stub, stub):
    headers = {"x-amzn-ErrorType": "NotFoundException", "x-amzn-RequestId": "r-1"}
    stub.answer({"message": "no such API"}, status=404, headers=headers)

    done = ended(apigw_to_stub("batch -", stdin="api get a0\n"))

    assert (done.status, done.statuses) == (REFUSED, [REFUSED])
    error = done.results[0]["error"]
    assert (error["code"], error["message"]) == ("NotFoundException", "no such API")
    assert (error["httpStatus"], error["requestId"]) == (404, "r-1")


def test_nobody_there_is_each_line_s_failure(apigw_to_stub, stub):
    lines = "api get a0 --endpoint-url http://127.0.0.1:1\napi get a1\n"
    stub.answer({"apiId": "a1"})

    done = ended(apigw_to_stub("batch - --max-attempts 1", stdin=lines))

    assert (done.status, done.statuses) == (FAILED, [FAILED, OK])
    assert "a-secret-that-must-not-show" not in str(done)


CREATE = "api create --name x --protocol-type HTTP"


@pytest.fixture
def again(apigw_to_stub, stub, tmp_path):
    """Does lines that are answered so, then goes on with their results; how both ended."""
    calls, results = tmp_path / "calls.txt", tmp_path / "results.jsonl"

    def run(lines, *answers, options=""):
        for answer in answers:
            stub.answer(*answer)
        calls.write_text("".join(f"{line}\n" for line in lines))
        first = apigw_to_stub(f"batch {calls} --max-attempts 1")
        results.write_text(first.stdout)
        stub.requests.clear()
        stub.answers.clear()
        stub.answer({"apiId": "a1"})
        return ended(first), ended(apigw_to_stub(f"batch {calls} --resume {results} {options}"))

    return run


ODD = [({"message": "try later"}, 500), ("<html>", 200)]  # a create that did what is asked, or not


@pytest.mark.parametrize("answer", ODD)
def test_a_create_that_may_have_arrived_is_left_alone(again, stub, answer):
    first, second = again([CREATE + " #as x", "api get ${x.ApiId}", "api get a0"], answer, ({},))

    assert [result.get("doubtful") for result in first.results] == [True, None, None]
    assert "apigw: line 1 may have been carried out all the same" in first.said
    assert stub.requests == []
    assert [result["line"] for result in second.results] == [2]
    assert second.messages == ["it depends on line 1 (x), which failed."]
    assert second.status == FAILED
    assert "3 lines: 1 done (1 of them earlier), 2 failed (lines 1, 2)" in second.said
    assert "--retry-doubtful does them again" in second.said


@pytest.mark.parametrize("answer", ODD)
def test_a_create_that_may_have_arrived_is_done_again_where_that_is_wished(again, stub, answer):
    _, second = again([CREATE], answer, options="--retry-doubtful")

    assert (second.status, second.statuses) == (OK, [OK])
    assert [request.method for request in stub.requests] == ["POST"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (CREATE, ({"message": "no"}, 400)),
        (CREATE, ({"message": "slower"}, 429)),
        (CREATE + " --endpoint-url http://127.0.0.1:1", ({},)),
        ("api get a0", ({"message": "try later"}, 500)),
        ("api delete a0", ({"message": "try later"}, 500)),
        ("api update a0 --name y", ({"message": "try later"}, 500)),
    ],
)
def test_what_did_not_arrive_or_may_be_done_twice_is_done_again(again, stub, line, answer):
    first, second = again([line], answer)

    assert "doubtful" not in first.results[0]
    assert [result["line"] for result in second.results] == [1]


def test_a_create_in_doubt_that_was_made_may_be_marked_as_done(apigw_to_stub, stub, tmp_path):
    calls, results = tmp_path / "calls.txt", tmp_path / "results.jsonl"
    calls.write_text(f"{CREATE} #as x\napi get ${{x.ApiId}}\n")
    stub.answer({"message": "try later"}, 500)
    told = apigw_to_stub(f"batch {calls} --max-attempts 1").stdout
    made = json.loads(told.splitlines()[0]) | {"status": 0, "answer": {"ApiId": "a7"}}
    del made["doubtful"], made["error"]
    results.write_text(told + json.dumps(made) + "\n")
    stub.requests.clear()
    stub.answers.clear()

    again = ended(apigw_to_stub(f"batch {calls} --resume {results}"))

    assert (again.status, again.statuses) == (OK, [OK])
    assert [(request.method, request.target) for request in stub.requests] == [
        ("GET", "/v2/apis/a7")
    ]


def test_a_create_without_an_answer_in_time_may_have_arrived(apigw_to_stub):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        line = f"{CREATE} --endpoint-url {url} --cli-read-timeout 1"

        done = ended(apigw_to_stub("batch - --max-attempts 1", stdin=f"{line}\n"))

    assert done.results[0].get("doubtful") is True, done.results
    hint = done.results[0]["error"]["hint"]
    assert hint == "It may have been carried out all the same: look before you repeat it."


def test_results_of_another_region_are_refused(apigw_to_stub, stub, tmp_path):
    results = tmp_path / "results.jsonl"
    line = "api get a0\n"
    results.write_text(apigw_to_stub("batch -", stdin=line).stdout)

    other = ended(apigw_to_stub(f"batch - --resume {results} --region ap-south-1", stdin=line))

    assert other.status == USAGE
    assert other.said.startswith(
        "apigw: --resume: the results are of eu-west-1 at http://127.0.0.1, and this run would go"
        " to ap-south-1 at http://127.0.0.1.\n"
    )


def test_a_server_of_this_machine_may_have_another_port(apigw_to_stub, stub, tmp_path):
    results = tmp_path / "results.jsonl"
    line = "api get a0\n"
    results.write_text(apigw_to_stub("batch -", stdin=line).stdout)
    port = stub.url.rpartition(":")[2]

    again = ended(
        apigw_to_stub(
            f"batch - --resume {results} --endpoint-url http://127.0.0.1:{int(port) % 60000 + 1}",
            stdin=line,
        )
    )

    assert (again.status, again.results) == (OK, [])


def test_a_create_in_doubt_stops_where_a_failure_stops(apigw_to_stub, stub, tmp_path):
    calls, results = tmp_path / "calls.txt", tmp_path / "results.jsonl"
    calls.write_text(f"api get a0\n{CREATE}\napi get a1\n")
    stub.answer({})
    stub.answer({"message": "try later"}, 500)
    results.write_text(apigw_to_stub(f"batch {calls} --stop-on-error --max-attempts 1").stdout)
    stub.requests.clear()

    again = ended(apigw_to_stub(f"batch {calls} --stop-on-error --resume {results}"))

    assert (again.status, again.results, stub.requests) == (FAILED, [], [])
    assert "3 lines: 1 done (1 of them earlier), 1 failed (line 2), 1 not run" in again.said


@pytest.fixture
def profiles(aws_environment, monkeypatch, tmp_path):
    """Has botocore know profiles of two accounts, and another by default."""
    keys = "aws_access_key_id = k\naws_secret_access_key = s\n"
    credentials = tmp_path / "credentials"
    credentials.write_text(f"[default]\n{keys}[one]\n{keys}[two]\n{keys}")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(credentials))


@pytest.mark.usefixtures("profiles")
@pytest.mark.parametrize(
    ("before", "after"),
    [("--profile one", "--profile two"), ("", "--profile two"), ("--profile one", "")],
)
def test_results_of_another_profile_are_refused(apigw_to_stub, stub, tmp_path, before, after):
    results = tmp_path / "results.jsonl"
    line = "api get a0\n"
    results.write_text(apigw_to_stub(f"batch - {before}", stdin=line).stdout)
    stub.requests.clear()

    words = f"batch - --resume {results} {after}"
    again = ended(apigw_to_stub(words, stdin=line))

    assert (again.status, again.results, stub.requests) == (USAGE, [], [])
    assert again.said.startswith("apigw: --resume: the results are of eu-west-1 at http://")


@pytest.mark.usefixtures("profiles")
@pytest.mark.parametrize("usual", ["", "--profile default"])
def test_the_profile_by_its_name_is_the_same_place(apigw_to_stub, stub, tmp_path, usual):
    results = tmp_path / "results.jsonl"
    line = "api get a0\n"
    results.write_text(apigw_to_stub("batch -", stdin=line).stdout)

    words = f"batch - --resume {results} {usual}"
    again = ended(apigw_to_stub(words, stdin=line))

    assert (again.status, again.results) == (OK, [])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_results_of_several_places_are_refused(apigw_to_stub, stub, tmp_path, order):
    line, results = "api get a0\n", tmp_path / "results.jsonl"
    told = [
        apigw_to_stub(f"batch - --region {region}", stdin=line).stdout
        for region in ("eu-west-1", "ap-south-1")
    ]
    results.write_text("".join(told[place] for place in order))

    again = ended(apigw_to_stub(f"batch - --resume {results} --region eu-west-1", stdin=line))

    assert (again.status, again.results) == (USAGE, [])
    assert "the results are of ap-south-1 at" in again.said


def test_an_empty_file_of_results_leaves_the_doubt_of_a_kill(apigw_to_stub, stub, tmp_path):
    results = tmp_path / "results.jsonl"
    results.write_text("")

    done = ended(apigw_to_stub(f"batch - --resume {results}", stdin="api get a0\n"))

    assert done.status == OK
    assert done.said.startswith(
        "apigw: there is no result. If the earlier run was killed, the first line, or with"
        " --jobs N the first 16 x N, may have been done all the same.\n"
    )

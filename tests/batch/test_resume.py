"""Going on from the results of an earlier run, and nothing done twice."""

from __future__ import annotations

import json
import sqlite3

import pytest

from apigw_cli.errors import OK, REFUSED, USAGE, ApiError
from tests.batch.conftest import ended
from tests.conftest import succeeded

CREATE = "api create --name {} --protocol-type HTTP"
LINES = [CREATE.format(n) + f" #as n{n}" for n in range(5)]


@pytest.fixture
def files(tmp_path):
    """Where the lines and the results are."""
    return tmp_path / "calls.txt", tmp_path / "results.jsonl"


@pytest.fixture
def resume(apigw, files):
    """Goes on with lines from results, against the fake backend."""

    def run(lines, results, options=""):
        files[0].write_text("".join(f"{line}\n" for line in lines))
        files[1].write_text(results)
        return ended(apigw(f"batch {files[0]} --resume {files[1]} {options}"))

    return run


def text_of(results):
    return "".join(json.dumps(result) + "\n" for result in results)


def test_what_is_done_is_not_done_again(batch, backend, resume):
    before = batch(LINES).results
    backend.requests.clear()

    after = resume(LINES, text_of(before[:3]))

    assert [params["Name"] for _, params in backend.requests] == ["3", "4"]
    assert [result["line"] for result in after.results] == [4, 5]
    assert {result["run"] for result in after.results} == {before[0]["run"]}
    assert after.said.splitlines() == [
        "apigw: the last result is of line 3. If the earlier run was killed, the line after it,"
        " or with --jobs N the 16 x N after it, may have been done all the same.",
        "apigw: 5 lines: 5 done (3 of them earlier), 0 failed, 0 not run",
    ]


def test_what_failed_is_done_again_and_the_later_result_counts(batch, backend, resume):
    refusal = ApiError("ConflictException", "busy", operation="CreateApi")
    backend.answers["CreateApi"] = [{}, refusal, {}, {}, {}, {}]
    before = batch(LINES).results
    assert before[1]["status"] == REFUSED
    backend.requests.clear()

    again = resume(LINES, text_of(before))
    last = resume(LINES, text_of(before + again.results))

    assert [params["Name"] for _, params in backend.requests] == ["1"]
    assert (again.status, [result["line"] for result in again.results]) == (OK, [2])
    assert (last.status, last.results) == (OK, [])


def test_named_answers_of_the_earlier_run_serve_references(batch, backend, resume):
    backend.answers["CreateApi"] = {"ApiId": "a1"}
    before = batch([LINES[0]]).results

    resume([LINES[0], "route list ${n0.ApiId}"], text_of(before))

    assert backend.requests[-1] == ("GetRoutes", {"ApiId": "a1"})


@pytest.mark.parametrize("cut", [1, 5, 9, 40, -2])
def test_a_result_that_was_cut_off_is_passed_over(batch, backend, resume, cut):
    before = batch(LINES).results
    backend.requests.clear()

    after = resume(LINES, text_of(before[:2]) + text_of(before[2:3])[:cut])

    assert after.status == OK
    assert [params["Name"] for _, params in backend.requests] == ["2", "3", "4"]


def test_what_was_cut_off_and_gone_on_with_in_one_file_can_be_read_again(process, files):
    calls, results = files
    calls.write_text("".join(f"{line}\n" for line in LINES))
    environ = {"APIGW_LOCAL": "1", "APIGW_LOCAL_DB": str(calls.parent / "x.db")}
    whole = process(f"batch {calls}", environ=environ).stdout.splitlines(keepends=True)
    results.write_text(whole[0] + whole[1][:30])

    with results.open("a") as out:
        process(
            f"batch {calls} --resume {results}", environ=environ, capture_output=False, stdout=out
        )
    last = process(f"batch {calls} --resume {results}", environ=environ)

    assert (last.returncode, last.stdout) == (OK, "")
    assert "5 done (5 of them earlier)" in last.stderr


@pytest.mark.parametrize(
    "content",
    [
        "hello\n",
        "{}\n",
        "[]\n",
        '{"line": 1}\n',
        '{"line": 0, "status": 0, "answer": {}, "input": "x", "run": "r"}\n',
        '{"line": true, "status": 0, "answer": {}, "input": "x", "run": "r"}\n',
        '{"line": "1", "status": 0, "answer": {}, "input": "x", "run": "r"}\n',
        '{"Items": []}\n',
        "\x00\x01\x02\n",
        "[" * 100_000,
    ],
)
def test_a_file_that_holds_no_results_is_refused_before_anything_is_sent(backend, resume, content):
    after = resume(LINES, content)

    assert (after.status, after.results, backend.requests) == (USAGE, [], [])
    assert "no result of a batch" in after.said


def test_a_rehearsal_is_no_run_to_go_on_from(batch, backend, resume):
    before = batch(LINES, "--dry-run --local").results

    after = resume(LINES, text_of(before))

    assert (after.status, backend.requests) == (USAGE, [])


@pytest.mark.parametrize(
    "lines",
    [
        [*LINES[:2], CREATE.format("other") + " #as n2", *LINES[3:]],
        ["# a line more", *LINES],
        LINES[:3],
        [],
    ],
)
def test_results_of_other_lines_are_refused_before_anything_is_sent(batch, backend, resume, lines):
    before = batch(LINES).results
    backend.requests.clear()

    after = resume(lines, text_of(before[:1] + before[2:4]))

    assert (after.status, after.results, backend.requests) == (USAGE, [], [])


def test_lines_after_the_earlier_ones_may_be_added(batch, backend, resume):
    before = batch(LINES[:3]).results
    backend.requests.clear()

    resume(LINES, text_of(before))

    assert [params["Name"] for _, params in backend.requests] == ["3", "4"]


def test_a_stream_is_held_against_the_results_as_it_comes(apigw, batch, backend, files):
    before = batch(LINES).results
    files[1].write_text(text_of(before[:2]))
    backend.requests.clear()
    other = [LINES[0], CREATE.format("other"), *LINES[2:]]

    same = apigw(f"batch - --resume {files[1]}", stdin="\n".join(LINES))
    refused = apigw(f"batch - --resume {files[1]}", stdin="\n".join(other))

    assert same.status == OK
    assert (refused.status, refused.stdout) == (USAGE, "")
    assert [params["Name"] for _, params in backend.requests] == ["2", "3", "4"]


def test_a_results_file_that_the_shell_empties_is_refused(process, files):
    calls, results = files
    calls.write_text("".join(f"{line}\n" for line in LINES))
    environ = {"APIGW_LOCAL": "1", "APIGW_LOCAL_DB": str(calls.parent / "x.db")}

    with results.open("w") as out:
        done = process(
            f"batch {calls} --resume {results}",
            environ=environ,
            capture_output=False,
            stdout=out,
            stderr=-1,
        )

    assert done.returncode == USAGE
    assert "emptied by the shell" in done.stderr
    assert not (calls.parent / "x.db").exists()


# What the local plane keeps, so that a line is done once though its result was lost


@pytest.fixture
def lost(apigw_local, files, tmp_path):
    """Runs lines on the local plane, then puts it back to before their results were told."""

    def run(lines, *, told=0, options=""):
        calls, results = files
        calls.write_text("".join(f"{line}\n" for line in lines))
        first = ended(apigw_local(f"batch {calls} {options}"))
        results.write_text(text_of(first.results[:told]))
        return first, lambda: ended(apigw_local(f"batch {calls} --resume {results} {options}"))

    return run


def test_the_local_plane_has_no_doubt_about_what_was_done(lost):
    _, again = lost(LINES, told=3)

    assert again().said == "apigw: 5 lines: 5 done (3 of them earlier), 0 failed, 0 not run\n"


FAILING = "api get nothing"  # a run with a failure is not forgotten


def names(apigw_local):
    return [api["Name"] for api in succeeded(apigw_local("api list")).json["Items"]]


def rows(tmp_path, table):
    db = sqlite3.connect(tmp_path / "local.db")
    try:
        return db.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        db.close()


def test_a_run_that_is_whole_leaves_nothing_behind(batch_local, tmp_path):
    batch_local(LINES)

    assert rows(tmp_path, "run") == rows(tmp_path, "answered") == []


def test_a_fresh_run_does_not_know_of_earlier_ones(batch_local, apigw_local):
    for _ in range(2):
        batch_local([*LINES, FAILING])

    assert sorted(names(apigw_local)) == sorted([str(n) for n in range(5)] * 2)


def test_a_query_that_fails_after_its_create_does_not_create_twice(lost, apigw_local):
    line = CREATE.format("once") + " --query 'sum(Name)'"
    first, again = lost([line], told=1)

    second = again()

    assert first.status == second.status != OK
    assert names(apigw_local) == ["once"]


def test_resetting_the_plane_forgets_what_batches_did(lost, apigw_local):
    line = CREATE.format("once") + " --query 'sum(Name)'"
    _, again = lost([line], told=1)
    succeeded(apigw_local("local reset --yes"))

    again()

    assert names(apigw_local) == ["once"]


def test_of_a_line_with_several_requests_those_that_were_done_are_not_done_again(lost, apigw_local):
    api = succeeded(apigw_local("api create --name x --protocol-type HTTP --query ApiId")).json
    succeeded(apigw_local(f"route create {api} --route-key 'GET /a'"))
    settings = "GET /a={ThrottlingBurstLimit=5}"
    succeeded(
        apigw_local(["stage", "create", api, "--stage-name", "s", "--route-settings", settings])
    )
    clear = f"stage update {api} s --unset 'route-settings.GET /a' --deployment-id nothing"

    first, again = lost([clear], told=1)
    second = again()

    stage = succeeded(apigw_local(f"stage get {api} s")).json
    assert "GET /a" not in stage["RouteSettings"]
    assert (first.statuses, second.statuses) == ([REFUSED], [REFUSED])
    assert "DeleteRouteSettings" in first.results[0]["error"]["hint"]
    assert second.messages == first.messages  # that of the second request


@pytest.mark.parametrize("there", [{"AWS_REGION": "ap-south-1"}, {"APIGW_LOCAL_DB": "other.db"}])
def test_results_of_another_plane_or_region_are_refused(batch_local, files, there):
    files[1].write_text(text_of(batch_local(LINES[:2]).results))

    after = batch_local(LINES[:2], f"--resume {files[1]}", environ=there)

    assert (after.status, after.results) == (USAGE, [])
    assert "apigw: --resume: the results are of us-east-1 of the local plane in" in after.said


def test_results_without_a_place_are_taken(batch, backend, resume):
    before = [{**result, "place": ""} for result in batch(LINES).results]
    del before[0]["place"]

    assert resume(LINES, text_of(before)).status == OK


def test_doing_again_what_is_in_doubt_is_for_going_on(batch):
    ended = batch(LINES, "--retry-doubtful")

    assert (ended.status, ended.results) == (USAGE, [])
    assert "--retry-doubtful is for --resume." in ended.said

"""A batch that is stopped in the middle: by a signal, by its reader, by a full disk, by a kill."""

from __future__ import annotations

import fcntl
import json
import os
import random
import re
import signal
import subprocess
import sys
import termios
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from apigw_cli.errors import FAILED, INTERRUPTED, OK, TERMINATED
from tests.conftest import ROOT, process_environment, succeeded

CREATE = "api create --name {} --protocol-type HTTP"
LOST = re.compile("the results? of lines? ([0-9, ]+) could not be written")


@contextmanager
def running(home, words, environ=None, **streams):
    """A batch as a process, on a plane of the test's own."""
    environ = {
        "APIGW_LOCAL": "1",
        "APIGW_LOCAL_DB": str(home / "local.db"),
        "AWS_REGION": "us-east-1",
        **(environ or {}),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "apigw_cli", *words],
        env=process_environment(home, environ),
        cwd=ROOT,
        **{"text": True, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )
    with process:
        yield process
        process.kill()


def names(apigw_local):
    return [api["Name"] for api in succeeded(apigw_local("api list")).json["Items"]]


@pytest.mark.parametrize("jobs", ["1", "4"])
@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGINT, INTERRUPTED),
        (signal.SIGTERM, TERMINATED),
        (signal.SIGHUP, 128 + signal.SIGHUP),
    ],
)
def test_a_signal_ends_a_stream_between_two_lines_and_says_where(
    tmp_path, apigw_local, jobs, number, status
):
    words = ["batch", "-", "--jobs", jobs]
    with running(tmp_path, words, stdin=subprocess.PIPE) as process:
        for n in range(3):
            process.stdin.write(CREATE.format(n) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["line"] == n + 1
        process.send_signal(number)
        rest, said = process.communicate(timeout=20)

    assert (process.returncode, rest) == (status, "")
    assert said.splitlines() == [
        "apigw: 3 lines: 3 done, 0 failed, the rest not read",
        "apigw: everything up to line 3 is done or refused; to go on:"
        " apigw batch - --resume RESULTS >> RESULTS",
    ]
    assert sorted(names(apigw_local)) == ["0", "1", "2"]


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_a_signal_in_the_middle_of_a_file_leaves_what_resume_goes_on_from(
    tmp_path, apigw_local, jobs
):
    calls, results = tmp_path / "calls.txt", tmp_path / "results.jsonl"
    calls.write_text("".join(CREATE.format(n) + "\n" for n in range(3000)))
    with results.open("w") as out:
        words = ["batch", str(calls), "--jobs", jobs]
        with running(tmp_path, words, stdout=out) as process:
            wait_for(lambda: results.stat().st_size > 10_000)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=40)

    lines = [json.loads(line)["line"] for line in results.read_text().splitlines()]
    assert process.returncode == INTERRUPTED
    assert 0 < len(lines) < 3000
    assert lines == list(range(1, len(lines) + 1))
    assert f"everything up to line {len(lines)} is done" in said
    assert sorted(names(apigw_local)) == sorted(str(n) for n in range(len(lines)))


def wait_for(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_second_signal_does_not_wait(tmp_path, apigw_local):
    id = succeeded(apigw_local("api create --name x --protocol-type HTTP --query ApiId")).json
    wait = f"vpc-link create --name v --subnet-ids s-1 --wait\napi get {id}\n"
    environ = process_environment(
        tmp_path,
        {
            "APIGW_LOCAL": "1",
            "APIGW_LOCAL_DB": str(tmp_path / "local.db"),
            "APIGW_LOCAL_DELAY": "100",
        },
    )
    with subprocess.Popen(
        [sys.executable, "-m", "apigw_cli", "batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environ,
        cwd=ROOT,
    ) as process:
        process.stdin.write(f"api get {id} --ignore-not-found\n{wait}")
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.3)  # it has begun to wait for the link
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)

    assert process.returncode == INTERRUPTED
    assert "what became of the lines under way is not known" in said
    assert "everything up to line 1 is done" in said
    assert "Traceback" not in said


def test_what_is_done_after_a_line_under_way_is_not_up_to_where_all_is_done(tmp_path, batch_local):
    results = tmp_path / "results.jsonl"
    lines = ["vpc-link create --name v --subnet-ids s-1 --wait", "api list", "api list"]
    told = batch_local(lines).results
    told[0] |= {"status": FAILED, "error": {}}
    results.write_text("".join(json.dumps(result) + "\n" for result in told))
    calls = tmp_path / "again.txt"
    calls.write_text("".join(f"{line}\n" for line in lines))
    words = ["batch", str(calls), "--resume", str(results), "--jobs", "2"]

    with running(tmp_path, words, environ={"APIGW_LOCAL_DELAY": "100"}) as process:
        wait_for(lambda: len(batch_local(["vpc-link list"]).answers[0]["Items"]) == 2)
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)

    assert process.returncode == INTERRUPTED
    assert "what became of the lines under way is not known" in said
    assert "everything up to" not in said


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_a_reader_that_has_seen_enough_ends_the_batch(tmp_path, apigw_local, jobs):
    calls = tmp_path / "calls.txt"
    calls.write_text("".join(CREATE.format(n) + "\n" for n in range(3000)))
    with running(tmp_path, ["batch", str(calls), "--jobs", jobs]) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=30)

    assert process.returncode == OK
    assert "the rest not read" in said
    assert "could not be written" in said
    assert "Traceback" not in said
    assert 0 < len(names(apigw_local)) < 3000


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_a_full_disk_ends_the_batch_with_its_own_status(tmp_path, apigw_local, jobs):
    calls = tmp_path / "calls.txt"
    calls.write_text("".join(CREATE.format(n) + "\n" for n in range(500)))
    words = ["batch", str(calls), "--jobs", jobs]
    with open("/dev/full", "w") as full, running(tmp_path, words, stdout=full) as process:
        _, said = process.communicate(timeout=30)

    assert process.returncode == FAILED
    assert "No space left on device" in said
    assert "Traceback" not in said
    lost = {int(number) for number in LOST.search(said)[1].split(", ")}
    held = names(apigw_local)
    assert len(held) < 200
    assert {int(name) + 1 for name in held} <= lost  # what is done is known to the line


# Killed at any moment, and gone on with: every line is done exactly once

LINES = 400
JOBS = ["1", "4"]


def lines_of(count):
    """Creates, deletes, updates in several requests, and what refers to them."""
    made = []
    for n in range(0, count, 4):
        made += [
            f"api create --name a{n} --protocol-type HTTP --cors-configuration MaxAge=1 #as a{n}",
            f"route create ${{a{n}.ApiId}} --route-key 'GET /{n}' --query RouteId #as r{n}",
            f"api update ${{a{n}.ApiId}} --unset cors-configuration --description d{n}",
            f"route delete ${{a{n}.ApiId}} ${{r{n}}}" if n % 8 else f"api get ${{a{n}.ApiId}}",
        ]
    return made


def check_kills(tmp_path: Path, apigw_local, seed: int, jobs: str, kills: int) -> None:
    dice = random.Random(seed)
    home = tmp_path / f"{seed}-{jobs}"
    home.mkdir()
    calls, results = home / "calls.txt", home / "results.jsonl"
    calls.write_text("".join(line + "\n" for line in lines_of(LINES)))
    results.touch()
    words = ["batch", str(calls), "--jobs", jobs, "--resume", str(results)]
    for kill in range(kills):
        (kill_as_it_runs if kill % 3 == 1 else kill_while_it_tells)(words, results, dice)
    with results.open("a") as out, running(home, words, stdout=out) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == OK, said

    environ = {"APIGW_LOCAL_DB": str(home / "local.db")}
    apis = succeeded(apigw_local("api list", environ=environ)).json["Items"]
    assert sorted(api["Name"] for api in apis) == sorted(f"a{n}" for n in range(0, LINES, 4))
    assert {api.get("Description", "")[:1] for api in apis} == {"d"}
    assert not any("CorsConfiguration" in api for api in apis)
    done = [json.loads(line) for line in results.read_text().splitlines() if is_whole(line)]
    assert {result["line"] for result in done if result["status"] == OK} == set(range(1, LINES + 1))
    assert all(result["status"] == OK for result in done)
    told = {result["line"]: result["answer"] for result in done}
    assert {api["ApiId"] for api in apis} == {told[n]["ApiId"] for n in range(1, LINES, 4)}


def kill_while_it_tells(words, results, dice):
    """Kills it when a line is done and its result cannot be written: nobody empties the pipe."""
    with running(results.parent, words, bufsize=0, text=False) as process:
        fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        told = process.stdout.read(dice.randint(1, 12_000))
        wait_for(lambda: process.poll() is not None or is_still(process.stdout))
        process.kill()
        process.wait()  # else reading may let it end what it hangs in
        told += process.stdout.read()
    with results.open("ab") as file:
        file.write(told if told.endswith(b"\n") else told + b"\n")


def kill_as_it_runs(words, results, dice):
    """Kills it at any moment after its first result."""
    size = results.stat().st_size
    with results.open("a") as out, running(results.parent, words, stdout=out) as process:
        wait_for(lambda: process.poll() is not None or results.stat().st_size > size)
        time.sleep(dice.random() * 0.02)
        process.kill()


def is_still(pipe):
    """Whether nothing is written to a pipe any more, as it has no room: its writer hangs."""
    before = held_by(pipe)
    time.sleep(0.06)
    return before > 0 and held_by(pipe) == before


def held_by(pipe):
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, b"    "), sys.byteorder)


def is_whole(line: str) -> bool:
    """Whether a result was written to its end before the kill."""
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("jobs", JOBS)
def test_a_killed_batch_that_goes_on_does_every_line_once(tmp_path, apigw_local, jobs):
    check_kills(tmp_path, apigw_local, seed=1, jobs=jobs, kills=4)


@pytest.mark.soak
@pytest.mark.parametrize("jobs", JOBS)
@pytest.mark.parametrize("seed", range(10, 30))
def test_batches_that_are_killed_again_and_again_do_every_line_once(
    tmp_path, apigw_local, seed, jobs
):
    check_kills(tmp_path, apigw_local, seed=seed, jobs=jobs, kills=6)


@pytest.mark.soak
def test_memory_does_not_grow_with_the_lines(tmp_path):
    peaks = []
    for count in (1_000, 40_000):
        calls = tmp_path / f"{count}.jsonl"
        with calls.open("w") as file:
            for n in range(count):
                params = {"Name": f"n{n}", "ProtocolType": "HTTP"}
                file.write(json.dumps({"operation": "CreateApi", "params": params}) + "\n")
        with (
            open(os.devnull, "w") as nowhere,
            running(tmp_path, ["batch", str(calls)], stdout=nowhere, stderr=nowhere) as process,
        ):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == OK
        peaks.append(used.ru_maxrss)

    assert peaks[1] < peaks[0] + 3 * 1024, peaks

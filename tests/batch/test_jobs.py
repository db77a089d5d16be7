"""Several lines at once: the same results and the same end as one after the other."""

from __future__ import annotations

import io
import json
import threading
import time
from contextlib import contextmanager

import pytest

from apigw_cli.cli.run import run as run_words
from apigw_cli.cli.world import World
from apigw_cli.errors import OK, REFUSED, ApiError
from tests.batch.conftest import ended
from tests.conftest import _run
from tests.served.server import serving


class Slow:
    """A backend whose answers take their time, and which remembers what was under way."""

    def __init__(self):
        self.turn = threading.Lock()
        self.under_way = 0
        self.most = 0
        self.sent = []
        self.pause = {}
        self.begun_before_the_first_ended = 0

    def send(self, operation, params):
        with self.turn:
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            self.sent.append(params.get("Name") or params.get("ApiId"))
        time.sleep(self.pause.get(params.get("Name"), 0.01))
        with self.turn:
            self.under_way -= 1
            if params.get("Name") == "first":
                self.begun_before_the_first_ended = len(self.sent)
        if params.get("Name") == "bad":
            raise ApiError("ConflictException", "no", operation=operation.name)
        return {"ApiId": f"id-{params.get('Name')}"}


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def run(slow, tmp_path):
    @contextmanager
    def connect(settings):
        yield slow.send

    def runner(lines, options):
        path = tmp_path / "calls.txt"
        path.write_text("".join(f"{line}\n" for line in lines))
        return ended(_run(f"batch {path} {options}", connect, {"HOME": str(tmp_path)}, "", False))

    return runner


def create(name):
    return f"api create --name {name} --protocol-type HTTP"


def test_results_are_in_the_order_of_the_lines_whatever_ends_first(run, slow):
    slow.pause = {"0": 0.2}

    done = run([create(n) for n in range(40)], "--jobs 8")

    assert [result["line"] for result in done.results] == list(range(1, 41))
    assert [answer["ApiId"] for answer in done.answers] == [f"id-{n}" for n in range(40)]
    assert 1 < slow.most <= 8


def test_one_job_is_one_line_at_a_time(run, slow):
    run([create(n) for n in range(10)], "--jobs 1")

    assert slow.most == 1
    assert slow.sent == [str(n) for n in range(10)]


def test_a_line_waits_for_those_that_it_refers_to_while_others_go_on(run, slow):
    slow.pause = {"a": 0.3}

    done = run([create("a") + " #as a", "api get ${a.ApiId}", *map(create, range(20))], "--jobs 2")

    assert done.status == OK
    assert slow.sent.index("id-a") > slow.sent.index("0")


def test_long_chains_do_not_wait_for_each_other(run):
    lines = [create("n0") + " #as n0"]
    lines += [
        f"api create --name ${{n{n - 1}.ApiId}} --protocol-type HTTP #as n{n}" for n in range(1, 60)
    ]

    done = run(lines, "--jobs 3")

    assert done.status == OK
    assert done.answers[-1]["ApiId"] == "id-" * 60 + "n0"


def test_what_waits_for_a_failure_is_not_sent(run, slow):
    done = run([create("bad") + " #as a", "api get ${a.ApiId}", create("c")], "--jobs 4")

    assert (done.status, sorted(slow.sent)) == (REFUSED, ["bad", "c"])


def test_a_failure_stops_what_has_not_begun(run, slow):
    slow.pause = {"bad": 0.0}

    done = run([create("bad"), *map(create, range(500))], "--jobs 4 --stop-on-error")

    assert len(slow.sent) < 100
    assert len(done.results) == len(slow.sent)
    assert f"{501 - len(slow.sent)} not run" in done.said


def test_no_more_is_read_ahead_than_is_needed(slow, tmp_path):
    class Endless:
        lines = 0

        def readline(self, limit):
            self.lines += 1
            if self.lines > 600:
                return b""
            most.append(self.lines - len(slow.sent))
            return create(self.lines).encode() + b"\n"

    most, source = [], Endless()

    class Stdin:
        buffer = source

        def isatty(self):
            return False

    slow.pause = dict.fromkeys(map(str, range(601)), 0)

    @contextmanager
    def connect(settings):
        yield slow.send

    out = io.StringIO()
    world = World({"HOME": str(tmp_path)}, Stdin(), out, io.StringIO(), connect)
    assert run_words(["batch", "-", "--jobs", "4"], world) == OK

    assert len(slow.sent) == 600
    assert max(most) <= 4 * 16 + 2


def structure(api, routes, stages):
    """An API without what is made up anew each time."""
    return (
        api["Name"],
        sorted((route["RouteKey"], bool(route.get("Target"))) for route in routes["Items"]),
        sorted(stage["StageName"] for stage in stages["Items"]),
    )


LIFE = """
api create --name api{n} --protocol-type HTTP #as a{n}
integration create ${{a{n}.ApiId}} --cli-input-json file://integration.json #as i{n}
route create ${{a{n}.ApiId}} --route-key 'GET /a' --target integrations/${{i{n}.IntegrationId}}
{{"operation": "CreateStage", "params": {{"ApiId": "${{a{n}.ApiId}}", "StageName": "s{n}"}}}}
route create ${{a{n}.ApiId}} --route-key 'GET /b' #as r{n}
route update ${{a{n}.ApiId}} ${{r{n}.RouteId}} --operation-name op{n}
route get ${{a{n}.ApiId}} missing
"""
INTEGRATION = {
    "IntegrationType": "HTTP_PROXY",
    "IntegrationMethod": "ANY",
    "IntegrationUri": "https://example.com",
    "PayloadFormatVersion": "1.0",
}


@pytest.mark.parametrize("where", ["in process", "served"])
def test_eight_jobs_leave_the_same_state_as_one(process, tmp_path, where):
    calls = tmp_path / "calls.txt"
    integration = tmp_path / "integration.json"
    integration.write_text(json.dumps(INTEGRATION))
    lines = "".join(LIFE.format(n=n) for n in range(10))
    calls.write_text(lines.replace("integration.json", str(integration)))
    states, answers = [], []
    for jobs in (1, 8):
        db = tmp_path / f"{jobs}.db"
        with contextmanager(_plane)(where, db, tmp_path) as options:
            environ = {"APIGW_LOCAL_DB": str(db), "AWS_REGION": "us-east-1"}
            done = process(f"batch {calls} --jobs {jobs} {options}", environ=environ)
            assert done.returncode == REFUSED  # the route that is missing
            results = ended_of(done)
            answers.append([(r["line"], r["operation"], r["status"]) for r in results])
            read = process(
                ["batch", "-", "--local"],
                environ=environ,
                input="api list #as all\n"
                + "".join(
                    f"route list ${{all.Items[{n}].ApiId}}\nstage list ${{all.Items[{n}].ApiId}}\n"
                    for n in range(10)
                ),
            )
            apis, *lists = [result["answer"] for result in ended_of(read)]
            states.append(
                sorted(
                    structure(api, lists[2 * n], lists[2 * n + 1])
                    for n, api in enumerate(apis["Items"])
                )
            )

    assert answers[0] == answers[1]
    assert states[0] == states[1]
    assert len(states[0]) == 10


def ended_of(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def _plane(where, db, home):
    if where == "in process":
        yield "--local"
        return
    with serving(home, environ={"APIGW_LOCAL_DB": str(db)}) as server:
        yield f"--endpoint-url {server.url}"


def test_no_more_lines_are_ahead_of_the_results_than_is_said(run, slow):
    lines = [create("first"), *(create(n) for n in range(100))]
    slow.pause = {"first": 1}

    done = run(lines, "--jobs 2")

    assert done.status == OK
    assert slow.begun_before_the_first_ended == 32  # as resuming says what a kill leaves in doubt

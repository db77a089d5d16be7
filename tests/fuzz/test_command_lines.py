from collections import Counter
from contextlib import contextmanager

from hypothesis import strategies as st

from apigw_cli.backends.local import open_engine
from apigw_cli.cli import invoke
from tests.conftest import FakeBackend, _run
from tests.fuzz.endings import check_ending, wants_json_errors
from tests.fuzz.lines import command_lines
from tests.properties.claims import hold, tries

ENVIRONMENTS = [
    {},
    {"COLUMNS": "1", "CLICOLOR_FORCE": "1"},
    {"APIGW_API_ID": "a1", "APIGW_STAGE_NAME": "prod"},
    {"APIGW_OUTPUT": "xml"},
    {"APIGW_LOCAL": "1", "APIGW_DEBUG": "0", "COLUMNS": "20"},
    {"APIGW_ERROR_FORMAT": "json", "NO_COLOR": "1"},
]
STDIN = st.sampled_from([b"", b"y\n", b"{}", b'{"Name": "x"}', b"\xff\xfe", b"a1\n", b"n"])
ANSWERS = {
    "GetApis": {"Items": [{"ApiId": "a1", "Name": "pets\x1b[31m\u202e"}]},
    "GetApi": {"ApiId": "a1", "Name": "pets", "Tags": {"a\x9b": "b"}},
    "ExportApi": {"body": b"{}\x1b]8;;x\x07\xff"},
}


class Trial:
    """Runs lines against one way to send, and counts those that reach it."""

    def __init__(self, home, send):
        self.counts = Counter()
        self._home = home
        self._send = send

    def run(self, words, stdin, environ, terminal):
        sent = []

        def send(operation, params):
            sent.append(operation.name)
            return self._send(operation, params)

        @contextmanager
        def connect(settings):
            yield send

        around = {"HOME": self._home, "AWS_CONFIG_FILE": "/nonexistent", **environ}
        result = _run(words, connect, around, stdin, terminal)
        self.counts["lines"] += 1
        self.counts["sent"] += bool(sent)
        return result


def no_waiting(monkeypatch):
    """Waits end after the first look, unless a line says how long."""
    monkeypatch.setattr(invoke, "_LONGEST_WAIT", 0.0)


@tries(250, soak=5000)
def test_any_command_line_ends_in_order_and_a_third_of_them_is_sent(
    tries, tmp_path, monkeypatch, aws_environment
):
    no_waiting(monkeypatch)
    backend = FakeBackend()
    backend.answers |= ANSWERS
    trial = Trial(str(tmp_path), backend.send)

    def claim(words, stdin, environ, terminal):
        result = trial.run(words, stdin, environ, terminal)

        as_json, traced = wants_json_errors(words), "--debug" in words
        check_ending(result, terminal=terminal, json_errors=as_json, traced=traced)

    hold(
        tries,
        claim,
        words=command_lines(),
        stdin=STDIN,
        environ=st.sampled_from(ENVIRONMENTS),
        terminal=st.booleans(),
    )
    assert trial.counts["lines"] >= tries
    assert trial.counts["sent"] * 3 >= trial.counts["lines"]


@tries(100, soak=1000)
def test_any_command_line_ends_in_order_on_the_local_plane(
    tries, tmp_path, monkeypatch, aws_environment
):
    no_waiting(monkeypatch)
    with open_engine(tmp_path / "local.db") as engine:
        trial = Trial(str(tmp_path), engine.send)

        def claim(words, stdin, terminal):
            check_ending(trial.run(words, stdin, {}, terminal), terminal=terminal)

        hold(tries, claim, words=command_lines(), stdin=STDIN, terminal=st.booleans())
    assert trial.counts["sent"] * 3 >= trial.counts["lines"]

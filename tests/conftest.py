"""What tests share: a way to run command lines, a fake backend, and a stub of the service."""

from __future__ import annotations

import io
import json
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.run import run
from apigw_cli.cli.session import connect
from apigw_cli.cli.world import World
from apigw_cli.errors import OK

ROOT = Path(__file__).parent.parent

# Examples are the same in every run, so that what is checked does not depend on luck; a hunt for
# new ones is `pytest -m soak --hypothesis-profile random`.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("random", derandomize=False, database=None, deadline=None)
settings.load_profile("same")

# What hangs up on a process ends it, even where the tests themselves are run by nohup.
signal.signal(signal.SIGHUP, signal.SIG_DFL)

# Credentials of nobody; and nothing of the machine that runs the tests.
AWS_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "a-secret-that-must-not-show",
    "AWS_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/nonexistent/config",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent/credentials",
}


class Result(NamedTuple):
    """How a command line ended."""

    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class FakeBackend:
    """Answers what a test put into ``answers``, and remembers what was sent."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.requests: list[tuple[str, dict[str, Any]]] = []

    def send(self, operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
        self.requests.append((operation.name, params))
        answer = self.answers.get(operation.name, {})
        if isinstance(answer, list):  # one a request
            answer = answer.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return dict(answer)


class StubRequest(NamedTuple):
    """One request as it arrived, nothing decoded."""

    method: str
    target: str  # raw path and query
    headers: Mapping[str, str]
    body: bytes


class Stub:
    """An HTTP server that remembers requests and answers what a test says."""

    def __init__(self) -> None:
        self.requests: list[StubRequest] = []
        self.answers: list[tuple[int, dict[str, str], bytes]] = []  # the last one is repeated
        self.url = ""

    def answer(
        self, body: Any, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        """Adds an answer; a text or bytes go out as they are, anything else as JSON."""
        data = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else None
        if data is None:
            data = json.dumps(body).encode()
        self.answers.append((status, dict(headers or {}), data))


def _handler(stub: Stub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            stub.requests.append(StubRequest(self.command, self.path, dict(self.headers), body))
            status, headers, data = (
                stub.answers.pop(0)
                if len(stub.answers) > 1
                else (stub.answers or [(200, {}, b"{}")])[0]
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@pytest.fixture(scope="session")
def _stub_server() -> Iterator[Stub]:
    stub = Stub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stub))
    stub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield stub
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def stub(_stub_server: Stub) -> Stub:
    """The service's stand-in on a real socket; answers ``{}`` until told otherwise."""
    _stub_server.requests.clear()
    _stub_server.answers.clear()
    return _stub_server


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


Runner = Callable[..., Result]


def _run(
    words: str | Sequence[str],
    world_connect: Callable[..., Any],
    environ: Mapping[str, str],
    stdin: str | bytes,
    terminal: bool,
) -> Result:
    kind = Terminal if terminal else io.TextIOWrapper
    data = stdin.encode() if isinstance(stdin, str) else stdin
    streams = [kind(io.BytesIO(data), encoding="utf-8", write_through=True)] + [
        kind(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in range(2)
    ]
    listed = shlex.split(words) if isinstance(words, str) else list(words)
    status = run(listed, World(environ, streams[0], streams[1], streams[2], world_connect))
    for stream in streams[1:]:
        stream.flush()
    out, err = (
        stream.buffer.getvalue().decode(errors="backslashreplace") for stream in streams[1:]
    )  # type: ignore[attr-defined]
    return Result(status, out, err)


@pytest.fixture
def apigw(backend: FakeBackend, tmp_path: Path) -> Runner:
    """Runs a command line in this process, against the fake backend."""

    @contextmanager
    def to_the_fake(settings: Any) -> Iterator[Send]:
        yield backend.send

    def runner(
        words: str | Sequence[str],
        *,
        stdin: str | bytes = "",
        terminal: bool = False,
        environ: Mapping[str, str] | None = None,
    ) -> Result:
        surroundings = {"HOME": str(tmp_path), "AWS_CONFIG_FILE": "/nonexistent", **(environ or {})}
        return _run(words, to_the_fake, surroundings, stdin, terminal)

    return runner


@pytest.fixture
def aws_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """The environment of this process made that of a user with credentials; botocore reads it."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "APIGW_", "XDG_")) and name != "AWS_CA_BUNDLE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in AWS_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return dict(os.environ)


@pytest.fixture
def apigw_to(aws_environment: dict[str, str]) -> Callable[[str], Runner]:
    """Makes what runs command lines in this process, through botocore, against a URL."""

    def to(url: str) -> Runner:
        def runner(words: str | Sequence[str], *, stdin: str | bytes = "") -> Result:
            listed = shlex.split(words) if isinstance(words, str) else list(words)
            told = [*listed, "--endpoint-url", url] if "--" not in listed else listed
            return _run(told, connect, os.environ, stdin, False)

        return runner

    return to


@pytest.fixture
def apigw_to_stub(stub: Stub, apigw_to: Callable[[str], Runner]) -> Runner:
    """Runs a command line in this process, through botocore, against the stub."""
    return apigw_to(stub.url)


@pytest.fixture
def apigw_local(tmp_path: Path) -> Runner:
    """Runs a command line in this process, on a local plane of the test's own."""

    def runner(
        words: str | Sequence[str],
        *,
        stdin: str | bytes = "",
        terminal: bool = False,
        environ: Mapping[str, str] | None = None,
    ) -> Result:
        surroundings = {
            "HOME": str(tmp_path),
            "APIGW_LOCAL": "1",
            "APIGW_LOCAL_DB": str(tmp_path / "local.db"),
            **(environ or {}),
        }
        return _run(words, connect, surroundings, stdin, terminal)

    return runner


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command line as a process of its own: start-up, streams and exit are the real ones."""

    def start(
        words: str | Sequence[str],
        *,
        environ: Mapping[str, str] | None = None,
        **options: Any,
    ) -> subprocess.CompletedProcess[str]:
        listed = shlex.split(words) if isinstance(words, str) else list(words)
        return subprocess.run(
            [sys.executable, "-m", "apigw_cli", *listed],
            env=process_environment(tmp_path, environ),
            **{"capture_output": True, "text": True, "timeout": 60, "cwd": ROOT, **options},
        )

    return start


def process_environment(home: Path, environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process under test: the home of the test, credentials of nobody."""
    kept = {
        name: os.environ[name] for name in ("PATH", "AWS_CA_BUNDLE", "LANG") if name in os.environ
    }
    return {**kept, "HOME": str(home), **AWS_ENVIRONMENT, **(environ or {})}


def succeeded(result: Result) -> Result:
    """The same result, after a look that it is a success."""
    assert result.status == OK, result.stderr
    return result

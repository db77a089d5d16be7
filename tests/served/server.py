"""``apigw local serve`` as a process, and raw requests to it."""

from __future__ import annotations

import http.client
import json
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tests.conftest import ROOT, process_environment

_PATIENCE = 30  # seconds


class Answer(NamedTuple):
    """What came back over the socket."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Server:
    """A serving process."""

    def __init__(self, process: subprocess.Popen[str], ready: str) -> None:
        self.process = process
        self.ready = ready
        self.url = ready.split()[-1] if ready else ""
        parts = urlsplit(self.url)
        self.host, self.port = parts.hostname or "", parts.port or 0

    def request(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request on a connection of its own; nothing is added to what is given."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=_PATIENCE)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()

    def send(self, method: str, path: str, members: Any) -> Answer:
        """A request whose body is JSON."""
        return self.request(method, path, json.dumps(members))

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Its exit status and what it had said on stderr."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode, errors


def start(home: Path, *options: str, environ: Mapping[str, str] | None = None) -> Server:
    """A server on a port of its own; its ready line is "" if it ended instead."""
    process = subprocess.Popen(
        [sys.executable, "-m", "apigw_cli", "local", "serve", "--port", "0", *options],
        env=process_environment(home, environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    readable, _, _ = select.select([process.stdout], [], [], _PATIENCE)
    return Server(process, process.stdout.readline() if readable else "")


@contextmanager
def serving(
    home: Path, *options: str, environ: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server while the block runs; it has to end well and to have said nothing on stderr."""
    server = start(home, *options, environ=environ)
    try:
        yield server
    except BaseException:
        server.process.kill()
        print(server.stop()[1], file=sys.stderr)
        raise
    assert server.stop() == (0, "")

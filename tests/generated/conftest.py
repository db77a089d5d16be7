"""Shells with the completions in them, on a machine of their own: home, commands, local plane."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apigw_cli import catalogue
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store
from tests.conftest import ROOT
from tests.generated.example_plane import API, FILES, NamedIds, furnish
from tests.generated.shells import SHELLS, TAB, Shell

# A name that holds what shells and word lists dislike.
HARD_NAME = 'it\'s a "test" (v2) & $more; {x} *'
HARD_API = "hard000001"
EVIL_API = "evil000001"


class Machine:
    """A home, and a PATH on which ``apigw`` only notes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.work = folder / "work"
        self.state = folder / "local.db"
        self.calls = folder / "calls"
        self.commands = folder / "bin"
        for made in (self.home, self.work, self.commands):
            made.mkdir()
        for name, text in FILES.items():
            (self.work / name).write_text(text)
        (self.work / "a folder").mkdir()
        (self.work / "a folder" / "cert.pem").write_text("")
        helper = (ROOT / "apigw_cli/completion/apigw-complete").read_text()
        self._command("apigw-complete", helper)
        self._command(
            "apigw",
            "#!/usr/bin/env python3\nimport json, os, sys\n"
            f"with open({str(self.calls)!r}, 'a') as file:\n"
            "    file.write(json.dumps(sys.argv[1:]) + '\\n')\n",
        )

        self._command("sudo", "#!python\nimport os, sys\nos.execvp(sys.argv[1], sys.argv[1:])\n")

    def _command(self, name: str, text: str) -> None:
        path = self.commands / name
        path.write_text(f"#!{sys.executable}\n" + text.partition("\n")[2])
        path.chmod(0o755)

    def environ(self, **more: str) -> dict[str, str]:
        """The environment of a shell that works on the local plane."""
        return {
            "PATH": f"{self.commands}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "COMPLETIONS": str(ROOT / "completions"),
            "PYTHONPATH": str(ROOT),
            "APIGW_LOCAL": "1",
            "APIGW_LOCAL_DB": str(self.state),
            "AWS_EC2_METADATA_DISABLED": "true",
            **more,
        }

    def last_call(self) -> list[str]:
        """The words of the last call of ``apigw``, and no memory of it."""
        words: list[str] = json.loads(self.calls.read_text().splitlines()[-1])
        self.calls.unlink()
        return words


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The machine, with a furnished local plane."""
    found = Machine(tmp_path_factory.mktemp("machine"))
    furnish(found.state, "HTTP")
    ids = NamedIds()
    with Engine(Store(str(found.state)), ids=ids) as engine:

        def make(id: str, operation: str, /, **params: object) -> None:
            ids.following = id
            engine.send(catalogue.operation(operation), dict(params))

        make(HARD_API, "CreateApi", Name=HARD_NAME, ProtocolType="HTTP")
        make(EVIL_API, "CreateApi", Name="evil\x1b[31m\n", ProtocolType="HTTP")
        make("", "CreateStage", ApiId=API, StageName="$default", Description="serves all")
        make("rdefault", "CreateRoute", ApiId=API, RouteKey="$default")
        make("rpetsid", "CreateRoute", ApiId=API, RouteKey="GET /pets/{id}")
        settings = {"GET /pets/{id}": {"ThrottlingBurstLimit": 5}}
        make("", "UpdateStage", ApiId=API, StageName="$default", RouteSettings=settings)
    return found


@pytest.fixture(scope="session")
def open_shell(machine: Machine) -> Iterator[Callable[..., Shell]]:
    """Opens shells on the machine, each name once; variables of its own make it another one."""
    opened: dict[tuple[str, ...], Shell] = {}

    def opener(name: str, **more: str) -> Shell:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        key = (name, *sorted(f"{variable}={value}" for variable, value in more.items()))
        if key not in opened:
            opened[key] = Shell(name, machine.home, machine.environ(**more), machine.work)
        return opened[key]

    yield opener
    for shell in opened.values():
        shell.close()


@pytest.fixture(scope="session", params=SHELLS)
def shell(request: pytest.FixtureRequest, open_shell: Callable[..., Shell]) -> Shell:
    """Each shell in turn."""
    return open_shell(request.param)


@pytest.fixture
def called(shell: Shell, machine: Machine) -> Callable[[str], list[str]]:
    """The words that ``apigw`` is called with after keys, Tab and Enter."""

    def caller(keys: str) -> list[str]:
        shell.type(keys + TAB)
        shell.enter()
        return machine.last_call()

    return caller

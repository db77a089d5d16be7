"""
Records what the AWS CLI sends and prints: ``python tests/parity/record.py --aws AWS``.

AWS is the path of an AWS CLI v1.  Every command of its own examples for the service runs, and for
each operation shorthand, whole inputs, skeletons, queries and the paging options; against a stub on
127.0.0.1, with credentials of nobody and a home of its own.  The tests beside this file hold apigw
against the result.  The same AWS CLI gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

HERE = Path(__file__).parent
DATA = HERE / "data"
sys.path.insert(0, str(HERE.parent.parent))

from tests.parity import cases, samples  # noqa: E402
from tests.parity.cases import Case, Cases  # noqa: E402
from tests.parity.service import ANSWERS, REFUSALS, Service, serving  # noqa: E402

# Nothing of this machine but its PATH.
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "LANG": "C.UTF-8",
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    # It fetches values that are URLs: nothing may leave.
    "HTTP_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "NO_PROXY": "127.0.0.1",
}


class Done(NamedTuple):
    """How a command line of the AWS CLI ended."""

    status: int
    stdout: str
    stderr: str
    written: dict[str, str]  # files, by name


class Cli:
    """The AWS CLI, and a service for it alone."""

    def __init__(self, process: subprocess.Popen[str], service: Service) -> None:
        self._process = process
        self.service = service

    def run(self, words: list[str], files: dict[str, str]) -> Done:
        """Runs a command line in a folder of its own that holds these files."""
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            for name, text in files.items():
                (home / name).write_bytes(text.encode())
            told = {"words": words, "home": folder}
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(json.dumps(told) + "\n")
            self._process.stdin.flush()
            status = int(self._process.stdout.readline())
            found = {
                path.name: path.read_text(encoding="utf-8")
                for path in sorted(home.iterdir())
                if path.is_file() and path.name not in files
            }
            return Done(status, found.pop(".stdout"), found.pop(".stderr"), found)


@contextmanager
def aws_cli(interpreter: str, operations: dict[str, Any]) -> Iterator[Cli]:
    """A process that runs command lines, and a stub for them."""
    command = [interpreter, str(HERE / "aws_forks.py")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with (
        serving(Service(operations)) as service,
        subprocess.Popen(command, env=ENVIRONMENT, **pipes) as process,
    ):
        yield Cli(process, service)


def main() -> None:
    """Records every concern into a file of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--aws", required=True, help="path of the AWS CLI v1")
    parser.add_argument("--only", help="the one concern to record")
    told = parser.parse_args()
    interpreter = Path(told.aws).read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
    package = Path(_printed([interpreter, "-c", "import awscli; print(awscli.__path__[0])"]))
    version = _printed([told.aws, "--version"]).split()[0]
    model = samples.load_model(package)
    models = [model.operation_model(name) for name in sorted(model.operation_names)]
    paged = samples.paged_operations(package)
    operations = {one.name: samples.described(one) for one in models}
    examples = samples.example_lines(package / "examples" / "apigatewayv2")
    DATA.mkdir(exist_ok=True)
    write("operations", {"aws_cli": version, "paged": sorted(paged)}, operations)
    for name, concern in cases.concerns(models, sorted(paged), examples).items():
        if told.only in (None, name):
            recorded = record(interpreter, operations, concern)
            if name == "skeletons":
                _settle_words(recorded, models)
            write(name, {"aws_cli": version}, recorded)
            print(f"{name}: {len(recorded)}", file=sys.stderr)


def _printed(command: list[str]) -> str:
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def write(name: str, head: dict[str, Any], entries: dict[str, Any]) -> None:
    """One entry a line, so that a new recording shows what changed."""
    lines = [f"{_line(key)}: {_line(entries[key])}" for key in sorted(entries)]
    first = ", ".join(f"{_line(key)}: {_line(value)}" for key, value in head.items())
    text = f'{{{first}, "entries": {{\n' + ",\n".join(lines) + "\n}}\n"
    (DATA / f"{name}.json").write_text(text, encoding="utf-8")


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def record(interpreter: str, operations: dict[str, Any], concern: Cases) -> dict[str, Any]:
    """What the AWS CLI made of each case."""
    count = 2 * (os.cpu_count() or 1)
    free: SimpleQueue[Cli] = SimpleQueue()

    def one(entry: tuple[str, Case]) -> tuple[str, dict[str, Any]]:
        cli = free.get()
        try:
            return entry[0], _record_one(cli, *entry)
        finally:
            free.put(cli)

    with ExitStack() as stack:
        for _ in range(count):
            free.put(stack.enter_context(aws_cli(interpreter, operations)))
        with ThreadPoolExecutor(count) as threads:
            recorded = dict(threads.map(one, concern.items()))
    unexpected = [told["unexpected"] for told in recorded.values() if "unexpected" in told]
    if unexpected:
        sys.exit("\n".join(unexpected))
    return recorded


def _record_one(cli: Cli, name: str, case: Case) -> dict[str, Any]:
    service = cli.service
    service.restart(case.serves)
    words = [*case.before, "apigatewayv2", *case.argv, "--endpoint-url", service.url]
    done = cli.run(words, case.files)
    told: dict[str, Any] = {"argv": [*case.before, *case.argv], "sent": service.sent}
    told |= {"files": case.files} if case.files else {}
    told |= {"serves": case.serves} if case.serves != ANSWERS else {}
    if case.tells_all:
        return told | {"stdout": done.stdout, "succeeds": done.status == 0}
    refused = case.refused or case.serves == REFUSALS
    if bool(done.status) != refused or (case.refused and service.sent):
        what = f"{name}: {shlex.join(case.argv)}: status {done.status}\n{done.stderr}"
        return {"unexpected": what}
    if case.refused:
        return told | {"refused": True}
    told |= {"written": done.written} if done.written else {}
    if case.serves == REFUSALS:
        return told | {"stderr": done.stderr.strip().splitlines()[0]}
    if case.argv[-2:] == ["--output", "table"]:
        return told | {"cells": _cells(done.stdout)}
    return told | {"stdout": done.stdout}


def _cells(table: str) -> list[str]:
    """What stands in a table, its first line aside: the name of the operation."""
    rows = [line for line in table.splitlines() if line.startswith("|")]
    cells = {cell.strip() for row in rows[1:] for cell in row.split("|")}
    return sorted(cell for cell in cells if cell.strip("+-"))


def _settle_words(recorded: dict[str, Any], models: list[Any]) -> None:
    """Puts the first word of every enum where the AWS CLI took one by chance."""
    for model in models:
        entry = recorded.get(f"{model.name} input")
        if entry:
            told = samples.skeleton_words(model.input_shape, json.loads(entry["stdout"]))
            entry["stdout"] = json.dumps(told, indent=4) + "\n"


if __name__ == "__main__":
    main()

"""
Records what the AWS CLI sends for every operation: ``python tests/record_aws_cli.py --aws AWS``.

AWS is the path of an AWS CLI v1.  It runs against a stub on 127.0.0.1, with credentials of nobody,
for the sample parameters of tests/contract/samples.py; the result is what
tests/contract/test_aws_cli_recording.py holds apigw against.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RECORDING = ROOT / "tests" / "data" / "aws_cli_requests.json"
sys.path.insert(0, str(ROOT))

from tests.contract.samples import AMOUNTS, OPERATIONS, aws_words, sample_params  # noqa: E402


def main() -> None:
    """Records all operations and writes the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--aws", required=True, help="path of the AWS CLI v1")
    aws = parser.parse_args().aws
    lines = [
        command_line(name, sample_params(name, amount)) for name in OPERATIONS for amount in AMOUNTS
    ]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        requests = list(threads.map(lambda line: record(aws, line), lines))
    version = run(aws, ["--version"], Path.cwd()).stdout.split()[0]
    RECORDING.parent.mkdir(exist_ok=True)
    # One request a line, so that a new recording shows what changed.
    told = ",\n".join(json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in requests)
    RECORDING.write_text(
        f'{{"aws_cli": "{version}", "requests": [\n{told}\n]}}\n', encoding="utf-8"
    )


def command_line(name: str, params: dict[str, Any]) -> list[str]:
    """The words after ``aws apigatewayv2``."""
    return [*aws_words(name, params), *(["out.json"] if name == "ExportApi" else [])]


def record(aws: str, line: list[str]) -> dict[str, Any]:
    """Runs the AWS CLI against a stub of its own: one request, or an end with what it said."""
    with stub() as (url, seen), tempfile.TemporaryDirectory() as home:
        done = run(aws, ["apigatewayv2", *line, "--endpoint-url", url], Path(home))
    if done.returncode or len(seen) != 1:
        sys.exit(f"{line}: status {done.returncode}, {len(seen)} requests\n{done.stderr}")
    return {"argv": line, **seen[0]}


def run(aws: str, words: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    """Runs the AWS CLI with nothing of this machine but its PATH."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    return subprocess.run([aws, *words], env=environ, cwd=home, capture_output=True, text=True)


@contextmanager
def stub() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server that answers ``{}``: its URL, and the requests that it has seen."""
    seen: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            seen.append({"method": self.command, "target": self.path, "body": body})
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    main()

"""
Records what the AWS CLI sends for the calls that --print prints.

``python -m tests.scripting.record_printed_calls AWS_CLI``, with the path of an AWS CLI v1, which
runs against a stub on 127.0.0.1 with credentials of nobody.  tests/scripting/test_print.py holds
apigw against the result.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from apigw_cli.cli.session import connect
from tests.conftest import Result, _run
from tests.record_aws_cli import ROOT, record, run
from tests.scripting.printed import SAMPLES, aws_call

RECORDING = ROOT / "tests" / "data" / "printed_aws_calls.json"


def main(aws: str) -> None:
    """Records all samples and writes the file."""
    with tempfile.TemporaryDirectory() as home:

        def apigw(words: list[str]) -> Result:
            return _run(words, connect, {"HOME": home}, "", False)

        calls = [aws_call(apigw, name, amount) for name, amount in SAMPLES]
        version = run(aws, ["--version"], Path(home)).stdout.split()[0]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        sent = list(threads.map(lambda words: record(aws, words), calls))
    told = ",\n".join(json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in sent)
    RECORDING.write_text(f'{{"aws_cli": "{version}", "calls": [\n{told}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

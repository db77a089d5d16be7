"""
A thousand creates in one process against as many of the AWS CLI's: ``python -m benchmarks.batch``.

The AWS CLI runs a few times only, against ``apigw local serve``, and is scaled; its time for one is
the least that it took, so that a busy machine does not make the ratio larger.  Memory is the peak
of batches of two sizes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.served import serving
from benchmarks.timing import Case, Run, clean_environment, run_once

_CREATES = 1000


def main() -> None:
    """Prints a table in Markdown."""
    options = _options()
    apigw = shutil.which(options.apigw) or sys.exit("apigw is not installed; pip install .")
    with tempfile.TemporaryDirectory() as home:
        environ = clean_environment(home, [])
        one = _one_of_the_peer(options, apigw, home, environ)
        command, objects = _files(Path(home), _CREATES)
        rows = {
            f"aws, {_CREATES} processes (scaled)": _scaled(one, _CREATES) if one else None,
            f"apigw batch, {_CREATES} command lines": _best(
                apigw, command, environ, options.rounds
            ),
            f"apigw batch, {_CREATES} JSON objects": _best(apigw, objects, environ, options.rounds),
            f"apigw batch, {options.large} JSON objects": _best(
                apigw, _files(Path(home), options.large)[1], environ, 1
            ),
        }
    print("\n".join(_table(rows, one, options.large)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--apigw", default="apigw", help="the command to time")
    parser.add_argument("--aws", default="aws", help="the AWS CLI, if there is one")
    parser.add_argument("--processes", type=int, default=10, help="of the AWS CLI")
    parser.add_argument("--rounds", type=int, default=3, help="of each batch; the best counts")
    parser.add_argument("--large", type=int, default=50_000, help="lines of the larger batch")
    return parser.parse_args()


def _one_of_the_peer(
    options: argparse.Namespace, apigw: str, home: str, environ: Mapping[str, str]
) -> Run | None:
    aws = shutil.which(options.aws)
    if not aws:
        return None
    with serving(apigw, home) as server:
        url = f"http://{server.address[0]}:{server.address[1]}"
        words = ["apigatewayv2", "create-api", "--name", "x", "--protocol-type", "HTTP"]
        case = Case("aws", [aws, *words, "--endpoint-url", url])
        return min(run_once(case, environ) for _ in range(options.processes))


def _files(home: Path, count: int) -> tuple[Path, Path]:
    """The same creates as command lines and as objects."""
    command, objects = home / f"{count}.txt", home / f"{count}.jsonl"
    with command.open("w") as lines:  # a line at a time: what is started is as large as this was
        lines.writelines(f"api create --name n{n} --protocol-type HTTP\n" for n in range(count))
    with objects.open("w") as lines:
        for n in range(count):
            params = {"Name": f"n{n}", "ProtocolType": "HTTP"}
            lines.write(json.dumps({"operation": "CreateApi", "params": params}) + "\n")
    return command, objects


def _best(apigw: str, lines: Path, environ: Mapping[str, str], rounds: int) -> Run:
    return min(_once(apigw, lines, environ) for _ in range(rounds))


def _once(apigw: str, lines: Path, environ: Mapping[str, str]) -> Run:
    with tempfile.TemporaryDirectory() as place:
        plane = {**environ, "APIGW_LOCAL_DB": os.path.join(place, "local.db")}
        return run_once(Case(lines.name, [apigw, "--local", "batch", str(lines)]), plane)


def _scaled(run: Run, times: int) -> Run:
    return run._replace(wall=run.wall * times, cpu=run.cpu * times)


def _table(rows: Mapping[str, Run | None], one: Run | None, large: int) -> list[str]:
    lines = [
        "| what | wall s | cpu s | a line ms cpu | peak MiB | times faster |",
        "|" + "---|" * 6,
    ]
    for name, run in rows.items():
        if run is None:
            continue
        count = large if f" {large} " in name else _CREATES
        peer = _scaled(one, count) if one else None
        ratio = f"{peer.wall / run.wall:.0f} (cpu {peer.cpu / run.cpu:.0f})" if peer else ""
        lines.append(
            f"| {name} | {run.wall:.2f} | {run.cpu:.2f} | {run.cpu / count * 1000:.2f}"
            f" | {run.peak:.0f} | {ratio} |"
        )
    return lines


if __name__ == "__main__":
    main()

"""
Times apigw against ``python -c pass`` and, where it is installed, the AWS CLI.

The package must be installed (not run from the tree), so that its bytecode is there.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence

from benchmarks.stub import serving
from benchmarks.timing import Case, Times, clean_environment, paired_ratio, time_turns

BASE = "python -c pass"
PEER = "aws get-apis, stub"


def main() -> None:
    """Prints a table in Markdown."""
    options = _options()
    apigw = shutil.which(options.apigw) or sys.exit("apigw is not installed; pip install .")
    with tempfile.TemporaryDirectory() as home, serving(1, 3) as url:
        environ = clean_environment(home, [])
        cases = [*_own_cases(apigw, options.python, url), *_peer_cases(options.aws, url)]
        _prepare(cases, apigw, environ)
        times = time_turns(cases, environ, options.rounds)
    print("\n".join(_table(times)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--apigw", default="apigw", help="the command to time")
    parser.add_argument("--aws", default="aws", help="the AWS CLI, if there is one")
    parser.add_argument("--python", default=sys.executable, help="the interpreter of apigw")
    parser.add_argument("--rounds", type=int, default=15, help="counted rounds")
    return parser.parse_args()


def _own_cases(apigw: str, python: str, url: str) -> list[Case]:
    create = "api create --name x --protocol-type HTTP"
    get = "get-stage --api-id {api} --stage-name t"
    return [
        Case(BASE, [python, "-c", "pass"]),
        Case("apigw --version", [apigw, "--version"]),
        Case("apigw --help", [apigw, "--help"]),
        Case("apigw route --help", [apigw, "route", "--help"]),
        Case("apigw route create --help", [apigw, "route", "create", "--help"]),
        Case("apigw, usage error", [apigw, "route", "create"]),
        Case("apigw api create, local", [apigw, "--local", *create.split()]),
        Case("apigw stage get, local", [apigw, "--local", *get.split()]),
        Case("apigw api list, stub", [apigw, "get-apis", "--endpoint-url", url]),
    ]


def _peer_cases(aws: str, url: str) -> list[Case]:
    found = shutil.which(aws)
    if not found:
        return []
    return [
        Case("aws --version", [found, "--version"]),
        Case("aws, usage error", [found, "apigatewayv2", "create-route"]),
        Case(PEER, [found, "apigatewayv2", "get-apis", "--endpoint-url", url]),
    ]


def _prepare(cases: Sequence[Case], apigw: str, environ: Mapping[str, str]) -> None:
    """Makes the API and the stage that the local read finds, and puts its id into the case."""

    def run(line: str) -> str:
        done = subprocess.run(
            [apigw, "--local", *line.split()], env=dict(environ), capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    api = run("api create --name bench --protocol-type HTTP --query ApiId -o text")
    run(f"stage create {api} --stage-name t")
    for case in cases:
        case.command[:] = [word.replace("{api}", api) for word in case.command]


def _table(times: Mapping[str, Times]) -> list[str]:
    peer = times.get(PEER)
    lines = [
        "| command | wall ms | cpu ms | x python -c pass | x aws get-apis |",
        "|---|---|---|---|---|",
    ]
    for name, taken in times.items():
        to_peer = f"{paired_ratio(taken, peer):.2f}" if peer else ""
        lines.append(
            f"| {name} | {taken.median * 1000:.1f} | {taken.median_cpu * 1000:.1f}"
            f" | {paired_ratio(taken, times[BASE]):.2f} | {to_peer} |"
        )
    return lines


if __name__ == "__main__":
    main()

"""
Times apigw against ``python -c pass``, a boto3 script and, where they are installed, the AWS CLIs.

The package must be installed, and not editable, so that its bytecode is there:
``pip install .`` in an environment of its own, and ``--apigw`` names the command in it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks import plot, report
from benchmarks.cases import (
    CLAIMS,
    QUICK,
    WHOLE,
    Sizes,
    Tools,
    own_cases,
    pages,
    peer_cases,
)
from benchmarks.stub import serving
from benchmarks.timing import clean_environment, time_turns

_ROOT = Path(__file__).parents[1]
_BEGIN, _END = "<!-- written by python -m benchmarks --write -->\n", "<!-- end -->\n"
_PICTURE = "docs/speed.svg"


def main() -> None:
    """Prints tables in Markdown."""
    options = _options()
    tools = _tools(options)
    for line in _doubts(tools):
        print(f"note: {line}", file=sys.stderr)
    sizes = QUICK if options.quick else WHOLE
    rounds = options.rounds or (3 if options.quick else 21)
    lines, picture = _measure(tools, sizes, rounds, cpu=options.cpu)
    print("\n".join(lines))
    if options.write is not None:
        _write(Path(options.write), lines, picture)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--apigw", default="apigw", help="the command to time")
    parser.add_argument("--aws", help="the AWS CLI, version 1 (default: aws, if it is that)")
    parser.add_argument("--aws2", help="the AWS CLI, version 2 (default: aws, if it is that)")
    parser.add_argument("--rounds", type=int, help="counted rounds (default 21)")
    parser.add_argument("--quick", action="store_true", help="short lists and 3 rounds")
    parser.add_argument(
        "--cpu", action="store_true", help="compare processor time: for a machine that is busy"
    )
    parser.add_argument(
        "--write",
        metavar="FOLDER",
        nargs="?",
        const=str(_ROOT),
        help="put the tables into README.md, and the picture into docs/",
    )
    return parser.parse_args()


def _tools(options: argparse.Namespace) -> Tools:
    apigw = shutil.which(options.apigw) or sys.exit("apigw is not installed; pip install .")
    apigw = os.path.abspath(apigw)
    with open(apigw) as script:  # its first line names its interpreter
        python = script.readline()[2:].split()[0]
    found = {1: options.aws, 2: options.aws2}
    usual = shutil.which("aws")
    for version, told in found.items():
        if told is None and usual and _says(usual, "--version").startswith(f"aws-cli/{version}."):
            found[version] = usual
    complete = os.path.join(os.path.dirname(apigw), "apigw-complete")
    return Tools(apigw, complete, python, found[1], found[2])


def _says(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _doubts(tools: Tools) -> Iterator[str]:
    """What makes the figures other than a user's."""
    code = "import apigw_cli.cli.run as m, os; print(m.__file__, os.path.exists(m.__cached__))"
    where, _, compiled = _says(tools.python, "-I", "-c", code).rpartition(" ")
    if compiled != "True":
        yield f"{where} has no bytecode: everything takes several times as long."
    if Path(where).is_relative_to(_ROOT / "apigw_cli"):
        yield "apigw runs from the tree; install it, not editable, as a user does."
    if tools.v1 is None:
        yield "the AWS CLI, version 1, is not there; --aws names it."
    if tools.v2 is None:
        yield "the AWS CLI, version 2, is not there; --aws2 names it."


def _measure(tools: Tools, sizes: Sizes, rounds: int, *, cpu: bool) -> tuple[list[str], str]:
    """The lines of both tables, and the picture."""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        urls = {size: stack.enter_context(serving(*shape)) for size, shape in pages(sizes).items()}
        environ = clean_environment(home, [])
        cases = [
            *own_cases(tools, urls, sizes, _stage(tools.apigw, environ), home),
            *peer_cases(tools, urls, sizes),
        ]
        times = time_turns(cases, environ, rounds)
    claims = CLAIMS
    if cpu:
        claims = tuple(c._replace(measure="cpu") if c.measure == "wall" else c for c in claims)
    found = report.rows(claims, times, sizes)
    json_ratio = float(_says(sys.executable, "-m", "benchmarks.formats", str(sizes.growth[-1])))
    when = report.circumstances("processor time" if cpu else "time")
    tables = [
        *report.table(found, times, sizes, json_ratio),
        "",
        *report.growth(times, sizes, "cpu" if cpu else "wall"),
    ]
    return [when, "", *tables], plot.svg(found, when.partition(";")[0])


def _stage(apigw: str, environ: Mapping[str, str]) -> list[str]:
    """The identifiers of a stage that is made for this run, which the local get finds."""

    def run(*words: str) -> str:
        command = [apigw, "--local", *words]
        done = subprocess.run(command, env=dict(environ), capture_output=True, check=True)
        return done.stdout.decode().strip()

    create = "api create --name bench --protocol-type HTTP --query ApiId --output text"
    api = run(*create.split())
    run("stage", "create", api, "--stage-name", "t")
    return [api, "t"]


def _write(root: Path, lines: list[str], picture: str) -> None:
    """Into README, between its two marks, and the picture beside it."""
    readme = root / "README.md"
    before, begin, rest = readme.read_text().partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        sys.exit(f"{readme} has no place for it: {_BEGIN.strip()} and {_END.strip()}")
    shown = f"\n![apigw against the AWS CLI]({_PICTURE})\n"
    readme.write_text(f"{before}{begin}{shown}\n" + "\n".join(lines) + f"\n\n{end}{after}")
    (root / _PICTURE).parent.mkdir(exist_ok=True)
    (root / _PICTURE).write_text(picture)


if __name__ == "__main__":
    main()

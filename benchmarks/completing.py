"""
Times from Tab to candidates in real shells: ``python -m benchmarks.completing``.

The package must be installed, so that its bytecode is there and ``apigw-complete`` is beside
``apigw``.  Each case is timed turn by turn with the others of its shell, next to ``python -c pass``
and, where it is installed, the completion of the AWS CLI.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pty
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.stub import serving
from benchmarks.timing import clean_environment

_PROMPT = "ready> "
_FORGET = "\x05\x15"  # ^E ^U: the line is emptied
_PATIENCE = 20.0  # seconds
_STILL = 0.02  # seconds in which a shell draws what it has begun to draw
BASE = "python -c pass"
PEER = "aws_completer, a command"

_START = {
    "bash": (
        ["bash", "--noprofile", "--rcfile", "{start}", "-i"],
        "PS1='ready> '\nbind 'set enable-bracketed-paste off'\nbind 'set bell-style none'\n"
        "source {scripts}/apigw.bash\ncomplete -C {aws_completer} aws\n",
    ),
    "zsh": (
        ["zsh", "-i"],
        "PS1='ready> '\nunsetopt beep prompt_cr prompt_sp\nfpath=({scripts} $fpath)\n"
        "autoload -Uz compinit\ncompinit -u -D\n",
    ),
    "fish": (
        ["fish", "-i"],
        "function fish_prompt\n echo -n 'ready> '\nend\nfunction fish_greeting\nend\n"
        "set -g fish_autosuggestion_enabled 0\nsource {scripts}/apigw.fish\n",
    ),
}
_START_FILES = {"bash": "bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}


class Case(NamedTuple):
    """What is typed, what it is ended with, and what the shell then writes."""

    name: str
    typed: str
    expected: str
    last: str = "\t"


def main() -> None:
    """Prints a table in Markdown, and how long bash takes to read its script."""
    options = _options()
    with tempfile.TemporaryDirectory() as home, serving(1, 1) as url:
        environ = _environment(home, url, options)
        scripts = _scripts(home, environ)
        times = {
            shell: _time(shell, home, scripts, environ, options)
            for shell in _START
            if shutil.which(shell)
        }
        sourcing = _time_sourcing(scripts, options.rounds)
    print("\n".join(_table(times)))
    print(f"\nsourcing the script of bash: {sourcing * 1000:.1f} ms")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.completing", description=__doc__)
    parser.add_argument("--apigw", default="apigw", help="the command that is completed")
    parser.add_argument("--aws-completer", default="aws_completer", help="the AWS CLI's, if any")
    parser.add_argument("--python", default=sys.executable, help="the interpreter of apigw")
    parser.add_argument("--rounds", type=int, default=15, help="counted rounds")
    return parser.parse_args()


def _environment(home: str, url: str, options: argparse.Namespace) -> dict[str, str]:
    """A home with an API on the local plane, and the AWS path's cache filled."""
    apigw = shutil.which(options.apigw) or sys.exit("apigw is not installed; pip install .")
    environ = clean_environment(home, [os.path.dirname(os.path.abspath(apigw))])
    environ |= {"TERM": "xterm", "LANG": "C.UTF-8", "AWS_ENDPOINT_URL": url}
    for name in ("bench", "other"):
        create = f"api create --name {name} --protocol-type HTTP --local"
        subprocess.run([apigw, *create.split()], env=environ, check=True, capture_output=True)
    return environ


def _scripts(home: str, environ: Mapping[str, str]) -> str:
    """The completion scripts, as the installed package prints them."""
    for shell, name in (("bash", "apigw.bash"), ("zsh", "_apigw"), ("fish", "apigw.fish")):
        done = subprocess.run(
            ["apigw", "completion", shell], env=dict(environ), check=True, capture_output=True
        )
        (Path(home) / name).write_bytes(done.stdout)
    return home


def _cases(shell: str, options: argparse.Namespace) -> list[Case]:
    found = [
        Case(BASE, f"{options.python} -c pass", _PROMPT, "\r"),
        Case("a command", "apigw route li", "st"),
        Case("an option", "apigw route create --route-k", "ey"),
        Case("a word of an enum", "apigw api create --protocol-type W", "EBSOCKET"),
        Case("a name, local plane", "apigw --local api get @ben", "ch"),
        Case("a name, cache of AWS", "apigw api get @ord", "ers-0"),
    ]
    if shell == "bash" and shutil.which(options.aws_completer):
        found.append(Case(PEER, "aws apigatewayv2 create-dep", "loyment"))
    return found


def _time(
    shell: str, home: str, scripts: str, environ: Mapping[str, str], options: argparse.Namespace
) -> dict[str, list[float]]:
    """The seconds of each case, round by round."""
    start = Path(home) / _START_FILES[shell]
    start.parent.mkdir(parents=True, exist_ok=True)
    peer = shutil.which(options.aws_completer) or "true"
    start.write_text(_START[shell][1].format(scripts=scripts, aws_completer=peer))
    command = [word.format(start=start) for word in _START[shell][0]]
    times: dict[str, list[float]] = {}
    with _terminal(command, environ) as terminal:
        for turn in range(options.rounds + 2):
            for case in _cases(shell, options):
                taken = _one(terminal, case)
                if turn > 1:  # functions are loaded and the cache is filled in the first two
                    times.setdefault(case.name, []).append(taken)
    return times


@contextlib.contextmanager
def _terminal(command: list[str], environ: Mapping[str, str]) -> Iterator[int]:
    """A shell's terminal, while the block runs."""
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, dict(environ))
    try:
        _read_until(terminal, _PROMPT)
        yield terminal
    finally:
        os.kill(process, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(process, 0)


def _one(terminal: int, case: Case) -> float:
    """The seconds from the last key to what it brings."""
    os.write(terminal, _FORGET.encode() + case.typed.encode())
    _read_until(terminal, case.typed[-1])
    _read_rest(terminal)
    start = time.perf_counter()
    os.write(terminal, case.last.encode())
    _read_until(terminal, case.expected)
    taken = time.perf_counter() - start
    _read_rest(terminal)
    return taken


def _read_until(terminal: int, expected: str) -> None:
    """Reads until the text comes; a list that a shell shows first may hold it as well."""
    seen = ""
    end = time.monotonic() + _PATIENCE
    while expected not in seen:
        if time.monotonic() > end:
            raise SystemExit(f"waited for {expected!r}, saw {seen!r}")
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")


def _read_rest(terminal: int) -> None:
    while select.select([terminal], [], [], _STILL)[0]:
        os.read(terminal, 65536)


def _time_sourcing(scripts: str, rounds: int) -> float:
    """The median seconds that bash takes to read its script, by its own clock."""
    line = f"a=$EPOCHREALTIME; source {scripts}/apigw.bash; b=$EPOCHREALTIME"
    command = ["bash", "--norc", "-c", f"{line}; echo $((${{b/./}} - ${{a/./}}))"]
    taken = [int(subprocess.run(command, capture_output=True).stdout) for _ in range(rounds)]
    return statistics.median(taken) / 1e6


def _table(times: Mapping[str, Mapping[str, list[float]]]) -> Iterator[str]:
    shells = list(times)
    yield f"| Tab after the start of | {' | '.join(f'{s} ms' for s in shells)} | x {BASE}, bash |"
    yield "|---" * (len(shells) + 2) + "|"
    bash = times["bash"]
    for name in dict.fromkeys(name for shell in shells for name in times[shell]):
        cells = [_milliseconds(times[s][name]) if name in times[s] else "" for s in shells]
        pairs = zip(bash[name], bash[BASE], strict=True)
        ratio = f"{statistics.median(taken / base for taken, base in pairs):.2f}"
        yield f"| {name} | {' | '.join(cells)} | {ratio} |"


def _milliseconds(taken: list[float]) -> str:
    return f"{statistics.median(taken) * 1000:.1f}"


if __name__ == "__main__":
    main()

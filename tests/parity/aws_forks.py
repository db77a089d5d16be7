"""
Run by the AWS CLI's own interpreter: runs its command lines, each in a fork of a process that has
imported it, which takes a third of the time.

A line of JSON in: the words, and the folder that is home.  The exit status out; what it printed is
in the files ``.stdout`` and ``.stderr`` of the folder.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, NoReturn

import awscli.argprocess
import awscli.botocore.client
import awscli.botocore.httpsession
import awscli.clidriver
import awscli.formatter
import awscli.handlers


def main() -> None:
    """Runs what comes on standard input, one after the other."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _run(told: dict[str, Any]) -> NoReturn:
    """The whole of a process that the ``aws`` script would be."""
    os.chdir(told["home"])
    os.environ["HOME"] = told["home"]
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, ".stdout"), (2, ".stderr")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.argv = ["aws", *told["words"]]
    status: Any = 255
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status or 0)


if __name__ == "__main__":
    main()

"""The topic exit-codes: how a command ends, in a number."""

from __future__ import annotations

from apigw_cli.cli.topics.page import Section, Topic
from apigw_cli.errors import CONFIGURATION, FAILED, INTERRUPTED, OK, REFUSED, USAGE

STATUSES = {
    OK: "done; also when the reader of a pipe has seen enough",
    INTERRUPTED: "interrupted (143: terminated)",
    USAGE: "the command line is wrong; nothing was sent",
    CONFIGURATION: "configuration, credentials or region are wrong or missing",
    REFUSED: "the service refused; the first line on stderr is the AWS CLI's",
    FAILED: "anything else: no connection, a time-out, a full disk, a declined question",
}

TOPIC = Topic(
    "exit-codes",
    "Exit statuses, and what a failure says.",
    (
        Section(
            "Exit statuses",
            ("They are the AWS CLI's, so that scripts which test for them go on working.",),
            rows=tuple((str(status), meaning) for status, meaning in STATUSES.items()),
        ),
        Section(
            "What a failure says",
            (
                "Data goes to stdout, everything else to stderr. A failure is one line, and mostly"
                " a second one with what to try. With `--error-format json` or"
                " `APIGW_ERROR_FORMAT=json` it is one JSON object, whatever failed.",
                "A list that fails on a later page leaves its document unclosed, so that no parser"
                " takes it for whole. `--ignore-not-found` turns a missing resource into success.",
            ),
            examples=(
                "api delete a1b2c3d4e5 --yes --ignore-not-found",
                "api get a1b2c3d4e5 --error-format json",
            ),
        ),
    ),
)

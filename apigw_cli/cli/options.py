"""The options that every command shares, as data; and Click's form of them."""

from __future__ import annotations

import click

from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.waits import WAITS
from apigw_cli.cli.words import ChoiceOption, ListOption
from apigw_cli.record import NamedTuple

ERROR_FORMATS = ("text", "json")
PRINTED_FORMS = ("aws", "boto3", "curl")
SKELETONS = ("input", "yaml-input", "output")
FORMATS = ("table", "json", "yaml", "text", "jsonl", "off")


class SharedOption(NamedTuple):
    """An option that does not belong to one operation alone."""

    name: str  # key in Settings
    spelling: str  # as Click takes it: "--local/--aws"
    help: str
    metavar: str = ""  # "" for a switch
    topic: str = "Where to"  # heading in help
    words: tuple[str, ...] = ()
    hidden: bool = False
    many: bool = False  # takes every word up to the next option

    @property
    def long(self) -> str:
        """How messages call it: the first long form."""
        return next(part for part in self.spelling.split() if part.startswith("--")).split("/")[0]


_OUT = "What comes out"
_LISTS = "Lists"
_SAFETY = "Deletes and reads"

EVERYWHERE = (
    SharedOption("profile", "--profile", "Profile of the AWS configuration files.", "NAME"),
    SharedOption("region", "--region", "AWS region, on the local plane too.", "REGION"),
    SharedOption("endpoint_url", "--endpoint-url", "Send to this URL instead of AWS.", "URL"),
    SharedOption("local", "--local/--aws", "Use the local plane, or AWS."),
    SharedOption("no_verify_ssl", "--no-verify-ssl", "Accept any TLS certificate."),
    SharedOption("ca_bundle", "--ca-bundle", "File of trusted certificates.", "FILE"),
    SharedOption("no_sign_request", "--no-sign-request", "Send unsigned, without credentials."),
    SharedOption(
        "connect_timeout",
        "--cli-connect-timeout",
        "Longest wait for a connection; 0 is no limit (default 60).",
        "SECONDS",
    ),
    SharedOption(
        "read_timeout",
        "--cli-read-timeout",
        "Longest wait for the next part of an answer; all of it may take five times that."
        " 0 is no limit (default 60).",
        "SECONDS",
    ),
    SharedOption(
        "max_attempts",
        "--max-attempts",
        "Most times that one request is sent (default 3).",
        "COUNT",
    ),
    SharedOption(
        "output",
        "--output -o",
        "How the answer is written.",
        "FORMAT",
        _OUT,
        words=FORMATS,
    ),
    SharedOption("query", "--query", "JMESPath expression over the answer.", "JMESPATH", _OUT),
    SharedOption("columns", "--columns", "Columns of a table: A,B.C", "NAMES", _OUT),
    SharedOption("no_header", "--no-header", "A table without its first lines.", "", _OUT),
    SharedOption("no_color", "--no-color", "No colours.", "", _OUT),
    SharedOption(
        "error_format",
        "--error-format",
        "How a failure is told on stderr.",
        "FORMAT",
        _OUT,
        words=ERROR_FORMATS,
    ),
    SharedOption("debug", "--debug", "Say on stderr what is done.", "", _OUT),
    # What scripts written for the AWS CLI say besides: taken, without an effect here.
    SharedOption("_color", "--color", "", "WHEN", hidden=True, words=("on", "off", "auto")),
    SharedOption("_no_cli_pager", "--no-cli-pager", "", hidden=True),
    SharedOption("_auto_prompt", "--cli-auto-prompt/--no-cli-auto-prompt", "", hidden=True),
    SharedOption("_binary_format", "--cli-binary-format", "", "FORMAT", hidden=True),
    SharedOption("_cli_error_format", "--cli-error-format", "", "FORMAT", hidden=True),
    SharedOption("_v2_debug", "--v2-debug", "", hidden=True),
)

PAGING = (
    SharedOption("max_items", "--max-items", "Stop after so many.", "COUNT", _LISTS),
    SharedOption("page_size", "--page-size", "Ask for so many at a time.", "COUNT", _LISTS),
    SharedOption(
        "starting_token",
        "--starting-token",
        "Go on after --max-items: its NextToken.",
        "TOKEN",
        _LISTS,
    ),
    SharedOption("no_paginate", "--no-paginate", "Only the first page.", "", _LISTS),
)

_INPUT = "Input"
DRY_RUN = SharedOption(
    "dry_run", "--dry-run", "Check everything, show the request, send nothing.", "", _INPUT
)
INPUT = (
    SharedOption(
        "cli_input_json",
        "--cli-input-json",
        "All parameters in one JSON document; options override it.",
        "JSON",
        _INPUT,
    ),
    SharedOption("cli_input_yaml", "--cli-input-yaml", "The same in YAML.", "YAML", _INPUT),
    SharedOption(
        "generate_cli_skeleton",
        "--generate-cli-skeleton",
        "Print a template of the input or the answer, and send nothing.",
        "[KIND]",
        _INPUT,
        words=SKELETONS,
    ),
    DRY_RUN,
    SharedOption(
        "print",
        "--print",
        "Show the call in this form, and send nothing.",
        "FORM",
        _INPUT,
        words=PRINTED_FORMS,
    ),
    SharedOption("no_validate", "--no-validate", "Send values as they are.", "", _INPUT),
)

_UNPAGED = SharedOption("_no_paginate", "--no-paginate", "", hidden=True)
# Before a command it may be meant for any list, as the AWS CLI has it.
BEFORE = SharedOption("no_paginate", "--no-paginate", "", hidden=True)
UNSET = SharedOption(
    "unset",
    "--unset",
    "Clear these members: description stage-variables.KEY",
    "MEMBERS",
    _INPUT,
    many=True,
)
_WAITING = "Waiting"
WAIT = SharedOption("wait", "--wait", "Wait until it is done.", "", _WAITING)
WAIT_TIMEOUT = SharedOption(
    "wait_timeout", "--wait-timeout", "Longest wait (default 300).", "SECONDS", _WAITING
)
YES = SharedOption("yes", "--yes", "Delete without asking.", "", _SAFETY)
IGNORE_NOT_FOUND = SharedOption(
    "ignore_not_found", "--ignore-not-found", "What is not there is no error.", "", _SAFETY
)

_EVERY = "Several places at once"
PLACES = (
    SharedOption(
        "regions",
        "--regions",
        "Ask in these regions (a,b), or in 'all'; a row of the answer says its Region.",
        "NAMES",
        _EVERY,
    ),
    SharedOption(
        "profiles",
        "--profiles",
        "Ask with these profiles (a,b); a row of the answer says its Profile.",
        "NAMES",
        _EVERY,
    ),
)
# An export is one document; it takes them to say so.
_NO_PLACES = tuple(option._replace(help="", hidden=True) for option in PLACES)


def own_options(operation: Operation) -> tuple[SharedOption, ...]:
    """The shared options that only some operations have, this one among them."""
    found = (*INPUT, *(PAGING if operation.paged else (_UNPAGED,)))
    if operation.name.startswith("Update"):
        found = (*found, UNSET)
    if operation.name in WAITS:
        found = (*found, WAIT, WAIT_TIMEOUT)
    if operation.name.startswith("Delete"):
        return (*found, YES, IGNORE_NOT_FOUND)
    if not operation.reads:
        return found
    if not operation.paged or operation.path_members:  # what can be missing
        found = (*found, IGNORE_NOT_FOUND)
    return (*found, *(_NO_PLACES if operation.answers_document else PLACES))


def click_option(option: SharedOption) -> click.Option:
    """Click's form.  An option that was not given is None, so that settings can tell."""
    declared = [option.name, *option.spelling.split()]
    if option.words == SKELETONS:
        return ChoiceOption(declared, words=option.words, metavar=option.metavar, type=str)
    if option.many:
        return ListOption(declared, metavar=option.metavar, multiple=True, default=None, type=str)
    if option.metavar:
        return click.Option(declared, metavar=option.metavar, type=str)
    return click.Option(declared, is_flag=True, default=None)


def everywhere() -> list[click.Option]:
    """Click's form of what every level takes; the one list serves all levels."""
    if not _EVERYWHERE:
        _EVERYWHERE.extend(click_option(option) for option in EVERYWHERE)
    return _EVERYWHERE


_EVERYWHERE: list[click.Option] = []

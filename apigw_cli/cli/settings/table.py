"""Every setting, where it may be said, and how what is said is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apigw_cli.cli.options import ERROR_FORMATS, FORMATS, PRINTED_FORMS, SKELETONS
from apigw_cli.record import NamedTuple


class Setting(NamedTuple):
    """One setting and where it may be said, besides by a flag of its name."""

    name: str
    kind: str = "text"  # text, switch, truth, seconds, count, words
    variables: tuple[str, ...] = ()  # in the order of their weight
    in_config: bool = False  # under the name in kebab case
    in_profile: str = ""  # the key in an AWS profile
    default: Any = None
    words: tuple[str, ...] = ()
    flag: str = ""  # where it is not the name in kebab case


SETTINGS = (
    # In botocore's order, which finds the credentials.
    Setting("profile", variables=("AWS_DEFAULT_PROFILE", "AWS_PROFILE")),
    Setting("region", variables=("AWS_REGION", "AWS_DEFAULT_REGION"), in_profile="region"),
    Setting("profiles"),
    Setting("regions"),
    Setting("endpoint_url"),
    Setting("local", "switch", ("APIGW_LOCAL",), in_config=True, default=False),
    Setting("no_verify_ssl", "switch", default=False),
    Setting("ca_bundle"),
    Setting("no_sign_request", "switch", default=False),
    Setting("connect_timeout", "seconds", flag="--cli-connect-timeout"),
    Setting("read_timeout", "seconds", flag="--cli-read-timeout"),
    Setting("max_attempts", "count", ("APIGW_MAX_ATTEMPTS", "AWS_MAX_ATTEMPTS"), in_config=True),
    Setting(
        "output",
        variables=("APIGW_OUTPUT", "AWS_DEFAULT_OUTPUT"),
        in_config=True,
        in_profile="output",
        words=FORMATS,
    ),
    Setting(
        "cli_timestamp_format", in_profile="cli_timestamp_format", words=("wire", "iso8601", "none")
    ),
    Setting("query"),
    Setting("columns"),
    Setting("no_header", "switch", default=False),
    Setting("no_color", "switch", ("APIGW_NO_COLOR",), in_config=True, default=False),
    Setting("error_format", variables=("APIGW_ERROR_FORMAT",), in_config=True, words=ERROR_FORMATS),
    Setting("debug", "switch", ("APIGW_DEBUG",), in_config=True, default=False),
    Setting("yes", "switch", ("APIGW_YES",), in_config=True, default=False),
    Setting("ignore_not_found", "switch", default=False),
    Setting("cli_input_json"),
    Setting("cli_input_yaml"),
    Setting("generate_cli_skeleton", words=SKELETONS),
    Setting("no_validate", "switch", default=False),
    Setting("dry_run", "switch", default=False),
    Setting("print", words=PRINTED_FORMS),
    Setting("unset", "words"),
    Setting("wait", "switch", default=False),
    Setting("wait_timeout", "seconds"),
    Setting("for"),
    Setting("max_items", "count"),
    Setting("page_size", "count"),
    Setting("starting_token"),
    Setting("no_paginate", "switch", default=False),
    Setting("local_db", variables=("APIGW_LOCAL_DB",), in_config=True),
    Setting("local_account", variables=("APIGW_LOCAL_ACCOUNT",), in_config=True),
    Setting("local_partition", variables=("APIGW_LOCAL_PARTITION",), in_config=True),
    Setting("local_delay", "seconds", ("APIGW_LOCAL_DELAY",), in_config=True, default=0.0),
    Setting("local_quotas", "switch", ("APIGW_LOCAL_QUOTAS",), in_config=True, default=False),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def _switch(given: Any) -> bool | None:
    if isinstance(given, bool):
        return given
    word = str(given).lower()
    if word in ("1", "true", "yes", "on"):
        return True
    return False if word in ("0", "false", "no", "off") else None


def _truth(given: Any) -> bool:
    """As botocore reads one: it knows no other word, and refuses none."""
    return str(given).lower() == "true"


def _seconds(given: Any) -> float | None:
    try:
        seconds = float(given)
    except (TypeError, ValueError):
        return None
    return seconds if 0 <= seconds < 1e9 and not isinstance(given, bool) else None


def _count(given: Any) -> int | None:
    text = str(given)
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 2**63 else None


def _text(given: Any) -> str | None:
    return given if isinstance(given, str) else None


KINDS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "switch": _switch,
    "truth": _truth,
    "seconds": _seconds,
    "count": _count,
    "words": tuple,
}
KIND_NAMES = {
    "text": "a text",
    "switch": "true or false",
    "seconds": "a number of seconds",
    "count": "a whole number, 1 or more",
    "words": "words",
}

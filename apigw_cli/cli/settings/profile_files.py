"""What the files of the AWS CLI say of a profile, as far as we look besides botocore."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from apigw_cli.cli.settings.folders import home

if TYPE_CHECKING:
    from configparser import RawConfigParser

# Of each key its text, and the file that has it.
Profile = dict[str, tuple[str, str]]

_SERVICE = "apigatewayv2"  # in a section of services


def config_file(environ: Mapping[str, str]) -> str:
    """The file of profiles."""
    return home(environ.get("AWS_CONFIG_FILE") or "~/.aws/config", environ)


def credentials_file(environ: Mapping[str, str]) -> str:
    """The file of credentials, by profiles."""
    return home(environ.get("AWS_SHARED_CREDENTIALS_FILE") or "~/.aws/credentials", environ)


def read_profile(name: str, environ: Mapping[str, str]) -> Profile | None:
    """
    A profile, None if no file has it; what the file of credentials says wins, as in botocore.

    A file that cannot be read says nothing: botocore tells, where it matters.
    """
    config, credentials = config_file(environ), credentials_file(environ)
    found: Profile | None = None
    parsed = _parse(config)
    for section in parsed.sections() if parsed else ():
        if parsed is not None and _profile_of(section) == name:
            found = {key: (text, config) for key, text in parsed.items(section)}
            found |= _of_service(parsed, found, config)
            break
    kept = _parse(credentials)
    if kept is not None and kept.has_section(name):
        own = {key: (text, credentials) for key, text in kept.items(name)}
        found = (found or {}) | own
    return found


def unreadable(environ: Mapping[str, str]) -> list[str]:
    """The files that are there and cannot be read."""
    paths = (config_file(environ), credentials_file(environ))
    return [path for path in paths if os.path.isfile(path) and _parse(path) is None]


def _parse(path: str) -> RawConfigParser | None:
    if not os.path.isfile(path):
        return None
    import configparser

    parser = configparser.RawConfigParser(default_section="")
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, OSError, ValueError):
        return None
    return parser


def _profile_of(section: str) -> str:
    """The profile of a section: ``default``, ``profile name``, ``profile "a name"``; else ""."""
    kind, _, name = section.partition(" ")
    if kind == "profile" and name:
        return name.strip().strip("\"'")
    return section if section == "default" else ""


def _of_service(parsed: RawConfigParser, profile: Profile, path: str) -> Profile:
    """The endpoint of this service alone, in the profile's section of services."""
    wanted, _ = profile.get("services", ("", ""))
    for section in parsed.sections() if wanted else ():
        kind, _, name = section.partition(" ")
        if kind == "services" and name.strip().strip("\"'") == wanted:
            return _nested(parsed.get(section, _SERVICE, fallback=""), "endpoint_url", path)
    return {}


def _nested(text: str, wanted: str, path: str) -> Profile:
    """A key among the indented lines below another."""
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if key.strip() == wanted:
            return {wanted: (value.strip(), path)}
    return {}

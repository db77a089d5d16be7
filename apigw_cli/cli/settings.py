"""
Settings: which source says what, and which wins.

Flags, then APIGW_* variables, then AWS_* variables, then the config file, then the AWS profile,
then what is built in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from apigw_cli.cli.checks import meant
from apigw_cli.cli.options import ERROR_FORMATS, FORMATS, PRINTED_FORMS, SKELETONS
from apigw_cli.errors import ConfigurationFailure, UsageFailure

if TYPE_CHECKING:
    from apigw_cli.cli.profile_files import Profile


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
_BY_NAME = {setting.name: setting for setting in SETTINGS}

# Formats that only the AWS CLI has, and the nearest of ours.
_NEAREST_FORMAT = {"yaml-stream": "yaml"}


class Settings:
    """The settings of one command line; files are read when a setting needs them."""

    def __init__(
        self, flags: Mapping[str, Any], environ: Mapping[str, str], log: TextIO | None = None
    ) -> None:
        self._flags = flags
        self._log = log
        self.environ = environ
        self.kept: dict[str, Any] = {}  # what backends keep for the whole command line
        self._config: dict[str, Any] | None = None
        self._profiles: dict[str, Profile | None] = {}
        self._found: dict[str, tuple[Any, str]] = {}
        self._outer: Settings | None = None  # tells what these flags do not
        self._own: AbstractSet[str] = frozenset()
        self.begun: Callable[[], None] = _nothing  # what a backend calls when a request leaves

    def within(self, flags: Mapping[str, Any]) -> Settings:
        """The settings of a line of a batch, which these are the settings of."""
        if not flags:
            return self
        inner = Settings({**self._flags, **flags}, self.environ, self._log)
        inner.kept, inner._config, inner._profiles = self.kept, self._config, self._profiles
        if "profile" not in flags:  # other settings hang on it
            inner._outer, inner._own = self, flags.keys()
        return inner

    def at(self, **flags: str) -> Settings:
        """The same settings at another place, which these flags name."""
        there = Settings({**self._flags, **flags}, self.environ, self._log)
        there.kept, there._config = self.kept, self._config
        return there

    def get(self, name: str) -> Any:
        """The value that wins, of the setting's kind; None if nothing says it."""
        return self.origin(name)[0]

    def tell(self, line: str) -> None:
        """Says what is done, with ``--debug``.  Callers leave credentials and headers out."""
        if self._log is not None and self.get("debug"):
            from apigw_cli.cli.masking import masked
            from apigw_cli.output.controls import visible

            self._log.write(f"apigw: debug: {visible(masked(line, self.environ))}\n")

    def origin(self, name: str) -> tuple[Any, str]:
        """
        The value that wins, and who says it: ``--output``, ``AWS_PROFILE``, a file, ``""``.

        Raises:
            UsageFailure: A flag's text is not of the setting's kind.
            ConfigurationFailure: A variable's or a file's is not.
        """
        if name not in self._found:
            outer = self._outer if name not in self._own else None
            self._found[name] = outer.origin(name) if outer else self.find(_BY_NAME[name])
        return self._found[name]

    def find(self, setting: Setting) -> tuple[Any, str]:
        """As ``origin``, by the setting's own record."""
        for find in (self._from_flag, self._from_variables, self._from_config, self._from_profile):
            found = find(setting)
            if found is not None:
                return found
        return setting.default, ""

    def _from_flag(self, setting: Setting) -> tuple[Any, str] | None:
        given = self._flags.get(setting.name)
        if given is None:
            return None
        option = setting.flag or "--" + setting.name.replace("_", "-")
        if setting.words == FORMATS:
            given = _NEAREST_FORMAT.get(given, given)
        return _read(setting, given, option, UsageFailure), option

    def _from_variables(self, setting: Setting) -> tuple[Any, str] | None:
        for variable in setting.variables:
            text = self.environ.get(variable)
            if text:
                value = _lenient(setting, text, variable.startswith("AWS_"))
                if value is not None:
                    return _read(setting, value, variable, ConfigurationFailure), variable
        return None

    def _from_config(self, setting: Setting) -> tuple[Any, str] | None:
        if not setting.in_config:
            return None
        path = config_path(self.environ)
        if self._config is None:
            from apigw_cli.cli.config_file import read_config

            keys = [entry.name.replace("_", "-") for entry in SETTINGS if entry.in_config]
            self._config = read_config(path, keys)
        key = setting.name.replace("_", "-")
        value = self._config.get(key)
        if value is None:
            return None
        return _read(setting, value, f"{path}: {key}", ConfigurationFailure), path

    def _from_profile(self, setting: Setting) -> tuple[Any, str] | None:
        if not setting.in_profile:
            return None
        text, path = (self.read_profile() or {}).get(setting.in_profile, ("", ""))
        told = _lenient(setting, text, True) if text else None
        value = None if told is None else _KINDS[setting.kind](told)
        return None if value is None else (value, path)

    def read_profile(self) -> Profile | None:
        """The AWS profile in use, None if no file has it."""
        from apigw_cli.cli.profile_files import read_profile

        name = self.get("profile") or "default"
        if name not in self._profiles:
            self._profiles[name] = read_profile(name, self.environ)
        return self._profiles[name]


def _nothing() -> None:
    return


def config_path(environ: Mapping[str, str]) -> str:
    """The config file: ``$XDG_CONFIG_HOME/apigw/config.toml``."""
    return os.path.join(xdg(environ, "CONFIG", "~/.config"), "apigw", "config.toml")


def xdg(environ: Mapping[str, str], kind: str, default: str) -> str:
    """A base directory of the XDG specification, which says to ignore relative ones."""
    told = environ.get(f"XDG_{kind}_HOME", "")
    return told if os.path.isabs(told) else home(default, environ)


def home(path: str, environ: Mapping[str, str]) -> str:
    """``~`` by the environment that we were given."""
    told = environ.get("HOME")
    if told and (path == "~" or path.startswith("~/")):
        return told + path[1:]
    return os.path.expanduser(path)


def _lenient(setting: Setting, text: str, of_aws: bool) -> Any:
    """What belongs to the AWS CLI too may hold words that only it knows: never an error here."""
    if not of_aws or not setting.words:
        return text
    nearest = _NEAREST_FORMAT.get(text, text)
    return nearest if nearest in setting.words else None


def _read(
    setting: Setting,
    given: Any,
    place: str,
    failure: type[UsageFailure] | type[ConfigurationFailure],
) -> Any:
    value = _KINDS[setting.kind](given)
    if value is None:
        raise failure(f"{place}: {given!r} is not {_KIND_NAMES[setting.kind]}.")
    if setting.words and value not in setting.words:
        near = meant(str(value), setting.words)
        raise failure(f"{place}: {given!r} is none of {', '.join(setting.words)}.{near}")
    return value


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


_KINDS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "switch": _switch,
    "truth": _truth,
    "seconds": _seconds,
    "count": _count,
    "words": tuple,
}
_KIND_NAMES = {
    "text": "a text",
    "switch": "true or false",
    "seconds": "a number of seconds",
    "count": "a whole number, 1 or more",
    "words": "words",
}

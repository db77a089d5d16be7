"""
Which source says a setting, and which wins.

Flags, then APIGW_* variables, then AWS_* variables, then the config file, then the AWS profile,
then what is built in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, TextIO

from apigw_cli.cli.options import FORMATS
from apigw_cli.cli.settings.folders import config_path
from apigw_cli.cli.settings.table import BY_NAME, KIND_NAMES, KINDS, SETTINGS, Setting
from apigw_cli.cli.values.checks import meant
from apigw_cli.errors import ConfigurationFailure, UsageFailure

if TYPE_CHECKING:
    from apigw_cli.cli.settings.profile_files import Profile

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
            self._found[name] = outer.origin(name) if outer else self.find(BY_NAME[name])
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
            from apigw_cli.cli.settings.config_file import read_config

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
        value = None if told is None else KINDS[setting.kind](told)
        return None if value is None else (value, path)

    def read_profile(self) -> Profile | None:
        """The AWS profile in use, None if no file has it."""
        from apigw_cli.cli.settings.profile_files import read_profile

        name = self.get("profile") or "default"
        if name not in self._profiles:
            self._profiles[name] = read_profile(name, self.environ)
        return self._profiles[name]


def _nothing() -> None:
    return


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
    value = KINDS[setting.kind](given)
    if value is None:
        raise failure(f"{place}: {given!r} is not {KIND_NAMES[setting.kind]}.")
    if setting.words and value not in setting.words:
        near = meant(str(value), setting.words)
        raise failure(f"{place}: {given!r} is none of {', '.join(setting.words)}.{near}")
    return value

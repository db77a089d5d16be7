"""Every setting with the value that holds and the source that says it, those of botocore too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from apigw_cli.cli.masking import masked_urls
from apigw_cli.cli.options import EVERYWHERE
from apigw_cli.cli.session import LOCAL_ACCOUNT, LOCAL_PARTITION, LOCAL_REGION, local_path
from apigw_cli.cli.settings.folders import config_path
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.settings.profile_files import config_file, credentials_file
from apigw_cli.cli.settings.table import SETTINGS, Setting
from apigw_cli.record import NamedTuple

_BUILT_IN = "built-in"
_NOT_SET = "not set"
_DEFAULT_ATTEMPTS = 3
_DEFAULT_TIMEOUT = 60.0  # seconds

# What botocore finds by itself, or besides us, and where it looks.
_BY_BOTOCORE = (
    Setting(
        "endpoint_url",
        variables=("AWS_ENDPOINT_URL_APIGATEWAYV2", "AWS_ENDPOINT_URL"),
        in_profile="endpoint_url",
    ),
    Setting("ca_bundle", variables=("AWS_CA_BUNDLE",), in_profile="ca_bundle"),
    Setting("max_attempts", "count", in_profile="max_attempts", default=_DEFAULT_ATTEMPTS),
    Setting(
        "retry_mode", variables=("AWS_RETRY_MODE",), in_profile="retry_mode", default="standard"
    ),
    Setting(
        "use_fips_endpoint",
        "truth",
        ("AWS_USE_FIPS_ENDPOINT",),
        in_profile="use_fips_endpoint",
        default=False,
    ),
    Setting(
        "use_dualstack_endpoint",
        "truth",
        ("AWS_USE_DUALSTACK_ENDPOINT",),
        in_profile="use_dualstack_endpoint",
        default=False,
    ),
)
_NO_ENDPOINTS = Setting(
    "ignore_configured_endpoint_urls",
    "truth",
    ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",),
    in_profile="ignore_configured_endpoint_urls",
)


class Said(NamedTuple):
    """One setting, its value and who says it."""

    setting: str  # as an option or a key of the config file is called
    value: Any  # None where nothing says it
    origin: str


def every_setting(settings: Settings) -> list[Said]:
    """
    All settings that outlive one command, where to first.

    Secrets are not among them: of credentials it is said which kind there is, and where.
    """
    besides = {setting.name: setting for setting in _BY_BOTOCORE}
    found = []
    for setting in _lasting():
        value, origin = settings.find(setting)
        if not origin and setting.name in besides:
            value, origin = settings.find(besides[setting.name])
        found.append(Said(_name(setting), *_filled_in(setting, value, origin, settings)))
    own = {setting.name for setting in SETTINGS}
    only = [setting for setting in _BY_BOTOCORE if setting.name not in own]
    found += [Said(_name(one), *_told(*settings.find(one), settings)) for one in only]
    return [*found, _credentials(settings), *_files(settings)]


def _lasting() -> Iterator[Setting]:
    """The settings that are more than an option of one command."""
    where = {option.name for option in EVERYWHERE if option.topic == "Where to"}
    for setting in SETTINGS:
        lasts = setting.variables or setting.in_config or setting.in_profile
        if setting.name in where or lasts:
            yield setting


def _name(setting: Setting) -> str:
    return (setting.flag or setting.name).removeprefix("--").replace("_", "-")


def _filled_in(setting: Setting, value: Any, origin: str, settings: Settings) -> tuple[Any, str]:
    """What holds, also where it follows from something else."""
    if setting.name == "endpoint_url":
        ignored, told = settings.find(_NO_ENDPOINTS)
        if ignored and origin and not origin.startswith("--"):
            return _told(None, told, settings)
        value = value and masked_urls(value)
    if not origin and value is None:
        value, origin = _default(setting, settings)
    return _told(value, origin, settings, _name(setting))


def _default(setting: Setting, settings: Settings) -> tuple[Any, str]:
    """What holds where nothing says a setting, with an origin if there is one after all."""
    certificates = settings.environ.get("REQUESTS_CA_BUNDLE")
    if setting.name == "ca_bundle" and certificates:
        return certificates, "REQUESTS_CA_BUNDLE"
    defaults = {
        "profile": "default",
        "region": LOCAL_REGION if settings.get("local") else None,
        "connect_timeout": _DEFAULT_TIMEOUT,
        "read_timeout": _DEFAULT_TIMEOUT,
        "error_format": "text",
        "local_db": local_path(settings),
        "local_account": LOCAL_ACCOUNT,
        "local_partition": LOCAL_PARTITION,
    }
    return defaults.get(setting.name), ""


def _told(value: Any, origin: str, settings: Settings, key: str = "") -> tuple[Any, str]:
    """The value and its origin, with the line of a config file and the profile of a profile's."""
    if origin == config_path(settings.environ):
        from apigw_cli.cli.settings.config_file import line_of

        return value, f"{origin}, line {line_of(origin, key)}"
    if origin in (config_file(settings.environ), credentials_file(settings.environ)):
        return value, f"{origin}, profile {settings.get('profile') or 'default'}"
    return value, origin or (_NOT_SET if value is None else _BUILT_IN)


def _files(settings: Settings) -> Iterator[Said]:
    environ = settings.environ
    told = "XDG_CONFIG_HOME" if environ.get("XDG_CONFIG_HOME", "").startswith("/") else _BUILT_IN
    yield Said("config-file", config_path(environ), told)
    for name, variable, path in (
        ("aws-config-file", "AWS_CONFIG_FILE", config_file(environ)),
        ("aws-credentials-file", "AWS_SHARED_CREDENTIALS_FILE", credentials_file(environ)),
    ):
        yield Said(name, path, variable if environ.get(variable) else _BUILT_IN)


# How a profile comes to credentials: the keys that say so, in the order in which botocore looks.
_WAYS = (
    ("web identity", ("role_arn", "web_identity_token_file")),
    ("role", ("role_arn",)),
    ("sso", ("sso_session",)),
    ("sso", ("sso_start_url",)),
    ("login", ("login_session",)),
    ("process", ("credential_process",)),
    ("keys", ("aws_access_key_id",)),
)


_IN_CONTAINERS = (
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)


def _credentials(settings: Settings) -> Said:
    """Which kind of credentials there is; their values are never read out."""
    if settings.get("no_sign_request"):
        return Said("credentials", None, "--no-sign-request")
    variables: Mapping[str, str] = settings.environ
    if settings.origin("profile")[1] == "--profile":  # which outweighs variables
        variables = {name: variables.get(name, "") for name in _IN_CONTAINERS}
    if variables.get("AWS_ACCESS_KEY_ID"):
        return Said("credentials", "keys", "AWS_ACCESS_KEY_ID")
    found = _of_profile(settings)
    if variables.get("AWS_WEB_IDENTITY_TOKEN_FILE") and not (found and found.value == "role"):
        return Said("credentials", "web identity", "AWS_WEB_IDENTITY_TOKEN_FILE")
    if found is not None:
        return found
    container = next((name for name in _IN_CONTAINERS if variables.get(name)), "")
    return Said("credentials", "container" if container else None, container or _NOT_SET)


def _of_profile(settings: Settings) -> Said | None:
    profile = settings.read_profile() or {}
    _, kept = profile.get("aws_access_key_id", ("", ""))
    # Keys of the config file come last, those of the file of credentials before these.
    outweighed = ("login", "process") if kept == credentials_file(settings.environ) else ()
    for kind, keys in _WAYS:
        if kind not in outweighed and all(key in profile for key in keys):
            _, file = profile[keys[0]]
            return Said("credentials", *_told(kind, file, settings))
    return None

"""The topic environment: variables, files, and which setting wins."""

from __future__ import annotations

from collections.abc import Iterator

from apigw_cli import catalogue
from apigw_cli.cli.identifiers import variable
from apigw_cli.cli.options import EVERYWHERE, YES
from apigw_cli.cli.settings.table import SETTINGS, Setting
from apigw_cli.cli.topics.page import Section, Topic

# What settings are for that no option says.
_ABOUT = {
    "local_db": "The local plane's file; $XDG_DATA_HOME/apigw/local.db without it.",
    "local_account": "The account that the local plane plays.",
    "local_partition": "The partition in the local plane's ARNs.",
    "local_delay": "Seconds that the local plane holds transient states.",
    "local_quotas": "Whether the local plane has the service's quotas.",
}
_BY_OPTION = {option.name: option.help for option in (*EVERYWHERE, YES)}

_OTHERS = (
    ("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN", "Credentials."),
    ("AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE", "The AWS CLI's files of profiles."),
    ("AWS_ENDPOINT_URL_APIGATEWAYV2, AWS_ENDPOINT_URL", "Where to send, without --endpoint-url."),
    ("AWS_CA_BUNDLE", "Trusted certificates, without --ca-bundle."),
    ("NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR", "Colours off; on where there is no terminal."),
    (
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME, XDG_STATE_HOME",
        "Where apigw keeps its files.",
    ),
    ("APIGW_NORMAL_EXIT", "End the interpreter as usual, for profilers and coverage."),
)


def described(setting: Setting) -> str:
    """What a setting is for."""
    return _ABOUT.get(setting.name) or _BY_OPTION[setting.name]


def _variables() -> Iterator[tuple[str, str]]:
    for setting in SETTINGS:
        if setting.variables:
            yield ", ".join(setting.variables), described(setting)


def _keys() -> Iterator[tuple[str, str]]:
    for setting in SETTINGS:
        if setting.in_config:
            yield setting.name.replace("_", "-"), described(setting)


def _identifiers() -> list[str]:
    members = {m.name: m for entry in catalogue.operations() for m in entry.path_members}
    return sorted(variable(member) for member in members.values() if not member.shape.words)


TOPIC = Topic(
    "environment",
    "Variables, the config file, and which setting wins.",
    (
        Section(
            "Which wins",
            (
                "Flags win over `APIGW_*` variables, those over `AWS_*` variables, those over the"
                " config file, that over the AWS profile. Region and credentials come from flags,"
                " `AWS_*` variables and the profile only.",
                "`apigw config show --origin` tells the value of each setting and who says it;"
                " `apigw config path` prints where the config file is.",
            ),
            examples=("config show --origin",),
        ),
        Section("Variables", rows=(*_variables(), *_OTHERS)),
        Section(
            "Identifiers",
            (
                "These fill identifiers of a path that neither a word nor an option gives, except"
                " the last identifier of a delete:",
                ", ".join(f"`{name}`" for name in _identifiers()),
            ),
            examples=("stage get prod --api-id @pets",),
        ),
        Section(
            "Config file",
            ("`$XDG_CONFIG_HOME/apigw/config.toml` knows these keys:",),
            rows=tuple(_keys()),
        ),
        Section(
            "Files",
            rows=(
                ("$XDG_CONFIG_HOME/apigw/config.toml", "Settings; ~/.config without the variable."),
                ("$XDG_DATA_HOME/apigw/local.db", "The local plane; ~/.local/share without it."),
                (
                    "$XDG_CACHE_HOME/apigw/completion",
                    "Names and identifiers for completion, no secrets; ~/.cache without it. It"
                    " can be deleted at any time.",
                ),
                (
                    "$XDG_STATE_HOME/apigw/last-fault.txt",
                    "The trace of the latest fault of apigw's own, for a report;"
                    " ~/.local/state without it.",
                ),
                (
                    "~/.aws/cli/cache",
                    "Credentials of roles that the AWS CLI keeps there serve apigw as well, so that"
                    " no code is asked for again; apigw writes none.",
                ),
            ),
        ),
    ),
)

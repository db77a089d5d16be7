"""``apigw config``: each setting, its value, and the source that says it."""

import json
import subprocess
import sys

import pytest

from apigw_cli.cli.settings.table import SETTINGS
from apigw_cli.cli.tools.config import TOOLS
from apigw_cli.errors import CONFIGURATION, OK, USAGE
from tests.conftest import ROOT, process_environment

SECRETS = ("AKIAOFPROFILE", "a-secret", "a-token", "wJalr")
CONFIG = """\
[default]
region = eu-north-1

[profile work]
region = eu-central-1
output = text
max_attempts = 7
ca_bundle = /etc/own/ca.pem
use_fips_endpoint = TRUE
aws_access_key_id = AKIAOFPROFILE
aws_secret_access_key = a-secret
endpoint_url = https://all.example.com
services = own

[services own]
s3 =
  endpoint_url = https://s3.example.com
apigatewayv2 =
  endpoint_url = https://own.example.com
"""


@pytest.fixture
def home(tmp_path):
    """A home with a config file of apigw and files of profiles."""
    (tmp_path / ".config/apigw").mkdir(parents=True)
    (tmp_path / ".config/apigw/config.toml").write_text('yes = true\n\noutput = "yaml"\n')
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws/config").write_text(CONFIG)
    return tmp_path


@pytest.fixture
def show(apigw, home):
    """What ``config show --origin`` says: setting -> (value, origin)."""

    def run(options="", environ=None):
        line = f"config show --origin -o json {options}"
        result = apigw(
            line, environ={"AWS_CONFIG_FILE": str(home / ".aws/config"), **(environ or {})}
        )
        assert (result.status, result.stderr) == (OK, "")
        assert not [secret for secret in SECRETS if secret in result.stdout]
        return {row["Setting"]: (row["Value"], row["Origin"]) for row in result.json["Settings"]}

    return run


def test_each_setting_has_the_source_that_won(show, home):
    said = show(
        "--region r-1 --cli-read-timeout 5",
        {"APIGW_LOCAL_DELAY": "2", "AWS_PROFILE": "work", "AWS_DEFAULT_REGION": "r-2"},
    )

    config, profile = home / ".config/apigw/config.toml", f"{home}/.aws/config, profile work"
    expected = {
        "profile": ("work", "AWS_PROFILE"),
        "region": ("r-1", "--region"),
        "cli-read-timeout": (5.0, "--cli-read-timeout"),
        "cli-connect-timeout": (60.0, "built-in"),
        "local": (False, "built-in"),
        "local-delay": (2.0, "APIGW_LOCAL_DELAY"),
        "local-db": (str(home / ".local/share/apigw/local.db"), "built-in"),
        "local-account": ("123456789012", "built-in"),
        "yes": (True, f"{config}, line 1"),
        "max-attempts": (7, profile),
        "ca-bundle": ("/etc/own/ca.pem", profile),
        "use-fips-endpoint": (True, profile),
        "use-dualstack-endpoint": (False, "built-in"),
        "retry-mode": ("standard", "built-in"),
        "endpoint-url": ("https://own.example.com", profile),
        "credentials": ("keys", profile),
        "config-file": (str(config), "built-in"),
        "aws-config-file": (f"{home}/.aws/config", "AWS_CONFIG_FILE"),
        "aws-credentials-file": (f"{home}/.aws/credentials", "built-in"),
    }
    assert {name: said[name] for name in expected} == expected


def test_the_line_of_the_config_file_is_told(show, home, apigw):
    environ = {"AWS_CONFIG_FILE": str(home / ".aws/config")}

    result = apigw(
        ["config", "show", "--origin", "--query", "Settings[?Setting=='output']"], environ=environ
    )

    origin = f"{home}/.config/apigw/config.toml, line 3"
    assert f"Value: yaml\n  Origin: {origin}\n" in result.stdout


def test_every_setting_that_outlives_a_command_is_shown_once(show):
    said = show()

    lasting = {
        setting.name.replace("_", "-")
        for setting in SETTINGS
        if setting.variables or setting.in_config
    }
    assert lasting <= said.keys()
    assert not {"query", "columns", "dry-run", "unset", "cli-input-json"} & said.keys()


@pytest.mark.parametrize(
    ("options", "environ", "value", "origin"),
    [
        ("--endpoint-url http://a", {"AWS_ENDPOINT_URL": "http://b"}, "http://a", "--endpoint-url"),
        (
            "",
            {"AWS_ENDPOINT_URL_APIGATEWAYV2": "http://c", "AWS_ENDPOINT_URL": "http://b"},
            "http://c",
            "AWS_ENDPOINT_URL_APIGATEWAYV2",
        ),
        ("--profile work", {"AWS_ENDPOINT_URL": "http://b"}, "http://b", "AWS_ENDPOINT_URL"),
        (
            "--profile work",
            {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
            None,
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        ),
        (
            "--endpoint-url http://a",
            {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
            "http://a",
            "--endpoint-url",
        ),
        ("", {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}, None, "not set"),
        (
            "",
            {"AWS_ENDPOINT_URL": "https://me:a-secret@host:1/x"},
            "https://***@host:1/x",
            "AWS_ENDPOINT_URL",
        ),
    ],
)
def test_the_endpoint_is_the_one_that_botocore_takes(show, options, environ, value, origin):
    assert show(options, environ)["endpoint-url"] == (value, origin)


@pytest.mark.parametrize(
    ("content", "options", "environ", "kind", "origin"),
    [
        ("", "", {"AWS_ACCESS_KEY_ID": "AKIAOFPROFILE"}, "keys", "AWS_ACCESS_KEY_ID"),
        (
            "",
            "--profile work",
            {"AWS_ACCESS_KEY_ID": "AKIAOFPROFILE"},
            "keys",
            "{config}, profile work",
        ),
        ("[profile a]\nrole_arn = x\n", "--profile a", {}, "role", "{config}, profile a"),
        ("[profile a]\nsso_session = x\n", "--profile a", {}, "sso", "{config}, profile a"),
        (
            "[profile a]\nrole_arn = x\nweb_identity_token_file = y\n",
            "--profile a",
            {},
            "web identity",
            "{config}, profile a",
        ),
        (
            "[profile a]\ncredential_process = echo a-secret\n",
            "--profile a",
            {},
            "process",
            "{config}, profile a",
        ),
        (
            "",
            "",
            {"AWS_WEB_IDENTITY_TOKEN_FILE": "/t", "AWS_ROLE_ARN": "x"},
            "web identity",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
        ),
        (
            "",
            "",
            {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://x"},
            "container",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        ),
        ("", "--no-sign-request", {}, None, "--no-sign-request"),
        ("", "", {}, None, "not set"),
    ],
)
def test_of_credentials_the_kind_is_told_and_never_a_value(
    show, home, content, options, environ, kind, origin
):
    (home / ".aws/config").write_text(CONFIG + content)

    said = show(options, environ)

    assert said["credentials"] == (kind, origin.format(config=home / ".aws/config"))


def test_what_the_file_of_credentials_says_of_a_profile_wins(show, home):
    (home / ".aws/credentials").write_text(
        "[work]\nregion = sa-east-1\naws_access_key_id = AKIAOFPROFILE\n"
        "aws_secret_access_key = a-secret\naws_session_token = a-token\n"
    )

    said = show("--profile work")

    place = f"{home}/.aws/credentials, profile work"
    assert (said["region"], said["credentials"]) == (("sa-east-1", place), ("keys", place))
    assert said["max-attempts"] == (7, f"{home}/.aws/config, profile work")


def test_the_local_plane_has_a_region_where_nothing_says_one(show, home):
    (home / ".aws/config").write_text("")

    assert show()["region"] == (None, "not set")
    assert show("--local")["region"] == ("us-east-1", "built-in")
    assert show("--local")["local"] == (True, "--local")


# How it is shown


def test_without_origin_there_are_settings_and_values_alone(apigw, home):
    rows = apigw("config show -o json").json["Settings"]

    assert {tuple(row) for row in rows} == {("Setting", "Value")}


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("-o table", "Setting "),
        ("-o table --no-header --columns Setting", "profile\nregion\n"),
        ("-o jsonl", '{"Setting":"profile","Value":"default"}\n'),
        ("-o yaml", "Settings:\n- Setting: profile\n"),
        ("-o text", "SETTINGS\tprofile\tdefault\n"),
        ("", "Settings:\n"),  # the config file's own choice
        ("-o json --query Settings[0].Value", '"default"\n'),
    ],
)
def test_it_is_printed_as_any_answer(apigw, home, words, starts):
    result = apigw(f"config show {words}")

    assert (result.status, result.stderr) == (OK, "")
    assert result.stdout.startswith(starts)


def test_a_column_that_there_is_not_is_refused(apigw, home):
    result = apigw("config show --columns Origen")

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith("apigw: --columns: no member 'Origen'.")


def test_a_profile_that_no_file_has_is_pointed_out(apigw, home):
    result = apigw("config show -o off", environ={"AWS_PROFILE": "wrok"})

    assert result.status == OK
    assert result.stderr.startswith(
        "apigw: warning: there is no profile 'wrok', which AWS_PROFILE names, in /nonexistent or"
    )


@pytest.mark.parametrize("content", [b"[default\n", b"[a]\n[a]\n", b"x = 1\n", b"\xff\xfe"])
def test_a_broken_file_of_profiles_is_pointed_out(apigw, home, content):
    (home / ".aws/credentials").write_bytes(content)

    result = apigw("config show -o off")

    file = home / ".aws/credentials"
    assert result == (OK, "", f"apigw: warning: {file} cannot be read as a file of profiles.\n")


def test_a_broken_config_file_is_told_with_its_line_and_its_path_all_the_same(apigw, home):
    (home / ".config/apigw/config.toml").write_text("yes = true\ncolour = 1\n")

    shown, path = apigw("config show"), apigw("config path")

    file = home / ".config/apigw/config.toml"
    assert (shown.status, shown.stdout) == (CONFIGURATION, "")
    assert shown.stderr.startswith(f"apigw: {file}, line 2: unknown key 'colour'.\n")
    assert path == (OK, f"{file}\n", "")


@pytest.mark.parametrize("told", ["relative", ""])
def test_the_path_is_that_of_the_base_directory(apigw, tmp_path, told):
    absolute = apigw("config path", environ={"XDG_CONFIG_HOME": str(tmp_path / "x")})
    other = apigw("config path", environ={"XDG_CONFIG_HOME": told})

    assert absolute.stdout == f"{tmp_path}/x/apigw/config.toml\n"
    assert other.stdout == f"{tmp_path}/.config/apigw/config.toml\n"


@pytest.mark.parametrize("name", TOOLS)
def test_neither_command_loads_botocore_or_takes_words(process, tmp_path, name):
    probe = (
        "import sys, io, os, json\n"
        "from apigw_cli.cli.run import run\nfrom apigw_cli.cli.world import World\n"
        "status = run(['config', sys.argv[1]], "
        "World(os.environ, io.StringIO(), io.StringIO(), sys.stderr, None))\n"
        "print(json.dumps([status, 'botocore' in sys.modules]))"
    )
    (tmp_path / "config").write_text("[profile work]\nregion = eu-west-1\n")
    environ = {"AWS_CONFIG_FILE": str(tmp_path / "config"), "AWS_PROFILE": "work"}

    done = subprocess.run(
        [sys.executable, "-c", probe, name],
        env=process_environment(tmp_path, environ),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout) == [OK, False]
    assert process(f"config {name} word").returncode == USAGE

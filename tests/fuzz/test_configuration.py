import os
from contextlib import contextmanager

import pytest
from hypothesis import strategies as st

from apigw_cli.cli.session import connect
from apigw_cli.cli.settings.table import SETTINGS
from tests.conftest import AWS_ENVIRONMENT, _run
from tests.fuzz.endings import check_ending
from tests.properties.claims import hold, tries
from tests.properties.strategies import texts

KEYS = [setting.name.replace("_", "-") for setting in SETTINGS]
VALUES = [
    *("true", "false", '"json"', "'table'", '"off"', "1", "0", "-1", "3.5", "nan", "inf", "1e999"),
    *('""', '"\\u001b[31m"', "[1, 2]", "{a = 1}", "1979-05-27", "9" * 400, '"""', "'a", "yes", ""),
    *("\x1b[2J", "[[[[", '"\udc80"', '"' + "x" * 5000 + '"'),
]
LINES = ["operations -o text", "--local api list", "--local api get a1", "api get a1 --aws"]

# What a profile may say that begins nothing: no sign-on, no role, no request for credentials.
PROFILE_KEYS = [
    *("region", "output", "aws_access_key_id", "aws_secret_access_key", "aws_session_token"),
    *("retry_mode", "max_attempts", "endpoint_url", "services", "ca_bundle", "s3", "parameter_v"),
    *("use_fips_endpoint", "use_dualstack_endpoint", "request_min_compression_size_bytes"),
    *("sigv4a_signing_region_set", "tcp_keepalive", "account_id_endpoint_mode", "user_agent_appid"),
    *("source_profile", "credential_source", "duration_seconds", "auth_scheme_preference", "\x9b"),
]
PROFILE_VALUES = [
    *("eu-west-1", "json", "yaml-stream", "AKIAX", "true", "maybe", "-1", "9" * 400, "", "%(x)s"),
    *("http://127.0.0.1:1", "http://[", "nonsense", "\x1b[31m", "default", "a\n  b = c", "\u202e"),
]
BYTES = st.binary(max_size=60)


def toml_files():
    """A config file: sound, half written, of wrong types, or nothing of the kind."""
    key = st.sampled_from(KEYS) | texts()
    line = st.builds("{} = {}".format, key, st.sampled_from(VALUES) | texts())
    table = st.builds("[{}]".format, key)
    text = st.lists(line | table, max_size=5).map("\n".join)
    whole = text.map(lambda text: text.encode("utf-8", "surrogateescape"))
    cut = st.builds(lambda data, share: data[: int(len(data) * share)], whole, st.floats(0, 1))
    return whole | cut | BYTES | st.just(b"debug = true\n" * 20_000) | st.just(b"[" * 50_000)


def profile_files():
    """A file of the AWS CLI: sections and keys, some in places where they do not belong."""
    section = st.sampled_from(
        ["[default]", "[profile work]", "[work]", '[profile "a b"]', "[services x]", "[", "[]", "]"]
    )
    line = st.builds(
        "{} = {}".format, st.sampled_from(PROFILE_KEYS), st.sampled_from(PROFILE_VALUES)
    )
    odd = st.sampled_from(["  nested = 1", "=", "key", "; note", "\x00", "region\xa0= x", "a: b"])
    text = st.lists(section | line | odd, max_size=7).map("\n".join)
    whole = st.builds(lambda text: f"[default]\n{text}\n".encode(), text)
    return whole | text.map(str.encode) | BYTES | st.just(b"[default]\n" + b"a = b\n" * 5000)


def spoilt(path, data, how):
    """Puts a file, or what else may be found at its path."""
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    path.unlink(missing_ok=True)
    if how == "directory":
        path.mkdir()
    elif how == "loop":
        path.symlink_to(path)
    else:
        path.write_bytes(data)


KINDS = st.sampled_from(["file"] * 12 + ["directory", "loop"])


@tries(150, soak=1000)
def test_any_config_file_is_read_or_refused(tries, tmp_path, aws_environment):
    path = tmp_path / ".config" / "apigw" / "config.toml"
    path.parent.mkdir(parents=True)

    @contextmanager
    def to_nobody(settings):
        yield lambda operation, params: {}

    def claim(data, kind, line, terminal):
        spoilt(path, data, kind)
        way = to_nobody if "--aws" in line else connect_within(tmp_path)

        result = _run(line, way, {"HOME": str(tmp_path)}, "", terminal)

        check_ending(result, terminal=terminal, traced=b"debug" in data)

    hold(
        tries,
        claim,
        data=toml_files(),
        kind=KINDS,
        line=st.sampled_from(LINES),
        terminal=st.booleans(),
    )


def connect_within(folder):
    """The local plane, wherever the config file says it is, as long as that is in the folder."""

    def within(settings):
        told = settings.get("local_db")
        settings.environ = {**settings.environ, "APIGW_LOCAL_DB": f"{folder}/local.db"}
        assert told is None or isinstance(told, str)
        return connect(settings)

    return within


@pytest.fixture
def profile_environment(tmp_path, aws_environment, stub, monkeypatch):
    """Profile files of the test's own, and an endpoint that nothing but the stub has."""
    for name in AWS_ENVIRONMENT:
        if name != "AWS_EC2_METADATA_DISABLED":
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    return tmp_path / "config", tmp_path / "credentials"


@tries(60, soak=500)
def test_any_profile_file_is_read_or_refused(tries, profile_environment, stub):
    config, credentials = profile_environment

    def claim(files, kinds, words, terminal):
        spoilt(config, files[0], kinds[0])
        spoilt(credentials, files[1], kinds[1])
        line = ["api", "list", "--endpoint-url", stub.url, *words]

        check_ending(_run(line, connect, os.environ, "", terminal), terminal=terminal)

    hold(
        tries,
        claim,
        files=st.tuples(profile_files(), profile_files()),
        kinds=st.tuples(KINDS, KINDS),
        words=st.sampled_from([[], ["--profile", "work"], ["--profile", "a b"], ["--region", "x"]]),
        terminal=st.booleans(),
    )

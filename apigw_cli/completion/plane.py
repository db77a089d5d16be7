"""Which plane a command line means, read the quick way; cli.settings and cli.session rule."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apigw_cli.completion.finding import Row, Wanted

_ON = ("1", "true", "yes", "on")
_LOCAL_REGION = "us-east-1"
# What a look-up needs to know of the command line.
_PASSED_ON = (
    "--profile",
    "--region",
    "--endpoint-url",
    "--ca-bundle",
    "--no-verify-ssl",
    "--no-sign-request",
)


class LocalPlane:
    """The local plane's file, as one region of it."""

    def __init__(self, path: str, region: str, partition: str) -> None:
        self.path = path
        self.region = region
        self.partition = partition

    def read(self, wanted: list[Wanted]) -> list[list[Row]]:
        """The entries of each list."""
        from apigw_cli.completion.local_rows import read_local

        return read_local(wanted, self)


class AwsPlane:
    """AWS, or another endpoint, as one user in one region."""

    def __init__(self, folder: str, flags: dict[str, str], since: float) -> None:
        self.folder = folder  # of its cache
        self.flags = flags  # of the command line, those that matter
        self.since = since  # what is older than the user's configuration is not believed

    def read(self, wanted: list[Wanted]) -> list[list[Row]]:
        """The entries of each list, as far as they are known or come in time."""
        from apigw_cli.completion.aws_rows import read_aws

        return read_aws(wanted, self)


def choose(flags: Mapping[str, str], environ: Mapping[str, str]) -> LocalPlane | AwsPlane:
    """The plane that the flags, the variables and the config file mean."""
    config = _config(environ)
    told = flags.get("--local") or environ.get("APIGW_LOCAL") or str(config.get("local", ""))
    if told.lower() in _ON:
        return _local(flags, environ, config)
    return _aws(flags, environ)


def _local(
    flags: Mapping[str, str], environ: Mapping[str, str], config: Mapping[str, object]
) -> LocalPlane:
    data = os.path.join(_xdg(environ, "DATA", ".local/share"), "apigw", "local.db")
    path = environ.get("APIGW_LOCAL_DB") or config.get("local-db") or data
    partition = environ.get("APIGW_LOCAL_PARTITION") or config.get("local-partition") or "aws"
    region = _region(flags, environ)
    if not region:
        region = _profile_region(environ, _profile(flags, environ) or "default")
    return LocalPlane(str(path), region or _LOCAL_REGION, str(partition))


def _aws(flags: Mapping[str, str], environ: Mapping[str, str]) -> AwsPlane:
    from _blake2 import blake2b  # hashlib loads OpenSSL

    profile = _profile(flags, environ)
    # As botocore has it: a profile by flag outweighs keys in the environment, AWS_PROFILE does not.
    key = "" if flags.get("--profile") else environ.get("AWS_ACCESS_KEY_ID", "")
    parts = (key, profile, _region(flags, environ), _endpoint(flags, environ))
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16)
    cache = _xdg(environ, "CACHE", ".cache")
    folder = os.path.join(cache, "apigw", "completion", digest.hexdigest())
    passed = {name: flags[name] for name in _PASSED_ON if name in flags}
    return AwsPlane(folder, passed, _changed(_config_file(environ)))


def _profile(flags: Mapping[str, str], environ: Mapping[str, str]) -> str:
    variables = environ.get("AWS_DEFAULT_PROFILE") or environ.get("AWS_PROFILE")
    return flags.get("--profile") or variables or ""


def _region(flags: Mapping[str, str], environ: Mapping[str, str]) -> str:
    variables = environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION")
    return flags.get("--region") or variables or ""


def _endpoint(flags: Mapping[str, str], environ: Mapping[str, str]) -> str:
    variables = environ.get("AWS_ENDPOINT_URL_APIGATEWAYV2") or environ.get("AWS_ENDPOINT_URL")
    return flags.get("--endpoint-url") or variables or ""


def _xdg(environ: Mapping[str, str], kind: str, default: str) -> str:
    told = environ.get(f"XDG_{kind}_HOME", "")
    return told if told.startswith("/") else os.path.join(_home(environ), default)


def _home(environ: Mapping[str, str]) -> str:
    return environ.get("HOME") or os.path.expanduser("~")


def _config_file(environ: Mapping[str, str]) -> str:
    return environ.get("AWS_CONFIG_FILE") or os.path.join(_home(environ), ".aws", "config")


def _credentials_file(environ: Mapping[str, str]) -> str:
    told = environ.get("AWS_SHARED_CREDENTIALS_FILE")
    return told or os.path.join(_home(environ), ".aws", "credentials")


def _changed(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def _text(path: str) -> str:
    """A file's text, "" if it cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def _config(environ: Mapping[str, str]) -> dict[str, object]:
    """apigw's own config file; what is not plainly a switch or a text is left to tomllib."""
    text = _text(os.path.join(_xdg(environ, "CONFIG", ".config"), "apigw", "config.toml"))
    found: dict[str, object] = {}
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition("="))
        if not key or key.startswith("#"):
            continue
        if value in ("true", "false"):
            found[key] = value
        elif _is_plain(value):
            found[key] = value[1:-1]
        else:
            import tomllib

            return tomllib.loads(text)
    return found


def _is_plain(value: str) -> bool:
    """Whether it is a quoted text without anything to unescape."""
    quote = value[:1]
    return (
        quote in ("'", '"')
        and value.endswith(quote)
        and value.count(quote) == 2
        and "\\" not in value
    )


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Each section of an AWS file with its lines."""
    for part in ("\n" + text).split("\n[")[1:]:
        name, closed, lines = part.partition("]")
        if closed:
            yield " ".join(name.split()), lines


def _profile_region(environ: Mapping[str, str], profile: str) -> str:
    """What the file of credentials says, or else the file of profiles."""
    wanted = "default" if profile == "default" else f"profile {profile}"
    kept = _region_in(_credentials_file(environ), profile)
    return kept or _region_in(_config_file(environ), wanted)


def _region_in(path: str, wanted: str) -> str:
    for section, lines in _sections(_text(path)):
        if section != wanted:
            continue
        for line in lines.splitlines():
            key, _, value = line.partition("=")
            if key.strip() == "region":
                return value.strip()
    return ""


def profiles(environ: Mapping[str, str]) -> list[str]:
    """The names of all profiles."""
    names = [name for name, _ in _sections(_text(_credentials_file(environ)))]
    for section, _ in _sections(_text(_config_file(environ))):
        kind, _, name = section.partition(" ")
        if section == "default" or kind == "profile":
            names.append(name.strip("'\"") or section)
    return list(dict.fromkeys(names))

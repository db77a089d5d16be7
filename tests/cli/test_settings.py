"""Which source of a setting wins, and what a setting refuses."""

from itertools import cycle

import pytest

from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.settings.table import SETTINGS
from apigw_cli.errors import CONFIGURATION, OK, USAGE, ConfigurationFailure, UsageFailure

# Different values of each kind, and what they are read as.
VALUES = {
    "text": [("one", "one"), ("two", "two"), ("three", "three"), ("four", "four"), ("5", "5")],
    "switch": [("1", True), ("0", False), ("true", True), ("off", False), ("yes", True)],
    "seconds": [("1", 1.0), ("0.5", 0.5), ("3", 3.0), ("0", 0.0), ("5", 5.0)],
    "count": [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)],
}
BY_NAME = {setting.name: setting for setting in SETTINGS}


def values_of(setting):
    words = [(word, word) for word in setting.words]
    return words or VALUES[setting.kind]


def settings_with(name):
    """All settings that have this source."""
    return [setting.name for setting in SETTINGS if getattr(setting, name)]


class Home:
    """A home directory: ``environ`` points to it, and files go below it."""

    def __init__(self, path):
        self.path = path
        self.environ = {"HOME": str(path), "XDG_CONFIG_HOME": str(path / "config")}
        self.config = path / "config" / "apigw" / "config.toml"

    def write_config(self, text):
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_bytes(text if isinstance(text, bytes) else text.encode())

    def write_profiles(self, text, place=".aws/config"):
        (self.path / place).parent.mkdir(parents=True, exist_ok=True)
        (self.path / place).write_text(text)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


# Precedence


@pytest.mark.parametrize("name", [s.name for s in SETTINGS if s.kind in VALUES])
def test_every_stronger_source_wins_over_all_weaker_ones(home, name):
    setting = BY_NAME[name]
    values = cycle(values_of(setting))
    flags, environ = {}, home.environ
    sources = [lambda text: flags.update({name: text})]  # from the strongest to the weakest
    for variable in setting.variables:
        sources.append(lambda text, variable=variable: environ.update({variable: text}))
    if setting.in_config:
        key = name.replace("_", "-")
        sources.append(lambda text: home.write_config(f'{key} = "{text}"\n'))
    if setting.in_profile:
        sources.append(lambda text: home.write_profiles(f"[default]\n{name} = {text}\n"))

    found, expected = [Settings(flags, environ).get(name)], [setting.default]
    for say in reversed(sources):
        text, value = next(values)
        say(text)
        found.append(Settings(flags, environ).get(name))
        expected.append(value)

    assert found == expected


@pytest.mark.parametrize(
    ("variable", "name"),
    [(variable, setting.name) for setting in SETTINGS for variable in setting.variables],
)
def test_an_empty_variable_says_nothing(home, variable, name):
    environ = home.environ | {variable: ""}

    assert Settings({}, environ).origin(name) == (BY_NAME[name].default, "")


def test_the_variables_are_those_of_the_design():
    assert {s.name: s.variables for s in SETTINGS if s.variables} == {
        "profile": ("AWS_DEFAULT_PROFILE", "AWS_PROFILE"),
        "region": ("AWS_REGION", "AWS_DEFAULT_REGION"),
        "local": ("APIGW_LOCAL",),
        "max_attempts": ("APIGW_MAX_ATTEMPTS", "AWS_MAX_ATTEMPTS"),
        "output": ("APIGW_OUTPUT", "AWS_DEFAULT_OUTPUT"),
        "error_format": ("APIGW_ERROR_FORMAT",),
        "no_color": ("APIGW_NO_COLOR",),
        "debug": ("APIGW_DEBUG",),
        "yes": ("APIGW_YES",),
        "local_db": ("APIGW_LOCAL_DB",),
        "local_account": ("APIGW_LOCAL_ACCOUNT",),
        "local_partition": ("APIGW_LOCAL_PARTITION",),
        "local_delay": ("APIGW_LOCAL_DELAY",),
        "local_quotas": ("APIGW_LOCAL_QUOTAS",),
    }


def test_who_says_a_setting_is_told(home):
    home.write_config('output = "yaml"\n')
    environ = home.environ

    assert Settings({"output": "text"}, environ).origin("output") == ("text", "--output")
    assert Settings({}, environ | {"AWS_DEFAULT_OUTPUT": "text"}).origin("output") == (
        "text",
        "AWS_DEFAULT_OUTPUT",
    )
    assert Settings({}, environ).origin("output") == ("yaml", str(home.config))


def test_a_switch_that_is_off_at_a_stronger_source_stays_off(home):
    home.write_config("local = true\n")

    assert Settings({}, home.environ).get("local") is True
    assert Settings({}, home.environ | {"APIGW_LOCAL": "0"}).get("local") is False
    assert Settings({"local": False}, home.environ | {"APIGW_LOCAL": "1"}).get("local") is False


# Whole command lines: the format shows who won


@pytest.mark.parametrize(
    ("words", "environ", "config", "profile", "starts"),
    [
        ("", {}, "", "", "{"),
        ("", {}, "", "yaml", "Items:"),
        ("", {}, 'output = "yaml"', "text", "Items:"),
        ("", {"AWS_DEFAULT_OUTPUT": "text"}, 'output = "yaml"', "json", "ITEMS\t"),
        ("", {"APIGW_OUTPUT": "jsonl", "AWS_DEFAULT_OUTPUT": "text"}, "", "yaml", '{"ApiId"'),
        ("-o yaml", {"APIGW_OUTPUT": "jsonl"}, 'output = "text"', "json", "Items:"),
        ("--columns ApiId", {"APIGW_OUTPUT": "yaml"}, "", "", "ApiId\n"),
        ("--columns ApiId", {}, 'output = "yaml"', "", "ApiId\n"),
    ],
)
@pytest.mark.parametrize("line", ["api list", "get-apis"])
def test_the_output_of_a_command_is_the_strongest_that_is_said(
    apigw, backend, home, line, words, environ, config, profile, starts
):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1"}]}
    home.write_config(config)
    home.write_profiles(f"[default]\noutput = {profile}\n")
    surroundings = {"AWS_CONFIG_FILE": str(home.path / ".aws/config"), **home.environ, **environ}

    result = apigw(f"{line} {words}", environ=surroundings)

    assert (result.status, result.stderr) == (OK, "")
    assert result.stdout.startswith(starts)


@pytest.mark.parametrize(
    ("told", "starts"),
    [("yaml-stream", "Items: []"), ("nonsense", "{"), ("JSON", "{"), ("", "{"), ("yaml", "Items")],
)
@pytest.mark.parametrize("place", ["variable", "profile"])
def test_an_output_that_only_the_aws_cli_knows_is_never_an_error(apigw, home, place, told, starts):
    home.write_profiles(f"[default]\noutput = {told if place == 'profile' else 'json'}\n")
    environ = {"AWS_DEFAULT_OUTPUT": told} if place == "variable" else {}

    result = apigw(
        "get-apis",
        environ={"AWS_CONFIG_FILE": str(home.path / ".aws/config"), **home.environ, **environ},
    )

    assert (result.status, result.stderr) == (OK, "")
    assert result.stdout.startswith(starts)


@pytest.mark.parametrize("line", ["get-apis --output yaml-stream", "-o yaml-stream api list"])
def test_an_output_option_of_the_aws_cli_is_the_nearest_format(apigw, line):
    assert apigw(line) == (OK, "Items: []\n", "")


@pytest.mark.parametrize(
    "flag",
    [
        "--cli-read-timeout soon",
        "--cli-connect-timeout -1",
        "--max-attempts 0",
        "--output xml",
        "--error-format xml",
    ],
)
@pytest.mark.parametrize("plane", ["--local", "--aws"])
@pytest.mark.parametrize("line", ["api list", "get-apis", "wait api a1 --for ApiId"])
def test_a_flag_that_is_not_of_its_kind_is_refused_on_every_plane(
    apigw, backend, line, plane, flag
):
    option, word = flag.split()

    result = apigw(f"{line} {plane} {flag}")

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr.startswith(f"apigw: {option}: {word!r} is ")


def test_an_output_of_aws_that_is_unknown_leaves_it_to_the_next_source(home):
    home.write_config('output = "text"\n')

    settings = Settings({}, home.environ | {"AWS_DEFAULT_OUTPUT": "nonsense"})

    assert settings.origin("output") == ("text", str(home.config))


# Profiles

PROFILES = """\
[default]
output = text
region = eu-west-1
[profile other]
output = yaml
region = us-east-2
[profile empty]
[other]
output = jsonl
"""


@pytest.mark.parametrize(
    ("flags", "environ", "output", "region"),
    [
        ({}, {}, "text", "eu-west-1"),
        ({}, {"AWS_PROFILE": "other"}, "yaml", "us-east-2"),
        ({}, {"AWS_DEFAULT_PROFILE": "other"}, "yaml", "us-east-2"),
        ({}, {"AWS_PROFILE": "empty", "AWS_DEFAULT_PROFILE": "other"}, "yaml", "us-east-2"),
        ({"profile": "other"}, {"AWS_PROFILE": "empty"}, "yaml", "us-east-2"),
        ({"profile": "default"}, {"AWS_PROFILE": "other"}, "text", "eu-west-1"),
        ({"profile": "empty"}, {}, None, None),
        ({"profile": "nobody"}, {}, None, None),
        ({}, {"AWS_DEFAULT_REGION": "r2"}, "text", "r2"),
        ({}, {"AWS_DEFAULT_REGION": "r2", "AWS_REGION": "r1"}, "text", "r1"),
        ({"region": "r0"}, {"AWS_REGION": "r1"}, "text", "r0"),
    ],
)
def test_the_profile_says_output_and_region(home, flags, environ, output, region):
    home.write_profiles(PROFILES)

    settings = Settings(flags, home.environ | environ)

    assert (settings.get("output"), settings.get("region")) == (output, region)


def test_what_the_file_of_credentials_says_of_a_profile_wins_as_in_botocore(home):
    home.write_profiles(PROFILES)
    home.write_profiles("[other]\nregion = sa-east-1\n[kept]\noutput = json\n", ".aws/credentials")

    other, kept = (Settings({"profile": name}, home.environ) for name in ("other", "kept"))

    assert (other.get("region"), other.get("output")) == ("sa-east-1", "yaml")
    assert (kept.get("region"), kept.get("output")) == (None, "json")


def test_a_section_that_is_no_profile_says_nothing(home):
    home.write_profiles("[work]\nregion = sa-east-1\n")  # botocore knows no profile of that name

    assert Settings({"profile": "work"}, home.environ).get("region") is None


@pytest.mark.parametrize(
    ("profiles", "profile"),
    [
        ("[profile two words]\noutput = yaml\n", "two words"),
        ('[profile "two words"]\noutput = yaml\n', "two words"),
        ("[profile default]\noutput = yaml\n", "default"),
    ],
)
def test_a_profile_is_found_as_botocore_finds_it(home, profiles, profile):
    home.write_profiles(profiles)

    assert Settings({"profile": profile}, home.environ).get("output") == "yaml"


@pytest.mark.parametrize("told", ["{home}/elsewhere", "~/elsewhere"])
def test_the_file_of_profiles_is_the_one_that_aws_config_file_names(home, monkeypatch, told):
    home.write_profiles("[default]\noutput = yaml\n", "elsewhere")
    monkeypatch.setenv("HOME", str(home.path))
    environ = home.environ | {"AWS_CONFIG_FILE": told.format(home=home.path)}

    assert Settings({}, environ).get("output") == "yaml"


@pytest.mark.parametrize("content", ["not an ini file", "[default\n", "[default]\n[default]\n"])
def test_a_file_of_profiles_that_cannot_be_read_says_nothing(apigw, home, content):
    home.write_profiles(content)
    environ = home.environ | {"AWS_CONFIG_FILE": str(home.path / ".aws/config")}

    assert apigw("get-apis", environ=environ).status == OK


# The config file


def refused(apigw, home, line="api list"):
    """How a command ends with this home; it must be 253, with stdout empty."""
    result = apigw(line, environ=home.environ)

    assert (result.status, result.stdout) == (CONFIGURATION, "")
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("colour = true\n", 1, "colour"),
        ('output = "json"\n\n# a word\n colour = true\n', 4, "colour"),
        ("[colour]\nx = 1\n", 1, "colour"),
        ('yes = true\n"colour" = 1\n', 2, "colour"),
        ('output = "json"\nout = 1\n', 2, "out"),
        ("local-db = 'x'\nlocal- = 1\n", 2, "local-"),
        ("no_color = true\n", 1, "no_color"),
        ("colour.x = true\n", 1, "colour"),
    ],
)
def test_an_unknown_key_is_refused_with_file_and_line(apigw, backend, home, text, line, key):
    home.write_config(text)

    message, hint = refused(apigw, home)

    assert message == f"apigw: {home.config}, line {line}: unknown key {key!r}."
    known = sorted(name.replace("_", "-") for name in settings_with("in_config"))
    assert hint == f"Known: {', '.join(known)}"
    assert backend.requests == []


@pytest.mark.parametrize(
    "key",
    [
        "region",
        "profile",
        "aws_access_key_id",
        "aws_secret_access_key",
        "endpoint-url",
        "no-verify-ssl",
        "query",
    ],
)
def test_the_config_file_may_not_say_where_or_who(apigw, backend, home, key):
    home.write_config(f'{key} = "x"\n')

    message, _ = refused(apigw, home)

    assert message == f"apigw: {home.config}, line 1: unknown key {key!r}."
    assert backend.requests == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"output = = 1\n", ": Invalid value (at line 1, column 10)."),
        (b'output = "json\n', ": Illegal character '\\n' (at line 1, column 15)."),
        (b"yes = true\nyes = true\n", ": Cannot overwrite a value (at line 2, column 11)."),
        (b"\xff\xfe", ": 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte."),
    ],
)
def test_a_config_file_that_is_no_toml_is_refused_with_its_place(
    apigw, backend, home, content, said
):
    home.write_config(content)

    assert refused(apigw, home) == [f"apigw: {home.config}{said}"]
    assert backend.requests == []


def test_a_config_file_that_cannot_be_read_is_refused(apigw, backend, home):
    home.config.parent.mkdir(parents=True)
    home.config.symlink_to(home.config)

    said = f"apigw: Cannot read {home.config}: Too many levels of symbolic links."
    assert refused(apigw, home) == [said]
    home.config.unlink()
    home.config.mkdir()
    assert refused(apigw, home) == [f"apigw: Cannot read {home.config}: Is a directory."]
    assert backend.requests == []


@pytest.mark.parametrize("place", ["missing", "file in the way"])
def test_no_config_file_is_no_error(apigw, home, place):
    if place == "file in the way":
        (home.path / "config").write_text("")

    assert apigw("api list", environ=home.environ).status == OK


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("output = 1\n", "output: 1 is not a text."),
        ('output = "jsn"\n', "output: 'jsn' is none of table, json, yaml, text, jsonl, off."),
        ('output = "yaml-stream"\n', "output: 'yaml-stream' is none of table, json, yaml, text,"),
        ('no-color = "maybe"\n', "no-color: 'maybe' is not true or false."),
        ("no-color = []\n", "no-color: [] is not true or false."),
    ],
)
def test_a_value_in_the_config_file_is_of_its_kind(apigw, backend, home, text, said):
    home.write_config(text)

    (message,) = refused(apigw, home)

    assert message.startswith(f"apigw: {home.config}: {said}")
    assert backend.requests == []


def test_the_config_file_is_below_home_unless_xdg_says_an_absolute_path(home):
    home.write_config('output = "text"\n')
    elsewhere = {"HOME": str(home.path)}
    (home.path / ".config").symlink_to(home.path / "config")

    assert Settings({}, elsewhere).get("output") == "text"
    assert Settings({}, elsewhere | {"XDG_CONFIG_HOME": "relative"}).get("output") == "text"
    assert Settings({}, elsewhere | {"XDG_CONFIG_HOME": ""}).get("output") == "text"
    assert Settings({}, elsewhere | {"XDG_CONFIG_HOME": "/nonexistent"}).get("output") is None


# Words and numbers


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, True) for word in ("1", "true", "yes", "on", "TRUE", "Yes", "oN")),
        *((word, False) for word in ("0", "false", "no", "off", "FALSE", "No", "oFF")),
    ],
)
@pytest.mark.parametrize("name", [s.name for s in SETTINGS if s.kind == "switch" and s.variables])
def test_a_switch_has_eight_words(home, name, word, value):
    variable = BY_NAME[name].variables[0]

    assert Settings({}, home.environ | {variable: word}).get(name) is value


@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        ("APIGW_LOCAL", "maybe", "'maybe' is not true or false."),
        ("APIGW_LOCAL", "2", "'2' is not true or false."),
        ("APIGW_YES", "y", "'y' is not true or false."),
        ("APIGW_NO_COLOR", " 1", "' 1' is not true or false."),
        ("APIGW_DEBUG", "-", "'-' is not true or false."),
        ("APIGW_LOCAL_QUOTAS", "10", "'10' is not true or false."),
        ("APIGW_LOCAL_DELAY", "soon", "'soon' is not a number of seconds."),
        ("APIGW_LOCAL_DELAY", "-1", "'-1' is not a number of seconds."),
        ("APIGW_LOCAL_DELAY", "nan", "'nan' is not a number of seconds."),
        ("APIGW_LOCAL_DELAY", "inf", "'inf' is not a number of seconds."),
        ("APIGW_OUTPUT", "jsn", "'jsn' is none of table, json, yaml, text, jsonl, off."),
        ("APIGW_OUTPUT", "yaml-stream", "'yaml-stream' is none of table, json, yaml, text,"),
    ],
)
def test_a_variable_of_a_wrong_kind_is_a_configuration_error(home, variable, text, said):
    (name,) = (setting.name for setting in SETTINGS if variable in setting.variables)

    with pytest.raises(ConfigurationFailure) as failure:
        Settings({}, home.environ | {variable: text}).get(name)

    assert str(failure.value).startswith(f"{variable}: {said}")


@pytest.mark.parametrize(
    "line", ["api list", "get-apis", "api create --name x --protocol-type HTTP"]
)
def test_a_wrong_apigw_output_ends_with_the_configuration_status(apigw, backend, line):
    result = apigw(line, environ={"APIGW_OUTPUT": "jsn"})

    said = "apigw: APIGW_OUTPUT: 'jsn' is none of table, json, yaml, text, jsonl, off."
    assert (result.status, result.stdout) == (CONFIGURATION, "")
    assert result.stderr.startswith(said)
    assert backend.requests == []


@pytest.mark.parametrize(
    ("words", "environ", "status"),
    [
        (["--output", "xml"], {}, USAGE),
        (["--error-format", "xml"], {}, USAGE),
        ([], {"APIGW_ERROR_FORMAT": "xml"}, CONFIGURATION),
    ],
)
def test_a_wrong_word_of_a_shared_option_is_refused(apigw, backend, words, environ, status):
    result = apigw(["get-apis", *words], environ=environ)

    assert (result.status, result.stdout) == (status, "")
    assert backend.requests == []


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "1e3", "", "٣", "9" * 30])
@pytest.mark.parametrize("option", ["--max-items", "--page-size"])
def test_a_count_that_is_none_is_a_usage_error(apigw, backend, option, text):
    result = apigw(["api", "list", f"{option}={text}"])

    assert result == (USAGE, "", f"apigw: {option}: {text!r} is not a whole number, 1 or more.\n")
    assert backend.requests == []


@pytest.mark.parametrize("text", ["x", "-1", "nan", "1e9"])
@pytest.mark.parametrize(
    ("name", "option"),
    [("connect_timeout", "--cli-connect-timeout"), ("read_timeout", "--cli-read-timeout")],
)
def test_a_time_out_that_is_none_is_a_usage_error(name, option, text):
    with pytest.raises(UsageFailure) as failure:
        Settings({name: text}, {}).get(name)

    assert str(failure.value) == f"{option}: {text!r} is not a number of seconds."


@pytest.mark.parametrize(
    ("line", "single"),
    [
        ("api list --no-paginate --max-items 1", "--no-paginate"),
        ("api list --max-results 1 --page-size 1", "--max-results"),
        ("api list --next-token t --starting-token u", "--next-token"),
        ("routing-rule list d --max-results 1 --max-items 1", "--max-results"),
    ],
)
def test_one_request_does_not_go_with_walking_pages(apigw, backend, line, single):
    result = apigw(line)

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith(f"apigw: {single} sends exactly one request; it does not go ")
    assert backend.requests == []

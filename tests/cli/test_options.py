"""Shared options wherever they stand, and which words an option takes."""

import io
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from apigw_cli import catalogue
from apigw_cli.cli.options import EVERYWHERE
from apigw_cli.cli.run import run
from apigw_cli.cli.settings.table import SETTINGS
from apigw_cli.cli.world import World
from apigw_cli.errors import OK, USAGE
from tests.contract.samples import REQUIRED, aws_words, sample_params

# Two texts for shared options of each kind, and for some in particular; what they are read as.
KINDS = {
    "text": [("one", "one"), ("two", "two")],
    "seconds": [("5", 5.0), ("0.5", 0.5)],
    "count": [("7", 7), ("8", 8)],
}
VALUES = {
    "query": [("Items", "Items"), ("Items[0]", "Items[0]")],
    "columns": [("ApiId", "ApiId"), ("Name,ApiId", "Name,ApiId")],
}
KIND_OF = {setting.name: setting.kind for setting in SETTINGS}
SHOWN = [option for option in EVERYWHERE if not option.hidden]
VALUED = [option for option in SHOWN if option.metavar]
SWITCHES = [option for option in SHOWN if not option.metavar]


def name_of(option):
    return option.long


def values_of(option):
    """Two texts of an option with what they are read as."""
    words = [(word, word) for word in option.words[-2:]]
    return words or VALUES.get(option.name) or KINDS[KIND_OF[option.name]]


class Reached(NamedTuple):
    """What a command line came to, and the settings with which it asked for a backend."""

    status: int
    stderr: str
    settings: object


@pytest.fixture
def reach(backend, tmp_path):
    """Runs words up to the backend, and keeps the settings that were in force."""

    def runner(words):
        seen = []

        @contextmanager
        def connect(settings):
            seen.append(settings)
            yield backend.send

        stderr = io.StringIO()
        environ = {"HOME": str(tmp_path), "AWS_CONFIG_FILE": "/nonexistent"}
        streams = (io.StringIO(), io.StringIO(), stderr)
        status = run(words, World(environ, *streams, connect))
        return Reached(status, stderr.getvalue(), seen[0] if seen else None)

    return runner


# Where shared options stand

PLACES = {
    "before the group": lambda words: [*words, "api", "list"],
    "between group and command": lambda words: ["api", *words, "list"],
    "after the command": lambda words: ["api", "list", *words],
    "before an AWS name": lambda words: [*words, "get-apis"],
    "after an AWS name": lambda words: ["get-apis", *words],
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("option", VALUED, ids=name_of)
def test_a_shared_option_means_the_same_at_every_place(reach, option, place):
    value, expected = values_of(option)[0]

    apart = reach(PLACES[place]([option.long, value]))
    joined = reach(PLACES[place]([f"{option.long}={value}"]))

    assert (apart.status, apart.settings.get(option.name)) == (OK, expected)
    assert (joined.status, joined.settings.get(option.name)) == (OK, expected)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("option", SWITCHES, ids=name_of)
def test_a_shared_switch_means_the_same_at_every_place(reach, option, place):
    reached = reach(PLACES[place]([option.long]))

    assert (reached.status, reached.settings.get(option.name)) == (OK, True)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", [["-o", "yaml"], ["-oyaml"]], ids=" ".join)
def test_the_short_form_of_output_means_the_same_at_every_place(reach, words, place):
    reached = reach(PLACES[place](words))

    assert (reached.status, reached.settings.get("output")) == (OK, "yaml")


@pytest.mark.parametrize("option", VALUED, ids=name_of)
def test_of_one_option_at_several_places_the_innermost_wins(reach, option):
    (one, _), (two, expected) = values_of(option)

    after = reach([option.long, one, "api", option.long, one, "list", option.long, two])
    between = reach([option.long, one, "api", option.long, two, "list"])
    repeated = reach(["api", "list", option.long, one, option.long, two])

    found = [reached.settings.get(option.name) for reached in (after, between, repeated)]
    assert found == [expected] * 3


@pytest.mark.parametrize(
    ("line", "local"),
    [
        ("--local api --aws list", False),
        ("--local api list --aws", False),
        ("--aws api --local list", True),
        ("--aws api --aws list --local", True),
        ("api list --local --aws", False),
        ("api list", False),
    ],
)
def test_of_local_and_aws_the_innermost_wins(reach, line, local):
    assert reach(line.split()).settings.get("local") is local


def test_shared_options_of_all_places_add_up(reach):
    line = "--region eu-west-1 api --profile p list --output yaml --query Items"

    settings = reach(line.split()).settings

    found = [settings.get(name) for name in ("region", "profile", "output", "query")]
    assert found == ["eu-west-1", "p", "yaml", "Items"]


def test_operations_takes_shared_options_before_and_after(apigw):
    before, after = apigw("-o text operations"), apigw("operations -o text")

    assert before == after
    assert before.stdout.count("\n") == 103


# What scripts for the AWS CLI say besides


@pytest.mark.parametrize(
    "words",
    [
        ["--no-cli-pager"],
        ["--color", "off"],
        ["--color", "on"],
        ["--color=auto"],
        ["--cli-binary-format", "raw-in-base64-out"],
        ["--cli-binary-format=base64"],
        ["--no-cli-auto-prompt"],
        ["--cli-auto-prompt"],
        ["--cli-error-format", "json"],
        ["--v2-debug"],
        ["--no-cli-pager", "--color", "off", "--no-cli-auto-prompt"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "line", ["{} api get a1", "api {} get a1", "api get a1 {}", "get-api {} --api-id a1"]
)
def test_options_of_the_aws_cli_without_a_meaning_here_are_taken_silently(
    apigw, backend, line, words
):
    backend.answers["GetApi"] = {"ApiId": "a1"}
    plain = apigw("api get a1")
    before, _, after = line.partition("{}")

    result = apigw([*before.split(), *words, *after.split()])

    assert result == plain
    assert backend.requests == [("GetApi", {"ApiId": "a1"})] * 2


@pytest.mark.parametrize("line", ["api get a1 --no-paginate", "get-api --api-id a1 --no-paginate"])
def test_no_paginate_is_taken_where_nothing_pages(apigw, backend, line):
    assert apigw(line) == (OK, "", "")
    assert backend.requests == [("GetApi", {"ApiId": "a1"})]


@pytest.mark.parametrize(
    "line",
    [
        "--no-paginate get-apis",
        "--no-paginate api list",
        "api --no-paginate list",
        "--no-paginate apigatewayv2 get-apis",
        "apigatewayv2 --no-paginate get-apis",
    ],
)
def test_no_paginate_holds_wherever_it_stands(apigw, backend, line):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1"}], "NextToken": "t"}

    result = apigw(line)

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("GetApis", {})]


def test_no_paginate_before_a_command_without_a_list_means_nothing(apigw, backend):
    assert apigw("--no-paginate get-api --api-id a1") == (OK, "", "")
    assert backend.requests == [("GetApi", {"ApiId": "a1"})]


@pytest.mark.parametrize("text", ["-- see below", "--foo bar", "--foo=a b", "-x y", "--- a ---"])
def test_a_text_with_dashes_and_a_space_is_a_value_as_in_the_aws_cli(apigw, backend, text):
    result = apigw(["update-api", "--api-id", "a1", "--description", text, "--name", "n"])

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("UpdateApi", {"ApiId": "a1", "Name": "n", "Description": text})]


@pytest.mark.parametrize("word", ["--name=a b", "--cors-configuration.max-age=5 6"])
def test_an_option_joined_to_a_text_with_a_space_stays_one(apigw, backend, word):
    result = apigw(["update-api", "--api-id", "a1", "--description", word])

    assert (result.status, backend.requests) == (USAGE, [])
    assert result.stderr.startswith("apigw: --description needs a value, and --")


# An option where a value is due


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "api create --name --description x",
            "--name needs a value, and --description is an option.",
            "If --description is the value, write --name=--description",
        ),
        (
            "api create --name -o json",
            "--name needs a value, and -o is an option.",
            "If -o is the value, write --name=-o",
        ),
        (
            "api create --name --no-such-option",
            "--name needs a value, and --no-such-option is an option.",
            "If --no-such-option is the value, write --name=--no-such-option",
        ),
        (
            "--region --profile p api list",
            "--region needs a value, and --profile is an option.",
            "If --profile is the value, write --region=--profile",
        ),
        (
            "route list a1 --max-items --page-size 1",
            "--max-items needs a value, and --page-size is an option.",
            "If --page-size is the value, write --max-items=--page-size",
        ),
        (
            "get-api --api-id --output json",
            "--api-id needs a value, and --output is an option.",
            "If --output is the value, write --api-id=--output",
        ),
        (
            "api create --name --",
            "--name needs a value, and -- is an option.",
            "If -- is the value, write --name=--",
        ),
    ],
)
def test_an_option_where_a_value_is_due_is_refused(apigw, backend, line, message, hint):
    result = apigw(line)

    assert result == (USAGE, "", f"apigw: {message}\n{hint}\n")
    assert backend.requests == []


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("api create --name", "--name"),
        ("api list --output", "--output"),
        ("--region", "--region"),
        ("api --query", "--query"),
        ("operations -o", "-o"),
    ],
)
def test_a_last_option_without_its_value_is_refused(apigw, backend, line, option):
    assert apigw(line) == (USAGE, "", f"apigw: {option} needs a value.\n")
    assert backend.requests == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--name=--description"], "--description"),
        (["--name=-o"], "-o"),
        (["--name="], ""),
        (["--name", ""], ""),
        (["--name=a=b"], "a=b"),
        (["--name", "a=b"], "a=b"),
        (["--name", "-x"], "-x"),
        (["--name", "-"], "-"),
        (["--name", "-5"], "-5"),
        (["--name= pets "], " pets "),
        (["--name", "one", "--name", "two"], "two"),
        (["--name=one", "--name", "two"], "two"),
    ],
    ids=" ".join,
)
def test_the_word_after_an_option_is_its_value_as_it_is(apigw, backend, words, name):
    result = apigw(["api", "create", "--protocol-type", "HTTP", *words])

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("CreateApi", {"ProtocolType": "HTTP", "Name": name})]


@pytest.mark.parametrize(
    "line",
    [
        "api get --api-id a1 --api-id a2",
        "api get --api-id a1 --api-id=a2",
        "api get --api-id=a1 --api-id=a2",
        "api get --api-id=a1 --api-id a2",
        "delete-route --api-id a1 --route-id=r1 --route-id=r2",
    ],
)
def test_an_identifier_that_is_given_twice_is_refused(apigw, backend, line):
    result = apigw(line)

    assert (result.status, result.stdout) == (USAGE, "")
    assert "is given twice" in result.stderr
    assert backend.requests == []


# Lists


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["--tag-keys", "a"], ["a"]),
        (["--tag-keys", "a", "b", "c"], ["a", "b", "c"]),
        (["--tag-keys", "a", "b", "--tag-keys", "c"], ["a", "b", "c"]),
        (["--tag-keys", "a", "--tag-keys", "a"], ["a", "a"]),
        (["--tag-keys=a"], ["a"]),
        (["--tag-keys=a", "--tag-keys=b"], ["a", "b"]),
        (["--tag-keys=a", "--tag-keys", "b", "c"], ["a", "b", "c"]),
        (["--tag-keys"], []),
        (["--tag-keys", "--output", "json"], []),
        (["--tag-keys", "a", "--tag-keys"], ["a"]),
        (["--tag-keys", "a", "b", "--output", "json"], ["a", "b"]),
        (["--tag-keys", "a", "b", "-o", "json"], ["a", "b"]),
        (["--tag-keys", ""], [""]),
        (["--tag-keys", "a,b"], ["a,b"]),
        (["--tag-keys", "-x"], ["-x"]),
        (["--tag-keys", "-x", "-y"], ["-x", "-y"]),
        (["--tag-keys=--x", "b"], None),
        (["--tag-keys=--x", "--tag-keys", "b"], ["--x", "b"]),
        (["--tag-keys", '["a", "b"]'], ["a", "b"]),
        (["--tag-keys", "[]"], []),
    ],
    ids=lambda part: " ".join(part) if part and isinstance(part[0], str) else "",
)
def test_a_list_takes_every_word_up_to_the_next_option(apigw, backend, words, keys):
    result = apigw(["tags", "remove", "arn:x", *words])

    if keys is None:  # after --opt=value a word is one of the command's own
        assert (result.status, backend.requests) == (USAGE, [])
    else:
        assert (result.status, result.stderr) == (OK, "")
        assert backend.requests == [("UntagResource", {"ResourceArn": "arn:x", "TagKeys": keys})]


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        ("tags remove --tag-keys a b -- arn:x", {"ResourceArn": "arn:x", "TagKeys": ["a", "b"]}),
        ("tags remove --tag-keys -- arn:x", {"ResourceArn": "arn:x", "TagKeys": []}),
        ("tags remove --tag-keys a -- --x", {"ResourceArn": "--x", "TagKeys": ["a"]}),
        ("api get -- a1", {"ApiId": "a1"}),
        ("api get -- -x", {"ApiId": "-x"}),
        ("api get -- --output", {"ApiId": "--output"}),
        ("route get a1 -- r1", {"ApiId": "a1", "RouteId": "r1"}),
        ("--local -- api get a1", {"ApiId": "a1"}),
    ],
)
def test_two_dashes_end_options_and_lists(apigw, backend, line, sent):
    result = apigw(line)

    assert (result.status, result.stderr) == (OK, "")
    assert [params for _, params in backend.requests] == [sent]


def test_options_may_follow_and_precede_identifiers(apigw, backend):
    apigw("route create a1 --route-key k --target t")
    apigw("route create --route-key k a1 --target t")
    apigw("route create --route-key k --target t a1")

    sent = ("CreateRoute", {"ApiId": "a1", "RouteKey": "k", "Target": "t"})
    assert backend.requests == [sent] * 3


# Booleans

# One operation for each boolean parameter, which needs nothing else.
BOOLEANS = {
    member.name: operation.name
    for operation in catalogue.operations()
    for member in operation.inputs
    if member.shape.kind == "boolean"
}


def kebab(name):
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in name)[1:]


def words_for(name, *extra):
    """The command line of an operation: its required parameters, and what a test adds."""
    params = sample_params(name, REQUIRED)
    return [*aws_words(name, params), *extra], params


@pytest.mark.parametrize(
    ("prefixes", "value"),
    [
        ([], None),
        (["--"], True),
        (["--no-"], False),
        (["--no-", "--"], True),
        (["--", "--no-"], False),
    ],
    ids=["unset", "true", "false", "false true", "true false"],
)
@pytest.mark.parametrize("member", BOOLEANS)
def test_a_boolean_is_unset_true_or_false(apigw, backend, member, prefixes, value):
    backend.answers["ExportApi"] = {"body": b""}
    words, params = words_for(BOOLEANS[member], *(prefix + kebab(member) for prefix in prefixes))

    result = apigw(words)

    expected = {**params, member: value} if value is not None else params
    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [(BOOLEANS[member], expected)]


@pytest.mark.parametrize("word", ["=true", "=false", "=", "=1"])
@pytest.mark.parametrize("member", BOOLEANS)
def test_a_boolean_takes_no_value(apigw, backend, member, word):
    words, _ = words_for(BOOLEANS[member], f"--{kebab(member)}{word}")

    result = apigw(words)

    assert (result.status, result.stdout) == (USAGE, "")
    assert "does not take a value" in result.stderr
    assert backend.requests == []


def test_an_option_that_was_not_given_is_not_sent(apigw, backend):
    apigw("api update a1")
    apigw("stage update a1 s --description ''")

    assert backend.requests == [
        ("UpdateApi", {"ApiId": "a1"}),
        ("UpdateStage", {"ApiId": "a1", "StageName": "s", "Description": ""}),
    ]

"""The command tree: every operation under each of its names, help at every level, wrong words."""

import json
from collections import Counter

import click
import pytest
import yaml

from apigw_cli import __version__, catalogue
from apigw_cli.catalogue import PLACES
from apigw_cli.catalogue.table import GROUPS, SHORTCUTS
from apigw_cli.cli.options import EVERYWHERE, own_options
from apigw_cli.cli.tools.config import TOOLS as CONFIG_TOOLS
from apigw_cli.cli.tools.local import TOOLS as LOCAL_TOOLS
from apigw_cli.cli.tree import TOOLS as ROOT_TOOLS
from apigw_cli.cli.tree import Root
from apigw_cli.errors import OK, USAGE
from tests.contract.samples import OPERATIONS, REQUIRED, aws_words, grouped_words, sample_params

DOCUMENT = {"ExportApi": {"body": b"{}\n"}}
TOOLS = [
    *((name,) for name in ROOT_TOOLS),
    *(("config", name) for name in CONFIG_TOOLS),
    *(("local", name) for name in LOCAL_TOOLS),
]
SHORT = {place: GROUPS[group].commands[name] for place, (group, name) in SHORTCUTS.items()}
AWS_NAMES = {name: aws_words(name, {})[0] for name in OPERATIONS}

# Each help page that shows one operation, as the words before --help.
COMMAND_PAGES = [
    *((words, name) for name, words in PLACES.items()),
    *(((word,), name) for name, word in AWS_NAMES.items()),
    *((words, name) for words, name in SHORT.items()),
]
PAGES = [
    (),
    *((group,) for group in GROUPS),
    *TOOLS,
    *(words for words, _ in COMMAND_PAGES),
]


def words_id(words):
    return " ".join(words) or "apigw"


@pytest.fixture
def answering(backend):
    """The fake backend, with an answer for the one operation that has to have one."""
    backend.answers.update(DOCUMENT)
    return backend


# Names


def test_the_tree_holds_the_operations_of_the_service():
    assert sorted(PLACES) == sorted(OPERATIONS)
    assert (len(GROUPS), len(set(PLACES.values()))) == (28, 103)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_answers_under_its_group_and_command(apigw, answering, name):
    params = sample_params(name, REQUIRED)

    result = apigw(grouped_words(name, PLACES[name], params))

    assert (result.status, result.stderr) == (OK, "")
    assert answering.requests == [(name, params)]


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_answers_under_its_aws_name(apigw, answering, name):
    params = sample_params(name, REQUIRED)

    result = apigw(aws_words(name, params))

    assert (result.status, result.stderr) == (OK, "")
    assert answering.requests == [(name, params)]


@pytest.mark.parametrize(
    "line",
    [
        "apigatewayv2 get-api --api-id a1",
        "--region eu-west-1 apigatewayv2 get-api --api-id a1",
        "apigatewayv2 --region eu-west-1 get-api --api-id a1",
        "apigatewayv2 get-api --api-id a1 --no-cli-pager",
    ],
)
def test_a_line_of_the_aws_cli_runs_with_its_word_for_the_service(apigw, backend, line):
    assert apigw(line) == (OK, "", "")
    assert backend.requests == [("GetApi", {"ApiId": "a1"})]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (("api", "export"), "ExportApi"),
        (("portal", "disable"), "DisablePortal"),
        (("portal", "preview"), "PreviewPortal"),
        (("portal", "publish"), "PublishPortal"),
    ],
    ids=words_id,
)
def test_a_shortcut_is_the_operation(apigw, answering, place, name):
    params = sample_params(name, REQUIRED)

    result = apigw(grouped_words(name, place, params))

    assert (result.status, result.stderr) == (OK, "")
    assert answering.requests == [(name, params)]


def test_aws_names_are_hidden_from_help_but_groups_and_shortcuts_are_not(apigw):
    root, portal = apigw("--help").stdout, apigw("portal --help").stdout

    listed = [line.split()[0] for line in root.splitlines() if line.startswith("  ")]
    assert set(GROUPS) <= set(listed)
    assert not set(AWS_NAMES.values()) & set(listed)
    assert [line for line in portal.splitlines() if "Shortcut" in line] == [
        "Shortcuts:",
        "  disable  Shortcut for 'publish disable'.",
        "  preview  Shortcut for 'preview create'.",
        "  publish  Shortcut for 'publish create'.",
    ]


# Help


@pytest.mark.parametrize("words", PAGES, ids=words_id)
def test_help_goes_to_stdout_alone_and_ends_well(apigw, backend, words):
    long, short = apigw([*words, "--help"]), apigw([*words, "-h"])

    assert (long.status, long.stderr) == (OK, "")
    assert long.stdout.startswith(f"Usage: {' '.join(['apigw', *words])} ")
    assert long.stdout.endswith("\n")
    assert short == long
    assert backend.requests == []


@pytest.mark.parametrize("words", PAGES, ids=words_id)
def test_a_help_page_fits_80_columns(apigw, words):
    lines = apigw([*words, "--help"]).stdout.splitlines()

    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("words", PAGES, ids=words_id)
def test_no_line_of_a_help_page_ends_within_a_name(apigw, words):
    """So that a command, an ARN or an option in a text can be copied."""
    lines = apigw([*words, "--help"]).stdout.splitlines()

    broken = [line for line in lines if line.endswith("-") and "lambda:path" not in line]
    assert broken == []


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        ("completion", "apigw completion SHELL [OPTIONS]"),
        ("help", "apigw help [TOPIC | GROUP [COMMAND]] [OPTIONS]"),
        ("wait", "apigw wait GROUP [IDENTIFIER…] --for JMESPATH [OPTIONS]"),
        ("wait stage", "apigw wait stage API_ID STAGE_NAME --for JMESPATH [OPTIONS]"),
        ("operations", "apigw operations [OPTIONS]"),
        ("local path", "apigw local path [OPTIONS]"),
    ],
)
def test_the_usage_of_what_is_no_operation_says_what_it_takes(apigw, words, usage):
    assert apigw(f"{words} --help").stdout.splitlines()[0] == f"Usage: {usage}"


@pytest.mark.parametrize("words", PAGES, ids=words_id)
def test_a_help_page_has_an_example_of_what_it_is_about(apigw, words):
    page = apigw([*words, "--help"]).stdout

    _, _, after = page.partition("\nExample")
    example = after.partition("\n\n")[0].splitlines()[1:]
    start = words if words not in SHORT else PLACES[SHORT[words]]
    assert example[0].startswith(f"  {' '.join(['apigw', *start])} ".rstrip())


@pytest.mark.parametrize(("words", "name"), COMMAND_PAGES, ids=lambda part: words_id(part))
def test_a_command_page_names_every_option(apigw, words, name):
    page = apigw([*words, "--help"]).stdout

    told = set(page.replace("/", " ").replace(",", " ").split())
    assert {spelling for spelling in spoken_options(name) if spelling not in told} == set()


def spoken_options(name):
    """Every option that an operation's page owes: its own parameters', and the shared ones."""
    operation = catalogue.operation(name)
    shared = [*EVERYWHERE, *own_options(operation)]
    for member in operation.inputs:
        option = "--api-version" if member.name == "Version" else "--" + kebab(member.name)
        yield option
        if member.shape.kind == "boolean":
            yield "--no-" + option[2:]
    for option in shared:
        if not option.hidden:
            yield from option.spelling.replace("/", " ").split()
    yield "--help"


def kebab(name):
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in name)[1:]


@pytest.mark.parametrize("words", [(), *((group,) for group in GROUPS), *TOOLS], ids=words_id)
def test_a_page_that_is_no_operation_names_the_shared_options(apigw, words):
    page = apigw([*words, "--help"]).stdout

    told = set(page.replace("/", " ").replace(",", " ").split())
    due = {part for option in EVERYWHERE if not option.hidden for part in option.spelling.split()}
    assert {part for both in due for part in both.split("/")} - told == set()


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_trailing_help_on_an_aws_name_is_its_help_page(apigw, backend, name):
    word = AWS_NAMES[name]

    result = apigw([word, "help"])

    assert result == apigw([word, "--help"])
    assert backend.requests == []


@pytest.mark.parametrize("words", [("api",), ("wait",), ("local",), ("stage",)], ids=words_id)
def test_help_as_the_command_of_a_group_is_its_help_page(apigw, words):
    assert apigw([*words, "help"]) == apigw([*words, "--help"])


def test_help_after_the_service_of_the_aws_cli_is_the_root_page(apigw):
    assert apigw("apigatewayv2 help").stdout == apigw("--help").stdout


def test_options_after_help_do_not_change_what_is_asked_for(apigw):
    for words in ("apigatewayv2", "apigatewayv2 create-api", "create-api"):
        asked = apigw(f"{words} help --region eu-west-1 --output json")

        assert asked == apigw(f"{words} help")


def test_help_as_the_value_of_an_aws_option_is_that_value(apigw, backend):
    result = apigw("create-api --protocol-type HTTP --name help")

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("CreateApi", {"ProtocolType": "HTTP", "Name": "help"})]


@pytest.mark.parametrize(
    "words", [(), ("api",), ("api", "list"), ("get-apis",), *TOOLS], ids=words_id
)
def test_help_works_with_broken_configuration_files(apigw, tmp_path, words):
    broken = b"\xff [not = toml"
    for place in ("config/apigw/config.toml", ".aws/config", ".aws/credentials"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(broken)
    environ = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "AWS_CONFIG_FILE": str(tmp_path / ".aws/config"),
        "AWS_PROFILE": "nobody",
        "APIGW_OUTPUT": "nonsense",
        "APIGW_LOCAL": "perhaps",
    }

    result = apigw([*words, "--help"], environ=environ)

    assert result == apigw([*words, "--help"])
    assert (result.status, result.stderr) == (OK, "")


def test_help_wins_over_what_stands_before_it(apigw, backend):
    result = apigw("route create --region nowhere --route-key x --output json --help")

    assert result == apigw("route create --help")
    assert backend.requests == []


# Options


@pytest.mark.parametrize("grouped", [True, False], ids=["grouped", "AWS name"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_no_two_options_of_an_operation_have_one_spelling(name, grouped):
    command = find(*(PLACES[name] if grouped else (AWS_NAMES[name],)))

    options = [option for option in command.params if isinstance(option, click.Option)]
    count = Counter(s for option in options for s in (*option.opts, *option.secondary_opts))
    count.update(["--help", "-h", "--version"])
    assert [spelling for spelling, times in count.items() if times > 1] == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_option_of_an_operation_hides_a_shared_one(name):
    members = {
        spelling
        for option in find(*PLACES[name]).params
        if option.name[0].isupper()
        for spelling in (*option.opts, *option.secondary_opts)
    }

    operation = catalogue.operation(name)
    shared = [*EVERYWHERE, *own_options(operation)]
    taken = {part for o in shared for part in o.spelling.replace("/", " ").split()}
    assert members & (taken | {"--help", "-h", "--version"}) == set()


def find(*words):
    """The Click command that these words lead to."""
    command = Root()
    for word in words:
        command = command.get_command(click.Context(command), word)
    return command


@pytest.mark.parametrize("line", ["--version", "--version api list", "--local --version"])
def test_version_is_one_line(apigw, backend, line):
    result = apigw(line)

    assert result == (OK, f"apigw {__version__}\n", "")
    assert backend.requests == []


# The operations, listed


@pytest.mark.parametrize("how", ["json", "yaml", "table", "text", "jsonl"])
def test_operations_lists_every_operation_once_in_every_format(apigw, backend, how):
    result = apigw(["operations", "--output", how])

    names = {
        "json": lambda out: [row["Operation"] for row in json.loads(out)["Operations"]],
        "yaml": lambda out: [row["Operation"] for row in yaml.safe_load(out)["Operations"]],
        "table": lambda out: [line.split()[0] for line in out.splitlines()[2:]],
        "text": lambda out: [line.split("\t")[4] for line in out.splitlines()],
        "jsonl": lambda out: [json.loads(line)["Operation"] for line in out.splitlines()],
    }[how](result.stdout)
    assert (result.status, result.stderr) == (OK, "")
    assert names == list(PLACES)
    assert backend.requests == []


def test_operations_says_where_each_operation_is(apigw):
    rows = {row["Operation"]: row for row in apigw("operations").json["Operations"]}

    assert rows["ExportApi"] == {
        "Operation": "ExportApi",
        "Command": "exported-api get",
        "AwsName": "export-api",
        "Method": "GET",
        "Path": "/v2/apis/{apiId}/exports/{specification}",
    }
    assert {name: row["AwsName"] for name, row in rows.items()} == AWS_NAMES
    assert {name: row["Command"] for name, row in rows.items()} == {
        name: " ".join(place) for name, place in PLACES.items()
    }


def test_operations_off_prints_nothing(apigw):
    assert apigw("operations -o off") == (OK, "", "")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("operations -o text --query 'Operations[].[AwsName]'", 103),
        ("operations -o jsonl --query 'Operations[].Path'", 103),
        ("operations -o table --query 'Operations[].Command'", 103),
        ("operations -o text --query 'Operations[?Method==`POST`].[Command]'", 20),
        ("operations --columns AwsName,Path --no-header", 103),
    ],
)
def test_a_query_or_columns_work_on_operations(apigw, line, count):
    result = apigw(line)

    assert (result.status, result.stderr) == (OK, "")
    assert len(result.stdout.splitlines()) == count


def test_operations_on_a_terminal_is_a_table(apigw):
    result = apigw("operations", terminal=True)

    assert result.stdout.splitlines()[0].split() == [
        "Operation",
        "Command",
        "AwsName",
        "Method",
        "Path",
    ]


def test_a_column_that_operations_does_not_have_is_refused(apigw):
    result = apigw("operations --columns Nope")

    assert (result.status, result.stdout) == (USAGE, "")


# Wrong words


@pytest.mark.parametrize("words", [(), *((group,) for group in GROUPS), ("local",)], ids=words_id)
def test_a_group_without_a_command_is_a_usage_error_that_names_help(apigw, words):
    result = apigw(words)

    path = " ".join(["apigw", *words])
    assert result == (USAGE, "", f"apigw: {path} needs a command.\nTry '{path} --help'.\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("rout", "apigw has no command 'rout'. Did you mean route or get-route?"),
        ("routes list", "apigw has no command 'routes'. Did you mean route or "),
        ("get-api-s", "apigw has no command 'get-api-s'. Did you mean get-apis or "),
        ("opertions", "apigw has no command 'opertions'. Did you mean operations or "),
        ("route lst", "apigw route has no command 'lst'. Did you mean list?"),
        ("api expot", "apigw api has no command 'expot'. Did you mean export or "),
        ("portal publsh x", "apigw portal has no command 'publsh'. Did you mean publish?"),
        ("route list a1 --outptu json", "No such option '--outptu'. Did you mean '--output'?"),
        ("get-apis --regin x", "'--region'"),
        ("api create --nam x", "No such option '--nam'. "),
        ("--regoin x api list", "No such option '--regoin'. Did you mean '--region'?"),
        ("api create --name x --protocol-type HTP", "Did you mean HTTP?"),
        ("api create --name x --protocol-type http", "Did you mean HTTP?"),
        ("api create --name x --protocol-type HTTP --ip-address-type ip4", "Did you mean ipv4?"),
        ("api list --output jsn", "Did you mean json?"),
    ],
)
def test_a_word_that_is_nearly_right_is_named(apigw, backend, line, said):
    result = apigw(line)

    assert (result.status, result.stdout) == (USAGE, "")
    assert said in result.stderr.splitlines()[0]
    assert backend.requests == []


@pytest.mark.parametrize("line", ["zzz", "api zzz", "local zzz"])
def test_a_word_that_is_near_to_nothing_gets_no_suggestion(apigw, line):
    result = apigw(line)

    path = " ".join(["apigw", *line.split()[:-1]])
    expected = f"apigw: {path} has no command 'zzz'.\nTry '{path} --help'.\n"
    assert result == (USAGE, "", expected)


@pytest.mark.parametrize("abbreviation", ["--prof x", "--end http://127.0.0.1", "--out json"])
def test_options_are_not_abbreviated(apigw, backend, abbreviation):
    result = apigw(f"api list {abbreviation}")

    assert (result.status, result.stdout) == (USAGE, "")
    assert backend.requests == []


@pytest.mark.parametrize("line", ["api li", "ap list", "get-ap", "operation"])
def test_commands_are_not_abbreviated(apigw, backend, line):
    result = apigw(line)

    assert (result.status, result.stdout) == (USAGE, "")
    assert backend.requests == []


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("api list --bogus", "No such option '--bogus'.", "Try 'apigw api list --help'."),
        ("-v", "No such option '-v'.", "Try 'apigw --help'."),
        ("api -x list", "No such option '-x'.", "Try 'apigw api --help'."),
        ("api list word", "Unexpected word: 'word'.", "It takes no identifiers."),
        ("get-apis word", "Unexpected word: 'word'.", "apigw get-apis takes options only."),
        ("api get a b", "Unexpected word: 'b'.", "Identifiers: API_ID"),
        (
            "operations word",
            "Got unexpected extra argument (word)",
            "Try 'apigw operations --help'.",
        ),
        (
            "api create --target x",
            "apigw api create: missing --name, --protocol-type.",
            "Try 'apigw api create --help'.",
        ),
        (
            "create-route",
            "apigw create-route: missing --api-id, --route-key.",
            "Try 'apigw create-route --help'.",
        ),
        (
            "route get",
            "apigw route get: missing --api-id, --route-id.",
            "By position: apigw route get API_ID ROUTE_ID; or set APIGW_API_ID or APIGW_ROUTE_ID.",
        ),
        (
            "api list --no-paginate=x",
            "Option '--no-paginate' does not take a value.",
            "Try 'apigw api list --help'.",
        ),
    ],
)
def test_a_usage_error_is_one_line_and_a_hint(apigw, backend, line, message, hint):
    result = apigw(line)

    refused = result.stderr.splitlines()
    assert (result.status, result.stdout) == (USAGE, "")
    assert len(refused) == 2
    assert refused[0].startswith(f"apigw: {message}")
    assert refused[1] == hint
    assert backend.requests == []

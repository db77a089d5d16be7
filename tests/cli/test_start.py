"""What a command imports, no more; and an exit that is the console entry's alone."""

import ast
import gc
import json
import subprocess
import sys

import pytest

from apigw_cli.errors import FAILED, OK, USAGE
from benchmarks.stub import serving
from tests.conftest import ROOT, process_environment

# Runs the words against a backend that answers at once, or the local plane with APIGW_LOCAL=1, and
# prints what that loaded beyond Click itself.
PROBE = """
import sys
import click
before = set(sys.modules)
import io, json, os
from contextlib import contextmanager
before |= {"io", "contextlib"}
own = {"json", "json.decoder", "json.encoder", "json.scanner", "_json"} - before
for name in own:
    sys.modules.pop(name, None)
from apigw_cli.cli.run import run
from apigw_cli.cli.world import World

ANSWERS = {"GetApis": {"Items": [{"ApiId": "a1"}]}, "GetApi": {"ApiId": "a1"}}

@contextmanager
def fake(settings):
    yield lambda operation, params: ANSWERS.get(operation.name, {})

def chosen():
    if not os.environ.get("APIGW_LOCAL"):
        return fake
    from apigw_cli.cli.session import connect
    return connect

out, err = io.StringIO(), io.StringIO()
status = run(sys.argv[1:], World(os.environ, io.StringIO(), out, err, chosen()))
print(json.dumps([status, sorted(set(sys.modules) - before)]))
"""

HELP = {"shlex", "textwrap"}
SUGGESTION = {"difflib", "heapq", "locale"}
ANSWER = {"base64", "binascii", "json", "struct"}
if sys.version_info >= (3, 12):
    ANSWER |= {"math"}  # datetime's

CATALOGUE = ("apigw_cli.catalogue",)
TREE = tuple(
    f"apigw_cli.cli.{name}"
    for name in (
        *("run", "world", "tree", "options", "words", "command", "help", "examples", "identifiers"),
    )
)
SAYING = (
    *("apigw_cli.output", "apigw_cli.output.controls", "apigw_cli.cli.report"),
    # Whether failures are JSON.
    *("apigw_cli.cli.settings.precedence", "apigw_cli.cli.settings.table"),
    *("apigw_cli.cli.settings.folders", "apigw_cli.cli.settings.config_file"),
    "apigw_cli.cli.values.checks",  # what is near to a word
    "apigw_cli.cli.masking",  # a message may quote a secret
)


@pytest.fixture
def loads(tmp_path):
    """How a command line ends, and the modules that it loads: of apigw, of Python, of others."""

    def probe(line, **environ):
        environment = process_environment(tmp_path, environ)
        words = line.split()
        done = subprocess.run(
            [sys.executable, "-c", PROBE, *words],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        status, modules = json.loads(done.stdout)
        ours = {name for name in modules if name.partition(".")[0] == "apigw_cli"}
        tops = {name.partition(".")[0] for name in modules} - {"apigw_cli", "click"}
        public = {name for name in tops if not name.startswith("_")}
        python = public & sys.stdlib_module_names
        return status, ours, python, public - python - {"cython_runtime"}

    return probe


def outside(modules, allowed):
    """The modules that are neither allowed nor in an allowed package."""
    packages = tuple(name + "." for name in allowed)
    bare = {"apigw_cli", "apigw_cli.errors", "apigw_cli.record", *allowed}
    bare |= {f"apigw_cli.{name}" for name in ("cli", "cli.settings", "cli.values")}
    return {name for name in modules if name not in bare and not name.startswith(packages)}


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("--help", set()),
        ("route --help", set()),
        ("route create --help", set()),
        ("create-route help", set()),
        ("api export -h", set()),
    ],
)
def test_help_loads_click_and_the_catalogue_alone(loads, line, more):
    status, ours, python, others = loads(line)

    assert status == OK
    assert outside(ours, CATALOGUE + TREE) == set()
    assert python - HELP - more == set()
    assert others == set()


def test_the_help_of_everything_loads_no_operation(loads):
    _, ours, _, _ = loads("--help")

    assert ours & {"apigw_cli.catalogue.members", "apigw_cli.catalogue.resources"} == set()


def test_the_help_of_a_command_loads_the_operations_of_its_noun_alone(loads):
    _, ours, _, _ = loads("route create --help")

    assert {name for name in ours if name.startswith("apigw_cli.catalogue.resources.")} == {
        "apigw_cli.catalogue.resources.route"
    }


@pytest.mark.parametrize(
    "line",
    [
        "rout",
        "route creat",
        "route",
        "route create --bogus x",
        "create-route --name",
    ],
)
def test_a_usage_error_loads_click_and_the_catalogue_alone(loads, line):
    status, ours, python, others = loads(line)

    assert status == USAGE
    assert others == set()
    assert python - SUGGESTION == set()
    assert outside(ours, CATALOGUE + TREE + SAYING) == set()


@pytest.mark.parametrize("line", ["route create", "get-apis word"])
def test_what_is_missing_or_too_much_is_said_before_any_library_loads(loads, line):
    status, ours, python, others = loads(line)

    assert status == USAGE
    assert python & {"json", "base64", "sqlite3", "logging"} == set()
    assert others == set()
    assert outside(ours, (*CATALOGUE, "apigw_cli.cli", "apigw_cli.output")) <= {
        "apigw_cli.backends",
        "apigw_cli.pages",
    }


@pytest.mark.parametrize(
    ("line", "python", "others"),
    [
        ("get-apis", {"gc"}, set()),
        ("get-apis -o text", {"gc"}, set()),
        ("get-apis -o jsonl", {"gc"}, set()),
        ("get-apis -o off", {"gc"}, set()),
        ("get-api --api-id a1", set(), set()),
        ("delete-api --api-id a1", set(), set()),
        ("create-api --name x --protocol-type HTTP --tags a=b", set(), set()),
        ("get-api --api-id a1 --query Name", {"numbers", "string"}, {"jmespath"}),
        ("get-api --api-id a1 -o yaml", set(), {"yaml"}),
    ],
)
def test_an_answer_loads_what_it_needs(loads, line, python, others):
    status, ours, loaded, foreign = loads(line)

    assert status == OK
    assert loaded - ANSWER - python == set()
    assert foreign == others
    allowed = (*CATALOGUE, "apigw_cli.cli", "apigw_cli.output", "apigw_cli.pages")
    assert outside(ours, allowed) == {"apigw_cli.backends"}


def test_one_format_does_not_load_another(loads):
    _, ours, _, _ = loads("get-apis")

    assert {name for name in ours if name.startswith("apigw_cli.output.")} <= {
        "apigw_cli.output.json_text",
        "apigw_cli.output.controls",
    }


def test_a_table_loads_what_lays_it_out(loads):
    status, _, _, others = loads("api list -o table")

    assert status == OK
    assert others - {"wcwidth", "tabulate"} == set()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("create-api --name x --protocol-type HTTP", OK),
        ("get-apis", OK),
        ("local path", OK),
    ],
)
def test_the_local_plane_loads_nothing_of_aws(loads, tmp_path, line, status):
    db = str(tmp_path / "local.db")

    ended, ours, python, others = loads(line, APIGW_LOCAL="1", APIGW_LOCAL_DB=db)

    assert ended == status
    assert {name for name in ours if "aws" in name or "serving" in name} == set()
    assert others == set()
    assert python & {"logging", "http", "socket", "ssl", "asyncio", "urllib", "email"} == set()


def test_the_version_loads_nothing_of_click(tmp_path):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "apigw_cli", "--version"],
        env=process_environment(tmp_path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    tops = {name.partition(".")[0] for name in loaded}
    assert {name for name in loaded if name.startswith("apigw_cli")} <= {
        "apigw_cli",
        "apigw_cli.errors",
    }
    assert tops & {"click", "typing", "re", "json", "logging", "argparse", "gettext"} == set()


# The way to AWS

# Runs the words as the console does, and prints which modules that loaded, and which of botocore's
# data files and folders it looked into.
AWS_PROBE = """
import json, os, sys
seen = []
def note(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and "botocore/data" in str(arguments[0]):
        seen.append(str(arguments[0]).partition("botocore/data")[2].lstrip("/"))
sys.addaudithook(note)
from apigw_cli.cli.run import run
from apigw_cli.cli.session import connect
from apigw_cli.cli.world import World
status = run(sys.argv[1:], World(os.environ, sys.stdin, sys.stdout, sys.stderr, connect))
print(json.dumps([status, sorted(sys.modules), sorted(set(seen))]), file=sys.stderr)
"""
SERVICE_DATA = "apigatewayv2/2018-11-29"
MOST_MODULES = 420  # botocore has 260 of them, Python and Click most others


def test_a_call_to_aws_loads_botocore_alone_and_little_of_its_data(tmp_path):
    with serving(1, 3) as url:
        done = subprocess.run(
            [sys.executable, "-c", AWS_PROBE, "get-apis", "--endpoint-url", url],
            env=process_environment(
                tmp_path,
                {
                    "AWS_ACCESS_KEY_ID": "a",
                    "AWS_SECRET_ACCESS_KEY": "b",
                    "AWS_REGION": "eu-central-1",
                },
            ),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    status, modules, read = json.loads(done.stderr)

    assert (status, len(json.loads(done.stdout)["Items"])) == (OK, 3)
    assert read == [
        "apigatewayv2",
        f"{SERVICE_DATA}/endpoint-rule-set-1.json.gz",
        f"{SERVICE_DATA}/service-2.json.gz",  # its last bytes, which tell whether it is the same
        "partitions.json",
        "sdk-default-configuration.json",
    ]
    tops = {name.partition(".")[0] for name in modules}
    dear = {"boto3", "s3transfer", "yaml", "tabulate", "wcwidth", "sqlite3", "tomllib"}
    assert tops & (dear | {"asyncio", "multiprocessing", "cryptography", "requests"}) == set()
    assert tops & {"uvicorn", "apigw_cli.local", "difflib", "argparse", "unittest"} == set()
    ours = {name for name in modules if name.startswith("apigw_cli.backends.")}
    assert {name for name in ours if not name.startswith("apigw_cli.backends.aws")} == set()
    assert "apigw_cli.backends.aws_places" not in ours
    assert len(modules) < MOST_MODULES


# The exit


def test_a_run_inside_another_program_leaves_its_garbage_collector_alone(apigw, backend):
    assert gc.isenabled()

    apigw("get-api --api-id a1")
    apigw("rout")

    assert gc.isenabled()


def names_called(path):
    """Every ``module.function`` that a file calls, and every name that it raises."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield ast.unparse(node.exc).partition("(")[0]


# What is a process of its own: apigw, the generator, and the helper of a shell's completion.
ENTRIES = ("apigw_cli/__main__.py", "apigw_cli/generate/__main__.py", "apigw_cli/completion/")


def test_only_a_console_entry_ends_the_process_or_stops_the_collector():
    ending = {"sys.exit", "os._exit", "exit", "quit", "SystemExit", "gc.disable", "gc.freeze"}

    found = {
        str(path.relative_to(ROOT)): ending & set(names_called(path))
        for path in sorted((ROOT / "apigw_cli").rglob("*.py"))
    }

    assert [p for p, names in found.items() if names and not p.startswith(ENTRIES)] == []
    assert found["apigw_cli/__main__.py"] == {"sys.exit", "os._exit", "gc.disable"}


ENTRY = """
import atexit, gc, sys
atexit.register(lambda: print("the interpreter ended", gc.isenabled(), file=sys.stderr))
from apigw_cli.__main__ import main
sys.argv = ["apigw", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize(
    ("line", "redirection", "status"),
    [("operations -o off", "", OK), ("rout", "", USAGE), ("operations", ">/dev/full", FAILED)],
)
@pytest.mark.parametrize("normal", ["", "1"])
def test_the_status_is_the_same_at_either_exit(tmp_path, line, redirection, status, normal):
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-c", ENTRY, *line.split()],
        env=process_environment(tmp_path, {"APIGW_NORMAL_EXIT": normal}),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    said = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (status, "")
    assert ("the interpreter ended True" in said) is bool(normal)
    assert "Traceback" not in done.stderr

"""
Conventions 10 to 20 of the checklist: arguments.

16 does not apply: no option of the service's takes a value or none; ``--unset`` names what to
clear.  Of 18, ``@path`` is not taken: ``@name`` stands for an identifier.
"""

import json

import pytest

from apigw_cli import __version__, catalogue
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.command import option_name

OPERATIONS = catalogue.operations()
EVERY_COMMAND = [
    [],
    *([group] for group in GROUPS),
    *([group.name, command] for group in GROUPS.values() for command in group.commands),
    *([catalogue.kebab(operation.name)] for operation in OPERATIONS),
    ["operations"],
    ["local"],
    ["local", "path"],
]


@pytest.mark.parametrize(
    ("words", "params"),
    [
        (["api", "get", "--", "--help"], {"ApiId": "--help"}),
        (["api", "get", "--", "-x"], {"ApiId": "-x"}),
        (
            ["tags", "remove", "--tag-keys", "a", "b", "--", "arn:x"],
            {"ResourceArn": "arn:x", "TagKeys": ["a", "b"]},
        ),
    ],
)
def test_c10_two_dashes_end_the_options(apigw, backend, words, params):
    assert apigw(words).status == 0
    assert [sent for _, sent in backend.requests] == [params]


def test_c10_a_dash_is_standard_input_where_a_file_is_meant(apigw, backend):
    apigw("api import --body -", stdin="{}")
    apigw("api create --cli-input-json -", stdin='{"Name": "x", "ProtocolType": "HTTP"}')
    apigw("api get -", stdin="a1\n")

    assert backend.requests == [
        ("ImportApi", {"Body": "{}"}),
        ("CreateApi", {"Name": "x", "ProtocolType": "HTTP"}),
        ("GetApi", {"ApiId": "a1"}),
    ]


def test_c10_a_dash_is_standard_output_where_a_file_is_meant(apigw, backend):
    backend.answers["ExportApi"] = {"body": b"{}"}

    assert apigw("exported-api get a1 - --output-type JSON").stdout == "{}"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_c11_everything_has_a_long_option(apigw, operation):
    page = apigw([catalogue.kebab(operation.name), "--help"]).stdout

    for member in operation.inputs:
        assert option_name(member) in page.replace("/", " ").split()


@pytest.mark.parametrize(
    "line",
    [
        "route get a1 r1 -o json --region x",
        "route get a1 r1 --output json --region=x",
        "route get a1 r1 --output=json --region x",
        "--output json --region x route get a1 r1",
        "route --output json --region x get a1 r1",
        "--region x route --output=json get a1 r1",
        "route get --region x a1 --output json r1",
        "route get --api-id a1 r1 --region x -o json",
        "route get --api-id=a1 --route-id=r1 --region=x --output=json",
        "--region=x get-route --api-id a1 --route-id r1 --output json",
    ],
)
def test_c11_options_stand_anywhere_and_take_their_value_either_way(apigw, backend, line):
    result = apigw(line)

    assert (result.status, result.stderr) == (0, "")
    assert backend.requests == [("GetRoute", {"ApiId": "a1", "RouteId": "r1"})]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("api create --name x --proto HTTP", "--protocol-type"),
        ("api lis", "list"),
        ("rout list a1", "route"),
        ("api list --outpu json", "--output"),
        ("api list --max-item 5", "--max-items"),
        ("get-api --api x", "--api-id"),
        ("get-ap --api-id x", "get-api"),
        ("api create --name x --protocol-type HTPT", "HTTP"),
    ],
)
def test_c12_nothing_may_be_abbreviated_but_what_was_meant_is_named(apigw, backend, line, said):
    result = apigw(line)

    assert (result.status, result.stdout, backend.requests) == (252, "", [])
    assert said in result.stderr.splitlines()[0]
    assert "id you mean" in result.stderr.splitlines()[0]


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=lambda words: " ".join(words) or "apigw")
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_c13_help_is_at_every_level_on_stdout_with_nothing_set_up(
    apigw, backend, tmp_path, words, option
):
    config = tmp_path / "apigw"
    config.mkdir()
    (config / "config.toml").write_text("= broken")

    result = apigw(
        [*words, option], environ={"XDG_CONFIG_HOME": str(tmp_path), "APIGW_OUTPUT": "none"}
    )

    assert (result.status, result.stderr, backend.requests) == (0, "", [])
    usage = " ".join(["Usage: apigw", *words])
    assert result.stdout.startswith(usage)


def test_c14_the_version_is_a_name_and_a_number(apigw, process):
    assert apigw("--version") == (0, f"apigw {__version__}\n", "")

    ended = process("--version")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"apigw {__version__}\n", "")


FLAGS = [
    (operation, member)
    for operation in OPERATIONS
    for member in operation.inputs
    if member.shape.kind == "boolean"
]


@pytest.mark.parametrize(
    ("operation", "member"), FLAGS, ids=[f"{o.name}-{m.name}" for o, m in FLAGS]
)
def test_c15_a_flag_comes_in_a_pair_and_unset_is_not_false(apigw, backend, operation, member):
    required = {
        m.name: "1" if m.shape.kind == "text" else [] for m in operation.inputs if m.required
    }
    required |= {"Priority": 1} if "Priority" in required else {}
    required |= {m.name: m.shape.words[0] for m in operation.inputs if m.required and m.shape.words}
    line = [catalogue.kebab(operation.name), "--cli-input-json", json.dumps(required)]
    backend.answers["ExportApi"] = {"body": b""}
    flag = option_name(member)[2:]

    for words in ([], [f"--{flag}"], [f"--no-{flag}"]):
        assert apigw([*line, *words]).status == 0

    sent = [params.get(member.name) for _, params in backend.requests]
    assert sent == [None, True, False]


def test_c17_no_option_takes_a_secret(apigw):
    pages = {apigw([*words, "--help"]).stdout for words in EVERY_COMMAND}

    words = {word.lower() for page in pages for word in page.split() if word.startswith("--")}
    secrets = {word for word in words if any(part in word for part in ("secret", "password"))}
    tokens = {word for word in words if "token" in word}
    assert secrets == set()
    assert tokens <= {"--next-token", "--starting-token"}


def test_c17_a_secret_is_not_shown_by_debug(process, stub):
    ended = process(f"api list --debug --endpoint-url {stub.url}")

    assert ended.returncode == 0
    told = ended.stdout + ended.stderr
    assert "a-secret-that-must-not-show" not in told
    assert "Signature=" not in told
    assert "AKIDEXAMPLE" not in told


def test_c18_a_file_is_named_by_its_prefix_and_a_bare_name_of_one_is_warned_of(
    apigw, backend, tmp_path
):
    path = tmp_path / "api.json"
    path.write_text("{}")

    named = apigw(f"api import --body file://{path}")
    bare = apigw(f"api import --body {path}")

    assert [params["Body"] for _, params in backend.requests] == ["{}", str(path)]
    assert named.stderr == ""
    assert bare.stderr.endswith(f"to send the file write --body file://{path}\n")


@pytest.mark.parametrize("words", ["--name a --name b", "--name=a --name=b", "--name a --name=b"])
def test_c19_of_a_scalar_that_is_repeated_the_last_wins(apigw, backend, words):
    apigw(f"api create --protocol-type HTTP {words}")

    assert backend.requests == [("CreateApi", {"Name": "b", "ProtocolType": "HTTP"})]


def test_c19_what_is_repeated_of_a_list_or_a_map_adds_up(apigw, backend):
    apigw("vpc-link create --name v --subnet-ids a --tags k=1 --subnet-ids b --tags l=2")

    params = {"Name": "v", "SubnetIds": ["a", "b"], "Tags": {"k": "1", "l": "2"}}
    assert backend.requests == [("CreateVpcLink", params)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "integration create a1 --integration-type HTTP_PROXY --timeout-in-millis soon",
            "--timeout-in-millis: 'soon' is not a whole number.",
        ),
        (
            "integration create a1 --integration-type HTTP-PROXY",
            "--integration-type: 'HTTP-PROXY' is none of AWS, HTTP, MOCK, HTTP_PROXY, AWS_PROXY."
            " Did you mean HTTP_PROXY?",
        ),
        (
            "stage update a1 s --default-route-settings ThrottlingRateLimit=fast",
            "--default-route-settings.ThrottlingRateLimit: 'fast' is not a number.",
        ),
        (
            "stage update a1 s --default-route-settings DataTraceEnabled=1",
            "--default-route-settings.DataTraceEnabled: '1' is neither true nor false.",
        ),
        ("api list --max-items few", "--max-items: 'few' is not a whole number, 1 or more."),
    ],
)
def test_c20_numbers_booleans_and_enums_are_checked_before_any_call(apigw, backend, line, message):
    result = apigw(line)

    assert (result.status, backend.requests) == (252, [])
    assert result.stderr.splitlines()[0] == f"apigw: {message}"

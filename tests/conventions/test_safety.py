"""
Conventions 31 to 36 of the checklist: interactivity and safety.

31's ``--no-input`` is not needed: a missing value is a usage error on a terminal too.  32's
``--confirm=NAME`` is not in the design.
"""

import json
import shlex
import signal

import pytest

from apigw_cli import catalogue
from apigw_cli.errors import ApiError
from tests.conftest import ROOT

OPERATIONS = [operation.name for operation in catalogue.operations()]
CASCADES = [
    "api delete a1",
    "domain-name delete api.example.com",
    "portal delete p1",
    "portal-product delete p1",
]


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("terminal", [True, False])
def test_c31_a_missing_value_is_never_asked_for_but_named(apigw, backend, name, terminal):
    operation = catalogue.operation(name)
    missing = [member.name for member in operation.inputs if member.required]
    missing = [name for name in missing if name != "Specification"]  # there is only one
    group, command = catalogue.PLACES[name]

    result = apigw([group, command], terminal=terminal, stdin="y\n" * 9)

    if not missing:
        assert (result.status, len(backend.requests)) == (0, 1)
        return
    options = ", ".join("--" + catalogue.kebab(member) for member in missing)
    assert (result.status, backend.requests) == (252, [])
    assert result.stderr.splitlines()[0] == f"apigw: apigw {group} {command}: missing {options}."


@pytest.mark.parametrize("line", CASCADES)
def test_c31_off_a_terminal_nothing_is_asked(apigw, backend, line):
    result = apigw(line)

    assert (result.status, result.stderr, len(backend.requests)) == (0, "", 1)


@pytest.mark.parametrize("line", CASCADES)
@pytest.mark.parametrize("answer", ["\n", "", "n\n", "no\n", "x\n", "yesss\n"])
def test_c32_a_delete_that_takes_other_things_with_it_asks_and_means_no_unless_told_yes(
    apigw, backend, line, answer
):
    result = apigw(line, terminal=True, stdin=answer)

    assert (result.status, result.stdout, backend.requests) == (255, "", [])
    assert result.stderr.endswith(
        "are you sure? [y/N] apigw: Nothing was deleted.\nAnswer y, or give --yes.\n"
    )


@pytest.mark.parametrize("line", CASCADES)
def test_c32_yes_answers_beforehand(apigw, backend, line):
    result = apigw(f"{line} --yes", terminal=True)

    assert (result.status, result.stderr, len(backend.requests)) == (0, "", 1)


def test_c33_an_interrupted_export_leaves_the_old_file_and_nothing_beside_it(
    spawn, stalling_server, tmp_path
):
    stalling_server.beginning[0] = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + b"x" * 50
    directory = tmp_path / "out"
    directory.mkdir()
    (directory / "api.json").write_text("old")
    line = f"exported-api get a1 {directory}/api.json --output-type JSON"
    process = spawn([*line.split(), "--endpoint-url", stalling_server.url])
    assert stalling_server.reached.wait(30)

    process.send_signal(signal.SIGINT)

    assert (process.wait(30), process.communicate()) == (130, (b"", b""))
    assert {path.name: path.read_text() for path in directory.iterdir()} == {"api.json": "old"}


def test_c33_a_new_file_is_made_with_the_permissions_that_the_user_wants(process, stub, tmp_path):
    stub.answer("{}")
    line = f"exported-api get a1 {tmp_path}/api.json --output-type JSON --endpoint-url {stub.url}"

    ended = process(line, umask=0o077)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "api.json").stat().st_mode & 0o777 == 0o600


COLORS = ("Accent", "Background", "ErrorValidation", "Header", "Navigation", "Text")
PORTAL_CONTENT = json.dumps(
    {
        "DisplayName": "Pets",
        "Theme": {"CustomColors": {f"{name}Color": "#000000" for name in COLORS}},
    }
)


@pytest.mark.parametrize("name", OPERATIONS)
def test_c34_a_dry_run_sends_nothing_that_changes_anything(
    apigw, backend, tmp_path, monkeypatch, name
):
    monkeypatch.chdir(tmp_path)
    for document in ("petstore.yaml", "pet.json", "policy.json", "overview.md"):
        (tmp_path / document).write_text("{}")
    (tmp_path / "content.json").write_text(PORTAL_CONTENT)
    operation = catalogue.operation(name)

    result = apigw([*shlex.split(operation.example), "--dry-run", "--local"])

    assert (result.status, backend.requests) == (0, [])
    assert name in result.stdout + result.stderr


def test_c34_a_dry_run_of_a_request_to_aws_sends_nothing(process, stub):
    ended = process(f"api create --name x --protocol-type HTTP --dry-run --endpoint-url {stub.url}")

    assert (ended.returncode, stub.requests) == (0, [])
    assert json.loads(ended.stdout)["body"] == {"name": "x", "protocolType": "HTTP"}


def dump(apigw_local):
    """All that the plane holds, as far as lists tell it."""
    return [apigw_local(words).stdout for words in ("api list", "vpc-link list", "portal list")]


@pytest.mark.parametrize(
    "line",
    [
        "api create --name dogs --protocol-type HTTP",
        "api update @pets --name dogs",
        "api delete @pets",
        "vpc-link create --name v --subnet-ids s-1",
        "tags add @api:pets --tags a=b",
    ],
)
def test_c34_a_dry_run_on_the_local_plane_leaves_it_as_it_was(apigw_local, line):
    apigw_local("api create --name pets --protocol-type HTTP")
    before = dump(apigw_local)

    result = apigw_local(f"{line} --dry-run")

    assert (result.status, dump(apigw_local)) == (0, before)
    assert apigw_local(f"{line} --yes" if " delete " in line else line).status == 0


def test_c35_a_wait_for_an_answer_has_an_end(process, stalling_server):
    words = f"api list --endpoint-url {stalling_server.url} --cli-read-timeout 1"

    ended = process(words, environ={"AWS_MAX_ATTEMPTS": "1"})

    assert (ended.returncode, ended.stdout) == (255, "")
    assert "Read timeout" in ended.stderr


def test_c35_debug_shows_every_attempt(process, stub):
    stub.answer({"message": "Slow down"}, status=429, headers={"x-amzn-errortype": "TooMany"})
    stub.answer({"items": []})

    ended = process(f"api list --debug --endpoint-url {stub.url}")

    assert ended.returncode == 0
    asked = [line for line in ended.stderr.splitlines() if line.startswith("apigw: debug: GET ")]
    told = [line for line in ended.stderr.splitlines() if line.startswith("apigw: debug: status ")]
    assert len(stub.requests) == len(asked) == 2
    assert [line.split()[3].rstrip(",") for line in told] == ["429", "200"]


def test_c35_what_is_sent_again_is_documented():
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())

    assert "are sent again within `--max-attempts`" in text
    assert "A create that may have arrived is not sent a second time" in text


NOT_FOUND = ApiError("NotFoundException", "Gone", operation="DeleteApi")


def test_c36_a_delete_that_is_run_again_is_safe(apigw, backend):
    backend.answers["DeleteApi"] = [{}, NOT_FOUND]

    results = [apigw("api delete a1 --ignore-not-found") for _ in range(2)]

    assert [(result.status, result.stdout, result.stderr) for result in results] == [
        (0, "", "")
    ] * 2


def test_c36_a_list_that_was_interrupted_goes_on_where_it_stopped(apigw, backend):
    backend.answers["GetApis"] = {"Items": [{"ApiId": f"a{n}"} for n in range(5)]}

    first = apigw("api list --max-items 2").json
    rest = apigw(["api", "list", "--starting-token", first["NextToken"]]).json

    assert [item["ApiId"] for item in first["Items"] + rest["Items"]] == [f"a{n}" for n in range(5)]


@pytest.mark.parametrize(
    "line",
    [
        "tags add arn:aws:apigateway:us-east-1::/apis/{api} --tags a=b",
        "stage update {api} s --description x",
        "api update {api} --cors-configuration.max-age 5",
    ],
)
def test_c36_a_change_that_is_run_again_changes_nothing_more(apigw_local, line):
    api = apigw_local("api create --name pets --protocol-type HTTP").json["ApiId"]
    apigw_local(f"stage create {api} --stage-name s")
    apigw_local(line.format(api=api))
    once = json.loads(apigw_local(f"api get {api}").stdout)

    again = apigw_local(line.format(api=api))

    assert (again.status, json.loads(apigw_local(f"api get {api}").stdout)) == (0, once)

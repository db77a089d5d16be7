"""Completion in real shells: keys in, screen out."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable

import pytest

from tests.conftest import AWS_ENVIRONMENT, ROOT
from tests.generated.conftest import HARD_API, HARD_NAME, Machine
from tests.generated.example_plane import API
from tests.generated.shells import SHELLS, TAB, Shell

Called = Callable[[str], list[str]]

WORDS = [
    # keys -> the line after one Tab
    ("domain-n", "domain-name"),
    ("create-vp", "create-vpc-link"),
    ("route cr", "route create"),
    ("portal previ", "portal preview"),
    ("local ser", "local serve"),
    ("wait vpc", "wait vpc-link"),
    ("help exit", "help exit-codes"),
    ("help route cr", "help route create"),
    ("completion fi", "completion fish"),
    ("route create x --route-k", "route create x --route-key"),
    ("create-route --route-k", "create-route --route-key"),
    ("route list --max-it", "route list --max-items"),
    ("--reg", "--region"),
    ("route --reg", "route --region"),
    ("route list --reg", "route list --region"),
    ("--output js route --reg", "--output js route --region"),
    ("-o json route cr", "-o json route create"),
    ("api update x --cors-configuration.max", "api update x --cors-configuration.max-age"),
    ("api create --protocol-type W", "api create --protocol-type WEBSOCKET"),
    ("create-api --protocol-type W", "create-api --protocol-type WEBSOCKET"),
    ("create-api --protocol-type=W", "create-api --protocol-type=WEBSOCKET"),
    ("create-api --protocol-type='W", "create-api --protocol-type='WEBSOCKET'"),
    ("--output ya", "--output yaml"),
    ("route list --generate-cli-skeleton y", "route list --generate-cli-skeleton yaml-input"),
    ("api update x --unset ip", "api update x --unset ip-address-type"),
    ("api list --columns ApiId,Protoc", "api list --columns ApiId,ProtocolType"),
    ("api list --no-pa", "api list --no-paginate"),
    ("api list --regions ", "api list --regions all"),
    ("batch petst", "batch petstore.yaml"),
    ("batch x --resume petst", "batch x --resume petstore.yaml"),
    ("local load petst", "local load petstore.yaml"),
    # A list's option may be given again, another one may not.
    ("tags remove x --tag-keys a --tag-k", "tags remove x --tag-keys a --tag-keys"),
    ("route list --endpoint-url x --endp", "route list --endpoint-url x --endp"),
    ("--endpoint-url x route list --endp", "--endpoint-url x route list --endp"),
    ("stage create x --auto-deploy --no-auto", "stage create x --auto-deploy --no-auto"),
    # Files, where files are meant.
    ("api import --body file://petst", "api import --body file://petstore.yaml"),
    ("api import --body fi", "api import --body file://"),
    ("--ca-bundle petst", "--ca-bundle petstore.yaml"),
    ("--ca-bundle=petst", "--ca-bundle=petstore.yaml"),
    ("api create --name file://petst", "api create --name file://petstore.yaml"),
    ("exported-api get x petst", "exported-api get x petstore.yaml"),
    ("local dump petst", "local dump petstore.yaml"),
    ("exported-api get x OA", "exported-api get x OAS30"),
    # Nothing, where there is nothing.
    ("nonsense cr", "nonsense cr"),
    ("route nonsense --reg", "route nonsense --reg"),
    ("route list x -- --reg", "route list x -- --reg"),
    ("route create --description de", "route create --description de"),
    ("'rou", None),
]


@pytest.mark.parametrize(("keys", "line"), WORDS)
def test_words_and_options_are_completed(shell: Shell, keys: str, line: str | None) -> None:
    shown = shell.type(f"apigw {keys}{TAB}")

    if line is not None:  # zsh writes some words anew, without the quotes
        assert shown.replace("'", "") == f"apigw {line}".replace("'", "")
    assert "rror" not in "".join(shell.below)


def test_groups_are_listed_with_what_they_are_for(shell: Shell) -> None:
    shell.type(f"apigw route{TAB}{TAB}{TAB}")

    below = " ".join(shell.below)
    assert "route-settings" in below
    assert "create-route" not in below
    if shell.name != "bash":
        assert "back to the defaults" in below


def test_options_are_listed_with_what_they_are_for(shell: Shell) -> None:
    shell.type(f"apigw route create x --authoriz{TAB}{TAB}")

    below = " ".join(shell.below)
    assert "authorization-scopes" in below
    if shell.name != "bash":
        assert "OAuth scopes" in below


@pytest.mark.parametrize(
    "keys",
    [
        f"route get {API} ",
        f"get-route --api-id {API} --route-id ",
        f"route get --api-id={API} ",
        "route get @pets ",
    ],
)
def test_identifiers_are_listed_with_their_names(shell: Shell, keys: str) -> None:
    shell.type(f"apigw {keys}{TAB}{TAB}{TAB}")  # the first one adds what all have in common

    below = " ".join(shell.below)
    for id, name in (("rdefault", "$default"), ("rpetsid", "GET /pets/{id}")):
        assert id in below
        assert name in below


def test_what_stands_after_the_cursor_counts(shell: Shell) -> None:
    if shell.name == "fish":
        pytest.skip("fish does not tell completions what stands after the cursor")
    back = "\x1b[D" * len(f" --api-id {API}")
    line = shell.type(f"apigw route get rpet --api-id {API}{back}{TAB}")

    assert line.split() == ["apigw", "route", "get", "rpetsid", "--api-id", API]


def test_variables_that_only_the_shell_knows_narrow_identifiers(shell: Shell) -> None:
    shell.type(f"set -g mine {API}" if shell.name == "fish" else f"mine={API}")
    shell.enter()

    assert shell.type(f"apigw route get $mine rpet{TAB}") == "apigw route get $mine rpetsid"
    assert shell.type(f'apigw get-route --api-id="$mine" --route-id=rpet{TAB}').endswith("=rpetsid")


@pytest.mark.parametrize("typed", ["--ca-bundle a\\ fo", "--ca-bundle 'a fo", "--body file://a"])
def test_a_folder_can_be_gone_on_from(shell: Shell, typed: str) -> None:
    line = shell.type(f"apigw api import {typed}{TAB}c{TAB}")

    assert line.rstrip("'").endswith("folder/cert.pem")


DEFAULT = f"stage get {API} "
BY_OPTION = f"get-stage --api-id {API} --stage-name "
ROUTE_KEY = f"route-settings delete {API} '$default' "
ARN = f"arn:aws:apigateway:us-east-1::/apis/{HARD_API}"
HARD = [
    # command line, what is typed of the value, the value
    (DEFAULT, r"\$d", "$default"),
    (DEFAULT, "'$d", "$default"),
    (DEFAULT, r'"\$d', "$default"),
    (BY_OPTION, r"\$d", "$default"),
    (BY_OPTION.rstrip() + "=", r"\$d", "$default"),
    (BY_OPTION.rstrip() + "=", "'$d", "$default"),
    (BY_OPTION.rstrip() + "=", r'"\$d', "$default"),
    (ROUTE_KEY, "GE", "GET /pets/{id}"),
    (ROUTE_KEY, r"GET\ /", "GET /pets/{id}"),
    (ROUTE_KEY, "'GET /", "GET /pets/{id}"),
    (ROUTE_KEY, '"GET /', "GET /pets/{id}"),
    (ROUTE_KEY + "--route-key=", "'GET /", "GET /pets/{id}"),
    (ROUTE_KEY + "--route-key=", r"GET\ /pe", "GET /pets/{id}"),
    ("tags get ", f"{ARN[:-2]}", ARN),
    ("tags get ", f"'{ARN[:-2]}", ARN),
    ("tags get ", f'"{ARN[:-2]}', ARN),
    ("get-tags --resource-arn=", f"{ARN[:-2]}", ARN),
    ("get-tags --resource-arn=", f'"{ARN[:-2]}', ARN),
    ("tags get ", "@api:it", "@api:" + HARD_NAME),
    ("api get ", "@it", "@" + HARD_NAME),
    ("api get ", r"@it\'s\ a", "@" + HARD_NAME),
    ("api get ", "'@it", "@" + HARD_NAME),
    ("api get ", "\"@it's a", "@" + HARD_NAME),
    ("get-api --api-id=", "@it", "@" + HARD_NAME),
    ("get-api --api-id=", '"@it', "@" + HARD_NAME),
    ("api get ", "TEST", "@" + HARD_NAME),  # a part of the name will do
    ("route create x --target ", "integ", None),  # no such API: nothing
    (f"route create {API} --target=", "integ", "integrations/i7x8y9z"),
    ("--ca-bundle ", r"a\ folder/c", "a folder/cert.pem"),
    ("--ca-bundle ", "'a folder/c", "a folder/cert.pem"),
    ("--ca-bundle=", '"a folder/c', "a folder/cert.pem"),
    ("api import --body ", "'file://a folder/c", "file://a folder/cert.pem"),
    ("import-api --body=", r"file://a\ folder/c", "file://a folder/cert.pem"),
]


@pytest.mark.parametrize(("line", "typed", "value"), HARD)
def test_what_breaks_shells_arrives_as_it_is(
    shell: Shell, called: Called, line: str, typed: str, value: str | None
) -> None:
    words = called(f"apigw {line}{typed}")

    last = words[-1].partition("=")[2] if words[-1].startswith("--") else words[-1]
    assert last == (value if value is not None else typed)


@pytest.mark.parametrize(
    "line",
    [
        "apigw 'xyzzy",
        'apigw route get "x y',
        "apigw route get '' ",
        "apigw xyzzy ",
        "apigw route xyzzy 'x ",
        "apigw -- nonsense ",
        "apigw --nonsense=",
        "apigw route get a b -- ",
        "apigw route create --description ",
        "apigw route create --description=a",
        "apigw route get $nothing ",
        "apigw route get \\\\",
        "apigw api get 'no such name at all",
        "apigw tags get arn:aws:s3:::bucket/",
        "apigw route get a/b ",
    ],
)
def test_what_makes_no_sense_is_silence(shell: Shell, line: str) -> None:
    shown = shell.type(line + TAB + TAB)

    assert [row for row in shell.below if row.strip()] == []
    assert shown.rstrip() == line.rstrip()


@pytest.mark.parametrize("name", SHELLS)
def test_without_the_helper_words_are_completed_all_the_same(
    open_shell: Callable[..., Shell], name: str
) -> None:
    shell = open_shell(name, PATH="/usr/bin:/bin")

    assert shell.type(f"apigw route get {TAB}{TAB}") == "apigw route get"
    assert [row for row in shell.below if row.strip()] == []
    assert shell.type(f"apigw route cr{TAB}") == "apigw route create"


@pytest.mark.parametrize("name", SHELLS)
def test_a_service_that_does_not_answer_is_waited_for_a_second_at_most(
    open_shell: Callable[..., Shell], tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, says nothing
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        cache = str(tmp_path_factory.mktemp("cache"))
        shell = open_shell(
            name, **AWS_ENVIRONMENT, APIGW_LOCAL="0", AWS_ENDPOINT_URL=url, XDG_CACHE_HOME=cache
        )
        shell.type("apigw rou")  # the shell loads its own functions before the clock runs
        start = time.monotonic()

        assert shell.type(f"apigw route get x {TAB}") == "apigw route get x"
        assert time.monotonic() - start < 2.0
        assert [row for row in shell.below if row.strip()] == []


def test_a_command_that_is_called_by_its_path_has_its_own_helper(
    shell: Shell, machine: Machine
) -> None:
    line = shell.type(f"{machine.commands}/apigw api get {API[:3]}{TAB}")

    assert line == f"{machine.commands}/apigw api get {API}"


@pytest.mark.parametrize(
    ("line", "typed", "value"),
    [
        (DEFAULT, r"\$d", "$default"),
        (BY_OPTION.rstrip() + "=", "'$d", "$default"),
        ("tags get ", f"{ARN[:-2]}", ARN),
        ("get-tags --resource-arn=", f"{ARN[:-2]}", ARN),
        ("api get ", "@it", "@" + HARD_NAME),
        ("import-api --body=", r"file://a\ folder/c", "file://a folder/cert.pem"),
        ("create-api --protocol-type=", "W", "WEBSOCKET"),
    ],
)
def test_bash_may_break_words_elsewhere(
    open_shell: Callable[..., Shell], machine: Machine, line: str, typed: str, value: str
) -> None:
    shell = open_shell("bash", WORD_BREAKS=" \t\n\"'><;|&(")  # the start file sets them
    shell.type(f"apigw {line}{typed}{TAB}")
    shell.enter()

    assert machine.last_call()[-1].removeprefix(line.split()[-1]) == value


def test_options_that_make_bash_stricter_make_no_noise() -> None:
    script = """
        set -u
        shopt -s failglob nullglob nocasematch
        source completions/apigw.bash
        for COMP_LINE in 'apigw rou' 'apigw --ca-bundle /x/' 'apigw api create --' 'apigw x y'; do
            COMP_POINT=${#COMP_LINE}
            _apigw apigw "${COMP_LINE##* }"
            echo "${#COMPREPLY[@]}"
        done
    """
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert [int(number) > 0 for number in done.stdout.split()] == [True, False, True, False]

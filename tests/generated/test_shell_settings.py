"""Completion in shells that are set up in another way, and behind other commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generated.conftest import HARD_API, Machine
from tests.generated.example_plane import API
from tests.generated.shells import SHELLS, TAB, Shell

Open = Callable[..., Shell]

BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"
NEEDS_BASH_COMPLETION = pytest.mark.skipif(
    not Path(BASH_COMPLETION).exists(), reason="bash-completion is not installed"
)
ITS_START = f'source {BASH_COMPLETION}; source "$COMPLETIONS/apigw.bash"'

SETTINGS = [
    ("bash", "set -eu -o pipefail"),
    ("bash", "set -o posix"),
    ("bash", "set -f; IFS=:"),
    ("bash", "shopt -s failglob nullglob nocaseglob dotglob; shopt -u extglob"),
    ("bash", "unset COMP_WORDBREAKS; trap 'echo failed' ERR; set -E"),
    pytest.param("bash", ITS_START, marks=NEEDS_BASH_COMPLETION),
    ("zsh", "setopt no_glob sh_word_split ksh_arrays ignore_braces; source $COMPLETIONS/_apigw"),
    ("zsh", "setopt err_exit err_return no_unset warn_create_global; IFS=:"),
    ("zsh", "setopt ksh_glob null_glob no_bare_glob_qual glob_subst rc_expand_param rc_quotes"),
    ("zsh", "zstyle ':completion:*' menu select"),
    ("zsh", "zstyle ':completion:*' matcher-list 'm:{a-z}={A-Z}' 'r:|[._-]=* r:|=*'"),
]
LINES = [
    ("apigw route cr", "apigw route create"),
    (f"apigw route get {API} rp", f"apigw route get {API} rpetsid"),
    (f"apigw stage get {API} '$d", f"apigw stage get {API} '$default'"),
    (f"apigw stage get {API} \\$d", f"apigw stage get {API} \\$default"),
    ("apigw --ca-bundle petst", "apigw --ca-bundle petstore.yaml"),
    ("apigw --ca-bundle nothing", "apigw --ca-bundle nothing"),
    ("apigw nonsense x", "apigw nonsense x"),
    ("apigw route create --description x", "apigw route create --description x"),
]


@pytest.mark.parametrize(("name", "settings"), SETTINGS)
def test_settings_of_the_shell_change_nothing(open_shell: Open, name: str, settings: str) -> None:
    shell = open_shell(name, SETTINGS=settings)

    for keys, line in LINES:
        assert shell.type(keys + TAB) == line
        assert [row for row in shell.below if row.strip()] == []


BEHIND = [
    ("sudo apigw route cr", "sudo apigw route create"),
    (f"sudo apigw route get {API} rp", f"sudo apigw route get {API} rpetsid"),
    (f"sudo apigw stage get {API} '$d", f"sudo apigw stage get {API} '$default'"),
    (f"sudo apigw get-api --api-id={HARD_API[:4]}", f"sudo apigw get-api --api-id={HARD_API}"),
    ("nice apigw route cr", "nice apigw route create"),
    ("true; apigw route cr", "true; apigw route create"),
    ("true | apigw route cr", "true | apigw route create"),
]


@pytest.mark.parametrize("name", [pytest.param("bash", marks=NEEDS_BASH_COMPLETION), "zsh", "fish"])
@pytest.mark.parametrize(("keys", "line"), BEHIND)
def test_behind_another_command_it_is_the_same(
    open_shell: Open, name: str, keys: str, line: str
) -> None:
    shell = open_shell(name, SETTINGS=ITS_START if name == "bash" else "")

    assert shell.type(keys + TAB) == line


@NEEDS_BASH_COMPLETION
def test_behind_sudo_an_empty_value_is_replaced_whole(open_shell: Open) -> None:
    shell = open_shell("bash", SETTINGS=ITS_START)

    assert shell.type(f"sudo apigw get-route --api-id {API} --route-id={TAB}").endswith("-id=r")


@pytest.mark.parametrize("name", ["zsh", "fish"])  # bash keeps such words to itself
@pytest.mark.parametrize("ahead", ["APIGW_LOCAL=1", "FOO='x y' APIGW_LOCAL=\"1\" BAR=2"])
def test_variables_that_are_set_ahead_of_the_command_count(
    open_shell: Open, machine: Machine, name: str, ahead: str
) -> None:
    shell = open_shell(name, APIGW_LOCAL="0", AWS_CONFIG_FILE="/nowhere")

    assert shell.type(f"apigw api get {API[:4]}{TAB}") == f"apigw api get {API[:4]}"
    assert shell.type(f"{ahead} apigw api get {API[:4]}{TAB}") == f"{ahead} apigw api get {API}"


REDIRECTED = [
    (f"apigw route get {API} > petst", f"apigw route get {API} > petstore.yaml"),
    (f"apigw route get {API} >petst", f"apigw route get {API} >petstore.yaml"),
    (f"apigw route get {API} 2>>petst", f"apigw route get {API} 2>>petstore.yaml"),
    (f"apigw route get {API} <petst", f"apigw route get {API} <petstore.yaml"),
    (f"apigw route get {API} >x rp", f"apigw route get {API} >x rpetsid"),
    (f"apigw route get <'x y' 2>>x {API} rp", f"apigw route get <'x y' 2>>x {API} rpetsid"),
]


@pytest.mark.parametrize("name", SHELLS)
@pytest.mark.parametrize(("keys", "line"), REDIRECTED)
def test_where_the_output_goes_is_a_file(open_shell: Open, name: str, keys: str, line: str) -> None:
    assert open_shell(name).type(keys + TAB) == line


@pytest.mark.parametrize("name", SHELLS)
def test_names_in_a_list_are_offered_once(open_shell: Open, name: str) -> None:
    shell = open_shell(name)

    assert (
        shell.type(f"apigw api list --columns Name,Na{TAB}") == "apigw api list --columns Name,Na"
    )
    assert shell.type(f"apigw api list --columns Name,ApiI{TAB}").endswith("Name,ApiId")
    assert shell.type(f"apigw api list --columns=Name,ApiI{TAB}").endswith("Name,ApiId")

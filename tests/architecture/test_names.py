"""Names that say what is inside, and a sentence that says it again."""

import ast
import sys

import pytest

from apigw_cli.catalogue.table import GROUPS
from tests.conftest import ROOT

PACKAGE = ROOT / "apigw_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

# Drawers, where everything would end up.
EMPTY = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core", "lib"}


def short(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_a_module_opens_with_what_it_owns(path):
    docstring = ast.get_docstring(ast.parse(path.read_text()))

    assert docstring, "no docstring"
    assert docstring.splitlines()[0].endswith((".", ":"))


def test_no_module_is_a_drawer():
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}

    assert names & EMPTY == set()


def test_no_module_is_named_like_one_of_python():
    names = {path.stem for path in MODULES if not path.stem.startswith("__")}

    assert names & sys.stdlib_module_names - {"posix"} == set()  # which nobody imports: it is os's


def test_a_noun_has_one_name_in_the_catalogue_and_in_its_files():
    files = {path.stem for path in (PACKAGE / "catalogue" / "resources").glob("*.py")}

    assert files - {"__init__"} == {group.noun for group in GROUPS.values()}


def test_a_local_noun_is_a_noun_of_the_catalogue():
    local = {path.stem for path in (PACKAGE / "local" / "resources").glob("*.py")}

    assert local - {"__init__"} <= {group.noun for group in GROUPS.values()}


def test_no_function_or_class_is_named_after_nothing():
    vague = ("handle_", "process_", "do_", "manage_")
    found = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and node.name.lstrip("_").startswith(vague)
    ]

    assert found == []


def test_every_test_is_a_sentence_and_found_once():
    sentences = [
        (short(path), node.name)
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]

    assert [entry for entry in sentences if len(entry[1].split("_")) < 3] == []
    assert len(sentences) == len(set(sentences))


def test_no_test_patches_what_it_could_pass():
    patching = [
        short(path)
        for path in TESTS
        if {"unittest.mock", "mock"} & set(imported(ast.parse(path.read_text())))
    ]

    assert patching == []


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)

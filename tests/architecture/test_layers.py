"""
Imports point down: generate → cli → backends, output, pages → local → catalogue, errors → record.

``completion``, which a shell starts, and ``testing``, for other people's suites, stand beside
generate.
"""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "apigw_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each layer may import of the others; the root holds the version, which all may read.
BELOW = {
    "__init__": set(),
    "__main__": {"cli", "deferred", "errors"},
    "generate": {"cli", "backends", "output", "pages", "local", "catalogue", "errors"},
    "cli": {"backends", "output", "pages", "local", "catalogue", "errors"},
    "completion": {"cli", "backends", "pages", "local", "catalogue", "errors"},
    "testing": {"backends", "local"},
    "pages": {"backends", "catalogue", "errors"},
    "output": {"pages", "catalogue", "errors"},
    "backends": {"local", "catalogue", "errors"},
    "local": {"catalogue", "errors"},
    "catalogue": set(),
    "deferred": set(),
    "errors": set(),
    "record": set(),
}
# What classes are made of, in any layer.
EVERYWHERE = {"record"}

# Who may import what does not come with Python, at the start of a module or inside a function.
OWNERS = {
    "click": ("cli/", "generate/"),
    "botocore": ("testing/plane.py", "backends/aws.py", "backends/aws_", "generate/model.py"),
    "boto3": ("backends/aws.py", "backends/aws_", "testing/plane.py"),
    "jmespath": ("output/",),
    "tabulate": ("output/",),
    "wcwidth": ("output/",),
    "yaml": ("output/", "cli/values/documents.py", "local/"),
    "pytest": ("testing/fixtures.py",),
    "uvicorn": ("backends/serving.py",),
    "sqlite3": ("local/store.py", "local/storefile.py"),
}
# Those that cost a command its start: never imported with the module, but where they are needed.
LAZY = {"tabulate", "wcwidth", "uvicorn"}


class Import:
    """One import: what, from where, and whether it happens with the module."""

    def __init__(self, path: Path, name: str, node: ast.AST, *, at_start: bool) -> None:
        self.place = str(path.relative_to(PACKAGE))
        self.name = name
        self.at_start = at_start
        self.line = node.lineno

    @property
    def top(self) -> str:
        return self.name.partition(".")[0]

    def __repr__(self) -> str:
        return f"{self.place}:{self.line} imports {self.name}"


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def imports_of(path):
    """Every import of a module, those for the type checker alone left out."""
    tree = ast.parse(path.read_text())
    functions = [n for n in ast.walk(tree) if isinstance(n, _FUNCTIONS)]
    inside = {id(inner) for function in functions for inner in ast.walk(function)}
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types or not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        for name in imported_names(node):
            yield Import(path, name, node, at_start=id(node) not in inside)


def imported_names(node):
    """The modules that an import names; ``from package import module`` names both."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    assert node.level == 0, "relative imports are not ours"
    names = [f"{node.module}.{alias.name}" for alias in node.names]
    return [name if is_module(name) else node.module for name in names]


def is_module(name):
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


IMPORTS = [entry for path in MODULES for entry in imports_of(path)]


def layer(name):
    """The layer of a module of ours, by its dotted name or its path."""
    parts = name.removesuffix(".py").replace("/", ".").removeprefix("apigw_cli").strip(".")
    return parts.partition(".")[0]


def test_every_module_is_in_a_layer():
    assert {layer(str(path.relative_to(PACKAGE))) for path in MODULES} <= set(BELOW)


def test_imports_point_down():
    upward = [
        entry
        for entry in IMPORTS
        if entry.top == "apigw_cli"
        and (to := layer(entry.name))
        and to != layer(entry.place)
        and to not in BELOW[layer(entry.place)] | EVERYWHERE
    ]

    assert upward == []


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_imported_by_its_owners_alone(library):
    owners = OWNERS[library]

    strange = [e for e in IMPORTS if e.top == library and not e.place.startswith(owners)]

    assert strange == []


@pytest.mark.parametrize("library", sorted(LAZY))
def test_what_costs_much_is_not_imported_with_a_module(library):
    assert [e for e in IMPORTS if e.top == library and e.at_start] == []


def test_only_the_listed_libraries_are_imported():
    import sys

    known = {"apigw_cli", *OWNERS, *sys.stdlib_module_names}

    assert [entry for entry in IMPORTS if entry.top not in known] == []


# The modules that a command which sends one request loads by name; and what they import follows.
USUAL = ("__main__", "cli.run", "cli.command", "cli.invoke", "cli.session", "cli.views", "output")
DEAR = {
    *("logging", "traceback", "difflib", "shlex", "argparse", "uuid", "dataclasses"),
    *("asyncio", "http", "urllib", "socket", "ssl", "email", "subprocess", "sqlite3"),
    *("pathlib", "tempfile", "tomllib", "configparser"),
}


def loaded_with(names):
    """The modules of ours that importing these brings, themselves included."""
    loaded, waiting = set(), [f"apigw_cli.{name}" for name in names]
    while waiting:
        name = waiting.pop()
        if name in loaded:
            continue
        loaded.add(name)
        waiting += [e.name for e in IMPORTS if e.at_start and dotted(e.place) == name]
    return {name for name in loaded if name.partition(".")[0] == "apigw_cli"}


def dotted(place):
    return "apigw_cli." + place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_what_every_command_loads_brings_nothing_dear():
    loaded = loaded_with(USUAL)

    dear = [e for e in IMPORTS if e.at_start and e.top in DEAR and dotted(e.place) in loaded]
    assert {"apigw_cli.pages", "apigw_cli.cli.tree", "apigw_cli.catalogue"} <= loaded
    assert dear == []


def test_a_module_with_a_dear_import_is_imported_inside_functions_alone():
    """jmespath, yaml and botocore stand at the start of modules which are themselves lazy."""
    holders = {e.place for e in IMPORTS if e.top in {"jmespath", "yaml", "botocore"} and e.at_start}
    modules = {dotted(p) for p in holders if not p.startswith("backends/aws")}

    assert [entry for entry in IMPORTS if entry.at_start and entry.name in modules] == []


def test_aws_is_imported_where_a_request_goes_there_alone():
    importers = [e for e in IMPORTS if e.name.startswith("apigw_cli.backends.aws")]

    outside = [e for e in importers if not e.place.startswith("backends/aws")]
    assert {e.place for e in outside} <= {
        "cli/session.py",
        "cli/rehearse.py",
        "generate/model.py",
    }
    assert [e for e in outside if e.at_start] == []


def test_a_noun_of_the_catalogue_does_not_import_another():
    nouns = [e for e in IMPORTS if e.place.startswith("catalogue/resources/")]

    assert [e for e in nouns if e.name.startswith("apigw_cli.catalogue.resources")] == []


def test_nothing_runs_with_a_module_but_definitions():
    """No module does anything when it is imported, apart from making its own names."""
    allowed = (
        ast.Import,
        ast.ImportFrom,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Assign,
        ast.AnnAssign,
        ast.Expr,
        ast.If,
        ast.Try,
    )
    acting = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in MODULES
        for node in ast.parse(path.read_text()).body
        if not isinstance(node, allowed)
    ]

    assert acting == []

"""Sizes that keep a function on a screen and a file in the head.  See the style guide, 2.3."""

import ast

from tests.conftest import ROOT

PACKAGE = ROOT / "apigw_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_FUNCTION = 40  # lines, without its docstring
LONGEST_FILE = 300  # lines; the catalogue is data
MOST_PARAMETERS = 6  # self and cls aside
DEEPEST_NESTING = 3

# What is larger, and why it may be.  Whoever makes one smaller takes it from here.
LONG: dict[str, str] = {}
LARGE: dict[str, str] = {}
MANY = {
    "catalogue/build.py op": "the short form of a record, each fact by its name",
    "errors.py __init__": "a refusal's facts, each by its name",
    "local/engine.py __init__": "the plane's settings, each by its name",
}


def functions():
    """Every function of the package, with its place."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{path.relative_to(PACKAGE)} {node.name}", node


FUNCTIONS = list(functions())


def length(function):
    """The lines of a function, without its docstring."""
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def parameters(function):
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return [arg.arg for arg in named if arg is not None and arg.arg not in ("self", "cls")]


def nesting(node, depth=0):
    """How deep the statements of a function lie; ``elif`` is no deeper than its ``if``."""
    deepest = depth
    for field, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children:
            if not isinstance(child, ast.AST):
                continue
            is_elif = isinstance(node, ast.If) and field == "orelse" and isinstance(child, ast.If)
            opens = isinstance(child, (ast.If, ast.For, ast.While, ast.With, ast.Try))
            deepest = max(deepest, nesting(child, depth + (opens and not is_elif)))
    return deepest


def test_no_function_is_longer_than_a_screen():
    long = {place for place, node in FUNCTIONS if length(node) > LONGEST_FUNCTION}

    assert long == set(LONG)


def test_no_function_takes_more_parameters_than_one_can_remember():
    many = {place for place, node in FUNCTIONS if len(parameters(node)) > MOST_PARAMETERS}

    assert many == set(MANY)


def test_no_function_is_nested_deeper_than_one_can_follow():
    assert [place for place, node in FUNCTIONS if nesting(node) > DEEPEST_NESTING] == []


def test_no_file_but_data_is_too_long_to_keep_in_the_head():
    long = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if len(path.read_text().splitlines()) > LONGEST_FILE
    }

    assert {place for place in long if not place.startswith("catalogue/")} - set(LARGE) == set()


def test_the_usual_function_is_short():
    lengths = sorted(length(node) for _, node in FUNCTIONS)

    assert lengths[len(lengths) * 9 // 10] <= 25

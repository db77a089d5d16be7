"""The command lines that are recorded: by concern, and within it by name."""

from __future__ import annotations

import base64
import json
import random
import re
import shlex
from collections.abc import Iterator
from typing import Any, NamedTuple

from botocore.model import OperationModel

from tests.parity import odd_shorthand, samples
from tests.parity.service import ANSWERS, NOTHING, PAGES, REFUSALS, token

_OPENAPI = 'openapi: "3.0.1"\ninfo:\n  title: Pets é\n  version: "1.0"\npaths: {}\n'
_FORMATS = ("json", "text")


class Case(NamedTuple):
    """A command line, and what surrounds it."""

    argv: list[str]
    serves: str = ANSWERS
    files: dict[str, str] = {}  # noqa: RUF012 - never changed
    refused: bool = False  # the AWS CLI itself refuses it, and sends nothing
    tells_all: bool = False  # whether it refuses is recorded, with what it sent and printed
    before: tuple[str, ...] = ()  # what stands before ``apigatewayv2``


Cases = dict[str, Case]


def concerns(
    models: list[OperationModel], paged: list[str], examples: dict[str, str]
) -> dict[str, Cases]:
    """All cases."""
    return {
        "examples": example_cases(examples),
        "answers": answer_cases(models),
        "shorthand": shorthand_cases(models),
        "odd_shorthand": odd_shorthand_cases(),
        "whole_input": whole_input_cases(models),
        "skeletons": skeleton_cases(models),
        "queries": query_cases(models),
        "formats": format_cases(),
        "options": option_cases(),
        "paging": paging_cases([one for one in models if one.name in paged]),
        "differences": difference_cases(),
    }


def example_cases(lines: dict[str, str]) -> Cases:
    """Each example in both formats and refused; one with a stray backslash also without it."""
    cases: Cases = {}
    for name, line in lines.items():
        words = _shell_words(line)
        if any("\\\n" in word for word in words):  # in single quotes the backslash stays
            cases[f"{name} as written"] = Case(words, refused=True)
            words = [word.replace("\\\n", "") for word in words]
        named = re.findall(r"file://(\S+)", line)
        files = dict.fromkeys(named, _OPENAPI)
        for format in _FORMATS:
            cases[f"{name} {format}"] = Case([*words, "--output", format], files=files)
        cases[f"{name} refused"] = Case(words, REFUSALS, files)
    return cases


def _shell_words(line: str) -> list[str]:
    """The words after ``aws apigatewayv2``; a line goes on after a backslash outside quotes."""
    parts = re.split(r"('[^']*')", line)
    joined = "".join(p if p.startswith("'") else p.replace("\\\n", "") for p in parts)
    return shlex.split(joined)[2:]


def answer_cases(models: list[OperationModel]) -> Cases:
    """A whole answer of every operation, in every format."""
    return {
        f"{model.name} {format}": Case([*_required(model), "--output", format])
        for model in models
        for format in (*_FORMATS, "table")
    }


def _required(model: OperationModel, **also: Any) -> list[str]:
    params = samples.params(model, full=False) | also
    file = ["out.yaml"] if model.name == "ExportApi" else []
    return [*samples.argv(model, params), *file]


def shorthand_cases(models: list[OperationModel]) -> Cases:
    """Every structure, list and map of every operation, in all styles, in JSON and from a file."""
    cases: Cases = {}
    for model in models:
        for name, shape in samples.complex_members(model):
            params = samples.params(model, full=False)
            params.pop(name, None)
            words = [*samples.argv(model, params), samples.option_name(name)]
            told = json.dumps(samples.value(shape, name), ensure_ascii=False)
            ways = {"in JSON": [told]}
            if shape.type_name == "list" and shape.member.type_name == "string":
                long = "".ljust(shape.member.metadata.get("min", 0), "x")
                ways |= {"in words": ["a é" + long, "b,c" + long], "without a word": []}
                ways |= {"in one word": ["a=b" + long]}
            else:
                ways |= {style: samples.shorthand(shape, style) for style in samples.STYLES}
                for number in (1, 2):
                    chance = random.Random(f"{model.name} {name} {number}")
                    ways[f"mixed {number}"] = samples.shorthand(shape, chance)
            for way, value in ways.items():
                cases[f"{model.name} {name} {way}"] = Case([*words, *value], NOTHING)
            from_file = Case([*words, "file://value.json"], NOTHING, {"value.json": told})
            cases[f"{model.name} {name} from a file"] = from_file
    return cases


def odd_shorthand_cases() -> Cases:
    """Shorthand that is hard to read."""
    cases: Cases = {}
    for words, values in odd_shorthand.LINES:
        for number, value in enumerate(values, 1):
            told = [value] if isinstance(value, str) else list(value)
            named = {name for word in told for name in re.findall(r"file://([^],]+)", word)}
            files = {name: odd_shorthand.FILES[name] for name in sorted(named)}
            cases[f"{words[0]} {words[-1]} {number:02}"] = Case([*words, *told], NOTHING, files)
    return cases


def whole_input_cases(models: list[OperationModel]) -> Cases:
    """All parameters by --cli-input-json, and an option that overrides one of them."""
    cases: Cases = {}
    for model in models:
        if model.name == "ExportApi":  # the AWS CLI has no such option there
            continue
        params = samples.params(model, full=True)
        command = samples.argv(model, {})
        told = json.dumps(params, ensure_ascii=False, indent=2)
        serves = ANSWERS if "NextToken" in params else NOTHING
        words = [*command, "--cli-input-json", "file://in.json"]
        by_file = Case(words, serves, {"in.json": told})
        cases[f"{model.name} from a file"] = by_file
        text = next((name for name, value in params.items() if isinstance(value, str)), None)
        if text:
            words = [*command, samples.option_name(text), "other", "--cli-input-json", told]
            cases[f"{model.name} overridden"] = Case(words, serves)
    return cases


def skeleton_cases(models: list[OperationModel]) -> Cases:
    """Both skeletons of every operation, that of the answer in both formats."""
    cases: Cases = {}
    for model in models:
        if model.name == "ExportApi":  # the AWS CLI has no such option there
            continue
        words = _required(model)
        asked = [*words, "--generate-cli-skeleton", "output", "--output"]
        cases[f"{model.name} input"] = Case([words[0], "--generate-cli-skeleton"])
        for format in _FORMATS:  # that of the answer may be against the AWS CLI's own rules
            cases[f"{model.name} output {format}"] = Case([*asked, format], tells_all=True)
    return cases


def query_cases(models: list[OperationModel]) -> Cases:
    """Two expressions over the answer of every operation."""
    return {
        f"{model.name} {number} {format}": Case(
            [*_required(model), "--query", expression, "--output", format]
        )
        for model in models
        if model.name != "ExportApi"  # its document is no JSON
        for number, expression in enumerate(samples.queries(model), 1)
        for format in _FORMATS[-number:]  # the first as text, the second in both formats
    }


def format_cases() -> Cases:
    """Values of all kinds, by queries that are literals."""
    cases: Cases = {}
    for number, value in enumerate(_odd_values(), 1):
        query = f"`{json.dumps(value, ensure_ascii=False)}`"
        for format in _FORMATS:
            words = ["get-api", "--api-id", "a", "--query", query, "--output", format]
            cases[f"{number:02} {format}"] = Case(words)
    return cases


def _odd_values() -> Iterator[Any]:
    yield from ("", "a\tb\nc", "\\ \" '", "é😀\u0001\u007f\u0085", 0, -1, 2.0, 1e22, 1e-7, True)
    yield from (None, [], {}, [[]], [{}], {"a": {}}, {"a": []}, [None, False], [["a", 1], [2]])
    yield from ({"b": 1, "A": 2, "é": 3}, [{"a": 1}, {"b": [1]}], [{"a": 1}, {"a": {"b": 2}}])
    yield from ([["a", ["b"]], "c"], {"a": [[1, 2], 3]}, {"a": {"b": {"c": "d", "e": []}}})
    chance = random.Random("formats")
    values = (_odd_value(chance, 4) for _ in range(200))
    yield from [value for value in values if _printable(value) and isinstance(value, (list, dict))]


def _odd_value(chance: random.Random, depth: int) -> Any:
    kind = chance.random()
    if not depth or kind < 0.4:
        return chance.choice(["a", "", "b c", "d\te", 1, -2.5, True, None, "é"])
    inner = [_odd_value(chance, depth - 1) for _ in range(chance.randint(0, 3))]
    if kind < 0.7:
        return inner
    return {chance.choice(["a", "B", "Name", "é"]): value for value in inner}


def _printable(value: Any) -> bool:
    """Whether the AWS CLI can print it as text: a list that mixes objects and others it cannot."""
    if isinstance(value, dict):
        return all(map(_printable, value.values()))
    if not isinstance(value, list):
        return True
    return len({isinstance(one, dict) for one in value}) < 2 and all(map(_printable, value))


# Lists whose MaxResults is text and is a number, and one whose items have a name of their own.
_LISTS_IN_ALL_WAYS = ("GetRoutes", "ListPortals", "ListRoutingRules")
_WAYS_OF_ALL = (
    "all",
    "max-items 3",
    "page-size 3",
    "starting-token",
    "no-paginate",
    "max-results",
    "next-token",
)


def paging_cases(models: list[OperationModel]) -> Cases:
    """The paging options, over a list of three pages; some of them for some lists only."""
    within = {"NextToken": token(2), "boto_truncate_amount": 1}
    resume, between = _encoded(within), _encoded({"NextToken": token(4)})
    ways: dict[str, list[str]] = {
        "all": [],
        "max-items 1": ["--max-items", "1"],
        "max-items 2": ["--max-items", "2"],
        "max-items 3": ["--max-items", "3"],
        "max-items 5": ["--max-items", "5"],
        "max-items 9": ["--max-items", "9"],
        "page-size 1": ["--page-size", "1"],
        "page-size 3": ["--page-size", "3"],
        "max-items 3 page-size 2": ["--max-items", "3", "--page-size", "2"],
        "starting-token": ["--starting-token", resume],
        "starting-token max-items": ["--starting-token", resume, "--max-items", "1"],
        "starting-token at a page": ["--starting-token", between, "--max-items", "1"],
        "starting-token of the service": ["--starting-token", token(2)],
        "starting-token None": ["--starting-token", "None"],
        "no-paginate": ["--no-paginate"],
        "max-results": ["--max-results", "3"],
        "next-token": ["--next-token", token(2)],
        "max-results next-token": ["--max-results", "1", "--next-token", token(3)],
    }
    return {
        f"{model.name} {way} {format}": Case([*_required(model), *words, "--output", format], PAGES)
        for model in models
        for way, words in ways.items()
        for format in _FORMATS
        if way in _WAYS_OF_ALL or model.name in _LISTS_IN_ALL_WAYS
    }


def option_cases() -> Cases:
    """How options can be spelled, and where they can stand."""
    get = ["get-api", "--api-id", "a"]
    update = ["update-api", "--api-id", "a", "--description"]
    api = ["create-api", "--name", "a", "--protocol-type", "HTTP"]
    link = ["create-vpc-link", "--subnet-ids", "a", "b"]
    export = ["--api-id", "a", "--specification", "OAS30", "--output-type", "JSON"]
    lines = {
        "joined": ["get-api", "--api-id=a", "--output=text"],
        "joined to nothing": ["update-api", "--api-id", "a", "--description="],
        "joined to an option": ["update-api", "--api-id", "a", "--description=--name"],
        "an empty text": [*update, ""],
        "a text with a dash and a space": [*update, "- see below"],
        "a text with dashes and a space": [*update, "-- see below"],
        "a text with an option in it": [*update, " --name"],
        "a negative number as text": [*update, "-5"],
        "a dash as text": [*update, "-"],
        "the last of two": [*update, "b", "--description", "c"],
        "switches": [*api, "--disable-execute-api-endpoint", "--no-disable-schema-validation"],
        "the version": [*api, "--api-version", "1.0"],
        "a number": [
            *("create-integration", "--api-id", "a", "--integration-type", "MOCK"),
            *("--timeout-in-millis", "0050"),
        ],
        "a list before an option": [*link, "--name", "c"],
        "a list joined": ["create-vpc-link", "--subnet-ids=a", "--name", "c"],
        "a switch of lists elsewhere": [*get, "--no-paginate"],
        "colours": [*get, "--color", "off"],
        "connections": [
            *(*get, "--no-verify-ssl", "--no-sign-request"),
            *("--cli-read-timeout", "10", "--cli-connect-timeout", "10"),
        ],
        "a region": [*get, "--region", "us-east-2"],
        "a file first": ["export-api", "out.json", *export],
        "a file in the middle": ["export-api", *export[:2], "out.json", *export[2:]],
        "an option of export": ["export-api", *export, "--no-include-extensions", "out.json"],
    }
    cases = {name: Case(words) for name, words in lines.items()}
    cases["before the service"] = Case(get, before=("--output", "text", "--query", "Tags"))
    cases["a text from a file"] = Case([*update, "file://a"], files={"a": "é \n\n"})
    cases["a number from a file"] = Case([*lines["a number"][:-1], "file://a"], files={"a": "50"})
    return cases


def difference_cases() -> Cases:
    """What apigw does in another way on purpose: see the list in README."""
    get = ["get-api", "--api-id"]
    tag = ["tag-resource", "--resource-arn", "a", "--tags"]
    routes = ["get-routes", "--api-id", "a"]
    api, update = ["create-api", "--name", "a"], ["update-api", "--api-id", "a"]
    link = ["create-vpc-link", "--name", "a", "--subnet-ids"]
    export = ["export-api", "--api-id", "a", "--specification", "OAS30", "--output-type", "JSON"]
    as_text = ["--output", "text", "--query"]
    resumed = _encoded({"NextToken": None, "boto_truncate_amount": 3})
    told = {
        "an abbreviated option": Case(["get-api", "--api", "a"]),
        "a list given twice": Case([*link, "a", "--subnet-ids", "b"]),
        "a map given twice": Case([*tag, "a=b", "--tags", "c=d"]),
        "a query as text": Case([*routes, *as_text, "Items[].AuthorizerId"], PAGES),
        "a query of the token as text": Case(
            [*routes, "--max-items", "3", *as_text, "NextToken"], PAGES
        ),
        "a query of a document": Case([*export, "out.json", "--query", "@"]),
        "an export without a file": Case(export),
        "a word that no enum has": Case([*api, "--protocol-type", "http"]),
        "an empty identifier": Case([*get, ""]),
        "an identifier of dots": Case(["get-tags", "--resource-arn", ".."]),
        "an identifier given twice": Case([*get, "a", "--api-id", "b"]),
        "an identifier from a file": Case([*get, "file://id.txt"], files={"id.txt": "a1\n"}),
        "an empty route key": Case(["create-route", "--api-id", "a", "--route-key", ""]),
        "a name of a resource": Case([*get, "@pets"]),
        "a list without a paginator": Case(["get-vpc-links"], PAGES),
        "paging members in a whole input": Case(
            ["get-routes", "--cli-input-json", '{"ApiId": "a", "MaxResults": "1"}'], PAGES
        ),
        "a token of an old form": Case([*routes, "--starting-token", f"{token(2)}___1"], PAGES),
        "a list resumed with smaller pages": Case(
            [*routes, "--page-size", "2", "--starting-token", resumed], PAGES
        ),
        "no items at all": Case([*routes, "--max-items", "0"], PAGES),
        "pages of no items": Case([*routes, "--page-size", "0"], PAGES),
        "an answer without its items": Case(routes, NOTHING),
        "a map in several words": Case([*tag, "a=b", "c=d"]),
        "a key with a space": Case([*tag, "cost center=42"]),
        "a key with a dollar sign": Case([*tag, "$default=Empty"]),
        "a text that begins with a dash": Case([*update, "--description", "-dash"]),
        "a query of unlike things as text": Case([*get, "a", *as_text, "[`true`, `{}`, `1`]"]),
        "a comma in a text": Case([*tag, "a=b,c"]),
        "a brace in a text": Case([*tag, "a=${b}"]),
        "a list without a value": Case([*update, "--cors-configuration", "AllowHeaders="]),
        "a pair without a key": Case([*tag, "=b"]),
        "a key that stands twice in JSON": Case([*tag, '{"a": "b", "a": "c"}']),
        "a key that stands twice in a whole input": Case(
            [*update, "--cli-input-json", '{"Name": "a", "Name": "b"}']
        ),
        "a dash for a document": Case(["import-api", "--body", "-"]),
        "several files in a list": Case(
            [*link, "file://a.txt", "file://b.txt"], files={"a.txt": "a", "b.txt": "b"}
        ),
        "a file with the line ends of Windows": Case(
            ["import-api", "--body", "file://windows.yaml"],
            files={"windows.yaml": "a: 1\r\nb: 2\r\n"},
        ),
    }
    return {name: case._replace(tells_all=True) for name, case in told.items()}


def _encoded(parts: dict[str, Any]) -> str:
    return base64.b64encode(json.dumps(parts).encode()).decode()

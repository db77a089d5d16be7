"""
What the recorder says and answers: sample parameters, shorthand, and answers.

All of it is made from the model that the AWS CLI carries, so that it knows every word; nothing here
shares a line with apigw.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

from botocore import xform_name
from botocore.model import OperationModel, ServiceModel, Shape

_COMPLEX = ("structure", "list", "map")
_TEXTS = {
    "ResourceArn": "arn:aws:apigateway:eu-west-1::/apis/a1b2c3d4",
    "RouteKey": "GET /pets/{id}",
    "StageName": "$default",
}
_TIMESTAMP = "2024-05-01T12:30:00Z"
# What the shorthand of the AWS CLI takes as keys of maps.
_KEYS = ("integration.request.header.X-1", "a/b:c#d_e")
# Shorthand with bare lists, with spaces around everything, with quotes; or any of them anywhere.
STYLES = ("plain", "spaced", "quoted")
Style = str | random.Random


def load_model(aws_package: Path) -> ServiceModel:
    """The service as the AWS CLI knows it; ``aws_package`` is the folder of awscli."""
    folder = aws_package / "botocore" / "data" / "apigatewayv2" / "2018-11-29"
    packed = folder / "service-2.json.gz"
    text = gzip.decompress(packed.read_bytes()) if packed.exists() else None
    return ServiceModel(
        json.loads(text or (folder / "service-2.json").read_bytes()), "apigatewayv2"
    )


def paged_operations(aws_package: Path) -> dict[str, str]:
    """The lists that the AWS CLI pages, each with the member that holds its items."""
    folder = aws_package / "botocore" / "data" / "apigatewayv2" / "2018-11-29"
    told = json.loads((folder / "paginators-1.json").read_bytes())["pagination"]
    return {name: entry["result_key"] for name, entry in sorted(told.items())}


def described(model: OperationModel) -> dict[str, Any]:
    """An operation as the stub has to know it."""
    told: dict[str, Any] = {
        "method": model.http["method"],
        "path": model.http["requestUri"],
        "status": model.http["responseCode"],
        "answer": {},
    }
    shape = model.output_shape
    if shape is None:
        return told
    if "payload" in shape.serialization:
        return told | {"answer": "openapi: 3.0.1\ninfo: {title: Pétstore}\n"}
    members = dict(shape.members)
    if "NextToken" in members:  # the answer is the whole list
        del members["NextToken"]
        [(items, one)] = members.items()
        told["key"] = _wire(items, one)
        told["items"] = [_small_item(one.member, place) for place in range(5)]
    return told | {"answer": _answer_of(members, 1)}


def argv(model: OperationModel, params: dict[str, Any]) -> list[str]:
    """The words that say these parameters, complex ones in JSON."""
    words = [xform_name(model.name, "-")]
    for name, value in params.items():
        words += option(model, name, value)
    return words


def option(model: OperationModel, name: str, value: Any) -> list[str]:
    """One parameter."""
    spelling = option_name(name)
    if isinstance(value, bool):
        return [spelling if value else spelling.replace("--", "--no-", 1)]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [spelling, *value]
    return [spelling, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]


def option_name(member: str) -> str:
    """The AWS CLI's option of a parameter."""
    return "--api-version" if member == "Version" else "--" + xform_name(member, "-")


def params(model: OperationModel, *, full: bool) -> dict[str, Any]:
    """A value for every parameter, or for those that are required."""
    shape = model.input_shape
    return {
        name: value(member, name)
        for name, member in shape.members.items()
        if full or name in shape.required_members
    }


def complex_members(model: OperationModel) -> list[tuple[str, Shape]]:
    """The parameters that are a structure, a list or a map."""
    members = model.input_shape.members.items()
    return [(name, shape) for name, shape in members if shape.type_name in _COMPLEX]


def value(shape: Shape, name: str) -> Any:
    """A value with everything in it that the AWS CLI takes."""
    if shape.type_name == "structure":
        names = [one for one in shape.members if one != "None" or len(shape.members) == 1]
        return {one: value(shape.members[one], one) for one in names}
    if shape.type_name == "list":
        return [value(shape.member, f"{name}{number}") for number in (1, 2)]
    if shape.type_name == "map":
        return {key: value(shape.value, name) for key in _KEYS}
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else _text(shape, name)
    if shape.type_name == "integer":
        return max(30, shape.metadata.get("min", 0))
    return {"double": 2.5, "boolean": True, "timestamp": _TIMESTAMP}[shape.type_name]


def _text(shape: Shape, name: str) -> str:
    text = _TEXTS.get(name, f"{name} é/$x:{{y}}")
    return text.ljust(shape.metadata.get("min", 0), "x")


def shorthand(shape: Shape, style: Style) -> list[str]:
    """A parameter's words in shorthand; an item of a list is a word."""
    if shape.type_name == "list":
        return [_pairs(shape.member, style, top=True), _pairs(shape.member, style, top=True)]
    return [_pairs(shape, style, top=True)]


def _chosen(style: Style) -> str:
    return style if isinstance(style, str) else style.choice(STYLES)


def _comma(style: Style) -> str:
    return " , " if _chosen(style) == "spaced" else ","


def _space(style: Style) -> str:
    return " " if _chosen(style) == "spaced" else ""


def _pairs(shape: Shape, style: Style, *, top: bool = False) -> str:
    pairs = []
    for name, one in _inner_shapes(shape, style):
        told = _in_shorthand(one, name, style, top=top)
        pairs.append(f"{name}{_space(style)}={_space(style)}{told}")
    return _comma(style).join(pairs)


def _inner_shapes(shape: Shape, style: Style) -> list[tuple[str, Shape]]:
    """Keys or members; where the style is chosen by chance, some of them in any order."""
    if shape.type_name == "map":
        return [(key, shape.value) for key in _KEYS]
    inner = [(name, one) for name, one in shape.members.items() if name != "None"]
    if isinstance(style, str):
        return inner
    first, *others = style.sample(inner, len(inner))
    required = shape.required_members
    return [first, *(pair for pair in others if pair[0] in required or style.random() < 0.6)]


def _in_shorthand(shape: Shape, name: str, style: Style, *, top: bool) -> str:
    space = _space(style)
    if shape.type_name == "list":
        items = [_in_shorthand(shape.member, f"{name}{n}", style, top=False) for n in (1, 2)]
        if top and _chosen(style) == "plain" and shape.member.type_name == "string":
            return ",".join(items)
        return f"[{space}{_comma(style).join(items)}{space}]"
    if shape.type_name in ("structure", "map"):
        return f"{{{space}{_pairs(shape, style)}{space}}}"
    if shape.type_name == "string" and not shape.enum:
        return _shorthand_text(shape, name, style)
    told = value(shape, name)
    return str(told).lower() if isinstance(told, bool) else str(told)


def _shorthand_text(shape: Shape, name: str, style: Style) -> str:
    low = shape.metadata.get("min", 0)
    if _chosen(style) == "quoted":
        return '"' + f"{name}, ${{x.y}} = [\\\"é\\\"] \\\\ 'z'".ljust(low, "x") + '"'
    return f"{name} é/$x:-_.y".ljust(low, "x")


def skeleton_words(shape: Shape, skeleton: Any) -> Any:
    """An input skeleton with the first word of each enum: the AWS CLI picks one by chance."""
    if shape.type_name == "structure":
        return {
            name: skeleton_words(shape.members[name], inner) for name, inner in skeleton.items()
        }
    if shape.type_name == "list":
        return [skeleton_words(shape.member, inner) for inner in skeleton]
    if shape.type_name == "map":
        return {key: skeleton_words(shape.value, inner) for key, inner in skeleton.items()}
    return shape.enum[0] if skeleton and getattr(shape, "enum", None) else skeleton


def queries(model: OperationModel) -> list[str]:
    """Two expressions over the answer of an operation."""
    shape = model.output_shape
    if shape is None:
        return ["Name", "@"]
    key = next((name for name, one in shape.members.items() if _is_list_of_items(shape, one)), "")
    members = (shape.members[key].member if key else shape).members
    texts = [name for name, one in members.items() if one.type_name == "string"]
    if members and not texts:
        return [f"keys({sorted(members)[0]})", f"{{one: {sorted(members)[0]}}}"]
    first, *others = texts or ["Name"]
    nested = [name for name, one in members.items() if one.type_name in _COMPLEX]
    # The AWS CLI cannot print as text a list of objects and others.
    text, second = (others or [first])[-1], (nested or others or [first])[-1]
    if key:
        return [f"{key}[].[{first}, {text}]", f"{key}[?{first}].{{one: {first}, two: {second}}}"]
    return [f"[{first}, {text}, Missing]", f"{{one: {first}, two: {second}, three: Missing}}"]


def _is_list_of_items(answer: Shape, shape: Shape) -> bool:
    return "NextToken" in answer.members and shape.type_name == "list"


def _answer(shape: Shape, name: str, number: int) -> Any:
    """An answer by the names of the wire; the second item of a list lacks every other member."""
    if shape.type_name == "structure":
        members = [
            one for place, one in enumerate(shape.members.items()) if number == 1 or place % 2
        ]
        return _answer_of(dict(members or shape.members), number)
    if shape.type_name == "list":
        return [_answer(shape.member, name, place) for place in (1, 2)]
    if shape.type_name == "map":
        return {key: _answer(shape.value, name, n) for n, key in enumerate(("$default", "b é"), 1)}
    if shape.type_name == "string":
        return shape.enum[number % len(shape.enum)] if shape.enum else f"{name} é {number}"
    return {
        "boolean": number == 1,
        "integer": 28 + number,
        "double": number - 0.5,
        "timestamp": _TIMESTAMP,
    }[shape.type_name]


def _answer_of(members: dict[str, Shape], number: int) -> dict[str, Any]:
    return {_wire(name, one): _answer(one, name, number) for name, one in members.items()}


def _small_item(shape: Shape, place: int) -> dict[str, Any]:
    """An item of which there are many: two texts, and in every other one something nested."""
    members = shape.members.items()
    texts = [(name, one) for name, one in members if one.type_name == "string" and not one.enum]
    nested = [(name, one) for name, one in members if one.type_name in ("map", "structure")]
    chosen = texts[:2] + (nested[:1] if place % 2 else [])
    return {
        _wire(name, one): f"{name} {place}" if one.type_name == "string" else _answer(one, name, 2)
        for name, one in chosen
    }


def _wire(name: str, shape: Shape) -> str:
    return str(shape.serialization.get("name", name))


def example_lines(folder: Path) -> dict[str, str]:
    """The command lines of the AWS CLI's own examples, as a shell would be given them."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.rst")):
        text = path.read_text(encoding="utf-8")
        lines = re.findall(r"^ +aws apigatewayv2 (?:.*\\\n)*.*", text, re.MULTILINE)
        for number, line in enumerate(lines, 1):
            found[f"{path.stem}-{number}"] = line.strip()
    return found

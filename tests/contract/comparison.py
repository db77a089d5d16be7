"""
The catalogue and a botocore model, each as plain facts, and where the two differ.

A fact is a path into an operation and what is said of it: ``CorsConfiguration.MaxAge`` is
``integer -1..86400, wire maxAge``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from botocore.model import OperationModel, ServiceModel
from botocore.model import Shape as ModelShape

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Member, Operation, Shape

Facts = dict[str, str]

_KINDS = {"string": "text", "double": "number", "blob": "bytes"}
_PLACES = {"uri": "path", "querystring": "query"}
# The model has the limits of some shapes in their names alone.
_LIMITS_IN_NAME = re.compile(r"WithLengthBetween(?P<low>Minus1|\d+)And(?P<high>\d+)(?P<kilo>K?)$")


def differences(model: ServiceModel) -> list[str]:
    """Everything that the catalogue and the model say differently, a line each."""
    ours, theirs = set(catalogue.PLACES), set(model.operation_names)
    found = [f"{name}: not in the catalogue" for name in sorted(theirs - ours)]
    found += [f"{name}: not in botocore" for name in sorted(ours - theirs)]
    for name in sorted(ours & theirs):
        found += operation_differences(catalogue.operation(name), model.operation_model(name))
    return found


def operation_differences(operation: Operation, model: OperationModel) -> list[str]:
    """The same for one operation."""
    ours = _catalogue_facts(operation, _unbounded_paths(model))
    theirs = _model_facts(model)
    return [
        f"{operation.name}, {fact}: catalogue: {ours.get(fact)}; botocore: {theirs.get(fact)}"
        for fact in sorted(ours.keys() | theirs.keys())
        if ours.get(fact) != theirs.get(fact)
    ]


def _unbounded_paths(model: OperationModel) -> set[str]:
    """
    Path members of which the model says only that they are texts.

    The catalogue may hold them to what the model says of the same member in a body or an answer.
    """
    return {
        name
        for name, shape in _inputs(model).items()
        if _place(shape) == "path" and _of_model_shape(name, shape) == {name: "text"}
    }


def _catalogue_facts(operation: Operation, unbounded_paths: set[str]) -> Facts:
    facts = {
        "request": f"{operation.method} {operation.path}",
        "status": str(operation.status),
        "order of the answer": " ".join(member.name for member in operation.answer),
        "items": operation.items,
    }
    for member in operation.inputs:
        place = operation.place(member)
        shape = Shape("text") if member.name in unbounded_paths else member.shape
        facts |= _of_member(f"input {member.name}", member._replace(shape=shape), f", in {place}")
    for member in operation.answer:
        facts |= _of_member(f"answer {member.name}", member)
    return facts


def _of_member(path: str, member: Member, place: str = "") -> Facts:
    # Of a whole answer the catalogue does not say what is required, of structures in it it does.
    required = ", required" if member.required else ""
    facts = _of_shape(path, member.shape)
    return facts | {path: f"{facts[path]}, wire {member.wire}{place}{required}"}


def _of_shape(path: str, shape: Shape) -> Facts:
    facts = {path: _described(shape.kind, shape.low, shape.high, shape.words, shape.pattern)}
    if shape.early:
        facts[path] += f", no client sends less than {shape.low}"
    if shape.kind == "structure":
        facts[path] += f" of {' '.join(member.name for member in shape.members)}"
    for member in shape.members:
        facts |= _of_member(f"{path}.{member.name}", member)
    return facts | (_of_shape(f"{path}[]", shape.item) if shape.item else {})


def _model_facts(model: OperationModel) -> Facts:
    answer, items = _answer(model)
    facts = {
        "request": f"{model.http['method']} {model.http['requestUri']}",
        "status": str(model.http["responseCode"]),
        "order of the answer": " ".join(answer),
        "items": items,
    }
    required = set(model.input_shape.required_members) if model.input_shape else set()
    for name, shape in _inputs(model).items():
        place = f", in {_place(shape)}"
        facts |= _of_model_member(f"input {name}", name, shape, name in required, place)
    for name, shape in answer.items():
        facts |= _of_model_member(f"answer {name}", name, shape, False)
    return facts


def _answer(model: OperationModel) -> tuple[Mapping[str, ModelShape], str]:
    """What an operation answers; of a list, what an item holds, and the member with the items."""
    members = model.output_shape.members if model.output_shape else {}
    if "NextToken" not in members:
        return members, ""
    (items,) = members.keys() - {"NextToken"}
    return members[items].member.members, items


def _of_model_member(
    path: str, name: str, shape: ModelShape, required: bool, place: str = ""
) -> Facts:
    facts = _of_model_shape(path, shape)
    wire = shape.serialization.get("name", name)
    return facts | {path: f"{facts[path]}, wire {wire}{place}{', required' if required else ''}"}


def _of_model_shape(path: str, shape: ModelShape) -> Facts:
    kind = _KINDS.get(shape.type_name, shape.type_name)
    words = tuple(shape.metadata.get("enum", ()))
    facts = {path: _described(kind, *_limits(shape), words, shape.metadata.get("pattern", ""))}
    least = shape.metadata.get("min")
    if (kind == "integer" and least is not None) or least:  # a text has no length below 0
        facts[path] += f", no client sends less than {least}"
    if kind == "structure":
        facts[path] += f" of {' '.join(shape.members)}"
        for name, member in shape.members.items():
            required = name in shape.required_members
            facts |= _of_model_member(f"{path}.{name}", name, member, required)
    item = {"list": "member", "map": "value"}.get(kind)
    return facts | (_of_model_shape(f"{path}[]", getattr(shape, item)) if item else {})


def _limits(shape: ModelShape) -> tuple[int | None, int | None]:
    named = _LIMITS_IN_NAME.search(shape.name)
    if not named:
        return shape.metadata.get("min"), shape.metadata.get("max")
    low = named["low"].replace("Minus", "-")
    return int(low), int(named["high"]) * (1024 if named["kilo"] else 1)


def _described(
    kind: str, low: int | None, high: int | None, words: tuple[str, ...], pattern: str
) -> str:
    limits = f" {low}..{high}" if (low, high) != (None, None) else ""
    enum = f" one of {' '.join(words)}" if words else ""
    return f"{kind}{limits}{enum}{f' like {pattern}' if pattern else ''}"


def _inputs(model: OperationModel) -> Mapping[str, ModelShape]:
    return model.input_shape.members if model.input_shape else {}


def _place(shape: ModelShape) -> str:
    location = shape.serialization.get("location", "body")
    return _PLACES.get(location, location)

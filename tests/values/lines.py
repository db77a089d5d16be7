"""Command lines against a fake service: what they send, and how they are refused."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation, Shape
from apigw_cli.cli.run import run
from apigw_cli.cli.world import World
from tests.conftest import FakeBackend, Result

# Surroundings without anything of the machine in them.
_NOWHERE = {"HOME": "/dev/null/home", "AWS_CONFIG_FILE": "/nonexistent"}


def answer_to(words: Sequence[str], send: Send, stdin: str = "") -> Result:
    """How a command line ends against a backend.  No fixture: examples of a property share none."""

    @contextmanager
    def connect(settings: Any) -> Iterator[Send]:
        yield send

    out, err = (
        io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", newline="")
        for _ in range(2)
    )
    source = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    status = run(list(words), World(_NOWHERE, source, out, err, connect))
    return Result(status, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def sent(words: Sequence[str], stdin: str = "") -> dict[str, Any]:
    """The parameters that a command line sends, in its one request."""
    backend = FakeBackend()
    result = answer_to(words, backend.send, stdin)
    assert (result.status, result.stderr) == (0, "")
    ((_, params),) = backend.requests
    return params


def refused(words: Sequence[str]) -> str:
    """What a command line that is refused says; nothing may have been sent."""
    backend = FakeBackend()
    result = answer_to(words, backend.send)
    assert (result.status, result.stdout, backend.requests) == (252, "", [])
    return result.stderr


def needs_no_more(operation: Operation, without: str = "") -> dict[str, Any]:
    """The least that an operation takes, or that but for one parameter."""
    return {
        member.name: _least(member.shape)
        for member in operation.inputs
        if member.required and member.name != without
    }


def _least(shape: Shape) -> Any:
    if shape.words:
        return shape.words[0]
    if shape.kind == "structure":
        return {m.name: _least(m.shape) for m in shape.members if m.required}
    if shape.kind == "text":
        return "x" * max(1, shape.low or 0 if shape.early else 1)
    return _LEAST[shape.kind]


_LEAST: dict[str, Any] = {"integer": 1, "list": [], "map": {}}


def line(name: str, *words: str) -> list[str]:
    """The command line of an operation with the least that it takes, and these words."""
    least = needs_no_more(catalogue.operation(name))
    return [catalogue.kebab(name), "--cli-input-json", json.dumps(least), *words]

"""The fast parser reads what botocore's own reads, and in the same way."""

import json
from typing import Any

import botocore.session
import pytest
from botocore.parsers import ResponseParserFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from apigw_cli import catalogue
from apigw_cli.backends.aws_answers import AnswerParsers
from apigw_cli.backends.aws_data import SERVICE

MODEL = botocore.session.Session().get_service_model(SERVICE)
OPERATIONS = [operation.name for operation in catalogue.operations()]

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(),
    st.sampled_from(["true", "False", "12", "1.5", "2026-11-22T10:00:00Z"]),
    st.lists(st.text(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)
USUAL = {
    "string": st.text(),
    "timestamp": st.sampled_from(["2026-11-22T10:00:00Z", 1795341600, 1795341600.5]),
    "boolean": st.booleans(),
    "integer": st.integers(),
    "long": st.integers(),
    "float": st.floats(allow_nan=False),
    "double": st.one_of(st.floats(allow_nan=False), st.integers(-(2**53), 2**53)),
    "blob": st.text(),
}


def plain_parser() -> Any:
    factory = ResponseParserFactory()
    factory.set_parser_defaults(timestamp_parser=lambda text: text)
    return factory.create_parser("rest-json")


@st.composite
def answers(draw: Any, shape: Any, oddness: int, depth: int = 0) -> Any:
    """JSON of a shape, one in ``oddness`` values being something else."""
    if oddness and draw(st.integers(1, oddness)) == 1:
        return draw(ODD)
    if shape.type_name == "list":
        return [draw(answers(shape.member, oddness, depth + 1)) for _ in range(draw(_COUNTS))]
    if shape.type_name == "map":
        return {
            draw(st.text(max_size=4)): draw(answers(shape.value, oddness, depth + 1))
            for _ in range(draw(_COUNTS))
        }
    if shape.type_name != "structure":
        return draw(USUAL[shape.type_name])
    names = list(shape.members)
    if depth > 3 or shape.is_tagged_union:
        names = names[:1]
    found = {"unknown": 1, "Name": "not the wire's"} if depth == 0 else {}
    for name in draw(st.permutations(names)):
        member = shape.members[name]
        wire = member.serialization.get("name", name)
        if draw(st.integers(0, 3)):
            found[wire] = draw(answers(member, oddness, depth + 1))
    return found


_COUNTS = st.integers(0, 2)


def parsed(parser: Any, body: bytes, shape: Any, status: int = 200) -> Any:
    """What a parser makes of an answer, or how it fails."""
    headers = {"x-amzn-RequestId": "r1", "x-amzn-errortype": "NotFoundException"}
    response = {"body": body, "headers": headers, "status_code": status, "context": {}}
    try:
        return repr(parser.parse(response, shape))  # a repr tells 1 from True, and the order
    except Exception as error:
        return type(error), str(error)


def compare(body: bytes, shape: Any, status: int = 200) -> None:
    fast = AnswerParsers().create_parser("rest-json")

    assert parsed(fast, body, shape, status) == parsed(plain_parser(), body, shape, status)


@pytest.mark.parametrize("operation", OPERATIONS)
@settings(max_examples=6)
@given(data=st.data())
def test_an_answer_is_read_as_botocore_reads_it(operation, data):
    shape = MODEL.operation_model(operation).output_shape
    if shape is None or "payload" in shape.serialization:
        compare(b'{"x": 1}', shape)
        return

    usual = data.draw(answers(shape, 0))
    odd = data.draw(answers(shape, 12))

    compare(json.dumps(usual).encode(), shape)
    compare(json.dumps(odd).encode(), shape)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b"1", b"{", b"\xff{}", b'{"items": null}', b"<html>"]
)
@pytest.mark.parametrize("status", [200, 202, 204, 301, 404, 500])
def test_what_is_no_answer_is_read_as_botocore_reads_it(body, status):
    compare(body, MODEL.operation_model("GetApis").output_shape, status)


def test_a_list_is_read_without_botocores_walk_over_every_value():
    shape = MODEL.operation_model("GetApis").output_shape
    fast = AnswerParsers().create_parser("rest-json")
    asked = []
    fast._handle_string = lambda shape, value: asked.append(value)

    answer = parsed(fast, b'{"items": [{"apiId": "a1", "tags": {"a": "b"}}]}', shape)

    assert answer.endswith("'Items': [{'ApiId': 'a1', 'Tags': {'a': 'b'}}]}")
    assert asked == []


def test_other_protocols_have_botocores_own_parsers():
    assert type(AnswerParsers().create_parser("query")).__module__ == "botocore.parsers"

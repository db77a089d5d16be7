"""What each operation sends and what it makes of the answer, by botocore's model."""

import json

import pytest

from apigw_cli.catalogue import PLACES
from apigw_cli.errors import OK
from tests.contract.samples import (
    AMOUNTS,
    OPERATIONS,
    REQUIRED,
    aws_words,
    expected_request,
    grouped_words,
    on_the_wire,
    operation,
    read_request,
    sample_answer,
    sample_params,
)


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_sends_what_the_model_says(apigw, stub, name, amount):
    params = sample_params(name, amount)

    result = apigw(aws_words(name, params))

    assert (result.status, result.stderr) == (OK, "")
    seen = [read_request(request.method, request.target, request.body) for request in stub.requests]
    assert seen == [expected_request(name, params)]


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_both_spellings_send_the_same_bytes(apigw, stub, name, amount):
    params = sample_params(name, amount)

    results = [
        apigw(aws_words(name, params)),
        apigw(grouped_words(name, PLACES[name], params)),
    ]

    assert [(result.status, result.stderr) for result in results] == [(OK, "")] * 2
    by_aws_name, by_group = [(sent.method, sent.target, sent.body) for sent in stub.requests]
    assert by_aws_name == by_group


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_answer_is_printed_as_the_service_names_its_members(apigw, stub, name):
    answer = sample_answer(name)
    shape = operation(name).output_shape
    body = on_the_wire(shape, answer) if shape is not None else b""
    stub.answer(answer.get("body", body), operation(name).http["responseCode"])
    # One request, so that a list's NextToken is shown and not followed.
    words = [*aws_words(name, sample_params(name, REQUIRED)), "--no-paginate"]

    result = apigw(words)

    assert (result.status, result.stderr) == (OK, "")
    assert read_output(name, result.stdout) == answer


def read_output(name, text):
    """What an operation printed, as data; {} for nothing."""
    if name == "ExportApi":
        return {"body": text.encode()}
    return json.loads(text) if text else {}


@pytest.mark.parametrize(
    "text",
    ["2024-05-01T12:30:00Z", "2024-05-01T12:30:00.123Z", "2024-05-01T14:30:00+02:00"],
)
def test_a_timestamp_is_printed_as_the_text_of_the_wire(apigw, stub, text):
    stub.answer({"apiId": "a1", "createdDate": text})

    result = apigw("get-api --api-id a1")

    assert result.json == {"ApiId": "a1", "CreatedDate": text}

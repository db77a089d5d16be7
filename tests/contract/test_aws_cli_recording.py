"""
apigw against what the AWS CLI sends, as tests/record_aws_cli.py recorded it.

The expectations of test_wire.py are held against the same recording: they are the tests' own.
"""

import json
from pathlib import Path

import pytest

from apigw_cli.errors import OK
from tests.contract.samples import (
    AMOUNTS,
    OPERATIONS,
    aws_words,
    expected_request,
    read_request,
    sample_params,
)

RECORDING = Path(__file__).parent.parent / "data" / "aws_cli_requests.json"
RECORDED = json.loads(RECORDING.read_text(encoding="utf-8"))["requests"]
SAMPLES = [(name, sample_params(name, amount)) for name in OPERATIONS for amount in AMOUNTS]


def test_every_operation_is_recorded_with_each_amount_of_parameters():
    lines = [
        [*aws_words(name, params), *(["out.json"] if name == "ExportApi" else [])]
        for name, params in SAMPLES
    ]

    assert [entry["argv"] for entry in RECORDED] == lines


@pytest.mark.parametrize("number", range(len(RECORDED)), ids=lambda n: f"{SAMPLES[n][0]}-{n % 3}")
def test_the_same_words_send_what_the_aws_cli_sends(apigw, stub, monkeypatch, tmp_path, number):
    monkeypatch.chdir(tmp_path)  # export-api writes a file
    recorded = RECORDED[number]

    result = apigw(recorded["argv"])

    assert (result.status, result.stderr) == (OK, "")
    seen = [read_request(request.method, request.target, request.body) for request in stub.requests]
    assert seen == [read_request(recorded["method"], recorded["target"], recorded["body"])]


@pytest.mark.parametrize("number", range(len(RECORDED)), ids=lambda n: f"{SAMPLES[n][0]}-{n % 3}")
def test_the_expected_requests_are_the_ones_of_the_aws_cli(number):
    recorded = RECORDED[number]

    expected = expected_request(*SAMPLES[number])

    assert expected == read_request(recorded["method"], recorded["target"], recorded["body"])

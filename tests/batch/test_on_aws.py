"""A batch through botocore: one client for all lines, and its refusals as results."""

from __future__ import annotations

import pytest

from apigw_cli.errors import FAILED, OK, REFUSED
from tests.batch.conftest import ended


@pytest.mark.parametrize("jobs", [1, 16])
def test_lines_share_a_client_and_refer_to_each_other(apigw_to_stub, stub, jobs):
    stub.answer({"apiId": "a1", "name": "x"})
    lines = "api get a0 #as x\n" + "api get ${x.ApiId}\n" * 40

    done = ended(apigw_to_stub(f"batch - --jobs {jobs}", stdin=lines))

    assert (done.status, done.statuses) == (OK, [OK] * 41)
    assert done.answers == [{"ApiId": "a1", "Name": "x"}] * 41
    targets = [request.target for request in stub.requests]
    assert targets == ["/v2/apis/a0"] + ["/v2/apis/a1"] * 40


def test_a_refusal_is_a_result_with_its_request_id(apigw_to_stub, stub):
    headers = {"x-amzn-ErrorType": "NotFoundException", "x-amzn-RequestId": "r-1"}
    stub.answer({"message": "no such API"}, status=404, headers=headers)

    done = ended(apigw_to_stub("batch -", stdin="api get a0\n"))

    assert (done.status, done.statuses) == (REFUSED, [REFUSED])
    error = done.results[0]["error"]
    assert (error["code"], error["message"]) == ("NotFoundException", "no such API")
    assert (error["httpStatus"], error["requestId"]) == (404, "r-1")


def test_nobody_there_is_each_line_s_failure(apigw_to_stub, stub):
    lines = "api get a0 --endpoint-url http://127.0.0.1:1\napi get a1\n"
    stub.answer({"apiId": "a1"})

    done = ended(apigw_to_stub("batch - --max-attempts 1", stdin=lines))

    assert (done.status, done.statuses) == (FAILED, [FAILED, OK])
    assert "a-secret-that-must-not-show" not in str(done)

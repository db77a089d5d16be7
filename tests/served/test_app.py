"""The served plane as an application: who may ask, how much, and for which region."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apigw_cli.backends.local import open_engine
from apigw_cli.errors import Failure
from apigw_cli.local.app import App
from apigw_cli.local.engine import Engine
from tests.served.asking import Gone, ask

LARGEST = 10 * 1024 * 1024
CREATE = json.dumps({"name": "a", "protocolType": "HTTP"}).encode()
PAGE = "https://console.example.com"
JSON = "application/json"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_engine(tmp_path / "local.db", region="eu-west-1") as opened:
        yield opened


@pytest.fixture
def app(engine: Engine) -> App:
    return App(engine)


def number_of_apis(app: App) -> int:
    return len(ask(app, "GET", "/v2/apis").json["items"])


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LocalHost:4599",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]",
        "[::1]:4599",
        "localhost:",
    ],
)
def test_names_of_this_machine_are_answered(app: App, host: str) -> None:
    assert ask(app, "GET", "/v2/apis", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:4599",
        "localhost@evil.example",
        "0.0.0.0",
        "127.0.0.2",
        "::1",
        "",
        "console",
    ],
)
def test_any_other_name_is_refused(app: App, host: str) -> None:
    answer = ask(app, "POST", "/v2/apis", headers={"Host": host}, body=CREATE)

    assert (answer.status, answer.headers["x-amzn-errortype"]) == (403, "AccessDeniedException")
    assert "--allow-host" in answer.json["message"]
    assert number_of_apis(app) == 0


@pytest.mark.parametrize("host", ["console", "Console:80", "plane.internal:4599"])
def test_a_name_that_is_allowed_is_answered_with_any_port(engine: Engine, host: str) -> None:
    app = App(engine, hosts=["console", "PLANE.internal:80"])

    assert ask(app, "GET", "/v2/apis", headers={"Host": host}).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://localhost:4599"])
@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_a_web_page_is_refused(app: App, origin: str, method: str) -> None:
    answer = ask(app, method, "/v2/apis", headers={"Origin": origin}, body=CREATE)

    assert (answer.status, answer.headers["x-amzn-errortype"]) == (403, "AccessDeniedException")
    assert "--allow-origin" in answer.json["message"]
    assert "access-control-allow-origin" not in answer.headers
    assert number_of_apis(app) == 0


@pytest.mark.parametrize("allowed", [PAGE, PAGE + "/", PAGE.upper()])
def test_a_page_that_is_allowed_may_write_and_read(engine: Engine, allowed: str) -> None:
    app = App(engine, origins=[allowed])

    answer = ask(app, "POST", "/v2/apis", headers={"Origin": PAGE}, body=CREATE)
    refused = ask(app, "GET", "/v2/apis/none", headers={"Origin": PAGE})

    assert (answer.status, refused.status) == (201, 404)
    for headers in (answer.headers, refused.headers):
        assert headers["access-control-allow-origin"] == PAGE
        assert "x-amzn-errortype" in headers["access-control-expose-headers"]
        assert headers["vary"] == "origin"


def test_a_browser_is_told_what_a_page_that_is_allowed_may_send(engine: Engine) -> None:
    asked = {
        "Origin": PAGE,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,x-amz-date",
    }

    answer = ask(App(engine, origins=[PAGE]), "OPTIONS", "/v2/apis/a1", headers=asked)

    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == PAGE
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == "authorization,x-amz-date"


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/v2/apis", {}, 200),
        ("POST", "/v2/apis", {}, 400),
        ("GET", "/v2/apis", {"Host": "evil.example"}, 403),
        ("GET", "/v3", {}, 404),
        ("DELETE", "/v2/apis", {}, 405),
        ("POST", "/v2/apis", {"Content-Length": str(LARGEST + 1)}, 413),
    ],
)
def test_every_answer_has_a_request_id_of_its_own(
    app: App, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answers = [ask(app, method, path, headers=headers) for _ in range(2)]

    assert [answer.status for answer in answers] == [status] * 2
    ids = {answer.headers["x-amzn-requestid"] for answer in answers}
    assert len(ids) == 2
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id) for id in ids)


def test_an_answer_without_a_body_has_no_length_and_no_type(app: App) -> None:
    api = ask(app, "POST", "/v2/apis", body=CREATE).json["apiId"]

    answer = ask(app, "DELETE", f"/v2/apis/{api}")

    assert (answer.status, answer.body) == (204, b"")
    assert list(answer.headers) == ["x-amzn-requestid"]


@pytest.mark.parametrize("type", ["application/json", "text/plain", "application/x-www-form", ""])
def test_the_type_of_a_body_means_nothing(app: App, type: str) -> None:
    assert ask(app, "POST", "/v2/apis", headers={"Content-Type": type}, body=CREATE).status == 201


def test_a_body_may_come_in_parts(app: App) -> None:
    parts = [CREATE[n : n + 1] for n in range(len(CREATE))]

    assert ask(app, "POST", "/v2/apis", body=parts).status == 201


def test_a_body_of_the_largest_size_is_read(app: App) -> None:
    body = CREATE.ljust(LARGEST)

    assert ask(app, "POST", "/v2/apis", body=[body]).status == 201
    refused = ask(app, "POST", "/v2/apis", body=[body, b" "])
    assert (refused.status, refused.headers["connection"]) == (413, "close")
    assert refused.headers["x-amzn-errortype"] == "RequestEntityTooLargeException"


def test_what_is_said_to_be_too_large_is_not_read(app: App) -> None:
    length = {"Content-Length": str(LARGEST + 1)}

    answer = ask(app, "POST", "/v2/apis", headers=length, body=[])

    assert (answer.status, answer.headers["connection"]) == (413, "close")


def test_no_more_is_read_than_shows_that_it_is_too_large(app: App) -> None:
    parts = [b" " * 1024 * 1024] * 1000

    answer = ask(app, "POST", "/v2/apis", body=parts)

    assert answer.status == 413


@pytest.mark.parametrize("body", [b"", CREATE[:-1], CREATE])
def test_a_request_that_was_cut_is_not_carried_out(app: App, body: bytes) -> None:
    with pytest.raises(Gone):
        ask(app, "POST", "/v2/apis", body=body, leaves=True)

    assert number_of_apis(app) == 0


SIGNED = "AWS4-HMAC-SHA256 Credential=A/20260101/{}/aws4_request, SignedHeaders=host, Signature=x"
PRESIGNED = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={}&X-Amz-Signature=x"


@pytest.mark.parametrize(
    ("signature", "query", "region"),
    [
        (SIGNED.format("us-west-2/apigateway"), "", "us-west-2"),
        (SIGNED.format("us-gov-east-1/execute-api").replace(", ", ","), "", "us-gov-east-1"),
        ("", PRESIGNED.format("A%2F20260101%2Fap-east-1%2Fapigateway%2Faws4_request"), "ap-east-1"),
        ("", "a=b&X-Amz-Credential=A/20260101/ap-east-1/apigateway/aws4_request", "ap-east-1"),
        (
            SIGNED.format("us-west-2/apigateway"),
            PRESIGNED.format("A/1/x/y/aws4_request"),
            "us-west-2",
        ),
        ("", "", "eu-west-1"),
        (SIGNED.format("apigateway"), "", "eu-west-1"),  # of many regions: it names none
        (SIGNED.format("../apigateway"), "", "eu-west-1"),
        ("Basic Og==", "", "eu-west-1"),
        ("", "X-Amz-Credential=", "eu-west-1"),
    ],
)
def test_the_region_is_what_a_request_was_signed_for(
    app: App, signature: str, query: str, region: str
) -> None:
    headers = {"Authorization": signature} if signature else {}
    made = ask(app, "POST", "/v2/apis", headers=headers, query=query, body=CREATE)
    seen = ask(app, "GET", "/v2/apis", headers=headers, query=query)

    assert f".{region}." in made.json["apiEndpoint"]
    assert [item["apiId"] for item in seen.json["items"]] == [made.json["apiId"]]
    assert number_of_apis(app) == (1 if region == "eu-west-1" else 0)


@pytest.mark.parametrize("depth", [*range(60, 1100, 40), *range(900, 1000, 3)])
def test_no_depth_of_a_body_breaks_the_server(app: App, depth: int) -> None:
    nested = "[" * depth + "]" * depth
    for body in (f'{{"name": {nested}}}', f'{{"tags": {{"k": {nested}}}}}', f'{{"x": {nested}}}'):
        answer = ask(app, "POST", "/v2/apis", body=body.encode())

        assert answer.status == 400, answer


class Broken:
    """An engine with a fault."""

    region = "us-east-1"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def send(self, operation: Any, params: Any) -> Any:
        raise self.error


def test_a_fault_is_logged_and_answered_without_its_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = App(Broken(KeyError("a secret")))  # type: ignore[arg-type]

    answer = ask(app, "GET", "/v2/apis")

    assert (answer.status, answer.headers["x-amzn-errortype"]) == (
        500,
        "InternalServerErrorException",
    )
    assert answer.json == {"message": "the local plane failed; its log says where"}
    assert "KeyError: 'a secret'" in capsys.readouterr().err


def test_a_full_disk_is_told_to_the_client(capsys: pytest.CaptureFixture[str]) -> None:
    app = App(Broken(Failure("The disk is full")))  # type: ignore[arg-type]

    answer = ask(app, "GET", "/v2/apis")

    assert (answer.status, answer.json) == (500, {"message": "The disk is full"})
    assert capsys.readouterr().err == ""

"""The wire's format by itself: what a request means, and what an answer looks like."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigw_cli import catalogue
from apigw_cli.catalogue import PLACES
from apigw_cli.errors import HTTP_STATUS, ApiError, ConfigurationFailure, Failure
from apigw_cli.local import wire
from tests.contract.samples import (
    AMOUNTS,
    expected_request,
    on_the_wire,
    operation,
    sample_answer,
    sample_params,
)

STAGE = "arn:aws:apigateway:us-east-1::/apis/a1/stages/$default"
EMPTY_ANSWERS = {
    "DeleteVpcLink": 202,
    "PreviewPortal": 202,
    "PublishPortal": 202,
    "PutPortalProductSharingPolicy": 200,
    "TagResource": 201,
}


def read(method: str, path: str, query: str = "", body: Any = b"") -> tuple[str, dict[str, Any]]:
    """The operation that a request means, and its members."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    meant, params = wire.parse(method, path, query, data)
    return meant.name, params


def refused(method: str, path: str, query: str = "", body: Any = b"") -> tuple[int, str]:
    """The status and the message that a request is refused with."""
    with pytest.raises(ApiError) as caught:
        read(method, path, query, body)
    return caught.value.http_status or 0, caught.value.message


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("name", PLACES)
def test_what_an_sdk_sends_is_read_as_it_was_meant(name: str, amount: str) -> None:
    params = sample_params(name, amount)
    sent = expected_request(name, params)
    body = b"" if sent.body is None else sent.body

    told = read(sent.method, sent.path, "&".join(sent.query), body)

    meant = {key: value for key, value in params.items() if key != "TagKeys" or value}
    if name == "ListRoutingRules" and "MaxResults" in meant:
        meant["MaxResults"] = str(meant["MaxResults"])  # the engine reads it as text
    assert told == (name, meant)


@pytest.mark.parametrize("name", PLACES)
def test_an_answer_has_the_status_and_the_names_of_the_model(name: str) -> None:
    model, answer = operation(name), sample_answer(name)
    if name == "ExportApi":
        answer = {"body": b"openapi: 3.0.1\n"}

    response = wire.encode(catalogue.operation(name), answer)

    assert response.status == model.http["responseCode"]
    if name == "ExportApi":
        assert response.body == b"openapi: 3.0.1\n"
    elif response.status == 204:
        assert (response.body, response.headers) == (b"", [])
    else:
        expected = on_the_wire(model.output_shape, answer) if model.output_shape else {}
        assert json.loads(response.body) == expected
        assert response.headers == [("content-type", "application/json")]


@pytest.mark.parametrize("name", EMPTY_ANSWERS)
def test_an_empty_answer_with_a_body_is_an_empty_object(name: str) -> None:
    response = wire.encode(catalogue.operation(name), {})

    assert (response.status, response.body) == (EMPTY_ANSWERS[name], b"{}")


@pytest.mark.parametrize(
    ("body", "media"),
    [(b'{\n  "openapi": "3.0.1"}', "application/json"), (b"openapi: 3.0.1", "application/yaml")],
)
def test_a_document_goes_out_as_it_is_under_its_own_type(body: bytes, media: str) -> None:
    response = wire.encode(catalogue.operation("ExportApi"), {"body": body})

    assert response == (200, [("content-type", media)], body)


@pytest.mark.parametrize(
    "path",
    [
        "/v2/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fapis%2Fa1%2Fstages%2F%24default",
        "/v2/tags/arn:aws:apigateway:us-east-1::/apis/a1/stages/$default",
        "/v2/tags/arn:aws:apigateway:us-east-1::%2fapis%2fa1/stages/%24default",
    ],
)
def test_an_arn_may_come_encoded_or_not(path: str) -> None:
    assert read("GET", path) == ("GetTags", {"ResourceArn": STAGE})


def test_the_slash_at_the_end_of_an_arn_is_part_of_it() -> None:
    assert read("GET", "/v2/tags/a:/b/")[1] == {"ResourceArn": "a:/b/"}


def test_a_path_is_split_before_it_is_decoded_and_decoded_once() -> None:
    path = "/v2/apis/a%2Fb/stages/%24default/routesettings/GET%20%2Fpets%2F%7Bid%7D%252F+"

    assert read("DELETE", path)[1] == {
        "ApiId": "a/b",
        "StageName": "$default",
        "RouteKey": "GET /pets/{id}%2F+",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "*",
        "/v2",
        "/v2/",
        "/v2/*",
        "/v1/apis",
        "/V2/apis",
        "/v2/APIs",
        "/v2/apis/",
        "/v2//apis",
        "//v2/apis",
        "/v2/apis//routes",
        "/v2/apis/a1/",
        "/v2/apis/a1/routes/",
        "/v2/apis/a1/stages//accesslogsettings",
        "/v2/apis/a1/nothing",
        "/v2/apis/a1/routes/r1/x/y",
        "/v2/tags",
        "/v2/tags/",
        "/v2/apis/../portals",
        "/x" * 9000,
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_what_is_no_path_of_the_service_is_not_found(method: str, path: str) -> None:
    status, message = refused(method, path, body=b"not read")

    assert status == 404
    assert message.startswith("no operation has the path '")
    assert len(message) < 120


@pytest.mark.parametrize("id", ["..", ".", "%2e%2e", "%2F", "*", "%2A"])
def test_odd_segments_are_identifiers_that_may_not_exist(id: str) -> None:
    name, params = read("GET", f"/v2/apis/{id}")

    assert (name, list(params)) == ("GetApi", ["ApiId"])


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/v2/apis/a1", "DELETE, GET, PATCH, PUT"),
        ("HEAD", "/v2/apis", "GET, POST, PUT"),
        ("OPTIONS", "/v2/apis", "GET, POST, PUT"),
        ("get", "/v2/apis", "GET, POST, PUT"),
        ("PUT", "/v2/tags/a", "DELETE, GET, POST"),
        ("BREW", "/v2/apis/a1/cors", "DELETE"),
    ],
)
def test_a_method_that_a_path_does_not_have_is_told_which_it_has(
    method: str, path: str, allowed: str
) -> None:
    with pytest.raises(ApiError) as caught:
        read(method, path)
    response = wire.refuse(caught.value)

    assert response.status == 405
    assert ("allow", allowed) in response.headers
    assert ("x-amzn-errortype", "MethodNotAllowedException") in response.headers


IMPORT = ("PUT", "/v2/apis")


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("TRUE", True), ("False", False), ("false", False)],
)
def test_booleans_in_queries_have_no_case(text: str, value: bool) -> None:
    assert read(*IMPORT, f"failOnWarnings={text}")[1] == {"FailOnWarnings": value}


@pytest.mark.parametrize("text", ["", "1", "yes", "tru", "%20true"])
def test_what_is_no_boolean_is_refused(text: str) -> None:
    status, message = refused(*IMPORT, f"failOnWarnings={text}")

    assert (status, message[:37]) == (400, "failOnWarnings is neither true nor fa")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("tagKeys=a", ["a"]),
        ("tagKeys=a&tagKeys=b%20c", ["a", "b c"]),
        ("tagKeys=a,b", ["a", "b"]),
        ("tagKeys=a,b&tagKeys=c+d", ["a", "b", "c d"]),
        ("tagKeys=a%2Cb", ["a,b"]),
        ("tagKeys=%C3%A9&other=1", ["é"]),
        ("tagKeys=", [""]),
        ("tagKeys", [""]),
        ("tag%4Beys=a%3Db=c", ["a=b=c"]),
    ],
)
def test_tag_keys_may_be_repeated_or_have_commas_between(query: str, keys: list[str]) -> None:
    assert read("DELETE", "/v2/tags/a", query)[1] == {"ResourceArn": "a", "TagKeys": keys}


@pytest.mark.parametrize("text", ["0", "100", "x", "", "9" * 5000])
def test_numbers_in_queries_are_left_to_the_engine(text: str) -> None:
    assert read("GET", "/v2/apis", f"maxResults={text}")[1] == {"MaxResults": text}
    params = read("GET", "/v2/domainnames/d/routingrules", f"maxResults={text}")[1]
    assert params == {"DomainName": "d", "MaxResults": text}


def test_queries_that_no_member_has_are_ignored() -> None:
    query = "MaxResults=1&nexttoken=x&&=&a=b&X-Amz-Credential=a%2Fb&apiId=x&%zz=%zz"

    assert read("GET", "/v2/apis", query)[1] == {}


MAPPING = ("PATCH", "/v2/domainnames/d/apimappings/m")
MAPPING_IDS = {"DomainName": "d", "ApiMappingId": "m"}


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("", {"apiId": "a"}),
        ("apiId=a", {}),
        ("apiId=a", {"apiId": None}),
        ("apiId=a", {"apiId": "a"}),
    ],
)
def test_the_api_of_a_mapping_may_be_in_the_body_or_in_the_query(
    query: str, body: dict[str, Any]
) -> None:
    assert read(*MAPPING, query, body)[1] == {**MAPPING_IDS, "ApiId": "a"}


def test_two_different_apis_of_one_mapping_are_refused() -> None:
    assert refused(*MAPPING, "apiId=a", {"apiId": "b"}) == (
        400,
        "ApiId is 'a' in the query and 'b' in the body",
    )


def test_a_mapping_without_an_api_is_left_to_the_engine() -> None:
    assert read(*MAPPING, "", {"stage": "s"})[1] == {**MAPPING_IDS, "Stage": "s"}


CREATE = ("POST", "/v2/apis")


@pytest.mark.parametrize("body", [b"", b"  \r\n\t", b"{}", b'{"name": null, "Name": "x"}'])
def test_nothing_null_and_unknown_members_are_absent(body: bytes) -> None:
    assert read(*CREATE, body=body)[1] == {}


def test_nulls_and_unknown_members_are_absent_at_every_level_and_map_keys_are_data() -> None:
    body = {
        "corsConfiguration": {"maxAge": None, "allowOrigins": ["*"], "MaxAge": 5, "x": {"y": 1}},
        "tags": {"apiId": "a", "Name": "n", "": "e", "none": None},
    }

    assert read(*CREATE, body=body)[1] == {
        "CorsConfiguration": {"AllowOrigins": ["*"]},
        "Tags": {"apiId": "a", "Name": "n", "": "e", "none": None},
    }


def test_members_in_lists_in_maps_and_in_unions_have_the_names_of_the_service() -> None:
    path = "/v2/domainnames/d/routingrules"
    rule = {
        "conditions": [{"matchHeaders": {"anyOf": [{"header": "h", "valueGlob": "v"}]}}],
        "actions": [{"invokeApi": {"apiId": "a", "stripBasePath": True}}],
    }
    stage = {"routeSettings": {"GET /a": {"throttlingBurstLimit": 1, "loggingLevel": "OFF"}}}

    assert read("POST", path, body=rule)[1] == {
        "DomainName": "d",
        "Conditions": [{"MatchHeaders": {"AnyOf": [{"Header": "h", "ValueGlob": "v"}]}}],
        "Actions": [{"InvokeApi": {"ApiId": "a", "StripBasePath": True}}],
    }
    assert read("PATCH", "/v2/apis/a/stages/s", body=stage)[1]["RouteSettings"] == {
        "GET /a": {"ThrottlingBurstLimit": 1, "LoggingLevel": "OFF"}
    }


@pytest.mark.parametrize("value", ["x", 1, [], ["x"], True])
def test_a_member_of_another_type_reaches_the_engine_as_it_is(value: Any) -> None:
    members = read(*CREATE, body={"corsConfiguration": value, "tags": value})[1]

    assert members == {"CorsConfiguration": value, "Tags": value}


def test_identifiers_in_the_body_are_none() -> None:
    body = {"apiId": "other", "name": "n"}

    assert read("PATCH", "/v2/apis/a1", "apiId=x", body)[1] == {"ApiId": "a1", "Name": "n"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "Expecting property name"),
        (b"{'a': 1}", "Expecting property name"),
        (b'{"a": 1} x', "Extra data"),
        (b'{"a": NaN}', "NaN is not a JSON number"),
        (b'{"a": [Infinity]}', "Infinity is not a JSON number"),
        (b'{"a": -Infinity}', "-Infinity is not a JSON number"),
        (b'{"a": "\n"}', "Invalid control character"),
        (b'{"name": "\xff"}', "'utf-8' codec can't decode"),
        ('{"name": "é"}'.encode("utf-16"), "'utf-8' codec can't decode"),
        (b'\xef\xbb\xbf{"name": "n"}', "Unexpected UTF-8 BOM"),
        (b'{"name": "a", "name": "b"}', "'name' is there twice"),
        (b'{"tags": {"k": "a", "k": "a"}}', "'k' is there twice"),
        (b'{"x": ' + b"9" * 5000 + b"}", "Exceeds the limit"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "maximum recursion depth"),
        (b'{"a": ' * 100_000 + b"1" + b"}" * 100_000, "maximum recursion depth"),
        (b"[" * 100_000, "maximum recursion depth"),
    ],
)
def test_a_body_that_is_not_json_is_refused_with_the_reason(body: bytes, reason: str) -> None:
    status, message = refused(*CREATE, body=body)

    assert status == 400
    assert message.startswith(f"the body is not JSON: {reason}")


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"1", b"null", b"true", b'[{"name": "n"}]'])
def test_a_body_that_is_no_object_is_refused(body: bytes) -> None:
    assert refused(*CREATE, body=body) == (400, "the body is not a JSON object")


@pytest.mark.parametrize("code", HTTP_STATUS)
def test_a_refusal_is_known_by_its_header(code: str) -> None:
    details = {"ResourceType": "Api", "LimitType": "apis"}

    response = wire.refuse(ApiError(code, "no “x” ü", details=details))

    assert response.status == HTTP_STATUS[code]
    assert response.headers == [("content-type", "application/json"), ("x-amzn-errortype", code)]
    assert json.loads(response.body) == {
        "message": "no “x” ü",
        "resourceType": "Api",
        "limitType": "apis",
    }


@pytest.mark.parametrize("failure", [Failure("full"), ConfigurationFailure("full")])
def test_a_failure_of_the_plane_is_one_of_the_server(failure: Failure) -> None:
    response = wire.refuse(failure)

    assert (response.status, json.loads(response.body)) == (500, {"message": "full"})
    assert ("x-amzn-errortype", "InternalServerErrorException") in response.headers


SEGMENTS = st.sampled_from(
    [
        "v2",
        "apis",
        "tags",
        "routes",
        "stages",
        "",
        "*",
        "a",
        "%2F",
        "%",
        "%zz",
        "%ff",
        "{apiId}",
        ":",
    ]
)
PIECES = st.sampled_from(
    [
        "apiId",
        "tagKeys",
        "maxResults",
        "failOnWarnings",
        "=",
        "&",
        ",",
        "%",
        "%41",
        "+",
        "true",
        "é",
    ]
)


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", ""]),
    path=st.lists(SEGMENTS, max_size=7).map("/".join),
    query=st.lists(PIECES, max_size=8).map("".join),
    body=st.binary(max_size=30) | st.text(max_size=30).map(str.encode),
)
def test_whatever_comes_is_read_or_refused(method: str, path: str, query: str, body: bytes) -> None:
    told: Any
    try:
        told = read(method, "/" + path, query, body)
    except ApiError as refusal:
        told = refusal

    if isinstance(told, ApiError):
        assert told.http_status in (400, 404, 405)
    else:
        name, params = told
        assert all(catalogue.operation(name).member(member) for member in params)

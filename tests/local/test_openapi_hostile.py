"""Documents that are none, or mean harm: refused in one line, or read safely."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st

from apigw_cli import catalogue
from apigw_cli.errors import ApiError
from tests.local.documents import (
    AUTHORIZER,
    CALL,
    CORS,
    DOCUMENT,
    ENDPOINT,
    INTEGRATION,
    INTEGRATIONS,
    QUEUE,
    SHARED,
    brought,
    document,
    exported,
    keys,
)
from tests.local.plane import CALLS_FUNCTION, Plane, check_answer
from tests.properties.claims import hold, tries

# Each line is nine times the one before.
LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
MERGED_LAUGHS = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 12)
)
START = '{"openapi": "3.0.1", "info": {"title": "a"}, '


def small(paths: str) -> str:
    return START + f'"paths": {paths}}}'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "is not JSON"),
        ("a: [", "neither JSON nor YAML"),
        ("a: [1\nb: 2", "neither JSON nor YAML: while parsing a flow sequence at line 1, column 4"),
        ("a: \x01", "control characters are not allowed at position 3"),
        ("a: b\n---\na: b", "neither JSON nor YAML"),
        ("a: *b", "neither JSON nor YAML"),
        ("a: \x00", "neither JSON nor YAML"),
        ("<html></html>", "it is no object"),
        (" \n", "it is no object"),
        ("# nothing", "it is no object"),
        ("~", "it is no object"),
        ("[]", "it is no object"),
        ('"openapi"', "it is no object"),
        ('{"swagger": "2.0"}', "OpenAPI 3.0, not 2.0"),
        ("swagger: '2.0'\ninfo: {title: a}\npaths: {}", "OpenAPI 3.0, not 2.0"),
        ('{"openapi": "3.1.0"}', "OpenAPI 3.0, not 3.1.0"),
        ('{"openapi": "3.00"}', "OpenAPI 3.0, not 3.00"),
        ('{"openapi": ["3.0.1"]}', "OpenAPI 3.0, not ['3.0.1']"),
        ('{"info": {}}', "OpenAPI 3.0, not none"),
        ('{"openapi": "3.0.1"}', "info.title"),
        ('{"openapi": "3.0.1", "info": []}', "info.title"),
        ('{"openapi": "3.0.1", "info": {"title": ""}}', "info.title"),
        ('{"openapi": "3.0.1", "info": {"title": {}}}', "info.title"),
        (
            f'{{"openapi": "3.0.1", "info": {{"title": "{"a" * 129}"}}, "paths": {{}}}}',
            "info.title",
        ),
        ('{"openapi": "3.0.1", "info": {"title": "a"}}', "has no paths"),
        (START + '"paths": null}', "has no paths"),
        (small("[]"), "paths is not an object"),
        (small('{"/": 1}'), "the path / is not an object"),
        (small('{"/": null}'), "the path / is not an object"),
        (small('{"/\\n": 1}'), "the path /\\n is not an object"),
        (small('{"/": {"get": 1}}'), "the operation 'GET /' is not an object"),
        (small('{"/": {"get": null}}'), "the operation 'GET /' is not an object"),
        (small('{"/": {}, "/": {}}'), "the key '/' stands twice"),
        (small('{"/": {"get": {}, "get": {}}}'), "the key 'get' stands twice"),
        ("a: {b: 1, b: 2}", "the key 'b' stands twice, at line 1"),
        ("? [a]\n: b", "a key is not text at line 1"),
        ("a: {<<: {}, <<: {}}", "the key '<<' stands twice"),
        ("a: {<<: b}", "the merge key << needs a mapping"),
        (small('{"/": {"get": {"summary": NaN}}}'), "NaN is not a JSON number"),
        (small('{"/": {"get": {"summary": -Infinity}}}'), "-Infinity is not a JSON number"),
        (small('{"/\\ud800": {}}'), "not valid Unicode"),
        (small('{"/": {"get": {"summary": "\\udc00"}}}'), "not valid Unicode"),
        ('a: "\\ud800"', "neither JSON nor YAML"),
        ("a: " + "[" * 50_000, "nested deeper"),
        ("a: " + "[" * 150 + "]" * 150, "nested deeper than 100 levels"),
        ("{" + '"a": {' * 50_000, "is not JSON"),
        ('{"a":' * 150 + "1" + "}" * 150, "nested deeper than 100 levels"),
        ('{"a":' * 900 + "1" + "}" * 900, "nested deeper than 100 levels"),
        ("a: &a [*a]", "alias of what it stands in"),
        ("a: &a {<<: *a}", "alias of what it stands in"),
        (LAUGHS, "aliases written out"),
        (MERGED_LAUGHS, "aliases written out"),
    ],
)
def test_a_document_that_is_none_is_refused_in_one_line(plane: Plane, body, said) -> None:
    api = plane.api()

    for refusal in (
        plane.refused("ImportApi", Body=body),
        plane.refused("ReimportApi", ApiId=api, Body=body),
    ):
        assert (refusal.code, refusal.http_status) == ("BadRequestException", 400)
        assert said in refusal.message
        assert "\n" not in refusal.message
        assert len(refusal.message) < 500


@pytest.mark.parametrize("version", ["3.0", "3.0.0", "3.0.4", "3.0.1-rc1"])
def test_any_3_0_will_do(plane: Plane, version: str) -> None:
    assert plane.send("ImportApi", Body=f"openapi: {version}\ninfo: {{title: a}}\npaths: {{}}")


def test_a_byte_order_mark_is_no_part_of_a_document(plane: Plane) -> None:
    told = document(info={"title": "\U0001f408"})  # two escapes in JSON, which YAML has not
    for text in (json.dumps(told), yaml.safe_dump(told)):
        assert plane.send("ImportApi", Body="\ufeff" + text)["Name"] == "\U0001f408"


def test_tags_of_yaml_make_nothing_but_text(plane: Plane) -> None:
    title = "!!python/object/apply:os.getcwd []"
    text = f"openapi: 3.0.1\ninfo: {{title: a, version: {title}}}\npaths: {{}}"

    api = plane.send("ImportApi", Body=text)

    assert "Version" not in api
    assert api["Warnings"] == ["left out: info.version must be a text, not []"]


@pytest.mark.parametrize("path", ["", "a", "/a b", "/{", "/{a}{b}", "/{a+}/b", "/a\nb", "/\x1b[2J"])
def test_a_path_that_no_route_can_have_is_left_out_in_one_line(plane: Plane, path: str) -> None:
    paths = {path: {"get": {INTEGRATION: CALL}}, "/good": {"get": {INTEGRATION: CALL}}}

    api = brought(plane, document(paths=paths))

    [warning] = api.get("Warnings", [""])
    assert "GET /good" in keys(plane, api["ApiId"])
    assert warning.isprintable()
    assert warning or path == "/\x1b[2J"  # a route key may hold any character but white space


def test_a_circle_of_references_ends(plane: Plane) -> None:
    schema = {"$ref": "#/components/schemas/A"}
    circle = {f"#/components/{INTEGRATIONS}/{name}" for name in "fg"}
    one, other = ({"$ref": reference} for reference in sorted(circle))
    paths = {
        "/a": {"get": {INTEGRATION: one}},
        "/b": {"$ref": "#/paths/~1c"},
        "/c": {"$ref": "#/paths/~1b"},
        "/d": {"get": {"requestBody": schema, INTEGRATION: CALL}},
    }
    components = {
        "schemas": {"A": {"properties": {"a": schema}}},
        "securitySchemes": {"s": {"$ref": "#/components/securitySchemes/s"}},
        INTEGRATIONS: {"f": other, "g": one},
    }

    api = brought(plane, document(paths=paths, components=components))

    assert keys(plane, api["ApiId"]) == ["GET /a", "GET /d"]
    assert len(api["Warnings"]) == 5


# In the place of every part of a document: each kind of value, and what looks like another.
JUNK: tuple[Any, ...] = (
    None,
    True,
    5,
    -1.5,
    10**400,
    "",
    "x",
    "²",
    "--5",
    "9" * 5000,
    "two\nlines \x1b[31m \x00",
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"a": {"b": [1]}},
    {"$ref": "#/paths"},
    {"$ref": "#"},
    {"$ref": ["#/paths"]},
    {"$ref": "#/tags/99999999999999999999"},
    {"$ref": "#/tags/²"},
)
FULL: dict[str, Any] = {
    **DOCUMENT,
    "security": [{"asked": []}],
    "servers": [
        {"url": "/v1", ENDPOINT: {"disableExecuteApiEndpoint": False, "ipAddressType": "ipv4"}},
        {"url": "/{basePath}", "variables": {"basePath": {"default": "a/b"}}},
    ],
}
FULL = copy.deepcopy(FULL)
FULL["paths"]["/queue"] = {"post": {INTEGRATION: QUEUE, "responses": {"$ref": "#/components/x"}}}
FULL["paths"]["/same"] = {"$ref": "#/paths/~1queue"}
FULL["components"]["securitySchemes"]["asked"] = {
    "type": "apiKey",
    "name": "A",
    "in": "header",
    AUTHORIZER: {
        "type": "request",
        "authorizerUri": CALLS_FUNCTION,
        "authorizerPayloadFormatVersion": "2.0",
        "authorizerResultTtlInSeconds": 5,
        "enableSimpleResponses": True,
        "identitySource": "$request.header.A",
    },
}
FULL["components"]["securitySchemes"]["signed"] = {
    "type": "apiKey",
    "name": "Authorization",
    "in": "header",
    "x-amazon-apigateway-authtype": "awsSigv4",
}
FULL[CORS] = {
    "allowOrigins": ["*"],
    "allowMethods": ["GET"],
    "allowCredentials": False,
    "maxAge": 1,
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a document there is something, the outermost first."""
    if path:
        yield path
    if isinstance(value, dict):
        inner: Any = value.items()
    else:
        inner = enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from places(part, (*path, name))


PLACES = list(places(FULL))


def put(document: Any, path: tuple[Any, ...], junk: Any) -> None:
    """Put something else in a place, if it is still there."""
    for name in path[:-1]:
        try:
            document = document[name]
        except (LookupError, TypeError):
            return
    with suppress(IndexError, TypeError):
        document[path[-1]] = copy.deepcopy(junk)


class Importer:
    """Sends bodies to both imports, and checks what must hold whatever they are."""

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        self.renew()

    def renew(self) -> None:
        """An API as good as new, that deploys by itself."""
        self.left = 50  # imports into it, as each leaves a deployment
        self.api = brought(self.plane, FULL)["ApiId"]
        self.plane.send("CreateStage", ApiId=self.api, StageName="s", AutoDeploy=True)
        self.stands = self.plane.everything()

    def check(self, body: str, **members: Any) -> None:
        """Either import makes something whole of a body, or refuses it and changes nothing."""
        made = self._answer("ImportApi", Body=body, **members)
        if made:
            copied = brought(self.plane, exported(self.plane, made["ApiId"]))
            for answer in (made, copied):
                self.plane.send("DeleteApi", ApiId=answer["ApiId"])
        if self._answer("ReimportApi", ApiId=self.api, Body=body, **members):
            exported(self.plane, self.api, "YAML", StageName="s")
            self.stands = self.plane.everything()
            self.left -= 1
        if not self.left:
            self.plane.send("DeleteApi", ApiId=self.api)
            self.renew()

    def _answer(self, name: str, **params: Any) -> dict[str, Any] | None:
        operation = catalogue.operation(name)
        try:
            answer = self.plane.engine.send(operation, params)
        except ApiError as error:
            self._check_refusal(error)
            return None
        check_answer(operation, answer)
        said = [*answer.get("Warnings", []), *answer.get("ImportInfo", [])]
        assert [line for line in said if not line.isprintable()] == []
        return answer

    def _check_refusal(self, refusal: ApiError) -> None:
        assert refusal.http_status == 400
        assert "\n" not in refusal.message
        assert self.plane.everything() == self.stands


WAYS = {
    "Basepath": st.sampled_from(["ignore", "prepend", "split"]),
    "FailOnWarnings": st.booleans(),
}
CHANGES = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(JUNK)), min_size=1, max_size=4
)


@tries(100)
def test_a_document_with_anything_anywhere_does_no_harm(tries: int, plane: Plane) -> None:
    importer = Importer(plane)

    def claim(changes: list[Any], written: Callable[[Any], str], **ways: Any) -> None:
        told = copy.deepcopy(FULL)
        for path, junk in changes:
            put(told, path, junk)
        importer.check(written(told), **ways)

    forms = st.sampled_from([json.dumps, yaml.safe_dump])
    hold(tries, claim, changes=CHANGES, written=forms, **WAYS)


@tries(100)
def test_a_text_with_anything_anywhere_does_no_harm(tries: int, plane: Plane) -> None:
    importer = Importer(plane)
    texts = [json.dumps(FULL, indent=1), yaml.safe_dump(FULL)]
    places = st.integers(0, min(map(len, texts)))
    pieces = st.text(max_size=3) | st.sampled_from(
        [
            "\n",
            "\t",
            "- ",
            ": ",
            "&a ",
            "*a ",
            "<<: ",
            "!!int ",
            "{",
            "}",
            "[",
            "]",
            '"',
            "\\u",
            "# ",
        ]
    )

    def claim(text: str, cuts: list[tuple[int, int, str]], **ways: Any) -> None:
        for place, length, piece in cuts:
            text = text[:place] + piece + text[place + length :]
        importer.check(text, **ways)

    cuts = st.lists(st.tuples(places, st.integers(0, 9), pieces), min_size=1, max_size=3)
    hold(tries, claim, text=st.sampled_from(texts), cuts=cuts, **WAYS)


@pytest.mark.soak
@pytest.mark.parametrize("written", [json.dumps, yaml.safe_dump])
def test_every_kind_of_value_in_every_place_does_no_harm(plane: Plane, written) -> None:
    importer = Importer(plane)

    for path in PLACES:
        for junk in JUNK:
            told = copy.deepcopy(FULL)
            put(told, path, junk)
            importer.check(written(told), Basepath="prepend")


def test_a_document_of_thousands_of_routes_takes_seconds(plane: Plane) -> None:
    paths = {f"/{number}": {"get": {INTEGRATION: SHARED}} for number in range(2000)}
    told = document(paths=paths, components={INTEGRATIONS: {"f": CALL}})

    begun = time.process_time()
    api = brought(plane, told)

    assert len(keys(plane, api["ApiId"])) == 2000
    assert time.process_time() - begun < 20


def chained(length: int) -> str:
    """Paths that each refer to the next one."""
    paths = {f"/{n}": {"$ref": f"#/paths/~1{n + 1}"} for n in range(length)}
    return json.dumps(document(paths=paths))


def repeated(length: int) -> str:
    """Keys of which the last stands twice."""
    keys = ",".join(f'"{n}":1' for n in range(length))
    return small(f'{{"/": {{{keys},"{length - 1}":1}}}}')


def odd(path: str) -> str:
    return json.dumps(document(paths={path: {"get": {INTEGRATION: CALL}}}))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(chained(10_000), id="chain"),
        pytest.param(repeated(100_000), id="keys"),
        pytest.param(odd("/a" * 200_000 + "{"), id="segments"),
        pytest.param(odd("/" + "{a}" * 200_000), id="variables"),
        pytest.param("[" + "a: &a\n" * 100_000, id="anchors"),
    ],
)
def test_what_is_made_to_take_forever_does_not(plane: Plane, body: str) -> None:
    begun = time.process_time()

    with suppress(ApiError):
        plane.send("ImportApi", Body=body)

    assert time.process_time() - begun < 10

"""What a word after an option may be, and what each kind of value refuses before it is sent."""

import json

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Shape
from apigw_cli.errors import OK, USAGE
from tests.contract.samples import FULL, OPERATIONS, REQUIRED, aws_words, sample_params

# Texts that a shell, a URI, a shorthand or a CSV reader would each read in a way of its own.
AWKWARD = [
    "a,b=c:d ${stageVariables.x} {y} [z] \"q\" 'r' \\ ",
    "$default",
    "GET /pets/{id}",
    "ü 漢字 😀 \u202e",
    "http://127.0.0.1/x?y=z",
    "s3://bucket/key",
    "two\nlines\n",
    "--",
    "",
]


def kebab(name):
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in name)[1:]


def option_of(member):
    return "--api-version" if member == "Version" else "--" + kebab(member)


def parameters(*kinds):
    """One operation for each body or query parameter of these kinds, as (operation, member)."""
    found = {}
    for operation in catalogue.operations():
        for member in operation.inputs:
            if member.shape.kind in kinds and operation.place(member) != "path":
                found.setdefault((member.name, member.shape), (operation.name, member))
    return sorted(found.values(), key=lambda pair: (pair[1].name, pair[0]))


def pair_id(part):
    return part if isinstance(part, str) else getattr(part, "name", "")


def words_for(name, member, *words):
    """The words of an operation with this one parameter said by ``words``."""
    params = sample_params(name, REQUIRED)
    params.pop(member, None)
    return [*aws_words(name, params), *words]


def refuses(apigw, backend, words, said, **surroundings):
    """Checks a usage error that says what it should, and that nothing was sent."""
    result = apigw(words, **surroundings)

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith("apigw: ")
    assert said in result.stderr.splitlines()[0]
    assert backend.requests == []


# Text


@pytest.mark.parametrize("text", AWKWARD, ids=repr)
def test_a_text_is_sent_as_it_is(apigw, backend, text):
    result = apigw(["api", "update", "a1", f"--description={text}"])

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("UpdateApi", {"ApiId": "a1", "Description": text})]


@pytest.mark.parametrize(
    ("name", "member"),
    [pair for pair in parameters("text") if not pair[1].shape.words],
    ids=pair_id,
)
def test_a_text_parameter_sends_any_text(apigw, backend, name, member):
    backend.answers["ExportApi"] = {"body": b""}
    words = words_for(name, member.name, option_of(member.name), AWKWARD[0])

    result = apigw(words)

    assert (result.status, result.stderr) == (OK, "")
    assert [params[member.name] for _, params in backend.requests] == [AWKWARD[0]]


@pytest.mark.parametrize("text", AWKWARD[:4], ids=repr)
def test_an_identifier_is_sent_as_it_is(apigw, backend, text):
    by_word, by_option = (
        apigw(["stage", "get", "a1", text]),
        apigw(["get-stage", "--api-id", "a1", "--stage-name", text]),
    )

    assert (by_word.status, by_option.status) == (OK, OK)
    assert backend.requests == [("GetStage", {"ApiId": "a1", "StageName": text})] * 2


@pytest.mark.parametrize(
    "words",
    [
        ["route", "create", "a1", "--route-key", ""],
        ["route", "create", "a1", "--route-key="],
        ["route", "update", "a1", "r1", "--route-key", ""],
        ["create-api", "--name", "x", "--protocol-type", "HTTP", "--route-key", ""],
    ],
    ids=" ".join,
)
def test_an_empty_route_key_asks_whether_the_shell_expanded_it(apigw, backend, words):
    result = apigw(words)

    assert result == (
        USAGE,
        "",
        "apigw: --route-key is empty. Did the shell expand $default?\nQuote it: '$default'\n",
    )
    assert backend.requests == []


@pytest.mark.parametrize(
    "words",
    [
        ["api", "get", "a\udcff"],
        ["get-api", "--api-id", "a\udcff"],
        ["api", "update", "a1", "--description", "a\udcff"],
        ["api", "create", "--name", "x", "--protocol-type", "HTTP\udcff"],
        ["integration", "update", "a1", "i1", "--timeout-in-millis", "5\udcff"],
        ["tags", "remove", "arn:x", "--tag-keys", "a\udcff"],
        ["tags", "remove", "arn:x", "--tag-keys", "a", "b\udcff"],
        ["tags", "add", "arn:x", "--tags", '{"a": "\udcff"}'],
        ["stage", "update", "a1", "s", "--default-route-settings", "\udcff"],
        ["api", "import", "--body", "file:///nowhere/\udcff"],
        ["api", "list", "--output", "json\udcff"],
        ["api", "list", "--columns", "\udcff"],
        ["api", "list", "--max-items", "\udcff"],
        ["api", "list", "--query", "\udcff"],
        ["api", "list", "--\udcff"],
        ["api", "\udcff"],
        ["\udcff"],
        ["operations", "\udcff"],
    ],
    ids=ascii,
)
def test_bytes_of_the_command_line_that_are_no_utf_8_are_a_usage_error(apigw, backend, words):
    result = apigw(words)

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith("apigw: ")
    assert backend.requests == []


@pytest.mark.parametrize("value", ["", ".", ".."])
@pytest.mark.parametrize(
    "name", [name for name in OPERATIONS if catalogue.operation(name).path_members]
)
def test_an_identifier_that_would_change_the_uri_is_refused(apigw, backend, name, value):
    params = sample_params(name, REQUIRED)
    member = catalogue.operation(name).path_members[-1].name

    result = apigw(aws_words(name, params | {member: value}))

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr == f"apigw: {option_of(member)}: {value!r} cannot be an identifier.\n"
    assert backend.requests == []


# Enums


@pytest.mark.parametrize(
    ("name", "member"),
    [pair for pair in parameters("text") if pair[1].shape.words],
    ids=pair_id,
)
def test_an_enum_takes_its_words_and_no_others(apigw, backend, name, member):
    backend.answers["ExportApi"] = {"body": b""}
    option, known = option_of(member.name), member.shape.words

    taken = [apigw(words_for(name, member.name, option, word)).status for word in known]
    sent = [params[member.name] for _, params in backend.requests]
    backend.requests.clear()

    assert (taken, sent) == ([OK] * len(known), list(known))
    said = f"{option}: '#' is none of {', '.join(known)}."
    refuses(apigw, backend, words_for(name, member.name, option, "#"), said)
    said = f" Did you mean {known[0]}?"
    refuses(apigw, backend, words_for(name, member.name, option, known[0] + "X"), said)


def test_the_one_specification_of_an_export_may_be_left_out_but_not_wrong(apigw, backend):
    backend.answers["ExportApi"] = {"body": b""}

    apigw("exported-api get a1 --output-type JSON")
    result = apigw("export-api --api-id a1 --output-type JSON --specification OAS20")

    assert backend.requests == [
        ("ExportApi", {"ApiId": "a1", "Specification": "OAS30", "OutputType": "JSON"})
    ]
    assert result == (USAGE, "", "apigw: --specification: 'OAS20' is none of OAS30.\n")


# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("29000", 29000), ("-1", -1), ("+5", 5), (" 7 ", 7), ("007", 7)],
)
def test_a_whole_number_is_sent_as_one(apigw, backend, text, number):
    result = apigw(
        ["integration", "update", "a1", "i1", "--timeout-in-millis", text, "--no-validate"]
    )

    sent = {"ApiId": "a1", "IntegrationId": "i1", "TimeoutInMillis": number}
    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("UpdateIntegration", sent)]


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "5.0", "1e3", "1_000", "0x10", "٣", "--5", "5 5", "+", "NaN", "9" * 5000],
    ids=lambda text: repr(text[:10]),
)
@pytest.mark.parametrize(("name", "member"), parameters("integer"), ids=pair_id)
def test_what_is_no_whole_number_is_refused(apigw, backend, name, member, text):
    option = option_of(member.name)

    words = words_for(name, member.name, f"{option}={text}")

    refuses(apigw, backend, words, f"{option}: {text.strip()!r} is not a whole number.")


@pytest.mark.parametrize(
    ("text", "number"),
    [("0.5", 0.5), ("10", 10), ("1e3", 1000.0), ("-0.0", -0.0), ("0", 0)],
)
def test_a_number_in_json_is_sent_as_it_is(apigw, backend, text, number):
    words = ["stage", "update", "a1", "s", "--default-route-settings"]

    result = apigw([*words, f'{{"ThrottlingRateLimit": {text}}}'])

    assert (result.status, result.stderr) == (OK, "")
    sent = backend.requests[0][1]["DefaultRouteSettings"]["ThrottlingRateLimit"]
    assert (repr(sent), type(sent)) == (repr(number), type(number))


@pytest.mark.parametrize(
    ("member", "text", "said"),
    [
        ("ThrottlingRateLimit", "NaN", "NaN is not a JSON number"),
        ("ThrottlingRateLimit", "Infinity", "Infinity is not a JSON number"),
        ("ThrottlingRateLimit", "-Infinity", "-Infinity is not a JSON number"),
        ("ThrottlingRateLimit", '"5"', '.ThrottlingRateLimit: "5" is not a number'),
        ("ThrottlingRateLimit", "true", ".ThrottlingRateLimit: true is not a number"),
        ("ThrottlingRateLimit", "01", "not JSON: Expecting ',' delimiter at line 1, column 26"),
        ("ThrottlingBurstLimit", "1.5", ".ThrottlingBurstLimit: 1.5 is not a whole number"),
        ("ThrottlingBurstLimit", "1.0", ".ThrottlingBurstLimit: 1.0 is not a whole number"),
        ("ThrottlingBurstLimit", "false", ".ThrottlingBurstLimit: false is not a whole number"),
        ("ThrottlingBurstLimit", "9" * 5000, "Exceeds the limit (4300 digits)"),
        ("ThrottlingRateLimit", "1e400", "1e400 is not a number"),
    ],
    ids=lambda part: part[:30],
)
def test_a_number_in_json_that_is_none_is_refused(apigw, backend, member, text, said):
    words = ["stage", "update", "a1", "s", "--default-route-settings", f'{{"{member}": {text}}}']

    refuses(apigw, backend, words, said)


# JSON


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_parameter_takes_json_and_sends_what_it_says(apigw, backend, name):
    backend.answers["ExportApi"] = {"body": b""}
    params = sample_params(name, FULL)

    result = apigw([*aws_words(name, params), "--output", "off"])

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [(name, params)]


@pytest.mark.parametrize(("name", "member"), parameters("structure", "map"), ids=pair_id)
def test_malformed_json_is_refused_with_line_and_column(apigw, backend, name, member):
    option = option_of(member.name)

    refuses(
        apigw,
        backend,
        words_for(name, member.name, option, '{\n  "A" "B"}'),
        f"{option}: not JSON: Expecting ':' delimiter at line 2, column 7.",
    )
    refuses(
        apigw,
        backend,
        words_for(name, member.name, option, "{"),
        f"{option}: not JSON: Expecting property name enclosed in double quotes at line 1,",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": }', "not JSON: Expecting value at line 1, column 7."),
        ('{"a": "b",}', "not JSON: "),
        ("{'a': 'b'}", "not JSON: "),
        ('{"a": "b"} {}', "not JSON: Extra data at line 1, column 12."),
        ('{"a": "b"', "not JSON: Expecting ',' delimiter at line 1, column 10."),
        ('{"a": "\n"}', "not JSON: Invalid control character at line 1, column 8."),
        ('{"a": "\\x"}', "not JSON: Invalid \\escape at line 1, column 8."),
        ('{"a": "b", "a": "c"}', "the key 'a' stands twice in one object."),
        ('{"a": "b", "\\u0061": "c"}', "the key 'a' stands twice in one object."),
        ("[" * 100_000, "nested too deeply."),
        ('{"a": ' * 100_000, "nested too deeply."),
        ('["a"]', '["a"] is not an object.'),
        ("[]", "[] is not an object."),
    ],
    ids=lambda part: repr(part[:30]),
)
def test_json_that_cannot_be_a_map_is_refused(apigw, backend, text, said):
    refuses(apigw, backend, ["tags", "add", "arn:x", "--tags", text], f"--tags: {said}")


@pytest.mark.parametrize("value", [1, True, None, ["b"], {"b": "c"}, 1.5], ids=repr)
def test_a_map_of_texts_holds_nothing_else(apigw, backend, value):
    words = ["tags", "add", "arn:x", "--tags", json.dumps({"a b": value})]

    refuses(apigw, backend, words, f"--tags.a b: {json.dumps(value)} is not text.")


def test_a_duplicate_key_deep_inside_is_refused(apigw, backend):
    text = '{"CustomColors": {"AccentColor": "#fff", "AccentColor": "#000"}}'
    words = words_for("CreatePortal", "PortalContent", "--portal-content")

    said = "--portal-content: the key 'AccentColor' stands twice in one object."
    refuses(apigw, backend, [*words, f'{{"DisplayName": "x", "Theme": {text}}}'], said)


@pytest.mark.parametrize(("name", "member"), parameters("structure"), ids=pair_id)
def test_an_unknown_member_is_refused_with_those_there_are(apigw, backend, name, member):
    option = option_of(member.name)
    known = [inner.name for inner in member.shape.members if not inner.read_only]

    result = apigw(words_for(name, member.name, option, '{"Zzzzzz": 1}'))

    expected = f"apigw: {option} has no member 'Zzzzzz'.\nMembers: {', '.join(known)}\n"
    assert result == (USAGE, "", expected)
    assert backend.requests == []


@pytest.mark.parametrize(
    ("name", "member", "text", "said"),
    [
        (
            "UpdateApi",
            "CorsConfiguration",
            {"AllowOrigin": ["*"]},
            " has no member 'AllowOrigin'. Did you mean AllowOrigins?",
        ),
        (
            "UpdateApi",
            "CorsConfiguration",
            {"maxAge": 1},
            " has no member 'maxAge'. Did you mean MaxAge?",
        ),
        (
            "UpdateStage",
            "RouteSettings",
            {"GET /pets": {"LoggingLvel": "INFO"}},
            ".GET /pets has no member 'LoggingLvel'. Did you mean LoggingLevel?",
        ),
        (
            "PutRoutingRule",
            "Actions",
            [{"InvokeApi": {"ApiId": "a", "Stag": "s"}}],
            "[0].InvokeApi has no member 'Stag'. Did you mean Stage?",
        ),
    ],
    ids=pair_id,
)
def test_a_member_that_is_nearly_right_is_named(apigw, backend, name, member, text, said):
    option = option_of(member)

    words = words_for(name, member, option, json.dumps(text))

    refuses(apigw, backend, words, option + said)


# What a value of each kind is not.
WRONG = {
    "text": (1, "text"),
    "integer": ("1", "a whole number"),
    "number": ("1", "a number"),
    "boolean": ("true", "true or false"),
    "list": ("x", "a list"),
    "map": ("x", "an object"),
    "structure": ("x", "an object"),
}


def wrong_places(path: str, shape: Shape, around):
    """Every place inside a shape, with a value that is wrong there and nowhere else."""
    if shape.kind == "structure":
        for inner in shape.members:
            yield from wrong_places(
                f"{path}.{inner.name}", inner.shape, lambda v, n=inner.name: around({n: v})
            )
    elif shape.kind == "list":
        yield from wrong_places(f"{path}[0]", shape.item, lambda v: around([v]))
    elif shape.kind == "map":
        yield from wrong_places(f"{path}.k", shape.item, lambda v: around({"k": v}))
    if path:
        value, name = WRONG[shape.kind if shape.kind != "timestamp" else "text"]
        yield path, around(value), f"{path}: {json.dumps(value)} is not {name}."


@pytest.mark.parametrize(("name", "member"), parameters("structure", "map", "list"), ids=pair_id)
def test_a_wrong_type_is_refused_at_each_place_by_its_path(apigw, backend, name, member):
    option = option_of(member.name)
    # In brackets without a quote the shorthand speaks, which has words of its own.
    places = [
        (whole, said)
        for path, whole, said in wrong_places("", member.shape, lambda value: value)
        if not (member.shape.kind == "list" and '"' not in json.dumps(whole))
    ]

    for whole, said in places:
        words = words_for(name, member.name, option, json.dumps(whole))
        refuses(apigw, backend, words, option + said)


# Lists


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["a", 1]', "--tag-keys[1]: 1 is not text."),
        ('["a", ["b"]]', '--tag-keys[1]: ["b"] is not text.'),
        ('["a"', "--tag-keys: not JSON: Expecting ',' delimiter at line 1, column 5."),
        ('["a",]', "--tag-keys: not JSON: "),
    ],
)
def test_a_json_list_that_cannot_be_one_of_texts_is_refused(apigw, backend, text, said):
    refuses(apigw, backend, ["tags", "remove", "arn:x", "--tag-keys", text], said)


# Files and standard input


@pytest.mark.parametrize("prefix", ["file://", "fileb://"])
@pytest.mark.parametrize(
    ("line", "content", "sent"),
    [
        ("api import --body", "openapi: 3.0.1\n", {"Body": "openapi: 3.0.1\n"}),
        ("api import --body", "", {"Body": ""}),
        ("api import --body", "\ufeffü\r\n", {"Body": "ü\r\n"}),
        ("api update a1 --description", "ü\n", {"ApiId": "a1", "Description": "ü\n"}),
        (
            "api update a1 --cors-configuration",
            '{\n"MaxAge": 5}\n',
            {"ApiId": "a1", "CorsConfiguration": {"MaxAge": 5}},
        ),
        ("tags add arn:x --tags", '{"a": "b"}', {"ResourceArn": "arn:x", "Tags": {"a": "b"}}),
        ("tags remove arn:x --tag-keys", '["a"]', {"ResourceArn": "arn:x", "TagKeys": ["a"]}),
        ("api get", "a1b2\n", {"ApiId": "a1b2"}),
        ("integration update a1 i1 --timeout-in-millis", "50\n", None),
    ],
)
def test_a_file_is_read_for_any_value(apigw, backend, tmp_path, prefix, line, content, sent):
    file = tmp_path / "a value"
    file.write_text(content, encoding="utf-8", newline="")
    sent = sent or {"ApiId": "a1", "IntegrationId": "i1", "TimeoutInMillis": 50}

    result = apigw([*line.split(), f"{prefix}{file}"])

    assert (result.status, result.stderr) == (OK, "")
    assert [params for _, params in backend.requests] == [sent]


@pytest.mark.parametrize(
    ("line", "content", "sent"),
    [
        ("api import --body -", "openapi: 3.0.1\n", {"Body": "openapi: 3.0.1\n"}),
        ("api import --body file://-", "x", {"Body": "x"}),
        ("api import --body fileb://-", "x", {"Body": "x"}),
        (
            "sharing-policy put p --policy-document -",
            "{}",
            {"PortalProductId": "p", "PolicyDocument": "{}"},
        ),
        (
            "api update a1 --cors-configuration -",
            '{"MaxAge": 5}',
            {"ApiId": "a1", "CorsConfiguration": {"MaxAge": 5}},
        ),
        ("tags add arn:x --tags -", '{"a": "b"}', {"ResourceArn": "arn:x", "Tags": {"a": "b"}}),
        ("api update a1 --description file://-", "x\n", {"ApiId": "a1", "Description": "x\n"}),
        ("api update - --description -", "a1\n", {"ApiId": "a1", "Description": "-"}),
        ("get-stage --api-id a1 --stage-name -", "s\r\n", {"ApiId": "a1", "StageName": "s"}),
    ],
)
def test_standard_input_is_read_where_a_dash_means_it(apigw, backend, line, content, sent):
    result = apigw(line, stdin=content)

    assert (result.status, result.stderr) == (OK, "")
    assert [params for _, params in backend.requests] == [sent]


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        ("api update a1 --description -", {"ApiId": "a1", "Description": "-"}),
        ("tags remove arn:x --tag-keys -", {"ResourceArn": "arn:x", "TagKeys": ["-"]}),
        ("tags remove arn:x --tag-keys a -", {"ResourceArn": "arn:x", "TagKeys": ["a", "-"]}),
    ],
)
def test_a_dash_that_is_a_text_is_sent(apigw, backend, line, sent):
    result = apigw(line, stdin="not read")

    assert (result.status, result.stderr) == (OK, "")
    assert [params for _, params in backend.requests] == [sent]


def file_words(option):
    return {
        "--body": ["api", "import", "--body"],
        "--description": ["api", "update", "a1", "--description"],
        "--tags": ["tags", "add", "arn:x", "--tags"],
        "--tag-keys": ["tags", "remove", "arn:x", "--tag-keys"],
        "--api-id": ["api", "get", "--api-id"],
        "--protocol-type": ["api", "create", "--name", "x", "--protocol-type"],
    }[option]


FILE_OPTIONS = ["--body", "--description", "--tags", "--tag-keys", "--api-id", "--protocol-type"]


@pytest.mark.parametrize("prefix", ["file://", "fileb://"])
@pytest.mark.parametrize("option", FILE_OPTIONS)
def test_a_file_that_cannot_be_read_is_refused(apigw, backend, tmp_path, option, prefix):
    words = file_words(option)
    (tmp_path / "loop").symlink_to("loop")

    for path, reason in [
        (f"{tmp_path}/missing", "No such file or directory"),
        (f"{tmp_path}", "Is a directory"),
        (f"{tmp_path}/loop", "Too many levels of symbolic links"),
        (f"{tmp_path}/missing/x", "No such file or directory"),
    ]:
        said = f"{option}: cannot read {path}: {reason}."
        refuses(apigw, backend, [*words, prefix + path], said)


@pytest.mark.parametrize("option", FILE_OPTIONS)
def test_bytes_that_are_not_utf_8_are_refused(apigw, backend, tmp_path, option):
    file = tmp_path / "latin-1"
    file.write_bytes("abcü".encode("latin-1"))
    words = file_words(option)

    refuses(apigw, backend, [*words, f"file://{file}"], f"{option}: {file} is not UTF-8 text")
    refuses(apigw, backend, [*words, f"fileb://{file}"], f"{option}: {file} is not UTF-8 text")
    said = f"{option}: standard input is not UTF-8 text (byte 0)."
    refuses(apigw, backend, [*words, "file://-"], said, stdin=b"\xff")


def test_a_file_that_is_malformed_json_is_refused_with_its_line_and_column(
    apigw, backend, tmp_path
):
    file = tmp_path / "cors.json"
    file.write_text('{\n  "MaxAge": 5,\n  "AllowOrigins": [*]\n}')
    words = ["api", "update", "a1", "--cors-configuration", f"file://{file}"]

    said = "--cors-configuration: not JSON: Expecting value at line 3, column 20."
    refuses(apigw, backend, words, said)


def test_a_device_without_an_end_is_refused(apigw, backend):
    words = ["api", "import", "--body", "file:///dev/zero"]

    refuses(apigw, backend, words, "--body: /dev/zero holds more than 64 MiB.")


def test_a_path_that_no_file_can_have_is_refused(apigw, backend):
    refuses(apigw, backend, ["api", "import", "--body", "file://a\0b"], "--body: cannot read ")


@pytest.mark.parametrize(
    ("line", "one", "two"),
    [
        ("route get - -", "--api-id", "--route-id"),
        ("get-route --api-id - --route-id file://-", "--api-id", "--route-id"),
        ("api reimport - --body -", "--api-id", "--body"),
        ("api update a1 --description file://- --name file://-", "--description", "--name"),
        ("stage update a1 s --stage-variables - --access-log-settings -", "--stage-variables", ""),
    ],
)
def test_two_readers_of_standard_input_are_refused(apigw, backend, line, one, two):
    result = apigw(line, stdin="{}")

    refused = result.stderr.splitlines()
    assert (result.status, result.stdout) == (USAGE, "")
    assert "both read standard input." in refused[0]
    assert one in refused[0]
    assert two in refused[0]
    assert refused[1] == "Give one of them by file://."
    assert backend.requests == []


def test_nothing_of_a_wrong_command_is_sent_though_all_else_is_right(apigw, backend):
    line = "api create --name x --protocol-type HTTP --tags"

    refuses(apigw, backend, [*line.split(), '{"a": 1}'], "--tags.a: 1 is not text.")

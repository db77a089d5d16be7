"""What a line may say, and what becomes of one that says something else."""

from __future__ import annotations

import json
import shlex
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apigw_cli.cli.batch.orders import split_words
from apigw_cli.errors import (
    CONFIGURATION,
    FAILED,
    OK,
    REFUSED,
    USAGE,
    ApiError,
    Failure,
    UsageFailure,
)

CREATE = "api create --name pets --protocol-type HTTP"
GIVEN = {"Name": "pets", "ProtocolType": "HTTP"}
OBJECT = json.dumps({"operation": "CreateApi", "params": GIVEN})


@pytest.mark.parametrize(
    "line",
    [
        CREATE,
        f"apigw {CREATE}",
        f"  \t{CREATE}  ",
        f"{CREATE} # what a shell leaves out",
        f"{CREATE} #as pets",
        "create-api --name pets --protocol-type HTTP",
        "--debug api create --name 'pets' --protocol-type=HTTP",
        'api create --name pe"t"s --protocol-type H\\TTP',
        "api create --cli-input-json '" + json.dumps(GIVEN) + "'",
        OBJECT,
        OBJECT.replace("CreateApi", "create-api"),
        OBJECT.replace("CreateApi", "api create"),
        OBJECT.replace("}}", '}, "as": "pets"}'),
    ],
)
def test_every_form_of_a_line_sends_the_same(batch, backend, line):
    ended = batch([line])

    assert backend.requests == [("CreateApi", GIVEN)]
    assert (ended.status, ended.statuses) == (OK, [OK])


def test_a_result_tells_its_line_and_what_became_of_it_in_one_order(batch, backend):
    backend.answers["CreateApi"] = {"ApiId": "a1"}
    backend.answers["GetApi"] = ApiError("NotFoundException", "no such API", operation="GetApi")

    ended = batch(["# two", "", f"{CREATE} #as pets", "api get a9", "nonsense"])

    assert [list(result) for result in ended.results] == [
        ["line", "as", "operation", "status", "answer", "input", "run", "place"],
        ["line", "operation", "status", "error", "input", "run", "place"],
        ["line", "operation", "status", "error", "input", "run", "place"],
    ]
    made, refused, unreadable = ended.results
    assert (made["line"], made["as"], made["operation"]) == (3, "pets", "CreateApi")
    assert made["answer"] == {"ApiId": "a1"}
    assert (refused["line"], refused["status"], refused["operation"]) == (4, REFUSED, "GetApi")
    assert refused["error"] == {
        "operation": "GetApi",
        "code": "NotFoundException",
        "message": "no such API",
        "httpStatus": 404,
        "requestId": None,
        "exitStatus": REFUSED,
        "hint": "'apigw api list' shows what there is.",
    }
    assert (unreadable["line"], unreadable["status"], unreadable["operation"]) == (5, USAGE, None)
    assert len({result["run"] for result in ended.results}) == 1


def test_the_summary_counts_and_names_what_failed(batch, backend):
    backend.answers["GetApi"] = ApiError("NotFoundException", "no such API", operation="GetApi")

    ended = batch([CREATE, "api get a1", CREATE, "api get a2"])

    assert ended.said == "apigw: 4 lines: 2 done, 2 failed (lines 2, 4), 0 not run\n"


def test_a_summary_names_no_more_than_one_can_read(batch):
    ended = batch(["nonsense"] * 300)

    assert ended.said.endswith("(lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 290 more), 0 not run\n")


@pytest.mark.parametrize(
    ("failures", "status"),
    [
        ([], OK),
        ([ApiError("ConflictException", "busy")], REFUSED),
        ([Failure("cut"), ApiError("ConflictException", "busy")], REFUSED),
        ([Failure("cut")], FAILED),
    ],
)
def test_the_status_is_that_of_the_worst_line(batch, backend, failures, status):
    backend.answers["GetApi"] = [*failures, {}]

    ended = batch(["api get a1"] * (len(failures) + 1) + (["nonsense"] if failures else []))

    assert ended.status == status


def test_nothing_to_do_is_done(batch):
    for lines in ("", "\n\n", "# a comment\n   # another\n", "\ufeff"):
        assert batch(lines) == (OK, [], "apigw: 0 lines: 0 done, 0 failed, 0 not run\n")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("api craete", "Did you mean create?"),
        ("api create --nmae x", "No such option"),
        ("api create --name 'x", "a quote has no end"),
        ("api create --name x\\", "nothing follows the last"),
        ("api create", "missing --name, --protocol-type"),
        ("api create --name x --protocol-type HTPP", "Did you mean HTTP?"),
        ("api get .", "cannot be an identifier"),
        ("api --help", "cannot stand in a batch"),
        ("api create help --help", "cannot stand in a batch"),
        ("create-api help", "cannot stand in a batch"),
        ("--version", "cannot stand in a batch"),
        ("batch more.txt", "'apigw batch' cannot stand in a batch"),
        ("local serve", "cannot stand in a batch"),
        ("api create --generate-cli-skeleton", "cannot stand in a batch"),
        ("api list --regions all", "one place"),
        ("api get -", "cannot read standard input"),
        ("api import --body -", "cannot read standard input"),
        ("api import --body file://-", "cannot read standard input"),
        ("apigw", "has no command"),
        ("#as x api get a1 \0", None),
        (f"{CREATE} #as 1st", "cannot name a result"),
        (f"{CREATE} #as a b", "cannot name a result"),
        (f"{CREATE} #as request", "the service's own"),
        (f"{CREATE} #as", "'#as' names no result"),
        (f"{CREATE} #AS pets", "'#AS pets' names no result"),
        (f"{CREATE} #as=pets", "Write #as NAME"),
        (f"{CREATE} --description ${{pets.Name", "${pets.Name is no reference to a result: it has"),
        ("{", "not JSON"),
        ("{}", "has no operation"),
        ('{"operation": 5}', "there is no 5"),
        ('{"operation": "CreateAppi"}', "Did you mean CreateApi?"),
        ('{"operation": "GetApis", "parms": {}}', "Did you mean params?"),
        ('{"operation": "GetApis", "params": []}', "not an object of parameters"),
        ('{"operation": "GetApis", "as": 5}', "cannot name a result"),
        ('{"operation": "GetApis", "operation": "GetApi"}', "stands twice"),
        ('{"operation": "GetApi", "params": {"ApiID": "a"}}', "has no member 'ApiID'"),
        ('{"operation": "GetApi", "params": {"ApiId": 5}}', "5 is not text"),
        ('{"operation": "GetApi"}', "missing --api-id"),
        ('{"operation": "GetApi", "params": {"ApiId": ".."}}', "cannot be an identifier"),
        ("[" * 5000, None),
        ('{"operation": ' + "[" * 100_000, None),
    ],
)
def test_a_broken_line_fails_alone_and_is_not_sent(batch, backend, line, message):
    ended = batch([CREATE, line, CREATE])

    assert [name for name, _ in backend.requests] == ["CreateApi", "CreateApi"]
    assert "Traceback" not in ended.said
    if message is not None:
        assert (ended.status, ended.statuses) == (USAGE, [OK, USAGE, OK])
        assert message in str(ended.results[1]["error"])


@pytest.mark.parametrize("raw", [b"api get \xff\xfe", b"api get a\0b"])
def test_bytes_that_are_no_text_are_refused(apigw, backend, tmp_path, raw):
    (tmp_path / "calls").write_bytes(raw + b"\napi get a1\r\n")

    result = apigw(f"batch {tmp_path / 'calls'}")

    assert backend.requests == [("GetApi", {"ApiId": "a1"})]
    assert "line 1" in result.stderr


def test_quotes_and_comments_are_the_shell_s(batch, backend):
    batch(
        [
            "tag-resource --resource-arn a#b --tags a='#x y' b=\"it's\" c=\\#",
            "tag-resource --resource-arn 'a #as x' --tags a= # b=c",
        ]
    )

    assert [params for _, params in backend.requests] == [
        {"ResourceArn": "a#b", "Tags": {"a": "#x y", "b": "it's", "c": "#"}},
        {"ResourceArn": "a #as x", "Tags": {"a": ""}},
    ]


def test_every_kind_of_option_works_in_a_line(batch, backend):
    backend.answers["GetApi"] = {"ApiId": "a1", "CorsConfiguration": {"AllowOrigins": ["*"]}}
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1", "Name": "pets"}]}
    missing = ApiError("NotFoundException", "gone", operation="DeleteApi")
    backend.answers["DeleteApi"] = missing

    ended = batch(
        [
            "api update @pets --cors-configuration.max-age 300",
            "api update a1 --unset cors-configuration",
            "api delete a1 --ignore-not-found",
            "api list --query Items[].Name -o text",
            "api list --max-items 1",
            "api delete a1 --dry-run --local",
        ]
    )

    assert ended.statuses == [OK] * 6
    sent = [entry for entry in backend.requests if not entry[0].startswith("Get")]
    assert sent == [
        ("UpdateApi", {"ApiId": "a1", "CorsConfiguration": {"AllowOrigins": ["*"], "MaxAge": 300}}),
        ("DeleteCorsConfiguration", {"ApiId": "a1"}),
        ("DeleteApi", {"ApiId": "a1"}),
    ]
    assert ended.answers[2:5] == [
        None,
        ["pets"],
        {"Items": [{"ApiId": "a1", "Name": "pets"}]},
    ]
    assert ended.answers[5]["operation"] == "DeleteApi"


def test_a_document_is_an_answer_too_or_goes_to_its_file(batch, backend, tmp_path):
    backend.answers["ExportApi"] = {"body": b'{"openapi": "3.0.1"}'}
    file = tmp_path / "out.json"

    ended = batch(
        [
            "exported-api get a1 --output-type JSON",
            f"exported-api get a1 {file} --output-type JSON",
        ]
    )

    assert ended.answers == ['{"openapi": "3.0.1"}', None]
    assert file.read_text() == '{"openapi": "3.0.1"}'


def test_whole_lists_are_one_answer(batch_local):
    ended = batch_local([CREATE] * 120 + ["api list --page-size 50"])

    assert len(ended.answers[-1]["Items"]) == 120


def test_options_of_the_batch_hold_for_lines_that_say_nothing_else(apigw_local, tmp_path):
    (tmp_path / "calls").write_text(f"{CREATE}\n{CREATE} --region eu-west-2\n")

    apigw_local(f"batch {tmp_path / 'calls'} --region eu-west-1")

    counts = apigw_local("local status").json["Resources"]
    assert [count["Region"] for count in counts] == ["eu-west-1", "eu-west-2"]


def test_nobody_is_asked_in_a_batch(batch, backend):
    ended = batch(["api delete a1"], terminal=True)

    assert backend.requests == [("DeleteApi", {"ApiId": "a1"})]
    assert "[y/N]" not in ended.said


def test_progress_is_drawn_on_a_terminal_and_gone_at_the_end(batch):
    ended = batch([CREATE] * 3, terminal=True)

    assert ended.said.endswith("apigw: 3 lines: 3 done, 0 failed, 0 not run\n")


def test_lines_come_from_standard_input(apigw, backend):
    for line in ("batch -", "batch"):
        assert apigw(line, stdin=f"{CREATE}\r\n{OBJECT}\n").status == OK

    assert len(backend.requests) == 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("batch /nonexistent/calls", "No such file"),
        ("batch /", "Is a directory"),
        ("batch a b", "Unexpected word: 'b'"),
        ("batch ''", "is empty"),
        ("batch - --jobs 0", "1 to 64"),
        ("batch - --jobs 65", "1 to 64"),
        ("batch - --jobs many", "1 to 64"),
        ("batch - --output table", "JSON lines"),
        ("batch - --query x", "JSON lines"),
        ("batch - --resume /nonexistent", "cannot read"),
        ("batch - --nonsense", "No such option"),
    ],
)
def test_what_is_wrong_with_the_batch_itself_is_said_before_any_line(apigw, backend, line, message):
    result = apigw(line, stdin=CREATE)

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert message in result.stderr


def test_a_stop_on_error_begins_no_other_line(batch, backend):
    backend.answers["GetApi"] = ApiError("NotFoundException", "gone", operation="GetApi")

    ended = batch([CREATE, "api get a1", CREATE, CREATE], "--stop-on-error")

    assert [name for name, _ in backend.requests] == ["CreateApi", "GetApi"]
    assert (ended.status, ended.statuses) == (REFUSED, [OK, REFUSED])
    assert ended.said.startswith("apigw: 4 lines: 1 done, 1 failed (line 2), 2 not run\n")


def test_a_place_that_cannot_be_had_is_told_for_each_line(batch_local, tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_text("not a database" * 100)

    ended = batch_local([CREATE, CREATE], environ={"APIGW_LOCAL_DB": str(broken)})

    assert (ended.status, ended.statuses) == (CONFIGURATION, [CONFIGURATION] * 2)


@pytest.mark.parametrize(
    "line",
    [
        "apigatewayv2 get-apis",
        "apigw apigatewayv2 api list",
        "apigatewayv2 --region eu-west-1 get-apis",
    ],
)
def test_the_service_may_be_named_as_on_a_command_line(batch, backend, line):
    backend.answers["GetApis"] = {"Items": []}

    ended = batch([line, line])

    assert (ended.status, ended.statuses) == (OK, [OK, OK])
    assert [name for name, _ in backend.requests] == ["GetApis"] * 2


def test_a_fault_of_a_line_shows_where_with_debug(batch, backend):
    backend.answers["GetApis"] = [ZeroDivisionError("odd"), {"Items": []}]

    ended = batch(["get-apis", "get-apis"], "--debug")

    assert ended.statuses == [FAILED, OK]
    assert ended.messages == ["unexpected ZeroDivisionError: odd"]
    assert "Traceback" in ended.said
    assert "last-fault.txt" in ended.results[0]["error"]["hint"]


@given(st.text(alphabet=" \t'\"\\ab\u00e9$", max_size=30))
@example("a '' \\b \"\\a\\\\\"")
def test_words_are_split_as_the_library_splits_them(text):
    try:
        expected = shlex.split(text)
    except ValueError:
        with pytest.raises(UsageFailure, match="cannot be split"):
            split_words(text)
    else:
        assert split_words(text) == (expected, "")


@pytest.mark.parametrize(
    ("text", "words", "comment"),
    [
        ("a #b c", ["a"], "#b c"),
        ("a#b '#c' \\#d", ["a#b", "#c", "#d"], ""),
        ("a\t # 'b", ["a"], "# 'b"),
        ("#", [], "#"),
    ],
)
def test_a_comment_begins_where_a_word_could(text, words, comment):
    assert split_words(text) == (words, comment)


def test_a_long_word_takes_time_by_its_length():
    def seconds(count):
        line = "api create --name " + "x" * count + " --description '" + "y z\\" * count + "'"
        began = time.process_time()
        assert len(split_words(line)[0]) == 6
        return time.process_time() - began

    assert seconds(2_000_000) < 1  # by the square it would be minutes

"""--cli-input-yaml: scalars are read by the shape, and YAML's traps are refused by line."""

import pytest
import yaml

from tests.values.lines import refused, sent


def read(text):
    """What a stage gets from a YAML text."""
    params = sent(["create-stage", "--cli-input-yaml", "-"], f"ApiId: a1\nStageName: s\n{text}")
    return {name: value for name, value in params.items() if name not in ("ApiId", "StageName")}


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"'])
@pytest.mark.parametrize(
    "scalar",
    [
        *("OFF", "off", "on", "yes", "No", "y", "true", "False", "1.0", "1", "007", "0o17", "0x1F"),
        *("1_000", "1e10", ".5", ".inf", "-.INF", ".nan", "12:30:45", "2020-01-01", "=", "0b11"),
        *("2020-01-01T00:00:00Z", "arn:aws:x", "https://x.example/?a=b", "a,b", "$default"),
    ],
)
def test_a_scalar_is_text_where_text_is_due_quoted_or_not(scalar, form):
    assert read(f"Description: {form.format(scalar)}") == {"Description": scalar}


@pytest.mark.parametrize("scalar", ["~", "null", "Null", "NULL"])
def test_a_quoted_null_is_text(scalar):
    assert read(f"Description: '{scalar}'\nDeploymentId: \"{scalar}\"") == {
        "Description": scalar,
        "DeploymentId": scalar,
    }


def test_enum_words_that_yaml_takes_for_truth_stay_words():
    text = """
DefaultRouteSettings: {LoggingLevel: OFF}
RouteSettings:
  $default:
    LoggingLevel: OFF
"""

    assert read(text) == {
        "DefaultRouteSettings": {"LoggingLevel": "OFF"},
        "RouteSettings": {"$default": {"LoggingLevel": "OFF"}},
    }


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        *(("true", True), ("True", True), ("TRUE", True), ("yes", True), ("on", True)),
        *(("false", False), ("no", False), ("OFF", False)),
    ],
)
def test_a_plain_scalar_is_a_truth_value_where_one_is_due(scalar, value):
    assert read(f"AutoDeploy: {scalar}") == {"AutoDeploy": value}


@pytest.mark.parametrize(
    ("scalar", "value"), [("0", 0), ("5", 5), ("-5", -5), ("+5", 5), ("10000", 10000)]
)
def test_a_plain_scalar_is_a_whole_number_where_one_is_due(scalar, value):
    read_back = read(f"DefaultRouteSettings:\n  ThrottlingBurstLimit: {scalar}")

    assert read_back == {"DefaultRouteSettings": {"ThrottlingBurstLimit": value}}


@pytest.mark.parametrize(
    ("scalar", "value"),
    [("0", 0.0), ("0.5", 0.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-2.5E-1", -0.25)],
)
def test_a_plain_scalar_is_a_number_where_one_is_due(scalar, value):
    read_back = read(f"DefaultRouteSettings:\n  ThrottlingRateLimit: {scalar}")

    assert read_back == {"DefaultRouteSettings": {"ThrottlingRateLimit": value}}


MEANINGS = {
    "AutoDeploy": "true or false",
    "ThrottlingBurstLimit": "a whole number",
    "ThrottlingRateLimit": "a number",
}


@pytest.mark.parametrize(
    ("member", "scalar", "text"),
    [
        ("AutoDeploy", "'true'", "true"),
        ("AutoDeploy", "y", "y"),
        ("AutoDeploy", "1", "1"),
        ("ThrottlingBurstLimit", "'5'", "5"),
        ("ThrottlingBurstLimit", "5.0", "5.0"),
        ("ThrottlingBurstLimit", "010", "010"),  # 8 in YAML 1.1, 10 in 1.2
        ("ThrottlingBurstLimit", "0x1F", "0x1F"),
        ("ThrottlingBurstLimit", "0o17", "0o17"),
        ("ThrottlingBurstLimit", "1_000", "1_000"),
        ("ThrottlingBurstLimit", "1:30", "1:30"),
        ("ThrottlingBurstLimit", "many", "many"),
        ("ThrottlingRateLimit", "'0.5'", "0.5"),
        ("ThrottlingRateLimit", ".inf", ".inf"),
        ("ThrottlingRateLimit", ".nan", ".nan"),
        ("ThrottlingRateLimit", "nan", "nan"),
        ("ThrottlingRateLimit", "infinity", "infinity"),
        ("ThrottlingRateLimit", "1e999", "1e999"),
        ("ThrottlingRateLimit", "1_000.5", "1_000.5"),
        ("ThrottlingRateLimit", "012.5", "012.5"),
        ("ThrottlingRateLimit", "１", "１"),
    ],
)
def test_a_scalar_that_yaml_may_read_in_two_ways_is_no_number_or_truth(member, scalar, text):
    inside = member != "AutoDeploy"
    document = f"DefaultRouteSettings:\n  {member}: {scalar}" if inside else f"{member}: {scalar}"

    told = refused(["create-stage", "--cli-input-yaml", document])

    place = f"DefaultRouteSettings.{member}" if inside else member
    assert told == f'apigw: --cli-input-yaml.{place}: "{text}" is not {MEANINGS[member]}.\n'


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (
            "Name: x\n\tTags: {}\n",
            "not YAML: found a tab character that violates indentation at line 2, column 1",
        ),
        ("Name: a\nTags: {b: c}\nName: d\n", "line 3: the key 'Name' stands twice"),
        ("Tags:\n  a: '1'\n  a: '2'\n", "line 3: the key 'a' stands twice"),
        ("Tags:\n  'a': 1\n  a: 2\n", "line 3: the key 'a' stands twice"),
        (
            "Tags: &t {a: b}\nCorsConfiguration:\n  <<: *t\n",
            "line 3: merge keys are not read; write the members out",
        ),
        (
            "Tags:\n  <<: {a: b}\n  c: d\n",
            "line 2: merge keys are not read; write the members out",
        ),
        ("Name:\n", "line 1: a member without a value; '' is the empty text"),
        ("Name: x\nDescription: ~\n", "line 2: a member without a value; '' is the empty text"),
        ("Name: null\n", "line 1: a member without a value; '' is the empty text"),
        ("Name: x\nTarget: !Ref Lambda\n", "line 2: the tag !Ref means nothing here"),
        ("Tags: !Sub\n  a: b\n", "line 1: the tag !Sub means nothing here"),
        ("Tags:\n  ? [a]\n  : b\n", "line 2: a key is not text"),
        ("Name: *x\n", "not YAML: found undefined alias at line 1, column 7"),
        ("Name: a: b\n", "not YAML: mapping values are not allowed in this context at line 1,"),
        ("Name: [a\n", "not YAML: did not find expected ',' or ']' at line 2, column 1"),
        ("Name: 'a\n", "not YAML: found unexpected end of stream at line 2, column 1"),
        ("Name: a\n---\nName: b\n", "not YAML: but found another document at line 2, column 1"),
        ('Name: "\x01"\n', "not YAML: unacceptable character #x0001"),
        ("%YAML 3.0\n---\nName: x\n", "not YAML: found incompatible YAML document at line 1,"),
        ("Name: x\nTags: &t\n  a: *t\n", "line 2: nested too deeply"),
    ],
)
def test_the_traps_of_yaml_are_refused_with_their_line(document, reason):
    told = refused(["create-api", "--cli-input-yaml", document]).splitlines()[0]

    assert told.startswith(f"apigw: --cli-input-yaml: {reason}")


def test_a_billion_laughs_are_refused_by_line_before_they_are_laughed():
    laughs = "\n".join(f"  l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12))

    told = refused(["create-api", "--cli-input-yaml", f"Tags:\n  l0: &l0 [ha]\n{laughs}\n"])

    assert told == (
        "apigw: --cli-input-yaml: line 2: too many nodes, as aliases of aliases make.\n"
    )


def test_an_anchor_is_read_wherever_its_alias_stands_by_the_shape_there():
    text = "Description: &one '1'\nStageVariables: {n: *one, m: &two OFF}\nDeploymentId: *two"

    assert read(text) == {
        "Description": "1",
        "StageVariables": {"n": "1", "m": "OFF"},
        "DeploymentId": "OFF",
    }


def test_blocks_comments_and_keys_of_any_kind_are_read():
    text = """
# what it is for
Description: |
  two
  lines
StageVariables:  # texts all of them
  1: 2
  true: false
  2020-01-01: >-
    folded
    text
  "<<": quoted
  ~: tilde
RouteSettings:
  GET /pets/{id}:
    ThrottlingRateLimit: 5
"""

    assert read(text) == {
        "Description": "two\nlines\n",
        "StageVariables": {
            "1": "2",
            "true": "false",
            "2020-01-01": "folded text",
            "<<": "quoted",
            "~": "tilde",
        },
        "RouteSettings": {"GET /pets/{id}": {"ThrottlingRateLimit": 5.0}},
    }


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "{}"])
def test_an_empty_yaml_document_says_nothing(text):
    assert sent(["get-apis", "--cli-input-yaml", text]) == {}


def test_the_loader_in_python_reads_what_libyaml_reads(monkeypatch):
    text = "AutoDeploy: false\nDescription: 'x'\nDefaultRouteSettings: {ThrottlingBurstLimit: 5}"
    by_libyaml = read(text)

    monkeypatch.delattr(yaml, "CSafeLoader")

    assert read(text) == by_libyaml
    assert by_libyaml == {
        "AutoDeploy": False,
        "Description": "x",
        "DefaultRouteSettings": {"ThrottlingBurstLimit": 5},
    }

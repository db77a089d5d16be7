import io

import pytest
import yaml
from hypothesis import strategies as st
from ruamel.yaml import YAML

from apigw_cli import output
from tests.properties.claims import hold, tries
from tests.properties.strategies import texts

# A whole implementation of YAML 1.2 that shares no line with PyYAML's libyaml.
YAML_1_2 = YAML(typ="safe", pure=True)

NUMBERS = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.none()
)
ANSWERS = st.recursive(
    st.one_of(texts(), NUMBERS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(texts(), inner, max_size=3)
    ),
    max_leaves=6,
)


def printed(answer, *, terminal=False):
    out = io.StringIO()
    output.write(out, "yaml", answer, output.View(terminal=terminal))
    return out.getvalue()


@tries(400)
def test_any_text_reloads_as_itself_under_yaml_1_1_and_1_2(tries):
    def claim(text, around):
        answer = around(text)

        document = printed(answer)

        assert yaml.safe_load(document) == answer
        assert YAML_1_2.load(document) == answer

    places = [
        lambda text: text,
        lambda text: [text],
        lambda text: {text: "x"},
        lambda text: {"Items": [{"Name": text, "Id": text}]},
    ]
    hold(tries, claim, text=texts(), around=st.sampled_from(places))


@tries(150)
def test_any_answer_reloads_as_itself_under_yaml_1_1_and_1_2(tries):
    def claim(answer):
        document = printed(answer)

        assert yaml.safe_load(document) == answer
        assert YAML_1_2.load(document) == answer

    hold(tries, claim, answer=ANSWERS)


@pytest.mark.parametrize(
    "word", ["y", "Y", "n", "N", "yes", "No", "on", "OFF", "true", "~", "null"]
)
def test_a_word_that_either_version_takes_for_another_value_is_quoted(word):
    assert printed({"Name": word}) == f"Name: '{word}'\n"


@tries(50)
def test_halves_of_characters_that_no_yaml_can_hold_are_printed_as_escapes(tries):
    def claim(before, half, after):
        document = printed({"Name": f"{before}{half}{after}"})

        expected = {"Name": f"{before}\\u{ord(half):x}{after}"}
        assert yaml.safe_load(document) == expected
        assert YAML_1_2.load(document) == expected

    halves = st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF)
    hold(tries, claim, before=texts(), half=halves, after=texts())

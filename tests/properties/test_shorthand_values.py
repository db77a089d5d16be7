import json

import pytest

from apigw_cli.catalogue import kebab
from tests.properties.claims import each, hold
from tests.properties.shorthand_writer import bare, quoted, single_quoted, write_words
from tests.properties.strategies import PARAMETERS, parameter_values, texts
from tests.values.lines import needs_no_more, refused, sent

FLAT = [p for p in PARAMETERS if p.shape.kind == "list" and p.shape.item.kind == "text"]
NESTED = [p for p in PARAMETERS if p not in FLAT]
MAPS = [p for p in PARAMETERS if p.shape.kind == "map"]


def words_before(parameter):
    rest = json.dumps(needs_no_more(parameter.operation, parameter.name))
    return [kebab(parameter.operation.name), "--cli-input-json", rest]


def has_empty_key(value):
    if isinstance(value, dict):
        return "" in value or any(map(has_empty_key, value.values()))
    return isinstance(value, list) and any(map(has_empty_key, value))


@pytest.mark.parametrize("quoting", [bare, quoted, single_quoted], ids=lambda q: q.__name__)
@each(7, NESTED)
def test_any_value_of_a_parameter_survives_shorthand(cases, tries, quoting):
    def claim(case):
        parameter, value = case
        written = write_words(parameter.shape, value, quoting)

        params = sent([*words_before(parameter), parameter.option, *written])

        assert params[parameter.name] == value

    possible = parameter_values(cases, texts(control=False))
    hold(tries, claim, case=possible.filter(lambda case: not has_empty_key(case[1])))


@each(8, MAPS)
def test_a_map_with_an_empty_key_is_refused_by_shorthand_with_the_json_that_says_it(cases, tries):
    def claim(case):
        parameter, value = case
        (word,) = write_words(parameter.shape, {**value, "": next(iter(value.values()))}, bare)

        told = refused([*words_before(parameter), parameter.option, word])

        assert told.startswith(f"apigw: {parameter.option}: expected a key before '='")
        assert "\nAs JSON: {" in told

    possible = parameter_values(cases, texts(control=False))
    hold(tries, claim, case=possible.filter(lambda case: case[1] and not has_empty_key(case[1])))


def is_a_word(item):
    return not item.startswith(("--", "file://", "fileb://")) and item != "-o"


def is_no_list(items):
    return len(items) != 1 or not items[0].lstrip().startswith("[")


@each(8, FLAT)
def test_a_list_of_texts_survives_as_words_one_an_item(cases, tries):
    def claim(case):
        parameter, items = case

        params = sent([*words_before(parameter), parameter.option, *items])

        assert params[parameter.name] == items

    possible = parameter_values(cases, texts(control=False).filter(is_a_word))
    hold(tries, claim, case=possible.filter(lambda case: is_no_list(case[1])))


@each(8, FLAT)
def test_a_list_of_texts_survives_as_an_option_joined_to_each_item(cases, tries):
    def claim(case):
        parameter, items = case

        params = sent([*words_before(parameter), *(f"{parameter.option}={i}" for i in items)])

        assert params[parameter.name] == items

    literal = texts(control=False).filter(lambda item: not item.startswith(("file://", "fileb://")))
    possible = parameter_values(cases, literal)
    hold(tries, claim, case=possible.filter(lambda case: case[1] and is_no_list(case[1])))

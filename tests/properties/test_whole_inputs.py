import json

import yaml
from hypothesis import assume
from hypothesis import strategies as st

from apigw_cli import catalogue
from tests.conftest import FakeBackend
from tests.properties.claims import each, hold
from tests.properties.strategies import no_name, texts, values
from tests.values.lines import answer_to

NAMES = [operation.name for operation in catalogue.operations()]

LITERAL = texts().filter(no_name)


def inputs(operation, text):
    """Any parameters that an operation may be given: what it requires, and any of the rest."""
    required, optional = {}, {}
    for member in operation.inputs:
        in_path = operation.place(member) == "path"
        place = required if member.required else optional
        place[member.name] = values(member.shape, text.filter(names_one) if in_path else text)
    return st.fixed_dictionaries(required, optional=optional)


def names_one(identifier):
    return identifier not in ("", ".", "..")


def operation_inputs(names, text=LITERAL):
    """The name of an operation, and any input of it."""
    return st.sampled_from(names).flatmap(
        lambda name: st.tuples(st.just(name), inputs(catalogue.operation(name), text))
    )


def requests_of(name, words, stdin=""):
    backend = FakeBackend()
    backend.answers["ExportApi"] = {"body": b"{}"}
    result = answer_to([catalogue.kebab(name), *words], backend.send, stdin)
    assert (result.status, result.stderr) == (0, "")
    return backend.requests


@each(4, NAMES)
def test_any_input_of_an_operation_survives_cli_input_json(cases, tries):
    def claim(case):
        name, params = case
        text = json.dumps(params)

        requests = requests_of(name, ["--cli-input-json", "-"], text)

        assert requests == [(name, params)]

    hold(tries, claim, case=operation_inputs(cases))


@each(4, NAMES)
def test_any_input_of_an_operation_survives_cli_input_yaml(cases, tries):
    def claim(case, flow, unicode):
        name, params = case
        text = yaml.safe_dump(params, default_flow_style=flow, allow_unicode=unicode)
        assume(yaml.safe_load(text) == params)  # PyYAML loses some line breaks of its own

        requests = requests_of(name, ["--cli-input-yaml", "-"], text)

        assert requests == [(name, params)]

    styles = {"flow": st.sampled_from([True, False, None]), "unicode": st.booleans()}
    hold(tries, claim, case=operation_inputs(cases), **styles)


@each(2, NAMES)
def test_json_is_read_as_yaml_too(cases, tries):
    def claim(case):
        name, params = case
        text = json.dumps(params, ensure_ascii=False)

        requests = requests_of(name, ["--cli-input-yaml", "-"], text)

        assert requests == [(name, params)]

    possible = operation_inputs(cases, LITERAL.filter(str.isprintable))
    hold(tries, claim, case=possible)

import json

from hypothesis import strategies as st

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Shape
from tests.conftest import FakeBackend
from tests.properties.claims import each, hold
from tests.properties.strategies import AWKWARD, PARAMETERS
from tests.values.lines import answer_to, needs_no_more

NAMES = ["CreateApi", "CreateStage", "PutRoutingRule", "CreatePortal", "UpdatePortalProduct"]

# What the grammars are made of, and names that fit some of the shapes.
TOKENS = [
    *"{}[]()=,@:'\"\\#&*!|>-?%~. \t\n0a\xe9",
    *("true", "null", "1e9", "- ", ": ", "<<", "&a ", "*a", "!t ", "MaxAge", "AllowOrigins"),
    *("None", "Overrides", "LoggingLevel", "INFO", "Contents", "AnyOf", "ApiId", "StageName"),
    *("Name", "ProtocolType", "HTTP", "Tags", "Authorization", "PortalContent"),
]
ANY_TEXT = st.lists(st.sampled_from(TOKENS) | st.sampled_from(AWKWARD), max_size=12).map("".join)

KINDS = {
    "text": str,
    "timestamp": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def fits(shape, value):
    """Whether a value is one that an input of the shape may have."""
    if shape.kind == "structure":
        members = {m.name: m.shape for m in shape.members}
        return isinstance(value, dict) and all(
            name in members and fits(members[name], inner) for name, inner in value.items()
        )
    if shape.kind == "map":
        return isinstance(value, dict) and all(fits(shape.item, inner) for inner in value.values())
    if shape.kind == "list":
        return isinstance(value, list) and all(fits(shape.item, inner) for inner in value)
    if isinstance(value, bool) and shape.kind != "boolean":
        return False
    return isinstance(value, KINDS[shape.kind]) and (not shape.words or value in shape.words)


def judged(words, option):
    """The parameters that were sent; None where the option was refused by its name."""
    backend = FakeBackend()
    result = answer_to(words, backend.send)
    if result.status:
        assert (result.status, result.stdout, backend.requests) == (252, "", [])
        assert option in result.stderr.splitlines()[0]
        return None
    ((_, params),) = backend.requests
    return params


@each(12, PARAMETERS)
def test_any_text_is_a_value_of_the_parameter_or_refused_by_its_name(cases, tries):
    def claim(parameter, text):
        rest = json.dumps(needs_no_more(parameter.operation, parameter.name))
        command = catalogue.kebab(parameter.operation.name)

        words = [command, "--cli-input-json", rest, f"{parameter.option}={text}"]
        params = judged(words, parameter.option)

        assert params is None or fits(parameter.shape, params[parameter.name])

    usable = ANY_TEXT.filter(lambda text: "file" not in text and not text.startswith("@"))
    hold(tries, claim, parameter=st.sampled_from(cases), text=usable)


@each(60, NAMES)
def test_any_yaml_is_an_input_of_the_operation_or_refused(cases, tries):
    def claim(name, text):
        params = judged([catalogue.kebab(name), f"--cli-input-yaml={text}"], "")

        assert params is None or fits(Shape("structure", members=operation(name)), params)

    def operation(name):
        return catalogue.operation(name).inputs

    lines = st.lists(ANY_TEXT, max_size=4).map("\n".join)
    hold(tries, claim, name=st.sampled_from(cases), text=lines)

import json

from apigw_cli.catalogue import kebab
from tests.properties.claims import each, hold
from tests.properties.strategies import PARAMETERS, parameter_values, texts
from tests.values.lines import needs_no_more, sent


@each(12, PARAMETERS)
def test_any_value_of_a_parameter_survives_json(cases, tries):
    def claim(case):
        parameter, value = case
        rest = json.dumps(needs_no_more(parameter.operation, parameter.name))
        text = json.dumps(value, ensure_ascii=False)
        command = kebab(parameter.operation.name)

        params = sent([command, "--cli-input-json", rest, parameter.option, text])

        assert params[parameter.name] == value

    hold(tries, claim, case=parameter_values(cases, texts()))

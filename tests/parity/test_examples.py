"""The commands of the AWS CLI's own examples for the service."""

from apigw_cli.errors import REFUSED, USAGE
from tests.parity.recorded import each, entries, expected, readable

EXAMPLES = {name.split(" ")[0] for name in entries("examples")}


def test_the_examples_are_as_many_as_the_aws_cli_has():
    assert len(EXAMPLES) == 63


@each("examples")
def test_an_example_sends_and_prints_what_it_does_in_the_aws_cli(replay, case):
    assert replay(case) == expected(case)


@each("examples", having="stderr")
def test_a_refusal_of_an_example_has_the_first_line_of_the_aws_cli(run_case, service, case):
    result = run_case(case)

    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.splitlines()[0] == case["stderr"]
    assert readable(service.sent) == expected(case).sent


@each("examples", having="refused")
def test_an_example_that_the_aws_cli_cannot_read_sends_nothing(run_case, service, case):
    result = run_case(case)

    assert (result.status, result.stdout, service.sent) == (USAGE, "", [])

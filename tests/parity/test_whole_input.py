"""All parameters in one document, alone and with an option that overrides one of them."""

from tests.parity.recorded import each, expected


@each("whole_input")
def test_a_whole_input_sends_what_the_aws_cli_sends(replay, case):
    assert replay(case) == expected(case)

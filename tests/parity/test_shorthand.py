"""Every structure, list and map, in every way in which the AWS CLI takes it."""

from tests.parity.recorded import each, expected


@each("shorthand")
def test_a_parameter_is_read_as_the_aws_cli_reads_it(replay, case):
    assert replay(case) == expected(case)


@each("odd_shorthand")
def test_odd_shorthand_is_read_as_the_aws_cli_reads_it(replay, case):
    assert replay(case) == expected(case)

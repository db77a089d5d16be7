"""--query, and values of all kinds in the formats that the AWS CLI has too."""

from tests.parity.recorded import each, expected


@each("queries")
def test_a_query_prints_what_it_does_in_the_aws_cli(replay, case):
    assert replay(case) == expected(case)


@each("formats")
def test_a_value_is_written_as_the_aws_cli_writes_it(replay, case):
    assert replay(case) == expected(case)

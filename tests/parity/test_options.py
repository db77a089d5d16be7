"""How options can be spelled, and where they can stand."""

from tests.parity.recorded import each, expected


@each("options")
def test_options_are_read_as_the_aws_cli_reads_them(replay, case):
    assert replay(case) == expected(case)

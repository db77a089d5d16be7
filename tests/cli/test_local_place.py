"""What the local plane takes for a region, an account and a partition."""

import pytest

from apigw_cli.errors import CONFIGURATION, USAGE


@pytest.mark.parametrize("region", ["a/b", "", "é", "us east", "../x"])
def test_a_region_that_cannot_be_a_place_is_a_usage_error(apigw_local, region):
    result = apigw_local(["api", "list", "--region", region])

    assert (result.status, result.stdout) == (USAGE, "")
    assert (
        result.stderr == f"apigw: --region: {region!r} must hold letters, digits and '-' alone.\n"
    )


@pytest.mark.parametrize("variable", ["APIGW_LOCAL_ACCOUNT", "APIGW_LOCAL_PARTITION", "AWS_REGION"])
def test_a_variable_that_cannot_be_part_of_an_arn_is_refused_by_name(apigw_local, variable):
    result = apigw_local("api list", environ={variable: "x:y"})

    assert (result.status, result.stdout) == (CONFIGURATION, "")
    assert result.stderr.startswith(f"apigw: {variable}: 'x:y' ")

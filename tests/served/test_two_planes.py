"""The same command in this process and over the wire: one status, one text."""

import pytest

from apigw_cli.errors import REFUSED, USAGE


@pytest.fixture(params=["local", "served"])
def plane(request, server, region, apigw_local, apigw_to):
    """Runs a command line on one of the two."""
    if request.param == "local":
        return lambda words: apigw_local(words, environ={"AWS_REGION": region})
    return lambda words: apigw_to(server.url)(f"{words} --region {region}")


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (
            "create-integration --api-id a --integration-type HTTP_PROXY --timeout-in-millis 10",
            "--timeout-in-millis: 10",
        ),
        (
            "routing-rule create d.example.com --priority 0 --conditions []"
            " --actions InvokeApi={ApiId=a,Stage=s}",
            "--priority: 0",
        ),
        (
            "portal-product update abcdefghij --display-order OverviewPageArn=arn:short",
            "--display-order.OverviewPageArn:",
        ),
        ("list-routing-rules --domain-name d.example.com --max-results 0", "--max-results: 0"),
        (
            "create-routing-rule --domain-name d.example.com --priority 1 --conditions []"
            " --actions InvokeApi={ApiId=a}",
            "--actions[0].InvokeApi lacks Stage.",
        ),
    ],
)
def test_what_no_client_sends_ends_alike(plane, words, option):
    result = plane(words)
    unchecked = plane(f"{words} --no-validate")

    assert (result.status, result.stdout) == (USAGE, "")
    assert result.stderr.startswith(f"apigw: {option}")
    assert result.stderr.count("\n") == 1
    assert (unchecked.status, unchecked.stdout) == (REFUSED, "")
    assert unchecked.stderr.startswith("An error occurred (")

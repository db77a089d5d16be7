"""What a refusal is likely due to, where the answer tells: the clock, the keys, the permission."""

import time
from email.utils import formatdate

import pytest

from apigw_cli.errors import REFUSED
from tests.aws.conftest import answers


def hint(apigw_to_aws, server, code, headers=""):
    """The second line of a refusal."""
    told = f"x-amzn-ErrorType: {code}\r\n{headers}"
    server.does(answers(403, '{"message": "It cannot be"}', told))

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}")

    assert result.status == REFUSED
    first, *rest = result.stderr.splitlines()
    assert first.startswith(f"An error occurred ({code}) when calling the GetApi operation")
    return rest


SKEW = ["InvalidSignatureException", "RequestTimeTooSkewed", "SignatureDoesNotMatch"]


@pytest.mark.parametrize("code", SKEW)
@pytest.mark.parametrize(
    ("off", "told"),
    [
        (-600, "10 minutes ahead"),
        (1230, "20 minutes behind"),
        (5 * 3600, "5 hours behind"),
        (-86400 * 400, "9600 hours ahead"),
    ],
)
def test_a_clock_that_is_wrong_is_told_with_how_much(apigw_to_aws, server, code, off, told):
    date = formatdate(time.time() + off, usegmt=True)

    lines = hint(apigw_to_aws, server, code, f"Date: {date}\r\n")

    assert lines == [f"This machine's clock is {told}: set it right."]


@pytest.mark.parametrize("date", ["", "soon", "now", "Mon, 01 Jan 0001 00:00:00 GMT"])
def test_a_clock_that_is_right_or_unknown_is_not_blamed(apigw_to_aws, server, date):
    date = formatdate(time.time(), usegmt=True) if date == "now" else date

    headers = f"Date: {date}\r\n" if date else ""

    lines = hint(apigw_to_aws, server, "InvalidSignatureException", headers)

    known = "0001" in date
    assert known or lines == ["Are the credentials right, and is the clock?"]
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("ExpiredTokenException", "The credentials have expired: sign in again."),
        ("ExpiredToken", "The credentials have expired: sign in again."),
        ("AccessDeniedException", "Does the profile have the permission? See --profile."),
        ("UnrecognizedClientException", "Are the credentials right? See --profile."),
        ("InvalidClientTokenId", "Are the credentials right? See --profile."),
    ],
)
def test_other_causes_are_told_by_the_code(apigw_to_aws, server, code, told):
    assert hint(apigw_to_aws, server, code) == [told]

"""What is sent again, and what never is: a create that may have arrived makes two things."""

import pytest

from apigw_cli.errors import FAILED, OK, REFUSED
from tests.aws.conftest import (
    answers,
    cuts_after_the_request,
    cuts_amid_the_answer,
    cuts_before_reading,
    says_nothing,
)

CREATES = {
    "CreateApi": "create-api --name pets --protocol-type HTTP",
    "ImportApi": "import-api --body {}",
    "CreateRoute": "create-route --api-id a1 --route-key $default",
}
SAFE_TO_REPEAT = {
    "GetApi": "get-api --api-id a1",
    "UpdateApi": "update-api --api-id a1 --name pets",
    "DeleteApi": "delete-api --api-id a1",
}
MAY_HAVE_ARRIVED = {
    "cut before reading": (cuts_before_reading, FAILED),
    "cut after the request": (cuts_after_the_request, FAILED),
    "500": (answers(500, '{"message": "Oops"}'), REFUSED),
    "503": (answers(503, "<html><body>Service Unavailable</body></html>"), REFUSED),
}
THROTTLED = answers(
    429, '{"message": "Slow down"}', "x-amzn-ErrorType: TooManyRequestsException\r\n"
)
TWICE = {"AWS_MAX_ATTEMPTS": "2"}


@pytest.mark.parametrize("happens", MAY_HAVE_ARRIVED)
@pytest.mark.parametrize("line", CREATES.values(), ids=CREATES.keys())
def test_a_create_that_may_have_arrived_is_sent_once(apigw_to_aws, server, line, happens):
    behaviour, status = MAY_HAVE_ARRIVED[happens]
    server.does(behaviour, answers(201, '{"apiId": "second"}'))

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}")

    assert (result.status, result.stdout, server.connections) == (status, "", 1)


@pytest.mark.parametrize("happens", MAY_HAVE_ARRIVED)
@pytest.mark.parametrize("mode", ["adaptive", "legacy"])
def test_no_retry_mode_makes_two_of_one(apigw_to_aws, server, mode, happens):
    server.does(MAY_HAVE_ARRIVED[happens][0], answers(201, '{"apiId": "second"}'))

    result = apigw_to_aws(
        f"{CREATES['CreateApi']} --endpoint-url {server.url}", {"AWS_RETRY_MODE": mode}
    )

    assert (result.stdout, server.connections) == ("", 1)


@pytest.mark.parametrize("line", CREATES.values(), ids=CREATES.keys())
def test_a_create_without_an_answer_in_time_is_sent_once(apigw_to_aws, server, line):
    server.does(says_nothing, answers(201, '{"apiId": "second"}'))

    result = apigw_to_aws(f"{line} --cli-read-timeout 0.1 --endpoint-url {server.url}")

    assert (result.status, result.stdout, server.connections) == (FAILED, "", 1)


@pytest.mark.parametrize("line", CREATES.values(), ids=CREATES.keys())
def test_a_create_whose_answer_was_cut_off_is_sent_once(apigw_to_aws, server, line):
    server.does(cuts_amid_the_answer, answers(201, '{"apiId": "second"}'))

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}")

    assert (result.status, result.stdout, server.connections) == (FAILED, "", 1)


@pytest.mark.parametrize("line", CREATES.values(), ids=CREATES.keys())
def test_a_throttled_create_is_sent_again(apigw_to_aws, server, line):
    server.does(THROTTLED, answers(201, '{"apiId": "a1"}'))

    result = apigw_to_aws(f"{line} --query ApiId --endpoint-url {server.url}", TWICE)

    assert (result.status, result.stderr, server.connections) == (OK, "", 2)


@pytest.mark.parametrize("happens", MAY_HAVE_ARRIVED)
@pytest.mark.parametrize("line", SAFE_TO_REPEAT.values(), ids=SAFE_TO_REPEAT.keys())
def test_what_can_be_repeated_is_sent_again(apigw_to_aws, server, line, happens):
    server.does(MAY_HAVE_ARRIVED[happens][0], answers(200, "{}"))

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}", TWICE)

    assert (result.status, result.stderr, server.connections) == (OK, "", 2)


@pytest.mark.parametrize(("attempts", "sent"), [("1", 1), ("2", 2), ("3", 3)])
def test_aws_max_attempts_says_how_often(apigw_to_aws, server, attempts, sent):
    server.does(answers(500, '{"message": "Oops"}'))

    result = apigw_to_aws(
        f"get-api --api-id a1 --endpoint-url {server.url}", {"AWS_MAX_ATTEMPTS": attempts}
    )

    assert (result.status, server.connections) == (REFUSED, sent)
    assert result.stderr == (
        "An error occurred (500) when calling the GetApi operation"
        f" (reached max retries: {sent - 1}): Oops\n"
    )


def test_max_attempts_of_the_profile_says_how_often(apigw_to_aws, server, tmp_path):
    config = tmp_path / "config"
    config.write_text("[default]\nmax_attempts = 2\n")
    server.does(answers(500, "{}"))

    apigw_to_aws(
        f"get-api --api-id a1 --endpoint-url {server.url}", {"AWS_CONFIG_FILE": str(config)}
    )

    assert server.connections == 2


def test_a_read_is_tried_three_times_unless_told_otherwise(apigw_to_aws, server):
    server.does(cuts_after_the_request)

    result = apigw_to_aws(f"get-apis --endpoint-url {server.url}")

    assert (result.status, server.connections) == (FAILED, 3)


@pytest.mark.parametrize("line", CREATES.values(), ids=CREATES.keys())
def test_a_refused_create_is_sent_once(apigw_to_aws, server, line):
    server.does(answers(409, '{"message": "There is one"}'))

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}")

    assert (result.status, server.connections) == (REFUSED, 1)


def test_a_create_that_met_another_change_is_sent_again(apigw_to_aws, server):
    line = CREATES["CreateRoute"]
    busy = '{"message": "Unable to complete operation due to concurrent modification."}'
    server.does(answers(409, busy), answers(201, '{"apiId": "a1"}'))

    result = apigw_to_aws(f"{line} --query ApiId --endpoint-url {server.url}", TWICE)

    assert (result.status, result.stderr, server.connections) == (OK, "", 2)


def test_another_change_that_does_not_end_is_a_refusal(apigw_to_aws, server, tmp_path):
    config = tmp_path / "config"
    config.write_text("[default]\nmax_attempts = 2\n")
    server.does(answers(409, '{"message": "concurrent modification"}'))

    result = apigw_to_aws(
        f"get-api --api-id a1 --endpoint-url {server.url}", {"AWS_CONFIG_FILE": str(config)}
    )

    assert (result.status, server.connections) == (REFUSED, 2)

"""What drives a terminal, wherever in an answer it is, is shown on one as text."""

import os

import pytest

from apigw_cli.cli.session import connect
from tests.aws.conftest import answers
from tests.conftest import _run
from tests.fuzz.endings import check_ending

# A colour, a title, a link, an erased screen, C1's own introducer, and text that runs backwards.
NASTY = "a\\u001b[31mb\\u001b]0;t\\u0007\\u001b]8;;http://x\\u001b\\\\c\\u001b[2J\\u009b31m\\u202ed\\u2066\\r"
APIS = f'{{"items": [{{"apiId": "a1", "name": "{NASTY}", "tags": {{"{NASTY}": "{NASTY}"}}}}]}}'
HEADERS = "x-amzn-RequestId: \x9b31m\x1b[2J\r\n"


@pytest.fixture
def shown(server, aws_environment):
    """Runs a line on a terminal; how it ended."""

    def run(line, *told, traced=False):
        server.does(*(answers(*one) for one in told))
        words = [*line.split(), "--endpoint-url", server.url]
        result = _run(words, connect, os.environ, "y\n", True)

        check_ending(result, terminal=True, traced=traced)
        assert server.requests
        return result

    return run


@pytest.mark.parametrize("how", ["table", "json", "yaml", "text", "jsonl", "off"])
@pytest.mark.parametrize("query", ["", "--query Items[0].Name", "--query Items[].Tags"])
def test_in_an_answer_of_any_format(shown, how, query):
    assert shown(f"api list -o {how} {query}", (200, APIS, HEADERS)).status == 0


@pytest.mark.parametrize("form", ["", "--error-format json", "--debug"])
def test_in_a_refusal(shown, form):
    headers = f"x-amzn-ErrorType: \x1b[31mBad\r\n{HEADERS}"

    result = shown(f"api get a1 {form}", (400, f'{{"message": "{NASTY}"}}', headers), traced=True)

    assert result.status == 254
    assert "a" in result.stderr


def test_in_what_is_told_with_debug(shown):
    result = shown("api list -o off --debug", (200, APIS, HEADERS))

    assert "request id \xc2\\x9b31m\\x1b[2J\n" in result.stderr


def test_in_the_names_that_a_command_lists(shown):
    result = shown("api get @dogs", (200, APIS))

    assert result.status == 252
    assert "a1  @a\\x1b[31mb" in result.stderr


def test_in_a_page_that_is_no_answer(shown):
    assert shown("api get a1", (200, "<html>\x1b[2J\x9b</html>")).status == 255


def test_in_a_document(shown):
    result = shown("exported-api get a1 --output-type JSON", (200, "{\x1b[2J\u202e\n}"))

    assert result.stdout == "{\\x1b[2J\\u202e\n}\n"


@pytest.mark.parametrize("word", ["\x1b[31mred", "\u202e", "\x9b2J", "@\x1b[31m"])
@pytest.mark.parametrize(
    "words", [["api", "delete"], ["portal", "delete"], ["api", "get", "--api-id"], ["rout"]]
)
def test_in_what_was_typed(apigw, backend, words, word):
    check_ending(apigw([*words, word], terminal=True, stdin="n\n"), terminal=True)
    check_ending(apigw([*words, word, "--dry-run"], terminal=True), terminal=True)


def test_in_what_a_wait_tells(shown):
    answer = f'{{"vpcLinkId": "{NASTY}", "vpcLinkStatus": "PENDING"}}'

    line = "vpc-link create --name v --subnet-ids s --wait --wait-timeout 0.3"

    assert shown(line, (201, answer), (200, answer)).status == 255

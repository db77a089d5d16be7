"""What apigw does in another way than the AWS CLI on purpose: what README lists, and no more."""

import base64
import json
from urllib.parse import quote

import pytest

from apigw_cli.errors import OK, USAGE
from tests.parity.recorded import entries, readable
from tests.parity.service import token

DIFFERENCES = entries("differences")
ITEMS = entries("operations")["GetRoutes"]["items"]


def recased(items):
    """Items of the wire by the service's names."""
    return [{wire[0].upper() + wire[1:]: value for wire, value in item.items()} for item in items]


# What apigw refuses, with nothing sent; the AWS CLI sends it.
REFUSED = {
    "an abbreviated option": "No such option",
    "a word that no enum has": "--protocol-type: 'http' is none of WEBSOCKET, HTTP.",
    "a query of a document": "--query does not apply to a document.",
    "an empty identifier": "--api-id: '' cannot be an identifier.",
    "an identifier of dots": "--resource-arn: '..' cannot be an identifier.",
    "an identifier given twice": "--api-id is given twice.",
    "an empty route key": "--route-key is empty.",
    "no items at all": "--max-items: '0' is not a whole number, 1 or more.",
    "pages of no items": "--page-size: '0' is not a whole number, 1 or more.",
    "a list without a value": "expected a value; [] is the empty list",
    "a pair without a key": "expected a key before '='",
    "a key that stands twice in JSON": "the key 'a' stands twice in one object",
    "a key that stands twice in a whole input": "the key 'Name' stands twice in one object",
}

# What apigw sends; the AWS CLI sends something else, or refuses.
SENT = {
    "a list given twice": [["POST", "/v2/vpclinks", {"name": "a", "subnetIds": ["a", "b"]}]],
    "a map given twice": [["POST", "/v2/tags/a", {"tags": {"a": "b", "c": "d"}}]],
    "an identifier from a file": [["GET", "/v2/apis/a1", None]],
    "a list without a paginator": [
        ["GET", "/v2/vpclinks", None],
        ["GET", f"/v2/vpclinks?nextToken={quote(token(2), safe='')}", None],
        ["GET", f"/v2/vpclinks?nextToken={quote(token(4), safe='')}", None],
    ],
    "paging members in a whole input": [["GET", "/v2/apis/a/routes?maxResults=1", None]],
    "a token of an old form": [
        ["GET", f"/v2/apis/a/routes?nextToken={quote(token(2) + '___1', safe='')}", None],
        ["GET", f"/v2/apis/a/routes?nextToken={quote(token(4), safe='')}", None],
    ],
    "a map in several words": [["POST", "/v2/tags/a", {"tags": {"a": "b", "c": "d"}}]],
    "a key with a space": [["POST", "/v2/tags/a", {"tags": {"cost center": "42"}}]],
    "a key with a dollar sign": [["POST", "/v2/tags/a", {"tags": {"$default": "Empty"}}]],
    "a text that begins with a dash": [["PATCH", "/v2/apis/a", {"description": "-dash"}]],
    "a comma in a text": [["POST", "/v2/tags/a", {"tags": {"a": "b,c"}}]],
    "a brace in a text": [["POST", "/v2/tags/a", {"tags": {"a": "${b}"}}]],
    "a dash for a document": [["PUT", "/v2/apis", {"body": ""}]],  # of standard input
    "several files in a list": [["POST", "/v2/vpclinks", {"name": "a", "subnetIds": ["a", "b"]}]],
    "a file with the line ends of Windows": [["PUT", "/v2/apis", {"body": "a: 1\r\nb: 2\r\n"}]],
}

# What apigw prints; the AWS CLI prints something else, or refuses.
PRINTED = {
    "a query as text": "\t".join(item["authorizerId"] for item in ITEMS) + "\n",
    "a query of the token as text": base64.b64encode(
        json.dumps({"NextToken": token(2), "boto_truncate_amount": 1}).encode()
    ).decode()
    + "\n",
    "a list resumed with smaller pages": json.dumps(
        {"Items": recased(ITEMS[3:])}, indent=4, ensure_ascii=False
    )
    + "\n",
    "a query of unlike things as text": "True\n1\n",
    "an answer without its items": '{\n    "Items": []\n}\n',
    "an export without a file": entries("operations")["ExportApi"]["answer"],
}

# What apigw asks the service before, and then refuses.
LOOKED_UP = {"a name of a resource"}


def test_every_difference_is_told_of_one_by_one():
    told = [*REFUSED, *SENT, *PRINTED, *LOOKED_UP]

    assert sorted(DIFFERENCES) == sorted(told)


@pytest.mark.parametrize("name", REFUSED)
def test_apigw_refuses_what_the_aws_cli_does_not(run_case, service, name):
    result = run_case(DIFFERENCES[name])

    assert (result.status, result.stdout, service.sent) == (USAGE, "", [])
    assert REFUSED[name] in result.stderr.splitlines()[0]


@pytest.mark.parametrize("name", SENT)
def test_apigw_sends_something_else(run_case, service, name):
    result = run_case(DIFFERENCES[name])

    assert (result.status, result.stderr) == (OK, "")
    assert readable(service.sent) == readable(SENT[name])
    assert readable(DIFFERENCES[name]["sent"]) != readable(SENT[name])


@pytest.mark.parametrize("name", PRINTED)
def test_apigw_prints_something_else(run_case, name):
    result = run_case(DIFFERENCES[name])

    assert result == (OK, PRINTED[name], "")
    assert DIFFERENCES[name]["stdout"] != PRINTED[name]


def test_a_word_with_an_at_sign_is_a_name(run_case, service):
    result = run_case(DIFFERENCES["a name of a resource"])

    assert (result.status, result.stdout) == (USAGE, "")
    assert readable(service.sent) == readable([["GET", "/v2/apis", None]])


@pytest.mark.parametrize("name", REFUSED)
def test_the_aws_cli_does_not_refuse_what_apigw_does(name):
    assert DIFFERENCES[name]["sent"] != []

"""What --generate-cli-skeleton prints."""

import json
import re

import pytest

from tests.parity.recorded import entries

INPUTS = {name: case for name, case in entries("skeletons").items() if name.endswith(" input")}
OUTPUTS = {name: case for name, case in entries("skeletons").items() if name not in INPUTS}

# What only the service sets, and the AWS CLI's templates hold all the same.
SET_BY_THE_SERVICE = (
    "ApiGatewayDomainName",
    "CertificateUploadDate",
    "DomainNameStatus",
    "DomainNameStatusMessage",
    "HostedZoneId",
    "LogoLastUploaded",
)


@pytest.mark.parametrize("case", INPUTS.values(), ids=INPUTS.keys())
def test_an_input_skeleton_is_that_of_the_aws_cli_but_for_what_the_service_sets(replay, case):
    outcome = replay(case)

    skeleton = json.loads(case["stdout"])
    for name in ("DomainNameConfigurations", "PortalContent"):
        if name in skeleton:
            skeleton[name] = without(skeleton[name], SET_BY_THE_SERVICE)
    assert outcome.sent == []
    assert outcome.stdout == json.dumps(skeleton, indent=4) + "\n"  # to the order of members


def without(value, names):
    """The value without members of these names, at any depth."""
    if isinstance(value, dict):
        return {name: without(inner, names) for name, inner in value.items() if name not in names}
    return [without(inner, names) for inner in value] if isinstance(value, list) else value


# In a list of texts the AWS CLI puts the name of a shape that no user has heard of.
SHAPES = ("__string", "__stringMin20Max2048", "SelectionKey", "StringWithLengthBetween1And64")


@pytest.mark.parametrize("case", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_an_output_skeleton_is_that_of_the_aws_cli_if_it_has_one(replay, case):
    outcome = replay(case)

    assert outcome.sent == []
    assert outcome.stdout or not case["stdout"]
    if case["succeeds"]:
        pairs = zip(outcome.stdout.splitlines(), case["stdout"].splitlines(), strict=True)
        assert [pair for pair in pairs if not same_line(*pair)] == []


def same_line(ours, theirs):
    """Whether two lines are the same, but for the name of a shape, and the T of a timestamp."""
    theirs = theirs.replace("1970-01-01 00:00:00", "1970-01-01T00:00:00")
    shape = next((name for name in SHAPES if re.search(rf'(^|[\t "]){name}\b', theirs)), None)
    return ours == theirs or (shape and ours.startswith(theirs.partition(shape)[0]))


def test_the_aws_cli_refuses_its_own_output_skeletons_of_some_operations():
    refused = {name.split(" ")[0] for name, case in OUTPUTS.items() if not case["succeeds"]}

    assert len(refused) == 20

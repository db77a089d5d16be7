"""What no client sends: values below a minimum, and structures without what they require."""

import json
from itertools import count

import pytest

from apigw_cli import catalogue
from apigw_cli.cli.command import option_name
from tests.values.lines import needs_no_more, refused, sent

OPERATION = catalogue.operation("CreatePortal")  # any, for its form


def too_little(shape, around):
    """Values that fall short in one place each, with that place, ``around`` put around each."""
    if shape.early and shape.kind == "integer":
        yield "", around(shape.low - 1)
    elif shape.early and shape.low:
        yield "", around("x" * (shape.low - 1))
    elif shape.kind == "list":
        for place, value in too_little(shape.item, lambda item: around([item])):
            yield f"[0]{place}", value
    elif shape.kind == "structure":
        yield from lacking(shape, around)
        for member in shape.members:
            if not member.read_only:
                yield from too_little_within(shape, member, around)


def lacking(shape, around):
    due = least(shape)
    for name in due:
        yield f" lacks {name}.", around({other: due[other] for other in due if other != name})


def too_little_within(shape, member, around):
    beside = {} if shape.one_of else least(shape)
    for place, value in too_little(member.shape, lambda one: around({**beside, member.name: one})):
        yield f".{member.name}{place}", value


def least(shape):
    """The least that a structure takes."""
    return needs_no_more(OPERATION._replace(inputs=shape.members))


def cases():
    number = count()
    for operation in catalogue.operations():
        for member in operation.inputs:
            if operation.place(member) == "path":
                continue
            for place, value in too_little(member.shape, lambda value: value):
                name = f"{operation.name}-{member.name}{place}-{next(number)}"
                yield pytest.param(operation, member, place, value, id=name)


CASES = list(cases())


@pytest.mark.parametrize(("operation", "member", "place", "value"), CASES)
def test_what_no_client_sends_is_refused_by_the_options_name(operation, member, place, value):
    params = needs_no_more(operation, member.name) | {member.name: value}
    words = [catalogue.kebab(operation.name), "--cli-input-json", json.dumps(params)]

    told = refused(words)

    assert told.startswith(f"apigw: {option_name(member)}{place}")
    assert told.count("\n") == 1
    assert sent([*words, "--no-validate"]) == params


def test_every_kind_of_minimum_is_among_them():
    places = {f"{case.values[1].name}{case.values[2]}" for case in CASES}

    assert places >= {
        "TimeoutInMillis",
        "Priority",
        "DisplayOrder.OverviewPageArn",
        "DisplayOrder.Contents[0].ProductRestEndpointPageArns[0]",
        "Conditions[0].MatchHeaders.AnyOf[0] lacks ValueGlob.",
        "Authorization.CognitoConfig lacks UserPoolArn.",
        "CorsConfiguration.MaxAge",
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "update-integration --api-id a --integration-id i --timeout-in-millis 10",
            "--timeout-in-millis: 10 is less than 50, the least that it can be.",
        ),
        (
            "update-portal-product --portal-product-id p --display-name=",
            '--display-name: "" is too short: it takes a character at least.',
        ),
        (
            "portal-product update p --display-order OverviewPageArn=arn:short",
            '--display-order.OverviewPageArn: "arn:short" is too short: it takes 20 characters'
            " at least.",
        ),
        (
            "portal-product update p --display-order.overview-page-arn arn:short",
            '--display-order.overview-page-arn: "arn:short" is too short: it takes 20 characters'
            " at least.",
        ),
        (
            "stage update a s --cli-input-json {} --default-route-settings {}"
            " --route-settings k={} --client-certificate-id x --stage-variables a=",
            "",
        ),
    ],
)
def test_a_refusal_names_the_limit_and_what_only_the_service_limits_is_sent(
    apigw, backend, words, told
):
    result = apigw(words)

    if told:
        assert (result.status, result.stdout, backend.requests) == (252, "", [])
        assert result.stderr == f"apigw: {told}\n"
    else:
        assert (result.status, len(backend.requests)) == (0, 1)


def test_what_dotted_options_leave_out_is_looked_for_where_all_is_known(apigw, backend):
    backend.answers["GetPortal"] = {"PortalId": "p1", "Authorization": {"None": {}}}

    result = apigw("portal update p1 --authorization.cognito-config.app-client-id x")

    assert (result.status, result.stdout) == (252, "")
    told = "apigw: --authorization.CognitoConfig lacks UserPoolArn, UserPoolDomain.\n"
    assert result.stderr == told
    assert [name for name, _ in backend.requests] in ([], ["GetPortal"])

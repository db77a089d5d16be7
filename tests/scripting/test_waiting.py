"""--wait: polling what an operation only begins, to its good end, its bad end, or no end."""

import time

import pytest

from apigw_cli import catalogue
from apigw_cli.catalogue import PLACES
from apigw_cli.catalogue.waits import WAITS
from apigw_cli.errors import FAILED, OK, REFUSED, USAGE, ApiError, Unreachable
from tests.conftest import succeeded
from tests.contract.samples import (
    OPERATIONS,
    REQUIRED,
    aws_words,
    grouped_words,
    operation,
    sample_params,
)

# The commands that the design lets wait: what shows how far they are, the good ends, the bad ones,
# and where the service says why.
DOMAIN = (
    "GetDomainName",
    "DomainNameConfigurations.0.DomainNameStatus",
    ("AVAILABLE",),
    ("PENDING_CERTIFICATE_REIMPORT", "PENDING_OWNERSHIP_VERIFICATION"),
    "DomainNameConfigurations.0.DomainNameStatusMessage",
)
LINK, WHY = ("GetVpcLink", "VpcLinkStatus"), "VpcLinkStatusMessage"
PORTAL, STATUS = ("GetPortal", "PublishStatus"), "StatusException.Message"
DESIGNED = {
    ("vpc-link", "create"): (*LINK, ("AVAILABLE",), ("FAILED",), WHY),
    ("vpc-link", "delete"): (*LINK, (), ("FAILED",), WHY),
    ("domain-name", "create"): DOMAIN,
    ("domain-name", "update"): DOMAIN,
    ("deployment", "create"): (
        "GetDeployment",
        "DeploymentStatus",
        ("DEPLOYED",),
        ("FAILED",),
        "DeploymentStatusMessage",
    ),
    ("publish", "create"): (*PORTAL, ("PUBLISHED",), ("PUBLISH_FAILED",), STATUS),
    ("publish", "disable"): (*PORTAL, ("DISABLED",), ("DISABLE_FAILED",), STATUS),
    ("preview", "create"): (
        "GetPortal",
        "Preview.PreviewStatus",
        ("PREVIEW_READY",),
        ("PREVIEW_FAILED",),
        "Preview.StatusException.Message",
    ),
    ("product-rest-endpoint-page", "create"): (
        "GetProductRestEndpointPage",
        "Status",
        ("AVAILABLE",),
        ("FAILED",),
        "StatusException.Message",
    ),
}
CREATING = [name for name, wait in WAITS.items() if wait.until]


def gone(name):
    return ApiError("NotFoundException", "No such thing", operation=name)


def state(**members):
    """An answer with values at dotted places, written ``A__B``; a number is a place in a list."""
    answer = {}
    for path, value in members.items():
        put(answer, path.split("__"), value)
    return answer


def put(place, path, value):
    first, *rest = path
    if not rest:
        place[first] = value
    elif rest[0].isdigit():
        inner = place.setdefault(first, [{}])[int(rest[0])]
        put(inner, rest[1:], value)
    else:
        put(place.setdefault(first, {}), rest, value)


def given(name):
    """What an operation requires."""
    params = sample_params(name, REQUIRED)
    return params | {"DomainName": "a.example.com"} if "DomainName" in params else params


def reads(name):
    """The operation that shows how far it is, and its identifiers."""
    wait, params = WAITS[name], given(name)
    members = [member.name for member in catalogue.operation(wait.reads).path_members]
    return wait.reads, {member: params.get(member, "made1") for member in members}


@pytest.fixture
def waiting(apigw, backend, passing):
    """Runs an operation with --wait, where the reads answer what is at the member each time."""

    def run(name, *found, words=(), **options):
        wait = WAITS[name]
        reading, identifiers = reads(name)
        place = wait.member.replace(".", "__")
        backend.answers[reading] = [
            one if isinstance(one, (dict, Exception)) else state(**{place: one}) for one in found
        ]
        backend.answers[name] = {k: v for k, v in identifiers.items() if k not in given(name)}
        line = grouped_words(name, PLACES[name], given(name))
        return apigw([*line, "--wait", *words], **options)

    return run


def test_the_operations_that_wait_are_those_of_the_design():
    assert {PLACES[name]: tuple(wait) for name, wait in WAITS.items()} == DESIGNED


@pytest.mark.parametrize("name", WAITS)
def test_what_is_waited_for_is_in_the_model(name):
    wait = WAITS[name]
    members = operation(wait.reads).output_shape

    words = [*wait.until, *wait.failures]
    assert set(words) <= set(at(members, wait.member).enum)
    assert not wait.reason or at(members, wait.reason).type_name == "string"


def at(shape, path):
    for part in path.split("."):
        shape = shape.member if part.isdigit() else shape.members[part]
    return shape


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in WAITS])
@pytest.mark.parametrize("option", ["--wait", "--wait-timeout=5"])
def test_what_ends_at_once_does_not_wait(apigw, backend, name, option):
    result = apigw([*aws_words(name, sample_params(name, REQUIRED)), option])

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr.startswith("apigw: No such option '--wait")


# Good ends


@pytest.mark.parametrize("name", CREATING)
def test_it_is_read_until_it_is_done_and_the_last_state_is_printed(waiting, backend, passing, name):
    end = WAITS[name].until[0]

    result = waiting(name, "CHANGING", "CHANGING", end)

    place = WAITS[name].member.replace(".", "__")
    assert (result.status, result.stderr) == (OK, "")
    assert result.json == state(**{place: end})
    assert backend.requests == [(name, given(name)), *[reads(name)] * 3]
    assert len(passing) == 2


@pytest.mark.parametrize("name", CREATING)
def test_what_is_done_already_needs_one_read(waiting, backend, passing, name):
    result = waiting(name, WAITS[name].until[0])

    assert (result.status, len(backend.requests), passing) == (OK, 2, [])


def test_a_delete_is_done_when_it_is_gone_and_prints_nothing(waiting, backend):
    result = waiting("DeleteVpcLink", "DELETING", "DELETING", gone("GetVpcLink"))

    assert result == (OK, "", "")
    assert [name for name, _ in backend.requests] == ["DeleteVpcLink", *["GetVpcLink"] * 3]


def test_the_pauses_grow_to_five_seconds(waiting, passing):
    waiting("CreateVpcLink", *["PENDING"] * 20, "AVAILABLE")

    assert passing[0] == 0.2
    assert passing == sorted(passing)
    assert max(passing) == 5.0
    assert len(passing) == 20


def test_the_aws_name_waits_too(apigw, backend, passing):
    backend.answers["CreateVpcLink"] = {"VpcLinkId": "v1", "VpcLinkStatus": "PENDING"}
    backend.answers["GetVpcLink"] = [{"VpcLinkStatus": s} for s in ("PENDING", "AVAILABLE")]

    result = apigw(
        "create-vpc-link --name a --subnet-ids s --wait --query VpcLinkStatus --output text"
    )

    assert result == (OK, "AVAILABLE\n", "")


# Bad ends

FAILURES = [(name, word) for name, wait in WAITS.items() for word in wait.failures]


@pytest.mark.parametrize("reason", ["", "Because"])
@pytest.mark.parametrize(("name", "word"), FAILURES)
def test_a_failure_state_ends_it_with_the_services_reason(waiting, name, word, reason):
    wait = WAITS[name]
    places = {wait.member.replace(".", "__"): word}
    if reason:
        places[wait.reason.replace(".", "__")] = reason

    result = waiting(name, "CHANGING", state(**places))

    *_, identifier = reads(name)[1].values()
    said = f"{wait.member} of {identifier} is {word}" + (f": {reason}" if reason else ".")
    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.splitlines()[0] == f"apigw: {said}"


@pytest.mark.parametrize("name", CREATING)
def test_what_is_deleted_meanwhile_ends_it(waiting, backend, name):
    result = waiting(name, "CHANGING", gone(WAITS[name].reads))

    *_, identifier = reads(name)[1].values()
    said = f"apigw: Waiting for {WAITS[name].member} of {identifier}: it is gone.\n"
    assert result == (FAILED, "", said)


@pytest.mark.parametrize("name", WAITS)
def test_what_takes_too_long_ends_it(waiting, backend, passing, name):
    result = waiting(name, *["CHANGING"] * 100, words=["--wait-timeout", "7"])

    *_, identifier = reads(name)[1].values()
    what = f"{WAITS[name].member} of {identifier}"
    said = f"apigw: Waiting for {what}: not so after 7 seconds.\n"
    assert result == (FAILED, "", f"{said}--wait-timeout SECONDS waits longer.\n")
    assert sum(passing) == pytest.approx(7)  # no less: the last look is at the end


def test_it_waits_five_minutes_unless_told_otherwise(waiting, passing):
    result = waiting("CreateVpcLink", *["PENDING"] * 100)

    assert result.status == FAILED
    assert sum(passing) == pytest.approx(300)


def test_no_time_is_one_look(waiting, backend, passing):
    result = waiting("CreateVpcLink", "PENDING", words=["--wait-timeout", "0"])

    assert (result.status, len(backend.requests), passing) == (FAILED, 2, [])


@pytest.mark.parametrize("words", [["--wait-timeout", "x"], ["--wait-timeout=-1"]])
def test_a_time_out_that_is_none_is_refused_before_anything_is_sent(waiting, backend, words):
    result = waiting("CreateVpcLink", words=words)

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert "is not a number of seconds" in result.stderr


def test_a_time_out_without_waiting_is_refused(apigw, backend):
    result = apigw("vpc-link delete v1 --wait-timeout 5")

    assert result == (USAGE, "", "apigw: --wait-timeout goes with --wait.\n")
    assert backend.requests == []


@pytest.mark.parametrize(
    ("failure", "status", "said"),
    [
        (ApiError("AccessDeniedException", "No", operation="GetVpcLink"), REFUSED, "An error"),
        (Unreachable("No answer"), FAILED, "apigw: No answer"),
    ],
)
def test_a_read_that_fails_ends_it(waiting, failure, status, said):
    result = waiting("CreateVpcLink", "PENDING", failure)

    assert (result.status, result.stdout) == (status, "")
    assert result.stderr.startswith(said)


def test_what_is_refused_at_once_is_not_waited_for(apigw, backend):
    backend.answers["DeleteVpcLink"] = ApiError("ConflictException", "In use", operation="D")

    result = apigw("vpc-link delete v1 --wait")

    assert (result.status, len(backend.requests)) == (REFUSED, 1)


def test_what_is_not_there_is_not_waited_for_with_ignore_not_found(apigw, backend):
    backend.answers["DeleteVpcLink"] = gone("DeleteVpcLink")

    result = apigw("vpc-link delete v1 --wait --ignore-not-found")

    assert result == (OK, "", "")
    assert len(backend.requests) == 1


# The line on a terminal

ERASED = "\r\x1b[K"


def test_a_line_on_a_terminal_says_what_is_waited_for_and_goes_away(waiting):
    found = ("PENDING", "PENDING", "AVAILABLE")

    result = waiting("CreateVpcLink", *found, terminal=True)

    line = f"{ERASED}waiting for VpcLinkStatus of made1, 0 s"
    assert result.stderr == line * 2 + ERASED


@pytest.mark.parametrize(
    "end",
    ["FAILED", gone("GetVpcLink"), Unreachable("No answer")],
    ids=["failed", "gone", "unreachable"],
)
def test_the_line_is_gone_before_a_failure_is_told(waiting, end):
    result = waiting("CreateVpcLink", "PENDING", end, terminal=True)

    told = result.stderr.rpartition(ERASED)[2]
    assert result.status == FAILED
    assert told.startswith("apigw: ")


def test_the_line_counts_the_seconds(waiting):
    result = waiting("CreateVpcLink", *["PENDING"] * 12, "AVAILABLE", terminal=True)

    lines = [line.rpartition(", ")[2] for line in result.stderr.split(ERASED)[1:-1]]
    seconds = [int(line.removesuffix(" s")) for line in lines]
    assert seconds == sorted(seconds)
    assert seconds[-1] > 20


def test_elsewhere_there_is_no_line(waiting):
    result = waiting("CreateVpcLink", "PENDING", "AVAILABLE")

    assert result.stderr == ""


# On the local plane, in real time

HELD = {"APIGW_LOCAL_DELAY": "0.3"}
COLORS = ",".join(
    f"{part}Color=#000000"
    for part in ("Accent", "Background", "ErrorValidation", "Header", "Navigation", "Text")
)


@pytest.fixture
def local(apigw_local):
    def run(line, **options):
        return succeeded(apigw_local(line, environ=HELD, **options))

    return run


def timed(call):
    start = time.monotonic()
    return call(), time.monotonic() - start


def test_a_vpc_link_is_waited_for_until_it_is_available_and_until_it_is_gone(local, apigw_local):
    create = "vpc-link create --name link --subnet-ids s1"

    made, took = timed(lambda: local(f"{create} --wait").json)
    deleted, to_delete = timed(lambda: local(f"vpc-link delete {made['VpcLinkId']} --wait"))

    assert made["VpcLinkStatus"] == "AVAILABLE"
    assert (took >= 0.3, to_delete >= 0.3, deleted) == (True, True, (OK, "", ""))
    assert apigw_local(f"vpc-link get {made['VpcLinkId']}", environ=HELD).status == REFUSED


def test_without_waiting_the_passing_state_is_answered(local):
    made = local("vpc-link create --name link --subnet-ids s1").json

    assert made["VpcLinkStatus"] == "PENDING"


def test_a_domain_is_waited_for(local):
    certificate = "CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/c"
    local(
        "domain-name create --domain-name a.example.com"
        f" --domain-name-configurations {certificate} --wait"
    )

    updated = local("domain-name update a.example.com --routing-mode ROUTING_RULE_ONLY --wait").json

    (configuration,) = updated["DomainNameConfigurations"]
    assert configuration["DomainNameStatus"] == "AVAILABLE"
    assert updated["RoutingMode"] == "ROUTING_RULE_ONLY"


def test_a_portal_is_waited_for_by_name(local):
    local(
        "portal create --authorization None={} --endpoint-configuration None={}"
        f" --portal-content DisplayName=docs,Theme={{CustomColors={{{COLORS}}}}}"
    )

    previewed = local("portal preview @docs --wait").json
    published = local("portal publish @docs --wait").json
    disabled = local("portal disable @docs --wait").json

    assert previewed["Preview"]["PreviewStatus"] == "PREVIEW_READY"
    assert [state["PublishStatus"] for state in (published, disabled)] == ["PUBLISHED", "DISABLED"]


def test_a_deployment_and_an_endpoint_page_are_waited_for(local):
    api = local("api create --name a --protocol-type HTTP --target https://a.example").json["ApiId"]
    product = local("portal-product create --display-name p").json["PortalProductId"]

    deployed = local(f"deployment create {api} --wait").json
    page = local(
        f"product-rest-endpoint-page create {product} --wait --rest-endpoint-identifier"
        " IdentifierParts={Method=GET,Path=/pets,RestApiId=r1,Stage=prod}"
    ).json

    assert (deployed["DeploymentStatus"], page["Status"]) == ("DEPLOYED", "AVAILABLE")


def test_waiting_for_what_is_not_there_is_refused_as_a_get_is(local, apigw_local):
    link = local("vpc-link create --name link --subnet-ids s1").json["VpcLinkId"]
    apigw_local(f"vpc-link delete {link}")

    result = apigw_local(f"wait vpc-link {link} --for 'VpcLinkStatus==`AVAILABLE`'")
    told = apigw_local(f"vpc-link get {link}")

    assert result == told
    assert (result.status, "NotFoundException" in result.stderr) == (REFUSED, True)

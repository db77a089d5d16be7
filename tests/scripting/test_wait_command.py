"""``apigw wait GROUP … --for``: until anything is so of anything that can be read."""

import pytest

from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import FAILED, OK, REFUSED, USAGE, ApiError
from tests.contract.samples import REQUIRED, grouped_words, sample_params

READABLE = {
    name: group.commands["get"]
    for name, group in GROUPS.items()
    if "get" in group.commands and name != "exported-api"  # a document, not data
}


def gone():
    return ApiError("NotFoundException", "No such thing", operation="GetVpcLink")


def link(status):
    return {"VpcLinkId": "v1", "VpcLinkStatus": status}


AVAILABLE = "VpcLinkStatus==`AVAILABLE`"


@pytest.fixture
def wait(apigw, backend, passing):
    """Waits for a VPC link, where the reads answer these one after the other."""

    def run(*answers, until=AVAILABLE, words=(), **options):
        backend.answers["GetVpcLink"] = list(answers)
        return apigw(["wait", "vpc-link", "v1", "--for", until, *words], **options)

    return run


@pytest.mark.parametrize("group", READABLE)
def test_every_group_that_has_a_get_can_be_waited_for(apigw, backend, passing, group):
    name = READABLE[group]
    params = sample_params(name, REQUIRED)
    backend.answers[name] = [{}, {"Tags": {"a": "b"}}]

    result = apigw(["wait", *grouped_words(name, (group,), params), "--for", "Tags"])

    assert (result.status, result.stderr) == (OK, "")
    assert result.json == {"Tags": {"a": "b"}}
    assert backend.requests == [(name, params)] * 2


@pytest.mark.parametrize("group", [*(name for name in GROUPS if name not in READABLE), "nope"])
def test_other_groups_are_refused(apigw, backend, group):
    result = apigw(["wait", group, "a1", "--for", "x"])

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr.startswith(f"apigw: apigw wait has no command '{group}'.")


def test_it_reads_until_it_is_so_and_prints_what_was_read(wait, backend):
    result = wait(link("PENDING"), link("PENDING"), link("AVAILABLE"))

    assert (result.status, result.stderr, result.json) == (OK, "", link("AVAILABLE"))
    assert backend.requests == [("GetVpcLink", {"VpcLinkId": "v1"})] * 3


def test_deleted_waits_until_it_is_gone_and_prints_nothing(wait, backend):
    result = wait(link("DELETING"), link("DELETING"), gone(), until="deleted")

    assert (result, len(backend.requests)) == ((OK, "", ""), 3)


def test_a_name_that_nothing_has_is_gone_already(apigw, backend, passing):
    backend.answers["GetVpcLinks"] = {"Items": [{"VpcLinkId": "v1", "Name": "other"}]}

    deleted = apigw("wait vpc-link @link --for deleted")
    available = apigw("wait vpc-link @link --for VpcLinkStatus")

    assert deleted == (OK, "", "")
    assert (available.status, available.stdout) == (USAGE, "")
    assert available.stderr.startswith("apigw: --vpc-link-id: no vpc-link is named 'link'.")


def test_what_goes_away_meanwhile_ends_it(wait):
    result = wait(link("PENDING"), gone())

    assert result == (FAILED, "", f"apigw: Waiting for {AVAILABLE}: it is gone.\n")


def test_what_is_never_so_ends_with_the_time_out(wait, passing):
    result = wait(*[link("PENDING")] * 100, until="Nope", words=["--wait-timeout", "9.5"])

    assert result == (
        FAILED,
        "",
        "apigw: Waiting for Nope: not so after 9.5 seconds.\n"
        "--wait-timeout SECONDS waits longer.\n",
    )
    assert sum(passing) == pytest.approx(9.5)


@pytest.mark.parametrize("until", ["deleted", "`false`", "''", "`[]`", "`{}`", "`null`"])
def test_what_jmespath_calls_false_is_not_so(wait, until):
    result = wait(*[link("PENDING")] * 9, until=until, words=["--wait-timeout", "1"])

    assert result.status == FAILED


@pytest.mark.parametrize("until", ["`true`", "'x'", "VpcLinkId", "VpcLinkStatus!='AVAILABLE'"])
def test_what_jmespath_calls_true_is_so(wait, until):
    assert wait(link("PENDING"), until=until).status == OK


def test_a_query_that_is_none_sends_nothing(wait, backend):
    result = wait(until="a==")

    assert result == (USAGE, "", "apigw: --for: incomplete.\na==\n   ^\n")
    assert backend.requests == []


def test_a_query_that_does_not_fit_what_is_read_ends_it(wait):
    result = wait(link("PENDING"), until="length(Nope)")

    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.startswith("apigw: --for does not fit the answer: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("vpc-link v1", "apigw: apigw wait: missing --for.\nExample: apigw wait vpc-link "),
        ("vpc-link --for x", "apigw: apigw wait vpc-link: missing --vpc-link-id.\n"),
        ("vpc-link v1 --for", "apigw: --for needs a value.\n"),
        ("vpc-link v1 --for x --wait-timeout y", "apigw: --wait-timeout: 'y' is not a number"),
        ("vpc-link @l --for x --wait-timeout y", "apigw: --wait-timeout: 'y' is not a number"),
        ("vpc-link @l --for x --query [", "apigw: --query: incomplete."),
        ("vpc-link v1 --for x --unset y", "apigw: No such option '--unset'."),
        ("vpc-link v1 --for x --ignore-not-found", "apigw: No such option '--ignore-not-found'."),
        ("vpc-link v1 --for x --generate-cli-skeleton", "apigw: No such option '--generate-cli"),
        ("", "apigw: apigw wait needs a command."),
    ],
)
def test_what_cannot_be_understood_sends_nothing(apigw, backend, words, said):
    result = apigw(f"wait {words}")

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr.startswith(said)


@pytest.mark.parametrize("code", ["AccessDeniedException", "TooManyRequestsException"])
def test_a_refusal_but_not_found_ends_it(wait, code):
    result = wait(link("PENDING"), ApiError(code, "No", operation="GetVpcLink"))

    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.startswith(f"An error occurred ({code}) when calling the GetVpcLink")


def test_the_answer_goes_through_query_and_output(wait):
    result = wait(link("AVAILABLE"), words=["--query", "VpcLinkStatus", "--output", "text"])

    assert result == (OK, "AVAILABLE\n", "")


def test_identifiers_come_by_position_option_name_and_environment(apigw, backend, passing):
    backend.answers["GetApis"] = {"Items": [{"ApiId": "a1", "Name": "pets"}]}
    backend.answers["GetStage"] = {"DeploymentId": "d1"}

    results = [
        apigw("wait stage a1 prod --for DeploymentId"),
        apigw("wait stage --api-id a1 --stage-name prod --for DeploymentId"),
        apigw("wait stage @pets prod --for DeploymentId"),
        apigw("wait stage prod --for DeploymentId", environ={"APIGW_API_ID": "a1"}),
    ]

    assert {result.status for result in results} == {OK}
    looked = [params for name, params in backend.requests if name == "GetStage"]
    assert looked == [{"ApiId": "a1", "StageName": "prod"}] * 4


def test_a_line_shows_on_a_terminal_alone(wait):
    words = ["--output", "json"]
    found = [link("PENDING"), link("AVAILABLE")]

    piped, shown = wait(*found, words=words), wait(*found, words=words, terminal=True)

    line = f"\r\x1b[Kwaiting for {AVAILABLE}, 0 s"
    assert (piped.stderr, shown.stderr) == ("", f"{line}\r\x1b[K")
    assert (piped.stdout, shown.stdout) == (piped.stdout, piped.stdout)


def test_control_characters_do_not_reach_the_line(wait):
    until = "'\x1b[31m' && VpcLinkStatus=='AVAILABLE'"

    result = wait(link("PENDING"), link("AVAILABLE"), until=until, terminal=True)

    assert result.stderr.count("\x1b") == result.stderr.count("\r\x1b[K")


def test_a_local_link_is_waited_for_from_another_process(apigw_local):
    held = {"APIGW_LOCAL_DELAY": "0.3"}
    apigw_local("vpc-link create --name link --subnet-ids s1", environ=held)

    result = apigw_local(f"wait vpc-link @link --for '{AVAILABLE}'", environ=held)
    apigw_local("vpc-link delete @link", environ=held)
    deleted = apigw_local("wait vpc-link @link --for deleted", environ=held)

    assert (result.status, result.json["VpcLinkStatus"]) == (OK, "AVAILABLE")
    assert deleted == (OK, "", "")

"""``--regions`` and ``--profiles``: one read in several places, one answer."""

import json
import threading
from contextlib import contextmanager

import pytest

from apigw_cli import catalogue
from apigw_cli.cli import progress
from apigw_cli.errors import (
    CONFIGURATION,
    FAILED,
    OK,
    REFUSED,
    USAGE,
    ApiError,
    ConfigurationFailure,
    Unreachable,
)
from tests.conftest import _run

READS = [operation for operation in catalogue.operations() if operation.reads]
EXPORT = "exported-api get a1 --output-type JSON"


class Places:
    """A service in many places: what each one answers, and what arrived there."""

    def __init__(self):
        self.asks = False  # whether credentials are still looked for
        self.answers = {}  # (profile, region), or either alone -> answer, or a way to one
        self.requests = []

    @contextmanager
    def connect(self, settings):
        place = settings.get("profile"), settings.get("region")

        def send(operation, params):
            self.requests.append((place, operation.name, params))
            if not self.asks:
                settings.begun()
            found = [self.answers[key] for key in (place, *place) if key in self.answers]
            answer = found[0] if found else {}
            if callable(answer):
                answer = answer(operation, params)
            if isinstance(answer, Exception):
                raise answer
            return answer

        yield send


@pytest.fixture
def places():
    return Places()


@pytest.fixture
def apigw(places, tmp_path, aws_environment, monkeypatch):
    """Runs a command line against the places; the profiles a and b exist."""
    config = tmp_path / "config"
    config.write_text("[profile a]\nregion = eu-west-1\n[profile b]\nregion = eu-north-1\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.delenv("AWS_REGION")

    def runner(words, *, environ=None, terminal=False):
        surroundings = {**aws_environment, "AWS_CONFIG_FILE": str(config), **(environ or {})}
        surroundings.pop("AWS_REGION")
        return _run(words, places.connect, surroundings, "", terminal)

    return runner


def refused(code="AccessDeniedException", message="no", **facts):
    return ApiError(code, message, operation="GetApis", **facts)


# What is asked, and the answer


def test_a_list_has_the_items_of_every_place_with_its_region_in_the_order_given(apigw, places):
    places.answers = {"us-east-1": {"Items": [{"ApiId": "a1"}, {"ApiId": "a2"}]}}
    places.answers["eu-west-1"] = {"Items": [{"ApiId": "b1"}]}

    result = apigw("api list --regions us-east-1,eu-west-1,ap-south-1,us-east-1")

    assert (result.status, result.stderr) == (OK, "")
    assert result.json == {
        "Items": [
            {"Region": "us-east-1", "ApiId": "a1"},
            {"Region": "us-east-1", "ApiId": "a2"},
            {"Region": "eu-west-1", "ApiId": "b1"},
        ]
    }
    assert len(places.requests) == 3


def test_profiles_go_before_regions_and_each_row_says_both(apigw, places):
    for profile in "ab":
        for region in ("r-1", "r-2"):
            places.answers[profile, region] = {"Items": [{"ApiId": profile + region}]}

    result = apigw("get-apis --regions r-2,r-1 --profiles b,a")

    assert result.json["Items"] == [
        {"Region": region, "Profile": profile, "ApiId": profile + region}
        for profile in "ba"
        for region in ("r-2", "r-1")
    ]


def test_a_profile_without_regions_is_asked_in_its_own(apigw, places):
    places.answers = {"a": {"ApiId": "1"}, "b": {"ApiId": "2"}}

    result = apigw("api get x --profiles a,b")

    assert result.json["Items"] == [
        {"Region": "eu-west-1", "Profile": "a", "ApiId": "1"},
        {"Region": "eu-north-1", "Profile": "b", "ApiId": "2"},
    ]


def test_routing_rules_keep_their_own_key(apigw, places):
    places.answers = {"eu-west-1": {"RoutingRules": [{"RoutingRuleId": "r1"}]}}

    result = apigw("routing-rule list d.example.com --regions eu-west-1")

    assert result.json == {"RoutingRules": [{"Region": "eu-west-1", "RoutingRuleId": "r1"}]}


def test_every_page_of_every_place_is_there(apigw, places):
    def pages(operation, params):
        token = int(params.get("NextToken", 0))
        following = {"NextToken": str(token + 1)} if token < 3 else {}
        return {"Items": [{"ApiId": f"a{token}"}], **following}

    places.answers = {"r-1": pages, "r-2": pages}

    result = apigw("api list --regions r-1,r-2 --page-size 1 --query 'Items[].[Region,ApiId]'")

    assert result.json == [[f"r-{place}", f"a{n}"] for place in (1, 2) for n in range(4)]
    assert {params["MaxResults"] for _, _, params in places.requests} == {"1"}


@pytest.mark.parametrize("format", ["json", "yaml", "text", "jsonl", "table", "off"])
def test_every_format_shows_the_one_list(apigw, places, format):
    places.answers = {"r-1": {"Items": [{"ApiId": "a1"}]}, "r-2": {"Items": [{"ApiId": "a2"}]}}
    expected = {
        "json": """\
{
    "Items": [
        {
            "Region": "r-1",
            "ApiId": "a1"
        },
        {
            "Region": "r-2",
            "ApiId": "a2"
        }
    ]
}
""",
        "yaml": "Items:\n- Region: r-1\n  ApiId: a1\n- Region: r-2\n  ApiId: a2\n",
        "text": "ITEMS\ta1\tr-1\nITEMS\ta2\tr-2\n",
        "jsonl": '{"Region":"r-1","ApiId":"a1"}\n{"Region":"r-2","ApiId":"a2"}\n',
        "table": "r-1  a1\nr-2  a2\n",
        "off": "",
    }

    result = apigw(f"api list --regions r-1,r-2 -o {format} --no-header")

    assert (result.status, result.stdout) == (OK, expected[format])


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("route list a1 --regions r-1", ["Region", "RouteId", "RouteKey"]),
        ("route get a1 r1 --profiles a", ["Region", "Profile", "RouteId"]),
        ("tags get arn --regions r-1", ["Region", "RouteId", "RouteKey"]),  # of no list: the data's
        ("route list a1 --regions r-1 --columns RouteKey,Region", ["RouteKey", "Region"]),
    ],
)
def test_a_table_begins_with_the_place(apigw, places, line, header):
    item = {"RouteId": "r1", "RouteKey": "GET /"}
    one = {"Items": [item]} if " list " in line else item
    places.answers = {"r-1": one, "a": one}

    result = apigw([*line.split(), "-o", "table"])

    assert (result.status, result.stdout.split()[: len(header)]) == (OK, header)


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.name)
def test_every_read_but_an_export_takes_both(apigw, places, operation):
    group, command = catalogue.PLACES[operation.name]
    identifiers = [
        member.shape.words[0] if member.shape.words else "x" for member in operation.path_members
    ]
    required = [
        word
        for member in operation.inputs
        if member.required and operation.place(member) != "path"
        for word in (f"--{catalogue.kebab(member.name)}", (*member.shape.words, "x")[0])
    ]
    words = [group, command, *identifiers, *required, "--regions", "r-1", "--profiles", "a"]
    places.answers = {"a": {operation.items: [{}]} if operation.paged else {}}

    result = apigw(words)

    if operation.answers_document:
        assert result.status == USAGE
        assert result.stderr == "apigw: --regions: an export is one document, from one place.\n"
        assert places.requests == []
    else:
        key = operation.items or "Items"
        assert result.json == {key: [{"Region": "r-1", "Profile": "a"}]}


@pytest.mark.parametrize("line", ["api create --name x --protocol-type HTTP", "api delete a1"])
def test_what_changes_something_asks_one_place(apigw, places, line):
    result = apigw(f"{line} --regions a,b")

    assert (result.status, places.requests) == (USAGE, [])
    assert "No such option '--regions'" in result.stderr


def test_a_name_is_looked_up_in_each_place(apigw, places):
    def service(id):
        def answer(operation, params):
            if operation.name == "GetApis":
                return {"Items": [{"ApiId": id, "Name": "orders"}]}
            return {"Items": [{"RouteId": params["ApiId"]}]}

        return answer

    places.answers = {"r-1": service("a1"), "r-2": service("a2"), "r-3": {"Items": []}}

    result = apigw("route list @orders --regions r-1,r-2,r-3")

    assert [item["RouteId"] for item in result.json["Items"]] == ["a1", "a2"]
    assert result.status == REFUSED
    assert result.stderr == (
        "apigw: 1 of 3 places failed.\nr-3: --api-id: no api is named 'orders'.\n"
    )


# At once


def test_eight_places_are_asked_at_once_and_no_more(apigw, places):
    together, threads = threading.Barrier(8), set()

    def answer(operation, params):
        threads.add(threading.get_ident())
        together.wait(timeout=10)  # breaks unless eight are here
        return {"Items": []}

    regions = [f"r-{number}" for number in range(24)]
    places.answers = dict.fromkeys(regions, answer)

    result = apigw(f"api list --regions {','.join(regions)}")

    assert (result.status, result.stderr) == (OK, "")
    assert len(threads) == 8


def test_the_order_is_that_of_the_places_and_not_of_their_answers(apigw, places):
    later = threading.Event()

    def slow(operation, params):
        later.wait(timeout=10)
        return {"Items": [{"ApiId": "slow"}]}

    def quick(operation, params):
        later.set()
        return {"Items": [{"ApiId": "quick"}]}

    places.answers = {"r-1": slow, "r-2": quick}

    result = apigw("api list --regions r-1,r-2 --query Items[].ApiId")

    assert result.json == ["slow", "quick"]


def test_a_person_sees_how_many_places_have_answered(apigw, places, monkeypatch):
    monkeypatch.setattr(progress, "_AFTER", 0.02)
    slow = threading.Event()

    def answer(operation, params):
        slow.wait(timeout=0.2)
        return {"Items": []}

    places.answers = {"r-1": {"Items": []}, "r-2": answer}

    seen = apigw("api list --regions r-1,r-2 -o json", terminal=True)
    unseen = apigw("api list --regions r-1,r-2 -o json")
    debugged = apigw("api list --regions r-1,r-2 -o json --debug", terminal=True)

    assert "\r\x1b[K1 of 2 places, 0 s" in seen.stderr
    assert seen.stderr.endswith("\r\x1b[K")
    assert (unseen.stderr, "places" in debugged.stderr) == ("", False)


def test_nothing_is_drawn_while_a_place_may_ask_for_a_code(apigw, places, monkeypatch):
    monkeypatch.setattr(progress, "_AFTER", 0.02)
    places.asks = True

    def answer(operation, params):
        threading.Event().wait(timeout=0.2)
        return {"Items": []}

    places.answers = {"r-1": answer}

    assert apigw("api list --regions r-1 -o json", terminal=True).stderr == ""


# Places that fail


def test_a_place_that_fails_hides_no_others_answer(apigw, places):
    places.answers = {
        "r-1": refused(message="not\nallowed"),
        "r-2": {"Items": [{"ApiId": "a1"}]},
        "r-3": Unreachable("Could not connect", "Is it there?"),
        "r-4": ConfigurationFailure("No credentials"),
    }

    result = apigw("api list --regions r-1,r-2,r-3,r-4")

    assert result.json == {"Items": [{"Region": "r-2", "ApiId": "a1"}]}
    assert result.status == REFUSED
    assert result.stderr.splitlines() == [
        "apigw: 3 of 4 places failed.",
        "r-1: An error occurred (AccessDeniedException) when calling the GetApis operation:"
        " not allowed",
        "r-3: Could not connect",
        "r-4: No credentials",
        "Is it there?",
    ]


def test_places_that_fail_are_named_with_their_profiles_and_are_data_where_errors_are(
    apigw, places
):
    places.answers = {("a", "r-1"): refused(request_id="q1"), "b": {"Items": []}}

    result = apigw("api list --regions r-1 --profiles a,b --error-format json")

    [line] = result.stderr.splitlines()
    told = json.loads(line)
    assert (told["code"], told["operation"], told["exitStatus"]) == ("PlacesFailed", "GetApis", 254)
    assert told["hint"].startswith("a r-1: An error occurred (AccessDeniedException)")
    assert told["places"] == [
        {
            "region": "r-1",
            "profile": "a",
            "code": "AccessDeniedException",
            "message": "no",
            "httpStatus": 403,
            "requestId": "q1",
            "exitStatus": 254,
        }
    ]


def test_a_region_that_is_not_enabled_is_explained_where_others_answer(apigw, places):
    places.answers = {"r-1": refused("UnrecognizedClientException"), "r-2": {"Items": []}}

    some, all = (apigw(f"api list --regions {regions}") for regions in ("r-1,r-2", "r-1"))

    hint = "A region that the account has not enabled refuses every key so."
    assert (hint in some.stderr, hint in all.stderr) == (True, False)


@pytest.mark.parametrize(
    ("failures", "status"),
    [
        ([Unreachable("gone"), Unreachable("gone")], FAILED),
        ([ConfigurationFailure("none"), ConfigurationFailure("none")], CONFIGURATION),
        ([ConfigurationFailure("none"), Unreachable("gone")], FAILED),
        ([refused(), Unreachable("gone")], REFUSED),
        ([ConfigurationFailure("none"), refused()], REFUSED),
    ],
)
def test_where_no_place_answers_nothing_is_printed_and_the_failures_say_the_status(
    apigw, places, failures, status
):
    places.answers = dict(zip(("r-1", "r-2"), failures, strict=True))

    result = apigw("api list --regions r-1,r-2")

    assert (result.status, result.stdout) == (status, "")
    assert result.stderr.startswith("apigw: 2 of 2 places failed.\n")


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("api get a1", refused("NotFoundException")),
        ("route list a1", refused("NotFoundException")),
        ("api get @orders", {"Items": []}),
    ],
)
def test_a_place_that_does_not_have_it_can_be_left_out(apigw, places, line, missing):
    found = {"ApiId": "a1", "Name": "orders", "Items": [{"ApiId": "a1", "Name": "orders"}]}
    places.answers = {"r-1": missing, "r-2": found}

    result = apigw(f"{line} --regions r-1,r-2 --ignore-not-found")
    nowhere = apigw(f"{line} --regions r-1 --ignore-not-found")

    assert (result.status, result.stderr) == (OK, "")
    assert {item["Region"] for item in result.json["Items"]} == {"r-2"}
    assert (nowhere.status, nowhere.json) == (OK, {"Items": []})


def test_only_what_is_missing_is_left_out(apigw, places):
    places.answers = {"r-1": refused(), "r-2": {"ApiId": "a1"}}

    result = apigw("api get a1 --regions r-1,r-2 --ignore-not-found")

    assert (result.status, len(result.json["Items"])) == (REFUSED, 1)


def test_a_list_of_something_missing_may_be_no_error_in_one_place_too(apigw, places):
    places.answers = {"eu-west-1": refused("NotFoundException")}

    result = apigw("route list a1 --ignore-not-found --region eu-west-1")

    assert result == (OK, "", "")


def test_a_fault_of_ours_is_told_as_one(apigw, places):
    places.answers = {"r-1": {"Items": []}, "r-2": ZeroDivisionError("by hand")}

    result = apigw("api list --regions r-1,r-2")

    assert (result.status, result.stdout) == (FAILED, "")
    assert "unexpected ZeroDivisionError: by hand" in result.stderr


def test_control_bytes_of_a_refusal_do_not_reach_the_terminal(apigw, places):
    places.answers = {"r-1": refused(message="a\x1b[31mb\nc")}

    result = apigw("api list --regions r-1", terminal=True)

    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 2


# What does not go


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--regions r-1 --region r-2", "--regions and --region do not go together."),
        ("--profiles a --profile b", "--profiles and --profile do not go together."),
        (
            "--regions r-1 --max-items 3",
            "--regions does not go with --max-items: an answer from several places has every page.",
        ),
        (
            "--profiles a --starting-token x",
            "--profiles does not go with --starting-token: an answer from several places has every"
            " page.",
        ),
        (
            "--regions r-1 --no-paginate",
            "--regions does not go with --no-paginate: an answer from several places has every"
            " page.",
        ),
        (
            "--regions r-1 --max-results 3",
            "--regions does not go with --max-results: an answer from several places has every"
            " page.",
        ),
        (
            "--regions r-1 --dry-run",
            "--regions does not go with --dry-run: it shows the requests of one place.",
        ),
        (
            "--regions r-1 --print aws",
            "--regions does not go with --print: it shows the call of one place.",
        ),
        ("--regions all,r-1", "--regions: 'all' stands alone."),
        ("--regions r-1 --columns Regoin", "--columns: no member 'Regoin'."),
        ("--regions r-1 --query [", "--query: "),
        ("--regions=", "--regions names nothing."),
        ("--profiles ,", "--profiles names nothing."),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_sent(apigw, places, options, told):
    result = apigw(f"api list {options}")

    assert (result.status, result.stdout, places.requests) == (USAGE, "", [])
    assert result.stderr.startswith(f"apigw: {told}")


@pytest.mark.parametrize(
    "word",
    ["a_b", "EU-WEST-1", "-eu", "eu-", "a b", "a/b", "*", "ü-1", "x" * 64, "a.b", "eu\n1", "@all"],
)
def test_a_word_that_cannot_be_a_region_is_refused(apigw, places, word):
    result = apigw(["api", "list", "--regions", f"r-1,{word}"])

    assert (result.status, result.stdout, places.requests) == (USAGE, "", [])
    assert "cannot be a region.\nExample:" in result.stderr


def test_a_region_by_variable_stands_back_for_regions(apigw, places):
    result = apigw("api list --regions r-1", environ={"AWS_DEFAULT_REGION": "eu-west-1"})

    assert [place for place, _, _ in places.requests] == [(None, "r-1")]
    assert result.status == OK


# Every region


@pytest.mark.parametrize(
    ("region", "some", "count"),
    [
        (None, {"us-east-1", "eu-west-1", "ap-southeast-2"}, range(30, 99)),
        ("ap-south-1", {"us-east-1", "eu-west-1"}, range(30, 99)),
        ("us-gov-west-1", {"us-gov-west-1", "us-gov-east-1"}, range(2, 3)),
        ("cn-north-1", {"cn-north-1", "cn-northwest-1"}, range(2, 3)),
        ("zz-nowhere-1", {"us-east-1"}, range(30, 99)),
    ],
)
def test_all_is_every_region_of_the_partition_in_alphabetical_order(
    apigw, places, region, some, count
):
    environ = {"AWS_DEFAULT_REGION": region} if region else {}

    result = apigw("api list --regions all", environ=environ)

    asked = {place[1] for place, _, _ in places.requests}
    assert result.status == OK
    assert some <= asked
    assert len(asked) in count
    assert len(places.requests) == len(asked)


def test_all_is_read_for_each_profile(apigw, places, tmp_path):
    (tmp_path / "config").write_text(
        "[profile a]\nregion = cn-north-1\n[profile b]\nregion = us-gov-west-1\n"
    )

    def one(operation, params):
        return {"Items": [{}]}

    places.answers = {"a": one, "b": one}

    result = apigw("api list --regions all --profiles b,a --query Items[].[Profile,Region]")

    assert result.json == [
        ["b", "us-gov-east-1"],
        ["b", "us-gov-west-1"],
        ["a", "cn-north-1"],
        ["a", "cn-northwest-1"],
    ]


def test_a_profile_that_is_not_there_hides_no_other(apigw, places):
    places.answers["a"] = {"Items": [{"ApiId": "a1"}]}

    some = apigw("api list --profiles a,staging --regions r-1,r-2")
    none = apigw("api list --profiles c,bb")

    assert [row["Region"] for row in some.json["Items"]] == ["r-1", "r-2"]
    assert some.status == REFUSED
    assert some.stderr == ("apigw: 1 of 3 places failed.\nstaging: there is no such profile.\n")
    assert (none.status, none.stdout) == (CONFIGURATION, "")
    assert "2 of 2 places failed.\nc: there is no such profile." in none.stderr


# The local plane


def test_a_region_that_does_not_exist_and_holds_nothing_hides_no_other(apigw_local):
    for region in ("eu-west-1", "made-up"):
        apigw_local(f"api create --name pets --protocol-type HTTP --region {region}")

    some = apigw_local("api list --regions eu-wset-1,made-up,eu-west-1,ap-south-1")
    none = apigw_local("api list --regions us-esat-1")

    assert [row["Region"] for row in some.json["Items"]] == ["made-up", "eu-west-1"]
    assert some.status == REFUSED
    assert some.stderr.startswith(
        "apigw: 1 of 4 places failed.\neu-wset-1: there is no such region. Did you mean eu-west-1?"
    )
    assert (none.status, none.stdout) == (USAGE, "")


def test_all_on_the_local_plane_is_where_something_is_and_where_one_is(apigw_local):
    assert apigw_local("api list --regions all --query Items").json == []  # no file yet
    for region in ("eu-west-1", "ap-south-1"):
        apigw_local(f"api create --name pets --protocol-type HTTP --region {region}")

    result = apigw_local(
        "route list @pets --regions all --profiles x", environ={"AWS_REGION": "eu-north-1"}
    )
    names = apigw_local("api list --regions all --query Items[].[Region,Name]")

    assert (result.status, result.json) == (REFUSED, {"Items": []})
    assert result.stderr == (
        "apigw: 1 of 3 places failed.\nx eu-north-1: --api-id: no api is named 'pets'.\n"
    )
    assert names.json == [["ap-south-1", "pets"], ["eu-west-1", "pets"]]


def test_many_regions_of_the_local_plane_are_read_whole(apigw_local):
    regions = [f"r-{number:02}" for number in range(20)]
    apigw_local("api create --name warm --protocol-type HTTP")
    for region in regions:
        apigw_local(f"api create --name {region} --protocol-type HTTP --region {region}")

    result = apigw_local(f"api list --regions {','.join(regions)} --query Items[].[Region,Name]")

    assert (result.status, result.stderr) == (OK, "")
    assert result.json == [[region, region] for region in regions]

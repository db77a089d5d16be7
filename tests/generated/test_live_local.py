"""The helper on the local plane: what it finds for each kind of value, narrowed by the line."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigw_cli import catalogue
from apigw_cli.cli.identifiers import fill as fill_by_rule
from apigw_cli.cli.session import local_path
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.completion import asked, live, plane, quoting
from apigw_cli.completion.table import IDENTIFIERS, LISTINGS, VALUES
from apigw_cli.errors import UsageFailure
from apigw_cli.generate import surface
from apigw_cli.local.engine import Engine
from apigw_cli.local.store import Store
from tests.conftest import ROOT
from tests.generated.conftest import EVIL_API, HARD_API, HARD_NAME, Machine
from tests.generated.example_plane import API, furnish

ARN = "arn:aws:apigateway:us-east-1:"


def ask(
    machine: Machine,
    operation: str,
    option: str = "",
    typed: str = "",
    given: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    **environ: str,
) -> dict[str, str]:
    """What zsh is offered: value -> what stands beside it."""
    told = ["zsh", operation, option, str(len(words)), typed, "", "", *given, "--", *words]
    text = live.answer(told, machine.environ(**environ))
    return dict(line.split("\t") for line in text.splitlines())


# What there is of each noun, as the operations that take one see it.
FOUND = [
    ("GetApi", (), {API: "pets", HARD_API: HARD_NAME, EVIL_API: "evil?[31m?"}),
    ("GetApiMapping", ("api.example.com",), {"map001": "dogs"}),
    ("GetAuthorizer", (API,), {"auth01": "users"}),
    ("GetDeployment", (API,), {"dep001": "first"}),
    ("GetDomainName", (), {"api.example.com": "ROUTING_RULE_THEN_API_MAPPING"}),
    ("GetIntegration", (API,), {"i7x8y9z": "AWS_PROXY"}),
    ("GetPortal", (), {"portal1234": "Pets"}),
    ("GetPortalProduct", (), {"product123": "Pets"}),
    ("GetProductPage", ("product123",), {"page123456": "Overview"}),
    ("GetProductRestEndpointPage", ("product123",), {"endpoint12": "GET /dogs"}),
    (
        "GetRoute",
        (API,),
        {"r7x8y9z": "GET /dogs", "rdefault": "$default", "rpetsid": "GET /pets/{id}"},
    ),
    ("GetRoutingRule", ("api.example.com",), {"rule01": "1"}),
    ("GetStage", (API,), {"prod": "", "$default": "serves all"}),
    ("GetVpcLink", (), {"vpc001": "pets"}),
    ("DeleteRouteSettings", (API, "$default"), {"GET /pets/{id}": ""}),
]


@pytest.mark.parametrize(("operation", "before", "found"), FOUND, ids=[row[0] for row in FOUND])
def test_identifiers_are_found_with_their_names(
    machine: Machine, operation: str, before: tuple[str, ...], found: dict[str, str]
) -> None:
    offered = ask(machine, operation, words=before)

    if operation == "GetProductRestEndpointPage":
        assert list(offered) == list(found)
    else:
        assert offered == found


WEBSOCKET_FOUND = [
    ("GetIntegrationResponse", (API, "i7x8y9z"), {"ir0001": "/200/"}),
    ("GetModel", (API,), {"mod001": "Dog"}),
    ("GetRouteResponse", (API, "r7x8y9z"), {"rr0001": "$default"}),
    ("DeleteRouteRequestParameter", (API, "r7x8y9z"), {"route.request.querystring.token": ""}),
]


@pytest.mark.parametrize(("operation", "before", "found"), WEBSOCKET_FOUND)
def test_what_websocket_apis_have_is_found(
    machine: Machine, tmp_path: Path, operation: str, before: tuple[str, ...], found: dict[str, str]
) -> None:
    furnish(tmp_path / "websocket.db", "WEBSOCKET")

    state = str(tmp_path / "websocket.db")
    assert ask(machine, operation, words=before, APIGW_LOCAL_DB=state) == found


REFERENCES = [
    ("CreateRoute", "--authorizer-id", {"auth01": "users"}),
    ("CreateRoute", "--target", {"integrations/i7x8y9z": "AWS_PROXY"}),
    ("CreateStage", "--deployment-id", {"dep001": "first"}),
    ("CreateDeployment", "--stage-name", {"prod": "", "$default": "serves all"}),
    ("CreateIntegration", "--connection-id", {"vpc001": "pets"}),
    ("ExportApi", "--stage-name", {"prod": "", "$default": "serves all"}),
]


@pytest.mark.parametrize(("operation", "option", "found"), REFERENCES)
def test_references_are_found_in_the_same_api(
    machine: Machine, operation: str, option: str, found: dict[str, str]
) -> None:
    assert ask(machine, operation, option, words=(API,)) == found
    assert ask(machine, operation, option, given=(f"--api-id={API}",), words=()) == found
    assert ask(machine, operation, option, words=(), APIGW_API_ID=API) == found


def test_the_stage_of_a_mapping_is_found_in_the_api_of_its_option(machine: Machine) -> None:
    mapping = ("CreateApiMapping", "--stage", "", (f"--api-id={API}",), ("api.example.com",))

    assert set(ask(machine, *mapping)) == {"prod", "$default"}
    # A variable fills identifiers of the path alone, and here the API is none.
    assert ask(machine, "CreateApiMapping", "--stage", words=("d",), APIGW_API_ID=API) == {}


def test_names_stand_for_identifiers(machine: Machine) -> None:
    assert ask(machine, "GetApi", typed="@") == {"@pets": API, "@" + HARD_NAME: HARD_API}
    assert set(ask(machine, "GetRoute", words=("@pets",))) == {"r7x8y9z", "rdefault", "rpetsid"}
    assert ask(machine, "GetRoute", typed="@G", words=("@pets",)) == {
        "@GET /dogs": "r7x8y9z",
        "@GET /pets/{id}": "rpetsid",
        "@$default": "rdefault",
    }
    assert ask(machine, "GetRoute", words=("@nobody",)) == {}


def test_a_part_of_a_name_finds_it(machine: Machine) -> None:
    assert ask(machine, "GetApi", typed="PET") == {"@pets": API}


def test_arns_are_found_by_what_is_typed_of_them(machine: Machine) -> None:
    apis = {f"{ARN}:/apis/{API}": "pets"}
    stages = {f"{ARN}:/apis/{API}/stages/{name}" for name in ("prod", "$default")}

    every = ask(machine, "GetTags")
    assert apis.items() <= every.items()
    assert every[f"{ARN}123456789012:/portals/portal1234"] == "Pets"
    assert f"{ARN}:/domainnames/api.example.com" in every
    assert f"{ARN}:/vpclinks/vpc001" in every
    assert not stages & set(every)
    assert set(ask(machine, "GetTags", typed=f"{ARN}:/apis/{API}/stages/")) == stages
    assert set(ask(machine, "GetTags", typed=f"{ARN}:/vpc")) == {f"{ARN}:/vpclinks/vpc001"}


def test_names_stand_for_arns(machine: Machine) -> None:
    offered = ask(machine, "GetTags", typed="@")

    assert {"@api:pets", "@portal:Pets", "@domain-name:api.example.com"} <= set(offered)
    assert set(ask(machine, "GetTags", typed="@stage:pets/")) == {
        "@stage:pets/prod",
        "@stage:pets/$default",
    }
    product = "--included-portal-product-arns"
    assert ask(machine, "UpdatePortal", product, "@") == {
        "@portal-product:Pets": f"{ARN}123456789012:/portalproducts/product123"
    }


def test_pages_are_found_by_arn(machine: Machine) -> None:
    option = "--display-order.overview-page-arn"
    [offered] = ask(machine, "UpdatePortalProduct", option, words=("product123",))

    assert offered.endswith("/portalproducts/product123/productpages/page123456")


def test_keys_of_tags_are_found_by_their_arn(machine: Machine) -> None:
    words = (f"{ARN}:/apis/{API}",)

    assert set(ask(machine, "UntagResource", "--tag-keys", words=words)) == {"team", "env"}


def test_another_region_has_nothing(machine: Machine) -> None:
    assert ask(machine, "GetApi", given=("--region=eu-west-1",)) == {}
    assert ask(machine, "GetApi", AWS_REGION="eu-west-1") == {}


def test_the_helper_reads_what_the_engine_answers(machine: Machine) -> None:
    with Engine(Store(str(machine.state))) as engine:
        for noun in ("api", "domain_name", "portal", "portal_product", "vpc_link"):
            [listing] = [
                operation
                for operation in catalogue.operations()
                if operation.paged and operation.path == f"/v2/{LISTINGS[noun][0]}"
            ]
            items = engine.send(listing, {})[listing.items]
            read = plane.LocalPlane(str(machine.state), "us-east-1", "aws").read(
                [live_wanted(noun)]
            )[0]
            assert [row[0] for row in read] == [item[LISTINGS[noun][1]] for item in items]


def live_wanted(noun: str) -> object:
    from apigw_cli.completion.finding import Wanted

    return Wanted(noun, LISTINGS[noun][0])


def test_profiles_are_those_of_both_files(machine: Machine, tmp_path: Path) -> None:
    config, kept = tmp_path / "config", tmp_path / "credentials"
    config.write_text(
        "[default]\nregion = x\n[profile work]\n[profile  'my own']\n[sso-session s]\n"
    )
    kept.write_text("[default]\n[keys]\n")

    offered = ask(
        machine,
        "GetApis",
        "--profile",
        words=(),
        AWS_CONFIG_FILE=str(config),
        AWS_SHARED_CREDENTIALS_FILE=str(kept),
    )

    assert set(offered) == {"default", "keys", "work", "my own"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", {"default", "work", "play"}),
        ("work,", {"work,default", "work,play"}),
        ("work,default,p", {"work,default,play"}),
    ],
)
def test_several_profiles_stand_in_one_word(
    machine: Machine, tmp_path: Path, typed: str, found: set[str]
) -> None:
    config = tmp_path / "config"
    config.write_text("[default]\n[profile work]\n[profile play]\n")

    assert set(ask(machine, "GetApis", "--profiles", typed, AWS_CONFIG_FILE=str(config))) == found


def test_whatever_the_scripts_ask_the_helper_for_is_in_its_table() -> None:
    asked_for = {
        (command.operation.name, asked._member(option.name))
        for command in surface.commands()
        for option in (*command.options, *surface.everywhere())
        if command.operation is not None and option.due is not None
    }

    unknown = {(o, m) for o, m in asked_for if m not in VALUES and f"{o}.{m}" not in VALUES}
    assert unknown == set()
    assert ("GetApis", "Profiles") in asked_for


def helper(machine: Machine, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The helper as the shells start it."""
    script = ROOT / "apigw_cli/completion/apigw-complete"
    return subprocess.run(
        [sys.executable, str(script), *words],
        env=machine.environ(**environ),
        capture_output=True,
        text=True,
        timeout=10,
    )


APIS = ("zsh", "GetApi", "", "0", "", "", "", "--")


@pytest.mark.parametrize(
    "content", [None, b"", b"this is no database at all, is it?" * 99, "folder"]
)
def test_a_state_file_that_cannot_be_read_is_silence(
    machine: Machine, tmp_path: Path, content: bytes | str | None
) -> None:
    state = tmp_path / "state.db"
    if isinstance(content, bytes):
        state.write_bytes(content)
    elif content:
        state.mkdir()

    done = helper(machine, *APIS, APIGW_LOCAL_DB=str(state))

    assert (done.stdout, done.stderr) == ("", "")
    assert state.exists() == (content is not None)


@pytest.mark.parametrize("words", [(), ("zsh",), ("bash", "x", "y"), ("fish", *APIS[1:6])])
def test_words_that_no_script_sends_are_silence(machine: Machine, words: tuple[str, ...]) -> None:
    done = helper(machine, *words)

    assert (done.stdout, done.stderr) == ("", "")


def test_a_broken_config_file_is_silence(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "apigw").mkdir()
    (tmp_path / "apigw" / "config.toml").write_text("this is = = no TOML\n")

    done = helper(machine, *APIS, XDG_CONFIG_HOME=str(tmp_path))

    assert (done.stdout, done.stderr) == ("", "")


def test_a_file_that_is_being_written_is_read_without_waiting(
    machine: Machine, tmp_path: Path
) -> None:
    state = tmp_path / "state.db"
    shutil.copyfile(machine.state, state)
    store = Store(str(state))
    store._db.execute("BEGIN IMMEDIATE")
    store._db.execute("UPDATE entry SET id = id")

    done = helper(machine, *APIS, APIGW_LOCAL_DB=str(state))

    store._db.execute("ROLLBACK")
    store.close()
    assert API in done.stdout


def test_reading_leaves_the_state_as_it_is(machine: Machine, tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    shutil.copyfile(machine.state, state)
    before = state.read_bytes()

    assert API in helper(machine, *APIS, APIGW_LOCAL_DB=str(state)).stdout
    assert state.read_bytes() == before


def test_five_thousand_routes_come_in_time(machine: Machine, tmp_path: Path) -> None:
    state = tmp_path / "many.db"
    shutil.copyfile(machine.state, state)
    store = Store(str(state))
    place = f"us-east-1/apis/{API}/routes"

    def fill() -> None:
        for n in range(5000):
            body = {"RouteId": f"m{n:06}", "RouteKey": f"GET /{n}"}
            store.insert(place, f"m{n:06}", body, key=f"GET /{n}", rank=0)

    store.transact(fill, write=True)
    store.close()

    for shell in ("bash", "zsh", "fish"):
        words = (shell, "GetRoute", "", "1", "", "", "", "--", API)
        assert len(helper(machine, *words, APIGW_LOCAL_DB=str(state)).stdout.splitlines()) == 5003


# What the helper may import on its way to an answer, besides our own of completion; functools and
# what it brings would take as long as the rest.
ALLOWED = {"apigw_cli", "__future__", "_sqlite3", "_functools"}


def test_the_local_plane_answers_without_dear_imports(machine: Machine) -> None:
    script = ROOT / "apigw_cli/completion/apigw-complete"
    command = [sys.executable, "-X", "importtime", str(script), *APIS]
    done = subprocess.run(command, env=machine.environ(), capture_output=True, text=True)
    lines = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]

    loaded = {n for n in lines[lines.index("site") + 1 :] if "apigw_cli.completion" not in n}
    assert loaded <= ALLOWED
    assert "apigw_cli.completion.lookup" not in lines
    assert API in done.stdout


def environments() -> st.SearchStrategy[dict[str, str]]:
    texts = {
        "APIGW_LOCAL": st.sampled_from(["1", "1", "yes", "", "0", "off"]),
        "APIGW_LOCAL_DB": st.sampled_from(["", "/tmp/x.db"]),
        "XDG_DATA_HOME": st.sampled_from(["", "/data", "relative"]),
        "AWS_REGION": st.sampled_from(["", "eu-west-1"]),
        "AWS_DEFAULT_REGION": st.sampled_from(["", "us-west-2"]),
        "AWS_PROFILE": st.sampled_from(["", "work"]),
        "AWS_DEFAULT_PROFILE": st.sampled_from(["", "default"]),
    }
    return st.fixed_dictionaries({}, optional=texts)


@settings(max_examples=300)
@given(
    environ=environments(),
    flags=st.fixed_dictionaries(
        {},
        optional={
            "--region": st.just("ap-south-1"),
            "--profile": st.just("other"),
            "--local": st.sampled_from(["True", "False"]),
        },
    ),
    config=st.sampled_from(["", "local = true\n", 'local-db = "/c.db"\nlocal = false\n']),
    credentials=st.sampled_from(["", "[other]\nregion = r-kept\n[work]\naws_session_token = t\n"]),
)
def test_the_plane_is_the_one_that_the_settings_mean(
    tmp_path_factory: pytest.TempPathFactory,
    environ: dict[str, str],
    flags: dict[str, str],
    config: str,
    credentials: str,
) -> None:
    home = tmp_path_factory.getbasetemp()
    (home / ".aws").mkdir(exist_ok=True)
    (home / ".aws" / "config").write_text(
        "[default]\nregion = r-default\n[profile work]\nregion=r-work\n[profile other]\n"
    )
    (home / ".aws" / "credentials").write_text(credentials)
    (home / ".config" / "apigw").mkdir(parents=True, exist_ok=True)
    (home / ".config" / "apigw" / "config.toml").write_text(config)
    environ = {"HOME": str(home), **environ}
    given_flags = {
        "region": flags.get("--region"),
        "profile": flags.get("--profile"),
        "local": None if "--local" not in flags else flags["--local"] == "True",
    }

    rule = Settings(given_flags, environ)
    chosen = plane.choose(flags, environ)

    assert isinstance(chosen, plane.LocalPlane) == rule.get("local")
    if isinstance(chosen, plane.LocalPlane):
        assert chosen.path == local_path(rule)
        assert chosen.region == (rule.get("region") or "us-east-1")


@given(
    operation=st.sampled_from([op for op in catalogue.operations() if op.name in IDENTIFIERS]),
    words=st.integers(1, 4),
    given_options=st.sets(st.integers(0, 2)),
    set_variables=st.sets(st.integers(0, 2)),
)
def test_words_fill_identifiers_as_the_command_line_does(
    operation: catalogue.Operation,
    words: int,
    given_options: set[int],
    set_variables: set[int],
) -> None:
    members = operation.path_members
    options = {m.name: "o" for n, m in enumerate(members) if n in given_options}
    placed = [*(f"w{n}" for n in range(words - 1)), None]
    environ = {
        asked._variable(member.name): f"v{n}"
        for n, member in enumerate(members)
        if n in set_variables
    }
    filled = asked.fill(IDENTIFIERS[operation.name], placed, options, environ)
    if filled is None:
        with pytest.raises(UsageFailure, match="Unexpected word"):
            fill_by_rule(operation, placed, set(options), environ)
        return
    with contextlib.suppress(UsageFailure):  # what reads in two ways may become clear further on
        assert filled == fill_by_rule(operation, placed, set(options), environ)


TEXT = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12)


@given(texts=st.lists(TEXT, min_size=1, max_size=20), quote=st.sampled_from(["", "'", '"']))
def test_what_is_quoted_for_bash_is_read_by_bash_as_it_was(texts: list[str], quote: str) -> None:
    words = [quote + quoting.quoted(text, quote, at_start=not quote) + quote for text in texts]
    script = "printf '%s\\0' " + " ".join(words)

    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env=_plain())

    assert done.stdout.decode().split("\0")[:-1] == texts
    assert [quoting.unquoted(word) for word in words] == texts


def _plain() -> Mapping[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

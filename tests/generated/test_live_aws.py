"""The helper on AWS's wire: the cache, what happens behind it, and everything that can go wrong."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from apigw_cli.completion import cache, plane
from apigw_cli.completion.finding import Wanted
from tests.conftest import AWS_ENVIRONMENT, ROOT
from tests.generated.conftest import Machine

SCRIPT = ROOT / "apigw_cli/completion/apigw-complete"
APIS = ("GetApi", "", "0", "", "", "", "--")
ROUTES = ("GetRoute", "", "1", "", "", "", "--", "a1")
_LATEST = 1.6  # seconds; a Tab takes one at most, and a loaded machine is given some more


class Service:
    """AWS's side of the lists: what it answers by path, how slowly, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {
            "/v2/apis": {
                "items": [{"apiId": "a1", "name": "orders"}, {"apiId": "b2", "name": "o'k"}]
            },
            "/v2/apis/a1/routes": {"items": [{"routeId": "r1", "routeKey": "GET /pets/{id}"}]},
            "/v2/vpclinks": {"items": [{"vpcLinkId": "v1", "name": "private"}]},
        }
        self.status = 200
        self.delay = 0.0
        self.asked: list[str] = []


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            found.asked.append(path)
            time.sleep(found.delay)
            body = json.dumps(found.answers.get(path, {"items": []})).encode()
            self.send_response(found.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that has gone is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_address[1]}"  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


Ask = Callable[..., dict[str, str]]


@pytest.fixture
def environ(machine: Machine, service: Service, tmp_path: Path) -> dict[str, str]:
    """The environment of a user of AWS, with a cache of the test's own."""
    usual = machine.environ(**AWS_ENVIRONMENT)
    del usual["APIGW_LOCAL"]
    return {
        **usual,
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "AWS_ENDPOINT_URL": service.url,  # type: ignore[attr-defined]
    }


@pytest.fixture
def ask(environ: dict[str, str]) -> Ask:
    """What zsh is offered: value -> what stands beside it."""

    def asker(*words: str, **more: str) -> dict[str, str]:
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, str(SCRIPT), "zsh", *words],
            env={**environ, **more},
            capture_output=True,
            text=True,
            timeout=10,
        )
        assert time.monotonic() - start < _LATEST
        assert done.stderr == ""
        return dict(line.split("\t") for line in done.stdout.splitlines())

    return asker


def lists(environ: dict[str, str]) -> list[Path]:
    """The cache's files with rows in them."""
    found = Path(environ["XDG_CACHE_HOME"]).rglob("*-*")
    return [path for path in found if path.is_file() and not path.name.endswith(".mark")]


def wait_for(done: Callable[[], object]) -> None:
    end = time.monotonic() + 15
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def filled(ask: Ask, environ: dict[str, str], *words: str) -> dict[str, str]:
    """The answer from a cache that is filled; the first Tab may be too early for it."""
    ask(*words)
    wait_for(lambda: lists(environ))
    return ask(*words)


def keep(environ: dict[str, str], *ids: str) -> Path:
    """Puts APIs into the cache, without a look-up; the file that they are in."""
    folder = plane.choose({}, environ).folder  # type: ignore[union-attr]
    path = cache.path_of(folder, Wanted("api", "apis"))
    cache.make_folder(folder)
    cache.write(path, [cache.format_row((id, f"name-{id}", f"name-{id}", "")) for id in ids])
    return Path(path)


def grow_old(environ: dict[str, str], seconds: float) -> None:
    for path in Path(environ["XDG_CACHE_HOME"]).rglob("*-*"):
        then = time.time() - seconds
        os.utime(path, (then, then))


def test_the_first_tab_looks_up_once_and_the_next_ones_do_not(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    apis = {"a1": "orders", "b2": "o'k"}

    assert filled(ask, environ, *APIS) == apis
    assert ask(*APIS) == apis
    assert service.asked == ["/v2/apis"]


def test_the_cache_is_shown_at_once_and_refreshed_behind(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    kept = keep(environ, "old")
    grow_old(environ, 60)

    assert set(ask(*APIS)) == {"old"}
    wait_for(lambda: "orders" in kept.read_text())
    assert set(ask(*APIS)) == {"a1", "b2"}
    assert service.asked == ["/v2/apis"]


def test_lists_are_narrowed_by_identifiers_and_names(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    keep(environ, "a1")
    ask(*ROUTES)
    wait_for(lambda: len(lists(environ)) == 2)

    routes = {"r1": "GET /pets/{id}"}
    assert ask(*ROUTES) == routes
    assert ask("GetRoute", "", "1", "", "", "", "--", "@name-a1") == routes
    assert ask("GetRoute", "--route-id", "0", "", "", "", "--api-id=a1", "--") == routes
    assert service.asked == ["/v2/apis/a1/routes"]


def test_arns_of_what_has_tags_are_found(ask: Ask, environ: dict[str, str]) -> None:
    words = ("GetTags", "", "0", "", "", "", "--")
    ask(*words)
    wait_for(lambda: len(lists(environ)) == 5)

    assert ask(*words) == {
        "arn:aws:apigateway:eu-west-1::/apis/a1": "orders",
        "arn:aws:apigateway:eu-west-1::/apis/b2": "o'k",
        "arn:aws:apigateway:eu-west-1::/vpclinks/v1": "private",
    }


def test_keys_of_tags_are_found(ask: Ask, environ: dict[str, str], service: Service) -> None:
    arn = "arn:aws:apigateway:eu-west-1::/apis/a1"
    service.answers[f"/v2/tags/{arn.replace(':', '%3A').replace('/', '%2F')}"] = {
        "tags": {"team": "a", "env": "b"}
    }

    assert set(filled(ask, environ, "UntagResource", "--tag-keys", "1", "", "", "", "--", arn)) == {
        "team",
        "env",
    }


def test_the_cache_is_its_owners_alone_and_holds_no_secret(
    ask: Ask, environ: dict[str, str]
) -> None:
    filled(ask, environ, *APIS)

    root = Path(environ["XDG_CACHE_HOME"]) / "apigw"
    everything = [root, *root.rglob("*")]
    for path in everything:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
        for secret in (AWS_ENVIRONMENT["AWS_SECRET_ACCESS_KEY"], "AKIDEXAMPLE"):
            assert secret not in str(path)
            assert path.is_dir() or secret not in path.read_text()


def test_each_user_region_and_endpoint_has_a_cache_of_its_own(environ: dict[str, str]) -> None:
    def folder(*flags: str, **more: str) -> str:
        told = dict(flag.split("=") for flag in flags)
        return str(plane.choose(told, {**environ, **more}).folder)  # type: ignore[union-attr]

    folders = [
        folder(),
        folder(AWS_REGION="us-east-1"),
        folder("--region=us-west-2"),
        folder(AWS_ACCESS_KEY_ID="AKIDOTHER"),
        folder(AWS_ENDPOINT_URL="http://127.0.0.1:1"),
        folder("--endpoint-url=http://127.0.0.1:2"),
        folder("--profile=work"),
        folder("--profile=play"),
        folder(AWS_ACCESS_KEY_ID=""),
        folder(AWS_ACCESS_KEY_ID="", AWS_PROFILE="mine"),
    ]

    assert len(set(folders)) == len(folders)
    # A profile that is named outweighs keys, and has one cache whatever they are.
    assert folder("--profile=work") == folder("--profile=work", AWS_ACCESS_KEY_ID="AKIDOTHER")


def test_a_cache_older_than_the_configuration_is_not_believed(
    ask: Ask, environ: dict[str, str], service: Service, tmp_path: Path
) -> None:
    kept = keep(environ, "old")
    grow_old(environ, 60)
    config = tmp_path / "config"
    config.write_text("[default]\n")

    first = ask(*APIS, AWS_CONFIG_FILE=str(config))
    wait_for(lambda: "orders" in kept.read_text())
    assert set(first) in ({"a1", "b2"}, {"old"})  # the latter only where the answer came too late
    assert set(ask(*APIS, AWS_CONFIG_FILE=str(config))) == {"a1", "b2"}


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe", b"apigw completion 1\nno tabs\n", b"something else\n"]
)
def test_a_damaged_cache_is_filled_anew(ask: Ask, environ: dict[str, str], damage: bytes) -> None:
    kept = keep(environ, "old")
    kept.write_bytes(damage)

    ask(*APIS)
    wait_for(lambda: b"orders" in kept.read_bytes())
    assert set(ask(*APIS)) == {"a1", "b2"}


def test_without_a_cache_every_tab_looks_up(environ: dict[str, str], service: Service) -> None:
    script = """if True:
        import os
        from apigw_cli.completion import aws_rows, finding, plane
        wanted = [finding.Wanted("api", "apis"), finding.Wanted("vpc_link", "vpclinks")]
        for _ in range(2):
            rows = aws_rows.read_aws(wanted, plane.choose({}, os.environ), patience=15)
            print([[row[0] for row in found] for found in rows])
    """

    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**environ, "XDG_CACHE_HOME": "/dev/null"},
        capture_output=True,
        text=True,
    )

    assert done.stdout == "[['a1', 'b2'], ['v1']]\n" * 2
    assert service.asked == ["/v2/apis", "/v2/vpclinks"] * 2


def test_a_slow_service_is_not_waited_for_and_its_answer_not_lost(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    service.delay = 2.0

    assert ask(*APIS) == {}
    wait_for(lambda: lists(environ))
    assert ask(*APIS) == {"a1": "orders", "b2": "o'k"}
    assert service.asked == ["/v2/apis"]


def test_a_second_tab_waits_for_the_look_up_of_the_first(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    service.delay = 1.0
    ask(*APIS)

    wait_for(lambda: service.asked)
    wait_for(lambda: ask(*APIS))
    assert service.asked == ["/v2/apis"]


@pytest.mark.parametrize("status", [403, 500])
def test_a_refusal_is_silence_and_not_repeated_at_once(
    ask: Ask, environ: dict[str, str], service: Service, status: int
) -> None:
    service.status = status

    assert ask(*APIS) == {}
    wait_for(lambda: service.asked)
    assert ask(*APIS) == {}
    assert ask(*APIS) == {}
    assert len(service.asked) == 1
    assert lists(environ) == []


def test_a_refusal_leaves_the_cache_as_it_is(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    keep(environ, "old")
    service.status = 403
    grow_old(environ, 60)

    assert set(ask(*APIS)) == {"old"}
    wait_for(lambda: service.asked)
    assert set(ask(*APIS)) == {"old"}


def test_no_credentials_and_no_network_are_silence(ask: Ask, environ: dict[str, str]) -> None:
    nobody = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{unheard.getsockname()[1]}"

        assert ask(*APIS, **nobody) == {}
        assert ask(*APIS, AWS_ENDPOINT_URL=nowhere) == {}
        assert ask(*APIS, AWS_PROFILE="nobody", **nobody) == {}
        assert ask(*APIS, AWS_REGION="", AWS_ENDPOINT_URL="not a url") == {}


def test_names_with_control_characters_do_no_harm(
    ask: Ask, environ: dict[str, str], service: Service
) -> None:
    evil = {"apiId": "e1", "name": "a\tb\nc\x1b[31m"}
    worse = {"apiId": "e\x1b2", "name": "fine"}
    service.answers["/v2/apis"] = {"items": [evil, worse, {"apiId": "a1", "name": "orders"}]}

    assert filled(ask, environ, *APIS) == {"e1": "a?b?c?[31m", "a1": "orders"}
    assert ask("GetApi", "", "0", "@", "", "", "--") == {"@orders": "a1"}


def test_every_page_is_read(ask: Ask, environ: dict[str, str], service: Service) -> None:
    many = [{"apiId": f"a{n}", "name": f"n{n}"} for n in range(5000)]
    service.answers["/v2/apis"] = {"items": many}

    assert len(filled(ask, environ, *APIS)) == 5000


# The modules that stand between the cache and a Tab, besides our own of completion.
ALLOWED = {"apigw_cli", "__future__", "_blake2", "select", "fcntl"}


def test_the_cache_answers_without_dear_imports(ask: Ask, environ: dict[str, str]) -> None:
    keep(environ, "a1")

    command = [sys.executable, "-X", "importtime", str(SCRIPT), "zsh", *APIS]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    lines = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]
    loaded = {n for n in lines[lines.index("site") + 1 :] if "apigw_cli.completion" not in n}
    assert loaded <= ALLOWED
    assert "apigw_cli.completion.lookup" not in lines
    assert "name-a1" in done.stdout

"""
Conventions 37 to 40 of the checklist: configuration and files.

Of 37, there is no project or system file, and no ``config show``: the design has neither.  Of 38
and 39, the one cache is the completions'; tests/generated/test_live_aws.py damages and removes it.
"""

import os
import stat
import subprocess
import sys

import pytest

from tests.conftest import AWS_ENVIRONMENT, ROOT

FORMATS = {
    "json": '{\n    "ApiId"',
    "yaml": "ApiId: ",
    "text": "a1\t",
    "jsonl": '{"ApiId"',
    "table": "ApiId  a1",
}


def test_c37_each_source_of_a_setting_gives_way_to_the_stronger_one(apigw, backend, tmp_path):
    backend.answers["GetApi"] = {"ApiId": "a1", "Name": "x"}
    config = tmp_path / ".config" / "apigw" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('output = "jsonl"\n')
    profile = tmp_path / "aws-config"
    profile.write_text("[default]\noutput = table\n")
    environ = {
        "APIGW_OUTPUT": "yaml",
        "AWS_DEFAULT_OUTPUT": "text",
        "AWS_CONFIG_FILE": str(profile),
    }

    shown = [apigw("api get a1 -o json", environ=environ)]
    for gone in ("APIGW_OUTPUT", "AWS_DEFAULT_OUTPUT"):
        shown.append(apigw("api get a1", environ=environ))
        del environ[gone]
    shown.append(apigw("api get a1", environ=environ))
    config.unlink()
    shown.append(apigw("api get a1", environ=environ))
    profile.unlink()
    shown.append(apigw("api get a1", environ=environ))

    order = ["json", "yaml", "text", "jsonl", "table", "json"]
    for result, how in zip(shown, order, strict=True):
        assert result.stdout.startswith(FORMATS[how])


def files(home):
    """Every file and directory below a home, by relative name."""
    return sorted(str(path.relative_to(home)) for path in home.rglob("*"))


def test_c38_all_that_is_kept_is_below_the_directories_of_xdg(process, tmp_path):
    data = tmp_path / "my data"
    home = tmp_path / "home"
    home.mkdir()
    environ = {"HOME": str(home), "XDG_DATA_HOME": str(data), "APIGW_LOCAL": "1"}

    ended = process("api create --name x --protocol-type HTTP", environ=environ)

    assert (ended.returncode, files(home)) == (0, [])
    assert {name.removesuffix("-wal").removesuffix("-shm") for name in files(data)} == {
        "apigw",
        "apigw/local.db",
    }


def test_c38_without_xdg_it_is_below_home_and_closed_to_others(process, tmp_path):
    ended = process(
        "api create --name x --protocol-type HTTP",
        environ={"APIGW_LOCAL": "1", "XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": "relative"},
    )

    kept = [name for name in files(tmp_path) if not name.endswith(("-wal", "-shm"))]
    assert ended.returncode == 0
    assert kept == [
        ".local",
        ".local/share",
        ".local/share/apigw",
        ".local/share/apigw/local.db",
    ]
    modes = [stat.S_IMODE(os.stat(tmp_path / name).st_mode) for name in kept[-2:]]
    assert modes == [0o700, 0o600]
    assert not (ROOT / "relative").exists()


@pytest.mark.parametrize(
    ("config_home", "used"),
    [("{tmp}/conf", "conf/apigw"), ("", ".config/apigw"), ("relative", ".config/apigw")],
)
def test_c38_the_config_file_is_below_the_config_directory(
    apigw, backend, tmp_path, config_home, used
):
    backend.answers["GetApi"] = {"ApiId": "a1"}
    directory = tmp_path / used
    directory.mkdir(parents=True)
    (directory / "config.toml").write_text('output = "yaml"\n')
    environ = {"XDG_CONFIG_HOME": config_home.format(tmp=tmp_path)}

    assert apigw("api get a1", environ=environ).stdout == "ApiId: a1\n"


@pytest.mark.parametrize("line", ["api list", "--help", "operations", "api get a1 -o table"])
@pytest.mark.parametrize("home", ["/nonexistent", "/proc/nowhere", "/dev/null"])
def test_c39_a_home_that_cannot_be_written_works(process, stub, line, home):
    ended = process(f"{line} --endpoint-url {stub.url}", environ={"HOME": home})

    assert (ended.returncode, ended.stderr) == (0, "")


# Tells on stderr which addresses the process looks up and connects to.
CONNECTS = """
import sys

def watch(event, details):
    if event in ("socket.connect", "socket.sendto"):
        print(event, details[-1], file=sys.stderr)
    elif event == "socket.getaddrinfo":
        print(event, details[:2], file=sys.stderr)

sys.addaudithook(watch)
from apigw_cli.__main__ import main
sys.argv = ["apigw", *sys.argv[1:]]
main()
"""


def reached(words, environ):
    """What a process connects to and looks up, one line each."""
    ended = subprocess.run(
        [sys.executable, "-c", CONNECTS, *words],
        env={"PATH": os.environ["PATH"], **AWS_ENVIRONMENT, **environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stderr.splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "--version",
        "api create --help",
        "operations",
        "--local api create --name x --protocol-type HTTP",
        "--local api list",
        "api create --generate-cli-skeleton",
        "api create --name x --protocol-type HTTP --dry-run",
    ],
)
def test_c40_nothing_is_reached_that_the_command_does_not_need(tmp_path, line):
    assert reached(line.split(), {"HOME": str(tmp_path)}) == []


def test_c40_a_request_reaches_its_endpoint_and_nothing_else(tmp_path, stub):
    lines = reached(["api", "list", "--endpoint-url", stub.url], {"HOME": str(tmp_path)})

    port = stub.url.rpartition(":")[2]
    assert lines
    assert [line for line in lines if "127.0.0.1" not in line or port not in line] == []
    assert len(stub.requests) == 1

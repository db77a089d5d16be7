"""Whatever a command waits for, the wait has an end, and the end has a message."""

import os
import sqlite3
import threading
import time

import pytest

from apigw_cli.backends.local import open_engine
from apigw_cli.cli import progress
from apigw_cli.cli.values import files
from apigw_cli.errors import CONFIGURATION, FAILED, OK, USAGE
from apigw_cli.local import storefile


@pytest.fixture
def pipe(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_that_nobody_writes_to_is_refused(apigw, backend, pipe, monkeypatch):
    monkeypatch.setattr(files, "_PATIENCE", 0.05)

    result = apigw(f"api import --body file://{pipe}")

    assert (result.status, result.stdout, backend.requests) == (USAGE, "", [])
    assert result.stderr == f"apigw: --body: cannot read {pipe}: nobody writes to it.\n"


@pytest.mark.parametrize("prefix", ["file://", "fileb://"])
def test_a_pipe_whose_writer_is_slow_is_waited_for(apigw, backend, pipe, monkeypatch, prefix):
    monkeypatch.setattr(files, "_PATIENCE", 0.02)
    opened = threading.Event()

    def write():
        with open(pipe, "wb", buffering=0) as file:
            opened.set()
            file.write(b"{")
            time.sleep(0.1)  # longer than a pipe without a writer would be given
            file.write(b"}")

    # The writer comes to a pipe that is open already, as it does to a shell's <(…).
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writer = threading.Thread(target=write)
    writer.start()
    opened.wait(10)

    result = apigw(f"api import --body {prefix}{pipe}")
    writer.join()
    os.close(reader)

    assert (result.status, result.stderr) == (OK, "")
    assert backend.requests == [("ImportApi", {"Body": "{}"})]


def test_a_pipe_whose_writer_says_nothing_is_empty(apigw, backend, pipe):
    writer = threading.Thread(target=lambda: open(pipe, "wb").close())
    writer.start()

    result = apigw(f"api create --name x --protocol-type HTTP --description file://{pipe}")
    writer.join()

    assert result.status == OK
    assert backend.requests[0][1]["Description"] == ""


def test_a_config_file_that_is_a_pipe_is_refused(apigw, backend, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    path = tmp_path / ".config" / "apigw" / "config.toml"
    path.parent.mkdir(parents=True)
    os.mkfifo(path)

    result = apigw("api list")

    assert (result.status, result.stderr) == (
        CONFIGURATION,
        f"apigw: Cannot read {path}: nobody writes to it.\n",
    )


@pytest.mark.parametrize("line", ["api create --name x --protocol-type HTTP", "local reset --yes"])
def test_a_state_file_that_another_process_holds_is_waited_for_and_then_told(
    apigw_local, tmp_path, monkeypatch, line
):
    monkeypatch.setattr(storefile, "_PATIENCE", 0.05)
    path = tmp_path / "local.db"
    open_engine(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    result = apigw_local(line)
    holder.close()

    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr.startswith(f"apigw: {path} is held by another process for more than ")
    assert apigw_local(line).status == OK


def test_on_a_terminal_a_wait_for_the_state_file_is_told(apigw_local, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "_AFTER", 0.02)
    path = tmp_path / "local.db"
    open_engine(path).close()
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, holder.close)
    release.start()

    result = apigw_local("api create --name x --protocol-type HTTP", terminal=True)
    release.join()

    assert result.status == OK
    assert result.stderr.startswith("\r\x1b[KCreateApi: 0 s")
    assert result.stderr.endswith("\r\x1b[K")

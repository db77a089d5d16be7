"""Documents written to files, links, pipes, devices: whole, or not at all."""

import os
import stat
import subprocess
import sys
import threading

import pytest

from apigw_cli.cli import outfile
from apigw_cli.errors import FAILED, OK
from tests.conftest import ROOT, process_environment

DOCUMENT = b'{"openapi": "3.0.1"}\xff\x00'


@pytest.fixture
def export(apigw, backend):
    """Exports to a file, or to what is called one."""
    backend.answers["ExportApi"] = {"body": DOCUMENT}

    def run(path):
        return apigw(["exported-api", "get", "a1", str(path), "--output-type", "JSON"])

    return run


def test_a_link_stays_and_the_file_behind_it_is_written(export, tmp_path):
    there, link = tmp_path / "there.json", tmp_path / "link.json"
    there.write_text("old")
    there.chmod(0o640)
    link.symlink_to("there.json")

    assert export(link).status == OK
    assert (link.is_symlink(), there.read_bytes()) == (True, DOCUMENT)
    assert stat.S_IMODE(there.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 2


def test_a_link_to_nothing_yet_makes_it(export, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to("new.json")

    assert export(link).status == OK
    assert (link.is_symlink(), (tmp_path / "new.json").read_bytes()) == (True, DOCUMENT)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.mkdir(), "Is a directory"),
        (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
    ],
    ids=["directory", "loop"],
)
def test_what_cannot_be_a_file_is_refused(export, tmp_path, make, reason):
    path = tmp_path / "api.json"
    make(path)

    result = export(path)

    assert (result.status, result.stdout) == (FAILED, "")
    assert result.stderr == f"apigw: Cannot write {path}: {reason}.\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(export, tmp_path):
    path = tmp_path / "nowhere" / "api.json"

    assert export(path) == (FAILED, "", f"apigw: Cannot write {path}: No such file or directory.\n")


def test_a_file_that_is_read_only_is_not_replaced(export, tmp_path):
    path = tmp_path / "api.json"
    path.write_text("precious")
    path.chmod(0o444)
    tmp_path.chmod(0o777)
    parents = [folder for folder in tmp_path.parents if folder.stat().st_mode & 0o001 == 0]
    if os.geteuid() == 0 and not parents:  # root may write anything, and so plays somebody else
        os.seteuid(65534)
    elif os.geteuid() == 0:
        for folder in parents:
            folder.chmod(folder.stat().st_mode | 0o011)
        os.seteuid(65534)
    try:
        result = export(path)
    finally:
        os.seteuid(os.getuid())

    assert (result.status, path.read_text()) == (FAILED, "precious")
    assert result.stderr == f"apigw: Cannot write {path}: Permission denied.\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_as_soon_as_it_has_a_reader(export, tmp_path):
    path, read = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Timer(0.1, lambda: read.append(path.read_bytes()))
    reader.start()

    result = export(path)
    reader.join()

    assert (result.status, read) == (OK, [DOCUMENT])


def test_a_pipe_that_nobody_reads_is_told(export, tmp_path, monkeypatch):
    monkeypatch.setattr(outfile, "_PATIENCE", 0.05)
    path = tmp_path / "pipe"
    os.mkfifo(path)

    assert export(path) == (FAILED, "", f"apigw: Cannot write {path}: nobody reads it.\n")


def test_a_device_takes_what_it_takes(export):
    assert export("/dev/null").status == OK
    assert export("/dev/full").stderr == (
        "apigw: Cannot write /dev/full: No space left on device.\n"
    )


@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-", ""])
def test_standard_output_by_any_name_goes_on_where_it_is(stub, tmp_path, place):
    stub.answer(DOCUMENT)
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    words = ["exported-api", "get", "a1", *([place] if place else []), "--output-type", "JSON"]

    with open(log, "ab") as appended:
        ended = subprocess.run(
            [sys.executable, "-m", "apigw_cli", *words, "--endpoint-url", stub.url],
            stdout=appended,
            stderr=subprocess.PIPE,
            env=process_environment(tmp_path),
            cwd=ROOT,
            timeout=60,
        )

    assert (ended.returncode, ended.stderr) == (OK, b"")
    assert log.read_bytes() == b"before\n" + DOCUMENT

"""Where nothing more can be written: it is told, and what was there before is there after."""

import json
import resource

import pytest

from apigw_cli.errors import FAILED, OK

# Python itself would write half of what it compiles, and find that the next time.
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
LOCAL = {"APIGW_LOCAL": "1", **NO_BYTECODE}
CREATE = ["api", "create", "--name", "x", "--protocol-type", "HTTP", "--description", "x" * 1000]


def at_most(size):
    """Lets files of the process grow to so many bytes, as a disk that fills up does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_under_the_state_file_loses_nothing_that_was_answered(process):
    assert process(CREATE, environ=LOCAL).returncode == OK
    answered = 1
    while (ended := process(CREATE, environ=LOCAL, preexec_fn=at_most(70_000))).returncode == OK:
        answered += 1
        assert answered < 100

    kept = json.loads(process("api list", environ=LOCAL).stdout)["Items"]

    assert (ended.returncode, ended.stdout) == (FAILED, "")
    assert ended.stderr.startswith("apigw: The disk of ")
    assert "; nothing was changed" in ended.stderr.splitlines()[0]
    assert len(kept) == answered


def test_a_full_disk_under_a_file_leaves_the_old_one(process, stub, tmp_path):
    stub.answer(b"x" * 10_000)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "api.json").write_text("old")

    ended = process(
        f"exported-api get a1 {folder}/api.json --output-type JSON --endpoint-url {stub.url}",
        environ=NO_BYTECODE,
        preexec_fn=at_most(5000),
    )

    assert (ended.returncode, ended.stdout) == (FAILED, "")
    assert ended.stderr == f"apigw: Cannot write {folder}/api.json: File too large.\n"
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"api.json": "old"}


@pytest.mark.parametrize("words", ["api list", "api list -o table", "exported-api get a1 -"])
def test_a_full_disk_under_stdout_is_told(process, stub, tmp_path, words):
    stub.answer({"items": [{"apiId": "a1", "name": "n" * 9000}]})
    option = " --output-type JSON" if "export" in words else ""

    with open(tmp_path / "out", "wb") as out:
        ended = process(
            f"{words}{option} --endpoint-url {stub.url}",
            capture_output=False,
            stdout=out,
            stderr=-1,
            environ=NO_BYTECODE,
            preexec_fn=at_most(5000),
        )

    assert ended.returncode == FAILED
    assert ended.stderr == "apigw: cannot write the answer: File too large.\n"

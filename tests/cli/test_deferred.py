"""Modules that are loaded at first use: which commands need none, and that nothing else differs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from apigw_cli.deferred import TABLE
from benchmarks.stub import serving
from tests.conftest import ROOT, process_environment

# Runs the console entry with the words, and prints last which modules of the table it loaded.
PROBE = """
import json, sys
from apigw_cli import __main__, deferred
__main__._status()
found = [name for name in deferred.TABLE if name in sys.modules]
print(json.dumps([name for name in found if type(sys.modules[name]) is not deferred._Deferred]))
"""


def python(code: str, words: list[str], tmp_path: Path, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=process_environment(tmp_path, environ),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("line", "loaded"),
    [
        ("--help", []),
        ("api create --help", []),
        ("api create --nam pets", ["gettext", "locale"]),  # what Click says, and what may be meant
        ("api create --local --name pets --protocol-type HTTP", []),
        ("api list --local", []),
        ("api list --local --query Items[0]", ["inspect", "jmespath.parser", "jmespath.visitor"]),
    ],
)
def test_a_local_command_loads_what_it_uses(tmp_path, line, loaded):
    printed = python(PROBE, line.split(), tmp_path)

    assert json.loads(printed.splitlines()[-1]) == loaded


def test_a_call_to_aws_loads_two_of_them(tmp_path):
    with serving(1, 1) as url:
        keys = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"}
        line = f"api list --region us-east-1 --endpoint-url {url}"
        printed = python(PROBE, line.split(), tmp_path, **keys)

    assert json.loads(printed.splitlines()[-1]) == ["inspect", "uuid"]


@pytest.mark.parametrize("name", TABLE)
def test_everything_that_is_stood_in_for_is_there(tmp_path, name):
    code = """
import sys
from importlib import import_module
from apigw_cli import deferred
deferred.defer()
name = sys.argv[1]
names = () if deferred.TABLE[name] == deferred.ANY else deferred.TABLE[name]
empty = import_module(name)
assert type(empty) is deferred._Deferred
stand_ins = [getattr(empty, stood_in) for stood_in in names]
assert type(import_module(name)) is deferred._Deferred
assert "__spec__" in dir(empty)
real = import_module(name)
assert type(real) is not deferred._Deferred
assert dir(empty) == dir(real)
for stood_in, stand_in in zip(names, stand_ins):
    assert getattr(empty, stood_in) is getattr(real, stood_in) is stand_in._real()
"""
    python(code, [name], tmp_path)


def test_a_stand_in_is_called_checked_against_and_inherited_from(tmp_path):
    code = """
from apigw_cli.deferred import defer
defer()
import subprocess
from dateutil.parser import parse
from importlib.metadata import version
from uuid import UUID
from ipaddress import IPv4Address
from subprocess import Popen

class Mine(UUID):
    pass

import sys, uuid
assert isinstance(uuid.uuid4(), UUID) and not isinstance("a", UUID)
assert issubclass(Mine, UUID) and Mine.__mro__[1] is uuid.UUID
assert UUID | None == uuid.UUID | None and str | UUID == str | uuid.UUID
assert list[UUID] and UUID(int=1) == uuid.UUID(int=1) and UUID.fields
assert version("click") and parse("2020-04-08T19:05:45Z").year == 2020
assert IPv4Address("127.0.0.1").is_loopback
assert Popen([sys.executable, "-c", "pass"]).wait() == 0
"""
    python(code, [], tmp_path)


def test_a_name_that_is_not_there_is_refused_as_ever(tmp_path):
    code = """
from apigw_cli.deferred import defer
defer()
try:
    from inspect import nothing
except ImportError as error:
    assert "nothing" in str(error)
else:
    raise AssertionError
import locale
assert not hasattr(locale, "nothing")
"""
    python(code, [], tmp_path)


def test_threads_that_ask_at_once_get_the_one_real_module(tmp_path):
    code = """
import sys, threading
from apigw_cli.deferred import TABLE, defer
defer()
import inspect, importlib.metadata, locale, subprocess
sys.setswitchinterval(1e-6)
found, gate = [], threading.Barrier(8)

def ask():
    gate.wait()
    found.append((inspect.signature, importlib.metadata.metadata, locale.getlocale, subprocess.run))

threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8 and len(set(found)) == 1
"""
    for _ in range(3):
        python(code, [], tmp_path)


def test_threads_that_import_what_the_other_needs_do_not_wait_for_ever(tmp_path):
    (tmp_path / "first.py").write_text(
        "import gates; gates.inside.wait(9); import second; here = 1"
    )
    (tmp_path / "second.py").write_text(
        "import gates, locale, time; gates.inside.set(); time.sleep(0.2); here = locale.getlocale"
    )
    (tmp_path / "gates.py").write_text("import threading; inside = threading.Event()")
    code = """
import sys, threading
sys.path.insert(0, sys.argv[1])
from apigw_cli import deferred
deferred._Finder.waiting["first"] = ()
deferred.defer()
import first
found = []
threads = [
    threading.Thread(target=lambda: found.append(first.here), daemon=True),
    threading.Thread(target=lambda: found.append(__import__("second").here), daemon=True),
]
for thread in threads: thread.start()
for thread in threads: thread.join(20)
assert len(found) == 2, found
"""
    python(code, [str(tmp_path)], tmp_path)


def test_what_is_imported_already_is_left_alone(tmp_path):
    code = """
import inspect
from apigw_cli.deferred import defer
defer()
import inspect as again
assert again is inspect and inspect.signature
"""
    python(code, [], tmp_path)


def test_the_table_names_no_exceptions_and_no_constants(tmp_path):
    code = """
import json, sys
from importlib import import_module
for name, names in json.loads(sys.argv[1]).items():
    if names == ["*"]:
        taken = vars(import_module(name.rpartition(".")[0])).items()
        names = [key for key, value in taken if getattr(value, "__module__", "") == name]
        assert "style" in names or "option" in names
    for stood_in in names:
        real = getattr(import_module(name), stood_in)
        assert callable(real), stood_in
        assert not (isinstance(real, type) and issubclass(real, BaseException)), stood_in
"""
    python(code, [json.dumps(TABLE)], tmp_path)

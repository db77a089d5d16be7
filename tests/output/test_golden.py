"""
Answers of every group in every format, held against transcripts.

``APIGW_WRITE_GOLDENS=1 pytest tests/output/test_golden.py`` writes the transcripts anew; read the
difference before you keep it.
"""

import json
import os
from pathlib import Path

import pytest
import yaml

from apigw_cli import catalogue
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import OK
from tests.contract.samples import REQUIRED, grouped_words, sample_params

GOLDENS = Path(__file__).parent / "golden"
FORMATS = ("json", "yaml", "table", "text", "jsonl", "off")
DOCUMENT = b'{\n  "openapi": "3.0.1",\n  "info": {"title": "p\xc3\xa4ts"}\n}\n'


# Sample answers


def sample(shape, name, number):
    """A value of a shape, which its name and a number decide; ids look like numbers."""
    if shape.kind == "structure":
        members = (
            shape.members[number % len(shape.members) :][:1] if shape.one_of else shape.members
        )
        return {member.name: sample(member.shape, member.name, number) for member in members}
    if shape.kind == "map":
        keys = ("GET /pets", "$default")
        return {key: sample(shape.item, name, number + n) for n, key in enumerate(keys)}
    if shape.kind == "list":
        return [sample(shape.item, name, each) for each in (number, number + 1)]
    if shape.kind == "text":
        return sample_text(shape, name, number)
    return {
        "integer": number,
        "number": number + 0.5,
        "boolean": number % 2 == 1,
        "timestamp": f"2024-05-0{number}T06:07:08Z",
    }[shape.kind]


def sample_text(shape, name, number):
    if shape.words:
        return shape.words[number % len(shape.words)]
    return f"{number}e{len(name)}" if name.endswith("Id") else f"{name}: {number}, ü"


def sample_answer(operation):
    """What an operation answers; a list has one item with every member, and one with few."""
    if operation.answers_document:
        return {"body": DOCUMENT}

    def members(number, among):
        return {member.name: sample(member.shape, member.name, number) for member in among}

    if not operation.items:
        return members(1, operation.answer)
    return {operation.items: [members(1, operation.answer), members(2, operation.answer[::3])]}


# Transcripts


def shown_operations(group):
    """The operations of a group that its transcript shows: what reads, or else all."""
    reading = [name for command, name in group.commands.items() if command in ("get", "list")]
    return reading or list(group.commands.values())


def line_of(operation):
    """A command line of an operation, with placeholders for its identifiers."""
    identifiers = [
        catalogue.kebab(member.name).upper().replace("-", "_")
        for member in operation.path_members
        if not member.shape.words
    ]
    more = ["--output-type", "JSON"] if operation.name == "ExportApi" else []
    return " ".join(["apigw", *catalogue.PLACES[operation.name], *identifiers, *more])


def transcript(apigw, backend, group):
    """Each command line of a group in each format, and what it prints."""
    lines = []
    for name in shown_operations(group):
        operation = catalogue.operation(name)
        backend.answers[name] = sample_answer(operation)
        for how in FORMATS:
            line = f"{line_of(operation)} --output {how}"
            result = apigw(line.removeprefix("apigw "))
            assert (result.status, result.stderr) == (OK, "")
            lines.append(f"$ {line}\n{result.stdout}")
    return "\n".join(lines)


@pytest.mark.parametrize("group", GROUPS.values(), ids=lambda group: group.name)
def test_a_group_prints_what_its_transcript_shows(apigw, backend, group):
    golden = GOLDENS / f"{group.name}.txt"

    printed = transcript(apigw, backend, group).encode()

    if os.environ.get("APIGW_WRITE_GOLDENS"):
        golden.write_bytes(printed)
    assert printed == golden.read_bytes()


def test_there_is_a_transcript_for_each_group_and_no_other():
    assert {path.name for path in GOLDENS.iterdir()} == {f"{name}.txt" for name in GROUPS}


def test_a_transcript_depends_on_neither_time_nor_order(apigw, backend):
    first = transcript(apigw, backend, GROUPS["route"])

    assert transcript(apigw, backend, GROUPS["route"]) == first


# Every operation, read back

READERS = {
    "json": json.loads,
    "yaml": yaml.safe_load,
}
ANSWERING = [o.name for o in catalogue.operations() if o.answer and not o.answers_document]
SILENT = [o.name for o in catalogue.operations() if not o.answer]


def run_as(apigw, backend, name, how):
    """Runs an operation with what it requires: its answer, and what is printed of it."""
    backend.answers[name] = answer = sample_answer(catalogue.operation(name))
    words = grouped_words(name, catalogue.PLACES[name], sample_params(name, REQUIRED))
    result = apigw([*words, "--output", how])
    assert (result.status, result.stderr) == (OK, "")
    assert [sent for sent, _ in backend.requests] == [name]
    return answer, result.stdout


@pytest.mark.parametrize("how", READERS)
@pytest.mark.parametrize("name", ANSWERING)
def test_what_is_printed_reads_back_as_the_answer(apigw, backend, name, how):
    answer, printed = run_as(apigw, backend, name, how)

    assert READERS[how](printed) == answer


@pytest.mark.parametrize("name", ANSWERING)
def test_json_lines_hold_an_item_or_an_object_each(apigw, backend, name):
    answer, printed = run_as(apigw, backend, name, "jsonl")

    items = catalogue.operation(name).items
    expected = answer[items] if items else [answer]
    assert [json.loads(line) for line in printed.splitlines()] == expected


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("name", SILENT)
def test_an_operation_that_answers_nothing_prints_nothing(apigw, backend, name, how):
    assert run_as(apigw, backend, name, how)[1] == ""


@pytest.mark.parametrize("name", ANSWERING)
def test_off_prints_nothing_and_still_sends(apigw, backend, name):
    assert run_as(apigw, backend, name, "off")[1] == ""


@pytest.mark.parametrize("how", FORMATS)
def test_a_document_is_printed_as_it_came_in_every_format(apigw, backend, how):
    assert run_as(apigw, backend, "ExportApi", how)[1].encode() == DOCUMENT

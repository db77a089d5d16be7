"""Examples as help and man pages show them: under each name of a command, folded to the width."""

from __future__ import annotations

import shlex

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.command import option_name

WIDTH = 78


def as_aws_name(operation: Operation) -> str:
    """The example with the AWS CLI's name: identifiers as options."""
    words = shlex.split(operation.example)[2:]
    identifiers = []
    for member in operation.path_members:
        if words and not words[0].startswith("--") and member.name != "Specification":
            identifiers += [option_name(member), words.pop(0)]
        elif member.shape.words:
            identifiers += [option_name(member), member.shape.words[0]]
    outfile = words.pop(0) if words and not words[0].startswith("--") else None
    tail = [outfile] if outfile else []
    return shlex.join([catalogue.kebab(operation.name), *identifiers, *words, *tail])


def folded(command: str) -> str:
    """A command line over as many lines as it needs, each at most 80 columns where it can be."""
    lines: list[str] = ["  "]
    for part in _parts(command):
        glue = "" if lines[-1].isspace() else " "
        if len(lines[-1] + glue + part) > WIDTH - 2 and not lines[-1].isspace():
            lines.append("      ")
            glue = ""
        lines[-1] += glue + part
    return " \\\n".join(lines)


def _parts(command: str) -> list[str]:
    """Quoted words, each option with the first word of its value."""
    words = [shlex.quote(word) for word in shlex.split(command)]
    parts: list[str] = []
    for word in words:
        after_option = bool(parts) and parts[-1].startswith("--") and " " not in parts[-1]
        if after_option and not word.startswith("--") and len(parts[-1] + word) < WIDTH - 8:
            parts[-1] += " " + word
        else:
            parts.append(word)
    return parts

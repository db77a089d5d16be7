"""The help pages, 80 columns wide: what is due first, an example, then everything it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import click

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Group, Member, Operation, Shape
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.command import metavar, option_name
from apigw_cli.cli.examples import WIDTH, as_aws_name, folded
from apigw_cli.cli.identifiers import placeholder, variable
from apigw_cli.cli.options import EVERYWHERE, SharedOption, own_options
from apigw_cli.cli.tree import TOOL_SUMMARIES

_FIRST_COLUMN = 30  # longer terms get a line of their own
_HYPHEN = "\u2011"  # stands for one until the lines are made; its name would load unicodedata


def write_root_help(formatter: click.HelpFormatter) -> None:
    """The page of apigw itself."""
    _write_usage(formatter, "apigw", "[OPTIONS] GROUP COMMAND [IDENTIFIER…] [OPTIONS]")
    _write_paragraph(
        formatter,
        "Amazon API Gateway V2: HTTP and WebSocket APIs, on AWS or on a local plane that needs no"
        " account. Every operation also answers to its AWS CLI name: apigw get-apis.",
    )
    _write_examples(
        formatter,
        "api create --name pets --protocol-type HTTP --local",
        "api list --query 'Items[].Name' --output text",
    )
    _write_section(formatter, "Groups", ((group.name, group.summary) for group in GROUPS.values()))
    _write_section(formatter, "Other commands", TOOL_SUMMARIES.items())
    _write_shared(formatter, EVERYWHERE)
    _write_section(
        formatter, "Also", (("-h, --help", "Show this page."), ("--version", "Show the version."))
    )


def write_group_help(
    formatter: click.HelpFormatter, group: Group, shortcuts: Mapping[str, str]
) -> None:
    """The page of a group: its commands, shortcuts told apart."""
    _write_usage(formatter, f"apigw {group.name}", "COMMAND [IDENTIFIER…] [OPTIONS]")
    _write_paragraph(formatter, group.summary)
    first = next(iter(group.commands.values()))
    _write_examples(formatter, catalogue.operation(first).example)
    rows = [
        (command, catalogue.operation(name).summary) for command, name in group.commands.items()
    ]
    _write_section(formatter, "Commands", rows)
    if shortcuts:
        rows = [
            (word, f"Shortcut for '{' '.join(catalogue.PLACES[name])}'.")
            for word, name in shortcuts.items()
        ]
        _write_section(formatter, "Shortcuts", rows)
    _write_shared_names(formatter, EVERYWHERE)


def write_command_help(
    formatter: click.HelpFormatter, operation: Operation, path: str, *, grouped: bool
) -> None:
    """The page of a command."""
    _write_usage(formatter, path, _usage(operation, grouped=grouped))
    _write_paragraph(formatter, operation.summary)
    example = operation.example if grouped else as_aws_name(operation)
    _write_examples(formatter, example)
    _write_members(formatter, operation, grouped=grouped)
    if operation.name == "ExportApi":
        row = ("OUTFILE", "Where the document goes; stdout if left out.")
        _write_section(formatter, "Output", [row])
    own = [option for option in own_options(operation) if not option.hidden]
    _write_topics(formatter, own)
    _write_shared_names(formatter, EVERYWHERE)


def write_wait_help(
    formatter: click.HelpFormatter,
    operation: Operation,
    path: str,
    example: str,
    own: Iterable[SharedOption],
) -> None:
    """The page of a command that waits for what an operation reads."""
    words = _usage(operation, grouped=True).replace("[OPTIONS]", "--for JMESPATH [OPTIONS]")
    _write_usage(formatter, path, words)
    _write_paragraph(formatter, TOOL_SUMMARIES["wait"])
    _write_examples(formatter, example)
    _write_members(formatter, operation, grouped=True)
    _write_topics(formatter, [option for option in own if not option.hidden])
    _write_shared_names(formatter, EVERYWHERE)


def _write_members(formatter: click.HelpFormatter, operation: Operation, *, grouped: bool) -> None:
    """Identifiers, then the other parameters, those that are required first."""
    identifiers = operation.path_members
    _write_section(
        formatter, "Identifiers", (_identifier_row(m, grouped=grouped) for m in identifiers)
    )
    rest = [member for member in operation.inputs if member not in identifiers]
    rest.sort(key=lambda member: not member.required)
    _write_section(formatter, "Settings", map(_member_row, rest))
    inner = [row for member in rest for row in _inner_options(option_name(member), member.shape)]
    if inner:
        with formatter.section("Members of structures, one by one"):
            for row in inner:
                formatter.write(f"  {row}\n")


def _inner_options(prefix: str, shape: Shape) -> Iterator[str]:
    """The dotted options that reach into a structure, at every depth."""
    if shape.kind != "structure":
        return
    for member in shape.members:
        if not member.read_only:
            name = f"{prefix}.{catalogue.kebab(member.name)}"
            boolean = member.shape.kind == "boolean"
            yield f"{name} {'true|false' if boolean else metavar(member.shape)}"
            yield from _inner_options(name, member.shape)


def write_operations_help(formatter: click.HelpFormatter) -> None:
    """The page of ``apigw operations``."""
    example = "operations --query 'Operations[?Method==`POST`].Command' -o text"
    write_tool_help(formatter, "apigw operations", TOOL_SUMMARIES["operations"], example, ())


def write_tools_help(
    formatter: click.HelpFormatter,
    group: str,
    summaries: Mapping[str, str],
    example: str,
    words: str = "COMMAND",
) -> None:
    """The page of a group whose commands are no operations; ``words`` is what its usage says."""
    _write_usage(formatter, f"apigw {group}", f"{words} [OPTIONS]")
    _write_paragraph(formatter, TOOL_SUMMARIES[group])
    _write_examples(formatter, example)
    _write_section(formatter, "Commands", summaries.items())
    _write_shared_names(formatter, EVERYWHERE)


def write_tool_help(
    formatter: click.HelpFormatter,
    path: str,
    summary: str,
    example: str,
    options: Iterable[SharedOption],
    words: str = "",
) -> None:
    """The page of a command that is no operation; ``words`` is what it takes but options."""
    _write_usage(formatter, path, f"{words} [OPTIONS]".lstrip())
    _write_paragraph(formatter, summary)
    _write_examples(formatter, example)
    _write_topics(formatter, list(options))
    _write_shared_names(formatter, EVERYWHERE)


def _usage(operation: Operation, *, grouped: bool) -> str:
    outfile = " [OUTFILE]" if operation.name == "ExportApi" else ""
    if not grouped:
        return "[OPTIONS]" + outfile
    names = [placeholder(member) for member in operation.path_members]
    words = [f"[{name}]" if name == "SPECIFICATION" else name for name in names]
    return " ".join([*words, *outfile.split(), "[OPTIONS]"])


def _identifier_row(member: Member, *, grouped: bool) -> tuple[str, str]:
    place = f"{placeholder(member)}, " if grouped else ""
    return f"{place}{option_name(member)}", f"{member.help} ({variable(member)})"


def _member_row(member: Member) -> tuple[str, str]:
    option = option_name(member)
    if member.shape.kind == "boolean":
        term = f"{option}/--no-{option[2:]}"
    else:
        term = f"{option} {metavar(member.shape)}"
    due = "Required. " if member.required else ""
    return term, " ".join(filter(None, [due + member.help, _facts(member.shape)]))


def _facts(shape: Shape) -> str:
    """What a value is held to, and what a structure is made of."""
    if shape.words:
        return f"One of: {', '.join(shape.words)}."
    if shape.kind == "structure":
        return f"Members: {', '.join(m.name for m in shape.members if not m.read_only)}."
    if shape.kind == "list" and shape.item and shape.item.members:
        return f"Each: {', '.join(m.name for m in shape.item.members if not m.read_only)}."
    if shape.kind == "integer" and shape.low is not None:
        return f"From {shape.low} to {shape.high}."
    if shape.kind == "text" and shape.high is not None:
        return f"At most {shape.high} characters."
    return ""


def _write_usage(formatter: click.HelpFormatter, path: str, arguments: str) -> None:
    formatter.write_usage(path, arguments, "Usage: ")  # Click would look for a translation of that


def _write_paragraph(formatter: click.HelpFormatter, text: str) -> None:
    formatter.write_paragraph()
    formatter.write_text(_unbroken(text))
    _with_hyphens(formatter)


def _unbroken(text: str) -> str:
    """The text with hyphens where no line ends: commands and ARNs can be copied."""
    fits = WIDTH - _FIRST_COLUMN - 2
    return " ".join(
        word.replace("-", _HYPHEN) if len(word) <= fits else word for word in text.split(" ")
    )


def _with_hyphens(formatter: click.HelpFormatter) -> None:
    formatter.buffer[:] = [part.replace(_HYPHEN, "-") for part in formatter.buffer]


def _write_examples(formatter: click.HelpFormatter, *examples: str) -> None:
    formatter.write_paragraph()
    formatter.write("Example:\n" if len(examples) == 1 else "Examples:\n")
    for example in examples:
        formatter.write(folded(f"apigw {example}") + "\n")


def _write_section(
    formatter: click.HelpFormatter, title: str, rows: Iterable[tuple[str, str]]
) -> None:
    listed = list(rows)
    if listed:
        with formatter.section(title):
            rows = [(term, _unbroken(text)) for term, text in listed]
            formatter.write_dl(rows, col_max=_FIRST_COLUMN)
        _with_hyphens(formatter)


def _write_shared(formatter: click.HelpFormatter, options: Iterable[SharedOption]) -> None:
    _write_topics(formatter, [option for option in options if not option.hidden])


def _write_topics(formatter: click.HelpFormatter, shown: list[SharedOption]) -> None:
    for topic in dict.fromkeys(option.topic for option in shown):
        rows = (_shared_row(option) for option in shown if option.topic == topic)
        _write_section(formatter, topic, rows)


def _shared_row(option: SharedOption) -> tuple[str, str]:
    spelling = option.spelling.replace(" ", ", ")
    words = f" One of: {', '.join(option.words)}." if option.words else ""
    return f"{spelling} {option.metavar}".rstrip(), option.help + words


def _write_shared_names(formatter: click.HelpFormatter, options: Iterable[SharedOption]) -> None:
    names = [option.spelling.replace(" ", ", ") for option in options if not option.hidden]
    with formatter.section("Shared options (apigw --help explains them)"):
        formatter.write_text(" ".join([*names, "-h, --help"]))

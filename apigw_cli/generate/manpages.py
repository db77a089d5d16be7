"""The man pages: apigw, one a group, one a command, one a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from apigw_cli import __version__
from apigw_cli.catalogue.records import Member
from apigw_cli.cli.examples import as_aws_name, folded
from apigw_cli.cli.identifiers import placeholder, variable
from apigw_cli.cli.topics import TOPICS, topic
from apigw_cli.cli.topics.page import Section
from apigw_cli.generate import roff, surface, words
from apigw_cli.generate.limits import limits, one_of
from apigw_cli.generate.options import Option
from apigw_cli.generate.surface import Command, Group

FOLDER = "man"
_MARK = '.\\" Made by python -m apigw_cli.generate from the catalogue; do not edit.'
_DATE = "2026-11-22"  # when the form of the pages last changed


def pages() -> dict[str, str]:
    """Every page by its file name."""
    made = {"apigw": _root_page()}
    for group in surface.groups():
        made[_name(group.name)] = _group_page(group)
    for command in surface.commands():
        for path in command.paths:
            if " " in path or command.operation is None:  # the AWS CLI's names have no page
                made[_name(path)] = _command_page(command, path)
    for name in TOPICS:
        made[_name(name)] = _topic_page(name)
    return {f"{FOLDER}/{name}.1": "\n".join([_MARK, *lines, ""]) for name, lines in made.items()}


def _name(path: str) -> str:
    return "apigw-" + path.replace(" ", "-")


def _head(name: str, about: str) -> Iterator[str]:
    yield from roff.title(name, about.rstrip("."), _DATE, f"apigw {__version__}")


def _root_page() -> list[str]:
    return [
        *_head("apigw", "Amazon API Gateway V2 from the command line"),
        *roff.section("Synopsis"),
        f"{roff.bold('apigw')} [{roff.italic('OPTIONS')}] {roff.italic('GROUP')}"
        f" {roff.italic('COMMAND')} [{roff.italic('IDENTIFIER')} ...] [{roff.italic('OPTIONS')}]",
        ".br",
        f"{roff.bold('apigw')} {roff.italic('AWS-NAME')} [{roff.italic('OPTIONS')}]",
        *roff.section("Description"),
        *roff.paragraphs(
            (
                "All operations of Amazon API Gateway V2 (HTTP and WebSocket APIs), against AWS,"
                " with the profiles, roles and variables that the AWS CLI knows; and with"
                " `--local` against a local plane in one file, which needs no account.",
                "Every operation also answers to its AWS CLI name: `apigw get-apis`. Options that"
                " every command takes can stand before the group, before the command, and after"
                " it.",
            )
        ),
        *roff.section("Groups"),
        *_references(
            (group.name, group.summary) for group in surface.groups() if _is_resource(group)
        ),
        *roff.section("Other commands"),
        *_references(surface.tools().items()),
        *roff.section("Topics"),
        *_references((name, topic(name).summary) for name in TOPICS),
        *roff.section("Options"),
        *_by_topic((*words.shown_everywhere(), *surface.at_root())),
        *roff.section("Exit status"),
        *_topic_rows("exit-codes"),
        *roff.section("Examples"),
        *_examples(
            "api create --name pets --protocol-type HTTP --local",
            "api list --query 'Items[].Name' --output text",
        ),
        *_see_also([_name(name) for name in TOPICS]),
    ]


def _is_resource(group: Group) -> bool:
    return group.name not in surface.tools()


def _references(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Words with what they are for; each has a page."""
    for word, summary in rows:
        yield from roff.term(roff.bold(word), summary)


def _group_page(group: Group) -> list[str]:
    of = {path: command for command in surface.commands() for path in command.paths}
    commands = [(word, of[f"{group.name} {word}"]) for word in group.words]
    name = _name(group.name)
    rows = [(word, command.summary) for word, command in commands]
    return [
        *_head(name, group.summary),
        *roff.section("Synopsis"),
        f"{roff.bold(f'apigw {group.name}')} {roff.italic('COMMAND')}"
        f" [{roff.italic('IDENTIFIER')} ...] [{roff.italic('OPTIONS')}]",
        *roff.section("Description"),
        *roff.paragraphs((group.summary,)),
        *roff.section("Commands"),
        *_references(rows),
        *roff.section("Examples"),
        *_examples(commands[0][1].example),
        *_see_also(["apigw", *(f"{name}-{word}" for word in group.words)]),
    ]


def _command_page(command: Command, path: str) -> list[str]:
    name = _name(path)
    own = words.shown(command)
    identifiers = command.operation.path_members if command.operation else ()
    settings = _required_first(o for o in own if o.member and o.member not in identifiers)
    return [
        *_head(name, command.summary),
        *roff.section("Synopsis"),
        *_synopsis(command, path),
        *roff.section("Description"),
        *roff.paragraphs(_description(command, path)),
        *_section_of("Identifiers", (_identifier(o) for o in own if o.member in identifiers)),
        *_section_of("Settings", map(_option, settings)),
        *_section_of("Options", [_by_topic(option for option in own if not option.member)]),
        *roff.section("Shared options"),
        *_shared_options(),
        *_section_of("Answer", [_answer(command)]),
        *roff.section("Examples"),
        *_examples(command.example, *_aws_example(command)),
        *_see_also(_neighbours(command, path)),
    ]


def _aws_example(command: Command) -> Iterator[str]:
    """The example with the AWS CLI's name, if the command has one."""
    if command.operation is not None and any(" " not in path for path in command.paths):
        yield as_aws_name(command.operation)


def _required_first(options: Iterable[Option]) -> list[Option]:
    """What reaches into a structure stays behind it."""
    listed = list(options)
    due = {option.name for option in listed if not option.is_dotted and _is_due(option.member)}
    return sorted(listed, key=lambda option: option.name.partition(".")[0] not in due)


def _synopsis(command: Command, path: str) -> Iterator[str]:
    """The forms of the command line."""
    names = [placeholder(member) for member in command.identifiers]
    closed = [f"[{roff.italic(word)}]" for word in words.closed_words(command)]
    outfile = [f"[{roff.italic(command.operand)}]"] if command.operand else []
    taken = [roff.italic("WORD")] if command.words else []
    options = [option for option in words.shown(command) if _is_due(option.member)]
    due = [_spelled(option) for option in options if not option.is_dotted]
    rest = f"[{roff.italic('OPTIONS')}]"
    own = [spelled for spelled in due if not spelled.startswith(tuple(_identifiers(command)))]
    head = roff.bold(f"apigw {path}")
    yield from roff.filled(
        " ".join([head, *map(roff.italic, names), *closed, *outfile, *taken, *own, rest])
    )
    for other in command.paths:
        if " " not in other and other != path:
            yield ".br"
            yield from roff.filled(" ".join([roff.bold(f"apigw {other}"), *due, rest, *outfile]))


def _identifiers(command: Command) -> list[str]:
    return [f"{roff.bold(name)} " for name in words.identifiers(command)]


def _description(command: Command, path: str) -> Iterator[str]:
    yield command.summary
    if command.operation is not None:
        operation = command.operation
        yield f"It sends {operation.name}: `{operation.method} {operation.path}`."
    if path != command.path:
        yield f"It is another name of `apigw {command.path}`."


def _section_of(name: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    """A section with its entries, if there are any."""
    lines = [line for entry in entries for line in entry]
    if lines:
        yield from roff.section(name)
        yield from lines


def _identifier(option: Option) -> Iterator[str]:
    member = option.member
    assert member is not None
    about = f"{option.help} {limits(member.shape)} The variable `{variable(member)}` gives it too."
    head = f"{roff.italic(placeholder(member))}, {_spelled(option)}"
    yield from roff.term(head, about)


def _option(option: Option) -> Iterator[str]:
    due = "Required. " if _is_due(option.member) and not option.is_dotted else ""
    shape = option.member.shape if option.member else None
    facts = limits(shape) if shape else one_of(option.words)
    help = option.help.rstrip(".") + "."
    yield from roff.term(_spelled(option), f"{due}{help} {facts}".strip())


def _is_due(member: Member | None) -> bool:
    return member is not None and member.required


def _spelled(option: Option) -> str:
    told = f" {roff.italic(option.metavar)}" if option.metavar else ""
    return ", ".join(map(roff.bold, option.spellings)) + told


def _by_topic(options: Iterable[Option]) -> Iterator[str]:
    listed = list(options)
    for name in dict.fromkeys(option.topic for option in listed):
        yield from roff.part(name or "Also")
        for option in listed:
            if option.topic == name:
                yield from _option(option)


def _shared_options() -> Iterator[str]:
    names = ", ".join(roff.bold(o.name) for o in words.shown_everywhere())
    yield from roff.filled(f"{names}: see {roff.bold('apigw')}(1).")


def _answer(command: Command) -> Iterator[str]:
    """The members that queries and columns can name."""
    operation = command.operation
    if operation is None or not operation.answer:
        return
    if operation.answers_document:
        yield from roff.paragraphs(("The document, as it comes.",))
    for member in operation.answer:
        if member.shape.kind != "bytes":
            yield from roff.term(roff.bold(member.name), member.help)


def _neighbours(command: Command, path: str) -> list[str]:
    group, _, word = path.partition(" ")
    above = [_name(group)] if word else []
    beside = [g.words for g in surface.groups() if g.name == group]
    others = [f"{_name(group)}-{other}" for words in beside for other in words if other != word]
    return ["apigw", *above, *others, "apigw-values", "apigw-output", "apigw-exit-codes"]


def _see_also(names: list[str]) -> Iterator[str]:
    yield from roff.section("See also")
    yield from roff.filled(", ".join(f"{roff.bold(name)}(1)" for name in names if name))


def _examples(*commands: str) -> Iterator[str]:
    yield from roff.examples(folded(f"apigw {command}") for command in commands)


def _topic_page(name: str) -> list[str]:
    shown = topic(name)
    others = [_name(other) for other in TOPICS if other != name]
    return [
        *_head(_name(name), shown.summary),
        *(line for section in shown.sections for line in _topic_section(section)),
        *_see_also(["apigw", *others]),
    ]


def _topic_section(section: Section) -> Iterator[str]:
    yield from roff.section(section.title)
    yield from roff.paragraphs(section.paragraphs)
    for term, text in section.rows:
        yield from roff.term(roff.bold(term.replace("`", "")), text)
    for text in section.points:
        yield from roff.point(text)
    if section.examples:
        yield ".PP"
        yield from _examples(*section.examples)


def _topic_rows(name: str) -> Iterator[str]:
    for term, text in topic(name).sections[0].rows:
        yield from roff.term(roff.bold(term), text)

"""Printing what a command answers: by its format and query, or a document as it came."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import UsageFailure
from apigw_cli.pages import Listing, OnePage

if TYPE_CHECKING:
    from apigw_cli.cli.invoke import Call

Show = Callable[[Any], None]


def answer_shower(call: Call, settings: Settings, world: World) -> Show:
    """What prints the answer.  The query is compiled here, so that a bad one sends nothing."""
    from apigw_cli import output
    from apigw_cli.cli.views import choose_format, choose_view

    format = choose_format(settings, world, grouped=call.grouped)
    query = settings.get("query")
    if query is not None and call.operation.answers_document:
        raise UsageFailure("--query does not apply to a document.")
    view = choose_view(settings, world, call.operation, format, queried=query is not None)
    search = _compile(query) if query is not None else None
    iso = settings.get("cli_timestamp_format") == "iso8601"

    def show(answer: Any) -> None:
        if iso:
            from apigw_cli.cli.times import in_iso

            answer = in_iso(call.operation, answer)
        if search is not None:
            whole = answer.whole() if isinstance(answer, Listing) else answer
            output.write(world.stdout, format, search(whole), view)
            return
        if call.operation.paged and format in _OF_ITEMS and isinstance(answer, dict):
            answer = OnePage(call.operation, answer)
        if isinstance(answer, Listing) or answer:  # what answers nothing prints nothing
            output.write(world.stdout, format, answer, view)
        if format == "jsonl" and isinstance(answer, Listing) and answer.token:
            from apigw_cli.output.controls import visible

            token = visible(answer.token)
            world.stderr.write(f"apigw: NextToken: {token} (for --starting-token)\n")

    return show


_OF_ITEMS = ("table", "jsonl")  # the formats that show a list's items, and not the list


def _compile(query: str) -> Callable[[Any], Any]:
    from apigw_cli.output.query import compile_query

    return compile_query(query)


def deliver(body: Any, outfile: str, world: World) -> None:
    """Writes a document as it came: to a file, whole or not at all, or to stdout."""
    from apigw_cli.cli.outfile import write_file, write_stdout

    data = body if isinstance(body, bytes) else body.read()
    if outfile in ("", "-"):
        write_stdout(world.stdout, data, terminal=world.shows_stdout())
    else:
        write_file(outfile, data)

"""``-`` in an identifier's place: the command once for each item of standard input."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Member
from apigw_cli.cli.batch.interrupts import CutShort, Stop, Stopped, stopping
from apigw_cli.cli.batch.tally import Tally
from apigw_cli.cli.inputs import check_identifier
from apigw_cli.cli.invoke import Call, Ready, carry_out, connected, make_ready
from apigw_cli.cli.places import place_members
from apigw_cli.cli.report import report_briefly, told_of
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.showing import Show, answer_shower
from apigw_cli.cli.views import choose_format
from apigw_cli.cli.world import World
from apigw_cli.errors import OK, UsageFailure
from apigw_cli.record import NamedTuple

_AT_ONCE = 65536  # bytes
_LONGEST = 65536  # bytes of an item: a stream without a break must not fill the memory
_SHOWN = 60  # characters of an item
_BREAKS = re.compile(rb"[\t\r\n]")
_MARK = b"\xef\xbb\xbf"  # what some editors put before UTF-8
_STAND_IN = "\0item\0"  # is read in place of the items until they come


class _NoIdentifier(UsageFailure):
    """An item that is a piece of a document, or nothing that can be printed."""


class _Walk(NamedTuple):
    """What stays the same from item to item."""

    ready: Ready
    member: Member  # the identifier that the items are
    show: Show
    separator: str  # between two answers that would be one without it
    world: World


def run_items(call: Call, settings: Settings, world: World) -> int | None:
    """
    Runs a command for each item, in their order, whatever becomes of the others.

    One item behaves as if it stood in the place of the ``-``.  Everything that does not hang on the
    items is refused before the first one is read.
    """
    if place_members(settings):
        raise UsageFailure("'-' for an identifier does not go with --regions and --profiles.")
    if world.stdin is None:
        raise UsageFailure("standard input is closed.")
    ready = make_ready(call, settings, world._replace(stdin=_standing_in()))
    show = answer_shower(call, settings, world)
    params = ready.inputs.params
    member = next((m for m in call.operation.path_members if params[m.name] == _STAND_IN), None)
    with connected(settings, world) as send:
        if member is None:  # the - was OUTFILE
            carry_out(ready, show, send, world)
            return None
        format = choose_format(settings, world, grouped=call.grouped)
        separator = "---\n" if format == "yaml" and not ready.rehearsing else ""
        return _run_all(_Walk(ready, member, show, separator, world), send)


def _standing_in() -> Any:
    return io.TextIOWrapper(io.BytesIO(_STAND_IN.encode()))


def _run_all(walk: _Walk, send: Send) -> int:
    tally = Tally("item", walk.world, quiet=True)  # the answers tell how far it is
    run = _Run(walk, send, tally)
    with stopping() as stop:
        try:
            run.all(stop)
        except BrokenPipeError:  # the reader has what it wanted
            return run.ended(OK)
        except Stopped:
            return run.ended(stop.status)
        except CutShort:
            tally.tell("given up; what became of the last item is not known.")
            return run.ended(stop.status)
        except Exception:
            run.ended(OK)
            raise
    if tally.count == 1 and run.held is not None:
        raise run.held
    if tally.count != 1:
        tally.sum_up()
        run.tell_more()
    return tally.status


class _Run:
    """
    The items one after the other.

    ``held`` is what the first one failed with, until it is known whether there are others: it is
    told in full if it is the only one, and as briefly as the others if not.
    """

    def __init__(self, walk: _Walk, send: Send, tally: Tally) -> None:
        self.held: Exception | None = None
        self._doubtful: list[str] = []  # items of creates that may have been carried out
        self._hint = ""  # how a list prints identifiers, where something was none
        self._walk = walk
        self._send = send
        self._tally = tally
        self._as_json = walk.ready.settings.get("error_format") == "json"

    def all(self, stop: Stop) -> None:
        """Does all items."""
        for item in read_items(self._walk.world.stdin.buffer, stop):
            self._tell_held()
            self._refuse_overwriting()
            failure = self._one(item)
            if failure is not None and self._tally.count == 1:
                self.held = failure
            elif failure is not None:
                self._tell(failure)

    def ended(self, status: int) -> int:
        """Tells what has been done, where there was something to do that will not be done."""
        self._tell_held()
        self._tally.sum_up(left=None)
        self.tell_more()
        return status

    def tell_more(self) -> None:
        """What the lines about single items leave out, once."""
        if self._doubtful:
            what = self._tally.listed(self._doubtful)
            again = "it" if len(self._doubtful) == 1 else "them"
            self._tally.tell(
                f"{what} may have been carried out all the same: look before you repeat {again}."
            )
        if self._hint:
            self._tally.tell(
                f"what is no identifier was not sent; {self._hint[:1].lower()}{self._hint[1:]}"
            )

    def _tell_held(self) -> None:
        if self.held is not None:
            self._tell(self.held)
        self.held = None

    def _tell(self, failure: Exception) -> None:
        self._tally.clear()
        report_briefly(failure, self._walk.world, as_json=self._as_json)

    def _one(self, item: bytes) -> Exception | None:
        walk, name = self._walk, _name(item)
        try:
            ready = _with_item(walk, item)
            if walk.separator and self._tally.done:
                walk.world.stdout.write(walk.separator)
            carry_out(ready, walk.show, self._send, walk.world)
            walk.world.stdout.flush()
        except OSError:  # nowhere to write to: what would follow could not be told
            raise
        except Exception as failure:
            self._count(name, failure)
            return failure
        self._tally.add(name, OK)
        return None

    def _count(self, name: str, failure: Exception) -> None:
        told = told_of(failure)
        self._tally.add(name, told.status)
        if told.doubtful:
            self._doubtful.append(name)
        if isinstance(failure, _NoIdentifier):
            self._hint = told.hint

    def _refuse_overwriting(self) -> None:
        outfile = self._walk.ready.outfile
        if self._tally.count and outfile not in ("", "-"):
            raise UsageFailure(f"{outfile} is one file, and there are several items.")


def _with_item(walk: _Walk, item: bytes) -> Ready:
    try:
        text = item.decode()
    except UnicodeDecodeError as error:
        raise UsageFailure(f"{item!r} of standard input is not UTF-8 text.") from error
    _refuse_json(walk.member, text)
    check_identifier(walk.member, text)
    inputs = walk.ready.inputs
    params = inputs.params | {walk.member.name: text}
    return walk.ready._replace(inputs=inputs._replace(params=params))


def _refuse_json(member: Member, text: str) -> None:
    """What no identifier is, and a list that was printed as JSON is."""
    if text.lstrip()[:1] in tuple('{}[]"') or not text.isprintable():
        raise _NoIdentifier(
            f"{text[:_SHOWN]!r} of standard input is no identifier.",
            f"Have a list print them alone: --query 'Items[].{member.name}' -o text",
        )


def _name(item: bytes) -> str:
    """How the summary calls an item: quoted where it is not plain."""
    text = item.decode(errors="backslashreplace")[:_SHOWN]
    return text if re.fullmatch(r"[\w.$:/@+-]+", text) else repr(text)


def read_items(stream: Any, stop: Stop) -> Iterator[bytes]:
    """
    What stands between tabs and line ends, as soon as it is there.

    Raises:
        UsageFailure: It cannot be read, or something is too long to be an item.
    """
    left, data = b"", _read(stream, stop).removeprefix(_MARK)
    while data:
        *whole, left = _BREAKS.split(left + data)
        yield from filter(None, whole)
        if len(left) > _LONGEST:
            raise UsageFailure(f"standard input: {_LONGEST} bytes without a tab or a line end.")
        data = _read(stream, stop)
    if left:
        yield left


def _read(stream: Any, stop: Stop) -> bytes:
    with stop.waiting():
        try:
            data: bytes = stream.read1(_AT_ONCE)
        except OSError as error:
            raise UsageFailure(f"standard input cannot be read: {error.strerror}.") from error
    return data

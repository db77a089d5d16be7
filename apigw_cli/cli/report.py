"""How a failure is told: a line and a hint, or one JSON object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from apigw_cli.cli.world import World
from apigw_cli.errors import FAILED, USAGE, ApiError, Failure, PlacesFailed
from apigw_cli.record import NamedTuple

_DOUBT = "It may have been carried out all the same: look before you repeat it."
_FAULT = "Unexpected"  # the code of what is apigw's own fault


class Told(NamedTuple):
    """A failure in all its parts."""

    line: str  # the first line, as text
    message: str
    code: str
    status: int
    hint: str = ""
    operation: str = ""
    http_status: int | None = None
    request_id: str = ""
    places: Sequence[dict[str, object]] = ()  # those that failed, where several were asked
    doubtful: bool = False  # a create that may have been carried out all the same


def report(error: Exception, words: Sequence[str], world: World) -> int:
    """Says on stderr what failed; the exit status that it means."""
    told = told_with_trace(error, world, shown=_wants_trace(words, world))
    as_json = _wants_json(words, world)
    say(json_text(as_data(told)) if as_json else _as_text(told), world)
    return told.status


def report_briefly(error: Exception, world: World, *, as_json: bool) -> int:
    """The same in one line, for one of many."""
    told = told_of(error)
    say(json_text(as_data(told)) if as_json else visible_line(told.line), world)
    return told.status


def told_of(error: Exception) -> Told:
    """A failure of any class in its parts."""
    if isinstance(error, ApiError):
        return _refused(error)
    if isinstance(error, Failure):
        told = _failed(str(error), error.code, error.status, error.hint or _doubt(error))
        places = error.places if isinstance(error, PlacesFailed) else ()
        return told._replace(operation=error.operation, places=places, doubtful=error.doubtful)
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "apigw"
        told = _failed(error.format_message(), "Usage", USAGE, f"Try '{path} --help'.")
        operation = getattr(error.ctx.command, "operation", None) if error.ctx else None
        return told._replace(operation=operation.name if operation else "")
    if isinstance(error, OSError):
        return _failed(f"cannot write the answer: {error.strerror or error}.", "Failed", FAILED)
    if isinstance(error, RecursionError):
        return _failed("the answer is nested too deeply.", "Failed", FAILED)
    if isinstance(error, MemoryError):
        return _failed("the answer is larger than the memory.", "Failed", FAILED)
    message = f"unexpected {type(error).__name__}: {error}"
    return _failed(message, _FAULT, FAILED, "This is a fault of apigw; --debug shows where.")


def told_with_trace(error: Exception, world: World, *, shown: bool) -> Told:
    """The same of the error that is being handled; its trace is shown on stderr, or not."""
    if shown:
        import traceback

        say("\n".join(map(visible_line, traceback.format_exc().splitlines())), world)
    told = told_of(error)
    return _with_trace(told, world) if told.code == _FAULT else told


def _with_trace(told: Told, world: World) -> Told:
    """Keeps the trace of what may not happen a second time, and says where it is."""
    import traceback

    from apigw_cli.cli.fault import keep_trace
    from apigw_cli.cli.masking import masked

    path = keep_trace(masked(traceback.format_exc(), world.environ).rstrip(), world.environ)
    return told._replace(hint=f"{told.hint}\nSo does {path}") if path else told


def _failed(message: str, code: str, status: int, hint: str = "") -> Told:
    return Told(f"apigw: {message}", message, code, status, hint)


def _refused(error: ApiError) -> Told:
    from apigw_cli.cli.hints import hint_for

    return Told(
        str(error),
        error.message,
        error.code,
        error.status,
        error.hint or hint_for(error) or _doubt(error),
        error.operation,
        error.http_status,
        error.request_id,
        doubtful=error.doubtful,
    )


def _doubt(error: Failure) -> str:
    return _DOUBT if error.doubtful else ""


def _wants_json(words: Sequence[str], world: World) -> bool:
    """Whether errors are data.  Read by hand: the failure may be that options cannot be read."""
    told = ""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        name, joined, value = word.partition("=")
        if name == "--error-format":
            told = value if joined else following
        elif word == "--":
            break
    told = told or world.environ.get("APIGW_ERROR_FORMAT", "")
    return told == "json" if told else bool(_setting("error_format", world) == "json")


def _wants_trace(words: Sequence[str], world: World) -> bool:
    return "--debug" in words or bool(_setting("debug", world))


def _setting(name: str, world: World) -> Any:
    """What variables and the config file say; the options may be what cannot be read."""
    from apigw_cli.cli.settings.precedence import Settings

    try:
        return Settings({}, world.environ).get(name)
    except Failure:  # told already, or worse than this one
        return None


def _as_text(told: Told) -> str:
    return "\n".join(visible_line(line) for line in (told.line, *told.hint.splitlines()))


def visible_line(line: str) -> str:
    """A line that drives no terminal."""
    from apigw_cli.output.controls import visible

    return visible(line)


def as_data(told: Told) -> dict[str, Any]:
    """A failure as one object."""
    answer: dict[str, Any] = {
        "operation": told.operation or None,
        "code": told.code,
        "message": told.message,
        "httpStatus": told.http_status,
        "requestId": told.request_id or None,
        "exitStatus": told.status,
        "hint": told.hint or None,
    }
    if told.places:
        answer["places"] = told.places
    return answer


def json_text(answer: dict[str, Any]) -> str:
    """JSON on one line."""
    import json

    return json.dumps(answer)


def say(text: str, world: World) -> None:
    """Writes a line on stderr, where somebody listens."""
    from apigw_cli.cli.masking import masked

    try:
        world.stderr.write(masked(text, world.environ) + "\n")
        world.stderr.flush()
    except (OSError, AttributeError, ValueError):  # nobody listens; the status still tells
        return

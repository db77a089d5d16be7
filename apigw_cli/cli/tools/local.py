"""``apigw local``: where the plane's state is, what it holds, serving, keeping, emptying it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from apigw_cli.cli.options import YES, SharedOption
from apigw_cli.cli.session import local_path, open_local
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.tools import local_state
from apigw_cli.cli.tools.tool import Tool, ToolGroup
from apigw_cli.cli.world import World
from apigw_cli.errors import Declined, UsageFailure

_DEFAULT_PORT = 4599
_HIGHEST_PORT = 65535

# What speaks of AWS, and of one region: all of them are meant.
_AWS = frozenset(
    {
        *("profile", "region", "endpoint_url", "no_verify_ssl", "ca_bundle", "no_sign_request"),
        *("connect_timeout", "read_timeout", "max_attempts", "local"),
    }
)
_VIEW = frozenset({"output", "query", "columns", "no_header"})


def show_path(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Prints the file's path, whether there is a file or not."""
    world.stdout.write(local_path(settings) + "\n")


def show_status(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Prints the file, its size in bytes, and how many there are of each kind, by region."""
    from apigw_cli import output
    from apigw_cli.cli.views import choose_format

    answer, query = _status(settings), settings.get("query")
    format = choose_format(settings, world, grouped=True)
    if query is not None:
        from apigw_cli.output.query import compile_query

        answer = compile_query(query)(answer)
    elif format == "table":  # a line each
        counts = answer.pop("Resources")
        answer |= {f"{one['Region']} {one['Kind']}": one["Count"] for one in counts}
    output.write(world.stdout, format, answer, output.View())


def _status(settings: Settings) -> dict[str, Any]:
    path = local_path(settings)
    parts = [part for part in (path, f"{path}-wal") if os.path.exists(part)]
    size, counts = sum(map(os.path.getsize, parts)), []
    if os.path.exists(path):
        with open_local(settings) as engine:
            counts = engine.store.transact(engine.store.counts, write=False)
    resources = [{"Region": place, "Kind": kind, "Count": count} for place, kind, count in counts]
    return {"File": path, "Bytes": size, "Resources": resources}


def reset(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """
    Deletes all that the plane holds; asks a person first.

    The file stays: a server that has it open would go on with one that nobody else sees.
    """
    path = local_path(settings)
    asks = not settings.get("yes") and world.can_ask()
    if asks and not world.hears_yes_to(f"Delete all that {path} holds?"):
        raise Declined("Nothing was deleted.", "Answer y, or give --yes.")
    if os.path.exists(path):
        with open_local(settings) as engine:
            engine.store.transact(engine.store.clear, write=True)


def serve(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Serves the plane over HTTP until it is told to stop."""
    from apigw_cli.backends.serving import serve as serve_engine

    def ready(url: str) -> None:
        world.stdout.write(f"Serving {local_path(settings)} at {url}\n")
        world.stdout.flush()

    with open_local(settings) as engine:
        serve_engine(
            engine,
            host=own["host"] or "127.0.0.1",
            port=_port(own["port"]),
            hosts=own["allow_host"] or (),
            origins=own["allow_origin"] or (),
            ready=ready,
        )


def _port(text: str | None) -> int:
    if text is None:
        return _DEFAULT_PORT
    if not (text.isascii() and text.isdigit() and int(text) <= _HIGHEST_PORT):
        raise UsageFailure(f"--port: {text!r} is not a port, 0 to {_HIGHEST_PORT}.")
    return int(text)


TOOLS = {
    "path": Tool(
        "Print the path of the state file.", "local path", show_path, ignores=_AWS | _VIEW
    ),
    "dump": Tool(
        "Write all that the local plane holds as one JSON document, to FILE or stdout.",
        "local dump state.json",
        local_state.dump,
        operand="FILE",
        ignores=_AWS | _VIEW,
    ),
    "load": Tool(
        "Replace all that the local plane holds by what FILE, or stdin, says.",
        "local load state.json",
        local_state.load,
        (YES._replace(help="Replace without asking."),),
        operand="FILE",
        ignores=_AWS | _VIEW,
    ),
    "reset": Tool(
        "Delete all that the local plane holds.",
        "local reset --yes",
        reset,
        (YES,),
        ignores=_AWS | _VIEW,
    ),
    "serve": Tool(
        "Serve the local plane to SDKs and to the AWS CLI.",
        "local serve --port 4599",
        serve,
        (
            SharedOption("host", "--host", "Address to listen on (127.0.0.1).", "ADDRESS", "Serve"),
            SharedOption(
                "port",
                "--port",
                f"Port to listen on ({_DEFAULT_PORT}); 0 picks a free one.",
                "PORT",
                "Serve",
            ),
            SharedOption(
                "allow_host",
                "--allow-host",
                "Also answer to these names.",
                "NAMES",
                "Serve",
                many=True,
            ),
            SharedOption(
                "allow_origin",
                "--allow-origin",
                "Also answer pages of these origins.",
                "URLS",
                "Serve",
                many=True,
            ),
        ),
        ignores=_AWS - {"region"} | _VIEW,  # requests that are not signed are of the region
    ),
    "status": Tool(
        "Show the state file and what it holds.",
        "local status",
        show_status,
        ignores=_AWS | {"columns", "no_header"},
    ),
}


def group() -> ToolGroup:
    """The commands about the local plane itself."""
    return ToolGroup("local", TOOLS)

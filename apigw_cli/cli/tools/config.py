"""``apigw config``: the settings that hold for a command line, and where the config file is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apigw_cli.cli.options import SharedOption
from apigw_cli.cli.settings.folders import config_path
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.settings.profile_files import config_file, credentials_file, unreadable
from apigw_cli.cli.tools.tool import Tool, ToolGroup, show_rows
from apigw_cli.cli.world import World


def show(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Prints each setting with its value and, where that is asked, its origin."""
    from apigw_cli.cli.settings.origins import every_setting

    rows = [dict(zip(_MEMBERS, said, strict=True)) for said in every_setting(settings)]
    if not own["origin"]:
        rows = [{name: row[name] for name in _MEMBERS[:2]} for row in rows]
    show_rows("Settings", _MEMBERS if own["origin"] else _MEMBERS[:2], rows, settings, world)
    _warn(settings, world)


def _warn(settings: Settings, world: World) -> None:
    """Points out what is amiss with the files of profiles."""
    for path in unreadable(world.environ):
        world.stderr.write(f"apigw: warning: {path} cannot be read as a file of profiles.\n")
    profile, origin = settings.origin("profile")
    if profile is not None and settings.read_profile() is None:
        files = " or ".join(read(world.environ) for read in (config_file, credentials_file))
        world.stderr.write(
            f"apigw: warning: there is no profile {profile!r}, which {origin} names, in {files}.\n"
        )


def show_path(settings: Settings, own: Mapping[str, Any], world: World) -> None:
    """Prints the config file's path, whether there is a file or not."""
    world.stdout.write(config_path(settings.environ) + "\n")


_MEMBERS = ("Setting", "Value", "Origin")
_ORIGIN = SharedOption(
    "origin",
    "--origin",
    "Also who says it: an option, a variable, a file's line.",
    topic="What comes out",
)
TOOLS = {
    "show": Tool(
        "Show each setting, its value, and who says it.",
        "config show --origin",
        show,
        (_ORIGIN,),
    ),
    "path": Tool("Print the path of the config file.", "config path", show_path),
}


def group() -> ToolGroup:
    """The commands about settings."""
    return ToolGroup("config", TOOLS)

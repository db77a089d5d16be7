"""Help that is about no command: one module a topic, for ``apigw help`` and for man."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apigw_cli.cli.topics.page import Topic

# Topic -> module.
TOPICS = {
    "output": "output",
    "values": "values",
    "batch-lines": "batch_lines",
    "environment": "environment",
    "exit-codes": "exit_codes",
    "aws-cli": "aws_cli",
}


def topic(name: str) -> Topic:
    """The topic of that name."""
    found: Topic = import_module(f"apigw_cli.cli.topics.{TOPICS[name]}").TOPIC
    return found

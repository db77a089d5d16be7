"""
A session of botocore's that a single command can afford.

It leaves out what costs time and cannot matter to one client of this one service: handlers for
other services, and the places to look for credentials that come after one that has them.
"""

from __future__ import annotations

import os
from typing import Any

from botocore.credentials import CredentialResolver, EnvProvider
from botocore.session import Session

from apigw_cli import __version__
from apigw_cli.backends.aws_answers import AnswerParsers
from apigw_cli.backends.aws_data import SERVICE, use_slim_data
from apigw_cli.backends.aws_roles import resolver

# This service, and those that botocore asks for credentials.
_CONCERNED = {SERVICE, "*", "sts", "sso", "sso-oidc", "signin"}


def new_session(profile: str | None, region: str | None = None) -> Session:
    """
    A session; ``profile`` only if it was asked for by flag, as it outweighs variables.

    The region is where credentials are asked for, if they are; None: botocore decides.
    """
    session = _Session(profile=profile)
    use_slim_data(session)
    session.user_agent_name = "apigw"
    session.user_agent_version = __version__
    session.register_component("response_parser_factory", AnswerParsers())
    if profile is None and os.environ.get("AWS_ACCESS_KEY_ID"):
        # First in botocore's own order.  The others are not asked, but making them takes 2 ms.
        session.register_component("credential_provider", CredentialResolver([EnvProvider()]))
    else:
        session.lazy_register_component("credential_provider", lambda: resolver(session, region))
    return session


class _Session(Session):  # type: ignore[misc]  # botocore has no types
    """
    A session without the handlers that botocore brings for other services and for documentation.

    They are four of five, and each has its signature inspected: 5 ms.
    """

    def register(self, event_name: str, *arguments: Any, **named: Any) -> None:
        """Registers a handler, if its event can happen."""
        event, _, rest = event_name.partition(".")
        if not rest or (event != "docs" and rest.partition(".")[0] in _CONCERNED):
            super().register(event_name, *arguments, **named)

"""Sending again what the service was too busy for: another's change of the same API."""

from __future__ import annotations

import random
from typing import Any

_DEFAULT_ATTEMPTS = 3  # botocore's, of its standard mode
_LONGEST_PAUSE = 20.0  # seconds


def retrying_concurrent(client: Any) -> Any:
    """
    A handler of botocore's ``needs-retry`` event for refusals that pass by themselves.

    A 409 that says "concurrent modification" changed nothing, so even a create is sent again; any
    other 409 is an answer.
    """
    most = (client.meta.config.retries or {}).get("total_max_attempts", _DEFAULT_ATTEMPTS)

    def needs_retry(attempts: int, response: Any, **_: Any) -> float | None:
        if response is None or response[0].status_code != 409 or attempts >= most:
            return None
        message = str(response[1].get("Error", {}).get("Message", ""))
        if "concurrent modification" not in message.lower():
            return None
        pause: float = random.uniform(0.1, 1.0) * 2 ** (attempts - 1)
        return min(_LONGEST_PAUSE, pause)

    return needs_retry

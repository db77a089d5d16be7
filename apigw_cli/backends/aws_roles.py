"""
Credentials of roles, kept until they expire where the AWS CLI keeps them.

Without that every command would ask for a role once more, and for the code of its MFA device.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from botocore.credentials import CredentialResolver, create_credential_resolver
from botocore.session import Session
from botocore.utils import JSONFileCache


class _Kept(JSONFileCache):  # type: ignore[misc]  # botocore has no types
    """The AWS CLI's files, as far as they can be read and written."""

    def __contains__(self, cache_key: str) -> bool:
        try:
            self[cache_key]
        except KeyError:
            return False
        return True

    def __getitem__(self, cache_key: str) -> Any:
        found = super().__getitem__(cache_key)
        held = found.get("Credentials") if isinstance(found, dict) else None
        if not isinstance(held, dict) or not isinstance(held.get("Expiration"), str):
            raise KeyError(cache_key)  # not what was written: it is asked for anew
        return found

    def __setitem__(self, cache_key: str, value: Any) -> None:
        with suppress(OSError):  # a home that cannot be written, a full disk
            super().__setitem__(cache_key, value)


def resolver(session: Session, region: str | None) -> CredentialResolver:
    """Botocore's own look for credentials; a role is asked for in the region."""
    folder = os.path.expanduser(os.path.join("~", ".aws", "cli", "cache"))
    return create_credential_resolver(session, cache=_Kept(folder), region_name=region)

"""
Credentials of roles: those that the AWS CLI has kept serve here too; none is written to a file.

So a code for an MFA device, given to the AWS CLI once, is not asked for by every command; and no
secret of the user's is on the disk because of apigw.
"""

from __future__ import annotations

import os
from typing import Any

from botocore.credentials import CredentialResolver, create_credential_resolver
from botocore.session import Session
from botocore.utils import JSONFileCache


class _Kept(JSONFileCache):  # type: ignore[misc]  # botocore has no types
    """The AWS CLI's files, read as far as they can be; what is new lasts as long as the process."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._new: dict[str, Any] = {}

    def __contains__(self, cache_key: str) -> bool:
        try:
            self[cache_key]
        except KeyError:
            return False
        return True

    def __getitem__(self, cache_key: str) -> Any:
        if cache_key in self._new:
            return self._new[cache_key]
        found = super().__getitem__(cache_key)
        held = found.get("Credentials") if isinstance(found, dict) else None
        if not isinstance(held, dict) or not isinstance(held.get("Expiration"), str):
            raise KeyError(cache_key)  # not what the AWS CLI writes: it is asked for anew
        return found

    def __setitem__(self, cache_key: str, value: Any) -> None:
        self._new[cache_key] = value


def resolver(session: Session, region: str | None) -> CredentialResolver:
    """Botocore's own look for credentials; a role is asked for in the region."""
    folder = os.path.expanduser(os.path.join("~", ".aws", "cli", "cache"))
    return create_credential_resolver(session, cache=_Kept(folder), region_name=region)

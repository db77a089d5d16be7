"""What to try after a refusal: the next command, where there is one."""

from __future__ import annotations

import re

from apigw_cli.catalogue import PLACES
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import ApiError

_DENIED = "Does the profile have the permission? See --profile."
_EXPIRED = "The credentials have expired: sign in again."
_UNKNOWN_KEYS = "Are the credentials right? See --profile."
_KEYS_OR_CLOCK = "Are the credentials right, and is the clock?"
_BY_CODE = {
    "AccessDenied": _DENIED,
    "AccessDeniedException": _DENIED,
    "ExpiredToken": _EXPIRED,
    "ExpiredTokenException": _EXPIRED,
    "InvalidClientTokenId": _UNKNOWN_KEYS,
    "InvalidSignatureException": _KEYS_OR_CLOCK,
    "NotImplementedException": "Without --local it goes to AWS.",
    "RequestExpired": _KEYS_OR_CLOCK,
    "RequestTimeTooSkewed": _KEYS_OR_CLOCK,
    "SignatureDoesNotMatch": _KEYS_OR_CLOCK,
    "TooManyRequestsException": "Wait a little; --max-attempts tries more often.",
    "UnrecognizedClientException": _UNKNOWN_KEYS,
}
_BUSY = "Another change is under way; --max-attempts tries more often."


def hint_for(error: ApiError) -> str:
    """A hint for a refusal, "" where there is none worth a line."""
    if error.code == "NotFoundException":
        return _see_list(error)
    if is_concurrent(error.code, error.message):
        return _BUSY
    return _BY_CODE.get(error.code, "")


def is_concurrent(code: str, message: str) -> bool:
    """Whether a conflict is only that someone else is changing the API: it passes by itself."""
    return code == "ConflictException" and "concurrent modification" in message.lower()


def _see_list(error: ApiError) -> str:
    """The list that shows what there is of what is missing."""
    group = _missing(error.message)
    if not group and error.operation in PLACES:
        group = PLACES[error.operation][0]
    found = GROUPS[group].commands.get("list") if group else None
    shows = found and found != error.operation  # it would not say more than it just did
    return f"'apigw {group} list' shows what there is." if shows else ""


# AWS: "Invalid API identifier specified"; the local plane: "ApiId 'x' names no API".
_WHAT = re.compile(r"(?:Invalid (?=\w+ identifier))?(\w+)")


def _missing(message: str) -> str:
    """The group of what a message begins with: in a route's refusal it may be the API."""
    found = _WHAT.match(message)
    word = found[1].lower() if found else ""
    words = (word, word.removesuffix("id"), word.removesuffix("name"))
    return next((group for group in GROUPS if group.replace("-", "") in words), "")

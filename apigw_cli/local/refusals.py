"""The refusals that rules raise, and how they show a value."""

from __future__ import annotations

from typing import Any

from apigw_cli.errors import ApiError

_SHOWN = 80  # characters of a value; more would bury the reason


def bad_request(message: str) -> ApiError:
    """Invalid or incomplete input."""
    return ApiError("BadRequestException", message)


def conflict(message: str) -> ApiError:
    """A clash with what exists."""
    return ApiError("ConflictException", message)


def not_found(noun: str, message: str) -> ApiError:
    """Something that is named does not exist; ``noun`` becomes the ResourceType."""
    return ApiError("NotFoundException", message, details={"ResourceType": title(noun)})


def too_many(limit_type: str, message: str) -> ApiError:
    """A quota is used up."""
    return ApiError("TooManyRequestsException", message, details={"LimitType": limit_type})


def title(noun: str) -> str:
    """The service's name of a noun: vpc_link -> VpcLink."""
    return noun.title().replace("_", "")


def words(noun: str) -> str:
    """A noun in a sentence: vpc_link -> VPC link."""
    spoken = noun.replace("_", " ")
    return spoken.replace("api", "API").replace("vpc", "VPC").replace("rest ", "REST ")


def shown(value: Any) -> str:
    """A value as a refusal shows it: in one line, shortened if it is long."""
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return plain(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


def plain(text: str) -> str:
    """A text in one line, without what a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)

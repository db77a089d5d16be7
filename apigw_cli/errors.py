"""Why a command ends: every class of failure, and the exit status that each one has."""

from __future__ import annotations

from collections.abc import Mapping

# The AWS CLI's own numbers, so that scripts which test for them go on working.
OK = 0
USAGE = 252  # the command line is wrong; nothing was sent
CONFIGURATION = 253  # settings, profile, credentials or region are wrong or missing
REFUSED = 254  # the service answered with an error
FAILED = 255  # anything else: no connection, time-out, full disk, a declined prompt
INTERRUPTED = 130  # SIGINT
TERMINATED = 143  # SIGTERM


class Failure(Exception):
    """
    A reason to stop.

    ``message`` is one line for the user; ``hint`` a second one with what to try, or "".
    """

    status = FAILED
    code = "Failed"
    operation = ""  # what it was about, where that is known
    doubtful = False  # a create that may have been carried out all the same

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageFailure(Failure):
    """The command line cannot be read or makes no sense."""

    status = USAGE
    code = "Usage"


class ConfigurationFailure(Failure):
    """Settings, a profile, credentials or a region are wrong or missing."""

    status = CONFIGURATION
    code = "Configuration"


class Declined(Failure):
    """The user was asked and did not say yes."""

    code = "Declined"


class Unreachable(Failure):
    """No answer, or none that can be read: refused, timed out, cut, not the service's form."""

    code = "Unreachable"


class PlacesFailed(Failure):
    """
    Some of the regions and profiles that were asked did not answer; the others' answers are shown.

    ``places`` has the facts of each as JSON tells them; the hint a line for each.
    """

    code = "PlacesFailed"

    def __init__(
        self, message: str, hint: str, *, status: int, places: list[dict[str, object]]
    ) -> None:
        super().__init__(message, hint)
        self.status = status
        self.places = places


class ApiError(Failure):
    """
    The service, or the local plane, refused an operation.

    ``code`` is the service's exception: NotFoundException.  ``details`` are further members of the
    refusal: ResourceType, LimitType.  The message is the service's own.
    """

    status = REFUSED

    def __init__(
        self,
        code: str,
        message: str,
        *,
        operation: str = "",
        http_status: int | None = None,
        request_id: str = "",
        retries: str = "",
        details: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.operation = operation
        self.http_status = http_status if http_status is not None else HTTP_STATUS.get(code)
        self.request_id = request_id
        self.retries = retries  # botocore's words for how often it tried, "" if once
        self.details = dict(details or {})

    def __str__(self) -> str:
        """The first line of a refusal, as the AWS CLI words it."""
        called = f"when calling the {self.operation} operation{self.retries}"
        return f"An error occurred ({self.code}) {called}: {self.message}"


# The refusals that the service models, and the HTTP status of each.
HTTP_STATUS = {
    "BadRequestException": 400,
    "AccessDeniedException": 403,
    "NotFoundException": 404,
    "ConflictException": 409,
    "TooManyRequestsException": 429,  # LimitExceededException in the API reference
}

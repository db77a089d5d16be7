"""What botocore raises, in our classes; and the answers that it would take and we do not."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from botocore import exceptions as botocore_errors

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation
from apigw_cli.errors import (
    ApiError,
    ConfigurationFailure,
    Failure,
    Unreachable,
    UsageFailure,
)

# Error pages of proxies are long; a line of them tells as much.
_LONGEST_MESSAGE = 1000

# Nothing was sent, or the service says that it did nothing: a create may be sent again.
_NOT_SENT = (
    botocore_errors.EndpointConnectionError,
    botocore_errors.ConnectTimeoutError,
    botocore_errors.ProxyConnectionError,
)
_THROTTLED = 429

_NO_ANSWER = (
    botocore_errors.HTTPClientError,
    botocore_errors.ConnectionError,  # TLS, proxies, and the time for a connection among them
    botocore_errors.IncompleteReadError,
)
# Refusals that a wrong clock brings, and seconds that the service lets a clock be wrong.
_OF_TIME = (
    *("InvalidSignatureException", "RequestExpired", "RequestInTheFuture"),
    *("RequestTimeTooSkewed", "SignatureDoesNotMatch"),
)
_TOLERATED = 60.0
_IN_OUR_WORDS = (
    "An HTTP Client raised an unhandled exception",  # urllib3's own faults over odd answers
    "The answer cannot be read",
)
_URL = "Write it as https://host:port"
_LOG_IN = "Log in again: aws sso login, with the profile."
_HINTS = {
    botocore_errors.NoCredentialsError: "Set AWS_PROFILE or AWS_ACCESS_KEY_ID, or use --local.",
    botocore_errors.NoRegionError: "Give --region, or set AWS_REGION.",
    botocore_errors.SSLError: "Name the right certificates by --ca-bundle FILE.",
    botocore_errors.SSOError: _LOG_IN,
    botocore_errors.TokenRetrievalError: _LOG_IN,
}


def refusal(operation: Operation, error: botocore_errors.ClientError) -> ApiError:
    """The service's refusal, with everything that it said."""
    answer: dict[str, Any] = dict(error.response)
    told = answer.get("Error", {})
    about = answer.get("ResponseMetadata", {})
    retries = re.search(r" \(reached max retries: \d+\)", str(error))
    refused = ApiError(
        str(told.get("Code", "Unknown")),
        _one_line(str(told.get("Message", "Unknown"))),
        operation=error.operation_name or operation.name,  # may be that of a role
        http_status=about.get("HTTPStatusCode"),
        request_id=about.get("RequestId", ""),
        retries=retries[0] if retries else "",
        details={name: answer[name] for name in ("ResourceType", "LimitType") if name in answer},
    )
    if refused.code in _OF_TIME:
        refused.hint = _clock_hint(about.get("HTTPHeaders", {}).get("date", ""))
    return refused


def _clock_hint(date: str) -> str:
    """How far this machine's clock is off, by the date of the service's answer; "" if it is not."""
    import time
    from email.utils import mktime_tz, parsedate_tz

    parts = parsedate_tz(date)
    if parts is None:
        return ""
    try:
        ahead = time.time() - mktime_tz(parts)
    except (OverflowError, ValueError):  # a year that no clock has
        return ""
    if abs(ahead) < _TOLERATED:
        return ""
    minutes, hours = abs(ahead) / 60, abs(ahead) / 3600
    off = f"{minutes:.0f} minutes" if minutes < 120 else f"{hours:.0f} hours"
    return f"This machine's clock is {off} {'ahead' if ahead > 0 else 'behind'}: set it right."


def failure(error: Exception) -> Failure:
    """Whatever else botocore raises."""
    message = _one_line(str(error))
    hint = next((text for kind, text in _HINTS.items() if isinstance(error, kind)), "")
    if isinstance(error, botocore_errors.ParamValidationError):
        return UsageFailure(message)
    if isinstance(error, botocore_errors.SSLError) and "[Errno 2]" in message:
        hint = "Is the file there that AWS_CA_BUNDLE, or ca_bundle of the profile, names?"
    if quotes_a_secret(error):
        return ConfigurationFailure(
            "The credentials hold a character that a request cannot.",
            "Look for line breaks in AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN.",
        )
    if isinstance(error, _NO_ANSWER):
        return Unreachable(message.replace(*_IN_OUR_WORDS), hint)
    if isinstance(error, (botocore_errors.BotoCoreError, FileNotFoundError, PermissionError)):
        return ConfigurationFailure(message, hint)  # the latter two of a token's file
    if isinstance(error, RuntimeError) and "still expired" in message:
        return ConfigurationFailure(message, "Is the clock of this machine right?")
    return Unreachable(f"The answer cannot be read: {type(error).__name__}: {message}")


def misconfigured(error: Exception, endpoint_option: str | None) -> Failure:
    """What else a client cannot be made with, besides what botocore has a class for."""
    message = _one_line(str(error))
    if not message.startswith(("Invalid endpoint", "Invalid IPv6 URL")):
        of_process = isinstance(error, (json.JSONDecodeError, FileNotFoundError, PermissionError))
        return ConfigurationFailure(
            f"The settings for AWS cannot be used: {message}.",
            "Does the profile's credential_process run, and print JSON?" if of_process else "",
        )
    if endpoint_option is not None:
        return UsageFailure(f"--endpoint-url: {endpoint_option!r} is no URL of a server.", _URL)
    return ConfigurationFailure(f"{message}.", f"AWS_ENDPOINT_URL or the profile has it. {_URL}")


def no_region(text: str | None, origin: str) -> Failure:
    """The refusal of what botocore does not take for a region."""
    if origin.startswith("--"):
        return UsageFailure(f"{origin}: {text!r} is no region.", "Example: eu-west-1")
    return ConfigurationFailure(f"{origin or 'The profile'}: {text!r} is no region.")


def of_role(operation: Operation, error: Exception) -> Failure | None:
    """The refusal of a profile's role by botocore, which reads as one of the operation."""
    if not isinstance(error, botocore_errors.ParamValidationError):
        return None
    named = re.findall(r'(?:parameter |in input: ")([A-Za-z]+)', str(error))
    if not named or {member.name for member in operation.inputs} & set(named):
        return None
    return ConfigurationFailure(
        f"The role of the profile cannot be taken: {_one_line(str(error))}",
        "Look at role_arn and what belongs to it in the AWS configuration files.",
    )


def check_bundle(path: str) -> None:
    """Refuses a file of certificates that cannot be read, before any server is met."""
    try:
        open(path, "rb").close()
    except (OSError, ValueError) as error:  # the latter for a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageFailure(f"--ca-bundle: cannot read {path!r}: {reason}.") from error


def check_endpoint(url: str) -> None:
    """Raises ValueError, as botocore does, for what it takes and then fails to send to."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, half of an IPv6 address
        fine = False
    if not fine:
        raise ValueError(f"Invalid endpoint: {url}")


def quotes_a_secret(error: Exception) -> bool:
    """Whether a message quotes a header: those that can be wrong hold the credentials."""
    return "Invalid header value" in str(error)


def may_have_arrived(error: Exception) -> bool:
    """Whether the service may have done what failed so."""
    if isinstance(error, botocore_errors.ClientError):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return int(status) >= 500
    if isinstance(error, botocore_errors.SSLError):
        return "CERTIFICATE_VERIFY_FAILED" not in str(error)  # before anything is sent
    if isinstance(error, Unreachable):  # an answer that came, and is none
        return True
    return isinstance(failure(error), Unreachable) and not isinstance(error, _NOT_SENT)


def stop_second_create(operation: Any, response: Any, caught_exception: Any, **_: Any) -> None:
    """
    Ends botocore's retrying of a create that may have arrived.

    A handler of its ``needs-retry`` event cannot say no in every version, but it may raise.
    """
    if not catalogue.operation(operation.name).creates:
        return
    if caught_exception is not None:
        if not isinstance(caught_exception, _NOT_SENT):
            raise caught_exception
    elif response[0].status_code >= 500:
        raise botocore_errors.ClientError(response[1], operation.name)


def check_answer(http_response: Any, parsed: dict[str, Any], model: Any, **_: Any) -> None:
    """Refuses a success without a JSON object in it: botocore would take it for an empty answer."""
    members = parsed.keys() - {"ResponseMetadata"}
    if members or http_response.status_code >= 300:
        return
    content: bytes = http_response.content
    length = http_response.headers.get("content-length", "")
    if length.isdigit() and len(content) < int(length) and http_response.status_code != 204:
        raise Unreachable(
            f"The answer to {model.name} was cut off after {len(content)} of {length} bytes."
        )
    if not catalogue.operation(model.name).answer and not content:
        return
    try:
        if isinstance(json.loads(content), dict):
            return
    except ValueError:
        pass
    shown = _one_line(http_response.text)[:60]
    raise Unreachable(
        f"The answer to {model.name} is not the service's: {shown!r}.",
        "Does --endpoint-url name an API Gateway V2 endpoint?",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_MESSAGE]

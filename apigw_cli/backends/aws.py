"""
AWS, through botocore.

boto3 itself is not imported: its session adds 16 to 35 ms to every command over botocore's, and of
what it offers a command needs only the client, which is botocore's anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, Protocol

from botocore import UNSIGNED
from botocore import exceptions as botocore_errors
from botocore.config import Config
from botocore.session import Session

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.backends.aws_data import SERVICE
from apigw_cli.backends.aws_failures import (
    check_answer,
    check_bundle,
    check_endpoint,
    failure,
    may_have_arrived,
    misconfigured,
    no_region,
    of_role,
    quotes_a_secret,
    refusal,
    stop_second_create,
)
from apigw_cli.backends.aws_lean import new_session
from apigw_cli.backends.aws_patience import Patience
from apigw_cli.backends.aws_retries import retrying_concurrent
from apigw_cli.backends.aws_sessions import Sessions
from apigw_cli.catalogue.records import Operation
from apigw_cli.errors import Failure
from apigw_cli.record import NamedTuple

_DEFAULT_TIMEOUT = 60.0  # seconds, botocore's own


@contextmanager
def aws(settings: AwsSettings) -> Iterator[Send]:
    """A client for the settings' profile, region and endpoint."""
    with _failures_told(settings):
        client = _client(settings)
    patience = Patience(_timeout(settings.get("read_timeout")))
    patience.watch(client, SERVICE)
    client.meta.events.register(f"before-send.{SERVICE}", lambda **_: settings.begun())

    def send(operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
        method = getattr(client, catalogue.kebab(operation.name).replace("-", "_"))
        try:
            answer: dict[str, Any] = method(**params)
            if operation.answers_document:  # read here, where a cut connection is told as one
                with patience.document(), closing(answer["body"]) as body:
                    answer["body"] = body.read()
        except Exception as error:  # its parsers raise what they meet in an answer of odd types
            told = _told(operation, error)
            told.doubtful = operation.creates and may_have_arrived(error)
            if told is error:
                raise
            raise told from (None if quotes_a_secret(error) else error)
        answer.pop("ResponseMetadata", None)
        return answer

    try:
        yield send
    finally:
        client.close()


def _told(operation: Operation, error: Exception) -> Failure:
    if isinstance(error, Failure):
        return error
    if isinstance(error, botocore_errors.ClientError):
        return refusal(operation, error)
    return of_role(operation, error) or failure(error)


class Place(NamedTuple):
    """Where requests go."""

    endpoint: str  # https://apigateway.us-east-1.amazonaws.com
    region: str


def place(settings: AwsSettings) -> Place:
    """Where requests would go.  Nothing is sent, and no credentials are looked for."""
    with _failures_told(settings):
        client = _client(settings, aws_access_key_id="none", aws_secret_access_key="none")
    client.close()
    return Place(client.meta.endpoint_url.rstrip("/"), client.meta.region_name)


@contextmanager
def _failures_told(settings: AwsSettings) -> Iterator[None]:
    """What a client cannot be made with, in our classes."""
    try:
        yield
    except botocore_errors.InvalidRegionError as error:
        raise no_region(*settings.origin("region")) from error
    except botocore_errors.BotoCoreError as error:
        raise failure(error) from error
    except (OSError, ValueError) as error:  # a credential process, AWS_MAX_ATTEMPTS=many
        raise misconfigured(error, settings.get("endpoint_url")) from error


class AwsSettings(Protocol):
    """What is asked of the settings: see cli.settings, which no backend imports."""

    environ: Mapping[str, str]
    begun: Callable[[], None]

    def get(self, name: str, /) -> Any: ...

    def origin(self, name: str, /) -> tuple[Any, str]: ...

    def tell(self, line: str, /) -> None: ...

    @property
    def kept(self) -> dict[str, Any]: ...


def _client(settings: AwsSettings, **credentials: str) -> Any:
    sessions: Sessions = settings.kept.setdefault("sessions", Sessions())
    profile, region = _profile(settings), settings.get("region")
    if region == "":
        raise no_region(*settings.origin("region"))
    with sessions.of(profile, lambda: new_session(profile, region)) as session:
        client = session.create_client(
            SERVICE,
            region_name=region,
            endpoint_url=settings.get("endpoint_url"),
            verify=_verify(settings),
            config=_config(session, settings),
            **credentials,
        )
    check_endpoint(client.meta.endpoint_url)
    # Before botocore's own handler of the same event, which would send again.
    client.meta.events.register_first(f"needs-retry.{SERVICE}", stop_second_create)
    client.meta.events.register(f"needs-retry.{SERVICE}", retrying_concurrent(client))
    client.meta.events.register(f"after-call.{SERVICE}", check_answer)
    if settings.get("debug"):
        _tell_attempts(client, settings)
    return client


def _tell_attempts(client: Any, settings: AwsSettings) -> None:
    """A line for each request and each answer.  Headers hold the credentials: none is told."""

    def sent(request: Any, **_: Any) -> None:
        settings.tell(f"{request.method} {request.url}")

    def answered(response_dict: dict[str, Any], **_: Any) -> None:
        request_id = response_dict["headers"].get("x-amzn-requestid", "none")
        settings.tell(f"status {response_dict['status_code']}, request id {request_id}")

    client.meta.events.register(f"before-send.{SERVICE}", sent)
    client.meta.events.register(f"before-parse.{SERVICE}", answered)


def _profile(settings: AwsSettings) -> str | None:
    """By flag; AWS_PROFILE botocore reads itself, and lets keys in the environment outweigh it."""
    profile, origin = settings.origin("profile")
    return profile if origin == "--profile" else None


def _verify(settings: AwsSettings) -> bool | str | None:
    if not settings.get("no_verify_ssl"):
        bundle: str | None = settings.get("ca_bundle")
        if bundle is not None:
            check_bundle(bundle)
        return bundle
    import warnings

    # The user has said that it may be so; once a request is too often to hear it again.
    warnings.filterwarnings("ignore", "Unverified HTTPS request")
    return False


def _config(session: Session, settings: AwsSettings) -> Config:
    options: dict[str, Any] = {
        "connect_timeout": _timeout(settings.get("connect_timeout")),
        "read_timeout": _timeout(settings.get("read_timeout")),
    }
    if settings.get("no_validate"):
        options["parameter_validation"] = False
    if settings.get("no_sign_request"):
        options["signature_version"] = UNSIGNED
    retries: dict[str, Any] = {}
    if session.get_config_variable("retry_mode") in (None, "legacy"):
        retries["mode"] = "standard"
    if settings.get("max_attempts") is not None:
        retries["total_max_attempts"] = settings.get("max_attempts")
    if retries:
        options["retries"] = retries
    return Config(**options)


def _timeout(seconds: float | None) -> float | None:
    return _DEFAULT_TIMEOUT if seconds is None else seconds or None

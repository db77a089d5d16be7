"""
A plugin of pytest that has the tests of the engine speak to it through boto3 and a server.

``pytest tests/local -p tests.served.over_the_wire``: every rule and every refusal that they know
then holds for an SDK too, by exception, status and message.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from botocore import UNSIGNED, xform_name
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator

from apigw_cli.catalogue.records import Operation
from apigw_cli.errors import ApiError, Failure
from apigw_cli.local.app import App, Receive, Send
from apigw_cli.local.engine import Engine
from tests.local import plane
from tests.served.ways import as_text, client

_DETAILS = ("ResourceType", "LimitType")


class Server:
    """A server, in a thread of this process, of whichever engine is asked at the time."""

    def __init__(self) -> None:
        self.app: App | None = None
        self.boto: Any = None

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        assert self.app is not None
        await self.app(scope, receive, send)

    @contextmanager
    def running(self) -> Iterator[None]:
        # With its protocol named, or asyncio leaves each answer waiting for an acknowledgement.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(self, lifespan="off", log_level="critical", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        # Neither checked nor signed: what boto3 would not send is refused all the same, and the
        # region is the engine's.
        self.boto = client(url, parameter_validation=False, signature_version=UNSIGNED)
        yield
        server.should_exit = True
        thread.join()


_server = Server()


class DistantEngine(Engine):
    """An engine that is asked over the wire, and in all else is the one that it was made of."""

    def __init__(self, near: Engine) -> None:
        self.__dict__ = near.__dict__

    def send(self, operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
        if unsayable := _unsayable(operation, params):
            pytest.skip(unsayable)
        near = Engine.__new__(Engine)
        near.__dict__ = self.__dict__
        _server.app = App(near)
        try:
            answer = getattr(_server.boto, xform_name(operation.name))(**params)
        except ClientError as error:
            raise _refusal(operation, error) from None
        except UnicodeEncodeError as error:
            pytest.skip(str(error))
        del answer["ResponseMetadata"]
        if operation.answers_document:
            return {"body": answer["body"].read()}
        if operation.paged:  # the model has the token before the rules
            answer = dict(sorted(answer.items(), key=lambda pair: pair[0] == "NextToken"))
        return dict(as_text(answer))


def _unsayable(operation: Operation, params: dict[str, Any]) -> str:
    """Why no SDK can say it: of another type than the model's, or nothing where a URI has a gap."""
    shape = _server.boto.meta.service_model.operation_model(operation.name).input_shape
    given = {name: value for name, value in params.items() if value is not None}
    report = ParamValidator().validate(given, shape).generate_report() if shape else ""
    if "Invalid type" in report:
        return report
    for member in operation.inputs:
        place, value = operation.place(member), given.get(member.name)
        if (place == "path" and not value) or (place == "query" and value == []):
            return f"{member.name} is empty in the {place}"
    return ""


def _refusal(operation: Operation, error: ClientError) -> Failure:
    """What boto3 raised, as the engine raises it."""
    told = error.response
    code, typed = told["Error"]["Code"], type(error).__name__
    if told["ResponseMetadata"]["HTTPStatusCode"] == 500:
        return Failure(told["Error"]["Message"])
    assert typed == code, f"{code} arrived as {typed}"
    return ApiError(
        code,
        told["Error"]["Message"],
        operation=operation.name,
        http_status=told["ResponseMetadata"]["HTTPStatusCode"],
        details={name: told[name] for name in _DETAILS if name in told},
    )


class DistantPlane(plane.Plane):
    """The tests' plane, asked over the wire."""

    def __init__(self, path: Path, **settings: Any) -> None:
        super().__init__(path, **settings)
        self.engine = DistantEngine(self.engine)


plane.Plane = DistantPlane  # type: ignore[misc]  # before the tests and their fixtures import it


@pytest.fixture(scope="session", autouse=True)
def _served() -> Iterator[None]:
    with _server.running():
        yield

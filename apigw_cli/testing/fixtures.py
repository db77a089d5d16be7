"""The pytest fixtures: one server a process, and an empty plane, or a loaded one, for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from apigw_cli.testing.plane import CREDENTIALS, Plane, State, serve_plane


@pytest.fixture(scope="session")
def _apigw_served() -> Iterator[Plane]:
    with serve_plane() as plane:
        yield plane


@pytest.fixture(scope="session")
def _apigw_one_client(_apigw_served: Plane) -> Iterator[Any]:
    # Making a client takes longer than most tests.
    client = _apigw_served.client()
    yield client
    client.close()


@pytest.fixture
def apigw_state() -> State | None:
    """
    What the plane holds as a test begins: nothing.

    Define a fixture of this name, in a ``conftest.py``, a module or a class, that returns a dump
    or the file of one; a path counts from pytest's root directory.
    """
    return None


@pytest.fixture
def apigw_plane(
    _apigw_served: Plane, apigw_state: State | None, pytestconfig: pytest.Config
) -> Plane:
    """A plane of the test's own, served at ``.url``: empty, or as ``apigw_state`` says."""
    if apigw_state is None:
        _apigw_served.reset()
    elif isinstance(apigw_state, Mapping):
        _apigw_served.load(apigw_state)
    else:
        _apigw_served.load(pytestconfig.rootpath / apigw_state)
    return _apigw_served


@pytest.fixture
def apigw_client(apigw_plane: Plane, _apigw_one_client: Any) -> Any:
    """A boto3 client of ``apigw_plane`` in us-east-1."""
    return _apigw_one_client


@pytest.fixture
def apigw_environment(apigw_plane: Plane, monkeypatch: pytest.MonkeyPatch) -> Plane:
    """
    ``apigw_plane``, for code that makes clients of its own.

    While the test runs, the environment leads boto3, other SDKs and the AWS CLI to the plane, with
    credentials of nobody and, unless it names one, in us-east-1.
    """
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ENDPOINT_URL_APIGATEWAYV2", apigw_plane.url)
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name.upper(), value)
    _set_region(monkeypatch)
    return apigw_plane


def _set_region(monkeypatch: pytest.MonkeyPatch) -> None:
    # boto3 reads one, others the other.
    names = ("AWS_DEFAULT_REGION", "AWS_REGION")
    told = next((os.environ[name] for name in names if os.environ.get(name)), "us-east-1")
    for name in names:
        if not os.environ.get(name):
            monkeypatch.setenv(name, told)

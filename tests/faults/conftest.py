"""Processes to stop, and servers to stop them at."""

from tests.aws.conftest import server
from tests.conventions.conftest import spawn, stalling_server

__all__ = ["server", "spawn", "stalling_server"]

"""
A local plane for test-suites: ``serve_plane``, and as a pytest plugin the fixtures around it.

``pytest_plugins = ["apigw_cli.testing"]`` in the topmost ``conftest.py`` brings ``apigw_plane``,
``apigw_client``, ``apigw_environment`` and ``apigw_state``; ``pytest --fixtures`` tells of each.
Serving needs uvicorn: ``pip install 'apigw-cli[serve]'``.
"""

from apigw_cli.testing.plane import Plane, State, serve_plane

__all__ = ["Plane", "State", "serve_plane"]

pytest_plugins = ("apigw_cli.testing.fixtures",)

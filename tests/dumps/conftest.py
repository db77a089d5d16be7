"""The planes that the tests of the engine have."""

from tests.local.conftest import empty_state, open_plane

__all__ = ["empty_state", "open_plane"]

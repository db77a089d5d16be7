"""A local plane of each test's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from apigw_cli.local.store import Store
from tests.local.plane import Plane


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state file with nothing in it; copying one is much faster than making one."""
    path = tmp_path_factory.mktemp("state") / "local.db"
    Store(str(path)).close()
    return path


@pytest.fixture
def open_plane(tmp_path: Path, empty_state: Path) -> Iterator[Callable[..., Plane]]:
    """Opens planes, with settings of the engine; all on the test's one file unless told."""
    opened = []

    def opener(path: Path | None = None, **settings: Any) -> Plane:
        file = path or tmp_path / "local.db"
        if not file.exists():
            shutil.copyfile(empty_state, file)
        opened.append(Plane(file, **settings))
        return opened[-1]

    yield opener
    for plane in opened:
        plane.engine.close()


@pytest.fixture
def plane(open_plane: Callable[..., Plane]) -> Plane:
    return open_plane()

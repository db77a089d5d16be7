"""The state file: its making, its refusals, and what is kept in it."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from apigw_cli.backends.local import open_engine
from apigw_cli.errors import CONFIGURATION, FAILED, Failure
from apigw_cli.local import storefile
from apigw_cli.local.store import Store
from tests.local.plane import Plane


def refusal(path: Path) -> Failure:
    """Why a file cannot be opened; and that opening it changed not one byte."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Failure) as caught:
        open_engine(path)
    assert before is None or path.read_bytes() == before
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value


def test_the_file_and_its_folders_are_the_user_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "local.db"
    mask = os.umask(0)
    try:
        open_engine(path).close()
    finally:
        os.umask(mask)

    modes = [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent, tmp_path / "a")]
    assert modes == [0o600, 0o700, 0o700]


def test_a_relative_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    open_engine("local.db").close()

    assert (tmp_path / "local.db").is_file()


def test_one_file_is_left_when_all_is_closed(tmp_path: Path) -> None:
    with open_engine(tmp_path / "local.db"):
        pass

    assert [path.name for path in tmp_path.iterdir()] == ["local.db"]


def test_an_empty_file_becomes_a_state_file(tmp_path: Path) -> None:
    path = tmp_path / "local.db"
    path.touch()

    open_engine(path).close()

    assert path.read_bytes().startswith(b"SQLite format 3")


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (a)")
    db.commit()
    db.close()

    failure = refusal(path)

    assert (failure.status, "another program" in failure.message) == (CONFIGURATION, True)
    assert failure.hint == "name another file in APIGW_LOCAL_DB"


@pytest.mark.parametrize("pragma", ["application_id = 7", "user_version = 7"])
def test_a_file_that_another_program_marked_is_refused(tmp_path: Path, pragma: str) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA {pragma}")
    db.close()

    assert "another program" in refusal(path).message


@pytest.mark.parametrize("content", [b"hello, world\n" * 100, b"x", bytes(4096)])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)

    failure = refusal(path)

    assert (failure.status, "not an apigw state file" in failure.message) == (CONFIGURATION, True)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "local.db"
    open_engine(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 999")
    db.close()

    failure = refusal(path)

    assert (failure.status, "newer apigw" in failure.message) == (CONFIGURATION, True)
    assert "999" in failure.message
    assert "update apigw" in failure.hint


def test_an_older_file_is_lifted_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "local.db"
    with Plane(path).engine as engine:
        engine.store.insert("us-east-1/apis", "a", {"Name": "kept"}, key=None, rank=0)
    now = storefile.VERSION
    monkeypatch.setattr(storefile, "VERSION", now + 2)
    steps = {now: "CREATE TABLE one (a); CREATE TABLE two (b)", now + 1: "DROP TABLE one"}
    monkeypatch.setattr(storefile, "MIGRATIONS", steps)

    for _ in range(2):  # the second opening has nothing to do
        store = Store(str(path))
        kept = store.get("us-east-1/apis", "a", 0)
        store.close()

    assert kept is not None
    assert kept.body == {"Name": "kept"}
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (now + 2,)
    assert db.execute("SELECT name FROM sqlite_master WHERE name IN ('one', 'two')").fetchall() == [
        ("two",)
    ]
    db.close()


def test_a_file_of_the_first_format_is_lifted_to_the_present_one(tmp_path: Path) -> None:
    path = tmp_path / "local.db"
    with Plane(path).engine as engine:
        engine.store.insert("us-east-1/apis", "a", {"Name": "kept"}, key=None, rank=0)
    db = sqlite3.connect(path)  # the first format had all but these
    db.executescript("DROP TABLE answered; DROP TABLE run; PRAGMA user_version = 1")
    db.close()

    with Plane(path).engine as engine:
        engine.store.runs.begin("r", "f", 1.0)
        kept = engine.store.get("us-east-1/apis", "a", 0)

    assert kept is not None
    assert kept.body == {"Name": "kept"}


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "local.db"
    open_engine(path).close()
    now = storefile.VERSION
    monkeypatch.setattr(storefile, "VERSION", now + 1)
    monkeypatch.setattr(storefile, "MIGRATIONS", {now: "CREATE TABLE one (a); NONSENSE"})

    with pytest.raises(Failure):
        Store(str(path))

    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (now,)
    assert db.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'one'").fetchone() == (0,)
    db.close()


def test_a_directory_is_refused(tmp_path: Path) -> None:
    failure = refusal(tmp_path)

    assert (failure.status, "is a directory" in failure.message) == (CONFIGURATION, True)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    failure = refusal(tmp_path / "file" / "local.db")

    assert failure.status == CONFIGURATION


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "local.db"
    open_engine(path).close()
    path.chmod(0o400)

    failure = refusal(path)

    assert (failure.status, "is read-only" in failure.message) == (CONFIGURATION, True)
    assert failure.hint.startswith("chmod u+w")


def test_a_full_disk_changes_nothing(plane: Plane) -> None:
    kept = plane.api()
    pages = plane.rows("PRAGMA page_count")[0][0]
    plane.rows(f"PRAGMA max_page_count = {pages + 1}")  # as SQLite sees a disk that is full

    with pytest.raises(Failure) as caught:
        [plane.api(Description="d" * 1024) for _ in range(20)]

    assert (caught.value.status, "is full" in caught.value.message) == (FAILED, True)
    before = plane.items("GetApis")
    with pytest.raises(Failure):
        plane.api(Target="https://example.com", Description="d" * 1024)
    assert plane.items("GetApis") == before
    assert before[0]["ApiId"] == kept


def test_an_error_inside_a_request_undoes_it(plane: Plane) -> None:
    def half() -> None:
        plane.store.insert("us-east-1/apis", "half", {}, key=None, rank=0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plane.store.transact(half, write=True)

    assert plane.everything() == []
    assert plane.api()


def test_a_reader_does_not_wait_for_a_writer(open_plane: Callable[..., Plane]) -> None:
    writer, reader = open_plane(), open_plane()
    api = writer.api()
    seen = []

    def write_and_look() -> None:
        writer.store.insert("us-east-1/apis", "new", {}, key=None, rank=0)
        seen.append([row["ApiId"] for row in reader.items("GetApis")])

    writer.store.transact(write_and_look, write=True)

    assert seen == [[api]]


def test_regions_do_not_see_each_other(open_plane: Callable[..., Plane]) -> None:
    here, there = open_plane(), open_plane(region="eu-west-1")
    api = here.api()
    away = here.engine.in_region("eu-west-1")

    assert there.refused("GetApi", ApiId=api).http_status == 404
    assert there.items("GetApis") == []
    assert there.send("GetApi", ApiId=there.api())["ApiEndpoint"].endswith(
        "execute-api.eu-west-1.amazonaws.com"
    )
    assert (away.region, here.engine.region) == ("eu-west-1", "us-east-1")
    assert here.store.counts() == [("eu-west-1", "apis", 1), ("us-east-1", "apis", 1)]


def test_two_planes_on_one_file_see_each_other_at_once(open_plane: Callable[..., Plane]) -> None:
    first, second = open_plane(), open_plane()

    api = first.api()
    second.send("UpdateApi", ApiId=api, Name="b")

    assert first.send("GetApi", ApiId=api)["Name"] == "b"


def test_an_engine_closes_its_file(tmp_path: Path) -> None:
    with open_engine(tmp_path / "local.db") as engine:
        pass

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        engine.store.transact(lambda: None, write=False)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT seq, place, id, body FROM entry WHERE place = 'p' AND id = 'i'",
        "SELECT seq FROM entry WHERE place = 'p' AND key = 'k'",
        "SELECT seq FROM entry WHERE place = 'p' AND (rank, seq) > (0, 5)"
        " AND (gone IS NULL OR gone > 1) ORDER BY rank, seq LIMIT 100",
        "DELETE FROM entry WHERE (place = 'p' AND id = 'i' OR place >= 'p/' AND place < 'p0')",
        "SELECT source FROM link WHERE target = 5 ORDER BY source LIMIT 10",
        "DELETE FROM past WHERE api = 'a'",
    ],
)
def test_every_query_has_an_index(plane: Plane, sql: str) -> None:
    plan = [row[3] for row in plane.rows(f"EXPLAIN QUERY PLAN {sql}")]

    assert not any(step.startswith("SCAN") or "TEMP B-TREE" in step for step in plan), plan

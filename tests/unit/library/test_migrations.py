"""Libraries of every version so far are opened: brought up to date whole, behind a checked copy, or left alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from readinglist import edits
from readinglist.errors import CannotWrite
from readinglist.library import SCHEMA_VERSION, Library, database
from readinglist.library.database import APPLICATION_ID
from readinglist.library.migrations import migrations
from readinglist.records import Place, Sort, Status

DATA = Path(__file__).parents[2] / "data"
NEXT = SCHEMA_VERSION + 1


def build(version: int, path: Path) -> None:
    """A library as that version wrote it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((DATA / f"library_v{version}.sql").read_text(encoding="utf-8"))


def test_there_is_a_library_of_every_version() -> None:
    versions = {int(path.stem.removeprefix("library_v")) for path in DATA.glob("library_v*.sql")}
    assert versions == set(range(1, SCHEMA_VERSION + 1))
    assert len(migrations._migrations) == SCHEMA_VERSION


def test_a_library_of_version_1_opens_with_all_that_it_held(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    build(1, path)
    with Library.open(path) as library:
        papers = {p.id: p for p in library.papers.load(library.papers.ids(Place(), Sort()))}
        assert list(papers) == [1, 2, 3]
        first, second, third = papers.values()
        assert first.title == "Flows that find shortest paths"
        assert first.authors == ("Ada Byron", "Emmy Noether", "Mary Somerville")
        assert (first.marked, first.tags, first.cite_key) == (True, ("to discuss",), "byronFlowsThatFind2024")
        assert (second.date, second.et_al, second.status) == ("--10-20", True, Status.READING)
        assert second.note == "See *section 3*.\nIt's new."
        assert (third.title, third.corrected) == ("Sums of many small errors, corrected", {"title"})
        assert third.tags == ("Größe: 10% “rund”",)
        assert [(i.name, i.records, i.new, i.merged) for i in library.imports.all()] == [
            ("Pasted page", 2, 2, 0),
            ("Mary Somerville", 2, 1, 1),
        ]
        assert library.imports.all()[0].warnings == ("The page says 3 papers; 2 are there.",)
        assert [line.number for line in library.imports.all()[0].unread] == [1, 2, 18]
        assert library.imports.source_text(1).splitlines()[4] == "Flows that find shortest paths"
        assert [(p.import_id, p.lines["title"]) for p in library.sources.provenance(1)] == [(1, (5, 5)), (2, (2, 2))]
        # What was taken back then can be brought back now, and what was merged can be taken apart.
        edits.apply(library, edits.TakeBackImport(2))
        assert library.papers.load([1])[0].authors == ("Ada Byron", "Emmy Noether")
        edits.apply(library, edits.Correct(3, {"title": None}))
        assert library.papers.load([3])[0].title == "Sums of many small errors"


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_library_of_each_version_takes_other_ids_and_is_shaped_like_a_new_one(version: int, tmp_path: Path) -> None:
    path, said = tmp_path / "library.db", ("openreview:rJl-b3RcF7", "acl:P18-1001")
    build(version, path)
    with Library.open(path) as library, Library.open(tmp_path / "new.db") as new:
        before = {p.id: p.other_ids for p in library.papers.load(library.papers.ids(Place(), Sort()))}
        assert before == {1: (), 2: ("openreview:rJl-b3RcF7", "pmid:123456") if version >= 5 else (), 3: ()}
        state = library.state()[0]
        edits.apply(library, edits.Correct(1, {"other_ids": said}))
        assert library.papers.load([1])[0].other_ids == said
        assert [(one, known.id) for one, known in library.keys.candidates("other_ids", said[1:])] == [(said[1], 1)]
        assert 1 in library.papers.changed_since(state)
        edits.apply(library, edits.Correct(1, {"other_ids": None}))
        assert library.papers.load([1])[0].other_ids == ()
        assert library.keys.candidates("other_ids", said[1:]) == []
        shapes = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        assert library.connection.execute(shapes).fetchall() == new.connection.execute(shapes).fetchall()


def test_an_empty_file_of_ours_is_brought_up_to_date_behind_a_checked_copy(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("CREATE TABLE keepsake (x)")
    with Library.open(path) as library:
        assert library.papers.counts().all == 0
    with closing(sqlite3.connect(tmp_path / "library.db.v0.bak")) as backup:
        assert backup.execute("SELECT name FROM sqlite_master").fetchall() == [("keepsake",)]


UPDATE = """
import sys
from pathlib import Path
from readinglist.library import Library, database
from readinglist.library.migrations import migrations

@migrations()
def one_step(db):
    db.execute("CREATE TABLE one (x)")

@migrations()
def another_step(db):
    db.execute("DROP TABLE papers")
    print("in the middle", flush=True)
    sys.stdin.read()
    sys.exit("went on")

database.SCHEMA_VERSION += 2
Library.open(Path(sys.argv[1]))
"""


def test_killed_while_it_is_brought_up_to_date_a_library_is_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    build(SCHEMA_VERSION, path)
    with subprocess.Popen(
        [sys.executable, "-c", UPDATE, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "in the middle\n"
        process.kill()
    for file in (path, tmp_path / f"library.db.v{SCHEMA_VERSION}.bak"):
        with Library.open(file) as library:
            assert library.papers.counts().all == 3
            assert library.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert library.connection.execute("SELECT * FROM sqlite_master WHERE name = 'one'").fetchall() == []


def test_a_step_that_fails_leaves_the_library_and_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    build(SCHEMA_VERSION, path)
    monkeypatch.setattr(migrations, "_migrations", list(migrations._migrations))

    @migrations(name="good")
    def _(db: object) -> None:
        pass

    @migrations(name="bad")
    def _(db: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION + 2)
        Library.open(path)
    with Library.open(path) as library:
        assert library.papers.counts().all == 3


def test_a_copy_that_can_not_be_made_stops_the_update_and_keeps_the_older_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, backup = tmp_path / "library.db", tmp_path / f"library.db.v{SCHEMA_VERSION}.bak"
    build(SCHEMA_VERSION, path)
    backup.write_bytes(b"an older copy")
    backup.with_name(backup.name + ".new").mkdir()
    with monkeypatch.context() as patch, pytest.raises(CannotWrite, match="not changed"):
        patch.setattr(database, "SCHEMA_VERSION", NEXT)
        Library.open(path)
    assert backup.read_bytes() == b"an older copy"
    with Library.open(path) as library:
        assert library.papers.counts().all == 3


def test_an_older_library_that_can_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    build(SCHEMA_VERSION, path)
    monkeypatch.setattr(database, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(database.os, "access", lambda path, mode: False)
    with pytest.raises(CannotWrite, match="older version"):
        Library.open(path)

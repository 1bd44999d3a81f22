"""Opening: what is a library, what is not, and that what is not is left as it is."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from readinglist import edits
from readinglist.errors import CannotRead, CannotWrite, LibraryIsNewer, NotALibrary
from readinglist.library import SCHEMA_VERSION, Library
from readinglist.library.database import APPLICATION_ID
from readinglist.library.location import default_path, in_cloud_folder
from readinglist.library.migrations import migrations


def test_a_new_library_is_ours_up_to_date_and_private(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "lib#?%'ü.db"
    with Library.open(path) as library:
        ask = library.connection.execute
        assert ask("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert ask("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION == len(migrations._migrations)
        assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    assert [p.name for p in path.parent.iterdir() if p.suffix != ".lock"] == [path.name]


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 4096, b"SQLite format 3\0" + b"\0" * 200])
def test_what_is_no_library_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(NotALibrary):
        Library.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotALibrary, match="is not a library"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_newer_library_is_refused_with_both_numbers_and_not_a_byte_changed(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 6}")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(LibraryIsNewer, match=rf"{SCHEMA_VERSION + 6}.*{SCHEMA_VERSION}") as caught:
        Library.open(path)
    assert caught.value.exit_code == 4
    assert path.read_bytes() == before


def test_a_library_that_is_missing_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        Library.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        Library.open(tmp_path / "file" / "library.db")


def test_the_migrations_lead_from_an_empty_file_to_todays_schema_and_keep_a_checked_copy(tmp_path: Path) -> None:
    """Every released version up to today's is opened as it was; at version 1 the only older one is the empty file."""
    path = tmp_path / "library.db"
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute("CREATE TABLE keepsake (x)")
    raw.commit()
    raw.close()
    with Library.open(path) as library:
        assert library.papers.counts().all == 0
    backup = sqlite3.connect(tmp_path / "library.db.v0.bak")
    assert backup.execute("SELECT name FROM sqlite_master").fetchall() == [("keepsake",)]
    backup.close()


def test_closing_folds_the_log_into_the_file_so_a_copy_of_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library, library.transaction():
        library.tags.make("kept")
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with Library.open(copy) as library:
        assert library.tags.named("kept") == (1, "kept")


def test_a_saved_copy_is_whole_and_never_overwrites(tmp_path: Path, library: Library) -> None:
    with library.transaction():
        library.tags.make("kept")
    library.save_copy(tmp_path / "copy.db")
    with Library.open(tmp_path / "copy.db") as copy:
        assert copy.tags.named("KEPT") == (1, "kept")
    with pytest.raises(CannotWrite):
        library.save_copy(tmp_path / "copy.db")


def test_a_read_only_library_opens_and_refuses_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    monkeypatch.setattr(os, "access", lambda p, mode: mode != os.W_OK)  # root may write anywhere
    with Library.open(path) as library:
        assert library.read_only
        assert library.papers.counts().all == 0
        with pytest.raises(CannotWrite, match="read-only"):
            edits.apply(library, edits.Mark([1]))


def test_a_failing_action_leaves_nothing_behind(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.transaction():
        library.tags.make("half")
        _ = 1 / 0
    assert library.tags.named("half") is None
    assert not library.connection.in_transaction


def test_the_library_lies_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINGLIST_LIBRARY", str(tmp_path / "mine.db"))
    assert default_path() == tmp_path / "mine.db"
    monkeypatch.delenv("READINGLIST_LIBRARY")
    assert default_path().name == "library.db"
    assert in_cloud_folder(Path("/x/Dropbox/papers/library.db"))
    assert not in_cloud_folder(Path("/x/papers/dropbox.db"))

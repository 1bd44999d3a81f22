"""Opening: what is a library, what is not, and that what is not is left as it is."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readinglist import edits
from readinglist.errors import CannotRead, CannotWrite, LibraryIsNewer, NotALibrary, ReadingListError
from readinglist.library import SCHEMA_VERSION, Library
from readinglist.library.database import APPLICATION_ID
from readinglist.library.location import default_path, in_cloud_folder
from readinglist.library.migrations import migrations
from readinglist.library.turn import Turn


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


def test_a_newer_version_that_stands_in_the_log_alone_is_refused_and_not_a_byte_changed(tmp_path: Path) -> None:
    """A newer program that was killed leaves its version number in the write-ahead log."""
    path = tmp_path / "library.db"
    Library.open(path).close()
    script = (
        "import os, sqlite3, sys\nraw = sqlite3.connect(sys.argv[1])\n"
        f"raw.execute('PRAGMA user_version = {SCHEMA_VERSION + 1}')\nraw.commit()\nos._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    log = path.with_name("library.db-wal")
    before = path.read_bytes(), log.read_bytes()
    assert len(before[1]) > 0
    with pytest.raises(LibraryIsNewer):
        Library.open(path)
    assert (path.read_bytes(), log.read_bytes()) == before


def test_a_library_made_by_another_program_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    real = Turn.taken

    @contextmanager
    def taken(turn: Turn, *, urgent: bool) -> Iterator[None]:
        monkeypatch.setattr(Turn, "taken", real)
        with Library.open(path) as other, other.transaction():
            other.tags.make("of the other program")
        with real(turn, urgent=urgent):
            yield

    monkeypatch.setattr(Turn, "taken", taken)
    with Library.open(path) as library:
        assert library.tags.named("of the other program") is not None


def test_a_log_without_its_library_is_not_thrown_away(tmp_path: Path) -> None:
    path, log = tmp_path / "library.db", tmp_path / "library.db-wal"
    log.write_bytes(b"the last changes")
    with pytest.raises(CannotRead, match="last changes"):
        Library.open(path)
    assert log.read_bytes() == b"the last changes"
    assert not path.exists()
    log.write_bytes(b"")
    Library.open(path).close()


@pytest.mark.parametrize("name", ["", "x" * 300, "~nobody-of-this-name/library.db"])
def test_a_place_where_no_library_can_be_is_a_sentence(tmp_path: Path, name: str) -> None:
    path = Path(name) if name.startswith("~") else tmp_path / name
    with pytest.raises(ReadingListError):
        Library.open(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has names that are no text")
def test_a_library_whose_name_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/lib\xff.db"))
    with Library.open(path) as library:
        assert library.papers.counts().all == 0


def test_a_saved_copy_is_private_and_written_like_any_library(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "copy.db"
    library.save_copy(path)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Library.open(path) as copy:
        assert copy.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path, library: Library) -> None:
    with pytest.raises(CannotWrite):
        library.save_copy(tmp_path / "no such folder" / "copy.db")
    with library.transaction(), pytest.raises(sqlite3.OperationalError):
        library.save_copy(tmp_path / "copy.db")  # SQLite copies nothing in the middle of a change
    assert not (tmp_path / "copy.db").exists()


def test_who_only_read_does_not_wait_for_those_who_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    library = Library.open(path)
    library.papers.counts()

    def taken(turn: Turn, *, urgent: bool) -> None:
        raise AssertionError("a reader took the turn to write")

    monkeypatch.setattr(Turn, "taken", taken)
    library.close()

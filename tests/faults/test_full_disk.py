"""A disk without room: the library stays sound, can still be read, and the error says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist import edits, importing
from readinglist.library import Library

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a limit for the size of files is of POSIX")

LIMITED = """
import resource, sys
from pathlib import Path
from readinglist import edits, importing
from readinglist.errors import ReadingListError
from readinglist.library import Library, connection, database
library_path, source, limit, full = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "full"
connection.has_little_room = database.has_little_room = lambda path: full
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with Library.open(library_path) as library:
        print(library.papers.counts().all, library.read_only, flush=True)
        try:
            edits.apply(library, edits.SetNote(1, "word " * 60_000))
        except ReadingListError as error:
            print(type(error).__name__, error)
        importing.run(library, importing.gather([source]))
        print("imported")
except ReadingListError as error:
    print(type(error).__name__, error)
"""


def with_limit(path: Path, source: Path, limit: int, disk: str) -> list[str]:
    """What a program says whose files can't grow beyond ``limit`` bytes, on a disk with "room" or a "full" one."""
    command = [sys.executable, "-c", LIMITED, str(path), str(source), str(limit), disk]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.splitlines()


def test_when_a_change_does_not_fit_nothing_is_changed_and_it_can_be_made_later(tmp_path: Path, seeds: Path) -> None:
    path, source = tmp_path / "library.db", seeds / "daily-papers.txt"
    with Library.open(path) as library:
        importing.run(library, importing.gather([seeds / "author-page.txt"]))
        before = library.papers.load([1])
    said = with_limit(path, source, 150_000, "full")
    assert said[0] == "7 False"
    assert said[1].startswith("CannotWrite The disk with ")
    assert "make room" in said[1]
    with Library.open(path) as library:
        assert library.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert library.papers.load([1]) == before
        importing.run(library, importing.gather([source]))
        assert library.papers.counts().all == 63


def test_a_disk_too_full_for_a_log_still_lets_the_library_be_read(tmp_path: Path, seeds: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        importing.run(library, importing.gather([seeds / "author-page.txt"]))
    before = path.read_bytes()
    said = with_limit(path, seeds / "daily-papers.txt", 1000, "full")
    assert said[0] == "7 True"
    assert said[1] == "CannotWrite This library is read-only (the disk is full). Nothing was changed."
    assert path.read_bytes() == before
    said = with_limit(path, seeds / "daily-papers.txt", 1000, "room")
    assert len(said) == 1
    assert "can't be used" in said[0]
    with Library.open(path) as library:
        edits.apply(library, edits.Mark([1]))


def test_a_library_that_does_not_fit_is_not_made(tmp_path: Path, seeds: Path) -> None:
    said = with_limit(tmp_path / "library.db", seeds / "daily-papers.txt", 1000, "full")
    assert len(said) == 1
    assert "Choose another place" in said[0]
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".lock"] == []

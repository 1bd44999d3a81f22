"""Two programs on one library: neither pulls the file from under the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from readinglist import edits, importing
from readinglist.library import Library

OTHER = """
import sys
from pathlib import Path
from readinglist import edits
from readinglist.library import Library
with Library.open(Path(sys.argv[1])) as library:
    edits.apply(library, edits.AddTags([1], [sys.argv[2]]))
    print(*sorted(library.papers.load([1])[0].tags))
"""


def another_program(path: Path, tag: str) -> list[str]:
    """Tag paper 1 from another process; the tags that it sees then."""
    command = [sys.executable, "-c", OTHER, str(path), tag]
    return subprocess.run(command, check=True, timeout=60, capture_output=True, text=True).stdout.split()


@pytest.mark.parametrize("opened_again", [0, 1, 3])
def test_a_program_that_ends_leaves_the_log_to_those_that_stay(tmp_path: Path, seeds: Path, opened_again: int) -> None:
    """POSIX drops every lock of a process on a file as soon as the process closes the file anywhere.

    A process that opens the library a second time must therefore not close it behind SQLite's back: the other
    program would believe itself alone, and take the log away with what is written to it.
    """
    path = tmp_path / "library.db"
    with Library.open(path) as window:
        importing.run(window, importing.gather([seeds / "author-page.txt"]))
        more = [Library.open(path) for _ in range(opened_again)]
        another_program(path, "a")
        edits.apply(window, edits.AddTags([1], ["b"]))
        assert another_program(path, "c") == ["a", "b", "c"]
        for one in [window, *more]:
            assert sorted(one.papers.load([1])[0].tags) == ["a", "b", "c"]
        for one in more[:1]:
            one.close()
        edits.apply(window, edits.AddTags([1], ["d"]))
        assert another_program(path, "e") == ["a", "b", "c", "d", "e"]
        for one in more[1:]:
            one.close()
        edits.apply(window, edits.AddTags([1], ["f"]))
    assert another_program(path, "g") == ["a", "b", "c", "d", "e", "f", "g"]


def test_a_library_that_gave_way_to_another_file_is_looked_at_again(tmp_path: Path) -> None:
    """What was known of an open library says nothing of a file that took its place."""
    from readinglist.errors import NotALibrary

    path = tmp_path / "library.db"
    Library.open(path).close()
    path.unlink()
    path.write_text("Not a library at all, but long enough to be read as one. " * 4, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(NotALibrary):
        Library.open(path)
    assert path.read_bytes() == before


def test_the_open_library_is_not_read_as_a_page(tmp_path: Path, seeds: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        importing.run(library, importing.gather([seeds / "author-page.txt"]))
        report = importing.run(library, importing.gather([library.path])).reports[0]
        assert report.error is not None and "is the library itself" in report.error
        another_program(library.path, "a")
        edits.apply(library, edits.AddTags([1], ["b"]))
        assert library.path.with_name("library.db-wal").exists()

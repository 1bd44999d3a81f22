"""Killed at any moment: whole batches or nothing, and the next import goes on from there."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readinglist import importing
from readinglist.importing import entries
from readinglist.library import Library, key_indexes

RECORDS = 3000
BATCH = 200

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")


def page() -> str:
    words = [
        "calm",
        "dense",
        "early",
        "fair",
        "global",
        "hidden",
        "inner",
        "joint",
        "kernel",
        "linear",
        "mixed",
        "narrow",
        "open",
        "plain",
        "quick",
    ]
    records = []
    for k in range(RECORDS):
        title = f"On {words[k % 15]} {words[k // 15 % 15]} {words[k // 225 % 15]} models"
        text = f"Question {k} is put in a new way, answered by a proof, and the answer is tried on data of many kinds."
        records.append(f"LGJan {k % 28 + 1}, 2024\n{title}\n\nAda Byron, Emmy Noether\n\n{text}\n")
    return "\n".join(records)


IMPORT = """
import sys
from pathlib import Path
from readinglist import importing
from readinglist.library import Library
with Library.open(Path(sys.argv[1])) as library:
    importing.run(library, importing.gather([Path(sys.argv[2])]), on_change=lambda change: print("batch", flush=True))
"""

IMPORT_OF_MANY = IMPORT.replace(
    "with Library", "from readinglist.importing import stream\nstream.MANY = 1000\nwith Library", 1
)


def write_lines(path: Path, count: int) -> None:
    """A file of papers, a line of JSON each."""
    with path.open("w") as file:
        for k in range(count):
            title = f"Answer number {k} to an old question"
            file.write(json.dumps({"id": f"2401.{k:05d}", "title": title, "abstract": f"{k} " + "word " * 90}) + "\n")


def kill_after(batches: int, library: Path, source: Path, program: str = IMPORT) -> None:
    """Import ``source`` in a process of its own, and kill it when it has written so many batches."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(library), str(source)], stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout
        for _ in range(batches):
            assert process.stdout.readline() == "batch\n"
        process.send_signal(signal.SIGKILL)


@contextmanager
def whole(path: Path) -> Iterator[Library]:
    """The library that was left behind, which is not damaged."""
    with Library.open(path) as library:
        assert library.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        yield library


@pytest.mark.parametrize("batches", [0, 1, 4, 9])
def test_a_killed_import_leaves_whole_batches_and_is_gone_on_with(tmp_path: Path, batches: int) -> None:
    library_path, source = tmp_path / "library.db", tmp_path / "page.txt"
    source.write_text(page())
    kill_after(batches, library_path, source)
    with whole(library_path) as library:
        there = library.papers.counts().all
        assert there % BATCH == 0 or there == RECORDS
        assert there >= batches * BATCH
        for one in library.imports.all():
            assert one.records == there
        importing.run(library, importing.gather([source]))
        assert library.papers.counts().all == RECORDS
        assert [(one.records, one.finished) for one in library.imports.all()] == [(RECORDS, True)]


@pytest.mark.parametrize("batches", [0, 1, 3])
def test_a_killed_import_of_lines_goes_on_too(tmp_path: Path, batches: int) -> None:
    library_path, source = tmp_path / "library.db", tmp_path / "large.jsonl"
    count = 24_000
    write_lines(source, count)
    kill_after(batches, library_path, source)
    with whole(library_path) as library:
        there = library.papers.counts().all
        assert there % 10_000 == 0 or there == count
        assert there >= min(batches * 10_000, count)
        assert sum(one.records for one in library.imports.all()) == there
        report = importing.run(library, importing.gather([source])).reports[0]
        assert report.new == count - there
        assert library.papers.counts().all == count
        assert [(one.records, one.finished) for one in library.imports.all()] == [(count, True)]


@pytest.mark.parametrize("batches", [0, 1, 2])
def test_a_killed_import_of_a_large_bibliography_goes_on_too(tmp_path: Path, batches: int) -> None:
    library_path, source = tmp_path / "library.db", tmp_path / "large.bib"
    count = 12_000
    with source.open("w") as file:
        for k in range(count):
            rest = f"doi = {{10.1234/a.{k}}}, keywords = {{tag}}, abstract = {{{k} {'word ' * 110}}}"
            file.write(f"@article{{key{k}, title = {{Answer number {k} to a question}},\n {rest}}}\n")
    kill_after(batches, library_path, source)
    with whole(library_path) as library:
        there = library.papers.counts().all
        assert there % entries.ALONE == 0
        assert there >= batches * entries.ALONE
        assert sum(one.records for one in library.imports.all()) == there
        report = importing.run(library, importing.gather([source])).reports[0]
        assert (report.new, report.error) == (count - there, None)
        assert [(one.records, one.finished) for one in library.imports.all()] == [(count, True)]
        assert [(tag.name, tag.count) for tag in library.tags.all()] == [("tag", count)]
        assert library.papers.load([count])[0].cite_key == f"key{count - 1}"


@pytest.mark.parametrize("batches", [1, 2])
def test_killed_without_its_indexes_a_library_has_them_when_it_is_opened(tmp_path: Path, batches: int) -> None:
    library_path, source = tmp_path / "library.db", tmp_path / "large.jsonl"
    count = 40_000
    write_lines(source, count)
    kill_after(batches, library_path, source, IMPORT_OF_MANY)
    raw = sqlite3.connect(library_path)
    assert len(key_indexes.missing(raw)) == 4
    raw.close()
    with whole(library_path) as library:
        assert key_indexes.missing(library.connection) == []
        there = library.papers.counts().all
        assert there % 10_000 == 0 and there >= batches * 10_000
        report = importing.run(library, importing.gather([source])).reports[0]
        assert (report.new, report.existing) == (count - there, 0)
        assert [(one.records, one.finished) for one in library.imports.all()] == [(count, True)]


def test_a_library_whose_maker_was_killed_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    half = path.with_name(f".{path.name}.{os.getpid()}.new")
    raw = sqlite3.connect(half)
    raw.execute("CREATE TABLE papers (half)")
    raw.close()
    with Library.open(path) as library:
        assert library.papers.counts().all == 0
    assert not half.exists()


KILLED_EDIT = """
import sys
from pathlib import Path
from readinglist import edits
from readinglist.library import Library
library = Library.open(Path(sys.argv[1]))
edits.apply(library, edits.AddTags([1, 2, 3], ["whole"]))
with library.transaction():
    edits.apply(library, edits.AddTags([1, 2, 3], ["half"]))
    print("in the middle", flush=True)
    sys.stdin.read()
"""


def test_a_killed_edit_is_not_there_and_those_before_it_are(tmp_path: Path, seeds: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        importing.run(library, importing.gather([seeds / "author-page.txt"]))
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_EDIT, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "in the middle\n"
        process.kill()
    with Library.open(path) as library:
        assert [(tag.name, tag.count) for tag in library.tags.all()] == [("whole", 3)]


KILLED_EXPORT = """
import os, signal, sys
from readinglist import exporting
os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)  # all is written, nothing is in its place yet
exporting.write("new " * 100_000, sys.argv[1])
"""


def test_a_killed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("old")
    done = subprocess.run([sys.executable, "-c", KILLED_EXPORT, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == "old"

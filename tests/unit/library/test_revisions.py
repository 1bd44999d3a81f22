"""Which papers changed since: what the search index asks to stay in step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from readinglist import edits, importing
from readinglist.library import Library
from readinglist.library.database import APPLICATION_ID
from readinglist.library.migrations import migrations
from readinglist.records import Place, Sort, Status
from readinglist.searching import Index, KeptIndex

PAGE = """LGJan 4, 2024
On calm kernels

Ada Byron, Emmy Noether

A question is put in a new way, answered by a proof, and tried on data.

MLJan 5, 2024
On dense graphs

Carl Gauss

Another question is put, and answered by an experiment of some size.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two papers."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    library = Library.open(tmp_path / "library.db")
    importing.run(library, importing.gather([page]))
    assert len(library.papers.ids(Place(), Sort())) == 2
    return library


EDITS = {
    "mark": edits.Mark([1], True),
    "tag": edits.AddTags([1], ["to read"]),
    "note": edits.SetNote(1, "seminal"),
    "title": edits.Correct(1, {"title": "On quiet kernels"}),
    "abstract": edits.Correct(1, {"abstract": "Quokkas are counted."}),
    "remove": edits.RemovePapers([1]),
}


@pytest.mark.parametrize("name", EDITS)
def test_edits_and_their_undoing_are_seen(library: Library, name: str) -> None:
    with library:
        kept = KeptIndex.of(library)
        before = library.state()
        change = edits.apply(library, EDITS[name])
        assert library.papers.changed_since(before[0]) == [1]
        assert library.was_in(before) and library.state() != before
        _in_step(kept, library)
        before = library.state()
        edits.revert(library, change)
        assert library.papers.changed_since(before[0]) == [1]
        _in_step(kept, library)


def test_a_tag_that_is_renamed_or_taken_off_is_seen(library: Library) -> None:
    with library:
        edits.apply(library, edits.AddTags([1, 2], ["blue"]))
        kept = KeptIndex.of(library)
        edits.apply(library, edits.RenameTag(library.tags.all()[0].id, "green"))
        _in_step(kept, library)
        assert list(kept.index.search("tag:green").ids) and not list(kept.index.search("tag:blue").ids)
        edits.apply(library, edits.RemoveTags([2], ["green"]))
        _in_step(kept, library)


def test_what_the_index_does_not_hold_is_no_change(library: Library) -> None:
    with library:
        before = library.state()
        edits.apply(library, edits.SetStatus([1], Status.READING))
        assert library.papers.changed_since(before[0]) == []


def test_what_changed_is_found_without_reading_all_papers(library: Library) -> None:
    with library:
        said: list[str] = []
        library.connection.set_trace_callback(said.append)
        library.papers.changed_since(0, most=5)
        library.papers.gone_since(0)
        library.papers.next_changed(0, 100, 5)
        library.papers.how_many_changed(0)
        library.connection.set_trace_callback(None)
        assert len(said) == 4
        for statement in said:
            plan = str(library.connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall())
            assert "papers_revision (revision>?" in plan and "SCAN papers" not in plan, statement


def test_parts_of_what_changed_come_newest_first(library: Library) -> None:
    with library:
        assert library.papers.next_changed(-1, 100, 1) == [2]
        assert library.papers.next_changed(-1, 2, 5) == [1]
        before = library.state()
        edits.apply(library, edits.RemovePapers([2]))
        assert library.papers.gone_since(before[0]) == [2]
        assert library.papers.next_changed(before[0], 100, 5) == [2]
        assert library.papers.how_many_changed(before[0]) == 1
        assert library.papers.how_many_changed(-1) == 2
        assert library.papers.all_ids() == [1]
        assert [text.id for text in library.papers.search_texts([2, 1, 7, -1])] == [1]
        assert not any(text.abstract for text in library.papers.search_texts(abstracts=False))


def test_another_connection_sees_it_too(library: Library) -> None:
    with library, Library.open(library.path) as other:
        kept = KeptIndex.of(other)
        edits.apply(library, edits.SetNote(2, "quokka"))
        _in_step(kept, other)
        assert list(kept.index.search("quokka").ids) == [2]


def test_a_copy_that_was_put_back_went_another_way(library: Library, tmp_path: Path) -> None:
    with library:
        copy = tmp_path / "copy.db"
        library.save_copy(copy)
        edits.apply(library, edits.SetNote(2, "quokka"))
        state = library.state()
    with Library.open(copy) as other:
        edits.apply(other, edits.SetNote(1, "wombat"))
        assert other.state()[0] == state[0]
        assert not other.was_in(state)


def test_a_library_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(Database(raw), stop_before="m002_revisions")
        raw.execute("INSERT INTO papers (title) VALUES ('Old graphs')")
        raw.execute("PRAGMA user_version = 1")
    with Library.open(path) as library:
        kept = KeptIndex.of(library)
        assert list(kept.index.search("graph").ids) == [1]
        edits.apply(library, edits.SetNote(1, "quokka"))
        _in_step(kept, library)
        assert list(kept.index.search("quokka").ids) == [1]


def _in_step(kept: KeptIndex, library: Library) -> None:
    kept.catch_up(library)
    fresh = Index()
    fresh.add(library.papers.search_texts())
    for query in ("kernels", "quiet", "tag:read", "seminal", "quokka", "byron", "graph", "put", "question"):
        assert list(kept.index.search(query).ids) == list(fresh.search(query).ids), query

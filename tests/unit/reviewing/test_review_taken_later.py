"""What a review left out and is taken after all comes with all that its file said, as if it had never been left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readinglist import edits, importing, reviewing
from readinglist.importing import left_out
from readinglist.library import Library
from readinglist.records import Change, Paper, Place, Sort, Status
from readinglist.reviewing import Decisions

BIB = """@article{k1, title = {A first paper about waiting}, author = {Ada Byron}, year = {2024}, keywords = {a, b},
  annote = {mine}, readstatus = {read}, priority = {prio1}}
@article{k2, title = {A second paper about hurrying}, author = {Emmy Noether}, year = {2023}, keywords = {B, c},
  annote = {of hurry}, readstatus = {skimmed}}
@article{K2, title = {A third paper about nothing}, author = {Mary Somerville}, year = {2022}}
@article{k4, title = {A first paper about waiting}, author = {Ada Byron}, year = {2024}, keywords = {d},
  annote = {mine too}}
"""


LONG = "A title that is longer, and another one altogether"


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Library]:
    """A library for what is imported without leaving anything out."""
    with Library.open(tmp_path / "plain.db") as library:
        yield library


def reviewed(library: Library, text: str, *left: int) -> importing.Imported:
    plan = reviewing.plan(library, [importing.pasted(text)])
    decisions = Decisions(plan)
    decisions.take(left, False)
    return reviewing.commit(library, plan, decisions.made)


def papers(library: Library) -> list[Paper]:
    return library.papers.load(library.papers.ids(Place(), Sort()))


def claims(library: Library) -> list[tuple[Any, ...]]:
    library.sources.write_out(paper.id for paper in papers(library))
    rows = library.connection.execute("SELECT position, paper_id, record, doubts, personal FROM sources ORDER BY 1")
    return [(*row[:-1], row[-1] and json.loads(row[-1])) for row in rows]


def counts(library: Library) -> list[tuple[int, ...]]:
    return [(one.records, one.new, one.existing, one.merged) for one in library.imports.all()]


@pytest.mark.parametrize("left", [(0, 1, 2, 3), (1, 2), (3,)])
def test_it_comes_as_if_it_had_not_been_left_out(library: Library, plain: Library, left: tuple[int, ...]) -> None:
    importing.run(plain, [importing.pasted(BIB)])
    reviewed(library, BIB, *left)
    before = papers(library), counts(library), claims(library)
    change = left_out.take(library, 1)
    assert change.label == f"Took {len(set(left) - {3}) or 1} paper{'' if left == (3,) else 's'} after all"
    taken = papers(library), counts(library), claims(library)
    assert {paper.title: (paper.tags, paper.note, paper.status, paper.marked) for paper in taken[0]} == {
        paper.title: (paper.tags, paper.note, paper.status, paper.marked) for paper in papers(plain)
    }
    assert sorted(paper.cite_key or "" for paper in taken[0]) == ["", "k1", "k2"]
    ((records, new, existing, merged),) = taken[1]
    assert (records, new, existing + merged) == (4, 3, 1) and counts(plain) == [(4, 3, 1, 0)]
    back = edits.revert(library, Change.from_json(change.to_json()))
    assert (papers(library), counts(library), claims(library)) == before
    edits.revert(library, back)
    assert (papers(library), counts(library), claims(library)) == taken


def test_when_all_was_left_out_the_library_is_the_same_to_the_letter(library: Library, plain: Library) -> None:
    importing.run(plain, [importing.pasted(BIB)])
    reviewed(library, BIB, 0, 1, 2, 3)
    left_out.take(library, 1)
    assert papers(library) == papers(plain)
    assert claims(library) == claims(plain)


def test_it_goes_with_its_import_and_returns_with_it(library: Library) -> None:
    reviewed(library, BIB, 0, 1, 2, 3)
    left_out.take(library, 1)
    whole = papers(library)
    back = edits.apply(library, edits.TakeBackImport(1))
    assert papers(library) == [] and not back.remark, "nothing of the user's holds them"
    edits.revert(library, back)
    assert papers(library) == whole


def test_an_import_whose_records_are_left_out_gives_nothing_and_takes_nothing(library: Library) -> None:
    imported = reviewed(library, BIB, 1, 2)
    back = edits.revert(library, imported.change)
    assert papers(library) == [] and not back.remark
    edits.revert(library, back)
    assert [paper.title for paper in papers(library)] == ["A first paper about waiting"]
    left_out.take(library, 1)
    assert papers(library)[1].tags == ("b", "c") and papers(library)[1].note == "of hurry"


def test_what_a_later_import_left_out_comes_with_what_that_one_said(library: Library) -> None:
    reviewed(library, BIB, 1)
    later = BIB.replace("{B, c}", "{late}").replace("of hurry", "of haste")
    (report,) = importing.run(library, [importing.pasted(later)]).reports
    assert report.left_out_of == 2
    left_out.take(library, 2)
    taken = papers(library)[-1]
    assert (taken.tags, taken.note, taken.status) == (("late",), "of haste", Status.READING)
    left_out.take(library, 1)
    both = library.papers.load([taken.id])[0]
    assert both.tags == ("b", "c", "late") and both.note == "of haste\n\n---\n\nof hurry"


def test_a_paper_that_came_meanwhile_gains_it_beside_what_the_user_has(library: Library) -> None:
    reviewed(library, BIB, 1)
    text = "@misc{x, title = {A second paper about hurrying}, author = {Emmy Noether}, doi = {10.1000/x}}"
    importing.run(library, [importing.pasted(text)])
    paper = papers(library)[-1].id
    edits.apply(library, edits.SetNote(paper, "own"))
    edits.apply(library, edits.SetStatus([paper], Status.DONE))
    edits.apply(library, edits.AddTags([paper], ["C"]))
    was = library.papers.load([paper])[0]
    change = left_out.take(library, 1)
    got = library.papers.load([paper])[0]
    assert (got.note, got.status, got.tags, got.date) == ("own\n\n---\n\nof hurry", Status.DONE, ("b", "C"), "2023")
    assert counts(library)[0] == (4, 2, 1, 1)
    edits.revert(library, change)
    assert library.papers.load([paper])[0] == was


def test_a_doubt_whether_it_is_one_of_the_librarys_comes_with_it(library: Library, plain: Library) -> None:
    first = "@misc{a, title = {On the length of short papers}, author = {Emil Noether}}"
    alike = "@misc{b, title = {On the length of short papers}, author = {Emmy Noether}}"
    for one in (plain, library):
        importing.run(one, [importing.pasted(first)])
    importing.run(plain, [importing.pasted(alike)])
    assert "paper:1" in plain.sources.doubts(2), "else this shows nothing"
    reviewed(library, alike, 0)
    change = left_out.take(library, 2)
    assert library.sources.doubts(2) == plain.sources.doubts(2)
    back = edits.revert(library, change)
    assert claims(library)[-1][3] is None
    edits.revert(library, back)
    assert library.sources.doubts(2) == plain.sources.doubts(2)


def test_in_a_library_of_an_older_version_it_is_known_by_every_title(library: Library) -> None:
    pages = [
        f"@misc{{a, title = {{{title}}}, author = {{Ada Byron}}, doi = {{10.1000/x}}}}"
        for title in (LONG, "On brevity in the making of proofs")
    ]
    importing.run(library, [importing.pasted(pages[0])])
    reviewed(library, pages[1].replace(", doi = {10.1000/x}", ""), 0)
    importing.run(library, [importing.pasted(pages[1])])
    library.connection.execute("DELETE FROM other_keys")
    library.connection.execute("INSERT INTO other_keys (kind, value, paper_id) VALUES ('wanted', 0, 1)")
    left_out.take(library, 2)
    assert [paper.title for paper in papers(library)] == [LONG]

"""What a review left out stays out when the same record comes again, until it is taken after all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readinglist import edits, importing, reviewing
from readinglist.errors import BadRequest
from readinglist.importing import ImportReport, left_out
from readinglist.importing.report import day
from readinglist.library import Library
from readinglist.reviewing import Decisions

BIB = """@article{a1, title = {A first paper about waiting}, author = {Ada Byron}, year = {2024}}
@article{b2, title = {A second paper about hurrying}, author = {Emmy Noether}, year = {2023}}
@article{c3, title = {A third paper about nothing}, author = {Mary Somerville}, year = {2022}}
"""


def reviewed(library: Library, text: str, *left: int) -> importing.Imported:
    plan = reviewing.plan(library, [importing.pasted(text)])
    decisions = Decisions(plan)
    decisions.take(left, False)
    return reviewing.commit(library, plan, decisions.made)


def plainly(library: Library, text: str) -> ImportReport:
    return importing.run(library, [importing.pasted(text)]).reports[0]


def titles(library: Library) -> list[str | None]:
    return [paper.title for paper in library.papers.load(library.papers.live(range(1, library.papers.next_id())))]


@pytest.mark.parametrize("page", ["", "author-page.txt", "lab-publications.txt"])
def test_a_later_import_leaves_it_out_too(library: Library, seeds: Path, page: str) -> None:
    text = (seeds / page).read_text(encoding="utf-8") if page else BIB
    reviewed(library, text, 1)
    held = titles(library)
    same = plainly(library, text)
    other = plainly(library, text + "\n\n")
    for report in (same, other):
        assert (report.left_out, report.new) == (1, 0)
        assert re.search(r"1 left out, as you decided on \d+ \w{3}", report.sentence())
        assert report.as_json()["left_out_on"] == report.left_out_on
    assert titles(library) == held
    assert other.left_out_of == other.import_id


def test_the_next_review_and_what_needs_none_say_so_too(library: Library) -> None:
    reviewed(library, BIB, 1)
    (again,) = reviewed(library, BIB).reports
    assert (again.existing, again.left_out, again.import_id) == (2, 1, None), "nothing is written twice"
    assert "as you decided on" in again.sentence()
    plan = reviewing.plan(library, [importing.pasted(BIB + "\n")])
    assert plan.entries[1].why == f"left out when “Pasted page” was imported, on {day(again.left_out_on)}"
    (changed,) = reviewing.commit(library, plan, {}).reports
    assert changed.left_out == 1 and "as you decided on" in changed.sentence()
    (mixed,) = reviewed(library, BIB + "@misc{d4, title = {A fourth paper, on a whim}}\n", 3).reports
    assert mixed.left_out == 2 and "2 left out; nothing" in mixed.sentence(), "one of them was decided just now"


def test_another_wording_is_looked_at_anew(library: Library) -> None:
    reviewed(library, BIB, 1)
    report = plainly(library, BIB.replace("2023", "2021"))
    assert (report.left_out, report.new) == (0, 1)


def test_undoing_the_review_forgets_it(library: Library) -> None:
    imported = reviewed(library, BIB, 1)
    edits.revert(library, imported.change)
    report = plainly(library, BIB)
    assert (report.left_out, report.new) == (0, 3)


def test_it_can_be_taken_after_all(library: Library) -> None:
    reviewed(library, BIB, 1, 2)
    report = plainly(library, BIB)
    assert report.left_out_of == 1
    change = left_out.take(library, 1)
    assert change.label == "Took 2 papers after all" and list(change.arrived) == [2, 3]
    assert titles(library)[1:] == ["A second paper about hurrying", "A third paper about nothing"]
    assert library.papers.load([2])[0].authors == ("Emmy Noether",)
    assert library.sources.provenance(2)[0].extent == (2, 2), "its lines are known"
    assert plainly(library, BIB).left_out == 0
    back = edits.revert(library, change)
    assert list(back.gone) == [2, 3] and len(titles(library)) == 1
    assert plainly(library, BIB).left_out == 2
    edits.revert(library, back)
    assert len(titles(library)) == 3
    assert not left_out.take(library, 1), "once is enough"


def test_what_came_meanwhile_is_not_taken_twice(library: Library) -> None:
    reviewed(library, BIB, 1)
    plainly(library, "@misc{x, title = {A second paper about hurrying}, author = {Emmy Noether}, doi = {10.1000/x}}")
    left_out.take(library, 1)
    assert library.papers.counts().all == 3
    with pytest.raises(BadRequest, match="not there any more"):
        left_out.take(library, 99)


def test_twins_that_were_left_out_become_one_paper(library: Library) -> None:
    reviewed(library, BIB + BIB.splitlines()[1].replace("b2", "b3") + "\n", 1, 3)
    left_out.take(library, 1)
    assert titles(library).count("A second paper about hurrying") == 1


def test_days_are_named() -> None:
    assert day("2020-11-12T12:00:00+00:00") == "12 Nov 2020"

"""What a review says of pages before anything is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import Bring

from readinglist import edits, importing, reviewing
from readinglist.importing.process import aside
from readinglist.library import Library
from readinglist.records import Draft
from readinglist.reviewing import Verdict, planning
from readinglist.reviewing.aside import planned_aside

ABSTRACT = (
    "We look at a question from a new side and show with experiments that the answer is simple, and holds widely."
)


def given(seeds: Path, *names: str) -> list[importing.Given]:
    return importing.gather([seeds / f"{name}.txt" for name in names])


def kinds(plan: reviewing.Plan) -> dict[str, int]:
    return {verdict.value: number for verdict, number in plan.counts().items() if number}


def everything(library: Library) -> list[str]:
    return list(library.connection.iterdump())


def test_nothing_is_written(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    before = everything(library)
    reviewing.plan(library, given(seeds, "lab-publications", "author-page", "daily-papers"))
    assert everything(library) == before


def test_each_record_says_what_it_is_and_what_it_would_do(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    assert kinds(plan) == {"new": 8, "same work": 2}
    found = next(entry for entry in plan.entries if entry.draft.arxiv_id == "2510.17506")
    paper = library.papers.load([found.paper or 0])[0]
    assert paper.title is not None and paper.title.startswith("Convergence Rates")
    assert {c.name: (c.before, c.after) for c in found.changes}["arxiv_id"] == (None, "2510.17506")
    assert found.effect.startswith("adds code, arXiv id and comment to Convergence Rates")
    again = reviewing.plan(library, given(seeds, "author-page"))
    assert again.is_settled and kinds(again) == {"already yours": 7}
    assert {entry.effect for entry in again.entries} == {"nothing new on this page"}
    assert again.sources[0].seen_before == "Lachlan Ewen MacDonald"
    assert again.sources[0].warnings == ("The page says 8 papers; 7 are there.",)


def test_what_was_planned_is_what_comes_of_it(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "lab-publications"))
    plan = reviewing.plan(library, given(seeds, "author-page"))
    expected = {e.paper: {c.name: c.after for c in e.changes} for e in plan.entries if e.paper is not None}
    assert expected
    reviewing.commit(library, plan, {})
    for paper in library.papers.load(list(expected)):
        assert {name: getattr(paper, name) for name in expected[paper.id]} == expected[paper.id]


def test_pages_that_are_given_together_know_of_each_other(library: Library, seeds: Path) -> None:
    plan = reviewing.plan(library, given(seeds, "author-page", "lab-publications"))
    twins = [entry for entry in plan.entries if entry.twin is not None]
    assert [plan.entries[entry.twin or 0].source for entry in twins] == [0, 0]
    assert [entry.source for entry in twins] == [1, 1]
    assert all(entry.changes for entry in twins)


def test_what_the_user_corrected_stays(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "lab-publications"))
    plan = reviewing.plan(library, given(seeds, "author-page"))
    paper = next(entry.paper for entry in plan.entries if entry.paper)
    edits.apply(library, edits.Correct(paper, {"date": "2019"}))
    plan = reviewing.plan(library, given(seeds, "author-page"))
    entry = next(entry for entry in plan.entries if entry.paper == paper)
    assert "date" not in {change.name for change in entry.changes}
    assert {"title", "authors"} <= {change.name for change in entry.changes}


def test_a_doubtful_reading_or_match_is_unsure(library: Library, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    bring([Draft(title="On the length of short papers", authors=("Emil Noether",))])
    doubtful = Draft(title="Where does it end", authors=("Ada Byron",), doubts={"title": "Where does the title end?"})
    damaged = Draft(title="A paper with a damaged abstract", abstract=ABSTRACT, doubts={"abstract": "Damaged."})
    nameless = Draft(title="On the length of short papers", authors=("Emmy Noether",))
    _read_as(monkeypatch, [doubtful, damaged, nameless])
    plan = reviewing.plan(library, [importing.pasted("a page")])
    assert [entry.verdict for entry in plan.entries] == [Verdict.UNSURE, Verdict.NEW, Verdict.UNSURE]
    assert plan.entries[0].why == "Where does the title end?"
    assert (plan.entries[2].paper, plan.entries[2].maybe) == (None, 1)
    assert "first names" in plan.entries[2].why
    assert not plan.is_sure


def test_what_is_there_whole_is_not_asked_about_however_it_was_read(
    library: Library, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful = Draft(title="Where does the title of this paper end", doubts={"title": "Where does the title end?"})
    bring([doubtful])
    _read_as(monkeypatch, [doubtful])
    plan = reviewing.plan(library, [importing.pasted("a page")])
    assert [entry.verdict for entry in plan.entries] == [Verdict.YOURS]
    assert plan.is_settled


def test_a_source_that_gives_nothing_says_why_and_stops_no_other(library: Library, seeds: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    prose = tmp_path / "prose.txt"
    prose.write_text("Dear all,\nthere is cake.\n")
    plan = reviewing.plan(library, [*importing.gather([empty, prose]), *given(seeds, "author-page")])
    assert [bool(source.error) for source in plan.sources] == [True, True, False]
    assert plan.sources[1].reading is not None and plan.sources[1].reading.unread
    assert len(plan.entries) == 7
    imported = reviewing.commit(library, plan, {})
    assert [report.error is None for report in imported.reports] == [False, False, True]
    assert imported.new == 7


def test_what_is_too_large_to_look_at_is_left_to_the_import(
    library: Library, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tmp_path / "arxiv.jsonl"
    lines.write_text('{"id": "2501.00001", "title": "A paper of a stream", "abstract": "Short."}\n')
    monkeypatch.setattr(planning, "MOST", 20)
    plan = reviewing.plan(library, [*importing.gather([lines]), *given(seeds, "author-page", "daily-papers")])
    assert [one.name for one in plan.unreviewed] == ["arxiv.jsonl", "daily-papers.txt"]
    assert len(plan.entries) == 7


def test_reading_can_be_stopped(library: Library, seeds: Path) -> None:
    with pytest.raises(planning.Cancelled):
        reviewing.plan(library, given(seeds, "author-page"), cancelled=lambda: True)


def test_a_process_of_its_own_plans_the_same(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    wanted = given(seeds, "lab-publications", "daily-papers")
    told: list[object] = []
    there = planned_aside(library.path, wanted, on_progress=told.append, cancelled=lambda: False)
    here = reviewing.plan(library, wanted)
    assert (there.entries, there.known, there.state) == (here.entries, here.known, here.state)
    assert there.sources == here.sources
    assert told
    assert callable(aside)


def _read_as(monkeypatch: pytest.MonkeyPatch, drafts: list[Draft]) -> None:
    from readinglist import reading
    from readinglist.records import Reading

    def read(data: bytes, name: str, *_: object) -> Reading:
        return Reading(tuple(drafts), (), (), data.decode(), "utf-8")

    monkeypatch.setattr(reading, "read", read)

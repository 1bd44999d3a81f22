"""From decisions to papers: what is taken, what is left, what others changed meanwhile, and all of it undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from readinglist import edits, importing, reviewing
from readinglist.history import History
from readinglist.importing import batch
from readinglist.library import Library
from readinglist.records import Change, Paper, Place, Sort
from readinglist.reviewing import Decisions, Verdict, planning
from readinglist.reviewing.judging import Judgement


def given(seeds: Path, *names: str) -> list[importing.Given]:
    return importing.gather([seeds / f"{name}.txt" for name in names])


def papers(library: Library) -> list[Paper]:
    return library.papers.load(library.papers.ids(Place(), Sort()))


def content(library: Library) -> list[dict[str, object]]:
    return [paper.bibliographic() for paper in papers(library)]


def place_of(plan: reviewing.Plan, start: str) -> int:
    return next(at for at, entry in enumerate(plan.entries) if entry.title.startswith(start))


@pytest.mark.parametrize("order", [("author-page", "lab-publications"), ("lab-publications", "author-page")])
def test_taking_all_is_what_an_import_does(
    library: Library, seeds: Path, tmp_path: Path, order: tuple[str, ...]
) -> None:
    everything = given(seeds, *order, "daily-papers")
    imported = reviewing.commit(library, reviewing.plan(library, everything), {})
    with Library.open(tmp_path / "other.db") as other:
        plain = importing.run(other, everything)
        assert content(library) == content(other)
        assert [vars_of(r) for r in imported.reports] == [vars_of(r) for r in plain.reports]
        assert imported.change.label == plain.change.label
        assert [library.sources.provenance(p.id) for p in papers(library)] == [
            other.sources.provenance(p.id) for p in papers(other)
        ]


def vars_of(report: importing.ImportReport) -> dict[str, object]:
    return report.as_json()


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    kept = papers(library)
    history = History(library)
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    decisions = Decisions(plan)
    mended = place_of(plan, "arXiv:2510.21078")
    decisions.edit(mended, {"title": "A title from the paper itself"})
    theirs = next(at for at, entry in enumerate(plan.entries) if entry.paper)
    decisions.edit(theirs, {"date": "2025"})
    imported = reviewing.commit(library, plan, decisions.made)
    history.remember(imported.change)
    done = papers(library)
    assert "A title from the paper itself" in {paper.title for paper in done}
    assert next(p for p in done if p.id == plan.entries[theirs].paper).date == "2025"
    history.undo()
    assert papers(library) == kept
    history.redo()
    assert papers(library) == done
    history.undo()
    assert papers(library) == kept
    assert Change.from_json(imported.change.to_json()) == imported.change


def test_what_is_mended_wins_over_the_next_copy_of_the_page(library: Library, seeds: Path) -> None:
    plan = reviewing.plan(library, given(seeds, "author-page"))
    decisions = Decisions(plan)
    decisions.edit(0, {"title": "Mended", "authors": (*plan.entries[0].draft.authors, "Ada Byron"), "et_al": False})
    reviewing.commit(library, plan, decisions.made)
    text = (seeds / "author-page.txt").read_text(encoding="utf-8")
    importing.run(library, [importing.pasted(text + "\nOne more line\n")])
    assert len(papers(library)) == 7
    assert papers(library)[0].title == "Mended"
    assert papers(library)[0].authors[-1] == "Ada Byron"


def test_what_is_left_out_is_kept_with_the_import_and_says_so_the_next_time(library: Library, seeds: Path) -> None:
    plan = reviewing.plan(library, given(seeds, "author-page"))
    decisions = Decisions(plan)
    decisions.take([2, 4], False)
    assert decisions.outcome.sentence == "Add 5 papers"
    imported = reviewing.commit(library, plan, decisions.made)
    assert (imported.new, imported.reports[0].left_out) == (5, 2)
    assert "2 left out" in imported.reports[0].sentence()
    assert len(papers(library)) == 5
    text = (seeds / "author-page.txt").read_text(encoding="utf-8")
    assert library.imports.source_text(imported.reports[0].import_id or 0) == text
    again = reviewing.plan(library, [importing.pasted(text + "\nOne more line\n")])
    assert [at for at, entry in enumerate(again.entries) if entry.verdict == Verdict.LEFT_OUT] == [2, 4]
    assert "Lachlan Ewen MacDonald" in again.entries[2].why
    decisions = Decisions(again)
    assert decisions.outcome.sentence == ""
    decisions.take([2], True)
    assert decisions.outcome.sentence == "Add 1 paper"
    reviewing.commit(library, again, decisions.made)
    assert len(papers(library)) == 6
    # What was left out belongs to no paper, whatever is done with its imports.
    for one in library.imports.all():
        edits.apply(library, edits.TakeBackImport(one.id))
    assert papers(library) == []
    assert library.connection.execute("SELECT count(*) FROM abstracts WHERE paper_id = 0").fetchone()[0] == 0
    fresh = reviewing.plan(library, given(seeds, "author-page"))
    assert {entry.verdict for entry in fresh.entries} == {Verdict.NEW}


def test_one_decision_for_all_of_a_kind(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    plan = reviewing.plan(library, given(seeds, "lab-publications", "author-page"))
    decisions = Decisions(plan)
    assert decisions.outcome.sentence == "Add 8 papers, complete 2"
    decisions.take_where(lambda entry: entry.paper is not None)
    assert decisions.outcome.sentence == "Complete 2 papers"
    decisions.take_where(lambda entry: False)
    assert decisions.outcome.sentence == ""
    decisions.take_where(lambda entry: True)
    assert decisions.made == {}


def test_a_record_can_be_kept_as_a_paper_of_its_own(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    at = next(at for at, entry in enumerate(plan.entries) if entry.paper)
    decisions = Decisions(plan)
    decisions.separate(at)
    assert decisions.outcome.sentence == "Add 9 papers, complete 1"
    before = library.papers.load([plan.entries[at].paper or 0])
    reviewing.commit(library, plan, decisions.made)
    assert len(papers(library)) == 7 + 9
    assert library.papers.load([plan.entries[at].paper or 0]) == before
    # The next copy of the page knows it.
    text = (seeds / "lab-publications.txt").read_text(encoding="utf-8") + "\nOne more line\n"
    again = reviewing.plan(library, [importing.pasted(text)])
    assert again.is_settled and again.entries[at].paper not in (None, plan.entries[at].paper)


def test_a_record_that_stands_twice_goes_with_the_first_or_takes_its_place(library: Library, seeds: Path) -> None:
    plan = reviewing.plan(library, given(seeds, "author-page", "lab-publications"))
    at = next(at for at, entry in enumerate(plan.entries) if entry.twin is not None)
    first = plan.entries[at].twin
    assert first is not None
    decisions = Decisions(plan)
    assert decisions.outcome.sentence == "Add 15 papers, complete 2"
    decisions.take([first], False)
    assert decisions.outcome.sentence == "Add 15 papers, complete 1"
    imported = reviewing.commit(library, plan, decisions.made)
    assert (imported.new, sum(r.left_out for r in imported.reports)) == (15, 1)


def test_a_page_of_papers_that_are_all_there_brings_no_second_import(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    imported = reviewing.commit(library, reviewing.plan(library, given(seeds, "author-page")), {})
    assert not imported.change
    assert (imported.reports[0].existing, imported.reports[0].import_id) == (7, None)
    assert len(library.imports.all()) == 1


def test_what_came_in_meanwhile_is_not_added_twice(library: Library, seeds: Path) -> None:
    plan = reviewing.plan(library, given(seeds, "author-page"))
    text = (seeds / "author-page.txt").read_text(encoding="utf-8")
    importing.run(library, [importing.pasted(text + "\nOne more line\n")])
    imported = reviewing.commit(library, plan, {})
    assert (imported.new, imported.reports[0].existing) == (0, 7)
    assert len(papers(library)) == 7


def test_a_paper_that_went_meanwhile_is_made_anew(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    gone = next(entry.paper for entry in plan.entries if entry.paper)
    edits.apply(library, edits.RemovePapers([gone]))
    imported = reviewing.commit(library, plan, {})
    assert imported.new == 9
    assert gone not in {paper.id for paper in papers(library)}


def test_an_edit_meanwhile_sends_nothing_to_a_wrong_paper(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    entry = next(entry for entry in plan.entries if entry.paper)
    edits.apply(library, edits.Mark([entry.paper or 0], True))
    edits.apply(library, edits.Correct(entry.paper or 0, {"title": "Another title now"}))
    reviewing.commit(library, plan, {})
    paper = library.papers.load([entry.paper or 0])[0]
    assert (paper.title, paper.arxiv_id, paper.marked) == ("Another title now", entry.draft.arxiv_id, True)
    assert len(papers(library)) == 15


def test_a_paper_that_says_something_else_by_now_is_left_alone(library: Library, seeds: Path) -> None:
    importing.run(library, given(seeds, "author-page"))
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    entry = next(entry for entry in plan.entries if entry.paper)
    with library.transaction():  # as another program might: the number now stands for another paper
        library.connection.execute(
            "UPDATE papers SET title = 'Quite another paper', title_key = 1, abstract_key = 2, arxiv_id = '2401.00001'"
            " WHERE id = ?",
            (entry.paper,),
        )
    reviewing.commit(library, plan, {})
    assert library.papers.load([entry.paper or 0])[0].arxiv_id == "2401.00001"
    assert len(papers(library)) == 16


def test_what_is_stopped_goes_on_with_the_next_import(
    library: Library, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "BATCH", 20)
    plan = reviewing.plan(library, given(seeds, "daily-papers"))
    decisions = Decisions(plan)
    decisions.take([0], False)
    told: list[Change] = []
    imported = reviewing.commit(library, plan, decisions.made, on_change=told.append, cancelled=lambda: bool(told))
    assert (imported.reports[0].cancelled, imported.new) == (True, 19)
    rest = reviewing.commit(library, reviewing.plan(library, given(seeds, "daily-papers")), {})
    assert rest.new == 36
    assert len(library.imports.all()) == 1
    edits.revert(library, rest.change)
    assert papers(library) == []


def test_a_paper_that_it_may_be_is_left_alone_until_the_user_says_so(
    library: Library, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.run(library, given(seeds, "author-page"))
    usual = planning.judge

    def hesitant(*asked: Any) -> Any:
        judgements, known = usual(*asked)
        return [_hesitating(one) for one in judgements], known

    monkeypatch.setattr(planning, "judge", hesitant)
    plan = reviewing.plan(library, given(seeds, "lab-publications"))
    at = next(at for at, entry in enumerate(plan.entries) if entry.maybe)
    entry, decisions = plan.entries[at], Decisions(plan)
    assert decisions.outcome.sentence == "Add 10 papers"
    assert entry.effect.startswith("adds")
    decisions.separate(at, False)
    assert decisions.outcome.sentence == "Add 9 papers, complete 1"
    reviewing.commit(library, plan, decisions.made)
    assert library.papers.load([entry.maybe or 0])[0].arxiv_id == entry.draft.arxiv_id
    assert len(papers(library)) == 16
    decisions.separate(at, True)
    assert decisions.outcome.sentence == "Add 10 papers"


def _hesitating(one: Judgement) -> Judgement:
    return Judgement(Verdict.UNSURE, maybe=one.paper, why="Perhaps.") if one.paper else one

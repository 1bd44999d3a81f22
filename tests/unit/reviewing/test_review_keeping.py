"""A review that is not finished is kept beside the library, with what was decided so far."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drafts import Bring, draft

from readinglist import importing, reviewing
from readinglist.errors import CannotRead, CannotWrite
from readinglist.library import Library
from readinglist.library.location import reviews_of
from readinglist.reviewing import Decisions, keeping, planning
from readinglist.reviewing.keeping import KeptReview, keep, kept

BIB = """@article{a1, title = {A first paper about waiting}, author = {Ada Byron}, year = {2024}}
@article{b2, title = {A second paper about hurrying}, author = {Emmy Noether}, year = {2023}}
@article{c3, title = {A third paper about nothing}, author = {Mary Somerville}, year = {2022}}
"""


def begun(library: Library, text: str = BIB) -> tuple[reviewing.Plan, KeptReview]:
    plan = reviewing.plan(library, [importing.pasted(text)])
    review = keep(
        library.path,
        [source.given for source in plan.sources],
        [source.data for source in plan.sources],
        name=plan.sources[0].name,
        papers=len(plan.entries),
    )
    return plan, review


def gone_on_with(library: Library, review: KeptReview) -> tuple[reviewing.Plan, Decisions]:
    review.release()
    (found,) = kept(library.path)
    plan = reviewing.plan(library, found.given())
    made = keeping.restored(library, plan, found.said())
    found.release()
    return plan, Decisions(plan, made)


def test_decisions_come_back_whole(library: Library, bring: Bring) -> None:
    bring([draft("A paper of quite another name", authors=("Mary Somerville",))])
    plan, review = begun(library)
    decisions = Decisions(plan)
    decisions.take([0], False)
    decisions.edit(1, {"title": "A better title", "authors": ["Emmy Noether", "Amalie Noether"]})
    chosen = planning.chosen(library, plan.entries[2], 1)
    assert chosen is not None and chosen.heading == "A paper of quite another name"
    assert "date" in {change.name for change in chosen.changes}
    decisions.put_into(2, chosen)
    review.write(keeping.as_kept(plan, decisions.made))
    _, again = gone_on_with(library, review)
    assert again.made == decisions.made
    assert again.outcome == decisions.outcome


def test_a_record_is_told_by_what_it_says_not_by_where_it_stood(library: Library) -> None:
    plan, review = begun(library)
    decisions = Decisions(plan)
    decisions.take([1], False)
    said = keeping.as_kept(plan, decisions.made)
    first, *rest = BIB.splitlines()
    moved = reviewing.plan(library, [importing.pasted("\n".join([*rest, first]))])
    assert [moved.entries[at].draft.title for at in keeping.restored(library, moved, said)] == [
        "A second paper about hurrying"
    ]
    other = reviewing.plan(library, [importing.pasted(BIB.replace("hurrying", "running"))])
    assert keeping.restored(library, other, said) == {}
    review.drop()


def test_what_a_paper_was_taken_for_and_is_gone_is_forgotten(library: Library, bring: Bring) -> None:
    from readinglist import edits

    bring([draft("A paper of quite another name")])
    plan, review = begun(library)
    decisions = Decisions(plan)
    chosen = planning.chosen(library, plan.entries[2], 1)
    assert chosen is not None
    decisions.put_into(2, chosen)
    review.write(keeping.as_kept(plan, decisions.made))
    edits.apply(library, edits.RemovePapers([1]))
    _, again = gone_on_with(library, review)
    assert again.made == {} and again.outcome.add == 3
    assert planning.chosen(library, plan.entries[2], 1) is None


def test_what_another_window_has_open_is_not_offered_here(library: Library) -> None:
    _, review = begun(library)
    assert kept(library.path) == []
    review.release()
    (found,) = kept(library.path)
    assert (found.name, found.papers) == ("Pasted page", 3)
    assert kept(library.path) == [], "and it is held from then on"
    found.drop()
    assert not reviews_of(library.path).exists()


def test_a_file_is_kept_as_it_was_read(library: Library, tmp_path: Path) -> None:
    page = tmp_path / "list.bib"
    page.write_text(BIB)
    plan = reviewing.plan(library, importing.gather([page]))
    review = keep(library.path, [s.given for s in plan.sources], [s.data for s in plan.sources], name="x", papers=3)
    page.unlink()
    (given,) = review.given()
    assert given.read_bytes() == BIB.encode()
    assert given.origin == f"file:{page}"
    unread = keep(library.path, importing.gather([tmp_path / "library.db"]), [b""], name="y", papers=0)
    assert unread.given()[0].path == tmp_path / "library.db", "what was not read is kept by its place alone"
    review.drop()
    unread.drop()


@pytest.mark.parametrize("harm", [b"", b"PK\x03\x04 no archive", b"\0" * 300])
def test_a_damaged_one_says_so(library: Library, harm: bytes) -> None:
    _, review = begun(library)
    review.path.with_suffix(".zip").write_bytes(harm)
    with pytest.raises(CannotRead, match="Pasted page that was kept is damaged"):
        review.given()
    review.drop()


def test_what_is_no_review_is_left_alone(library: Library) -> None:
    plan, review = begun(library)
    review.release()
    for number, text in enumerate(("{", "[]", '{"name": "x"}', "null")):
        (reviews_of(library.path) / f"{number}.json").write_text(text)
    (found,) = kept(library.path)
    strange = [None, 3, {"source": "x"}, {"source": 0, "position": 0, "record": "?", "take": 1, "fields": 5}]
    assert keeping.restored(library, plan, strange) == {}  # type: ignore[arg-type]
    data = json.loads(found.path.read_text())
    found.path.write_text(json.dumps({**data, "decisions": 7}))
    assert found.said() == ()
    found.release()


def test_a_folder_that_cannot_be_written_is_said(library: Library) -> None:
    reviews_of(library.path).write_text("a file where the folder would be")
    with pytest.raises(CannotWrite, match="can’t be kept for later"):
        begun(library)


def test_a_record_goes_into_the_paper_that_was_chosen(library: Library, bring: Bring) -> None:
    bring([draft("A paper of quite another name", authors=("Mary Somerville",))])
    plan, review = begun(library)
    decisions = Decisions(plan)
    chosen = planning.chosen(library, plan.entries[2], 1)
    assert chosen is not None
    decisions.put_into(2, chosen)
    assert decisions.outcome.sentence == "Add 2 papers, complete 1"
    assert decisions.seen(2).paper == 1 and decisions.joins(2)
    reviewing.commit(library, plan, decisions.made)
    assert library.papers.counts().all == 3
    assert [one.import_name for one in library.sources.provenance(1)][-1] == "Pasted page"
    again = importing.run(library, [importing.pasted(BIB + "\n")])
    assert again.new == 0, "from now on it is known by both names"
    review.drop()


def test_a_choice_can_be_taken_back(library: Library, bring: Bring) -> None:
    bring([draft("A first paper about waiting", authors=("Ada Byron",)), draft("Another one")])
    plan, review = begun(library)
    decisions = Decisions(plan)
    assert plan.entries[0].paper == 1
    other = planning.chosen(library, plan.entries[0], 2)
    assert other is not None
    decisions.put_into(0, other)
    decisions.put_into(1, other)
    decisions.separate(0, True)
    decisions.separate(1, True)
    assert decisions[0].separate and decisions[0].into is None
    assert decisions.made.keys() == {0}, "the second one is a new paper again, as it was"
    same = planning.chosen(library, plan.entries[0], 1)
    assert same is not None
    decisions.put_into(0, same)
    assert decisions.made == {}
    review.drop()


def test_a_folder_with_a_library_in_it_is_read_without_what_is_the_librarys_own(library: Library) -> None:
    _, review = begun(library)
    (library.path.parent / "page.bib").write_text(BIB)
    assert [one.name for one in importing.gather([library.path.parent])] == ["page.bib"]
    review.drop()

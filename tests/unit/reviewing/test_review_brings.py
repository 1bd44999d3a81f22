"""A review shows what a file's tags, notes and marks would add to papers."""

from __future__ import annotations

from readinglist import edits, importing, reviewing
from readinglist.library import Library
from readinglist.records import Status
from readinglist.reviewing import Decisions, told

BIB = """@article{k1, title = {A paper about waiting}, author = {Ada Byron},
  keywords = {a, b}, annote = {mine}, readstatus = {read}, priority = {prio1}}
"""


def test_a_new_paper_says_what_comes_with_it(library: Library) -> None:
    plan = reviewing.plan(library, [importing.pasted(BIB)])
    entry = plan.entries[0]
    assert entry.brings == {
        "tags": ("a", "b"), "note": "mine", "status": Status.DONE, "marked": True, "cite_key": "k1",
    }  # fmt: skip
    assert told.as_json(plan)[0]["records"][0]["brings"] == {
        "tags": ["a", "b"], "note": "mine", "status": "done", "marked": True, "cite_key": "k1",
    }  # fmt: skip
    assert "brings 2 tags, a note, status, a mark and citation key" in told.lines(plan)[1]


def test_only_what_is_not_there_yet_is_said_to_be_added(library: Library) -> None:
    importing.run(library, [importing.pasted(BIB.replace("{a, b}", "{A}").replace("k1", "own"))])
    edits.apply(library, edits.SetStatus([1], Status.READING))
    plan = reviewing.plan(library, [importing.pasted(BIB)])
    entry = plan.entries[0]
    assert entry.brings == {"tags": ("b",)}
    assert not entry.settled and entry.effect == "adds a tag"
    decisions = Decisions(plan)
    assert decisions.outcome.sentence == "Complete 1 paper"
    before = library.papers.load([1])[0]
    decisions.take([0], False)
    reviewing.commit(library, plan, decisions.made)
    assert library.papers.load([1])[0] == before, "what is left out adds nothing"
    plan = reviewing.plan(library, [importing.pasted(BIB)])
    reviewing.commit(library, plan, {})
    assert library.papers.load([1])[0].tags == ("A", "b")
    assert reviewing.plan(library, [importing.pasted(BIB + "\n")]).is_settled


def test_what_is_said_is_what_comes_of_it(library: Library) -> None:
    twice = BIB + BIB.replace("{a, b}", "{b, c}").replace("{mine}", "{yours}").replace("k1", "k2")
    plan = reviewing.plan(library, [importing.pasted(twice)])
    assert plan.entries[1].twin == 0
    assert plan.entries[1].brings == {"tags": ("c",), "note": "yours"}
    reviewing.commit(library, plan, {})
    paper = library.papers.load([1])[0]
    assert paper.tags == ("a", "b", "c") and paper.note.endswith("yours") and paper.cite_key == "k1"


def test_a_citation_key_that_is_taken_is_not_promised(library: Library) -> None:
    importing.run(library, [importing.pasted(BIB)])
    plan = reviewing.plan(library, [importing.pasted("@misc{K1, title = {Quite another one}}")])
    assert plan.entries[0].brings == {}
    both = "@misc{own, title = {One of two papers}}\n@misc{OWN, title = {Something else entirely}}"
    plan = reviewing.plan(library, [importing.pasted(both)])
    assert [entry.brings for entry in plan.entries] == [{"cite_key": "own"}, {}], "nor twice"

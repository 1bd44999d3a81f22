"""Records of one page that are one paper, where the first of them is left out."""

from __future__ import annotations

from readinglist import importing, reviewing
from readinglist.library import Library
from readinglist.reviewing import Decisions

TWINS = "\n".join(
    f"@misc{{k{k}, title = {{A paper about waiting}}, author = {{Ada Byron}}, keywords = {{t{k}}}}}" for k in range(4)
)


def test_what_is_left_of_them_is_one_paper(library: Library) -> None:
    plan = reviewing.plan(library, [importing.pasted(TWINS)])
    assert [entry.twin for entry in plan.entries] == [None, 0, 0, 0]
    decisions = Decisions(plan)
    assert decisions.outcome.sentence == "Add 1 paper, complete 3"
    decisions.take([0], False)
    assert decisions.outcome.sentence == "Add 1 paper, complete 2"
    assert [decisions.fate(at) for at in range(4)] == ["leave", "add", "complete", "complete"]
    decisions.take([1], False)
    assert [decisions.fate(at) for at in range(4)] == ["leave", "leave", "add", "complete"]
    decisions.separate(2)
    assert [decisions.fate(at) for at in range(4)] == ["leave", "leave", "add", "add"]
    decisions.separate(2, False)
    decisions.take([1], True)
    assert [decisions.fate(at) for at in range(4)] == ["leave", "add", "complete", "complete"]
    decisions.take([2], False)
    imported = reviewing.commit(library, plan, decisions.made)
    assert (imported.new, library.papers.counts().all) == (1, 1)
    assert library.papers.load([1])[0].tags == ("t1", "t3")
    decisions.take([0], True)
    assert [decisions.fate(at) for at in range(4)] == ["add", "complete", "leave", "complete"]


def test_decisions_made_at_once_are_as_those_made_one_by_one(library: Library) -> None:
    plan = reviewing.plan(library, [importing.pasted(TWINS)])
    for left in range(16):
        one_by_one = Decisions(plan)
        one_by_one.take_where(lambda entry: not left >> entry.position & 1)  # noqa: B023
        at_once = Decisions(plan, one_by_one.made)
        assert [at_once.fate(at) for at in range(4)] == [one_by_one.fate(at) for at in range(4)]
        assert at_once.outcome == one_by_one.outcome
        assert at_once.outcome.add == (left != 15)

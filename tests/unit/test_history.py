"""Undo and redo."""

from __future__ import annotations

import pytest
from drafts import Bring, draft

from readinglist import edits
from readinglist.errors import NoSuchPaper
from readinglist.history import DEEPEST, History
from readinglist.library import Library


@pytest.fixture
def history(library: Library, bring: Bring) -> History:
    bring([draft(f"Paper number {k} of three") for k in range(3)])
    return History(library)


def marked(library: Library) -> list[int]:
    return [p.id for p in library.papers.load([1, 2, 3]) if p.marked]


def test_undo_and_redo_go_step_by_step(library: Library, history: History) -> None:
    history.apply(edits.Mark([1]))
    history.apply(edits.Mark([2, 3]))
    assert (history.labels.undo, history.labels.redo) == ("Marked 2 papers", None)
    history.undo()
    assert marked(library) == [1]
    assert (history.labels.undo, history.labels.redo) == ("Marked 1 paper", "Marked 2 papers")
    history.undo()
    assert history.undo() is None
    history.redo()
    history.redo()
    assert history.redo() is None
    assert marked(library) == [1, 2, 3]


def test_a_new_edit_ends_what_could_be_redone(library: Library, history: History) -> None:
    history.apply(edits.Mark([1]))
    history.undo()
    history.apply(edits.Mark([2]))
    assert history.redo() is None
    assert marked(library) == [2]


def test_an_edit_that_changes_nothing_or_fails_is_not_remembered(history: History) -> None:
    history.apply(edits.Mark([1], False))
    with pytest.raises(NoSuchPaper):
        history.apply(edits.Mark([9]))
    assert history.labels.undo is None


def test_a_note_saved_while_typing_is_undone_as_one(library: Library, history: History) -> None:
    for text in ("A", "A th", "A thought"):
        history.apply(edits.SetNote(1, text))
    history.apply(edits.SetNote(2, "Another"))
    history.undo()
    history.undo()
    assert library.papers.load([1])[0].note == ""
    assert history.undo() is None
    history.redo()
    assert library.papers.load([1])[0].note == "A thought"


def test_an_undo_that_fails_can_be_tried_again(
    library: Library, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.apply(edits.Mark([1]))
    with monkeypatch.context() as patch:
        patch.setattr(library, "read_only", True)
        with pytest.raises(Exception, match="read-only"):
            history.undo()
    history.undo()
    assert marked(library) == []


def test_the_oldest_changes_are_forgotten(history: History) -> None:
    for k in range(DEEPEST + 5):
        history.apply(edits.Mark([1], k % 2 == 0))
    steps = 0
    while history.undo():
        steps += 1
    assert steps == DEEPEST


def test_a_note_typed_and_taken_away_again_leaves_nothing_to_undo(library: Library, history: History) -> None:
    history.apply(edits.Mark([1]))
    history.apply(edits.SetNote(1, "well"))
    history.apply(edits.SetNote(1, ""))
    assert history.labels.undo == "Marked 1 paper"

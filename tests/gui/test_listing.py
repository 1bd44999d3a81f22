"""The list's questions: the newest wins, and changes are taken in without asking more than needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist import edits, importing
from readinglist.library import Library
from readinglist.records import Change, Place, Sort, Status
from ui.listing import Listed, Listing


@pytest.fixture
def path(tmp_path: Path, seeds: Path) -> Path:
    made = tmp_path / "library.db"
    with Library.open(made) as library:
        importing.run(library, importing.gather([seeds / "author-page.txt"]))
    return made


@pytest.fixture
def listing(qtbot: QtBot, path: Path) -> Iterator[Listing]:
    made = Listing(path)
    made.start()
    rest(qtbot, made)
    yield made
    made.close()


def rest(qtbot: QtBot, listing: Listing) -> None:
    qtbot.waitUntil(lambda: not listing.busy, timeout=20_000)


def answers(listing: Listing) -> list[Listed]:
    seen: list[Listed] = []
    listing.listed.connect(seen.append)
    return seen


def apply(path: Path, edit: edits.Edit) -> Change:
    with Library.open(path) as library:
        return edits.apply(library, edit)


def test_only_the_newest_question_is_answered(qtbot: QtBot, listing: Listing) -> None:
    seen = answers(listing)
    for end in range(1, len("normalisation") + 1):
        listing.set_query("normalisation"[:end])
    assert listing.waiting
    rest(qtbot, listing)
    assert seen[-1].wanted.query == "normalisation"
    assert list(seen[-1].ids) == [2]
    generations = [one.wanted.generation for one in seen]
    assert generations == sorted(generations)


def test_a_search_is_best_first_until_a_column_is_chosen(qtbot: QtBot, listing: Listing) -> None:
    seen = answers(listing)
    listing.set_query("flow")
    rest(qtbot, listing)
    assert seen[-1].wanted.sort is None
    listing.set_sort(Sort("date"))
    rest(qtbot, listing)
    by_date = list(seen[-1].ids)
    assert seen[-1].wanted.sort == Sort("date")
    listing.set_query("")
    listing.set_query("flow")
    rest(qtbot, listing)
    assert seen[-1].wanted.sort is None
    assert sorted(seen[-1].ids) == sorted(by_date)


def test_a_search_stays_in_its_place(qtbot: QtBot, listing: Listing, path: Path) -> None:
    listing.absorb(apply(path, edits.Mark([1])), soon=False)
    seen = answers(listing)
    listing.set_place(Place("marked"))
    listing.set_query("flow")
    rest(qtbot, listing)
    assert list(seen[-1].ids) == [1]


@pytest.mark.parametrize(
    ("place", "edit", "asks"),
    [
        (Place(), edits.Mark([1]), False),
        (Place("marked"), edits.Mark([1]), True),
        (Place("unread"), edits.SetStatus([1], Status.DONE), True),
        (Place("marked"), edits.SetStatus([1], Status.DONE), False),
        (Place("untagged"), edits.AddTags([1], ["x"]), True),
        (Place("marked"), edits.AddTags([1], ["x"]), False),
        (Place(), edits.SetNote(1, "x"), False),
        (Place(), edits.RemovePapers([1]), True),
    ],
)
def test_the_list_is_asked_again_only_where_it_may_differ(
    qtbot: QtBot, listing: Listing, path: Path, place: Place, edit: edits.Edit, asks: bool
) -> None:
    listing.set_place(place)
    rest(qtbot, listing)
    seen = answers(listing)
    listing.absorb(apply(path, edit), soon=False)
    rest(qtbot, listing)
    assert bool(seen) == asks


def test_what_was_just_written_is_found(qtbot: QtBot, listing: Listing, path: Path) -> None:
    seen = answers(listing)
    listing.absorb(apply(path, edits.SetNote(3, "zugspitze")), soon=False)
    listing.set_query("zugspitz")
    rest(qtbot, listing)
    assert list(seen[-1].ids) == [3]
    listing.absorb(apply(path, edits.RemovePapers([3])), soon=False)
    rest(qtbot, listing)
    assert list(seen[-1].ids) == []


def test_a_library_that_cannot_be_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    listing = Listing(tmp_path / "none.db")
    told: list[str] = []
    listing.failed.connect(told.append)
    listing.ask()
    rest(qtbot, listing)
    assert "no library" in told[0]
    assert not listing.waiting
    listing.close()

"""What changed is taken in a part at a time, so that a key that is typed meanwhile goes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from growths import answers, fresh, paper, shelf_of
from shelves import Shelf

from readinglist.searching import KeptIndex, growing, keeping
from readinglist.searching.keeping import folder_of


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is much elsewhere is little here; and nobody helps."""
    monkeypatch.setattr(keeping, "ITSELF", 20)
    monkeypatch.setattr(growing, "AT_ONCE", 4)
    monkeypatch.setattr(keeping, "AT_ONCE", 4)
    monkeypatch.setattr(keeping, "Builder", lambda *_: pytest.fail("nobody needs help"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf of 15 papers without an index."""
    return shelf_of(15, tmp_path)


def test_what_was_begun_gives_way_and_goes_on(shelf: Shelf, tmp_path: Path) -> None:
    window = KeptIndex(folder_of(shelf.path))
    looked = []
    while window.gave_way or not looked:
        looked.append(window.catch_up(shelf, lambda: True))
    assert max(looked) == 4 and len(looked) >= 7  # four parts of titles, four of abstracts
    assert window.progress is None
    assert answers(window) == fresh(shelf, tmp_path)


def test_what_changed_is_looked_at_once_however_often_one_gives_way(shelf: Shelf, tmp_path: Path) -> None:
    window = KeptIndex.of(shelf)
    shelf.asked.clear()
    shelf.put([paper(k) for k in range(2000, 2014)], gone=[5])
    assert window.catch_up(shelf, lambda: True) == 4
    assert window.gave_way and window.progress is None
    shelf.put([replace(shelf.held[2000], title="Platypus")])
    rounds = 1
    while window.gave_way:
        assert window.catch_up(shelf, lambda: True) <= 4
        rounds += 1
    assert rounds >= 7  # four parts of titles, four of abstracts
    assert list(window.index.search("platypus").ids) == [2000]
    assert sum(shelf.asked) == 15  # but for what changed twice nothing is read twice
    assert answers(window) == fresh(shelf, tmp_path)
    assert window.catch_up(shelf, lambda: True) == 0 and not window.gave_way


def test_without_anybody_waiting_all_is_taken_in(shelf: Shelf, tmp_path: Path) -> None:
    window = KeptIndex.of(shelf)
    shelf.put([paper(k) for k in range(2000, 2014)])
    assert window.catch_up(shelf, lambda: False) == 14
    assert not window.gave_way
    assert answers(window) == fresh(shelf, tmp_path)

"""What changed is taken in a part at a time, so that a key that is typed meanwhile goes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from shelves import Shelf

from readinglist.records import SearchText
from readinglist.searching import KeptIndex, growing, keeping
from readinglist.searching.keeping import folder_of

_QUERIES = ("graph", "neural netw", "graph quokka", "platypus")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is much elsewhere is little here; and nobody helps."""
    monkeypatch.setattr(keeping, "ITSELF", 20)
    monkeypatch.setattr(growing, "AT_ONCE", 4)
    monkeypatch.setattr(keeping, "AT_ONCE", 4)
    monkeypatch.setattr(keeping, "Builder", lambda *_: pytest.fail("nobody needs help"))


def paper(number: int) -> SearchText:
    title, abstract = ("Graph", "Neural network")[number % 2], ("a quokka", "a wombat", "graph")[number % 3]
    return SearchText(
        number, title, "Ana Müller", "", "", "", "cs.LG", abstract, False, f"2024-01-{number % 28 + 1:02}"
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf of 15 papers without an index."""
    shelf = Shelf(tmp_path / "library.db")
    shelf.put([paper(k) for k in range(1, 16)])
    return shelf


def answers(kept: KeptIndex) -> list[tuple[list[int], list[int]]]:
    return [(list(kept.index.search(q).ids), list(kept.search_abstracts(q).ids)) for q in _QUERIES]


def fresh(shelf: Shelf, folder: Path) -> list[tuple[list[int], list[int]]]:
    """What an index says that was made at once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keeping, "ITSELF", 1000)
        kept = KeptIndex(folder / "fresh")
        kept.catch_up(shelf)
    assert kept.progress is None
    return answers(kept)


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

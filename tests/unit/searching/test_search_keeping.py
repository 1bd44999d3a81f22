"""An index that was written and read again is the index it was; what can't be used is made anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import Shelf

from readinglist.records import SearchText
from readinglist.searching import Index, KeptIndex, store, stored
from readinglist.searching.keeping import folder_of
from readinglist.searching.store import MANIFEST, Store
from readinglist.searching.stored import Damaged

Make = Callable[..., SearchText]

_WORDS = (
    "graph",
    "graphs",
    "neural",
    "network",
    "learning",
    "optimization",
    "optimisation",
    "müller",
    "深度学习",
    "of",
)
_QUERIES = (
    "g",
    "graph",
    "grpah",
    "neural netw",
    "learnign of",
    "optimzation",
    '"neural network',
    "-graph",
    "2511",
    "度",
)


def _random_paper(rng: random.Random, number: int) -> SearchText:
    return SearchText(
        number,
        " ".join(rng.choices(_WORDS, k=rng.randrange(1, 6))),
        rng.choice(("", "Ana Müller\nCarl Gauss")),
        rng.choice(("", "to read")),
        rng.choice(("", "on graphs")),
        f"25{rng.randrange(10, 13)}.{rng.randrange(99999):05}",
        "cs.LG",
        " ".join(rng.choices(_WORDS, k=9)),
        rng.random() < 0.2,
        rng.choice(("", "2024-05-02")),
    )


def _answers(index: Index) -> list[tuple[list[int], list[float], int]]:
    results = [index.search(query) for query in _QUERIES]
    return [(list(r.ids), list(r.scores), r.total) for r in results]


def _fresh(shelf: Shelf) -> Index:
    index = Index()
    index.add(shelf.held.values())
    return index


_STEPS = st.lists(st.sampled_from(["add", "few", "gone", "save", "open"]), min_size=2, max_size=10)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 2**32), st.lists(st.sampled_from(["add", "few", "gone", "save", "open"]), min_size=2, max_size=10)
)
def test_any_history_with_closing_and_opening(
    tmp_path_factory: pytest.TempPathFactory, seed: int, history: list[str]
) -> None:
    rng = random.Random(seed)
    shelf = Shelf(tmp_path_factory.mktemp("kept") / "library.db")
    kept = KeptIndex.of(shelf)
    for step in history:
        if step == "save":
            kept.save()
        elif step == "open":
            kept = KeptIndex.of(shelf)
        elif step == "gone":
            shelf.put(gone=rng.sample(sorted(shelf.held), len(shelf.held) // 3))
        else:
            shelf.put([_random_paper(rng, rng.randrange(2000)) for _ in range(300 if step == "add" else 3)])
        if rng.random() < 0.5:
            kept.catch_up(shelf)
            kept.index.search("graph neural")
    kept.catch_up(shelf)
    assert len(kept.index) == len(shelf.held)
    assert _answers(kept.index) == _answers(_fresh(shelf))
    kept.save()
    assert _answers(KeptIndex.of(shelf).index) == _answers(_fresh(shelf))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf of 300 papers whose index is kept."""
    rng = random.Random(3)
    shelf = Shelf(tmp_path / "library.db")
    shelf.put([_random_paper(rng, k) for k in range(300)])
    KeptIndex.of(shelf)
    shelf.asked.clear()
    return shelf


def test_opening_reads_no_paper_and_catching_up_only_the_changed(shelf: Shelf) -> None:
    kept = KeptIndex.of(shelf)
    assert shelf.asked == []
    shelf.put([_random_paper(random.Random(1), k) for k in range(5)], gone=[200])
    assert kept.catch_up(shelf) == 6
    assert shelf.asked == [5]
    assert _answers(kept.index) == _answers(_fresh(shelf))
    assert kept.catch_up(shelf) == 0


def test_a_library_that_went_another_way_is_read_anew(shelf: Shelf) -> None:
    last = max(shelf.marks)
    shelf.marks[last] += 1
    shelf.held.pop(7)
    kept = KeptIndex.of(shelf)
    assert shelf.asked == [299]
    assert _answers(kept.index) == _answers(_fresh(shelf))


def _spoil(path: Path, how: str) -> None:
    whole = path.read_bytes()
    if how == "gone":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif b'"<u4"' in whole:
        path.write_bytes(whole.replace(b'"<u4"', b'"<i4"', 1))  # still reads well
    else:
        path.write_bytes(whole[:12] + bytes([whole[12] ^ 1]) + whole[13:])


@pytest.mark.parametrize("how", ["gone", "empty", "cut", "changed"])
@pytest.mark.parametrize("kind", [MANIFEST, "segment", "abstracts", "live"])
def test_what_is_damaged_is_made_anew(shelf: Shelf, kind: str, how: str) -> None:
    shelf.put(gone=[4, 5])
    kept = KeptIndex.of(shelf)
    kept.save()
    shelf.asked.clear()
    path = min(p for p in folder_of(shelf.path).iterdir() if p.name.split("-")[0] == kind)
    _spoil(path, how)
    with pytest.raises(Damaged):
        Store(folder_of(shelf.path)).read()
    assert _answers(KeptIndex.of(shelf).index) == _answers(_fresh(shelf))
    assert shelf.asked == [298]
    Store(folder_of(shelf.path)).read()


def test_another_version_is_made_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "FORMAT", store.FORMAT + 1)
    KeptIndex.of(shelf)
    assert shelf.asked == [300]


@pytest.mark.parametrize("at", range(5))
def test_stopped_while_writing_leaves_what_was_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    kept = KeptIndex.of(shelf)
    shelf.put([replace(shelf.held[3], title="Quokka graphs")], gone=[9])
    kept.catch_up(shelf)
    write = stored.written
    calls = iter(range(10))

    def stop(path: Path, pieces: Sequence[bytes]) -> int:
        if next(calls) == at:
            path.write_bytes(b"half")
            raise KeyboardInterrupt
        return write(path, pieces)

    monkeypatch.setattr(store, "written", stop)
    monkeypatch.setattr(stored, "written", stop)
    with pytest.raises(KeyboardInterrupt):
        kept.save()
    monkeypatch.undo()
    again = KeptIndex.of(shelf)
    assert shelf.asked == [1, 1]
    assert list(again.index.search("quokka").ids) == [3]
    assert _answers(again.index) == _answers(_fresh(shelf))


def test_files_that_nobody_needs_go(shelf: Shelf) -> None:
    for k in range(5):
        kept = KeptIndex.of(shelf)
        shelf.put([_random_paper(random.Random(k), k)])
        kept.catch_up(shelf)
        kept.save()
    contents = Store(folder_of(shelf.path)).read()
    segments = [*contents.text.segments, *contents.abstracts.segments]
    assert len(list(folder_of(shelf.path).iterdir())) == len(segments) + len(("manifest", "live", "live", "lock"))


def test_a_folder_that_cannot_be_made_is_no_matter(tmp_path: Path, paper: Make) -> None:
    shelf = Shelf(tmp_path / "library.db")
    folder_of(shelf.path).write_text("in the way")
    shelf.put([paper(1, "Graphs")])
    kept = KeptIndex.of(shelf)
    kept.save()
    assert list(kept.index.search("graph").ids) == [1]

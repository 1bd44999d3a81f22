"""An index is made in parts that others use as they come; whoever stops in between is gone on from there."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from growths import QUERIES, answers, fresh, paper, shelf_of
from shelves import Shelf

from readinglist.searching import KeptIndex, builder, keeping, store
from readinglist.searching.abstract_segment import AbstractSegment
from readinglist.searching.abstracts import Abstracts
from readinglist.searching.builder import Build
from readinglist.searching.keeping import folder_of
from readinglist.searching.store import MANIFEST, Contents, Store


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is much elsewhere is little here."""
    monkeypatch.setattr(keeping, "ITSELF", 20)
    monkeypatch.setattr(builder, "FIRST_PART", 10)
    monkeypatch.setattr(builder, "PART", 100)
    monkeypatch.setattr(builder, "MOST", 128)
    monkeypatch.setattr(Abstracts, "most", 128)


class NoHelp:
    """Instead of a process: that one was asked for."""

    asked = 0
    running = True
    failed = False

    def __init__(self, *_: object) -> None:
        type(self).asked += 1

    def wait(self, seconds: float) -> bool:
        return True

    def stop(self) -> None:
        pass


@pytest.fixture
def helper(monkeypatch: pytest.MonkeyPatch) -> type[NoHelp]:
    """Helping processes that do nothing."""
    made = type("Helper", (NoHelp,), {})
    monkeypatch.setattr(keeping, "Builder", made)
    return made


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf of 700 papers without an index."""
    return shelf_of(700, tmp_path)


def _build(shelf: Shelf, pause: Callable[[float], None] = lambda _: None) -> None:
    kept = Store(folder_of(shelf.path))
    with kept.lock() as mine:
        assert mine
        Build(kept, shelf, pause).run()


def test_parts_are_used_as_they_come(
    shelf: Shelf, helper: type[NoHelp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = KeptIndex.of(shelf)
    assert helper.asked == 1 and window.progress == (0, 700) and shelf.asked == []
    seen: list[tuple[int, int, int]] = []
    write = Store.write

    def writing(self: Store, contents: Contents) -> Contents:
        written = write(self, contents)
        window.catch_up(shelf)
        progress = window.progress
        if not window.text_is_whole:
            assert progress is not None
            found = window.index.search("graph").ids
            assert found and min(found) > 700 - progress[0]  # the newest are there first
        seen.append((len(window.index), len(window._abstracts.pile), -1 if progress is None else progress[0]))
        return written

    monkeypatch.setattr(Store, "write", writing)
    _build(shelf)
    monkeypatch.undo()
    assert seen[0] == (10, 0, 10)
    text = [papers for papers, abstracts, _ in seen if not abstracts]
    assert text == sorted(text) and len(set(text)) >= 8 and text[-1] == 700
    abstracts = [papers for _, papers, _ in seen]
    assert abstracts == sorted(abstracts) and len(set(abstracts)) >= 6 and abstracts[-1] == 700
    assert window.progress is None
    assert answers(window) == fresh(shelf, tmp_path)
    assert sum(shelf.asked[:-1]) == 700
    assert max(len(segment) for segment in window._abstracts.pile.held[0]) <= 128
    assert len(window.index.held[0]) == 1


@pytest.mark.parametrize("at", range(0, 15, 2))
def test_stopped_after_any_part_it_goes_on_from_there(
    shelf: Shelf, helper: type[NoHelp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    calls = iter(range(100))
    write = Store.write

    def stop(self: Store, contents: Contents) -> Contents:
        if next(calls) == at:
            raise KeyboardInterrupt
        return write(self, contents)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "write", stop)
        with suppress(KeyboardInterrupt):
            _build(shelf)
    lost = sum(shelf.asked)
    kept = KeptIndex.of(shelf)
    assert sorted(kept.index.search("graph").ids) == [
        k for k in shelf.held if "graph" in shelf.held[k].title and k > 700 - len(kept.index)
    ]
    _build(shelf)
    assert sum(shelf.asked) - lost <= 700 - lost + 100  # what was written is not read again
    kept.catch_up(shelf)
    assert kept.progress is None
    assert answers(kept) == fresh(shelf, tmp_path)


def test_what_changes_meanwhile_is_in_it_too(
    shelf: Shelf, helper: type[NoHelp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(3)
    write = Store.write
    calls = iter(range(100))

    def changing(self: Store, contents: Contents) -> Contents:
        if (call := next(calls)) in (1, 4, 8, 11):
            some = [replace(shelf.held[k], title=f"Changed graph {call}") for k in rng.sample(sorted(shelf.held), 30)]
            gone = rng.sample(sorted(shelf.held.keys() - {paper.id for paper in some}), 20)
            shelf.put([*some, paper(max(shelf.held) + 1)], gone=gone)
        return write(self, contents)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "write", changing)
        patched.setattr(builder, "QUIET_SECONDS", 0.0)
        _build(shelf)
    kept = KeptIndex.of(shelf)
    assert kept.progress is None and helper.asked == 0
    assert answers(kept) == fresh(shelf, tmp_path)


def test_abstracts_wait_while_somebody_writes_a_lot(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(builder.time, "monotonic", lambda: clock[0])
    read = [0]
    step = builder.Growing.step

    def stepping(self: builder.Growing, library: Shelf, most: int) -> int:  # type: ignore[type-arg]
        read[0] += isinstance(self.pile, Abstracts)
        return step(self, library, most)

    monkeypatch.setattr(builder.Growing, "step", stepping)
    left = iter(range(30))
    waited: list[int] = []

    def pause(seconds: float) -> None:
        clock[0] += seconds
        waited.append(read[0])
        if (k := next(left, None)) is not None:
            shelf.put([paper(1000 + k)])

    monkeypatch.setattr(Store, "write", _first_change(shelf))
    _build(shelf, pause)
    assert len(waited) >= 30 + builder.QUIET_SECONDS / builder._LOOK_SECONDS
    assert set(waited) == {0}  # not one abstract before it was quiet
    assert read[0] >= 6


def _first_change(shelf: Shelf) -> Callable[[Store, Contents], Contents]:
    write, calls = Store.write, iter(range(1000))

    def writing(self: Store, contents: Contents) -> Contents:
        if next(calls) == 0:
            shelf.put([paper(999)])
        return write(self, contents)

    return writing


def test_much_that_changed_waits_for_the_helper_but_what_went_does_not(
    shelf: Shelf, helper: type[NoHelp], tmp_path: Path
) -> None:
    _build(shelf)
    window = KeptIndex.of(shelf)
    shelf.asked.clear()
    gone = [k for k in shelf.held if k % 3 == 0]
    shelf.put([paper(k) for k in range(2000, 2050)], gone=gone)
    window.catch_up(shelf)
    assert shelf.asked == [] and helper.asked == 1
    assert window.progress is not None and window.progress[0] < window.progress[1]
    found = {paper for query in QUERIES for paper in window.index.search(query).ids}
    assert found and not found & set(gone) and max(found) <= 700
    assert not set(window.search_abstracts("quokka").ids) & set(gone)
    window.catch_up(shelf)
    assert helper.asked == 1  # one is enough
    _build(shelf)
    window.catch_up(shelf)
    assert window.progress is None
    assert answers(window) == fresh(shelf, tmp_path)


def test_a_few_that_changed_are_taken_in_while_the_rest_is_being_made(
    shelf: Shelf, helper: type[NoHelp], tmp_path: Path
) -> None:
    kept = Store(folder_of(shelf.path))
    with kept.lock() as mine:
        assert mine
        build = Build(kept, shelf, lambda _: None)
        build.text.begin(shelf)
        build._part(build.text, 300)
        window = KeptIndex.of(shelf)
        assert helper.asked == 0  # somebody has the lock: no other helper
        shelf.put(
            [replace(shelf.held[600], title="Platypus"), replace(shelf.held[3], title="Platypus eggs")], gone=[599]
        )
        window.catch_up(shelf)
        assert sorted(window.index.search("platypus").ids) == [3, 600]
        window.save()  # nor does it write
        build.run()
    window.catch_up(shelf)
    assert sorted(window.index.search("platypus").ids) == [3, 600]
    assert window.progress is None
    assert answers(window) == fresh(shelf, tmp_path)


def test_what_is_known_of_a_query_is_kept_while_nothing_changes(shelf: Shelf, helper: type[NoHelp]) -> None:
    kept = Store(folder_of(shelf.path))
    with kept.lock():
        build = Build(kept, shelf, lambda _: None)
        build._grow(build.text, lambda: 1000)
        window = KeptIndex.of(shelf)
        window.index.search("graph")
        known = window.index._lookup
        assert known is not None
        build.run()  # only abstracts come
    window.catch_up(shelf)
    assert window.progress is None and len(window._abstracts.pile) == 700
    assert window.index._lookup is known
    shelf.put([paper(k) for k in range(2000, 2050)], gone=[3])
    window.catch_up(shelf)
    assert window.index._lookup is None and 3 not in window.index.search("graph").ids
    known = window.index._lookup
    window.catch_up(shelf)  # the others still wait
    assert window.progress is not None and window.index._lookup is known


def test_who_saves_does_not_undo_what_others_wrote(shelf: Shelf, helper: type[NoHelp]) -> None:
    kept = Store(folder_of(shelf.path))
    with kept.lock():
        build = Build(kept, shelf, lambda _: None)
        build.text.begin(shelf)
        build._part(build.text, 300)
        window = KeptIndex.of(shelf)
        build.run()
    shelf.put([paper(801)])
    window._grow(window._text, shelf)  # has not seen yet that the rest was written
    assert len(window.index) == 301
    window.save()
    assert sum(map(len, kept.read().text.segments)) == 700
    window.catch_up(shelf)
    window.save()
    assert len(window.index) == len(KeptIndex.of(shelf).index) == 701


def test_where_nothing_can_be_written_all_is_made_here_part_by_part(
    shelf: Shelf, helper: type[NoHelp], tmp_path: Path
) -> None:
    folder_of(shelf.path).write_text("in the way")
    kept = KeptIndex.of(shelf)
    most, told = 0, []
    while kept.progress is not None:
        told.append(kept.progress[0])
        kept.catch_up(shelf)
        most = max(most, *shelf.asked[-2:])
    assert most <= 20 and len(told) > 60 and helper.asked == 0
    assert answers(kept) == fresh(shelf, tmp_path)
    shelf.put([paper(k) for k in range(3000, 3100)], gone=[5])
    kept.catch_up(shelf)
    while kept.progress is not None:
        kept.catch_up(shelf)
    assert answers(kept) == fresh(shelf, tmp_path / "more")


def test_helpers_that_fail_are_not_asked_for_ever(
    shelf: Shelf, helper: type[NoHelp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "running", False)
    monkeypatch.setattr(helper, "failed", True)
    kept = KeptIndex.of(shelf)
    kept.finish(shelf, abstracts=True)
    assert 1 < helper.asked < 5
    assert len(kept.index) == 700 and kept.progress is None


def test_a_manifest_replaced_while_it_is_read_is_read_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    _build(shelf)
    reader = Store(folder_of(shelf.path))
    read_bytes, first = Path.read_bytes, iter([True])

    def reading(self: Path) -> bytes:
        found = read_bytes(self)
        if self.name == MANIFEST and next(first, False):
            _replace_everything(reader.folder)  # others wrote, and swept what they replaced
        return found

    monkeypatch.setattr(Path, "read_bytes", reading)
    contents = reader.read()
    assert sum(map(len, contents.text.segments)) == 700
    assert sum(map(len, contents.abstracts.segments)) == 700


def _replace_everything(folder: Path) -> None:
    other = Store(folder)
    with other.lock() as mine:
        assert mine
        contents = other.read()
        text = [segment.from_arrays(segment.arrays()) for segment in contents.text.segments]
        abstracts = [AbstractSegment.from_arrays(segment.arrays()) for segment in contents.abstracts.segments]
        other.write(Contents(replace(contents.text, segments=text), replace(contents.abstracts, segments=abstracts)))


@pytest.mark.parametrize("locks", [True, False])
@pytest.mark.parametrize("hours", [-30, 0, 30])
def test_whatever_the_clock_says_nothing_named_goes(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, locks: bool, hours: int
) -> None:
    _build(shelf)
    folder = folder_of(shelf.path)
    for name in ("segment-1-abc", "abstracts-1-abc", "live-1-abc", "manifest-1-abc", "notes.txt"):
        (folder / name).write_text("about to be named by process 1")
    if not locks:
        monkeypatch.setattr(store, "try_lock", _no_locks)
    now = store.time.time()
    monkeypatch.setattr(store.time, "time", lambda: now + 3600 * hours)
    kept = KeptIndex.of(shelf)
    shelf.put([paper(801)])
    kept.catch_up(shelf)
    kept.save()
    left = {path.name for path in folder.iterdir()}
    orphans = {name for name in left if "-1-abc" in name}
    assert "notes.txt" in left
    assert len(orphans) == (0 if locks or hours > 1 else 4)
    assert len(KeptIndex.of(shelf).index) == 701


def _no_locks(handle: int) -> None:
    raise OSError("no locks here")

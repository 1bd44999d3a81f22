"""A damaged library: one clear sentence for whatever is tried, never a traceback, and the file is not replaced."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readinglist import edits, importing
from readinglist.errors import NotALibrary, ReadingListError
from readinglist.library import Library
from readinglist.records import Place, Sort

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Library.open(path) as library:
        importing.run(library, importing.gather([seeds / "author-page.txt", seeds / "lab-publications.txt"]))
        edits.apply(library, edits.AddTags([1, 2, 3, 4], ["a", "b"]))
        edits.apply(library, edits.SetNote(1, "A long note. " * 700))
    return path.read_bytes()


def everything(library: Library, seeds: Path) -> Iterator[Callable[[], object]]:
    yield lambda: library.papers.load(library.papers.ids(Place(), Sort("tags")))
    yield library.papers.counts
    yield library.tags.all
    yield library.imports.all
    yield lambda: [library.imports.source_text(number) for number in (1, 2)]
    yield lambda: [library.sources.provenance(number) for number in range(1, 18)]
    yield lambda: list(library.papers.search_texts())
    yield lambda: edits.apply(library, edits.Mark(library.papers.ids(Place(), Sort())))
    yield lambda: edits.apply(library, edits.TakeBackImport(2))
    yield lambda: importing.run(library, importing.gather([seeds / "author-page.txt"]))


def how_it_is_met(path: Path, seeds: Path) -> list[ReadingListError]:
    """The errors of trying everything; any other exception fails the test."""
    met: list[ReadingListError] = []
    try:
        with Library.open(path) as library:
            for act in everything(library, seeds):
                try:
                    act()
                except ReadingListError as error:
                    met.append(error)
    except ReadingListError as error:
        met.append(error)
    return met


@pytest.mark.parametrize("filling", ["noise", "one byte"])
def test_any_overwritten_page_is_met_with_a_sentence(tmp_path: Path, seeds: Path, whole: bytes, filling: str) -> None:
    noise = random.Random(1)
    met = 0
    for number in range(len(whole) // PAGE):
        start = number * PAGE + (100 if number == 0 else 0)
        damaged = bytearray(whole)
        length = (number + 1) * PAGE - start
        damaged[start : start + length] = noise.randbytes(length) if filling == "noise" else b"\xa5" * length
        path = tmp_path / f"{number}.db"
        path.write_bytes(damaged)
        errors = how_it_is_met(path, seeds)
        assert all(isinstance(error, NotALibrary) and "damaged" in str(error) for error in errors), errors
        met += bool(errors)
    assert met > len(whole) // PAGE // 2  # the others hold indexes or free space that nothing read


@pytest.mark.parametrize("length", [99, 150, PAGE, 5 * PAGE + 17])
def test_a_library_that_was_cut_off_is_refused(tmp_path: Path, seeds: Path, whole: bytes, length: int) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole[:length])
    errors = how_it_is_met(path, seeds)
    assert errors
    assert all(isinstance(error, NotALibrary) for error in errors), errors

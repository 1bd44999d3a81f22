"""No text costs more than its length: four times the text, about four times the work."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from time import process_time

import pytest
from hostile import HOSTILE

from readinglist.errors import CannotRead
from readinglist.reading import read
from readinglist.reading.files import sorts
from readinglist.reading.pages import sections
from readinglist.reading.pages.page import Habits
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.lines import Line

SMALL = 30_000
TIMES = 4
SLACK = 3.0
"""What is over in a ratio of two short measurements on a busy machine; a square would be over by 4."""
FLOOR = 0.05
"""Seconds that any text may cost: what is looked at once, however long the text is."""


def spent(text: str) -> float:
    """CPU time for one reading."""
    start = process_time()
    with contextlib.suppress(CannotRead):
        read(text)
    return process_time() - start


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_costs_more_than_its_length(kind: str) -> None:
    small, large = HOSTILE[kind](SMALL), HOSTILE[kind](SMALL * TIMES)
    for _ in range(3):
        if spent(large) < SLACK * TIMES * max(FLOOR, spent(small)):
            return
    raise AssertionError(f"{TIMES} times the text cost more than {SLACK * TIMES:.0f} times the work")


@pytest.mark.parametrize("kind", ["blank lines", "short lines", "identifiers", "citations", "names in lines"])
def test_no_large_page_costs_more_than_its_length(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Section by section: what was read is not read again and again."""
    monkeypatch.setattr(sections, "LARGE", SMALL // 2)
    monkeypatch.setattr(sections, "SECTION", SMALL // 6)
    monkeypatch.setattr(sorts, "BLOCK", SMALL // 3)
    read_letters = []
    whole = sections.read_lines

    def counted(raw: Sequence[str], habits: Habits) -> tuple[list[Piece], set[int], list[Line]]:
        read_letters.append(sum(map(len, raw)) + len(raw))
        return whole(raw, habits)

    monkeypatch.setattr(sections, "read_lines", counted)
    for size in (SMALL, SMALL * TIMES):
        read_letters.clear()
        read(HOSTILE[kind](size) + "\nthe end")
        assert len(read_letters) > 1 or kind == "identifiers"  # one line is one section
        assert sum(read_letters) < 2 * size + SMALL


def test_a_cost_that_grows_with_the_square_is_seen() -> None:
    """The measure itself: reading each of n lines as long as the whole text would not pass."""
    assert TIMES * TIMES > SLACK * TIMES

"""No text costs more than its length: four times the text, about four times the work."""

from __future__ import annotations

import contextlib
from time import process_time

import pytest
from hostile import HOSTILE

from readinglist.errors import CannotRead
from readinglist.reading import read

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


def test_a_cost_that_grows_with_the_square_is_seen() -> None:
    """The measure itself: reading each of n lines as long as the whole text would not pass."""
    assert TIMES * TIMES > SLACK * TIMES

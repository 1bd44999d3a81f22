"""Rows of numbers turned about, in parts of any size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.searching import rows
from readinglist.searching.rows import Rows

WORDS = 7


def _rows(lists: list[list[int]]) -> Rows:
    starts = np.cumsum([0, *map(len, lists)]).astype(np.uint32)
    return Rows(starts, np.array([n for row in lists for n in row], np.int32))


def _lists(found: Rows) -> list[list[int]]:
    return [found.span(k, k + 1).tolist() for k in range(len(found))]


@pytest.mark.parametrize("at_a_time", [1, 3, 1 << 19])
@given(lists=st.lists(st.lists(st.integers(0, WORDS - 1), max_size=6), max_size=20))
def test_inverted_and_chosen(at_a_time: int, lists: list[list[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "_VALUES_AT_A_TIME", at_a_time)
        patch.setattr(rows, "_ROWS_AT_A_TIME", at_a_time)
        expected = [[k for k, row in enumerate(lists) if word in row] for word in range(WORDS)]
        assert _lists(_rows(lists).inverted(WORDS)) == expected
        chosen = [k for k in range(len(lists) - 1, -1, -1) if k % 3]
        assert _lists(_rows(lists).chosen(np.array(chosen, np.int64))) == [lists[k] for k in chosen]

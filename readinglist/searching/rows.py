"""Rows of numbers of different lengths, laid end to end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.vocabulary import Numbers

_ROWS_AT_A_TIME = 1 << 14
_VALUES_AT_A_TIME = 1 << 19


@dataclass(frozen=True, slots=True)
class Rows:
    """Row k is ``values[starts[k]:starts[k + 1]]``."""

    starts: NDArray[np.integer[Any]]
    values: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def span(self, low: int, high: int) -> Numbers:
        """The values of the rows from ``low`` up to ``high``, which lie together."""
        return self.values[self.starts[low] : self.starts[high]]

    def lengths(self, rows: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
        """How many values chosen rows have."""
        found: NDArray[np.int64] = self.starts[rows + 1].astype(np.int64) - self.starts[rows]
        return found

    def gather(self, rows: NDArray[np.integer[Any]]) -> tuple[Numbers, NDArray[np.intp]]:
        """The values of chosen rows, one after another, and for each value which of the chosen rows it is of."""
        values, lengths = self.laid(rows)
        return values, np.repeat(np.arange(len(rows)), lengths)

    def chosen_values(self, rows: NDArray[np.integer[Any]]) -> Numbers:
        """The values of chosen rows, one after another."""
        return self.laid(rows)[0]

    def laid(self, rows: NDArray[np.integer[Any]]) -> tuple[Numbers, NDArray[np.int64]]:
        """The values of chosen rows, one after another, and how many each has."""
        starts = self.starts[rows].astype(np.int64)
        lengths = self.starts[rows + 1] - starts
        ends = np.cumsum(lengths)
        places = np.repeat(starts - ends + lengths, lengths)
        places += np.arange(len(places))
        return self.values[places], lengths

    def chosen(self, rows: NDArray[np.integer[Any]]) -> Rows:
        """Only these rows, in this order."""
        starts = np.zeros(len(rows) + 1, np.uint32)
        starts[1:] = np.cumsum(self.starts[rows + 1] - self.starts[rows])
        values = np.empty(int(starts[-1]), np.int32)
        for low in range(0, len(rows), _ROWS_AT_A_TIME):
            some = rows[low : low + _ROWS_AT_A_TIME]
            values[starts[low] : starts[low + len(some)]] = self.laid(some)[0]
        return _rows(starts, values)

    def inverted(self, size: int) -> Rows:
        """From the words of each paper to the papers of each of ``size`` words, each paper once.

        Part by part, so that little memory is needed beside the answer and no step takes long.
        """
        parts = [self._inverted_part(low, high) for low, high in self._parts()]
        counts = np.zeros(size, np.int64)
        for words, many, _ in parts:
            counts[words] += many
        starts = np.zeros(size + 1, np.int64)
        np.cumsum(counts, out=starts[1:])
        values = np.empty(int(starts[-1]), np.int32)
        free = starts[:-1].copy()
        for words, many, papers in parts:
            before = np.cumsum(many) - many
            values[np.arange(len(papers)) + np.repeat(free[words] - before, many)] = papers
            free[words] += many
        return _rows(starts.astype(np.uint32), values)

    def _parts(self) -> Iterator[tuple[int, int]]:
        low = 0
        while low < len(self):
            most = int(self.starts[low]) + _VALUES_AT_A_TIME
            high = max(low + 1, int(np.searchsorted(self.starts, most, "right")) - 1)
            yield low, min(high, len(self))
            low = high

    def _inverted_part(self, low: int, high: int) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
        """The words of some papers (ascending), how many papers each has, and these papers word by word."""
        starts = self.starts[low : high + 1].astype(np.int64)
        papers = np.repeat(np.arange(low, high), np.diff(starts))
        keys = np.sort(self.values[starts[0] : starts[-1]].astype(np.int64) << 32 | papers)
        if not len(keys):
            return np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.int32)
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
        words = (keys >> 32).astype(np.int32)
        first = np.flatnonzero(np.concatenate(([True], words[1:] != words[:-1])))
        return words[first], np.diff(np.append(first, len(keys))), (keys & 0xFFFFFFFF).astype(np.int32)


def _rows(starts: NDArray[np.uint32], values: NDArray[np.int32]) -> Rows:
    return Rows(starts if len(values) else starts.astype(np.uint8), values)  # a field that nobody filled in is small


def once(numbers: NDArray[Any]) -> NDArray[Any]:
    """In order, each once."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered

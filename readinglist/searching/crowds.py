"""The papers of beginnings and words that very many papers have, one bit a paper.

The first letters of a word lead to a good part of all papers. Their postings would be long to read, so the answer is
worked out when the segment is made.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.rows import Rows
from readinglist.searching.vocabulary import Vocabulary

SMALLEST_SEGMENT = 1 << 15
"""Papers of the smallest segment for which it is worth the while."""
SHARE = 16
"""One paper in so many makes a crowd."""
_LONGEST = 4
"""Bytes of the longest beginning that is looked at."""


class Crowds:
    """``ranges`` (n, 2) of words, and for each the papers that have one of them, as packed ``bits`` (n, bytes)."""

    def __init__(self, ranges: NDArray[np.int32], bits: NDArray[np.uint8], papers: int) -> None:
        self.ranges = ranges
        self.bits = bits
        self._papers = papers
        self._rows = {(low, high): k for k, (low, high) in enumerate(ranges.tolist())}

    @classmethod
    def of(cls, vocabulary: Vocabulary, postings: Rows, papers: int) -> Crowds:
        """The crowds among the beginnings and the words of a vocabulary."""
        width = (papers + 7) // 8
        if papers < SMALLEST_SEGMENT or not len(postings.values):
            return cls(np.empty((0, 2), np.int32), np.empty((0, width), np.uint8), papers)
        ranges = _ranges(vocabulary)
        sizes = postings.starts[ranges[:, 1]] - postings.starts[ranges[:, 0]]
        ranges = ranges[sizes > papers // SHARE]
        bits = np.empty((len(ranges), width), np.uint8)
        for k, (low, high) in enumerate(ranges.tolist()):
            there = np.zeros(papers, bool)
            there[postings.span(low, high)] = True
            bits[k] = np.packbits(there)
        return cls(ranges, bits, papers)

    def find(self, low: int, high: int) -> NDArray[np.uint8] | None:
        """A bit for each paper, set where it has a word of this range; None where it is no crowd."""
        row = self._rows.get((low, high))
        return None if row is None else self.bits[row]


def _ranges(vocabulary: Vocabulary) -> NDArray[np.int32]:
    """The ranges of all beginnings of up to _LONGEST bytes, and of all single words; each once."""
    size = len(vocabulary)
    starts = vocabulary.starts.astype(np.int64)
    lengths = np.diff(starts)
    places = starts[:-1, None] + np.arange(_LONGEST)
    letters = vocabulary.letters[np.minimum(places, max(len(vocabulary.letters) - 1, 0))].astype(np.uint32)
    whole = np.arange(size)
    found = [np.stack((whole, whole + 1), axis=1)]
    for length in range(1, _LONGEST + 1):
        key = np.zeros(size, np.uint64)
        for k in range(length):
            key = key << np.uint64(8) | letters[:, k]
        key[lengths < length] = 0
        change = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1], [True])))
        low, high = change[:-1], change[1:]
        real = key[low] != 0
        found.append(np.stack((low[real], high[real]), axis=1))
    pairs = np.concatenate(found)
    each = np.unique(pairs[:, 0] << 32 | pairs[:, 1])
    return np.stack((each >> 32, each & 0xFFFFFFFF), axis=1).astype(np.int32)

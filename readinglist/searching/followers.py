"""The words that follow a word: kept while the second half of a split word is being typed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.rows import once
from readinglist.searching.segment import Layer
from readinglist.searching.vocabulary import Numbers

_FEW_TO_READ = 1_000
"""Papers whose words are read without asking first whether they have both."""
_MOST_READ = 15_000
"""Papers whose words are read at all; two halves that more papers have are no split word."""


@dataclass(frozen=True, slots=True)
class Followers:
    """``words`` (in order) that follow a word, and for each the paper (its number in the segment)."""

    words: Numbers
    papers: NDArray[np.intp]

    @classmethod
    def of(cls, layer: Layer, field: str, number: int, low: int, high: int) -> Followers:
        """What follows a word in a field, as far as it is one of the words from ``low`` up to ``high``."""
        postings, crowds = layer.postings[field], layer.crowds[field]
        first, second = postings.span(number, number + 1), postings.span(low, high)
        papers = (first if len(first) <= len(second) else once(second)).astype(np.intp)
        if len(papers) > _FEW_TO_READ:
            if len(first) <= len(second):
                has = _having(second, crowds.find(low, high), papers, len(layer.forward[field]))
            else:
                has = _having(first, crowds.find(number, number + 1), papers, len(layer.forward[field]))
            papers = papers[has]
            if len(papers) > _MOST_READ:
                return cls(np.empty(0, np.int32), np.empty(0, np.intp))
        words, lengths = layer.forward[field].laid(papers)
        ends = np.cumsum(lengths)
        at = np.flatnonzero(words[:-1] == number)
        of = np.searchsorted(ends, at, "right")
        within = at + 1 < ends[of]
        next_words, of = words[at[within] + 1], of[within]
        order = np.argsort(next_words, kind="stable")
        return cls(next_words[order], papers[of[order]])

    @property
    def nbytes(self) -> int:
        """What is held here."""
        return self.words.nbytes + self.papers.nbytes

    def among(self, low: int, high: int) -> NDArray[np.intp]:
        """The papers in which one of the words from ``low`` up to ``high`` follows."""
        a, b = np.searchsorted(self.words, (low, high))
        papers: NDArray[np.intp] = once(self.papers[a:b])
        return papers


def _having(
    postings: Numbers, bits: NDArray[np.uint8] | None, papers: NDArray[np.intp], size: int
) -> NDArray[np.bool_]:
    """Which of the papers are among the postings, of which there may be ``bits``."""
    if bits is not None:
        found: NDArray[np.bool_] = (bits[papers >> 3] << (papers & 7).astype(np.uint8)).view(np.int8) < 0
        return found
    there = np.zeros(size, bool)
    there[postings] = True
    return there[papers]

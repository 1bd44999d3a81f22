"""A few papers opened: their words laid out, so that each letter typed next is looked up here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.levels import FIELD_RANK, FIELD_SHIFT, NONE
from readinglist.searching.paid import Costs, Papers
from readinglist.searching.rows import once
from readinglist.searching.segment import TYPO_FIELDS, Segment
from readinglist.searching.vocabulary import Numbers
from readinglist.searching.wordsets import WordSet


class Table:
    """One byte for each word of a segment, for marking those that are meant."""

    def __init__(self, words: int) -> None:
        self._costs = np.full(words, NONE)
        self._bits = np.zeros(words, np.uint8)

    def look_up(self, words: WordSet, asked: Sequence[Numbers]) -> list[Costs]:
        """What each of some words costs (level and nearness); NONE for those that are not meant."""
        marked: list[tuple[int, int] | Numbers] = []
        for value, where in sorted(words.costs(), key=lambda one: -one[0]):  # the least is written last
            if isinstance(where, tuple):
                self._costs[where[0] : where[1]] = value
            else:
                self._costs[where] = value
            marked.append(where)
        found = [self._costs.take(numbers) for numbers in asked]
        for where in marked:
            if isinstance(where, tuple):
                self._costs[where[0] : where[1]] = NONE
            else:
                self._costs[where] = NONE
        return found

    def meant(self, words: Sequence[WordSet], asked: Sequence[Numbers]) -> list[NDArray[np.uint8]]:
        """For each of some words a bit for every one of (at most eight) sets that it is in."""
        bits = self._bits
        marked = [where for word in words for _, where in word.costs()]
        places = [slice(*where) if isinstance(where, tuple) else where for where in marked]
        numbers = [k for k, word in enumerate(words) for _ in word.costs()]
        for k, place in zip(numbers, places, strict=True):
            bits[place] |= np.uint8(1 << k)
        found = [bits.take(numbers) for numbers in asked]
        for place in places:
            bits[place] = 0
        return found


@dataclass(frozen=True, slots=True)
class _Part:
    """One field of the papers of one segment: its words, the papers (by place) that have any, and where each begins."""

    segment: int
    name: str
    words: Numbers
    papers: NDArray[np.intp]
    starts: NDArray[np.intp]


class Opened:
    """The words of papers (ascending) that lie in some segments."""

    def __init__(self, papers: Papers, segments: Sequence[Segment], bases: Sequence[int]) -> None:
        self._size = len(papers)
        self._parts: list[_Part] = []
        self._distinct: dict[int, Numbers] = {}
        cuts = np.searchsorted(papers, bases).tolist()
        for k, segment in enumerate(segments):
            local = papers[cuts[k] : cuts[k + 1]] - bases[k]
            for name in TYPO_FIELDS:
                rows = segment.text.forward[name]
                if len(local) and len(rows.values):
                    words, lengths = rows.laid(local)
                    some = np.flatnonzero(lengths)
                    starts = np.cumsum(lengths) - lengths
                    self._parts.append(_Part(k, name, words, some + cuts[k], starts[some]))

    @property
    def nbytes(self) -> int:
        """What is held here."""
        return sum(part.words.nbytes + part.papers.nbytes + part.starts.nbytes for part in self._parts)

    def distinct(self, segment: int) -> Numbers:
        """The words there are of a segment, in order, each once."""
        if segment not in self._distinct:
            parts = [part.words for part in self._parts if part.segment == segment]
            self._distinct[segment] = once(np.concatenate([np.empty(0, np.int32), *parts]))
        return self._distinct[segment]

    def side_by_side(
        self, segment: int, slots: Sequence[WordSet], field: str | None
    ) -> Iterator[tuple[str, NDArray[np.intp]]]:
        """In which fields and papers (by place) a word of the first set is followed by one of the second."""
        first, second = slots
        for part in self._parts:
            if part.segment == segment and field in (None, part.name) and len(part.words):
                hits = np.flatnonzero(first.contains(part.words[:-1]) & second.contains(part.words[1:]))
                if len(hits):
                    at = np.searchsorted(part.starts, hits, "right")
                    inside = at == np.searchsorted(part.starts, hits + 1, "right")
                    if inside.any():
                        yield part.name, once(part.papers[at[inside] - 1])

    def paid(self, words: Sequence[WordSet], tables: Sequence[Table], field: str | None) -> Costs:
        """What each paper pays for words (given for each segment), in any field or in one."""
        found = np.full(self._size, NONE)
        for k, table in enumerate(tables):
            parts = [
                part for part in self._parts if part.segment == k and field in (None, part.name) and len(part.papers)
            ]
            if not parts or not words[k]:
                continue
            for part, costs in zip(parts, table.look_up(words[k], [part.words for part in parts]), strict=True):
                least = np.minimum.reduceat(costs, part.starts)
                if field is None:
                    least |= np.uint8(FIELD_RANK[part.name] << FIELD_SHIFT)  # NONE stays NONE
                found[part.papers] = np.minimum(found[part.papers], least)
        return found

"""What each paper pays for a typed word: one byte a paper, small where the word stands in the title just as typed.

A cost is made of three parts, the heaviest first: the level (how surely this is what was meant), the field, and how
near the word is within its level. Papers without the word pay NONE.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import wordsets
from readinglist.searching.crowds import Crowds
from readinglist.searching.levels import Level
from readinglist.searching.paid import NOBODY, Paid, Painter
from readinglist.searching.query import Term
from readinglist.searching.rows import Rows
from readinglist.searching.segment import FIELDS, LAYERS, TYPO_FIELDS, Layer, Segment
from readinglist.searching.wordsets import WordSet

LEVEL_SHIFT = 5
FIELD_SHIFT = 3
_FIELD_RANK = {"title": 0, "authors": 1, "tags": 2, "note": 2, "ids": 2, "abstract": 3}
KNOWN, KNOWN_IN_ABSTRACTS = 3, 30
"""A typed word that so many papers have is no typo."""
_MOST_KEPT = 512
"""Words whose papers are kept for the next keystroke."""
_SHORTEST_IN_ABSTRACT = 3
"""Letters that the beginning of a word must have to be sought in abstracts."""


def cost(level: Level, field_name: str = "title", nearness: int = 0) -> int:
    """Put a cost together; ``nearness`` is 0 (the same) to 7."""
    return level << LEVEL_SHIFT | _FIELD_RANK[field_name] << FIELD_SHIFT | nearness


@dataclass(frozen=True, slots=True)
class Match:
    """A term looked up: what papers pay for it, and for each of its words the word set of each segment (of the text
    layer)."""

    paid: Paid
    words: tuple[tuple[WordSet, ...], ...]


class Lookup:
    """Looks terms up in some segments that do not change; keeps what it found for the next keystroke.

    Papers are numbered from segment to segment.
    """

    def __init__(self, segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> None:
        self.segments = segments
        self.bases: list[int] = [0]
        for segment in segments:
            self.bases.append(self.bases[-1] + len(segment))
        self.size = self.bases[-1]
        gone = [np.flatnonzero(~alive) + base for alive, base in zip(live, self.bases, strict=False)]
        self.dead = np.concatenate(gone) if gone else np.empty(0, np.intp)
        self._kept: OrderedDict[tuple[str, Term], Match] = OrderedDict()
        self._arrays_kept = 0
        self._most_kept = max(16, min(_MOST_KEPT, (32 << 20) // max(self.size, 1)))

    def ties(self, papers: NDArray[np.intp]) -> NDArray[np.uint64]:
        """What breaks ties between papers."""
        if len(self.segments) == 1:
            return self.segments[0].ties[papers]
        found = np.empty(len(papers), np.uint64)
        for k, segment in enumerate(self.segments):
            mine = (papers >= self.bases[k]) & (papers < self.bases[k + 1])
            found[mine] = segment.ties[papers[mine] - self.bases[k]]
        return found

    def ids(self, papers: NDArray[np.intp]) -> NDArray[np.int64]:
        """The ids of papers."""
        found = np.empty(len(papers), np.int64)
        for k, segment in enumerate(self.segments):
            mine = (papers >= self.bases[k]) & (papers < self.bases[k + 1])
            found[mine] = segment.ids[papers[mine] - self.bases[k]]
        return found

    def everybody(self) -> NDArray[np.intp]:
        """All living papers."""
        alive = np.ones(self.size, bool)
        alive[self.dead] = False
        return np.flatnonzero(alive)

    def _once(self, kind: str, term: Term, make: Callable[[Term], Match]) -> Match:
        kept = self._kept.get((kind, term))
        if kept is not None:
            self._kept.move_to_end((kind, term))
            return kept
        kept = self._kept[kind, term] = make(term)
        self._arrays_kept += kept.paid.dense is not None
        while self._arrays_kept > self._most_kept or len(self._kept) > _MOST_KEPT:
            _, gone = self._kept.popitem(last=False)
            self._arrays_kept -= gone.paid.dense is not None
        return kept

    def _painter(self, before: Paid = NOBODY) -> Painter:
        return Painter(self.size, self.dead, before)

    def strict(self, term: Term) -> Match:
        """Without typos."""
        return self._once("strict", term, self._strict_word if term.word else self._phrase)

    def loose(self, term: Term) -> Match:
        """With typos, stems and split words."""
        return self.strict(term) if term.strict or not term.word else self._once("loose", term, self._loose_word)

    def last_resort(self, term: Term) -> Match:
        """With typos in the abstract as well."""
        if term.strict or not term.word or term.field:
            return self.loose(term)
        return self._once("last", term, self._abstract_word)

    def excluded(self, term: Term, papers: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which of the papers hold the words just as typed, in any field."""
        exact = Term(term.words, term.text, term.field, False, True)
        nearest = self.strict(exact).paid.at(papers)
        level = nearest >> LEVEL_SHIFT
        found: NDArray[np.bool_] = (level == Level.EXACT) | ((level == Level.ABSTRACT) & (nearest & 7 == 0))
        return found

    def _fields(self, term: Term) -> tuple[str, ...]:
        return (term.field,) if term.field else FIELDS

    def _strict_word(self, term: Term) -> Match:
        word = term.words[0]
        painter = self._painter()
        sets = []
        fields = self._fields(term)
        for base, segment in zip(self.bases, self.segments, strict=False):
            for name, layer in segment.layers.items():
                here = [field for field in LAYERS[name] if field in fields and len(layer.postings[field].values)]
                if not here and name != "text":
                    continue
                found = wordsets.strict(layer, word, term.prefix, forms=not term.strict)
                if name == "text":
                    sets.append(found)
                for field in here:
                    if name == "abstract":
                        self._paint_abstract(painter, base, layer, found, word)
                        continue
                    postings, crowds = layer.postings[field], layer.crowds[field]
                    for level, nearness, low, high in found.ranges:
                        paid = cost(level, "title" if term.field else field, nearness)
                        _paint(painter, base, postings, crowds, low, high, paid)
        return Match(painter.paid(), (tuple(sets),))

    @staticmethod
    def _paint_abstract(painter: Painter, base: int, layer: Layer, found: WordSet, word: str) -> None:
        for level, nearness, low, high in found.ranges:
            if nearness != 4 or len(word) >= _SHORTEST_IN_ABSTRACT:
                paid = cost(Level.ABSTRACT, "abstract", nearness + level)
                _paint(painter, base, layer.postings["abstract"], layer.crowds["abstract"], low, high, paid)

    def _loose_word(self, term: Term) -> Match:
        strict = self.strict(term)
        word = term.words[0]
        known = strict.paid.between(0, cost(Level.VARIANT)) >= KNOWN
        if not known:
            in_abstracts = strict.paid.between(Level.ABSTRACT << LEVEL_SHIFT, (Level.ABSTRACT + 1) << LEVEL_SHIFT)
            known = in_abstracts >= KNOWN_IN_ABSTRACTS
        painter = self._painter(strict.paid)
        sets = []
        fields = [name for name in self._fields(term) if name in TYPO_FIELDS]
        for k, (base, segment) in enumerate(zip(self.bases, self.segments, strict=False)):
            layer = segment.text
            here = [field for field in fields if len(layer.postings[field].values)]
            found = wordsets.loose(layer, word, term.prefix, known) if here else WordSet()
            for name in here:
                for level, nearness, papers in found.papers(layer.postings[name]):
                    painter.add(base, papers, cost(level, "title" if term.field else name, nearness))
            for halves in wordsets.split(layer, word, term.prefix) if here else ():
                for name in here:
                    together = wordsets.side_by_side(layer, name, halves)
                    painter.add(base, together, cost(Level.VARIANT, "title" if term.field else name, 2))
                    if len(together):
                        for half in halves:
                            found.ranges += half.ranges
            before = strict.words[0][k]
            sets.append(WordSet(before.ranges + found.ranges, before.singles + found.singles))
        return Match(painter.paid(), (tuple(sets),))

    def _abstract_word(self, term: Term) -> Match:
        loose = self.loose(term)
        painter = self._painter(loose.paid)
        for base, segment in zip(self.bases, self.segments, strict=False):
            layer = segment.layers["abstract"]
            if layer.near is not None and len(layer.vocabulary):
                numbers, far = layer.near.near(term.words[0], typing=term.prefix)
                papers = layer.postings["abstract"].gather(numbers[far == 1])[0]
                painter.add(base, papers, cost(Level.ABSTRACT_TYPO, "abstract"))
        return Match(painter.paid(), loose.words)

    def _phrase(self, term: Term) -> Match:
        painter = self._painter()
        last = len(term.words) - 1
        slots: list[list[WordSet]] = [[] for _ in term.words]
        for base, segment in zip(self.bases, self.segments, strict=False):
            for name, layer in segment.layers.items():
                held = [
                    wordsets.strict(layer, word, term.prefix and at == last, forms=False)
                    for at, word in enumerate(term.words)
                ]
                if name == "text":
                    for slot, one in zip(slots, held, strict=True):
                        slot.append(one)
                for field in LAYERS[name]:
                    if field in self._fields(term):
                        level = Level.ABSTRACT if name == "abstract" else Level.EXACT
                        together = wordsets.side_by_side(layer, field, held)
                        painter.add(base, together, cost(level, "title" if term.field else field))
        return Match(painter.paid(), tuple(map(tuple, slots)))


def _paint(painter: Painter, base: int, postings: Rows, crowds: Crowds, low: int, high: int, paid: int) -> None:
    ones = crowds.find(low, high)
    if ones is None:
        painter.add(base, postings.span(low, high), paid)
    else:
        painter.add_crowd(base, ones, paid)

"""What each paper pays for a typed word: one byte a paper, small where the word stands in the title just as typed.

A cost is made of three parts, the heaviest first: the level (how surely this is what was meant), the field, and how
near the word is within its level. Papers without the word pay NONE.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import kinship
from readinglist.searching.query import Term
from readinglist.searching.segment import SHORT_FIELDS, TYPO_FIELDS, Rows, Segment
from readinglist.searching.vocabulary import Numbers

Costs = NDArray[np.uint8]


class Level(IntEnum):
    """How surely a paper is meant, best first."""

    EXACT = 0
    VARIANT = 1  # plural, -ise for -ize, beginning of a longer word, joined or split
    TYPO = 2  # one edit, and the typed word is no word of the library
    ABSTRACT = 3  # exact, but only in the abstract
    FAR = 4  # two edits, same stem, one edit though the typed word is a word
    ABSTRACT_TYPO = 5
    DROPPED = 6  # without one of the words


NONE = np.uint8(255)
LEVEL_SHIFT = 5
FIELD_SHIFT = 3
_FIELD_RANK = {"title": 0, "authors": 1, "tags": 2, "note": 2, "ids": 2, "abstract": 3}
KNOWN, KNOWN_IN_ABSTRACTS = 3, 30
"""A typed word that so many papers have is no typo."""
_GATHERING_COSTS = 6
"""Reading the words of chosen papers costs so many times more a word than reading those of all."""
_SHORTEST_IN_ABSTRACT = 3
"""Letters that the beginning of a word must have to be sought in abstracts."""


def cost(level: Level, field_name: str = "title", nearness: int = 0) -> int:
    """Put a cost together; ``nearness`` is 0 (the same) to 7."""
    return level << LEVEL_SHIFT | _FIELD_RANK[field_name] << FIELD_SHIFT | nearness


@dataclass(slots=True)
class WordSet:
    """Some words of one segment: ranges of numbers, and single numbers (ascending), with level and nearness."""

    ranges: list[tuple[Level, int, int, int]] = field(default_factory=list)  # level, nearness, low, high
    singles: list[tuple[Level, int, Numbers]] = field(default_factory=list)

    def contains(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Which of the numbers are in the set."""
        found = np.zeros(len(numbers), bool)
        for _, _, low, high in self.ranges:
            found |= (numbers == low) if high == low + 1 else (numbers >= low) & (numbers < high)
        for _, _, single in self.singles:
            at = np.searchsorted(single, numbers)
            found |= single[np.minimum(at, len(single) - 1)] == numbers
        return found

    def papers(self, rows: Rows) -> Iterable[tuple[Level, int, Numbers]]:
        """The papers that hold them, piece by piece, by way of one field's postings."""
        for level, nearness, low, high in self.ranges:
            yield level, nearness, rows.span(low, high)
        for level, nearness, single in self.singles:
            yield level, nearness, rows.gather(single)[0]

    def __bool__(self) -> bool:
        return bool(self.ranges or self.singles)


@dataclass(frozen=True, slots=True)
class Match:
    """A term looked up: the cost of every paper, and for each of its words the word set of each segment."""

    costs: Costs
    words: tuple[tuple[WordSet, ...], ...]


class Lookup:
    """Looks terms up in some segments that do not change; keeps what it found for the next keystroke."""

    def __init__(self, segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> None:
        self.segments = segments
        self.bases = np.concatenate(([0], np.cumsum([len(s) for s in segments]))).tolist()
        self.size: int = self.bases[-1]
        alive = np.concatenate(live) if live else np.empty(0, bool)
        self.dead = np.flatnonzero(~alive)
        ties = np.concatenate([s.ties for s in segments]) if segments else np.empty(0, np.uint64)
        self.ties = ties
        self.order = np.argsort(ties, kind="stable")
        self.order = self.order[alive[self.order]]
        self._kept: OrderedDict[tuple[str, Term], Match] = OrderedDict()
        self.heads: dict[object, tuple[Costs, NDArray[np.uint16]]] = {}
        self._most_kept = max(12, min(512, (16 << 20) // max(self.size, 1)))

    def _once(self, kind: str, term: Term, make: Callable[[Term], Match]) -> Match:
        kept = self._kept.get((kind, term))
        if kept is None:
            kept = self._kept[kind, term] = make(term)
            if self.dead.size:
                kept.costs[self.dead] = NONE
            if len(self._kept) > self._most_kept:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end((kind, term))
        return kept

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

    def excluded(self, term: Term) -> NDArray[np.bool_]:
        """The papers that hold the words just as typed, in any field."""
        exact = Term(term.words, term.text, term.field, False, True)
        nearest = self.strict(exact).costs
        level = nearest >> LEVEL_SHIFT
        found: NDArray[np.bool_] = (level == Level.EXACT) | ((level == Level.ABSTRACT) & (nearest & 7 == 0))
        return found

    def _fields(self, term: Term) -> tuple[str, ...]:
        return (term.field,) if term.field else (*SHORT_FIELDS, "abstract")

    def _strict_word(self, term: Term) -> Match:
        word = term.words[0]
        sets = tuple(_strict_set(segment, word, term.prefix, forms=not term.strict) for segment in self.segments)
        costs = np.full(self.size, NONE)
        for segment, base, found in zip(self.segments, self.bases, sets, strict=False):
            view = costs[base : base + len(segment)]
            jobs = []
            for name in self._fields(term):
                for level, nearness, papers in found.papers(segment.postings[name]):
                    if not len(papers) or (name == "abstract" and nearness == 4 and len(word) < _SHORTEST_IN_ABSTRACT):
                        continue
                    if name == "abstract":
                        jobs.append((cost(Level.ABSTRACT, name, nearness + level), papers))
                    else:
                        jobs.append((cost(level, "title" if term.field else name, nearness), papers))
            for paid, papers in sorted(jobs, key=lambda job: -job[0]):
                view[papers] = paid  # the cheapest is painted last
        return Match(costs, (sets,))

    def _loose_word(self, term: Term) -> Match:
        strict = self.strict(term)
        word = term.words[0]
        known = bool(
            np.count_nonzero(strict.costs < cost(Level.VARIANT)) >= KNOWN
            or np.count_nonzero(strict.costs >> LEVEL_SHIFT == Level.ABSTRACT) >= KNOWN_IN_ABSTRACTS
        )
        costs = strict.costs.copy()
        sets = []
        fields = [name for name in self._fields(term) if name in TYPO_FIELDS]
        for k, segment in enumerate(self.segments):
            view = costs[self.bases[k] : self.bases[k + 1]]
            found = _loose_set(segment, word, term.prefix, known)
            for name in fields:
                for level, nearness, papers in found.papers(segment.postings[name]):
                    paid = cost(level, "title" if term.field else name, nearness)
                    view[papers] = np.minimum(view[papers], np.uint8(paid))
            for halves in _split_sets(segment, word, term.prefix):
                for name in fields:
                    together = side_by_side(segment, name, halves)
                    paid = cost(Level.VARIANT, "title" if term.field else name, 2)
                    view[together] = np.minimum(view[together], np.uint8(paid))
                    if len(together):
                        for half in halves:
                            found.ranges += half.ranges
            before = strict.words[0][k]
            sets.append(WordSet(before.ranges + found.ranges, before.singles + found.singles))
        return Match(costs, (tuple(sets),))

    def _abstract_word(self, term: Term) -> Match:
        loose = self.loose(term)
        costs = loose.costs.copy()
        for k, segment in enumerate(self.segments):
            view = costs[self.bases[k] : self.bases[k + 1]]
            numbers, far = segment.abstract_words.near(term.words[0], typing=term.prefix)
            papers = segment.postings["abstract"].gather(numbers[far == 1])[0]
            view[papers] = np.minimum(view[papers], np.uint8(cost(Level.ABSTRACT_TYPO, "abstract")))
        return Match(costs, loose.words)

    def _phrase(self, term: Term) -> Match:
        costs = np.full(self.size, NONE)
        last = len(term.words) - 1
        slots = tuple(
            tuple(_strict_set(s, word, term.prefix and k == last, forms=False) for s in self.segments)
            for k, word in enumerate(term.words)
        )
        for k, segment in enumerate(self.segments):
            view = costs[self.bases[k] : self.bases[k + 1]]
            for name in self._fields(term):
                papers = side_by_side(segment, name, [slot[k] for slot in slots])
                level = Level.ABSTRACT if name == "abstract" else Level.EXACT
                view[papers] = np.minimum(view[papers], np.uint8(cost(level, "title" if term.field else name)))
        return Match(costs, slots)


def _strict_set(segment: Segment, word: str, typing: bool, *, forms: bool) -> WordSet:
    """The word itself, its beginnings, and with ``forms`` its plural and other spelling."""
    found = WordSet()
    vocabulary = segment.vocabulary
    if typing or (forms and len(word) >= kinship.SHORTEST_BEGINNING):
        low, high = vocabulary.begins(word)
        if low < high:
            found.ranges.append((Level.EXACT if typing else Level.VARIANT, 4, low, high))
    if (number := vocabulary.find(word)) >= 0:
        found.ranges.append((Level.EXACT, 0, number, number + 1))
    for variant in kinship.variants(word) if forms else ():
        if (number := vocabulary.find(variant)) >= 0:
            found.ranges.append((Level.VARIANT, 0, number, number + 1))
    for flipped in kinship.flips(word) if forms and typing else ():
        low, high = vocabulary.begins(flipped)
        if low < high:
            found.ranges.append((Level.VARIANT, 2, low, high))
    return found


def _loose_set(segment: Segment, word: str, typing: bool, known: bool) -> WordSet:
    """The words that are one or two edits away, and those of the same stem."""
    found = WordSet()
    numbers, far = segment.typo_words.near(word, typing=typing)
    words = segment.vocabulary.words
    first = np.array([words[k][0] != word[0] for k in numbers.tolist()], bool)
    one = Level.FAR if known else Level.TYPO
    for level, nearness, chosen in (
        (one, 0, (far == 1) & ~first),
        (one, 1, (far == 1) & first),
        (Level.FAR, 2, (far == 2) & ~first),
        (Level.FAR, 3, (far == 2) & first),
    ):
        if chosen.any():
            found.singles.append((level, nearness, numbers[chosen]))
    if stems := segment.vocabulary.same_stem(word, lambda k: bool(segment.in_typo_fields[k])):
        found.singles.append((Level.FAR, 5, np.array(stems, np.int32)))
    return found


def _split_sets(segment: Segment, word: str, typing: bool) -> Iterable[list[WordSet]]:
    """The ways to read one typed word as two words of the vocabulary."""
    vocabulary = segment.vocabulary
    for cut in range(1, len(word)):
        first = vocabulary.find(word[:cut])
        if first < 0:
            continue
        rest = word[cut:]
        second = vocabulary.find(rest)
        low, high = (
            vocabulary.begins(rest)
            if typing and len(rest) >= kinship.SHORTEST_BEGINNING
            else (second, second + 1 if second >= 0 else second)
        )
        if low < high:
            yield [WordSet([(Level.EXACT, 0, first, first + 1)]), WordSet([(Level.EXACT, 0, low, high)])]


def side_by_side(segment: Segment, field_name: str, slots: Sequence[WordSet]) -> NDArray[np.intp]:
    """The papers in which a word of each set follows one of the set before, in this field."""
    postings, forward = segment.postings[field_name], segment.forward[field_name]
    held = [[papers for _, _, papers in slot.papers(postings) if len(papers)] for slot in slots]
    if not all(held):
        return np.empty(0, np.intp)
    held.sort(key=lambda pieces: sum(map(len, pieces)))
    candidates: NDArray[np.intp] | None = None
    for pieces in held:
        if candidates is None and sum(map(len, pieces)) * 16 < len(segment):
            candidates = np.unique(np.concatenate(pieces)).astype(np.intp)
            continue
        mask = np.zeros(len(segment), bool)
        for papers in pieces:
            mask[papers] = True
        candidates = np.flatnonzero(mask) if candidates is None else candidates[mask[candidates]]
    if candidates is None or not len(candidates):
        return np.empty(0, np.intp)
    if len(slots) == 1:
        return candidates
    lengths = forward.starts[candidates + 1] - forward.starts[candidates]
    everything = _GATHERING_COSTS * int(lengths.sum()) > len(forward.values)
    tokens = forward.values if everything else forward.gather(candidates)[0]
    starts = forward.starts if everything else np.concatenate(([0], np.cumsum(lengths)))
    hits = np.flatnonzero(slots[0].contains(tokens))
    paper = np.searchsorted(starts, hits, "right") - 1
    for k, slot in enumerate(slots[1:], 1):
        within = hits + k < starts[paper + 1]
        hits, paper = hits[within], paper[within]
        follows = slot.contains(tokens[hits + k])
        hits, paper = hits[follows], paper[follows]
    found = np.unique(paper)
    return found if everything else candidates[found]

"""The words of a layer that a typed word may mean, and the papers that hold some of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import kinship
from readinglist.searching.crowds import Crowds
from readinglist.searching.levels import Level, cost
from readinglist.searching.rows import Rows, once
from readinglist.searching.segment import Layer
from readinglist.searching.vocabulary import Numbers

_FEW_TO_READ = 1_000
"""Papers whose words are read without asking first whether they have them all."""


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

    def union(self, *others: WordSet) -> WordSet:
        """These words and others."""
        both = WordSet([*self.ranges], [*self.singles])
        for other in others:
            both.ranges += other.ranges
            both.singles += other.singles
        return both

    def costs(self) -> list[tuple[int, tuple[int, int] | Numbers]]:
        """For each part its level and nearness as one number, and the range or the numbers it is made of."""
        found: list[tuple[int, tuple[int, int] | Numbers]] = [
            (cost(level, nearness=nearness), (low, high)) for level, nearness, low, high in self.ranges
        ]
        return found + [(cost(level, nearness=nearness), numbers) for level, nearness, numbers in self.singles]

    def papers(self, rows: Rows) -> Iterable[tuple[Level, int, Numbers]]:
        """The papers that hold them, piece by piece, by way of one field's postings."""
        for level, nearness, low, high in self.ranges:
            yield level, nearness, rows.span(low, high)
        for level, nearness, single in self.singles:
            yield level, nearness, rows.gather(single)[0]

    def __bool__(self) -> bool:
        return bool(self.ranges or self.singles)


def strict(layer: Layer, word: str, typing: bool, *, forms: bool) -> WordSet:
    """The word itself, its beginnings, and with ``forms`` its plural and other spelling."""
    found = WordSet()
    vocabulary = layer.vocabulary
    low, high = vocabulary.begins(word)
    if low < high:
        if vocabulary[low] == word:
            found.ranges.append((Level.EXACT, 0, low, low + 1))
        if typing or (forms and len(word) >= kinship.SHORTEST_BEGINNING):
            found.ranges.append((Level.EXACT if typing else Level.VARIANT, 4, low, high))
    for variant in kinship.variants(word) if forms else ():
        longer = variant.startswith(word)
        if (low < high or not longer) and (number := vocabulary.find(variant, *((low, high) if longer else ()))) >= 0:
            found.ranges.append((Level.VARIANT, 0, number, number + 1))
    for flipped in kinship.flips(word) if forms and typing else ():
        low, high = vocabulary.begins(flipped)
        if low < high:
            found.ranges.append((Level.VARIANT, 2, low, high))
    return found


def loose(layer: Layer, word: str, typing: bool, known: bool, among: Numbers | None = None) -> WordSet:
    """The words that are one or two edits away, and those of the same stem; ``among`` these few (ascending)."""
    found = WordSet()
    if layer.near is None:
        return found
    if among is None:
        numbers, far = layer.near.near(word, typing=typing)
    else:
        numbers, far = layer.near.near_among(among, word, typing=typing)
    low, high = layer.vocabulary.begins(word[0])
    first = (numbers < low) | (numbers >= high)
    one = Level.FAR if known else Level.TYPO
    for level, nearness, chosen in (
        (one, 0, (far == 1) & ~first),
        (one, 1, (far == 1) & first),
        (Level.FAR, 2, (far == 2) & ~first),
        (Level.FAR, 3, (far == 2) & first),
    ):
        if chosen.any():
            found.singles.append((level, nearness, numbers[chosen]))
    stems = layer.near.same_stem(word, among)
    if len(stems):
        found.singles.append((Level.FAR, 5, stems))
    return found


def split(layer: Layer, word: str, typing: bool, *, shortest: int = kinship.LONGEST) -> Iterable[list[WordSet]]:
    """The ways to read one typed word as two words of the vocabulary, the shorter of at most so many letters."""
    vocabulary = layer.vocabulary
    for cut in kinship.cuts(word):
        if min(cut, len(word) - cut) > shortest:
            continue
        first = vocabulary.find(word[:cut])
        if first < 0:
            continue
        rest = word[cut:]
        second = vocabulary.find(rest)
        low, high = (
            vocabulary.begins(rest)
            if typing and len(rest) >= kinship.SHORTEST_BEGINNING and len(word) > kinship.SHORTEST_BEGINNING + 1
            else (second, second + 1 if second >= 0 else second)
        )
        if low < high:
            yield [WordSet([(Level.EXACT, 0, first, first + 1)]), WordSet([(Level.EXACT, 0, low, high)])]


def side_by_side(layer: Layer, field_name: str, slots: Sequence[WordSet]) -> NDArray[np.intp]:
    """The papers in which a word of each set follows one of the set before, in this field."""
    postings, forward, crowds = layer.postings[field_name], layer.forward[field_name], layer.crowds[field_name]
    held = [[postings.span(low, high) for _, _, low, high in slot.ranges] for slot in slots]
    sizes = [sum(map(len, pieces)) for pieces in held]
    if not all(sizes):
        return np.empty(0, np.intp)
    order = sorted(range(len(slots)), key=sizes.__getitem__)
    candidates: NDArray[np.intp] = once(np.concatenate(held[order[0]])).astype(np.intp)
    for k in order[1:]:
        if len(candidates) <= _FEW_TO_READ:
            break
        candidates = candidates[_has_any(candidates, slots[k], held[k], crowds, len(forward))]
    if len(slots) == 1 or not len(candidates):
        return candidates
    tokens, lengths = forward.laid(candidates)
    ends = np.cumsum(lengths)
    hits = np.flatnonzero(slots[0].contains(tokens))
    paper = np.searchsorted(ends, hits, "right")
    for k, slot in enumerate(slots[1:], 1):
        within = hits + k < ends[paper]
        hits, paper = hits[within], paper[within]
        follows = slot.contains(tokens[hits + k])
        hits, paper = hits[follows], paper[follows]
    found: NDArray[np.intp] = candidates[once(paper)]
    return found


def _has_any(
    papers: NDArray[np.intp], slot: WordSet, held: Sequence[Numbers], crowds: Crowds, size: int
) -> NDArray[np.bool_]:
    """Which of the papers have a word of the set."""
    found = np.zeros(len(papers), bool)
    rest = []
    for (_, _, low, high), postings in zip(slot.ranges, held, strict=True):
        if (bits := crowds.find(low, high)) is not None:
            found |= (bits[papers >> 3] << (papers & 7).astype(np.uint8)).view(np.int8) < 0
        else:
            rest.append(postings)
    if rest:
        there = np.zeros(size, bool)
        for postings in rest:
            there[postings] = True
        found |= there[papers]
    return found

"""The words of a layer that a typed word may mean, and the papers that hold some of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import kinship
from readinglist.searching.levels import Level
from readinglist.searching.rows import Rows
from readinglist.searching.segment import Layer
from readinglist.searching.vocabulary import Numbers

_GATHERING_COSTS = 6
"""Reading the words of chosen papers costs so many times more a word than reading those of all."""
_READING_COSTS = 64
"""Reading all words of a paper costs so many times more than asking whether it has a word."""


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


def strict(layer: Layer, word: str, typing: bool, *, forms: bool) -> WordSet:
    """The word itself, its beginnings, and with ``forms`` its plural and other spelling."""
    found = WordSet()
    vocabulary = layer.vocabulary
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


def loose(layer: Layer, word: str, typing: bool, known: bool) -> WordSet:
    """The words that are one or two edits away, and those of the same stem."""
    found = WordSet()
    if layer.near is None:
        return found
    numbers, far = layer.near.near(word, typing=typing)
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
    if stems := layer.vocabulary.same_stem(word):
        found.singles.append((Level.FAR, 5, np.array(stems, np.int32)))
    return found


def split(layer: Layer, word: str, typing: bool) -> Iterable[list[WordSet]]:
    """The ways to read one typed word as two words of the vocabulary."""
    vocabulary = layer.vocabulary
    for cut in kinship.cuts(word):
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


def side_by_side(layer: Layer, field_name: str, slots: Sequence[WordSet]) -> NDArray[np.intp]:
    """The papers in which a word of each set follows one of the set before, in this field."""
    postings, forward = layer.postings[field_name], layer.forward[field_name]
    held = [[papers for _, _, papers in slot.papers(postings) if len(papers)] for slot in slots]
    if not all(held):
        return np.empty(0, np.intp)
    held.sort(key=lambda pieces: sum(map(len, pieces)))
    candidates: NDArray[np.intp] | None = None
    for pieces in held:
        if candidates is None and sum(map(len, pieces)) * 16 < len(forward):
            candidates = (pieces[0] if len(pieces) == 1 else np.concatenate(pieces)).astype(np.intp)
            if len(candidates) > 1 and (np.diff(candidates) <= 0).any():
                candidates = np.unique(candidates)
            continue
        if candidates is not None and len(candidates) * _READING_COSTS < sum(map(len, pieces)) + (len(forward) >> 5):
            break  # reading what they hold is less work
        mask = np.zeros(len(forward), bool)
        for papers in pieces:
            mask[papers.astype(np.intp)] = True
        candidates = np.flatnonzero(mask) if candidates is None else candidates[mask[candidates]]
    if candidates is None or not len(candidates):
        return np.empty(0, np.intp)
    if len(slots) == 1:
        return candidates
    lengths = (forward.starts[candidates + 1] - forward.starts[candidates]).astype(np.int64)
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

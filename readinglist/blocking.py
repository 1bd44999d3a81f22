"""Which titles of a library are worth comparing with each other: those that share rare words. In memory, made in one
pass over the titles (4 µs each).

Each word of each title is one 64-bit number: 40 bits of the word's hash, 24 bits of the title's place. Sorted, they
answer "whose titles hold this word", in 8 bytes a word. About 64 MB for a million titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from readinglist import likeness

_PLACE_BITS = 24
MOST_TITLES = 1 << _PLACE_BITS
"""Titles that have a place."""
WORDS = np.uint64(((1 << 64) - 1) ^ (MOST_TITLES - 1))
PLACES = np.uint64(MOST_TITLES - 1)
"""Bits of a number that are a word's hash, and those that are a title's place."""
_PRIME, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_MIX = 0xBF58476D1CE4E5B9
_INVERSE = pow(_PRIME, -1, 1 << 64)
_CHUNK = 20_000
"""Titles hashed at once: what bounds the memory in between."""

_ODD = np.zeros(256, np.bool_)
"""Bytes that have to be folded with what stands around them."""
_ODD[[*range(10), *range(11, 32), *range(127, 256), *b"\\'`{}$^"]] = True

_TOGETHER = 8
"""Titles that share two rare words, and are compared with each other."""

_LEVELS = np.zeros(256, np.uint8)  # what stands for each byte: 0 parts words, letters without case
for _byte in range(256):
    if _byte >= 128 or chr(_byte).isalnum():
        _LEVELS[_byte] = ord(chr(_byte).lower()) if _byte < 128 else _byte

Array = npt.NDArray[np.uint64]


class TitleIndex:
    """Titles by their words."""

    def __init__(
        self, titles: Iterable[tuple[int, str]] = (), *, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """``titles`` are (paper, title). ``cancelled`` is asked now and then; then only part of them is in."""
        ids, parts = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
        iterator = iter(titles)
        start = 0
        while start < MOST_TITLES and not cancelled() and (some := list(islice(iterator, _CHUNK))):
            ids.append(np.fromiter((paper for paper, _ in some), np.int64, len(some)))
            words = np.sort(hashed([title for _, title in some]).words + np.uint64(start))
            parts.append(words[np.concatenate([[True], words[1:] != words[:-1]])] if len(words) else words)  # each once
            start += len(some)
        self._ids = np.concatenate(ids)
        self._words: Array = np.sort(np.concatenate(parts))

    def __len__(self) -> int:
        return len(self._ids)

    def pairs(self, named: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
        """Pairs of papers whose titles share two of their three rarest words, unless both are ``named``."""
        if not len(self._words):
            return
        words = self._words & WORDS
        edges = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]]))
        sizes = np.diff(np.append(edges, len(words)))
        held_by = np.repeat(sizes, sizes)
        several = held_by > 1  # a word of one title alone leads nowhere
        places = (self._words & PLACES)[several].astype(np.int64)
        words, held_by = words[several], held_by[several]
        order = np.lexsort((held_by, places))
        places, words = places[order], words[order]
        first = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1]])) if len(places) else np.zeros(0, int)
        count = np.diff(np.append(first, len(places)))
        blocks, holders = [], []
        for one, other in ((0, 1), (0, 2), (1, 2)):
            at = first[count > other]
            pair = np.sort(np.stack([words[at + one], words[at + other]]), axis=0)
            blocks.append(pair[0] * np.uint64(_PRIME) + pair[1])
            holders.append(places[at])
        block, holder = np.concatenate(blocks), np.concatenate(holders)
        order = np.argsort(block, kind="stable")
        block, holder = block[order], holder[order]
        is_named = np.isin(self._ids, np.asarray(named, np.int64))
        met: set[tuple[int, int]] = set()
        for step in range(1, _TOGETHER):
            same = np.flatnonzero(block[step:] == block[:-step])
            ours, theirs = holder[same], holder[same + step]
            wanted = ~(is_named[ours] & is_named[theirs]) & (ours != theirs)
            low, high = np.minimum(ours, theirs)[wanted], np.maximum(ours, theirs)[wanted]
            for one, other in zip(self._ids[low].tolist(), self._ids[high].tolist(), strict=True):
                if (one, other) not in met:
                    met.add((one, other))
                    yield one, other


def merged(one: Array, other: Array) -> Array:
    """Two sorted arrays as one, which takes a tenth of sorting them anew."""
    if not len(one) or not len(other):
        return one if len(one) else other
    at = np.searchsorted(one, other) + np.arange(len(other))
    made = np.empty(len(one) + len(other), np.uint64)
    rest = np.ones(len(made), np.bool_)
    rest[at] = False
    made[at] = other
    made[rest] = one
    return made


@lru_cache(maxsize=1 << 14)
def _hash(word: str) -> int:
    value, power = 0, 1
    for byte in word.encode("utf-8", "surrogatepass"):
        value += byte * power
        power = power * _PRIME & _MASK
    value &= _MASK
    value ^= value >> 29
    return (value * _MIX & _MASK) & ~(MOST_TITLES - 1)


class Hashed(NamedTuple):
    """Titles taken to pieces: ``words``, the telling ones in their order, each with its title's place; ``letters`` of
    all words behind each other, folded, in UTF-8; and ``sizes``, how many of these are of each title."""

    words: Array
    letters: npt.NDArray[np.uint8]
    sizes: npt.NDArray[np.int64]


def hashed(titles: Sequence[str]) -> Hashed:
    """Every word as ``_hash`` does it, but all at once."""
    data = _bytes(titles)
    odd = np.flatnonzero(_ODD[data])
    ends_of_lines = np.flatnonzero(data == 10)
    if len(odd) or len(ends_of_lines) != len(titles):
        if len(ends_of_lines) == len(titles):
            folded = list(titles)
            for k in np.unique(np.searchsorted(ends_of_lines, odd)).tolist():
                folded[k] = " ".join(likeness.words(titles[k]))
        else:  # titles of several lines
            folded = [" ".join(likeness.words(title)) for title in titles]
        data = _bytes(folded)
    ends_of_lines = np.flatnonzero(data == 10)
    letters = _LEVELS[data]
    inside = letters != 0
    turns = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if len(inside) and inside[0]:
        turns = np.concatenate([[0], turns])
    begins, ends = turns[0::2], turns[1::2]
    if not len(begins):
        return Hashed(np.zeros(0, np.uint64), np.zeros(0, np.uint8), np.zeros(len(titles), np.int64))
    powers = np.multiply.accumulate(np.full(int((ends - begins).max()), _PRIME, np.uint64)) * np.uint64(_INVERSE)
    # Within each word the power counts from its own first letter.
    lengths = ends - begins
    at = np.repeat(begins, lengths) + (np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths))
    within = at - np.repeat(begins, lengths)
    sums = np.add.reduceat(letters[at].astype(np.uint64) * powers[within], np.cumsum(lengths) - lengths)
    sums ^= sums >> np.uint64(29)
    hashes = (sums * np.uint64(_MIX)) & WORDS
    places = np.searchsorted(ends_of_lines, begins)
    sizes = np.bincount(places, lengths, len(titles)).astype(np.int64)
    telling = ~np.isin(hashes, _STOPS)
    return Hashed(hashes[telling] | places[telling].astype(np.uint64), letters[inside], sizes)


def _bytes(titles: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(titles).encode("utf-8", "surrogatepass") + b"\n", np.uint8)


_STOPS = np.array(sorted(_hash(word) for word in likeness.STOP_WORDS), np.uint64)

"""Which titles of a library may be alike: those that share rare words. In memory, made in one pass over the titles
(4 µs each).

Each word of each title is one 64-bit number: 40 bits of the word's hash, 24 bits of the title's place. Sorted, they
answer "whose titles hold this word" with two binary searches, in 8 bytes a word; each title's own words are kept beside
them in 4 bytes each. About 110 MB for a million titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from readinglist import likeness

_PLACE_BITS = 24
_MOST_TITLES = 1 << _PLACE_BITS
_WORD_MASK = np.uint64(((1 << 64) - 1) ^ (_MOST_TITLES - 1))
_PLACES = np.uint64(_MOST_TITLES - 1)
_SHORT = np.uint64(32)
"""Bits that are left out where a title's own words are kept: 32 of a word's 40 tell it well enough there."""
_PRIME, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_MIX = 0xBF58476D1CE4E5B9
_INVERSE = pow(_PRIME, -1, 1 << 64)
_CHUNK = 20_000
"""Titles hashed at once: what bounds the memory in between."""

_RAREST, _ENOUGH, _COMMON = 3, 3000, 40_000
"""Words that are always looked up, titles after which no further word is, and titles that make a word too common."""

_ODD = np.zeros(256, np.bool_)
"""Bytes that have to be folded with what stands around them."""
_ODD[[*range(10), *range(11, 32), *range(127, 256), *b"\\'`{}$^"]] = True

_SHORTLIST, _MOST_WORDS = 100, 12
"""Titles that are compared word by word, and words that are looked at."""

_FEW_FRESH = 200
"""Titles of this import that share a word, as many as are looked at."""

_MOST_FRESH = 5_000
"""Titles that are kept as words until they are put among those that are sorted: a kilobyte each."""

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
        self._ids = np.zeros(0, np.int64)
        self._words: Array = np.zeros(0, np.uint64)
        self._starts = np.zeros(1, np.int64)
        self._held = np.zeros(0, np.uint32)
        self._votes = np.zeros(0, np.float32)
        self._fresh: dict[str, list[int]] = {}
        self._fresh_words: dict[int, frozenset[str]] = {}
        self._fresh_titles: list[tuple[int, str]] = []
        self._fold(titles, cancelled)

    def _fold(self, titles: Iterable[tuple[int, str]], cancelled: Callable[[], bool]) -> None:
        """Put titles among those that are sorted."""
        ids: list[npt.NDArray[np.int64]] = [self._ids]
        starts, held, parts = [self._starts], [self._held], []
        iterator = iter(titles)
        start = len(self._ids)
        while start < _MOST_TITLES and not cancelled() and (some := list(islice(iterator, _CHUNK))):
            ids.append(np.fromiter((paper for paper, _ in some), np.int64, len(some)))
            words = _hashed([title for _, title in some], start)
            words.sort()
            words = words[np.concatenate([[True], words[1:] != words[:-1]])] if len(words) else words  # twice is once
            places = (words & _PLACES).astype(np.int64) - start
            parts.append(words)
            held.append((words[np.argsort(places, kind="stable")] >> _SHORT).astype(np.uint32))
            starts.append(starts[-1][-1] + np.cumsum(np.bincount(places, minlength=len(some))))
            start += len(some)
        self._ids, self._starts, self._held = np.concatenate(ids), np.concatenate(starts), np.concatenate(held)
        self._votes = np.zeros(len(self._ids), np.float32)
        made: Array = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
        made.sort()
        self._words = _merged(self._words, made)

    def __len__(self) -> int:
        return len(self._ids) + len(self._fresh_titles)

    def add(self, paper: int, title: str) -> None:
        """One title more."""
        words = _telling(title)
        self._fresh_words[paper] = frozenset(words)
        for word in words:
            self._fresh.setdefault(word, []).append(paper)
        self._fresh_titles.append((paper, title))
        if len(self._fresh_titles) >= _MOST_FRESH and len(self) <= _MOST_TITLES:
            self._fold(self._fresh_titles, lambda: False)
            self._fresh, self._fresh_words, self._fresh_titles = {}, {}, []

    def alike(self, title: str, most: int = 8) -> list[int]:
        """The papers whose titles share half of the shorter one's words with ``title``; the most alike first."""
        words = _telling(title)
        if not words:
            return []
        found = self._among_fresh(words, most) if self._fresh else []
        return [*found, *self._among_all(list(map(_hash, words)), most)] if len(self._ids) else found

    def _among_fresh(self, words: Sequence[str], most: int) -> list[int]:
        lists = sorted((self._fresh[word] for word in words if word in self._fresh), key=len)
        once: set[int] = set()
        twice: set[int] = set()
        for place, papers in enumerate(lists):
            if place > _RAREST and len(once) + len(papers) > _FEW_FRESH:
                break
            some = papers if len(papers) <= _FEW_FRESH else papers[-_FEW_FRESH:]
            twice.update(once.intersection(some))
            once.update(some)
        ours = frozenset(words)
        found = []
        for paper in twice if len(words) > 3 else once:  # one word alone says little of a long title
            theirs = self._fresh_words[paper]
            shared = len(ours & theirs)
            if shared * 2 >= min(len(ours), len(theirs)):
                found.append((-shared / (len(ours) + len(theirs)), paper))
        return [paper for _, paper in sorted(found)[:most]]

    def _among_all(self, hashes: Sequence[int], most: int) -> list[int]:
        low = np.array(hashes, np.uint64)
        starts = np.searchsorted(self._words, low)
        ends = np.searchsorted(self._words, low + _PLACES, side="right")
        found = sorted((int(e - s), int(s), int(e)) for s, e in zip(starts, ends, strict=True) if e > s)
        if not found:
            return []
        rare: list[tuple[int, int, int]] = []
        seen = 0
        for one in found:
            if rare and (one[0] > _COMMON or (len(rare) >= _RAREST and seen > _ENOUGH)):
                break
            rare.append(one)
            seen += one[0]
        if len(rare) == 1 and len(found) > 1 and rare[0][0] > most:  # common words alone: those that share several
            places = (self._words[rare[0][1] : rare[0][2]] & _PLACES).view(np.int64)
            votes = np.zeros(len(places), np.float32)
            for size, start, end in found[1:5]:
                others = self._words[start:end]
                wanted = places.view(np.uint64) | (others[0] & _WORD_MASK)
                at = np.searchsorted(others, wanted)
                at[at == size] = 0
                votes += (others[at] == wanted) / np.float32(1 + size) ** 0.5
        else:
            places, votes = self._voted(rare)
        if len(votes) > _SHORTLIST:
            places = places[np.argpartition(-votes, _SHORTLIST)[:_SHORTLIST]]
        # Of these, those that share most of all the words; of two that share as many, the shorter.
        ours = np.array([self._words[start] >> _SHORT for _, start, _ in found[:_MOST_WORDS]], np.uint32)
        starts = self._starts[places]
        lengths = self._starts[places + 1] - starts
        ends = np.cumsum(lengths)
        theirs = self._held[np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1])]
        shared = np.add.reduceat((theirs[:, None] == ours).any(axis=1), ends - lengths, dtype=np.int64)
        enough = shared * 2 >= np.minimum(lengths, min(len(hashes), _MOST_WORDS))
        places, share = places[enough], (shared / (len(hashes) + lengths))[enough]
        best = np.lexsort((places, -share))[:most]
        return [int(paper) for paper in self._ids[places[best]]]

    def _voted(self, rare: Sequence[tuple[int, int, int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The titles that hold some of these words, each once, and what the words together are worth."""
        votes = self._votes  # zero everywhere, before and after
        lists = [(self._words[start:end] & _PLACES).view(np.int64) for _, start, end in rare]
        for places in lists:
            votes[places] += np.float32(1.0 / (1 + len(places)) ** 0.5)
        worth = []
        for places in lists:
            worth.append(votes[places])
            votes[places] = 0  # one that stands in another list too counts there no more
        together, sums = np.concatenate(lists), np.concatenate(worth)
        once = np.flatnonzero(sums)
        return together[once], sums[once]

    def pairs(self, named: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
        """Pairs of papers whose titles share two of their three rarest words, unless both are ``named``."""
        if not len(self._words):
            return
        words = self._words & _WORD_MASK
        edges = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]]))
        sizes = np.diff(np.append(edges, len(words)))
        held_by = np.repeat(sizes, sizes)
        several = held_by > 1  # a word of one title alone leads nowhere
        places = (self._words & _PLACES)[several].astype(np.int64)
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


def _merged(one: Array, other: Array) -> Array:
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


def _telling(title: str) -> list[str]:
    """The words that a title is found by, each once."""
    return [word for word in dict.fromkeys(likeness.title(title).words) if word not in likeness.STOP_WORDS]


@lru_cache(maxsize=1 << 14)
def _hash(word: str) -> int:
    value, power = 0, 1
    for byte in word.encode("utf-8", "surrogatepass"):
        value += byte * power
        power = power * _PRIME & _MASK
    value &= _MASK
    value ^= value >> 29
    return (value * _MIX & _MASK) & ~(_MOST_TITLES - 1)


def _hashed(titles: Sequence[str], start: int) -> Array:
    """Every word of ``titles`` with its title's place, counted from ``start``; as ``_hash`` but all at once."""
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
        return np.zeros(0, np.uint64)
    powers = np.multiply.accumulate(np.full(int((ends - begins).max()), _PRIME, np.uint64)) * np.uint64(_INVERSE)
    # Within each word the power counts from its own first letter.
    lengths = ends - begins
    at = np.repeat(begins, lengths) + (np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths))
    within = at - np.repeat(begins, lengths)
    sums = np.add.reduceat(letters[at].astype(np.uint64) * powers[within], np.cumsum(lengths) - lengths)
    sums ^= sums >> np.uint64(29)
    hashes = (sums * np.uint64(_MIX)) & _WORD_MASK
    places = np.searchsorted(ends_of_lines, begins).astype(np.uint64) + np.uint64(start)
    telling = ~np.isin(hashes, _STOPS)
    return np.asarray(hashes[telling] | places[telling], np.uint64)


def _bytes(titles: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(titles).encode("utf-8", "surrogatepass") + b"\n", np.uint8)


_STOPS = np.array(sorted(_hash(word) for word in likeness.STOP_WORDS), np.uint64)

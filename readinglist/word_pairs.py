"""Which titles of a library may be alike: those that share two neighbouring words, and most of their letters. In
memory, many asked for at once.

Single words of a large library lead to thousands of titles each, and to more the more it grows; two that stand next to
each other, or but one apart, lead to a handful. Titles of the same words in the same order of which half were mistyped
always share such a pair: half of a title's words cannot all stand three apart. Titles of up to five words are kept
under all their pairs, those of up to three under each word, too.

Each pair of each title is one 64-bit number: 40 bits of hash, 24 bits of the title's place. They lie sorted in a few
arrays, each at least four times as long as the next, so that adding titles costs the same however many there are. Each
title's letters are kept beside them. About 200 MB for a million titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from readinglist.blocking import MOST_TITLES, PLACES, WORDS, Array, Hashed, hashed, merged

MOST = 8
"""Titles that are told to be alike to one, at most."""

_FEW_WORDS, _FEWER_WORDS = 5, 3
"""Words of the titles that are kept under all pairs, and under each word."""

_ENOUGH, _MOST_OF_ONE = 100, 1_000
"""Titles after which no more common pair is looked at, and titles of the rarest one: most share none but by chance."""

LEAST, _LEAST_BEGINNING = 75.0, 80.0
"""Below this similarity (rapidfuzz ratio, 0..100, of their letters) two titles are two, as readinglist/likeness.py has
it from 80 on; and so are, if one is longer by _LONGER, the shorter one and the longer one's beginning."""

_LONGER = 1.1

_MEASURED = 16
"""Titles whose letters are compared with one's own, at most: those that share most pairs, then those as long."""

_HEAD, _SAME_HEAD = 8, 6
"""Letters at the beginning of a title, and how many of them are the same where one title may begin the other."""

_TOGETHER = 500
"""Titles that are asked for at once: what bounds the memory."""

_GATHERED = 20_000
"""Titles put in at once."""

_PLACE_BITS = np.int64(MOST_TITLES.bit_length() - 1)
_ONE, _OTHER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)

Kind = TypeVar("Kind", bound=np.generic)
Ints = npt.NDArray[np.int64]


class _Grown(Generic[Kind]):
    """An array that grows at its end."""

    def __init__(self, kind: type[Kind]) -> None:
        self._room: npt.NDArray[Kind] = np.zeros(64, kind)
        self._size = 0

    def extend(self, more: npt.NDArray[Kind]) -> None:
        """Put some behind."""
        size = self._size + len(more)
        if size > len(self._room):
            room = np.zeros(max(size, len(self._room) * 3 // 2), self._room.dtype)
            room[: self._size] = self._room[: self._size]
            self._room = room
        self._room[self._size : size] = more
        self._size = size

    @property
    def all(self) -> npt.NDArray[Kind]:
        """What is in it."""
        return self._room[: self._size]


class WordPairs:
    """Titles by their pairs of words. A title with an arXiv id is never alike to another one with such an id."""

    def __init__(self, titles: Iterable[tuple[int, str, bool]] = ()) -> None:
        """``titles`` are (paper, title, whether it has an arXiv id)."""
        self._ids, self._named = _Grown(np.int64), _Grown(np.bool_)
        self._ends, self._letters, self._heads = _Grown(np.int64), _Grown(np.uint8), _Grown(np.uint8)
        self._levels: list[Array] = []
        iterator = iter(titles)
        while some := list(islice(iterator, _GATHERED)):
            self.add(some)

    def __len__(self) -> int:
        return len(self._ids.all)

    def add(self, titles: Sequence[tuple[int, str, bool]]) -> None:
        """Put more titles in; what does not fit is left out."""
        start = len(self)
        titles = titles[: MOST_TITLES - start]
        if not titles:
            return
        found = hashed([title for _, title, _ in titles])
        self._ids.extend(np.fromiter((paper for paper, _, _ in titles), np.int64, len(titles)))
        self._named.extend(np.fromiter((named for _, _, named in titles), np.bool_, len(titles)))
        self._letters.extend(found.letters)
        self._heads.extend(_heads(found.letters, np.cumsum(found.sizes)).ravel())
        self._ends.extend(np.cumsum(found.sizes) + (self._ends.all[-1] if start else 0))
        self._levels.append(_keys(found, _FEWER_WORDS) + np.uint64(start))
        while len(self._levels) > 1 and len(self._levels[-2]) < 4 * len(self._levels[-1]):
            last = self._levels.pop()
            self._levels.append(merged(self._levels.pop(), last))

    def alike(self, titles: Sequence[tuple[str, bool]], most: int = MOST) -> list[list[int]]:
        """For each of ``titles`` (with whether it has an arXiv id) the papers whose titles share a pair of words and
        most of the letters, at least with the other one's beginning; the most alike first."""
        found: list[list[int]] = []
        for start in range(0, len(titles), _TOGETHER):
            found += self._alike(titles[start : start + _TOGETHER], most)
        return found

    def _alike(self, titles: Sequence[tuple[str, bool]], most: int) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in titles]
        asks = hashed([title for title, _ in titles])
        asked, places, shared = self._sharing(_keys(asks, _FEWER_WORDS + 1))
        named = np.fromiter((named for _, named in titles), np.bool_, len(titles))
        our_ends, their_ends = np.cumsum(asks.sizes), self._ends.all
        our_sizes, their_sizes = asks.sizes[asked], their_ends[places] - _starts(their_ends, places)
        our_heads, their_heads = _heads(asks.letters, our_ends)[asked], self._heads.all.reshape(-1, _HEAD)[places]
        begins = (our_heads == their_heads).sum(1) >= _SAME_HEAD
        as_long = np.minimum(our_sizes, their_sizes) * 5 >= np.maximum(our_sizes, their_sizes) * 3
        wanted = np.flatnonzero((as_long | begins) & ~(named[asked] & self._named.all[places]))
        apart = np.abs(our_sizes - their_sizes)[wanted]
        wanted = wanted[np.lexsort((places[wanted], apart, -(shared + begins)[wanted], asked[wanted]))]
        wanted = wanted[_place_in_run(asked[wanted]) < _MEASURED]
        if not len(wanted):
            return found
        asked, places, begins = asked[wanted], places[wanted], begins[wanted]
        ours = _parts(asks.letters, our_ends, asked)
        theirs = _parts(self._letters.all, their_ends, places)
        alike = cpdist(ours, theirs, scorer=fuzz.ratio, score_cutoff=LEAST, dtype=np.float32)
        for k in np.flatnonzero((alike == 0) & begins).tolist():
            shorter, longer = (ours[k], theirs[k]) if len(ours[k]) < len(theirs[k]) else (theirs[k], ours[k])
            if len(longer) > len(shorter) * _LONGER:
                alike[k] = fuzz.ratio(shorter, longer[: len(shorter)], score_cutoff=_LEAST_BEGINNING) / 2
        order = np.lexsort((places, -alike, asked))
        order = order[alike[order] > 0]
        for at, paper in zip(asked[order].tolist(), self._ids.all[places[order]].tolist(), strict=True):
            if len(found[at]) < most:
                found[at].append(paper)
        return found

    def _sharing(self, keys: Array) -> tuple[Ints, Ints, Ints]:
        """Who asks, the place of a title that shares some of the asker's rarer pairs, and how many."""
        pairs, asking = keys & WORDS, (keys & PLACES).view(np.int64)
        together: list[Ints] = []
        for level in self._levels:
            starts = np.searchsorted(level, pairs)
            sizes = np.searchsorted(level, pairs | PLACES, side="right") - starts
            there = np.flatnonzero(sizes)
            there = there[np.lexsort((sizes[there], asking[there]))]
            asked, sizes, starts = asking[there], np.minimum(sizes[there], _MOST_OF_ONE), starts[there]
            if not len(asked):
                continue
            first = _is_first(asked)
            upto = np.cumsum(sizes)
            seen = upto - (upto - sizes)[np.flatnonzero(first)][np.cumsum(first) - 1]
            some = first | (seen <= _ENOUGH)
            asked, sizes, starts = asked[some], sizes[some], starts[some]
            upto = np.cumsum(sizes)
            places = (level[np.repeat(starts - upto + sizes, sizes) + np.arange(upto[-1])] & PLACES).view(np.int64)
            together.append(np.repeat(asked, sizes) << _PLACE_BITS | places)
        codes = np.sort(np.concatenate(together)) if together else np.zeros(0, np.int64)
        turns = np.flatnonzero(_is_first(codes))
        shared = np.diff(turns, append=len(codes))
        codes = codes[turns]
        return codes >> _PLACE_BITS, codes & np.int64(MOST_TITLES - 1), shared


def _is_first(numbers: npt.NDArray[Kind]) -> npt.NDArray[np.bool_]:
    """Where a number is another than the one before it."""
    return np.concatenate([np.ones(min(len(numbers), 1), np.bool_), numbers[1:] != numbers[:-1]])


def _place_in_run(numbers: Ints) -> Ints:
    """How many of the same stand right before each."""
    first = _is_first(numbers)
    before: Ints = np.flatnonzero(first)[np.cumsum(first) - 1]
    return np.arange(len(numbers)) - before


def _heads(letters: npt.NDArray[np.uint8], ends: Ints) -> npt.NDArray[np.uint8]:
    """The first letters of each title, a row each; zeros where there are fewer."""
    starts = np.concatenate([[0], ends[:-1]])[: len(ends), None] + np.arange(_HEAD)
    padded = np.concatenate([letters, np.zeros(_HEAD, np.uint8)])
    return np.where(starts < ends[:, None], padded[np.minimum(starts, len(letters))], np.uint8(0))


def _parts(letters: npt.NDArray[np.uint8], ends: Ints, places: Ints) -> list[bytes]:
    """The letters of the titles at some places."""
    starts = _starts(ends, places)
    return [letters[start:end].tobytes() for start, end in zip(starts.tolist(), ends[places].tolist(), strict=True)]


def _starts(ends: Ints, places: Ints) -> Ints:
    return np.where(places > 0, ends[places - 1], 0)


def _keys(titles: Hashed, singles: int) -> Array:
    """What titles are found by, sorted, each with its place; single words of those that have up to ``singles``."""
    hashes, places = titles.words & WORDS, (titles.words & PLACES).view(np.int64)
    counts = np.bincount(places, minlength=len(titles.sizes))
    alone = counts[places] <= singles
    made = [(hashes[alone] * _ONE & WORDS) | places[alone].view(np.uint64)]
    for apart in range(1, _FEW_WORDS):
        one, other, place = hashes[:-apart], hashes[apart:], places[apart:]
        wanted = places[:-apart] == place
        if apart > 2:
            wanted &= counts[place] <= _FEW_WORDS
        one, other = one[wanted], other[wanted]
        made.append((((one ^ other) * _ONE + (one + other) * _OTHER) & WORDS) | place[wanted].view(np.uint64))
    return _once(np.concatenate(made))


def _once(numbers: npt.NDArray[Kind]) -> npt.NDArray[Kind]:
    """Each number once, sorted."""
    numbers = np.sort(numbers)
    return numbers[_is_first(numbers)]

"""A part of the abstracts' index that never changes: some papers, and which of them have each word anywhere.

Title, authors, tags, note and category count beside the abstract, so that the words of a query may be spread over all
of them. Papers are numbered newest first. A segment holds at most 65,536, so that a paper's number takes two bytes; a
word that more than a sixteenth of the papers have is kept as one bit a paper, which is less.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching.folding import BOUNDARY, words
from readinglist.searching.kinship import LONGEST
from readinglist.searching.rows import Rows
from readinglist.searching.search import STOP_WORDS
from readinglist.searching.segment import newest_first
from readinglist.searching.vocabulary import Numbers, Vocabulary, sort_words

MOST = 1 << 16
"""Papers in one segment."""
_DENSE_SHARE = 16
_AT_A_TIME = 4_096
"""Papers whose words are sorted together."""
_LEFT_OUT = STOP_WORDS | {BOUNDARY}

Mask = NDArray[np.bool_]
Places = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class AbstractSegment:
    """``ids``, ``ties`` and ``prints`` have one entry a paper, newest first.

    ``ties`` grows from newer to older papers; ``prints`` are checksums of the words, to tell whether they changed.
    ``postings`` has the papers of each word, ascending; those of the words ``dense`` (ascending) stand in ``bits``
    instead. ``by_id`` gives the numbers of the papers in the order of their ids.
    """

    vocabulary: Vocabulary
    postings: Rows
    dense: NDArray[np.int32]
    bits: NDArray[np.uint8]
    ids: NDArray[np.int64]
    ties: NDArray[np.uint64]
    prints: NDArray[np.uint32]
    by_id: NDArray[np.int32]
    source: Any = field(default=None, compare=False)
    """What keeps the arrays alive, where they lie in a file."""

    def __len__(self) -> int:
        return len(self.ids)

    def papers_of(self, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """The numbers of those papers that are here."""
        if not len(self.ids) or not len(ids):
            return np.empty(0, np.int32)
        at = np.minimum(np.searchsorted(self.ids, ids, sorter=self.by_id), len(self.ids) - 1)
        found = self.by_id[at]
        there: NDArray[np.int32] = found[self.ids[found] == ids]
        return there

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything by name."""
        return {
            "ids": self.ids,
            "ties": self.ties,
            "prints": self.prints,
            "by_id": self.by_id,
            "letters": self.vocabulary.letters,
            "words": self.vocabulary.starts,
            "starts": self.postings.starts,
            "values": self.postings.values,
            "dense": self.dense,
            "bits": self.bits,
        }

    @classmethod
    def from_arrays(cls, found: Mapping[str, NDArray[Any]], source: Any = None) -> AbstractSegment:
        """The other way round. Raises KeyError where one is missing."""
        return cls(
            Vocabulary(found["letters"], found["words"]),
            Rows(found["starts"], found["values"]),
            found["dense"],
            found["bits"],
            found["ids"],
            found["ties"],
            found["prints"],
            found["by_id"],
            source,
        )

    def range_of(self, word: str, prefix: bool) -> tuple[int, int]:
        """The numbers of a word, or of all that begin so: the first, and the one after the last."""
        if prefix:
            return self.vocabulary.begins(word)
        number = self.vocabulary.find(word)
        return (number, number + 1) if number >= 0 else (0, 0)

    def price(self, low: int, high: int) -> int:
        """How much there is to read for a range of words; 0: nobody has any of them."""
        starts = self.postings.starts
        first, last = np.searchsorted(self.dense, (low, high))
        return int(starts[high]) - int(starts[low]) + int(last - first) * (len(self) // _DENSE_SHARE + 1)

    def holding(self, low: int, high: int) -> Places:
        """The papers that have any word of a range, ascending."""
        if high == low + 1 and not self._bits_of(low, high).size:
            return self.postings.span(low, high)
        return np.flatnonzero(self.mask(low, high))

    def mask(self, low: int, high: int) -> Mask:
        """Which papers have any word of a range."""
        found = np.zeros(len(self), bool)
        found[self.postings.span(low, high)] = True
        if len(bits := self._bits_of(low, high)):
            some = bits[0] if len(bits) == 1 else np.bitwise_or.reduce(bits)
            found |= np.unpackbits(some, count=len(self)).view(bool)
        return found

    def _bits_of(self, low: int, high: int) -> NDArray[np.uint8]:
        first, last = np.searchsorted(self.dense, (low, high))
        return self.bits[first:last]

    def search(self, wanted: Sequence[tuple[str, bool]], unwanted: Sequence[str], live: Mask) -> Places:
        """The papers that count and have all words wanted (or what they begin) and none unwanted, newest first."""
        ranges = []
        for word, prefix in wanted:
            low, high = self.range_of(word, prefix)
            if low >= high or not (price := self.price(low, high)):
                return np.empty(0, np.intp)
            ranges.append((price, low, high))
        ranges.sort()
        found = self.holding(*ranges[0][1:])
        for price, low, high in ranges[1:]:
            if not len(found):
                break
            found = found[self._have(found, price, low, high)]
        for word in unwanted:
            low, high = self.range_of(word, False)
            if low < high and len(found):
                found = found[~self._have(found, self.price(low, high), low, high)]
        return found[live[found]]

    def _have(self, papers: Places, price: int, low: int, high: int) -> Mask:
        """Which of some papers have any word of a range."""
        if high == low + 1 and len(papers) * 16 < price:
            held = self.postings.span(low, high)
            if len(held):
                sought = papers.astype(held.dtype)
                return np.asarray(held[np.minimum(np.searchsorted(held, sought), len(held) - 1)] == sought, bool)
            bits = self._bits_of(low, high)[0]
            at = papers.astype(np.intp)
            return np.asarray(bits[at >> 3] >> (7 - (at & 7)).astype(np.uint8) & 1, bool)
        return self.mask(low, high)[papers]


def print_of(text: SearchText) -> int:
    """A checksum of all that a segment holds of a paper."""
    return zlib.crc32(f"{_whole(text)}\x00{text.date}".encode("utf-8", "surrogatepass"))


def _whole(text: SearchText) -> str:
    return f"{text.abstract} {text.title} {text.authors} {text.tags} {text.note} {text.category}"


def build(texts: Iterable[SearchText]) -> AbstractSegment:
    """Index papers, at most MOST; the last of several with one id counts."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    held: list[tuple[NDArray[np.int32], NDArray[np.uint16]]] = []
    ids, ties, prints = array("q"), array("Q"), array("I")
    texts = iter(texts)
    while part := list(islice(texts, _AT_A_TIME)):
        tokens, lengths = array("q"), []
        for text in part:
            spoken = words(_whole(text).replace("\n", " "))
            tokens.extend(map(number, spoken))
            lengths.append(len(spoken))
            ids.append(text.id)
            ties.append(newest_first(text))
            prints.append(print_of(text))
        if len(ids) > MOST:
            raise ValueError(f"{len(ids)} papers are too many for one segment")
        keys = np.array(tokens, np.int64)
        keys <<= 16
        keys |= np.repeat(np.arange(len(ids) - len(part), len(ids)), lengths)
        keys = _distinct(keys)
        held.append(((keys >> 16).astype(np.int32), (keys & 0xFFFF).astype(np.uint16)))
    order = np.argsort(np.array(ties, np.uint64), kind="stable")
    last = np.zeros(len(ids), bool)
    last[len(ids) - 1 - np.unique(np.array(ids, np.int64)[::-1], return_index=True)[1]] = True
    order = order[last[order]]
    becomes = np.full(len(ids), -1, np.int64)
    becomes[order] = np.arange(len(order))
    ordered, places = _sorted(numbers)
    keys = np.empty(sum(len(some) for some, _ in held), np.int64)
    at = 0
    for some, papers in held:
        place, paper = places[some].astype(np.int64), becomes[papers]
        keys[at : at + len(some)] = np.where((place < 0) | (paper < 0), -1, place << 16 | paper)
        at += len(some)
    del held
    keys = _distinct(keys)
    return _segment(
        ordered,
        _rows(keys[np.searchsorted(keys, 0) :], len(ordered)),
        np.array(ids, np.int64)[order],
        np.array(ties, np.uint64)[order],
        np.array(prints, np.uint32)[order],
    )


def _distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted, in place, and each once."""
    keys.sort()
    again = keys[1:] == keys[:-1]
    return keys[np.concatenate(([True], ~again))] if again.any() else keys


def _rows(keys: NDArray[np.int64], size: int) -> Rows:
    """The papers of each of so many words, from sorted pairs of both."""
    starts = np.zeros(size + 1, np.uint32)
    starts[1:] = np.cumsum(np.bincount(keys >> 16, minlength=size))
    return Rows(starts, cast(Numbers, keys.astype(np.uint16)))


def _sorted(numbers: dict[str, int]) -> tuple[list[str], NDArray[np.int32]]:
    """The words in order, cut to the letters that count, and for each number its place among them, -1 for none."""
    ordered = sort_words({word[:LONGEST] for word in numbers if word not in _LEFT_OUT})
    place = dict(zip(ordered, range(len(ordered)), strict=True))
    return ordered, np.fromiter((place.get(word[:LONGEST], -1) for word in numbers), np.int32, len(numbers))


def merge(segments: Sequence[AbstractSegment], live: Sequence[Mask]) -> AbstractSegment:
    """One segment of the papers of several that count, without reading any text again."""
    spoken = [segment.vocabulary.words() for segment in segments]
    ordered = sort_words({word for each in spoken for word in each})
    place = dict(zip(ordered, range(len(ordered)), strict=True))
    ids = np.concatenate([s.ids[alive] for s, alive in zip(segments, live, strict=True)])
    ties = np.concatenate([s.ties[alive] for s, alive in zip(segments, live, strict=True)])
    prints = np.concatenate([s.prints[alive] for s, alive in zip(segments, live, strict=True)])
    order = np.argsort(ties, kind="stable")
    becomes = np.empty(len(ids), np.int64)
    becomes[order] = np.arange(len(ids))
    keys = []
    before = 0
    for segment, alive, each in zip(segments, live, spoken, strict=True):
        into = np.fromiter(map(place.__getitem__, each), np.int64, len(each))
        numbers = np.zeros(len(segment), np.int64)
        numbers[alive] = becomes[before : before + int(np.count_nonzero(alive))]
        before += int(np.count_nonzero(alive))
        held = np.asarray(segment.postings.values)
        word = np.repeat(into, _lengths(segment.postings))
        counts = alive[held]
        keys.append(word[counts] << 16 | numbers[held[counts]])
        for number, bits in zip(segment.dense.tolist(), segment.bits, strict=True):
            some = np.flatnonzero(np.unpackbits(bits, count=len(segment)).view(bool) & alive)
            keys.append(into[number] << 16 | numbers[some])
    return _segment(
        ordered, _rows(_distinct(np.concatenate(keys)), len(ordered)), ids[order], ties[order], prints[order]
    )


def _segment(
    ordered: Sequence[str],
    postings: Rows,
    ids: NDArray[np.int64],
    ties: NDArray[np.uint64],
    prints: NDArray[np.uint32],
) -> AbstractSegment:
    counts = _lengths(postings)
    dense = np.flatnonzero(counts * _DENSE_SHARE > max(len(ids), 1024)).astype(np.int32)
    bits = np.zeros((len(dense), (len(ids) + 7) // 8), np.uint8)
    for row, number in enumerate(dense.tolist()):
        held = np.zeros(len(ids), bool)
        held[postings.span(number, number + 1)] = True
        bits[row] = np.packbits(held)
    sparse = np.ones(len(ordered), bool)
    sparse[dense] = False
    values = postings.values[np.repeat(sparse, counts)]
    starts = np.zeros(len(ordered) + 1, np.uint32)
    starts[1:] = np.cumsum(np.where(sparse, counts, 0))
    by_id = np.argsort(ids, kind="stable").astype(np.int32)
    return AbstractSegment(Vocabulary.of(ordered), Rows(starts, values), dense, bits, ids, ties, prints, by_id)


def _lengths(rows: Rows) -> NDArray[np.int64]:
    starts = rows.starts.astype(np.int64)
    return starts[1:] - starts[:-1]

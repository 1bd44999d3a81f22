"""A part of the index that never changes: some papers, their words, and where each word stands.

For every field there are two tables over one vocabulary: ``forward`` gives the words of each paper in order,
``postings`` gives the papers of each word. Both are rows of numbers laid end to end with the place where each begins.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching.folding import BOUNDARY, words
from readinglist.searching.kinship import LONGEST
from readinglist.searching.query import identifier
from readinglist.searching.vocabulary import Neighbourhood, Numbers, Vocabulary, sort_words

FIELDS = ("title", "authors", "tags", "note", "ids", "abstract")
"""In the order they count for ranking; category stands with the ids."""
SHORT_FIELDS = FIELDS[:-1]
TYPO_FIELDS = ("title", "authors", "tags", "note")
"""The fields in which a typo is looked for first; a mistyped id is another paper's."""

_AT_A_TIME = 2_048
"""Words or papers handled by one call that does not let other threads in."""
_NO_DATE = (1 << 22) - 1


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of numbers laid end to end; row k is ``values[starts[k]:starts[k + 1]]``."""

    starts: NDArray[np.int64]
    values: Numbers

    def span(self, low: int, high: int) -> Numbers:
        """The values of the rows from ``low`` up to ``high``, which lie together."""
        return self.values[self.starts[low] : self.starts[high]]

    def gather(self, rows: NDArray[np.integer]) -> tuple[Numbers, NDArray[np.intp]]:
        """The values of chosen rows, one after another, and for each value which of the chosen rows it is of."""
        starts = self.starts[rows]
        lengths = self.starts[rows + 1] - starts
        of = np.repeat(np.arange(len(rows)), lengths)
        before = np.cumsum(lengths) - lengths
        return self.values[np.arange(len(of)) + (starts - before)[of]], of


@dataclass(frozen=True)
class Segment:
    """``ids``, ``ties`` and ``titles`` have one entry a paper; papers are numbered from 0 inside a segment.

    ``ties`` orders papers that match equally well, smaller first: title length in words (bits 56 up), marked (55),
    newest date (33-54), id (0-32).
    """

    vocabulary: Vocabulary
    forward: dict[str, Rows]
    postings: dict[str, Rows]
    ids: NDArray[np.int64]
    ties: NDArray[np.uint64]
    titles: list[str]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def in_typo_fields(self) -> NDArray[np.bool_]:
        """Which words stand in one of TYPO_FIELDS."""
        found = np.zeros(len(self.vocabulary), bool)
        for field in TYPO_FIELDS:
            found |= np.diff(self.postings[field].starts) > 0
        return found

    @cached_property
    def typo_words(self) -> Neighbourhood:
        """The words of TYPO_FIELDS, to be asked for near ones."""
        return Neighbourhood(self.vocabulary.words, np.flatnonzero(self.in_typo_fields).astype(np.int32))

    @cached_property
    def abstract_words(self) -> Neighbourhood:
        """The words of the abstracts, to be asked for near ones when nothing else is found."""
        found = np.diff(self.postings["abstract"].starts) > 0
        return Neighbourhood(self.vocabulary.words, np.flatnonzero(found).astype(np.int32))


class _Numbering(dict[str, int]):
    """Numbers words in the order they are first asked for; words that are alike as far as they count share a number."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        if len(word) > LONGEST:
            number = self[word] = self[word[:LONGEST]]
            return number
        number = self[word] = len(self.words)
        self.words.append(word)
        return number


def build(texts: Iterable[SearchText]) -> Segment:
    """Index papers; each id must stand only once. A long loop of short steps, so that other threads get their turn."""
    numbering = _Numbering()
    number = numbering.__getitem__
    tokens = {field: array("i") for field in FIELDS}
    counts = {field: array("q", [0]) for field in FIELDS}
    ids, ties, titles = array("q"), array("Q"), []
    for text in texts:
        title = words(text.title)
        found = (title, words(text.authors), words(text.tags), words(text.note), _id_words(text), words(text.abstract))
        for field, row in zip(FIELDS, found, strict=True):
            tokens[field].extend(map(number, row))
            counts[field].append(len(tokens[field]))
        ids.append(text.id)
        ties.append(_tie(text, len(title)))
        titles.append(" ".join(title))
    ordered = sort_words(numbering.words)
    places = np.empty(len(ordered), np.int32)
    for low in range(0, len(ordered), _AT_A_TIME):
        chunk = ordered[low : low + _AT_A_TIME]
        places[np.fromiter(map(number, chunk), np.int64, len(chunk))] = np.arange(low, low + len(chunk), dtype=np.int32)
    forward = {}
    for field in FIELDS:
        values = np.frombuffer(tokens[field], np.int32) if tokens[field] else np.empty(0, np.int32)
        forward[field] = Rows(np.array(counts[field], np.int64), places[values])
    return _segment(ordered, forward, np.array(ids, np.int64), np.array(ties, np.uint64), titles)


def merge(segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> Segment:
    """One segment of the living papers of several, without reading any text again."""
    ordered = sort_words(dict.fromkeys(word for segment in segments for word in segment.vocabulary.words))
    place = {word: k for k, word in enumerate(ordered)}
    into = [np.fromiter((place[w] for w in s.vocabulary.words), np.int32, len(s.vocabulary)) for s in segments]
    forward = {}
    for field in FIELDS:
        lengths, values = [np.zeros(1, np.int64)], [np.empty(0, np.int32)]
        for segment, alive, places in zip(segments, live, into, strict=True):
            rows = segment.forward[field]
            each = np.diff(rows.starts)
            lengths.append(each[alive])
            values.append(places[rows.values[np.repeat(alive, each)]])
        forward[field] = Rows(np.cumsum(np.concatenate(lengths)), np.concatenate(values))
    titles = [t for s, alive in zip(segments, live, strict=True) for t, a in zip(s.titles, alive, strict=True) if a]
    ids = np.concatenate([s.ids[alive] for s, alive in zip(segments, live, strict=True)])
    ties = np.concatenate([s.ties[alive] for s, alive in zip(segments, live, strict=True)])
    return _segment(ordered, forward, ids, ties, titles)


def _segment(
    ordered: list[str], forward: dict[str, Rows], ids: NDArray[np.int64], ties: NDArray[np.uint64], titles: list[str]
) -> Segment:
    postings = {field: _invert(rows, len(ordered)) for field, rows in forward.items()}
    return Segment(Vocabulary(ordered), forward, postings, ids, ties, titles)


def _invert(rows: Rows, size: int) -> Rows:
    """From the words of each paper to the papers of each word, each once."""
    keys = rows.values.astype(np.int64) << 32
    for low in range(0, len(rows.starts) - 1, _AT_A_TIME):
        starts = rows.starts[low : low + _AT_A_TIME + 1]
        keys[starts[0] : starts[-1]] |= np.repeat(np.arange(low, low + len(starts) - 1), np.diff(starts))
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    starts = np.searchsorted(keys, np.arange(size + 1, dtype=np.int64) << 32).astype(np.int64)
    return Rows(starts, (keys & 0xFFFFFFFF).astype(np.int32))


def _id_words(text: SearchText) -> list[str]:
    """Whole ids, their parts, and the category whole and in parts."""
    found: list[str] = []
    for line in text.ids.split("\n"):
        if line.strip():
            whole = identifier(line.strip()) or line.strip().lower()
            found += [whole, *words(whole), BOUNDARY]
    if text.category:
        found += words(text.category)
    return found


def _tie(text: SearchText, length: int) -> int:
    return (
        min(length, 255) << 56
        | (0 if text.marked else 1) << 55
        | (_NO_DATE - _day(text.date)) << 33
        | min(max(text.id, 0), (1 << 33) - 1)
    )


@lru_cache(maxsize=4096)
def _day(date: str) -> int:
    """A number that grows with the date; 0 for none. A date without its year is older than every other."""
    if date.startswith("--"):
        date = "0000" + date[1:]
    year, month, day = ([int(part) if part.isdecimal() else 0 for part in date.split("-")] + [0, 0, 0])[:3]
    return min(year * 400 + month * 31 + day + 1, _NO_DATE) if date else 0

"""The second stage of a search: papers that hold the words only together with their abstracts.

Exact words, the last as a beginning; no typos. What the first stage finds is left out, and what is found here stands
below it: marked papers first, then newest first. But a paper that holds all the words stands above those for which the
first stage had to leave one out.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching.abstract_segment import MOST, AbstractSegment, Mask, build, merge, print_of
from readinglist.searching.folding import words
from readinglist.searching.paging import Pages
from readinglist.searching.pile import Pile
from readinglist.searching.query import MOST_CHARACTERS, Query, Term, parse
from readinglist.searching.result import Cancelled, Result
from readinglist.searching.search import STOP_WORDS

SCORE = 1.0
"""Below every score of the first stage."""
DROPPED_SCORE = 15.0
"""The most that the first stage gives a paper for which it leaves a word out."""
WHOLE_SCORE = 20.0
"""Of a paper whose abstract supplies the word that no title has, above those that lack it."""
SHORTEST_BEGINNING = 3
"""Letters that the word at the end must have to be taken for the beginning of a longer one."""
MOST_READ = 5_000
"""Papers whose text is read for a phrase; what lies further back is not found."""
_READ_AT_ONCE = 200
_SPARSE = 8
"""Ids are looked up in a table while the largest is less than so many times the number of papers."""

Ids = NDArray[np.int64]
Texts = Callable[[Sequence[int]], Iterable[SearchText]]


class Abstracts(Pile[AbstractSegment]):
    """Segments of at most MOST papers, so that building and merging take bounded memory."""

    most = MOST

    def built(self, texts: Iterable[SearchText]) -> AbstractSegment:
        """A segment of these papers."""
        return build(texts)

    def merged(self, segments: Sequence[AbstractSegment], live: Sequence[Mask]) -> AbstractSegment:
        """One segment of what counts of several."""
        return merge(segments, live)

    def replace(self, ids: Iterable[int], texts: Iterable[SearchText]) -> None:
        """Forget papers, and take in those of them that are still there; those whose words stayed stay too."""
        gone = set(ids)
        new = self._new(iter(texts), gone)
        for first in new:
            self.add(chain((first,), islice(new, MOST - 1)))
        self.remove(gone)

    def _new(self, texts: Iterator[SearchText], gone: set[int]) -> Iterator[SearchText]:
        """Those that are not held as they are; none of them is ``gone``."""
        while part := list(islice(texts, _READ_AT_ONCE)):
            held = self._prints(np.array([text.id for text in part], np.int64))
            gone.difference_update(text.id for text in part)
            yield from (text for text in part if held.get(text.id) != print_of(text))

    def _prints(self, ids: Ids) -> dict[int, int]:
        found: dict[int, int] = {}
        for segment, live in zip(self._segments, self._live, strict=True):
            here = segment.papers_of(ids)
            here = here[live[here]]
            found.update(zip(segment.ids[here].tolist(), segment.prints[here].tolist(), strict=True))
        return found

    def search(
        self, query: Query, known: Known, read: Texts, limit: int | None, cancelled: Callable[[], bool]
    ) -> tuple[Ids, int]:
        """Ids, marked ones first, then newest first; and how many there are.

        ``read`` gives the texts of papers, where phrases must be looked for in them.
        """
        wanted, phrases = _conditions(query)
        if not wanted and not phrases:
            return np.empty(0, np.int64), 0
        needed = wanted + [(word, False) for term in phrases for word in term.words[:-1] if word not in STOP_WORDS]
        needed += [last for term in phrases if (last := _last(term))]
        unwanted = [term.words[0] for term in query.unwanted if term.word and not term.field]
        ids, ties = [], []
        for segment, live in zip(self._segments, self._live, strict=True):
            if cancelled():
                raise Cancelled
            here = segment.search(list(dict.fromkeys(needed)), unwanted, live)
            if len(here):
                ids.append(segment.ids[here])
                ties.append(segment.ties[here])
        Pages([segment.ids for segment in self._segments]).let_go()  # a second stage is asked rarely, and is large
        if not ids:
            return np.empty(0, np.int64), 0
        found, key = np.concatenate(ids), np.concatenate(ties)
        allowed = known.allows(found)
        found, key = found[allowed], key[allowed]
        key = key | np.where(known.marks(found), np.uint64(0), np.uint64(1 << 55))
        checks = phrases + [term for term in query.unwanted if not term.word and not term.field]
        if checks:
            kept = list(islice(_read(_first(found, key, None), phrases, query, read, cancelled), limit))
            return np.array(kept, np.int64), len(kept)
        return _first(found, key, limit), len(found)


@dataclass(frozen=True)
class Known:
    """What is known of papers elsewhere: ``found`` (left out), ``marked``, and ``only`` (nobody else, where given)."""

    found: Ids
    marked: Ids
    only: Ids | None
    without: Ids | None

    def allows(self, ids: Ids) -> Mask:
        """Which of these count."""
        allowed = ~among(ids, self.found)
        if self.only is not None:
            allowed &= among(ids, self.only)
        if self.without is not None:
            allowed &= ~among(ids, self.without)
        return allowed

    def marks(self, ids: Ids) -> Mask:
        """Which of these are marked."""
        return among(ids, self.marked)


def among(ids: Ids, others: Ids) -> Mask:
    """Which ids are among others; by a table, as long as ids are mostly without gaps."""
    if not len(ids) or not len(others):
        return np.zeros(len(ids), bool)
    largest = int(others.max())
    if int(others.min()) < 0 or int(ids.min()) < 0 or largest > _SPARSE * (len(ids) + len(others)) + (1 << 20):
        return np.isin(ids, others)
    table = np.zeros(largest + 2, bool)
    table[others] = True
    found: Mask = table[np.minimum(ids, largest + 1)]
    return found


def _conditions(query: Query) -> tuple[list[tuple[str, bool]], list[Term]]:
    """Words with whether they may go on, and the phrases; stop words are left out, fields are asked elsewhere."""
    wanted, phrases = [], []
    for term in query.wanted:
        if term.field:
            continue
        if term.word is None:
            phrases.append(term)
        elif (last := _last(term)) is not None:
            wanted.append(last)
    return wanted, [term for term in phrases if any(w not in STOP_WORDS for w in term.words[:-1]) or _last(term)]


def _last(term: Term) -> tuple[str, bool] | None:
    word = term.words[-1]
    prefix = term.prefix and (len(word) >= SHORTEST_BEGINNING or not word.isascii())
    return None if word in STOP_WORDS and not prefix else (word, prefix)


def _first(found: Ids, key: NDArray[np.uint64], limit: int | None) -> Ids:
    """The ids of the smallest keys, in order."""
    if limit is not None and limit < len(found) // 4:
        if not limit:
            return found[:0]
        some = np.argpartition(key, limit)[:limit]
        found, key = found[some], key[some]
    ordered: Ids = found[np.argsort(key, kind="stable")][:limit]
    return ordered


def _read(ids: Ids, phrases: Sequence[Term], query: Query, read: Texts, cancelled: Callable[[], bool]) -> Iterator[int]:
    """Those of the papers that hold the phrases, in the order given; bounded, and read when asked for."""
    wanted = [_sought(term) for term in phrases]
    unwanted = [_sought(term) for term in query.unwanted if not term.word and not term.field]
    for low in range(0, min(len(ids), MOST_READ), _READ_AT_ONCE):
        if cancelled():
            raise Cancelled
        part = ids[low : low + _READ_AT_ONCE].tolist()
        spoken = {text.id: _spoken(text) for text in read(part)}
        for paper in part:
            fields = spoken.get(paper, "")
            if all(sought in fields for sought in wanted) and not any(sought in fields for sought in unwanted):
                yield paper


def _sought(term: Term) -> str:
    return " " + " ".join(term.words) + ("" if term.prefix else " ")


def _spoken(text: SearchText) -> str:
    """The words of a paper, those of each field and line apart from the others'."""
    fields = (text.abstract.replace("\n", " "), text.title, text.authors, text.tags, text.note)
    return " " + " \x01 ".join(" ".join(words(field)) for field in fields) + " "


def search(
    abstracts: Abstracts,
    query: str,
    first: Callable[[str], Any],
    marked: Ids,
    read: Texts,
    limit: int | None,
    cancelled: Callable[[], bool],
) -> Result:
    """The second stage for what was typed. ``first`` gives the ids that the first stage finds for a query."""
    began = perf_counter()
    parsed = parse(query)
    ids, total = np.empty(0, np.int64), 0
    if parsed.wanted and len(abstracts):
        fields = " ".join(_typed(term) for term in parsed.wanted if term.field)
        without = [first(_typed(term)) for term in parsed.unwanted if term.field]
        known = Known(
            first(query[:MOST_CHARACTERS]),
            marked,
            first(fields) if fields else None,
            np.concatenate(without) if without else None,
        )
        ids, total = abstracts.search(parsed, known, read, limit, cancelled)
    scores = array("d", [SCORE]) * len(ids)
    return Result(query, array("q", ids.tobytes()), scores, total, 1e3 * (perf_counter() - began), parsed.is_blank)


def _typed(term: Term) -> str:
    """How a condition on one field is typed."""
    name = {"authors": "author", "tags": "tag", "note": "note", "title": "title"}[term.field or "title"]
    return f'{name}:"{term.text}' + ("" if term.prefix else '"')

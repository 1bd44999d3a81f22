"""The index of a library: papers in, papers out, typed text in, ids best first out.

Papers lie in segments that never change. New ones make a small segment; small segments are merged now and then, so
that adding costs in proportion to what is added. One thread uses an index at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching import ranking
from readinglist.searching.costs import Lookup, Match, cost
from readinglist.searching.folding import fold
from readinglist.searching.found import Found, Wanted, best_of, combine
from readinglist.searching.levels import Level
from readinglist.searching.query import MOST_CHARACTERS, Query, Term, parse
from readinglist.searching.result import Cancelled, Result
from readinglist.searching.segment import Segment, build, merge
from readinglist.searching.store import State, Store
from readinglist.searching.wordsets import WordSet

ENOUGH = 10
"""With so many good answers, typos are not looked into."""
_SMALL = 256
"""Papers up to which two segments are merged at once."""
_GROWTH = 4
"""A segment is merged into the one before it when that is less than so many times as large."""

_PRICE = 16
"""What each letter of a word costs that is left out."""

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "under",
        "via",
        "with",
    ]
)
"""Words that may be missing where others are there."""


class Index:
    """Finds papers by words that may be misspelt."""

    def __init__(self, segments: Iterable[Segment] = (), live: Iterable[NDArray[np.bool_]] = ()) -> None:
        """Empty, or of segments that were kept, with the papers of each that still count."""
        self._segments: list[Segment] = list(segments)
        self._live: list[NDArray[np.bool_]] = list(live)
        self._lookup: Lookup | None = None

    def __len__(self) -> int:
        return sum(int(np.count_nonzero(live)) for live in self._live)

    def add(self, texts: Iterable[SearchText]) -> None:
        """Take in papers, new ones and ones whose words changed."""
        segment = build(texts)
        if not len(segment):
            return
        live = np.ones(len(segment), bool)
        self._bury(segment.ids)
        self._segments.append(segment)
        self._live.append(live)
        self._tidy()

    def remove(self, ids: Iterable[int]) -> None:
        """Forget papers; unknown ids are no matter."""
        self._bury(np.fromiter(ids, np.int64))
        self._tidy()

    def replace(self, ids: Iterable[int], texts: Iterable[SearchText]) -> None:
        """Forget papers, and take in those of them that are still there."""
        self._bury(np.fromiter(ids, np.int64))
        self.add(texts)
        self._tidy()

    def kept_in(self, store: Store, state: State) -> None:
        """Write what is not written yet, and go on with the files. Raises OSError."""
        self._segments = store.write(state, self._segments, self._live)
        self._lookup = None

    def _bury(self, ids: NDArray[np.int64]) -> None:
        self._lookup = None
        for segment, live in zip(self._segments, self._live, strict=True):
            live[segment.papers_of(ids)] = False

    def _tidy(self) -> None:
        """Merge the segments at the end while they are small beside each other; drop empty ones, shrink half-dead."""
        kept = [k for k, live in enumerate(self._live) if live.any()]
        self._segments, self._live = [self._segments[k] for k in kept], [self._live[k] for k in kept]
        for k, live in enumerate(self._live):
            if 2 * int(np.count_nonzero(live)) < len(live):
                self._merge(k, k + 1)
        while len(self._segments) > 1:
            before, last = len(self._segments[-2]), len(self._segments[-1])
            if before + last > _SMALL and before >= _GROWTH * last:
                break
            self._merge(len(self._segments) - 2, len(self._segments))

    def _merge(self, low: int, high: int) -> None:
        merged = merge(self._segments[low:high], self._live[low:high])
        self._segments[low:high] = [merged]
        self._live[low:high] = [np.ones(len(merged), bool)]

    def search(self, query: str, *, limit: int | None = None, cancelled: Callable[[], bool] | None = None) -> Result:
        """Find papers.

        ``limit`` bounds how many ids are given, not ``total``. ``cancelled`` is asked between steps; when it says yes,
        Cancelled is raised. No text is an error.
        """
        began = perf_counter()
        parsed = parse(query)
        if parsed.is_blank or not self._segments:
            return Result(query, array("q"), array("d"), 0, 1e3 * (perf_counter() - began), parsed.is_blank)
        if self._lookup is None:
            self._lookup = Lookup(self._segments, self._live)
        search = _Search(self._lookup, parsed, cancelled or (lambda: False))
        total, papers, points = search.run(query, limit)
        return Result(
            query,
            array("q", self._lookup.ids(papers).tobytes()),
            array("d", points.tobytes()),
            total,
            1e3 * (perf_counter() - began),
            loosened=search.loosened,
        )


class _Search:
    """One query on its way through the stages."""

    def __init__(self, lookup: Lookup, query: Query, cancelled: Callable[[], bool]) -> None:
        self._lookup = lookup
        self._query = query
        self._cancelled = cancelled
        self._matches: list[Match] = []
        self.loosened = False
        firm = [not (t.word in STOP_WORDS and not t.strict and not t.prefix and not t.field) for t in query.wanted]
        self._firm = firm if any(firm) else [True] * len(firm)

    def run(self, typed: str, limit: int | None) -> tuple[int, NDArray[np.intp], NDArray[np.float64]]:
        """How many papers are found; the best ``limit`` of them, and their scores."""
        found = self._found()
        for term in self._query.unwanted:
            found = found.without(self._lookup.excluded(term, found.listed()[0]))
        self._check()
        slots = [slot for match in self._matches for slot in match.words]
        plain = " ".join(fold(typed[:MOST_CHARACTERS]).split())
        papers, points = ranking.rank(self._lookup, found, slots, plain, limit)
        return found.total, papers, points

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled

    def _found(self) -> Found:
        wanted = self._query.wanted
        lookup = self._lookup
        if not wanted:
            papers = lookup.everybody()
            return Found(papers, np.zeros(len(papers), np.uint16))
        self._look_up(lookup.strict)
        found = combine(self._wanted())
        if found.better_than(Level.TYPO) >= ENOUGH or all(t.strict for t in wanted):
            return found
        self.loosened = True
        self._look_up(lookup.loose)
        found = self._with_joined(lookup.strict)
        if found.total:
            return found
        self._look_up(lookup.last_resort)
        found = self._with_joined(lookup.loose)
        return found if found.total else self._without_one()

    def _look_up(self, how: Callable[[Term], Match]) -> None:
        matches = []
        for term in self._query.wanted:
            self._check()
            matches.append(how(term))
        self._matches = matches

    def _wanted(self) -> list[Wanted]:
        return [Wanted(match.paid, firm) for match, firm in zip(self._matches, self._firm, strict=True)]

    def _without_one(self) -> Found:
        """Leave one word out, at the price of its letters; words in quotes and filters stay."""
        if sum(self._firm) < 2:
            return Found.nobody()
        parts = self._wanted()
        several = []
        for k, (firm, term) in enumerate(zip(self._firm, self._query.wanted, strict=True)):
            if firm and not term.strict and not term.field:
                self._check()
                several.append(combine(parts[:k] + parts[k + 1 :], Level.DROPPED, _PRICE * len(term.text)))
        return best_of(several)

    def _with_joined(self, how: Callable[[Term], Match]) -> Found:
        """What the words find; also where two words typed side by side are read as one."""
        wanted = self._query.wanted
        parts = self._wanted()
        found = [combine(parts)]
        for k in range(len(wanted) - 1):
            a, b = wanted[k], wanted[k + 1]
            if a.strict or b.strict or a.word is None or b.word is None or a.field or b.field:
                continue
            self._check()
            joined = how(replace(b, words=(a.word + b.word,), text=a.word + b.word))
            if not joined.paid.about:
                continue
            paid = Wanted(joined.paid.at_least(cost(Level.VARIANT)))
            found.append(combine([*parts[:k], paid, paid, *parts[k + 2 :]]))
            for at in (k, k + 1):
                before = self._matches[at]
                sets = tuple(_union(*both) for both in zip(before.words[0], joined.words[0], strict=True))
                self._matches[at] = Match(before.paid, (sets,))
        return best_of(found)


def _union(a: WordSet, b: WordSet) -> WordSet:
    return WordSet(a.ranges + b.ranges, a.singles + b.singles)

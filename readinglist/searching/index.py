"""The index of a library: papers in, papers out, typed text in, ids best first out.

Papers lie in segments that never change. New ones make a small segment; small segments are merged now and then, so
that adding costs in proportion to what is added. One thread uses an index at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching import ranking
from readinglist.searching.costs import LEVEL_SHIFT, Costs, Level, Lookup, Match, WordSet, cost
from readinglist.searching.folding import fold
from readinglist.searching.query import MOST_CHARACTERS, Query, Term, parse
from readinglist.searching.result import Cancelled, Result
from readinglist.searching.segment import Segment, build, merge

ENOUGH = 10
"""With so many good answers, typos are not looked into."""
_SMALL = 256
"""Papers up to which two segments are merged at once."""
_GROWTH = 4
"""A segment is merged into the one before it when that is less than so many times as large."""

_PRICE = 16
"""What each letter of a word costs that is left out."""

_HEADS_KEPT = 6

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

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._live: list[NDArray[np.bool_]] = []
        self._lookup: Lookup | None = None

    def __len__(self) -> int:
        return sum(int(np.count_nonzero(live)) for live in self._live)

    def add(self, texts: Iterable[SearchText]) -> None:
        """Take in papers, new ones and ones whose words changed."""
        segment = build(texts)
        if not len(segment):
            return
        live = np.ones(len(segment), bool)
        if len(np.unique(segment.ids)) < len(segment):  # the last of several with one id counts
            live[:] = False
            live[len(segment) - 1 - np.unique(segment.ids[::-1], return_index=True)[1]] = True
        self._bury(segment.ids)
        self._segments.append(segment)
        self._live.append(live)
        self._tidy()
        for segment in self._segments:
            _ = segment.typo_words, segment.abstract_words  # made now, so that no search waits for them

    def remove(self, ids: Iterable[int]) -> None:
        """Forget papers; unknown ids are no matter."""
        self._bury(np.fromiter(ids, np.int64))
        self._tidy()

    def _bury(self, ids: NDArray[np.int64]) -> None:
        self._lookup = None
        for segment, live in zip(self._segments, self._live, strict=True):
            live[np.flatnonzero(np.isin(segment.ids, ids))] = False

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
        papers, points = search.run(query)
        total = len(papers)
        papers, points = papers[:limit], points[:limit]
        ids = np.empty(len(papers), np.int64)
        for k, segment in enumerate(self._segments):
            base = self._lookup.bases[k]
            mine = (papers >= base) & (papers < base + len(segment))
            ids[mine] = segment.ids[papers[mine] - base]
        return Result(
            query,
            array("q", ids.tobytes()),
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

    def run(self, typed: str) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """All papers found, best first, and their scores."""
        keys = self._keys()
        for term in self._query.unwanted:
            keys[self._lookup.excluded(term)] = 0xFFFF
        self._check()
        papers = ranking.best_first(self._lookup, keys)
        words = [self._words_of(k) for k in range(len(self._matches))]
        slots = [slot for word in words for slot in word]
        self._check()
        if not slots:
            return papers, np.full(len(papers), 100.0)
        head, points = ranking.look_closer(
            self._lookup, papers[: ranking.CLOSER_LOOK], keys, slots, " ".join(fold(typed[:MOST_CHARACTERS]).split())
        )
        rest = papers[ranking.CLOSER_LOOK :]
        tail = ranking.scores(keys[rest], 0.0, len(slots))
        if len(tail):
            tail = np.minimum(tail, points[-1])
        return np.concatenate((head, rest)), np.concatenate((points, tail))

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled

    def _keys(self) -> ranking.Keys:
        wanted = self._query.wanted
        lookup = self._lookup
        if not wanted:
            return np.zeros(lookup.size, np.uint16)
        self._look_up(lookup.strict)
        keys = self._combined("strict")
        if np.count_nonzero(keys < Level.TYPO << ranking.KEY_SHIFT) >= ENOUGH or all(t.strict for t in wanted):
            return keys
        self.loosened = True
        self._look_up(lookup.loose)
        keys = self._with_joined(self._combined("loose"), lookup.strict)
        if self._any(keys):
            return keys
        self._look_up(lookup.last_resort)
        keys = self._with_joined(self._combined("last resort"), lookup.loose)
        if self._any(keys):
            return keys
        prices = [
            _PRICE * len(term.text) if firm and not term.strict and not term.field else 0
            for firm, term in zip(self._firm, wanted, strict=True)
        ]
        if sum(self._firm) > 1 and any(prices):
            keys = ranking.combine_all_but_one(self._costs(), prices)
        return keys

    @staticmethod
    def _any(keys: ranking.Keys) -> bool:
        return bool((keys < ranking.NO_KEY).any())

    def _look_up(self, how: Callable[[Term], Match]) -> None:
        matches = []
        for term in self._query.wanted:
            self._check()
            matches.append(how(term))
        self._matches = matches

    def _combined(self, how: str) -> ranking.Keys:
        """The keys of all words together; all but the last are added up once while the last is typed."""
        costs = self._costs()
        if len(costs) < 3:
            return ranking.combine(costs)
        which = how, self._query.wanted[:-1], tuple(self._firm[:-1])
        head = self._lookup.heads.get(which)
        if head is None:
            if len(self._lookup.heads) >= _HEADS_KEPT:
                self._lookup.heads.clear()
            head = self._lookup.heads[which] = ranking.add_up(costs[:-1])
        return ranking.combine(costs[-1:], head)

    def _costs(self) -> list[Costs]:
        """What each paper pays for each word; a stop word that is missing costs little."""
        missing = np.uint8(cost(Level.VARIANT, "abstract", 7))
        return [
            match.costs if firm else np.minimum(match.costs, missing)
            for match, firm in zip(self._matches, self._firm, strict=True)
        ]

    def _with_joined(self, keys: ranking.Keys, how: Callable[[Term], Match]) -> ranking.Keys:
        """Also read two words typed side by side as one."""
        wanted = self._query.wanted
        costs = self._costs()
        for k in range(len(wanted) - 1):
            a, b = wanted[k], wanted[k + 1]
            if a.strict or b.strict or a.word is None or b.word is None or a.field or b.field:
                continue
            self._check()
            joined = how(replace(b, words=(a.word + b.word,), text=a.word + b.word))
            if not (joined.costs >> LEVEL_SHIFT < Level.DROPPED).any():
                continue
            paid = np.maximum(joined.costs, np.uint8(cost(Level.VARIANT)))
            keys = np.minimum(keys, ranking.combine([*costs[:k], paid, paid, *costs[k + 2 :]]))
            for at in (k, k + 1):
                sets = tuple(_union(*both) for both in zip(self._matches[at].words[0], joined.words[0], strict=True))
                self._matches[at] = Match(self._matches[at].costs, (sets,))
        return keys

    def _words_of(self, k: int) -> Sequence[Sequence[WordSet]]:
        return self._matches[k].words


def _union(a: WordSet, b: WordSet) -> WordSet:
    return WordSet(a.ranges + b.ranges, a.singles + b.singles)

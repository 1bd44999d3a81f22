"""One query on its way through the stages: as typed, with typos, with one word left out.

All words but the last are put together once and kept, so that each letter of the last costs only its own look-up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from readinglist.searching import ranking
from readinglist.searching.costs import MOST_OPENED, MOST_READ, SHORT_HALF, Lookup, Match
from readinglist.searching.folding import fold
from readinglist.searching.found import MISSING, Answer, Found, Slots, Wanted, best_of, both, combine, narrowed
from readinglist.searching.levels import NONE, Level, cost
from readinglist.searching.query import MOST_CHARACTERS, Query, Term
from readinglist.searching.result import Cancelled

ENOUGH = 10
"""With so many good answers, typos are not looked into."""
_PRICE = 16
"""What each letter of a word costs that is left out."""
_MOST_WITH_STOP_WORDS = 20_000
"""Papers up to which stop words typed before a word count for the order."""
_RARER = 4
"""The last word comes first where it has so many times fewer papers than the others."""

STOP_WORDS = frozenset(
    (
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
    )
)
"""Words that may be missing where others are there."""


class Search:
    """One query."""

    def __init__(self, lookup: Lookup, query: Query, cancelled: Callable[[], bool]) -> None:
        self._lookup = lookup
        self._query = query
        self._cancelled = cancelled
        self._all_firm = all(map(_may_be_missing, query.wanted))

    def run(self, typed: str, limit: int | None) -> tuple[int, NDArray[np.intp], NDArray[np.float64], bool]:
        """How many papers are found; the best ``limit`` of them, and their scores; whether typos were allowed for."""
        self._check()
        answer = self._lookup.answers.get(self._query, self._answer)
        self._check()
        plain = " ".join(fold(typed[:MOST_CHARACTERS]).split())
        papers, points = ranking.rank(self._lookup, answer.found, answer.slots, plain, limit, self._check)
        self._check()
        return answer.found.total, papers, points, answer.loosened

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled

    def _answer(self) -> Answer:
        answer = self._wanted()
        found = answer.found
        for term in self._query.unwanted:
            self._check()
            found = found.without(self._lookup.excluded(term, found.listed()[0]))
        return replace(answer, found=found)

    def _wanted(self) -> Answer:
        wanted, lookup = self._query.wanted, self._lookup
        if not wanted:
            papers = lookup.everybody()
            return Answer(Found(papers, np.zeros(len(papers), np.uint16)), (), False)
        answer = self._together(wanted, loose=False)
        if all(term.strict for term in wanted) or answer.found.has_better_than(Level.TYPO, ENOUGH):
            return answer
        answer = self._together(wanted, loose=True)
        return answer if answer.found.about else self._without_one(wanted)

    def _match(self, term: Term, *, loose: bool) -> Match:
        self._check()
        return self._lookup.loose(term) if loose else self._lookup.strict(term)

    def _firm(self, term: Term) -> bool:
        return self._all_firm or not _may_be_missing(term)

    def _together(self, terms: tuple[Term, ...], *, loose: bool) -> Answer:
        """What has all the words; where ``loose``, also if two typed side by side are read as one."""
        before, last = terms[:-1], terms[-1]
        head = self._head(before, loose=loose)
        slots: Slots
        if head is None:
            found, slots = self._first_firm(terms, loose=loose)
        elif self._firm(last):
            found, words = self._narrowed(head.found, last, loose=loose)
            slots = (*head.slots, *words)
        else:
            match = self._match(last, loose=loose)
            found = narrowed(head.found, np.minimum(match.among(head.found), MISSING))
            slots = (*head.slots, *match.slots)
        if before and (joined := self._joined(before[-1], last, loose=loose)) is not None:
            found = best_of([found, self._with_joined(before[:-1], joined, loose=loose)])
            (one,) = joined.words
            ends = [tuple(a.union(b) for a, b in zip(slot, one, strict=True)) for slot in slots[-2:]]
            slots = (*slots[:-2], *ends)
        return Answer(found, slots, loose)

    def _head(self, terms: tuple[Term, ...], *, loose: bool) -> Answer | None:
        """What has all these words, kept for the next keystroke; None where none of them must be there."""
        if not any(map(self._firm, terms)):
            return None
        return self._lookup.heads.get((terms, loose, self._all_firm), partial(self._together, terms, loose=loose))

    def _first_firm(self, terms: tuple[Term, ...], *, loose: bool) -> tuple[Found, Slots]:
        """A word with nothing but stop words before it."""
        matches = [self._match(term, loose=loose) for term in terms]
        parts = [Wanted(matches[-1].paid)]
        if matches[-1].paid.about < _MOST_WITH_STOP_WORDS:
            parts += [Wanted(match.paid, firm=False) for match in matches[:-1]]
        return combine(parts), tuple(slot for match in matches for slot in match.slots)

    def _narrowed(self, head: Found, last: Term, *, loose: bool) -> tuple[Found, Slots]:
        """Those of the head that have the last word, and the words that were meant."""
        self._check()
        if loose and head.about <= MOST_READ and last.word and not last.strict:
            match = self._lookup.loose_among(last, head)
        else:
            match = self._match(last, loose=loose)
        self._check()
        if not head.about:
            found = Found.nobody()
        elif head.about > MOST_OPENED and match.paid.about * _RARER < head.about:
            found = both(Found(None, None, match.paid), head)
        else:
            found = narrowed(head, match.among(head))
        return found, match.slots

    def _joined(self, a: Term, b: Term, *, loose: bool) -> Match | None:
        """Two words typed side by side, read as one; None where there is no such word. Where enough was found without,
        one of the two must be short."""
        if a.strict or b.strict or a.word is None or b.word is None or a.field or b.field:
            return None
        if not loose and len(a.word) > SHORT_HALF and (b.prefix or len(b.word) > SHORT_HALF):
            return None
        found = self._match(b._replace(words=(a.word + b.word,), text=a.word + b.word), loose=False)
        return found if found.paid.about else None

    def _with_joined(self, before: tuple[Term, ...], joined: Match, *, loose: bool) -> Found:
        """What has the words before, and the one that the last two make."""
        paid = joined.paid.at_least(cost(Level.VARIANT))
        self._check()
        head = self._head(before, loose=loose)
        if head is None:
            return combine([Wanted(paid), Wanted(paid)])
        costs = paid.at(head.found.listed()[0])
        return narrowed(narrowed(head.found, costs), costs[costs != NONE])

    def _without_one(self, terms: tuple[Term, ...]) -> Answer:
        """Leave one word out, at the price of its letters; words in quotes and filters stay."""
        several = []
        if sum(map(self._firm, terms)) > 1:
            for k, term in enumerate(terms):
                if self._firm(term) and not term.strict and not term.field:
                    self._check()
                    rest = self._head((*terms[:k], *terms[k + 1 :]), loose=True)
                    if rest is not None:
                        several.append(rest.found.lowered(Level.DROPPED, _PRICE * len(term.text)))
        slots = [slot for term in terms for slot in self._match(term, loose=False).words]
        return Answer(best_of(several), tuple(slots), True)


def _may_be_missing(term: Term) -> bool:
    return term.word in STOP_WORDS and not (term.strict or term.prefix or term.field)

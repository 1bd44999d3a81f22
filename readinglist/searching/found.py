"""The papers that a query found, and how good each is: few as a list, many as one cost a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.costs import LEVEL_SHIFT, Lookup, cost
from readinglist.searching.levels import Level
from readinglist.searching.paid import NONE, Costs, Paid, Papers

Keys = NDArray[np.uint16]

KEY_SHIFT = 13
"""A key is the worst level of a paper's words, above the sum of their costs."""
_MOST = (1 << KEY_SHIFT) - 1
_MISSING = np.uint8(cost(Level.VARIANT, "abstract", 7))
"""What a stop word costs that is not there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What papers pay for a word; ``firm``: they must have it."""

    paid: Paid
    firm: bool = True


class Found:
    """Papers (ascending) with their keys. ``single``: what is paid for the one word there is, instead of both."""

    def __init__(self, papers: Papers | None, keys: Keys | None, single: Paid | None = None) -> None:
        self._papers = papers
        self._keys = keys
        self._single = single

    @classmethod
    def nobody(cls) -> Found:
        """No papers."""
        return cls(np.empty(0, np.intp), np.empty(0, np.uint16))

    @property
    def total(self) -> int:
        """How many."""
        return self._single.count if self._single is not None else len(self.listed()[0])

    def better_than(self, level: Level) -> int:
        """How many whose every word is better than that."""
        if self._single is not None:
            return self._single.between(0, level << LEVEL_SHIFT)
        return int(np.count_nonzero(self.listed()[1] < level << KEY_SHIFT))

    def listed(self) -> tuple[Papers, Keys]:
        """The papers, ascending, and their keys."""
        if self._papers is None or self._keys is None:
            assert self._single is not None
            self._papers, costs = self._single.listed()
            self._keys = _keys_of(costs)
        return self._papers, self._keys

    def without(self, gone: NDArray[np.bool_]) -> Found:
        """Without some of the papers listed."""
        papers, keys = self.listed()
        return Found(papers[~gone], keys[~gone])

    def first(self, lookup: Lookup, most: int | None) -> tuple[Papers, Keys]:
        """The best so many, by key and then by what breaks ties; all for None."""
        if most is not None and self.total > 4 * most:
            papers, keys = self._shortlist(lookup, most)
        else:
            papers, keys = self.listed()
        if len(lookup.segments) > 1:  # in one segment papers lie in the order of ties
            order = np.argsort(lookup.ties(papers), kind="stable")
            papers, keys = papers[order], keys[order]
        order = np.argsort(keys, kind="stable")[:most]  # sixteen bits: sorted by digits, not by comparing
        return papers[order], keys[order]

    def _shortlist(self, lookup: Lookup, most: int) -> tuple[Papers, Keys]:
        """Some hundred papers that the best so many are among: of each key the first of each segment."""
        if self._single is not None and self._papers is None and self._single.dense is not None:
            return _best_of_one(self._single.dense, lookup.bases, most)
        papers, keys = self.listed()
        worst = np.partition(keys, most - 1)[most - 1]
        better = np.flatnonzero(keys < worst)
        equal = np.flatnonzero(keys == worst)
        ends = np.searchsorted(papers[equal], lookup.bases)
        first = [equal[a : min(b, a + most)] for a, b in pairwise(ends)]
        at = np.sort(np.concatenate([better, *first]))
        return papers[at], keys[at]


def _keys_of(costs: Costs) -> Keys:
    wide = costs.astype(np.uint16)
    return (wide >> np.uint16(LEVEL_SHIFT)) << np.uint16(KEY_SHIFT) | wide


def _best_of_one(costs: Costs, bases: Sequence[int], most: int) -> tuple[Papers, Keys]:
    """The papers that pay least, cost by cost, until there are enough."""
    chosen: list[Papers] = []
    some = value = 0
    while some < most:
        value += int((costs - np.uint8(value)).min())  # what is below wraps around and comes out large
        if value >= NONE:
            break
        for low, high in pairwise(bases):
            there = low + np.flatnonzero(costs[low:high] == value)[:most]
            chosen.append(there)
            some += len(there)
        value += 1
    papers = np.sort(np.concatenate(chosen))
    return papers, _keys_of(costs[papers])


def combine(wanted: Sequence[Wanted], level: Level | None = None, price: int = 0) -> Found:
    """The papers that have every firm word; the rarest first, for only its papers need be asked for the others.

    With ``level`` they all get that level, and pay ``price`` as well.
    """
    if any(each.firm and not each.paid.about for each in wanted):
        return Found.nobody()
    if len(wanted) == 1 and level is None:
        return Found(None, None, wanted[0].paid)
    first, *others = sorted(wanted, key=lambda each: (not each.firm, each.paid.about))
    papers, worst = first.paid.listed()
    total = worst.astype(np.uint16)
    for each in others:
        paid = each.paid.at(papers)
        if each.firm:
            has = paid != NONE
            papers, worst, total, paid = papers[has], worst[has], total[has], paid[has]
        else:
            paid = np.minimum(paid, _MISSING)
        worst = np.maximum(worst, paid)
        total += paid
    total += np.uint16(price)
    np.minimum(total, _MOST, out=total)
    levels = worst.astype(np.uint16) >> np.uint16(LEVEL_SHIFT) if level is None else np.uint16(level)
    return Found(papers, total | levels << np.uint16(KEY_SHIFT))


def best_of(several: Sequence[Found]) -> Found:
    """The papers that any of them found, each with its best key."""
    several = [each for each in several if each.total]
    if len(several) < 2:
        return several[0] if several else Found.nobody()
    papers = np.concatenate([each.listed()[0] for each in several])
    keys = np.concatenate([each.listed()[1] for each in several])
    order = np.argsort(papers, kind="stable")
    papers, keys = papers[order], keys[order]
    starts = np.flatnonzero(np.concatenate(([True], papers[1:] != papers[:-1])))
    return Found(papers[starts], np.minimum.reduceat(keys, starts))

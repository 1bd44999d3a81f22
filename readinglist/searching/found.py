"""The papers that a query found, and how good each is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.levels import LEVEL_SHIFT, NONE, Level, cost
from readinglist.searching.opened import Opened
from readinglist.searching.paid import Board, Costs, Paid, Papers
from readinglist.searching.wordsets import WordSet

Keys = NDArray[np.uint16]
Ties = Callable[[Papers], NDArray[np.uint64]]
Slots = tuple[tuple[WordSet, ...], ...]

KEY_SHIFT = 13
"""A key is the worst level of a paper's words, above the sum of their costs."""
_MOST = (1 << KEY_SHIFT) - 1
MOST = 128
"""So many of the best are what is mostly asked for."""
MISSING = np.uint8(cost(Level.VARIANT, "ids", 7))
"""What a stop word costs that is not there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What papers pay for a word; ``firm``: they must have it."""

    paid: Paid
    firm: bool = True


class Found:
    """Papers (ascending) with their keys. ``single``: what is paid for the one word there is, instead of both.

    ``lower``: a level that all get, and what all pay more.
    """

    def __init__(
        self,
        papers: Papers | None,
        keys: Keys | None,
        single: Paid | None = None,
        lower: tuple[Level, int] | None = None,
    ) -> None:
        self._papers = papers
        self._keys = keys
        self._single = single
        self._lower = lower
        self.opened: Opened | None = None
        """Their words, once somebody wanted to read them."""

    @classmethod
    def nobody(cls) -> Found:
        """No papers."""
        return cls(np.empty(0, np.intp), np.empty(0, np.uint16))

    @property
    def total(self) -> int:
        """How many."""
        return self._single.count if self._single is not None else len(self.listed()[0])

    @property
    def about(self) -> int:
        """How many at most; 0 only for none."""
        return self._single.about if self._single is not None else len(self.listed()[0])

    @property
    def nbytes(self) -> int:
        """What is held here."""
        held = 0 if self._papers is None or self._keys is None else self._papers.nbytes + self._keys.nbytes
        return held + (0 if self.opened is None else self.opened.nbytes)

    def has_better_than(self, level: Level, enough: int) -> bool:
        """Whether so many have words that are all better than that."""
        if self._single is not None:
            return int(np.count_nonzero(self._keys_of(self._single.best(MOST)[1]) < level << KEY_SHIFT)) >= enough
        return int(np.count_nonzero(self.listed()[1] < level << KEY_SHIFT)) >= enough

    def listed(self) -> tuple[Papers, Keys]:
        """The papers, ascending, and their keys."""
        if self._papers is None or self._keys is None:
            assert self._single is not None
            self._papers, costs = self._single.listed()
            self._keys = self._keys_of(costs)
        return self._papers, self._keys

    def without(self, gone: NDArray[np.bool_]) -> Found:
        """Without some of the papers listed."""
        papers, keys = self.listed()
        return Found(papers[~gone], keys[~gone])

    def lowered(self, level: Level, price: int) -> Found:
        """All at that level, and each paying ``price`` more."""
        if self._single is not None:
            return Found(None, None, self._single, (level, price))
        papers, keys = self.listed()
        return Found(papers, _lowered(keys, level, price))

    def at(self, papers: Papers) -> tuple[NDArray[np.bool_], Keys]:
        """Which of these papers (ascending) are found, and the keys of those that are."""
        if self._single is not None and self._papers is None:
            costs = self._single.at(papers)
            here = costs != NONE
            return here, self._keys_of(costs[here])
        there, keys = self.listed()
        if not len(there):
            return np.zeros(len(papers), bool), keys
        at = np.minimum(np.searchsorted(there, papers), len(there) - 1)
        here = there[at] == papers
        return here, keys[at[here]]

    def _keys_of(self, costs: Costs) -> Keys:
        keys = keys_of(costs)
        return keys if self._lower is None else _lowered(keys, *self._lower)

    def first(self, board: Board, ties: Ties, most: int | None) -> tuple[Papers, Keys]:
        """The best so many, by key and then by what breaks ties; all for None."""
        if most is not None and self._single is not None and self._papers is None:
            papers, costs = self._single.best(most)
            keys = self._keys_of(costs)
        elif most is not None and len(self.listed()[0]) > 4 * most:
            papers, keys = self._shortlist(board, most)
        else:
            papers, keys = self.listed()
        if len(board.bases) > 2:  # in one segment papers lie in the order of ties
            order = np.argsort(ties(papers), kind="stable")
            papers, keys = papers[order], keys[order]
        order = np.argsort(keys, kind="stable")[:most]  # sixteen bits: sorted by digits, not by comparing
        return papers[order], keys[order]

    def _shortlist(self, board: Board, most: int) -> tuple[Papers, Keys]:
        """Some hundred papers that the best so many are among: of each key the first of each segment."""
        papers, keys = self.listed()
        worst = np.partition(keys, most - 1)[most - 1]
        near = np.flatnonzero(keys <= worst)
        of_these = keys[near]
        better, equal = near[of_these < worst], near[of_these == worst]
        ends = np.searchsorted(papers[equal], board.bases)
        first = [equal[a : min(b, a + most)] for a, b in pairwise(ends)]
        at = np.sort(np.concatenate([better, *first]))
        return papers[at], keys[at]


def keys_of(costs: Costs) -> Keys:
    """The keys of papers that pay for one word."""
    wide = costs.astype(np.uint16)
    return (wide >> np.uint16(LEVEL_SHIFT)) << np.uint16(KEY_SHIFT) | wide


def _lowered(keys: Keys, level: Level, price: int) -> Keys:
    sums = np.minimum((keys & np.uint16(_MOST)).astype(np.uint32) + price, _MOST).astype(np.uint16)
    return sums | np.uint16(level << KEY_SHIFT)


def _added(keys: Keys, more: Keys) -> Keys:
    """The worse level, and both sums."""
    levels = np.maximum(keys, more) & np.uint16(~_MOST & 0xFFFF)
    sums = np.minimum((keys & np.uint16(_MOST)) + (more & np.uint16(_MOST)), np.uint16(_MOST))
    return levels | sums


def narrowed(found: Found, costs: Costs) -> Found:
    """Those that pay for one more word, too."""
    papers, keys = found.listed()
    at = np.flatnonzero(costs != NONE)
    return Found(papers[at], _added(keys[at], keys_of(costs[at])))


def both(few: Found, many: Found) -> Found:
    """What both found."""
    papers, keys = few.listed()
    here, more = many.at(papers)
    return Found(papers[here], _added(keys[here], more))


def combine(wanted: Sequence[Wanted]) -> Found:
    """The papers that have every firm word; the rarest first, for only its papers need be asked for the others."""
    if any(each.firm and not each.paid.about for each in wanted):
        return Found.nobody()
    if len(wanted) == 1:
        return Found(None, None, wanted[0].paid)
    first, *others = sorted(wanted, key=lambda each: (not each.firm, each.paid.about))
    papers, costs = first.paid.listed()
    found = Found(papers, keys_of(costs))
    for each in others:
        costs = each.paid.at(found.listed()[0])
        found = narrowed(found, costs if each.firm else np.minimum(costs, MISSING))
    return found


def best_of(several: Sequence[Found]) -> Found:
    """The papers that any of them found, each with its best key."""
    several = sorted((each for each in several if each.about), key=lambda each: each.about)
    if len(several) < 2:
        return several[0] if several else Found.nobody()
    papers, keys = several[-1].listed()
    for each in several[:-1]:
        others, others_keys = each.listed()
        at = np.searchsorted(papers, others)
        here = papers[np.minimum(at, len(papers) - 1)] == others
        if here.any():
            keys = keys.copy()
            keys[at[here]] = np.minimum(keys[at[here]], others_keys[here])
        new = ~here
        if new.any():
            papers, keys = np.insert(papers, at[new], others[new]), np.insert(keys, at[new], others_keys[new])
    return Found(papers, keys)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; for each word typed the words that were meant, segment by segment; whether typos were allowed
    for."""

    found: Found
    slots: Slots
    loosened: bool

    @property
    def nbytes(self) -> int:
        """What is held here."""
        return self.found.nbytes

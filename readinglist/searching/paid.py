"""What each paper pays for a word: one byte a paper where many have the word, a list of papers where few have it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Papers = NDArray[np.intp]
Costs = NDArray[np.uint8]

NONE = np.uint8(255)
"""What papers pay that do not have the word."""
_FEW = 64
"""A word of less than one paper in so many is kept as a list."""
_LISTED = 16
"""The list of those of less than one paper in so many is kept as well."""


class Paid:
    """``papers`` (ascending) with their ``values``, or ``dense``: the costs of all papers."""

    __slots__ = ("_count", "_papers", "_values", "about", "dense")

    def __init__(
        self, dense: Costs | None, papers: Papers | None = None, values: Costs | None = None, *, about: int = 0
    ) -> None:
        """``about``: a guess at how many pay, where they are not listed; 0 only for none."""
        self.dense = dense
        self._papers = papers
        self._values = values
        self._count = -1 if dense is not None else 0 if papers is None else len(papers)
        self.about = about if dense is not None else self._count

    @property
    def count(self) -> int:
        """How many pay."""
        if self._count < 0 and self.dense is not None:
            self._count = int(np.count_nonzero(self.dense != NONE))
        return self._count

    def listed(self) -> tuple[Papers, Costs]:
        """The papers that pay, ascending, and what."""
        if self.dense is not None and self._papers is None:
            papers = np.flatnonzero(self.dense != NONE)
            values = self.dense[papers]
            if len(papers) * _LISTED < len(self.dense):
                self._papers, self._values = papers, values  # the next keystroke asks again
            return papers, values
        if self._papers is None or self._values is None:
            return np.empty(0, np.intp), np.empty(0, np.uint8)
        return self._papers, self._values

    def at(self, papers: Papers) -> Costs:
        """What these papers pay."""
        if self.dense is not None:
            return self.dense[papers]
        found = np.full(len(papers), NONE)
        if self.count and len(papers) and self._papers is not None and self._values is not None:
            if self.count < len(papers):
                at = np.minimum(np.searchsorted(papers, self._papers), len(papers) - 1)
                here = papers[at] == self._papers
                found[at[here]] = self._values[here]
            else:
                at = np.minimum(np.searchsorted(self._papers, papers), self.count - 1)
                here = self._papers[at] == papers
                found[here] = self._values[at[here]]
        return found

    def between(self, low: int, high: int) -> int:
        """How many papers pay at least ``low`` and less than ``high``."""
        values = self.listed()[1] if self.dense is None else self.dense
        if not low:
            return int(np.count_nonzero(values < high))
        return int(np.count_nonzero((values >= low) & (values < high)))

    def at_least(self, least: int) -> Paid:
        """Nobody pays less than that."""
        if self.dense is not None:
            return Paid(np.maximum(self.dense, np.uint8(least)), about=self.about)
        papers, values = self.listed()
        return Paid(None, papers, np.maximum(values, np.uint8(least)))


NOBODY = Paid(None)


class Painter:
    """Puts together what papers pay, the least of several answers. ``dead`` papers (ascending) pay NONE."""

    def __init__(self, size: int, dead: Papers, before: Paid = NOBODY) -> None:
        self._size = size
        self._dead = dead
        self._before = before
        self._pieces: list[tuple[int, Papers | NDArray[np.int32], int]] = []
        self._crowds: list[tuple[int, NDArray[np.uint8], int]] = []
        self._many = before.count if before.dense is None else max(before.about, size // _FEW + 1)

    def add(self, base: int, papers: NDArray[np.int32] | Papers, value: int) -> None:
        """These papers (numbered from ``base``) pay at most ``value``."""
        if len(papers):
            self._pieces.append((base, papers, value))
            self._many += len(papers)

    def add_crowd(self, base: int, ones: NDArray[np.uint8], value: int) -> None:
        """So do those that ``ones`` has a one for."""
        self._crowds.append((base, ones, value))
        self._many = self._size

    def paid(self) -> Paid:
        """What is paid now."""
        if not self._pieces and not self._crowds:
            return self._before
        return self._list() if self._many * _FEW < self._size else self._array()

    def _list(self) -> Paid:
        papers, values = self._before.listed()
        keys = [papers << 8 | values]
        keys += [(more.astype(np.int64) + base) << 8 | value for base, more, value in self._pieces]
        each = np.sort(np.concatenate(keys))
        papers = each >> 8
        first = np.concatenate(([True], papers[1:] != papers[:-1]))
        papers, values = papers[first], each[first].astype(np.uint8)
        if self._dead.size:
            at = np.minimum(np.searchsorted(self._dead, papers), len(self._dead) - 1)
            alive = self._dead[at] != papers
            papers, values = papers[alive], values[alive]
        return Paid(None, papers, values)

    def _array(self) -> Paid:
        costs = np.full(self._size, NONE) if self._before.dense is None else self._before.dense.copy()
        for base, ones, value in self._crowds:
            view = costs[base : base + len(ones)]
            np.minimum(view, NONE - ones * np.uint8(NONE - value), out=view)
        fresh = not self._crowds and self._before.dense is None
        for base, papers, value in sorted(self._pieces, key=lambda piece: -piece[2]):
            view = costs[base:]
            papers = papers.astype(np.intp)  # numpy takes more than twice as long with narrower ones
            if fresh:
                view[papers] = value  # the least is painted last
            else:
                view[papers] = np.minimum(view[papers], np.uint8(value))
        if self._before.dense is None and self._before.count:
            papers, values = self._before.listed()
            costs[papers] = np.minimum(costs[papers], values)
        if self._dead.size:
            costs[self._dead] = NONE
        return Paid(costs, about=self._many)

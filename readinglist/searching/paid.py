"""What papers pay for a word, left as it lies in the postings: nothing is laid out for every paper.

A board of one byte a paper is kept for marking; whoever marks on it wipes the marks off again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.levels import NONE
from readinglist.searching.rows import once
from readinglist.searching.vocabulary import Numbers

Papers = NDArray[np.intp]
Costs = NDArray[np.uint8]

_WAITING = np.uint8(254)
_AT_ONCE = 1 << 12
"""Bytes of a crowd that are looked at first."""
_MANY = 1 << 14
"""So many papers are looked up in a crowd by unpacking all of it."""
_SEARCHED = 1 << 12
"""So many papers are looked up one by one in an ordered list."""
_FEW = 1 << 13
"""So many holdings are counted by sorting them."""


class Board:
    """Where papers are marked, and which of them are gone."""

    def __init__(self, bases: Sequence[int], live: Sequence[NDArray[np.bool_]]) -> None:
        self.bases = list(bases)
        self.size = bases[-1]
        self.costs = np.full(self.size, NONE)
        whole = all(alive.all() for alive in live)
        self.alive: NDArray[np.bool_] | None = None if whole or not live else np.concatenate(live)
        self.bits = None if self.alive is None else np.packbits(self.alive)

    def living(self, papers: Papers) -> Papers:
        """Those that are not gone."""
        return papers if self.alive is None else papers[self.alive[papers]]


class Piece:
    """Papers of one segment that pay the same ``value``, numbered from ``base``.

    Either ``papers`` (as they are got when they are first asked for) or also ``bits``, one for each paper of the
    segment. ``ascending``: in order and each once. ``inside``: another piece has them all.
    ``weight``: bytes that they take once they are got.
    """

    __slots__ = ("_get", "_papers", "ascending", "base", "bits", "count", "inside", "value", "weight")

    def __init__(
        self,
        value: int,
        base: int,
        count: int,
        get: Callable[[], Numbers | Papers],
        *,
        bits: NDArray[np.uint8] | None = None,
        ascending: bool = False,
        inside: bool = False,
        weight: int = 0,
    ) -> None:
        self.value, self.base, self.count = value, base, count
        self.bits, self.ascending, self.inside = bits, ascending, inside
        self._get = get
        self.weight = weight
        self._papers: Numbers | Papers | None = None

    def papers(self) -> Numbers | Papers:
        """The papers, numbered from the base of the segment."""
        if self._papers is None:
            self._papers = self._get()
        return self._papers

    def placed(self) -> Numbers | Papers:
        """The papers, numbered through all segments."""
        return self.papers() + self.base if self.base else self.papers()

    def first(self, most: int, board: Board) -> Papers:
        """The first so many of those that are there."""
        if self.bits is not None and not self.ascending:
            return self._first_bits(most, board)
        papers = self.papers()
        if self.ascending:
            taken = most
            while True:
                found = board.living(papers[:taken].astype(np.intp) + self.base)
                if len(found) >= most or taken >= len(papers):
                    return found[:most]
                taken *= 4
        taken = 2 * most
        while True:
            some = np.partition(papers, taken)[:taken] if taken < len(papers) else papers
            found = board.living(once(some).astype(np.intp) + self.base)
            if len(found) >= most or taken >= len(papers):
                return found[:most]
            taken *= 4

    def _first_bits(self, most: int, board: Board) -> Papers:
        assert self.bits is not None
        taken = _AT_ONCE
        while True:
            found = board.living(np.flatnonzero(np.unpackbits(self.bits[:taken])) + self.base)
            if len(found) >= most or taken >= len(self.bits):
                return found[:most]
            taken *= 8

    def among(self, papers: Papers, low: int, high: int) -> NDArray[np.bool_]:
        """Which of the papers from place ``low`` to ``high`` (those of this segment) the bits have."""
        assert self.bits is not None
        local = papers[low:high] - self.base if self.base else papers[low:high]
        if len(local) > _MANY:
            found: NDArray[np.bool_] = np.unpackbits(self.bits).view(bool)[local]
            return found
        bytes_ = self.bits[local >> 3]
        found = (bytes_ << (local & 7).astype(np.uint8)).view(np.int8) < 0
        return found


class Paid:
    """Pieces, and what is asked of them together."""

    __slots__ = ("_best", "_count", "_listed", "_weight", "about", "board", "pieces")

    def __init__(self, board: Board, pieces: Sequence[Piece]) -> None:
        self.board = board
        self.pieces = sorted(pieces, key=lambda piece: piece.value)
        self.about = sum(piece.count for piece in pieces if not piece.inside)
        self._weight = sum(piece.weight for piece in pieces)
        self._count = -1
        self._listed: tuple[Papers, Costs] | None = None
        self._best: tuple[int, Papers, Costs] | None = None

    @property
    def nbytes(self) -> int:
        """What is held here beside the postings."""
        return self._weight + (0 if self._listed is None else self._listed[0].nbytes + self._listed[1].nbytes)

    def with_more(self, pieces: Sequence[Piece]) -> Paid:
        """These pieces and others."""
        return Paid(self.board, [*self.pieces, *pieces]) if pieces else self

    def at_least(self, least: int) -> Paid:
        """Nobody pays less than that."""
        raised = []
        for piece in self.pieces:
            one = Piece(
                max(piece.value, least), piece.base, piece.count, piece.papers,
                bits=piece.bits, ascending=piece.ascending, inside=piece.inside,
            )  # fmt: skip
            raised.append(one)
        return Paid(self.board, raised)

    def at(self, papers: Papers) -> Costs:
        """What these papers (ascending) pay."""
        if self._listed is not None and min(len(papers), len(self._listed[0])) < _SEARCHED:
            return _looked_up(papers, *self._listed)
        marks = self.board.costs
        marks[papers] = _WAITING
        listed = [piece for piece in reversed(self.pieces) if piece.bits is None]
        if listed:  # the least is written last
            placed = [piece.placed() for piece in listed]
            every: NDArray[Any] = placed[0] if len(placed) == 1 else np.concatenate(placed)
            here = np.flatnonzero(marks.take(every) != NONE)
            ends = np.cumsum([len(some) for some in placed])
            values = np.array([piece.value for piece in listed], np.uint8)
            marks[every[here]] = values[np.searchsorted(ends, here, "right")]
        found: Costs = marks[papers]
        marks[papers] = NONE
        found[found == _WAITING] = NONE
        for piece in self.pieces:
            if piece.bits is not None:
                low, high = np.searchsorted(papers, [piece.base, piece.base + 8 * len(piece.bits)])
                view = found[low:high]
                np.minimum(view, np.where(piece.among(papers, low, high), np.uint8(piece.value), NONE), out=view)
        return found

    def listed(self) -> tuple[Papers, Costs]:
        """All papers that pay, ascending, and what."""
        if self._listed is None:
            papers, costs = self._list()
            if len(papers) * 16 > self.board.size:
                return papers, costs
            self._listed = papers, costs
        return self._listed

    def _list(self) -> tuple[Papers, Costs]:
        if not self.pieces:
            return np.empty(0, np.intp), np.empty(0, np.uint8)
        papers: Papers
        placed = [piece.placed() for piece in self.pieces]
        if len(placed) == 1 and self.pieces[0].ascending:
            papers = self.board.living(placed[0].astype(np.intp))
            return papers, np.full(len(papers), self.pieces[0].value, np.uint8)
        marks = self.board.costs
        for piece, there in zip(reversed(self.pieces), reversed(placed), strict=True):
            marks[there] = piece.value
        outer = [there for piece, there in zip(self.pieces, placed, strict=True) if not piece.inside]
        if self.about * 4 > self.board.size:
            papers = np.flatnonzero(marks != NONE)
        elif len(outer) == 1:
            papers = once(outer[0])
        else:
            papers = once(np.concatenate(outer))
        papers = papers.astype(np.intp)
        costs = marks[papers]
        marks[papers] = NONE
        if self.board.alive is not None:
            alive = self.board.alive[papers]
            papers, costs = papers[alive], costs[alive]
        return papers, costs

    def best(self, most: int) -> tuple[Papers, Costs]:
        """At least so many of the papers that pay least (ascending), the first of each segment where too many pay the
        same; all there are, if they are fewer."""
        if self._best is not None and self._best[0] == most:
            return self._best[1:]
        if self._listed is not None or self.about <= 2 * most:
            return self.listed()
        marks = self.board.costs
        chosen: list[Papers] = []
        some = last = 0
        for piece in self.pieces:
            if some >= most and piece.value > last:
                break
            first = piece.first(most + some, self.board)
            fresh = first[marks[first] == NONE][:most]
            marks[fresh] = piece.value
            chosen.append(fresh)
            some += len(fresh)
            last = piece.value
        papers = np.sort(np.concatenate(chosen))
        costs = marks[papers]
        marks[papers] = NONE
        self._best = most, papers, costs
        return papers, costs

    @property
    def count(self) -> int:
        """How many pay."""
        if self._count < 0:
            self._count = len(self._listed[0]) if self._listed is not None else self._counted()
        return self._count

    def _counted(self) -> int:
        outer = [piece for piece in self.pieces if not piece.inside]
        crowds = [piece for piece in outer if piece.bits is not None]
        if not crowds and self.about <= _FEW:
            return len(self.listed()[0])
        if len(outer) == 1 and outer[0].ascending and self.board.alive is None:
            return outer[0].count
        places = [piece.placed() for piece in outer if piece.bits is None]
        if crowds:
            packed = np.zeros((self.board.size + 7) // 8, np.uint8)
            for piece in crowds:
                _or_into(packed, piece)
            if self.board.bits is not None:
                packed &= self.board.bits
            rest = [
                placed[(packed[placed >> 3] << (placed & 7).astype(np.uint8)).view(np.int8) >= 0] for placed in places
            ]
            more = self.board.living(once(np.concatenate(rest))) if rest else ()
            return _ones(packed) + len(more)
        marks = self.board.costs
        for placed in places:
            marks[placed] = 0
        there = marks != NONE
        if self.board.alive is not None:
            there &= self.board.alive
        for placed in places:
            marks[placed] = NONE
        return int(np.count_nonzero(there))


def _ones(packed: NDArray[np.uint8]) -> int:
    if hasattr(np, "bitwise_count"):
        return int(np.bitwise_count(packed).sum(dtype=np.int64))
    return int(np.count_nonzero(np.unpackbits(packed)))


def _or_into(packed: NDArray[np.uint8], piece: Piece) -> None:
    """Put the bits of a crowd among those of all papers."""
    assert piece.bits is not None
    first, shift = divmod(piece.base, 8)
    packed[first : first + len(piece.bits)] |= piece.bits >> np.uint8(shift)
    if shift:
        rest = (piece.bits << np.uint8(8 - shift))[: len(packed) - first - 1]
        packed[first + 1 : first + 1 + len(rest)] |= rest


def _looked_up(papers: Papers, there: Papers, costs: Costs) -> Costs:
    found = np.full(len(papers), NONE)
    if len(there) and len(papers):
        if len(there) < len(papers):
            at = np.minimum(np.searchsorted(papers, there), len(papers) - 1)
            here = papers[at] == there
            found[at[here]] = costs[here]
        else:
            at = np.minimum(np.searchsorted(there, papers), len(there) - 1)
            here = there[at] == papers
            found[here] = costs[at[here]]
    return found

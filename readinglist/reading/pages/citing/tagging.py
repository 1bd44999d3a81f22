"""How likely each part of a citation's row is its title, learned from many styles of citing.

A conditional random field over the tokens of a row (Lafferty, McCallum and Pereira, 2001; used for references by
Councill, Giles and Kan, ParsCit, 2008). Its chains are few in form: authors and the rest before a title or behind it,
or no paper at all. So every title that a row may have is weighed with all ways to tag what stands around it, in time
linear in the row's tokens. ``tests/bench/citing/train.py`` made the weights (``weights.txt``) and tells how.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import nsmallest
from importlib import resources
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readinglist.reading.pages.citing.segments import Segment, names_of
from readinglist.reading.pages.citing.tokens import MOST, REACH, Observed, pair_names, pairs

_Floats = NDArray[np.float64]
_Weights = NDArray[np.float32]
TAGS = ("A1", "R1", "T", "A2", "R2", "O")
"""Authors and the rest before the title, the title, authors and the rest behind it, no paper at all."""
_A1, _R1, _T, _A2, _R2, _O = range(6)
MOVES = (
    ("A1", "A1"), ("A1", "R1"), ("A1", "T"), ("R1", "R1"), ("R1", "A1"), ("R1", "T"), ("T", "T"), ("T", "A2"),
    ("T", "R2"), ("A2", "A2"), ("A2", "R2"), ("R2", "R2"), ("R2", "A2"), ("O", "O"),
)  # fmt: skip
"""Which tags follow each other."""
SCALE = 20
"""Weights are kept as whole numbers of such parts."""
_NEAR = tuple(map(str, REACH))
_AROUND = ("-1", "0", "1", "first", "in")
"""From a segment to the tokens of the next one, its own, those of the one before; its first token, the others."""
_HERE = ("",)
_KEPT = 20_000
_NEVER = -1e9
_ORDERS = ("T-", "AT", "TA")
_FIRST, _LAST = [0, 1, 0], [0, 0, 1]
"""Whether names stand before the title, or behind it, for each of these."""


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens from and to (left out) that may be the title; ``order`` is AT, TA or T- (authors before, behind, none);
    ``likely`` is the logarithm of its share among all ways to read the row as a paper's."""

    start: int
    end: int
    order: str
    likely: float


class Spans:
    """All titles that a row may have, weighed."""

    def __init__(self, scores: _Floats, moves: dict[tuple[str, str], float]) -> None:
        count = len(scores)
        sums = np.zeros((count + 1, len(TAGS)))
        np.cumsum(scores, axis=0, out=sums[1:])
        at = np.arange(count + 1)
        self._moves = moves
        self._sums = sums
        self._at = at
        before, behind = self._before(), self._behind()
        names = np.array((before, self._named_before())), np.array((behind, self._named_behind(behind)))
        stay = moves["T", "T"]
        left = names[0] - sums[:, _T] - stay * at
        right = names[1] + sums[:, _T] + stay * (at - 1)
        self._left, self._right = left[_FIRST], right[_LAST]
        ways = np.logaddexp.accumulate(left, axis=1)[_FIRST, :-1] + self._right[:, 1:]
        self.total = float(np.logaddexp.reduce(ways.ravel()))
        none = float(sums[-1, _O]) + moves["O", "O"] * (count - 1)
        self.sure = self.total - none
        """How much likelier the row is a paper's than not: a logarithm."""

    def _run(self, tag: int, stay: float) -> _Floats:
        """What speaks for a run of one tag up to each place: a run from i to j is the difference, less one ``stay``."""
        found: _Floats = self._sums[:, tag] + stay * self._at
        return found

    def _before(self) -> _Floats:
        """For each start of a title: what stands before it is nobody's name."""
        moves = self._moves
        found = self._run(_R1, moves["R1", "R1"]) - moves["R1", "R1"] + moves["R1", "T"]
        found[0] = 0.0
        return found

    def _named_before(self) -> _Floats:
        """For each start of a title: names stand before it, the rest before or behind them."""
        moves = self._moves
        rest, names = self._run(_R1, moves["R1", "R1"]), self._run(_A1, moves["A1", "A1"])
        opens = rest - moves["R1", "R1"] + moves["R1", "A1"]
        opens[0] = 0.0
        named = np.full(len(rest), _NEVER)
        named[1:] = np.logaddexp.accumulate(opens - names)[:-1] + names[1:] - moves["A1", "A1"]
        closed = np.full(len(rest), _NEVER)
        closed[2:] = np.logaddexp.accumulate(named - rest)[1:-1] + rest[2:] - moves["R1", "R1"] + moves["A1", "R1"]
        found: _Floats = np.logaddexp(named + moves["A1", "T"], closed + moves["R1", "T"])
        return found

    def _behind(self) -> _Floats:
        """For each end of a title: what stands behind it is nobody's name."""
        moves = self._moves
        rest = self._run(_R2, moves["R2", "R2"])
        found: _Floats = rest[-1] - rest - moves["R2", "R2"] + moves["T", "R2"]
        found[-1] = 0.0
        return found

    def _named_behind(self, plain: _Floats) -> _Floats:
        """For each end of a title: names stand behind it, the rest before or behind them."""
        moves = self._moves
        rest, names = self._run(_R2, moves["R2", "R2"]), self._run(_A2, moves["A2", "A2"])
        ends = plain - moves["T", "R2"] + moves["A2", "R2"]
        ends[-1] = 0.0
        named = np.full(len(rest), _NEVER)
        named[:-1] = np.logaddexp.accumulate((ends + names)[::-1])[::-1][1:] - names[:-1] - moves["A2", "A2"]
        late = np.full(len(rest), _NEVER)
        late[:-1] = np.logaddexp.accumulate((named + rest)[::-1])[::-1][1:] - rest[:-1] - moves["R2", "R2"]
        late += moves["T", "R2"] + moves["R2", "A2"]
        found: _Floats = np.logaddexp(named + moves["T", "A2"], late)
        return found

    def likeliest(self, starts: tuple[int, int], ends: tuple[int, int], order: str) -> float:
        """How likely the likeliest title is that begins and ends within some tokens."""
        at = _ORDERS.index(order)
        left, right = self._left[at, starts[0] : starts[1] + 1], self._right[at, ends[0] : ends[1] + 1]
        return float(left.max() + right.max()) - self.total

    def likely(self, start: int, end: int, order: str) -> float:
        """How likely a title is, as in ``Span``."""
        at = _ORDERS.index(order)
        return float(self._left[at, start] + self._right[at, end]) - self.total

    def best(self, most: int, least: float) -> list[Span]:
        """The likeliest titles, the best one first; none less likely than ``least``."""
        if not most:
            return []
        right = self._right - self.total
        orders, ends = np.nonzero(np.maximum.accumulate(self._left, axis=1)[:, :-1] + right[:, 1:] >= least)
        ends += 1
        likely = self._left[orders] + right[orders, ends, None]
        places, starts = np.nonzero((likely >= least) & (self._at < ends[:, None]))
        columns = -likely[places, starts], orders[places], starts, ends[places]
        found = zip(*(each.tolist() for each in columns), strict=True)
        return [Span(start, end, _ORDERS[order], -value) for value, order, start, end in nsmallest(most, found)]

    def people(self, span: Span) -> tuple[int, int] | None:
        """The likeliest tokens of the authors of a title."""
        moves, at = self._moves, self._at
        if span.order == "AT":
            rest, names = self._run(_R1, moves["R1", "R1"]), self._run(_A1, moves["A1", "A1"])
            opens = rest - moves["R1", "R1"] + moves["R1", "A1"]
            opens[0] = 0.0
            closes = rest[span.start] - rest - moves["R1", "R1"] + moves["A1", "R1"] + moves["R1", "T"]
            closes[span.start] = moves["A1", "T"]
            low, high = 0, span.start
        elif span.order == "TA":
            rest, names = self._run(_R2, moves["R2", "R2"]), self._run(_A2, moves["A2", "A2"])
            opens = rest - rest[span.end] - moves["R2", "R2"] + moves["T", "R2"] + moves["R2", "A2"]
            opens[span.end] = moves["T", "A2"]
            closes = rest[-1] - rest - moves["R2", "R2"] + moves["A2", "R2"]
            closes[-1] = 0.0
            low, high = span.end, len(at) - 1
        else:
            return None
        first, last = (opens - names)[low:high], (names + closes)[low + 1 : high + 1]
        if not len(first):
            return None
        most = np.maximum.accumulate(first)
        end = int(np.argmax(most + last))
        return low + int(np.argmax(first[: end + 1])), low + end + 1


class Tagger:
    """Weighs rows by what each trait of a token, a segment or a place says for each tag.

    ``names`` are traits, ``@`` and how far from the token they stand, or traits alone; ``weights`` has a row for each.
    """

    def __init__(self, names: Sequence[str], weights: _Weights, moves: dict[tuple[str, str], float]) -> None:
        self._moves = {each: moves.get(each, 0.0) for each in MOVES}
        tables: dict[Sequence[str], dict[str, _Weights]] = {_NEAR: {}, _AROUND: {}, _HERE: {}}
        for name, row in zip(names, weights, strict=True):
            bare, _, step = name.rpartition("@")
            steps = _AROUND if name[0] in "01" and step in _AROUND else _NEAR if step in _NEAR else _HERE
            table = tables[steps].setdefault(bare if step in steps else name, np.zeros((len(steps), 6), np.float32))
            table[steps.index(step) if step in steps else 0] = row
        near, around, here = tables[_NEAR], tables[_AROUND], tables[_HERE]
        self._near = _Table(near, len(_NEAR), tuple)
        self._pairs, self._places = _Table(here, 1, pair_names), _Table(here, 1, tuple)
        self._segments = [_Table(around, len(_AROUND), partial(_level_names, level)) for level in (0, 1)]

    @classmethod
    def of(cls, text: str) -> Tagger:
        """A tagger from a file of weights: ``move A1 T 22`` for moves, else a trait and its weight for each tag."""
        moves: dict[tuple[str, str], float] = {}
        names: list[str] = []
        weights: list[list[float]] = []
        for line in text.rstrip("\n").split("\n"):
            name, *numbers = line.split(" ")
            if name == "move":
                moves[numbers[0], numbers[1]] = int(numbers[2]) / SCALE
            else:
                names.append(name)
                weights.append([int(number or 0) / SCALE for number in numbers])
        return cls(names, np.array(weights, np.float32), moves)

    def spans(self, seen: Observed) -> Spans:
        """All titles that a row may have."""
        return Spans(self.scores(seen).astype(np.float64), self._moves)

    def scores(self, seen: Observed) -> _Weights:
        """What speaks for each tag (column) of each token (row)."""
        count = len(seen.tokens)
        found: _Weights = (self._pairs.sums(pairs(seen)) + self._places.sums(seen.places))[:, 0]
        near = self._near.sums(seen.traits)
        for column, step in enumerate(REACH):
            if abs(step) < count:
                found[max(0, -step) : count - max(0, step)] += near[max(0, step) : count - max(0, -step), column]
        for table, starts, segments in zip(self._segments, seen.starts, seen.segments, strict=True):
            sizes = [b - a for a, b in pairwise((*starts, count))]
            behind, own, before, first, others = table.sums(segments).swapaxes(0, 1)
            each = (own + others).repeat(sizes, axis=0)
            each[starts] = own + first
            found += each
            if len(starts) > 1:
                found[sizes[0] :] += behind[:-1].repeat(sizes[1:], axis=0)
                found[: -sizes[-1]] += before[1:].repeat(sizes[:-1], axis=0)
        return found


def _level_names(level: int, segment: Segment) -> Sequence[str]:
    return [f"{level}{name}" for name in names_of(level, segment)]


class _Table(dict[Hashable, int]):
    """What the traits of a token, a place or a segment say together, for tokens so far from where they stand; kept, as
    the same come again and again.

    For each the row where its sum is kept; ``names`` tells the traits of one. Not more than ``_KEPT`` are kept.
    """

    def __init__(self, weights: dict[str, _Weights], steps: int, names: Callable[[Any], Sequence[str]]) -> None:
        super().__init__()
        self._weights = weights
        self._names = names
        self._sums = np.zeros((_KEPT, steps, len(TAGS)), np.float32)

    def __missing__(self, key: Hashable) -> int:
        at = self[key] = len(self)
        rows = [row for name in self._names(key) if (row := self._weights.get(name)) is not None]
        self._sums[at] = sum(rows)
        return at

    def sums(self, keys: Sequence[Hashable]) -> _Weights:
        """A table for each key: what it says, by step and tag. ``keys`` are those of one row."""
        if len(self) > _KEPT - MOST:
            self.clear()
        return self._sums.take(list(map(self.__getitem__, keys)), axis=0)


@cache
def tagger() -> Tagger:
    """The tagger that ships with the program; it is read when the first citation is."""
    return Tagger.of(resources.files(__package__).joinpath("weights.txt").read_text(encoding="utf-8"))

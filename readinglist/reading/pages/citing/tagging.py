"""How likely each part of a citation's row is its title, learned from many styles of citing.

A conditional random field over the tokens of a row (Lafferty, McCallum and Pereira, 2001; used for references by
Councill, Giles and Kan, ParsCit, 2008). Its chains are few in form: authors and the rest before a title or behind it,
or no paper at all. So every title that a row may have is weighed with all ways to tag what stands around it, in time
linear in the row's tokens. ``tests/bench/citing/train.py`` made the weights (``weights.txt``) and tells how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from readinglist.reading.pages.citing.tokens import REACH, Observed, pairs, traits

_Floats = NDArray[np.float64]
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
        sums = np.vstack([np.zeros(6), np.cumsum(scores, axis=0)])
        at = np.arange(count + 1)
        self._moves = moves
        self._sums = sums
        self._at = at
        before = {"T-": self._before(), "AT": self._named_before()}
        before["TA"] = before["T-"]
        plain = self._behind()
        behind = {"T-": plain, "AT": plain, "TA": self._named_behind(plain)}
        stay = moves["T", "T"]
        self._left = {order: before[order] - sums[:, _T] - stay * at for order in before}
        self._right = {order: behind[order] + sums[:, _T] + stay * (at - 1) for order in before}
        ways = [np.logaddexp.accumulate(self._left[order])[:-1] + self._right[order][1:] for order in before]
        self.total = float(np.logaddexp.reduce(np.concatenate(ways)))
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

    def likely(self, start: int, end: int, order: str) -> float:
        """How likely a title is, as in ``Span``."""
        return float(self._left[order][start] + self._right[order][end]) - self.total

    def best(self, most: int, least: float) -> list[Span]:
        """The likeliest titles, the best one first; none less likely than ``least``."""
        found: list[Span] = []
        for order, left in self._left.items():
            right = self._right[order] - self.total
            ends = np.flatnonzero(np.maximum.accumulate(left)[:-1] + right[1:] >= least) + 1
            likely = left[:, None] + right[ends]
            starts, places = np.nonzero((likely >= least) & (self._at[:, None] < ends))
            found += [
                Span(int(a), int(ends[k]), order, float(likely[a, k])) for a, k in zip(starts, places, strict=True)
            ]
        return nlargest(most, found, key=lambda each: each.likely)

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

    def __init__(self, names: Sequence[str], weights: NDArray[np.float32], moves: dict[tuple[str, str], float]) -> None:
        self._moves = {each: moves.get(each, 0.0) for each in MOVES}
        tables: dict[Sequence[str], dict[str, NDArray[np.float32]]] = {_NEAR: {}, _AROUND: {}, _HERE: {}}
        for name, row in zip(names, weights, strict=True):
            bare, _, step = name.rpartition("@")
            steps = _AROUND if name[0] in "01" and step in _AROUND else _NEAR if step in _NEAR else _HERE
            table = tables[steps].setdefault(bare if step in steps else name, np.zeros((len(steps), 6), np.float32))
            table[steps.index(step) if step in steps else 0] = row
        self._near, self._around, self._here = (_Table(table, len(steps)) for steps, table in tables.items())

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

    def scores(self, seen: Observed) -> NDArray[np.float32]:
        """What speaks for each tag (column) of each token (row)."""
        count = len(seen.tokens)
        here = self._here.sums
        found: NDArray[np.float32] = np.stack(
            [here(a) + here(b) for a, b in zip(pairs(seen), seen.places, strict=True)]
        )[:, 0]
        near = np.stack([self._near.sums(traits(token)) for token in seen.tokens])
        for column, step in enumerate(REACH):
            if abs(step) < count:
                found[max(0, -step) : count - max(0, step)] += near[max(0, step) : count - max(0, -step), column]
        for level, (owner, segments) in enumerate(zip(seen.owner, seen.segments, strict=True)):
            parts = np.stack([self._segment(level, each) for each in segments])
            at = np.array(owner)
            first = np.ones(count, bool)
            first[1:] = at[1:] != at[:-1]
            found += parts[at, 1] + np.where(first[:, None], parts[at, 3], parts[at, 4])
            found[at > 0] += parts[at[at > 0] - 1, 0]
            inner = at < len(segments) - 1
            found[inner] += parts[at[inner] + 1, 2]
        return found

    def _segment(self, level: int, names: tuple[str, ...]) -> NDArray[np.float32]:
        """What a segment says for the tokens of the next one, its own, those of the one before; its first, the rest."""
        return self._around.sums(names, str(level))


class _Table:
    """What traits say together, for tokens so far from where they stand; kept, as the same come again and again."""

    def __init__(self, weights: dict[str, NDArray[np.float32]], steps: int) -> None:
        self._weights = weights
        self._nothing = np.zeros((steps, 6), np.float32)
        self._known: dict[tuple[str, tuple[str, ...]], NDArray[np.float32]] = {}

    def sums(self, names: tuple[str, ...], front: str = "") -> NDArray[np.float32]:
        """The sum over some traits, each with ``front`` before its name."""
        found = self._known.get((front, names))
        if found is None:
            rows = [row for name in names if (row := self._weights.get(front + name)) is not None]
            found = np.add.reduce(rows) if rows else self._nothing
            if len(self._known) < _KEPT:
                self._known[front, names] = found
        return found


@cache
def tagger() -> Tagger:
    """The tagger that ships with the program; it is read when the first citation is."""
    return Tagger.of(resources.files(__package__).joinpath("weights.txt").read_text(encoding="utf-8"))

"""Which reading each row of a page has: its own likeliest, unless most rows of the page are written in another way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

from readinglist.reading.pages.citing.citation import SET_OFF, Citation
from readinglist.reading.pages.text.unparted import UNPARTED

MANY = 4
"""Rows that show how a page is written."""
CITES = 1.2
"""The score of a row that counts."""
ORDERLY, STYLISH, CLOSING = 0.8, 4.0, 0.5
"""What speaks for a reading whose order, or whose signs around the title, all rows have; that ends as all rows do."""
RIVAL = 1.2
"""What speaks for a title in quotes, in type or under a link where nearly every row of the page has one."""
PARTED, CLOSED = 0.75, 0.9
"""Shares of rows: nearly every one has its title set off; nearly every one ends with its title or its authors."""
NEAR = 0.8
"""Two readings whose values are so close may both be right."""
SOFT = 0.5
"""How much worse (in values) a reading is that is a third as likely."""
ROUNDS = 2
REGULAR = 0.7
"""What speaks for a row that is read as most rows of its page are."""
SPEAKS = 0.6
"""What speaks for a row that is surely a paper's by what was learned."""


@dataclass(slots=True)
class _Habits:
    """How the rows of a page are written, as shares of them; ``parted``: how many may have a title that is set off."""

    orders: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    forms: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    closes: float = 0.0
    parted: float = 0.0
    many: bool = False

    @classmethod
    def of(cls, rows: Sequence[list[Citation]], values: Sequence[list[float]]) -> _Habits:
        """Count over all readings of each row, each as likely as it is."""
        habits = cls()
        counted = [at for at, found in enumerate(rows) if found and max(each.score for each in found) >= CITES]
        habits.many = len(counted) >= MANY
        for at in counted:
            top = max(values[at])
            parts = [exp((value - top) / SOFT) for value in values[at]]
            whole = sum(parts) * len(counted)
            apart = False
            for each, value, part in zip(rows[at], values[at], parts, strict=True):
                habits.orders[each.style[:2]] += part / whole
                habits.forms[each.form] += part / whole
                habits.closes += part / whole * (not each.rest)
                apart = apart or (each.style[2] in SET_OFF and value > top - RIVAL)
            habits.parted += apart / len(counted)
        return habits

    def value(self, each: Citation) -> float:
        """What speaks for a reading on a page of these habits."""
        regular = ORDERLY * self.orders[each.style[:2]] + STYLISH * self.forms[each.form]
        regular += CLOSING * (1.0 - self.closes if each.rest else self.closes)
        if self.many and self.parted > PARTED and each.style[2] in SET_OFF:
            regular += RIVAL * self.parted
        return each.value + regular

    def strength(self, each: Citation) -> float:
        """What speaks for a reading as a paper's: its score, and that the page has many like it."""
        share = self.forms[each.form] if self.many else 0.0
        if self.many and self.closes >= CLOSED and not each.rest:
            share = max(share, 0.8 * self.orders[each.style[:2]])
        if share > 0.5:  # what most rows are like is not doubted
            return each.score + REGULAR * share + SPEAKS * max(0.0, each.sure)
        return each.score + SPEAKS * each.sure


def choose(rows: Sequence[list[Citation]]) -> list[Citation | None]:
    """One reading for each row, of those that it may have; what the page's habits are is counted, and counted again in
    the light of that: expectation maximisation with a fixed number of rounds.
    """
    rows = rows if _unparted(rows) else [[each for each in found if each.style != UNPARTED] for found in rows]
    values = [[each.value for each in found] for found in rows]
    habits = _Habits()
    for _ in range(ROUNDS):
        habits = _Habits.of(rows, values)
        values = [[habits.value(each) for each in found] for found in rows]
    chosen: list[Citation | None] = []
    for found, shown in zip(rows, values, strict=True):
        best = found[max(range(len(found)), key=shown.__getitem__)] if found else None
        if best is not None:
            best.strength = habits.strength(best)
        chosen.append(best)
    return chosen


def _unparted(rows: Sequence[list[Citation]]) -> bool:
    """Whether most rows can be read as a title with authors behind it and only a space between them."""
    tops = [(max(each.value for each in found), found) for found in rows if found]
    tops = [(top, found) for top, found in tops if max(each.score for each in found) >= CITES]
    able = sum(any(each.style == UNPARTED and each.value > top - NEAR for each in found) for top, found in tops)
    return able * 2 > len(tops) > 2

"""Pages of many kinds, filled with given papers: what people copy beside the four layouts of layouts.py.

Each kind is a function of (papers, knobs). A knob is a choice between ways in which sites of that kind differ; the
ways are in two halves, so that a reader can be tuned on one half and measured on the other.
"""

# ruff: noqa: E501 (a row of a page is one line)
from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from layouts import Given, Page

from readinglist.records import Bibliographic

T = TypeVar("T")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
SUBJECTS = (
    "Machine Learning (cs.LG)",
    "Optimization and Control (math.OC)",
    "Computer Vision and Pattern Recognition (cs.CV)",
    "Quantum Physics (quant-ph)",
    "Machine Learning (stat.ML)",
)
VENUES = (
    "Journal of Machine Learning Research",
    "Physical Review D",
    "IEEE Transactions on Information Theory",
    "Annals of Statistics",
    "SIAM Journal on Optimization",
    "Mathematische Annalen",
    "Inventiones Mathematicae",
    "Nature Physics",
    "Astrophysical Journal",
    "Pattern Recognition Letters",
)
MEETINGS = ("NeurIPS", "ICML", "ICLR", "CVPR", "ACL", "EMNLP", "AISTATS", "KDD", "IJCAI", "SODA")
LONG_MEETINGS = (
    "Proceedings of the International Conference on Machine Learning",
    "Advances in Neural Information Processing Systems",
    "Proceedings of the Annual Meeting of the Association for Computational Linguistics",
    "European Conference on Computer Vision",
)


@dataclass(slots=True)
class Knobs:
    """Draws from the ways of a kind: of its first half (``tuned``), its second (``held``) or all (``""``)."""

    rng: random.Random
    half: str = ""

    def of(self, *ways: T) -> T:
        """One of the ways that this half may use. The middle one of an odd number belongs to both."""
        count = len(ways)
        if self.half == "tuned":
            ways = ways[: (count + 1) // 2]
        elif self.half == "held":
            ways = ways[count // 2 :]
        return self.rng.choice(ways)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def number(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)


@dataclass(slots=True)
class Sheet:
    """A page as it grows."""

    lines: list[str] = field(default_factory=list)
    records: list[Bibliographic] = field(default_factory=list)

    def page(self) -> Page:
        return Page("\n".join(self.lines), self.records)


Kind = Callable[[Sequence[Given], Knobs], Page]


def arxiv_id(paper: Given, knobs: Knobs) -> str:
    year = max(2008, min(2025, paper.year))
    digits = 5 if year >= 2015 else 4
    return f"{year % 100:02d}{knobs.number(1, 12):02d}.{knobs.number(1, 9999):0{digits}d}"


def doi(knobs: Knobs) -> str:
    return f"10.{knobs.of(1007, 1103, 1145, 1016, 1109)}/{knobs.of('s', 'PhysRevD.', 'j.x.', '')}{knobs.number(10**5, 10**8)}"


def initials(name: str, dotted: bool = True) -> str:
    """A. B. Smith, or AB Smith."""
    *given, family = name.split()
    if family in ("Collaboration", "Team"):
        return name
    given, family = _with_particles(given, family)
    letters = [word[0] for word in given]
    if not letters:
        return family
    return f"{'. '.join(letters)}. {family}" if dotted else f"{''.join(letters)} {family}"


def _with_particles(given: list[str], family: str) -> tuple[list[str], str]:
    """Small words before the family name belong to it."""
    while given and given[-1][0].islower():
        family = f"{given.pop()} {family}"
    if family in ("Jr.", "Sr.") and given:
        family = f"{given.pop()} {family}"
    return given, family


def reversed_name(name: str, sign: str = "A. B.") -> str:
    """Smith, A. B."""
    *given, family = name.split()
    if not given or family in ("Collaboration", "Team"):
        return name
    given, family = _with_particles(given, family)
    if not given:
        return family
    if sign == "full":
        return f"{family}, {' '.join(given)}"
    letters = [word[0] for word in given]
    return f"{family}, {'. '.join(letters)}." if sign == "A. B." else f"{family} {''.join(letters)}"


def listed(names: Sequence[str], last: str = " and ", comma: str = ", ") -> str:
    if len(names) < 2:
        return "".join(names)
    return comma.join(names[:-1]) + last + names[-1]


def wrapped(lines: Sequence[str], width: int, indent: str = "") -> list[str]:
    out: list[str] = []
    for line in lines:
        out += textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [
            ""
        ]
    return out


def month_day(knobs: Knobs, year: int) -> tuple[int, int, int]:
    return year, knobs.number(1, 11), knobs.number(1, 28)


def iso(date: tuple[int, int, int]) -> str:
    return f"{date[0]}-{date[1]:02d}-{date[2]:02d}"

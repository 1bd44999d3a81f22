"""Where one line of a page holds two fields, as only its elements tell: ``Title <span>Authors</span>``.

Between two elements, or an element and bare words, where no sign joins them lies a seam. One seam says little: words
are set off inside a title, too. Where lines of the same sort have the same seam again and again, once each, it parts
what the page's style shows apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SEAM = "\x1e"
"""Stands in a line where a seam is."""
BARE = "words"
"""The sort of words that no element holds."""
_LEAST = 3
_WORDS = 2
_SHORT = 2
"""Letters of a small word, which ends nothing: “of”, “in”."""
_SMALL = frozenset(str.split("the and for with von der des und mit del los las con les des sur par per della"))
_CITED = 10
"""Words: so many with the end of a sentence among them are a whole citation."""
_SENTENCE = re.compile(r"\w\w\. [^\W\d_]")
_SPACES = re.compile(r" {2,}")
_BESIDE = frozenset(str.split("sub sup img br wbr rt rp"))
_ENDS = "?!*†‡…"
_OPENS = "“\"„«'‘"


@dataclass(slots=True)
class Seamed:
    """A line with seams: the sort of its block, and what meets at each of them."""

    block: str = ""
    meets: list[tuple[str, str]] = field(default_factory=list)


def sort_of(tag: str, classes: str | None) -> str:
    """What elements of one sort have in common; "" for those that stand in the middle of words."""
    return "" if tag in _BESIDE else f"{tag}.{classes}" if classes else tag


def parted(lines: Sequence[str], marked: Sequence[str], seams: Sequence[Seamed | None]) -> list[list[tuple[str, str]]]:
    """Each line, with and without marks, as the pieces that it falls into."""
    valid: list[list[bool]] = []
    every: Counter[tuple[str, str, str]] = Counter()
    good: Counter[tuple[str, str, str]] = Counter()
    single: Counter[tuple[str, str, str]] = Counter()
    for line, plain, seamed in zip(lines, marked, seams, strict=True):
        pieces = line.split(SEAM)
        if seamed is None or len(pieces) != len(seamed.meets) + 1 or plain.count(SEAM) != len(seamed.meets):
            valid.append([])
            continue
        keys = [(seamed.block, *meet) for meet in seamed.meets]
        told = [_parts(left, right) for left, right in pairwise(pieces)]
        valid.append(told)
        every.update(keys)
        here = Counter(key for key, is_good in zip(keys, told, strict=True) if is_good)
        good.update(here)
        single.update(key for key, times in here.items() if times == 1)
    chosen = {
        key
        for key, times in good.items()
        if key[1] != key[2]
        and single[key] >= _LEAST
        and single[key] * 10 >= times * 8
        and times * 10 >= every[key] * 7
        and (every[key[0], key[2], BARE] - good[key[0], key[2], BARE]) * 3 <= times
    }
    found: list[list[tuple[str, str]]] = []
    for line, plain, seamed, told in zip(lines, marked, seams, valid, strict=True):
        pieces = line.split(SEAM)
        cuts = [
            (is_good or _glued(*pieces[at : at + 2]))
            and seamed is not None
            and (seamed.block, *seamed.meets[at]) in chosen
            for at, is_good in enumerate(told)
        ]
        found.append(list(zip(_cut(line, cuts), _cut(plain, cuts), strict=True)))
    return found


def _parts(left: str, right: str) -> bool:
    """Whether two pieces can be fields of their own."""
    left, right = left.rpartition("\t")[2].strip(), right.partition("\t")[0].strip()
    before, behind = left.split(), right.split()
    if len(before) < _WORDS or len(behind) < _WORDS:
        return False
    if not (left[-1].isalnum() or left[-1] in _ENDS) or _is_small(before[-1]):
        return False
    if len(before) >= _CITED and _SENTENCE.search(left):
        return False
    return (right[0].isalpha() and not right[0].islower()) or right[0] in _OPENS


def _glued(left: str, right: str) -> bool:
    """Whether two words would become one without the seam: ``RituUniversity of Bern``."""
    return left[-1:].isalnum() and right[:1].isupper()


def _is_small(word: str) -> bool:
    return word in _SMALL or (len(word) <= _SHORT and word.islower())


def _cut(line: str, cuts: Sequence[bool]) -> list[str]:
    if SEAM not in line:
        return [line]
    pieces = line.split(SEAM)
    found = [pieces[0]]
    for at, piece in enumerate(pieces[1:]):
        if at < len(cuts) and cuts[at]:
            found.append(piece)
        else:
            found[-1] += piece
    return [_SPACES.sub(" ", piece).strip(" ") for piece in found]

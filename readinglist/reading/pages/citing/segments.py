"""What stands between two signs of a row: how much it looks like a person, a title or a venue, and the signs around it.

A row is cut twice: finely, at commas too, where names are told, and coarsely, where titles and venues are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from readinglist.reading.pages.text.people import person_score, read_people
from readinglist.reading.pages.text.references import GONE
from readinglist.reading.pages.text.venues import leads_venue, venue_score
from readinglist.reading.pages.text.wording import title_quality

Segment = tuple[int | str, ...]
"""Classes of what a segment is worth and counts of its words, as ``names_of`` names them; few enough to come again."""
_STRONG = frozenset((*'.?!:;–—-|/()[]“”„«»"·•‘…', "--", "//", "``", "''", GONE))
_CUTS = (_STRONG | {",", "&"}, _STRONG)
_WORDS = ((1, 2, 3, 4, 5, 7, 10, 15), (1, 2, 3, 4, 5, 7, 10, 15, 22))
_SMALL = (0.01, 0.3, 0.6, 0.99)
_PERSON = (-3, -1.5, -0.5, 0.2, 0.5, 0.9, 1.3)
_QUALITY = (-1.5, -0.8, -0.3, 0.1, 0.5, 0.9, 1.3)
_PEOPLE = (-2, -0.5, 0.2, 0.5, 1.0, 1.6, 2.2)
_VENUE = (-0.5, -0.05, 0.2, 0.5, 0.8, 1.1)
_WORDLESS = 9


def segments(
    text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]]
) -> tuple[list[list[int]], list[list[Segment]]]:
    """For each cut the first token of each segment, and what the segment looks like; a sign belongs to the one before
    it."""
    ends = [at for at, token in enumerate(tokens) if token in _CUTS[0] and _ends(text, tokens, spans, at)]
    first = [token[0] if token[0].isalnum() else "" for token in tokens]
    flags = map(bool, first), map(str.islower, first), map(str.isdigit, first), map(",".__eq__, tokens)
    upto = [list(accumulate(each, initial=0)) for each in flags]
    every: list[list[int]] = []
    found: list[list[Segment]] = []
    for level, signs in enumerate(_CUTS):
        starts = [0, *(at + 1 for at in ends if tokens[at] in signs and at + 1 < len(tokens))]
        every.append(starts)
        row: list[Segment] = []
        for start, end in pairwise((*starts, len(tokens))):
            words, small, digits, commas = [counts[end] - counts[start] for counts in upto]
            sign = tokens[end - 1] if tokens[end - 1] in signs else ""
            last = end - bool(sign)
            inner = text[spans[start][0] : spans[last - 1][1]] if words else ""
            count = bisect_right(_WORDS[level], words)
            cap = bisect_right(_SMALL, small / words) if words else _WORDLESS
            around = (tokens[start - 1] if start else "^", sign or "$")
            if level:
                row.append((*_titled(inner), count, cap, min(commas, 4), min(digits, 3), *around))
            else:
                row.append((*_named(inner), count, cap, min(digits, 2), *around))
        found.append(row)
    return every, found


def _named(inner: str) -> tuple[int, int]:
    """How much a segment is a person, and whether it begins as a venue does."""
    return (bisect_right(_PERSON, person_score(inner)), leads_venue(inner)) if inner else (_WORDLESS, False)


def _titled(inner: str) -> tuple[int, int, int, int]:
    """How much a segment is a title, people, a venue, and whether it begins as a venue does."""
    if not inner:
        return _WORDLESS, _WORDLESS, _WORDLESS, False
    quality = bisect_right(_QUALITY, title_quality(inner))
    people = bisect_right(_PEOPLE, read_people(inner).score)
    return quality, people, bisect_right(_VENUE, venue_score(inner)), leads_venue(inner)


def names_of(level: int, segment: Segment) -> tuple[str, ...]:
    """The traits of a segment of the fine cut (0) or of the coarse one (1) by name."""
    if level == 0:
        person, venue, count, cap, digits, open_, close = segment
        return (
            f"person{person}",
            f"count{count}",
            f"person{person}x{count}",
            f"cap{cap}x{count}",
            f"open{open_}",
            f"close{close}",
            f"signs{open_}{close}",
            f"close{close}person{person}",
            f"digits{digits}x{min(int(count), 3)}",
            f"venue{int(venue)}",
            f"signs{open_}{close}person{int(person) // 2}",
        )
    quality, people, venue, led, count, cap, commas, digits, open_, close = segment
    return (
        f"quality{quality}",
        f"people{people}",
        f"venue{venue}",
        f"count{count}",
        f"quality{quality}people{people}",
        f"quality{quality}venue{venue}",
        f"people{people}x{count}",
        f"cap{cap}x{count}",
        f"open{open_}",
        f"close{close}",
        f"signs{open_}{close}",
        f"commas{commas}",
        f"digits{digits}x{min(int(count), 4)}",
        f"led{int(led)}",
    )


def _ends(text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a sign ends a segment."""
    token = tokens[at]
    if token == ".":
        before = tokens[at - 1] if at else ""
        if len(before) == 1 and before.isupper() and before.isascii():
            return False
        after = text[spans[at][1] : spans[at][1] + 1]
        if after == "," or after.isdigit() or after.islower():
            return False
    if token == ")" and text[spans[at][1] : spans[at][1] + 1].isalnum():
        return False
    if token in ("-", "/"):
        a, b = spans[at]
        return (a == 0 or text[a - 1].isspace()) and (b >= len(text) or text[b].isspace())
    return True

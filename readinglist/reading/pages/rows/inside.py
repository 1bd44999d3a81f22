"""Items that a page counts, in text out of a PDF: broken over lines that blank ones part, or begun inside a line.

``… pp. 7–12. [45] Q. Liu, …``
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from readinglist.reading.pages.rows.row import Row

_LEAST = 3
"""Rows with a number until a page counts its items."""
_ENDS = ".!?:"
"""What a line ends with that is whole."""
_LONGEST = 4_000
"""Letters of a row that is looked into."""


def parted(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page that counts its items, a number that none of them has found inside the rows between."""
    marks = Counter(row.mark for row in rows if row.number is not None and row.mark[:1] in "[(")
    mark, times = marks.most_common(1)[0] if marks else ("", 0)
    if times < _LEAST:
        return list(rows)
    numbers = [row.number for row in rows if row.mark == mark and row.number is not None]
    if sum(a < b <= a + 3 for a, b in pairwise(numbers)) * 10 < 8 * (times - 1):
        return list(rows)
    _close_up([row for row in rows if not row.cell])
    known = set(numbers)
    left, right = (re.escape(sign) for sign in mark.split("1"))
    inside = re.compile(rf"(?<=[\w.,;)\]])\s{left}(\d{{1,4}}){right}\s?(?=[^\W\da-z_])")
    out: list[Row] = []
    number = 0
    for row in rows:
        number = row.number if row.mark == mark and row.number is not None else number
        while number and number + 1 not in known and len(row.text) <= _LONGEST:
            found = next((each for each in inside.finditer(row.text) if int(each[1]) == number + 1), None)
            if found is None:
                break
            number += 1
            out.append(_cut(row, 0, found.start()))
            row = replace(
                _cut(row, found.end(), len(row.text)), mark=mark, number=number, gap=False, opens=True, tag=""
            )
        out.append(row)
    return out


def _close_up(rows: Sequence[Row]) -> None:
    """Blank lines that stand between all lines, those of one item, too, part nothing."""
    below = [(above, row) for above, row in pairwise(rows) if not row.mark]
    broken = sum(above.text[-1:] not in _ENDS for above, _ in below)
    if sum(row.gap for row in rows) * 10 < 9 * len(rows) or broken < _LEAST or broken * 2 < len(below):
        return
    for _, row in below:
        row.gap = False


def _cut(row: Row, start: int, end: int) -> Row:
    """A part of a row, what is set off in it at its new places."""
    return replace(
        row,
        text=row.text[start:end],
        links=[(a - start, b - start, target) for a, b, target in row.links if start <= a and b <= end],
        strong=[(a - start, b - start) for a, b in row.strong if start <= a and b <= end],
    )

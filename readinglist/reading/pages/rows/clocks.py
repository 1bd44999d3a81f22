"""Times of a programme in front of what takes place then: ``10:10 - 10:30 (GMT): On the motion of light``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.reading.pages.rows.row import Row

CLOCK = "@"
"""The mark of a row that began with a time."""
_HOUR = r"\d{1,2}(?::|h|\.(?=\d\d\s?[-–—]))\d\d\s?(?:[aApP]\.?[mM]\b\.?)?"
_TIME = re.compile(
    rf"{_HOUR}(?:\s?(?:[-–—]|to|bis|à)\s?\d{{1,2}}[:.h]\d\d\s?(?:[aApP]\.?[mM]\b\.?)?)?"
    r"(?:\s?(?:\([^()\d]{2,24}\)|[A-Z]{2,4}T\b|Uhr\b))?\s?[:|–—-]?\s+(?=\S)"
)
_LEAST = 4
"""Rows until the times are those of a programme."""
_WORDS = 12
"""Letters of what takes place, that it may be a paper."""


def take_clocks(rows: Sequence[Row]) -> None:
    """Take the times off the rows of a programme, and mark these."""
    found = [
        (row, match)
        for row in rows
        if row.text[:2].strip(".:h").isdigit() and not (row.cell or row.mark) and (match := _TIME.match(row.text))
    ]
    if sum(1 for row, match in found if len(row.text) > match.end() + _WORDS) < _LEAST:
        return
    for row, match in found:
        end = match.end()
        row.mark, row.text = CLOCK, row.text[end:]
        row.links = [(a - end, b - end, target) for a, b, target in row.links if a >= end]
        row.strong = [(max(0, a - end), b - end) for a, b in row.strong if b > end]

"""Full stops behind which a page lost its spaces, as text out of a PDF does: ``BERG, A.On light.Optik``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from readinglist.reading.pages.rows.row import Row

_LOST = re.compile(
    r"(?:(?<=[\s.][A-ZÀ-Þ]\.)|(?<=[a-zß-ÿ]{3}\.)|(?<= al\.))"
    r"(?=(?:[A-ZÀ-Þ][a-zß-ÿ]+|[A-ZÀ-Þ]{1,6})[ ,:-])"
)
_LEAST = 3
"""Places until a page is one that loses its spaces; names and addresses have some, too."""
_WORD = 200
"""Letters on each side in which a word begins and ends."""
_ADDRESS = re.compile(r"[/@\\]")


def part_sentences(rows: Sequence[Row]) -> None:
    """Put the spaces back, where the page lost them in several rows."""
    found = [(row, places) for row in rows if "." in row.text and (places := _lost(row.text))]
    if len(found) < _LEAST:
        return
    for row, places in found:
        text = row.text
        row.text = " ".join(text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True))
        row.links = [(_moved(a, places), _moved(b, places), target) for a, b, target in row.links]
        row.strong = [(_moved(a, places), _moved(b, places)) for a, b in row.strong]


def _lost(text: str) -> list[int]:
    """Where a space is lost in a text: not inside an address."""
    found = []
    for match in _LOST.finditer(text):
        at = match.start()
        low, high = max(0, at - _WORD), at + _WORD
        start, end = text.rfind(" ", low, at), text.find(" ", at, high)
        word = text[max(low, start + 1) : end if end >= 0 else high]
        if not _ADDRESS.search(word):
            found.append(at)
    return found


def _moved(place: int, places: Sequence[int]) -> int:
    return place + bisect_left(places, place)

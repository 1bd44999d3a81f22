"""Titles that type or a link sets off in a row which says before them where the paper appeared."""

from __future__ import annotations

from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.venues import leads_venue, venue_score, year_of
from readinglist.reading.pages.text.wording import title_quality

_LONG = 12
_VENUE = 0.2
"""How much the words before a title say where it appeared."""
_BETWEEN = frozenset("|-–—:·•]")


def behind_venue(row: Row) -> tuple[str, str] | None:
    """The words that end a row and are set off, where a venue or a year stands before them; and that.

    ``J. Fluid Mech. | 2024 **Instability of a sheared interface**``.
    """
    end = len(row.text.rstrip(" .,"))
    spans = ((a, b) for a, b in (*row.strong, *((a, b) for a, b, _ in row.links)) if a > 3 and b - a >= _LONG)
    start = next((a for a, b in spans if b >= end), 0)
    head = row.text[:start].rstrip()
    venue = head.strip(" |-–—:,.·•")
    if not venue:
        return None
    dated = year_of(venue) is not None
    told = dated or head[-1] in _BETWEEN or leads_venue(venue)
    title = row.text[start:].strip(" .,")
    if told and (dated or venue_score(venue) > _VENUE) and title_quality(title) > 0.3:
        return title, venue
    return None

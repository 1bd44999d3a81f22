"""Rows as ranges: there may be a million, and no range is ever taken apart without need."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection

NEAR = 500
"""Rows to either side among which a neighbour is looked for."""


def selected_runs(selection: QItemSelection) -> list[tuple[int, int]]:
    """The selected rows as (first, last) from the top, none twice. (``selectedRows()`` takes seconds at 100,000.)"""
    ranges = [selection.at(place) for place in range(selection.count())]
    found: list[tuple[int, int]] = []
    for top, bottom in sorted((one.top(), one.bottom()) for one in ranges):
        if found and top <= found[-1][1]:
            top = found[-1][1] + 1
        if top <= bottom:
            found.append((top, bottom))
    return found


def neighbours(row: int, count: int, chosen: list[tuple[int, int]]) -> list[int]:
    """Rows of ``count`` that may take over from ``row``: those below it, then those above, none that is chosen."""
    near = [*range(row + 1, min(row + NEAR, count)), *range(row - 1, max(-1, row - NEAR - 1), -1)]
    leaving = {one for top, bottom in chosen for one in range(max(top, row - NEAR), min(bottom, row + NEAR) + 1)}
    return [one for one in near if one not in leaving]

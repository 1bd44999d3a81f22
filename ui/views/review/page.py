"""Between the page and the records: whose line is this, and which lines are nobody's."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from readinglist.records import UnreadLine
from readinglist.reviewing import Plan
from ui.models.source_lines import SourceLines
from ui.views.source_lines_view import SourceLinesView


class Extents:
    """Finds the record that a line went into. Records of a page stand one below the other, some share a line."""

    def __init__(self, plan: Plan) -> None:
        self._places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for at, entry in enumerate(plan.entries):
            extent = entry.draft.extent
            if extent is not None:
                self._places[entry.source].append((extent[0], at, extent[1]))
        for places in self._places.values():
            places.sort()

    def at(self, source: int, number: int) -> int | None:
        """The place in the plan of the record that line ``number`` belongs to, the last where there are several."""
        places = self._places.get(source, [])
        begun = bisect_right(places, number, key=lambda place: place[0])
        for first, at, last in reversed(places[max(0, begun - 3) : begun]):
            if first <= number <= last:
                return at
        return None


class UnreadRows(SourceLinesView):
    """The lines that went into no record, as a list."""

    moved = Signal(int, int)
    """The source and the number of the line that is looked at."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lines that went into no paper")
        self._unread: list[tuple[UnreadLine, ...]] = [
            source.reading.unread if source.reading else () for source in plan.sources
        ]
        self._sources: list[int] = []
        self._numbers: list[int] = []

    def count(self, source: int | None) -> int:
        """How many lines of a source, or of all, went into no record."""
        return sum(len(lines) for number, lines in enumerate(self._unread) if source in (None, number))

    def show_source(self, source: int | None) -> None:
        """Show the lines of a source, or of all."""
        chosen = [(k, line) for k, lines in enumerate(self._unread) if source in (None, k) for line in lines]
        rows, _ = SourceLines.of_unread([line for _, line in chosen])
        self._sources = [number for number, _ in chosen]
        self._numbers = [line.number for _, line in chosen]
        self.set_lines(rows)
        self.selectionModel().currentChanged.connect(self._on_current)

    def go_to_first(self) -> None:
        """Look at the first line."""
        if self.model() is not None and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
            self.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            at = self.lines.position_of(current.row()) if self.lines else 0
            self.moved.emit(self._sources[at], self._numbers[at])

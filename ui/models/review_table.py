"""The records of a review as rows of a list, by kind and by source, with what was decided about each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from readinglist.records import Paper
from readinglist.reviewing import Decisions, Entry, Plan, Verdict
from readinglist.reviewing.decisions import LEAVE, SEEN
from readinglist.reviewing.verdicts import FIELD_WORDS
from ui.models.paper_words import NO_AUTHORS, authors_line, one_line
from ui.views.paper_text import shown_date

Index = QModelIndex | QPersistentModelIndex

ALL = "all"
CHIP_WORDS = {
    Verdict.NEW: "new",
    Verdict.YOURS: "already yours",
    Verdict.SAME_WORK: "same work",
    Verdict.UNSURE: "unsure",
    Verdict.LEFT_OUT: "left out",
}
TWICE = "twice here"
"""The chip of a record that stands on its page before."""

PLACE = Qt.ItemDataRole.UserRole
"""int: the record's place in the plan."""


class ReviewModel(QAbstractTableModel):
    """One column: the delegate draws the whole row. What is shown follows ``show``."""

    decided = Signal()
    """Some decision is another now."""

    def __init__(self, plan: Plan, decisions: Decisions) -> None:
        super().__init__()
        self.plan, self.decisions = plan, decisions
        self._places = array("l", range(len(plan.entries)))
        self._rows: dict[int, int] | None = None

    # What is shown

    def show(self, kind: str, source: int | None) -> None:
        """Show the records of one kind (a Verdict or ALL) and source, or of all sources."""
        self.beginResetModel()
        self._places = array("l", self.places(kind, source))
        self._rows = None
        self.endResetModel()

    def places(self, kind: str, source: int | None) -> Iterable[int]:
        """Where in the plan the records of a kind and source stand."""
        return (
            at
            for at, entry in enumerate(self.plan.entries)
            if kind in (ALL, entry.verdict) and source in (None, entry.source)
        )

    def shown_places(self, kind: str) -> Iterable[int]:
        """Those of a kind that are shown."""
        return (at for at in self._places if self.plan.entries[at].verdict == kind)

    def place(self, row: int) -> int:
        """The place in the plan of the record in a row."""
        return self._places[row]

    def row_of(self, place: int) -> int | None:
        """The row of a record, None where it is not shown."""
        if self._rows is None:
            self._rows = {at: row for row, at in enumerate(self._places)}
        return self._rows.get(place)

    def entry(self, row: int) -> Entry:
        """The record in a row."""
        return self.plan.entries[self._places[row]]

    def said(self, place: int) -> Paper:
        """A record as it would be taken, with what the user mended."""
        fields = dict(self.decisions[place].fields)
        fields = {name: value if value != "" else None for name, value in fields.items()}
        for name in ("authors", "other_ids"):
            if name in fields:
                fields[name] = tuple(fields[name] or ())
        return Paper(**{**self.plan.entries[place].draft.bibliographic(), **fields})

    # What is decided

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick the records of rows; where all of them are ticked, untick them."""
        places = [at for at in (self._places[row] for row in rows) if self.decisions.fate(at) != SEEN]
        on = any(self.decisions.fate(at) == LEAVE for at in places)
        self.decisions.take(places, on)
        alone = len(rows) < 50 and not any(map(self.decisions.has_twins, places))
        self.announce(rows if alone else ())

    def announce(self, rows: Sequence[int] = ()) -> None:
        """Decisions were changed: all rows may look different, or only ``rows``."""
        for first, last in [(row, row) for row in rows] or [(0, len(self._places) - 1)]:
            if last >= 0:
                self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        self.decided.emit()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many records are shown."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the tick, and the whole row for a screen reader."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(self._places[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self._places[index.row()])
        if role == PLACE:
            return self._places[index.row()]
        return None

    # Words

    def title(self, place: int) -> str:
        """The first line of a row."""
        return one_line(self.said(place).heading)

    def chip(self, place: int) -> str:
        """What kind of record it is."""
        entry = self.decisions.seen(place)
        return TWICE if entry.twin is not None and entry.settled else CHIP_WORDS[entry.verdict]

    def remark(self, place: int) -> str:
        """The second line of a row: what would happen or what is doubted; the people of a new paper."""
        entry, decision = self.decisions.seen(place), self.decisions[place]
        parts = []
        if decision.fields:
            parts.append(
                f"you changed {', '.join(words for name, words in FIELD_WORDS.items() if name in decision.fields)}"
            )
        if decision.separate:
            parts.append("kept as a paper of its own")
        elif decision.join:
            parts.append(entry.effect)
        elif entry.why and not any(entry.draft.doubts.get(name) == entry.why for name in decision.fields):
            parts.append(entry.why)
            if entry.joins and entry.changes:
                parts.append(entry.effect)
        elif entry.joins:
            parts.append(entry.effect)
        if not entry.joins and not entry.why and not decision.join:
            said = self.said(place)
            parts.append(" · ".join(filter(None, (authors_line(said) or NO_AUTHORS, said.affiliation))))
        return one_line(" · ".join(parts))

    def date(self, place: int) -> str:
        """When it appeared, as far as the page says."""
        date = self.said(place).date
        words = shown_date(date)
        return f"{words}, no year" if date and date.startswith("--") else one_line(words, 40)

    def _spoken(self, place: int) -> str:
        fate = self.decisions.fate(place)
        ticked = "" if fate == SEEN else "not ticked" if fate == LEAVE else "ticked"
        parts = (self.chip(place), self.title(place), self.remark(place), self.date(place), ticked)
        return ", ".join(part for part in parts if part)

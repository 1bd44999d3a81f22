"""The rows of the side list: places with their counts, the imports, the tags, under heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readinglist.records import Counts, Import, Place, Tag
from ui.views.label import counted, tooltip

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The role that gives the SideRow itself."""

_PLACES = (
    ("all", "All papers", "library"),
    ("marked", "Marked", "star-filled"),
    ("unread", "To read", "inbox"),
    ("reading", "Reading", "book-open"),
    ("done", "Done", "check-circle"),
    ("untagged", "Untagged", "tag"),
)
_NO_COUNTS = Counts(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row: a head (no place), or a place with an icon or, for a tag, the number of its hue."""

    text: str
    place: Place | None = None
    count: int = 0
    icon: str = ""
    hue: int | None = None
    more: str = ""  # said in the tooltip

    @property
    def key(self) -> object:
        """What stays the same when the row's words or figures change."""
        return self.place or self.text


class SideRows(QAbstractListModel):
    """A flat list; sections without rows have no head. Rows that stay keep their index, so an open editor stays too."""

    renamed = Signal(object, str)
    """(Place of a tag or import, its new name as typed); the row changes when the library has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts = _NO_COUNTS
        self._imports: Sequence[Import] = ()
        self._tags: Sequence[Tag] = ()
        self._read_only = False
        self._rows = self._made()

    def set_counts(self, counts: Counts) -> None:
        """How many papers the ready-made places hold."""
        self._counts = counts
        self._refresh()

    def set_imports(self, imports: Sequence[Import]) -> None:
        """The imports, in the order to show."""
        self._imports = imports
        self._refresh()

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """The tags, in the order to show."""
        self._tags = tags
        self._refresh()

    def set_read_only(self, on: bool) -> None:
        """Whether names may be edited."""
        self._read_only = on

    def row(self, index: Index) -> SideRow | None:
        """The row at ``index``."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_index(self, place: Place) -> QModelIndex:
        """Where ``place`` is; an invalid index where it is not listed."""
        for number, row in enumerate(self._rows):
            if row.place == place:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All rows, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the view, the delegate, the editor and a screen reader ask for."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {counted(row.count, 'paper', 'papers')}" if row.place else row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.place and row.place.key:
            return tooltip(row.text + (f"\n{row.more}" if row.more else ""))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a new name."""
        row = self.row(index)
        name = " ".join(str(value).split())
        if row is None or row.place is None or not row.place.key or not name or name == row.text:
            return False
        self.renamed.emit(row.place, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are words only; tags and imports can be renamed."""
        row = self.row(index)
        if row is None or row.place is None:
            return Qt.ItemFlag.NoItemFlags
        made = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.place.key and not self._read_only:
            made |= Qt.ItemFlag.ItemIsEditable
        return made

    def _made(self) -> list[SideRow]:
        rows = [SideRow(words, Place(kind), getattr(self._counts, kind), icon=icon) for kind, words, icon in _PLACES]
        if self._imports:
            rows.append(SideRow("Imports"))
            rows += [
                SideRow(one.name, Place("import", one.id), one.papers, icon="clock", more=one.when[:10])
                for one in self._imports
            ]
        if self._tags:
            rows.append(SideRow("Tags"))
            rows += [SideRow(tag.name, Place("tag", tag.id), tag.count, hue=tag.hue) for tag in self._tags]
        return rows

    def _refresh(self) -> None:
        """Change the rows in the middle that differ, by key; then tell of the words and figures that changed."""
        fresh, old = self._made(), self._rows
        start = 0
        while start < min(len(old), len(fresh)) and old[start].key == fresh[start].key:
            start += 1
        end = 0
        while end < min(len(old), len(fresh)) - start and old[-1 - end].key == fresh[-1 - end].key:
            end += 1
        if len(old) - end > start:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            self._rows = old[:start] + old[len(old) - end :]
            self.endRemoveRows()
        if len(fresh) - end > start:
            self.beginInsertRows(QModelIndex(), start, len(fresh) - end - 1)
            self._rows = self._rows[:start] + fresh[start : len(fresh) - end] + self._rows[start:]
            self.endInsertRows()
        before, self._rows = self._rows, fresh
        changed = [number for number, (a, b) in enumerate(zip(before, fresh, strict=True)) if a != b]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

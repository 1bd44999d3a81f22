"""The headings of the list: which columns show, how wide they are, and which one the list is sorted by."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QContextMenuEvent, QCursor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from readinglist.records import Sort
from ui import theme
from ui.models.paper_table import COLUMN_NAMES, SORTED_BY, Column

HEIGHT = 32
ARROW = 14
WIDTHS = {
    Column.MARK: 34,
    Column.AUTHORS: 240,
    Column.TAGS: 164,
    Column.CATEGORY: 84,
    Column.DATE: 100,
    Column.STATUS: 36,
}
"""Of every column but the title, which takes what is left."""
ALWAYS = (Column.MARK, Column.TITLE)
FIXED = (Column.MARK, Column.STATUS)
HIDDEN_AT_FIRST = (Column.CATEGORY,)
ROOM_FOR_TITLES = 220
"""Pixels; where titles would have less, the columns of YIELDING step aside one by one."""
YIELDING = (Column.CATEGORY, Column.AUTHORS, Column.TAGS, Column.DATE)


class TableHeader(QHeaderView):
    """Headings in muted words; a click sorts, a right click chooses columns.

    It only asks (``sort_requested``): ``set_sort`` shows the order the list really has.
    """

    sort_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sort: Sort | None = None
        self._chosen_hidden = set(HIDDEN_AT_FIRST)
        self._hidden_widths: dict[int, int] = {}
        self._compact = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(28)
        self.setAccessibleName("Columns")
        self.sectionClicked.connect(self._clicked)
        theme.announcer.changed.connect(self._restyle)
        self._restyle()

    def dress(self) -> None:
        """Widths and modes; to be called when the model is set."""
        for column in Column:
            mode = QHeaderView.ResizeMode.Interactive
            if column == Column.TITLE:
                mode = QHeaderView.ResizeMode.Stretch
            elif column in FIXED:
                mode = QHeaderView.ResizeMode.Fixed
            self.setSectionResizeMode(column, mode)
            if column in WIDTHS:
                self.resizeSection(column, WIDTHS[column])
        self.arrange()

    # Order

    def set_sort(self, sort: Sort | None) -> None:
        """Point at the column that the list is sorted by; None where it is by relevance."""
        self._sort = sort
        self.viewport().update()

    @Slot(int)
    def _clicked(self, section: int) -> None:
        sort = SORTED_BY[Column(section)]
        if self._sort is not None and self._sort.column == sort.column:
            sort = Sort(sort.column, not self._sort.descending)
        self.sort_requested.emit(sort)

    # Which columns show

    def set_compact(self, compact: bool) -> None:
        """In the compact density the authors have a column of their own; else they stand below the title."""
        self._compact = compact
        self.arrange()

    def shows(self, column: Column) -> bool:
        """Whether the user wants a column, room or not."""
        return column in ALWAYS or column not in self._chosen_hidden

    def show_column(self, column: Column, on: bool) -> None:
        """Show or hide a column."""
        if column not in ALWAYS:
            (self._chosen_hidden.discard if on else self._chosen_hidden.add)(column)
            self.arrange()

    def arrange(self) -> None:
        """Hide what is not wanted, and what there is no room for."""
        if self.count() != len(Column):
            return
        offered = [c for c in Column if self.shows(c) and (self._compact or c != Column.AUTHORS)]
        parent = self.parentWidget()
        room = parent.width() if parent is not None else 10_000
        for column in YIELDING:
            if room - sum(self._width(c) for c in offered if c != Column.TITLE) >= ROOM_FOR_TITLES:
                break
            if column in offered:
                offered.remove(column)
        for column in Column:
            if self.isSectionHidden(column) == (column in offered):
                self.setSectionHidden(column, column not in offered)

    def _width(self, column: Column) -> int:
        return self.sectionSize(column) or self._hidden_widths.get(column, WIDTHS[column])

    def setSectionHidden(self, section: int, hide: bool) -> None:
        """Hide or show, keeping the width in mind."""
        if hide and not self.isSectionHidden(section):
            self._hidden_widths[section] = self.sectionSize(section)
        super().setSectionHidden(section, hide)

    def reset_columns(self) -> None:
        """Back to the columns, widths and order of the first day."""
        self._chosen_hidden = set(HIDDEN_AT_FIRST)
        for column in Column:
            self.moveSection(self.visualIndex(column), column)
        self._hidden_widths.clear()
        for column in Column:
            super().setSectionHidden(column, False)
        self.dress()

    def save_state(self) -> bytes:
        """Widths, order and hidden columns as JSON."""
        named = {column: column.name.lower() for column in Column}
        state = {
            "widths": {named[c]: self._width(c) for c in Column if c in WIDTHS and c not in FIXED},
            "hidden": sorted(named[c] for c in self._chosen_hidden),
            "order": [named[Column(self.logicalIndex(place))] for place in range(len(Column))],
        }
        return json.dumps(state).encode()

    def restore_state(self, state: bytes) -> bool:
        """Take up what ``save_state`` gave; False, and nothing changed, if it makes no sense."""
        named = {column.name.lower(): column for column in Column}
        try:
            data = json.loads(state)
            widths = {named[name]: int(width) for name, width in data["widths"].items() if name in named}
            hidden = {named[name] for name in data["hidden"] if name in named}
            order = [named[name] for name in data["order"] if name in named]
        except (ValueError, TypeError, KeyError, AttributeError):
            return False
        self._chosen_hidden = hidden
        for column, width in widths.items():
            if column in WIDTHS and column not in FIXED:
                width = min(max(width, self.minimumSectionSize()), 1_000)
                self._hidden_widths[column] = width
                if not self.isSectionHidden(column):
                    self.resizeSection(column, width)
        for place, column in enumerate(dict.fromkeys(order)):
            self.moveSection(self.visualIndex(column), place)
        self.arrange()
        return True

    def columns_menu(self, parent: QWidget | None = None) -> QMenu:
        """The menu of a right click: the order, and which columns show."""
        menu = QMenu(parent or self)
        orders = QActionGroup(menu)
        for label, sort in (
            ("Newest in the library first", Sort("added", descending=True)),
            ("Oldest in the library first", Sort("added")),
        ):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(self._sort == sort)
            action.setData(sort)
            orders.addAction(action)
        orders.triggered.connect(self._order_chosen)
        menu.addSeparator()
        columns = QActionGroup(menu)
        columns.setExclusive(False)
        for column in Column:
            if column in ALWAYS or (column == Column.AUTHORS and not self._compact):
                continue
            action = menu.addAction(COLUMN_NAMES[column])
            action.setCheckable(True)
            action.setChecked(self.shows(column))
            action.setData(int(column))
            columns.addAction(action)
        columns.triggered.connect(self._column_chosen)
        menu.addSeparator()
        menu.addAction("Reset columns").triggered.connect(self.reset_columns)
        return menu

    @Slot(QAction)
    def _order_chosen(self, action: QAction) -> None:
        self.sort_requested.emit(action.data())

    @Slot(QAction)
    def _column_chosen(self, action: QAction) -> None:
        self.show_column(Column(action.data()), action.isChecked())

    # What Qt asks

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        """As high as a compact row."""
        return QSize(super().sizeHint().width(), max(HEIGHT, QFontMetrics(self._font).height() + 16))

    def event(self, event: QEvent) -> bool:
        """The lines between the columns show only under the pointer."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.HoverMove):
            self.viewport().update()
        return super().event(event)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """A muted word, with an arrow at the one the list is sorted by."""
        of = theme.tokens()
        column = Column(logical)
        painter.fillRect(rect, QColor(of.background))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(of.line))
        sorted_by_this = self._sort is not None and self._sort.column == SORTED_BY[column].column
        below = self.mapFromGlobal(QCursor.pos())
        under = self.underMouse() and rect.contains(below)
        if self.underMouse() and column not in FIXED:
            painter.fillRect(rect.right() - 6, rect.y() + 9, 1, rect.height() - 18, QColor(of.handle))
        role = "text" if sorted_by_this or under else "muted"
        right = rect.x()
        if column not in FIXED:
            metrics = QFontMetrics(self._font)
            painter.setFont(self._font)
            painter.setPen(QColor(getattr(of, role)))
            room = rect.width() - (ARROW + 4 if sorted_by_this else 0) - 6
            name = metrics.elidedText(COLUMN_NAMES[column], Qt.TextElideMode.ElideRight, room)
            painter.drawText(rect.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignVCenter, name)
            right += metrics.horizontalAdvance(name) + 3
        else:
            right += (rect.width() - ARROW) // 2
        if sorted_by_this and self._sort is not None:
            arrow = "arrow-down" if self._sort.descending else "arrow-up"
            drawn = theme.pixmap(arrow, ARROW, role, painter.device().devicePixelRatio())
            painter.drawPixmap(QPoint(right, rect.y() + (rect.height() - ARROW) // 2), drawn)

    @Slot()
    def _restyle(self) -> None:
        self._font = theme.font(12, weight=QFont.Weight.Medium)
        self.viewport().update()

"""The list of papers: rows, selection, the keys and clicks that work on them. What it shows comes from its model."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui import theme
from ui.models.paper_table import Column, PaperTableModel
from ui.views.paper_drag import PaperDrag
from ui.views.paper_row import PaperRowDelegate
from ui.views.row_ranges import neighbours, selected_runs
from ui.views.table_header import TableHeader

Flag = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex


class PaperTable(QTableView):
    """Shows a PaperTableModel. Ids, not rows, are what it speaks of.

    ``current_paper_changed`` carries an id or None, ``selection_changed`` the number selected, ``mark_clicked``
    and ``opened`` an id, ``sort_requested`` a Sort, ``context_menu_requested`` a place on the screen.
    """

    current_paper_changed = Signal(object)
    selection_changed = Signal(int)
    mark_clicked = Signal(object)
    opened = Signal(object)
    sort_requested = Signal(object)
    context_menu_requested = Signal(QPoint)

    def __init__(self, model: PaperTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = PaperRowDelegate(self)
        self._header = TableHeader(self)
        self._loading = False
        self._restoring = False
        self._told: tuple[int | None, int] = (None, 0)
        self._pressed_mark: int | None = None
        self._drag = PaperDrag(self, self.selected_ids)
        self._prefetch = QTimer(self, singleShot=True, interval=30)

        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._header.dress()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self.setAccessibleName("Papers")
        self.setAccessibleDescription("Arrow keys or j and k move, Return opens the paper.")
        rows.setAccessibleName("Rows")

        self._header.sort_requested.connect(self.sort_requested)
        model.sort_requested.connect(self.sort_requested)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._prefetch.timeout.connect(self._fetch_around)
        theme.announcer.changed.connect(self._restyle)
        self._restyle()

    # Papers

    @property
    def paper_model(self) -> PaperTableModel:
        """The model, with its own type."""
        return self._model

    def show_ids(self, ids: Iterable[int], *, neighbour: bool = False, from_top: bool = False) -> None:
        """Show these papers; the selection, the current paper and the place in the list stay, by id.

        With ``neighbour`` a current paper that is gone hands over to the next one that is still there, as after a
        removal. With ``from_top`` the list starts at its top, as after a new search.
        """
        model = self._model
        selected, current = self._selected(), self.current_id()
        successors = self._after_current() if neighbour and current is not None else []
        anchor, offset = self._anchor()
        self._restoring = True
        try:
            model.set_ids(ids)
            if neighbour and current is not None and model.row_of(current) is None:
                there = {model.id_at(row) for row in model.rows_of(successors)}
                current = next((i for i in successors if i in there), None)
                selected = array("q", [] if current is None else [current])
            self._select(model.runs_of(selected) if selected else [], current)
            self.updateGeometries()
            bar = self.verticalScrollBar()
            row = model.row_of(anchor) if anchor is not None and not from_top else None
            bar.setValue(0 if row is None else row * self._delegate.row_height - offset)
        finally:
            self._restoring = False
        self._hover(-1)
        self._tell()
        self._prefetch.start()

    def show_more(self, ids: array[int]) -> None:
        """Show more papers below those that are shown, which ``ids`` begin with; nothing else changes."""
        self._model.grow(ids)
        self._prefetch.start()

    def current_id(self) -> int | None:
        """The paper that has the focus in the list, None without one."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """The selected papers, in the order of the list."""
        return self._selected().tolist()

    def _selected(self) -> array[int]:
        ids = self._model.ids
        chosen = array("q")
        for top, bottom in self._selected_runs():
            chosen.extend(ids[top : bottom + 1])
        return chosen

    def selected_count(self) -> int:
        """How many papers are selected."""
        return sum(bottom - top + 1 for top, bottom in self._selected_runs())

    def _selected_runs(self) -> list[tuple[int, int]]:
        return selected_runs(self.selectionModel().selection())

    def select_ids(self, ids: Iterable[int], current: int | None = None) -> None:
        """Select these papers and no others, and bring ``current`` (else the first of them) into view."""
        chosen = self._model.runs_of(array("q", ids))
        if current is None and chosen:
            current = self._model.id_at(chosen[0][0])
        self._select(chosen, current)
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)

    def _select(self, rows: list[tuple[int, int]], current: int | None) -> None:
        model, chosen = self._model, QItemSelection()
        for top, bottom in rows:
            chosen.append(QItemSelectionRange(model.index(top, 0), model.index(bottom, len(Column) - 1)))
        row = model.row_of(current) if current is not None else None
        index = QModelIndex() if row is None else model.index(row, Column.TITLE)
        keeper = self.selectionModel()
        keeper.setCurrentIndex(index, Flag.NoUpdate)
        keeper.select(chosen, Flag.ClearAndSelect)

    def _after_current(self) -> list[int]:
        """Who would take over from the current paper: those that follow it, then those before it, nearest first."""
        ids = self._model.ids
        return [ids[row] for row in neighbours(self.currentIndex().row(), len(ids), self._selected_runs())]

    def _anchor(self) -> tuple[int | None, int]:
        """The paper that stands at the top of the view and how far down it starts; None at the very top."""
        row = self.rowAt(0)
        if self.verticalScrollBar().value() == 0 or row < 0:
            return None, 0
        return self._model.id_at(row), self.rowViewportPosition(row)

    @Slot()
    def _tell(self) -> None:
        """Say what is current and how many are selected, where that changed."""
        if self._restoring:
            return
        current = self.current_id()
        count = self.selected_count()
        before, self._told = self._told, (current, count)
        if before[0] != current:
            self.current_paper_changed.emit(current)
        if before[1] != count:
            self.selection_changed.emit(count)

    # Look

    def set_density(self, density: str) -> None:
        """``comfortable`` (two lines) or ``compact`` (one)."""
        anchor, _ = self._anchor()
        self._delegate.compact = density == "compact"
        self._header.set_compact(self._delegate.compact)
        self._restyle()
        row = self._model.row_of(anchor) if anchor is not None else None
        if row is not None:
            self.verticalScrollBar().setValue(row * self._delegate.row_height)

    def set_sort(self, sort: object) -> None:
        """Point at the column the list is sorted by (a Sort), or at none (None)."""
        self._header.set_sort(sort)  # type: ignore[arg-type]

    def set_loading(self, loading: bool) -> None:
        """Show bars in place of papers. Wait 150 ms before asking for it."""
        self._loading = loading
        self.viewport().update()

    def table_header(self) -> TableHeader:
        """The headings, for menus."""
        return self._header

    def save_state(self) -> bytes:
        """Widths, order and hidden columns."""
        return self._header.save_state()

    def restore_state(self, state: bytes) -> bool:
        """Take up what ``save_state`` gave; False if it makes no sense."""
        return self._header.restore_state(state)

    @Slot()
    def _restyle(self) -> None:
        self._delegate.restyle()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        if before != row:
            for changed in (before, row):
                if changed >= 0:
                    self.viewport().update(self._row_rect(changed))

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    @Slot()
    def _scrolled(self) -> None:
        self._hover(-1)
        self._prefetch.start()

    @Slot()
    def _fetch_around(self) -> None:
        if self._model.rowCount() and not self._loading:
            first = max(0, self.rowAt(0))
            self._model.prefetch(first, first + self.viewport().height() // self._delegate.row_height + 1)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or bars while they are on their way, and the ring around the current row."""
        if not self._loading:
            super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._loading:
            self._paint_skeleton(painter)
        if self.hasFocus():
            index = self.currentIndex()
            row = index.row() if index.isValid() and not self._loading else -1
            rect = self._row_rect(row) if row >= 0 else self.viewport().rect()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -2), theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
        painter.end()

    def _paint_skeleton(self, painter: QPainter) -> None:
        height = self._delegate.row_height
        left, width = self.columnViewportPosition(Column.TITLE), self.columnWidth(Column.TITLE)
        for row in range(self.viewport().height() // height + 1):
            rect = QRect(left, row * height, width, height - 1)
            self._delegate.draw_skeleton(painter, rect, row)
            painter.fillRect(0, rect.bottom() + 1, self.viewport().width(), 1, QColor(theme.tokens().line))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would read row after row from the library to find one that starts with a letter."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last paper, not to the first and the last column."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._model.rowCount() - 1,
        }
        if action in ends:
            return self._model.index(ends[action], Column.TITLE)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and k move as the arrows do; Return opens."""
        key = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key is not None and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, held))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier:
            current = self.current_id()
            if current is not None:
                self.opened.emit(current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the star marks and leaves the selection as it is; one on a selected paper may start a drag."""
        self._pressed_mark = self._mark_at(event)
        if self._pressed_mark is None and not self._drag.pressed(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The star answers when the button comes up over it."""
        pressed, self._pressed_mark = self._pressed_mark, None
        click = self._drag.released()
        if click is not None:
            super().mousePressEvent(click)
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._mark_at(event) == pressed:
            self.mark_clicked.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the paper; two quick clicks on a star are two clicks."""
        self._pressed_mark = self._mark_at(event)
        index = self.indexAt(event.position().toPoint())
        if self._pressed_mark is None and index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._model.id_at(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole row under the pointer is tinted."""
        if self._drag.moved(event):
            return
        if self._pressed_mark is None:
            super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected papers: at the pointer, or at the current row for the menu key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(QPoint(rect.x(), rect.bottom()))
        self.context_menu_requested.emit(place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The ring stands around a whole row; Qt paints the current cell alone."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._row_rect(index.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list gives its room to the titles."""
        self._header.arrange()
        super().resizeEvent(event)

    def _mark_at(self, event: QMouseEvent) -> int | None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index.column() != Column.MARK or not index.isValid():
            return None
        return self._model.id_at(index.row())

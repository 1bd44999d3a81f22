"""The list of a review: a tick, what the record is, its title, what would happen, its date."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from readinglist.reviewing.decisions import LEAVE, SEEN
from ui import theme
from ui.models.review_table import CHIP_WORDS, TWICE, ReviewModel
from ui.views.elision import elide
from ui.views.label import tooltip
from ui.views.row_text import RowText

Index = QModelIndex | QPersistentModelIndex

LEFT, TICK, AFTER_TICK, AFTER_CHIP, RIGHT = 18, 16, 10, 16, 16
CHIP_HEIGHT, CHIP_PADDING = 20, 9
DATE_FROM = 600
"""Below this width, in pixels, the dates give their room to the titles."""
_KEPT = 600

HUES = {"new": 3, "already yours": 0, TWICE: 0, "same work": 1, "unsure": 4, "left out": 5}
"""The tag hue of each chip."""


class ReviewRowDelegate(QStyledItemDelegate):
    """Draws whole rows; the view sets ``hovered``."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.hovered = -1
        self._lines: dict[tuple[str, bool, int], RowText] = {}
        self.restyle()
        theme.announcer.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take fonts anew from the theme."""
        self._lines.clear()
        self._title_font = theme.font(13, weight=QFont.Weight.Medium)
        self._small_font = theme.font(12)
        self._chip_font = theme.font(11.5, weight=QFont.Weight.Medium)
        self._date_font = theme.font(12, tabular=True)
        self._title_metrics, self._small_metrics = QFontMetricsF(self._title_font), QFontMetricsF(self._small_font)
        chip = QFontMetricsF(self._chip_font)
        widest = max(chip.horizontalAdvance(words) for words in (*CHIP_WORDS.values(), TWICE))
        self._chip_room = round(widest) + 2 * CHIP_PADDING
        self._chip_metrics = chip
        self._date_room = round(QFontMetricsF(self._date_font).horizontalAdvance("30 Sep, no year")) + 20

    @property
    def row_height(self) -> int:
        """Pixels of a row in this type."""
        return max(theme.ROW_COMFORTABLE, round(self._title_metrics.height() + self._small_metrics.height()) + 22)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all: rows are never measured one by one."""
        return QSize(320, self.row_height)

    def tick_rect(self, row: QRect) -> QRect:
        """Where the tick stands, with room around it to be hit."""
        return QRect(row.left() + LEFT - 10, row.top(), TICK + 20, row.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, ReviewModel)
        of = theme.tokens()
        rect: QRect = option.rect
        place = model.place(index.row())
        fate = model.decisions.fate(place)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if selected:
            painter.fillRect(rect, QColor(of.selection))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(of.hover))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(of.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current and not selected:
            painter.fillRect(QRect(rect.x(), rect.y(), 2, rect.height() - 1), QColor(of.accent))
        self._draw_tick(painter, rect, fate)
        x = rect.left() + LEFT + TICK + AFTER_TICK
        self._draw_chip(painter, x, rect, model.chip(place), selected)
        x += self._chip_room + AFTER_CHIP
        right = rect.right() - RIGHT
        if rect.width() >= DATE_FROM:
            right -= self._date_room
            painter.setFont(self._date_font)
            painter.setPen(QColor(of.muted))
            room = QRect(right + 16, rect.top(), self._date_room - 16, rect.height() - 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, model.date(place))
        room_for_words = max(40, right - x)
        height = self._title_metrics.height() + 3 + self._small_metrics.height()
        top = rect.top() + (rect.height() - 1 - height) / 2
        ink = QColor(of.text if fate not in (SEEN, LEAVE) else of.muted)
        title = self._line(model.title(place), True, room_for_words)
        title.draw(painter, x, top, ink)
        if model.decisions[place].fields:
            ratio = painter.device().devicePixelRatio()
            at = QPoint(round(x + min(title.width + 8, room_for_words)), round(top + 1))
            if not title.right_to_left and at.x() + 14 <= right + 16:
                painter.drawPixmap(at, theme.pixmap("pencil", 14, "accent", ratio))
        remark = self._line(model.remark(place), False, room_for_words)
        remark.draw(painter, x, top + self._title_metrics.height() + 3, QColor(of.muted))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The words that had no room."""
        model = index.model()
        if not isinstance(model, ReviewModel) or event.type() != QEvent.Type.ToolTip:
            return False
        place = model.place(index.row())
        x: QRect = option.rect
        if self.tick_rect(x).contains(event.pos()):
            words = {
                SEEN: "You have all of it: there is nothing to decide",
                LEAVE: "Left out. Click to take it",
            }.get(model.decisions.fate(place), "Taken. Click to leave it out")
        else:
            words = f"{model.title(place)}\n{model.remark(place)}"[:1_500]
        QToolTip.showText(event.globalPos(), tooltip(words), view)
        return True

    def _line(self, text: str, is_title: bool, width: int) -> RowText:
        kept = self._lines.get((text, is_title, width))
        if kept is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            font, metrics = (
                (self._title_font, self._title_metrics) if is_title else (self._small_font, self._small_metrics)
            )
            cut, _ = elide(text, (), width, metrics.horizontalAdvance)
            kept = self._lines[text, is_title, width] = RowText(cut, (), font, width)
        return kept

    def _draw_tick(self, painter: QPainter, rect: QRect, fate: str) -> None:
        of = theme.tokens()
        box = QRectF(rect.left() + LEFT + 0.5, rect.top() + (rect.height() - 1 - TICK) // 2 + 0.5, TICK - 1, TICK - 1)
        taken = fate not in (SEEN, LEAVE)
        painter.setPen(QPen(QColor(of.filled if taken else of.line if fate == SEEN else of.faint), 1))
        painter.setBrush(QColor(of.filled if taken else of.side if fate == SEEN else of.background))
        painter.drawRoundedRect(box, 4, 4)
        if taken:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(
                QPoint(round(box.x() + 1.5), round(box.y() + 1.5)), theme.pixmap("check", 12, "on_filled", ratio)
            )

    def _draw_chip(self, painter: QPainter, x: int, rect: QRect, words: str, selected: bool) -> None:
        hue = theme.hue(HUES[words])
        width = self._chip_metrics.horizontalAdvance(words) + 2 * CHIP_PADDING
        box = QRectF(x, rect.top() + (rect.height() - 1 - CHIP_HEIGHT) / 2, width, CHIP_HEIGHT)
        ink = QColor(hue.ink)
        if selected:
            outline = QColor(ink)
            outline.setAlphaF(0.3)
            painter.setPen(QPen(outline, 1))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.ground))
        painter.drawRoundedRect(box, theme.RADIUS_CHIP, theme.RADIUS_CHIP)
        painter.setPen(ink)
        painter.setFont(self._chip_font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class ReviewRows(QTableView):
    """The list. A click on a tick ticks that one, a double click mends a row."""

    moved = Signal(int)
    """The place in the plan of the record that is looked at now."""
    edit_requested = Signal(int)
    commit_requested = Signal()
    menu_requested = Signal(QPoint)
    """Where on the screen the menu of the current record is to open."""

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = ReviewRowDelegate(self)
        self._pressed = -1
        self.setItemDelegate(self._delegate)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Papers that were read")
        self.setModel(model)
        self.restyle()
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.announcer.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Rows as high as the type needs."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)

    def current_place(self) -> int | None:
        """The record that is looked at."""
        index = self.currentIndex()
        return self._model.place(index.row()) if index.isValid() else None

    def go_to(self, place: int) -> bool:
        """Look at a record; False where it is not shown."""
        row = self._model.row_of(place)
        if row is None:
            return False
        self._choose(row)
        self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def selected_rows(self) -> list[int]:
        """The rows that are selected, in order."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(k) for k in range(chosen.count())]  # ranges: naming every index takes seconds at 20,000
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def toggle_selected(self) -> None:
        """Tick or untick what is selected."""
        self._model.toggle(self.selected_rows())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.moved.emit(self._model.place(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return does what the button says; the other keys of a review are in ui/actions.py."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit_requested.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self._step_to(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Look at a record further down, or up."""
        self._step_to(self.currentIndex().row() + by)

    def _step_to(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self._choose(row)
            self.scrollTo(self._model.index(row, 0))

    def _choose(self, row: int) -> None:
        """Select one row alone, whatever is held: Qt's own call toggles it while Ctrl is, as just after Ctrl+V."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _tick_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if index.isValid() and self._delegate.tick_rect(self.visualRect(index)).contains(at):
            return index.row()
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a tick ticks, and leaves the selection where it is if the row belongs to it."""
        row = self._tick_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else -1
        self._pressed = row
        if row < 0:
            super().mousePressEvent(event)
            return
        chosen = self.selected_rows()
        if row in chosen:
            self._model.toggle(chosen)
        else:
            self._choose(row)
            self._model.toggle([row])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a click on a tick is nobody else's."""
        if self._pressed < 0:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mend the row; on its tick, tick again."""
        if self._tick_at(event.position().toPoint()) >= 0:
            self.mousePressEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit(self._model.place(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row the pointer is on."""
        if self._pressed < 0:
            super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are keys here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the record under the pointer, or by key of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if index.row() not in self.selected_rows():
            self._choose(index.row())
        at = self.visualRect(index).bottomLeft() + QPoint(LEFT, 0) if by_key else event.pos()
        self.menu_requested.emit(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the ring around the current one."""
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            ring = QRectF(self.visualRect(index)).adjusted(2, 1, -2, -2)
            painter.drawRoundedRect(ring, theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
            painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        for one in {before, row}:
            if 0 <= one < self._model.rowCount() and before != row:
                self.viewport().update(self.visualRect(self._model.index(one, 0)))

"""Lines of a source with their numbers, the record's lit, the ones that went into no paper greyed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from readinglist.records import Lines
from ui import theme
from ui.models.source_lines import FIRST, LIT, NUMBER, UNREAD, SourceLines

Index = QModelIndex | QPersistentModelIndex
_LEFT, _GAP, _RIGHT = 10, 12, 12
_FOLD_AFTER_MS = 60
_FOLD_AT_ONCE = 5_000


def fixed_font() -> QFont:
    """The system's font of one width, as large as secondary text."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(theme.font(12).pixelSize())
    return made


class LineDelegate(QStyledItemDelegate):
    """Paints one row: the number, then the words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.font = fixed_font()
        self.metrics = QFontMetrics(self.font)
        self.number_width = 0

    @property
    def words_left(self) -> int:
        """Where the words begin."""
        return _LEFT + self.number_width + _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are as high; the width is the view's."""
        return QSize(100, self.metrics.height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row in the colours of what it is."""
        of = theme.tokens()
        rect: QRect = option.rect
        state = option.state
        lit, unread = bool(index.data(LIT)), bool(index.data(UNREAD))
        if lit:
            painter.fillRect(rect, QColor(of.selection))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(of.accent))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(of.skeleton))
        painter.setFont(self.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        if index.data(FIRST):
            painter.setPen(QColor(of.muted))
            number = QRect(rect.left() + _LEFT, rect.top(), self.number_width, rect.height())
            painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(index.data(NUMBER)))
        painter.setPen(QColor(of.muted if unread else of.text))
        words = rect.adjusted(self.words_left, 0, -_RIGHT, 0)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))


class SourceLinesView(QTableView):
    """Lines folded to the width of the view. Whole lines can be selected and copied.

    A table of one column: a QListView of 180,000 rows took half a second for each fold, a table takes none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: SourceLines | None = None
        self._delegate = LineDelegate(self)
        self.setItemDelegate(self._delegate)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._delegate.metrics.height() + 4)
        rows.hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Lines of the page")
        self.setStyleSheet("QTableView { background: palette(window); border: none; padding: 8px 0; }")
        self._later = QTimer(self, singleShot=True, interval=_FOLD_AFTER_MS)
        self._later.timeout.connect(self._fold)
        self._focus: Lines | None = None

    def set_lines(self, lines: SourceLines) -> None:
        """Show other lines."""
        before, self._lines = self._lines, lines
        lines.setParent(self)
        self._delegate.number_width = self._delegate.metrics.horizontalAdvance(
            "0" * max(len(str(lines.last_number)), 2)
        )
        self._focus = None
        self._fold()
        self.setModel(lines)
        if before is not None:
            before.deleteLater()

    @property
    def lines(self) -> SourceLines | None:
        """What is shown."""
        return self._lines

    def light(self, extent: Lines | None) -> None:
        """Light the lines of one record and bring them into sight."""
        self._focus = extent
        if self._lines is None:
            return
        self._lines.light(extent)
        if extent is not None:
            self._go_to(extent[0])

    def keep_lit_in_sight(self) -> None:
        """After the view got lower: scroll to the lit lines where their end went out of sight."""
        if self._lines is None or self._focus is None or not self._lines.rowCount():
            return
        at_end = self._focus[1] >= self._lines.last_number
        last = self._lines.rowCount() - 1 if at_end else self._lines.row_of(self._focus[1] + 1) - 1
        if self.visualRect(self._lines.index(last)).bottom() > self.viewport().height():
            self._go_to(self._focus[0])

    def _go_to(self, number: int) -> None:
        if self._lines is None or not self._lines.rowCount():
            return
        first = self._lines.row_of(number)
        # Three lines stay above it, so that one sees where the record begins.
        top = self._lines.index(max(first - 3, 0))
        self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        self.setCurrentIndex(QModelIndex())

    def columns(self) -> int:
        """How many characters fit beside the numbers."""
        room = self.viewport().width() - self._delegate.words_left - _RIGHT
        # Not in whole pixels: the fraction lost on each character would cut the last ones off.
        return max(int(room / max(QFontMetricsF(self._delegate.font).horizontalAdvance("0"), 1.0)), 12)

    @Slot()
    def _fold(self) -> None:
        if self._lines is None or not self.isVisible():
            return
        self._lines.fold_to(self.columns())
        if self._focus is not None:
            self._go_to(self._focus[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Fold to the width that is there now; before, it was a guess."""
        super().showEvent(event)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold anew; what is long, once the size stands still."""
        super().resizeEvent(event)
        if event.oldSize().width() == event.size().width():
            return
        if self._lines is not None and self._lines.rowCount() < _FOLD_AT_ONCE:
            self._fold()
        else:
            self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy takes whole lines."""
        if event.matches(QKeySequence.StandardKey.Copy) and self._lines is not None:
            rows = [index.row() for index in self.selectionModel().selectedIndexes()]
            if rows:
                QGuiApplication.clipboard().setText(self._lines.text_of(rows))
            return
        super().keyPressEvent(event)

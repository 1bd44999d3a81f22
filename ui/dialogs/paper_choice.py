"""Choosing a paper of the library by a search: which one a record of a review is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from readinglist.records import Paper, first_words
from readinglist.reviewing import Entry
from ui import theme
from ui.dialogs.sheet import Sheet
from ui.models.paper_words import date_words, second_line, spoken, title_line
from ui.views.elision import elide
from ui.views.label import Label, announce, counted
from ui.views.row_text import RowText
from ui.views.search_box import SearchBox

Index = QModelIndex | QPersistentModelIndex
SHOWN = 50
"""Papers offered; whoever looks for another one types more of it."""
BEGINNING = 120
"""Characters of a record's title that are searched for at first."""
_PAPER = Qt.ItemDataRole.UserRole


class Finder(Protocol):
    """Who searches the library, beside the window's thread."""

    def find(self, query: str, first: int, use: Callable[[list[Paper]], None], *, loosely: bool = False) -> None:
        """Hand over the ``first`` best papers."""


class PaperChoice(Sheet):
    """A search box over the papers it finds, the best one chosen; Return or a double click takes it."""

    chosen = Signal(int)
    """The id of the paper."""

    def __init__(self, entry: Entry, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__("Which paper is it?", first_words(entry.title, 90), parent)
        self._finder = finder
        self._asked = 0
        self._beginning = ""
        self.box = SearchBox(self)
        self.box.setMaximumWidth(16_777_215)
        self.box.setPlaceholderText("Search your papers")
        self.papers = _Papers(self)
        self.list = QListView(self)
        self.list.setModel(self.papers)
        self.list.setItemDelegate(_PaperDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Papers found")
        self.empty = Label("", self, role="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.list)
        self.middle.addWidget(self.empty)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        top = QFrame(self)
        row = QVBoxLayout(top)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self.box)
        self.body.addWidget(top)
        self.body.addWidget(self.middle, 1)
        self.foot.addStretch(1)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.choose_button = self.add_button("It is this paper", primary=True)
        self.choose_button.clicked.connect(self.choose)
        self.box.query_changed.connect(self.search)
        self.box.installEventFilter(self)
        self.list.doubleClicked.connect(self.choose)
        self.list.activated.connect(self.choose)
        self._beginning = first_words(entry.draft.title, BEGINNING).rstrip("…")
        self.box.setText(self._beginning)
        self.box.selectAll()
        self.box.setFocus()
        if not self.box.text():
            self._show([])

    def sizeHint(self) -> QSize:
        """Room for eight papers."""
        return QSize(640, 600)

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for what is typed; only the last answer is shown."""
        self._asked += 1
        asked = self._asked
        if not text.strip():
            self._show([])
            return

        def use(found: list[Paper]) -> None:
            if asked == self._asked:
                self._show(found)

        self._finder.find(text, SHOWN, use, loosely=text == self._beginning)

    def _show(self, found: list[Paper]) -> None:
        self.papers.set_papers(found)
        self.choose_button.setEnabled(bool(found))
        if found:
            self.middle.setCurrentWidget(self.list)
            self.list.setCurrentIndex(self.papers.index(0, 0))
            announce(self, counted(len(found), "paper", "papers"))
        else:
            typed = self.box.text().strip()
            self.empty.setText(
                "No paper of yours is like that. Try fewer words." if typed else "Type some words of it."
            )
            self.middle.setCurrentWidget(self.empty)

    @property
    def current(self) -> Paper | None:
        """The paper that would be taken."""
        index = self.list.currentIndex()
        return index.data(_PAPER) if index.isValid() else None

    @Slot()
    def choose(self) -> None:
        """Take the current paper."""
        if self.current is not None:
            self.chosen.emit(self.current.id)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down, Return and Esc in the search box are those of the list."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
            moved = step.get(Qt.Key(event.key()), 0)
            if moved:
                row = min(max(self.list.currentIndex().row() + moved, 0), self.papers.rowCount() - 1)
                self.list.setCurrentIndex(self.papers.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)


class _Papers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._papers: list[Paper] = []

    def set_papers(self, papers: list[Paper]) -> None:
        self.beginResetModel()
        self._papers = papers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._papers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        paper = self._papers[index.row()]
        if role == _PAPER:
            return paper
        if role == Qt.ItemDataRole.DisplayRole:
            return title_line(paper)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(paper)
        return None


class _PaperDelegate(QStyledItemDelegate):
    """Two lines: the title, and the people with the date."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.ROW_COMFORTABLE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        of = theme.tokens()
        rect = option.rect
        paper: Paper = index.data(_PAPER)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(of.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(of.hover))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(of.line))
        people = " ".join(filter(None, second_line(paper)))
        told = " · ".join(filter(None, (people, date_words(paper))))
        y = rect.top() + 9.0
        for text, font, ink in (
            (title_line(paper), theme.font(13, weight=QFont.Weight.Medium), of.text),
            (told, theme.font(12), of.muted),
        ):
            metrics = QFontMetricsF(font)
            room = rect.width() - 40
            cut, _ = elide(text, (), room, metrics.horizontalAdvance)
            RowText(cut, (), font, room).draw(painter, rect.left() + 20, y, QColor(ink))
            y += metrics.height() + 3

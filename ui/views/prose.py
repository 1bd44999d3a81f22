"""Text to read: selectable, as tall as it needs to be, with links and matches, and never parsed as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser

from ui import theme
from ui.views.label import tooltip
from ui.views.paper_text import Run, bounded

_FRAME = 2
_SHEET = f"""
QTextEdit {{ border: {_FRAME}px solid transparent; border-radius: 4px; padding: 0; background: transparent; }}
QTextEdit:focus {{ border: {_FRAME}px solid transparent; padding: 0; }}
QTextEdit[ring="true"] {{ border: {_FRAME}px solid palette(link); }}
"""
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Prose(QTextBrowser):
    """Runs of text, wrapped anywhere if a word is too long. It has a 2 px frame, which shows keyboard focus.

    Links live in a table beside the document; the document itself holds only ``link:N``, so nothing a paper says is
    ever taken for an address by Qt, and no picture or file is ever loaded.
    """

    link_activated = Signal(str)

    def __init__(
        self, name: str, *, size: float = 13, weight: QFont.Weight = QFont.Weight.Normal, line: int = 20
    ) -> None:
        super().__init__()
        self._line, self._indent = line, 0
        self._hrefs: list[str] = []
        self._shown: tuple[object, ...] = ()
        self._ring = False
        self._heights: dict[int, int] = {}  # of the text as it is now, by width
        self.setAccessibleName(name)
        self.setFont(theme.font(size, weight=weight))
        self.setStyleSheet(_SHEET)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(18)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.anchorClicked.connect(self._clicked)
        self.highlighted.connect(self._hovered)

    def set_indent(self, pixels: int) -> None:
        """Room at the left of every paragraph, for marks painted beside it."""
        self._indent = pixels

    def set_runs(self, paragraphs: Sequence[Sequence[Run]]) -> None:
        """Show ``paragraphs``. The same runs again, in the same theme, cost nothing and keep the selection."""
        shown = (theme.tokens(), tuple(tuple(runs) for runs in paragraphs))
        if shown == self._shown:
            return
        self._shown = shown
        self._hrefs.clear()
        document = self.document()
        document.clear()
        block = QTextBlockFormat()
        block.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        block.setLeftMargin(self._indent)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(block)
        for number, runs in enumerate(paragraphs):
            if number:
                cursor.insertBlock(block)
            for run in runs:
                cursor.insertText(bounded(run.text), self._format(run))
        cursor.endEditBlock()
        self._settled()

    def text(self) -> str:
        """What is shown, as plain text."""
        return self.toPlainText()

    def links(self) -> list[str]:
        """The targets of all links, in reading order."""
        return list(self._hrefs)

    def linked(self, href: str) -> QTextCharFormat:
        """The look of a link to ``href``, which is entered into the table of links."""
        made = QTextCharFormat()
        made.setAnchor(True)
        made.setAnchorHref(f"link:{len(self._hrefs)}")
        made.setForeground(QBrush(QColor(theme.tokens().accent)))
        made.setFontUnderline(False)
        self._hrefs.append(href)
        return made

    def target(self, anchor: str) -> str | None:
        """What the document's ``link:N`` stands for."""
        number = anchor.removeprefix("link:")
        return self._hrefs[int(number)] if number.isdecimal() and int(number) < len(self._hrefs) else None

    def _format(self, run: Run) -> QTextCharFormat:
        tokens = theme.tokens()
        if run.href:
            return self.linked(run.href)
        made = QTextCharFormat()
        made.setForeground(QBrush(QColor(tokens.match_ink if run.match else getattr(tokens, run.role or "text"))))
        if run.match:
            made.setBackground(QBrush(QColor(tokens.match_ground)))
        return made

    def _settled(self) -> None:
        self.setToolTip("")
        self._heights.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the text needs at ``width``, frame included."""
        room = max(1, width - 2 * _FRAME)
        if room not in self._heights:
            document = self.document()
            before = document.textWidth()
            document.setTextWidth(room)
            self._heights[room] = ceil(document.size().height()) + 2 * _FRAME
            document.setTextWidth(before)  # layouts ask about widths that never come
        return self._heights[room]

    def sizeHint(self) -> QSize:
        """A width to read in; the layout asks ``heightForWidth`` for the rest."""
        return QSize(240, self._line + 2 * _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, self._line + 2 * _FRAME)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A blank picture, whatever is asked for. (None would make Qt read the file itself.)"""
        blank = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        blank.fill(Qt.GlobalColor.transparent)
        return blank

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text only: no colours, no inner link names on the clipboard."""
        made = QMimeData()
        made.setText(self.textCursor().selection().toPlainText())
        return made

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The pane scrolls, not the text."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for those who came by keyboard."""
        super().focusInEvent(event)
        self._set_ring(event.reason() in _KEYBOARD)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._set_ring(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, copy the address, select all."""
        menu = QMenu(self)
        copy = menu.addAction("Copy", QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        href = self.target(self.anchorAt(event.pos()))
        if href and ":" in href and href.split(":", 1)[0] in ("http", "https", "mailto"):
            menu.addAction("Copy address").triggered.connect(lambda: QGuiApplication.clipboard().setText(href))
        menu.addAction("Select all", QKeySequence.StandardKey.SelectAll).triggered.connect(self.selectAll)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keep the tool tip out of the way of links it does not belong to."""
        if event.type() == QEvent.Type.Leave:
            self.setToolTip("")
        return super().event(event)

    def _set_ring(self, on: bool) -> None:
        if on != self._ring:
            self._ring = on
            self.setProperty("ring", on)
            self.style().unpolish(self)
            self.style().polish(self)

    def _clicked(self, url: QUrl) -> None:
        href = self.target(url.toString())
        if href:
            self.link_activated.emit(href)

    def _hovered(self, url: QUrl) -> None:
        href = self.target(url.toString())
        shows = href is not None and href.split(":", 1)[0] in ("http", "https", "mailto")
        self.setToolTip(tooltip(href) if href and shows else "")


class Marked(Prose):
    """Prose with an icon at the left of some of its paragraphs."""

    def __init__(self, name: str, *, size: float = 13, line: int = 21) -> None:
        super().__init__(name, size=size, line=line)
        self.set_indent(17)
        self._icons: dict[int, tuple[str, str]] = {}

    def set_icons(self, icons: dict[int, tuple[str, str]]) -> None:
        """For paragraphs, by number: the icon's name and the token of its colour."""
        self._icons = icons
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the icons."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        for number, (name, role) in self._icons.items():
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                top = layout.blockBoundingRect(block).top()
                theme.icon(name, role).paint(painter, 0, round(top) + (self._line - 13) // 2 + 1, 13, 13)
        painter.end()

"""The search box: the loudest thing in the window, with the count and the time inside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.views.label import announce, counted, thousands

WIDTH, HEIGHT = 590, 34
LONGEST_QUERY = 1000
"""Characters; what is longer is a page, not a question."""
ROOM_TO_TYPE = 140
"""Pixels that stay for the words before the count gives way."""
BUSY_AFTER_MS = 150
SAY_AFTER_MS = 700
_ICON = 16
_TEXT_LEFT = 32


def took(milliseconds: float) -> str:
    """A duration in as few figures as say something: ``0.4 ms``, ``12 ms``, ``1.2 s``."""
    if milliseconds < 9.95:
        return f"{milliseconds:.1f} ms"
    if milliseconds < 999.5:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds / 1000:.1f} s"


class SearchBox(QLineEdit):
    """One line to search as one types.

    Letters typed here stay letters: only Down and a second Esc hand the focus to the list.
    """

    query_changed = Signal(str)
    """The text is another than the last one told; keystrokes of one turn of the event loop are told once."""
    cleared = Signal()
    """Esc or the × emptied the box."""
    left_down = Signal()
    """The focus is to go to the list."""
    first_wanted = Signal()
    """Return: select the best paper; the focus stays here."""
    page_pasted = Signal()
    """A page or files were pasted here: they are to be imported, not searched for. The box is left as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = self._dressed = ""
        self._found: int | None = None
        self._took: float | None = None
        self._below: int | None = 0
        self._at_least = 0
        self._busy = False
        self.setPlaceholderText("Search titles, authors, abstracts, tags and notes")
        self.setAccessibleName("Search papers")
        self.setMaxLength(LONGEST_QUERY)
        self.setAcceptDrops(False)
        self.setFont(theme.font(13))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(HEIGHT, self.fontMetrics().height() + 16))
        self.setMaximumWidth(WIDTH)
        self.setMinimumWidth(160)

        self._small = theme.font(12, tabular=True)
        self._count = ""
        self._count_at = QRect()
        self._clear = QToolButton(self)
        self._clear.setIcon(theme.icon("x"))
        self._clear.setIconSize(QSize(14, 14))
        self._clear.setAccessibleName("Clear search")
        self._clear.setToolTip("Clear search (Esc)")
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same from the keyboard
        self._clear.setStyleSheet(
            "QToolButton { border: 0; border-radius: 6px; padding: 0; background: transparent; }"
            "QToolButton:hover { background: palette(alternate-base); }"
        )
        self._clear.hide()
        self._clear.clicked.connect(self.clear_query)

        self._gather = QTimer(self, singleShot=True, interval=0)
        self._gather.timeout.connect(self._tell)
        self._late = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._late.timeout.connect(self._show_busy)
        self._quiet = QTimer(self, singleShot=True, interval=SAY_AFTER_MS)
        self._quiet.timeout.connect(self._say)
        self.textChanged.connect(self._on_text)
        self._dress()
        self._arrange()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(WIDTH, HEIGHT)

    # What it is told

    @Slot(object, object)
    def set_found(self, total: int | None, took_ms: float | None, below: int | None = 0) -> None:
        """Show how many papers were found and how long that took; None for either shows nothing of it.

        ``below`` more were found in abstracts; None where they have not been looked through yet.
        """
        self._late.stop()
        self._found, self._took, self._below, self._busy = total, took_ms, below, False
        words = self._wordings()
        self.setAccessibleDescription(words[0] if words else "")
        self._arrange()
        if total is not None and self.text():
            self._quiet.start()

    def set_at_least(self, total: int) -> None:
        """So many are found, and more are being counted: said only where that takes long enough to be noticed."""
        self._at_least = total
        if self._busy:
            self._arrange()

    @Slot(bool)
    def set_busy(self, on: bool) -> None:
        """Say that a search runs, once it has run long enough to be noticed."""
        self._at_least = 0
        if on:
            if not self._busy and not self._late.isActive():
                self._late.start()
            return
        self._late.stop()
        if self._busy:
            self._busy = False
            self._arrange()

    @property
    def nothing_found(self) -> bool:
        """Whether something was searched and nothing matched."""
        return self._found == 0 and not self._below and bool(self.text().strip())

    @property
    def count_text(self) -> str:
        """The small grey words that show at the right, empty where none do."""
        return self._count

    @Slot()
    def enter(self) -> None:
        """Take the focus with everything selected, so that typing starts anew."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @Slot()
    def clear_query(self) -> None:
        """Empty the box and say so."""
        self.clear()
        self._flush()
        self.cleared.emit()

    # What it tells

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._arrange()
        self._gather.start()

    @Slot()
    def _tell(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.query_changed.emit(self._told)

    def _flush(self) -> None:
        self._gather.stop()
        self._tell()

    @Slot()
    def _show_busy(self) -> None:
        self._busy = True
        self._arrange()

    @Slot()
    def _say(self) -> None:
        words = self._wordings()
        if words and self.hasFocus():
            announce(self, words[0])

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._ours(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _ours(event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Return, Down and pasting; the rest is the line's own."""
        if not self._ours(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            if is_page(QGuiApplication.clipboard().mimeData()):
                self.page_pasted.emit()
            else:
                self.paste()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear_query()
            else:
                self.left_down.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._flush()
            self.left_down.emit()
        else:
            self._flush()
            self.first_wanted.emit()

    # How it looks

    def _wordings(self) -> list[str]:
        """The count, from its longest wording to its shortest."""
        if self._busy:
            return [f"{thousands(self._at_least)}+ papers"] if self._at_least else ["Searching…"]
        if self._found is None:
            return []
        if not self._found and not self._below:
            return ["No papers"]
        count = counted(self._found, "paper", "papers")
        if self._below:
            found, below = thousands(self._found), thousands(self._below)
            if not self._found:
                return [f"{counted(self._below, 'paper', 'papers')}, in the abstracts", f"{below} in abstracts", below]
            return [
                f"{count} · {below} more in abstracts",
                f"{found} · {below} more in abstracts",
                f"{found} + {below}",
                found,
            ]
        timed = [f"{count} · {took(self._took)}"] if self._took is not None else []
        return [*timed, count, thousands(self._found)]

    def _arrange(self) -> None:
        clear = 33 if self.text() else 8
        free = self.width() - _TEXT_LEFT - clear - ROOM_TO_TYPE
        measure = QFontMetrics(self._small)
        self._count = next((w for w in self._wordings() if measure.horizontalAdvance(w) + 16 <= free), "")
        right = clear
        if self._count:
            wide = measure.horizontalAdvance(self._count) + 2
            self._count_at = self._mirrored(QRect(self.width() - clear - wide, 0, wide, self.height()))
            right += wide + 12
        self._clear.setGeometry(self._mirrored(QRect(self.width() - 29, (self.height() - 22) // 2, 22, 22)))
        if self.isRightToLeft():
            self.setTextMargins(right, 0, _TEXT_LEFT, 0)
        else:
            self.setTextMargins(_TEXT_LEFT, 0, right, 0)
        self.update()

    def _mirrored(self, rect: QRect) -> QRect:
        if self.isRightToLeft():
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words their room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        of = theme.tokens()
        sheet = (
            "QLineEdit { border: 0; padding: 0; background: transparent;"
            f" color: {of.text}; placeholder-text-color: {of.muted}; }}"
        )
        if sheet != self._dressed:
            self._dressed = sheet
            self.setStyleSheet(sheet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the search icon, then the line's own words."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = QColor(of.background), QColor(of.handle)
        if self.nothing_found:
            ground = QColor(of.hues[2].ground)
            ground.setAlphaF(0.5)
            painter.setBrush(QColor(of.background))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            edge = QColor(of.error)
        pen = 1.0
        if self.hasFocus():
            pen = 2.0
            if not self.nothing_found:
                edge = QColor(of.accent)
        painter.setBrush(ground)
        painter.setPen(QPen(edge, pen))
        half = pen / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)
        at = self._mirrored(QRect(11, (self.height() - _ICON) // 2, _ICON, _ICON))
        drawn = theme.pixmap("search", _ICON, "muted", self.devicePixelRatioF())
        painter.drawPixmap(at.topLeft(), drawn)
        painter.setFont(self._small)
        painter.setPen(QColor(of.error if self.nothing_found and not self._busy else of.muted))
        painter.drawText(self._count_at, Qt.AlignmentFlag.AlignCenter, self._count)
        painter.end()
        super().paintEvent(event)


def is_page(copied: QMimeData | None) -> bool:
    """Whether what was copied is something to import rather than a few words to search for."""
    if copied is None:
        return False
    if any(url.isLocalFile() for url in copied.urls()):
        return True
    text = copied.text()
    return len(text) > LONGEST_QUERY or len(text.strip().splitlines()) > 2

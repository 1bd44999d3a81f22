"""Tabs as pills with counts: which kind of record is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from ui import theme
from ui.views.label import tooltip

HEIGHT = 44


class Pill(QAbstractButton):
    """One tab: words and a count, on a ground when it is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme.font(13, weight=QFont.Weight.Medium))

    def sizeHint(self) -> QSize:
        """The words with room at both ends."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the words, the ring of the focus."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = self.rect().adjusted(0, 0, 0, 0)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(of.selection if self.isChecked() else of.hover))
            painter.drawRoundedRect(box, 14, 14)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(of.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 13, 13)
        painter.setPen(QColor(of.text if self.isChecked() else of.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Pills(QWidget):
    """The tabs, those that hold something. ``chosen`` tells the key of the one that was clicked or reached by key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._group = QButtonGroup(self)
        self._pills: dict[str, Pill] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 1)
        self._row.setSpacing(6)
        self._row.addStretch(1)

    def set_counts(self, counts: Sequence[tuple[str, str, int]]) -> None:
        """Show (key, words, count) in this order; those without anything are hidden, but for the first."""
        for at, (key, words, count) in enumerate(counts):
            pill = self._pills.get(key)
            if pill is None:
                pill = self._pills[key] = Pill(self)
                self._group.addButton(pill)
                self._row.insertWidget(at, pill)
                pill.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            pill.setText(f"{words} {count:,}")
            pill.setVisible(count > 0 or at == 0)
        for number, key in enumerate(self.shown, 1):
            self._pills[key].setToolTip(tooltip(f"Key {number}"))

    @property
    def shown(self) -> list[str]:
        """The keys of the tabs that can be seen, in order."""
        return [key for key, pill in self._pills.items() if not pill.isHidden()]

    @property
    def current(self) -> str:
        """The key of the chosen tab."""
        return next((key for key, pill in self._pills.items() if pill.isChecked()), "")

    @property
    def words(self) -> list[str]:
        """What stands on the tabs that can be seen."""
        return [self._pills[key].text() for key in self.shown]

    def choose(self, key: str) -> None:
        """Choose a tab, as a click does."""
        if key in self._pills and key in self.shown:
            self._pills[key].setChecked(True)
            self.chosen.emit(key)

    def choose_number(self, number: int) -> None:
        """Choose the tab of this number, counted from 1."""
        if 1 <= number <= len(self.shown):
            self.choose(self.shown[number - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the tabs."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        shown = self.shown
        key = shown[(shown.index(self.current) + step) % len(shown)]
        self.choose(key)
        self._pills[key].setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the list, and a hairline below."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.background))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(of.line))

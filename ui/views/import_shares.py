"""A picture of an import: how much of it was new, made whole what was there, or was there already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.views.label import Label, thousands

NEW, COMPLETED, YOURS = 3, 1, 0
"""The hues, which are those of the same words in the review."""


def paint_shares(painter: QPainter, rect: QRectF, shares: Sequence[tuple[int, int]]) -> None:
    """A rounded bar of stacked parts; each share is a hue and a number. What is there at all is at least 3 pixels."""
    of = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(path)
    painter.fillRect(rect, QColor(of.skeleton))
    there = [(hue, number) for hue, number in shares if number > 0]
    whole = sum(number for _, number in there)
    room = rect.width() - 3.0 * len(there)
    left = rect.left()
    for hue, number in there:
        wide = 3.0 + room * number / whole
        painter.fillRect(QRectF(left, rect.top(), wide, rect.height()), QColor(theme.hue(hue).ink))
        left += wide
        if (hue, number) != there[-1]:
            painter.fillRect(QRectF(left - 1, rect.top(), 1, rect.height()), QColor(of.background))
    painter.restore()


class SharesBar(QWidget):
    """The bar alone, eight pixels high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[tuple[int, int], ...] = ()
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough to compare."""
        return QSize(240, 8)

    def set_shares(self, new: int, merged: int, existing: int) -> None:
        """Show these numbers of papers."""
        self._shares = ((NEW, new), (COMPLETED, merged), (YOURS, existing))
        self.setAccessibleName(f"{new:,} new, {merged:,} completed, {existing:,} already yours")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stacked parts."""
        paint_shares(QPainter(self), QRectF(self.rect()), self._shares)


class _Spot(QWidget):
    def __init__(self, hue: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._hue = hue
        self.setFixedSize(8, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hue(self._hue).ink))
        painter.drawEllipse(self.rect())


class Legend(QWidget):
    """The same numbers in words, each with its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._parts = []
        for hue, words in ((NEW, "new"), (COMPLETED, "completed"), (YOURS, "already yours")):
            dot = _Spot(hue, self)
            label = Label("", self, size=12, tabular=True)
            row.addWidget(dot)
            row.addWidget(label)
            row.addSpacing(10)
            self._parts.append((dot, label, words))
        row.addStretch(1)

    def set_shares(self, new: int, merged: int, existing: int) -> None:
        """Say these numbers of papers. What there is none of is left out, except for new ones."""
        for (dot, label, words), number in zip(self._parts, (new, merged, existing), strict=True):
            label.setText(f"{thousands(number)} {words}")
            seen = bool(number) or words == "new"
            dot.setVisible(seen)
            label.setVisible(seen)

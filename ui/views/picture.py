"""Pictures of the pages that stand in for a list, drawn with the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import theme


class Glyph(QWidget):
    """One icon, large and quiet, on a round ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = "search", "faint"
        self.setFixedSize(64, 64)

    def set_icon(self, name: str, role: str) -> None:
        """Show the icon ``name`` in the colour of token ``role``."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A round ground and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        of = theme.tokens()
        painter.setBrush(QColor(of.hues[2].ground if self._role == "error" else of.hover))
        painter.drawEllipse(QRectF(self.rect()))
        painter.drawPixmap(20, 20, theme.pixmap(self._name, 24, self._role, self.devicePixelRatioF()))


class PagePicture(QWidget):
    """A copied page on the left turning into rows of a list on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self.setFixedSize(420, 172)

    def set_low(self, on: bool) -> None:
        """Take no height where the window has little."""
        if on != self._low:
            self._low = on
            self.setFixedSize(QSize(420, 0 if on else 172))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, the way, the rows."""
        if self._low:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._page(painter)
        self._way(painter)
        self._rows(painter)

    def _page(self, painter: QPainter) -> None:
        of = theme.tokens()
        painter.save()
        painter.translate(66, 86)
        painter.rotate(-4)
        painter.setPen(QPen(QColor(of.line), 1.5))
        painter.setBrush(QColor(of.side))
        painter.drawRoundedRect(QRectF(-46, -62, 92, 124), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        # Two records run together and furniture between them: what a page looks like once it is copied.
        record = ((62, "text"), (70, "faint"), (66, "faint"), (38, "faint"), (24, "line"))
        for number, (wide, role) in enumerate((*record, *record, record[0])):
            colour = QColor(getattr(of, role))
            colour.setAlphaF({"text": 0.75, "faint": 0.4, "line": 1.0}[role])
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(-35, -51 + number * 9.6, wide, 4), 2, 2)
        painter.restore()

    @staticmethod
    def _way(painter: QPainter) -> None:
        colour = QColor(theme.tokens().accent)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(4):
            colour.setAlphaF(0.35 + 0.18 * number)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(132 + number * 10, 86), 2, 2)
        painter.drawPolygon(QPolygonF([QPointF(171, 80), QPointF(181, 86), QPointF(171, 92)]))

    @staticmethod
    def _rows(painter: QPainter) -> None:
        of = theme.tokens()
        box = QRectF(196, 10, 222, 152)
        painter.setPen(QPen(QColor(of.line), 1.5))
        painter.setBrush(QColor(of.background))
        painter.drawRoundedRect(box, 8, 8)
        rows = ((112, 78, 0, 34, True), (96, 92, 3, 28, False), (120, 64, 4, 38, False))
        ratio = painter.device().devicePixelRatio()
        for number, (title, authors, hue, chip, marked) in enumerate(rows):
            top = box.top() + number * box.height() / 3
            if number:
                painter.fillRect(QRectF(box.left(), top, box.width(), 1), QColor(of.line))
            middle = top + box.height() / 6
            name, role = ("star-filled", "star") if marked else ("star", "faint")
            painter.drawPixmap(QPointF(box.left() + 12, middle - 8), theme.pixmap(name, 16, role, ratio))
            painter.setPen(Qt.PenStyle.NoPen)
            ink = QColor(of.text)
            ink.setAlphaF(0.75)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(box.left() + 40, middle - 9, title, 5), 2.5, 2.5)
            grey = QColor(of.faint)
            grey.setAlphaF(0.5)
            painter.setBrush(grey)
            painter.drawRoundedRect(QRectF(box.left() + 40, middle + 4, authors, 4), 2, 2)
            colours = theme.hue(hue)
            painter.setBrush(QColor(colours.ground))
            tag = QRectF(box.right() - 12 - chip, middle - 7, chip, 14)
            painter.drawRoundedRect(tag, 7, 7)
            painter.setBrush(QColor(colours.ink))
            painter.drawRoundedRect(tag.adjusted(8, 5.5, -8, -5.5), 1.5, 1.5)

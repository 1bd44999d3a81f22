"""The dot that stands for a tag's colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from ui import theme

_PIXELS = 32


def dot_icon(hue: int) -> QIcon:
    """A round spot in the ink of ``hue``, as the theme in force has it."""
    pixmap = QPixmap(_PIXELS, _PIXELS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(theme.hue(hue).ink))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(1, 1, _PIXELS - 2, _PIXELS - 2)
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)  # or the style would tint it
    return made

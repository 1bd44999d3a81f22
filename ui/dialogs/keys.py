"""The list of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.dialogs.sheet import Sheet
from ui.views.label import Label

_CAP_HEIGHT = 22


class KeysDialog(Sheet):
    """What each key does, in the order given."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``keys`` are pairs of what happens and the keys for it, such as ``Ctrl+F`` or ``Ctrl+F or /``."""
        super().__init__("Keys", "Single letters act while the list has the focus", parent)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(20, 8, 20, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, (text, shortcut) in enumerate(keys):
            words = Label(text.replace("&", "").rstrip("…"), table)
            words.setMinimumHeight(_CAP_HEIGHT + 10)
            grid.addWidget(words, row, 0)
            grid.addWidget(KeyCaps(shortcut, table), row, 1, right)
        grid.setRowStretch(len(keys), 1)
        self.area = QScrollArea(self)
        self.area.setWidget(table)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Keys")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.area)
        self.foot.addStretch(1)
        self.add_button("Close", primary=True).clicked.connect(self.accept)
        self._rows, self._wide = len(keys), table.sizeHint().width()
        self.area.setFocus()

    def sizeHint(self) -> QSize:
        """All keys where the screen has room for them."""
        wide = self._wide + self.area.verticalScrollBar().sizeHint().width() + 4
        return QSize(max(440, wide), min(560, 130 + self._rows * (_CAP_HEIGHT + 10)))


class KeyCaps(QWidget):
    """Keys drawn as caps: ``Ctrl+F or /`` is three caps and a word."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = caps(shortcut)
        self.setFont(theme.font(12))
        self.setAccessibleName(shortcut)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _widths(self) -> list[int]:
        measure = self.fontMetrics()
        return [
            max(measure.horizontalAdvance(word) + 12, _CAP_HEIGHT) if cap else measure.horizontalAdvance(word)
            for cap, word in self._parts
        ]

    def sizeHint(self) -> QSize:
        """All caps with a gap of 4 pixels."""
        widths = self._widths()
        return QSize(sum(widths) + 4 * max(len(widths) - 1, 0), _CAP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The caps from left to right."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        for (cap, word), wide in zip(self._parts, self._widths(), strict=True):
            if cap:
                painter.setPen(QPen(QColor(of.handle), 1))
                painter.setBrush(QColor(of.side))
                painter.drawRoundedRect(QRectF(left + 0.5, 0.5, wide - 1, _CAP_HEIGHT - 1), 5, 5)
            painter.setPen(QColor(of.text if cap else of.muted))
            painter.drawText(left, 0, wide, _CAP_HEIGHT, Qt.AlignmentFlag.AlignCenter, word)
            left += wide + 4


def caps(shortcut: str) -> list[tuple[bool, str]]:
    """The parts of a shortcut, each with whether it is a key: ``Ctrl++`` has the keys ``Ctrl`` and ``+``."""
    parts: list[tuple[bool, str]] = []
    for alternative in shortcut.split(" or "):
        if parts:
            parts.append((False, "or"))
        plus = alternative.endswith("++") or alternative == "+"
        names = alternative.removesuffix("+").split("+") if plus else alternative.split("+")
        parts += [(True, name) for name in names if name]
        if plus:
            parts.append((True, "+"))
    return parts

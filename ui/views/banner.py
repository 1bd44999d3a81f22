"""A thin banner over the list: a read-only library, a library in a folder that another program syncs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.views.label import ElidedLabel, announce

HEIGHT = 36
_KINDS = {"note": ("info", 0), "warning": ("alert", 4), "error": ("alert", 2)}
"""For each kind its icon and its hue."""


class Banner(QWidget):
    """One line that stays until it is no longer true, or until it is dismissed where that is offered."""

    action_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._kind = "note"
        self._icon = QLabel(self)
        self._icon.setFixedSize(16, 16)
        self._text = ElidedLabel("", self, size=12)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button = QPushButton("", self)
        self._button.setFont(theme.font(12))
        self._button.setProperty("quiet", True)
        self._button.setStyleSheet("QPushButton { padding: 2px 8px; text-decoration: underline; }")
        self._button.clicked.connect(self.action_requested)
        self._close = QToolButton(self)
        self._close.setProperty("quiet", True)
        self._close.setStyleSheet("QToolButton { padding: 2px; }")
        self._close.setIcon(theme.icon("x", "text"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setAccessibleName("Dismiss")
        self._close.setToolTip("Dismiss")
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 1)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def show_text(
        self, text: str, action_text: str | None = None, *, kind: str = "note", dismissable: bool = False
    ) -> None:
        """Show one line, with a button and a × where they are asked for; ``kind``: ``note``, ``warning``, ``error``."""
        self._kind = kind
        self._text.setText(text)
        self._button.setText(action_text or "")
        self._button.setVisible(bool(action_text))
        self._close.setVisible(dismissable)
        self.show()
        self.update()
        announce(self, text)

    @property
    def text(self) -> str:
        """The line on screen."""
        return self._text.text()

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground in the hue of its kind and the hairline below."""
        of = theme.tokens()
        name, index = _KINDS[self._kind]
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.hue(index).ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(of.line))
        at = self._icon.pos()
        painter.drawPixmap(at, theme.pixmap(name, 16, "text", self.devicePixelRatioF()))

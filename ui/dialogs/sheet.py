"""What every dialog of the window is: a heading, a body, a foot with the buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.views.buttons import IconButton, filled
from ui.views.label import ElidedLabel, Label


class Sheet(QDialog):
    """A resizable dialog that Esc closes. ``body`` and ``foot`` are the layouts to fill; nothing is done by default."""

    def __init__(self, heading: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setSizeGripEnabled(False)
        self._top = QWidget(self)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(20, 16, 20, 16)
        top.setSpacing(12)
        self.heading = Label(heading, self, size=16, weight=QFont.Weight.DemiBold)
        self.remark = ElidedLabel(remark, self, role="muted")
        top.addWidget(self.heading)
        top.addWidget(self.remark, 1)
        self._bottom = QWidget(self)
        self.foot = QHBoxLayout(self._bottom)
        self.foot.setContentsMargins(20, 12, 20, 12)
        self.foot.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addLayout(self.body, 1)
        whole.addWidget(self._bottom)

    def add_button(self, text: str, *, primary: bool = False, icon: str = "") -> QPushButton:
        """Put a button into the foot; the primary one is what Return presses."""
        made = IconButton(text, theme.icon(icon, "on_filled" if primary else "muted") if icon else None, self)
        if primary:
            filled(made)
        made.setAutoDefault(primary)
        made.setDefault(primary)
        self.foot.addWidget(made)
        return made

    def setVisible(self, visible: bool) -> None:
        """Open at the size hint where the screen has room for it; Qt by itself stops at two thirds of the screen."""
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.92))
        super().setVisible(visible)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The body on the ground of a list, head and foot on that of the side, hairlines between."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.side))
        above = self._top.mapTo(self, QPoint(0, self._top.height())).y()
        below = self._bottom.y()
        painter.fillRect(0, above, self.width(), below - above, QColor(of.background))
        painter.fillRect(0, above - 1, self.width(), 1, QColor(of.line))
        painter.fillRect(0, below, self.width(), 1, QColor(of.line))

    def present(self, *, modal: bool = True) -> None:
        """Show it over its parent without blocking; ``modal`` keeps the parent's window from being used meanwhile."""
        if modal:
            self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show()
        self.raise_()
        self.activateWindow()

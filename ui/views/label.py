"""Words of the window: plain text only, coloured by a token, following the theme."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text``. Does nothing where none listens."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def tooltip(text: str) -> str:
    """``text`` for a tooltip, which would otherwise take words such as ``<b>`` for markup."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


def thousands(number: int) -> str:
    """A number as it is written on screen: ``1,234``."""
    return f"{number:,}"


def counted(number: int, one: str, many: str) -> str:
    """A number and its noun: ``1 paper``, ``1,234 papers``."""
    return f"{number:,} {one if number == 1 else many}"


class Label(QLabel):
    """Plain words in the colour of the token ``role``; never rich text, whatever they hold."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "text",
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        tabular: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._dressed = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight=weight, tabular=tabular))
        self.setWordWrap(wrap)
        self.setText(text)
        self._colour()

    def set_role(self, role: str) -> None:
        """Take the colour of another token."""
        self._role = role
        self._colour()

    def height_at(self, width: int) -> int:
        """How high the words stand when they wrap at ``width`` pixels.

        Not ``heightForWidth``, which never answers less than a height the label was once given.
        """
        return self.fontMetrics().boundingRect(0, 0, width, 1 << 20, Qt.TextFlag.TextWordWrap, self.text()).height()

    def _colour(self) -> None:
        # A sheet and not a palette: beside the application's style sheet a label's palette does not hold.
        sheet = f"QLabel {{ color: {getattr(theme.tokens(), self._role)}; }}"
        if sheet != self._dressed:
            self._dressed = sheet
            self.setStyleSheet(sheet)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)


class ElidedLabel(Label):
    """One line that ends in an ellipsis where there is no room; the whole of it is then in the tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "text",
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        tabular: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        self._mode = mode
        super().__init__(text, parent, role=role, size=size, weight=weight, tabular=tabular)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show ``text``, newlines folded."""
        super().setText(" ".join(text.split()))
        self.updateGeometry()
        self._tip()

    def sizeHint(self) -> QSize:
        """Room for all of the text."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(self.sizeHint().width(), 32), self.sizeHint().height())

    def elided(self) -> str:
        """What fits."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())

    def paintEvent(self, event: QEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(QColor(getattr(theme.tokens(), self._role)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | self.alignment(), self.elided())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where it no longer fits."""
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        self.setToolTip(tooltip(self.text()) if self.elided() != self.text() else "")

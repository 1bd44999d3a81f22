"""Buttons of the window: one with an icon, one that looks like a link, and the one that stands out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QWidget

from ui import theme


class IconButton(QPushButton):
    """An icon and words with a gap of 8 pixels between them, or the icon alone."""

    def __init__(self, text: str = "", icon: QIcon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.font(13))
        self.setIconSize(QSize(16, 16))
        if icon is not None:
            self.setIcon(icon)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Fusion puts 4 pixels between icon and words; a space makes them 8."""
        super().initStyleOption(option)
        if option.text and not self.icon().isNull():
            option.text = " " + option.text


class LinkButton(QPushButton):
    """A button that looks like a link, with a focus ring; its colour is the token ``role``."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        role: str = "accent",
        size: float = 12,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._dressed = ""
        self.setFont(theme.font(size, weight=weight))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._dress()

    def _dress(self) -> None:
        of = theme.tokens()
        colour = getattr(of, self._role)
        sheet = (
            "QPushButton { border: 2px solid transparent; border-radius: 4px; padding: 1px 3px;"
            f" background: transparent; color: {colour}; }}"
            "QPushButton:hover { text-decoration: underline; }"
            f"QPushButton:focus {{ border: 2px solid {colour}; padding: 1px 3px; }}"
            f"QPushButton:disabled {{ color: {of.muted}; }}"
        )
        if sheet != self._dressed:
            self._dressed = sheet
            self.setStyleSheet(sheet)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)


def filled(button: QPushButton) -> QPushButton:
    """Make ``button`` the one that stands out."""
    button.setProperty("filled", True)
    return button

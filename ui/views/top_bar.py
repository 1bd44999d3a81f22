"""The bar at the top: the way in, the way out, the search box, the menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui import theme
from ui.views.buttons import IconButton, filled
from ui.views.label import tooltip
from ui.views.search_box import SearchBox

HEIGHT = 48
NARROW = 900
"""Below this width, in pixels, the buttons are icons."""


class ActionButton(IconButton):
    """A button that shows an action and triggers it; it can shrink to the action's icon."""

    def __init__(self, action: QAction, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__("", icon, parent)
        self._action = action
        self._narrow = False
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show)
        self._show()

    def set_narrow(self, on: bool) -> None:
        """Show the icon alone, or the words too."""
        if on != self._narrow:
            self._narrow = on
            self._show()

    @Slot()
    def _show(self) -> None:
        action = self._action
        words = action.text().replace("&", "")
        self.setText("" if self._narrow else words)
        self.setEnabled(action.isEnabled())
        self.setAccessibleName(words)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        said = words.rstrip("…")
        self.setToolTip(tooltip(f"{said} ({keys})" if keys else said))


class TopBar(QWidget):
    """Paste, import and export at the left, the search box, the menu at the right."""

    def __init__(
        self,
        paste: QAction,
        bring_in: QAction,
        export: QAction,
        search_box: SearchBox,
        menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.search_box = search_box
        self.paste_button = filled(ActionButton(paste, theme.icon("clipboard", "on_filled"), self))
        self.import_button = ActionButton(bring_in, theme.icon("download", "text"), self)
        self.export_button = ActionButton(export, theme.icon("upload", "text"), self)
        for quiet in (self.import_button, self.export_button):
            quiet.setProperty("quiet", True)
        self.menu = menu
        self.menu_button = QToolButton(self)
        self.menu_button.setProperty("quiet", True)
        self.menu_button.setIcon(theme.icon("more", "text"))
        self.menu_button.setIconSize(QSize(16, 16))
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setAccessibleDescription("Opens a menu")
        self.menu_button.setToolTip(tooltip("Menu (F10)"))
        # Not setMenu: the keys of the menu's actions would act on the button too, and Space mark a paper.
        self.menu_button.clicked.connect(self.open_menu)
        menu.aboutToHide.connect(self._on_menu_closed)
        for button in (self.paste_button, self.import_button, self.export_button, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the work is
        search_box.setParent(self)

        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(4)
        row.addWidget(self.paste_button)
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        row.addSpacing(8)
        # The box stands over the list and the paper, so it leans to the left of the room that is free.
        row.addStretch(3)
        row.addWidget(search_box)
        row.addStretch(5)
        row.addSpacing(8)
        row.addWidget(self.menu_button)

    @Slot()
    def open_menu(self) -> None:
        """Open the menu below its button, inside the window."""
        button = self.menu_button
        button.setDown(True)
        wide = self.menu.sizeHint().width()
        self.menu.popup(button.mapToGlobal(QPoint(button.width() - wide, button.height() + 2)))

    @Slot()
    def _on_menu_closed(self) -> None:
        self.menu_button.setDown(False)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the icons and a short search box."""
        return QSize(360, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words on the buttons where there is room for them."""
        super().resizeEvent(event)
        for button in (self.paste_button, self.import_button, self.export_button):
            assert isinstance(button, ActionButton)
            button.set_narrow(self.width() < NARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the hairline below."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.side))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(of.line))

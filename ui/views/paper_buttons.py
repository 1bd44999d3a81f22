"""The row of quiet buttons under a paper's ids: mark, status, open, cite; for several papers also export."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from readinglist.records import Status
from ui import theme
from ui.views.buttons import IconButton
from ui.views.flow_layout import FlowLayout
from ui.views.label import tooltip

STATUSES = {
    Status.UNREAD: ("To read", "inbox", "muted"),
    Status.READING: ("Reading", "book-open", "accent"),
    Status.DONE: ("Done", "check-circle", "done"),
}
"""For each status: its words, its icon and the token of the icon's colour."""


class PaperButtons(QWidget):
    """Asks for what its buttons say. The words begin 8 px inside its left edge."""

    mark_wanted = Signal(bool)
    status_wanted = Signal(str)
    open_wanted = Signal()
    cite_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = False
        self.mark, self.status = _quiet("Mark", "star"), _quiet("To read", "inbox")
        self.open, self.cite, self.export = _quiet("Open", "link"), _quiet("Cite", "quote"), _quiet("Export…", "upload")
        self.status.setAccessibleDescription("Opens a menu")
        self.cite.setToolTip("Copy the citation key")
        self.menu = QMenu(self)
        self._statuses = QActionGroup(self)
        self._statuses.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for status, (words, icon, role) in STATUSES.items():
            action = QAction(theme.icon(icon, role), words, self._statuses, checkable=True)
            action.setData(status.value)
            self.menu.addAction(action)
        row = FlowLayout(self, gap=0, line_gap=0)
        for button in (self.mark, self.status, self.open, self.cite, self.export):
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.mark.clicked.connect(lambda: self.mark_wanted.emit(not self._marked))
        self.status.clicked.connect(self._open_menu)
        self._statuses.triggered.connect(lambda action: self.status_wanted.emit(action.data()))
        self.open.clicked.connect(self.open_wanted)
        self.cite.clicked.connect(self.cite_wanted)
        self.export.clicked.connect(self.export_wanted)

    def show_one(self, *, marked: bool, status: Status, address: str | None) -> None:
        """For one paper; ``address`` is what "Open" would open."""
        self._show_mark(marked, "Marked")
        self._show_status(status)
        self.open.setEnabled(address is not None)
        self.open.setToolTip(tooltip(address or "The page gives no address for this paper."))
        _set_shown(self.open, True)
        _set_shown(self.export, False)

    def show_many(self, *, all_marked: bool) -> None:
        """For several papers."""
        self._show_mark(all_marked, "Unmark")
        self._show_status(None)
        _set_shown(self.open, False)
        _set_shown(self.export, True)

    def set_read_only(self, on: bool) -> None:
        """Allow only what changes nothing."""
        self.mark.setEnabled(not on)
        self.status.setEnabled(not on)

    def _show_mark(self, marked: bool, words: str) -> None:
        self._marked = marked
        _set_words(self.mark, words if marked else "Mark")
        self.mark.setIcon(theme.icon("star-filled", "star") if marked else theme.icon("star", "muted"))

    def _show_status(self, status: Status | None) -> None:
        words, icon, role = STATUSES[status] if status else ("Status", "circle", "muted")
        _set_words(self.status, words)
        self.status.setAccessibleName(f"Status: {words}" if status else "Status")
        self.status.setIcon(theme.icon(icon, role))
        for action in self._statuses.actions():
            action.setChecked(status is not None and action.data() == status.value)

    def _open_menu(self) -> None:
        self.menu.popup(self.status.mapToGlobal(QPoint(0, self.status.height())))


def _quiet(words: str, icon: str) -> IconButton:
    made = IconButton(words, theme.icon(icon, "muted"))
    made.setProperty("quiet", True)
    made.setAccessibleName(words.rstrip("…"))
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the list, where the keys act
    return made


def _set_words(button: IconButton, words: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.setAccessibleName(words)


def _set_shown(button: IconButton, on: bool) -> None:
    if button.isHidden() == on:
        button.setVisible(on)

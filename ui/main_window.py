"""The main window: where everything stands. What happens in it is in ui/desk.py and ui/commands.py."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui import actions, theme
from ui.models.paper_table import PaperTableModel
from ui.views.banner import Banner
from ui.views.empty_page import DropHint, StatePage
from ui.views.paper_pane import PaperPane
from ui.views.paper_table import PaperTable
from ui.views.search_box import SearchBox
from ui.views.side_list import SideList
from ui.views.status_bar import StatusBar
from ui.views.toast import Toast
from ui.views.top_bar import TopBar

NARROW = 1000
"""Below this width, in pixels, the paper opens over the list."""

NARROWER = 720
"""Below this width the side list steps aside too."""

FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """Left the places, in the middle the papers, at the right this paper; the search box above, the work below."""

    dropped = Signal(object, str)
    """Files (a list of Path) or text were dropped on the window."""
    closing = Signal()

    def __init__(self, model: PaperTableModel, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle("Reading List")
        self.setWindowIcon(theme.icon("library", "accent"))
        self.setAcceptDrops(True)
        self.resize(*FIRST_SIZE)
        self.setMinimumSize(480, 360)

        self.table = PaperTable(model)
        self.side = SideList()
        self.pane = PaperPane()
        self.search_box = SearchBox()
        self.state_page = StatePage()
        self.banner = Banner()
        self.status_bar = StatusBar()
        self.actions_by_name = actions.make(self, self.table)
        self.menu = self._make_menu()
        self.top_bar = TopBar(
            self.actions_by_name["paste"],
            self.actions_by_name["import"],
            self.actions_by_name["export"],
            self.search_box,
            self.menu,
        )
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.state_page)
        self._drop_hint = DropHint(self.middle)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.side, self.middle, self.pane):
            self.splitter.addWidget(part)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(1, 1)
        sides = theme.SIDE_WIDTH, theme.PAPER_WIDTH
        self.splitter.setSizes([sides[0], FIRST_SIZE[0] - sum(sides), sides[1]])
        self.splitter.setCollapsible(1, False)
        self.banner.hide()

        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self.top_bar, self.banner, self.splitter, self.status_bar):
            column.addWidget(row)
        column.setStretchFactor(self.splitter, 1)
        self.setCentralWidget(whole)
        self.toast = Toast(whole)
        self._reading = False
        self._wants = {"side": True, "pane": True}
        self._restore()

    # The three columns

    def show_side(self, on: bool) -> None:
        """Show or hide the side list, where there is room for it."""
        self._wants["side"] = on
        self.arrange()

    def show_pane(self, on: bool) -> None:
        """Show or hide the paper; in a narrow window it stands over the list."""
        self._wants["pane"] = on
        self.arrange()

    def wants(self, part: str) -> bool:
        """Whether the user wants to see ``side`` or ``pane``."""
        return self._wants[part]

    def read_over_list(self, on: bool) -> None:
        """In a narrow window: open the paper over the list, or go back to the list."""
        self._reading = on
        self.arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether list and paper have to take turns."""
        return self.width() < NARROW

    def arrange(self) -> None:
        """Give each column its place for the width there is."""
        over = self.is_narrow and self._reading
        self.side.setVisible(self._wants["side"] and self.width() >= NARROWER)
        self.middle.setVisible(not over)
        self.pane.setVisible(over if self.is_narrow else self._wants["pane"])

    def show_list(self) -> None:
        """Papers in the middle."""
        self.middle.setCurrentWidget(self.table)

    def show_state(self) -> None:
        """A state in the middle: empty, nothing found, an error."""
        self.middle.setCurrentWidget(self.state_page)

    # Menus

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in actions.MENUS:
            part = menu.addMenu(name)
            part.addActions(actions.of_menu(self.actions_by_name, name))
        return menu

    def paper_menu(self) -> QMenu:
        """The menu of the selected papers."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed: list[QAction] = actions.of_menu(self.actions_by_name, "Paper")
        menu.addActions(listed)
        menu.addSeparator()
        for name in ("copy_titles", "copy_cite", "export"):
            menu.addAction(self.actions_by_name[name])
        return menu

    # How it was left

    def _restore(self) -> None:
        geometry, columns = self._settings.value("window/geometry"), self._settings.value("list/columns")
        if isinstance(geometry, QByteArray) and not geometry.isEmpty():
            self.restoreGeometry(geometry)
        splitter = self._settings.value("window/splitter")
        if isinstance(splitter, QByteArray) and not splitter.isEmpty():
            self.splitter.restoreState(splitter)
        self.splitter.setHandleWidth(1)
        if isinstance(columns, QByteArray) and not columns.isEmpty():
            self.table.restore_state(bytes(columns.data()))
        for part in self._wants:
            self._wants[part] = self._settings.value(f"window/{part}", True, type=bool) is not False
        self.arrange()

    def remember(self) -> None:
        """Write down how the window is left."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        if not self.is_narrow:
            self._settings.setValue("window/splitter", self.splitter.saveState())
        self._settings.setValue("list/columns", QByteArray(self.table.save_state()))
        for part, on in self._wants.items():
            self._settings.setValue(f"window/{part}", on)
        self._settings.sync()

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns come and go with the room there is."""
        super().resizeEvent(event)
        self.arrange()

    def moveEvent(self, event: QMoveEvent) -> None:
        """A window that comes back from a screen that is gone is brought into view."""
        super().moveEvent(event)
        if not any(s.availableGeometry().intersects(self.frameGeometry()) for s in QGuiApplication.screens()):
            QTimer.singleShot(0, self._bring_back)

    def _bring_back(self) -> None:
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            self.move(screen.availableGeometry().topLeft())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text can be dropped anywhere."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            self._drop_hint.set_shown(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was not meant for us."""
        self._drop_hint.set_shown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        self._drop_hint.set_shown(False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(files, "" if files else event.mimeData().text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved before the window goes."""
        self.remember()
        self.closing.emit()
        event.accept()

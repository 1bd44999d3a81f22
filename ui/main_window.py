"""The main window: where everything stands. What happens in it is in ui/desk.py and ui/commands.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui import actions, theme
from ui.columns import Columns
from ui.copied import words_of
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

FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """Left the places, in the middle the papers, at the right this paper; the search box above, the work below."""

    dropped = Signal(object, str)
    """Files (a list of Path) or text were dropped on the window."""
    closing = Signal()

    def __init__(self, model: PaperTableModel, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.may_close: Callable[[], bool] = lambda: True
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
        self.offer = Banner()
        """What waits to be gone on with."""
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
        self.columns = Columns(self.side, self.middle, self.pane, FIRST_SIZE[0])
        self.banner.hide()
        self.offer.hide()
        self.middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self.top_bar, self.banner, self.offer, self.columns, self.status_bar):
            column.addWidget(row)
        column.setStretchFactor(self.columns, 1)
        self._over = QStackedWidget()
        self._over.addWidget(whole)
        self.setCentralWidget(self._over)
        self.toast = Toast(whole)
        QWidget.setTabOrder(self.side, self.search_box)  # and from the box into the list of what it found
        self._restore()

    # The three columns

    def show_side(self, on: bool) -> None:
        """Show or hide the side list."""
        self.columns.show_side(on)
        self._check_shown()

    def show_pane(self, on: bool) -> None:
        """Show or hide the paper; in a narrow window it stands over the list."""
        self.columns.show_pane(on)
        self._check_shown()

    def wants(self, part: str) -> bool:
        """Whether the user wants to see ``side`` or ``pane``."""
        return self.columns.wants(part)

    def read_over_list(self, on: bool) -> None:
        """In a narrow window: open the paper over the list, or go back to the list."""
        self.columns.read_over_list(on)
        self._check_shown()

    @property
    def is_narrow(self) -> bool:
        """Whether list and paper have to take turns."""
        return self.columns.is_narrow

    def arrange(self) -> None:
        """Give each column its place for the width there is."""
        self.columns.arrange(self.width())
        self._check_shown()

    def _check_shown(self) -> None:
        side, _, pane = self.columns.shown
        self.actions_by_name["show_side"].setChecked(side)
        self.actions_by_name["show_paper"].setChecked(pane)
        self.pane.set_over_list(self.columns.paper_is_over_list)

    def show_list(self) -> None:
        """Papers in the middle."""
        self.middle.setCurrentWidget(self.table)

    def show_state(self) -> None:
        """A state in the middle: empty, nothing found, an error."""
        self.middle.setCurrentWidget(self.state_page)

    def show_over(self, sheet: QWidget | None) -> None:
        """Show a sheet over everything, or None of it any more; meanwhile what acts on papers rests."""
        while self._over.count() > 1:
            over = self._over.widget(1)
            if over is not None:
                self._over.removeWidget(over)
        actions.rest(self.actions_by_name, sheet is not None)
        if sheet is not None:
            self._over.addWidget(sheet)
            self._over.setCurrentWidget(sheet)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Menus

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in actions.MENUS:
            actions.fill(menu.addMenu(name), self.actions_by_name, name)
        return menu

    def paper_menu(self) -> QMenu:
        """The menu of the selected papers."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions.fill(menu, self.actions_by_name, "Paper")
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
            self.columns.restore(splitter)
        if isinstance(columns, QByteArray) and not columns.isEmpty():
            self.table.restore_state(bytes(columns.data()))
        for part in ("side", "pane"):
            self.columns.want(part, self._settings.value(f"window/{part}", True, type=bool) is not False)
        self.arrange()

    def remember(self) -> None:
        """Write down how the window is left."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        if not self.is_narrow:
            self._settings.setValue("window/splitter", self.columns.saveState())
        self._settings.setValue("list/columns", QByteArray(self.table.save_state()))
        for part in ("side", "pane"):
            self._settings.setValue(f"window/{part}", self.columns.wants(part))
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
        self.dropped.emit(files, "" if files else words_of(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved before the window goes, if it may."""
        if not self.may_close():
            event.ignore()
            return
        self.remember()
        self.closing.emit()
        event.accept()

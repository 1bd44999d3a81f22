"""What a user does to the window, for tests: waiting, keys, the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QMouseEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.app import App
from ui.models.paper_table import Column

Start = Callable[[], App]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def rest(qtbot: QtBot, app: App) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not app.busy, timeout=20_000)
        QApplication.processEvents()


def key(qtbot: QtBot, app: App, which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key where the focus is."""
    qtbot.keyClick(app.window.focusWidget() or app.window, which, held)
    rest(qtbot, app)


def at(app: App, row: int, column: Column = Column.TITLE) -> QPoint:
    return app.window.table.visualRect(app.desk.model.index(row, column)).center()


def dialogs(app: App) -> list[QDialog]:
    return [dialog for dialog in app.window.findChildren(QDialog) if dialog.isVisible()]


def labels(window: QWidget) -> list[QLabel]:
    return [*window.findChildren(QLabel)]


def move(view: QWidget, to: QPoint) -> None:
    """A move with the button held, which qtbot cannot make."""
    place = QPointF(to)
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, NONE))


def drop(on: QWidget, place: QPoint, data: QMimeData) -> None:
    on.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, LEFT, NONE))


class Painted(QObject):
    """What of a widget was painted anew since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False

"""A user who looks before adding: the same page month after month, by keyboard, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.app import App
from ui.dialogs.edit_fields import EditFieldsDialog
from ui.views.review.sheet import ReviewSheet

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Start = Callable[[], App]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    opened: list[App] = []

    def begin() -> App:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        app = App(tmp_path / "library.db", settings=settings, scheme="light")
        qtbot.addWidget(app.window)
        opened.append(app)
        app.start([])
        rest(qtbot, app)
        return app

    yield begin
    for app in opened:
        app.close()
    QGuiApplication.clipboard().clear()


def rest(qtbot: QtBot, app: App) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not app.busy, timeout=20_000)
        QApplication.processEvents()


def press(qtbot: QtBot, app: App, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    app.window.activateWindow()
    qtbot.keyClick(app.window.focusWidget() or app.window, key, held)
    rest(qtbot, app)


def paste(qtbot: QtBot, app: App, text: str) -> ReviewSheet:
    QGuiApplication.clipboard().setText(text)
    press(qtbot, app, Qt.Key.Key_V, CTRL)
    sheet = app.commands.transfer.reviews.sheet
    assert sheet is not None
    return sheet


def words(sheet: ReviewSheet) -> str:
    return sheet.foot.commit_button.text()


def test_three_months_of_one_page(qtbot: QtBot, start: Start, seeds: Path) -> None:
    app = start()
    library = app.session.library
    app.window.actions_by_name["review_always"].trigger()
    lines = (seeds / "author-page.txt").read_text(encoding="utf-8").split("\n")

    # January: five papers stand on the page. The first is left out, the second gets its year mended.
    sheet = paste(qtbot, app, "\n".join(lines[:45]))
    assert words(sheet) == "Add 5 papers"
    press(qtbot, app, Qt.Key.Key_Space)
    press(qtbot, app, Qt.Key.Key_Down)
    press(qtbot, app, Qt.Key.Key_F2)
    dialog = next(d for d in app.window.findChildren(EditFieldsDialog) if d.isVisible())
    title = dialog.editors["title"]
    assert isinstance(title, QPlainTextEdit)
    title.setPlainText("On skip connections and normalisation layers")
    dialog.save_button.click()
    rest(qtbot, app)
    press(qtbot, app, Qt.Key.Key_Return, CTRL)
    assert library.papers.counts().all == 4
    mended = next(p.id for p in library.papers.load(list(range(1, 5))) if p.corrected)

    # February: the whole page. Only what is new is shown, and what was left out says so.
    sheet = paste(qtbot, app, "\n".join(lines))
    assert sheet.pills.words == ["All 7", "New 2", "Already yours 4", "Left out before 1", "Lines not read 8"]
    assert sheet.pills.current == "new"
    assert words(sheet) == "Add 2 papers"
    press(qtbot, app, Qt.Key.Key_Return)
    assert library.papers.counts().all == 6
    assert library.papers.load([mended])[0].title == "On skip connections and normalisation layers"

    # A page of another lab completes two of them; one is refused.
    sheet = paste(qtbot, app, (seeds / "lab-publications.txt").read_text(encoding="utf-8"))
    assert words(sheet) == "Add 8 papers, complete 2"
    press(qtbot, app, Qt.Key.Key_3)
    press(qtbot, app, Qt.Key.Key_Space)
    assert words(sheet) == "Add 8 papers, complete 1"
    press(qtbot, app, Qt.Key.Key_Return, CTRL)
    assert library.papers.counts().all == 14
    assert app.window.toast.message.startswith("Added 8 papers, completed 1 paper")

    # March: nothing is new, and Esc is all there is to do.
    sheet = paste(qtbot, app, "\n".join(lines) + "\nMarch\n")
    assert words(sheet) == "Nothing is ticked"
    press(qtbot, app, Qt.Key.Key_Escape)
    assert app.commands.transfer.reviews.sheet is None

    # All of it can be undone, import by import.
    for left in (6, 4, 0):
        press(qtbot, app, Qt.Key.Key_Z, CTRL)
        assert library.papers.counts().all == left
    for there in (4, 6, 14):
        press(qtbot, app, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert library.papers.counts().all == there
    assert library.papers.load([mended])[0].title == "On skip connections and normalisation layers"

"""A user's day in the real window on the real store, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import bibtexparser
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readinglist.records import Place
from ui.app import App
from ui.dialogs.export_dialog import ExportDialog
from ui.models.paper_table import Column

Start = Callable[[], App]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start the program on the library of this test; what is still open at the end is closed."""
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


def rest(qtbot: QtBot, app: App) -> None:
    """Wait until nothing is on its way any more."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not app.busy, timeout=20_000)
        QApplication.processEvents()


def type_(qtbot: QtBot, app: App, text: str) -> None:
    qtbot.keyClicks(app.window.search_box, text)
    rest(qtbot, app)


def key(qtbot: QtBot, widget: QWidget, which: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(widget, which, held or Qt.KeyboardModifier.NoModifier)


def paste(qtbot: QtBot, app: App, dump: Path) -> None:
    QGuiApplication.clipboard().setText(dump.read_text(encoding="utf-8"))
    key(qtbot, app.window, Qt.Key.Key_V, CTRL)
    rest(qtbot, app)


def select_rows(qtbot: QtBot, app: App, count: int) -> list[int]:
    table = app.window.table
    table.setFocus()
    key(qtbot, table, Qt.Key.Key_Home)
    for _ in range(count - 1):
        key(qtbot, table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    rest(qtbot, app)
    assert len(table.selected_ids()) == count
    return table.selected_ids()


def test_a_day(qtbot: QtBot, start: Start, seeds: Path, tmp_path: Path) -> None:
    app = start()
    window, table = app.window, app.window.table
    library = app.session.library
    assert window.middle.currentWidget() is window.state_page

    # Paste two pages; the second completes two papers of the first.
    paste(qtbot, app, seeds / "author-page.txt")
    assert window.middle.currentWidget() is table
    paste(qtbot, app, seeds / "lab-publications.txt")
    assert library.papers.counts().all == 15
    paste(qtbot, app, seeds / "author-page-compact.txt")
    assert library.papers.counts().all == 65

    # The same page again adds nothing and says so.
    paste(qtbot, app, seeds / "author-page.txt")
    assert library.papers.counts().all == 65
    assert "already yours" in window.toast.message

    # Search with a typo, from the keyboard; tag the first five.
    key(qtbot, window, Qt.Key.Key_F, CTRL)
    assert window.search_box.hasFocus()
    type_(qtbot, app, "optimzation")
    assert 5 <= len(app.desk.model.ids) < 65
    assert "papers" in window.search_box.count_text
    assert table.selected_ids() == [app.desk.model.ids[0]]  # the best hit, and beside the list what it says
    assert window.pane.shown_ids == table.selected_ids()
    key(qtbot, window.search_box, Qt.Key.Key_Down)
    assert table.hasFocus()
    five = select_rows(qtbot, app, 5)
    key(qtbot, table, Qt.Key.Key_T)
    entry = cast(QWidget, QApplication.focusWidget())
    qtbot.keyClicks(entry, "optimisation")
    key(qtbot, entry, Qt.Key.Key_Return)
    rest(qtbot, app)
    assert [(t.name, t.count) for t in library.tags.all()] == [("optimisation", 5)]
    assert window.toast.message == "Tagged 5 papers “optimisation”"

    # Note one; the note saves itself.
    table.setFocus()
    one = select_rows(qtbot, app, 1)[0]
    key(qtbot, table, Qt.Key.Key_N)
    editor = cast(QWidget, QApplication.focusWidget())
    qtbot.keyClicks(editor, "Compare with *SAM*.")
    key(qtbot, editor, Qt.Key.Key_Escape)
    rest(qtbot, app)
    assert library.papers.load([one])[0].note == "Compare with *SAM*."

    # Clear the search and mark seven: six by keys, one by its star.
    key(qtbot, window, Qt.Key.Key_F, CTRL)
    key(qtbot, window.search_box, Qt.Key.Key_Escape)
    rest(qtbot, app)
    assert len(app.desk.model.ids) == 65
    select_rows(qtbot, app, 6)
    key(qtbot, table, Qt.Key.Key_Space)
    rest(qtbot, app)
    seventh = table.visualRect(app.desk.model.index(6, Column.MARK)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=QPoint(seventh))
    rest(qtbot, app)
    assert library.papers.counts().marked == 7

    # One status too many, and back.
    select_rows(qtbot, app, 3)
    key(qtbot, table, Qt.Key.Key_D)
    rest(qtbot, app)
    assert library.papers.counts().done == 3
    key(qtbot, window, Qt.Key.Key_Z, CTRL)
    rest(qtbot, app)
    assert library.papers.counts().done == 0
    assert library.papers.counts().marked == 7
    key(qtbot, window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    rest(qtbot, app)
    assert library.papers.counts().done == 3

    # Export the marked ones.
    select_rows(qtbot, app, 1)
    key(qtbot, window, Qt.Key.Key_E, CTRL)
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.choice is not None and (dialog.choice.key, dialog.choice.count) == ("marked", 7)
    next(b for b in dialog.format_buttons.buttons() if "BibTeX" in b.text()).click()
    dialog.file.setText(str(tmp_path / "out.bib"))
    qtbot.mouseClick(dialog.export_button, LEFT)
    rest(qtbot, app)
    exported = bibtexparser.parse_file(str(tmp_path / "out.bib"))
    assert len(exported.entries) == 7
    assert not exported.failed_blocks
    marked = [p.id for p in library.papers.load(library.papers.ids(Place("marked"), app.desk.listing.sort))]

    # Quit, start again: everything is there.
    window.close()
    again = start()
    library = again.session.library
    assert library.papers.counts().all == 65
    assert list(library.papers.ids(Place("marked"), again.desk.listing.sort)) == marked
    assert sorted(library.tags.wearers(library.tags.all()[0].id)) == sorted(five)
    assert library.papers.load([one])[0].note == "Compare with *SAM*."
    assert [i.name for i in library.imports.all()] == ["Lachlan Ewen MacDonald", "Pasted page", "Aurelien Lucchi"]
    assert len(again.desk.model.ids) == 65
    assert library.papers.load(marked)[0].cite_key


def test_an_import_can_be_undone_and_made_again(qtbot: QtBot, start: Start, seeds: Path) -> None:
    app = start()
    paste(qtbot, app, seeds / "author-page.txt")
    key(qtbot, app.window, Qt.Key.Key_Z, CTRL)
    rest(qtbot, app)
    assert app.session.library.papers.counts().all == 0
    assert app.window.middle.currentWidget() is app.window.state_page
    key(qtbot, app.window, Qt.Key.Key_Y, CTRL)
    rest(qtbot, app)
    assert app.session.library.papers.counts().all == 7
    assert len(app.desk.model.ids) == 7


def test_a_note_that_is_being_typed_survives_quitting(qtbot: QtBot, start: Start, seeds: Path) -> None:
    app = start()
    paste(qtbot, app, seeds / "author-page.txt")
    one = select_rows(qtbot, app, 1)[0]
    key(qtbot, app.window.table, Qt.Key.Key_N)
    qtbot.keyClicks(cast(QWidget, QApplication.focusWidget()), "Half a tho")
    app.window.close()
    assert start().session.library.papers.load([one])[0].note == "Half a tho"


def test_what_is_not_a_page_is_a_sentence_and_changes_nothing(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    app = start()
    for text, told in (("", "no text on the clipboard"), ("Milk, eggs, bread", "No papers were found")):
        QGuiApplication.clipboard().setText(text)
        key(qtbot, app.window, Qt.Key.Key_V, CTRL)
        rest(qtbot, app)
        assert told in app.window.toast.message
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    app.commands.transfer.take([tmp_path / "picture.png"], "")
    rest(qtbot, app)
    assert "picture.png" in app.window.toast.message
    app.commands.transfer.take([tmp_path / "missing.txt"], "")
    rest(qtbot, app)
    assert "There is no file" in app.window.toast.message
    assert app.session.library.papers.counts().all == 0


def test_a_place_empties_as_its_papers_leave_it(qtbot: QtBot, start: Start, seeds: Path) -> None:
    app = start()
    paste(qtbot, app, seeds / "author-page.txt")
    app.window.side.place_chosen.emit(Place("unread"))
    rest(qtbot, app)
    for left in range(6, -1, -1):
        app.window.table.setFocus()
        key(qtbot, app.window.table, Qt.Key.Key_D)
        rest(qtbot, app)
        assert len(app.desk.model.ids) == left
    assert app.window.middle.currentWidget() is app.window.state_page


def test_another_programs_change_is_seen(qtbot: QtBot, start: Start, seeds: Path) -> None:
    from readinglist import edits, importing
    from readinglist.library import Library

    app = start()
    paste(qtbot, app, seeds / "author-page.txt")
    app.session.look_for_others()
    rest(qtbot, app)
    with Library.open(app.session.path) as other:
        importing.run(other, importing.gather([seeds / "daily-papers.txt"]))
        edits.apply(other, edits.AddTags([1], ["zugspitze"]))
    app.session.look_for_others()
    rest(qtbot, app)
    assert len(app.desk.model.ids) == 63
    type_(qtbot, app, "zugspitze")
    assert list(app.desk.model.ids) == [1]

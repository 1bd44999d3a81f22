"""A review without the mouse: keys, the menu of a record, another paper by a search, what a file brings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Start, dialogs, key, rest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from reviewed import CTRL, Review, button, fill, held

from readinglist.library import Library
from readinglist.reviewing import Chosen, FieldChange
from ui import actions
from ui.app import App
from ui.dialogs.edit_fields import EditFieldsDialog
from ui.dialogs.keys import KeyCaps, KeysDialog
from ui.dialogs.paper_choice import PaperChoice
from ui.models.source_lines import LIT
from ui.reviews import ALWAYS

SHIFT = Qt.KeyboardModifier.ShiftModifier
BIB = """@article{k1, title = {Convergence of a thing seen nowhere}, author = {Ada Byron}, year = {2024},
  keywords = {a, b}, annote = {mine}, readstatus = {read}, priority = {prio1}}
"""


def back(qtbot: QtBot, app: App) -> None:
    """A dialog is gone: off screen nobody but the test hands the window its keys back."""
    rest(qtbot, app)
    app.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is app.window, timeout=5_000)


@pytest.mark.usefixtures("doubtful")
def test_every_key_does_what_the_list_of_keys_says(qtbot: QtBot, review: Review) -> None:
    app, sheet = review(text="a page")
    assert sheet.rows.hasFocus() and sheet.rows.current_place() == 1
    key(qtbot, app, Qt.Key.Key_K)
    assert sheet.rows.current_place() == 0
    key(qtbot, app, Qt.Key.Key_J)
    key(qtbot, app, Qt.Key.Key_J)
    assert sheet.rows.current_place() == 2
    key(qtbot, app, Qt.Key.Key_N)
    assert sheet.rows.current_place() == 1, "round the end"
    key(qtbot, app, Qt.Key.Key_Home)
    key(qtbot, app, Qt.Key.Key_N, SHIFT)
    assert sheet.rows.current_place() == 1
    key(qtbot, app, Qt.Key.Key_2)
    assert sheet.rows.current_place() in (0, 2)
    key(qtbot, app, Qt.Key.Key_N)
    assert sheet.rows.current_place() == 1 and sheet.pills.current == "all", "it goes where one is"
    key(qtbot, app, Qt.Key.Key_E)
    (dialog,) = dialogs(app)
    assert isinstance(dialog, EditFieldsDialog)
    dialog.reject()
    back(qtbot, app)
    sheet.edit(1, {"title": "Where it ends"})
    key(qtbot, app, Qt.Key.Key_U)
    assert sheet.model.title(1) == "Where does it end" and not sheet.acts["unedit"].isEnabled()
    table = dict(actions.keys_table())
    for name, action in actions.REVIEW.items():
        words = actions.REVIEW[name].text.replace("&", "").rstrip("…")
        assert table[f"In a review: {words[:1].lower()}{words[1:]}"] == actions.keys_of(action), name


@pytest.mark.usefixtures("doubtful")
def test_the_menu_of_a_record_offers_the_same(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: menus.append(menu))
    _, sheet = review(text="a page")
    at = sheet.rows.visualRect(sheet.model.index(2, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, sheet.rows.viewport().mapToGlobal(at))
    QApplication.sendEvent(sheet.rows.viewport(), event)
    assert sheet.rows.current_place() == 2
    (menu,) = menus
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown == [one.text for one in actions.REVIEW.values() if one.menu == "Record"]
    assert not sheet.acts["separate"].isEnabled(), "there is no paper to keep it apart from"
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(sheet.rows.viewport(), by_key)
    assert len(menus) == 2


def test_a_record_can_be_any_paper_of_the_library(qtbot: QtBot, empty: Start, tmp_path: Path, seeds: Path) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    bib = tmp_path / "own.bib"
    bib.write_text(BIB)
    app = empty()
    reviews = app.commands.transfer.reviews
    reviews.set_when(ALWAYS)
    app.commands.transfer.take([bib], "")
    rest(qtbot, app)
    sheet = reviews.sheet
    assert sheet is not None and button(sheet) == "Add 1 paper"
    words = sheet.changes.shown_words
    assert words == ["tags", "a, b", "note", "mine", "status", "done", "marked", "yes", "citation key", "k1"]
    key(qtbot, app, Qt.Key.Key_P)
    (dialog,) = dialogs(app)
    assert isinstance(dialog, PaperChoice)
    rest(qtbot, app)
    assert dialog.current is not None and dialog.current.title is not None
    assert dialog.current.title.startswith("Convergence Rates"), "what is most alike is offered at once"
    dialog.box.setText("deformble nerf")
    qtbot.waitUntil(lambda: dialog.current is not None and "NeRF" in (dialog.current.title or ""), timeout=5_000)
    dialog.box.setText("zzzzqqqq")
    qtbot.waitUntil(lambda: dialog.middle.currentWidget() is dialog.empty, timeout=5_000)
    assert not dialog.choose_button.isEnabled()
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing is chosen where nothing is found"
    dialog.box.setText("convergence")
    qtbot.waitUntil(lambda: dialog.current is not None, timeout=5_000)
    chosen = dialog.current
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    rest(qtbot, app)
    assert chosen is not None and not dialogs(app)
    assert button(sheet) == "Complete 1 paper"
    assert sheet.model.chip(0) == "same work"
    assert sheet.changes.heading.text().startswith("Goes into “Convergence Rates")
    assert sheet.changes.shown_words[:2] == ["tags", "a, b"]
    back(qtbot, app)
    key(qtbot, app, Qt.Key.Key_S)
    assert button(sheet) == "Add 1 paper", "and it can be a paper of its own again"
    key(qtbot, app, Qt.Key.Key_P)
    rest(qtbot, app)
    (dialog,) = dialogs(app)
    assert isinstance(dialog, PaperChoice)
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    back(qtbot, app)
    key(qtbot, app, Qt.Key.Key_Return)
    assert held(app) == 7
    paper = app.session.library.papers.load([chosen.id])[0]
    assert paper.tags == ("a", "b") and paper.marked
    app.session.undo()
    rest(qtbot, app)
    assert app.session.library.papers.load([chosen.id])[0].tags == ()


def test_what_is_left_out_shows_no_changes(qtbot: QtBot, empty: Start, tmp_path: Path) -> None:
    bib = tmp_path / "own.bib"
    bib.write_text(BIB)
    app = empty()
    app.commands.transfer.reviews.set_when(ALWAYS)
    app.commands.transfer.take([bib], "")
    rest(qtbot, app)
    sheet = app.commands.transfer.reviews.sheet
    assert sheet is not None
    key(qtbot, app, Qt.Key.Key_Space)
    assert sheet.changes.heading.text() == "Is left out" and sheet.changes.shown_words == []


def test_what_was_left_out_is_told_later_and_can_be_taken(
    qtbot: QtBot, review: Review, empty: Start, seeds: Path
) -> None:
    app, _ = review(seeds / "author-page.txt")
    key(qtbot, app, Qt.Key.Key_Space)
    key(qtbot, app, Qt.Key.Key_Return)
    assert held(app) == 6
    app.commands.transfer.take([seeds / "author-page.txt"], "", reviewed=False)
    rest(qtbot, app)
    assert "; 1 left out, as you decided on " in app.window.toast.message
    app.commands.transfer.show_report()
    dialog = dialogs(app)[0]
    assert dialog.detail.left.text().startswith("1 left out, as you decided on")  # type: ignore[attr-defined]
    dialog.detail.take_button.click()  # type: ignore[attr-defined]
    rest(qtbot, app)
    assert held(app) == 7 and app.window.toast.message == "Took 1 paper after all"
    app.session.undo()
    rest(qtbot, app)
    assert held(app) == 6
    with Library.open(app.session.path) as library:
        assert len(library.sources.left_out()) == 1


def test_the_list_of_keys_shows_every_key_whole(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    dialog = KeysDialog(actions.keys_table(), app.window)
    dialog.show()
    QApplication.processEvents()
    for cap in dialog.findChildren(KeyCaps):
        right = cap.mapTo(dialog.area.viewport(), QPoint(cap.width(), 0)).x()
        assert right <= dialog.area.viewport().width(), cap.accessibleName()


def test_the_lit_lines_stay_in_sight_when_there_is_more_to_say(qtbot: QtBot, empty: Start, tmp_path: Path) -> None:
    bib = tmp_path / "own.bib"
    filler = "\n".join(f"@misc{{f{k}, title = {{A filler with the number {k}}}}}" for k in range(40))
    bib.write_text(filler)
    app = empty()
    app.window.resize(900, 600)
    app.commands.transfer.reviews.set_when(ALWAYS)
    app.commands.transfer.take([bib], "")
    rest(qtbot, app)
    sheet = app.commands.transfer.reviews.sheet
    assert sheet is not None and sheet.page.lines is not None
    sheet.rows.go_to(39)
    rest(qtbot, app)
    before = sheet.page.height()
    long = tuple(FieldChange(name, "before " * 30, "after " * 30) for name in ("comment", "venue", "affiliation"))
    sheet.put_into(39, Chosen(1, "Another paper", long))
    rest(qtbot, app)
    assert sheet.page.height() < before
    lines = sheet.page.lines
    rows = [row for row in range(lines.rowCount()) if lines.index(row).data(LIT)]
    assert sheet.page.visualRect(lines.index(rows[-1])).bottom() <= sheet.page.viewport().height()


@pytest.mark.usefixtures("doubtful")
def test_tab_walks_from_above_to_below(qtbot: QtBot, review: Review) -> None:
    app, sheet = review(text="a page")
    sheet.head.menu_button.setFocus()
    heights = []
    for _ in range(12):
        focused = app.window.focusWidget()
        assert focused is not None
        heights.append((focused is sheet.rows, focused.mapTo(sheet, QPoint(0, 0)).y()))
        if focused is sheet.foot.commit_button:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    tops = [top // 20 for _, top in heights]  # what stands in one row may be a pixel higher
    assert any(is_rows for is_rows, _ in heights)
    assert tops == sorted(tops) and tops[-1] > tops[0]


@pytest.mark.usefixtures("doubtful")
def test_a_key_that_is_still_held_when_the_review_opens_unselects_nothing(qtbot: QtBot, review: Review) -> None:
    app, sheet = review(text="a page")
    qtbot.keyPress(sheet.rows, Qt.Key.Key_V, CTRL)  # and nobody has let go yet
    assert QApplication.keyboardModifiers() == CTRL
    for place in (1, 1):
        assert sheet.rows.go_to(place)
        assert sheet.rows.selected_rows() == [1]
    qtbot.keyRelease(sheet.rows, Qt.Key.Key_V)
    rest(qtbot, app)

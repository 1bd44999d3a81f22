"""The whole window by keyboard and mouse: where the focus goes, what can be dragged, what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT, NONE, Painted, Start, at, dialogs, drop, key, labels, move, rest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.library import Library
from readinglist.records import Place
from ui.views import paper_drag


def test_an_empty_library_says_one_thing_and_has_the_focus_on_it(qtbot: QtBot, empty: Start, seeds: Path) -> None:
    app = empty()
    window = app.window
    assert window.state_page.paste_button.hasFocus()
    assert not any(label.isVisible() and "Choose a paper" in label.text() for label in labels(window))
    window.state_page.show_empty_place(Place(), "All papers")
    window.state_page.show_empty_library()
    assert window.state_page.paste_button.hasFocus()
    QGuiApplication.clipboard().setText((seeds / "author-page.txt").read_text(encoding="utf-8"))
    key(qtbot, app, Qt.Key.Key_Space)
    assert window.table.hasFocus()
    assert len(app.desk.model.ids) == 7


def test_nothing_found_leaves_the_right_side_empty(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    app.window.search_box.setText("zebra crossing")
    rest(qtbot, app)
    assert app.window.middle.currentWidget() is app.window.state_page
    assert not any(label.isVisible() and "Choose a paper" in label.text() for label in labels(app.window))
    app.window.state_page.clear_button.setFocus()
    key(qtbot, app, Qt.Key.Key_Space)
    assert app.window.middle.currentWidget() is app.window.table
    assert app.window.table.hasFocus()


def test_tab_leads_from_the_places_to_the_box_to_the_list_to_the_paper(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    window = app.window
    window.side.setFocus()
    for wanted in (window.search_box, window.table):
        key(qtbot, app, Qt.Key.Key_Tab)
        assert window.focusWidget() is wanted
    key(qtbot, app, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused is not None and window.pane.isAncestorOf(focused)


def test_a_click_on_a_button_leaves_the_focus_in_the_list(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    window = app.window
    window.table.setFocus()
    for button in (window.pane.buttons.mark, window.top_bar.paste_button):
        QGuiApplication.clipboard().setText("")
        qtbot.mouseClick(button, LEFT)
        rest(qtbot, app)
        assert window.table.hasFocus()


def test_selected_papers_can_be_dragged_to_a_tag(qtbot: QtBot, filled: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    app = filled()
    carried: list[list[int]] = []
    monkeypatch.setattr(paper_drag, "carry", lambda source, ids: carried.append(list(ids)))
    table = app.window.table
    view = table.viewport()
    qtbot.mouseClick(view, LEFT, pos=at(app, 0))
    qtbot.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, at(app, 2))
    three = table.selected_ids()
    assert len(three) == 3
    qtbot.mousePress(view, LEFT, pos=at(app, 1))
    assert table.selected_ids() == three
    qtbot.mouseMove(view, at(app, 1) + QPoint(1, 1))
    assert carried == []
    far = at(app, 1) + QPoint(QApplication.startDragDistance() + 2, 0)
    move(view, far)
    assert carried == [three]
    qtbot.mouseRelease(view, LEFT, pos=far)
    assert table.selected_ids() == three
    # The same without moving is a click.
    qtbot.mouseClick(view, LEFT, pos=at(app, 1))
    assert table.selected_ids() == [three[1]]

    tag = app.session.library.tags.all()[-1]
    side = app.window.side
    row = side._rows.place_index(Place("tag", tag.id))
    drop(side, side.visualRect(row).center(), paper_drag.papers_mime(three))
    rest(qtbot, app)
    assert set(three) <= set(app.session.library.tags.wearers(tag.id))


def test_files_dropped_on_the_window_are_imported(qtbot: QtBot, empty: Start, seeds: Path) -> None:
    app = empty()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(seeds / "author-page.txt")), QUrl("https://example.org/page")])
    drop(app.window, QPoint(400, 400), data)
    rest(qtbot, app)
    assert app.session.library.papers.counts().all == 7
    assert app.window.table.hasFocus()


def test_the_ring_leaves_no_traces(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    table = app.window.table
    table.setFocus()
    key(qtbot, app, Qt.Key.Key_Home)
    for held in (NONE, Qt.KeyboardModifier.ShiftModifier):
        rows = [table._row_rect(table.currentIndex().row())]
        seen = Painted(table.viewport())
        key(qtbot, app, Qt.Key.Key_Down, held)
        rows.append(table._row_rect(table.currentIndex().row()))
        for row in rows:
            assert QRegion(row).subtracted(seen.region).isEmpty()


def test_what_an_undo_brings_back_is_selected(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    table = app.window.table
    table.setFocus()
    key(qtbot, app, Qt.Key.Key_Home)
    key(qtbot, app, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    two = table.selected_ids()
    key(qtbot, app, Qt.Key.Key_Delete)
    assert not set(two) & set(app.desk.model.ids)
    key(qtbot, app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ids() == two


def test_return_on_a_paper_without_a_link_offers_to_add_one(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    papers = app.session.library.papers.load(app.desk.model.ids)
    bare = next(paper for paper in papers if not paper.arxiv_id and not paper.doi and not paper.comment)
    app.window.table.select_ids([bare.id])
    app.window.table.setFocus()
    key(qtbot, app, Qt.Key.Key_Return)
    assert "nothing to open" in app.window.toast.message
    qtbot.mouseClick(app.window.toast._action, LEFT)
    rest(qtbot, app)
    assert [type(dialog).__name__ for dialog in dialogs(app)] == ["EditFieldsDialog"]


def test_the_note_is_in_sight_while_it_is_written(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    app.window.resize(1280, 520)
    app.window.table.setFocus()
    key(qtbot, app, Qt.Key.Key_N)
    pane, note = app.window.pane, app.window.pane.note
    bottom = note.mapTo(pane.viewport(), QPoint(0, note.height())).y()
    assert 0 < bottom <= pane.viewport().height()


def test_closing_in_the_middle_of_an_import_keeps_whole_batches(qtbot: QtBot, empty: Start, tmp_path: Path) -> None:
    app = empty()
    page = "\n".join(
        f"LGJan {n % 28 + 1}, 2020\nA title of number {n} on things\n\nAda Lovelace\n\nWe ask and answer {n}.\n"
        for n in range(1500)
    )
    app.commands.transfer.take([], page)
    qtbot.waitUntil(lambda: app.session.library.papers.counts().all > 0, timeout=20_000)
    app.window.close()
    with Library.open(tmp_path / "library.db") as library:
        assert library.papers.counts().all > 0
        assert library.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_papers_are_merged_split_and_led_back(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    window, library = app.window, app.session.library
    actions = window.actions_by_name
    total = len(app.desk.model.ids)
    window.table.setFocus()
    window.table.select_ids([1])
    rest(qtbot, app)
    assert (actions["merge"].isEnabled(), actions["split"].isEnabled()) == (False, True)
    actions["split"].trigger()
    rest(qtbot, app)
    assert "one source only" in window.toast.message
    window.table.select_ids([1, 9])
    rest(qtbot, app)
    assert (actions["merge"].isEnabled(), actions["split"].isEnabled()) == (True, False)
    first, second = app.desk.selected()
    window.table.select_ids([first, second], second)
    rest(qtbot, app)
    key(qtbot, app, Qt.Key.Key_M)
    assert app.desk.selected() == [first], "what became of them is what is looked at"
    assert window.toast.message.startswith("Merged 2 papers")
    assert len(app.desk.model.ids) == total - 1
    window.table.select_ids([1])
    rest(qtbot, app)
    assert len(library.sources.provenance(1)) == 2
    window.pane._follow("split:1")
    rest(qtbot, app)
    assert window.toast.message.startswith("Split")
    assert len(app.desk.model.ids) == total
    assert len(library.sources.provenance(1)) == 1
    for left in (total - 1, total):
        actions["undo"].trigger()
        rest(qtbot, app)
        assert len(app.desk.model.ids) == left
    assert library.papers.load([9])[0].title

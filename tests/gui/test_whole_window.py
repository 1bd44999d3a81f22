"""The whole window, walked from end to end: names, keys, menus, themes, widths."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hands import LEFT, Start, at, dialogs, key, rest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from readinglist.library import Library
from readinglist.records import Place
from ui import actions, columns, theme
from ui.app import App
from ui.models.paper_table import Column
from ui.views.table_header import WIDTHS


def everything_open(qtbot: QtBot, app: App) -> None:
    """Every dialog that can stand beside the window, and the paper."""
    commands, window = app.commands, app.window
    window.table.select_ids([1])
    rest(qtbot, app)
    commands.on_keys()
    commands.show_import(1)
    commands.on_about()
    commands.correct(1)
    commands.on_export()
    window.toast.show_message("Something was done", "Undo", lambda: None)
    rest(qtbot, app)


def test_whoever_can_have_the_focus_has_a_name(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    everything_open(qtbot, app)
    app.window.banner.show_text("Something to know")
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in [app.window, *app.window.findChildren(QWidget)]
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton | QLabel) and widget.text()))
    ]
    assert nameless == []


def test_an_empty_library_offers_nothing_to_be_done_with_papers(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    assert app.desk.overview is not None
    app.desk.on_overview(app.desk.overview)  # as after any change
    assert not app.window.pane.tags.isVisible()


def test_each_key_means_one_thing() -> None:
    keys = Counter(key for action in actions.ACTIONS.values() for key in action.keys)
    assert [
        key for key, count in Counter(k for one in actions.REVIEW.values() for k in one.keys).items() if count > 1
    ] == []
    assert [key for key, count in keys.items() if count > 1] == []
    assert all(not QKeySequence(key).isEmpty() for key in keys)


def test_each_action_is_in_a_menu_with_words_and_an_icon(filled: Start) -> None:
    app = filled()
    icons = Path(theme.__file__).parent.parent / "resources" / "icons"
    parts = [action.menu() for action in app.window.menu.actions()]
    listed = [action for part in parts if isinstance(part, QMenu) for action in part.actions()]
    for name, action in actions.ACTIONS.items():
        assert (icons / f"{action.icon}.svg").is_file(), name
        assert action.text.replace("&", "").strip(), name
        assert callable(getattr(app.commands, f"on_{name}")), name
        # Another key for what is in a menu, or the menu itself.
        assert action.menu in actions.MENUS or name in ("menu", "search_slash", "keys_question"), name
        assert listed.count(app.window.actions_by_name[name]) == (1 if action.menu else 0), name
    for part in parts:
        assert isinstance(part, QMenu)
        separators = [one.isSeparator() for one in part.actions()]
        assert not separators[0] and not separators[-1]
        letters = [one.text()[one.text().index("&") + 1].lower() for one in part.actions() if "&" in one.text()]
        assert len(letters) == len(set(letters)), part.title()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_checked_in_a_menu_looks_checked(qtbot: QtBot, filled: Start, scheme: str) -> None:
    app = filled()
    theme.apply(scheme)
    tag = app.window.side._rows.place_index(Place("tag", 1))
    of_tag = app.window.side.menu_for(tag)
    assert of_tag is not None
    view = next(a.menu() for a in app.window.menu.actions() if a.text() == "View")
    colours = next(a.menu() for a in of_tag.actions() if a.text() == "Colour")
    columns_of_list = app.window.table.table_header().columns_menu()
    for menu in (view, colours, columns_of_list, app.window.pane.buttons.menu):
        assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if a.isCheckable())
        menu.resize(menu.sizeHint())
        pictures = []
        for on in (True, False):
            action.setChecked(on)
            pictures.append(menu.grab().toImage())
        assert pictures[0] != pictures[1], menu.title()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_keys_of_the_list_act_in_the_list_alone(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    before = app.session.library.papers.counts().marked
    app.window.top_bar.menu_button.setFocus()
    key(qtbot, app, Qt.Key.Key_Space)
    assert app.window.menu.isVisible()
    app.window.menu.close()
    assert app.session.library.papers.counts().marked == before


@pytest.mark.parametrize("first", ["light", "dark"])
def test_the_theme_changes_with_everything_open(qtbot: QtBot, filled: Start, first: str) -> None:
    app = filled()
    theme.apply(first)
    everything_open(qtbot, app)
    assert len(dialogs(app)) == 5
    for scheme in ("dark", "light", "dark"):
        app.window.actions_by_name[f"theme_{scheme}"].trigger()
        rest(qtbot, app)
        of = theme.tokens()
        assert of.dark is (scheme == "dark")
        picture = app.window.grab().toImage()
        ratio = picture.devicePixelRatio()
        side, pane = app.window.side, app.window.pane.viewport()
        for widget, colour in ((side, of.side), (pane, of.background)):
            corner = widget.mapTo(app.window, QPoint(widget.width() - 3, widget.height() - 3)) * ratio
            assert picture.pixelColor(corner).name().upper() == colour, widget
        for dialog in dialogs(app):
            assert not dialog.grab().isNull()
    assert app.settings.value("window/theme") == "dark"


def test_narrow_and_wide_and_back(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    window = app.window
    window.resize(1280, 800)
    rest(qtbot, app)
    widths = window.columns.sizes()
    window.resize(columns.NARROW - 20, 700)
    rest(qtbot, app)
    assert window.columns.shown == (True, True, False)
    assert not window.actions_by_name["show_paper"].isChecked()
    window.table.setFocus()
    key(qtbot, app, Qt.Key.Key_Return)
    assert window.columns.shown == (True, False, True)
    assert window.columns.sizes()[0] == widths[0]
    back = next(b for b in window.pane.findChildren(QAbstractButton) if b.accessibleName() == "Back to the list")
    qtbot.mouseClick(back, LEFT)
    assert window.columns.shown == (True, True, False)
    assert window.table.hasFocus()
    window.resize(columns.NARROWER - 20, 700)
    rest(qtbot, app)
    assert window.columns.shown == (False, True, False)
    key(qtbot, app, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.columns.shown == (True, True, False)
    key(qtbot, app, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.columns.shown == (False, False, True)
    window.resize(1280, 800)
    rest(qtbot, app)
    assert window.columns.shown == (True, True, True)
    assert window.columns.sizes() == widths
    assert not back.isVisible()


def test_columns_and_rows_are_found_as_they_were_left(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    header = app.window.table.table_header()
    header.show_column(Column.DATE, False)
    header.resizeSection(Column.TAGS, WIDTHS[Column.TAGS] + 37)
    app.window.actions_by_name["compact"].trigger()
    app.window.actions_by_name["show_paper"].trigger()
    app.window.close()
    again = filled()
    assert again.window.table.isColumnHidden(Column.DATE)
    assert again.window.table.columnWidth(Column.TAGS) == WIDTHS[Column.TAGS] + 37
    assert again.window.actions_by_name["compact"].isChecked()
    assert again.window.table.rowHeight(0) == theme.ROW_COMPACT
    assert again.window.columns.shown == (True, True, False)


def test_in_a_library_that_cannot_be_written_nothing_that_writes_is_offered(
    qtbot: QtBot, filled: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Library.open

    def read_only(path: Path, *, create: bool = True) -> Library:
        library = opened(path, create=create)
        library.read_only = True
        return library

    monkeypatch.setattr(Library, "open", read_only)
    app = filled()
    assert app.window.banner.isVisible()
    for row in (0, 3):
        qtbot.mouseClick(app.window.table.viewport(), LEFT, pos=at(app, row))
        rest(qtbot, app)
        for name, action in actions.ACTIONS.items():
            assert app.window.actions_by_name[name].isEnabled() is not action.writes, name
    assert app.window.actions_by_name["export"].isEnabled()

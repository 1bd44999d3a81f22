"""The left column: counts, choosing, renaming, menus, dropping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readinglist.records import Counts, Import, Place, Tag
from ui import theme
from ui.models.side_rows import ROW, SideRows
from ui.views.paper_drag import PAPERS_MIME
from ui.views.side_list import SideList

COUNTS = Counts(121, 7, 98, 3, 20, 41)
TAGS = [Tag(11, "optimisation", 0, 23), Tag(12, "SDE", 1, 6), Tag(13, "<b>bold</b>", 2, 1)]


def an_import(number: int, name: str, papers: int = 5) -> Import:
    return Import(number, name, "", "2025-10-20T10:00:00Z", papers, papers, 0, 0, papers, True, (), ())


IMPORTS = [an_import(21, "Author page, MacDonald", 7), an_import(22, "Daily Papers", 1)]


@pytest.fixture
def side(qtbot: QtBot) -> Iterator[SideList]:
    theme.apply("light")
    window = QWidget()
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    made = SideList()
    rows.addWidget(made)
    qtbot.addWidget(window)
    window.resize(204, 700)
    made.set_counts(COUNTS)
    made.set_imports(IMPORTS)
    made.set_tags(TAGS)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    yield made


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    got: list[tuple[Any, ...]] = []
    signal.connect(lambda *args: got.append(args))
    return got


def texts(side: SideList) -> list[str]:
    model = side.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def at(side: SideList, words: str) -> Any:
    return side.model().index(texts(side).index(words), 0)


def point(side: SideList, words: str) -> QPoint:
    return side.visualRect(at(side, words)).center()


def click(qtbot: QtBot, side: SideList, words: str) -> None:
    qtbot.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=point(side, words))


def selected(side: SideList) -> list[str]:
    return [index.data() for index in side.selectedIndexes()]


PLACES = ["All papers", "Marked", "To read", "Reading", "Done", "Untagged"]


def test_sections_in_order_and_none_without_rows(side: SideList) -> None:
    tags = ["Tags", *(tag.name for tag in TAGS)]
    assert texts(side) == [*PLACES, "Imports", "Author page, MacDonald", "Daily Papers", *tags]
    side.set_imports([])
    assert texts(side) == [*PLACES, *tags]
    side.set_tags([])
    assert texts(side) == PLACES


def test_rows_say_their_name_and_count(side: SideList) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert at(side, "All papers").data(role) == "All papers, 121 papers"
    assert at(side, "Daily Papers").data(role) == "Daily Papers, 1 paper"
    assert at(side, "Tags").data(role) == "Tags"
    made = QAccessible.queryAccessibleInterface(side)
    assert made is not None and made.text(QAccessible.Text.Name) == "Places, imports and tags"
    said = made.child(0)
    assert said is not None and said.text(QAccessible.Text.Name) == "All papers, 121 papers"


def test_counts_change_in_place(side: SideList) -> None:
    side.set_counts(Counts(122, 8, 98, 3, 21, 41))
    assert at(side, "All papers").data(ROW).count == 122
    assert selected(side) == ["All papers"]


def test_a_click_chooses_and_a_head_does_not(side: SideList, qtbot: QtBot) -> None:
    chosen = heard(side.place_chosen)
    click(qtbot, side, "SDE")
    click(qtbot, side, "Tags")
    click(qtbot, side, "SDE")
    click(qtbot, side, "Done")
    assert chosen == [(Place("tag", 12),), (Place("done"),)]
    assert side.place == Place("done") and selected(side) == ["Done"]


def test_arrows_choose_at_once_and_pass_over_heads(side: SideList, qtbot: QtBot) -> None:
    chosen = heard(side.place_chosen)
    side.set_place(Place("done"))
    for _ in range(2):
        qtbot.keyClick(side, Qt.Key.Key_Down)
    qtbot.keyClick(side, Qt.Key.Key_Down)
    qtbot.keyClick(side, Qt.Key.Key_Up)
    qtbot.keyClick(side, Qt.Key.Key_End)
    qtbot.keyClick(side, Qt.Key.Key_Home)
    kinds = [(place.kind, place.key) for (place,) in chosen]
    assert kinds == [("untagged", 0), ("import", 21), ("import", 22), ("import", 21), ("tag", 13), ("all", 0)]


def test_set_place_tells_nobody(side: SideList) -> None:
    chosen = heard(side.place_chosen)
    side.set_place(Place("tag", 12))
    assert selected(side) == ["SDE"] and chosen == []


def test_a_place_that_comes_later_is_chosen_then(side: SideList) -> None:
    chosen = heard(side.place_chosen)
    side.set_place(Place("tag", 99))
    side.set_tags(TAGS)
    assert selected(side) == [] and side.place == Place("tag", 99)
    side.set_tags([*TAGS, Tag(99, "new", 0, 1)])
    assert selected(side) == ["new"] and chosen == []


def test_a_chosen_place_that_goes_gives_way_to_all_papers(side: SideList) -> None:
    chosen = heard(side.place_chosen)
    side.set_place(Place("tag", 12))
    side.set_counts(COUNTS)
    side.set_imports([])
    assert chosen == []
    side.set_tags([TAGS[0]])
    assert chosen == [(Place("all"),)] and selected(side) == ["All papers"]


def test_rows_around_the_chosen_one_come_and_go_in_silence(side: SideList) -> None:
    chosen = heard(side.place_chosen)
    side.set_place(Place("tag", 12))
    side.set_tags([Tag(10, "another", 3, 1), *reversed(TAGS)])
    side.set_imports([*IMPORTS, an_import(23, "third")])
    assert chosen == [] and selected(side) == ["SDE"]


def test_the_right_button_chooses_nothing(side: SideList, qtbot: QtBot) -> None:
    chosen = heard(side.place_chosen)
    qtbot.mouseClick(side.viewport(), Qt.MouseButton.RightButton, pos=point(side, "SDE"))
    assert chosen == []


def editor_of(side: SideList) -> QLineEdit:
    return next(line for line in side.findChildren(QLineEdit) if line.isVisible())


@pytest.mark.parametrize(
    ("words", "signal", "key"), [("SDE", "rename_tag_requested", 12), ("Daily Papers", "rename_import_requested", 22)]
)
def test_f2_renames_in_place(side: SideList, qtbot: QtBot, words: str, signal: str, key: int) -> None:
    renamed = heard(getattr(side, signal))
    click(qtbot, side, words)
    qtbot.keyClick(side, Qt.Key.Key_F2)
    line = editor_of(side)
    assert line.text() == words and line.accessibleName() == "Name"
    line.setText("  new   name ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(renamed))
    assert renamed == [(key, "new name")]
    assert words in texts(side)  # until the library has changed


@pytest.mark.parametrize(
    ("typed", "key"), [("", Qt.Key.Key_Return), ("SDE", Qt.Key.Key_Return), ("x", Qt.Key.Key_Escape)]
)
def test_no_new_name_no_renaming(side: SideList, qtbot: QtBot, typed: str, key: Qt.Key) -> None:
    renamed = heard(side.rename_tag_requested)
    click(qtbot, side, "SDE")
    qtbot.keyClick(side, Qt.Key.Key_F2)
    line = editor_of(side)
    line.setText(typed)
    qtbot.keyClick(line, key)
    qtbot.waitUntil(side.hasFocus)  # the name is taken a moment later
    assert renamed == []


def test_typing_a_name_survives_a_running_import(side: SideList, qtbot: QtBot) -> None:
    click(qtbot, side, "SDE")
    qtbot.keyClick(side, Qt.Key.Key_F2)
    editor_of(side).setText("half a na")
    side.set_counts(Counts(300, 7, 98, 3, 20, 41))
    side.set_imports([*IMPORTS, an_import(23, "third")])
    side.set_tags([Tag(10, "another", 0, 1), *TAGS])
    side.set_tags([Tag(tag.id, tag.name, tag.hue, tag.count + 1) for tag in TAGS])
    assert editor_of(side).text() == "half a na"


def test_ready_made_places_have_no_name_to_edit(side: SideList, qtbot: QtBot) -> None:
    click(qtbot, side, "Done")
    qtbot.keyClick(side, Qt.Key.Key_F2)
    assert not [line for line in side.findChildren(QLineEdit) if line.isVisible()]


def act(side: SideList, row: str, *path: str) -> None:
    menu = side.menu_for(at(side, row))
    for words in path[:-1]:
        assert menu is not None
        menu = next(action for action in menu.actions() if action.text() == words).menu()  # type: ignore[assignment]
    assert menu is not None
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_the_menus(side: SideList) -> None:
    recoloured, taken, details = (
        heard(side.recolour_tag_requested),
        heard(side.take_back_import_requested),
        heard(side.import_details_requested),
    )
    act(side, "SDE", "Colour", "Amber")
    act(side, "Daily Papers", "Take back…")
    act(side, "Daily Papers", "Details…")
    act(side, "SDE", "Rename")
    assert recoloured == [(12, theme.HUE_NAMES.index("amber"))]
    assert taken == [(22,)] and details == [(22,)]
    assert editor_of(side).text() == "SDE"
    assert side.menu_for(at(side, "Done")) is None and side.menu_for(at(side, "Tags")) is None


def test_read_only_allows_choosing_alone(side: SideList, qtbot: QtBot) -> None:
    side.set_read_only(True)
    click(qtbot, side, "Daily Papers")
    qtbot.keyClick(side, Qt.Key.Key_F2)
    assert not [line for line in side.findChildren(QLineEdit) if line.isVisible()]
    menu = side.menu_for(at(side, "Daily Papers"))
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isEnabled() and action.text()] == [
        "Details…",
        "Export…",
    ]
    assert drop(side, "SDE", b"1\n2") is False


def drop(side: SideList, words: str, data: bytes, mime: str = PAPERS_MIME) -> bool:
    dragged = QMimeData()
    dragged.setData(mime, data)
    where, buttons, keys = QPointF(point(side, words)), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moving = QDragMoveEvent(where.toPoint(), Qt.DropAction.CopyAction, dragged, buttons, keys)
    side.dragMoveEvent(moving)
    event = QDropEvent(where, Qt.DropAction.CopyAction, dragged, buttons, keys)
    side.dropEvent(event)
    assert moving.isAccepted() or not event.isAccepted()
    return event.isAccepted()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("SDE", Place("tag", 12)),
        ("Marked", Place("marked")),
        ("Done", Place("done")),
        ("All papers", None),
        ("Untagged", None),
        ("Daily Papers", None),
        ("Tags", None),
    ],
)
def test_papers_dropped(side: SideList, words: str, place: Place | None) -> None:
    dropped, chosen = heard(side.papers_dropped), heard(side.place_chosen)
    assert drop(side, words, b"5\n6\nseven\n") is (place is not None)
    assert dropped == ([(place, [5, 6])] if place else []) and chosen == []


def test_other_things_dropped_are_not_ours(side: SideList) -> None:
    dropped = heard(side.papers_dropped)
    assert not drop(side, "SDE", b"5", "text/plain") and not drop(side, "SDE", b"")
    assert dropped == []


def test_names_are_words_in_tooltips(side: SideList) -> None:
    assert "&lt;b&gt;bold&lt;/b&gt;" in at(side, "<b>bold</b>").data(Qt.ItemDataRole.ToolTipRole)


def test_a_long_name_is_cut_and_the_count_is_not(side: SideList, qtbot: QtBot) -> None:
    side.set_tags([Tag(1, "a very long tag name that does not fit", 0, 1234567)])
    side.grab()
    index = side.model().index(side.model().rowCount() - 1, 0)
    shown = side.itemDelegate().shown_text(side.visualRect(index), index.data(ROW))  # type: ignore[attr-defined]
    assert shown.endswith("…") and 4 < len(shown) < 30


def test_the_selected_row_and_the_focus_are_painted(side: SideList) -> None:
    rect = side.visualRect(at(side, "All papers"))

    def colour(x: int) -> str:
        return side.viewport().grab().toImage().pixelColor(x, rect.center().y()).name().upper()

    assert colour(130) == theme.LIGHT.selection
    assert colour(9) == theme.LIGHT.accent
    assert colour(2) == theme.LIGHT.side


@pytest.mark.parametrize("seed", range(20))
def test_rows_come_and_go_by_the_rules(seed: int, qtbot: QtBot) -> None:
    rows = SideRows()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in range(12):
        kept = [number for number in range(1, 9) if (seed * 7 + step * 3 + number * number) % 5]
        order = kept if (seed + step) % 2 else kept[::-1]
        rows.set_tags([Tag(number, f"t{number}", 0, step) for number in order])
        rows.set_imports([an_import(number, f"i{number}") for number in kept[: step % 4]])
        listed = [rows.data(rows.index(at)) for at in range(rows.rowCount())]
        imports = [f"i{number}" for number in kept[: step % 4]]
        assert listed == [
            *PLACES,
            *(["Imports", *imports] if imports else []),
            *(["Tags", *(f"t{number}" for number in order)] if order else []),
        ]
    del tester

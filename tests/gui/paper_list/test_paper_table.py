"""The list itself: what it keeps when the papers change, what keys and clicks do, and what is drawn."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shelf import Shelf

from readinglist.records import Paper, Sort, Status
from ui import theme
from ui.models.paper_table import PAGE, Column, PaperTableModel
from ui.views.label import tooltip
from ui.views.paper_table import PaperTable


def test_a_table_of_100_000_reads_little(qtbot: QtBot, shelf: Shelf) -> None:
    model = PaperTableModel(shelf.load)
    table = PaperTable(model)
    qtbot.addWidget(table)
    table.resize(800, 800)
    table.show()
    table.show_ids(array("q", range(1, 100_001)))
    table.grab()
    qtbot.keyClick(table, Qt.Key.Key_End)
    table.grab()
    QTest.keyClicks(table, "zebra")  # Qt's own search by letter would read them all
    assert sum(len(call) for call in shelf.calls) <= 8 * PAGE
    assert table.current_id() == 100_000


def test_selection_current_and_place_stay_by_id(table: PaperTable) -> None:
    table.show_ids(range(1, 501))
    table.select_ids([100, 101, 250], current=101)
    table.verticalScrollBar().setValue(300 * table.rowHeight(0) + 17)  # the current paper is out of sight
    top = table.paper_model.id_at(table.rowAt(0))
    place = table.rowViewportPosition(table.rowAt(0))
    heard: list[object] = []
    table.current_paper_changed.connect(heard.append)
    table.selection_changed.connect(heard.append)
    table.show_ids([*range(1_000, 1_040), *range(1, 501)])
    assert table.selected_ids() == [100, 101, 250]
    assert table.selected_count() == 3
    assert table.current_id() == 101
    assert table.paper_model.id_at(table.rowAt(0)) == top
    assert table.rowViewportPosition(table.rowAt(0)) == place
    assert heard == []


def test_what_left_the_list_is_no_longer_selected(table: PaperTable) -> None:
    table.show_ids(range(1, 101))
    table.select_ids([10, 20, 30], current=20)
    heard: list[object] = []
    table.current_paper_changed.connect(heard.append)
    table.selection_changed.connect(heard.append)
    table.show_ids([i for i in range(1, 101) if i != 20])
    assert table.selected_ids() == [10, 30]
    assert table.current_id() is None
    assert heard == [None, 2]


def test_a_neighbour_takes_over_after_a_removal(table: PaperTable) -> None:
    table.show_ids(range(1, 11))
    table.select_ids([4, 5], current=5)
    table.show_ids([i for i in range(1, 11) if i not in (4, 5)], neighbour=True)
    assert table.current_id() == 6
    assert table.selected_ids() == [6]
    table.select_ids([10], current=10)
    table.show_ids([1, 2, 3, 6, 7, 8, 9], neighbour=True)
    assert table.current_id() == 9


def test_a_new_search_starts_at_the_top(table: PaperTable) -> None:
    table.show_ids(range(1, 501))
    table.verticalScrollBar().setValue(5_000)
    table.show_ids(range(1, 501), from_top=True)
    assert table.verticalScrollBar().value() == 0


def test_all_of_100_000_can_be_selected(qtbot: QtBot, shelf: Shelf) -> None:
    table = PaperTable(PaperTableModel(shelf.load))
    qtbot.addWidget(table)
    table.show_ids(range(1, 100_001))
    table.selectAll()
    assert table.selected_count() == 100_000
    assert table.selected_ids()[-1] == 100_000
    table.show_ids(range(100_000, 0, -1))
    assert table.selected_count() == 100_000


def test_keys(qtbot: QtBot, table: PaperTable) -> None:
    table.show_ids(range(1, 21))
    table.select_ids([1])
    qtbot.keyClicks(table, "jjk")
    assert table.current_id() == 2
    assert table.selected_ids() == [2]
    qtbot.keyClick(table, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_ids() == [2, 3]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [3]


def centre(table: PaperTable, row: int, column: Column) -> QPoint:
    return table.visualRect(table.paper_model.index(row, column)).center()


def test_a_click_on_the_star_marks_and_selects_nothing(qtbot: QtBot, table: PaperTable) -> None:
    table.show_ids([2**40, 7, 8])
    table.select_ids([8])
    with qtbot.waitSignal(table.mark_clicked) as clicked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 0, Column.MARK))
    assert clicked.args == [2**40]
    assert table.selected_ids() == [8]


def test_a_press_on_the_star_that_is_taken_away_marks_nothing(qtbot: QtBot, table: PaperTable) -> None:
    table.show_ids([1, 2])
    with qtbot.assertNotEmitted(table.mark_clicked):
        qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 0, Column.MARK))
        qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 1, Column.MARK))


def test_a_double_click_opens(qtbot: QtBot, table: PaperTable) -> None:
    table.show_ids([1, 2, 3])
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 1, Column.TITLE))
    assert opened.args == [2]


def test_the_row_under_the_pointer_is_tinted(table: PaperTable) -> None:
    table.show_ids([1, 2, 3])
    spot = QPointF(centre(table, 1, Column.TITLE))
    nothing = Qt.MouseButton.NoButton
    moved = QMouseEvent(QMouseEvent.Type.MouseMove, spot, spot, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.viewport(), moved)
    drawn = table.viewport().grab().toImage()
    at = table.visualRect(table.paper_model.index(1, Column.DATE)).bottomRight() - QPoint(4, 8)
    assert drawn.pixelColor(at).name().upper() == theme.tokens().hover
    assert drawn.pixelColor(at - QPoint(0, table.rowHeight(0))).name().upper() == theme.tokens().background


def test_a_heading_asks_for_an_order(qtbot: QtBot, table: PaperTable) -> None:
    table.show_ids([1])
    header = table.table_header()
    asked: list[object] = []
    table.sort_requested.connect(asked.append)
    date = QPoint(header.sectionViewportPosition(Column.DATE) + 20, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=date)
    table.set_sort(Sort("date", True))
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=date)
    assert asked == [Sort("date", True), Sort("date", False)]


def test_columns_are_kept(qtbot: QtBot, shelf: Shelf, table: PaperTable) -> None:
    header = table.table_header()
    header.resizeSection(Column.TAGS, 222)
    header.show_column(Column.CATEGORY, True)
    header.show_column(Column.DATE, False)
    header.moveSection(header.visualIndex(Column.TAGS), header.visualIndex(Column.DATE))
    state = table.save_state()
    other = PaperTable(PaperTableModel(shelf.load))
    qtbot.addWidget(other)
    other.resize(1_000, 400)
    other.show()
    assert other.restore_state(state)
    assert other.columnWidth(Column.TAGS) == 222
    assert other.isColumnHidden(Column.DATE)
    assert not other.isColumnHidden(Column.CATEGORY)
    assert other.save_state() == state
    other.table_header().reset_columns()
    assert not other.isColumnHidden(Column.DATE)
    assert other.columnWidth(Column.TAGS) != 222


@pytest.mark.parametrize(
    "state",
    [b"", b"\x00\xff", b"[]", b"{}", b'{"widths": 1}', b'{"widths": {"tags": "wide"}, "hidden": [], "order": []}'],
)
def test_a_state_that_makes_no_sense(table: PaperTable, state: bytes) -> None:
    before = table.save_state()
    assert not table.restore_state(state)
    assert table.save_state() == before


def test_titles_cannot_be_hidden(table: PaperTable) -> None:
    assert table.restore_state(b'{"widths": {}, "hidden": ["title", "mark", "nonsense"], "order": ["nonsense"]}')
    assert not table.isColumnHidden(Column.TITLE)
    assert not table.isColumnHidden(Column.MARK)


def test_density(table: PaperTable) -> None:
    table.resize(1_000, 600)
    table.show_ids(range(1, 101))
    assert table.rowHeight(0) == theme.ROW_COMFORTABLE
    assert table.isColumnHidden(Column.AUTHORS)
    table.set_density("compact")
    assert table.rowHeight(0) == theme.ROW_COMPACT
    assert not table.isColumnHidden(Column.AUTHORS)
    table.set_density("comfortable")
    assert table.rowHeight(0) == theme.ROW_COMFORTABLE
    assert table.isColumnHidden(Column.AUTHORS)


def test_a_narrow_list_keeps_its_titles(table: PaperTable) -> None:
    table.show_ids([1])
    table.resize(360, 400)
    assert table.isColumnHidden(Column.TAGS)
    assert table.columnWidth(Column.TITLE) >= 200
    table.resize(800, 400)
    assert not table.isColumnHidden(Column.TAGS)


ODD = [
    Paper(id=1),
    Paper(id=2, title="تحسين الشبكات optimisation", authors=("أحمد",)),
    Paper(id=3, title="👩‍👩‍👧 optimisation " * 200, authors=tuple(f"Name {i}" for i in range(5_000)), date="--02-18"),
    Paper(id=4, title="优化" * 5_000, tags=tuple(f"tag {i}" for i in range(50)), status=Status.DONE, marked=True),
    Paper(id=5, abstract="optimisation", tags=("x" * 10_000,), status=Status.READING, category="cs.LG", date="x" * 999),
    Paper(id=6, title="<b>&amp;\x00\u202e", authors=("", " ")),
    Paper(id=7, title=" ", authors=("A",)),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("density", ["comfortable", "compact"])
@pytest.mark.parametrize("width", [1, 40, 300, 1_200])
def test_odd_papers_are_drawn(table: PaperTable, shelf: Shelf, scheme: str, density: str, width: int) -> None:
    shelf.changed.update((paper.id, paper) for paper in ODD)
    theme.apply(scheme)
    table.paper_model.set_query("optimisation")
    table.set_density(density)
    table.show_ids([paper.id for paper in ODD] + [-9])
    table.table_header().show_column(Column.CATEGORY, True)
    table.select_ids([3, 4])
    table.resize(width, 700)
    assert not table.grab().isNull()


def test_a_match_has_its_own_ground(table: PaperTable) -> None:
    def grounds() -> int:
        image = table.viewport().grab().toImage()
        wanted = theme.tokens().match_ground.lower()
        cell = table.visualRect(table.paper_model.index(0, Column.TITLE))
        return sum(
            image.pixelColor(x, y).name() == wanted
            for x in range(cell.left(), cell.right(), 2)
            for y in range(cell.top(), cell.bottom(), 2)
        )

    table.show_ids([1])
    assert grounds() == 0
    table.paper_model.set_query("optimisation")
    assert grounds() > 20


def test_while_papers_are_on_their_way(table: PaperTable) -> None:
    table.set_loading(True)
    drawn = table.viewport().grab().toImage()
    colours = {drawn.pixelColor(60, y).name().upper() for y in range(60)}
    assert theme.tokens().skeleton in colours
    table.set_loading(False)
    drawn = table.viewport().grab().toImage()
    assert theme.tokens().skeleton not in {drawn.pixelColor(60, y).name().upper() for y in range(60)}


def test_focus_shows(qtbot: QtBot, table: PaperTable) -> None:
    def ring(row: int) -> bool:
        drawn = table.viewport().grab().toImage()
        rect = table.visualRect(table.paper_model.index(row, Column.TITLE))
        return drawn.pixelColor(rect.center().x(), rect.top() + 1).name().upper() == theme.tokens().accent

    table.show_ids([1, 2, 3])
    table.select_ids([2])
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert [ring(row) for row in range(3)] == [False, True, False]
    table.clearFocus()
    assert not ring(1)


def test_the_theme_changes_while_it_shows(table: PaperTable) -> None:
    table.show_ids([1])
    for scheme in ("dark", "light"):
        theme.apply(scheme)
        drawn = table.viewport().grab().toImage()
        spot = QPoint(drawn.width() - 2, drawn.height() - 2)
        assert drawn.pixelColor(spot).name().upper() == theme.tokens().background


def test_everything_has_a_name(table: PaperTable) -> None:
    assert table.accessibleName()
    assert table.table_header().accessibleName()
    assert table.verticalHeader().accessibleName()


def test_tooltips_hold_no_markup(table: PaperTable, shelf: Shelf) -> None:
    assert "&lt;img" in tooltip("<img src=x>")


def test_columns_menu(table: PaperTable) -> None:
    asked: list[object] = []
    table.sort_requested.connect(asked.append)
    menu = table.table_header().columns_menu(table)
    actions = {action.text(): action for action in menu.actions()}
    actions["Newest in the library first"].trigger()
    assert asked == [Sort("added", True)]
    actions["Category"].trigger()
    table.resize(1_000, 400)
    assert not table.isColumnHidden(Column.CATEGORY)


def test_more_papers_come_below_and_nothing_moves(table: PaperTable) -> None:
    table.show_ids(array("q", range(1, 101)))
    table.select_ids([40, 41, 60])
    table.verticalScrollBar().setValue(1_234)
    resets: list[object] = []
    table.paper_model.modelReset.connect(lambda: resets.append(None))
    table.show_more(array("q", range(1, 200_001)))
    assert not resets
    assert table.paper_model.rowCount() == 200_000
    assert (table.selected_ids(), table.current_id()) == ([40, 41, 60], 40)
    assert table.verticalScrollBar().value() == 1_234
    assert table.paper_model.row_of(200_000) == 199_999
    assert table.paper_model.runs_of(array("q", [7, 5, 6, 150_000, 10**9])) == [(4, 6), (149_999, 149_999)]
    assert table.paper_model.row_of(10**9) is None

"""The list of papers: what it reads, what it keeps, what it shows."""

from __future__ import annotations

import random
import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readinglist.records import Paper, Sort, Status
from ui import theme
from ui.models import paper_words as words
from ui.models.paper_table import (
    KEPT,
    PAGE,
    AuthorSpansRole,
    Column,
    PaperRole,
    PaperTableModel,
    TitleSpansRole,
    runs,
)
from ui.views.elision import ELLIPSIS, elide, whole_names
from ui.views.paper_row import chips
from ui.views.paper_table import PaperTable
from ui.views.row_text import RowText, is_right_to_left


def find(query: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(query), text, re.IGNORECASE)]


class Shelf:
    """Papers to read, and a note of every time some were read."""

    def __init__(self) -> None:
        self.changed: dict[int, Paper] = {}
        self.calls: list[list[int]] = []
        self.broken = False

    def load(self, ids: Sequence[int]) -> list[Paper]:
        self.calls.append(list(ids))
        if self.broken:
            raise OSError("the disk is gone")
        return [self.changed.get(i) or self.paper(i) for i in ids if i > 0]

    @staticmethod
    def paper(paper_id: int) -> Paper:
        return Paper(
            title=f"Paper {paper_id} on optimisation",
            authors=("Ada Lovelace", "Alan Turing"),
            id=paper_id,
            tags=("SDE",) if paper_id % 2 else (),
        )


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply("light")
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> Iterator[PaperTableModel]:
    made = PaperTableModel(shelf.load, find)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


@pytest.fixture
def table(qtbot: QtBot, model: PaperTableModel) -> PaperTable:
    made = PaperTable(model)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    return made


# The model


def test_rows_are_read_by_the_page(shelf: Shelf) -> None:
    model = PaperTableModel(shelf.load)
    model.set_ids(array("q", range(1, 100_001)))
    assert model.rowCount() == 100_000
    assert shelf.calls == []
    for row in range(0, 14):
        model.index(row, Column.TITLE).data()
    assert [len(call) for call in shelf.calls] == [PAGE]
    for row in range(99_986, 100_000):
        model.index(row, Column.DATE).data()
    assert [len(call) for call in shelf.calls] == [PAGE, PAGE]


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


def test_prefetch_reads_the_neighbours_once(shelf: Shelf, model: PaperTableModel) -> None:
    model.set_ids(range(1, 1_001))
    shelf.calls.clear()
    model.prefetch(450, 460)
    read = [paper_id for call in shelf.calls for paper_id in call]
    assert sorted(read) == sorted(set(read))
    assert set(range(301, 601)) <= set(read)
    shelf.calls.clear()
    for row in range(300, 600):
        model.paper(row)
    assert shelf.calls == []


def test_memory_is_bounded(shelf: Shelf) -> None:
    model = PaperTableModel(shelf.load)
    model.set_ids(range(1, 10 * KEPT))
    for row in range(0, 5 * KEPT, PAGE):
        assert model.paper(row) is not None
    assert len(model._papers) <= KEPT
    assert len(model._rows) <= KEPT


def test_papers_stay_in_memory_over_new_ids(shelf: Shelf, model: PaperTableModel) -> None:
    model.set_ids(range(1, 101))
    model.paper(0)
    shelf.calls.clear()
    model.set_ids(range(100, 0, -1))
    assert model.paper(0) == Shelf.paper(100)
    assert shelf.calls == []


def test_plain_text_for_all(model: PaperTableModel, shelf: Shelf) -> None:
    shelf.changed[1] = Paper(
        title="A\nB", authors=("X Y",), et_al=True, date="--02-18", id=1, tags=("a", "b"), marked=True, category="LG"
    )
    model.set_ids([1])
    shown = [model.index(0, column).data() for column in Column]
    assert shown == ["marked", "A B", "X Y et al.", "a, b", "LG", "18 Feb", "to read"]
    assert model.index(0, Column.TITLE).data(PaperRole) is shelf.changed[1]
    assert (
        model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
        == "A B, X Y et al., 18 Feb, to read, marked, tags a, b"
    )
    assert model.index(0, Column.TITLE).data(Qt.ItemDataRole.ToolTipRole) is None


def test_headings_have_names(model: PaperTableModel) -> None:
    for column in Column:
        assert model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)


def test_sorting_only_asks(qtbot: QtBot, model: PaperTableModel) -> None:
    model.set_ids([3, 1, 2])
    with qtbot.waitSignal(model.sort_requested) as asked:
        model.sort(Column.DATE, Qt.SortOrder.DescendingOrder)
    assert asked.args == [Sort("date", True)]
    assert list(model.ids) == [3, 1, 2]


def test_refresh_speaks_of_runs_of_rows_that_were_read(shelf: Shelf, model: PaperTableModel) -> None:
    model.set_ids(range(1, 1_001))
    for row in range(50):
        model.paper(row)
    heard: list[tuple[int, int]] = []

    def hear(top: QModelIndex, bottom: QModelIndex) -> None:
        heard.append((top.row(), bottom.row()))

    model.dataChanged.connect(hear)
    shelf.changed[3] = Paper(title="New", id=3)
    shelf.calls.clear()
    model.refresh([3, 4, 5, 9, 10, 30, 700])
    assert heard == [(2, 4), (8, 9), (29, 29)]
    assert model.paper(2) == shelf.changed[3]
    assert shelf.calls[0] == [3, 4, 5, 9, 10, 30]


@given(st.sets(st.integers(0, 200)))
def test_runs(rows: set[int]) -> None:
    found = list(runs(rows))
    assert [row for top, bottom in found for row in range(top, bottom + 1)] == sorted(rows)
    assert all(bottom + 1 < top for (_, bottom), (top, _) in pairwise(found))


def test_where_papers_stand(shelf: Shelf) -> None:
    model = PaperTableModel(shelf.load)
    for size in (1_000, 60_000):
        ids = list(range(1, size + 1))
        random.Random(7).shuffle(ids)
        model.set_ids(ids)
        assert model.row_of(17) == ids.index(17)
        assert model.row_of(size + 1) is None
        assert model.rows_of([5, 9, 600, size + 1]) == sorted(ids.index(i) for i in (5, 9, 600))
        assert model.rows_of([5, size + 1]) == [ids.index(5)]
    with pytest.raises(IndexError):
        model.id_at(-1)


def test_a_page_that_cannot_be_read(qtbot: QtBot, shelf: Shelf, model: PaperTableModel) -> None:
    shelf.broken = True
    with qtbot.waitSignal(model.load_failed) as failed:
        model.set_ids(range(1, 301))
        for _ in range(3):
            assert model.paper(0) is None
            assert model.index(0, Column.TITLE).data() is None
    assert isinstance(failed.args[0], OSError)
    assert "cannot be shown" in model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert len(shelf.calls) <= 3  # a page is not asked for over and over
    shelf.broken = False
    assert model.paper(0) is None
    model.retry()
    assert model.paper(0) == Shelf.paper(1)


def test_a_paper_that_is_gone_is_asked_for_once(shelf: Shelf) -> None:
    model = PaperTableModel(shelf.load)
    model.set_ids([-1, 2])
    assert model.paper(0) is None
    assert model.paper(0) is None
    assert model.paper(1) == Shelf.paper(2)
    assert len(shelf.calls) == 1


def test_highlights_follow_the_query(model: PaperTableModel) -> None:
    model.set_ids([1])
    index = model.index(0, Column.TITLE)
    assert not index.data(TitleSpansRole)
    model.set_query("optimisation")
    assert [tuple(span) for span in index.data(TitleSpansRole)] == [(11, 23)]
    model.set_query("turing")
    assert not index.data(TitleSpansRole)
    assert [tuple(span) for span in index.data(AuthorSpansRole)] == [(19, 25)]
    assert model.query == "turing"


def test_a_highlighter_that_fails_costs_no_row(shelf: Shelf) -> None:
    def failing(query: str, text: str) -> list[tuple[int, int]]:
        raise ValueError(query)

    model = PaperTableModel(shelf.load, failing)
    model.set_ids([1])
    model.set_query("x")
    assert model.title_spans(Shelf.paper(1)) == ()


# The words


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-10-20", "20 Oct 2025"),
        ("--02-18", "18 Feb"),
        ("2025-10", "Oct 2025"),
        ("2025", "2025"),
        ("2025-01-02", "2 Jan 2025"),
        (None, ""),
        ("in spring", "in spring"),
    ],
)
def test_dates(date: str | None, shown: str) -> None:
    assert words.date_words(Paper(date=date)) == shown


def test_second_lines() -> None:
    assert words.second_line(Paper(title="T", authors=("A",))) == ("A", "")
    assert words.second_line(Paper(title="T")) == ("", words.NO_AUTHORS)
    assert words.second_line(Paper(arxiv_id="2504.02828", abstract="Some words.")) == ("Some words.", words.NO_TITLE)
    assert words.second_line(Paper(abstract="Some words.")) == ("", words.NO_TITLE)
    assert words.second_line(Paper(doi="10.1/x", authors=("A", "B"))) == ("A, B", words.NO_TITLE)
    assert words.second_line(Paper()) == ("", words.NO_TITLE)


def test_many_authors_are_not_all_joined() -> None:
    line = words.authors_line(Paper(authors=tuple(f"Name{i}" for i in range(5_000))))
    assert line.endswith("Name63 et al.")


def test_one_line() -> None:
    assert words.one_line("a\r\n\tb\u2028c") == "a b c"
    assert words.one_line("x\u202ey\x00\ud800") == "x\ufffdy\ufffd\ufffd"
    assert words.one_line("👩‍👩‍👧") == "👩‍👩‍👧"
    assert len(words.one_line("y" * 10_000_000)) == words.TITLE_SHOWN


# Cutting

TITLE = "Faster single-loop algorithms for minimax optimization without strong concavity of the optimizer"


def test_what_fits_is_not_cut() -> None:
    assert elide(TITLE, [(0, 6)], 1_000, len) == (TITLE, [(0, 6)])


def test_the_end_goes_where_nothing_is_hidden() -> None:
    shown, spans = elide(TITLE, find("faster", TITLE), 30, len)
    assert TITLE.startswith(shown.removesuffix(ELLIPSIS))
    assert spans == [(0, 6)]


@pytest.mark.parametrize("width", [20, 26, 30, 40, 50, 60, 70, 80, 90])
def test_a_match_is_never_behind_the_ellipsis(width: int) -> None:
    for query in ("optimization", "concavity", "optimizer"):
        shown, spans = elide(TITLE, find(query, TITLE), width, len)
        assert len(shown) <= width
        assert [shown[a:b] for a, b in spans] == [query]


def test_two_matches_far_apart() -> None:
    shown, spans = elide(TITLE, find("single", TITLE) + find("optimizer", TITLE), 40, len)
    assert [shown[a:b] for a, b in spans] == ["single", "optimizer"]
    assert shown.startswith("Faster single-loop")


def test_a_match_wider_than_the_room_shows_its_start() -> None:
    shown, spans = elide("x " + "y" * 50, [(2, 52)], 10, len)
    assert shown == "…" + "y" * 8 + "…"
    assert spans == [(1, 9)]


def test_nothing_is_parted_from_its_accent() -> None:
    text = "e\u0301" * 20
    for width in range(2, 20):
        shown, _ = elide(text, [], width, len)
        assert shown.removesuffix(ELLIPSIS).endswith("\u0301") or shown == ELLIPSIS


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20), st.integers(-1, 70))
def test_cutting_anything(text: str, start: int, length: int, width: int) -> None:
    spans = [(start, min(start + length, len(text)))] if start < len(text) else []
    shown, moved = elide(text, spans, width, len)
    assert len(shown) <= max(width, 2) or shown == text
    assert all(0 <= a < b <= len(shown) for a, b in moved)
    for a, b in moved:
        assert shown[a:b] in text


def test_names_stay_whole() -> None:
    names = "Ada Lovelace, Alan Turing, Grace Hopper et al."
    assert whole_names(names, 100, len) == names
    assert whole_names(names, 35, len) == "Ada Lovelace, Alan Turing et al."
    assert whole_names(names, 20, len) == "Ada Lovelace et al."
    assert whole_names(names, 8, len) == "Ada Lov…"


def test_chips() -> None:
    assert [chip.text for chip in chips(["a", "b"], 200, len)] == ["a", "b"]
    crowded = chips(["optimisation", "stability", "SDE"], 60, len)
    assert [chip.text for chip in crowded] == ["optimisation", "+2"]
    assert crowded[-1].tag is None
    assert crowded[-1].left + crowded[-1].width <= 60
    (alone,) = chips(["x" * 300], 60, len)
    assert alone.text.endswith(ELLIPSIS)
    assert alone.width <= 60
    assert chips([], 60, len) == []


def test_direction(qapp: QApplication) -> None:
    assert is_right_to_left("123 تحسين abc")
    assert not is_right_to_left("SGD في")
    assert not is_right_to_left("")
    assert RowText("تحسين", [], theme.font(), 400)._shift > 200


# The view


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
    from ui.views.label import tooltip

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

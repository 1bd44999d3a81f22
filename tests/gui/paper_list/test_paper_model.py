"""The model of the list: what it reads and when, and what it says has changed."""

from __future__ import annotations

import random
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot
from shelf import Shelf

from readinglist.records import Paper, Sort
from ui.models.paper_table import KEPT, PAGE, AuthorSpansRole, Column, PaperRole, PaperTableModel, TitleSpansRole, runs


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

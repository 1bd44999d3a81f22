"""The page a paper came from: its lines, folded, lit, copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from readinglist.records import UnreadLine
from ui import theme
from ui.dialogs.source_view import SourceViewDialog, source_remark
from ui.models.source_lines import FIRST, LIT, LONGEST_LINE, NUMBER, UNREAD, SourceLines, fold

UNREAD_LINES = (UnreadLine(1, "Daily Papers"), UnreadLine(35, "Subscribe"), UnreadLine(36, "Get them by post!"))
TEXT = "\n".join(f"line {number}" for number in range(1, 201))


@pytest.fixture(autouse=True)
def _dressed(qapp: object) -> Iterator[None]:
    theme.apply("light")
    yield
    QGuiApplication.clipboard().clear()


def test_the_record_is_lit_and_in_sight(qtbot: QtBot) -> None:
    dialog = SourceViewDialog("Daily Papers", TEXT, extent=(120, 122), unread=UNREAD_LINES)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    view = dialog.view
    assert view.lines is not None
    rows = view.lines
    lit = [rows.index(row).data(NUMBER) for row in range(rows.rowCount()) if rows.index(row).data(LIT)]
    grey = [rows.index(row).data(NUMBER) for row in range(rows.rowCount()) if rows.index(row).data(UNREAD)]
    assert lit == [120, 121, 122] and grey == [1, 35, 36]
    where = view.visualRect(rows.index(rows.row_of(120)))
    assert view.viewport().rect().contains(where)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(where.right() - 4, where.center().y()).name().upper() == theme.LIGHT.selection
    assert image.pixelColor(QPoint(where.left() + 1, where.center().y())).name().upper() == theme.LIGHT.accent
    assert rows.index(4).data(Qt.ItemDataRole.AccessibleTextRole) == "5: line 5"


def test_whole_lines_are_copied(qtbot: QtBot) -> None:
    dialog = SourceViewDialog("a", "one two three four five six seven\nsecond\r\nthird")
    qtbot.addWidget(dialog)
    dialog.show()
    lines = dialog.view.lines
    assert lines is not None
    lines.fold_to(12)
    dialog.view.selectAll()
    QTest.keySequence(dialog.view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "one two three four five six seven\nsecond\nthird"


def test_what_the_remark_says() -> None:
    assert source_remark(None, None, 0) == ""
    assert source_remark((4, 4), None, 1) == "Line 4 · 1 line went into no paper"
    assert source_remark((1029, 1031), {"title": (1029, 1029), "arxiv_id": (1031, 1031)}, 0) == (
        "Lines 1,029–1,031: title, arXiv id"
    )


@pytest.mark.parametrize(
    "line",
    ["", "short", "a b " * 200, "x" * 1000, "研究論文の一覧" * 40, "wide 研 " * 60, "  leading " * 30, "😀" * 99],
)
@pytest.mark.parametrize("columns", [12, 13, 61, 200])
def test_folding_loses_nothing_and_stays_narrow(line: str, columns: int) -> None:
    starts = fold(line, columns)
    pieces = [line[a:b] for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
    assert "".join(pieces) == line and starts[0] == 0
    assert all(pieces) or line == ""
    wide = [sum(2 if c >= "\u1100" else 1 for c in piece.rstrip()) for piece in pieces]
    assert max(wide) <= columns


def test_quotes_and_dashes_are_as_wide_as_letters() -> None:
    quoted, plain = "“Pages” – the ‘first’… " * 9, "(Pages) - the (first). " * 9
    assert fold(quoted, 40) == fold(plain, 40)


def test_one_wide_character_halves_no_line() -> None:
    line = "one 😀 " + "word " * 30
    assert len(fold(line, 60)) == len(fold(line.replace("😀", "xx"), 60))


def test_rows_know_their_lines() -> None:
    lines = SourceLines([(7, "a " * 30), (9, ""), (12, "end\tof\0it")], [9])
    lines.fold_to(20)
    rows = [lines.index(row) for row in range(lines.rowCount())]
    assert [index.data(NUMBER) for index in rows] == [7, 7, 7, 9, 12]
    assert [index.data(FIRST) for index in rows] == [True, False, False, True, True]
    assert rows[-1].data() == "end   of it"
    assert [lines.row_of(n) for n in (1, 7, 8, 9, 12, 99)] == [0, 0, 0, 3, 4, 4]
    assert lines.text_of([1, 2, 4]) == "a " * 30 + "\nend\tof\0it"


def test_a_line_without_end_is_cut_and_counted() -> None:
    lines = SourceLines.of_text("x" * 1_000_000)
    last = lines.index(lines.rowCount() - 1).data()
    assert "996,000 more characters" in " ".join(lines.index(row).data() for row in range(lines.rowCount())), last
    assert lines.rowCount() < LONGEST_LINE / 12


def test_nothing_to_show() -> None:
    lines = SourceLines([])
    assert lines.rowCount() == 0 and lines.last_number == 0
    lines.light((1, 2))
    assert SourceLines.of_text("").rowCount() == 1


def test_cells_that_tabs_part_are_shown_apart_and_copied_as_they_are() -> None:
    lines = SourceLines.of_text("1\tAnna Berg\tA note on graphs")
    assert lines.index(0).data() == "1   Anna Berg   A note on graphs"
    assert lines.text_of([0]) == "1\tAnna Berg\tA note on graphs"

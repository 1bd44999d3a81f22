"""The search box and the bar it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.views.search_box import LONGEST_QUERY, ROOM_TO_TYPE, SearchBox, is_page, took
from ui.views.top_bar import NARROW, ActionButton, TopBar


@pytest.fixture(autouse=True)
def _dressed(qapp: object) -> Iterator[None]:
    theme.apply("light")
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SearchBox(window)
    made.resize(590, 34)
    window.resize(640, 60)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def test_keystrokes_of_one_turn_are_told_once(box: SearchBox, qtbot: QtBot) -> None:
    told: list[str] = []
    box.query_changed.connect(told.append)
    with qtbot.waitSignal(box.query_changed):
        for letter in "minimax":
            box.insert(letter)
    assert told == ["minimax"]


def test_a_text_that_is_unchanged_in_the_end_is_not_told(box: SearchBox, qtbot: QtBot) -> None:
    box.setText("sde")
    qtbot.waitUntil(lambda: not box._gather.isActive())
    told: list[str] = []
    box.query_changed.connect(told.append)
    box.setText("sdes")
    box.setText("sde")
    qtbot.waitUntil(lambda: not box._gather.isActive())
    assert told == []


def test_escape_clears_and_a_second_one_leaves_to_the_list(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.query_changed):
        box.setText("sde")
    left: list[bool] = []
    box.left_down.connect(lambda: left.append(True))
    with qtbot.waitSignals([box.cleared, box.query_changed]):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "" and left == []
    with qtbot.assertNotEmitted(box.cleared), qtbot.waitSignal(box.left_down):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_down_leaves_to_the_list_with_the_query_told_before(box: SearchBox) -> None:
    order: list[str] = []
    box.query_changed.connect(order.append)
    box.left_down.connect(lambda: order.append("down"))
    box.setText("sde")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert order == ["sde", "down"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_selects_the_first_and_letters_stay_letters(box: SearchBox, qtbot: QtBot, key: Qt.Key) -> None:
    box.setText("sd")
    with qtbot.assertNotEmitted(box.left_down), qtbot.waitSignal(box.first_wanted):
        QTest.keyClick(box, key)
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_E)
    assert box.text() == "sde"


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Slash, Qt.Key.Key_T, Qt.Key.Key_Space],
)
def test_the_window_s_shortcuts_do_not_take_keys_from_it(qtbot: QtBot, key: Qt.Key) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    box = SearchBox()
    window.setCentralWidget(box)
    fired: list[bool] = []
    action = QAction("Something", window)
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: fired.append(True))
    window.addAction(action)
    window.show()
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.setText("x")
    QTest.keyClick(window.windowHandle(), key)
    assert fired == []


def test_the_cross_clears_and_has_a_name(box: SearchBox, qtbot: QtBot) -> None:
    cross = box.findChild(QToolButton)
    assert cross is not None and cross.accessibleName() == "Clear search"
    assert not cross.isVisible()
    box.setText("sde")
    assert cross.isVisible()
    with qtbot.waitSignal(box.cleared):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert box.text() == ""


@pytest.mark.parametrize(
    ("total", "ms", "words"),
    [
        (23, 0.4, "23 papers · 0.4 ms"),
        (1, 0.04, "1 paper · 0.0 ms"),
        (1234, 12.6, "1,234 papers · 13 ms"),
        (2, 9.96, "2 papers · 10 ms"),
        (2, 1500, "2 papers · 1.5 s"),
        (121, None, "121 papers"),
        (0, 3.0, "No papers"),
        (None, None, ""),
    ],
)
def test_the_count_is_said_in_few_words(box: SearchBox, total: int | None, ms: float | None, words: str) -> None:
    box.setText("sde")
    box.set_found(total, ms)
    assert box.count_text == words
    assert box.accessibleDescription() == words


def test_durations() -> None:
    assert [took(ms) for ms in (0.0, 9.94, 9.95, 999.4, 999.6)] == ["0.0 ms", "9.9 ms", "10 ms", "999 ms", "1.0 s"]


@pytest.mark.parametrize("width", [160, 220, 300, 420, 590])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_words_never_run_under_the_count(box: SearchBox, width: int, direction: Qt.LayoutDirection) -> None:
    box.setLayoutDirection(direction)
    box.resize(width, 34)
    box.setText("gradient descent " * 30)
    box.set_found(12_345, 104.2)
    margins = box.textMargins()
    line = QRect(margins.left(), 0, width - margins.left() - margins.right(), 34)
    cross = box.findChild(QToolButton)
    assert cross is not None
    assert not line.intersects(cross.geometry())
    if box.count_text:
        assert not line.intersects(box._count_at)
        assert not box._count_at.intersects(cross.geometry())
        assert line.width() >= ROOM_TO_TYPE - 24
        assert QFontMetrics(box._small).horizontalAdvance(box.count_text) <= box._count_at.width()
    else:
        assert width < 300


def test_nothing_found_is_seen_only_where_something_was_searched(box: SearchBox) -> None:
    box.set_found(0, 0.1)
    assert not box.nothing_found
    box.setText("zebra")
    box.set_found(0, 0.1)
    assert box.nothing_found
    tinted = box.grab().toImage().pixelColor(400, 8)
    box.set_found(3, 0.1)
    assert not box.nothing_found
    assert box.grab().toImage().pixelColor(400, 8) != tinted


def test_a_short_search_is_never_called_busy(box: SearchBox, qtbot: QtBot) -> None:
    box.setText("sde")
    box.set_found(2, 0.1)
    box.set_busy(True)
    assert box.count_text == "2 papers · 0.1 ms"
    qtbot.waitUntil(lambda: box.count_text == "Searching…")
    box.set_found(3, 200.0)
    assert box.count_text == "3 papers · 200 ms"
    box.set_busy(True)
    box.set_busy(False)
    assert not box._late.isActive()


def test_a_copied_page_is_handed_on_and_a_few_words_are_pasted(box: SearchBox, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("A title\nSome Author\nAn abstract of some length\n")
    with qtbot.waitSignal(box.page_pasted):
        QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Paste))
    assert box.text() == ""
    clipboard.setText("neural collapse")
    with qtbot.assertNotEmitted(box.page_pasted):
        QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Paste))
    assert box.text() == "neural collapse"


def test_what_is_a_page() -> None:
    mime = QMimeData()
    assert not is_page(mime) and not is_page(None)
    mime.setText("x" * LONGEST_QUERY)
    assert not is_page(mime)
    mime.setText("x" * (LONGEST_QUERY + 1))
    assert is_page(mime)
    mime.setText("a title\nbroken in two\n")
    assert not is_page(mime)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/papers.bib")])
    assert is_page(files)
    links = QMimeData()
    links.setUrls([QUrl("https://arxiv.org/abs/2510.17506")])
    assert not is_page(links)


def test_a_huge_text_is_cut(box: SearchBox) -> None:
    box.setText("x" * 100_000)
    assert len(box.text()) == LONGEST_QUERY


def test_entering_selects_all(box: SearchBox) -> None:
    box.setText("sde")
    box.clearFocus()
    box.enter()
    assert box.hasFocus() and box.selectedText() == "sde"


def test_it_follows_the_theme(box: SearchBox) -> None:
    light = box.grab().toImage().pixelColor(300, 8)
    theme.apply("dark")
    assert box.grab().toImage().pixelColor(300, 8) != light
    assert theme.DARK.muted in box.styleSheet()


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[TopBar]:
    window = QWidget()
    qtbot.addWidget(window)
    paste, bring_in, export = (QAction(text, window) for text in ("&Paste papers", "Import…", "Export…"))
    export.setShortcut("Ctrl+E")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    made = TopBar(paste, bring_in, export, SearchBox(), QMenu(window), window)
    column.addWidget(made)
    window.resize(1280, 48)
    window.show()
    yield made
    window.close()


def test_the_buttons_trigger_their_actions(bar: TopBar, qtbot: QtBot) -> None:
    for button in (bar.paste_button, bar.import_button, bar.export_button):
        assert isinstance(button, ActionButton)
        with qtbot.waitSignal(button._action.triggered):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    export = bar.export_button
    assert isinstance(export, ActionButton)
    export._action.setEnabled(False)
    assert not export.isEnabled()
    assert "Ctrl+E" in export.toolTip()


def test_the_bar_folds_its_buttons_and_keeps_their_names(bar: TopBar, qtbot: QtBot) -> None:
    window = bar.window()
    buttons = (bar.paste_button, bar.import_button, bar.export_button)
    assert [b.text() for b in buttons] == ["Paste papers", "Import…", "Export…"]
    window.resize(NARROW - 1, 48)
    qtbot.waitUntil(lambda: bar.paste_button.text() == "")
    assert [b.accessibleName() for b in buttons] == ["Paste papers", "Import…", "Export…"]
    assert bar.menu_button.accessibleName() == "Menu"
    window.resize(NARROW + 100, 48)
    qtbot.waitUntil(lambda: bar.paste_button.text() == "Paste papers")


@pytest.mark.parametrize("width", [380, 640, 1000, 1280, 2400])
def test_nothing_in_the_bar_overlaps(bar: TopBar, qtbot: QtBot, width: int) -> None:
    window = bar.window()
    window.resize(width, 48)
    qtbot.waitUntil(lambda: bar.width() == width)
    QApplication.processEvents()
    parts = (bar.paste_button, bar.import_button, bar.export_button, bar.search_box, bar.menu_button)
    edges = [(p.mapTo(bar, QPoint(0, 0)).x(), p.width()) for p in parts]
    assert all(left + wide <= after for (left, wide), (after, _) in pairwise(edges))
    assert edges[-1][0] + edges[-1][1] <= width
    assert bar.search_box.width() <= 590
    assert isinstance(bar.search_box, QLineEdit)


def test_what_abstracts_add_is_said_calmly(box: SearchBox) -> None:
    box.setText("flow")
    box.set_found(214, 3.0, None)
    assert box.count_text == "214 papers · 3.0 ms"
    box.set_found(214, 3.0, 1_032)
    assert box.count_text == "214 papers · 1,032 more in abstracts"
    box.set_found(0, 3.0, 5)
    assert box.count_text == "5 papers, in the abstracts"
    assert not box.nothing_found
    box.set_found(0, 3.0, 0)
    assert box.count_text == "No papers"
    assert box.nothing_found


def test_a_count_that_is_soon_known_does_not_flicker(box: SearchBox, qtbot: QtBot) -> None:
    box.setText("flow")
    box.set_found(214, 3.0, 0)
    box.set_busy(True)
    box.set_at_least(100)
    assert box.count_text == "214 papers · 3.0 ms"
    qtbot.waitUntil(lambda: box.count_text == "100+ papers")
    box.set_found(3_512, 3.0, None)
    assert box.count_text == "3,512 papers · 3.0 ms"

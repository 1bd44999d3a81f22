"""Tags: chips to take off, a line to add more, and suggestions that forgive."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readinglist.records import Tag
from ui import theme
from ui.views.flow_layout import FlowLayout
from ui.views.tag_editor import TagEditor
from ui.views.tag_entry import closest, tag_name

NAMES = ("optimisation", "SDE", "scientific-writing", "minimax", "to complete")
TAGS = [Tag(number + 1, name, number, 10 - number) for number, name in enumerate(NAMES)]


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[TagEditor]:
    theme.apply("light")
    window = QWidget()
    rows = QVBoxLayout(window)
    made = TagEditor()
    made.set_known(TAGS)
    rows.addWidget(made)
    rows.addWidget(QLineEdit())
    rows.addStretch()
    qtbot.addWidget(window)
    window.resize(344, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made


class Heard:
    def __init__(self, editor: TagEditor) -> None:
        self.added: list[list[str]] = []
        self.removed: list[list[str]] = []
        self.left = 0
        editor.added.connect(self.added.append)
        editor.removed.connect(self.removed.append)
        editor.left.connect(self._left)

    def _left(self) -> None:
        self.left += 1


@pytest.fixture
def heard(editor: TagEditor) -> Heard:
    return Heard(editor)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("sde", "SDE"),
        ("opt", "optimisation"),
        ("misa", "optimisation"),
        ("writ", "scientific-writing"),
        ("scwr", "scientific-writing"),
        ("scientific writing", "scientific-writing"),
        ("optmisation", "optimisation"),
        ("otpimisation", "optimisation"),
        ("mimimax", "minimax"),
        ("tocom", "to complete"),
        ("  Complete ", "to complete"),
    ],
)
def test_forgiving_matches(typed: str, best: str) -> None:
    assert closest(typed, TAGS)[0].name == best


@pytest.mark.parametrize("typed", ["zzz", "qx", "sdex-nothing-like-it"])
def test_what_is_not_near_is_not_suggested(typed: str) -> None:
    assert closest(typed, TAGS) == []


def test_nothing_typed_suggests_the_most_worn() -> None:
    assert [tag.name for tag in closest("", TAGS, 2)] == ["optimisation", "SDE"]


def test_same_comes_before_starts_with_before_holds() -> None:
    tags = [Tag(1, "stable sde", 0, 9), Tag(2, "sde-limits", 0, 9), Tag(3, "SDE", 0, 1)]
    assert [tag.name for tag in closest("sde", tags)] == ["SDE", "sde-limits", "stable sde"]


def test_names_are_kept_tidy() -> None:
    assert tag_name("  a ,  b\tc ") == "a b c"


def test_enter_takes_the_picked_suggestion_and_stays_open(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, ["SDE"])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "scwr")
    assert editor.entry.suggestions.names() == ["scientific-writing", "scwr"]
    qtbot.keyClick(editor.entry, Qt.Key.Key_Return)
    assert heard.added == [["scientific-writing"]]
    assert editor.entry.isVisible() and editor.entry.text() == ""


def test_arrows_pick_and_the_new_name_is_last(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, [])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "mini")
    qtbot.keyClick(editor.entry, Qt.Key.Key_Up)
    qtbot.keyClick(editor.entry, Qt.Key.Key_Return)
    assert heard.added == [["mini"]]


def test_a_comma_takes_the_words_as_typed(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, [])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "opt,sde,")
    assert heard.added == [["opt"], ["SDE"]]  # a tag that is there is not made again in small letters


def test_a_pasted_list_becomes_tags(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, ["SDE"])
    editor.open_entry()
    editor.entry.insert("new one, SDE, other, rest")
    editor.entry.textEdited.emit(editor.entry.text())
    assert heard.added == [["new one", "other"]]
    assert editor.entry.text() == "rest"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_no_words_add_no_tag(editor: TagEditor, heard: Heard, qtbot: QtBot, key: Qt.Key) -> None:
    editor.set_tags(1, [])
    editor.open_entry()
    qtbot.keyClick(editor.entry, key)
    assert heard.added == []


def test_down_and_enter_take_a_tag_without_typing(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, ["optimisation"])
    editor.open_entry()
    qtbot.keyClick(editor.entry, Qt.Key.Key_Down)
    qtbot.keyClick(editor.entry, Qt.Key.Key_Return)
    assert heard.added == [["SDE"]]


def test_escape_cancels(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, [])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "opt")
    qtbot.keyClick(editor.entry, Qt.Key.Key_Escape)
    assert heard.added == [] and heard.left == 1
    assert not editor.entry.isVisible() and editor.add_chip.isVisible()
    assert not editor.entry.suggestions.isVisible()
    editor.open_entry()
    assert editor.entry.text() == ""


def test_backspace_shows_the_last_tag_first_and_removes_it_then(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, ["optimisation", "SDE"])
    editor.open_entry()
    qtbot.keyClick(editor.entry, Qt.Key.Key_Backspace)
    assert heard.removed == [] and editor.chips()[1].armed
    qtbot.keyClick(editor.entry, Qt.Key.Key_X)
    assert not editor.chips()[1].armed
    qtbot.keyClick(editor.entry, Qt.Key.Key_Backspace)
    for _ in range(2):
        qtbot.keyClick(editor.entry, Qt.Key.Key_Backspace)
    assert heard.removed == [["SDE"]]


def test_the_cross_takes_off_and_the_words_do_not(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, ["optimisation", "SDE"])
    qtbot.waitUntil(lambda: editor.chips()[1].x() > 0)
    chip = editor.chips()[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 11))
    assert heard.removed == []
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 11, 11))
    assert heard.removed == [["SDE"]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_keys_take_the_focused_chip_off(editor: TagEditor, heard: Heard, qtbot: QtBot, key: Qt.Key) -> None:
    editor.set_tags(1, ["optimisation", "SDE"])
    editor.chips()[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(editor.chips()[0], key)
    assert heard.removed == [["optimisation"]]


def test_arrows_go_along_the_chips(editor: TagEditor, qtbot: QtBot) -> None:
    editor.set_tags(1, ["optimisation", "SDE"])
    editor.add_chip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(editor.add_chip, Qt.Key.Key_Left)
    assert editor.chips()[1].hasFocus()
    qtbot.keyClick(editor.chips()[1], Qt.Key.Key_Left)
    assert editor.chips()[0].hasFocus()
    qtbot.keyClick(editor.chips()[0], Qt.Key.Key_Right)
    assert editor.chips()[1].hasFocus()


def test_the_focus_stays_among_the_tags_when_one_goes(editor: TagEditor) -> None:
    editor.set_tags(1, ["optimisation", "SDE"])
    editor.chips()[1].setFocus(Qt.FocusReason.TabFocusReason)
    editor.set_tags(1, ["optimisation"])
    assert editor.add_chip.hasFocus()


def test_a_refresh_keeps_the_line_and_another_paper_closes_it(editor: TagEditor, qtbot: QtBot) -> None:
    editor.set_tags(1, [])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "opt")
    editor.set_tags(1, ["SDE"])
    assert editor.entry.isVisible() and editor.entry.text() == "opt" and editor.entry.hasFocus()
    editor.set_tags(2, [])
    assert not editor.entry.isVisible()


def test_worn_tags_are_not_suggested(editor: TagEditor, qtbot: QtBot) -> None:
    editor.set_tags(1, ["optimisation"])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "opt")
    assert "optimisation" not in editor.entry.suggestions.names()


def test_a_click_on_a_suggestion_takes_it(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, [])
    editor.open_entry()
    qtbot.keyClicks(editor.entry, "minim")
    suggestions = editor.entry.suggestions
    assert suggestions.isVisible() and suggestions.window().rect().contains(suggestions.geometry())
    at = suggestions.visualItemRect(suggestions.item(0)).center()
    qtbot.mouseClick(suggestions.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard.added == [["minimax"]] and editor.entry.hasFocus()


def test_partial_tags_can_be_put_on_all(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags((1, 2), ["SDE"], ["minimax"])
    chip = editor.chips()[1]
    assert chip.accessibleName() == "Tag minimax, on some"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 11))
    assert heard.added == [["minimax"]]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert heard.removed == [["minimax"]]


def test_read_only_tags_stay(editor: TagEditor, heard: Heard, qtbot: QtBot) -> None:
    editor.set_tags(1, ["SDE"])
    editor.set_read_only(True)
    editor.open_entry()
    assert not editor.entry.isVisible() and not editor.add_chip.isVisible()
    chip = editor.chips()[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 11, 11))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert heard.removed == []


def test_many_tags_wrap(editor: TagEditor, qtbot: QtBot) -> None:
    editor.set_tags(1, ["SDE"])
    one = editor.heightForWidth(300)
    editor.set_tags(1, [f"tag number {number}" for number in range(20)] + ["w" * 400])
    assert editor.heightForWidth(300) > 4 * one
    qtbot.waitUntil(lambda: editor.height() >= editor.heightForWidth(editor.width()))
    assert all(editor.rect().contains(chip.geometry()) for chip in editor.chips())


def test_the_flow_wraps_and_skips_what_is_hidden(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=4, line_gap=2)
    parts = [QLabel() for _ in range(4)]
    for part in parts:
        part.setFixedSize(40, 10)
        flow.addWidget(part)
    parts[1].hide()
    assert flow.heightForWidth(1000) == 10
    assert flow.heightForWidth(90) == 22
    holder.show()
    flow.setGeometry(QRect(0, 0, 90, 22))
    assert [part.pos().toTuple() for part in (parts[0], parts[2], parts[3])] == [(0, 0), (44, 0), (0, 12)]
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 90, 22))
    assert [part.pos().toTuple() for part in (parts[0], parts[2], parts[3])] == [(50, 0), (6, 0), (50, 12)]

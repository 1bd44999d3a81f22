"""The status bar, the toast, the banner, and the pages that stand in for a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.records import PLACE_KINDS, Place
from ui import theme
from ui.views import status_bar, toast
from ui.views.banner import Banner
from ui.views.buttons import LinkButton
from ui.views.empty_page import DropHint, StatePage
from ui.views.label import ElidedLabel, Label, tooltip
from ui.views.picture import PagePicture
from ui.views.status_bar import SlimProgress, StatusBar
from ui.views.toast import SHOWN_MS, Toast


@pytest.fixture(autouse=True)
def _dressed(qapp: object) -> None:
    theme.apply("light")


# The status bar


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.resize(900, 28)
    made.show()
    return made


@pytest.mark.parametrize(
    ("total", "marked", "selected", "shown", "words"),
    [
        (121, 7, 1, None, "121 papers   7 marked   1 selected"),
        (121, 7, 1, 121, "121 papers   7 marked   1 selected"),
        (1, 0, 0, None, "1 paper"),
        (12345, 0, 1200, 23, "23 of 12,345 papers   1,200 selected"),
        (0, 0, 0, None, "0 papers"),
    ],
)
def test_counts(bar: StatusBar, total: int, marked: int, selected: int, shown: int | None, words: str) -> None:
    bar.set_counts(total, marked, selected, shown)
    assert bar.counts_text == words


def test_work_is_said_with_words_figures_and_a_bar(bar: StatusBar) -> None:
    assert bar.work_text == ""
    bar.set_work("Importing Daily Papers…", 34, 56)
    progress = bar.findChild(SlimProgress)
    assert progress is not None
    assert bar.work_text == "Importing Daily Papers… 34 of 56"
    assert progress.isVisible() and progress.value() == 607
    assert progress.accessibleName() == bar.work_text
    bar.set_work("Importing Daily Papers…", 56, 56)
    assert progress.value() == 1000
    bar.clear_work()
    assert bar.work_text == "" and not progress.isVisible()


def test_work_without_a_known_end_and_beyond_32_bits(bar: StatusBar) -> None:
    progress = bar.findChild(SlimProgress)
    assert progress is not None
    bar.set_work("Reading…", 0, 0)
    assert bar.work_text == "Reading…" and progress.maximum() == 0
    bar.set_work("Reading…", 1240, 0)
    assert bar.work_text == "Reading… 1,240"
    bar.set_work("Reading…", 3_000_000_000, 6_000_000_000)
    assert progress.value() == 500


def test_nothing_sweeps_while_unseen_or_unwanted(bar: StatusBar, monkeypatch: pytest.MonkeyPatch) -> None:
    progress = bar.findChild(SlimProgress)
    assert progress is not None
    bar.set_work("Reading…", 0, 0)
    assert progress._sweep.isActive()
    bar.clear_work()
    assert not progress._sweep.isActive()
    monkeypatch.setattr(status_bar, "wants_motion", lambda: False)
    bar.set_work("Reading…", 0, 0)
    assert not progress._sweep.isActive()


def test_cancel_is_asked_once_and_answered_at_once(bar: StatusBar, qtbot: QtBot) -> None:
    bar.set_work("Importing…", 1, 9)
    cancel = bar.findChild(LinkButton)
    assert cancel is not None and cancel.text() == "Cancel"
    with qtbot.waitSignal(bar.cancel_requested):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert cancel.text() == "Stopping…" and not cancel.isEnabled()
    bar.set_work("Importing…", 2, 9)
    assert cancel.text() == "Stopping…"
    bar.clear_work()
    bar.set_work("Importing…", 1, 3)
    assert cancel.text() == "Cancel" and cancel.isEnabled()


@pytest.mark.parametrize("width", [300, 480, 700])
def test_a_long_name_gives_way_and_figures_do_not(bar: StatusBar, width: int) -> None:
    bar.resize(width, 28)
    bar.set_counts(121, 7, 1)
    bar.set_work("Importing " + "a-long-name-" * 20 + "…", 34, 56)
    QApplication.processEvents()
    words = bar.findChild(ElidedLabel)
    assert words is not None
    assert "…" in words.elided() and "a-long-name" in words.toolTip()
    if width >= 480:
        for label in bar.findChildren(Label):
            if not isinstance(label, ElidedLabel) and label.isVisible():
                assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


# The toast


class Ground(QWidget):
    """A window with two fields in it."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(700, 400)
        self.other = QLineEdit(self)  # where Qt by itself would put the focus
        self.field = QLineEdit(self)
        self.toast = Toast(self, animate=False)


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    made = Ground()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def undo_of(shown: Toast) -> QPushButton:
    found = shown.findChild(LinkButton)
    assert found is not None
    return found


def test_a_toast_says_what_happened_and_undoes_it(ground: Ground) -> None:
    undone: list[str] = []
    ground.toast.show_message("Tagged 5 papers “optimisation”", "Undo", lambda: undone.append("yes"))
    assert ground.toast.message == "Tagged 5 papers “optimisation”"
    QTest.mouseClick(undo_of(ground.toast), Qt.MouseButton.LeftButton)
    assert undone == ["yes"] and ground.toast.message == ""
    QTest.mouseClick(undo_of(ground.toast), Qt.MouseButton.LeftButton)
    assert undone == ["yes"]


def test_the_newest_takes_the_place_of_the_one_before(ground: Ground) -> None:
    done: list[int] = []
    ground.toast.show_message("One", "Undo", lambda: done.append(1))
    ground.toast.show_message("Two", "Undo", lambda: done.append(2))
    assert ground.toast.message == "Two"
    undo_of(ground.toast).click()
    assert done == [2]
    ground.toast.show_message("Three")
    assert not undo_of(ground.toast).isVisible()


def test_it_goes_by_itself_and_waits_under_the_pointer(ground: Ground, qtbot: QtBot) -> None:
    shown = ground.toast
    shown.show_message("Marked 1 paper")
    left = shown.remaining_ms
    assert left is not None and SHOWN_MS - 1000 < left <= SHOWN_MS
    QApplication.sendEvent(shown, QEnterEvent(QPoint(5, 5), QPoint(5, 5), shown.mapToGlobal(QPoint(5, 5))))
    assert shown.remaining_ms is None
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: shown.remaining_ms is not None)
    shown._life.start(0)
    qtbot.waitUntil(lambda: not shown.isVisible())


def test_an_error_stays_until_it_is_dismissed(ground: Ground, qtbot: QtBot) -> None:
    shown = ground.toast
    shown.show_message("The disk is full.", kind="error")
    assert shown.remaining_ms is None
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert shown.remaining_ms is None
    cross = shown.findChild(QToolButton)
    assert cross is not None and cross.isVisible() and cross.accessibleName() == "Dismiss"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not shown.isVisible()
    shown.show_message("Fine again")
    assert not cross.isVisible()


def test_the_action_is_reached_by_keys_waits_and_gives_the_focus_back(ground: Ground, qtbot: QtBot) -> None:
    shown = ground.toast
    undone: list[bool] = []
    shown.show_message("Removed 2 papers", "Undo", lambda: undone.append(True))
    QTest.keyClick(ground.field, Qt.Key.Key_Tab)
    assert undo_of(shown).hasFocus()
    assert shown.remaining_ms is None
    QTest.keyClick(undo_of(shown), Qt.Key.Key_Space)
    assert undone == [True] and ground.field.hasFocus()
    shown.show_message("Removed 2 papers", "Undo", lambda: undone.append(True))
    QTest.keyClick(ground.field, Qt.Key.Key_Tab)
    QTest.keyClick(undo_of(shown), Qt.Key.Key_Escape)
    assert undone == [True] and ground.field.hasFocus() and not shown.isVisible()


@pytest.mark.parametrize("text", ["Short", "A sentence that goes on " * 12, "x" * 2000])
@pytest.mark.parametrize("width", [240, 700])
def test_it_stays_inside_its_parent_and_its_words_fit(ground: Ground, text: str, width: int) -> None:
    ground.resize(width, 400)
    ground.toast.show_message(text, "Undo", kind="error")
    box = ground.toast.geometry()
    assert box.left() >= 0 and box.right() < width and box.bottom() <= 400
    assert abs(box.center().x() - width // 2) <= 1
    words = next(label for label in ground.toast.findChildren(Label))
    assert words.height() >= min(words.height_at(words.width()), 360)
    assert len(words.text()) <= 300


def test_it_follows_its_parent(ground: Ground, qtbot: QtBot) -> None:
    ground.toast.show_message("Here")
    before = ground.toast.geometry().bottom()
    ground.resize(500, 300)
    qtbot.waitUntil(lambda: ground.toast.geometry().bottom() == before - 100)


@pytest.mark.parametrize(("wanted", "moves"), [(True, True), (False, False)])
def test_it_fades_only_where_the_desktop_allows(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, wanted: bool, moves: bool
) -> None:
    monkeypatch.setattr(toast, "wants_motion", lambda: wanted)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(500, 300)
    parent.show()
    shown = Toast(parent)
    shown.show_message("Marked")
    assert isinstance(shown.graphicsEffect(), QGraphicsOpacityEffect) is moves
    qtbot.waitUntil(lambda: shown.graphicsEffect() is None)
    shown.dismiss()
    qtbot.waitUntil(lambda: not shown.isVisible())


def test_a_message_during_the_fade_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toast, "wants_motion", lambda: True)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(500, 300)
    parent.show()
    shown = Toast(parent)
    shown.show_message("One")
    shown.dismiss()
    shown.show_message("Two")
    qtbot.waitUntil(lambda: shown.graphicsEffect() is None)
    assert shown.isVisible() and shown.message == "Two"


def test_words_are_never_markup() -> None:
    label = Label("<b>bold</b> <img src='file:///etc/passwd'>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in tooltip("<b>bold</b>") and tooltip("") == ""


# The banner


def test_the_banner(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert not banner.isVisible()
    banner.show_text("This library is open for reading only.", "Try again", kind="warning", dismissable=True)
    assert banner.isVisible() and banner.text.startswith("This library")
    action, cross = banner.findChild(QPushButton), banner.findChild(QToolButton)
    assert action is not None and cross is not None
    with qtbot.waitSignal(banner.action_requested):
        action.click()
    with qtbot.waitSignal(banner.dismissed):
        cross.click()
    assert not banner.isVisible()
    banner.show_text("Once more")
    assert not action.isVisible() and not cross.isVisible()


# The pages in place of a list


@pytest.fixture
def page(qtbot: QtBot) -> StatePage:
    made = StatePage()
    qtbot.addWidget(made)
    made.resize(732, 600)
    made.show()
    return made


def test_the_first_screen_offers_three_ways_in(page: StatePage, qtbot: QtBot) -> None:
    assert page.offered == ["Paste papers", "Choose files…", "Try the samples"]
    assert "Ctrl+V" in page.words[2] and "drop" in page.words[2]
    for button, signal in (
        (page.paste_button, page.paste_requested),
        (page.choose_button, page.choose_files_requested),
        (page.samples_button, page.samples_requested),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_nothing_found_says_what_was_searched(page: StatePage, qtbot: QtBot) -> None:
    page.show_nothing_found("zebra <b>crossing</b>", "Marked")
    assert page.words[0] == "No papers in “Marked” match"
    assert "“zebra <b>crossing</b>”" in page.words[1]
    assert page.offered == ["Search all papers", "Clear search"]
    with qtbot.waitSignal(page.search_everywhere_requested):
        page.everywhere_button.click()
    with qtbot.waitSignal(page.clear_requested):
        page.clear_button.click()
    page.show_nothing_found("zebra", None)
    assert page.words[0] == "No papers match" and page.offered == ["Clear search"]


def test_an_error_says_what_is_safe_and_what_to_do(page: StatePage, qtbot: QtBot) -> None:
    page.show_error("The library could not be read.", "Nothing was changed.", "Close other programs.")
    assert page.words[:2] == ("The library could not be read.", "Nothing was changed. Close other programs.")
    with qtbot.waitSignal(page.retry_requested):
        page.retry_button.click()


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_every_empty_place_has_its_words(page: StatePage, kind: str) -> None:
    page.show_empty_place(Place(kind, 3), "a name")
    title, text, _ = page.words
    assert title and text and page.accessibleName() == title
    assert page.offered == []
    assert ("a name" in title) is (kind == "tag")


@pytest.mark.parametrize("size", [(280, 200), (420, 380), (732, 600), (1600, 1000)])
def test_the_words_of_a_page_fit(page: StatePage, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.show_nothing_found("w" * 400 + " " + "gradient " * 60, "a place with a name that is quite long " * 3)
    for label in page.findChildren(Label):
        if label.isVisible():
            assert label.height() >= label.height_at(label.width())
            assert label.x() >= 0 and label.geometry().right() <= page.width()
    page.show_empty_library()
    picture = page.findChild(PagePicture)
    assert picture is not None
    assert (picture.height() == 0) is (size[1] < 420)


def test_dropping_is_shown_over_everything_and_lets_the_mouse_through(page: StatePage) -> None:
    hint = page.findChild(DropHint)
    assert hint is not None and not hint.isVisible()
    page.set_drop_hover(True)
    assert hint.isVisible() and hint.geometry() == page.rect()
    assert hint.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    page.set_drop_hover(False)
    assert not hint.isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pictures_are_drawn_in_both_themes(page: StatePage, scheme: str) -> None:
    theme.apply(scheme)
    page.show_empty_library()
    image = page.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(160, 580, 3) for y in range(100, 400, 3)}
    assert theme.tokens().background.lower() in colours and theme.tokens().side.lower() in colours


def test_work_that_nobody_asked_for_cannot_be_cancelled(bar: StatusBar) -> None:
    bar.set_work("Preparing search…", 400_000, 1_000_000, can_cancel=False)
    assert bar.work_text == "Preparing search… 400,000 of 1,000,000"
    assert not [button for button in bar.findChildren(LinkButton) if button.isVisible()]
    bar.set_work("Importing Daily Papers…", 34, 56)
    assert [button.text() for button in bar.findChildren(LinkButton) if button.isVisible()] == ["Cancel"]

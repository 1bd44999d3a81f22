"""The review as it looks: tabs, the page, odd records, narrow windows, thousands of rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT, Start, key, rest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from reviewed import CTRL, Review, button, fill, lit

from readinglist import importing, reading
from readinglist.records import Draft, Reading
from readinglist.reviewing import Entry, Plan, PlannedSource, Verdict
from ui import theme
from ui.reviews import UNSURE


def test_tabs_by_click_and_by_number(qtbot: QtBot, review: Review, seeds: Path, tmp_path: Path) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    app, sheet = review(seeds / "lab-publications.txt", seeds / "author-page.txt")
    assert sheet.pills.words == ["All 17", "New 8", "Same work 2", "Already yours 7", "Lines not read 8"]
    key(qtbot, app, Qt.Key.Key_3)
    assert sheet.model.rowCount() == 2
    assert {sheet.model.entry(row).verdict for row in range(2)} == {Verdict.SAME_WORK}
    key(qtbot, app, Qt.Key.Key_5)
    assert sheet.unread_rows.isVisible() and not sheet.changes.isVisible()
    assert lit(sheet) == [1]
    qtbot.mouseClick(sheet.pills._pills["all"], LEFT)
    assert sheet.model.rowCount() == 17 and sheet.rows.isVisible()
    # One source alone.
    sheet.head.sources.setCurrentIndex(2)
    sheet.head.sources.activated.emit(2)
    assert sheet.pills.words == ["All 7", "Already yours 7", "Lines not read 8"]
    assert sheet.model.rowCount() == 7


def test_a_line_of_the_page_leads_to_its_record(qtbot: QtBot, review: Review, seeds: Path) -> None:
    _app, sheet = review(seeds / "author-page.txt")
    lines = sheet.page.lines
    assert lines is not None
    for place, entry in enumerate(sheet.plan.entries):
        assert entry.draft.extent is not None
        sheet.page.scrollTo(lines.index(lines.row_of(entry.draft.extent[0])))
        at = sheet.page.visualRect(lines.index(lines.row_of(entry.draft.extent[0]))).center()
        qtbot.mouseClick(sheet.page.viewport(), LEFT, pos=at)
        assert sheet.rows.current_place() == place
        first, last = entry.draft.extent
        assert lit(sheet) == list(range(first, last + 1))
    sheet.page.scrollToTop()
    qtbot.mouseClick(sheet.page.viewport(), LEFT, pos=QPoint(60, 10))
    assert sheet.rows.current_place() == len(sheet.plan.entries) - 1, "a line of nobody leads nowhere"


def test_a_page_without_papers_is_shown_as_it_was_read(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    page = tmp_path / "prose.txt"
    page.write_text("Dear all,\nthere is cake.\n")
    app, sheet = review(page)
    assert sheet.nothing.isVisible() and sheet.nothing.words.text() == "No papers were found"
    assert "prose.txt" in sheet.nothing.next.text()
    assert sheet.page.lines is not None and sheet.page.lines.rowCount() >= 2
    assert button(sheet) == "Nothing to add" and sheet.foot.cancel_button.text() == "Close"
    sheet.pills.choose_number(2)
    assert sheet.unread_rows.isVisible()
    qtbot.mouseClick(sheet.foot.cancel_button, LEFT)
    assert app.commands.transfer.reviews.sheet is None


def test_while_it_is_open_the_rest_of_the_window_rests(qtbot: QtBot, review: Review, seeds: Path) -> None:
    app, sheet = review(seeds / "author-page.txt")
    resting = [name for name, action in app.window.actions_by_name.items() if not action.isEnabled()]
    assert {"paste", "undo", "search", "remove", "mark", "export", "select_all"} <= set(resting)
    assert not {"review_always", "theme_dark", "quit"} & set(resting)
    assert all(action.isEnabled() for action in sheet.head.menu.actions())
    key(qtbot, app, Qt.Key.Key_V, CTRL)
    sheet.cancel()
    rest(qtbot, app)
    assert app.window.actions_by_name["paste"].isEnabled()
    assert not app.window.actions_by_name["remove"].isEnabled(), "no paper is selected"


def test_when_to_review_is_asked_in_its_quiet_menu(review: Review, seeds: Path) -> None:
    app, sheet = review(seeds / "author-page.txt")
    checked = [action.text().replace("&", "") for action in sheet.head.menu.actions() if action.isChecked()]
    assert checked == ["Review every import"]
    sheet.head.menu.actions()[1].trigger()
    assert app.commands.transfer.reviews.when == UNSURE
    assert [action.isChecked() for action in sheet.head.menu.actions() if action.isCheckable()] == [False, True, False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [480, 700, 900, 1280])
@pytest.mark.usefixtures("doubtful")
def test_it_fits_every_window_in_both_themes(qtbot: QtBot, review: Review, scheme: str, width: int) -> None:
    app, sheet = review(text="a page")
    theme.apply(scheme)
    app.window.resize(width, 700)
    rest(qtbot, app)
    assert app.window.width() == width
    assert sheet.size() == app.window.centralWidget().size()
    for part in (sheet.foot.commit_button, sheet.foot.cancel_button, sheet.head.menu_button):
        where = part.mapTo(sheet, QPoint(0, 0))
        assert where.x() >= 0 and where.x() + part.width() <= sheet.width()
        assert part.width() >= part.minimumSizeHint().width()
    assert sheet.page.isVisible() and sheet.rows.isVisible()
    image = sheet.grab().toImage()
    of = theme.tokens()
    ratio = image.devicePixelRatio()
    corner = sheet.rows.mapTo(sheet, QPoint(2, sheet.rows.height() - 4)) * ratio
    assert image.pixelColor(corner).name().upper() == of.background


@pytest.mark.usefixtures("doubtful")
def test_whoever_can_have_the_focus_has_a_name(qtbot: QtBot, review: Review) -> None:
    _app, sheet = review(text="a page")
    nameless = [
        type(widget).__name__
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not isinstance(widget, QMenu)
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton | QLabel) and widget.text()))
    ]
    assert nameless == []
    spoken = sheet.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "unsure, Where does it end, Where does the title end?, ticked"


def test_odd_records_are_drawn_and_told_apart(qtbot: QtBot, review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = (
        Draft(title="W" * 100_000, authors=tuple(f"Author {k}" for k in range(5_000))),
        Draft(title="שלום עולם: מאמר קצר על כיוון הכתיבה"),
        Draft(abstract="Only an abstract, and nothing else is known of it."),
        Draft(title="Tabs\tand\nlines\0 and \u202e turns"),
        Draft(title="The same paper twice on one page", authors=("Ada Byron",)),
        Draft(title="The same paper twice on one page", authors=("Ada Byron",)),
    )

    def read(data: bytes, name: str, *_: object) -> Reading:
        return Reading(odd, (), (), "x", "utf-8")

    monkeypatch.setattr(reading, "read", read)
    _, sheet = review(text="a page")
    tester = QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(tester.model(), QAbstractItemModel)
    for row in range(sheet.model.rowCount()):
        sheet.rows.go_to(row)
        assert not sheet.grab().isNull()
    assert sheet.model.chip(5) == "twice here"
    assert button(sheet) == "Add 5 papers"
    sheet.decisions.take([4], False)
    sheet.model.announce()
    assert button(sheet) == "Add 4 papers", "the second goes with the first"


def test_twenty_thousand_records_are_as_quick_as_few(
    qtbot: QtBot, empty: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is seen is drawn: one tick and one step look at a few records, however many there are."""
    app = empty()
    drafts = [Draft(title=f"A paper that has the number {k}", lines={"title": (k + 1, k + 1)}) for k in range(20_000)]
    text = "\n".join(f"line {k}" for k in range(20_000))
    source = PlannedSource(importing.pasted(text), "A page", Reading((), (), (), text, "utf-8"))
    plan = Plan((source,), [Entry(0, k, draft, Verdict.NEW) for k, draft in enumerate(drafts)])
    app.commands.transfer.reviews._show(plan, {})
    rest(qtbot, app)
    sheet = app.commands.transfer.reviews.sheet
    assert sheet is not None
    assert button(sheet) == "Add 20,000 papers"
    asked: list[int] = []
    said = type(sheet.model).said

    def counted(model: object, place: int) -> object:
        asked.append(place)
        return said(sheet.model, place)

    monkeypatch.setattr(type(sheet.model), "said", counted)
    key(qtbot, app, Qt.Key.Key_Space)
    key(qtbot, app, Qt.Key.Key_Down)
    key(qtbot, app, Qt.Key.Key_End)
    assert sheet.rows.current_place() == 19_999
    assert len(asked) < 400
    sheet.cancel()

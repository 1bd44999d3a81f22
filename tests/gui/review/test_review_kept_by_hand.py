"""A review that is left open is not lost: by closing the window, by leaving it for later, by a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Start, key, rest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reviewed import CTRL, Review, button, fill, held

from readinglist.library import Library
from readinglist.library.location import reviews_of
from ui.app import App
from ui.reviews import ALWAYS, UNSURE
from ui.views.review.sheet import ReviewSheet

OFFER = "The review of “A page” with 3 papers is not finished. What you decided is kept."


def files(tmp_path: Path) -> list[str]:
    folder = reviews_of(tmp_path / "library.db")
    return sorted(path.suffix for path in folder.iterdir()) if folder.exists() else []


def reopened(qtbot: QtBot, start: Start) -> tuple[App, ReviewSheet]:
    app = start()
    assert app.window.offer.isVisible()
    app.window.offer.action_requested.emit()
    rest(qtbot, app)
    sheet = app.commands.transfer.reviews.sheet
    assert sheet is not None
    return app, sheet


@pytest.mark.usefixtures("doubtful")
def test_closing_the_window_keeps_what_was_decided(qtbot: QtBot, review: Review, empty: Start, tmp_path: Path) -> None:
    app, sheet = review(text="a page")
    assert sheet.head.kept.isVisible() and sheet.head.kept.text() == "kept as you go"
    sheet.edit(1, {"title": "Where it ends"})
    key(qtbot, app, Qt.Key.Key_Home)
    key(qtbot, app, Qt.Key.Key_Space)
    app.window.close()
    again = empty()
    assert again.commands.transfer.reviews.sheet is None and not again.window.banner.isVisible()
    assert again.window.offer.text == OFFER
    again.window.close()
    app, sheet = reopened(qtbot, empty)
    assert button(sheet) == "Add 2 papers"
    assert sheet.model.title(1) == "Where it ends"
    assert not app.window.offer.isVisible()
    key(qtbot, app, Qt.Key.Key_Return, CTRL)
    assert held(app) == 2
    assert files(tmp_path) == [], "what is finished is not offered any more"


@pytest.mark.usefixtures("doubtful")
def test_what_was_written_last_survives_a_sudden_end(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    app, _ = review(text="a page")
    key(qtbot, app, Qt.Key.Key_Space)
    assert files(tmp_path) == [".json", ".lock", ".zip"]
    path = next(reviews_of(tmp_path / "library.db").glob("*.json"))
    assert '"take": false' in path.read_text(), "without the window being closed"


@pytest.mark.usefixtures("doubtful")
def test_a_review_can_wait_while_something_else_is_done(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    app, _ = review(text="a page")
    key(qtbot, app, Qt.Key.Key_Space)
    key(qtbot, app, Qt.Key.Key_L, CTRL)
    assert app.commands.transfer.reviews.sheet is None and app.window.offer.isVisible()
    assert app.window.offer.text == OFFER
    app.commands.transfer.reviews.set_when(ALWAYS)
    app.commands.transfer.take([], "another page")
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is not None
    key(qtbot, app, Qt.Key.Key_L, CTRL)
    assert app.window.offer.text == "2 reviews wait, the first of them “A page”. Nothing of them is lost."
    app.window.actions_by_name["review_resume"].trigger()
    rest(qtbot, app)
    again = app.commands.transfer.reviews.sheet
    assert again is not None and button(again) == "Add 2 papers"


@pytest.mark.usefixtures("doubtful")
def test_leaving_asks_where_something_was_decided(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    app, sheet = review(text="a page")
    key(qtbot, app, Qt.Key.Key_Space)
    key(qtbot, app, Qt.Key.Key_Escape)
    assert sheet.foot.is_asking and sheet.foot.back_button.hasFocus()
    key(qtbot, app, Qt.Key.Key_Escape)
    assert not sheet.foot.is_asking
    key(qtbot, app, Qt.Key.Key_Escape)
    sheet.foot.later_button.click()
    rest(qtbot, app)
    assert app.window.offer.text == OFFER and files(tmp_path)


@pytest.mark.usefixtures("doubtful")
def test_what_was_dropped_can_be_opened_again(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    app, sheet = review(text="a page")
    key(qtbot, app, Qt.Key.Key_Space)
    key(qtbot, app, Qt.Key.Key_Escape)
    sheet.foot.discard_button.click()
    rest(qtbot, app)
    assert app.window.toast.message == "Nothing was imported." and files(tmp_path) == []
    app.window.toast._act()
    rest(qtbot, app)
    again = app.commands.transfer.reviews.sheet
    assert again is not None and button(again) == "Add 2 papers"
    assert files(tmp_path) == [".json", ".lock", ".zip"]


@pytest.mark.usefixtures("doubtful")
def test_what_waits_for_its_turn_is_kept_too(qtbot: QtBot, review: Review, empty: Start) -> None:
    app, _sheet = review(text="a page")
    app.commands.transfer.take([], "another page")
    app.window.close()
    again = empty()
    assert again.window.offer.text.startswith("2 reviews wait")
    for _ in range(2):
        again.window.offer.action_requested.emit()
        rest(qtbot, again)
        assert again.commands.transfer.reviews.sheet is not None
        key(qtbot, again, Qt.Key.Key_Escape)
    assert not again.window.offer.isVisible()
    again.window.actions_by_name["review_resume"].trigger()
    assert again.window.toast.message == "No review is waiting."


def test_what_came_in_meanwhile_needs_no_review(qtbot: QtBot, review: Review, empty: Start, seeds: Path) -> None:
    app, _ = review(seeds / "author-page.txt")
    app.window.close()
    with Library.open(app.session.path) as library:
        from readinglist import importing

        importing.run(library, importing.gather([seeds / "author-page.txt"]))
    again = empty()
    again.window.offer.action_requested.emit()
    rest(qtbot, again)
    assert again.commands.transfer.reviews.sheet is None
    assert again.window.toast.message == "Your library has all of “Lachlan Ewen MacDonald” by now."
    assert not again.window.offer.isVisible()


@pytest.mark.usefixtures("doubtful")
def test_a_review_that_is_damaged_says_so(qtbot: QtBot, review: Review, empty: Start, tmp_path: Path) -> None:
    app, _ = review(text="a page")
    app.window.close()
    next(reviews_of(tmp_path / "library.db").glob("*.zip")).write_bytes(b"no archive")
    again = empty()
    again.window.offer.action_requested.emit()
    rest(qtbot, again)
    assert again.window.toast.message.startswith("The review of A page that was kept is damaged")


@pytest.mark.usefixtures("doubtful")
def test_where_it_cannot_be_kept_the_sheet_says_so(review: Review, tmp_path: Path) -> None:
    reviews_of(tmp_path / "library.db").write_text("in the way")
    _, sheet = review(text="a page")
    assert not sheet.head.kept.isVisible()
    assert sheet.head.error.isVisible() and "can’t be kept for later" in sheet.head.error.text()


def test_a_page_without_papers_is_not_kept(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    page = tmp_path / "prose.txt"
    page.write_text("Just some words about nothing.\nAnd more.\n")
    _, sheet = review(page)
    assert not sheet.plan.entries and not sheet.head.kept.isVisible()
    assert not sheet.acts["later"].isEnabled() and files(tmp_path) == []


def test_a_read_only_library_and_one_without_reviews_are_quiet(empty: Start, tmp_path: Path, seeds: Path) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    app = empty()
    app.commands.transfer.reviews.set_when(UNSURE)
    assert not app.window.offer.isVisible()

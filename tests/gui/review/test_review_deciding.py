"""The review by hand: when it opens, what is decided, what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hands import LEFT, Start, dialogs, key, rest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from reviewed import CTRL, Review, button, fill, held, lit, tick

from readinglist import edits
from readinglist.errors import LibraryLocked
from readinglist.library import Library
from readinglist.reviewing import Verdict, committing, planning
from readinglist.reviewing.judging import Judgement
from ui.dialogs.edit_fields import EditFieldsDialog
from ui.reviews import ALWAYS, NEVER, UNSURE


@pytest.mark.usefixtures("doubtful")
def test_what_is_unsure_is_looked_at_before_it_is_kept(qtbot: QtBot, review: Review) -> None:
    app, sheet = review(text="a page", when=UNSURE)
    assert held(app) == 0
    assert sheet.isVisible() and not app.window.table.isVisible()
    assert (
        sheet.head.remark.text() == "A page · 3 papers · 2 lines went into none · the page says 4 papers; 3 are there"
    )
    assert sheet.pills.words == ["All 3", "New 2", "Unsure 1", "Lines not read 2"]
    assert sheet.rows.current_place() == 1, "the unsure one is what is looked at first"
    assert lit(sheet) == [3, 4]
    assert button(sheet) == "Add 3 papers"
    assert "Where does the title end?" in sheet.model.remark(1)
    assert sheet.changes.doubt.text() == "Where does the title end?"
    key(qtbot, app, Qt.Key.Key_Space)
    assert button(sheet) == "Add 2 papers"
    key(qtbot, app, Qt.Key.Key_Return, CTRL)
    assert app.commands.transfer.reviews.sheet is None
    assert held(app) == 2
    assert app.window.toast.message == "Added 2 papers; 1 left out."
    assert app.window.table.hasFocus()
    app.session.undo()
    rest(qtbot, app)
    assert held(app) == 0


def test_what_is_sure_goes_in_without_a_question(qtbot: QtBot, empty: Start, seeds: Path) -> None:
    app = empty()
    app.commands.transfer.take([seeds / "author-page.txt"], "")
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is None
    assert held(app) == 7
    app.commands.transfer.take([seeds / "author-page.txt"], "")
    rest(qtbot, app)
    assert "already yours" in app.window.toast.message


@pytest.mark.usefixtures("doubtful")
def test_never_means_never(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    app.window.actions_by_name["review_never"].trigger()
    app.commands.transfer.take([], "a page")
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is None
    assert held(app) == 3
    assert app.settings.value("import/review") == NEVER


def test_the_next_copy_of_a_page_shows_what_is_new(review: Review, seeds: Path, tmp_path: Path) -> None:
    lines = (seeds / "author-page.txt").read_text(encoding="utf-8").split("\n")
    short = tmp_path / "short.txt"
    short.write_text("\n".join(lines[:45]))
    fill(tmp_path, short)
    _app, sheet = review(text="\n".join(lines))
    assert sheet.pills.current == Verdict.NEW
    assert "Already yours 5" in sheet.pills.words
    assert [sheet.model.chip(sheet.model.place(row)) for row in range(sheet.model.rowCount())] == ["new", "new"]
    assert button(sheet) == "Add 2 papers"


def test_ticks_by_mouse_and_by_key_for_one_and_for_many(qtbot: QtBot, review: Review, seeds: Path) -> None:
    app, sheet = review(seeds / "author-page.txt")
    view = sheet.rows.viewport()
    qtbot.mouseClick(view, LEFT, pos=tick(sheet, 2))
    assert (button(sheet), sheet.rows.current_place()) == ("Add 6 papers", 2)
    qtbot.mouseClick(view, LEFT, pos=tick(sheet, 2))
    assert button(sheet) == "Add 7 papers"
    sheet.rows.selectAll()
    key(qtbot, app, Qt.Key.Key_Space)
    assert button(sheet) == "Nothing is ticked"
    assert not sheet.foot.commit_button.isEnabled()
    key(qtbot, app, Qt.Key.Key_Return)
    assert app.commands.transfer.reviews.sheet is sheet, "nothing to do, so nothing is done"
    qtbot.mouseClick(view, LEFT, pos=tick(sheet, 1))
    assert button(sheet) == "Add 7 papers", "a tick among the selected is for all of them"


def test_what_is_yours_cannot_be_ticked_and_is_not_counted(
    qtbot: QtBot, review: Review, seeds: Path, tmp_path: Path
) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    app, sheet = review(seeds / "author-page.txt")
    assert button(sheet) == "Nothing to add" and not sheet.foot.commit_button.isEnabled()
    qtbot.mouseClick(sheet.rows.viewport(), LEFT, pos=tick(sheet, 0))
    assert button(sheet) == "Nothing to add"
    assert sheet.model.remark(0) == "nothing new on this page"
    key(qtbot, app, Qt.Key.Key_Escape)
    assert app.commands.transfer.reviews.sheet is None


def test_what_would_change_is_shown_field_by_field(review: Review, seeds: Path, tmp_path: Path) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    with Library.open(tmp_path / "library.db") as library:
        edits.apply(library, edits.Correct(4, {"comment": "My own words"}))
    _, sheet = review(seeds / "lab-publications.txt")
    place = next(at for at, entry in enumerate(sheet.plan.entries) if entry.draft.arxiv_id == "2510.17506")
    assert sheet.rows.go_to(place)
    assert sheet.changes.heading.text().startswith("Goes into “Convergence Rates for Gradient Descent")
    assert sheet.changes.shown_words == ["code", "yes", "arXiv id", "2510.17506"]
    assert button(sheet) == "Add 8 papers, complete 2"
    sheet.changes.separate_button.click()
    assert button(sheet) == "Add 9 papers, complete 1"
    assert "kept as a paper of its own" in sheet.model.remark(place)
    sheet.changes.separate_button.click()
    assert button(sheet) == "Add 8 papers, complete 2"


def test_one_decision_for_all(qtbot: QtBot, review: Review, seeds: Path, tmp_path: Path) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    _, sheet = review(seeds / "lab-publications.txt")
    outcomes = []
    for action in sheet.foot.menu.actions():
        action.trigger()
        outcomes.append(button(sheet))
        assert sheet.foot.rule.text().lower() == action.text().lower()
    assert outcomes == [
        "Add 8 papers, complete 2", "Add 8 papers", "Complete 2 papers",
        "Add 8 papers, complete 2", "Add 8 papers, complete 2", "Nothing is ticked",
    ]  # fmt: skip
    qtbot.mouseClick(sheet.rows.viewport(), LEFT, pos=tick(sheet, 0))
    assert sheet.foot.rule.text() == "chosen one by one"


@pytest.mark.usefixtures("doubtful")
def test_fields_are_mended_before_they_are_kept(qtbot: QtBot, review: Review) -> None:
    app, sheet = review(text="a page")
    key(qtbot, app, Qt.Key.Key_F2)
    dialog = dialogs(app)[0]
    assert isinstance(dialog, EditFieldsDialog)
    assert dialog.paper.title == "Where does it end"
    dialog.editors["title"].setPlainText("Where does it end? Here")  # type: ignore[union-attr]
    dialog.editors["date"].setText("2025")  # type: ignore[union-attr]
    qtbot.mouseClick(dialog.save_button, LEFT)
    rest(qtbot, app)
    assert sheet.model.title(1) == "Where does it end? Here"
    assert sheet.model.remark(1).startswith("you changed title, date")
    assert sheet.changes.shown_words[:3] == ["title", "Where does it end", "Where does it end? Here"]
    # Esc asks before corrections are lost, and Esc again goes on.
    app.window.activateWindow()
    qtbot.waitUntil(lambda: app.window.isActiveWindow())
    sheet.rows.setFocus()
    key(qtbot, app, Qt.Key.Key_Escape)
    assert sheet.foot.is_asking and "2 corrections would be lost." in [w.text() for w in sheet.findChildren(QLabel)]
    key(qtbot, app, Qt.Key.Key_Escape)
    assert not sheet.foot.is_asking
    qtbot.mouseClick(sheet.foot.commit_button, LEFT)
    rest(qtbot, app)
    paper = app.session.library.papers.load([2])[0]
    assert (paper.title, paper.date, paper.corrected) == ("Where does it end? Here", "2025", {"title", "date"})
    app.session.undo()
    rest(qtbot, app)
    assert held(app) == 0


@pytest.mark.usefixtures("doubtful")
def test_what_was_mended_can_be_taken_back_or_discarded(qtbot: QtBot, review: Review) -> None:
    app, sheet = review(text="a page")
    sheet.edit(0, {"title": "Mended"})
    sheet.rows.go_to(0)
    sheet.changes.unedit_button.click()
    assert sheet.model.title(0) == "A sure paper about very little"
    sheet.edit(0, {"title": "Mended"})
    sheet.cancel()
    qtbot.mouseClick(sheet.foot.discard_button, LEFT)
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is None
    assert (held(app), app.window.toast.message) == (0, "Nothing was imported.")


def test_a_source_that_cannot_be_read_is_told_beside_the_others(review: Review, seeds: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "empty.txt"
    nothing.write_text("")
    _, sheet = review(nothing, seeds / "author-page.txt")
    assert "empty.txt is empty" in sheet.head.error.text() and sheet.head.error.isVisible()
    assert button(sheet) == "Add 7 papers"


def test_what_comes_while_a_review_is_open_waits_for_its_turn(qtbot: QtBot, review: Review, seeds: Path) -> None:
    app, sheet = review(seeds / "author-page.txt")
    app.window.dropped.emit([seeds / "lab-publications.txt"], "")
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is sheet
    assert sheet.head.waiting.text() == "1 more waits"
    sheet.commit()
    rest(qtbot, app)
    second = app.commands.transfer.reviews.sheet
    assert second is not None and second is not sheet
    assert button(second) == "Add 8 papers, complete 2", "judged against what the first brought"
    second.commit()
    rest(qtbot, app)
    assert held(app) == 15


def test_when_it_cannot_be_written_the_decisions_are_kept(
    qtbot: QtBot, review: Review, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, sheet = review(seeds / "author-page.txt")
    sheet.edit(0, {"title": "Mended"})
    sheet.decisions.take([1, 2], False)

    def locked(*args: object, **named: object) -> None:
        raise LibraryLocked("Another program is using the library. Nothing was changed.")

    with monkeypatch.context() as patch:
        patch.setattr(committing._Commit, "run", locked)
        sheet.commit()
        rest(qtbot, app)
    again = app.commands.transfer.reviews.sheet
    assert again is not None and "Try again" in again.head.error.text()
    assert (button(again), again.model.title(0)) == ("Add 5 papers", "Mended")
    again.commit()
    rest(qtbot, app)
    assert held(app) == 5


def test_reading_can_be_stopped(qtbot: QtBot, empty: Start, seeds: Path) -> None:
    app = empty()
    app.commands.transfer.reviews.set_when(ALWAYS)
    app.commands.transfer.take([seeds / "daily-papers.txt"], "")
    assert app.busy
    app.window.status_bar.cancel_requested.emit()
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is None
    assert held(app) == 0
    assert "stopped" in app.window.toast.message


def test_rows_of_one_paper_are_all_painted_anew(qtbot: QtBot, review: Review, tmp_path: Path) -> None:
    bib = tmp_path / "own.bib"
    same = "title = {A paper about waiting}, author = {Ada Byron}"
    bib.write_text(f"@misc{{a, {same}}}\n@misc{{b, title = {{Another one}}}}\n@misc{{c, {same}, keywords = {{x}}}}")
    _, sheet = review(bib)
    painted: list[int] = []
    sheet.model.dataChanged.connect(lambda first, last, *_: painted.extend(range(first.row(), last.row() + 1)))
    before = sheet.decisions.fate(2)
    sheet.model.toggle([0])
    assert (before, sheet.decisions.fate(2)) == ("complete", "add") and painted == [0, 1, 2]
    painted.clear()
    sheet.model.toggle([1])
    assert painted == [1]


def test_the_window_says_what_it_does_and_how_far_it_is(
    qtbot: QtBot, empty: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = empty()
    app.commands.transfer.reviews.set_when(ALWAYS)
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(app.window.status_bar, "set_work", lambda *said, **_: told.append(said))
    bib = tmp_path / "own.bib"
    bib.write_text("\n".join(f"@misc{{k{k}, title = {{A paper with the number {k}}}}}" for k in range(400)))
    app.commands.transfer.take([bib], "")
    rest(qtbot, app)
    told = [said for said in told if "…" in said[0] and "search" not in said[0]]
    assert told[0] == ("Reading own.bib…", 0, 0) and ("Reading own.bib…", 300, 400) in told
    assert told[-1] == ("Comparing Own with your library…", 400, 400)
    assert ("Comparing Own with your library…", 0, 400) in told and len(told) > 6


def test_what_is_too_large_to_review_is_imported_and_said(qtbot: QtBot, empty: Start, tmp_path: Path) -> None:
    app = empty()
    app.commands.transfer.reviews.set_when(ALWAYS)
    lines = tmp_path / "arxiv.jsonl"
    lines.write_text('{"id": "2501.00001", "title": "A paper of a stream", "abstract": "Short."}\n')
    app.commands.transfer.take([lines], "")
    rest(qtbot, app)
    assert app.commands.transfer.reviews.sheet is None
    assert held(app) == 1


def test_a_paper_that_it_may_be_is_one_click_away(
    review: Review, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, seeds / "author-page.txt")
    usual = planning.judge

    def hesitant(*asked: Any) -> Any:
        judgements, known = usual(*asked)
        unsure = [
            Judgement(Verdict.UNSURE, maybe=one.paper, why="Perhaps.") if one.paper else one for one in judgements
        ]
        return unsure, known

    monkeypatch.setattr(planning, "judge", hesitant)
    _, sheet = review(seeds / "lab-publications.txt", when=UNSURE)
    place = sheet.rows.current_place()
    assert place is not None and sheet.plan.entries[place].maybe is not None
    assert (button(sheet), sheet.changes.heading.text()) == ("Add 10 papers", "Becomes a new paper")
    assert sheet.changes.separate_button.text().startswith("It is “Convergence Rates")
    sheet.changes.separate_button.click()
    assert button(sheet) == "Add 9 papers, complete 1"
    assert sheet.changes.heading.text().startswith("Goes into “Convergence Rates")
    assert "arXiv id" in sheet.changes.shown_words
    assert sheet.model.remark(place).startswith("adds")
    sheet.changes.separate_button.click()
    assert button(sheet) == "Add 10 papers"

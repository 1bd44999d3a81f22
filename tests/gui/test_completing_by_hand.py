"""Completing papers by hand: nothing is asked before it is allowed, nothing is filled before it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Start, dialogs, labels, rest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from services import Reply, Server, serving, work

from readinglist import matching
from readinglist.importing import batch
from readinglist.library import Library
from readinglist.lookup import answers
from readinglist.records import Draft, Paper
from ui.app import App
from ui.dialogs.completing import CompleteDialog


@pytest.fixture
def crossref(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with serving(lambda what, before: work() if what.endswith("7") else Reply(code=404)) as server:
        monkeypatch.setattr(answers, "SERVICES", server.services)
        yield server


@pytest.fixture
def bare(empty: Start, tmp_path: Path) -> Start:
    """A library in which papers 1 and 2 are known by their DOI alone."""
    with Library.open(tmp_path / "library.db") as library, library.transaction():
        about = {"name": "page", "origin": "pasted", "at": "2026-01-01", "sha256": "", "size": 1, "encoding": "utf-8"}
        import_id = library.imports.begin({**about, "warnings": "[]", "unread": "[]"}, "text", b"")
        known = [Draft(doi="10.1000/waiting.7", comment="from the page"), Draft(doi="10.1000/nobody")]
        batch.write(library, import_id, [(k, draft, matching.keys(draft)) for k, draft in enumerate(known)])
        library.imports.finish(import_id, finished=True)
    return empty


def open_dialog(qtbot: QtBot, app: App, papers: list[int]) -> CompleteDialog:
    app.window.table.select_ids(papers)
    rest(qtbot, app)
    app.window.actions_by_name["complete"].trigger()
    (dialog,) = dialogs(app)
    assert isinstance(dialog, CompleteDialog)
    return dialog


def paper(app: App, number: int) -> Paper:
    return app.desk.session.library.papers.load([number])[0]


def said(dialog: CompleteDialog) -> str:
    return " ".join(label.text() for label in labels(dialog) if label.isVisible())


def test_it_is_off_until_allowed_then_shown_then_filled_then_undone(
    qtbot: QtBot, bare: Start, crossref: Server
) -> None:
    app = bare()
    assert not app.window.actions_by_name["allow_lookup"].isChecked()
    dialog = open_dialog(qtbot, app, [1, 2])
    assert "May Reading List ask online?" in said(dialog)
    assert crossref.asked == []
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.go_button.text() == "Complete 1 paper")
    assert app.window.actions_by_name["allow_lookup"].isChecked()
    assert sorted(crossref.asked) == ["10.1000/nobody", "10.1000/waiting.7"]
    model = dialog.tree.model()
    assert model.rowCount() == 2
    assert str(model.index(0, 1).data()) == "adds title, authors, date, venue, abstract · Crossref"
    assert str(model.index(1, 1).data()) == "Crossref knows no 10.1000/nobody."
    before = paper(app, 1)
    assert before.title is None
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    rest(qtbot, app)
    after = paper(app, 1)
    assert (after.title, after.venue) == ("On waiting & seeing: A study of queues", "Annals of Waiting")
    assert after.comment == before.comment
    app.window.actions_by_name["undo"].trigger()
    rest(qtbot, app)
    assert paper(app, 1).venue is None


def test_unticked_papers_are_not_filled(qtbot: QtBot, bare: Start, crossref: Server) -> None:
    app = bare()
    app.desk.settings.setValue("lookup/allowed", True)
    dialog = open_dialog(qtbot, app, [1])
    qtbot.waitUntil(lambda: dialog.go_button.text() == "Complete 1 paper")
    dialog.tree.setFocus()
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.go_button.text() == "Nothing ticked"
    assert not dialog.go_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    rest(qtbot, app)
    assert dialogs(app) == []
    assert paper(app, 1).title is None


def test_what_lacks_nothing_is_not_asked_about(qtbot: QtBot, filled: Start, crossref: Server) -> None:
    app = filled()
    app.desk.settings.setValue("lookup/allowed", True)
    with Library.open(app.desk.session.path) as library:
        whole = [p.id for p in library.papers.load(app.desk.model.ids) if not (p.arxiv_id or p.doi)]
    dialog = open_dialog(qtbot, app, whole[:1])
    qtbot.waitUntil(lambda: dialog.go_button.text() == "Close")
    assert "Nothing is missing." in said(dialog)
    assert crossref.asked == []
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialogs(app) == []


def test_cancelling_while_a_service_does_not_answer(qtbot: QtBot, bare: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with serving(lambda what, before: Reply(never=True)) as server:
        monkeypatch.setattr(answers, "SERVICES", server.services)
        app = bare()
        app.desk.settings.setValue("lookup/allowed", True)
        dialog = open_dialog(qtbot, app, [1])
        qtbot.waitUntil(lambda: server.asked == ["10.1000/waiting.7"])
        assert "Nothing is changed yet." in said(dialog)
        qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
        rest(qtbot, app)
        assert dialogs(app) == []
        assert paper(app, 1).title is None


def test_allowing_is_a_switch_in_the_menu(qtbot: QtBot, filled: Start) -> None:
    app = filled()
    switch = app.window.actions_by_name["allow_lookup"]
    switch.trigger()
    assert app.desk.settings.value("lookup/allowed", type=bool) is True
    switch.trigger()
    assert app.desk.settings.value("lookup/allowed", type=bool) is False

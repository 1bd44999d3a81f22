"""The window is closed while an import runs."""

from __future__ import annotations

from hands import Start, dialogs, rest
from pytestqt.qtbot import QtBot

from readinglist import importing
from readinglist.library import Library
from readinglist.records import Place, Sort
from ui.app import App
from ui.dialogs.leaving import LeavingDialog

PAGES = [
    "\n".join(f"[{k}] Ada Lovelace, Alan Turing. Learning {about} in {k} parts. In NIPS, 20{k}." for k in range(10, 26))
    for about in ("on networks", "from data")
]


def asked(app: App) -> LeavingDialog:
    """What the window asks when it is closed on two imports, of which one waits."""
    app.session.import_sources([importing.pasted(PAGES[0])])
    app.session.import_sources([importing.pasted(PAGES[1])])
    assert not app.window.close()
    (dialog,) = dialogs(app)
    assert isinstance(dialog, LeavingDialog)
    return dialog


def test_a_window_at_rest_closes(empty: Start) -> None:
    assert empty().window.close()


def test_it_can_be_kept_open_and_nothing_is_lost(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    asked(app).stay_button.click()
    assert app.session.imports_waiting == 1
    rest(qtbot, app)
    assert len(app.session.library.papers.ids(Place(), Sort())) == 32
    assert app.window.isVisible() and not dialogs(app)


def test_it_closes_by_itself_once_all_is_in(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    asked(app).wait_button.click()
    assert app.window.isVisible()
    qtbot.waitUntil(lambda: not app.window.isVisible(), timeout=20_000)
    with Library.open(app.session.path) as library:
        assert len(library.papers.ids(Place(), Sort())) == 32


def test_one_can_think_better_of_it(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    asked(app).wait_button.click()
    app.window.toast._action.click()
    rest(qtbot, app)
    assert app.window.isVisible()


def test_it_can_be_stopped(empty: Start) -> None:
    app = empty()
    asked(app).stop_button.click()
    assert not app.window.isVisible()


def test_the_question_goes_when_the_imports_are_done(qtbot: QtBot, empty: Start) -> None:
    app = empty()
    asked(app)
    assert not app.window.close() and len(dialogs(app)) == 1  # asked again, it does not ask twice
    rest(qtbot, app)
    qtbot.waitUntil(lambda: not dialogs(app), timeout=20_000)
    assert app.window.isVisible()


def test_a_program_that_is_told_to_end_does_not_ask(empty: Start) -> None:
    app = empty()
    app.session.import_sources([importing.pasted(PAGES[0])])
    app.close()
    assert not app.window.isVisible() and not dialogs(app)

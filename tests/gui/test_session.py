"""The session and its lanes: order, threads, and what goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from readinglist import edits, importing
from readinglist.errors import LibraryLocked, ReadingListError
from readinglist.history import Labels
from readinglist.library import Library
from readinglist.records import Change, Status
from ui.session import Session
from ui.workers.lane import Lane

PAGE = "\n".join(
    f"LGJan {k}, 2024\n{title}\n\nAda Byron, Emmy Noether\n\nQuestion {k} is put in a new way, answered by a proof, "
    "and the answer is tried on data of many kinds, with results that hold for larger models too.\n"
    for k, title in enumerate(["Gradient flows on graphs", "Kernels for small machines", "Learning to wait longer"], 1)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library.db"
    with Library.open(made) as library:
        importing.run(library, [importing.pasted(PAGE)])
    return made


@pytest.fixture
def session(qtbot: QtBot, path: Path) -> Iterator[Session]:
    made = Session(path)
    yield made
    made.close()


def rest(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.busy, timeout=20_000)


def test_a_lane_works_on_its_thread_and_delivers_on_ours_in_order(qtbot: QtBot, path: Path) -> None:
    lane = Lane(path, "test")
    lane.start()
    worked: list[int] = []
    delivered: list[tuple[int, int]] = []

    def job(library: Library) -> int:
        worked.append(threading.get_ident())
        return library.papers.counts().all

    for _ in range(3):
        lane.submit(job, lambda count: delivered.append((threading.get_ident(), count)), lambda _: None)
    assert lane.busy
    lane.finish()
    assert not lane.busy
    assert delivered == [(threading.get_ident(), 3)] * 3
    assert len(set(worked)) == 1 and worked[0] != threading.get_ident()


def test_a_lane_tells_errors_of_users_from_mistakes_of_ours(qtbot: QtBot, path: Path) -> None:
    lane = Lane(path, "test")
    broken: list[Exception] = []
    failed: list[ReadingListError] = []
    lane.broken.connect(broken.append)
    lane.start()

    def user_error(_: Library) -> None:
        raise LibraryLocked("busy")

    def mistake(_: Library) -> None:
        raise ZeroDivisionError

    lane.submit(user_error, lambda _: None, failed.append)
    lane.submit(mistake, lambda _: None, failed.append)
    lane.finish()
    assert [str(error) for error in failed] == ["busy"]
    assert [type(error) for error in broken] == [ZeroDivisionError]


def test_a_lane_whose_library_is_gone_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    lane = Lane(tmp_path / "none.db", "test")
    failed: list[ReadingListError] = []
    lane.start()
    lane.submit(lambda library: 1, lambda _: None, failed.append)
    lane.finish()
    assert "no library" in str(failed[0])


def test_edits_undo_and_redo_keep_the_order_they_were_asked_in(qtbot: QtBot, session: Session) -> None:
    told: list[tuple[str, bool]] = []
    labels: list[Labels] = []
    session.told.connect(lambda sentence, undoable: told.append((sentence, undoable)))
    session.history_changed.connect(labels.append)
    session.apply(edits.Mark([1, 2]))
    session.apply(edits.SetStatus([1], Status.DONE))
    session.undo()
    session.undo()
    session.redo()
    session.undo()
    session.undo()
    rest(qtbot, session)
    assert [sentence for sentence, _ in told] == [
        "Marked 2 papers",
        "1 paper now “done”",
        "Undone: 1 paper now “done”",
        "Undone: Marked 2 papers",
        "Again: Marked 2 papers",
        "Undone: Marked 2 papers",
    ]
    assert [undoable for _, undoable in told] == [True, True, False, False, True, False]
    assert labels[-1] == Labels(None, "Marked 2 papers")
    assert session.library.papers.counts().marked == 0


def test_an_edit_that_fails_says_so_and_changes_nothing(qtbot: QtBot, session: Session) -> None:
    failed: list[str] = []
    saved: list[bool] = []
    changed: list[Change] = []
    session.failed.connect(failed.append)
    session.changed.connect(changed.append)
    session.apply(edits.SetNote(99, "lost?"), quiet=True, saved=saved.append)
    session.apply(edits.SetNote(1, "kept"), quiet=True, saved=saved.append)
    rest(qtbot, session)
    assert saved == [False, True]
    assert len(failed) == 1 and "no paper 99" in failed[0]
    assert [change.papers for change in changed] == [{1: {"note": ("", "kept")}}]


def test_imports_wait_for_each_other_and_can_be_undone_one_by_one(qtbot: QtBot, session: Session) -> None:
    ended: list[Any] = []
    session.import_ended.connect(ended.append)
    longer = PAGE + (
        "LGJan 9, 2024\nA fourth paper about calm\n\nSofia Kovalevskaya\n\n"
        "Calm is defined, measured and improved, and it turns out that it can be had for very little in most models.\n"
    )
    session.import_sources([importing.pasted(longer)])
    session.import_sources([importing.pasted(longer + "\n")])
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=20_000)
    rest(qtbot, session)
    assert [one.new for one in ended] == [1, 0]
    session.undo()
    session.undo()
    rest(qtbot, session)
    assert session.library.papers.counts().all == 3


def test_a_cancelled_import_forgets_those_that_wait(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    ended: list[Any] = []
    session.import_ended.connect(ended.append)
    session.import_sources([importing.pasted(PAGE + "x")])
    session.import_sources([importing.pasted(PAGE + "y")])
    session.cancel_import()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    rest(qtbot, session)
    assert len(ended) == 1
    assert not session.is_importing


def test_closing_while_an_import_runs_keeps_whole_batches(qtbot: QtBot, path: Path) -> None:
    session = Session(path)
    session.import_sources([importing.pasted(PAGE.replace("Question", "Problem") * 200)])
    session.close()
    with Library.open(path) as library:
        assert library.connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        assert library.papers.counts().all >= 3
